//! Replicas: whatever the order in which updates arrive, all end equal.

use proptest::prelude::*;
use redaksi_core::article::{
    Access, Act, ActKind, Article, ArticleId, Contributor, FieldName, FieldValue, Focus, Kind,
    Lead, LeadMedia, MediaId, NoticeKind, Role, SourceType, Workflow, Zone, parse_day,
};
use redaksi_core::document::{Document, DocumentError};
use redaksi_core::review::{notices, notices_from_json, notices_to_json};

use crate::model::{
    Loose, at, author, cases, change, copy, document, fit, loose, noon, piece, utf16,
};

/// What one replica does next.
#[derive(Debug, Clone)]
enum Step {
    Type(Vec<Loose>),
    Headline(String),
    Tags(Vec<String>),
    Section(String),
    Byline(Vec<u8>),
    Act(bool),
    /// Tells readers something, or withdraws the story.
    Tell(u8, String),
    /// Takes in everything of another replica.
    Fetch(usize),
    /// Takes in another replica as one snapshot.
    FetchFolded(usize),
    /// Is closed and opened again from its own updates.
    Reopen,
}

fn step() -> impl Strategy<Value = Step> {
    let word = || prop::sample::select(vec!["Rusia", "Ukraina", "Kyiv", "PBB", "a😀"]);
    let words = prop::collection::vec(word().prop_map(str::to_owned), 0..4);
    prop_oneof![
        4 => prop::collection::vec(loose(piece()), 1..3).prop_map(Step::Type),
        1 => piece().prop_map(|text| Step::Headline(text.replace('\n', " "))),
        2 => words.prop_map(Step::Tags),
        1 => word().prop_map(|name| Step::Section(name.to_owned())),
        1 => prop::collection::vec(any::<u8>(), 0..3).prop_map(Step::Byline),
        1 => any::<bool>().prop_map(Step::Act),
        2 => (any::<u8>(), piece()).prop_map(|(kind, text)| Step::Tell(kind, text)),
        2 => (0_usize..3).prop_map(Step::Fetch),
        1 => (0_usize..3).prop_map(Step::FetchFolded),
        1 => Just(Step::Reopen),
    ]
}

struct Replica {
    document: Document,
    updates: Vec<Vec<u8>>,
}

