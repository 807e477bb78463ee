//! The last guard before a file is written: a path of a site consists of
//! names that every file system takes and that lead nowhere else.
//!
//! Addresses are made safe where they are made (`address`). What comes here
//! all the same is a fault of the program, and nothing is written for it.

use unicode_normalization::is_nfc;

/// The longest name of a file or folder, in bytes of UTF-8. File systems take
/// 255 bytes (ext4) or 255 UTF-16 units (NTFS, APFS).
pub const LONGEST: usize = 200;

/// What is wrong with a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unsafe {
    /// It is absolute, empty, or has an empty, `.` or `..` part.
    #[error("a part is empty or leads elsewhere")]
    LeadsElsewhere,
    /// A part is one of the names of devices on Windows, with or without an
    /// ending.
    #[error("a part is the name of a device on Windows")]
    Device,
    /// A part holds a character that no name on Windows may have.
    #[error("a part holds a character that file systems refuse")]
    Character,
    /// A part ends with a dot or a blank, which Windows drops.
    #[error("a part ends with a dot or a blank")]
    End,
    /// A part is longer than [`LONGEST`].
    #[error("a part is too long")]
    Long,
    /// It is not in Unicode's normalisation form C.
    #[error("it is not in normalisation form C")]
    Normalisation,
    /// An export keeps that name for itself: [`super::marker::PATH`] at the
    /// root, in any case and as a folder too, and names that begin as temporary folders do.
    #[error("the name is kept for the export itself")]
    Reserved,
}

/// How the temporary folders and files of an export begin.
pub const TEMPORARY: &str = ".redaksi-";

/// Checks a path relative to the target, with `/` between its parts.
pub fn check(path: &str) -> Result<(), Unsafe> {
    let top = path.split('/').next().unwrap_or_default();
    if top.eq_ignore_ascii_case(super::marker::PATH) {
        return Err(Unsafe::Reserved);
    }
    if !path.is_ascii() && !is_nfc(path) {
        return Err(Unsafe::Normalisation);
    }
    path.split('/').try_for_each(check_part)
}

fn check_part(part: &str) -> Result<(), Unsafe> {
    if part.is_empty() || part == "." || part == ".." {
        return Err(Unsafe::LeadsElsewhere);
    }
    if part.len() > LONGEST {
        return Err(Unsafe::Long);
    }
    let refused =
        |c: char| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '\\' | '|' | '?' | '*');
    if part.chars().any(refused) {
        return Err(Unsafe::Character);
    }
    if part.ends_with(['.', ' ']) {
        return Err(Unsafe::End);
    }
    if part.starts_with(TEMPORARY) {
        return Err(Unsafe::Reserved);
    }
    if is_device(part) { Err(Unsafe::Device) } else { Ok(()) }
}

/// Names of devices stand for the device with any ending (`NUL.tar.gz`), by
/// the list of Microsoft's "Naming Files, Paths, and Namespaces".
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or(part).trim_end();
    let upper = stem.to_ascii_uppercase();
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&upper.as_str()) {
        return true;
    }
    let number = upper.strip_prefix("COM").or_else(|| upper.strip_prefix("LPT"));
    number.is_some_and(|rest| {
        let mut characters = rest.chars();
        let digit = characters.next().is_some_and(|c| matches!(c, '0'..='9' | '¹' | '²' | '³'));
        digit && characters.next().is_none()
    })
}

/// The name under which two paths are one on a file system that does not tell
/// capitals from small letters.
pub fn folded(path: &str) -> String {
    path.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_addresses_pass() {
        for path in [
            "index.html",
            "internasional/pemimpin-nato.html",
            "tag/2.html",
            "media/ab12-640.webp",
            "_headers",
            "consul.html",
            "com10/lpt.html",
            "kuč/é.html",
        ] {
            assert_eq!(check(path), Ok(()), "{path}");
        }
    }

    #[test]
    fn what_leads_elsewhere_or_is_refused_somewhere_does_not() {
        let long = "a".repeat(LONGEST + 1);
        for (path, why) in [
            ("", Unsafe::LeadsElsewhere),
            ("/etc/passwd", Unsafe::LeadsElsewhere),
            ("a//b", Unsafe::LeadsElsewhere),
            ("a/../../b", Unsafe::LeadsElsewhere),
            ("./a", Unsafe::LeadsElsewhere),
            ("a/", Unsafe::LeadsElsewhere),
            ("..\\a", Unsafe::Character),
            ("C:a", Unsafe::Character),
            ("a/b\0c", Unsafe::Character),
            ("a\n.html", Unsafe::Character),
            ("nul", Unsafe::Device),
            ("berita/Con.html", Unsafe::Device),
            ("com1.tar.gz", Unsafe::Device),
            ("lpt\u{b9}", Unsafe::Device),
            ("aux /x", Unsafe::End),
            ("aux .html", Unsafe::Device),
            ("a./b", Unsafe::End),
            ("a /b", Unsafe::End),
            (long.as_str(), Unsafe::Long),
            ("cafe\u{301}.html", Unsafe::Normalisation),
            (".redaksi", Unsafe::Reserved),
            (".Redaksi", Unsafe::Reserved),
            (".redaksi/x.html", Unsafe::Reserved),
            ("a/.redaksi-1", Unsafe::Reserved),
        ] {
            assert_eq!(check(path), Err(why), "{path:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn whatever_passes_stays_below_its_root(path in "[a-z./\\\\: A-Z0-9é¹-]{0,24}") {
            if check(&path).is_ok() {
                let joined = std::path::Path::new("/akar").join(&path);
                proptest::prop_assert!(joined.starts_with("/akar"));
                proptest::prop_assert!(joined.components().all(
                    |part| !matches!(part, std::path::Component::ParentDir)
                ));
            }
        }
    }
}
