//! Random work on a newsroom, held against a plain model; at the end what is
//! kept verifies, can be made anew and opens as it was.

use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use redaksi_core::article::{ArticleId, FieldName, FieldValue, Status};
use redaksi_core::document::TextChange;
use redaksi_core::newsroom::Source;
use redaksi_core::store::Filter;

use crate::house::House;

/// What a person does.
#[derive(Debug, Clone)]
enum Work {
    Create(u8),
    Import(u8),
    /// Typing at the end, by this program or by another.
    Type(usize, &'static str, bool),
    /// Typing on a text that is two edits old.
    TypeLate(usize, &'static str),
    Headline(usize, u8),
    Tags(usize, u8),
    Section(usize, u8),
    Submit(usize),
    Approve(usize),
    Return(usize),
    Trash(usize),
    Untrash(usize),
    Export,
    /// A copy of the newsroom is worked on elsewhere and taken in, twice.
    Merge(usize, &'static str),
    Fold(usize),
    Reopen,
}

fn work() -> impl Strategy<Value = Work> {
    let which = || 0_usize..6;
    let word = || {
        prop::sample::select(vec![
            " lagi",
            "\n\nBaca Juga: Berita 1\n",
            "😀",
            "\n\n<!--nextpage-->\n\n",
            "<b>",
            "\r\n",
            "e\u{301}",
        ])
    };
    prop_oneof![
        3 => any::<u8>().prop_map(|n| Work::Create(n % 4)),
        1 => any::<u8>().prop_map(|n| Work::Import(n % 4)),
        4 => (which(), word(), any::<bool>()).prop_map(|(at, word, other)| Work::Type(at, word, other)),
        1 => (which(), word()).prop_map(|(at, word)| Work::TypeLate(at, word)),
        1 => (which(), any::<u8>()).prop_map(|(at, n)| Work::Headline(at, n % 4)),
        1 => (which(), any::<u8>()).prop_map(|(at, n)| Work::Tags(at, n % 4)),
        1 => (which(), any::<u8>()).prop_map(|(at, n)| Work::Section(at, n % 3)),
        1 => which().prop_map(Work::Submit),
        3 => which().prop_map(Work::Approve),
        1 => which().prop_map(Work::Return),
        1 => which().prop_map(Work::Trash),
        1 => which().prop_map(Work::Untrash),
        1 => Just(Work::Export),
        1 => (which(), word()).prop_map(|(at, word)| Work::Merge(at, word)),
        1 => which().prop_map(Work::Fold),
        1 => Just(Work::Reopen),
    ]
}

/// What is known of a story without the engine.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Text {
    headline: String,
    body: String,
    tags: Vec<String>,
    section: String,
    slug: String,
}

#[derive(Debug, Clone)]
struct Known {
    id: ArticleId,
    text: Text,
    sealed: Option<Text>,
    exported: Option<Text>,
    submitted: bool,
    trashed: bool,
}

impl Known {
    fn status(&self) -> Status {
        match &self.sealed {
            _ if self.trashed => Status::Trashed,
            Some(sealed) if *sealed != self.text => Status::Changed,
            Some(_) if self.exported == self.sealed => Status::Exported,
            Some(_) => Status::Approved,
            None if self.submitted => Status::InReview,
            None => Status::Draft,
        }
    }
}

struct Desk {
    house: House,
    known: Vec<Known>,
}

impl Desk {
    fn pick(&self, at: usize) -> Option<usize> {
        (!self.known.is_empty()).then(|| at % self.known.len())
    }

    fn enter(&mut self, id: ArticleId) {
        let article = self.house.story(id).article;
        let text = Text {
            headline: article.headline,
            body: article.body,
            tags: article.tags,
            section: article.section,
            slug: article.slug,
        };
        let (sealed, exported) = (None, None);
        self.known.push(Known { id, text, sealed, exported, submitted: false, trashed: false });
    }

    /// Types at the end on the newest text, through this opening or another.
    fn type_on(&mut self, at: usize, word: &str, other: bool) {
        let known = &mut self.known[at];
        let length = known.text.body.encode_utf16().count();
        let changes = [TextChange { from: length, to: length, insert: word.to_owned() }];
        let version = self.house.story(known.id).version;
        let edited = if other {
            self.house.beside("Rizky").edit_body(known.id, &version, &changes, length)
        } else {
            self.house.room.edit_body(known.id, &version, &changes, length)
        };
        assert!(edited.unwrap().remote.is_empty());
        known.text.body.push_str(&word.replace("\r\n", "\n"));
    }

    fn do_one(&mut self, work: &Work) {
        self.house.clock.wait(7);
        match work {
            Work::Create(n) => {
                let id = self.house.room.new_story(&format!("Berita {n}")).unwrap();
                self.enter(id);
            }
            Work::Import(n) => {
                let text = format!("Berita {n}\n\nIsi pertama.\n\nBaca Juga: Berita 0\n");
                let source = Source::Pasted { name: "tempel".to_owned(), text };
                let outcome = self.house.room.import(&[source], None).unwrap();
                assert_eq!((outcome.made.len(), outcome.failed.len()), (1, 0));
                self.enter(outcome.made[0].id);
            }
            Work::Export => {
                let outcome = self.house.export();
                let blocked: Vec<ArticleId> = outcome.blocked.iter().map(|(id, _)| *id).collect();
                for known in self.known.iter_mut().filter(|known| !known.trashed) {
                    if !blocked.contains(&known.id) {
                        known.exported.clone_from(&known.sealed);
                    }
                }
            }
            Work::Reopen => self.house.again(),
            Work::Type(at, ..)
            | Work::TypeLate(at, _)
            | Work::Headline(at, _)
            | Work::Tags(at, _)
            | Work::Section(at, _)
            | Work::Submit(at)
            | Work::Approve(at)
            | Work::Return(at)
            | Work::Trash(at)
            | Work::Untrash(at)
            | Work::Merge(at, _)
            | Work::Fold(at) => {
                if let Some(at) = self.pick(*at) {
                    self.do_to(at, work);
                }
            }
        }
    }

    fn do_to(&mut self, at: usize, work: &Work) {
        let id = self.known[at].id;
        match work {
            Work::Type(_, word, other) => self.type_on(at, word, *other),
            Work::TypeLate(_, word) => self.type_late(at, word),
            Work::Headline(_, n) => {
                let headline = format!("Berita {n}");
                self.house.set_text(id, FieldName::Headline, &headline);
                self.known[at].text.headline = headline;
                self.known[at].text.slug = self.house.slug(id);
            }
            Work::Tags(_, n) => {
                let tags: Vec<String> = (0..*n).map(|n| format!("tag {n}")).collect();
                self.house.set(id, FieldValue::List(FieldName::Tags, tags.clone()));
                self.known[at].text.tags = tags;
            }
            Work::Section(_, n) => {
                let section = ["", "Internasional", "Kabar Daerah"][usize::from(*n)];
                self.house.set_text(id, FieldName::Section, section);
                section.clone_into(&mut self.known[at].text.section);
            }
            Work::Merge(_, word) => self.merge(at, word),
            Work::Fold(_) => {
                self.house.room.fold(id).unwrap();
            }
            _ => self.act(at, work),
        }
    }

    fn act(&mut self, at: usize, work: &Work) {
        let known = &mut self.known[at];
        let room = &mut self.house.room;
        let done = match work {
            Work::Submit(_) => room.submit(known.id),
            Work::Approve(_) => room.approve(known.id, None),
            Work::Return(_) => room.return_to_writer(known.id, "ulang"),
            Work::Trash(_) => room.trash(known.id),
            _ => room.untrash(known.id),
        };
        let untrash = matches!(work, Work::Untrash(_));
        let live = matches!(work, Work::Trash(_)) && known.exported.is_some();
        assert_eq!(done.is_ok(), known.trashed == untrash && !live, "{work:?}: {done:?}");
        if done.is_err() {
            return;
        }
        match work {
            Work::Submit(_) => known.submitted = true,
            Work::Return(_) => known.submitted = false,
            Work::Approve(_) => {
                known.submitted = false;
                known.sealed = Some(known.text.clone());
            }
            Work::Trash(_) => known.trashed = true,
            _ => known.trashed = false,
        }
    }

    /// Two editors begin at one text; the second is one edit behind.
    fn type_late(&mut self, at: usize, word: &str) {
        let known = &self.known[at];
        let length = known.text.body.encode_utf16().count();
        if length == 0 {
            // Both would begin at one place, and either may come first.
            return;
        }
        let version = self.house.story(known.id).version;
        let id = known.id;
        self.type_on(at, "«", false);
        let changes = [TextChange { from: 0, to: 0, insert: word.to_owned() }];
        let edited = self.house.room.edit_body(id, &version, &changes, length).unwrap();
        let body = &mut self.known[at].text.body;
        *body = format!("{}{body}", word.replace("\r\n", "\n"));
        assert_eq!(edited.length, body.encode_utf16().count());
        assert_eq!(edited.remote.len(), 1, "the other's sign comes back: {:?}", edited.remote);
        assert_eq!(edited.remote[0].insert, "«");
    }

    fn merge(&mut self, at: usize, word: &str) {
        let id = self.known[at].id;
        let mut other = self.house.copy("salinan", "Rizky");
        let version = other.story(id).unwrap().version;
        let length = self.known[at].text.body.encode_utf16().count();
        let changes = [TextChange { from: length, to: length, insert: word.to_owned() }];
        other.edit_body(id, &version, &changes, length).unwrap();
        let fresh = other.new_story("Berita dari jauh").unwrap();
        let dir = other.folder().path().to_owned();
        drop(other);
        assert_eq!(self.house.room.merge(&dir).unwrap(), 2, "one changed, one is new");
        assert_eq!(self.house.room.merge(&dir).unwrap(), 0, "twice is once");
        std::fs::remove_dir_all(&dir).unwrap();
        self.known[at].text.body.push_str(&word.replace("\r\n", "\n"));
        self.enter(fresh);
    }

    fn compare(&mut self) {
        let mut counts = std::collections::BTreeMap::new();
        for known in self.known.clone() {
            let story = self.house.story(known.id);
            let article = story.article;
            let text = Text {
                headline: article.headline,
                body: article.body,
                tags: article.tags,
                section: article.section,
                slug: article.slug,
            };
            assert_eq!(text, known.text);
            assert_eq!(story.status, known.status(), "{known:?}");
            *counts.entry(known.status().as_str().to_owned()).or_insert(0_u32) += 1;
        }
        let listed = self.house.room.counts().unwrap().by_status;
        assert_eq!(listed, counts.into_iter().collect::<Vec<_>>());
        for status in Status::ALL {
            let filter = Filter { status: Some(status.as_str().to_owned()), ..Filter::default() };
            let mut rows: Vec<String> = self
                .house
                .room
                .list(&filter, 0, 0)
                .unwrap()
                .rows
                .into_iter()
                .map(|row| row.record.id)
                .collect();
            rows.sort();
            let mut wanted: Vec<String> = self
                .known
                .iter()
                .filter(|known| known.status() == status)
                .map(|known| known.id.to_string())
                .collect();
            wanted.sort();
            assert_eq!(rows, wanted, "the queue {}", status.as_str());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 24,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct("tests/newsroom/seeds.txt"))),
        max_shrink_iters: 200,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_is_done_nothing_is_lost_and_everything_verifies(
        works in prop::collection::vec(work(), 1..28),
    ) {
        let mut desk = Desk { house: House::new(), known: Vec::new() };
        for work in &works {
            desk.do_one(work);
        }
        desk.compare();
        desk.house.assert_clean();
        desk.house.again();
        desk.compare();
        desk.house.assert_clean();
        desk.house.room.rebuild().unwrap();
        desk.house.assert_clean();
        desk.compare();
    }
}
