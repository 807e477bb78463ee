//! Slugs: the readable part of an address.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The longest slug, in bytes. With a counter and `.html` it stays far below
/// the 255 bytes that file systems allow for a name.
const LONGEST: usize = 100;

/// Names that Windows reserves for devices, whatever the extension.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// Makes a slug from a headline: lower-case ASCII letters and digits joined
/// by single hyphens, cut at a word within 100 bytes. Letters beyond ASCII
/// lose their marks; scripts without an ASCII form are dropped. A headline of
/// which nothing is left gives `berita`, a device name of Windows gets the
/// same word before it.
pub fn slugify(headline: &str) -> String {
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
    if slug.len() > LONGEST {
        let cut = slug[..=LONGEST].rfind('-').unwrap_or(LONGEST);
        slug.truncate(cut);
    }
    match slug.as_str() {
        "" => "berita".to_owned(),
        reserved if RESERVED.contains(&reserved) => format!("berita-{reserved}"),
        _ => slug,
    }
}

/// The first of `slug`, `slug-2`, `slug-3` … that is free.
pub fn unique_slug(slug: &str, mut taken: impl FnMut(&str) -> bool) -> String {
    if !taken(slug) {
        return slug.to_owned();
    }
    let mut n = 2_u64;
    loop {
        let candidate = format!("{slug}-{n}");
        if !taken(&candidate) {
            return candidate;
        }
        n += 1;
    }
}
