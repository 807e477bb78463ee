//! The last step: the text goes into the page that the theme made.
//!
//! It is put in afterwards, so that no template can change it, and so that it
//! is known where each block of it lies.

use minijinja::Value;

use super::engine::BODY_MARK;
use super::theme::ThemeError;
use super::{BodyBlock, RenderedPage};
use crate::article::{Problem, Severity};
use crate::markdown::HtmlBlock;

/// What the templates print as `body`.
pub(super) fn body_mark() -> Value {
    Value::from_safe_string(BODY_MARK.to_string())
}

/// What stands before the first paragraph, as HTML; in a text that begins with
/// something else the mark is a paragraph of its own.
#[derive(Default)]
pub(super) struct Opener {
    /// The brand.
    pub mark: String,
    /// What parts it from the text.
    pub separator: String,
}

/// Puts the text into the page and notes where each block lies.
pub(super) fn page(
    (html, theme_error): (String, Option<ThemeError>),
    part_error: Option<&ThemeError>,
    blocks: &[HtmlBlock],
    opener: &Opener,
) -> RenderedPage {
    let theme_error = part_error.cloned().or(theme_error);
    let problems = theme_error.iter().map(problem).collect();
    let Some((before, after)) = html.split_once(BODY_MARK) else {
        return RenderedPage { html, body: Vec::new(), theme_error, problems };
    };
    let length: usize = blocks.iter().map(|block| block.html.len() + 1).sum();
    let mut page = String::with_capacity(html.len() + length + opener.mark.len() + 16);
    let mut body = Vec::with_capacity(blocks.len() + 1);
    page.push_str(before);
    let mut add = |line: u32, parts: [&str; 4]| {
        if !body.is_empty() {
            page.push('\n');
        }
        let start = page.len();
        parts.into_iter().for_each(|part| page.push_str(part));
        body.push(BodyBlock { range: start..page.len(), line });
    };
    let mut rest = blocks.iter();
    if !opener.mark.is_empty() {
        match blocks.first().and_then(|block| Some((block, block.html.strip_prefix("<p>")?))) {
            Some((block, text)) => {
                rest.next();
                add(block.line, ["<p>", &opener.mark, &opener.separator, text]);
            }
            None => add(1, ["<p>", &opener.mark, "</p>", ""]),
        }
    }
    for block in rest {
        add(block.line, [&block.html, "", "", ""]);
    }
    page.push_str(after);
    RenderedPage { html: page, body, theme_error, problems }
}

fn problem(error: &ThemeError) -> Problem {
    let text = format!("{}:{}: {}", error.template, error.line, error.reason);
    Problem::new(Severity::Warning, "theme-error").text(text)
}
