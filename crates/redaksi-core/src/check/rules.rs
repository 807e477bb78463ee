//! The rules of preflight: what each weighs, and what a newsroom may set.
//!
//! A newsroom sets `check.CODE` to `blocker`, `warning`, `note` or `off`, and
//! a few limits. Rules without which a page would be broken are fixed. Rules
//! that follow from the clock or from other stories are advice: they cannot
//! keep a story back, since what is sealed would fall and rise with them.

use std::collections::BTreeMap;

use crate::article::{Problem, Severity};

/// How far a newsroom may change a rule's weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Freedom {
    /// Not at all: the page would be broken, or its links.
    Fixed,
    /// From off to blocker: it follows from the story alone.
    Story,
    /// From off to warning.
    Advice,
}

/// A rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// The code of its problems.
    pub code: &'static str,
    /// What it weighs where the newsroom sets nothing; `None` is off.
    pub severity: Option<Severity>,
    /// How far that may be changed.
    pub freedom: Freedom,
}

const BLOCKER: Option<Severity> = Some(Severity::Blocker);
const WARNING: Option<Severity> = Some(Severity::Warning);
const NOTE: Option<Severity> = Some(Severity::Note);

/// Every rule of preflight, in the order in which people are shown them.
pub const RULES: &[Rule] = &[
    fixed("headline-missing", BLOCKER),
    fixed("body-empty", BLOCKER),
    fixed("media-missing", BLOCKER),
    fixed("link-unresolved", BLOCKER),
    fixed("link-draft", BLOCKER),
    fixed("link-embargoed", BLOCKER),
    fixed("link-blocked", BLOCKER),
    fixed("embargoed", NOTE),
    story("headline-long", WARNING),
    story("headline-short", NOTE),
    advice("duplicate-headline", WARNING),
    story("slug-bare", NOTE),
    story("deck-missing", None),
    story("deck-short", NOTE),
    story("deck-long", NOTE),
    story("deck-equals-headline", WARNING),
    story("description-short", WARNING),
    story("section-missing", WARNING),
    story("section-unknown", NOTE),
    story("tags-missing", NOTE),
    story("byline-missing", NOTE),
    story("opener-empty", NOTE),
    story("published-missing", WARNING),
    advice("published-later", NOTE),
    story("updated-before-published", WARNING),
    story("photo-missing", NOTE),
    story("credit-missing", WARNING),
    story("alt-missing", WARNING),
    story("alt-equals-caption", WARNING),
    story("alt-filename", WARNING),
    story("photo-small", WARNING),
    advice("photo-rights-expired", WARNING),
    story("ai-unmarked", WARNING),
    story("advertorial-unmarked", WARNING),
    story("weekday-mismatch", WARNING),
    story("date-impossible", WARNING),
    story("placeholder-left", WARNING),
    story("quote-unclosed", WARNING),
    story("bidi-control", WARNING),
    story("control-character", WARNING),
    story("lost-character", WARNING),
    story("read-also-dense", WARNING),
    advice("link-retracted", WARNING),
    story("link-self", WARNING),
    story("link-twice", NOTE),
    story("link-scheme", WARNING),
    story("link-local", WARNING),
    story("link-insecure", WARNING),
    story("link-text-missing", WARNING),
    advice("unplaced-left", NOTE),
    story("not-split", NOTE),
    story("not-split-place", NOTE),
    story("page-break-ignored", NOTE),
    story("media-alt", WARNING),
    story("remote-image", WARNING),
    story("nested-too-deep", WARNING),
    story("html-removed", WARNING),
    story("embed-removed", WARNING),
    story("footnote-unused", NOTE),
    advice("imprint-missing", NOTE),
];

/// Rules that are found while the text is printed.
const PRINTED: [&str; 12] = [
    "page-break-ignored",
    "media-alt",
    "alt-filename",
    "alt-equals-caption",
    "remote-image",
    "nested-too-deep",
    "html-removed",
    "embed-removed",
    "footnote-unused",
    "link-scheme",
    "bidi-control",
    "control-character",
];

