//! Bytes to text. Must never know what the text says.

use crate::article::{Problem, Severity};

/// A text and how sure we are of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// `encoding-guessed`, where the bytes did not say what they are.
    pub problem: Option<Problem>,
}

/// The bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// Control bytes, as programs, pictures and archives have them.
    #[error("the bytes are not text")]
    Binary,
}

/// The characters of windows-1252 for the bytes 0x80 to 0x9F (WHATWG Encoding
/// Standard); all others are those of Unicode.
const WINDOWS_1252: [char; 32] = [
    '\u{20ac}', '\u{81}', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}',
    '\u{2c6}', '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8d}', '\u{17d}', '\u{8f}',
    '\u{90}', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}',
    '\u{2dc}', '\u{2122}', '\u{161}', '\u{203a}', '\u{153}', '\u{9d}', '\u{17e}', '\u{178}',
];

/// Reads UTF-8 with or without a byte order mark and UTF-16 with one. All
/// else is read as windows-1252, with the note `encoding-guessed`, unless it
/// has bytes that no text has.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Unreadable> {
    let sure = |text: String| {
        if is_binary(&text) { Err(Unreadable::Binary) } else { Ok(Decoded { text, problem: None }) }
    };
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => match std::str::from_utf8(rest) {
            Ok(text) => sure(text.to_owned()),
            Err(_) => guess(rest),
        },
        [0xff, 0xfe, rest @ ..] => sure(utf16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => sure(utf16(rest, u16::from_be_bytes)),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => sure(text.to_owned()),
            Err(_) => guess(bytes),
        },
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn guess(bytes: &[u8]) -> Result<Decoded, Unreadable> {
    let text: String = bytes
        .iter()
        .map(|&byte| match byte {
            0x80..=0x9f => WINDOWS_1252[usize::from(byte - 0x80)],
            _ => char::from(byte),
        })
        .collect();
    if is_binary(&text) {
        return Err(Unreadable::Binary);
    }
    let problem = Problem::new(Severity::Note, "encoding-guessed").text("windows-1252");
    Ok(Decoded { text, problem: Some(problem) })
}

/// Text has tabs, line breaks and form feeds, but no other control characters.
/// One stray character is forgiven, a zero or one in a hundred is not.
fn is_binary(text: &str) -> bool {
    let mut stray = 0_usize;
    for c in text.chars() {
        match c {
            '\0' => return true,
            '\t' | '\n' | '\r' | '\u{c}' | '\u{b}' | '\u{1a}' | '\u{1b}' => {}
            c if c.is_control() => stray += 1,
            _ => {}
        }
    }
    stray * 100 > text.len()
}
