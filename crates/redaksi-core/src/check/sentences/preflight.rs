//! The sentences of preflight's later rules.

use super::Sentence;

pub(super) const PREFLIGHT: &[Sentence] = &[
    (
        "headline-short",
        "Judul ini hanya {count} huruf; sebutkan siapa dan apa.",
        "The headline has only {count} characters; say who and what.",
    ),
    (
        "slug-bare",
        "Judul ini tidak mempunyai huruf untuk alamat[; alamatnya menjadi “{text}”].",
        "The headline has no letters for an address[; it becomes “{text}”].",
    ),
    (
        "deck-missing",
        "Ringkasan masih kosong; hasil pencarian memakai awal berita.",
        "The deck is empty; search results will show the first words.",
    ),
    (
        "deck-short",
        "Ringkasan ini hanya {count} huruf; hasil pencarian menambahkan awal berita.",
        "The deck has only {count} characters; search results will add the first words.",
    ),
    (
        "deck-long",
        "Ringkasan ini {count} huruf; hasil pencarian memotongnya.",
        "The deck has {count} characters; search results will cut it.",
    ),
    (
        "deck-equals-headline",
        "Ringkasan sama dengan judul; tulislah hal lain atau kosongkan.",
        "The deck repeats the headline; say something else or leave it empty.",
    ),
    (
        "description-short",
        "Tidak ada ringkasan dan beritanya terlalu pendek untuk hasil pencarian; isilah ringkasan.",
        "There is no deck and the story is too short for a search result; write a deck.",
    ),
    (
        "section-unknown",
        "Rubrik “{text}” tidak ada dalam daftar ruang redaksi[; mungkin maksudnya “{fix}”].",
        "The section “{text}” is not on the newsroom's list[; perhaps “{fix}”].",
    ),
    (
        "alt-filename",
        "Teks alternatif[ “{text}”] adalah nama berkas; tulislah apa yang terlihat.",
        "The alternative text[ “{text}”] is a file name; say what the picture shows.",
    ),
    (
        "photo-small",
        "Foto ini terlalu kecil[ ({text} piksel)] untuk hasil pencarian yang besar.",
        "The photo is too small[ ({text} pixels)] to be shown large in search results.",
    ),
    (
        "photo-rights-expired",
        "Izin pakai foto ini berakhir[ pada {text}]; gantilah fotonya.",
        "The right to use the photo ended[ on {text}]; replace it.",
    ),
    (
        "ai-unmarked",
        "Fotonya tampak buatan AI[ (“{text}”)], tetapi jenis sumbernya belum diisi, sehingga halaman \
         tidak melabelinya.",
        "The picture seems to be made by AI[ (“{text}”)], but its source type is not set, so the page \
         does not label it.",
    ),
    (
        "advertorial-unmarked",
        "Berita ini tampak berbayar[ (“{text}”)], tetapi jenisnya bukan advertorial, sehingga halaman \
         tidak melabelinya.",
        "The story seems to be paid for[ (“{text}”)], but its kind is not advertorial, so the page \
         does not label it.",
    ),
    (
        "quote-unclosed",
        "Tanda kutip ini tidak berpasangan[: {text}].",
        "This quotation mark has no partner[: {text}].",
    ),
    (
        "link-local",
        "Tautan ini hanya dapat dibuka di jaringan sendiri[: {text}].",
        "This link can be opened in your own network only[: {text}].",
    ),
    (
        "link-insecure",
        "Tautan ke situs sendiri ini tidak memakai https[: {text}].",
        "This link to the newsroom's own site is not https[: {text}].",
    ),
    (
        "link-text-missing",
        "Tautan ini tidak mempunyai teks[: {text}].",
        "This link has no text[: {text}].",
    ),
    (
        "not-split",
        "Berita ini tidak dibagi per halaman karena terlalu pendek[ ({text} kata)].",
        "The story is not split into pages because it is too short[ ({text} words)].",
    ),
    (
        "not-split-place",
        "Berita ini tidak dibagi per halaman: tidak ada tempat yang boleh dan cukup di kedua sisinya.",
        "The story is not split into pages: no place is allowed and leaves enough on either side.",
    ),
    (
        "page-break-ignored",
        "Pemisah halaman ini tidak berlaku; letakkan sendiri di antara dua paragraf.",
        "This page break does nothing; put it by itself between two paragraphs.",
    ),
    (
        "imprint-missing",
        "Halaman Redaksi belum lengkap[: {text}]; isilah di pengaturan (UU Pers pasal 12).",
        "The imprint is not complete[: {text}]; fill it in in the settings (press law, article 12).",
    ),
];
