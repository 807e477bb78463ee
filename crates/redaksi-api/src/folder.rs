//! Where the newsroom lies that both programs open when none is named.

use std::path::PathBuf;

/// `$XDG_DATA_HOME/redaksi/newsroom` and its like on other systems; `None`
/// where the system names no home.
///
/// XDG Base Directory Specification 0.8; on macOS `Library/Application
/// Support`, on Windows `%APPDATA%`.
pub fn default_newsroom() -> Option<PathBuf> {
    let variable =
        |name: &str| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let data = if cfg!(windows) {
        variable("APPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        variable("XDG_DATA_HOME").or_else(|| Some(variable("HOME")?.join(".local/share")))
    };
    Some(data?.join("redaksi").join("newsroom"))
}
