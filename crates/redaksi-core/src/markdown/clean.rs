//! Raw HTML within the text: what of it may stay.
//!
//! Only blocks that hold raw HTML come here. They are scanned with the
//! tokenizer that browsers' rules prescribe, refused where they nest too deep,
//! sanitised by an explicit list of what is allowed, and given exactly one
//! root. Never allow svg, math or style: most ways around sanitisers began
//! there.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::{Builder, UrlRelative};
use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::characters::escaped;
use super::figure;
use super::link::{is_remote, may_link};

/// How deep the tags of a block may nest, Markdown's own included.
const DEEPEST: usize = 200;

/// How much work unclosed formatting may cause: a browser opens each of them
/// anew in every block that follows (HTML, 13.2.4.3), which multiplies a short
/// text into millions of elements.
const MOST_REOPENED: usize = 200_000;

/// Elements that may stay.
const ALLOWED: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col",
    "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure",
    "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre",
    "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "summary", "sup",
    "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var", "wbr",
];

/// Elements that the parser opens anew in what follows.
const FORMATTING: &[&str] = &[
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt",
    "u",
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

/// What became of a block with raw HTML.
pub(super) enum Cleaned {
    /// It may be printed.
    Html {
        /// One element, or nothing where nothing is left.
        html: String,
        /// Tags that were taken out, each once, in order.
        removed: Vec<String>,
        /// The addresses of what was embedded; links to them are in `html`.
        embedded: Vec<String>,
    },
    /// It nests too deep and is to be shown as text.
    TooDeep,
}

/// Sanitises the HTML of a block. `embed` is the word before the address of
/// something embedded.
pub(super) fn clean(html: &str, embed: &str) -> Cleaned {
    let scan = scan(html);
    if scan.too_deep {
        return Cleaned::TooDeep;
    }
    let mut clean = without_remote_pictures(&one_root(&sanitised(html)));
    if !scan.embedded.is_empty() {
        clean = with_links(&clean, &scan.embedded, embed);
    }
    // What a parser makes of the result must be the result, or the preview's
    // page would not be the exported one.
    for _ in 0..3 {
        let again = one_root(&sanitised(&clean));
        if again == clean {
            return Cleaned::Html { html: clean, removed: scan.removed, embedded: scan.embedded };
        }
        clean = again;
    }
    Cleaned::TooDeep
}

/// The text of raw HTML, without tags, scripts and styles; as it stands where
/// it is shown so.
pub(super) fn text_of(html: &str) -> String {
    let scan = scan(html);
    if scan.too_deep { html.to_owned() } else { scan.text }
}

/// True where raw HTML embeds something.
pub(super) fn embeds(html: &str) -> bool {
    html.contains('<') && scan(html).has_embed
}

fn sanitised(html: &str) -> String {
    static RULES: LazyLock<Builder<'static>> = LazyLock::new(rules);
    RULES.clean(html).to_string()
}

fn rules() -> Builder<'static> {
    let set = |names: &[&'static str]| names.iter().copied().collect::<HashSet<_>>();
    let mut rules = Builder::empty();
    let attributes: HashMap<&str, HashSet<&str>> = [
        ("a", set(&["href", "hreflang", "id"])),
        ("img", set(&["src", "srcset", "sizes", "alt", "width", "height", "loading", "decoding"])),
        ("div", set(&["role", "tabindex", "aria-label"])),
        ("ol", set(&["start", "reversed"])),
        ("li", set(&["value"])),
        ("td", set(&["colspan", "rowspan"])),
        ("th", set(&["colspan", "rowspan", "scope"])),
        ("col", set(&["span"])),
        ("colgroup", set(&["span"])),
        ("time", set(&["datetime"])),
        ("details", set(&["open"])),
    ]
    .into();
    let classes: HashMap<&str, HashSet<&str>> = [
        ("div", set(&["isi", "tabel"])),
        ("figure", set(&["gambar"])),
        ("li", set(&["tugas"])),
        ("mark", set(&["belum"])),
        ("p", set(&["gambar-luar", "sematan"])),
        ("span", set(&["credit"])),
        ("sup", set(&["acuan"])),
        ("td", set(&["tengah", "kanan"])),
        ("th", set(&["tengah", "kanan"])),
    ]
    .into();
    rules
        .tags(set(ALLOWED))
        .clean_content_tags(set(&["script", "style"]))
        .tag_attributes(attributes)
        .generic_attributes(set(&["lang", "dir", "title"]))
        .allowed_classes(classes)
        .url_schemes(set(&["http", "https", "mailto", "tel"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some("noopener"))
        .strip_comments(true)
        .attribute_filter(attribute);
    rules
}

/// The attributes whose values are looked at, too.
fn attribute<'v>(element: &str, name: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let keep = match (element, name) {
        ("a", "href") => may_link(value),
        // Only the footnotes' own anchors: no id of a text may stand twice.
        ("a", "id") => value.starts_with("acu-"),
        ("div", "role") => value == "region",
        ("div", "tabindex") => value == "0",
        // Of the picture's sizes only those that the page itself wrote.
        ("img", "srcset") => !value.contains([':', '\\']) && !value.contains("//"),
        _ => true,
    };
    keep.then_some(Cow::Borrowed(value))
}

/// The same HTML with exactly one root; empty where nothing is left.
fn one_root(html: &str) -> String {
    let html = html.trim_ascii();
    let shape = shape(html);
    match (shape.roots, shape.loose) {
        (0, false) => String::new(),
        (1, false) => html.to_owned(),
        _ => format!("<div class=\"isi\">{html}</div>"),
    }
}

/// Puts a link in the place of each picture of another site. `html` is what
/// the sanitiser wrote: attributes stand in double quotes, and `<` in text or
/// in an attribute is escaped.
fn without_remote_pictures(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    let mut in_link = false;
    while let Some(at) = rest.find('<') {
        let end = tag_end(&rest[at..]).map_or(rest.len(), |length| at + length);
        let tag = &rest[at..end];
        out.push_str(&rest[..at]);
        match tag {
            "</a>" => in_link = false,
            tag if tag.starts_with("<a ") || tag == "<a>" => in_link = true,
            _ => {}
        }
        let source = if tag.starts_with("<img ") { attribute_of(tag, "src") } else { None };
        match source {
            Some(source) if is_remote(&source) => {
                let alt = attribute_of(tag, "alt").filter(|alt| !alt.trim().is_empty());
                let alt = alt.as_deref().unwrap_or(&source);
                let text = if in_link { escaped(alt) } else { figure::link_to(&source, alt) };
                out.push_str(&text);
            }
            Some(_) => out.push_str(tag),
            None if tag.starts_with("<img") => {
                out.push_str(&escaped(&attribute_of(tag, "alt").unwrap_or_default()));
            }
            None => out.push_str(tag),
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out
}

/// The length of a tag, quoted attributes with `>` in them included.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quoted = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return Some(at + 1),
            _ => {}
        }
    }
    None
}

