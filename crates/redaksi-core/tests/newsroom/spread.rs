//! How far a change spreads: which files of a grown site one change makes
//! anew, and why.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use redaksi_core::article::{Article, ArticleId, Contributor, FieldName, Role};
use redaksi_core::newsroom::{ExportOptions, ExportOutcome, FileAction, FileKind};

use crate::house::{House, paths};
use crate::whole::{files_of, forget_made};

const STORIES: i64 = 300;
const SECTIONS: [&str; 4] = ["Nasional", "Daerah", "Olahraga", "Budaya"];
const NAMES: [&str; 12] = [
    "Andi Wijaya",
    "Bambang Sutrisno",
    "Citra Lestari",
    "Dewi Anggraini",
    "Eko Prasetyo",
    "Fitri Handayani",
    "Gilang Ramadhan",
    "Hana Permata",
    "Indra Kusuma",
    "Joko Susilo",
    "Kartika Sari",
    "Lukman Hakim",
];

/// Story `n`, published so many days after the first.
fn article(house: &House, n: i64) -> Article {
    let turn = |of: usize, step: i64| usize::try_from(n * step).unwrap() % of;
    let first = house.clock.now() - TimeDelta::days(STORIES);
    let (one, two) = (NAMES[turn(12, 5)], NAMES[turn(12, 7)]);
    Article {
        headline: format!("{one} Nomor {n}"),
        deck: format!("Teras berita nomor {n} tentang {one}."),
        section: SECTIONS[turn(4, 1)].to_owned(),
        tags: vec![format!("topik {}", n % 10)],
        contributors: vec![Contributor {
            role: Role::Penulis,
            name: format!("Penulis {}", ["A", "B", "C", "D", "E"][turn(5, 1)]),
        }],
        published_at: Some(first + TimeDelta::days(n)),
        body: format!("{one} bertemu {two} di kota nomor {n}. Mereka berbicara tentang hal {n}."),
        ..Article::default()
    }
}

struct Grown {
    house: House,
    ids: Vec<ArticleId>,
}

/// A site of 300 stories, one a day, with its first export done.
fn grown() -> Grown {
    let mut house = House::new();
    let ids = (0..STORIES)
        .map(|n| {
            house.clock.wait(1);
            let article = article(&house, n);
            house.add(article)
        })
        .collect();
    house.export();
    Grown { house, ids }
}

impl Grown {
    fn change(&mut self, n: usize, body: &str) -> ExportOutcome {
        self.house.write(self.ids[n], body);
        self.house.approve(self.ids[n]);
        self.export()
    }

    /// An export, held against a full one from the seals.
    fn export(&mut self) -> ExportOutcome {
        let done = self.house.export();
        for file in done.files.iter().filter(|file| file.action == FileAction::Write) {
            for why in &file.why {
                assert!(!["program", "theme", "full"].contains(&why.kind()), "{file:?}");
            }
        }
        let site = self.house.site();
        let right = files_of(&site);
        forget_made(&mut self.house);
        let whole = ExportOptions { full: true, ..ExportOptions::default() };
        let full = self.house.export_with(&whole).unwrap();
        assert_eq!(paths(&full, FileAction::Write), [""; 0], "as a full export has it");
        assert!(files_of(&site) == right);
        done
    }
}

fn kinds(outcome: &ExportOutcome) -> BTreeSet<(&str, &'static str)> {
    let written = outcome.files.iter().filter(|file| file.action == FileAction::Write);
    written.flat_map(|file| file.why.iter().map(|why| (file.path.as_str(), why.kind()))).collect()
}

