//! Finished pages: the seed's order, what stands in the head, other
//! newsrooms, hostile fields, and themes that fail.

#[path = "pages/lists.rs"]
mod lists;
#[path = "pages/marks.rs"]
mod marks;
#[path = "pages/own.rs"]
mod own;
#[path = "pages/story.rs"]
mod story;

use std::collections::BTreeMap;

use redaksi_core::article::Role;
use redaksi_core::page::{CSP_META, NavLink, PageInput, Part, RenderedPage, Site, Theme, render};
use story::{at, input, person, prepared, seed_input, site, visible};

const SEED: &str = include_str!("../../../tests/fixtures/seed.txt");

fn page(input: &PageInput) -> RenderedPage {
    let page = render(&prepared(), input);
    assert_eq!(page.theme_error, None, "the built-in theme has no fault");
    page
}

/// A page for a snapshot: the names of the theme's files, which change with
/// every rule of the style sheet, are put aside.
fn shown(html: &str) -> String {
    let theme = Theme::warta();
    html.replace(theme.stylesheet(), "assets/warta.css").replace(theme.icon(), "assets/ikon.svg")
}

/// The lines of the seed that a reader sees, as the page must show them.
fn seed_lines() -> Vec<String> {
    let mut lines: Vec<String> =
        SEED.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    // The alternative text is not seen; the overlay's close button is nothing.
    lines.remove(2);
    lines.retain(|line| line != "x");
    lines.iter().map(|line| squeezed(line.trim_start_matches("- "))).collect()
}

/// Without white space and the separators of opener and credit.
fn squeezed(text: &str) -> String {
    text.replace("BERITA KBB - ", "BERITA KBB-").split_whitespace().collect::<Vec<_>>().concat()
}

#[test]
fn the_seed_page_shows_every_line_of_the_seed_in_its_order() {
    let mut input = seed_input();
    // The seed is the first of several pages: it bears the line "Halaman:".
    input.story.paths.pages.push("internasional/amerika/2.html".to_owned());
    input.story.paths.whole = Some("internasional/amerika/semua.html".to_owned());
    let seen = squeezed(&visible(&page(&input).html));
    let mut from = 0;
    for line in seed_lines() {
        let at = seen[from..].find(&line);
        assert!(at.is_some(), "`{line}` comes next in:\n{}", &seen[from..]);
        from += at.expect("checked above") + line.len();
    }
}

#[test]
fn the_seed_page() {
    insta::assert_snapshot!(shown(&page(&seed_input()).html));
}

fn two_pages(part: Part) -> PageInput {
    let mut input =
        input("Satu.\n\nBaca Juga: [Lain](https://x.example)\n\n<!--nextpage-->\n\nDua.", part);
    input.story.paths.pages =
        vec!["nasional/judul.html".to_owned(), "nasional/judul/2.html".to_owned()];
    input.story.paths.whole = Some("nasional/judul/semua.html".to_owned());
    input
}

#[test]
fn a_story_of_two_pages() {
    for (name, part) in [("1", Part::Page(1)), ("2", Part::Page(2)), ("semua", Part::Whole)] {
        insta::assert_snapshot!(format!("two_pages_{name}"), shown(&page(&two_pages(part)).html));
    }
}

#[test]
fn the_pages_of_a_story_differ_in_title_description_and_canonical() {
    let pages = [Part::Page(1), Part::Page(2), Part::Whole].map(|part| page(&two_pages(part)).html);
    for marker in ["<title>", "<meta name=\"description\"", "<link rel=\"canonical\""] {
        let mut lines: Vec<&str> = pages
            .iter()
            .filter_map(|html| html.lines().find(|line| line.starts_with(marker)))
            .collect();
        lines.sort_unstable();
        lines.dedup();
        assert_eq!(lines.len(), 3, "{marker}: {lines:?}");
    }
    assert!(pages[1].contains("<title>Judul - Halaman 2 - Berita KBB</title>"));
    assert!(
        pages[0].contains(
            "<link rel=\"next\" href=\"https://beritakbb.example/nasional/judul/2.html\">"
        )
    );
    assert!(pages[1].contains("<a rel=\"prev\" href=\"../judul.html\">"));
    assert!(!pages[1].contains("class=\"opener\""), "the opener stands on the first page only");
    assert!(pages[2].contains("class=\"opener\""), "and on the whole");
}

