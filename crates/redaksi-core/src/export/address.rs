//! Where the pages of a site stand, relative to its root.
//!
//! Page 1 is `{section}/{slug}.html`, later pages `{section}/{slug}/{n}.html`,
//! the whole story `{section}/{slug}/semua.html`. No slug holds a slash or a
//! dot, so no two of these can collide.

use std::collections::BTreeMap;

use crate::article::{ArticleId, is_slug, slug_of, slugify};
use crate::page::StoryPaths;

/// The front page.
pub const INDEX: &str = "index.html";

/// The folder of a section; stories without one lie in `berita`.
pub fn section_folder(section: &str) -> String {
    if section.trim().is_empty() { "berita".to_owned() } else { folder(&slugify(section)) }
}

/// The list of a section.
pub fn section_page(section: &str) -> String {
    format!("{}/index.html", section_folder(section))
}

/// The list of a tag.
pub fn tag_page(tag: &str) -> String {
    format!("tag/{}.html", slugify(tag))
}

/// A section called like one of the site's own folders gets another name.
fn folder(slug: &str) -> String {
    match slug {
        "assets" | "media" | "tag" => format!("rubrik-{slug}"),
        other => other.to_owned(),
    }
}

/// The addresses of a story of `pages` pages.
pub fn story(section: &str, slug: &str, pages: u32) -> StoryPaths {
    let base = format!("{}/{slug}", section_folder(section));
    let mut paths = vec![format!("{base}.html")];
    paths.extend((2..=pages).map(|n| format!("{base}/{n}.html")));
    let whole = (pages > 1).then(|| format!("{base}/semua.html"));
    StoryPaths { pages: paths, whole }
}

/// The slug that a story asks for. A foreign one, from a document that another
/// program wrote, is made into one: it must lead into no other folder.
pub fn own_slug(id: ArticleId, slug: &str) -> String {
    if is_slug(slug) { slug.to_owned() } else { slug_of(slug, id) }
}

/// Gives every story of a site a slug of its own within its section: where
/// two laptops chose the same, the lower id keeps it. `index` is the
/// section's own page.
pub fn slugs<'a>(
    stories: impl IntoIterator<Item = (ArticleId, &'a str, &'a str)>,
) -> BTreeMap<ArticleId, String> {
    let mut stories: Vec<_> = stories.into_iter().collect();
    stories.sort_by_key(|(id, ..)| *id);
    let mut taken: std::collections::HashSet<(String, String)> = std::collections::HashSet::new();
    let mut given = BTreeMap::new();
    for (id, section, slug) in stories {
        let folder = section_folder(section);
        let slug = crate::article::unique_slug(&own_slug(id, slug), |slug| {
            slug == "index" || taken.contains(&(folder.clone(), slug.to_owned()))
        });
        taken.insert((folder, slug.clone()));
        given.insert(id, slug);
    }
    given
}
