//! Links between stories: by headline, by former headline, by address, by id.

use redaksi_core::article::{ActKind, FieldName, FieldValue, Status};
use redaksi_core::related::LinkState;

use crate::house::House;

#[test]
fn an_unresolved_line_resolves_when_its_story_arrives() {
    let mut house = House::new();
    let text = "Isi.\n\nBaca Juga: Banjir Surut di Kyiv\n";
    let holder = house.draft("Pemegang", text);
    let link = house.story(holder).links.remove(0);
    assert_eq!((link.state, link.target), (LinkState::Unresolved, None));
    assert_eq!(house.link_faults(holder), ["link-unresolved"]);
    assert!(house.page(holder).html.contains("class=\"belum\""), "the preview marks it");

    let target = house.draft("BANJIR surut, di Kyiv!", "Isi.");
    let link = house.story(holder).links.remove(0);
    assert_eq!((link.state, link.target), (LinkState::Draft, Some(target)));
    assert!(link.matched, "the text does not name the story yet");
    assert_eq!(house.link_faults(holder), ["link-draft"]);

    house.approve(target);
    let link = house.story(holder).links.remove(0);
    assert_eq!((link.state, link.matched), (LinkState::Ok, true));
    assert!(house.link_faults(holder).is_empty());
    assert_eq!(house.story(holder).article.body, text, "a match never edits the text");
    let page = house.page(holder).html;
    assert!(page.contains("<a href=\"banjir-surut-di-kyiv.html\">BANJIR surut, di Kyiv!</a>"));
}

#[test]
fn the_list_counts_the_blockers_that_the_check_finds() {
    let mut house = House::new();
    let draft = house.draft("Konsep", "Isi.");
    let sealed = house.sealed("Tersegel", "Isi.");
    let thrown = house.sealed("Terbuang", "Isi.");
    let retracted = house.sealed("Tercabut", "Isi.");
    house.draft("Kembar", "Isi.");
    house.draft("Kembar", "Isi.");
    house.room.trash(thrown).unwrap();
    house.act(retracted, ActKind::Retract { why: "keliru".to_owned() });
    let bodies = [
        ("Baca Juga: Tidak ada".to_owned(), 1),
        (format!("Baca Juga: [Konsep](article:{draft})"), 1),
        (format!("Baca Juga: [Tersegel](article:{sealed})"), 0),
        (format!("Baca Juga: [Terbuang](article:{thrown})"), 1),
        (format!("Baca Juga: [Tercabut](article:{retracted})"), 0),
        ("Baca Juga: Tersegel".to_owned(), 0),
        ("Baca Juga: konsep!".to_owned(), 1),
        ("Baca Juga: Kembar".to_owned(), 1),
        ("Lihat [luar](https://example.org/berita-lain).".to_owned(), 0),
    ];
    for (line, wanted) in bodies {
        let holder = house.draft("Pemegang", &format!("Isi.\n\n{line}\n"));
        let blockers = |code: &&str| *code != "link-retracted";
        let checked = house.link_faults(holder).into_iter().filter(blockers).count();
        assert_eq!(checked, wanted, "check of `{line}`");
        let own = house.draft("Tanpa tautan", "Isi.");
        let links = house.listed_blockers(holder) - house.listed_blockers(own);
        assert_eq!(links as usize, wanted, "list of `{line}`");
        house.room.trash(holder).unwrap();
        house.room.trash(own).unwrap();
    }
}

#[test]
fn a_line_that_fits_two_stories_fits_none() {
    let mut house = House::new();
    let one = house.sealed("Gempa Pagi", "Isi.");
    let two = house.sealed("Gempa pagi", "Lain.");
    let holder = house.draft("Pemegang", "Isi.\n\nBaca Juga: Gempa Pagi\n");
    let link = house.story(holder).links.remove(0);
    assert_eq!((link.state, link.target), (LinkState::Unresolved, None));
    house.room.trash(two).unwrap();
    let link = house.story(holder).links.remove(0);
    assert_eq!((link.state, link.target), (LinkState::Ok, Some(one)), "the bin does not count");
}

