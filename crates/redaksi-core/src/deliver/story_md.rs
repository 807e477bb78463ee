//! The body as Markdown that other programs read: links resolved, pictures by
//! their files, page breaks gone.

use crate::article::MediaId;
use crate::markdown::{BlockKind, BodyLink, Parsed, Resolved};

/// The body as Markdown. `link` says where each link leads, `picture` names
/// the file of a picture. A related link that leads nowhere goes with its
/// line; each of the others stands in a paragraph of its own, as every
/// Markdown program shows it.
pub fn markdown_body(
    body: &str,
    parsed: &Parsed,
    link: &dyn Fn(&BodyLink) -> Resolved,
    picture: &dyn Fn(&MediaId) -> Option<String>,
) -> String {
    let mut text = String::with_capacity(body.len() + 200);
    let mut at = 0;
    for line in lines(body) {
        let links: Vec<&BodyLink> =
            parsed.links.iter().filter(|link| line.contains(&link.range.start)).collect();
        // What an earlier link's syntax took with it is written already.
        let start = at.max(line.start);
        let related = links.iter().any(|link| link.read_also);
        let gone = |found: &&BodyLink| {
            matches!(link(found), Resolved::Omit | Resolved::Text | Resolved::Unresolved)
        };
        if related && links.iter().all(gone) {
            at = at.max(line.end);
            continue;
        }
        at = start;
        for found in links {
            if found.range.start < at {
                continue;
            }
            text.push_str(&body[at..found.range.start]);
            text.push_str(&written(found, &link(found), &body[found.range.clone()]));
            at = found.range.end;
        }
        if at < line.end {
            text.push_str(&body[at..line.end]);
            at = line.end;
        }
        if related {
            text.push('\n');
        }
    }
    let text = without_breaks(&text, parsed);
    with_pictures(text, parsed, picture)
}

/// Each line with its end.
fn lines(body: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut at = 0;
    body.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        start..at
    })
}

fn written(link: &BodyLink, to: &Resolved, as_it_was: &str) -> String {
    match to {
        Resolved::Link { href, text } => {
            let text = text.as_deref().filter(|text| !text.trim().is_empty());
            let label = text.unwrap_or(&link.label);
            // An address that is its own text stays as it was typed.
            if text.is_none() && href == as_it_was {
                return as_it_was.to_owned();
            }
            format!("[{}](<{}>)", escaped(label), address(href))
        }
        _ => escaped(&link.label),
    }
}

/// Text that Markdown takes literally (CommonMark, 2.4).
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            '\\' | '[' | ']' | '*' | '_' | '`' | '<' | '>' | '&' | '!' | '~' | '#' | '|' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

/// A destination in pointed brackets holds neither those nor a line's end.
fn address(href: &str) -> String {
    href.replace('<', "%3C").replace('>', "%3E").replace(['\n', '\r'], "").replace('\\', "%5C")
}

/// Without the lines that break pages; only where the story has such breaks.
fn without_breaks(text: &str, parsed: &Parsed) -> String {
    if !parsed.blocks.iter().any(|block| block.kind == BlockKind::PageBreak) {
        return text.to_owned();
    }
    text.split_inclusive('\n')
        .filter(|line| {
            let bare: String = line.chars().filter(|c| !c.is_whitespace()).collect();
            !bare.eq_ignore_ascii_case("<!--nextpage-->")
        })
        .collect()
}

fn with_pictures(
    text: String,
    parsed: &Parsed,
    picture: &dyn Fn(&MediaId) -> Option<String>,
) -> String {
    // The 64 digits of an id stand nowhere by chance.
    parsed.pictures.iter().fold(text, |text, id| match picture(id) {
        Some(file) => text.replace(&format!("media:{}", id.as_str()), &file),
        None => text,
    })
}
