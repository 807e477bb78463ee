//! Every problem of the engine as one sentence, in Indonesian and English.
//!
//! A sentence says what is wrong and, where it is not plain, what to do. In
//! it `{text}` stands for the problem's text, `{count}` for that text's length
//! in characters, `{fix}` for the first fix. What stands in square brackets is
//! left out where a value in it is empty.

mod preflight;

use chrono::{DateTime, Utc};

use crate::article::{Problem, Zone};
use crate::lang::Lang;
use crate::page::printed_time;
use preflight::PREFLIGHT;

/// Longer texts are cut in a sentence, in characters.
const SHOWN: usize = 80;

/// Every code with its sentences: code, Indonesian, English.
pub(super) type Sentence = (&'static str, &'static str, &'static str);

const FIELDS: &[Sentence] = &[
    ("headline-missing", "Judul masih kosong.", "The headline is empty."),
    (
        "no-headline",
        "Judul tidak ditemukan dalam berkas ini; isilah sendiri.",
        "No headline was found in the file; write one.",
    ),
    (
        "headline-long",
        "Judul ini {count} huruf; hasil pencarian memotongnya setelah kira-kira 70.",
        "The headline has {count} characters; search results cut it after about 70.",
    ),
    (
        "duplicate-headline",
        "Berita lain sudah memakai judul ini[: “{text}”].",
        "Another story bears this headline[: “{text}”].",
    ),
    ("body-empty", "Isi berita masih kosong.", "The story has no text."),
    (
        "media-missing",
        "Foto[ “{text}”] belum ada di ruang redaksi; tambahkan fotonya atau kosongkan tempatnya.",
        "The photo[ “{text}”] is not in the newsroom; add it or take it out.",
    ),
    (
        "photo-missing",
        "Ada keterangan foto, tetapi belum ada fotonya.",
        "There is a caption but no photo.",
    ),
    (
        "credit-missing",
        "Foto belum mencantumkan kredit; sebutkan pembuat atau pemiliknya.",
        "The photo has no credit; name who made or owns it.",
    ),
    (
        "alt-missing",
        "Foto belum mempunyai teks alternatif bagi pembaca yang tidak dapat melihatnya.",
        "The photo has no alternative text for readers who cannot see it.",
    ),
    (
        "alt-equals-caption",
        "Teks alternatif sama dengan keterangan foto; tulislah apa yang terlihat di foto.",
        "The alternative text repeats the caption; say what the photo shows.",
    ),
    ("section-missing", "Rubrik belum dipilih.", "The story has no section."),
    ("tags-missing", "Berita ini belum mempunyai tag.", "The story has no tags."),
    (
        "byline-missing",
        "Nama penulis atau editor belum dicantumkan.",
        "No writer or editor is named.",
    ),
    (
        "opener-empty",
        "Pembuka[ “{text}”] belum dicantumkan pada berita ini.",
        "The story lacks the opener[ “{text}”].",
    ),
    ("published-missing", "Waktu terbit belum diisi.", "The time of publication is not set."),
    (
        "published-later",
        "Waktu terbit masih di masa depan[: {text}]; sebelum itu berita ini tidak ikut diekspor.",
        "The time of publication lies in the future[: {text}]; until then the story is not exported.",
    ),
    (
        "updated-before-published",
        "Waktu pembaruan[ ({text})] lebih awal daripada waktu terbit.",
        "The time of the update[ ({text})] is before publication.",
    ),
    (
        "unplaced-left",
        "Masih ada baris impor yang belum ditempatkan[, mulai “{text}”].",
        "Imported lines are still unplaced[, beginning with “{text}”].",
    ),
];

const TEXT: &[Sentence] = &[
    (
        "weekday-mismatch",
        "Hari dan tanggal tidak cocok: “{text}”[; mungkin maksudnya “{fix}”].",
        "The weekday does not fit the date: “{text}”[; perhaps “{fix}”].",
    ),
    (
        "date-impossible",
        "Tanggal ini tidak ada di kalender: “{text}”.",
        "No calendar has this date: “{text}”.",
    ),
    (
        "placeholder-left",
        "Teks sementara “{text}” masih tertinggal.",
        "The placeholder “{text}” is still there.",
    ),
    (
        "bidi-control",
        "Ada karakter pengatur arah yang tidak terlihat[ ({text})]; teks dapat terbaca lain daripada \
         yang tertulis.",
        "There is an invisible direction control[ ({text})]; the text may read otherwise than it is \
         written.",
    ),
    (
        "control-character",
        "Ada karakter kendali yang tidak terlihat[ ({text})]; hapuslah.",
        "There is an invisible control character[ ({text})]; remove it.",
    ),
    (
        "lost-character",
        "Ada huruf yang rusak saat penyalinan[: “{text}”].",
        "A character was lost in copying[: “{text}”].",
    ),
    (
        "media-alt",
        "Gambar dalam teks belum mempunyai teks alternatif.",
        "A picture in the text has no alternative text.",
    ),
    (
        "remote-image",
        "Gambar dari situs lain[ (“{text}”)] hanya dicetak sebagai tautan; tambahkan gambarnya ke \
         ruang redaksi.",
        "A picture of another site[ (“{text}”)] is printed as a link only; add it to the newsroom.",
    ),
    (
        "nested-too-deep",
        "Bagian ini bersarang terlalu dalam dan dicetak sebagai teks biasa.",
        "This part is nested too deeply and is printed as plain text.",
    ),
    (
        "html-removed",
        "HTML {text} tidak diizinkan dan tidak ikut dicetak.",
        "The HTML {text} is not allowed and is not printed.",
    ),
    (
        "embed-removed",
        "Sematan[ dari {text}] dicetak sebagai tautan.",
        "The embed[ from {text}] is printed as a link.",
    ),
    (
        "footnote-unused",
        "Catatan kaki ini tidak dirujuk di mana pun; ia dicetak di akhir berita.",
        "Nothing refers to this footnote; it is printed at the end of the story.",
    ),
];

const LINKS: &[Sentence] = &[
    (
        "link-unresolved",
        "Tautan[ “{text}”] belum menunjuk ke berita mana pun; pilih beritanya atau hapus barisnya.",
        "The link[ “{text}”] leads to no known story; choose one or remove the line.",
    ),
    (
        "link-draft",
        "Tautan[ “{text}”] menunjuk ke berita yang belum disetujui.",
        "The link[ “{text}”] leads to a story that is not approved yet.",
    ),
    (
        "link-embargoed",
        "Tautan[ “{text}”] menunjuk ke berita yang belum waktunya terbit.",
        "The link[ “{text}”] leads to a story whose time has not come: an embargo or a schedule.",
    ),
    (
        "link-retracted",
        "Tautan[ “{text}”] menunjuk ke berita yang sudah dicabut; tautannya tidak ikut dicetak.",
        "The link[ “{text}”] leads to a story that was withdrawn; the link is not printed.",
    ),
    (
        "link-blocked",
        "Tautan[ “{text}”] menunjuk ke berita yang tertahan, jadi berita ini ikut tertahan.",
        "The link[ “{text}”] leads to a story that is kept back, so this one is kept back too.",
    ),
    (
        "link-self",
        "Tautan[ “{text}”] menunjuk ke berita ini sendiri.",
        "The link[ “{text}”] leads to this very story.",
    ),
    (
        "link-twice",
        "Berita ini sudah ditautkan lebih awal[: “{text}”].",
        "This story is linked to further up already[: “{text}”].",
    ),
    (
        "link-scheme",
        "Alamat[ “{text}”] tidak boleh ditautkan dan dicetak sebagai teks.",
        "The address[ “{text}”] may not be linked to and is printed as text.",
    ),
    (
        "read-also-dense",
        "Terlalu banyak tautan Baca Juga untuk panjang berita ini[ ({text} kata)].",
        "There are too many related links for a story of this length[ ({text} words)].",
    ),
    (
        "embargoed",
        "Berita ini diembargo[ sampai {text}] dan belum ikut diekspor.",
        "The story is under embargo[ until {text}] and is not exported yet.",
    ),
];

const FILES: &[Sentence] = &[
    (
        "opener-separator",
        "Tanda pisah setelah pembuka tidak lazim[: “{text}”][; dibaca sebagai “{fix}”].",
        "The sign after the opener is unusual[: “{text}”][; read as “{fix}”].",
    ),
    (
        "page-numbers",
        "Nomor halaman dari situs asal tidak ikut diimpor[: “{text}”].",
        "Page numbers of the old site were not imported[: “{text}”].",
    ),
    (
        "encoding-guessed",
        "Berkas ini bukan UTF-8; dibaca sebagai {text}, periksalah huruf-hurufnya.",
        "The file is not UTF-8; it was read as {text}, so check its letters.",
    ),
    (
        "missing-media",
        "Foto[ “{text}”] tidak disertakan dalam berkas impor; tambahkan sendiri.",
        "The photo[ “{text}”] did not come with the import; add it yourself.",
    ),
    (
        "front-matter",
        "Kepala berkas (front matter)[ “{text}”] tidak dapat dibaca; isinya disimpan apa adanya.",
        "The file's front matter[ “{text}”] cannot be read; it was kept as it is.",
    ),
    (
        "bad-date",
        "Tanggal[ “{text}”] tidak dapat dibaca; disimpan di baris yang belum ditempatkan.",
        "The date[ “{text}”] cannot be read; it was kept among the unplaced lines.",
    ),
    (
        "theme-error",
        "Tema tidak dapat dipakai[: {text}]; tema bawaan dipakai sebagai gantinya.",
        "The theme cannot be used[: {text}]; the built-in one was used instead.",
    ),
    (
        "database-damaged",
        "Basis data ruang redaksi rusak[: {text}]; pulihkan dari cadangan.",
        "The newsroom's database is damaged[: {text}]; restore it from a backup.",
    ),
    (
        "document-unreadable",
        "Dokumen satu berita tidak dapat dibuka[: {text}]; pulihkan dari cadangan.",
        "A story's document cannot be opened[: {text}]; restore it from a backup.",
    ),
    (
        "projection-differs",
        "Daftar berita tidak sesuai dengan dokumennya[: {text}]; susun ulang daftarnya.",
        "The list of stories differs from their documents[: {text}]; rebuild it.",
    ),
    (
        "update-altered",
        "Satu perubahan yang tersimpan telah berubah isinya[: {text}].",
        "A saved change is not what was written[: {text}].",
    ),
    (
        "update-lost",
        "Satu perubahan yang tersimpan hilang[: {text}].",
        "A saved change is gone[: {text}].",
    ),
    (
        "media-missing-file",
        "Berkas foto hilang dari folder media[: {text}].",
        "A photo's file is missing from the media folder[: {text}].",
    ),
    (
        "reference-dangling",
        "Halaman ini merujuk ke sesuatu yang tidak ada di situs[: {text}]; perbaiki tautannya.",
        "A page refers to what is not on the site[: {text}]; mend the link.",
    ),
    (
        "foreign-file",
        "Berkas milik orang lain menempati alamat yang dibutuhkan situs[: {text}]; pindahkan, atau ambil alih dengan `--over`.",
        "A file of others stands where the site needs its own[: {text}]; move it, or take its place with `--over`.",
    ),
    (
        "media-altered",
        "Berkas foto berubah sejak disimpan[: {text}].",
        "A photo's file was altered after it was saved[: {text}].",
    ),
    (
        "seal-missing",
        "Isi yang disetujui tidak tersimpan lagi[: {text}]; setujui berita ini sekali lagi.",
        "The approved content is no longer kept[: {text}]; approve the story once more.",
    ),
    (
        "seal-altered",
        "Isi yang disetujui berubah sejak disimpan[: {text}]; setujui berita ini sekali lagi.",
        "The approved content was altered after it was kept[: {text}]; approve the story once more.",
    ),
];

/// Every code that has a sentence.
pub fn codes() -> impl Iterator<Item = &'static str> {
    all().map(|(code, _, _)| *code)
}

