//! The inbox: which of its files can be taken, and where they go afterwards.
//!
//! A file is taken once it has stood still between two looks. What was taken
//! moves to `done`, what could not be to `failed` with the reason beside it;
//! nothing is ever overwritten or deleted.

use std::collections::HashMap;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use crate::lang::Lang;
use crate::platform::{FileError, atomic_write, rename_new};

const DONE: &str = "done";
const FAILED: &str = "failed";

/// Why an entry of the inbox is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Skip {
    /// Its name begins with a full stop.
    Hidden,
    /// Another program is still writing it, or uses it as a lock.
    Temporary,
    /// A synchronising program set it aside because two people wrote it.
    Conflict,
    /// A folder.
    Folder,
    /// A symbolic link.
    Link,
    /// Neither a file nor a folder: a pipe, a socket, a device.
    Special,
    /// It cannot be read.
    Unreadable,
}

impl Skip {
    /// True where a person should be told; what comes and goes by itself needs
    /// no words.
    pub fn is_telling(self) -> bool {
        !matches!(self, Self::Hidden | Self::Temporary)
    }

    /// The reason as a sentence.
    pub fn sentence(self, lang: Lang) -> &'static str {
        match self {
            Self::Hidden => lang.pick("Berkas tersembunyi.", "The file is hidden."),
            Self::Temporary => {
                lang.pick("Berkas masih ditulis.", "The file is still being written.")
            }
            Self::Conflict => lang.pick(
                "Berkas ini salinan konflik dari program sinkronisasi; pilih dahulu yang benar.",
                "A synchronising program made this conflicting copy; choose the right one first.",
            ),
            Self::Folder => lang.pick(
                "Folder di kotak masuk tidak diambil; pindahkan berkasnya keluar dari folder.",
                "Folders in the inbox are not taken; move the files out of it.",
            ),
            Self::Link => {
                lang.pick("Tautan simbolis tidak diambil.", "Symbolic links are not taken.")
            }
            Self::Special => lang.pick("Ini bukan berkas biasa.", "This is no ordinary file."),
            Self::Unreadable => lang.pick("Berkas tidak dapat dibaca.", "The file cannot be read."),
        }
    }
}

/// A file that can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ready {
    /// The file.
    pub path: PathBuf,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub hash: String,
}

/// What a look at the inbox found, each list by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looked {
    /// Files to take now.
    pub ready: Vec<Ready>,
    /// Files whose content was taken before: only to be put away.
    pub repeated: Vec<Ready>,
    /// Files that are new or have changed since the last look; look again in a
    /// second or two.
    pub growing: Vec<PathBuf>,
    /// Entries that are passed over.
    pub skipped: Vec<(PathBuf, Skip)>,
}

/// The folder into which people drop files to import.
#[derive(Debug)]
pub struct Inbox {
    folder: PathBuf,
    last: HashMap<PathBuf, Shape>,
}

/// Size and time of change: where both stay, the file stands still.
type Shape = (u64, Option<SystemTime>);