#[test]
fn a_line_never_means_the_story_that_holds_it() {
    let mut house = House::new();
    let holder = house.sealed("Gempa Pagi", "Isi.\n\nBaca Juga: Gempa Pagi\n");
    assert_eq!(house.story(holder).links[0].target, None);
    let other = house.sealed("Gempa pagi", "Lain.");
    assert_eq!(house.story(holder).links[0].target, Some(other));
}

#[test]
fn a_sealed_story_is_found_under_the_headline_it_bore() {
    let mut house = House::new();
    let target = house.sealed("Judul Lama", "Isi.");
    let by_name = house.draft("Dengan nama", "Isi.\n\nBaca Juga: Judul Lama\n");
    let by_id =
        house.draft("Dengan id", &format!("Isi.\n\nBaca Juga: [Judul Lama](article:{target})\n"));
    house.set_text(target, FieldName::Headline, "Judul Baru");
    house.approve(target);
    for holder in [by_name, by_id] {
        let link = house.story(holder).links.remove(0);
        assert_eq!((link.state, link.target), (LinkState::Ok, Some(target)));
        assert_eq!(link.follows.as_deref(), Some("Judul Baru"));
        assert!(house.page(holder).html.contains(">Judul Baru</a>"), "the page follows it");
    }
    // A headline of today goes before one of yesterday.
    let other = house.sealed("Judul lama", "Isi.");
    assert_eq!(house.story(by_name).links[0].target, Some(other));
    assert_eq!(house.story(by_id).links[0].target, Some(target), "an id is an id");
}

#[test]
fn a_headline_that_was_neither_sealed_nor_linked_to_is_forgotten() {
    let mut house = House::new();
    let id = house.draft("Judul Kerja", "Isi.");
    house.set_text(id, FieldName::Headline, "Judul Jadi");
    assert!(house.story(id).article.former_headlines.is_empty());
    house.draft("Pemegang", &format!("Baca Juga: [Judul Jadi](article:{id})\n"));
    house.set_text(id, FieldName::Headline, "Judul Lain");
    assert_eq!(house.story(id).article.former_headlines, ["Judul Jadi"]);
}

#[test]
fn a_text_of_the_editors_own_stays() {
    let mut house = House::new();
    let target = house.sealed("Judul Panjang Sekali", "Isi.");
    let body = format!(
        "Lihat [berita kemarin](article:{target}) dan [judul panjang sekali](article:{target}).\n"
    );
    let holder = house.sealed("Pemegang", &body);
    let story = house.story(holder);
    assert_eq!(story.links[0].follows, None);
    assert_eq!(story.links[1].follows.as_deref(), Some("Judul Panjang Sekali"));
    let page = house.sealed_page(holder).html;
    assert!(page.contains(">berita kemarin</a>"));
    assert!(page.contains(">Judul Panjang Sekali</a>"));
}

#[test]
fn addresses_of_the_own_site_lead_to_their_story() {
    let mut house = House::with(&[("url", "https://kbb.example.id".into())]);
    let target = house.sealed("Hari Bahasa Ibu", "Isi.");
    let alias = "pendidikan/pr-123/hari-bahasa".to_owned();
    house.set(target, FieldValue::List(FieldName::Aliases, vec![alias]));
    for address in [
        "https://kbb.example.id/berita/hari-bahasa-ibu.html",
        "http://www.kbb.example.id/hari-bahasa-ibu",
        "/berita/hari-bahasa-ibu/2.html",
        "https://kbb.example.id/pendidikan/pr-123/hari-bahasa?page=all",
        "https://lama.example.org/pendidikan/pr-123/hari-bahasa.html",
    ] {
        let holder = house.draft("Pemegang", &format!("Lihat [di sini]({address}).\n"));
        let link = house.story(holder).links.remove(0);
        assert_eq!((link.target, link.matched), (Some(target), true), "{address}");
        let line = format!("Isi.\n\nBaca Juga: {address}\n");
        house.write(holder, &line);
        assert_eq!(house.story(holder).links[0].target, Some(target), "{line}");
    }
}

