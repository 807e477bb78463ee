//! The words that a page says of its own accord, in Indonesian and English.

use minijinja::Value;

use super::input::{NoticeKind, PictureOrigin};
use super::record::record;
use super::time::is_english;
use crate::article::{Kind, Role};

/// The words of a language, as the value `words` of the templates.
pub(super) fn words(language: &str) -> Value {
    if is_english(language) { english() } else { indonesian() }
}

fn indonesian() -> Value {
    record! {
        skip => "Langsung ke isi",
        sections => "Rubrik",
        updated => "Diperbarui",
        pages => "Halaman:",
        pages_label => "Halaman artikel",
        list_pages_label => "Halaman daftar",
        previous => "Sebelumnya",
        next => "Selanjutnya",
        newer => "Lebih baru",
        older => "Lebih lama",
        archive_page => "Arsip",
        whole => "Tampilkan Semua",
        tags => "Tags",
        more => "Berita lain",
        as_of => "Data per",
        empty => "Belum ada berita.",
        withdrawn => "Dicabut",
        front => "Beranda",
        latest => "Berita terbaru",
        topic => "Tag",
        writer => "Penulis",
        about => "Tentang situs ini",
        answer_to => "atas berita:",
        read => "Baca:",
        search => "Cari",
        archive => "Arsip",
        missing_text => "Alamat ini tidak ada di situs kami: mungkin salah ketik, atau halamannya sudah pindah.",
    }
}

fn english() -> Value {
    record! {
        skip => "Skip to content",
        sections => "Sections",
        updated => "Updated",
        pages => "Page:",
        pages_label => "Article pages",
        list_pages_label => "List pages",
        previous => "Previous",
        next => "Next",
        newer => "Newer",
        older => "Older",
        archive_page => "Archive",
        whole => "Show All",
        tags => "Tags",
        more => "More stories",
        as_of => "As of",
        empty => "No stories yet.",
        withdrawn => "Withdrawn",
        front => "Home",
        latest => "Latest news",
        topic => "Tag",
        writer => "Author",
        about => "About this site",
        answer_to => "to the story:",
        read => "Read:",
        search => "Search",
        archive => "Archive",
        missing_text => "There is no such address on our site: it may be mistyped, or the page has moved.",
    }
}

/// One of two texts, by language.
pub(super) fn pick<'a>(language: &str, id: &'a str, en: &'a str) -> &'a str {
    if is_english(language) { en } else { id }
}

/// What stands before a name in the byline, without the colon.
pub(super) fn role(role: Role, language: &str) -> &'static str {
    match (role, is_english(language)) {
        (Role::Penulis, false) => "Penulis",
        (Role::Penulis, true) => "Author",
        (Role::Editor, _) => "Editor",
        (Role::Fotografer, false) => "Fotografer",
        (Role::Fotografer, true) => "Photographer",
        (Role::Sumber, false) => "Sumber",
        (Role::Sumber, true) => "Source",
        (Role::Kontributor, false) => "Kontributor",
        (Role::Kontributor, true) => "Contributor",
    }
}

/// The stable name of a notice and its heading.
pub(crate) fn notice(kind: NoticeKind, language: &str) -> (&'static str, &'static str) {
    let (id, en) = match kind {
        NoticeKind::Ralat => ("Ralat", "Erratum"),
        NoticeKind::Koreksi => ("Koreksi", "Correction"),
        NoticeKind::HakJawab => ("Hak Jawab", "Right of Reply"),
        NoticeKind::Klarifikasi => ("Klarifikasi", "Clarification"),
        NoticeKind::Pembaruan => ("Pembaruan", "Update"),
        NoticeKind::Pencabutan => ("Pencabutan", "Retraction"),
    };
    (kind.as_str(), pick(language, id, en))
}

/// The stable name of a kind and its label; news has none.
pub(super) fn kind(kind: Kind, language: &str) -> (&'static str, Option<&'static str>) {
    let (id, en) = match kind {
        Kind::News => return (kind.as_str(), None),
        Kind::Report => ("Reportase", "Report"),
        Kind::Analysis => ("Analisis", "Analysis"),
        Kind::Opinion => ("Opini", "Opinion"),
        Kind::Background => ("Latar Belakang", "Background"),
        Kind::Review => ("Ulasan", "Review"),
        Kind::Satire => ("Satire", "Satire"),
        Kind::Advertorial => ("Advertorial", "Advertorial"),
    };
    (kind.as_str(), Some(pick(language, id, en)))
}

/// What readers are told of a picture that a model made; `None` of any other.
/// For captions of the lead photo and of pictures in the text.
pub fn origin_label(origin: PictureOrigin, language: &str) -> Option<&'static str> {
    match origin {
        PictureOrigin::Human => None,
        PictureOrigin::Ai => Some(pick(
            language,
            "Gambar dibuat dengan kecerdasan buatan (AI)",
            "Image made with AI",
        )),
        PictureOrigin::PartlyAi => Some(pick(
            language,
            "Gambar sebagian dibuat dengan kecerdasan buatan (AI)",
            "Image made in part with AI",
        )),
    }
}

/// What is added to the title of a later page: `Halaman 2`.
pub(super) fn page_title(n: u32, language: &str) -> String {
    format!("{} {n}", pick(language, "Halaman", "Page"))
}

/// What is added to the title of a list's numbered page: `Arsip 2`.
pub(super) fn archive_title(n: u32, language: &str) -> String {
    format!("{} {n}", pick(language, "Arsip", "Archive"))
}

/// What is added to the title of the whole story.
pub(super) fn whole_title(language: &str) -> &'static str {
    pick(language, "Semua halaman", "Complete story")
}

/// The language as Open Graph wants it: `id_ID`.
pub(super) fn locale(language: &str) -> String {
    match language {
        "id" => "id_ID".to_owned(),
        "en" => "en_US".to_owned(),
        "jv" => "jv_ID".to_owned(),
        "su" => "su_ID".to_owned(),
        "ms" => "ms_MY".to_owned(),
        other => other.replace('-', "_"),
    }
}

/// `rtl` for languages written from right to left, else `ltr`.
pub(super) fn direction(language: &str) -> &'static str {
    let mut parts = language.split('-');
    let first = parts.next().unwrap_or("");
    let arabic_script = parts.any(|part| part.eq_ignore_ascii_case("arab"));
    let rtl = arabic_script || matches!(first, "ar" | "fa" | "he" | "ur" | "ps" | "dv");
    if rtl { "rtl" } else { "ltr" }
}
