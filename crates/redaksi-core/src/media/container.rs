//! The containers of pictures: JPEG's segments, WebP's and PNG's chunks, as far as
//! metadata is put into files that our own encoders made.
//!
//! Sources: ITU T.81 annex B, the WebP container specification, PNG (third
//! edition).

use image::RgbImage;

/// The most bytes that one JPEG segment can hold.
pub(super) const SEGMENT: usize = 65_533;

const XMP_HEAD: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
const PHOTOSHOP_HEAD: &[u8] = b"Photoshop 3.0\0";

/// Puts an XMP packet and an IPTC-IIM block behind a JPEG's first segment,
/// which is JFIF's. What is too long for a segment is left out.
pub(super) fn jpeg_with(jpeg: &[u8], xmp: &[u8], iim: &[u8]) -> Vec<u8> {
    let at = match jpeg.get(2..6) {
        Some([0xff, 0xe0, high, low]) => 4 + usize::from(u16::from_be_bytes([*high, *low])),
        _ => 2,
    };
    let Some((head, rest)) = jpeg.split_at_checked(at) else { return jpeg.to_vec() };
    let mut out = Vec::with_capacity(jpeg.len() + xmp.len() + iim.len() + 128);
    out.extend_from_slice(head);
    if !xmp.is_empty() {
        segment(&mut out, 0xe1, &[XMP_HEAD, xmp]);
    }
    if let (false, Ok(length)) = (iim.is_empty(), u32::try_from(iim.len())) {
        // An image resource: signature, number 1028, an empty name, the
        // length, the data, padded to an even length.
        let resource: &[u8] = b"8BIM\x04\x04\0\0";
        let pad: &[u8] = if iim.len() % 2 == 1 { &[0] } else { &[] };
        segment(&mut out, 0xed, &[PHOTOSHOP_HEAD, resource, &length.to_be_bytes(), iim, pad]);
    }
    out.extend_from_slice(rest);
    out
}

fn segment(out: &mut Vec<u8>, marker: u8, parts: &[&[u8]]) {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let Some(length) = u16::try_from(length + 2).ok().filter(|_| length <= SEGMENT) else { return };
    out.extend_from_slice(&[0xff, marker]);
    out.extend_from_slice(&length.to_be_bytes());
    for part in parts {
        out.extend_from_slice(part);
    }
}

/// Puts an XMP packet behind a PNG's header, as text with the keyword that XMP
/// has for it (PNG, 11.3.2.4; XMP part 3, 1.1.5).
pub(super) fn png_with(png: &[u8], xmp: &[u8]) -> Vec<u8> {
    // The signature, then a chunk of 13 bytes with length, name and sum.
    const HEADER: usize = 8 + 4 + 4 + 13 + 4;
    const NAME: usize = 4;
    // Not compressed, of no language, without a translated keyword.
    let chunk = [b"iTXtXML:com.adobe.xmp\0\0\0\0\0", xmp].concat();
    let Some((head, rest)) = png.split_at_checked(HEADER) else { return png.to_vec() };
    let (length, sum) = (length(&chunk[NAME..]).to_be_bytes(), crc(&chunk).to_be_bytes());
    [head, &length, &chunk, &sum, rest].concat()
}

/// The sum over a chunk of a PNG (PNG, annex D).
fn crc(data: &[u8]) -> u32 {
    !data.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 }
        })
    })
}

/// Puts a colour profile into a plain WebP of our encoder; without a profile
/// the file stays as it is.
pub(super) fn with_profile(webp: Vec<u8>, profile: Option<&[u8]>, image: &RgbImage) -> Vec<u8> {
    let Some(profile) = profile else { return webp };
    let chunks = chunks(&webp);
    let Some(pixels) = chunks.iter().find(|(name, _)| name.starts_with(b"VP8")) else {
        return webp;
    };
    riff(&[(*b"VP8X", &extended(ICC, image.dimensions())), (*b"ICCP", profile), *pixels])
}

/// Puts an XMP packet at the end of a WebP of our encoder.
pub(super) fn webp_with(webp: &[u8], xmp: &[u8], size: (u32, u32)) -> Vec<u8> {
    let mut chunks = chunks(webp);
    if xmp.is_empty() || chunks.is_empty() {
        return webp.to_vec();
    }
    let has_profile = chunks.iter().any(|(name, _)| name == b"ICCP");
    chunks.retain(|(name, _)| name != b"VP8X");
    let head = extended(if has_profile { ICC | XMP } else { XMP }, size);
    chunks.insert(0, (*b"VP8X", &head));
    chunks.push((*b"XMP ", xmp));
    riff(&chunks)
}

const ICC: u8 = 0x20;
const XMP: u8 = 0x04;

type Chunk<'a> = ([u8; 4], &'a [u8]);

/// The chunks of a WebP file; stops where one goes beyond the end.
fn chunks(webp: &[u8]) -> Vec<Chunk<'_>> {
    let mut found = Vec::new();
    let mut rest = webp.get(12..).unwrap_or_default();
    while let Some((head, after)) = rest.split_at_checked(8) {
        let name = [head[0], head[1], head[2], head[3]];
        let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
        let Some((data, after)) = after.split_at_checked(length) else { break };
        found.push((name, data));
        rest = after.get(length % 2..).unwrap_or_default();
    }
    found
}

fn riff(chunks: &[Chunk<'_>]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (name, data) in chunks {
        body.extend_from_slice(name);
        body.extend_from_slice(&length(data).to_le_bytes());
        body.extend_from_slice(data);
        if data.len() % 2 == 1 {
            body.push(0);
        }
    }
    let mut out = b"RIFF".to_vec();
    out.extend_from_slice(&length(&body).to_le_bytes());
    out.append(&mut body);
    out
}

fn length(data: &[u8]) -> u32 {
    u32::try_from(data.len()).expect("a rendition is far below 4 GB")
}

/// The chunk that tells what others there are, and the size less one.
fn extended(flags: u8, (width, height): (u32, u32)) -> [u8; 10] {
    let [w0, w1, w2, _] = width.saturating_sub(1).to_le_bytes();
    let [h0, h1, h2, _] = height.saturating_sub(1).to_le_bytes();
    [flags, 0, 0, 0, w0, w1, w2, h0, h1, h2]
}