fn all() -> impl Iterator<Item = &'static Sentence> {
    [FIELDS, TEXT, LINKS, FILES, PREFLIGHT].into_iter().flatten()
}

/// The problem as one sentence. A code without a sentence of its own, from a
/// newer part of the program, is named with its text.
pub fn message(problem: &Problem, lang: Lang) -> String {
    let Some((_, id, en)) = all().find(|(code, _, _)| *code == problem.code) else {
        let unknown = lang.pick("Ada masalah", "There is a problem");
        let text = shown(&problem.text);
        let text = if text.is_empty() { text } else { format!(": {text}") };
        return format!("{unknown} ({}){text}.", problem.code);
    };
    let values = [
        ("{text}", instant(&problem.text, lang).unwrap_or_else(|| shown(&problem.text))),
        ("{count}", problem.text.chars().count().to_string()),
        ("{fix}", shown(problem.fixes.first().map_or("", String::as_str))),
    ];
    fill(lang.pick(id, en), &values)
}

/// An instant as readers expect it, where the text is one.
fn instant(text: &str, lang: Lang) -> Option<String> {
    let at = DateTime::parse_from_rfc3339(text).ok()?;
    let hours = at.offset().local_minus_utc() / 3600;
    let zone = [Zone::WIB, Zone::WITA, Zone::WIT].into_iter().zip(7..);
    let (zone, _) = zone.into_iter().find(|(_, offset)| *offset == hours)?;
    Some(printed_time(at.with_timezone(&Utc), zone, lang.as_str()))
}

/// One line, cut where it is long.
fn shown(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SHOWN {
        return line;
    }
    let cut: String = line.chars().take(SHOWN - 1).collect();
    format!("{}…", cut.trim_end())
}

/// Puts the values in. Pieces in brackets with an empty value go.
fn fill(template: &str, values: &[(&str, String)]) -> String {
    let mut filled = String::with_capacity(template.len() + 80);
    for (n, piece) in template.split(['[', ']']).enumerate() {
        let optional = n % 2 == 1;
        let empty = values.iter().any(|(name, value)| piece.contains(name) && value.is_empty());
        if !(optional && empty) {
            put(piece, values, &mut filled);
        }
    }
    filled
}

/// Replaces each name once, so that a value that looks like a name stays.
fn put(piece: &str, values: &[(&str, String)], filled: &mut String) {
    let mut rest = piece;
    while let Some(at) = rest.find('{') {
        filled.push_str(&rest[..at]);
        rest = &rest[at..];
        match values.iter().find(|(name, _)| rest.starts_with(name)) {
            Some((name, value)) => {
                filled.push_str(value);
                rest = &rest[name.len()..];
            }
            None => {
                filled.push('{');
                rest = &rest[1..];
            }
        }
    }
    filled.push_str(rest);
}
