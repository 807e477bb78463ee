//! `check`: what is wrong, mended where that is asked for, one line each.

use redaksi_api::core::article::ArticleId;
use redaksi_api::core::newsroom::Newsroom;
use redaksi_api::wire::{CheckRule, Mend, Nothing, OneArticle, Problem, Severity};
use redaksi_api::{Desk, commands as api};
use serde_json::json;

use super::Outcome;
use crate::output::Done;

/// Checks the named stories, or all of them and the newsroom itself.
pub(super) fn run(desk: &Desk, names: &[String], codes: Vec<String>, rules: bool) -> Outcome {
    if rules {
        let rules = api::check_rules(desk, Nothing {})?;
        return Ok(Done::new(json!(rules), table(&rules)));
    }
    let ids: Vec<ArticleId> = if names.is_empty() {
        desk.act(Newsroom::ids)?
    } else {
        // All are found before any is mended.
        let found = names.iter().map(|name| desk.act(|newsroom| newsroom.find(name)));
        found.collect::<Result<_, _>>()?
    };
    if !codes.is_empty() {
        let mut mended = 0;
        for id in &ids {
            let request = Mend { id: id.to_string(), codes: codes.clone() };
            mended += api::mend(desk, request)?.mended;
        }
        eprintln!("redaksi: {mended} [{}]", codes.join(", "));
    }
    let (mut problems, mut plain) = (Vec::new(), String::new());
    if names.is_empty() {
        problems.extend(api::check_newsroom(desk, Nothing {})?);
        plain.extend(problems.iter().map(|problem| line("-", problem)));
    }
    for id in ids {
        let slug = desk.act(|newsroom| Ok(newsroom.story(id)?.article.slug))?;
        let found = api::check(desk, OneArticle { id: id.to_string() })?;
        plain.extend(found.iter().map(|problem| line(&slug, problem)));
        problems.extend(found);
    }
    let faults = !problems.is_empty();
    Ok(Done::new(json!(problems), plain).with_problems(faults))
}

/// `slug:line:column severity code message`, as editors and grep read it; a
/// problem of a field names the field in the place of line and column.
fn line(story: &str, problem: &Problem) -> String {
    let weight = match problem.severity {
        Severity::Blocker => "blocker",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let place = match (problem.line, problem.column, problem.field.as_deref()) {
        (Some(line), Some(column), _) => format!(":{line}:{column}"),
        (_, _, Some(field)) => format!(":{field}"),
        _ => String::new(),
    };
    format!("{story}{place} {weight} {} {}\n", problem.code, problem.message)
}

fn table(rules: &[CheckRule]) -> String {
    let widest = rules.iter().map(|rule| rule.code.len()).max().unwrap_or(0);
    rules
        .iter()
        .map(|rule| {
            let fixed = if rule.takes.is_empty() { "!" } else { " " };
            format!("{:<widest$}  {fixed}{:<7}  {}\n", rule.code, rule.weight, rule.title)
        })
        .collect()
}
