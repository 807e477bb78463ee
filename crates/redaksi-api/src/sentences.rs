//! Faults as a code that a program acts on and a sentence that a person reads:
//! what happened, what was kept, what to do. In Indonesian and English.

use redaksi_core::article::FieldError;
use redaksi_core::check;
use redaksi_core::error::{Error, Refusal, Unreadable};
use redaksi_core::export::plan::Reason;
use redaksi_core::lang::Lang;

use crate::to_wire;
use crate::wire::WireError;

/// The code of a fault. The list is part of the contract (`docs/cli.md`).
pub fn code(fault: &Error) -> &'static str {
    match fault {
        Error::ArticleNotFound(_) | Error::NoNewsroom(_) | Error::FileNotFound(_) => "not-found",
        Error::FolderTaken(_)
        | Error::BadField(_)
        | Error::BadValue { .. }
        | Error::OutOfRange { .. } => "bad-value",
        Error::Busy(_) => "newsroom-busy",
        Error::DiskFull(_) => "disk-full",
        Error::ReadOnly(_) => "read-only",
        Error::Newer { .. } => "newer-newsroom",
        Error::Damaged { .. } => "damaged-newsroom",
        Error::MissingMedia(_) => "missing-media",
        Error::UnreadableFile { why: Unreadable::NotABackup, .. } => "refused-archive",
        Error::UnreadableFile { .. } => "unreadable-file",
        Error::NotAllowed(Refusal::OtherExport) => "other-export",
        Error::NotAllowed(_) => "not-allowed",
        Error::Blocked(_) => "blocked",
        Error::VersionMismatch => "version-mismatch",
        Error::ChangedMeanwhile => "changed-meanwhile",
        Error::Cancelled => "cancelled",
        Error::Io { .. } => "read-only",
        Error::Bug(_) => "bug",
    }
}

/// The fault as it crosses the wire.
pub fn wire_error(fault: &Error, lang: Lang) -> WireError {
    let problems = match fault {
        Error::Blocked(problems) => {
            problems.iter().map(|problem| to_wire::problem(problem, None, lang)).collect()
        }
        _ => Vec::new(),
    };
    WireError { code: code(fault).to_owned(), message: sentence(fault, lang), problems }
}

