//! The XMP packet of a published picture (ISO 16684-1).

use super::Metadata;
use super::xmp::{DC, IPTC_CORE, IPTC_EXT, PHOTOSHOP, PLUS, RDF, RIGHTS};

/// Writes a packet; read-only, so without room for changes.
pub(super) fn write(metadata: &Metadata) -> String {
    let mut out = format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"{RDF}\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"{DC}\" xmlns:photoshop=\"{PHOTOSHOP}\" \
         xmlns:xmpRights=\"{RIGHTS}\" xmlns:plus=\"{PLUS}\" xmlns:Iptc4xmpCore=\"{IPTC_CORE}\" \
         xmlns:Iptc4xmpExt=\"{IPTC_EXT}\">"
    );
    let creators: Vec<&str> = metadata.creators.iter().map(String::as_str).collect();
    list(&mut out, "dc:creator", "rdf:Seq", &creators);
    words(&mut out, "dc:description", &metadata.description);
    words(&mut out, "dc:rights", &metadata.copyright);
    simple(&mut out, "photoshop:Credit", &metadata.credit);
    simple(&mut out, "photoshop:Source", &metadata.source);
    if !metadata.copyright.is_empty() {
        simple(&mut out, "xmpRights:Marked", "True");
    }
    simple(&mut out, "xmpRights:WebStatement", &metadata.rights_url);
    words(&mut out, "xmpRights:UsageTerms", &metadata.terms);
    if !metadata.licensor_url.is_empty() {
        out.push_str("<plus:Licensor><rdf:Seq><rdf:li rdf:parseType=\"Resource\">");
        simple(&mut out, "plus:LicensorURL", &metadata.licensor_url);
        out.push_str("</rdf:li></rdf:Seq></plus:Licensor>");
    }
    words(&mut out, "Iptc4xmpCore:AltTextAccessibility", &metadata.alt);
    simple(&mut out, "Iptc4xmpExt:DigitalSourceType", &metadata.source_type);
    out.push_str("</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>");
    out
}

/// Text in a language that is not told.
fn words(out: &mut String, name: &str, text: &str) {
    if !text.is_empty() {
        out.push_str(&format!("<{name}><rdf:Alt><rdf:li xml:lang=\"x-default\">"));
        escape(text, out);
        out.push_str(&format!("</rdf:li></rdf:Alt></{name}>"));
    }
}

fn list(out: &mut String, name: &str, kind: &str, texts: &[&str]) {
    if texts.is_empty() {
        return;
    }
    out.push_str(&format!("<{name}><{kind}>"));
    for text in texts {
        simple(out, "rdf:li", text);
    }
    out.push_str(&format!("</{kind}></{name}>"));
}

fn simple(out: &mut String, name: &str, text: &str) {
    if !text.is_empty() {
        out.push_str(&format!("<{name}>"));
        escape(text, out);
        out.push_str(&format!("</{name}>"));
    }
}

fn escape(text: &str, out: &mut String) {
    out.push_str(&quick_xml::escape::escape(text));
}