fn attribute_of(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    let value = &tag[start..];
    let value = &value[..value.find('"')?];
    Some(
        value
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&nbsp;", "\u{A0}")
            .replace("&amp;", "&"),
    )
}

/// Adds links to what was embedded.
fn with_links(html: &str, addresses: &[String], embed: &str) -> String {
    let links: String = addresses
        .iter()
        .map(|address| {
            let link = figure::link_to(address, address);
            format!("<p class=\"sematan\">{}: {link}</p>", escaped(embed))
        })
        .collect();
    one_root(&format!("{html}{links}"))
}

/// What a walk over the tokens finds.
#[derive(Default)]
struct Scan {
    open: Vec<String>,
    formatting: usize,
    reopened: usize,
    too_deep: bool,
    removed: Vec<String>,
    embedded: Vec<String>,
    has_embed: bool,
    text: String,
    unread: bool,
}

/// How many elements stand at the top, and whether text does.
#[derive(Default)]
struct Shape {
    depth: usize,
    roots: usize,
    loose: bool,
}

fn scan(html: &str) -> Scan {
    let (mut scan, whole) = tokens(html, Scan::default(), Scan::token);
    scan.too_deep |= !whole;
    scan
}

fn shape(html: &str) -> Shape {
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
        if !ALLOWED.contains(&name) && !embed && !of_player && !self.removed.iter().any(|known| known == name) {
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
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(Rawtext),
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
fn tokens<S>(html: &str, state: S, step: fn(&mut S, Token) -> TokenSinkResult<()>) -> (S, bool) {
    struct Walk<S> {
        state: RefCell<S>,
        step: fn(&mut S, Token) -> TokenSinkResult<()>,
        seen: Cell<usize>,
    }
    impl<S> TokenSink for Walk<S> {
        type Handle = ();
        fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
            self.seen.set(self.seen.get() + 1);
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
        pending += chunk.bytes().filter(|byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'')).count();
        slashes += chunk.bytes().filter(|byte| *byte == b'/').count();
        if pending > MOST_ATTRIBUTES || slashes > 2 * MOST_ATTRIBUTES {
            return (tokenizer.sink.state.into_inner(), false);
        }
    }
    tokenizer.end();
    (tokenizer.sink.state.into_inner(), true)
}
