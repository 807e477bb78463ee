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
        let caption = caption(&image.title, &picture);
        let shown = with_webp(&picture, &img);
        let figure = format!("<figure class=\"gambar\">{shown}{caption}</figure>");
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

/// How wide a picture of the text is shown.
const SIZES: &str = "(min-width: 52rem) 42.5rem, 100vw";

fn img(picture: &PictureLink, alt: &str) -> String {
    let mut out = String::from("<img src=\"");
    escape(&picture.href, &mut out);
    if picture.srcset.len() > 1 {
        out.push_str("\" srcset=\"");
        srcset(&picture.srcset, &mut out);
        out.push_str("\" sizes=\"");
        out.push_str(SIZES);
    }
    out.push_str(&format!(
        "\" width=\"{}\" height=\"{}\" alt=\"{}\" loading=\"lazy\" decoding=\"async\">",
        picture.width,
        picture.height,
        escaped(alt)
    ));
    out
}

/// The picture with its WebP sizes, which most browsers take in place of the
/// JPEG ones.
fn with_webp(picture: &PictureLink, img: &str) -> String {
    if picture.webp.is_empty() {
        return img.to_owned();
    }
    let mut out = String::from("<picture><source type=\"image/webp\" srcset=\"");
    srcset(&picture.webp, &mut out);
    out.push_str(&format!("\" sizes=\"{SIZES}\">{img}</picture>"));
    out
}

fn srcset(sizes: &[(String, u32)], out: &mut String) {
    for (at, (href, width)) in sizes.iter().enumerate() {
        if at > 0 {
            out.push_str(", ");
        }
        escape(href, out);
        out.push_str(&format!(" {width}w"));
    }
}

fn caption(title: &str, picture: &PictureLink) -> String {
    let span = |class: &str, text: String| match text.as_str() {
        "" => String::new(),
        text => format!("<span class=\"{class}\">{text}</span>"),
    };
    let credit = match picture.credit.trim() {
        "" => String::new(),
        credit => format!("/{}", escaped(credit)),
    };
    let label = span("buatan", escaped(picture.label.trim()));
    let parts = [escaped(title.trim()), span("credit", credit), label];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() {
        return String::new();
    }
    format!("<figcaption>{}</figcaption>", parts.join(" "))
}
