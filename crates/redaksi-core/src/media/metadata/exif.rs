//! EXIF: what cameras write. Only the three texts that speak of the picture
//! are taken; the rest speaks of the camera and the place.

use exif::{In, Reader, Tag, Value};

use super::Metadata;

pub(super) fn read(block: Vec<u8>) -> Metadata {
    let Ok(exif) = Reader::new().read_raw(block) else { return Metadata::default() };
    let text = |tag| match exif.get_field(tag, In::PRIMARY).map(|field| &field.value) {
        Some(Value::Ascii(parts)) => {
            let parts: Vec<_> = parts.iter().map(|part| super::iim::text(part, false)).collect();
            parts.join(" ").trim().to_owned()
        }
        _ => String::new(),
    };
    let artists = text(Tag::Artist);
    Metadata {
        description: text(Tag::ImageDescription),
        creators: artists.split(';').map(|name| name.trim().to_owned()).collect(),
        copyright: text(Tag::Copyright),
        ..Metadata::default()
    }
}
