//! What stands in a target before an export, beside what is recorded of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use super::publishing::write_fault;
use super::{Newsroom, files};
use crate::article::{Problem, Severity};
use crate::error::{Error, Refusal, Result};
use crate::export::hash::Hash;
use crate::export::marker;
use crate::export::parts::Parts;
use crate::export::plan::{Kind, Recorded};
use crate::export::write::{ForeignKind, Known, Look, hash_file, look};
use crate::platform::Stamp;
use crate::store::{ExportRun, ExportedFile};

/// What stands in a target, and what is recorded of it.
pub(super) struct Standing {
    /// The folder, with all links followed.
    pub(super) target: PathBuf,
    /// The same as it is recorded.
    pub(super) name: String,
    /// Under which name the site is recorded: another one where somebody
    /// moved or copied it.
    pub(super) known_as: String,
    /// What exports wrote there, by path.
    pub(super) files: BTreeMap<String, ExportedFile>,
    /// What stands there now.
    pub(super) look: Look,
    /// The newest run.
    pub(super) last: Option<ExportRun>,
    /// The trees of all runs that are known.
    trees: Vec<Hash>,
}

impl Standing {
    /// The row of a file that stands as it was written.
    pub(super) fn right(&self, path: &str) -> Option<&ExportedFile> {
        self.files.get(path).filter(|_| !self.look.altered.contains_key(path))
    }

    /// What earlier exports wrote, as the plan compares it.
    pub(super) fn recorded(&self) -> BTreeMap<String, Recorded> {
        let row = |(path, file): (&String, &ExportedFile)| {
            let stands = self.right(path).is_some();
            let (kind, parts) = (Kind::parse(&file.kind), Parts::from_bytes(&file.parts));
            (path.clone(), Recorded { kind, parts, stands })
        };
        self.files.iter().map(row).collect()
    }

    /// The hash of what stands at a path now; none where no plain file does.
    pub(super) fn hash_at(&self, path: &str) -> Result<Option<Hash>> {
        if let Some(altered) = self.look.altered.get(path) {
            return Ok(*altered);
        }
        if let Some(file) = self.files.get(path) {
            return Ok(Some(file.hash));
        }
        match self.look.foreign.get(path) {
            Some(foreign) if foreign.kind == ForeignKind::File => {
                let full = self.target.join(&foreign.place);
                let (hash, _) = hash_file(&full).map_err(|fault| files::fault(&full, fault))?;
                Ok(Some(hash))
            }
            _ => Ok(None),
        }
    }

    /// The stamp of what stands at a path, where it has just these bytes: then
    /// it need not be written, whoever wrote it.
    pub(super) fn stands_with(&self, path: &str, hash: &Hash) -> Result<Option<Stamp>> {
        if self.hash_at(path)? != Some(*hash) {
            return Ok(None);
        }
        if let Some(row) = self.right(path) {
            return Ok(Some(self.look.restamped.get(path).copied().unwrap_or(row.stamp)));
        }
        let foreign = self.look.foreign.get(path);
        let place = foreign.map_or_else(|| PathBuf::from(path), |foreign| foreign.place.clone());
        let full = self.target.join(place);
        let about = std::fs::symlink_metadata(&full).map_err(|fault| files::fault(&full, fault))?;
        Ok(Some(Stamp::of(&about)))
    }

    /// Whether the newest run's site stands here, whole and with its marker:
    /// then an export with nothing to write need not make a tree.
    pub(super) fn is_current(&self) -> bool {
        let tree = self.last.as_ref().map(|run| run.tree);
        self.look.target.is_some()
            && tree.is_some()
            && self.look.marker == tree
            && self.look.altered.is_empty()
    }

    /// Whether somebody else's export stands here: its marker names a tree that
    /// is none of this newsroom's runs, nor the one that is to be.
    pub(super) fn is_of_others(&self, tree_to_be: &Hash) -> bool {
        self.look.marker.is_some_and(|tree| tree != *tree_to_be && !self.trees.contains(&tree))
    }

