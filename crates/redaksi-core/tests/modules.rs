//! The modules around a page: which stories stand in them, and what must hold
//! whatever is set.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, TimeZone, Utc};
use proptest::prelude::*;
use redaksi_core::article::ArticleId;
use redaksi_core::export::modules::{
    About, Around, Arranged, Arrangement, Elsewhere, Entry, Key, Place, Prepared, Regional, Report,
    Rules, WhenEmpty,
};

fn id(n: u64) -> ArticleId {
    ArticleId::from_parts(n, 0)
}

fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 24, 12, 0, 0).unwrap()
}

/// A story of the edition.
#[derive(Debug, Clone)]
struct Told {
    id: ArticleId,
    published_at: Option<DateTime<Utc>>,
    section: String,
    tags: Vec<String>,
}

/// `count` stories, number n published n days before noon.
fn days(count: u64) -> Vec<Told> {
    let told = |n: u64| Told {
        id: id(n),
        published_at: Some(noon() - Duration::days(i64::try_from(n).unwrap())),
        section: "Nasional".to_owned(),
        tags: Vec::new(),
    };
    (0..count).map(told).collect()
}

fn prepared(rules: Rules, stories: &[Told]) -> Prepared {
    let about = stories.iter().map(|story| About {
        id: story.id,
        published_at: story.published_at,
        section: &story.section,
        tags: &story.tags,
    });
    Prepared::new(rules, about, noon())
}

fn on(stories: &[Told], n: u64) -> Around<'static> {
    let place = Place::Story(id(n), stories[usize::try_from(n).unwrap()].published_at);
    Around { place, shown: &[], ranked: &[], tags: &[] }
}

fn ids(list: &[u64]) -> Vec<ArticleId> {
    list.iter().copied().map(id).collect()
}

fn module(page: &Arrangement, key: Key) -> Option<&Arranged> {
    page.modules.iter().find(|module| module.key == key)
}

fn stories(page: &Arrangement, key: Key) -> Vec<ArticleId> {
    let items = module(page, key).map(|module| module.items.as_slice()).unwrap_or_default();
    let story = |entry: &Entry| match entry {
        Entry::Story(id) => Some(*id),
        _ => None,
    };
    items.iter().filter_map(story).collect()
}

#[test]
fn what_one_module_shows_no_later_one_shows_again() {
    let edition = days(12);
    let mut rules = Rules::default();
    rules.of_mut(Key::Picks).pins = ids(&[1, 2]);
    rules.report = Some(Report { at: noon(), stories: ids(&[2, 3, 9]) });
    rules.regional = Regional::Section("Nasional".to_owned());
    let ranked = ids(&[1, 4, 5]);
    let page = prepared(rules, &edition).arrange(&Around { ranked: &ranked, ..on(&edition, 0) });
    assert_eq!(stories(&page, Key::Picks), ids(&[1, 2]));
    assert_eq!(stories(&page, Key::Related), ids(&[4, 5]));
    assert_eq!(stories(&page, Key::Latest), ids(&[3, 6, 7, 8, 9]));
    assert_eq!(stories(&page, Key::Popular), [], "all of its stories stand above already");
    assert_eq!(stories(&page, Key::Regional), ids(&[10, 11]));
}

#[test]
fn the_order_of_the_page_says_who_gets_a_story() {
    let edition = days(8);
    let mut rules = Rules { order: vec![Key::Popular, Key::Latest], ..Rules::default() };
    rules.report = Some(Report { at: noon(), stories: ids(&[1, 2]) });
    let page = prepared(rules, &edition).arrange(&on(&edition, 0));
    assert_eq!(page.keys().collect::<Vec<_>>(), [Key::Popular, Key::Latest]);
    assert_eq!(stories(&page, Key::Popular), ids(&[1, 2]));
    assert_eq!(stories(&page, Key::Latest), ids(&[3, 4, 5, 6, 7]));
}

