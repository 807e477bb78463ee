//! A page that stands alone: from a folder, or as one file.
//!
//! The page is the one of the site. What it needs is put beside it or into
//! it, all other addresses lead to the site itself.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::markup::{Piece, Tag, pieces};
use crate::page::absolute;

/// What a page that stands in one file may load: nothing.
const ONE_FILE: &str = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; \
                        base-uri 'none'; form-action 'none'";

/// What a page in a folder may load: pictures and style sheets beside it,
/// also where a program opens each file as a world of its own.
const FOLDER: &str = "default-src 'none'; img-src 'self' file:; style-src 'self' file:; \
                      base-uri 'none'; form-action 'none'";

/// How a page stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alone {
    /// In a folder with its files.
    Folder,
    /// In one file: styles within, pictures as `data:` addresses.
    OneFile,
}

/// The page so that it stands alone, and the files beside it by their paths;
/// none for a single file. `path` is where the page stands on `site`, `file`
/// gives the bytes of a file of the site, or nothing where there is none.
pub fn alone(
    html: &str,
    path: &str,
    site: &str,
    form: Alone,
    file: &mut dyn FnMut(&str) -> Option<Vec<u8>>,
) -> (String, BTreeMap<String, Vec<u8>>) {
    let mut page = Page { path, site, form, file, files: BTreeMap::new() };
    let mut out = String::with_capacity(html.len() * 2);
    for piece in pieces(html) {
        match piece {
            Piece::Other(text) => out.push_str(text),
            Piece::Raw(tag, inner) => {
                // Data for machines stays; nothing runs.
                let data = tag.get("type") == Some("application/ld+json");
                if tag.name == "style" || data {
                    out.push_str(&format!("{}{inner}</{}>", tag.whole, tag.name));
                }
            }
            Piece::Tag(tag) => page.tag(&tag, &mut out),
        }
    }
    (out, page.files)
}

struct Page<'p> {
    path: &'p str,
    site: &'p str,
    form: Alone,
    file: &'p mut dyn FnMut(&str) -> Option<Vec<u8>>,
    files: BTreeMap<String, Vec<u8>>,
}

