//! The words by which the parts of a finished news page are known, in
//! Indonesian and English. Must never know where on a page they stand.

use crate::lang::Lang;

use super::House;
use super::lines::is_blank;

/// Labels of related links that are read whatever the newsroom's own is.
const READ_ALSO: [&str; 10] = [
    "baca juga",
    "baca",
    "lihat juga",
    "simak juga",
    "read also",
    "also read",
    "see also",
    "read more",
    "related",
    "baca selengkapnya",
];

/// Headings of modules beside and under a story.
const MODULES: [&str; 38] = [
    "artikel pilihan",
    "pilihan editor",
    "pilihan redaksi",
    "editor's picks",
    "editors' picks",
    "editor’s picks",
    "editors’ picks",
    "editor's pick",
    "picks",
    "terkait",
    "artikel terkait",
    "berita terkait",
    "related",
    "related stories",
    "related articles",
    "related news",
    "terkini",
    "berita terkini",
    "terbaru",
    "berita terbaru",
    "latest",
    "latest news",
    "latest stories",
    "terpopuler",
    "berita terpopuler",
    "populer",
    "berita populer",
    "most popular",
    "most read",
    "popular",
    "trending",
    "kabar daerah",
    "berita daerah",
    "regional",
    "regional news",
    "rekomendasi",
    "recommended",
    "berita lainnya",
];

/// Lines of a page's machinery that are no text of the story.
const NOISE: [&str; 20] = [
    "x",
    "×",
    "✕",
    "✖",
    "close",
    "tutup",
    "advertisement",
    "advertisements",
    "iklan",
    "scroll to continue with content",
    "scroll untuk melanjutkan membaca",
    "lanjutkan membaca",
    "bagikan",
    "share",
    "komentar",
    "comments",
    "beranda",
    "home",
    "cetak",
    "print",
];

/// What a labelled line of the head gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    Headline,
    Deck,
    Opener,
    Section,
    Published,
    Updated,
    Embargo,
    Zone,
    LeadMedia,
    LeadAlt,
    LeadCaption,
    LeadCredit,
    Body,
    Unplaced,
}

/// Every label: what it gives, its Indonesian and its English form. The first
/// of each is the one that is written.
const LABELS: [(Label, &str, &str); 24] = [
    (Label::Headline, "Judul", "Headline"),
    (Label::Headline, "Judul berita", "Title"),
    (Label::Deck, "Ringkasan", "Summary"),
    (Label::Deck, "Anak judul", "Standfirst"),
    (Label::Opener, "Pembuka", "Opener"),
    (Label::Section, "Rubrik", "Section"),
    (Label::Section, "Kategori", "Category"),
    (Label::Published, "Terbit", "Published"),
    (Label::Published, "Diterbitkan", "Posted"),
    (Label::Published, "Dipublikasikan", "Published on"),
    (Label::Published, "Tayang", "First published"),
    (Label::Updated, "Diperbarui", "Updated"),
    (Label::Updated, "Terakhir diperbarui", "Last updated"),
    (Label::Updated, "Diperbaharui", "Last modified"),
    (Label::Embargo, "Embargo", "Embargo"),
    (Label::Embargo, "Embargo sampai", "Embargoed until"),
    (Label::Zone, "Zona waktu", "Time zone"),
    (Label::LeadMedia, "Berkas foto", "Photo file"),
    (Label::LeadAlt, "Teks alternatif", "Alternative text"),
    (Label::LeadCaption, "Keterangan foto", "Caption"),
    (Label::LeadCredit, "Kredit foto", "Photo credit"),
    (Label::LeadCredit, "Sumber foto", "Photo source"),
    (Label::Body, "Isi", "Body"),
    (Label::Unplaced, "Tak tertempat", "Unplaced"),
];

impl Label {
    /// The word that is written.
    pub(super) fn word(self, lang: Lang) -> &'static str {
        LABELS
            .iter()
            .find(|(label, ..)| *label == self)
            .map_or("", |(_, id, en)| lang.pick(*id, *en))
    }

    /// Reads `Label: value`; the value may be empty.
    pub(super) fn split(line: &str) -> Option<(Self, &str)> {
        let (word, value) = before_colon(line)?;
        LABELS
            .iter()
            .find(|(_, id, en)| same(word, id) || same(word, en))
            .map(|(label, ..)| (*label, value))
    }
}

/// A short label before the first colon, and what follows it, both trimmed.
pub(super) fn before_colon(line: &str) -> Option<(&str, &str)> {
    // No label is longer; the bound keeps long lines cheap.
    let colon = line.char_indices().take(48).find(|(_, c)| matches!(c, ':' | '：'))?;
    let word = line[..colon.0].trim();
    let value = line[colon.0 + colon.1.len_utf8()..].trim_matches(is_blank);
    (!word.is_empty()).then_some((word, value))
}

