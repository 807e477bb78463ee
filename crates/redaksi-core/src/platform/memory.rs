//! How the system hands out memory.

/// Asks the system for memory in small pages, for this program and those that
/// it starts. Large ones (2 MB, on Linux) are filled with zeros as a whole at
/// the first touch; a program of many short-lived texts touches many of them
/// and needs a part of each. Where the system has no such choice nothing
/// happens.
pub fn use_small_pages() {
    #[cfg(target_os = "linux")]
    let _ = rustix::thread::disable_transparent_huge_pages(true);
}