impl Page<'_> {
    fn tag(&mut self, tag: &Tag<'_>, out: &mut String) {
        match tag.name.as_str() {
            "meta" if says(tag, "http-equiv", "content-security-policy") => {
                let rule = if self.form == Alone::OneFile { ONE_FILE } else { FOLDER };
                out.push_str(&tag.written(&|name, value| {
                    Some(if name == "content" { rule.to_owned() } else { value.to_owned() })
                }));
            }
            "link" => self.link(tag, out),
            "img" => self.img(tag, out),
            // The file that `img` names is enough for a page in one file.
            "source" if self.form == Alone::OneFile => {}
            "source" => {
                let sizes = tag.get("srcset").map(|list| self.sizes(list)).unwrap_or_default();
                if !sizes.is_empty() {
                    out.push_str(&tag.written(&|name, value| {
                        Some(if name == "srcset" { sizes.clone() } else { value.to_owned() })
                    }));
                }
            }
            "base" | "iframe" | "frame" | "object" | "embed" | "audio" | "video" | "track" => {}
            _ if ["href", "action", "src"].iter().any(|name| tag.get(name).is_some()) => {
                out.push_str(&tag.written(&|name, value| {
                    let leads = matches!(name, "href" | "action" | "src");
                    Some(if leads { self.address(value) } else { value.to_owned() })
                }));
            }
            _ => out.push_str(tag.whole),
        }
    }

    fn link(&mut self, tag: &Tag<'_>, out: &mut String) {
        let href = tag.get("href").unwrap_or_default();
        let rel = tag.get("rel").unwrap_or_default().to_ascii_lowercase();
        let kind = rel.split_ascii_whitespace().find(|word| LOADS.contains(word));
        let Some(kind) = kind else {
            out.push_str(&tag.written(&|name, value| {
                Some(if name == "href" { self.address(value) } else { value.to_owned() })
            }));
            return;
        };
        if !matches!(kind, "stylesheet" | "icon" | "apple-touch-icon") {
            return;
        }
        let Some((path, bytes)) = self.fetch(href) else { return };
        match (self.form, kind) {
            (Alone::OneFile, "stylesheet") => {
                // A style sheet cannot end the element that it stands in.
                let css = String::from_utf8_lossy(&bytes).replace("</", "<\\/");
                out.push_str(&format!("<style>\n{css}</style>"));
            }
            (form, _) => {
                let to = if form == Alone::OneFile { data(&path, &bytes) } else { path.clone() };
                out.push_str(&tag.written(&|name, value| {
                    Some(if name == "href" { to.clone() } else { value.to_owned() })
                }));
                self.keep(path, bytes);
            }
        }
    }

    fn img(&mut self, tag: &Tag<'_>, out: &mut String) {
        let src = tag.get("src").unwrap_or_default();
        if src.starts_with("data:") {
            out.push_str(tag.whole);
            return;
        }
        let found = self.fetch(src);
        let one = self.form == Alone::OneFile;
        let to = match &found {
            Some((path, bytes)) if one => data(path, bytes),
            Some((path, _)) => path.clone(),
            // A picture that is not at hand asks nobody for it.
            None => "data:,".to_owned(),
        };
        if let Some((path, bytes)) = found {
            self.keep(path, bytes);
        }
        let sizes = match tag.get("srcset") {
            Some(list) if !one => self.sizes(list),
            _ => String::new(),
        };
        out.push_str(&tag.written(&|name, value| match name {
            "src" => Some(to.clone()),
            "srcset" => Some(sizes.clone()).filter(|sizes| !sizes.is_empty()),
            "sizes" if sizes.is_empty() => None,
            _ => Some(value.to_owned()),
        }));
    }

    /// The files of a list of sizes (HTML, 4.8.4.2.1) that are at hand.
    fn sizes(&mut self, list: &str) -> String {
        let mut found = Vec::new();
        for size in list.split(',') {
            let (address, width) = size.trim().split_once(' ').unwrap_or((size.trim(), ""));
            if let Some((path, bytes)) = self.fetch(address) {
                found.push(format!("{path} {width}").trim_end().to_owned());
                self.keep(path, bytes);
            }
        }
        found.join(", ")
    }

    fn keep(&mut self, path: String, bytes: Vec<u8>) {
        if self.form == Alone::Folder {
            self.files.insert(path, bytes);
        }
    }

    /// A file of the site that the page names: its path, and its bytes.
    fn fetch(&mut self, address: &str) -> Option<(String, Vec<u8>)> {
        let path = self.on_site(address)?;
        let path = path.split(['?', '#']).next().unwrap_or_default().to_owned();
        let bytes = match self.files.get(&path) {
            Some(bytes) => bytes.clone(),
            None => (self.file)(&path)?,
        };
        Some((path, bytes))
    }

    /// Where an address of the page leads once the page is elsewhere.
    fn address(&self, address: &str) -> String {
        match self.on_site(address) {
            Some(path) => absolute(self.site, &path),
            None => address.to_owned(),
        }
    }

    /// The path on the site of a relative address; `None` for an absolute
    /// one, one within the page and one that leads out of the site.
    fn on_site(&self, address: &str) -> Option<String> {
        let address = address.trim();
        if address.is_empty() || address.starts_with("//") || address.starts_with('#') {
            return None;
        }
        if has_scheme(address) {
            return None;
        }
        let mut parts: Vec<&str> = Vec::new();
        if !address.starts_with('/') {
            parts.extend(self.path.split('/'));
            parts.pop();
        }
        let (way, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
        let folder = way.ends_with('/');
        for part in way.split('/').filter(|part| !part.is_empty()) {
            match part {
                "." => {}
                ".." => {
                    parts.pop()?;
                }
                _ => parts.push(part),
            }
        }
        let slash = if folder && !parts.is_empty() { "/" } else { "" };
        Some(format!("{}{slash}{rest}", parts.join("/")))
    }
}

/// What a `link` may be that makes a browser load something.
const LOADS: [&str; 10] = [
    "stylesheet",
    "icon",
    "apple-touch-icon",
    "mask-icon",
    "manifest",
    "preload",
    "prefetch",
    "modulepreload",
    "preconnect",
    "dns-prefetch",
];

fn says(tag: &Tag<'_>, name: &str, value: &str) -> bool {
    tag.get(name).is_some_and(|given| given.trim().eq_ignore_ascii_case(value))
}

fn has_scheme(address: &str) -> bool {
    let end = address.find([':', '/', '?', '#']).unwrap_or(address.len());
    address[end..].starts_with(':') && address.starts_with(|c: char| c.is_ascii_alphabetic())
}

/// The bytes as an address (RFC 2397).
fn data(path: &str, bytes: &[u8]) -> String {
    let kind = match path.rsplit('.').next() {
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("svg") => "image/svg+xml",
        Some("ico") => "image/x-icon",
        _ => "application/octet-stream",
    };
    format!("data:{kind};base64,{}", STANDARD.encode(bytes))
}