#[test]
fn a_pin_is_shown_where_it_was_pinned_though_an_earlier_module_wants_it_too() {
    let edition = days(8);
    let mut rules = Rules::default();
    rules.of_mut(Key::Popular).pins = ids(&[1, 99]);
    let page = prepared(rules, &edition).arrange(&on(&edition, 0));
    assert_eq!(stories(&page, Key::Popular), ids(&[1]), "99 is not in the edition");
    assert_eq!(module(&page, Key::Popular).unwrap().as_of, None, "no report speaks here");
    assert_eq!(stories(&page, Key::Latest), ids(&[2, 3, 4, 5, 6]));
}

#[test]
fn stories_that_the_text_leads_to_stand_in_no_module() {
    let edition = days(8);
    let shown = ids(&[1, 3]);
    let ranked = ids(&[3, 4]);
    let page = Around { shown: &shown, ranked: &ranked, ..on(&edition, 0) };
    let page = prepared(Rules::default(), &edition).arrange(&page);
    assert_eq!(module(&page, Key::Related), None, "one story is no related list");
    assert_eq!(stories(&page, Key::Latest), ids(&[2, 4, 5, 6, 7]), "and it is free for others");
}

#[test]
fn what_changes_all_day_stands_on_young_stories_and_the_others_lead_home() {
    let edition = days(60);
    let mut rules = Rules::default();
    rules.of_mut(Key::Picks).pins = ids(&[1]);
    rules.of_mut(Key::Related).empty = WhenEmpty::Latest;
    let ready = prepared(rules, &edition);
    let young = ready.arrange(&on(&edition, 30));
    assert_eq!(young.keys().collect::<Vec<_>>(), [Key::Picks, Key::Related, Key::Latest]);
    assert!(!young.home);
    let tags = vec!["Garut".to_owned()];
    let ranked = ids(&[2, 3]);
    let old = ready.arrange(&Around { tags: &tags, ranked: &ranked, ..on(&edition, 31) });
    assert_eq!(old.keys().collect::<Vec<_>>(), [Key::Tags, Key::Related]);
    assert!(old.home);
    let bare = ready.arrange(&on(&edition, 31));
    assert_eq!(bare.modules, [], "an empty module of an old page is not filled with the newest");
}

#[test]
fn a_new_story_changes_no_old_page() {
    let mut edition = days(60);
    edition.remove(0);
    let ranked = ids(&[50, 51]);
    let page = |edition: &[Told]| {
        let place = Place::Story(id(45), Some(noon() - Duration::days(45)));
        let page = Around { place, shown: &[], ranked: &ranked, tags: &[] };
        prepared(Rules::default(), edition).arrange(&page)
    };
    let before = page(&edition);
    assert_eq!(before, page(&days(60)));
    assert_eq!(stories(&before, Key::Related), ids(&[50, 51]));
}

#[test]
fn a_date_in_the_future_makes_no_story_old() {
    let mut edition = days(5);
    edition[4].published_at = Some(noon() + Duration::days(4000));
    let page = prepared(Rules::default(), &edition).arrange(&on(&edition, 0));
    assert!(!page.home);
    assert_eq!(stories(&page, Key::Latest), ids(&[4, 1, 2, 3]));
}

#[test]
fn a_window_of_no_days_keeps_such_modules_from_every_story_and_not_from_lists() {
    let edition = days(5);
    let mut rules = Rules { window_days: 0, ..Rules::default() };
    rules.of_mut(Key::Picks).pins = ids(&[3]);
    let ready = prepared(rules, &edition);
    assert_eq!(ready.arrange(&on(&edition, 0)), Arrangement { modules: vec![], home: true });
    let list = Around { place: Place::List, ..on(&edition, 0) };
    assert_eq!(stories(&ready.arrange(&list), Key::Picks), ids(&[3]));
    let archive = Around { place: Place::Archive, ..on(&edition, 0) };
    assert_eq!(ready.arrange(&archive), Arrangement::default());
}

