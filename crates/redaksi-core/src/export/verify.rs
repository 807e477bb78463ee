//! Whether what pages refer to is there: files of the site, and places within
//! pages.
//!
//! It reads finished pages, so that it holds whoever made them: the house's
//! templates, a newsroom's own, a story's text. It follows no address outside
//! the site, and knows files only by what it is told.

/// A reference of a page that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Dangling {
    /// The page, relative to the site's root.
    pub page: String,
    /// What it refers to, as it is written there.
    pub to: String,
}

/// A reference to a place within another page, to be looked up there.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Elsewhere {
    /// The page that refers.
    pub page: String,
    /// The page referred to.
    pub path: String,
    /// The place within it.
    pub fragment: String,
}

/// What was found on a page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// References that lead nowhere, each once.
    pub dangling: Vec<Dangling>,
    /// References to places within other pages.
    pub elsewhere: Vec<Elsewhere>,
}

/// Holds the references of a page at `page` against the files of the site.
/// `there` says whether a path, relative to the root, is a file of it; `site`
/// is the site's own address.
pub fn page(html: &str, page: &str, site: &str, there: &dyn Fn(&str) -> bool) -> Found {
    let mut found = Found::default();
    let mut path = String::new();
    for reference in references(html) {
        let (address, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let address = address.split('?').next().unwrap_or_default();
        let dangling = if address.is_empty() {
            !fragment.is_empty() && !has_place(html, fragment)
        } else if resolve(page, address, site, &mut path) {
            if !fragment.is_empty() && path != page && there(&path) {
                found.elsewhere.push(Elsewhere {
                    page: page.to_owned(),
                    path: path.clone(),
                    fragment: fragment.to_owned(),
                });
            }
            !there(&path)
        } else {
            false
        };
        if dangling && found.dangling.iter().all(|known| known.to != reference) {
            found.dangling.push(Dangling { page: page.to_owned(), to: reference.to_owned() });
        }
    }
    found
}

/// Whether a page has a place of that name (HTML Standard, 7.4.6.4).
pub fn has_place(html: &str, fragment: &str) -> bool {
    let is_name = |(at, _): (usize, &str)| {
        let rest = &html[at + " id=\"".len()..];
        rest.strip_prefix(fragment).is_some_and(|rest| rest.starts_with('"'))
    };
    fragment == "top" || html.match_indices(" id=\"").any(is_name)
}

/// The values of all attributes that lead to a file: `href`, `src`, `poster`,
/// and each candidate of a `srcset`.
fn references(html: &str) -> impl Iterator<Item = &str> {
    // A sign at a time is found many times as fast as a word.
    memchr::memchr_iter(b'=', html.as_bytes()).flat_map(move |at| {
        let before = &html.as_bytes()[..at];
        let is = |name: &[u8]| {
            let rest = before.strip_suffix(name).and_then(<[u8]>::last);
            rest.is_some_and(u8::is_ascii_whitespace)
        };
        let one = is(b"href") || is(b"src") || is(b"poster");
        let many = is(b"srcset") || is(b"imagesrcset");
        let value = html[at + 1..].strip_prefix('"').filter(|_| one || many);
        let value = value.and_then(|value| value.split('"').next());
        let (one, many) = if many { (None, value.unwrap_or_default()) } else { (value, "") };
        let candidates = many.split(',').filter_map(|one| one.split_ascii_whitespace().next());
        one.into_iter().chain(candidates)
    })
}

/// Where an address on the page at `page` leads, into `path`; false where it
/// leads out of the site.
fn resolve(page: &str, address: &str, site: &str, path: &mut String) -> bool {
    path.clear();
    let site = site.trim_end_matches('/');
    let own = address.strip_prefix(site).filter(|rest| !site.is_empty() && rest.starts_with('/'));
    let local = match own {
        Some(rest) => rest,
        None if has_scheme(address) || address.starts_with("//") => return false,
        // A site may stand in a folder of its host.
        None if address.starts_with('/') => match address.strip_prefix(folder_of(site)) {
            Some(rest) if rest.starts_with('/') => rest,
            _ => return false,
        },
        None => address,
    };
    if !local.starts_with('/') {
        path.push_str(&page[..page.rfind('/').map_or(0, |at| at + 1)]);
    }
    for part in local.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                path.truncate(path.trim_end_matches('/').rfind('/').map_or(0, |at| at + 1));
            }
            part => {
                path.push_str(part);
                path.push('/');
            }
        }
    }
    if matches!(local.rsplit('/').next(), Some("" | "." | "..")) {
        path.push_str("index.html");
    } else {
        path.pop();
    }
    if path.contains('%') {
        *path = percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned();
    }
    true
}

