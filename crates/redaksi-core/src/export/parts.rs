//! What a file is made of, part by part, so that the next export can tell
//! without making it whether it would be the same, and if not, why.
//!
//! Each part is a digest of its value. Digests are compared with those of an
//! earlier export by the same program only, so any hash that this program
//! gives the same way each time will do.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::modules::Key;

/// A part of what a file is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// The program itself.
    Program,
    /// Templates, style sheets, icons.
    Theme,
    /// The newsroom as every page shows it: name, address, sections, footer.
    Site,
    /// What was sealed.
    Content,
    /// Where the links of the text lead.
    Links,
    /// Headlines that links of the text follow.
    Headlines,
    /// Pictures and their sizes.
    Photo,
    /// Corrections and the like.
    Notices,
    /// Its own address, and those of its other pages.
    Address,
    /// The pages before and after it.
    Neighbours,
    /// The stories of a list or feed.
    Entries,
    /// A module beside the text.
    Module(Key),
    /// The way to the front page in place of modules.
    Home,
}

impl Part {
    /// The number under which it is kept.
    fn number(self) -> u8 {
        match self {
            Self::Program => 1,
            Self::Theme => 2,
            Self::Site => 3,
            Self::Content => 4,
            Self::Links => 5,
            Self::Headlines => 6,
            Self::Photo => 7,
            Self::Notices => 8,
            Self::Address => 9,
            Self::Neighbours => 10,
            Self::Entries => 11,
            Self::Home => 12,
            Self::Module(key) => 32 + key as u8,
        }
    }

    fn of(number: u8) -> Option<Self> {
        Some(match number {
            1 => Self::Program,
            2 => Self::Theme,
            3 => Self::Site,
            4 => Self::Content,
            5 => Self::Links,
            6 => Self::Headlines,
            7 => Self::Photo,
            8 => Self::Notices,
            9 => Self::Address,
            10 => Self::Neighbours,
            11 => Self::Entries,
            12 => Self::Home,
            n => Self::Module(*Key::ALL.iter().find(|key| 32 + **key as u8 == n)?),
        })
    }
}

/// The parts of a file with their digests, in the order of importance.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parts(Vec<(Part, u64)>);

impl Parts {
    /// Adds a part.
    #[must_use]
    pub fn with(mut self, part: Part, digest: u64) -> Self {
        match self.find(part) {
            Ok(at) => self.0[at].1 = digest,
            Err(at) => self.0.insert(at, (part, digest)),
        }
        self
    }

    /// Adds the digest of a value as a part.
    #[must_use]
    pub fn of(self, part: Part, value: &(impl Hash + ?Sized)) -> Self {
        self.with(part, digest(value))
    }

    /// The digest of a part, if the file is made of it.
    pub fn get(&self, part: Part) -> Option<u64> {
        self.find(part).ok().map(|at| self.0[at].1)
    }

    /// Where a part stands, or would.
    fn find(&self, part: Part) -> Result<usize, usize> {
        self.0.binary_search_by_key(&part, |(known, _)| *known)
    }

    /// The parts that are not what they were, in the order of importance.
    pub fn differing(&self, before: &Self) -> Vec<Part> {
        if self == before {
            return Vec::new();
        }
        let mut all: Vec<Part> = self.0.iter().chain(&before.0).map(|(part, _)| *part).collect();
        all.sort_unstable();
        all.dedup();
        all.retain(|part| self.get(*part) != before.get(*part));
        all
    }

    /// One digest of all parts.
    pub fn whole(&self) -> u64 {
        digest(&self.0)
    }

    /// The form that is kept.
    pub fn to_bytes(&self) -> Vec<u8> {
        let part = |(part, digest): &(Part, u64)| {
            let mut bytes = [part.number(); 9];
            bytes[1..].copy_from_slice(&digest.to_le_bytes());
            bytes
        };
        self.0.iter().flat_map(part).collect()
    }

    /// Reads the form that is kept; what cannot be read is left out, so that
    /// the file is made again.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let part = |nine: &[u8]| {
            let digest = u64::from_le_bytes(nine[1..].try_into().ok()?);
            Some((Part::of(nine[0])?, digest))
        };
        let parts = bytes.chunks_exact(9).filter_map(part);
        parts.fold(Self::default(), |all, (part, digest)| all.with(part, digest))
    }
}

/// The digest of a value.
pub fn digest(value: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_that_were_kept_are_read_as_they_were() {
        let mut parts = Parts::default().of(Part::Content, "a").of(Part::Home, &1);
        for key in Key::ALL {
            parts = parts.of(Part::Module(key), &key);
        }
        assert_eq!(Parts::from_bytes(&parts.to_bytes()), parts);
        let other = parts.clone().of(Part::Content, "b").of(Part::Theme, "t");
        assert_eq!(other.differing(&parts), [Part::Theme, Part::Content]);
        assert_eq!(parts.differing(&parts), []);
    }
}
