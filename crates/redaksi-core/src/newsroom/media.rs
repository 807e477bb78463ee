//! Pictures: taken in by the hash of their bytes, given out in one size.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::{Newsroom, files, project};
use crate::article::{ArticleId, FieldName, FieldValue, MediaId};
use crate::error::{Error, Result, Unreadable};
use crate::media::{self, MediaError, PAGE_WIDTH};
use crate::page::Picture;
use crate::store::MediaRecord;

/// What is said of a picture beside its bytes; `None` leaves what is there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PhotoText {
    /// The line below it.
    pub caption: Option<String>,
    /// What it shows.
    pub alt: Option<String>,
    /// Who made or owns it.
    pub credit: Option<String>,
}

impl Newsroom {
    /// Puts a picture at the head of a story.
    pub fn add_lead_photo(&mut self, id: ArticleId, path: &Path, text: &PhotoText) -> Result<()> {
        let media = self.take_picture(path)?;
        let mut values = vec![FieldValue::Text(FieldName::LeadMedia, media.id.as_str().to_owned())];
        let parts = [
            (FieldName::LeadCaption, &text.caption),
            (FieldName::LeadAlt, &text.alt),
            (FieldName::LeadCredit, &text.credit),
        ];
        for (field, part) in parts {
            values.extend(part.iter().map(|text| FieldValue::Text(field, text.clone())));
        }
        self.set(id, &values)
    }

    /// Puts a picture at the end of a story's text.
    pub fn add_photo(&mut self, id: ArticleId, path: &Path, text: &PhotoText) -> Result<()> {
        let media = self.take_picture(path)?;
        let markdown = picture_markdown(&media.id, text);
        self.change(id, |document, at| {
            let body = document.body();
            let joint = if body.is_empty() || body.ends_with("\n\n") {
                ""
            } else if body.ends_with('\n') {
                "\n"
            } else {
                "\n\n"
            };
            document.replace_body(&format!("{body}{joint}{markdown}\n"))?;
            Ok((document.commit(at, None)?, ()))
        })
    }

    /// Takes a picture's file into the newsroom. The same bytes are kept once.
    pub fn take_picture(&mut self, path: &Path) -> Result<MediaRecord> {
        let bytes = files::read(path)?;
        let about = media::inspect(&bytes).map_err(|fault| Error::UnreadableFile {
            path: path.to_owned(),
            why: match fault {
                MediaError::TooLong { .. } | MediaError::TooLarge { .. } => Unreadable::TooLarge,
                _ => Unreadable::NotAPicture,
            },
        })?;
        if self.read_only() {
            return Err(Error::ReadOnly("the newsroom is open for reading".into()));
        }
        let id = digest(&bytes);
        let record = MediaRecord {
            mime: about.kind.mime().to_owned(),
            width: about.width,
            height: about.height,
            size: bytes.len() as u64,
            name: path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
            added: project::stamp(self.rim.now()),
            id,
        };
        files::make_folder(&self.folder.media())?;
        // The file first: a record without its file would be damage.
        files::write(&self.folder.picture(&record.id), &bytes)?;
        self.store.write(|tables| tables.add_media(&record).map_err(Error::from))?;
        Ok(record)
    }

    /// A stored picture as it came, with its type.
    pub fn original(&self, id: &MediaId) -> Result<(String, Vec<u8>)> {
        let missing = || Error::MissingMedia(id.as_str().to_owned());
        let record = self.store.read().media(id)?.ok_or_else(missing)?;
        let bytes = std::fs::read(self.folder.picture(id)).map_err(|_| missing())?;
        Ok((record.mime, bytes))
    }

    /// What a page needs to show a stored picture; `None` where it is not at
    /// hand.
    pub(super) fn picture(&self, id: &MediaId) -> Result<Option<Picture>> {
        let Some(record) = self.store.read().media(id)? else { return Ok(None) };
        // A page that is live stays whole as long as its picture's smaller
        // size is there; that the original is gone is for the checks to say.
        if !self.folder.picture(id).is_file() && !self.cached(id).is_file() {
            return Ok(None);
        }
        let (width, height) = media::rendition_size(record.width, record.height, PAGE_WIDTH);
        let path = rendition_path(id, width);
        Ok(Some(Picture { path, width, height, ..Picture::default() }))
    }

    fn cached(&self, id: &MediaId) -> PathBuf {
        self.folder.cache().join(format!("{}-{PAGE_WIDTH}.jpg", id.as_str()))
    }

    /// The file of a picture as pages show it: JPEG, at most 1,200 pixels
    /// across, without the original's metadata.
    pub fn rendition(&self, id: &MediaId) -> Result<Vec<u8>> {
        let cached = self.cached(id);
        if let Ok(bytes) = std::fs::read(&cached) {
            return Ok(bytes);
        }
        let (_, bytes) = self.original(id)?;
        if digest(&bytes) != *id {
            return Err(Error::Damaged {
                what: format!("the picture {} was altered", id.as_str()),
                source: "its bytes do not fit its name".into(),
            });
        }
        let made = media::rendition(&bytes, PAGE_WIDTH).map_err(|_| Error::UnreadableFile {
            path: self.folder.picture(id),
            why: Unreadable::NotAPicture,
        })?;
        // The cache is a help and no promise: a full disk does not stop a page.
        if !self.read_only() && files::make_folder(&self.folder.cache()).is_ok() {
            let _ = files::write(&cached, &made.bytes);
        }
        Ok(made.bytes)
    }
}

impl Newsroom {
    /// A rendition by the name it has in the export; `None` where there is no
    /// such picture.
    pub fn rendition_by_name(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let Some((head, _)) = name.split_once('-') else { return Ok(None) };
        match self.store.read().media_by_head(head)? {
            Some(id) => self.rendition(&id).map(Some),
            None => Ok(None),
        }
    }
}

/// The path of a picture in the export.
pub(super) fn rendition_path(id: &MediaId, width: u32) -> String {
    format!("media/{}-{width}.jpg", &id.as_str()[..16])
}

pub(super) fn digest(bytes: &[u8]) -> MediaId {
    let text: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    MediaId::parse(&text).expect("a digest in hexadecimal has 64 digits")
}

/// A picture within the text: `![alt](media:ID "caption")`.
fn picture_markdown(id: &MediaId, text: &PhotoText) -> String {
    let plain = |part: &Option<String>| part.clone().unwrap_or_default().replace('\n', " ");
    let alt = plain(&text.alt).replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]");
    let mut caption = plain(&text.caption);
    if let Some(credit) = text.credit.as_deref().filter(|credit| !credit.is_empty()) {
        caption = format!("{caption} /{credit}").trim_start().to_owned();
    }
    let caption = caption.replace('\\', "\\\\").replace('"', "\\\"");
    if caption.is_empty() {
        format!("![{alt}](media:{})", id.as_str())
    } else {
        format!("![{alt}](media:{} \"{caption}\")", id.as_str())
    }
}
