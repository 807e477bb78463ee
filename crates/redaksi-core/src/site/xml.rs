//! XML as text: elements in a row, well-formed whatever the newsroom wrote.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use crate::markdown::tidy;

const MEMORY: &str = "writing into memory cannot fail";

/// A document in the making. Characters that XML forbids become U+FFFD, as
/// they do on pages.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// Begins a document.
    pub fn new() -> Self {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 0);
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), None);
        writer.write_event(Event::Decl(declaration)).expect(MEMORY);
        Self(writer)
    }

    /// Opens an element.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.write_event(Event::Start(start(name, attributes))).expect(MEMORY);
    }

    /// Closes an element.
    pub fn close(&mut self, name: &str) {
        self.0.write_event(Event::End(BytesEnd::new(name))).expect(MEMORY);
    }

    /// Writes an element without content.
    pub fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.0.write_event(Event::Empty(start(name, attributes))).expect(MEMORY);
    }

    /// Writes an element that holds a text.
    pub fn text(&mut self, name: &str, text: &str) {
        self.text_with(name, &[], text);
    }

    /// Writes an element with attributes that holds a text.
    pub fn text_with(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.0.write_event(Event::Text(BytesText::new(&tidy(text)))).expect(MEMORY);
        self.close(name);
    }

    /// The document.
    pub fn finish(self) -> String {
        let mut bytes = self.0.into_inner();
        bytes.push(b'\n');
        String::from_utf8(bytes).expect("only text was written")
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (key, value) in attributes {
        start.push_attribute((*key, tidy(value).as_ref()));
    }
    start
}