/// Does one step on one replica.
fn take(replicas: &mut [Replica; 3], who: usize, step: &Step, turn: u32) {
    let now = at(i64::from(turn) * 40);
    let fetched = match step {
        Step::Fetch(from) => Some(replicas[*from].updates.clone()),
        Step::FetchFolded(from) => Some(vec![replicas[*from].document.snapshot().unwrap()]),
        _ => None,
    };
    let replica = &mut replicas[who];
    let document = &mut replica.document;
    let what = match step {
        Step::Type(edits) => {
            let text = document.body();
            let base = document.version();
            let changes = fit(&text, edits);
            let made = document.edit_body(&base, &changes, utf16(&text), now, 1).unwrap();
            replica.updates.extend(made.0);
            None
        }
        Step::Headline(text) => {
            document.set(&FieldValue::Text(FieldName::Headline, text.clone())).unwrap();
            None
        }
        Step::Tags(list) => {
            document.set(&FieldValue::List(FieldName::Tags, list.clone())).unwrap();
            None
        }
        Step::Section(name) => {
            document.set(&FieldValue::Text(FieldName::Section, name.clone())).unwrap();
            None
        }
        Step::Byline(dice) => {
            let list = dice.iter().map(|n| Contributor {
                role: Role::ALL[usize::from(*n) % 5],
                name: format!("Orang {}", n % 7),
            });
            document.set(&FieldValue::Contributors(list.collect())).unwrap();
            None
        }
        Step::Act(trash) => {
            let kind = if *trash { ActKind::Trash } else { ActKind::Untrash };
            let name = kind.as_str();
            document.append_act(&Act { kind, by: "Sari".to_owned(), at: now }).unwrap();
            Some(name)
        }
        Step::Tell(dice, text) => {
            let kind = match NoticeKind::CORRECTIONS.get(usize::from(*dice) % 6) {
                Some(kind) => ActKind::Correct {
                    kind: *kind,
                    text: text.clone(),
                    link: (dice % 2 == 0).then(|| ArticleId::from_parts(1, u128::from(*dice))),
                },
                None => ActKind::Retract { why: text.clone() },
            };
            let name = kind.as_str();
            // Laptops whose clocks agree to the second are the hard case.
            let at = at(i64::from(turn / 4) * 160);
            document.append_act(&Act { kind, by: format!("Orang {who}"), at }).unwrap();
            Some(name)
        }
        Step::Reopen => {
            let peer = 1_000 + u64::from(turn);
            *document = copy(&replica.updates, "Sari", peer);
            None
        }
        Step::Fetch(_) | Step::FetchFolded(_) => {
            let new = document.take_other(&fetched.unwrap_or_default()).unwrap();
            replica.updates.extend(new);
            None
        }
    };
    replica.updates.extend(document.commit(now, what).unwrap());
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn replicas_end_equal_whatever_order_their_updates_come_in(
        steps in prop::collection::vec((0_usize..3, step()), 1..30),
        order in prop::collection::vec(any::<prop::sample::Index>(), 64),
    ) {
        let mut start = Document::new(author("Rizky", "meja"), 1);
        start.fill(&Article { body: "Awal 😀.\n".to_owned(), ..Article::default() }).unwrap();
        let first: Vec<Vec<u8>> =
            start.commit(noon(), Some("new")).unwrap().into_iter().collect();
        let mut replicas = [11, 12, 13].map(|peer| Replica {
            document: copy(&first, &format!("Orang {peer}"), peer),
            updates: first.clone(),
        });
        for (turn, (who, step)) in (0_u32..).zip(&steps) {
            take(&mut replicas, *who, step, turn);
        }
        // Every update of every replica, shuffled and twice, in three orders.
        let mut all: Vec<Vec<u8>> =
            replicas.iter().flat_map(|replica| replica.updates.clone()).collect();
        all.extend(all.clone());
        for (turn, replica) in replicas.iter_mut().enumerate() {
            for (place, to) in order.iter().enumerate() {
                let (a, b) = ((place + turn) % all.len(), to.index(all.len()));
                all.swap(a, b);
            }
            replica.document.import(&all).unwrap();
        }
        let [one, two, three] = &replicas;
        for other in [two, three] {
            prop_assert_eq!(one.document.article(), other.document.article());
            prop_assert_eq!(one.document.acts(), other.document.acts());
            prop_assert_eq!(notices(&one.document.acts()), notices(&other.document.acts()));
            prop_assert_eq!(one.document.version(), other.document.version());
            prop_assert_eq!(one.document.operations(), other.document.operations());
            prop_assert_eq!(one.document.history().unwrap(), other.document.history().unwrap());
        }
        let told = steps.iter().filter(|(_, step)| matches!(step, Step::Tell(..))).count();
        let public = notices(&one.document.acts());
        prop_assert_eq!(public.len(), told, "nothing that was told is lost");
        prop_assert_eq!(&notices_from_json(&notices_to_json(&public)), &public);
        let fresh = copy(&all, "Lain", 99);
        prop_assert_eq!(one.document.article(), fresh.article());
        let folded = copy(&[two.document.snapshot().unwrap()], "Lain", 98);
        prop_assert_eq!(one.document.article(), folded.article());
        prop_assert_eq!(one.document.history().unwrap(), folded.history().unwrap());
    }
}

/// Lets two laptops change the same document apart, then merges both ways.
fn apart(one: impl FnOnce(&mut Document), two: impl FnOnce(&mut Document)) -> (Document, Document) {
    let (mut left, updates) = document("Teks.", 7);
    let mut right = copy(&updates, "Sari", 8);
    one(&mut left);
    two(&mut right);
    let from_left: Vec<_> = left.commit(at(10), None).unwrap().into_iter().collect();
    let from_right: Vec<_> = right.commit(at(20), None).unwrap().into_iter().collect();
    left.import(&from_right).unwrap();
    right.import(&from_left).unwrap();
    assert_eq!(left.article(), right.article(), "both laptops read the same story");
    (left, right)
}

fn tags(list: &[&str]) -> FieldValue {
    FieldValue::List(FieldName::Tags, list.iter().map(|tag| (*tag).to_owned()).collect())
}

fn text(field: FieldName, text: &str) -> FieldValue {
    FieldValue::Text(field, text.to_owned())
}

