//! Where the files of a site stand, relative to its root.
//!
//! The first page of a story stands where the newsroom's permalink says, by
//! default `{section}/{slug}.html`; later pages stand in a folder of that name
//! (`…/2.html`, the whole story `…/semua.html`). Lists are numbered from their
//! oldest page (`…/hal/1.html`), so that an address keeps its stories.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, Datelike, Utc};

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::hash::{hash, hex};
use crate::article::{
    ArticleId, LONGEST_SLUG, Zone, is_slug, slug_of, slug_words, slugify, unique_slug,
};
use crate::page::StoryPaths;

/// The front page.
pub const INDEX: &str = "index.html";
/// The archive's first page.
pub const ARCHIVE: &str = "arsip/index.html";
/// The page that a server shows in place of what is not there.
pub const MISSING: &str = "404.html";
/// The feed of the whole site, RSS 2.0.
pub const FEED: &str = "umpan/rss.xml";
/// The feed of the whole site, JSON Feed 1.1.
pub const JSON_FEED: &str = "umpan/feed.json";
/// The permalink where the newsroom set none.
pub const USUAL: &str = "{section}/{slug}.html";

/// Folders and names that are the site's own.
const OWN: [&str; 15] = [
    "404",
    "arsip",
    "assets",
    "cari",
    "hal",
    "index",
    "kontak",
    "media",
    "pedoman-media-siber",
    "penulis",
    "privasi",
    "redaksi",
    "semua",
    "tag",
    "umpan",
];

/// What a permalink may speak of.
const TOKENS: [&str; 6] = ["{section}", "{slug}", "{year}", "{month}", "{day}", "{id}"];

/// The pattern of the addresses of stories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permalink(String);

impl Default for Permalink {
    fn default() -> Self {
        Self(USUAL.to_owned())
    }
}

/// What the address of a story is made of.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The story.
    pub id: ArticleId,
    /// Its section, may be empty.
    pub section: &'a str,
    /// The readable part.
    pub slug: &'a str,
    /// First publication.
    pub published_at: Option<DateTime<Utc>>,
    /// The zone of that time.
    pub zone: Zone,
}

impl Permalink {
    /// Reads a pattern: small letters, digits, hyphens and slashes around
    /// `{section}`, `{slug}`, `{year}`, `{month}`, `{day}` and `{id}`, of
    /// which it has the slug or the id; it ends with `.html` or a slash. Its
    /// first folder is none of the site's own.
    pub fn parse(pattern: &str) -> Option<Self> {
        let mut rest = pattern.to_owned();
        for token in TOKENS {
            rest = rest.replace(token, "x");
        }
        let stem = rest.strip_suffix(".html").or_else(|| rest.strip_suffix('/'))?;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let parts = stem.split('/').all(|part| !part.is_empty() && part.chars().all(plain));
        let names_one = pattern.contains("{slug}") || pattern.contains("{id}");
        // No slug would make such an address free.
        let own = pattern.split(['/', '.']).next().is_some_and(|top| OWN.contains(&top));
        (parts && names_one && !own && pattern.len() <= 120).then(|| Self(pattern.to_owned()))
    }

    /// The path of the first page of a story whose section has that folder.
    fn first(&self, place: &Place<'_>, folder: &str) -> String {
        let day = || place.published_at.map(|at| place.zone.local(at).date_naive());
        let mut path = String::with_capacity(folder.len() + place.slug.len() + 16);
        let mut rest = self.0.as_str();
        while let Some((before, after)) = rest.split_once('{') {
            path.push_str(before);
            let (token, after) = after.split_once('}').unwrap_or((after, ""));
            match token {
                "section" => path.push_str(folder),
                "slug" => path.push_str(place.slug),
                "year" => path += &format!("{:04}", day().map_or(0, |day| day.year())),
                "month" => path += &format!("{:02}", day().map_or(0, |day| day.month())),
                "day" => path += &format!("{:02}", day().map_or(0, |day| day.day())),
                _ => path += &place.id.to_string().to_lowercase(),
            }
            rest = after;
        }
        path.push_str(rest);
        if path.ends_with('/') {
            path.push_str(INDEX);
        }
        path
    }

    /// The addresses of a story of `pages` pages.
    pub fn paths(&self, place: &Place<'_>, pages: u32) -> StoryPaths {
        self.paths_in(place, &section_folder(place.section), pages)
    }

