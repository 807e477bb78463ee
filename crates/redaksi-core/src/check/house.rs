//! What is wrong with the newsroom as a whole, whatever the story.

use super::Rules;
use crate::article::{Problem, Severity};

/// What every Indonesian publisher has to make known (UU 40/1999, article 12).
#[derive(Debug, Clone, Copy, Default)]
pub struct Imprint<'a> {
    /// Who is responsible.
    pub responsible: &'a str,
    /// The address of the newsroom.
    pub address: &'a str,
}

/// Lists what the newsroom lacks.
pub fn newsroom(imprint: Imprint<'_>, rules: &Rules) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (key, value) in
        [("imprint.responsible", imprint.responsible), ("imprint.address", imprint.address)]
    {
        if value.trim().is_empty() {
            problems.push(Problem::new(Severity::Note, "imprint-missing").text(key));
        }
    }
    rules.weigh(&mut problems);
    problems
}
