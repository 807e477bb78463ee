//! Renditions of stored pictures: made from the original once, kept in the
//! newsroom's cache by what they show, and given out with their metadata.
//!
//! Knows two folders and no database, so that the threads of an export can use
//! it side by side. What lies in the cache is a help and no promise: an entry
//! that is damaged or missing is made again, and a picture whose original is
//! gone is given out as long as the cache has it.

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use super::{Folder, files};
use crate::article::MediaId;
use crate::error::{Error, Result, Unreadable};
use crate::media::{
    self, MAKER, MOST_MEMORY, MediaError, Metadata, Negative, Rendition, RenditionSpec,
};

/// Makes renditions; may be shared between threads.
#[derive(Debug, Clone)]
pub struct Darkroom {
    folder: Folder,
    keeps: bool,
    gate: Arc<Gate>,
}

impl Darkroom {
    /// For the pictures of that newsroom. One that does not keep writes
    /// nothing, for newsrooms that are open for reading.
    pub(super) fn new(folder: Folder, keeps: bool) -> Self {
        Self { folder, keeps, gate: Arc::default() }
    }

    /// Makes renditions of one picture, each with its metadata, and hands them
    /// over in the order they are asked for. The original is read and decoded
    /// once, and only where the cache lacks one of them.
    pub fn develop<'a>(
        &self,
        id: &MediaId,
        wanted: impl IntoIterator<Item = &'a Rendition>,
        metadata: &Metadata,
        mut each: impl FnMut(&'a Rendition, Vec<u8>) -> Result<()>,
    ) -> Result<()> {
        let mut negative = None;
        for rendition in wanted {
            let spec = &rendition.spec;
            let bytes = match self.cached(id, spec) {
                Some(bytes) => bytes,
                None => {
                    let (negative, _held) = match &mut negative {
                        Some(negative) => negative,
                        slot => slot.insert(self.negative(id)?),
                    };
                    let bytes =
                        negative.print(spec).map_err(|fault| self.unreadable(id, &fault))?;
                    self.keep(id, spec, &bytes);
                    bytes
                }
            };
            each(rendition, metadata.write(&bytes, spec))?;
        }
        Ok(())
    }

    /// Makes one rendition with its metadata.
    pub fn rendition(&self, id: &MediaId, spec: RenditionSpec, data: &Metadata) -> Result<Vec<u8>> {
        let wanted = Rendition { path: String::new(), spec };
        let mut made = Vec::new();
        self.develop(id, [&wanted], data, |_, bytes| {
            made = bytes;
            Ok(())
        })?;
        Ok(made)
    }

    /// Whether every one of these lies in the cache, whole.
    pub fn has_all<'a>(
        &self,
        id: &MediaId,
        wanted: impl IntoIterator<Item = &'a Rendition>,
    ) -> bool {
        wanted.into_iter().all(|rendition| self.cached(id, &rendition.spec).is_some())
    }

    fn negative(&self, id: &MediaId) -> Result<(Negative, Held)> {
        let bytes = std::fs::read(self.folder.picture(id))
            .map_err(|_| Error::MissingMedia(id.as_str().to_owned()))?;
        if super::media::digest(&bytes) != *id {
            return Err(Error::Damaged {
                what: format!("the picture {} was altered", id.as_str()),
                source: "its bytes do not fit its name".into(),
            });
        }
        let about = media::inspect(&bytes).map_err(|fault| self.unreadable(id, &fault))?;
        let held = self.gate.take(u64::from(about.width) * u64::from(about.height) * 4);
        let negative = Negative::develop(&bytes).map_err(|fault| self.unreadable(id, &fault))?;
        Ok((negative, held))
    }

    fn unreadable(&self, id: &MediaId, fault: &MediaError) -> Error {
        Error::UnreadableFile { path: self.folder.picture(id), why: why(fault) }
    }

    /// Named by all that the bytes depend on.
    fn place(&self, id: &MediaId, spec: &RenditionSpec) -> PathBuf {
        let area = &spec.area;
        let text = format!(
            "{MAKER} {} {} {} {} {} {} {}",
            id.as_str(),
            area.x,
            area.y,
            area.width,
            area.height,
            spec.width,
            spec.height
        );
        let name = super::media::digest(text.as_bytes());
        let (shelf, name) = name.as_str().split_at(2);
        self.folder.cache().join(shelf).join(format!("{name}.{}", spec.format.extension()))
    }

    /// A cached rendition, where the digest before it fits it.
    fn cached(&self, id: &MediaId, spec: &RenditionSpec) -> Option<Vec<u8>> {
        let mut bytes = std::fs::read(self.place(id, spec)).ok()?;
        let (digest, rest) = bytes.split_at_checked(DIGEST)?;
        if Sha256::digest(rest).as_slice() != digest {
            return None;
        }
        bytes.drain(..DIGEST);
        Some(bytes)
    }

    /// A full disk or a kill leaves what the digest then shows to be damaged,
    /// so that nothing need be synced here.
    fn keep(&self, id: &MediaId, spec: &RenditionSpec, bytes: &[u8]) {
        let place = self.place(id, spec);
        if self.keeps && place.parent().is_some_and(|shelf| files::make_folder(shelf).is_ok()) {
            let whole = [Sha256::digest(bytes).as_slice(), bytes].concat();
            if std::fs::write(&place, whole).is_err() {
                let _ = std::fs::remove_file(&place);
            }
        }
    }
}

/// The bytes of a SHA-256.
const DIGEST: usize = 32;

/// What is wrong with a picture, in the newsroom's words.
pub(super) fn why(fault: &MediaError) -> Unreadable {
    match fault {
        MediaError::TooLong { .. } | MediaError::TooLarge { .. } => Unreadable::TooLarge,
        MediaError::Animated => Unreadable::Animated,
        MediaError::ColoursApart => Unreadable::OddPicture,
        MediaError::Unknown => Unreadable::NotAPicture,
        MediaError::Damaged(_) => Unreadable::DamagedPicture,
    }
}

/// Bounds the memory of all pictures that are decoded at once: as much as one
/// picture may take at most.
#[derive(Debug, Default)]
struct Gate {
    taken: Mutex<u64>,
    freed: Condvar,
}

impl Gate {
    fn take(self: &Arc<Self>, bytes: u64) -> Held {
        let bytes = bytes.min(MOST_MEMORY);
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        while *taken + bytes > MOST_MEMORY {
            taken = self.freed.wait(taken).unwrap_or_else(PoisonError::into_inner);
        }
        *taken += bytes;
        Held { gate: Arc::clone(self), bytes }
    }
}

/// Memory that is taken until this is dropped.
struct Held {
    gate: Arc<Gate>,
    bytes: u64,
}

impl Drop for Held {
    fn drop(&mut self) {
        *self.gate.taken.lock().unwrap_or_else(PoisonError::into_inner) -= self.bytes;
        self.gate.freed.notify_all();
    }
}
