//! Slugs are safe on every system, whatever the headline.

use std::collections::HashSet;

use proptest::prelude::*;
use redaksi_core::article::{ArticleId, LONGEST_SLUG, is_slug, slug_of, slugify, unique_slug};

/// What the name of a file must be everywhere.
fn is_safe(slug: &str) -> Result<(), String> {
    let says = |what: &str| Err(format!("{what}: {slug:?}"));
    if slug.is_empty() || slug.len() > LONGEST_SLUG {
        return says("length");
    }
    if !slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-') {
        return says("letters");
    }
    if slug.starts_with('-') || slug.ends_with('-') || slug.contains("--") {
        return says("hyphens");
    }
    let device = ["con", "prn", "aux", "nul"].contains(&slug)
        || (slug.len() == 4
            && (slug.starts_with("com") || slug.starts_with("lpt"))
            && slug.ends_with(|c: char| c.is_ascii_digit()));
    if device { says("device") } else { Ok(()) }
}

#[test]
fn the_worst_headlines_make_safe_slugs() {
    for (headline, slug) in [
        ("../../etc/passwd", "etc-passwd"),
        ("..\\..\\windows", "windows"),
        ("con", "berita-con"),
        ("AUX", "berita-aux"),
        ("COM¹", "berita-com1"),
        ("nul.html", "nul-html"),
        ("🎉🎉🎉", "berita"),
        ("", "berita"),
        ("   ", "berita"),
        ("ГРАД", "berita"),
        ("Ｆｕｌｌ Ｗｉｄｔｈ", "full-width"),
        ("Jum’at di Al-Qur'an", "jumat-di-al-quran"),
        ("a\u{0}b\u{202e}c", "a-b-c"),
        ("%2e%2e%2f", "2e-2e-2f"),
    ] {
        assert_eq!(slugify(headline), slug, "{headline:?}");
        is_safe(&slugify(headline)).unwrap();
    }
    let long = slugify(&"judul panjang sekali ".repeat(15));
    assert!(long.len() <= LONGEST_SLUG && long.ends_with("-panjang"), "{long}");
    // A cut that left a device name, or next to nothing, is made elsewhere.
    for start in ["con", "a"] {
        assert_eq!(slugify(&format!("{start} {}", "b".repeat(300))).len(), LONGEST_SLUG);
    }
}

#[test]
fn twins_make_the_same_slug_and_get_numbers() {
    assert_eq!(slugify("Café Élysée"), slugify("Cafe\u{301} E\u{301}lyse\u{301}e"));
    assert_eq!(slugify("HARI BAHASA"), slugify("hari bahasa"));
    let mut taken: HashSet<String> = HashSet::new();
    for headline in ["Hari Bahasa", "HARI BAHASA", "hari—bahasa", "Ha\u{301}ri Baha\u{301}sa"] {
        let slug = unique_slug(&slugify(headline), |slug| taken.contains(slug));
        assert!(taken.insert(slug));
    }
    assert!(taken.contains("hari-bahasa-4"));
}

#[test]
fn a_headline_without_letters_is_addressed_by_its_id() {
    let [one, two] = [1, 2].map(|n| ArticleId::from_parts(1_650_000_000_000, n));
    let (first, second) = (slug_of("🎉", one), slug_of("🎊", two));
    assert_ne!(first, second);
    is_safe(&first).unwrap();
    assert_eq!(first, slug_of("🎉🎉", one), "it stays with its story");
    assert_eq!(slug_of("Judul", one), "judul");
    assert!(is_slug(&first) && !is_slug("../a") && !is_slug("") && !is_slug("Con"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_headline_makes_a_safe_slug(headline in any::<String>(), n in any::<u128>()) {
        for slug in [slugify(&headline), slug_of(&headline, ArticleId::from_parts(1, n))] {
            prop_assert_eq!(is_safe(&slug), Ok(()));
            prop_assert!(is_slug(&slug), "a slug stays as it is: {}", slug);
        }
    }

    #[test]
    fn a_slug_is_what_its_own_slug_is(text in "[a-zA-Z0-9é-]{0,6}|[a-z0-9-]{76,84}|con|com[0-9]") {
        prop_assert_eq!(is_slug(&text), !text.is_empty() && slugify(&text) == text);
    }

    #[test]
    fn hostile_headlines_make_safe_slugs(
        parts in proptest::collection::vec(
            proptest::sample::select(vec!["../", "\\", "con", "aux", ".", "lpt1", " ", "é", "e\u{301}",
                "İ", "ß", "㎏", "🎉", "-", "--", "ﬀ", "Ⅻ", "CON", "{{", "<script>", "%00", "\u{0}"]), 0..120)
    ) {
        let headline = parts.concat();
        prop_assert_eq!(is_safe(&slugify(&headline)), Ok(()));
    }

    #[test]
    fn numbers_keep_slugs_safe_and_apart(headline in any::<String>(), count in 2_usize..120) {
        let slug = slugify(&headline);
        let mut taken: HashSet<String> = HashSet::new();
        for _ in 0..count {
            let next = unique_slug(&slug, |slug| taken.contains(&slug.to_lowercase()));
            prop_assert_eq!(is_safe(&next), Ok(()));
            prop_assert!(taken.insert(next.to_lowercase()));
        }
    }
}