const fn fixed(code: &'static str, severity: Option<Severity>) -> Rule {
    Rule { code, severity, freedom: Freedom::Fixed }
}

const fn story(code: &'static str, severity: Option<Severity>) -> Rule {
    Rule { code, severity, freedom: Freedom::Story }
}

const fn advice(code: &'static str, severity: Option<Severity>) -> Rule {
    Rule { code, severity, freedom: Freedom::Advice }
}

/// The name of a weight in settings: `blocker`, `warning`, `note`, `off`.
pub fn weight_name(severity: Option<Severity>) -> &'static str {
    severity.map_or("off", Severity::as_str)
}

/// Reads the name of a weight.
pub fn parse_weight(name: &str) -> Option<Option<Severity>> {
    [BLOCKER, WARNING, NOTE, None].into_iter().find(|weight| weight_name(*weight) == name)
}

impl Rule {
    /// Whether a newsroom may give it that weight.
    pub fn takes(&self, weight: Option<Severity>) -> bool {
        match self.freedom {
            Freedom::Fixed => false,
            Freedom::Story => true,
            Freedom::Advice => weight != BLOCKER,
        }
    }
}

/// Numbers that a newsroom may set, each under `limits.NAME`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest headline, in characters.
    pub headline: usize,
    /// The shortest headline.
    pub headline_shortest: usize,
    /// The longest deck, in characters.
    pub deck: usize,
    /// The shortest deck.
    pub deck_shortest: usize,
    /// Words of text for each related link.
    pub read_also: u32,
    /// The width of a lead photo, in pixels.
    pub photo: u32,
}

impl Default for Limits {
    /// A headline of 110 characters is the longest that Google's article
    /// markup recommends; descriptions are shown to about 160; Discover shows
    /// large pictures from 1,200 pixels.
    fn default() -> Self {
        Self {
            headline: 110,
            headline_shortest: 20,
            deck: 160,
            deck_shortest: 50,
            read_also: 80,
            photo: 1200,
        }
    }
}

/// What a newsroom's rules weigh.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rules {
    set: BTreeMap<&'static str, Option<Severity>>,
    /// The newsroom's numbers.
    pub limits: Limits,
}

impl Rules {
    /// Gives a rule a weight; false, and nothing changed, where it does not
    /// take it or there is no such rule.
    pub fn set(&mut self, code: &str, weight: Option<Severity>) -> bool {
        let Some(rule) = RULES.iter().find(|rule| rule.code == code && rule.takes(weight)) else {
            return false;
        };
        if weight == rule.severity {
            self.set.remove(rule.code);
        } else {
            self.set.insert(rule.code, weight);
        }
        true
    }

    /// What a rule weighs here; `None` is off.
    pub fn weight(&self, rule: &Rule) -> Option<Severity> {
        self.set.get(rule.code).copied().unwrap_or(rule.severity)
    }

    /// Whether a problem that only printing finds keeps a story back here.
    pub fn block_printed(&self) -> bool {
        self.set.iter().any(|(code, weight)| *weight == BLOCKER && PRINTED.contains(code))
    }

    /// Gives each problem its weight here, and drops those that are off. A
    /// hint of a rule, which weighs less than the rule itself, stays a hint.
    pub fn weigh(&self, problems: &mut Vec<Problem>) {
        problems.retain_mut(|problem| {
            let Some(rule) = RULES.iter().find(|rule| rule.code == problem.code) else {
                return true;
            };
            let Some(weight) = self.weight(rule) else { return false };
            let hint = rule.severity.is_some_and(|usual| problem.severity > usual);
            problem.severity = match (rule.freedom, hint) {
                (Freedom::Fixed, _) => problem.severity,
                (_, true) => problem.severity.max(weight),
                (_, false) => weight,
            };
            true
        });
    }
}