#[test]
fn a_comma_changes_the_pages_that_show_it_and_no_other() {
    let mut site = grown();
    let body = |n: i64| article(&site.house, n).body;
    let (old, newest) = (body(150), body(299));
    // In an old story behind its first words.
    let done = site.change(150, &format!("{} Lagi, koma.", old));
    let own = format!("olahraga/{}.html", site.house.slug(site.ids[150]));
    assert_eq!(kinds(&done), BTreeSet::from([(own.as_str(), "content")]));
    assert_eq!(done.rendered, 1);
    let done = site.change(150, &format!("{} Lagi koma.", old));
    assert_eq!(kinds(&done), BTreeSet::from([(own.as_str(), "content")]));

    // In the newest, which feeds hold whole.
    let done = site.change(299, &newest.replace("kota nomor", "kota, nomor"));
    let own = format!("budaya/{}.html", site.house.slug(site.ids[299]));
    let wanted = [
        (own.as_str(), "content"),
        ("umpan/budaya.xml", "list"),
        ("umpan/feed.json", "list"),
        ("umpan/rss.xml", "list"),
    ];
    assert_eq!(kinds(&done), BTreeSet::from(wanted));
    assert_eq!(done.rendered, 4);
}

#[test]
fn a_comma_that_cards_show_changes_the_lists_with_the_card() {
    let mut site = grown();
    let deck = "Teras berita nomor 150, tentang siapa.";
    let id = site.ids[150];
    site.house.set_text(id, FieldName::Deck, deck);
    site.house.approve(id);
    let done = site.export();
    assert!(done.rendered < 60, "{}: {:?}", done.rendered, kinds(&done));
    let written = paths(&done, FileAction::Write);
    for path in &written {
        let text = site.house.file(path).unwrap();
        let own = path.starts_with("cari/") || text.contains("nomor 150, tentang");
        assert!(own, "{path} was written and does not show it: {:?}", kinds(&done));
    }
    for list in ["olahraga/", "tag/topik-0", "penulis/penulis-a", "arsip/2021/", "hal/"] {
        assert!(written.iter().any(|path| path.starts_with(list)), "{list} of {written:?}");
    }
}

#[test]
fn a_new_story_changes_what_shows_it() {
    let mut site = grown();
    let tree = files_of(&site.house.site());
    let story = article(&site.house, STORIES);
    let at = story.published_at.unwrap();
    let id = site.house.add(story);
    let done = site.export();
    let slug = site.house.slug(id);
    let published: BTreeMap<ArticleId, _> = site
        .ids
        .iter()
        .map(|id| (*id, site.house.story(*id).article.published_at.unwrap()))
        .collect();
    for file in done.files.iter().filter(|file| file.action == FileAction::Write) {
        let now = site.house.file(&file.path).unwrap();
        let before = tree.get(&file.path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        match (file.kind.unwrap(), file.story) {
            (FileKind::Story, Some(other)) if other != id => {
                let days = (at - published[&other]).num_days();
                let shows = days <= 30 || now.contains(&slug);
                assert!(shows, "{} is {days} days old: {:?}", file.path, file.why);
            }
            (FileKind::List, _) => {
                // It shows the story, or lost one to the next page, whose
                // neighbour it is now.
                let fronts =
                    ["index.html", "nasional/", "tag/topik-0", "penulis/penulis-a", "arsip/"];
                let hal = file.path.starts_with("hal/");
                let of = hal || fronts.iter().any(|front| file.path.starts_with(front));
                assert!(of, "{}: {:?}", file.path, file.why);
                assert!(now.contains(&slug) || before.is_none_or(|old| old != now));
            }
            (FileKind::Story | FileKind::Feed | FileKind::Machine | FileKind::Search, _) => {
                assert!(now.contains(&slug) || file.path.contains("sitemap"), "{}", file.path);
            }
            (kind, _) => panic!("{} ({kind:?}) knows nothing of a story", file.path),
        }
    }
    for path in ["index.html", "nasional/index.html", "umpan/rss.xml", "sitemap-berita.xml"] {
        assert!(site.house.file(path).unwrap().contains(&slug), "{path}");
        assert!(paths(&done, FileAction::Write).contains(&path));
    }
    assert!(done.rendered < 60, "{}", done.rendered);
}
