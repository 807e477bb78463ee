//! The head of a finished page as machines read it: crawlers, chat programs,
//! feed readers. It takes whatever HTML a theme made.

use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSinkResult};

use super::scan::tokens;

/// What stands in a head.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The text of `<title>`.
    pub title: String,
    /// The address of `<link rel=canonical>`.
    pub canonical: Option<String>,
    /// Structured data: the text of each JSON-LD script.
    pub data: Vec<String>,
    /// `<meta>` by its name or property, the first of each.
    metas: Vec<(String, String)>,
    within: Within,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Within {
    #[default]
    Head,
    Title,
    Data,
    Other,
    Body,
}

impl Head {
    /// Reads the head of a page.
    pub fn read(html: &str) -> Self {
        // Nothing behind the head is looked at, so that a long story costs no
        // more than a short one.
        let end = html.find("</head>").unwrap_or(html.len());
        tokens(&html[..end], Self::default(), Self::token).0
    }

    /// The content of the `<meta>` of that name or property.
    pub fn meta(&self, name: &str) -> Option<&str> {
        self.metas.iter().find(|(known, _)| known == name).map(|(_, content)| content.as_str())
    }

    fn token(&mut self, token: Token) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return self.start(&tag),
            Token::TagToken(_) if self.within != Within::Body => self.within = Within::Head,
            Token::CharacterTokens(text) => match self.within {
                Within::Title => self.title.push_str(&text),
                Within::Data => {
                    if let Some(data) = self.data.last_mut() {
                        data.push_str(&text);
                    }
                }
                _ => {}
            },
            _ => {}
        }
        TokenSinkResult::Continue
    }

    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let value = |name: &str| {
            let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
            found.map(|attribute| attribute.value.to_string())
        };
        if self.within == Within::Body {
            return TokenSinkResult::Continue;
        }
        match &*tag.name {
            "title" if self.title.is_empty() => {
                self.within = Within::Title;
                return TokenSinkResult::RawData(Rcdata);
            }
            "meta" => {
                let name = value("name").or_else(|| value("property"));
                if let (Some(name), Some(content)) = (name, value("content"))
                    && self.meta(&name).is_none()
                {
                    self.metas.push((name, content));
                }
            }
            "link" if value("rel").as_deref() == Some("canonical") => {
                self.canonical = self.canonical.take().or_else(|| value("href"));
            }
            "script" => {
                self.within = Within::Other;
                if value("type").as_deref() == Some("application/ld+json") {
                    self.data.push(String::new());
                    self.within = Within::Data;
                }
                return TokenSinkResult::RawData(ScriptData);
            }
            "style" | "noscript" => {
                self.within = Within::Other;
                return TokenSinkResult::RawData(Rawtext);
            }
            "body" => self.within = Within::Body,
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_as_machines_read_it() {
        let head = Head::read(
            "<!doctype html><html><head><meta charset=utf-8><style>title{}</style>\
             <title>Harga &amp; pasar</title><meta name=description content='Kata \"awal\"'>\
             <meta property=og:image content=https://a.example/media/x.jpg>\
             <meta name=description content=kedua><link rel=canonical href=https://a.example/b.html>\
             <script type=application/ld+json>{\"a\":\"<b>\"}</script><script>x()</script>\
             </head><body><title>Bukan</title><meta name=lain content=bukan>",
        );
        assert_eq!(head.title, "Harga & pasar");
        assert_eq!(head.meta("description"), Some("Kata \"awal\""));
        assert_eq!(head.meta("og:image"), Some("https://a.example/media/x.jpg"));
        assert_eq!(head.canonical.as_deref(), Some("https://a.example/b.html"));
        assert_eq!(head.data, ["{\"a\":\"<b>\"}"]);
        assert_eq!(head.meta("lain"), None);
    }

    #[test]
    fn a_page_without_a_head_says_nothing() {
        assert_eq!(Head::read("<body><p>Isi").title, "");
        assert_eq!(Head::read("").canonical, None);
    }
}
