//! Pictures in the text: `![alt](media:SHA256 "caption")`.
//!
//! A page loads nothing from elsewhere: a picture of another site is printed
//! as a link to it, one that is not at hand as its text.

use comrak::nodes::{Node, NodeLink, NodeValue};

use super::characters::{Source, escape, escaped};
use super::link::{is_remote, may_link, split_scheme};
use super::text::{Voice, node_text};
use super::{PictureLink, Resolvers};
use crate::article::{MediaId, Problem, Severity};

/// How a picture of the text is printed, in both its forms.
pub(super) struct Printed {
    /// Standing alone.
    pub figure: String,
    /// Within a line of text.
    pub inline: String,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// The stored picture that an address names.
pub(super) fn stored(url: &str) -> Option<MediaId> {
    let (scheme, id) = split_scheme(url)?;
    if scheme.eq_ignore_ascii_case("media") { MediaId::parse(id) } else { None }
}

/// The visible text of a paragraph of pictures: their captions, else what
/// they show.
pub(super) fn text(paragraph: Node<'_>) -> String {
    let texts: Vec<String> = paragraph
        .children()
        .filter_map(|child| match &child.data().value {
            NodeValue::Image(image) if !image.title.is_empty() => Some(image.title.clone()),
            NodeValue::Image(_) => Some(node_text(child, Voice::Caption)),
            _ => None,
        })
        .collect();
    texts.join("\n")
}

/// True for a text that is the name of a picture's file, as cameras and
/// phones give them, and no description of it.
pub(crate) fn is_file_name(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    let ends = |end: &str| text.strip_suffix(end).is_some_and(|name| name.ends_with('.'));
    let named = ["jpg", "jpeg", "png", "webp", "gif", "avif", "heic", "tif", "tiff", "bmp"]
        .iter()
        .any(|end| ends(end));
    let numbered = ["img", "dsc", "dscn", "dscf", "pict", "screenshot", "whatsapp image"]
        .iter()
        .filter_map(|start| text.strip_prefix(start))
        .any(|rest| {
            rest.contains(|c: char| c.is_ascii_digit())
                && !rest.contains(|c: char| {
                    c.is_alphabetic() && !matches!(c, 'w' | 'a' | 't' | 'p' | 'm')
                })
        });
    named || numbered
}

/// Prints a picture; within a link it cannot be a link itself.
pub(super) fn print(
    node: Node<'_>,
    image: &NodeLink,
    resolvers: &Resolvers<'_>,
    source: &Source<'_>,
) -> Printed {
    let alt = node_text(node, Voice::Caption).trim().to_owned();
    let position = node.data().sourcepos;
    let range = source.bytes(
        (position.start.line, position.start.column),
        (position.end.line, position.end.column),
    );
    let problem = |code| {
        Problem::new(Severity::Warning, code)
            .field("body")
            .text(if alt.is_empty() { image.url.clone() } else { alt.clone() })
            .at(source.place(&range))
    };
    let found = stored(&image.url).and_then(|id| (resolvers.picture)(&id));
    if let Some(picture) = found {
        let code = match alt.as_str() {
            "" => Some("media-alt"),
            name if is_file_name(name) => Some("alt-filename"),
            text if text == image.title.trim() => Some("alt-equals-caption"),
            _ => None,
        };
        let problems = code.map(problem).into_iter().collect();
        let img = img(&picture, &alt);
        let caption = caption(&image.title, &picture.credit);
        let figure = format!("<figure class=\"gambar\">{img}{caption}</figure>");
        return Printed { figure, inline: img, problems };
    }
    let linked = node.ancestors().any(|above| matches!(above.data().value, NodeValue::Link(_)));
    let remote = is_remote(&image.url) && may_link(&image.url);
    let shown = if alt.is_empty() { image.url.as_str() } else { alt.as_str() };
    let inline = if remote && !linked { link_to(&image.url, shown) } else { escaped(shown) };
    let title = image.title.trim();
    let caption = if title.is_empty() { String::new() } else { format!(" {}", escaped(title)) };
    let code = if remote { "remote-image" } else { "media-missing" };
    Printed {
        figure: format!("<p class=\"gambar-luar\">{inline}{caption}</p>"),
        inline,
        problems: vec![problem(code)],
    }
}

/// A link to a picture of another site.
pub(super) fn link_to(url: &str, text: &str) -> String {
    format!("<a href=\"{}\" rel=\"noopener\">{}</a>", escaped(url), escaped(text))
}

fn img(picture: &PictureLink, alt: &str) -> String {
    let mut out = String::from("<img src=\"");
    escape(&picture.href, &mut out);
    if picture.srcset.len() > 1 {
        out.push_str("\" srcset=\"");
        for (at, (href, width)) in picture.srcset.iter().enumerate() {
            if at > 0 {
                out.push_str(", ");
            }
            escape(href, &mut out);
            out.push_str(&format!(" {width}w"));
        }
        out.push_str("\" sizes=\"(max-width: 52rem) 100vw, 43rem");
    }
    out.push_str(&format!(
        "\" width=\"{}\" height=\"{}\" alt=\"{}\" loading=\"lazy\" decoding=\"async\">",
        picture.width,
        picture.height,
        escaped(alt)
    ));
    out
}

fn caption(title: &str, credit: &str) -> String {
    let (title, credit) = (title.trim(), credit.trim());
    if title.is_empty() && credit.is_empty() {
        return String::new();
    }
    let space = if title.is_empty() || credit.is_empty() { "" } else { " " };
    let credit = match credit {
        "" => String::new(),
        credit => format!("<span class=\"credit\">/{}</span>", escaped(credit)),
    };
    format!("<figcaption>{}{space}{credit}</figcaption>", escaped(title))
}