/// The fault as one sentence or two, on one line whatever was asked for.
pub fn sentence(fault: &Error, lang: Lang) -> String {
    let said = said(fault, lang);
    said.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

#[expect(clippy::too_many_lines, reason = "a table: one sentence for each fault")]
fn said(fault: &Error, lang: Lang) -> String {
    match fault {
        Error::ArticleNotFound(name) => lang.pick(
            format!("Tidak ada berita bernama \u{201c}{name}\u{201d}. Tidak ada yang diubah; lihat daftar untuk ID atau slug yang benar."),
            format!("There is no story called \u{201c}{name}\u{201d}. Nothing was changed; see the list for the right id or slug."),
        ),
        Error::NoNewsroom(path) => lang.pick(
            format!("Tidak ada redaksi di {}. Buat dengan perintah `new`, atau pilih folder lain.", path.display()),
            format!("There is no newsroom in {}. Make one with `new`, or choose another folder.", path.display()),
        ),
        Error::FolderTaken(path) => lang.pick(
            format!("{} sudah berisi sesuatu. Isinya dibiarkan; pilih folder yang kosong.", path.display()),
            format!("{} holds something already. It was left as it is; choose an empty folder.", path.display()),
        ),
        Error::FileNotFound(path) => lang.pick(
            format!("{} tidak ditemukan. Tidak ada yang diubah; periksa nama dan foldernya.", path.display()),
            format!("{} was not found. Nothing was changed; check its name and folder.", path.display()),
        ),
        Error::Busy(_) => lang.pick(
            "Program lain sedang menulis di redaksi ini. Tidak ada yang hilang; coba lagi sebentar lagi.".to_owned(),
            "Another program is writing to this newsroom. Nothing was lost; try again in a moment.".to_owned(),
        ),
        Error::DiskFull(_) => lang.pick(
            "Disk penuh. Semua yang sudah tersimpan aman dan perubahan terakhir belum ditulis; kosongkan ruang, lalu coba lagi.".to_owned(),
            "The disk is full. All that was saved is safe and the last change was not written; free some space, then try again.".to_owned(),
        ),
        Error::ReadOnly(_) => lang.pick(
            "Folder ini tidak dapat ditulis. Isinya tetap dapat dibaca dan tidak ada yang diubah; pindahkan redaksi atau ubah izinnya.".to_owned(),
            "This folder cannot be written. It can still be read and nothing was changed; move the newsroom or change its permissions.".to_owned(),
        ),
        Error::Newer { found, supported } => lang.pick(
            format!("Redaksi ini dibuat oleh program yang lebih baru (versi data {found}; program ini mengenal sampai {supported}). Isinya dibiarkan; perbarui program."),
            format!("This newsroom was made by a newer program (data version {found}; this program knows up to {supported}). It was left as it is; update the program."),
        ),
        Error::Damaged { what, .. } => lang.pick(
            format!("Data redaksi rusak: {what}. Berkasnya dibiarkan apa adanya; jalankan `verify`, atau pulihkan cadangan ke folder lain dengan `restore-backup`."),
            format!("The newsroom's data is damaged: {what}. The files were left as they are; run `verify`, or restore a backup to another folder with `restore-backup`."),
        ),
        Error::BadField(fault) => field(fault, lang),
        Error::BadValue { name, value, takes } => lang.pick(
            format!("\u{201c}{value}\u{201d} tidak cocok untuk {name}. Tidak ada yang diubah; isinya {}.", takes_id(takes)),
            format!("\u{201c}{value}\u{201d} does not fit {name}. Nothing was changed; it takes {takes}."),
        ),
        Error::MissingMedia(id) => lang.pick(
            format!("Foto {id} tidak ada di folder media. Beritanya tidak diubah; pasang lagi fotonya dengan `photo`."),
            format!("The picture {id} is not in the media folder. The story was not changed; put it in again with `photo`."),
        ),
        Error::UnreadableFile { path, why } => unreadable(&path.display().to_string(), *why, lang),
        Error::NotAllowed(refusal) => refused(*refusal, lang).to_owned(),
        Error::Blocked(problems) => {
            let first = problems.first().map(|p| check::message(p, lang)).unwrap_or_default();
            lang.pick(
                format!("Ekspor ditahan oleh {} masalah. Tidak ada yang ditulis; yang pertama: {first}", problems.len()),
                format!("The export is held back by {} problems. Nothing was written; the first: {first}", problems.len()),
            )
        }
        Error::VersionMismatch => lang.pick(
            "Teks di editor bukan teks dokumen. Ketikan disimpan di editor; muat ulang berita ini.".to_owned(),
            "The editor's text is not the document's. What was typed is kept in the editor; reload the story.".to_owned(),
        ),
        Error::ChangedMeanwhile => lang.pick(
            "Berita ini berubah sesudah Anda membacanya. Belum ada yang disetujui; baca lagi, lalu setujui.".to_owned(),
            "The story has changed since you read it. Nothing was approved; read it again, then approve.".to_owned(),
        ),
        Error::OutOfRange { edit } => lang.pick(
            format!("Suntingan {edit} berada di luar teks. Semua suntingan sebelumnya tersimpan; perbaiki jejaknya dari baris itu."),
            format!("Edit {edit} lies outside the text. All edits before it are saved; mend the trace from that line."),
        ),
        Error::Cancelled => lang.pick(
            "Dibatalkan. Folder tujuan tetap seperti semula.".to_owned(),
            "Cancelled. The target folder is as it was.".to_owned(),
        ),
        Error::Io { path, source } => lang.pick(
            format!("{} tidak dapat dibaca atau ditulis ({source}). Yang lama dibiarkan; periksa folder dan izinnya.", path.display()),
            format!("{} cannot be read or written ({source}). What stood there was left; check the folder and its permissions.", path.display()),
        ),
        Error::Bug(what) => lang.pick(
            format!("Ada kesalahan di dalam program ({what}). Semua yang sudah tersimpan aman; mulai lagi programnya dan laporkan."),
            format!("There is a fault in the program ({what}). All that was saved is safe; start it again and report this."),
        ),
    }
}

fn field(fault: &FieldError, lang: Lang) -> String {
    match fault {
        FieldError::Unknown(name) => lang.pick(
            format!("Tidak ada isian bernama `{name}`. Tidak ada yang diubah; lihat docs/cli.md untuk daftarnya."),
            format!("There is no field `{name}`. Nothing was changed; see docs/cli.md for the list."),
        ),
        FieldError::Unfit { field, value, takes } => lang.pick(
            format!("\u{201c}{value}\u{201d} tidak cocok untuk {field}. Tidak ada yang diubah; isinya {}.", takes_id(takes)),
            format!("\u{201c}{value}\u{201d} does not fit {field}. Nothing was changed; it takes {takes}."),
        ),
    }
}

/// What a value takes, in Indonesian. Core says it in English, once.
fn takes_id(takes: &str) -> String {
    if takes.starts_with("a list like [{\"role\"") {
        return "daftar seperti [{\"role\":\"editor\",\"name\":\"…\"}] dengan peran penulis, editor, fotografer, sumber, atau kontributor".to_owned();
    }
    let found = WORDS.iter().find(|(en, _)| *en == takes);
    found.map_or(takes, |(_, id)| id).to_owned()
}

/// What values take, in English and Indonesian.
const WORDS: &[(&str, &str)] = &[
    (
        "draft, in-review, approved, changed, exported, retracted or trashed",
        "draft, in-review, approved, changed, exported, retracted, atau trashed",
    ),
    ("a page's number, or all", "nomor halaman, atau all"),
    ("text or markdown", "text atau markdown"),
    (
        "an object like {\"caption\":\"…\",\"credit\":\"…\"}",
        "objek seperti {\"caption\":\"…\",\"credit\":\"…\"}",
    ),
    ("a list as JSON, like [\"a\",\"b\"]", "daftar dalam JSON, seperti [\"a\",\"b\"]"),
    ("a list of texts, like [\"a\",\"b\"]", "daftar teks, seperti [\"a\",\"b\"]"),
    (
        "a time like 2022-02-22T08:22:00+07:00, or null",
        "waktu seperti 2022-02-22T08:22:00+07:00, atau null",
    ),
    ("a zone like Asia/Jakarta or WIB", "zona seperti Asia/Jakarta atau WIB"),
    ("a text", "teks"),
    ("one line", "satu baris"),
    ("small letters, digits and single hyphens", "huruf kecil, angka, dan tanda hubung tunggal"),
    ("a text of one line", "teks satu baris"),
    ("a pattern like {section}/{slug}.html", "pola seperti {section}/{slug}.html"),
    ("a text of up to 100,000 characters", "teks paling panjang 100.000 karakter"),
    (
        "an address like https://example.id, without a path's last slash",
        "alamat seperti https://example.id",
    ),
    ("id or en", "id atau en"),
    ("a colour like #9f1d2d", "warna seperti #9f1d2d"),
    ("a list like [\"a\",\"b\"]", "daftar seperti [\"a\",\"b\"]"),
    ("true, false, or null for the default", "true, false, atau null untuk bawaan"),
    ("a number from 0 to 50", "angka dari 0 sampai 50"),
    ("hide, heading or latest", "hide, heading, atau latest"),
    ("hide or heading", "hide atau heading"),
    ("section, tag or feed", "section, tag, atau feed"),
    ("a number of days from 0 to 36500", "jumlah hari dari 0 sampai 36500"),
    (
        "a list of tags, picks, related, latest, popular and regional",
        "daftar yang berisi tags, picks, related, latest, popular, dan regional",
    ),
    ("the report's last day, like 2026-11-07", "hari terakhir laporan, seperti 2026-11-07"),
    ("what `popular` made of a report, or null", "hasil perintah `popular`, atau null"),
    ("what `sister` made of a feed, or null", "hasil perintah `sister`, atau null"),
    ("a number from 0 to 100000", "angka dari 0 sampai 100000"),
    ("blocker, warning, note or off", "blocker, warning, note, atau off"),
    ("warning, note or off", "warning, note, atau off"),
    ("the code of a problem, as `check` prints it", "kode masalah seperti yang dicetak `check`"),
    ("a key of the list that `settings` prints", "kunci dari daftar yang dicetak `settings`"),
    (
        "picks, related, latest, popular or regional",
        "picks, related, latest, popular, atau regional",
    ),
    ("a slug that no other story has", "slug yang tidak dipakai berita lain"),
    (
        "news, report, analysis, opinion, background, review, satire or advertorial",
        "news, report, analysis, opinion, background, review, satire, atau advertorial",
    ),
    ("free or subscriber", "free atau subscriber"),
    ("two fractions between 0 and 1, like 0.5,0.3", "dua pecahan antara 0 dan 1, seperti 0.5,0.3"),
    ("a day like 2026-12-31, or null", "tanggal seperti 2026-12-31, atau null"),
    (
        "a term of IPTC's Digital Source Type, like trainedAlgorithmicMedia",
        "istilah Digital Source Type dari IPTC, seperti trainedAlgorithmicMedia",
    ),
    ("the id of a stored picture", "ID foto yang tersimpan"),
    (
        "ralat, koreksi, hak-jawab, klarifikasi or pembaruan",
        "ralat, koreksi, hak-jawab, klarifikasi, atau pembaruan",
    ),
    ("the id or slug of another story", "ID atau slug berita lain"),
    (
        "a text of up to 5,000 characters without hidden ones",
        "teks paling panjang 5.000 karakter tanpa karakter tersembunyi",
    ),
    ("a folder", "sebuah folder"),
    ("a folder, not a file", "folder, bukan berkas"),
    ("a time like 2022-02-22T08:22:00+07:00", "waktu seperti 2022-02-22T08:22:00+07:00"),
];

fn unreadable(path: &str, why: Unreadable, lang: Lang) -> String {
    let (id, en) = match why {
        Unreadable::UnknownKind => (
            "bukan jenis berkas yang dapat diimpor; yang dikenal: teks polos dan Markdown",
            "is not a kind of file that can be imported; plain text and Markdown can",
        ),
        Unreadable::NotText => (
            "bukan teks; simpan ulang sebagai teks UTF-8",
            "is not text; save it again as UTF-8 text",
        ),
        Unreadable::NotAPicture => (
            "bukan foto JPEG, PNG, atau WebP; simpan fotonya sebagai salah satunya",
            "is not a JPEG, PNG or WebP picture; save the picture as one of them",
        ),
        Unreadable::DamagedPicture => (
            "foto yang rusak atau terpotong; salin ulang dari asalnya",
            "is a damaged or cut-off picture; copy it again from where it came",
        ),
        Unreadable::OddPicture => (
            "foto JPEG dalam bentuk langka yang warnanya akan salah; buka di program foto lalu simpan ulang",
            "is a JPEG in a rare form whose colours would come out wrong; open it in a picture program and save it again",
        ),
        Unreadable::Animated => (
            "gambar bergerak; simpan satu gambarnya sebagai JPEG, PNG, atau WebP",
            "is an animated picture; save one of its images as JPEG, PNG or WebP",
        ),
        Unreadable::TooLarge => (
            "terlalu besar; perkecil lalu coba lagi",
            "is too large; make it smaller and try again",
        ),
        Unreadable::Empty => ("kosong; periksa berkasnya", "is empty; check the file"),
        Unreadable::NotABackup => (
            "bukan cadangan Redaksi; pilih berkas yang dibuat oleh `backup`",
            "is not a backup of Redaksi; choose a file that `backup` made",
        ),
        Unreadable::NotAReport => (
            "bukan laporan berita terpopuler; pilih CSV dengan kolom halaman dan kolom jumlah tayangan",
            "is no report of what was read most; choose a CSV with a column of pages and one of views",
        ),
        Unreadable::NotAFeed => (
            "bukan umpan RSS, Atom, atau JSON Feed; simpan lagi umpannya",
            "is no RSS, Atom or JSON feed; save the feed again",
        ),
        Unreadable::Broken => {
            ("rusak; perbaiki atau pilih berkas lain", "is broken; mend it or choose another file")
        }
        Unreadable::NoAccess => (
            "tidak dapat dibuka oleh akun ini; periksa izin dan tautannya",
            "cannot be opened by this account; check its permissions and links",
        ),
        Unreadable::NotAFile => {
            ("bukan berkas biasa; pilih sebuah berkas", "is not a plain file; choose a file")
        }
    };
    lang.pick(
        format!("{path} tidak dapat dibaca: {id}. Tidak ada yang diubah."),
        format!("{path} cannot be read: it {en}. Nothing was changed."),
    )
}

fn refused(refusal: Refusal, lang: Lang) -> &'static str {
    match refusal {
        Refusal::OwnStory => lang.pick(
            "Di redaksi ini penulis tidak boleh menyetujui, mengoreksi, atau mencabut beritanya sendiri. Tidak ada yang diubah; minta orang lain melakukannya.",
            "In this newsroom the writer may not approve, correct or withdraw their own story. Nothing was changed; ask someone else to do it.",
        ),
        Refusal::Live => lang.pick(
            "Berita ini sudah terbit dan tidak dapat dibuang, hanya dicabut. Tidak ada yang diubah.",
            "The story is live and cannot be thrown away, only retracted. Nothing was changed.",
        ),
        Refusal::Trashed => lang.pick(
            "Berita ini ada di tempat sampah. Tidak ada yang diubah; kembalikan dulu dengan `untrash`.",
            "The story is in the bin. Nothing was changed; take it back with `untrash` first.",
        ),
        Refusal::NotTrashed => lang.pick(
            "Berita ini tidak ada di tempat sampah. Tidak ada yang diubah.",
            "The story is not in the bin. Nothing was changed.",
        ),
        Refusal::Retracted => lang.pick(
            "Berita ini sudah dicabut, dan pencabutan tetap berlaku. Tidak ada yang diubah; untuk menerbitkannya lagi, tulis berita baru.",
            "The story was withdrawn, and that stands. Nothing was changed; to publish it again, write a new story.",
        ),
        Refusal::NoReason => lang.pick(
            "Tindakan ini membutuhkan alasan. Tidak ada yang diubah; tulis alasannya.",
            "This needs a reason. Nothing was changed; write one.",
        ),
        Refusal::NotSealed => lang.pick(
            "Berita ini belum disetujui. Tidak ada yang ditulis atau diubah; setujui dulu.",
            "The story is not approved. Nothing was written or changed; approve it first.",
        ),
        Refusal::OutInsideNewsroom => lang.pick(
            "Folder ekspor tidak boleh berada di dalam redaksi atau memuatnya. Tidak ada yang ditulis; pilih folder lain.",
            "The export folder may neither lie in the newsroom nor hold it. Nothing was written; choose another folder.",
        ),
        Refusal::OtherExport => lang.pick(
            "Laptop lain mengekspor ke folder ini sesudah ekspor terakhir dari sini. Situs itu dibiarkan; gabungkan dulu pekerjaannya dengan `merge`, atau ambil alih foldernya dengan `--over`.",
            "Another laptop exported to this folder after the last export from here. That site was left as it is; take in its work with `merge` first, or take the folder over with `--over`.",
        ),
        Refusal::NoEarlierExport => lang.pick(
            "Tidak ada ekspor sebelumnya yang tercatat untuk folder ini. Situsnya dibiarkan; ekspor lagi untuk mengubahnya.",
            "No earlier export to this folder is on record. The site was left as it is; export again to change it.",
        ),
        Refusal::EarlierFilesGone => lang.pick(
            "Ada berkas ekspor sebelumnya yang tidak tersimpan lagi atau rusak. Situs yang sekarang dibiarkan; ekspor lagi untuk mengubahnya.",
            "A file of the earlier export is no longer kept, or is damaged. The site that stands was left as it is; export again to change it.",
        ),
        Refusal::SiteAltered => lang.pick(
            "Situs di folder ini diubah dari luar sejak ekspor terakhir. Situsnya dibiarkan; ekspor dulu untuk memperbaikinya, atau mundur juga dengan `--over`.",
            "The site in this folder was altered from outside since the last export. It was left as it is; export first to mend it, or go back all the same with `--over`.",
        ),
    }
}