    fn paths_in(&self, place: &Place<'_>, folder: &str, pages: u32) -> StoryPaths {
        let first = self.first(place, folder);
        let base = first.strip_suffix("/index.html").or_else(|| first.strip_suffix(".html"));
        let base = base.unwrap_or(&first).to_owned();
        let mut paths = vec![first];
        paths.extend((2..=pages).map(|n| format!("{base}/{n}.html")));
        let whole = (pages > 1).then(|| format!("{base}/semua.html"));
        StoryPaths { pages: paths, whole }
    }

    /// The same, with a number behind the slug where `taken` says that the
    /// address is another's.
    pub fn free_paths(
        &self,
        place: &Place<'_>,
        pages: u32,
        taken: impl Fn(&str) -> bool,
    ) -> StoryPaths {
        self.free_paths_in(place, &section_folder(place.section), pages, taken)
    }

    fn free_paths_in(
        &self,
        place: &Place<'_>,
        folder: &str,
        pages: u32,
        taken: impl Fn(&str) -> bool,
    ) -> StoryPaths {
        let own =
            if is_slug(place.slug) { place.slug.to_owned() } else { slug_of(place.slug, place.id) };
        if !self.0.contains("{slug}") {
            // The id makes it free, and no other slug would change it.
            return self.paths_in(&Place { slug: &own, ..*place }, folder, pages);
        }
        let slug = unique_slug(&own, |slug| {
            let path = self.first(&Place { slug, ..*place }, folder);
            is_own(&path, slug) || taken(&path)
        });
        self.paths_in(&Place { slug: &slug, ..*place }, folder, pages)
    }

    /// Gives every story addresses of its own: where two laptops chose the
    /// same, the lower id keeps it.
    pub fn places<'a>(
        &self,
        stories: impl IntoIterator<Item = (Place<'a>, u32)>,
    ) -> BTreeMap<ArticleId, StoryPaths> {
        let mut stories: Vec<_> = stories.into_iter().collect();
        stories.sort_by_key(|(place, _)| place.id);
        let mut taken = fronts(stories.iter().map(|(place, _)| place.section));
        let mut given = BTreeMap::new();
        // Many stories lie in few sections.
        let mut folders: HashMap<&str, String> = HashMap::new();
        for (place, pages) in stories {
            let folder =
                folders.entry(place.section).or_insert_with(|| section_folder(place.section));
            let paths = self.free_paths_in(&place, folder, pages, |path| taken.contains(path));
            taken.extend(paths.pages.first().cloned());
            given.insert(place.id, paths);
        }
        given
    }
}

/// True where a story may not stand there, because the site itself does.
fn is_own(path: &str, slug: &str) -> bool {
    let top = path.split(['/', '.']).next().unwrap_or_default();
    OWN.contains(&top) || ["hal", "index", "semua"].contains(&slug)
}

/// Where the lists of these sections stand, so that no story stands there.
pub fn fronts<'a>(sections: impl Iterator<Item = &'a str>) -> HashSet<String> {
    let names: HashSet<&str> = sections.filter(|section| !section.trim().is_empty()).collect();
    names.into_iter().map(section_page).collect()
}

/// The folder of a section; stories without one lie in `berita`. A section
/// called like one of the site's own folders or feeds gets another name.
pub fn section_folder(section: &str) -> String {
    if section.trim().is_empty() {
        return "berita".to_owned();
    }
    let own = |slug: &str| OWN.contains(&slug) || slug == "rss";
    let slug = list_slug(section);
    if own(&slug) {
        format!("rubrik-{slug}")
    } else if slug.strip_prefix("rubrik-").is_some_and(own) {
        marked(&slug, section)
    } else {
        slug
    }
}

/// The list of a section.
pub fn section_page(section: &str) -> String {
    format!("{}/index.html", section_folder(section))
}

/// The feed of a section.
pub fn section_feed(section: &str) -> String {
    format!("umpan/{}.xml", section_folder(section))
}

/// The list of a tag.
pub fn tag_page(tag: &str) -> String {
    format!("tag/{}.html", page_slug(tag))
}

/// The list of a writer.
pub fn author_page(name: &str) -> String {
    format!("penulis/{}.html", page_slug(name))
}

/// As [`list_slug`]; a page called `index` would be that of its folder.
fn page_slug(name: &str) -> String {
    match list_slug(name) {
        slug if slug == "index" => marked(&slug, name),
        slug => slug,
    }
}

