//! Which newsroom to open: what the arguments and the environment say.
//!
//! The rule is the terminal program's, with one addition: a folder may be
//! named without `--newsroom`, as a desktop passes a folder that was dropped
//! on the icon. This module must never open or create anything.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// The environment variable that names the newsroom.
const VARIABLE: &str = "REDAKSI_NEWSROOM";

/// The folder that this process is asked to open, absolute. `fallback` is used
/// where neither the arguments nor the environment name one.
pub fn newsroom_dir(fallback: impl FnOnce() -> Option<PathBuf>) -> Option<PathBuf> {
    let named = named_in(std::env::args_os().skip(1))
        .or_else(|| std::env::var_os(VARIABLE).filter(|value| !value.is_empty()))
        .map(PathBuf::from)
        .or_else(fallback)?;
    Some(std::path::absolute(&named).unwrap_or(named))
}

/// True where a newsroom can be made without touching anything: the folder is
/// not there, or is empty.
pub fn is_vacant(dir: &Path) -> bool {
    match std::fs::read_dir(dir) {
        Ok(mut entries) => entries.next().is_none(),
        Err(fault) => fault.kind() == std::io::ErrorKind::NotFound,
    }
}

/// The folder that the arguments name: after `--newsroom`, or the first that
/// is no flag.
fn named_in(mut arguments: impl Iterator<Item = OsString>) -> Option<OsString> {
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy();
        if text == "--newsroom" {
            return arguments.next();
        }
        if let Some(value) = text.strip_prefix("--newsroom=") {
            return Some(value.into());
        }
        if !text.starts_with('-') {
            return Some(argument);
        }
    }
    None
}

/// A short name that belongs to this folder alone and may stand in a D-Bus
/// name and a file name: a letter and 16 hexadecimal digits. Two spellings of
/// the same existing folder give the same name.
pub fn name_of(dir: &Path) -> String {
    let same = dir.canonicalize().unwrap_or_else(|_| dir.to_path_buf());
    let hash = Sha256::digest(same.as_os_str().as_encoded_bytes());
    let digits: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("n{digits}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(arguments: &[&str]) -> Option<OsString> {
        named_in(arguments.iter().map(OsString::from))
    }

    #[test]
    fn a_newsroom_is_named_by_flag_or_bare() {
        assert_eq!(named(&["--newsroom", "/a"]), Some("/a".into()));
        assert_eq!(named(&["--newsroom=/a b"]), Some("/a b".into()));
        assert_eq!(named(&["--automation", "/a", "/b"]), Some("/a".into()));
        assert_eq!(named(&["--automation"]), None);
        assert_eq!(named(&[]), None);
    }

    #[test]
    fn only_an_empty_folder_or_none_is_vacant() {
        let here = tempfile::tempdir().expect("a temporary folder");
        assert!(is_vacant(here.path()));
        assert!(is_vacant(&here.path().join("belum-ada")));
        let file = here.path().join("catatan.txt");
        std::fs::write(&file, "a").expect("it can be written");
        assert!(!is_vacant(here.path()));
        assert!(!is_vacant(&file), "a file is not a place for a newsroom");
    }

    #[test]
    fn each_folder_has_a_name_of_its_own() {
        let here = tempfile::tempdir().expect("a temporary folder");
        let one = here.path().join("satu");
        std::fs::create_dir(&one).expect("a folder");
        let again = here.path().join(".").join("satu");
        assert_eq!(name_of(&one), name_of(&again));
        assert_ne!(name_of(&one), name_of(here.path()));
        assert_eq!(name_of(&one).len(), 17);
    }
}
