//! What a camera and a photo desk write into a picture: Exif, IPTC-IIM and
//! XMP with caption, creator, credit, copyright and the place.
//!
//! The sample has one picture with all of it, so that a newsroom can see what
//! an import reads from a file and what an export leaves out. Must never know
//! how that is read.

/// What is written.
pub(super) struct Metadata<'a> {
    pub(super) caption: &'a str,
    pub(super) creator: &'a str,
    pub(super) copyright: &'a str,
    /// Latitude and longitude, in degrees.
    pub(super) place: (f64, f64),
}

/// Puts the segments into a JPEG, behind its first one (JFIF asks for that).
pub(super) fn put_into(jpeg: &[u8], said: &Metadata<'_>) -> Vec<u8> {
    let after = 4 + usize::from(u16::from_be_bytes([jpeg[4], jpeg[5]]));
    let mut file = jpeg[..after].to_vec();
    segment(&mut file, 0xe1, &[b"Exif\0\0", &exif(said)[..]].concat());
    let xmp = xmp(said);
    segment(&mut file, 0xe1, &[b"http://ns.adobe.com/xap/1.0/\0", xmp.as_bytes()].concat());
    segment(&mut file, 0xed, &iptc(said));
    file.extend_from_slice(&jpeg[after..]);
    file
}

fn segment(file: &mut Vec<u8>, marker: u8, data: &[u8]) {
    let length = u16::try_from(data.len() + 2).expect("a sample's words fit a segment");
    file.extend([0xff, marker]);
    file.extend(length.to_be_bytes());
    file.extend(data);
}

/// One field of an Exif folder: tag, kind, count, and its bytes.
type Field = (u16, u16, u32, Vec<u8>);

/// A TIFF body in big endian with two folders: the picture's, and GPS.
fn exif(said: &Metadata<'_>) -> Vec<u8> {
    const HEAD: u32 = 8;
    let text = |tag, text: &str| -> Field {
        let bytes = [text.as_bytes(), b"\0"].concat();
        (tag, 2, u32::try_from(bytes.len()).unwrap_or(0), bytes)
    };
    let gps_at = |main: &[Field]| HEAD + size(main);
    let mut main = vec![
        text(0x010e, said.caption),
        (0x0112, 3, 1, vec![0, 1, 0, 0]),
        text(0x013b, said.creator),
        text(0x8298, said.copyright),
        (0x8825, 4, 1, vec![0; 4]),
    ];
    main[4].3 = gps_at(&main).to_be_bytes().to_vec();
    let (latitude, longitude) = said.place;
    let gps = vec![
        (0, 1, 4, vec![2, 3, 0, 0]),
        text(1, if latitude < 0.0 { "S" } else { "N" }),
        (2, 5, 3, degrees(latitude)),
        text(3, if longitude < 0.0 { "W" } else { "E" }),
        (4, 5, 3, degrees(longitude)),
    ];
    let mut tiff = b"MM\0\x2a\0\0\0\x08".to_vec();
    let at = gps_at(&main);
    folder(&mut tiff, HEAD, &main);
    folder(&mut tiff, at, &gps);
    tiff
}

/// Bytes of a folder with the values that do not fit its entries.
fn size(fields: &[Field]) -> u32 {
    let entries = 6 + 12 * fields.len();
    let values = fields.iter().map(|field| field.3.len()).filter(|length| *length > 4);
    u32::try_from(entries + values.sum::<usize>()).unwrap_or(0)
}

fn folder(tiff: &mut Vec<u8>, at: u32, fields: &[Field]) {
    let count = u16::try_from(fields.len()).unwrap_or(0);
    let mut values: Vec<u8> = Vec::new();
    let start = at + 6 + 12 * u32::from(count);
    tiff.extend(count.to_be_bytes());
    for (tag, kind, count, bytes) in fields {
        tiff.extend(tag.to_be_bytes());
        tiff.extend(kind.to_be_bytes());
        tiff.extend(count.to_be_bytes());
        if bytes.len() > 4 {
            let place = start + u32::try_from(values.len()).unwrap_or(0);
            tiff.extend(place.to_be_bytes());
            values.extend(bytes);
        } else {
            let mut inline = bytes.clone();
            inline.resize(4, 0);
            tiff.extend(inline);
        }
    }
    tiff.extend([0; 4]);
    tiff.extend(values);
}

/// Degrees, minutes and hundredths of seconds as three fractions.
fn degrees(value: f64) -> Vec<u8> {
    let hundredths = (value.abs() * 360_000.0).round() as u32;
    let parts =
        [(hundredths / 360_000, 1), (hundredths / 6_000 % 60, 1), (hundredths % 6_000, 100)];
    parts.iter().flat_map(|(n, of)| [n.to_be_bytes(), u32::to_be_bytes(*of)]).flatten().collect()
}

fn xmp(said: &Metadata<'_>) -> String {
    let plain = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let (caption, creator) = (plain(said.caption), plain(said.creator));
    let copyright = plain(said.copyright);
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\" \
         xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\" \
         photoshop:Credit=\"{creator}\" \
         Iptc4xmpExt:DigitalSourceType=\
         \"http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia\">\
         <dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{caption}</rdf:li></rdf:Alt>\
         </dc:description><dc:creator><rdf:Seq><rdf:li>{creator}</rdf:li></rdf:Seq></dc:creator>\
         <dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">{copyright}</rdf:li></rdf:Alt>\
         </dc:rights></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>"
    )
}

/// A Photoshop resource with the IIM records: UTF-8, by-line, credit,
/// copyright notice, caption.
fn iptc(said: &Metadata<'_>) -> Vec<u8> {
    let mut iim = b"\x1c\x01\x5a\0\x03\x1b%G".to_vec();
    let records =
        [(80, said.creator), (110, said.creator), (116, said.copyright), (120, said.caption)];
    for (number, text) in records {
        iim.extend([0x1c, 2, number]);
        iim.extend(u16::try_from(text.len()).unwrap_or(0).to_be_bytes());
        iim.extend(text.as_bytes());
    }
    let length = u32::try_from(iim.len()).unwrap_or(0);
    if iim.len() % 2 == 1 {
        iim.push(0);
    }
    let head = [b"Photoshop 3.0\x008BIM\x04\x04\0\0", &length.to_be_bytes()[..]].concat();
    [head, iim].concat()
}