/// Why an export touches a file.
pub fn why(reasons: &[Reason], lang: Lang) -> String {
    reasons.iter().map(|reason| reason_words(reason, lang)).collect::<Vec<_>>().join("; ")
}

fn reason_words(reason: &Reason, lang: Lang) -> String {
    let words = match reason {
        Reason::New => lang.pick("baru", "new"),
        Reason::Content => lang.pick("isi berubah", "content changed"),
        Reason::Link(_) => lang.pick("tujuan tautan berubah", "link changed"),
        Reason::Headline(_) => lang.pick("judul yang ditautkan berubah", "linked headline changed"),
        Reason::Photo => lang.pick("foto berubah", "photo changed"),
        Reason::Notice => lang.pick("ralat atau catatan", "correction or notice"),
        Reason::Moved => lang.pick("alamat berubah", "address changed"),
        Reason::Neighbour => lang.pick("halaman sebelah berubah", "neighbouring page changed"),
        Reason::List(_) => lang.pick("daftar berubah", "list changed"),
        Reason::Module(_) => lang.pick("modul berubah", "module changed"),
        Reason::Home => lang.pick("jendela modul bergeser", "module window moved"),
        Reason::Theme => lang.pick("tema berubah", "theme changed"),
        Reason::Setting(_) => lang.pick("setelan berubah", "setting changed"),
        Reason::Site => lang.pick("rubrik yang dipakai berubah", "sections in use changed"),
        Reason::Program => lang.pick("versi program lain", "another version of the program"),
        Reason::Altered => {
            lang.pick("diubah orang lain sejak ekspor terakhir", "altered since the last export")
        }
        Reason::Full => lang.pick("semua dibuat ulang", "everything made anew"),
        Reason::Back => lang.pick("ekspor lama dipasang kembali", "an earlier export is put back"),
        Reason::Same => lang.pick("sudah benar", "right already"),
        Reason::Unwanted => lang.pick("tidak dipakai lagi", "no longer wanted"),
    };
    let of = reason.of().or_else(|| reason.article().map(|id| id.to_string()));
    of.map_or_else(|| words.to_owned(), |of| format!("{words}: {of}"))
}
