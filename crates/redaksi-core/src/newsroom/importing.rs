//! Imports: files and pasted texts become stories, one by one.

use std::path::{Path, PathBuf};

use super::{Newsroom, files};
use crate::article::{ArticleId, LeadMedia, Problem};
use crate::error::{Error, Result, Unreadable};
use crate::import::{self, Draft, Format, House};
use crate::lang::Lang;

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// Pasted or piped in, under this name.
    Pasted {
        /// What to call it.
        name: String,
        /// The text.
        text: String,
    },
}

/// A story that an import made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The story.
    pub id: ArticleId,
    /// Where it came from.
    pub source: String,
    /// What the import noticed.
    pub problems: Vec<Problem>,
}

/// A source that could not be taken.
#[derive(Debug)]
pub struct ImportFailure {
    /// Where it came from.
    pub source: String,
    /// Why.
    pub fault: Error,
}

/// What an import did, item by item.
#[derive(Debug, Default)]
pub struct ImportOutcome {
    /// Stories made, in the order of the sources.
    pub made: Vec<Imported>,
    /// Sources not taken.
    pub failed: Vec<ImportFailure>,
}

impl Newsroom {
    /// What an import needs to know of this newsroom.
    pub(super) fn house(&self) -> House {
        House {
            zone: self.settings.zone(),
            opener: self.settings.text("opener").to_owned(),
            read_also: self.settings.labels().read_also,
            lang: Lang::parse(self.settings.language()).unwrap_or_default(),
        }
    }

    /// Imports sources one by one; one that fails does not keep back the
    /// others, and leaves nothing behind. A folder stands for its files.
    pub fn import(&mut self, sources: &[Source], format: Option<Format>) -> Result<ImportOutcome> {
        let mut outcome = ImportOutcome::default();
        for source in expand(sources) {
            let name = match &source {
                Source::File(path) => path.display().to_string(),
                Source::Pasted { name, .. } => name.clone(),
            };
            match self.import_one(source, format) {
                Ok((id, problems)) => {
                    outcome.made.push(Imported { id, source: name, problems });
                }
                // What stops one source for want of room stops all.
                Err(fault @ (Error::DiskFull(_) | Error::ReadOnly(_))) => {
                    if outcome.made.is_empty() {
                        return Err(fault);
                    }
                    outcome.failed.push(ImportFailure { source: name, fault });
                    break;
                }
                Err(fault) => outcome.failed.push(ImportFailure { source: name, fault }),
            }
        }
        self.settle()?;
        Ok(outcome)
    }

    /// Whether an inbox gave a file with these bytes before.
    pub fn inbox_took(&self, hash: &str) -> Result<bool> {
        Ok(self.store.read().inbox_taken(hash)?.is_some())
    }

    /// Remembers that an inbox gave a file, so that it is taken once.
    pub fn take_from_inbox(&mut self, hash: &str, path: &Path) -> Result<()> {
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let at = super::project::stamp(self.rim.now());
        self.store.write(|tables| tables.take_inbox(hash, &name, &at).map_err(Error::from))
    }

    fn import_one(
        &mut self,
        source: Source,
        format: Option<Format>,
    ) -> Result<(ArticleId, Vec<Problem>)> {
        let house = self.house();
        let (draft, beside) = match source {
            Source::Pasted { text, name } => {
                if text.trim().is_empty() {
                    let path = PathBuf::from(&name);
                    return Err(Error::UnreadableFile { path, why: Unreadable::Empty });
                }
                (format.unwrap_or(Format::Text).import(&text, &house), None)
            }
            Source::File(path) => {
                let draft = read_draft(&path, format, &house)?;
                (draft, path.parent().map(Path::to_owned))
            }
        };
        let Draft { article, problems, .. } = draft;
        let media = article.lead.media.clone();
        let id = self.add(article, "import")?;
        if let (Some(LeadMedia::Elsewhere(name)), Some(folder)) = (media, beside) {
            self.fetch_lead(id, &folder, &name)?;
        }
        Ok((id, problems))
    }

    /// Takes in a lead picture that lies beside the imported file.
    fn fetch_lead(&mut self, id: ArticleId, folder: &Path, name: &str) -> Result<()> {
        let plain = Path::new(name);
        let inside = plain.components().all(|part| matches!(part, std::path::Component::Normal(_)));
        let path = folder.join(plain);
        if !inside || name.contains("://") || !path.is_file() {
            return Ok(());
        }
        match self.add_lead_photo(id, &path, &super::PhotoText::default()) {
            // The name stays in the story, and a problem says so.
            Err(Error::UnreadableFile { .. }) => Ok(()),
            other => other,
        }
    }
}

fn read_draft(path: &Path, format: Option<Format>, house: &House) -> Result<Draft> {
    let unreadable = |why| Error::UnreadableFile { path: path.to_owned(), why };
    let bytes = files::read(path)?;
    if bytes.is_empty() {
        return Err(unreadable(Unreadable::Empty));
    }
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let decoded = import::decode(&bytes).map_err(|_| unreadable(Unreadable::NotText))?;
    if decoded.text.trim().is_empty() {
        return Err(unreadable(Unreadable::Empty));
    }
    let format = format
        .or_else(|| import::recognise(&name, &decoded.text))
        .ok_or_else(|| unreadable(Unreadable::UnknownKind))?;
    let mut draft = format.import(&decoded.text, house);
    draft.problems.extend(decoded.problem);
    Ok(draft)
}

/// Files stand for themselves, folders for what lies in them, by name.
fn expand(sources: &[Source]) -> Vec<Source> {
    let mut all = Vec::new();
    for source in sources {
        match source {
            Source::File(path) if path.is_dir() => walk(path, 0, &mut all),
            other => all.push(other.clone()),
        }
    }
    all
}

/// Folders are followed ten deep, links and hidden files not at all. Pictures
/// lie there for the stories that name them and are no stories themselves, nor
/// are the fronts of sections (`_index.md`, Hugo and Zola).
fn walk(folder: &Path, depth: usize, all: &mut Vec<Source>) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        all.push(Source::File(folder.to_owned()));
        return;
    };
    let mut paths: Vec<(PathBuf, std::fs::FileType)> = entries
        .filter_map(|entry| entry.ok())
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        .filter_map(|entry| Some((entry.path(), entry.file_type().ok()?)))
        .collect();
    paths.sort_by(|a, b| a.0.cmp(&b.0));
    for (path, kind) in paths {
        if kind.is_dir() && depth < 10 {
            walk(&path, depth + 1, all);
        } else if kind.is_file() && !is_picture(&path) && !is_front(&path) {
            all.push(Source::File(path));
        }
    }
}

fn is_front(path: &Path) -> bool {
    path.file_stem().is_some_and(|name| name == "_index")
}

fn is_picture(path: &Path) -> bool {
    let extension = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    matches!(extension.as_deref(), Some("jpg" | "jpeg" | "png" | "webp" | "gif"))
}
