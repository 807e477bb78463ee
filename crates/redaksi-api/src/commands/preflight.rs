//! Preflight: its rules, the newsroom as a whole, and mending.

use redaksi_core::article::Severity;
use redaksi_core::check::{self, RULES, Rule};
use redaksi_core::newsroom::Newsroom;

use super::Result;
use crate::desk::{Desk, language};
use crate::to_wire;
use crate::wire::{CheckRule, Mend, Mended, Nothing, Problem};

/// Every rule with what it weighs here.
pub fn check_rules(desk: &Desk, _: Nothing) -> Result<Vec<CheckRule>> {
    desk.act(|newsroom| {
        let (rules, lang) = (newsroom.settings().rules(), language(newsroom));
        let all = RULES.iter().map(|rule| CheckRule {
            code: rule.code.to_owned(),
            weight: check::weight_name(rules.weight(rule)).to_owned(),
            usual: check::weight_name(rule.severity).to_owned(),
            takes: takes(rule),
            title: check::title(rule.code, lang).to_owned(),
        });
        Ok(all.collect())
    })
}

fn takes(rule: &Rule) -> Vec<String> {
    let weights = [Some(Severity::Blocker), Some(Severity::Warning), Some(Severity::Note), None];
    let taken = weights.into_iter().filter(|weight| rule.takes(*weight));
    taken.map(|weight| check::weight_name(weight).to_owned()).collect()
}

/// What is wrong with the newsroom itself, whatever the story.
pub fn check_newsroom(desk: &Desk, _: Nothing) -> Result<Vec<Problem>> {
    desk.act(|newsroom| {
        let lang = language(newsroom);
        let found = newsroom.check_newsroom();
        Ok(found.iter().map(|problem| to_wire::problem(problem, None, lang)).collect())
    })
}

/// Applies the fixes of a story's problems with these codes.
pub fn mend(desk: &Desk, request: Mend) -> Result<Mended> {
    desk.act(|newsroom| {
        for code in &request.codes {
            Newsroom::known_code(code)?;
        }
        let id = newsroom.find(&request.id)?;
        Ok(Mended { mended: to_wire::count(newsroom.mend(id, &request.codes)?) })
    })
}
