//! Slugs: the readable part of an address.
//!
//! A slug becomes the name of a file and of a folder on every system, so it
//! is small ASCII letters, digits and single hyphens, neither empty nor long,
//! and no name that Windows keeps for devices. Twins that differ in case or
//! in the normal form of Unicode make the same slug.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::ArticleId;

/// The longest slug, in bytes, with its number where it has one. With a page
/// behind it, it stays far below the 255 bytes that file systems allow.
pub const LONGEST_SLUG: usize = 80;

/// A slug of which a cut leaves less than this is cut within its word.
const SHORTEST_CUT: usize = 40;

/// Names that Windows reserves for devices, whatever the extension.
const RESERVED: [&str; 24] = [
    "con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Makes a slug from a headline: lower-case ASCII letters and digits joined
/// by single hyphens, cut at a word within 80 bytes. Letters beyond ASCII
/// lose their marks; scripts without an ASCII form are dropped. A headline of
/// which nothing is left gives `berita`, a device name of Windows gets the
/// same word before it.
pub fn slugify(headline: &str) -> String {
    match slug_words(headline) {
        None => "berita".to_owned(),
        Some(reserved) if RESERVED.contains(&reserved.as_str()) => format!("berita-{reserved}"),
        Some(slug) => slug,
    }
}

/// The slug of a story: of its headline, or of its id where the headline has
/// no letter that an address can bear. One that is not written yet makes
/// `berita`.
pub fn slug_of(headline: &str, id: ArticleId) -> String {
    if headline.trim().is_empty() || slug_words(headline).is_some() {
        return slugify(headline);
    }
    let id = id.to_string().to_ascii_lowercase();
    // The end of an id is random; its front is the time, alike for a day.
    format!("berita-{}", &id[id.len().saturating_sub(8)..])
}

/// The words of a headline as a slug, a device name among them; `None` where
/// nothing is left.
pub fn slug_words(headline: &str) -> Option<String> {
    let mut slug = String::new();
    // No headline needs more than its first thousand characters for a slug.
    for c in headline.chars().take(1000).nfkd().filter(|c| !is_combining_mark(*c)) {
        if c.is_ascii_alphanumeric() {
            slug.push(c.to_ascii_lowercase());
        } else if !matches!(c, '\'' | '’' | '‘') && !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    let mut slug = slug.trim_matches('-').to_owned();
    cut(&mut slug, LONGEST_SLUG);
    (!slug.is_empty()).then_some(slug)
}

/// Cuts at a word; within it where little would be left.
fn cut(slug: &mut String, longest: usize) {
    if slug.len() <= longest {
        return;
    }
    let word = slug[..=longest].rfind('-').filter(|at| *at >= SHORTEST_CUT.min(longest));
    slug.truncate(word.unwrap_or(longest));
    slug.truncate(slug.trim_end_matches('-').len());
}

/// Whether a text can be a slug as it stands: an address made of it leads
/// into no other folder and is a file's name on every system.
pub fn is_slug(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let words = || text.split('-').all(|word| !word.is_empty() && word.bytes().all(plain));
    text.len() <= LONGEST_SLUG && words() && !RESERVED.contains(&text)
}

/// The first of `slug`, `slug-2`, `slug-3` … that is free; a long one is cut
/// so that its number fits.
pub fn unique_slug(slug: &str, mut taken: impl FnMut(&str) -> bool) -> String {
    if !taken(slug) {
        return slug.to_owned();
    }
    let mut n = 2_u64;
    loop {
        let number = format!("-{n}");
        let mut candidate = slug.to_owned();
        cut(&mut candidate, LONGEST_SLUG.saturating_sub(number.len()));
        candidate.push_str(&number);
        if !taken(&candidate) {
            return candidate;
        }
        n += 1;
    }
}