#[test]
fn entries_added_on_two_laptops_both_stay() {
    let (merged, _) = apart(
        |one| {
            one.set(&tags(&["Rusia"])).unwrap();
            one.set(&FieldValue::List(FieldName::Unplaced, vec!["x".to_owned()])).unwrap();
            one.remember_alias("lama.html").unwrap();
            one.remember_headline("Judul lama").unwrap();
            let name = "Emmanuel".to_owned();
            one.set(&FieldValue::Contributors(vec![Contributor { role: Role::Penulis, name }]))
                .unwrap();
        },
        |two| {
            two.set(&tags(&["Ukraina"])).unwrap();
            two.set(&FieldValue::List(FieldName::Unplaced, vec!["y".to_owned()])).unwrap();
            two.remember_alias("lebih-lama").unwrap();
            two.remember_headline("Judul lebih lama").unwrap();
            let name = "Rizky".to_owned();
            two.set(&FieldValue::Contributors(vec![Contributor { role: Role::Editor, name }]))
                .unwrap();
        },
    );
    let article = merged.article();
    let has = |list: &[String], items: [&str; 2]| {
        list.len() == 2 && items.iter().all(|item| list.iter().any(|have| have == item))
    };
    assert!(has(&article.tags, ["Rusia", "Ukraina"]), "{:?}", article.tags);
    assert!(has(&article.unplaced, ["x", "y"]), "{:?}", article.unplaced);
    assert!(has(&article.aliases, ["lama.html", "lebih-lama"]), "{:?}", article.aliases);
    assert!(has(&article.former_headlines, ["Judul lama", "Judul lebih lama"]));
    assert_eq!(article.contributors.len(), 2, "{:?}", article.contributors);
}

#[test]
fn the_same_entry_added_twice_stands_once() {
    let (merged, _) = apart(
        |one| one.set(&tags(&["Rusia", "Kyiv"])).unwrap(),
        |two| two.set(&tags(&["Rusia"])).unwrap(),
    );
    let list = merged.article().tags;
    assert_eq!(list.iter().filter(|tag| *tag == "Rusia").count(), 1, "{list:?}");
    assert!(list.iter().any(|tag| tag == "Kyiv"));
}

#[test]
fn an_entry_removed_on_one_laptop_goes_and_one_added_beside_it_stays() {
    let (mut left, mut updates) = document("Teks.", 7);
    left.set(&tags(&["a", "b", "c"])).unwrap();
    updates.extend(left.commit(at(1), None).unwrap());
    let mut right = copy(&updates, "Sari", 8);
    left.set(&tags(&["a", "c"])).unwrap();
    right.set(&tags(&["a", "b", "c", "d"])).unwrap();
    let update = right.commit(at(2), None).unwrap();
    left.commit(at(3), None).unwrap();
    left.import(&update.into_iter().collect::<Vec<_>>()).unwrap();
    assert_eq!(left.article().tags, ["a", "c", "d"]);
}

#[test]
fn written_fields_merge_letter_by_letter_and_chosen_ones_as_a_whole() {
    let (mut left, mut updates) = document("Teks.", 7);
    left.set(&text(FieldName::Headline, "Konfrensi Pers")).unwrap();
    left.set(&text(FieldName::Section, "Dunia")).unwrap();
    updates.extend(left.commit(at(1), None).unwrap());
    let mut right = copy(&updates, "Sari", 8);
    left.set(&text(FieldName::Headline, "Konferensi Pers")).unwrap();
    left.set(&text(FieldName::Section, "Internasional")).unwrap();
    right.set(&text(FieldName::Headline, "Konfrensi Pers Macron")).unwrap();
    right.set(&text(FieldName::Section, "Nasional")).unwrap();
    let update = right.commit(at(2), None).unwrap();
    left.commit(at(3), None).unwrap();
    left.import(&update.into_iter().collect::<Vec<_>>()).unwrap();
    let article = left.article();
    assert_eq!(article.headline, "Konferensi Pers Macron");
    assert!(["Internasional", "Nasional"].contains(&article.section.as_str()));
}