impl Inbox {
    /// The inbox in that folder.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), last: HashMap::new() }
    }

    /// Looks at the folder. `seen` tells whether a content, by its SHA-256,
    /// was taken before. A missing folder is an empty one.
    pub fn pending(&mut self, mut seen: impl FnMut(&str) -> bool) -> io::Result<Looked> {
        let mut entries = Vec::new();
        match fs::read_dir(&self.folder) {
            Ok(folder) => {
                for entry in folder {
                    entries.push(entry?.path());
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        entries.sort_unstable();
        let mut looked = Looked::default();
        let mut now = HashMap::new();
        for path in entries {
            self.look_at(path, &mut seen, &mut now, &mut looked);
        }
        self.last = now;
        Ok(looked)
    }

    fn look_at(
        &self,
        path: PathBuf,
        seen: &mut impl FnMut(&str) -> bool,
        now: &mut HashMap<PathBuf, Shape>,
        looked: &mut Looked,
    ) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        let Ok(meta) = fs::symlink_metadata(&path) else { return };
        if meta.is_dir() && (name == DONE || name == FAILED) {
            return;
        }
        if let Some(skip) = skip(&name, &meta) {
            looked.skipped.push((path, skip));
            return;
        }
        let shape = (meta.len(), meta.modified().ok());
        let still = self.last.get(&path) == Some(&shape);
        now.insert(path.clone(), shape);
        if !still {
            looked.growing.push(path);
            return;
        }
        match hash(&path) {
            Ok(hash) if seen(&hash) => looked.repeated.push(Ready { path, hash }),
            Ok(hash) => looked.ready.push(Ready { path, hash }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(_) => looked.skipped.push((path, Skip::Unreadable)),
        }
    }

    /// Puts a file that was taken into `done`; says where it lies now.
    pub fn done(&self, file: &Path) -> Result<PathBuf, FileError> {
        self.put_away(file, DONE, |_| true)
    }

    /// Puts a file that could not be taken into `failed`, with the reason in
    /// `NAME.reason.txt` beside it; says where it lies now.
    pub fn failed(&self, file: &Path, reason: &str) -> Result<PathBuf, FileError> {
        let put = self.put_away(file, FAILED, |path| !beside(path).exists())?;
        atomic_write(&beside(&put), format!("{}\n", reason.trim_end()).as_bytes())?;
        Ok(put)
    }

    /// Moves a file into a folder of the inbox, under the first free of `name`,
    /// `name-2`, `name-3` …
    fn put_away(
        &self,
        file: &Path,
        into: &str,
        fits: impl Fn(&Path) -> bool,
    ) -> Result<PathBuf, FileError> {
        let folder = self.folder.join(into);
        fs::create_dir_all(&folder).map_err(FileError::of("create", &folder))?;
        let mut number = 1_u64;
        loop {
            let target = folder.join(numbered(file, number));
            number += 1;
            if !fits(&target) {
                continue;
            }
            match rename_new(file, &target) {
                Ok(()) => return Ok(target),
                Err(error) if error.source.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
    }
}

/// The file for the reason beside a file.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".reason.txt");
    path.with_file_name(name)
}

/// `berita.txt`, `berita-2.txt`, `berita-3.txt` …
fn numbered(file: &Path, number: u64) -> PathBuf {
    let name = file.file_name().unwrap_or_default();
    if number == 1 {
        return PathBuf::from(name);
    }
    let mut numbered = file.file_stem().unwrap_or(name).to_owned();
    numbered.push(format!("-{number}"));
    if let Some(extension) = file.extension() {
        numbered.push(".");
        numbered.push(extension);
    }
    PathBuf::from(numbered)
}

fn skip(name: &str, meta: &Metadata) -> Option<Skip> {
    let kind = meta.file_type();
    let lower = name.to_lowercase();
    let ends = |ending: &str| lower.ends_with(ending);
    if name.starts_with('.') {
        Some(Skip::Hidden)
    } else if name.starts_with("~$")
        || name.ends_with('~')
        || [".tmp", ".temp", ".part", ".partial", ".crdownload", ".download", ".swp"]
            .into_iter()
            .any(ends)
        || matches!(lower.as_str(), "thumbs.db" | "desktop.ini")
    {
        Some(Skip::Temporary)
    } else if kind.is_symlink() {
        Some(Skip::Link)
    } else if kind.is_dir() {
        Some(Skip::Folder)
    } else if !kind.is_file() {
        Some(Skip::Special)
    } else if ["sync-conflict", "conflicted copy", "salinan konflik", "case conflict"]
        .into_iter()
        .any(|mark| lower.contains(mark))
    {
        Some(Skip::Conflict)
    } else {
        None
    }
}

fn hash(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut digest = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            length => digest.update(&buffer[..length]),
        }
    }
    Ok(digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
