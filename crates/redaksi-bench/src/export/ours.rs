//! Our side: a newsroom of the stories, its export from a cold command line
//! and in the open program.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use redaksi_core::newsroom::{
    ExportOptions, ExportOutcome, FileAction, NewNewsroom, Newsroom, Opening, Source,
};
use serde_json::json;

use crate::Outcome;
use crate::stories::{Agency, Story};
use crate::timed::Run;

/// Who acts; the same person in the program and here.
const PERSON: &str = "Pengukur";

/// A newsroom's folder and the program that exports it.
pub(super) struct Ours {
    pub(super) program: PathBuf,
    pub(super) folder: PathBuf,
}

/// What an export did.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Did {
    pub(super) rendered: u32,
    pub(super) written: Vec<String>,
    pub(super) removed: usize,
}

impl Ours {
    /// Imports a folder of Markdown files and approves all stories.
    pub(super) fn new(folder: &Path, texts: &Path, stories: usize) -> Outcome<Self> {
        let program = std::env::current_exe()?
            .with_file_name(format!("redaksi{}", std::env::consts::EXE_SUFFIX));
        if !program.is_file() {
            return Err(format!("{} is not built", program.display()).into());
        }
        let sections: Vec<_> = Agency::sections().map(|(_, name)| name).collect();
        let settings = vec![
            ("name".to_owned(), json!("Kabar Contoh")),
            ("url".to_owned(), json!("https://kabar.example")),
            ("sections".to_owned(), json!(sections)),
        ];
        let mut newsroom = Newsroom::create(folder, &NewNewsroom { settings }, here())?;
        let taken = newsroom.import(&[Source::File(texts.to_owned())], None)?;
        if let Some(failed) = taken.failed.first() {
            return Err(format!("{}: {}", failed.source, failed.fault).into());
        }
        let noticed = taken.made.iter().find(|made| !made.problems.is_empty());
        if taken.made.len() != stories || noticed.is_some() {
            return Err(format!("{} stories imported, {noticed:?}", taken.made.len()).into());
        }
        for made in taken.made {
            newsroom.approve(made.id, None)?;
        }
        newsroom.rest()?;
        Ok(Self { program, folder: folder.to_owned() })
    }

    /// A copy of the newsroom, which nobody has open.
    pub(super) fn copy(&self, folder: &Path) -> Outcome<Self> {
        copy_tree(&self.folder, folder)?;
        Ok(Self { program: self.program.clone(), folder: folder.to_owned() })
    }

    /// A newsroom without related lists.
    pub(super) fn without_related(self) -> Outcome<Self> {
        self.open()?.change_settings(&[("modules.related.count".to_owned(), json!(0))])?;
        Ok(self)
    }

    pub(super) fn open(&self) -> Outcome<Newsroom> {
        Ok(Newsroom::open(&self.folder, here())?)
    }

    /// Exports from a cold command line.
    pub(super) fn export(&self, out: &Path, full: bool) -> Outcome<(Run, Did)> {
        let log = self.folder.with_extension("log");
        let mut arguments: Vec<&OsStr> = vec!["--newsroom".as_ref(), self.folder.as_os_str()];
        arguments.extend(["--json", "--as", PERSON, "export"].map(OsStr::new));
        arguments.push(out.as_os_str());
        if full {
            arguments.push("--full".as_ref());
        }
        let run = Run::program(&self.program, &arguments, &self.folder, &[], &log)?;
        let report: serde_json::Value = serde_json::from_slice(&fs::read(&log)?)?;
        let count = |key: &str| report[key].as_u64().and_then(|n| u32::try_from(n).ok());
        let written = report["files"].as_array().into_iter().flatten();
        let written = written.filter(|file| file["action"] == "write");
        let did = Did {
            rendered: count("rendered").ok_or("the report does not say what was rendered")?,
            written: written.filter_map(|file| Some(file["path"].as_str()?.to_owned())).collect(),
            removed: count("removed").unwrap_or_default() as usize,
        };
        Ok((run, did))
    }
}

/// Writes a story's body and approves it.
pub(super) fn change(newsroom: &mut Newsroom, story: &Story, body: &str) -> Outcome {
    let id = newsroom.find(&story.slug)?;
    newsroom.write_body(id, body)?;
    newsroom.approve(id, None)?;
    Ok(newsroom.rest()?)
}

/// Takes in one more story and approves it.
pub(super) fn add(newsroom: &mut Newsroom, story: &Story) -> Outcome {
    let text = story.file(&story.body);
    let source = Source::Pasted { name: story.slug.clone(), text };
    let format = Some(redaksi_core::import::Format::Markdown);
    for made in newsroom.import(&[source], format)?.made {
        newsroom.approve(made.id, None)?;
    }
    Ok(newsroom.rest()?)
}

/// Exports in the open program.
pub(super) fn export(newsroom: &mut Newsroom, out: &Path) -> Outcome<(Run, Did)> {
    let (run, outcome) =
        Run::of(|| Ok(newsroom.export(out, &ExportOptions::default(), &mut |_, _| true)?))?;
    Ok((run, did(&outcome)))
}

fn did(outcome: &ExportOutcome) -> Did {
    let of = |action| outcome.files.iter().filter(move |file| file.action == action);
    Did {
        rendered: outcome.rendered,
        written: of(FileAction::Write).map(|file| file.path.clone()).collect(),
        removed: of(FileAction::Remove).count(),
    }
}

fn here() -> Opening {
    Opening::here().person(Some(PERSON.to_owned()))
}

fn copy_tree(from: &Path, to: &Path) -> Outcome {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let place = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_tree(&entry.path(), &place)?;
        } else {
            fs::copy(entry.path(), place)?;
        }
    }
    Ok(())
}