#[test]
fn a_whole_article_comes_out_as_it_went_in() {
    let article = Article {
        slug: "judul".to_owned(),
        headline: "Judul 😀".to_owned(),
        deck: "Dua\nbaris".to_owned(),
        opener: "BERITA KBB".to_owned(),
        section: "Internasional".to_owned(),
        tags: vec!["a".to_owned(), "b".to_owned()],
        contributors: Role::ALL
            .map(|role| Contributor { role, name: "Miradin Syahbana Rizky".to_owned() })
            .to_vec(),
        published_at: Some(noon()),
        updated_at: Some(at(1)),
        zone: Zone::WITA,
        embargo_until: Some(at(2)),
        lead: Lead {
            media: Some(LeadMedia::Elsewhere("foto.jpg".to_owned())),
            alt: "alt".to_owned(),
            caption: "teks".to_owned(),
            credit: "Reuters".to_owned(),
            focus: Focus::parse("0.125,0.5"),
            rights_until: parse_day("2026-12-31"),
            source_type: SourceType::parse("digitalCapture"),
        },
        kind: Kind::Analysis,
        access: Access::Subscriber,
        share: MediaId::parse(&"c".repeat(64)),
        body: "Isi.\n\nBaca Juga: Lain\n".to_owned(),
        unplaced: vec!["x".to_owned(), "x".to_owned()],
        aliases: vec!["lama".to_owned()],
        former_headlines: Vec::new(),
    };
    let mut document = Document::new(author("Rizky", "meja"), 7);
    document.fill(&article).unwrap();
    assert_eq!(document.article(), article);
    // Filling in the same again is no change.
    document.commit(noon(), None).unwrap();
    document.fill(&article).unwrap();
    assert_eq!(document.commit(at(1), None).unwrap(), None);
}

#[test]
fn acts_of_two_laptops_stand_in_the_order_of_their_clocks() {
    let act = |kind, seconds| Act { kind, by: "Sari".to_owned(), at: at(seconds) };
    let (merged, other) = apart(
        |one| {
            one.append_act(&act(ActKind::Submit, 5)).unwrap();
            one.append_act(&act(ActKind::Approve { hash: "b".to_owned() }, 30)).unwrap();
        },
        |two| {
            let why = "singkatkan".to_owned();
            two.append_act(&act(ActKind::Return { why }, 10)).unwrap();
            two.append_act(&act(ActKind::Approve { hash: "a".to_owned() }, 20)).unwrap();
        },
    );
    let names: Vec<&str> = merged.acts().iter().map(|act| act.kind.as_str()).collect();
    assert_eq!(names, ["submit", "return", "approve", "approve"]);
    assert_eq!(merged.acts(), other.acts());
    let seal = Workflow::of(&merged.acts()).seal.unwrap();
    assert_eq!(seal.hash, "b", "the later approval counts");
}

#[test]
fn updates_with_a_gap_are_refused() {
    let (mut document, mut updates) = document("satu", 7);
    for (n, word) in [" dua", " tiga"].iter().enumerate() {
        let length = document.body_length();
        let base = document.version();
        let changes = [change(length, length, word)];
        let turn = i64::try_from(n).unwrap() * 60 + 60;
        updates.extend(document.edit_body(&base, &changes, length, at(turn), 1).unwrap().0);
    }
    assert_eq!(updates.len(), 3);
    let gap = [updates[0].clone(), updates[2].clone()];
    let fault = Document::load(&gap, author("Sari", "laptop"), 8).unwrap_err();
    assert!(matches!(fault, DocumentError::Gap), "{fault}");
    let mut behind = copy(&updates[..1], "Sari", 8);
    assert!(matches!(behind.import(&updates[2..]).unwrap_err(), DocumentError::Gap));
    assert_eq!(behind.body(), "satu");
    behind.import(&updates[1..]).unwrap();
    assert_eq!(behind.body(), "satu dua tiga", "with the missing one it is whole");
}

#[test]
fn bytes_that_are_no_update_are_refused() {
    let (document, updates) = document("satu", 7);
    let mut cut = updates[0].clone();
    cut.truncate(cut.len() / 2);
    let mut altered = document.snapshot().unwrap();
    let middle = altered.len() / 2;
    altered[middle] ^= 0x55;
    for bytes in [Vec::new(), b"bukan dokumen".to_vec(), cut, altered] {
        let fault = Document::load(&[bytes], author("Sari", "laptop"), 8).unwrap_err();
        assert!(matches!(fault, DocumentError::Unreadable(_)), "{fault}");
    }
}

#[test]
fn the_same_update_twice_is_new_once() {
    let (mut left, updates) = document("satu", 7);
    let mut right = copy(&updates, "Sari", 8);
    left.replace_body("satu dua").unwrap();
    let update: Vec<_> = left.commit(at(1), None).unwrap().into_iter().collect();
    assert!(right.take_other(&update).unwrap().is_some());
    assert_eq!(right.take_other(&update).unwrap(), None);
    assert_eq!(right.take_other(&[left.snapshot().unwrap()]).unwrap(), None);
    assert_eq!(right.body(), "satu dua");
}