/// The slug of a list's name. Names that differ only in case, marks and
/// punctuation share one; where a slug leaves out more of the name than that
/// (another script, an emoji, `C++`), it gets a mark made of the name, so that
/// the lists of two names are never one.
fn list_slug(name: &str) -> String {
    const PLAIN: &str = "-_'\"’‘“”.,:;!?()/&–—·|";
    let slug = slugify(name);
    let plain = |c: char| c.is_ascii_alphanumeric() || c.is_whitespace() || PLAIN.contains(c);
    let (all, length) = if name.is_ascii() {
        (name.chars().all(plain), name.len())
    } else {
        let letters: Vec<char> = name.nfkd().filter(|c| !is_combining_mark(*c)).collect();
        (letters.iter().all(|c| plain(*c)), letters.len())
    };
    // `berita` stands for nothing, and before the name of a device.
    let said = || !slug.starts_with("berita") || slug_words(name).as_ref() == Some(&slug);
    if all && length <= LONGEST_SLUG && said() { slug } else { marked(&slug, name) }
}

/// A slug with a mark made of the name, which is the same for case twins and
/// in every normal form.
fn marked(slug: &str, name: &str) -> String {
    let name = name.nfkc().collect::<String>().to_lowercase();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{slug}-{}", &hex(&hash(name.as_bytes()))[..8])
}

/// The list of a month.
pub fn month_page(year: i32, month: u32) -> String {
    format!("arsip/{year:04}/{month:02}.html")
}

/// A later page of the list whose front stands at `front`.
pub fn list_page(front: &str, number: u32) -> String {
    let base = front.strip_suffix(".html").unwrap_or(front);
    match base.strip_suffix("index") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => {
            format!("{folder}hal/{number}.html")
        }
        _ => format!("{base}/{number}.html"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_of_two_names_are_never_one() {
        let names = [
            "C",
            "C++",
            "C#",
            "index",
            "hal",
            "CON",
            "Berita Con",
            "Berita",
            "🔥",
            "💧",
            "Москва",
            "Москва 2024",
            "2024",
            "北京",
            "<b>",
            "b",
            "suku index",
            "suku",
            "Rubrik Tag",
            "tag",
            "rss",
            "Rubrik RSS",
        ];
        let long = "a".repeat(300);
        let longer = "a".repeat(301);
        let names: Vec<&str> = names.into_iter().chain([long.as_str(), longer.as_str()]).collect();
        for address in [tag_page, author_page, section_page, section_feed] {
            let pages: HashSet<String> = names
                .iter()
                .flat_map(|name| {
                    let front = address(name);
                    [list_page(&front, 1), front]
                })
                .collect();
            assert_eq!(pages.len(), 2 * names.len(), "{pages:?}");
            for page in pages {
                assert_eq!(crate::export::safe_path::check(&page), Ok(()), "{page}");
            }
        }
        for (one, same) in
            [("C", "c"), ("Café", "Cafe\u{301}"), ("МОСКВА", "москва"), ("Ma'ruf", "Maruf")]
        {
            assert_eq!(tag_page(one), tag_page(same));
        }
        assert_eq!(tag_page("Ma'ruf Amin"), "tag/maruf-amin.html");
        assert_ne!(section_feed("rss"), FEED);
    }

    #[test]
    fn no_permalink_leads_into_a_folder_of_the_sites_own() {
        for pattern in ["arsip/{slug}.html", "media/{slug}/", "tag/{id}.html", "404/{slug}.html"] {
            assert_eq!(Permalink::parse(pattern), None, "{pattern}");
        }
        assert!(Permalink::parse("tag-{slug}.html").is_some());
    }

    #[test]
    fn a_story_never_stands_where_the_site_does() {
        let place = |n: u128, section: &'static str, slug: &'static str| Place {
            id: ArticleId::from_number(n),
            section,
            slug,
            published_at: None,
            zone: Zone::default(),
        };
        let stories = [place(1, "Olahraga", "olahraga"), place(2, "", "404"), place(3, "", "hal")];
        for (pattern, wanted) in [
            ("{slug}/", ["olahraga-2/index.html", "404-2/index.html", "hal-2/index.html"]),
            ("{slug}.html", ["olahraga.html", "404-2.html", "hal-2.html"]),
        ] {
            let link = Permalink::parse(pattern).expect("a pattern");
            let given = link.places(stories.iter().map(|place| (*place, 1)));
            let firsts: Vec<&str> = given.values().map(|paths| paths.pages[0].as_str()).collect();
            assert_eq!(firsts, wanted);
        }
        let same = [place(1, "", "a"), place(2, "", "a")];
        let given = Permalink::parse("{id}/").expect("a pattern").places(same.map(|p| (p, 1)));
        assert_ne!(given.values().next(), given.values().last());
    }
}
