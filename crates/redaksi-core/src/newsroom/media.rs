//! Pictures: taken in by the hash of their bytes, given out as renditions.

use std::collections::BTreeMap;
use std::path::Path;

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use super::{Darkroom, Newsroom, darkroom, files, project};
use crate::article::{ArticleId, FieldName, FieldValue, Focus, LeadMedia, MediaId, SourceType};
use crate::error::{Error, Result};
use crate::media::{self, Metadata, Negative, PictureSet};
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
    /// The point that every crop keeps in view; of a lead photo only.
    pub focus: Option<Focus>,
    /// The last day on which it may be shown; of a lead photo only.
    pub rights_until: Option<NaiveDate>,
    /// How it came to be; of a lead photo only.
    pub source_type: Option<SourceType>,
}

impl PhotoText {
    /// Adds what the file says where the editor said nothing.
    fn or_of(&self, file: &Metadata) -> Self {
        let either = |given: &Option<String>, own: &str| {
            given.clone().or_else(|| Some(one_line(own)).filter(|text| !text.is_empty()))
        };
        Self {
            caption: either(&self.caption, &file.description),
            alt: either(&self.alt, &file.alt),
            credit: either(&self.credit, &file.credit_line()),
            focus: self.focus,
            rights_until: self.rights_until.or(file.rights_until),
            source_type: self.source_type.or_else(|| SourceType::parse(&file.source_type)),
        }
    }

    /// The fields of a lead photo that are said.
    fn fields(&self) -> impl Iterator<Item = (FieldName, String)> + use<> {
        let said = [
            (FieldName::LeadCaption, self.caption.clone()),
            (FieldName::LeadAlt, self.alt.clone()),
            (FieldName::LeadCredit, self.credit.clone()),
            (FieldName::LeadFocus, self.focus.map(|focus| focus.to_string())),
            (FieldName::LeadRights, self.rights_until.map(|day| day.to_string())),
            (FieldName::LeadSource, self.source_type.map(|term| term.as_str().to_owned())),
        ];
        said.into_iter().filter_map(|(field, text)| Some((field, text?)))
    }
}

impl Newsroom {
    /// Puts a picture at the head of a story. What the editor does not say is
    /// taken from the picture's file. Words that neither says stay as they are;
    /// a focal point, an end of rights and an origin that were another
    /// picture's go. Where it is the same picture again, all that is there
    /// stays, unless the editor says otherwise.
    pub fn add_lead_photo(&mut self, id: ArticleId, path: &Path, text: &PhotoText) -> Result<()> {
        let media = self.take_picture(path)?;
        let lead = self.story(id)?.article.lead;
        let same = lead.media == Some(LeadMedia::Stored(media.id.clone()));
        let stands = |field| match field {
            FieldName::LeadCaption => !lead.caption.is_empty(),
            FieldName::LeadAlt => !lead.alt.is_empty(),
            FieldName::LeadCredit => !lead.credit.is_empty(),
            FieldName::LeadFocus => lead.focus.is_some(),
            FieldName::LeadRights => lead.rights_until.is_some(),
            _ => lead.source_type.is_some(),
        };
        let mut values = BTreeMap::new();
        if !same {
            let others = [FieldName::LeadFocus, FieldName::LeadRights, FieldName::LeadSource];
            let others = others.into_iter().filter(|field| stands(*field));
            values.extend(others.map(|field| (field.as_str(), (field, String::new()))));
        }
        let filled =
            text.or_of(&about(&media)).fields().filter(|(field, _)| !same || !stands(*field));
        for (field, text) in filled.chain(text.fields()) {
            values.insert(field.as_str(), (field, text));
        }
        let picture = (FieldName::LeadMedia, media.id.as_str().to_owned());
        let values: Vec<FieldValue> = [picture]
            .into_iter()
            .chain(values.into_values())
            .map(|(field, text)| FieldValue::Text(field, text))
            .collect();
        self.set(id, &values)
    }

    /// Takes a picture for shared links of a story, which show it in place of
    /// the lead photo.
    pub fn add_share_picture(&mut self, id: ArticleId, path: &Path) -> Result<()> {
        let media = self.take_picture(path)?;
        self.set(id, &[FieldValue::Text(FieldName::Share, media.id.as_str().to_owned())])
    }

