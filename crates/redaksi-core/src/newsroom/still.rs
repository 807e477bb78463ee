//! Whether anything moved since the last export. Where nothing did, what the
//! next one would say follows from what that one left: no story is read and no
//! plan is made.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::exporting::{
    ExportFile, ExportOptions, ExportOutcome, FileAction, FileKind, FileReason,
};
use super::standing::Standing;
use super::{Newsroom, Theme};
use crate::article::{ArticleId, FieldName, Place, Problem, Severity};
use crate::check;
use crate::error::{Error, Result};
use crate::export::parts::digest;
use crate::store::ExportedFile;

/// What an export leaves for the next one.
#[derive(Serialize, Deserialize)]
struct Left {
    /// What [`Newsroom::made_from`] said before it began.
    made_from: u64,
    /// The newest run of its target after it.
    run: i64,
    /// Its clock, in microseconds since 1970.
    clock: i64,
    /// The times at which the clock alone changes the site, likewise.
    next: Vec<i64>,
    blocked: Vec<(u128, KeptProblem)>,
    warned: Vec<(Option<u128>, KeptProblem)>,
    /// The story that each file is a page of, in the order of paths.
    stories: Vec<Option<u128>>,
}

/// A problem as it is kept.
#[derive(Serialize, Deserialize)]
struct KeptProblem {
    severity: u8,
    code: String,
    field: Option<String>,
    /// Line, column, length.
    place: Option<(u32, u32, u32)>,
    text: String,
    fixes: Vec<String>,
}

const SEVERITIES: [Severity; 3] = [Severity::Blocker, Severity::Warning, Severity::Note];

impl KeptProblem {
    fn of(problem: &Problem) -> Self {
        Self {
            severity: problem.severity as u8,
            code: problem.code.to_owned(),
            field: problem.field.map(str::to_owned),
            place: problem.place.map(|place| (place.line, place.column, place.length)),
            text: problem.text.clone(),
            fixes: problem.fixes.clone(),
        }
    }

    /// `None` where this program does not know it.
    fn problem(self) -> Option<Problem> {
        let code = check::codes().find(|code| *code == self.code)?;
        let mut problem = Problem::new(*SEVERITIES.get(self.severity as usize)?, code);
        if let Some(name) = self.field {
            let mut fields = FieldName::ALL.map(FieldName::as_str).into_iter().chain(["body"]);
            problem = problem.field(fields.find(|field| *field == name)?);
        }
        problem.place = self.place.map(|(line, column, length)| Place { line, column, length });
        Some(Problem { text: self.text, fixes: self.fixes, ..problem })
    }
}

impl Newsroom {
    /// Stands for all that a site is made from, but for the clock and what is
    /// in its folder: the program, the theme, what is shared, every story, the
    /// pictures that are at hand, and where stories stood before.
    pub(super) fn made_from(&self, theme: &Theme) -> Result<u64> {
        let tables = self.store.read();
        let pictures = tables.all_media()?.into_iter().map(|one| {
            // A rendition will do for a page, preflight asks for the original.
            let original = self.folder.picture(&one.id).is_file();
            let at_hand = self.size_at_hand(&one.id)?;
            Ok((one.id.as_str().to_owned(), original, at_hand, one.about))
        });
        Ok(digest(&(
            (crate::BUILD, theme.digest(), self.shared.head),
            tables.documents()?,
            tables.former_paths()?,
            pictures.collect::<Result<Vec<_>>>()?,
        )))
    }

    /// What an export would say, where nothing moved since the last one.
    pub(super) fn still(
        &self,
        standing: &Standing,
        options: &ExportOptions,
        made_from: u64,
        now: DateTime<Utc>,
    ) -> Result<Option<ExportOutcome>> {
        let asked = options.full || options.only.is_some();
        if asked || !standing.is_current() || !standing.look.restamped.is_empty() {
            return Ok(None);
        }
        let left = self.store.read().export_left(&standing.name)?;
        let left = left.and_then(|left| postcard::from_bytes::<Left>(&left).ok());
        let run = standing.last.as_ref().map(|run| run.id);
        let clock = now.timestamp_micros();
        let holds = |left: &Left| {
            left.made_from == made_from
                && Some(left.run) == run
                && left.clock <= clock
                && left.next.first().is_none_or(|next| clock < *next)
                && left.stories.len() == standing.files.len()
        };
        Ok(left.filter(holds).and_then(|left| left.outcome(standing)))
    }

    /// Leaves the next export what it need not find out again. `warned` is what
    /// every export says, whatever it writes.
    pub(super) fn leave(
        &mut self,
        name: &str,
        made_from: u64,
        now: DateTime<Utc>,
        outcome: &ExportOutcome,
        warned: &[(Option<ArticleId>, Problem)],
    ) -> Result<()> {
        let Some(run) = self.store.read().last_export_run(name)? else { return Ok(()) };
        let number = |id: &ArticleId| id.number();
        let (blocked, warned) = (outcome.blocked.iter(), warned.iter());
        let stand = outcome.files.iter().filter(|file| file.action != FileAction::Remove);
        let left = Left {
            made_from,
            run: run.id,
            clock: now.timestamp_micros(),
            next: outcome.next.iter().map(DateTime::timestamp_micros).collect(),
            blocked: blocked.map(|(id, one)| (id.number(), KeptProblem::of(one))).collect(),
            warned: warned
                .map(|(id, one)| (id.as_ref().map(number), KeptProblem::of(one)))
                .collect(),
            stories: stand.map(|file| file.story.as_ref().map(number)).collect(),
        };
        let left = postcard::to_allocvec(&left).expect("plain values always have a kept form");
        self.store.write(|tables| tables.leave_export(name, &left).map_err(Error::from))
    }
}

impl Left {
    fn outcome(self, standing: &Standing) -> Option<ExportOutcome> {
        let files = standing.files.values().zip(self.stories);
        let blocked = self.blocked.into_iter();
        let warned = self.warned.into_iter();
        Some(ExportOutcome {
            files: files.map(|(file, story)| kept(file, story)).collect(),
            rendered: 0,
            blocked: blocked
                .map(|(id, problem)| Some((ArticleId::from_number(id), problem.problem()?)))
                .collect::<Option<_>>()?,
            warned: warned
                .map(|(id, problem)| Some((id.map(ArticleId::from_number), problem.problem()?)))
                .collect::<Option<_>>()?,
            next: self
                .next
                .into_iter()
                .map(DateTime::from_timestamp_micros)
                .collect::<Option<_>>()?,
            foreign: standing.look.foreign.keys().cloned().collect(),
        })
    }
}

fn kept(file: &ExportedFile, story: Option<u128>) -> ExportFile {
    ExportFile {
        path: file.path.clone(),
        kind: FileKind::parse(&file.kind),
        story: story.map(ArticleId::from_number),
        action: FileAction::Keep,
        why: vec![FileReason::Same],
    }
}