#[test]
fn a_page_leads_home_only_for_modules_that_are_on() {
    let edition = days(60);
    let rules = Rules { order: vec![Key::Tags, Key::Related], ..Rules::default() };
    assert!(!prepared(rules, &edition).arrange(&on(&edition, 50)).home);
    let mut rules = Rules::default();
    for key in [Key::Picks, Key::Latest, Key::Popular, Key::Regional] {
        rules.of_mut(key).count = 0;
    }
    assert!(!prepared(rules, &edition).arrange(&on(&edition, 50)).home);
}

#[test]
fn a_story_without_a_time_is_old_unless_all_are() {
    let mut edition = days(3);
    edition[1].published_at = None;
    let ready = prepared(Rules::default(), &edition);
    assert!(ready.arrange(&on(&edition, 1)).home);
    assert_eq!(ready.newest(), ids(&[0, 2, 1]), "and stands last");
    for story in &mut edition {
        story.published_at = None;
    }
    assert!(!prepared(Rules::default(), &edition).arrange(&on(&edition, 1)).home);
}

#[test]
fn a_report_bears_its_date_until_it_is_too_old() {
    let edition = days(8);
    let report = |age: i64| {
        let at = noon() - Duration::days(age);
        Rules { report: Some(Report { at, stories: ids(&[7, 5]) }), ..Rules::default() }
    };
    let ready = prepared(report(14), &edition);
    let page = ready.arrange(&on(&edition, 0));
    assert_eq!(stories(&page, Key::Popular), ids(&[7]), "5 stands among the newest");
    let popular = module(&page, Key::Popular).unwrap();
    assert_eq!(popular.as_of, Some(noon() - Duration::days(14)));
    assert_eq!(ready.changes_at(), Some(noon() + Duration::days(1)));
    let ready = prepared(report(15), &edition);
    assert_eq!(module(&ready.arrange(&on(&edition, 0)), Key::Popular), None);
    assert_eq!(ready.changes_at(), None);
    let ready = prepared(Rules { report_days: 0, ..report(4000) }, &edition);
    assert_eq!(stories(&ready.arrange(&on(&edition, 0)), Key::Popular), ids(&[7]));
}

#[test]
fn an_empty_module_says_so_or_shows_the_newest_without_pretending() {
    let edition = days(9);
    let with = |empty| {
        let mut rules = Rules::default();
        rules.of_mut(Key::Popular).empty = empty;
        rules.of_mut(Key::Popular).count = 2;
        let page = prepared(rules, &edition).arrange(&on(&edition, 0));
        module(&page, Key::Popular).cloned()
    };
    assert_eq!(with(WhenEmpty::Hide), None);
    let heading = with(WhenEmpty::Heading).unwrap();
    assert_eq!((heading.items.len(), heading.filled), (0, false));
    let filled = with(WhenEmpty::Latest).unwrap();
    assert_eq!(filled.items, [Entry::Story(id(6)), Entry::Story(id(7))]);
    assert!(filled.filled && filled.as_of.is_none());
}

#[test]
fn regional_news_come_from_a_section_a_tag_or_another_site() {
    let mut edition = days(9);
    edition[8].section = "Jawa".to_owned();
    edition[7].tags = vec!["Kabupaten  Garut".to_owned(), " GARUT".to_owned()];
    let with = |regional| {
        let order = vec![Key::Regional];
        let page = prepared(Rules { regional, order, ..Rules::default() }, &edition);
        page.arrange(&on(&edition, 0))
    };
    assert_eq!(with(Regional::Section(String::new())).modules, []);
    let found = with(Regional::Section("Jawa".to_owned()));
    assert_eq!(stories(&found, Key::Regional), ids(&[8]));
    assert_eq!(with(Regional::Tag(" ".to_owned())).modules, []);
    assert_eq!(stories(&with(Regional::Tag("garut".to_owned())), Key::Regional), ids(&[7]));
    let item = |n: usize| Elsewhere {
        headline: format!("Kabar {n}"),
        url: format!("https://saudara.example/{n}"),
        published_at: None,
        site: "Saudara".to_owned(),
    };
    let page = with(Regional::Feed((0..9).map(item).collect()));
    let shown = module(&page, Key::Regional).unwrap();
    assert_eq!(shown.items.len(), 5);
    assert!(matches!(&shown.items[0], Entry::Elsewhere(first) if first.headline == "Kabar 0"));
    assert_eq!(page.stories().count(), 0);
}

