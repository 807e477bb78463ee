//! Identities that never change.

use std::fmt;

/// The identity of an article: a ULID (<https://github.com/ulid/spec>),
/// 26 characters of Crockford's base 32, upper case.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArticleId(ulid::Ulid);

impl ArticleId {
    /// Makes an identity from an instant (milliseconds since 1970) and 80
    /// random bits; the caller brings both, so that tests can.
    pub fn from_parts(milliseconds: u64, random: u128) -> Self {
        Self(ulid::Ulid::from_parts(milliseconds, random))
    }

    /// Reads the text form, in either case; `None` where it is no ULID.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 26).then(|| ulid::Ulid::from_string(text).ok().map(Self)).flatten()
    }

    /// The identity for the world outside, in feeds and other systems: a URN
    /// of the same 128 bits (RFC 9562, 4), which names no site and no time.
    pub fn urn(self) -> String {
        let hex = format!("{:032x}", self.0.0);
        let (a, b, c) = (&hex[..8], &hex[8..12], &hex[12..16]);
        format!("urn:uuid:{a}-{b}-{c}-{}-{}", &hex[16..20], &hex[20..])
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ArticleId({})", self.0)
    }
}

/// The identity of a stored picture: the SHA-256 of its bytes, as 64
/// lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MediaId(String);

impl MediaId {
    /// Reads the text form; `None` where it is no digest.
    pub fn parse(text: &str) -> Option<Self> {
        let digest = text.len() == 64
            && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        digest.then(|| Self(text.to_owned()))
    }

    /// The text form.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
