//! The lists beside and under a story: functions of the sealed stories, the
//! clock and the settings, and of nothing else.

use chrono::{DateTime, Utc};

use crate::article::ArticleId;

/// What a module needs to know of a story that may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The story.
    pub id: ArticleId,
    /// First publication; stories without one come last.
    pub published_at: Option<DateTime<Utc>>,
    /// Its section.
    pub section: String,
}

/// How a module is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// `picks`, `related`, `latest`, `popular` or `regional`.
    pub key: String,
    /// At most so many stories.
    pub count: usize,
    /// Stories put first by hand, in order.
    pub pins: Vec<ArticleId>,
    /// What stands in its place when it is empty.
    pub fill: bool,
    /// The section that the regional module shows.
    pub section: String,
}

/// Related lists of fewer stories are not shown.
const FEWEST_RELATED: usize = 2;

/// The stories of a module on the page of `around` (`None` on lists).
///
/// `newest` holds every story that may be shown, newest first; `ranked` those
/// related to the story at hand, best first.
pub fn choose(
    setting: &Setting,
    newest: &[Card],
    ranked: &[ArticleId],
    around: Option<ArticleId>,
) -> Vec<ArticleId> {
    let shown = |id: &ArticleId| newest.iter().any(|card| card.id == *id);
    let mut chosen: Vec<ArticleId> = Vec::new();
    let mut take = |id: ArticleId| {
        if Some(id) != around && chosen.len() < setting.count && !chosen.contains(&id) {
            chosen.push(id);
        }
    };
    setting.pins.iter().copied().filter(shown).for_each(&mut take);
    match setting.key.as_str() {
        "related" => ranked.iter().copied().filter(shown).for_each(&mut take),
        "latest" => newest.iter().map(|card| card.id).for_each(&mut take),
        "regional" => newest
            .iter()
            .filter(|card| !setting.section.is_empty() && card.section == setting.section)
            .map(|card| card.id)
            .for_each(&mut take),
        _ => {}
    }
    if setting.key == "related" && chosen.len() < FEWEST_RELATED {
        chosen.clear();
    }
    if chosen.is_empty() && setting.fill {
        let newest = newest.iter().map(|card| card.id).filter(|id| Some(*id) != around);
        chosen = newest.take(setting.count).collect();
    }
    chosen
}

/// Newest first; stories without a time last; of one time the younger id.
pub fn newest_first(cards: &mut [Card]) {
    cards.sort_by(|a, b| b.published_at.cmp(&a.published_at).then(b.id.cmp(&a.id)));
}