#[test]
fn tags_stand_in_their_order_behind_those_that_are_pinned() {
    let mut edition = days(3);
    edition[1].tags = vec!["Pemilu 2026".to_owned()];
    let mut rules = Rules { order: vec![Key::Tags], ..Rules::default() };
    rules.pinned_tags = vec!["pemilu 2026".to_owned(), "Tidak ada".to_owned()];
    rules.of_mut(Key::Tags).count = 3;
    let tags: Vec<String> =
        ["Garut", "Pemilu 2026", "garut ", "Banjir", "Jalan"].map(str::to_owned).to_vec();
    let page = prepared(rules, &edition).arrange(&Around { tags: &tags, ..on(&edition, 0) });
    let wanted = ["pemilu 2026", "Garut", "Banjir"].map(|tag| Entry::Tag(tag.to_owned()));
    assert_eq!(module(&page, Key::Tags).unwrap().items, wanted);
}

#[test]
fn as_many_ranked_stories_as_can_be_of_use_are_asked_for() {
    let mut rules = Rules::default();
    assert!(prepared(rules.clone(), &[]).ranked_at_most(0) >= 5);
    rules.of_mut(Key::Related).count = 0;
    assert_eq!(prepared(rules, &[]).ranked_at_most(0), 0);
    let rules = Rules { order: vec![Key::Latest], ..Rules::default() };
    assert_eq!(prepared(rules, &[]).ranked_at_most(0), 0);
}

fn some_ids() -> impl Strategy<Value = Vec<ArticleId>> {
    prop::collection::vec((0_u64..40).prop_map(id), 0..20)
}

fn an_edition() -> impl Strategy<Value = Vec<Told>> {
    let story = (0_i64..90, 0_usize..3, prop::option::of(0_usize..3), any::<bool>());
    let build = |stories: BTreeMap<u64, (i64, usize, Option<usize>, bool)>| {
        let told = |(n, (age, section, tag, dated)): (u64, (i64, usize, Option<usize>, bool))| {
            const NAMES: [&str; 3] = ["Nasional", "Jawa", "Garut"];
            Told {
                id: id(n),
                published_at: (dated || n % 3 > 0).then(|| noon() - Duration::days(age)),
                section: NAMES[section].to_owned(),
                tags: tag.map(|tag| NAMES[tag].to_owned()).into_iter().collect(),
            }
        };
        stories.into_iter().map(told).collect()
    };
    prop::collection::btree_map(0_u64..40, story, 0..30).prop_map(build)
}

fn some_rules() -> impl Strategy<Value = Rules> {
    let empty =
        prop_oneof![Just(WhenEmpty::Hide), Just(WhenEmpty::Heading), Just(WhenEmpty::Latest)];
    let one = (0_usize..7, some_ids(), empty);
    let regional = prop_oneof![
        Just(Regional::Section("Jawa".to_owned())),
        Just(Regional::Tag("Garut".to_owned())),
        Just(Regional::Feed(vec![Elsewhere {
            headline: "Kabar".to_owned(),
            url: "https://saudara.example/1".to_owned(),
            published_at: None,
            site: String::new(),
        }])),
    ];
    let order = Just(Key::ALL.to_vec()).prop_shuffle();
    let ones = prop::collection::vec(one, 6);
    (ones, order, 0_u32..60, some_ids(), regional).prop_map(
        |(ones, order, days, read, regional)| {
            let mut rules = Rules { order, window_days: days, regional, ..Rules::default() };
            for (key, (count, pins, empty)) in Key::ALL.into_iter().zip(ones) {
                let rule = rules.of_mut(key);
                (rule.count, rule.pins, rule.empty) = (count, pins, empty);
            }
            rules.of_mut(Key::Tags).pins.clear();
            rules.report = Some(Report { at: noon(), stories: read });
            rules
        },
    )
}

