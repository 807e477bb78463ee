//! A look at raw HTML before it is sanitised: how deep it nests, what it
//! embeds, what it says.
//!
//! Uses the tokenizer of the HTML standard, so that no quoting, comment or
//! script hides a tag from it. Every walk costs time in proportion to the
//! text, whatever the text is.

use std::cell::{Cell, RefCell};

use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::clean::ALLOWED;
use super::link::is_remote;

/// How deep the tags of a block may nest, Markdown's own included.
const DEEPEST: usize = 200;

/// How much work unclosed formatting may cause: a browser opens each of them
/// anew in every block that follows (HTML, 13.2.4.3), which multiplies a short
/// text into millions of elements.
const MOST_REOPENED: usize = 200_000;

/// Elements that the parser opens anew in what follows.
const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements that close a neighbour of their own kind, so that a row of them
/// without end tags is no nest.
const SELF_CLOSING: &[&str] =
    &["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "rt", "rp"];

/// Elements that show something from elsewhere.
const EMBEDS: &[&str] = &["iframe", "embed", "object", "video", "audio"];

/// The text of raw HTML, without tags, scripts and styles; as it stands where
/// it is shown so.
pub(crate) fn text_of(html: &str) -> String {
    let scan = scan(html);
    if scan.too_deep { html.to_owned() } else { scan.text }
}

/// True where raw HTML embeds something.
pub(super) fn embeds(html: &str) -> bool {
    html.contains('<') && scan(html).has_embed
}

/// What a walk over the tokens finds.
#[derive(Default)]
pub(super) struct Scan {
    /// True where it nests too deep to be printed.
    pub too_deep: bool,
    /// Tags that are not allowed, each once, in order.
    pub removed: Vec<String>,
    /// The addresses of what it embeds.
    pub embedded: Vec<String>,
    has_embed: bool,
    text: String,
    unread: bool,
    open: Vec<String>,
    formatting: usize,
    reopened: usize,
}

/// How many elements stand at the top, and whether text does.
#[derive(Default)]
pub(super) struct Shape {
    /// Elements.
    pub roots: usize,
    /// True where text stands beside them.
    pub loose: bool,
    depth: usize,
}

/// Walks over some HTML.
pub(super) fn scan(html: &str) -> Scan {
    let (mut scan, whole) = tokens(html, Scan::default(), Scan::token);
    scan.too_deep |= !whole;
    scan
}

/// Counts what stands at the top of well-formed HTML.
pub(super) fn shape(html: &str) -> Shape {
    tokens(html, Shape::default(), Shape::token).0
}

impl Scan {
    fn token(&mut self, token: Token) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => self.start(&tag),
            Token::TagToken(tag) => {
                self.end(&tag.name);
                TokenSinkResult::Continue
            }
            Token::CharacterTokens(text) => {
                if !self.unread {
                    self.text.push_str(&text);
                }
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }

    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        let embed = EMBEDS.contains(&name);
        self.has_embed |= embed;
        let of_player = name == "source" && self.open.iter().any(|open| EMBEDS.contains(&&**open));
        if embed || of_player {
            self.take_address(tag);
        }
        if !ALLOWED.contains(&name)
            && !embed
            && !of_player
            && !self.removed.iter().any(|known| known == name)
        {
            self.removed.push(name.to_owned());
        }
        self.unread = matches!(name, "script" | "style");
        self.reopened = self.reopened.saturating_add(self.formatting);
        if !self.too_deep && !VOID.contains(&name) && !SELF_CLOSING.contains(&name) {
            self.formatting += usize::from(FORMATTING.contains(&name));
            self.open.push(name.to_owned());
        }
        if self.open.len() > DEEPEST || self.reopened > MOST_REOPENED {
            self.too_deep = true;
        }
        match name {
            "script" => TokenSinkResult::RawData(ScriptData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => {
                TokenSinkResult::RawData(Rawtext)
            }
            "textarea" | "title" => TokenSinkResult::RawData(Rcdata),
            "plaintext" => TokenSinkResult::Plaintext,
            _ => TokenSinkResult::Continue,
        }
    }

    fn end(&mut self, name: &str) {
        self.unread = false;
        // An end tag without a start tag closes nothing.
        if let Some(at) = self.open.iter().rposition(|open| open == name) {
            for closed in self.open.drain(at..) {
                self.formatting -= usize::from(FORMATTING.contains(&closed.as_str()));
            }
        }
    }

    fn take_address(&mut self, tag: &Tag) {
        let address = tag
            .attrs
            .iter()
            .find(|attribute| matches!(&*attribute.name.local, "src" | "data"))
            .map(|attribute| attribute.value.trim().to_owned());
        if let Some(address) = address
            && is_remote(&address)
            && !self.embedded.contains(&address)
        {
            self.embedded.push(address);
        }
    }
}

impl Shape {
    fn token(&mut self, token: Token) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => {
                self.roots += usize::from(self.depth == 0);
                self.depth += usize::from(!VOID.contains(&&*tag.name));
            }
            Token::TagToken(_) => self.depth = self.depth.saturating_sub(1),
            Token::CharacterTokens(text) => {
                // A no-break space is text, other than in Rust's `trim`.
                self.loose |= self.depth == 0 && !text.trim_ascii().is_empty();
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// How much is fed to the tokenizer at a time, in bytes.
const CHUNK: usize = 16 * 1024;

/// How many attributes one tag may have, at a guess from its separators. The
/// tokenizer compares each with all before it, so that a tag of a hundred
/// thousand would keep it busy for minutes. Slashes are counted apart, because
/// a picture pasted as base64 is full of them.
const MOST_ATTRIBUTES: usize = 20_000;

/// Walks over the tokens of some HTML with a state; false where it was given
/// up because a single tag is too long.
pub(super) fn tokens<S>(
    html: &str,
    state: S,
    step: fn(&mut S, Token) -> TokenSinkResult<()>,
) -> (S, bool) {
    struct Walk<S> {
        state: RefCell<S>,
        step: fn(&mut S, Token) -> TokenSinkResult<()>,
        seen: Cell<usize>,
    }
    impl<S> TokenSink for Walk<S> {
        type Handle = ();
        fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
            // Remarks come while a tag is still being read.
            if !matches!(token, Token::ParseError(_)) {
                self.seen.set(self.seen.get() + 1);
            }
            (self.step)(&mut self.state.borrow_mut(), token)
        }
    }
    let walk = Walk { state: RefCell::new(state), step, seen: Cell::new(0) };
    let tokenizer = Tokenizer::new(walk, TokenizerOpts::default());
    let input = BufferQueue::default();
    let (mut rest, mut pending, mut slashes, mut seen) = (html, 0, 0, 0);
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(rest.floor_char_boundary(CHUNK));
        rest = after;
        input.push_back(chunk.into());
        // The tokenizer pauses after a script's end tag, as a browser would.
        while !input.is_empty() {
            let _ = tokenizer.feed(&input);
        }
        if tokenizer.sink.seen.get() != seen {
            (pending, slashes) = (0, 0);
        }
        seen = tokenizer.sink.seen.get();
        pending += chunk
            .bytes()
            .filter(|byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\''))
            .count();
        slashes += chunk.bytes().filter(|byte| *byte == b'/').count();
        if pending > MOST_ATTRIBUTES || slashes > 2 * MOST_ATTRIBUTES {
            return (tokenizer.sink.state.into_inner(), false);
        }
    }
    tokenizer.end();
    (tokenizer.sink.state.into_inner(), true)
}
