//! The marker: a small file in every site that an export wrote, which names
//! the tree that stands there.
//!
//! A newsroom whose record names another tree knows by it that another laptop,
//! or a restored copy, exported there since. It holds no time and no id, so
//! that equal sites are equal to the last byte.

use sha2::{Digest, Sha256};

use super::hash::{Hash, from_hex, hex};

/// Where the marker lies, relative to the target.
pub const PATH: &str = ".redaksi";

/// The version of the marker's form.
const FORM: &str = "redaksi-export 1";

/// No marker of ours is longer.
pub const LONGEST: usize = 256;

/// Names a tree by all its files, which come in the order of their paths
/// (by bytes). The marker itself and files of others are not among them.
pub fn tree_hash<'a>(files: impl IntoIterator<Item = (&'a str, &'a Hash)>) -> Hash {
    let mut tree = Sha256::new();
    for (path, hash) in files {
        tree.update(path.as_bytes());
        // No path holds a zero byte, so that no two lists read the same.
        tree.update([0]);
        tree.update(hash);
    }
    tree.finalize().into()
}

/// The marker of a tree.
pub fn content(tree: &Hash) -> Vec<u8> {
    format!("{FORM}\n{}\n", hex(tree)).into_bytes()
}

/// The tree that a marker names; `None` for what no export of ours wrote.
pub fn read(content: &[u8]) -> Option<Hash> {
    let text = std::str::from_utf8(content).ok()?;
    let mut lines = text.lines();
    (lines.next() == Some(FORM)).then(|| lines.next().and_then(from_hex)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::hash::hash;

    #[test]
    fn a_marker_names_its_tree_and_no_other() {
        let (a, b) = (hash(b"a"), hash(b"b"));
        let one = tree_hash([("index.html", &a), ("x/y.html", &b)]);
        for other in [
            tree_hash([("index.html", &a)]),
            tree_hash([("index.html", &b), ("x/y.html", &a)]),
            tree_hash([("index.html", &a), ("x/z.html", &b)]),
        ] {
            assert_ne!(one, other);
        }
        assert_eq!(read(&content(&one)), Some(one));
        assert_eq!(read(b"redaksi-export 2\nabc\n"), None);
        assert_eq!(read(b"\xff"), None);
        assert!(content(&one).len() <= LONGEST);
    }
}
