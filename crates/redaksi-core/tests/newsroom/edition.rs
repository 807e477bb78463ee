//! The edition: what would be live at a time.

use redaksi_core::article::{FieldName, FieldValue, NoticeKind, Release, Severity};
use redaksi_core::newsroom::ExportOptions;
use redaksi_core::related::LinkState;
use redaksi_core::{Error, article::ArticleId};

use crate::house::{House, codes, time};

const MORNING: &str = "2022-02-23T06:00:00+07:00";

fn embargo(house: &mut House, id: ArticleId) {
    house.set(id, FieldValue::Instant(FieldName::EmbargoUntil, Some(time(MORNING))));
    house.approve(id);
}

#[test]
fn before_its_embargo_nothing_of_a_story_leaves() {
    let mut house = House::new();
    let secret = house.sealed("Naskah Rahasia", "Isi rahasia.");
    embargo(&mut house, secret);
    house.sealed("Biasa", "Isi.");
    let outcome = house.export();
    assert_eq!(codes(&outcome.blocked, secret), ["embargoed"]);
    let note = outcome.blocked.iter().find(|(id, _)| *id == secret).unwrap();
    assert_eq!(note.1.severity, Severity::Note, "to wait is no fault");
    for entry in walk(&house.site()) {
        let bytes = std::fs::read(&entry).unwrap();
        let text = String::from_utf8_lossy(&bytes).to_lowercase();
        assert!(!text.contains("rahasia"), "{} leaks", entry.display());
        assert!(!entry.display().to_string().contains("rahasia"));
    }
    house.clock.set("2022-02-23T05:59:59+07:00");
    house.export();
    assert_eq!(house.file("berita/naskah-rahasia.html"), None);
    house.clock.set(MORNING);
    house.export();
    assert!(house.file("berita/naskah-rahasia.html").unwrap().contains("Isi rahasia."));
    assert!(house.file("index.html").unwrap().contains("Naskah Rahasia"));
}

#[test]
fn a_story_of_the_future_waits_for_its_time_as_for_an_embargo() {
    let mut house = House::new();
    let planned = house.draft("Terjadwal Besok", "Isi esok.");
    let at = |text| FieldValue::Instant(FieldName::PublishedAt, Some(time(text)));
    house.set(planned, at(MORNING));
    house.approve(planned);
    let holder = house.sealed("Pemegang", &format!("Lihat [itu](article:{planned}).\n"));
    assert_eq!(house.story(holder).links[0].state, LinkState::Embargoed);
    let outcome = house.export();
    assert_eq!(codes(&outcome.blocked, planned), ["published-later"]);
    assert_eq!(codes(&outcome.blocked, holder), ["link-embargoed"]);
    for entry in walk(&house.site()) {
        let text = String::from_utf8_lossy(&std::fs::read(&entry).unwrap()).to_lowercase();
        assert!(!text.contains("besok") && !text.contains("esok."), "{}", entry.display());
    }
    // Moving it to an earlier time needs a new seal: the sealed time counts.
    house.set(planned, at("2022-02-22T08:00:00+07:00"));
    let outcome = house.export();
    assert_eq!(codes(&outcome.blocked, planned), ["published-later"]);
    house.clock.set(MORNING);
    let outcome = house.export();
    assert!(outcome.blocked.is_empty(), "{:?}", outcome.blocked);
    assert!(house.file("berita/terjadwal-besok.html").unwrap().contains("Isi esok."));
    assert!(house.file("berita/pemegang.html").is_some());
}

#[test]
fn the_later_of_embargo_and_schedule_decides_and_says_so() {
    let now = time("2022-02-22T09:00:00+07:00");
    let (past, soon, late) =
        ("2022-02-22T08:00:00+07:00", "2022-02-22T10:00:00+07:00", "2022-02-22T11:00:00+07:00");
    let exactly = "2022-02-22T09:00:00+07:00";
    for (embargo, published, says) in [
        (None, None, None),
        (None, Some(past), None),
        (None, Some(exactly), None),
        (None, Some(soon), Some(("published-later", soon))),
        (Some(past), Some(past), None),
        (Some(exactly), Some(past), None),
        (Some(soon), None, Some(("embargoed", soon))),
        (Some(soon), Some(past), Some(("embargoed", soon))),
        (Some(past), Some(soon), Some(("published-later", soon))),
        (Some(soon), Some(late), Some(("published-later", late))),
        (Some(late), Some(soon), Some(("embargoed", late))),
        (Some(soon), Some(soon), Some(("embargoed", soon))),
    ] {
        let case = format!("embargo {embargo:?}, published {published:?}");
        let release =
            Release { embargo_until: embargo.map(time), published_at: published.map(time) };
        let reason = release.reason(now);
        assert_eq!(release.waits(now), says.is_some(), "{case}");
        assert_eq!(
            reason.as_ref().map(|problem| problem.code),
            says.map(|(code, _)| code),
            "{case}"
        );
        let until = reason.map(|problem| time(&problem.text));
        assert_eq!(until, says.map(|(_, until)| time(until)), "{case}");
    }
}