    /// What of others stands where a file of ours is wanted, or a folder of
    /// one: problems that keep an export back unless it takes them over.
    pub(super) fn in_the_way<'a>(&self, ours: impl Iterator<Item = &'a str>) -> Vec<Problem> {
        let mut found = BTreeSet::new();
        if self.look.foreign.is_empty() {
            return Vec::new();
        }
        let mut note = |path: &str| {
            let foreign = self.look.foreign.get(path);
            if foreign.is_some_and(|foreign| foreign.kind != ForeignKind::EmptyFolder) {
                found.insert(path.to_owned());
            }
        };
        for path in ours {
            note(path);
            path.match_indices('/').for_each(|(at, _)| note(&path[..at]));
        }
        found.into_iter().map(foreign_file).collect()
    }
}

pub(super) fn foreign_file(path: String) -> Problem {
    Problem::new(Severity::Blocker, "foreign-file").text(path)
}

impl Newsroom {
    /// The folder that is meant, whatever it is called by. A newsroom is not
    /// published, and no newsroom lies in what is published.
    pub(super) fn target(&self, out: &Path) -> Result<PathBuf> {
        if out.as_os_str().is_empty() {
            return Err(Error::BadValue {
                name: "out".to_owned(),
                value: String::new(),
                takes: "a folder",
            });
        }
        let full = std::path::absolute(out).map_err(|fault| files::fault(out, fault))?;
        let full = settled(&full);
        let own = settled(self.folder.path());
        if full.starts_with(&own) || own.starts_with(&full) {
            return Err(Error::NotAllowed(Refusal::OutInsideNewsroom));
        }
        if full.exists() && !full.is_dir() {
            return Err(Error::BadValue {
                name: "out".to_owned(),
                value: out.display().to_string(),
                takes: "a folder, not a file",
            });
        }
        Ok(full)
    }

    /// Looks at a target. With `full` every file of ours is read.
    pub(super) fn look_at(&self, target: &Path, full: bool) -> Result<Standing> {
        let name = target.display().to_string();
        let tables = self.store.read();
        let mut known_as = name.clone();
        let mut rows = tables.exported_files(&name)?;
        if rows.is_empty()
            && let Some(tree) = read_marker(target)
            && let Some(moved) = tables.target_of_tree(&tree)?
        {
            rows = tables.exported_files(&moved)?;
            known_as = moved;
        }
        let runs = tables.export_runs(&known_as)?;
        let known: Vec<Known<'_>> = rows
            .iter()
            .map(|row| Known { path: &row.path, hash: row.hash, stamp: row.stamp })
            .collect();
        let look = look(target, &known, full).map_err(write_fault)?;
        Ok(Standing {
            target: target.to_owned(),
            name: name.clone(),
            look,
            trees: runs.iter().map(|run| run.tree).collect(),
            last: runs.into_iter().next().filter(|_| known_as == name),
            known_as,
            files: rows.into_iter().map(|row| (row.path.clone(), row)).collect(),
        })
    }
}

/// The tree that the marker in a folder names.
pub(super) fn read_marker(target: &Path) -> Option<Hash> {
    use std::io::Read;
    let mut content = Vec::new();
    let file = std::fs::File::open(target.join(marker::PATH)).ok()?;
    file.take(marker::LONGEST as u64).read_to_end(&mut content).ok()?;
    marker::read(&content)
}

/// The path with every link of its existing part followed. What is not there
/// yet has no links, so that a step back in it is one by name.
fn settled(path: &Path) -> PathBuf {
    for ancestor in path.ancestors() {
        if let Ok(mut real) = ancestor.canonicalize() {
            for part in path.strip_prefix(ancestor).unwrap_or(Path::new("")).components() {
                match part {
                    Component::ParentDir => drop(real.pop()),
                    part => real.push(part),
                }
            }
            return real;
        }
    }
    path.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_back_out_of_a_folder_that_is_not_there_needs_no_such_folder() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().canonicalize().unwrap();
        assert_eq!(settled(&folder.path().join("tiada/../situs")), real.join("situs"));
        assert_eq!(settled(&folder.path().join("tiada/situs")), real.join("tiada/situs"));
        assert_eq!(settled(folder.path()), real);
    }
}
