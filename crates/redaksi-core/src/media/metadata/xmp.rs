//! XMP: RDF in XML (ISO 16684-1), as far as it speaks of the picture.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use super::{Metadata, day};

/// The longest packet that is read, in bytes.
const LONGEST_PACKET: usize = 1 << 20;
/// The deepest nesting of elements.
const DEEPEST: usize = 64;

pub(super) const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
pub(super) const DC: &str = "http://purl.org/dc/elements/1.1/";
pub(super) const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";
pub(super) const RIGHTS: &str = "http://ns.adobe.com/xap/1.0/rights/";
pub(super) const PLUS: &str = "http://ns.useplus.org/ldf/xmp/1.0/";
pub(super) const IPTC_CORE: &str = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
pub(super) const IPTC_EXT: &str = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";

/// A property that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Property {
    Description,
    Alt,
    Creator,
    Credit,
    Source,
    Copyright,
    RightsUrl,
    LicensorUrl,
    Terms,
    SourceType,
    Until,
}

impl Property {
    fn of(namespace: &str, name: &str) -> Option<Self> {
        Some(match (namespace, name) {
            (DC, "description") => Self::Description,
            (DC, "creator") => Self::Creator,
            (DC, "rights") => Self::Copyright,
            (PHOTOSHOP, "Credit") => Self::Credit,
            (PHOTOSHOP, "Source") => Self::Source,
            (RIGHTS, "WebStatement") => Self::RightsUrl,
            (RIGHTS, "UsageTerms") => Self::Terms,
            (PLUS, "LicensorURL") => Self::LicensorUrl,
            (PLUS, "LicenseEndDate") => Self::Until,
            (IPTC_CORE, "AltTextAccessibility") => Self::Alt,
            (IPTC_EXT, "DigitalSourceType") => Self::SourceType,
            _ => return None,
        })
    }
}

/// Reads a packet. What is not well-formed ends the reading; what came before
/// counts.
pub(super) fn read(packet: &[u8]) -> Metadata {
    let text = String::from_utf8_lossy(&packet[..packet.len().min(LONGEST_PACKET)]);
    let mut reader = NsReader::from_str(&text);
    let mut state = State::default();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) if state.open.len() < DEEPEST => {
                let property = element(&reader, &start);
                attributes(&reader, &start, &mut state);
                state.enter(property);
            }
            Ok(Event::Empty(start)) => attributes(&reader, &start, &mut state),
            Ok(Event::End(_)) => state.leave(),
            Ok(Event::Text(text)) => state.text.push_str(&text.xml10_content()),
            Ok(Event::CData(text)) => state.text.push_str(&text.xml10_content()),
            Ok(Event::GeneralRef(name)) => match name.resolve_char_ref() {
                Ok(Some(letter)) => state.text.push(letter),
                _ => state.text.push_str(entity(&name.xml10_content())),
            },
            Ok(Event::Start(_) | Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    state.found
}

/// The entities that XML itself has. Those a document declares are not
/// followed: a few lines of them can make gigabytes.
fn entity(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}

fn element(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Option<Property> {
    match reader.resolver().resolve_element(start.name()) {
        (ResolveResult::Bound(Namespace(namespace)), name) => {
            Property::of(namespace, name.into_inner())
        }
        _ => None,
    }
}

/// A property may be an attribute of its description, and an address may be
/// the attribute `rdf:resource` of its element.
fn attributes(reader: &NsReader<&[u8]>, start: &BytesStart<'_>, state: &mut State) {
    let own = element(reader, start);
    for attribute in start.attributes().flatten() {
        let (ResolveResult::Bound(Namespace(namespace)), name) =
            reader.resolver().resolve_attribute(attribute.key)
        else {
            continue;
        };
        let name = name.into_inner();
        let property = match (namespace, name) {
            (RDF, "resource") => own.or(state.current()),
            _ => Property::of(namespace, name),
        };
        if let (Some(property), Ok(value)) =
            (property, attribute.normalized_value(XmlVersion::Implicit1_0))
        {
            state.put(property, &value);
        }
    }
}

#[derive(Default)]
struct State {
    found: Metadata,
    /// For every open element the property it is or lies in.
    open: Vec<Option<Property>>,
    text: String,
}

impl State {
    fn current(&self) -> Option<Property> {
        self.open.last().copied().flatten()
    }

    fn enter(&mut self, property: Option<Property>) {
        self.open.push(property.or(self.current()));
        self.text.clear();
    }

    fn leave(&mut self) {
        let text = std::mem::take(&mut self.text);
        if let Some(Some(property)) = self.open.pop() {
            self.put(property, &text);
        }
    }

    /// The first text of a property counts; of creators, all.
    fn put(&mut self, property: Property, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        let found = &mut self.found;
        let place = match property {
            Property::Creator => return found.creators.push(text.to_owned()),
            Property::Until => {
                found.rights_until = found.rights_until.or(day(text));
                return;
            }
            Property::Description => &mut found.description,
            Property::Alt => &mut found.alt,
            Property::Credit => &mut found.credit,
            Property::Source => &mut found.source,
            Property::Copyright => &mut found.copyright,
            Property::RightsUrl => &mut found.rights_url,
            Property::LicensorUrl => &mut found.licensor_url,
            Property::Terms => &mut found.terms,
            Property::SourceType => &mut found.source_type,
        };
        if place.is_empty() {
            text.clone_into(place);
        }
    }
}
