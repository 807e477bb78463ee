//! The body of a page: paragraphs and related links.

use crate::article::{Lead, Problem, Severity};

use super::super::credit::repeated;
use super::super::escape::escape;
use super::super::line::{Kind, PAGE_BREAK};
use super::super::opener::{SEPARATOR, opener};
use super::super::vocabulary::{Label, always_related, read_also};
use super::Page;

impl Page<'_> {
    /// Reads paragraphs and related links up to the tail.
    pub(super) fn body(&mut self) {
        let heading = (self.at..self.lines.len())
            .find(|at| matches!(self.kinds[*at], Kind::Tags(_) | Kind::Module))
            .unwrap_or(self.lines.len());
        while self.at < self.lines.len() {
            let at = self.at;
            self.at += 1;
            match self.kinds[at].clone() {
                Kind::Plain => self.paragraph(at),
                Kind::Literal(text) => match always_related(text, self.house) {
                    Some(headline) => self.read_also(headline),
                    None => {
                        self.opening = false;
                        self.body.push(escape(text));
                    }
                },
                Kind::Labelled(
                    label @ (Label::Published | Label::Updated | Label::Embargo),
                    value,
                ) if self.labelled_time(label, value) => {}
                Kind::ReadAlso("") => self.read_also_below(at),
                Kind::ReadAlso(headline) => self.read_also(headline),
                Kind::Pages("") => self.paged = true,
                Kind::Pages(numbers) => {
                    self.paged = true;
                    self.note("page-numbers", numbers);
                }
                Kind::PageBreak => self.body.push(PAGE_BREAK.to_owned()),
                Kind::Byline(names) => {
                    self.contributors(names);
                    // A byline ends the story unless at least two sentences
                    // follow before a heading of the tail.
                    if self.sentences[heading] - self.sentences[self.at] < 2 {
                        return;
                    }
                }
                Kind::Time(time) => self.time(time, at),
                Kind::Noise => self.unplace(at),
                Kind::Labelled(Label::Unplaced, _) | Kind::Tags(_) | Kind::Module => {
                    self.at = at;
                    return;
                }
                Kind::Labelled(..) => self.paragraph(at),
            }
        }
    }

    fn paragraph(&mut self, at: usize) {
        let line = self.line(at);
        let free = !self.explicit && self.article.lead == Lead::default();
        if free && self.repeats_with_credit(at) && self.pair(at) {
            return;
        }
        // Further pages of the same story repeat its head.
        if self.paged && line == self.article.headline {
            self.unplace(at);
            return;
        }
        let mut text = line;
        if self.opening
            && let Some(found) = opener(line, &self.house.opener)
            && read_also(found.rest, self.house).is_none()
        {
            self.article.opener = found.text.to_owned();
            text = found.rest;
            if found.separator != SEPARATOR {
                let mut problem = Problem::new(Severity::Note, "opener-separator")
                    .field("opener")
                    .text(format!("{}{}", found.text, found.separator.trim_end()));
                problem.fixes.push(format!("{}{SEPARATOR}", found.text));
                self.problems.push(problem);
            }
        }
        self.opening = false;
        self.body.push(escape(text));
    }

    fn repeats_with_credit(&self, at: usize) -> bool {
        self.is_plain(at + 1)
            && repeated(self.line(at), self.line(at + 1))
                .is_some_and(|(_, credit)| !credit.is_empty())
    }

    pub(super) fn read_also(&mut self, headline: &str) {
        let label = self.house.read_also_label();
        self.body.push(format!("{label}: {}", escape(headline)));
    }

    /// The label stands alone: the headline is the next line, or the list
    /// below it.
    fn read_also_below(&mut self, label: usize) {
        let mut found = false;
        while self.is_plain(self.at) {
            let line = self.line(self.at);
            let item = line.strip_prefix(['-', '•', '*', '·']).map(str::trim_start);
            match item.filter(|item| !item.is_empty()) {
                Some(item) => self.read_also(item),
                None if found => return,
                None => {
                    self.read_also(line);
                    self.at += 1;
                    return;
                }
            }
            found = true;
            self.at += 1;
        }
        if !found {
            self.unplace(label);
        }
    }
}
