//! Mending a story by the fixes that its checks offer.

use super::Newsroom;
use crate::article::{ArticleId, FieldValue, Place, Problem};
use crate::error::{Error, Result};

impl Newsroom {
    /// Applies the first fix of every problem of a story with one of these
    /// codes, and returns how many were mended. Fixes of the text are made in
    /// one change; of two that overlap, the first one.
    pub fn mend(&mut self, id: ArticleId, codes: &[String]) -> Result<usize> {
        let problems: Vec<Problem> = self
            .check(id)?
            .into_iter()
            .filter(|problem| codes.iter().any(|code| code == problem.code))
            .filter(|problem| !problem.fixes.is_empty())
            .collect();
        let article = self.story(id)?.article;
        let mut mended = 0;
        let mut values: Vec<FieldValue> = Vec::new();
        for problem in problems.iter().filter(|problem| problem.place.is_none()) {
            let (Some(field), Some(fix)) = (problem.field, problem.fixes.first()) else { continue };
            let Ok(value) = FieldValue::from_text(field, fix, article.zone) else { continue };
            // Two faults of one field: the second is looked at anew.
            if values.iter().all(|known| known.field() != value.field()) {
                values.push(value);
                mended += 1;
            }
        }
        if !values.is_empty() {
            self.set(id, &values)?;
        }
        let (body, count) = mended_body(&article.body, &problems);
        if count > 0 {
            self.write_body(id, &body)?;
        }
        Ok(mended + count)
    }

    /// Checks that such a code exists.
    pub fn known_code(code: &str) -> Result<()> {
        if crate::check::codes().any(|known| known == code) {
            return Ok(());
        }
        Err(Error::BadValue {
            name: "fix".to_owned(),
            value: code.chars().take(60).collect(),
            takes: "the code of a problem, as `check` prints it",
        })
    }
}

/// The body with each fault in it replaced, and how many were.
fn mended_body(body: &str, problems: &[Problem]) -> (String, usize) {
    let breaks = body.match_indices('\n').map(|(at, _)| at + 1);
    let starts: Vec<usize> = [0].into_iter().chain(breaks).collect();
    let mut fixes: Vec<(std::ops::Range<usize>, &str)> = problems
        .iter()
        .filter_map(|problem| {
            let range = bytes(body, &starts, problem.place?)?;
            (!range.is_empty()).then(|| (range, problem.fixes[0].as_str()))
        })
        .collect();
    fixes.sort_by_key(|(range, _)| range.start);
    let mut mended = String::with_capacity(body.len());
    let (mut at, mut count) = (0, 0);
    for (range, fix) in fixes {
        if range.start < at {
            continue;
        }
        mended.push_str(&body[at..range.start]);
        mended.push_str(fix);
        at = range.end;
        count += 1;
    }
    mended.push_str(&body[at..]);
    (mended, count)
}

/// The bytes of a place; `None` where the body has no such place.
fn bytes(body: &str, starts: &[usize], place: Place) -> Option<std::ops::Range<usize>> {
    let line_start = *starts.get((place.line as usize).checked_sub(1)?)?;
    let offset = |from: usize, characters: u32| {
        let rest = &body[from..];
        let ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
        ends.into_iter().nth(characters as usize).map(|at| from + at)
    };
    let start = offset(line_start, place.column.checked_sub(1)?)?;
    Some(start..offset(start, place.length)?)
}