/// The path of a site's address, without its last slash.
fn folder_of(site: &str) -> &str {
    let rest = site.split_once("://").map_or("", |(_, rest)| rest);
    rest.find('/').map_or("", |at| &rest[at..])
}

/// A scheme before the first slash (RFC 3986, 3.1).
fn has_scheme(address: &str) -> bool {
    let first = address.split('/').next().unwrap_or_default();
    first.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|sign: char| sign.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILES: [&str; 5] =
        ["index.html", "a/b.html", "a/index.html", "media/x.jpg", "media/x-480.webp"];

    fn dangling(at: &str, html: &str) -> Vec<String> {
        let there = |path: &str| FILES.contains(&path);
        let found = page(html, at, "https://situs.example", &there);
        found.dangling.into_iter().map(|one| one.to).collect()
    }

    #[test]
    fn what_is_there_is_no_fault() {
        let html = r##"<a href="../index.html">x</a> <a href="b.html?x=1">x</a> <a href="./">x</a>
            <a href="/">x</a> <a href="https://situs.example/a/">x</a> <a href="mailto:a@b.c">x</a>
            <a href="https://lain.example/tak-ada.html">x</a> <a href="//lain.example/">x</a>
            <img src="../media/x.jpg" srcset="../media/x-480.webp 480w, ../media/x.jpg 800w">
            <h2 id="satu">x</h2> <a href="#satu">x</a> <a href="#top">x</a>"##;
        assert_eq!(dangling("a/b.html", html), [""; 0]);
    }

    #[test]
    fn what_leads_nowhere_is_named_once() {
        let html = r##"<a href="c.html">x</a> <a href="c.html">x</a> <a href="#dua">x</a>
            <img src="../media/y.jpg" srcset="../media/x.jpg 1w, ../media/z.webp 2w">
            <a href="https://situs.example/tak-ada.html">x</a> <a href="../../b">x</a>"##;
        let all = ["c.html", "#dua", "../media/y.jpg", "../media/z.webp"];
        let all = all.iter().chain(&["https://situs.example/tak-ada.html", "../../b"]);
        assert_eq!(dangling("a/b.html", html), all.copied().collect::<Vec<_>>());
    }

    #[test]
    fn a_site_in_a_folder_of_its_host_is_left_by_what_lies_outside() {
        let there = |path: &str| FILES.contains(&path);
        let html = r#"<a href="/warta/index.html">x</a> <a href="/warta/">x</a> <a href="/">x</a>
            <a href="/wartawan/x.html">x</a> <a href="https://situs.example/warta/a/b.html">x</a>
            <a href="/warta/tak-ada.html">x</a> <a href="https://situs.example/lain.html">x</a>"#;
        let found = page(html, "404.html", "https://situs.example/warta", &there);
        let lost: Vec<&str> = found.dangling.iter().map(|one| one.to.as_str()).collect();
        assert_eq!(lost, ["/warta/tak-ada.html"]);
    }

    #[test]
    fn a_place_within_another_page_is_looked_up_there() {
        let there = |path: &str| FILES.contains(&path);
        let found = page(r##"<a href="a/b.html#ralat">x</a>"##, "index.html", "", &there);
        assert_eq!(found.elsewhere.len(), 1);
        assert_eq!(found.elsewhere[0].path, "a/b.html");
        assert!(has_place(r#"<p id="ralat">"#, &found.elsewhere[0].fragment));
        assert!(!has_place(r#"<p id="ralat-2">"#, "ralat"));
    }
}
