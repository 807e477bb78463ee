//! Front, section, tag, writer and month pages.

use redaksi_core::page::{
    Feed, Item, LinkGroup, ListInput, ListKind, RenderedPage, Theme, render_list,
};

use crate::story::{items, modules, nav, prepared};

fn list(kind: ListKind, title: &str, path: &str) -> ListInput {
    let mut items = items(2);
    items[0].deck = "Ringkasan singkat.".to_owned();
    items[0].alt = "Gedung parlemen".to_owned();
    ListInput {
        kind,
        title: title.to_owned(),
        path: path.to_owned(),
        items,
        modules: modules().into_iter().take(1).collect(),
        ..ListInput::default()
    }
}

fn made(input: &ListInput) -> RenderedPage {
    let page = render_list(&prepared(), input);
    assert_eq!(page.theme_error, None, "the built-in theme has no fault");
    page
}

fn line<'a>(html: &'a str, start: &str) -> &'a str {
    html.lines().find(|line| line.starts_with(start)).unwrap_or_default()
}

#[test]
fn lists_of_stories() {
    let theme = Theme::warta();
    for (name, kind, title, path) in [
        ("index", ListKind::Index, "", "index.html"),
        ("section", ListKind::Section, "Nasional", "nasional/index.html"),
        ("tag", ListKind::Tag, "KTT", "tag/ktt.html"),
        ("author", ListKind::Author, "Siti Aminah", "penulis/siti-aminah.html"),
        ("month", ListKind::Date, "Februari 2022", "arsip/2022/02.html"),
    ] {
        let html = made(&list(kind, title, path)).html;
        let html = html.replace(theme.stylesheet(), "assets/warta.css");
        insta::assert_snapshot!(
            format!("list_{name}"),
            html.replace(theme.icon(), "assets/ikon.svg")
        );
    }
}

#[test]
fn lists_with_one_name_differ_in_title_and_description() {
    let mut titles = Vec::new();
    let mut descriptions = Vec::new();
    let numbered = ListInput {
        number: Some(3),
        path: "olahraga/3.html".to_owned(),
        ..list(ListKind::Section, "Olahraga", "")
    };
    let kinds = [ListKind::Section, ListKind::Tag, ListKind::Author, ListKind::Date];
    let inputs = kinds.map(|kind| list(kind, "Olahraga", "x.html"));
    for input in inputs.iter().chain([&numbered]) {
        let html = made(input).html;
        titles.push(line(&html, "<title>").to_owned());
        let description = line(&html, "<meta name=\"description\"").to_owned();
        assert!((80..340).contains(&description.len()), "{description}");
        descriptions.push(description);
    }
    for mut lines in [titles, descriptions] {
        let all = lines.len();
        lines.sort_unstable();
        lines.dedup();
        assert_eq!(lines.len(), all, "{lines:?}");
    }
}

#[test]
fn a_numbered_page_leads_to_newer_and_older_stories_and_is_its_own() {
    let input = ListInput {
        number: Some(7),
        newer: Some("nasional/8.html".to_owned()),
        older: Some("nasional/6.html".to_owned()),
        ..list(ListKind::Section, "Nasional", "nasional/7.html")
    };
    let html = made(&input).html;
    for part in [
        "<title>Nasional - Arsip 7 - Berita KBB</title>",
        "<link rel=\"canonical\" href=\"https://beritakbb.example/nasional/7.html\">",
        "<link rel=\"prev\" href=\"https://beritakbb.example/nasional/8.html\">",
        "<link rel=\"next\" href=\"https://beritakbb.example/nasional/6.html\">",
        "<a rel=\"prev\" href=\"8.html\">Lebih baru</a>",
        "<a rel=\"next\" href=\"6.html\">Lebih lama</a>",
        "<span aria-current=\"page\">Arsip 7</span>",
        "<a href=\"../nasional/index.html\" aria-current=\"true\">Nasional</a>",
    ] {
        assert!(html.contains(part), "{part} in {html}");
    }
    assert!(!html.contains("fetchpriority"), "no photo leads a page of the archive");
}

#[test]
fn only_the_first_photo_of_a_front_loads_at_once() {
    let mut input = list(ListKind::Index, "", "index.html");
    input.modules.clear();
    let html = made(&input).html;
    assert_eq!(html.matches("fetchpriority=\"high\"").count(), 1);
    assert_eq!(html.matches("loading=\"lazy\"").count(), 1);
    assert!(html.contains("alt=\"Gedung parlemen\""));
    for item in &mut input.items {
        item.alt.clear();
    }
    let html = made(&input).html;
    assert_eq!(
        html.matches("loading=\"lazy\"").count(),
        2,
        "what shows nothing told leads nothing"
    );
}

#[test]
fn the_archive_leads_to_its_months() {
    let input = ListInput {
        kind: ListKind::Archive,
        path: "arsip/index.html".to_owned(),
        groups: vec![LinkGroup {
            name: "2022".to_owned(),
            links: vec![
                nav("Februari", "arsip/2022/02.html"),
                nav("Januari", "arsip/2022/01.html"),
            ],
        }],
        ..ListInput::default()
    };
    let html = made(&input).html;
    assert!(html.contains("<title>Arsip - Berita KBB</title>"));
    assert!(html.contains("<a href=\"2022/02.html\">Februari</a>"));
    assert!(!html.contains("Belum ada berita"));
}

#[test]
fn a_list_names_its_own_feed_before_the_newsrooms() {
    let mut input = list(ListKind::Section, "Nasional", "nasional/index.html");
    input.feeds = vec![Feed {
        name: "Nasional".to_owned(),
        path: "umpan/nasional.xml".to_owned(),
        ..Feed::default()
    }];
    let html = made(&input).html;
    let own = html.find("href=\"../umpan/nasional.xml\"").expect("its own feed");
    assert!(own < html.find("href=\"../umpan/rss.xml\"").expect("the newsroom's"));
}

#[test]
fn a_front_page_of_ten_thousand_stories_is_made() {
    let item: Item = items(1).remove(0);
    let input = ListInput {
        path: "index.html".to_owned(),
        items: vec![item; 10_000],
        ..ListInput::default()
    };
    assert_eq!(made(&input).html.matches("<h2>").count(), 10_000);
}
