//! Pages: the preview is the export.

use std::collections::BTreeSet;
use std::fs;

use redaksi_core::Error;
use redaksi_core::article::FieldName;
use redaksi_core::newsroom::{PageRequest, WhichPage};

use crate::house::House;

#[test]
fn the_preview_of_sealed_content_is_the_exported_file() {
    let mut house = House::new();
    let one = house.sealed("Berita Satu", "Isi pertama.\n\nKedua & <b>tebal</b> 😀.\n");
    house.sealed("Berita Dua", &format!("Isi.\n\nBaca Juga: [Berita Satu](article:{one})\n"));
    let long =
        house.sealed("Panjang", "Satu.\n\n<!--nextpage-->\n\nDua.\n\n<!--nextpage-->\n\nTiga.\n");
    house.set_text(long, FieldName::Section, "Internasional");
    house.approve(long);
    house.export();
    for id in house.room.ids().unwrap() {
        let sealed = house.sealed_page(id);
        assert_eq!(house.page(id).html, sealed.html, "{}", sealed.path);
        assert_eq!(house.file(&sealed.path), Some(sealed.html), "{}", sealed.path);
    }
    for which in [WhichPage::Number(2), WhichPage::Number(3), WhichPage::Whole] {
        let page = house.page_number(long, which);
        assert_eq!(page.pages, 3);
        assert_eq!(house.file(&page.path), Some(page.html), "{}", page.path);
    }
}

#[test]
fn the_sealed_page_stays_while_the_text_moves_on() {
    let mut house = House::new();
    let id = house.sealed("Judul", "Isi tersegel.");
    let sealed = house.sealed_page(id).html;
    house.write(id, "Isi terbuka.");
    assert_eq!(house.sealed_page(id).html, sealed);
    assert!(house.page(id).html.contains("Isi terbuka."));
    house.write(id, "Isi tersegel.");
    assert_eq!(house.page(id).html, sealed);
}

#[test]
fn a_page_that_a_story_does_not_have_is_refused() {
    let mut house = House::new();
    let id = house.sealed("Judul", "Isi.");
    let now = house.room.now();
    for which in [WhichPage::Number(0), WhichPage::Number(2)] {
        let request = PageRequest { id, which, sealed: false, now };
        let fault = house.room.page(&request).unwrap_err();
        assert!(matches!(fault, Error::BadValue { .. }), "{fault}");
    }
    assert_eq!(house.page_number(id, WhichPage::Whole).path, "berita/judul.html");
    let draft = house.draft("Konsep", "Isi.");
    let request = PageRequest { id: draft, which: WhichPage::Whole, sealed: true, now };
    assert!(house.room.page(&request).is_err(), "what was never sealed has no sealed page");
}

#[test]
fn every_block_knows_its_place_in_the_page_and_its_line_in_the_text() {
    let mut house = House::new();
    let body = "Satu.\n\n## Dua\n\nTiga\nbaris.\n\n- empat\n- lima\n\n> enam\n";
    let id = house.draft("Judul", body);
    let page = house.page(id);
    let lines: Vec<u32> = page.blocks.iter().map(|(_, line)| *line).collect();
    assert_eq!(lines, [1, 3, 5, 8, 11]);
    let starts: Vec<&str> = page
        .blocks
        .iter()
        .map(|(range, _)| page.html[range.clone()].split(['>', ' ']).next().unwrap())
        .collect();
    assert_eq!(starts, ["<p", "<h2", "<p", "<ul", "<blockquote"]);
}

#[test]
fn a_newsroom_can_replace_a_template_and_add_to_the_style() {
    let mut house = House::new();
    let id = house.sealed("Judul", "Isi.");
    let plain = house.sealed_page(id).html;
    let style = house.room.assets().unwrap();
    let theme = house.room.folder().theme();
    fs::write(theme.join("byline.html"), "<p class=\"milik-kami\">Redaksi kami</p>\n").unwrap();
    fs::write(theme.join("extra.css"), ".milik-kami { color: teal }\n").unwrap();
    house.room.forget_theme();
    let page = house.sealed_page(id);
    assert!(page.html.contains("class=\"milik-kami\""));
    assert_eq!(page.theme_error, None);
    let own = house.room.assets().unwrap();
    assert_ne!(own, style, "the style sheet's name bears its hash");
    let sheet = own.iter().find(|(path, _)| path.ends_with(".css")).unwrap();
    assert!(page.html.contains(&sheet.0), "and the page names it");
    assert!(String::from_utf8_lossy(&sheet.1).contains("teal"));
    house.export();
    assert_eq!(house.file("berita/judul.html").unwrap(), page.html);
    fs::remove_file(theme.join("byline.html")).unwrap();
    fs::remove_file(theme.join("extra.css")).unwrap();
    house.room.forget_theme();
    assert_eq!(house.sealed_page(id).html, plain);
}

#[test]
fn a_broken_template_is_named_and_there_is_a_page_all_the_same() {
    let mut house = House::new();
    let id = house.sealed("Judul", "Isi.");
    let plain = house.sealed_page(id).html;
    let theme = house.room.folder().theme();
    for broken in ["{% if %}", "{{ tidak_ada.sama.sekali() }}", "{% include \"tidak-ada.html\" %}"]
    {
        fs::write(theme.join("byline.html"), broken).unwrap();
        house.room.forget_theme();
        let page = house.sealed_page(id);
        let fault = page.theme_error.unwrap_or_else(|| panic!("{broken} is noticed"));
        assert_eq!(fault.template, "byline.html", "{broken}");
        assert!(page.problems.iter().any(|problem| problem.code == "theme-error"), "{broken}");
        assert_eq!(page.html, plain, "the theme's own template stands in: {broken}");
    }
}

#[test]
fn the_house_picture_is_in_the_site_and_is_what_the_preview_shows() {
    let mut house = House::new();
    let id = house.sealed("Judul", "Isi.");
    let html = house.sealed_page(id).html;
    house.export();
    let mut seen = BTreeSet::new();
    for part in html.split("assets/bagikan-").skip(1) {
        let name = part.split('"').next().unwrap();
        seen.insert(format!("assets/bagikan-{name}"));
    }
    assert_eq!(seen.len(), 3, "{seen:?}");
    for path in &seen {
        let shown = house.room.asset(path).unwrap().expect("the preview has it");
        let written = fs::read(house.site().join(path)).unwrap();
        assert_eq!(written, shown, "{path}");
    }
    assert_eq!(house.room.asset("assets/bagikan-lain.png").unwrap(), None);
    house.settings("accent", "#0a5c36".into());
    let other = house.sealed_page(id).html;
    assert!(seen.iter().all(|path| !other.contains(path)), "the accent is in the name");
}