#[test]
fn a_description_is_made_of_standfirst_or_text() {
    let line = |input: &PageInput| {
        let html = page(input).html;
        let start = html.find("<meta name=\"description\" content=\"").expect("a description");
        html[start + 34..].split('"').next().expect("its end").to_owned()
    };
    let mut input = seed_input();
    let text = line(&input);
    assert!(text.starts_with("Presiden AS, Joe Biden") && text.ends_with('…'), "{text}");
    assert!((50..=300).contains(&text.chars().count()), "{text}");
    input.story.deck =
        "Pertemuan puncak disetujui dengan syarat bahwa Rusia tidak menyerang.".to_owned();
    assert_eq!(line(&input), input.story.deck);
    assert!(line(&two_pages(Part::Page(2))).contains("Dua."), "a later page speaks for itself");
}

#[test]
fn a_story_without_photo_section_or_modules() {
    let mut input = input("Isi.", Part::Page(1));
    input.story.photo = None;
    input.story.section = None;
    input.story.tags.clear();
    input.story.byline.clear();
    input.modules.clear();
    insta::assert_snapshot!(shown(&page(&input).html));
}

#[test]
fn an_english_newsroom() {
    let mut input = two_pages(Part::Page(1));
    let site = Site { language: "en".to_owned(), ..site() };
    input.story.byline = vec![person(Role::Penulis, "Ann Lee", Some("penulis/ann-lee.html"))];
    input.story.updated_at = Some(at("2022-02-22T09:00:00Z"));
    let page = render(&Theme::warta().prepare(&site), &input);
    insta::assert_snapshot!(shown(&page.html));
}

#[test]
fn hostile_fields_stay_text() {
    let hostile =
        "</title><script>alert(1)</script>\"'{{7*7}}{% raw %}&amp;\u{0}\u{FDD0}isi\u{FDD1}";
    let mut input = seed_input();
    let story = &mut input.story;
    story.headline = hostile.to_owned();
    story.deck = hostile.to_owned();
    story.opener = hostile.to_owned();
    story.byline = vec![person(Role::Penulis, hostile, None)];
    story.tags = vec![NavLink { name: hostile.to_owned(), path: "tag/x.html".to_owned() }];
    if let Some(photo) = &mut story.photo {
        photo.alt = hostile.to_owned();
        photo.caption = hostile.to_owned();
        photo.credit = hostile.to_owned();
    }
    input.modules[0].heading = hostile.to_owned();
    input.modules[0].items[0].headline = hostile.to_owned();
    let html = page(&input).html;
    assert_eq!(html.matches("<script").count(), 1, "only the data block");
    assert_eq!(html.matches("</script").count(), 1);
    assert!(!html.contains("49"), "no template in a field is run");
    assert!(html.contains("{{7*7}}"), "the field is printed as it stands");
    assert!(!html.contains('\0') && !html.contains('\u{FDD0}'));
    insta::assert_snapshot!(shown(&html));
}

#[test]
fn an_empty_draft_has_a_page() {
    let mut input = input("", Part::Page(1));
    input.story.headline.clear();
    input.story.opener.clear();
    input.story.photo = None;
    let page = page(&input);
    assert!(page.body.is_empty());
    assert!(page.html.contains("<title>Berita KBB</title>"));
}

#[test]
fn the_body_lies_where_the_page_says() {
    let page = page(&two_pages(Part::Page(1)));
    let blocks: Vec<(&str, u32)> =
        page.body.iter().map(|block| (&page.html[block.range.clone()], block.line)).collect();
    assert_eq!(blocks.len(), 2);
    assert_eq!(blocks[0], ("<p><span class=\"opener\">BERITA KBB</span> - Satu.</p>", 1));
    assert!(blocks[1].0.starts_with("<aside class=\"baca\"") && blocks[1].0.ends_with("</aside>"));
    assert_eq!(blocks[1].1, 3);
}

#[test]
fn an_opener_without_a_first_paragraph_is_one_itself() {
    let page = page(&input("## Judul kecil\n\nIsi.", Part::Page(1)));
    assert_eq!(
        &page.html[page.body[0].range.clone()],
        "<p><span class=\"opener\">BERITA KBB</span></p>"
    );
}

#[test]
fn the_security_policy_is_one_line_and_nothing_is_loaded_from_elsewhere() {
    let html = page(&seed_input()).html;
    assert_eq!(html.matches(CSP_META).count(), 1);
    let charset = html.find("charset=\"utf-8\"").expect("a charset");
    assert!(charset < 1024, "HTML wants the charset in the first 1024 bytes");
    for attribute in [" src=\"http", " srcset=\"http", "<link rel=\"stylesheet\" href=\"http"] {
        assert!(!html.contains(attribute), "{attribute}");
    }
    assert!(
        !html.contains(" style=\"") && !html.contains("<style"),
        "the policy forbids inline style"
    );
}

