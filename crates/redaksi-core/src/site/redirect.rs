//! Old addresses of stories that have moved: a page that leads on wherever
//! the site stands, and rules for hosts that answer with 301 themselves.

use std::fmt::Write as _;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::absolute::address;
use super::host::base;
use crate::markdown::escape_html;
use crate::page::relative;

/// The path of the rules.
pub const RULES: &str = "_redirects";

/// What a rule's path may hold as it is. `*` and `:` would be patterns.
const RULE: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/').remove(b'%');

/// An old address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Redirect {
    /// The path where the story was.
    pub from: String,
    /// The path where it is now.
    pub to: String,
    /// Its headline.
    pub headline: String,
}

impl Redirect {
    /// The page at the old address: leads on at once, and by a link where a
    /// browser does not. It is not to be indexed and stands in no sitemap.
    pub fn page(&self, site: &str, language: &str) -> String {
        let english = language == "en" || language.starts_with("en-");
        let (moved, here) = if english {
            ("Moved", "This page is now at")
        } else {
            ("Pindah", "Halaman ini kini di")
        };
        let to = escape_html(&relative(&self.from, &self.to));
        let headline = match self.headline.trim() {
            "" => escape_html(&address(site, &self.to)),
            headline => escape_html(headline),
        };
        format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'\">\n\
             <meta http-equiv=\"refresh\" content=\"0; url={to}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"robots\" content=\"noindex\">\n<title>{moved}: {headline}</title>\n\
             <link rel=\"canonical\" href=\"{canonical}\">\n</head>\n<body>\n<main>\n<h1>{moved}</h1>\n\
             <p>{here} <a href=\"{to}\">{headline}</a>.</p>\n</main>\n</body>\n</html>\n",
            lang = escape_html(language),
            canonical = escape_html(&address(site, &self.to)),
        )
    }
}

/// `_redirects`, one rule a line in the order of the old paths, in the form
/// that Netlify and Cloudflare Pages share; `None` without redirects.
pub fn rules(site: &str, redirects: &[Redirect]) -> Option<String> {
    let base = base(site);
    let mut redirects: Vec<&Redirect> = redirects.iter().collect();
    redirects.sort();
    let mut text = String::new();
    for redirect in &redirects {
        let path = |path: &str| utf8_percent_encode(folder_of(path), RULE).to_string();
        let (from, to) = (path(&redirect.from), path(&redirect.to));
        writeln!(text, "{base}/{from} {base}/{to} 301").expect("writing into memory cannot fail");
    }
    (!text.is_empty()).then_some(text)
}

/// A folder's front page is named by the folder.
fn folder_of(path: &str) -> &str {
    match path.strip_suffix("index.html") {
        Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
        _ => path,
    }
}