/// Equal but for case and the kind and number of spaces.
pub(super) fn same(left: &str, right: &str) -> bool {
    // Most differ in their first letter, and every line is asked for every word.
    let first = |text: &str| text.trim_start().chars().next()?.to_lowercase().next();
    left.len() <= 200
        && right.len() <= 200
        && first(left) == first(right)
        && folded(left).eq(folded(right))
}

/// Letter by letter, so that a comparison ends at the first difference.
fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    let spaced = text.split_whitespace().enumerate();
    spaced
        .flat_map(|(n, word)| (n > 0).then_some(' ').into_iter().chain(word.chars()))
        .flat_map(char::to_lowercase)
}

fn is_one_of(line: &str, words: &[&str]) -> bool {
    line.len() <= 60 && words.iter().any(|word| same(line, word))
}

/// A line that is nothing but a module's heading.
pub(super) fn is_module(line: &str) -> bool {
    is_one_of(line.strip_suffix(':').unwrap_or(line).trim_end(), &MODULES)
}

/// A close button, an advertisement's label, a crumb of navigation.
pub(super) fn is_noise(line: &str) -> bool {
    is_one_of(line, &NOISE)
        || (line.len() <= 120
            && ["›", "»", " > "].iter().any(|mark| line.contains(mark))
            && !line.ends_with(['.', '!', '?']))
}

/// The headline behind a label that makes a related link of any paragraph of a
/// story, however it was written (see [`crate::markdown`]).
pub(super) fn always_related<'a>(line: &'a str, house: &House) -> Option<&'a str> {
    let (word, value) = before_colon(line)?;
    let own = house.read_also_label();
    let known = [own, "Baca Juga", "Read also"].iter().any(|label| same(word, label));
    (known && !value.is_empty()).then_some(value)
}

/// The headline of a related link, empty where it stands on the next line.
/// "Baca" and "Related" need their colon, the others may stand alone.
pub(super) fn read_also<'a>(line: &'a str, house: &House) -> Option<&'a str> {
    let known = |word: &str| {
        house.read_also.iter().any(|label| same(word, label)) || is_one_of(word, &READ_ALSO)
    };
    let line = match line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
        Some(inner) => inner.trim(),
        None => line.trim_start_matches(['»', '›', '•']).trim_start(),
    };
    if let Some((word, value)) = before_colon(line) {
        return known(word).then_some(value);
    }
    let alone = house.read_also.iter().any(|label| same(line, label))
        || is_one_of(line, &["baca juga", "lihat juga", "simak juga", "read also", "also read"]);
    alone.then_some("")
}

/// The tags after `Tags:`, empty where they stand on the lines below.
pub(super) fn tags(line: &str) -> Option<&str> {
    const HEADINGS: [&str; 9] = [
        "tags",
        "tag",
        "topik",
        "topics",
        "topic",
        "kata kunci",
        "keywords",
        "topik terkait",
        "tag terkait",
    ];
    match before_colon(line) {
        Some((word, value)) if is_one_of(word, &HEADINGS) => Some(value),
        Some(_) => None,
        None => is_one_of(line, &HEADINGS).then_some(""),
    }
}

/// What is left of a page's row of page numbers, like `Halaman: 1 2 3` or
/// `1 2 Selanjutnya Tampilkan Semua`.
pub(super) fn pages(line: &str) -> Option<&str> {
    const WORDS: [&str; 19] = [
        "halaman",
        "page",
        "pages",
        "selanjutnya",
        "sebelumnya",
        "tampilkan",
        "semua",
        "next",
        "previous",
        "prev",
        "show",
        "all",
        "view",
        "dari",
        "of",
        "lihat",
        "berikutnya",
        "terakhir",
        "last",
    ];
    const START: [&str; 5] = ["halaman", "page", "pages", "tampilkan semua", "show all"];
    if line.len() > 120 {
        return None;
    }
    let mut numbers = false;
    let mut words = false;
    for piece in line.split(|c: char| !c.is_alphanumeric()).filter(|piece| !piece.is_empty()) {
        if piece.chars().all(|c| c.is_ascii_digit()) && piece.len() <= 3 {
            numbers = true;
        } else if is_one_of(piece, &WORDS) {
            words = true;
        } else {
            return None;
        }
    }
    let lower = line.to_lowercase();
    let starts = START.iter().any(|start| lower.starts_with(start));
    let value = before_colon(line).map_or(line, |(_, value)| value);
    (words && (starts || numbers)).then_some(if numbers { value } else { "" })
}
