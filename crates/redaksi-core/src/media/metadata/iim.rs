//! IPTC-IIM: the older block of news agencies (IIM 4.2, record 2).

use super::{Metadata, day};

/// The longest block that is read, in bytes.
const LONGEST_BLOCK: usize = 1 << 20;

/// Data sets of record 2, with the lengths that IIM gives them, in bytes.
const BY_LINE: (u8, usize) = (80, 32);
const CREDIT: (u8, usize) = (110, 32);
const SOURCE: (u8, usize) = (115, 32);
const COPYRIGHT: (u8, usize) = (116, 128);
const CAPTION: (u8, usize) = (120, 2_000);
const EXPIRES: u8 = 37;

/// Reads a block: bare data sets, or Photoshop's image resources around them.
pub(super) fn read(block: &[u8]) -> Metadata {
    let block = &block[..block.len().min(LONGEST_BLOCK)];
    let sets = sets(resource(block).unwrap_or(block));
    // 1:90 names the character set; ESC % G is UTF-8.
    let utf8 = sets.iter().any(|set| (set.0, set.1) == (1, 90) && set.2 == b"\x1b%G");
    let all = |number: u8| -> Vec<String> {
        let found = sets.iter().filter(|set| (set.0, set.1) == (2, number));
        found.map(|set| text(set.2, utf8)).filter(|text| !text.trim().is_empty()).collect()
    };
    let first = |number: u8| all(number).into_iter().next().unwrap_or_default();
    Metadata {
        description: first(CAPTION.0),
        creators: all(BY_LINE.0),
        credit: first(CREDIT.0),
        source: first(SOURCE.0),
        copyright: first(COPYRIGHT.0),
        rights_until: day(&first(EXPIRES)),
        ..Metadata::default()
    }
}

/// Writes a block of bare data sets, in UTF-8. What is longer than the
/// standard allows is cut, at a letter.
pub(super) fn write(metadata: &Metadata) -> Vec<u8> {
    let mut out = vec![0x1c, 1, 90, 0, 3, 0x1b, b'%', b'G', 0x1c, 2, 0, 0, 2, 0, 4];
    let mut put = |(number, most): (u8, usize), text: &str| {
        let text = &text[..text.floor_char_boundary(most)];
        let Ok(length) = u16::try_from(text.len()) else { return };
        if length > 0 {
            out.extend_from_slice(&[0x1c, 2, number]);
            out.extend_from_slice(&length.to_be_bytes());
            out.extend_from_slice(text.as_bytes());
        }
    };
    for creator in &metadata.creators {
        put(BY_LINE, creator);
    }
    put(CREDIT, &metadata.credit);
    put(SOURCE, &metadata.source);
    put(COPYRIGHT, &metadata.copyright);
    put(CAPTION, &metadata.description);
    out
}

/// UTF-8 where it is that, else Windows-1252, which is what agencies' tools
/// wrote when they named no character set.
pub(super) fn text(bytes: &[u8], utf8: bool) -> String {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) if utf8 => String::from_utf8_lossy(bytes).into_owned(),
        Err(_) => bytes.iter().map(|byte| windows_1252(*byte)).collect(),
    }
}

fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Image resource 1028 of a Photoshop block.
fn resource(block: &[u8]) -> Option<&[u8]> {
    let mut rest = block.strip_prefix(b"Photoshop 3.0\0").unwrap_or(block);
    while let Some(after) = rest.strip_prefix(b"8BIM") {
        let (number, after) = after.split_at_checked(2)?;
        // A name with its length before it, padded to an even length.
        let name = usize::from(*after.first()?) + 1;
        let after = after.get(name + name % 2..)?;
        let (length, after) = after.split_at_checked(4)?;
        let length =
            usize::try_from(u32::from_be_bytes([length[0], length[1], length[2], length[3]]))
                .ok()?;
        if number == [4, 4] {
            return Some(&after[..length.min(after.len())]);
        }
        rest = after.get(length.checked_add(length % 2)?..)?;
    }
    None
}

/// Record, number and data of each data set; stops at what is none.
fn sets(mut rest: &[u8]) -> Vec<(u8, u8, &[u8])> {
    let mut found = Vec::new();
    while let [0x1c, record, number, high, low, after @ ..] = rest {
        // A set bit would announce a longer length, which no text here has.
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let Some((data, after)) = after.split_at_checked(length) else { break };
        found.push((*record, *number, data));
        rest = after;
    }
    found
}