#[test]
fn empty_modules_are_absent_unless_they_ask_for_their_heading() {
    let mut input = seed_input();
    for module in &mut input.modules {
        module.items.clear();
    }
    assert!(!page(&input).html.contains("class=\"modul"));
    input.modules[2].show_empty = true;
    let html = page(&input).html;
    assert!(html.contains(">Terkini</h2>") && !html.contains(">Terkait</h2>"));
}

#[test]
fn modules_come_in_the_order_of_the_house() {
    let mut input = seed_input();
    input.modules.reverse();
    let html = page(&input).html;
    let places: Vec<Option<usize>> =
        ["Artikel Pilihan", "Terkait", "Terkini", "Terpopuler", "Kabar Daerah"]
            .iter()
            .map(|heading| html.find(&format!(">{heading}</h2>")))
            .collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
}

fn themed(files: &[(&str, &str)]) -> RenderedPage {
    let files: BTreeMap<String, String> =
        files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    render(&Theme::with_overrides(&files).prepare(&site()), &seed_input())
}

#[test]
fn a_newsroom_may_override_a_template() {
    let page = themed(&[("byline.html", "<p class=\"byline\">Oleh redaksi</p>\n")]);
    assert_eq!(page.theme_error, None);
    assert!(page.html.contains("Oleh redaksi") && !visible(&page.html).contains("Miradin"));
}

#[test]
fn a_broken_template_is_named_and_the_built_in_one_takes_its_place() {
    let good = page(&seed_input()).html;
    for (name, source, line, word) in [
        ("byline.html", "satu\n{% if %}", 2, "syntax"),
        ("byline.html", "\n\n{{ story.bylines }}", 3, "undefined"),
        ("story.html", "a\n{{ tidak_ada }}", 2, "undefined"),
        ("story.html", "tanpa isi", 1, "body"),
        ("story.html", "{{ body }}{{ body }}", 1, "body"),
        (
            "tags.html",
            "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}",
            1,
            "fuel",
        ),
        ("photo.html", "{% include \"photo.html\" %}", 1, "recursion"),
        ("footer.html", "{{ 1/0 }}", 1, ""),
        ("masthead.html", "{{ story.headline }}", 1, "undefined"),
        ("modules.html", "\n{{ module.tiada }}", 2, "undefined"),
        ("head.html", "{% include \"tiada.html\" %}", 1, "tiada.html"),
        ("head.html", "{{ meta.title|tiada }}", 1, "tiada"),
    ] {
        let page = themed(&[(name, source)]);
        let error = page.theme_error.expect("a fault");
        assert_eq!(error.template, name, "{source}: {error:?}");
        assert_eq!(error.line, line, "{source}: {error:?}");
        assert!(error.reason.to_lowercase().contains(word), "{source}: {error:?}");
        assert_eq!(page.html, good, "{source}: the page is the built-in one");
        assert_eq!(page.problems.len(), 1, "{source}");
    }
}

#[test]
fn a_fault_in_one_template_leaves_the_others_in_place() {
    let page = themed(&[
        ("byline.html", "{{ tiada }}"),
        ("footer.html", "<footer>Kaki sendiri</footer>\n"),
    ]);
    assert_eq!(page.theme_error.map(|error| error.template), Some("byline.html".to_owned()));
    assert!(page.html.contains("Kaki sendiri") && page.html.contains("Miradin"));
}

#[test]
fn style_sheets_are_named_by_their_content() {
    let plain = Theme::warta();
    let red = Theme::warta().with_accent("#00528c");
    assert_ne!(plain.stylesheet(), red.stylesheet());
    assert_eq!(Theme::warta().with_accent("merah").stylesheet(), plain.stylesheet());
    let extra = BTreeMap::from([("extra.css".to_owned(), "h1{color:green}".to_owned())]);
    let (path, content) = Theme::with_overrides(&extra).assets().remove(0);
    assert!(path.starts_with("assets/warta-") && path.ends_with(".css"));
    assert!(String::from_utf8(content).expect("UTF-8").ends_with("h1{color:green}"));
    assert!(plain.assets()[0].1.len() < 20_000, "a reader's phone loads it");
}
