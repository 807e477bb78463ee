//! Which stories may go out together: the links of a page lead somewhere.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Utc};

use super::{LinkFacts, LinkState, LinkTo, TargetFacts, state};
use crate::article::{ArticleId, Problem, Severity};

/// A story as the export sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryFacts {
    /// The story.
    pub id: ArticleId,
    /// Its seal, embargo, bin and withdrawal.
    pub facts: TargetFacts,
    /// A page of it stands in the export record. That page stays while the
    /// story is blocked, so a link to it leads somewhere.
    pub live: bool,
    /// Read-also lines and links within the text of what was sealed.
    pub links: Vec<LinkFacts>,
}

/// What may be exported, and why the rest may not.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exportable {
    /// Stories whose newest seal may be written.
    pub ready: BTreeSet<ArticleId>,
    /// Sealed stories that are kept back, in the order given, with every
    /// reason: blockers, and a note for an embargo or a time to come.
    pub blocked: Vec<(ArticleId, Vec<Problem>)>,
    /// Stories that go out although a link of theirs will not be printed.
    pub warned: Vec<(ArticleId, Vec<Problem>)>,
}

/// Finds the largest set of sealed stories in which every link leads to a page
/// that this export writes or that is live already.
///
/// Stories without a seal, in the bin or withdrawn are no candidates and bear
/// no reasons. Mutual links between sealed stories hold each other up. The
/// work is linear in stories and links.
pub fn exportable(stories: &[StoryFacts], now: DateTime<Utc>) -> Exportable {
    exportable_with(stories, &BTreeMap::new(), now)
}

/// As [`exportable`], where some stories have blockers of their own, whatever
/// they link to.
pub fn exportable_with(
    stories: &[StoryFacts],
    faults: &BTreeMap<ArticleId, Vec<Problem>>,
    now: DateTime<Utc>,
) -> Exportable {
    let by_id: HashMap<ArticleId, usize> =
        stories.iter().enumerate().map(|(at, story)| (story.id, at)).collect();
    let candidate: Vec<bool> = stories
        .iter()
        .map(|story| story.facts.sealed && !story.facts.trashed && !story.facts.retracted)
        .collect();
    let kept_back = kept_back(stories, faults, &by_id, &candidate, now);

    let mut result = Exportable::default();
    for (at, story) in stories.iter().enumerate().filter(|(at, _)| candidate[*at]) {
        let mut reasons = reasons(story, stories, &by_id, &kept_back, now);
        if let Some(own) = faults.get(&story.id) {
            reasons.splice(0..0, own.iter().cloned());
        }
        if kept_back[at] {
            result.blocked.push((story.id, reasons));
        } else {
            result.ready.insert(story.id);
            if !reasons.is_empty() {
                result.warned.push((story.id, reasons));
            }
        }
    }
    result
}

/// The times after `now` at which the answer of [`exportable`] can change, the
/// next one first, none twice: embargoes end and schedules come due.
pub fn changes_after(stories: &[StoryFacts], now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let waiting = stories.iter().map(|story| &story.facts);
    let waiting = waiting.filter(|facts| facts.sealed && !facts.trashed && !facts.retracted);
    let times = waiting.filter_map(|facts| facts.release.not_before());
    times.filter(|until| now < *until).collect::<BTreeSet<_>>().into_iter().collect()
}

/// Spreads "kept back" from the stories with a fault of their own to those
/// that link to them, each story at most once.
fn kept_back(
    stories: &[StoryFacts],
    faults: &BTreeMap<ArticleId, Vec<Problem>>,
    by_id: &HashMap<ArticleId, usize>,
    candidate: &[bool],
    now: DateTime<Utc>,
) -> Vec<bool> {
    let mut holders: Vec<Vec<u32>> = vec![Vec::new(); stories.len()];
    let mut kept_back = vec![false; stories.len()];
    let mut work: Vec<usize> = Vec::new();
    for (at, story) in stories.iter().enumerate().filter(|(at, _)| candidate[*at]) {
        let mut fault = story.facts.release.waits(now) || faults.contains_key(&story.id);
        for link in &story.links {
            fault |= blocks(link_state(link, stories, by_id, now));
            if let LinkTo::Story(id) = link.to
                && let Some(target) = by_id.get(&id)
            {
                holders[*target].push(u32::try_from(at).expect("fewer than 2³² stories"));
            }
        }
        if fault {
            kept_back[at] = true;
            work.push(at);
        }
    }
    while let Some(at) = work.pop() {
        if stories[at].live {
            continue;
        }
        for holder in &holders[at] {
            let holder = *holder as usize;
            if !kept_back[holder] {
                kept_back[holder] = true;
                work.push(holder);
            }
        }
    }
    kept_back
}

fn reasons(
    story: &StoryFacts,
    stories: &[StoryFacts],
    by_id: &HashMap<ArticleId, usize>,
    kept_back: &[bool],
    now: DateTime<Utc>,
) -> Vec<Problem> {
    let mut reasons = Vec::new();
    reasons.extend(story.facts.release.reason(now));
    for link in &story.links {
        let state = link_state(link, stories, by_id, now);
        if let Some(problem) = link_problem(link, state) {
            reasons.push(problem);
        } else if let LinkTo::Story(id) = link.to
            && let Some(target) = by_id.get(&id)
            && kept_back[*target]
            && !stories[*target].live
        {
            let problem = Problem::new(Severity::Blocker, "link-blocked");
            reasons.push(placed(problem, link));
        }
    }
    reasons
}

fn link_state(
    link: &LinkFacts,
    stories: &[StoryFacts],
    by_id: &HashMap<ArticleId, usize>,
    now: DateTime<Utc>,
) -> LinkState {
    match link.to {
        LinkTo::Outside => LinkState::External,
        LinkTo::Nowhere => LinkState::Unresolved,
        LinkTo::Story(id) => state(by_id.get(&id).map(|at| &stories[*at].facts), now),
    }
}

fn blocks(state: LinkState) -> bool {
    matches!(state, LinkState::Unresolved | LinkState::Draft | LinkState::Embargoed)
}

/// What is wrong with a link in that state, if anything: `link-unresolved`,
/// `link-draft` and `link-embargoed` block the story that holds it,
/// `link-retracted` is a warning. The problem's text is the link's.
pub fn link_problem(link: &LinkFacts, state: LinkState) -> Option<Problem> {
    let problem = match state {
        LinkState::Ok | LinkState::External => return None,
        LinkState::Unresolved => Problem::new(Severity::Blocker, "link-unresolved"),
        LinkState::Draft => Problem::new(Severity::Blocker, "link-draft"),
        LinkState::Embargoed => Problem::new(Severity::Blocker, "link-embargoed"),
        LinkState::Retracted => Problem::new(Severity::Warning, "link-retracted"),
    };
    Some(placed(problem, link))
}

fn placed(problem: Problem, link: &LinkFacts) -> Problem {
    let problem = problem.field("body").text(link.label.clone());
    match link.place {
        Some(place) => problem.at(place),
        None => problem,
    }
}
