//! SHA-256 as files of a site are named by it.

use sha2::{Digest, Sha256};

/// SHA-256 of a file's bytes.
pub type Hash = [u8; 32];

/// The hash of bytes.
pub fn hash(bytes: &[u8]) -> Hash {
    Sha256::digest(bytes).into()
}

/// A hash as it is printed: 64 hexadecimal digits in small letters.
pub fn hex(hash: &Hash) -> String {
    use std::fmt::Write;
    let mut text = String::with_capacity(64);
    for byte in hash {
        write!(text, "{byte:02x}").expect("a string takes what is written to it");
    }
    text
}

/// Reads what [`hex`] printed.
pub fn from_hex(text: &str) -> Option<Hash> {
    let digits = text.as_bytes();
    if digits.len() != 64 || !digits.iter().all(|d| matches!(d, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    let mut hash = [0; 32];
    for (byte, pair) in hash.iter_mut().zip(digits.chunks_exact(2)) {
        let pair = std::str::from_utf8(pair).ok()?;
        *byte = u8::from_str_radix(pair, 16).ok()?;
    }
    Some(hash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_reads_as_it_was_printed_and_nothing_else_does() {
        let one = hash(b"berita");
        assert_eq!(from_hex(&hex(&one)), Some(one));
        let printed = hex(&one);
        for wrong in ["", &printed[1..], &printed.to_uppercase(), &format!("+{}", &printed[1..])] {
            assert_eq!(from_hex(wrong), None, "{wrong}");
        }
    }
}