#[test]
fn a_live_story_stays_as_it_is_until_the_time_of_its_new_seal() {
    let mut house = House::new();
    let id = house.sealed("Judul", "Isi pertama.");
    house.export();
    house.write(id, "Isi kedua.");
    embargo(&mut house, id);
    house.room.correct(id, NoticeKind::Koreksi, "Angkanya 7.", None).unwrap();
    let outcome = house.export();
    assert_eq!(codes(&outcome.blocked, id), ["embargoed"]);
    let page = house.file("berita/judul.html").unwrap();
    assert!(page.contains("Isi pertama.") && !page.contains("Isi kedua."));
    house.clock.set(MORNING);
    house.export();
    assert!(house.file("berita/judul.html").unwrap().contains("Isi kedua."));
}

#[test]
fn the_clock_of_an_export_can_be_given() {
    let mut house = House::new();
    let secret = house.sealed("Rahasia", "Isi.");
    embargo(&mut house, secret);
    let at = |text| ExportOptions { now: Some(time(text)), ..ExportOptions::default() };
    house.export_with(&at("2022-02-22T10:00:00Z")).unwrap();
    assert_eq!(house.file("berita/rahasia.html"), None);
    house.export_with(&at(MORNING)).unwrap();
    assert!(house.file("berita/rahasia.html").is_some());
}

#[test]
fn a_story_that_links_to_one_under_embargo_waits_with_it() {
    let mut house = House::new();
    let secret = house.sealed("Rahasia", "Isi.");
    embargo(&mut house, secret);
    let holder =
        house.sealed("Pemegang", &format!("Isi.\n\nBaca Juga: [Rahasia](article:{secret})\n"));
    let third =
        house.sealed("Ketiga", &format!("Isi.\n\nBaca Juga: [Pemegang](article:{holder})\n"));
    assert_eq!(house.story(holder).links[0].state, LinkState::Embargoed);
    let outcome = house.export();
    assert_eq!(codes(&outcome.blocked, holder), ["link-embargoed"]);
    assert_eq!(codes(&outcome.blocked, third), ["link-blocked"]);
    assert_eq!(house.file("berita/pemegang.html"), None);
    let only = ExportOptions { only: Some(holder), ..ExportOptions::default() };
    assert!(matches!(house.export_with(&only).unwrap_err(), Error::Blocked(_)));
    house.clock.set(MORNING);
    let outcome = house.export();
    assert!(outcome.blocked.is_empty(), "{:?}", outcome.blocked);
    assert!(house.file("berita/ketiga.html").is_some());
}

#[test]
fn the_preview_shows_the_neighbours_that_the_export_would() {
    let mut house = House::new();
    let secret = house.sealed("Rahasia Negara", "Isi.");
    embargo(&mut house, secret);
    let plain = house.sealed("Biasa Saja", "Isi.");
    let draft = house.draft("Konsep Semata", "Isi.");
    for page in [house.page(plain).html, house.page(draft).html] {
        assert!(!page.contains("Rahasia Negara"));
        assert!(!page.contains(">Konsep Semata</span>"), "a draft is no neighbour");
    }
    house.clock.set(MORNING);
    assert!(house.page(plain).html.contains("Rahasia Negara"), "the embargo is over");
    house.room.trash(secret).unwrap();
    assert!(!house.page(plain).html.contains("Rahasia Negara"), "it went to the bin");
}

#[test]
fn drafts_have_no_part_in_what_is_live() {
    let mut house = House::new();
    let id = house.sealed("Judul Tersegel", "Isi tersegel.");
    house.set_text(id, FieldName::Headline, "Judul Terbuka");
    house.write(id, "Isi terbuka.");
    house.draft("Konsep", "Isi.");
    house.export();
    let page = house.file("berita/judul-tersegel.html").unwrap();
    assert!(page.contains("Isi tersegel.") && page.contains("Judul Tersegel"));
    assert!(!page.contains("terbuka") && !page.contains("Terbuka"));
    assert_eq!(house.file("berita/konsep.html"), None);
    assert!(!house.file("index.html").unwrap().contains("Konsep"));
}

#[test]
fn a_live_story_that_is_blocked_keeps_its_last_page() {
    let mut house = House::new();
    let id = house.sealed("Judul", "Isi pertama.");
    house.export();
    house.write(id, "Isi kedua.\n\nBaca Juga: Tidak ada\n");
    house.approve(id);
    let outcome = house.export();
    assert_eq!(codes(&outcome.blocked, id), ["link-unresolved"]);
    assert!(house.file("berita/judul.html").unwrap().contains("Isi pertama."));
    assert!(house.file("index.html").unwrap().contains("Judul"));
    // And a link to it leads somewhere, so it blocks nobody.
    let holder = house.sealed("Pemegang", &format!("Isi.\n\nBaca Juga: [Judul](article:{id})\n"));
    let outcome = house.export();
    assert!(codes(&outcome.blocked, holder).is_empty());
    assert!(house.file("berita/pemegang.html").is_some());
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(walk(&path)) } else { files.push(path) }
    }
    files
}
