//! Whatever is done to a newsroom, an export that makes only what changed
//! gives the very bytes that making everything anew gives.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use redaksi_core::article::{ArticleId, Contributor, FieldName, FieldValue, NoticeKind, Role};
use redaksi_core::newsroom::{ExportOptions, ExportOutcome, FileAction, PhotoText};
use serde_json::Value;

use crate::house::{House, paths, written};
use crate::photos::photo;
use crate::whole::{files_of, forget_left, forget_made};

/// What a person does. The first number says to which story.
#[derive(Debug, Clone)]
enum Work {
    New(u8),
    Field(usize, FieldName, &'static str),
    Body(usize, u8, usize),
    Tags(usize, u8),
    Writers(usize, u8),
    Published(usize, i8),
    Embargo(usize, Option<i8>),
    Photo(usize, u8, bool),
    Approve(usize),
    Correct(usize, NoticeKind, Option<usize>),
    Retract(usize),
    Trash(usize),
    Pin(&'static str, Vec<usize>),
    Setting(&'static str, &'static str),
    Wait(i64),
    /// One story alone; lists wait.
    Only(usize),
    /// One export back.
    Back,
    Export,
}

const SETTINGS: [(&str, &str); 40] = [
    ("name", r#""Kabar & <Kita>""#),
    ("url", r#""https://kabar.example/warta""#),
    ("language", r#""en""#),
    ("language", r#""id""#),
    ("zone", r#""Asia/Jayapura""#),
    ("accent", r##""#005f73""##),
    ("sections", r#"["Budaya","Daerah","Olahraga"]"#),
    ("sections", r#"["Olahraga"]"#),
    ("read_also", r#""Lihat Juga""#),
    ("opener_separator", r#"" — ""#),
    ("permalink", r#""{year}/{month}/{slug}.html""#),
    ("permalink", r#""{slug}/""#),
    ("permalink", r#""{section}/{slug}.html""#),
    ("pages.rule", "25"),
    ("pages.rule", "60"),
    ("pages.shortest", "10"),
    ("modules.order", r#"["latest","regional","tags"]"#),
    ("modules.order", r#"["popular","picks"]"#),
    ("modules.lists", r#"["latest","related","picks"]"#),
    ("modules.lists", "[]"),
    ("modules.window_days", "1"),
    ("modules.window_days", "0"),
    ("modules.latest.count", "0"),
    ("modules.latest.count", "3"),
    ("modules.latest.heading", r#""Baru <Saja>""#),
    ("modules.picks.empty", r#""latest""#),
    ("modules.popular.empty", r#""heading""#),
    ("modules.related.empty", r#""latest""#),
    ("modules.tags.count", "1"),
    ("modules.tags.pins", r#"["gempa","C"]"#),
    ("modules.tags.heading", r#""Topik""#),
    ("modules.regional.section", r#""Daerah""#),
    ("modules.regional.from", r#""tag""#),
    ("modules.regional.tag", r#""gempa""#),
    ("modules.regional.heading", r#""Dari Daerah""#),
    ("page.kontak", r#""Surel: redaksi@kabar.example\n\nBaca Juga: Berita 1""#),
    ("imprint.email", r#""halo@kabar.example""#),
    ("imprint.people", r#"["Editor: Siti"]"#),
    ("check.credit-missing", r#""off""#),
    ("limits.read_also", "1"),
];

const FIELDS: [(FieldName, &str); 12] = [
    (FieldName::Headline, "Presiden Bertemu Menteri"),
    (FieldName::Headline, "Berita 3"),
    (FieldName::Slug, "alamat-baru"),
    (FieldName::Slug, "daerah"),
    (FieldName::Section, "Daerah"),
    (FieldName::Section, "Budaya"),
    (FieldName::Section, ""),
    (FieldName::Deck, "Teras, yang baru."),
    (FieldName::Deck, ""),
    (FieldName::Opener, "Bandung"),
    (FieldName::LeadCaption, "Keterangan, baru"),
    (FieldName::LeadFocus, "0.1,0.2"),
];

fn work() -> impl Strategy<Value = Work> {
    let which = || 0_usize..12;
    let module = prop::sample::select(vec!["picks", "related", "latest", "popular"]);
    let kinds = prop::sample::select(vec![NoticeKind::Ralat, NoticeKind::HakJawab]);
    prop_oneof![
        2 => any::<u8>().prop_map(Work::New),
        4 => (which(), prop::sample::select(FIELDS.to_vec()))
            .prop_map(|(at, (field, text))| Work::Field(at, field, text)),
        4 => (which(), any::<u8>(), which()).prop_map(|(at, n, to)| Work::Body(at, n, to)),
        2 => (which(), any::<u8>()).prop_map(|(at, n)| Work::Tags(at, n)),
        1 => (which(), any::<u8>()).prop_map(|(at, n)| Work::Writers(at, n)),
        2 => (which(), -60_i8..3).prop_map(|(at, days)| Work::Published(at, days)),
        2 => (which(), prop::option::of(-1_i8..3)).prop_map(|(at, days)| Work::Embargo(at, days)),
        1 => (which(), 0_u8..3, any::<bool>()).prop_map(|(at, n, lead)| Work::Photo(at, n, lead)),
        4 => which().prop_map(Work::Approve),
        2 => (which(), kinds, prop::option::of(which()))
            .prop_map(|(at, kind, to)| Work::Correct(at, kind, to)),
        1 => which().prop_map(Work::Retract),
        1 => which().prop_map(Work::Trash),
        2 => (module, prop::collection::vec(which(), 0..4))
            .prop_map(|(module, pins)| Work::Pin(module, pins)),
        5 => prop::sample::select(SETTINGS.to_vec())
            .prop_map(|(key, value)| Work::Setting(key, value)),
        2 => (1_i64..80).prop_map(Work::Wait),
        1 => which().prop_map(Work::Only),
        1 => Just(Work::Back),
        4 => Just(Work::Export),
    ]
}

struct Desk {
    house: House,
    ids: Vec<ArticleId>,
    /// Stories that stand in the site.
    live: BTreeSet<ArticleId>,
    exports: usize,
}

impl Desk {
    /// Eight stories of two sections, some with links.
    fn new() -> Self {
        let mut desk =
            Self { house: House::new(), ids: Vec::new(), live: BTreeSet::new(), exports: 0 };
        for n in 0..8 {
            desk.create(n);
            desk.body(usize::from(n), n, usize::from(n) / 2);
            desk.tags(usize::from(n), n);
        }
        for at in 0..8 {
            desk.house.approve(desk.ids[at]);
        }
        desk
    }

    fn create(&mut self, n: u8) {
        let id = self.house.draft(&format!("Berita {n}"), "Isi.");
        self.ids.push(id);
        let now = self.house.clock.now();
        let days = TimeDelta::days(i64::from(n % 5) * 20);
        self.house.set(id, FieldValue::Instant(FieldName::PublishedAt, Some(now - days)));
        let section = ["Olahraga", "Budaya", ""][usize::from(n % 3)];
        self.house.set_text(id, FieldName::Section, section);
    }

    fn id(&self, at: usize) -> ArticleId {
        self.ids[at % self.ids.len()]
    }

    fn body(&mut self, at: usize, n: u8, to: usize) {
        let (id, to) = (self.id(at), self.id(to));
        let headline = self.house.story(to).article.headline;
        let words = |count: usize| "Presiden Joko Widodo bertemu warga. ".repeat(count);
        let text = match n % 9 {
            _ if to == id => "Isi, sendiri.".to_owned(),
            0 => "Isi singkat.".to_owned(),
            1 => "Isi, dengan koma.".to_owned(),
            2 => "Satu.\n\n<!--nextpage-->\n\nDua.\n\n<!--nextpage-->\n\nTiga.\n".to_owned(),
            3 => format!("Lihat [ini](article:{to}) lagi.\n"),
            4 => format!("Isi.\n\nBaca Juga: [{headline}](article:{to})\n\nTamat.\n"),
            5 => format!("Isi.\n\nBaca Juga: {headline}\n"),
            6 => format!("{}\n\n{}\n\n{}\n\n{}\n", words(4), words(5), words(3), words(4)),
            7 => format!("Isi.[^1]\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: {}\n", words(1)),
            _ => format!("{}\n\nLihat [{headline}](article:{to}).\n", words(2)),
        };
        self.house.write(id, &text);
    }

    fn tags(&mut self, at: usize, n: u8) {
        let all = ["gempa", "Gempa", "C", "C++", "🔥", "Joko Widodo"];
        let tags = all.iter().enumerate().filter(|(bit, _)| n >> bit & 1 == 1);
        let tags = tags.map(|(_, tag)| (*tag).to_owned()).collect();
        let id = self.id(at);
        self.house.set(id, FieldValue::List(FieldName::Tags, tags));
    }

    /// What is refused (a withdrawn story is not approved again) is no fault.
    fn do_one(&mut self, work: &Work) {
        self.house.clock.wait(7);
        match work {
            Work::New(n) => self.create(n % 12),
            Work::Field(at, field, text) => {
                let id = self.id(*at);
                let _ = self.house.room.set(id, &[FieldValue::Text(*field, (*text).to_owned())]);
            }
            Work::Body(at, n, to) => self.body(*at, *n, *to),
            Work::Tags(at, n) => self.tags(*at, *n),
            Work::Writers(at, n) => {
                let people =
                    [(Role::Penulis, "Siti"), (Role::Penulis, "🔥"), (Role::Editor, "Budi")];
                let some = people.iter().enumerate().filter(|(bit, _)| n >> bit & 1 == 1);
                let some = some
                    .map(|(_, (role, name))| Contributor { role: *role, name: (*name).to_owned() });
                let id = self.id(*at);
                self.house.set(id, FieldValue::Contributors(some.collect()));
            }
            Work::Published(at, days) => self.time(*at, FieldName::PublishedAt, Some(*days)),
            Work::Embargo(at, days) => self.time(*at, FieldName::EmbargoUntil, *days),
            Work::Photo(at, n, lead) => {
                let text = PhotoText {
                    alt: Some("Jalan".to_owned()),
                    caption: Some("Sebuah jalan".to_owned()),
                    credit: Some("Antara".to_owned()),
                    ..PhotoText::default()
                };
                let file = photo(&self.house, "foto.jpg", 120, 40 * n);
                let (id, room) = (self.id(*at), &mut self.house.room);
                let taken = if *lead {
                    room.add_lead_photo(id, &file, &text)
                } else {
                    room.add_photo(id, &file, &text)
                };
                taken.expect("a whole picture");
            }
            Work::Approve(at) => {
                let _ = self.house.room.approve(self.id(*at), None);
            }
            Work::Correct(at, kind, to) => {
                let to = to.map(|to| self.id(to));
                let _ = self.house.room.correct(self.id(*at), *kind, "Yang benar: 7.", to);
            }
            Work::Retract(at) => {
                let _ = self.house.room.retract(self.id(*at), "Sumbernya palsu.");
            }
            Work::Trash(at) => {
                let _ = self.house.room.trash(self.id(*at));
            }
            Work::Pin(module, pins) => {
                let pins: Vec<String> = pins.iter().map(|at| self.id(*at).to_string()).collect();
                self.house.room.pin(module, &pins).expect("stories that are there");
            }
            Work::Setting(key, value) => {
                let value: Value = serde_json::from_str(value).expect("JSON");
                self.house.settings(key, value);
            }
            Work::Wait(hours) => self.house.clock.wait(hours * 3_600),
            Work::Only(at) => {
                let only = ExportOptions { only: Some(self.id(*at)), ..ExportOptions::default() };
                let done = self.house.export_with(&only);
                let files = done.map(|done| done.files).unwrap_or_default();
                self.live.extend(files.iter().filter_map(|file| file.story));
            }
            Work::Back => {
                let site = self.house.site();
                let _ = self.house.room.rollback(&site, false, &mut |_, _| true);
            }
            Work::Export => self.export(),
        }
    }

    fn time(&mut self, at: usize, field: FieldName, days: Option<i8>) {
        let now = self.house.clock.now();
        let at = (self.id(at), days.map(|days| now + TimeDelta::days(days.into())));
        self.house.set(at.0, FieldValue::Instant(field, at.1));
    }

    fn export(&mut self) {
        self.exports += 1;
        let site = self.house.site();
        let done = self.house.export();
        let lost: Vec<_> =
            done.warned.iter().filter(|(_, p)| p.code == "reference-dangling").collect();
        assert!(lost.is_empty(), "references lead nowhere: {lost:?}");
        self.live.extend(done.files.iter().filter_map(|file| file.story));
        let right = files_of(&site);
        assert_named(&done, &right);

        let again = self.house.export();
        assert_eq!(paths(&again, FileAction::Write), [""; 0], "written twice");
        assert_eq!(paths(&again, FileAction::Remove), [""; 0]);
        assert_eq!(again.rendered, 0);
        // Nothing moved, so it was told without a plan; a plan says the same.
        forget_left(&self.house);
        let planned = self.house.export();
        assert_eq!(paths(&planned, FileAction::Write), [""; 0], "written twice");
        assert_eq!(planned.rendered, 0);
        assert_eq!(told(&again), told(&planned));

        if self.exports.is_multiple_of(2) {
            forget_made(&mut self.house);
        }
        let whole = ExportOptions { full: true, ..ExportOptions::default() };
        let full = self.house.export_with(&whole).expect("an export");
        assert_eq!(paths(&full, FileAction::Write), [""; 0], "not as a full export has it");
        assert_eq!(paths(&full, FileAction::Remove), [""; 0]);
        assert_eq!(written(&full), 0);
        assert!(files_of(&site) == right);
        // Where a live story is blocked, the site keeps its last page; a new
        // site has none to keep.
        if done.blocked.iter().any(|(id, _)| self.live.contains(id)) {
            return;
        }
        let fresh = self.house.folder.path().join(format!("baru-{}", self.exports));
        self.house.room.export(&fresh, &whole, &mut |_, _| true).expect("an export");
        let made = files_of(&fresh);
        let names = |tree: &std::collections::BTreeMap<String, Vec<u8>>| -> Vec<String> {
            tree.keys().cloned().collect()
        };
        assert_eq!(names(&made), names(&right));
        for (path, bytes) in &made {
            assert!(right[path] == *bytes, "{path} is another in a new folder");
        }
        std::fs::remove_dir_all(fresh).expect("a folder of the test");
    }
}

/// All that an export says.
fn told(done: &ExportOutcome) -> impl PartialEq + std::fmt::Debug {
    let ExportOutcome { files, rendered, blocked, warned, next, foreign } = done.clone();
    ((files, rendered), (blocked, warned), (next, foreign))
}

/// The plan names what stands there, and nothing else does.
fn assert_named(done: &ExportOutcome, tree: &std::collections::BTreeMap<String, Vec<u8>>) {
    let kept = done.files.iter().filter(|file| file.action != FileAction::Remove);
    let named: Vec<&String> = kept.map(|file| &file.path).collect();
    assert_eq!(named, tree.keys().collect::<Vec<_>>());
    for file in &done.files {
        assert!(!file.why.is_empty(), "{} without a reason", file.path);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 8,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(
            "tests/newsroom/incremental-seeds.txt",
        ))),
        max_shrink_iters: 60,
        ..ProptestConfig::default()
    })]

    #[test]
    fn an_export_of_what_changed_gives_the_bytes_of_a_full_one(
        works in prop::collection::vec(work(), 6..30),
    ) {
        let mut desk = Desk::new();
        desk.export();
        for work in &works {
            desk.do_one(work);
        }
        desk.export();
    }
}

/// The site of these settings is as a full export has it.
fn assert_whole(desk: &mut Desk, after: &str) {
    desk.house.export();
    let whole = ExportOptions { full: true, ..ExportOptions::default() };
    let full = desk.house.export_with(&whole).expect("an export");
    assert_eq!(paths(&full, FileAction::Write), [""; 0], "after {after}");
}

/// A setting by itself, so that no other change hides that it was forgotten.
#[test]
fn each_setting_reaches_every_page_that_shows_it() {
    let mut desk = Desk::new();
    desk.do_one(&Work::Photo(1, 1, true));
    desk.do_one(&Work::Approve(1));
    // Two modules that show the same wherever they stand.
    desk.do_one(&Work::Pin("picks", vec![2]));
    desk.do_one(&Work::Pin("popular", vec![3]));
    desk.export();
    for (key, value) in SETTINGS {
        let before = desk.house.room.settings().all()[key].clone();
        desk.do_one(&Work::Setting(key, value));
        assert_whole(&mut desk, &format!("{key} = {value}"));
        if key != "permalink" {
            desk.house.settings(key, before);
            desk.house.export();
        }
    }
}

/// A rule that cuts a story elsewhere into as many pages as before.
#[test]
fn each_page_rule_reaches_the_pages_it_cuts() {
    let mut desk = Desk::new();
    desk.house.settings("pages.shortest", serde_json::json!(10));
    for words in (20..80).step_by(4) {
        desk.house.settings("pages.rule", serde_json::json!(words));
        assert_whole(&mut desk, &format!("pages.rule = {words}"));
    }
}