proptest! {
    #[test]
    fn whatever_is_set_a_page_shows_each_story_once_and_only_what_may_be_shown(
        (edition, rules) in (an_edition(), some_rules()),
        (own, shown, ranked) in (0_u64..40, some_ids(), some_ids()),
        turned in any::<prop::sample::Index>(),
    ) {
        let tags = vec!["Garut".to_owned(), "Banjir".to_owned()];
        let known: BTreeSet<ArticleId> = edition.iter().map(|story| story.id).collect();
        let at = edition.iter().find(|story| story.id == id(own)).and_then(|s| s.published_at);
        let place = Place::Story(id(own), at);
        let around = Around { place, shown: &shown, ranked: &ranked, tags: &tags };
        let ready = prepared(rules.clone(), &edition);
        let page = ready.arrange(&around);

        let all: Vec<ArticleId> = page.stories().collect();
        let once: BTreeSet<ArticleId> = all.iter().copied().collect();
        prop_assert_eq!(once.len(), all.len(), "no story twice");
        prop_assert!(!once.contains(&id(own)), "never the story itself");
        prop_assert!(shown.iter().all(|id| !once.contains(id)), "none that the text leads to");
        prop_assert!(once.is_subset(&known), "none outside the edition");

        let keys: Vec<Key> = page.keys().collect();
        let order: Vec<Key> = rules.order.iter().copied().filter(|k| keys.contains(k)).collect();
        prop_assert_eq!(&keys, &order, "in the order that is set");
        let young = ready.is_young(place);
        for module in &page.modules {
            let rule = rules.of(module.key);
            prop_assert!(rule.count > 0 && module.items.len() <= rule.count);
            let alone = rule.empty == WhenEmpty::Heading;
            prop_assert!(!module.items.is_empty() || alone, "an empty one shows its heading or not");
            prop_assert!(young || !(module.key.changes_all_day() || module.filled));
            prop_assert!(module.key != Key::Related || module.items.len() != 1 || module.filled);
            // Pins first, in their order: none stands behind what is no pin of this module.
            let places: Vec<Option<usize>> = module.items.iter().map(|entry| match entry {
                Entry::Story(id) => rule.pins.iter().position(|pin| pin == id),
                _ => None,
            }).collect();
            let pins: Vec<usize> = places.iter().map_while(|place| *place).collect();
            prop_assert!(pins.is_sorted());
        }
        let off = |key: &Key| rules.of(*key).count == 0 || !key.changes_all_day();
        prop_assert_eq!(page.home, !young && !rules.order.iter().all(off));

        // Neither the order in which stories come nor a second call changes a thing.
        let mut other = edition.clone();
        let by = if other.is_empty() { 0 } else { turned.index(other.len()) };
        other.rotate_left(by);
        prop_assert_eq!(&page, &prepared(rules.clone(), &other).arrange(&around));

        // Enough ranked stories are asked for.
        let enough = ready.ranked_at_most(shown.len());
        let mut without = ranked.clone();
        let mut seen = BTreeSet::new();
        without.retain(|id| known.contains(id) && seen.insert(*id));
        without.truncate(enough);
        let fewer = ready.arrange(&Around { ranked: &without, ..around });
        prop_assert_eq!(&page, &fewer);
    }
}
