//! What each rule looks for, in a few words, for lists of rules.

use super::sentences::Sentence;
use crate::lang::Lang;

/// The rule in a few words; its code where it has none.
pub fn title(code: &'static str, lang: Lang) -> &'static str {
    let found = TITLES.iter().find(|(known, _, _)| *known == code);
    found.map_or(code, |(_, id, en)| lang.pick(id, en))
}

const TITLES: &[Sentence] = &[
    ("headline-missing", "Judul kosong", "Headline empty"),
    ("body-empty", "Isi berita kosong", "Text empty"),
    ("media-missing", "Foto tidak ada di ruang redaksi", "Photo not in the newsroom"),
    ("link-unresolved", "Tautan belum menunjuk ke berita", "Link leads to no story"),
    ("link-draft", "Tautan ke berita yang belum disetujui", "Link to a story not approved"),
    ("link-embargoed", "Tautan ke berita yang diembargo", "Link to a story under embargo"),
    ("link-blocked", "Tautan ke berita yang tertahan", "Link to a story kept back"),
    ("embargoed", "Diembargo", "Under embargo"),
    ("headline-long", "Judul terlalu panjang", "Headline too long"),
    ("headline-short", "Judul terlalu pendek", "Headline too short"),
    ("duplicate-headline", "Judul sama dengan berita lain", "Headline of another story"),
    ("slug-bare", "Judul tanpa huruf untuk alamat", "Headline without letters for an address"),
    ("deck-missing", "Ringkasan kosong", "Deck empty"),
    ("deck-short", "Ringkasan terlalu pendek", "Deck too short"),
    ("deck-long", "Ringkasan terlalu panjang", "Deck too long"),
    ("deck-equals-headline", "Ringkasan sama dengan judul", "Deck repeats the headline"),
    (
        "description-short",
        "Deskripsi untuk mesin pencari terlalu pendek",
        "Description for search engines too short",
    ),
    ("section-missing", "Rubrik belum dipilih", "No section"),
    ("section-unknown", "Rubrik tidak ada dalam daftar", "Section not on the list"),
    ("tags-missing", "Tanpa tag", "No tags"),
    ("byline-missing", "Tanpa nama penulis atau editor", "No writer or editor"),
    ("opener-empty", "Pembuka kosong", "Opener empty"),
    ("published-missing", "Waktu terbit belum diisi", "No time of publication"),
    ("published-later", "Waktu terbit di masa depan", "Publication in the future"),
    ("updated-before-published", "Diperbarui sebelum terbit", "Updated before publication"),
    ("photo-missing", "Keterangan tanpa foto", "Caption without a photo"),
    ("credit-missing", "Foto tanpa kredit", "Photo without credit"),
    ("alt-missing", "Foto tanpa teks alternatif", "Photo without alternative text"),
    (
        "alt-equals-caption",
        "Teks alternatif sama dengan keterangan",
        "Alternative text repeats the caption",
    ),
    ("alt-filename", "Teks alternatif berupa nama berkas", "Alternative text is a file name"),
    ("photo-small", "Foto terlalu kecil", "Photo too small"),
    ("weekday-mismatch", "Hari dan tanggal tidak cocok", "Weekday does not fit its date"),
    ("date-impossible", "Tanggal tidak ada di kalender", "Date not in the calendar"),
    ("placeholder-left", "Teks sementara tertinggal", "Placeholder left"),
    ("quote-unclosed", "Tanda kutip tidak berpasangan", "Quotation mark without partner"),
    ("bidi-control", "Pengatur arah tak terlihat", "Invisible direction control"),
    ("control-character", "Karakter kendali tak terlihat", "Invisible control character"),
    ("lost-character", "Huruf rusak", "Character lost in copying"),
    ("read-also-dense", "Terlalu banyak Baca Juga", "Too many related links"),
    ("link-retracted", "Tautan ke berita yang dicabut", "Link to a withdrawn story"),
    ("link-self", "Tautan ke berita ini sendiri", "Link to this very story"),
    ("link-twice", "Tautan yang sama dua kali", "Same link twice"),
    ("link-scheme", "Alamat yang tidak aman", "Unsafe address"),
    ("link-local", "Alamat jaringan sendiri", "Address of the own network"),
    ("link-insecure", "Tautan ke situs sendiri tanpa https", "Own site linked without https"),
    ("link-text-missing", "Tautan tanpa teks", "Link without text"),
    ("unplaced-left", "Baris impor belum ditempatkan", "Imported lines unplaced"),
    ("not-split", "Terlalu pendek untuk dibagi per halaman", "Too short to be split into pages"),
    ("not-split-place", "Tidak ada tempat untuk membagi halaman", "No place to split into pages"),
    ("page-break-ignored", "Pemisah halaman tidak berlaku", "Page break does nothing"),
    ("media-alt", "Gambar dalam teks tanpa teks alternatif", "Picture without alternative text"),
    ("remote-image", "Gambar dari situs lain", "Picture of another site"),
    ("nested-too-deep", "Bagian bersarang terlalu dalam", "Nested too deeply"),
    ("html-removed", "HTML yang tidak diizinkan", "HTML that is not allowed"),
    ("embed-removed", "Sematan dicetak sebagai tautan", "Embed printed as a link"),
    ("footnote-unused", "Catatan kaki tidak dirujuk", "Footnote not referred to"),
    ("imprint-missing", "Halaman Redaksi belum lengkap", "Imprint not complete"),
];
