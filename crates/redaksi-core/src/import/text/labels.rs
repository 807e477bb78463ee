//! Labelled lines, times and names.

use crate::article::{Contributor, LeadMedia, Problem, Role, Severity};

use super::super::line::zone;
use super::super::names::names;
use super::super::timeline::{TimeLine, time_line};
use super::super::vocabulary::Label;
use super::Page;

impl Page<'_> {
    /// Takes a labelled value; false where the label says nothing of the head
    /// or the value does not fit.
    pub(super) fn labelled(&mut self, label: Label, value: &str) -> bool {
        let article = &mut self.article;
        let text = match label {
            Label::Headline => {
                self.titled = true;
                &mut article.headline
            }
            Label::Deck => &mut article.deck,
            Label::Opener => {
                self.opening = false;
                &mut article.opener
            }
            Label::Section => &mut article.section,
            Label::LeadAlt => &mut article.lead.alt,
            Label::LeadCaption => &mut article.lead.caption,
            Label::LeadCredit => &mut article.lead.credit,
            Label::LeadMedia => {
                article.lead.media = (!value.is_empty()).then(|| LeadMedia::parse(value));
                return true;
            }
            Label::Zone => match zone(value) {
                Some(zone) => {
                    article.zone = zone;
                    return true;
                }
                None => return false,
            },
            Label::Published | Label::Updated | Label::Embargo => {
                return self.labelled_time(label, value);
            }
            Label::Body | Label::Unplaced => return false,
        };
        let free = text.is_empty();
        if free {
            value.clone_into(text);
        }
        free
    }

    pub(super) fn labelled_time(&mut self, label: Label, value: &str) -> bool {
        let read = time_line(value, self.article.zone);
        let Some(TimeLine { at: Some(at), zone, author, place }) = read else { return false };
        if !author.is_empty() || !place.is_empty() {
            return false;
        }
        let field = match label {
            Label::Updated => &mut self.article.updated_at,
            Label::Embargo => &mut self.article.embargo_until,
            _ => {
                self.article.zone = zone;
                &mut self.article.published_at
            }
        };
        let free = field.is_none();
        if free {
            *field = Some(at);
        }
        free
    }

    pub(super) fn time(&mut self, time: TimeLine, at: usize) {
        if time.at.is_none() {
            let problem = Problem::new(Severity::Warning, "bad-date").field("published_at");
            self.problems.push(problem.text(self.line(at)));
            self.unplace(at);
            return;
        }
        if self.article.published_at.is_some() {
            self.unplace(at);
            return;
        }
        self.article.published_at = time.at;
        self.article.zone = time.zone;
        let authors = names(Role::Penulis, &time.author).into_iter();
        let authors = authors.map(|name| Contributor { role: Role::Penulis, name }).collect();
        self.contributors(authors);
        if !time.place.is_empty() {
            self.article.unplaced.push(time.place);
        }
    }

    pub(super) fn contributors(&mut self, names: Vec<Contributor>) {
        for one in names {
            if self.known.insert((Some(one.role), one.name.clone())) {
                self.article.contributors.push(one);
            }
        }
    }
}