#[test]
fn an_address_of_another_site_stays_its_own() {
    let mut house = House::with(&[("url", "https://kbb.example.id".into())]);
    house.sealed("Hari Bahasa Ibu", "Isi.");
    for address in [
        "https://lain.example.org/hari-bahasa-ibu",
        "https://lain.example.org/budaya/hari-bahasa-ibu.html",
        "https://kbb.example.id.example.org/hari-bahasa-ibu",
    ] {
        let holder = house.sealed("Pemegang", &format!("Kata [mereka]({address}).\n"));
        let link = house.story(holder).links.remove(0);
        assert_eq!((link.state, link.target), (LinkState::External, None), "{address}");
        let href = format!("href=\"{address}\"");
        assert!(house.sealed_page(holder).html.contains(&href), "{address}");
    }
}

#[test]
fn a_sealed_storys_old_slug_still_finds_it() {
    let mut house = House::new();
    let target = house.sealed("Hari Bahasa Ibu", "Isi.");
    house.set_text(target, FieldName::Slug, "hari-bahasa");
    assert_eq!(house.story(target).article.aliases, ["berita/hari-bahasa-ibu.html"]);
    house.approve(target);
    let holder = house.draft("Pemegang", "Lihat [ini](/berita/hari-bahasa-ibu.html).\n");
    assert_eq!(house.story(holder).links[0].target, Some(target));
    let page = house.page(holder).html;
    assert!(page.contains("href=\"hari-bahasa.html\""), "it leads to where the story is now");
    house.set_text(target, FieldName::Section, "Budaya");
    house.set_text(target, FieldName::Section, "Budaya");
    let aliases = house.story(target).article.aliases;
    assert_eq!(aliases, ["berita/hari-bahasa-ibu.html", "berita/hari-bahasa.html"]);
    for address in ["/berita/hari-bahasa.html", "/hari-bahasa-ibu.html", "/budaya/hari-bahasa.html"]
    {
        house.write(holder, &format!("Lihat [ini]({address}).\n"));
        assert_eq!(house.story(holder).links[0].target, Some(target), "{address}");
    }
}

#[test]
fn a_story_that_nobody_sealed_leaves_no_address_behind() {
    let mut house = House::new();
    let draft = house.draft("Hari Bahasa Ibu", "Isi.");
    house.set_text(draft, FieldName::Slug, "hari-bahasa");
    house.set_text(draft, FieldName::Section, "Budaya");
    assert!(house.story(draft).article.aliases.is_empty());
}

#[test]
fn a_retracted_story_is_not_linked_to_and_blocks_nobody() {
    let mut house = House::new();
    let target = house.sealed("Tercabut Kemudian", "Isi.");
    let body = format!(
        "Lihat [berita ini](article:{target}) dulu.\n\nBaca Juga: [Tercabut Kemudian](article:{target})\n\nTamat.\n"
    );
    let holder = house.sealed("Pemegang", &body);
    assert!(house.sealed_page(holder).html.contains("tercabut-kemudian.html"));
    house.export();
    house.act(target, ActKind::Retract { why: "keliru".to_owned() });
    assert_eq!(house.status(target), Status::Retracted);
    let states: Vec<LinkState> = house.story(holder).links.iter().map(|link| link.state).collect();
    assert_eq!(states, [LinkState::Retracted; 2]);
    assert_eq!(house.link_faults(holder), ["link-retracted", "link-retracted", "link-twice"]);
    let page = house.sealed_page(holder).html;
    assert!(page.contains("Lihat berita ini dulu."), "a link in the text becomes plain text");
    assert!(!page.contains("Tercabut Kemudian"), "the read-also line is left out");
    let outcome = house.export();
    assert!(house.file("berita/pemegang.html").unwrap().contains("Lihat berita ini dulu."));
    assert!(outcome.blocked.is_empty(), "{:?}", outcome.blocked);
    assert!(outcome.warned.iter().any(|(id, p)| *id == Some(holder) && p.code == "link-retracted"));
}
