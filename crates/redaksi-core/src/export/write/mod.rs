//! The only writer of sites: a new tree beside the target, then one exchange.
//!
//! [`look`] sees what stands in the target, [`NewTree`] is filled from any
//! number of threads, [`Exchanged`] is taken back or finished. Knows files and
//! their hashes; not what is in them, and no database.

mod exchange;
mod kept;
mod look;
mod tree;

pub use exchange::{Exchanged, put_right};
pub use kept::Kept;
pub(crate) use look::hash_file;
pub use look::{Foreign, ForeignKind, Known, Look, look};
pub use tree::NewTree;

use std::io;
use std::path::{Path, PathBuf};

use super::safe_path::Unsafe;

/// A fault while writing; the target is as it was.
#[derive(Debug, thiserror::Error)]
pub enum WriteFault {
    /// The system refused.
    #[error("`{}` could not be written", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// The system's word.
        #[source]
        source: io::Error,
    },
    /// A path that no site may have: a fault of the program.
    #[error("`{path}` is no path for a file of a site: {why}")]
    Unsafe {
        /// The path.
        path: String,
        /// What is wrong with it.
        why: Unsafe,
    },
    /// Two files for one path, or for paths that differ in capitals only: a
    /// fault of the program.
    #[error("`{0}` is written twice")]
    Twice(String),
}

impl WriteFault {
    fn of(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, source }
    }
}

/// The folder that a target lies in.
fn parent_of(target: &Path) -> &Path {
    target.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A path of the site in the folder, with the system's own separators.
fn below(folder: &Path, path: &str) -> PathBuf {
    let mut full = folder.to_owned();
    full.extend(path.split('/'));
    full
}

/// How many threads share work on files.
fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get).min(8)
}

/// Does `work` to every item, in chunks of neighbours on several threads; the
/// first fault ends it.
fn share<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> Result<R, WriteFault> + Sync,
) -> Result<Vec<R>, WriteFault> {
    const WORTH_A_THREAD: usize = 256;
    let threads = threads().min(items.len() / WORTH_A_THREAD).max(1);
    if threads == 1 {
        return items.iter().map(work).collect();
    }
    let chunks = items.chunks(items.len().div_ceil(threads));
    let work = &work;
    std::thread::scope(|scope| {
        let running: Vec<_> = chunks
            .map(|chunk| scope.spawn(move || chunk.iter().map(work).collect::<Result<Vec<R>, _>>()))
            .collect();
        let mut all = Vec::with_capacity(items.len());
        for thread in running {
            match thread.join() {
                Ok(part) => all.extend(part?),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok(all)
    })
}
