//! Pages read with the tokenizer of the HTML standard, as a browser reads
//! them: does anything in them run?

use std::cell::RefCell;

use html5ever::tokenizer::states::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

#[derive(Default)]
struct Look {
    faults: Vec<String>,
    data: Vec<String>,
    in_data: bool,
}

struct Watch(RefCell<Look>);

impl TokenSink for Watch {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut look = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => look.start(&tag),
            Token::TagToken(tag) => {
                if &*tag.name == "script" {
                    look.in_data = false;
                }
                TokenSinkResult::Continue
            }
            Token::CharacterTokens(text) if look.in_data => {
                look.data.last_mut().unwrap().push_str(&text);
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

impl Look {
    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name = &*tag.name;
        let value = |wanted: &str| {
            tag.attrs.iter().find(|a| &*a.name.local == wanted).map(|a| a.value.to_string())
        };
        for attribute in &tag.attrs {
            let (key, text) = (&*attribute.name.local, attribute.value.to_string());
            // A browser leaves out white space and control characters here.
            let bare: String = text.chars().filter(|c| *c > ' ').collect::<String>().to_lowercase();
            let runs = ["javascript:", "vbscript:", "data:text", "data:image/svg"];
            if key.starts_with("on") || key == "srcdoc" || key == "style" {
                self.faults.push(format!("<{name} {key}=…>"));
            }
            let leads = ["href", "src", "srcset", "action", "formaction", "poster", "data", "cite"];
            if leads.contains(&key) && runs.iter().any(|scheme| bare.starts_with(scheme)) {
                self.faults.push(format!("<{name} {key}={text}>"));
            }
        }
        match name {
            "script" => {
                if value("type").as_deref() == Some("application/ld+json") && value("src").is_none()
                {
                    self.in_data = true;
                    self.data.push(String::new());
                } else {
                    self.faults.push("<script>".to_owned());
                }
                TokenSinkResult::RawData(ScriptData)
            }
            "object" | "embed" | "base" | "form" | "applet" | "frame" => {
                self.faults.push(format!("<{name}>"));
                TokenSinkResult::Continue
            }
            "meta" if value("http-equiv").is_some_and(|v| v.eq_ignore_ascii_case("refresh")) => {
                self.faults.push("<meta refresh>".to_owned());
                TokenSinkResult::Continue
            }
            "title" | "textarea" => TokenSinkResult::RawData(Rcdata),
            "style" | "noscript" => TokenSinkResult::RawData(Rawtext),
            _ => TokenSinkResult::Continue,
        }
    }
}

/// Nothing of a page runs, and its structured data is JSON. Returns how much
/// structured data there is.
#[track_caller]
pub fn assert_inert(html: &str) -> usize {
    let tokenizer = Tokenizer::new(Watch(RefCell::default()), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(html.into());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let look = tokenizer.sink.0.into_inner();
    assert!(look.faults.is_empty(), "the page should not run anything: {:?}", look.faults);
    for data in &look.data {
        serde_json::from_str::<serde_json::Value>(data).expect("JSON-LD is JSON");
    }
    look.data.len()
}
