//! The words that a page says of its own accord, in Indonesian and English.

use minijinja::{Value, context};

use super::input::NoticeKind;
use super::time::is_english;
use crate::article::Role;

/// The words of a language, as the value `words` of the templates.
pub(super) fn words(language: &str) -> Value {
    if is_english(language) { english() } else { indonesian() }
}

fn indonesian() -> Value {
    context! {
        skip => "Langsung ke isi",
        sections => "Rubrik",
        updated => "Diperbarui",
        pages => "Halaman:",
        pages_label => "Halaman artikel",
        previous => "Sebelumnya",
        next => "Selanjutnya",
        whole => "Tampilkan Semua",
        tags => "Tags",
        more => "Berita lain",
        as_of => "Data per",
        empty => "Belum ada berita.",
        withdrawn => "Dicabut",
        front => "Beranda",
        topic => "Tag",
        about => "Tentang situs ini",
    }
}

fn english() -> Value {
    context! {
        skip => "Skip to content",
        sections => "Sections",
        updated => "Updated",
        pages => "Page:",
        pages_label => "Article pages",
        previous => "Previous",
        next => "Next",
        whole => "Show All",
        tags => "Tags",
        more => "More stories",
        as_of => "As of",
        empty => "No stories yet.",
        withdrawn => "Withdrawn",
        front => "Home",
        topic => "Tag",
        about => "About this site",
    }
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
pub(super) fn notice(kind: NoticeKind, language: &str) -> (&'static str, &'static str) {
    let english = is_english(language);
    let (key, id, en) = match kind {
        NoticeKind::Ralat => ("ralat", "Ralat", "Erratum"),
        NoticeKind::Koreksi => ("koreksi", "Koreksi", "Correction"),
        NoticeKind::HakJawab => ("hak-jawab", "Hak Jawab", "Right of Reply"),
        NoticeKind::Klarifikasi => ("klarifikasi", "Klarifikasi", "Clarification"),
        NoticeKind::Pembaruan => ("pembaruan", "Pembaruan", "Update"),
        NoticeKind::Pencabutan => ("pencabutan", "Pencabutan", "Retraction"),
    };
    (key, if english { en } else { id })
}

/// What is added to the title of a later page: `Halaman 2`.
pub(super) fn page_title(n: u32, language: &str) -> String {
    if is_english(language) { format!("Page {n}") } else { format!("Halaman {n}") }
}

/// What is added to the title of the whole story.
pub(super) fn whole_title(language: &str) -> &'static str {
    if is_english(language) { "Complete story" } else { "Semua halaman" }
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