    /// Puts a picture at the end of a story's text. What the editor does not
    /// say is taken from the picture's file.
    pub fn add_photo(&mut self, id: ArticleId, path: &Path, text: &PhotoText) -> Result<()> {
        let media = self.take_picture(path)?;
        let markdown = picture_markdown(&media.id, &text.or_of(&about(&media)));
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
    /// A file that is no whole picture is refused here and not first when it
    /// is to be published.
    pub fn take_picture(&mut self, path: &Path) -> Result<MediaRecord> {
        let bytes = files::read(path)?;
        let refused =
            |fault| Error::UnreadableFile { path: path.to_owned(), why: darkroom::why(&fault) };
        let seen = media::inspect(&bytes).map_err(refused)?;
        if self.read_only() {
            return Err(Error::ReadOnly("the newsroom is open for reading".into()));
        }
        let id = digest(&bytes);
        let known = self.store.read().media(&id)?.filter(|_| self.folder.picture(&id).is_file());
        if let Some(known) = known.filter(|record| record.about.is_some()) {
            return Ok(known);
        }
        Negative::develop(&bytes).map_err(refused)?;
        let record = MediaRecord {
            mime: seen.kind.mime().to_owned(),
            width: seen.width,
            height: seen.height,
            size: bytes.len() as u64,
            name: path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default(),
            added: project::stamp(self.rim.now()),
            about: Some(Metadata::read(&bytes).to_json().to_string()),
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
        let Some(set) = self.picture_set(id, None)? else { return Ok(None) };
        let main = set.main();
        let (width, height) = (main.spec.width, main.spec.height);
        Ok(Some(Picture { path: main.path.clone(), width, height, ..Picture::default() }))
    }

    /// What a site has of a stored picture, around that focal point; `None`
    /// where neither its original nor its main rendition is at hand.
    pub fn picture_set(&self, id: &MediaId, focus: Option<Focus>) -> Result<Option<PictureSet>> {
        let Some(record) = self.store.read().media(id)? else { return Ok(None) };
        let set = PictureSet::plan(id, (record.width, record.height), focus);
        // A page that is live stays whole as long as its picture's renditions
        // are there; that the original is gone is for the checks to say.
        let at_hand =
            self.folder.picture(id).is_file() || self.darkroom().has_all(id, [set.main()]);
        Ok(at_hand.then_some(set))
    }

    /// What a stored picture's file says of it; empty where it is not at hand.
    pub fn picture_metadata(&self, id: &MediaId) -> Result<Metadata> {
        Ok(match self.store.read().media(id)? {
            Some(MediaRecord { about: Some(json), .. }) => from_json(&json),
            // Taken in by a program that did not read it.
            Some(_) => std::fs::read(self.folder.picture(id))
                .map_or_else(|_| Metadata::default(), |bytes| Metadata::read(&bytes)),
            None => Metadata::default(),
        })
    }

    /// Where renditions are made; clones share a bound of memory.
    pub fn darkroom(&self) -> Darkroom {
        Darkroom::new(self.folder.clone(), !self.read_only())
    }

    /// The rendition that pages name first: JPEG, at most 1,200 pixels across,
    /// with what its file says of the picture, and nothing of the camera.
    pub fn rendition(&self, id: &MediaId) -> Result<Vec<u8>> {
        let missing = || Error::MissingMedia(id.as_str().to_owned());
        let set = self.picture_set(id, None)?.ok_or_else(missing)?;
        let metadata = self.picture_metadata(id)?;
        self.darkroom().rendition(id, set.main().spec, &metadata)
    }

    /// A rendition by the name it has in the export; `None` where there is no
    /// such picture.
    pub fn rendition_by_name(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let Some(head) = media::head_of_name(name) else { return Ok(None) };
        let tables = self.store.read();
        let Some(id) = tables.media_by_head(head)? else { return Ok(None) };
        let Some(record) = tables.media(&id)? else { return Ok(None) };
        match media::spec_by_name(name, (record.width, record.height)) {
            Some(spec) => {
                let metadata = self.picture_metadata(&id)?;
                self.darkroom().rendition(&id, spec, &metadata).map(Some)
            }
            None => Ok(None),
        }
    }
}

fn about(record: &MediaRecord) -> Metadata {
    record.about.as_deref().map(from_json).unwrap_or_default()
}

fn from_json(text: &str) -> Metadata {
    serde_json::from_str(text).map_or_else(|_| Metadata::default(), |v| Metadata::from_json(&v))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
