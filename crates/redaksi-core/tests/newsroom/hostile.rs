//! Hostile input through to the tree: no name leads out of the target or meets
//! another's, and no text of people becomes script or template.

use std::collections::{BTreeMap, BTreeSet};

use redaksi_core::article::{Article, Contributor, FieldName, Role, slugify};
use redaksi_core::export::safe_path;
use redaksi_core::newsroom::PhotoText;
use serde_json::json;

use crate::house::House;
use crate::photos::photo;
use crate::whole::files_of;

const EVIL: &str = "</script></title><script>alert(1)</script>\"'><img src=x onerror=alert(1)> {{ 1234 * 4321 }} {% raw %} {%";

/// Every file lies below the target under a name that all systems take, and
/// no two are one.
fn assert_safe(house: &House) -> BTreeMap<String, Vec<u8>> {
    let site = house.site();
    let tree = files_of(&site);
    let mut folded = BTreeSet::new();
    for path in tree.keys() {
        assert_eq!(safe_path::check(path), Ok(()), "{path}");
        assert!(folded.insert(safe_path::folded(path)), "{path} has a twin");
    }
    let parent = site.parent().unwrap();
    let beside: BTreeSet<_> =
        std::fs::read_dir(parent).unwrap().map(|e| e.unwrap().file_name()).collect();
    let known = ["redaksi", "situs", "foto.jpg"].map(std::ffi::OsString::from);
    assert!(beside.is_subset(&BTreeSet::from(known)), "{beside:?}");
    tree
}

fn story(headline: &str) -> Article {
    Article { headline: headline.to_owned(), body: "Isi.".to_owned(), ..Article::default() }
}

#[test]
fn hostile_addresses_become_safe_names() {
    let mut house = House::new();
    let long = "a".repeat(300);
    let slugs = [
        "../../x",
        "..",
        "CON",
        "aux.html",
        "com1",
        long.as_str(),
        "😀🔥",
        "Kembar",
        "KEMBAR",
        "caf\u{e9}",
        "cafe\u{301}",
        "/etc/passwd",
        "C:\\x",
        ".redaksi",
        "a\0b",
        "hal",
        "index",
        "semua",
        "404",
        "{{ 7*7 }}",
        "%2e%2e%2fx",
        " . ",
        "nul.tar.gz",
    ];
    let mut ids = Vec::new();
    for (n, slug) in slugs.iter().enumerate() {
        let section = slugs[(n + 3) % slugs.len()].to_owned();
        let slug = (*slug).to_owned();
        let article = Article { slug, section, ..story(&format!("Berita {n}")) };
        ids.push(house.add(article));
    }
    for link in ["{section}/{slug}.html", "{slug}.html", "{slug}/", "{year}/{section}-{slug}/"] {
        house.settings("permalink", json!(link));
        house.export();
        let tree = assert_safe(&house);
        for (n, id) in ids.iter().enumerate() {
            let path = house.sealed_page(*id).path;
            let page = String::from_utf8_lossy(&tree[&path]).into_owned();
            assert!(page.contains(&format!("<h1>Berita {n}</h1>")), "{path} by {link}");
        }
    }
}

#[test]
fn old_addresses_that_people_wrote_take_no_ones_place() {
    let mut house = House::new();
    house.sealed("Satu", "Isi satu.");
    let aliases = [
        "berita/SATU.html",
        "Index.html",
        "INDEX.HTML",
        "berita/satu.html/lagi.html",
        "index.html/x.html",
        "berita",
        "../../luar.html",
        "berita/../../luar.html",
        "/etc/x.html",
        "C:/x.html",
        "CON/aux.html",
        "caf\u{e9}/x.html",
        "cafe\u{301}/x.html",
        "lama/x.html",
        "LAMA/X.html",
        "lama/x.html/y.html",
        "assets/warta.css",
        "cari/indeks.json",
        "cari/baru.json",
        "umpan/rss.xml",
        "tag/a.html",
        ".redaksi",
        ".redaksi/x.html",
        "a/.redaksi-1/x.html",
        "lama/x.php",
        "lama/",
        "lama",
        "https://lain.example/dulu/kala.html?x=1#y",
        "kontak.html",
        "arsip/2022/02.html",
        "a//b.html",
    ];
    let aliases = aliases.iter().map(|text| (*text).to_owned());
    let long = format!("{}/x.html", "b".repeat(300));
    let article = Article { aliases: aliases.chain([long]).collect(), ..story("Dua") };
    house.add(article);
    let outcome = house.export();
    assert!(outcome.blocked.is_empty(), "{:?}", outcome.blocked);
    let tree = assert_safe(&house);
    assert!(house.file("berita/satu.html").unwrap().contains("Isi satu."));
    assert!(house.file("kontak.html").unwrap().contains("Kontak"));
    assert!(house.file("umpan/rss.xml").unwrap().starts_with("<?xml"));
    assert!(house.file("cari/indeks.json").unwrap().starts_with('{'));
    // Of two that are one on some disk the first stands.
    for led in ["LAMA/X.html", "dulu/kala.html"] {
        assert!(house.file(led).unwrap().contains("berita/dua.html"), "{led}");
    }
    let rules = house.file("_redirects").unwrap();
    assert!(rules.contains("/lama/x.php ") && !tree.contains_key("lama/x.php"), "{rules}");
    let again = house.export();
    assert_eq!(again.rendered, 0);
}

/// A story's page with every field full of script and template.
fn full_of(house: &mut House, evil: &str) -> String {
    let people = [Role::Penulis, Role::Editor, Role::Fotografer];
    let article = Article {
        deck: evil.to_owned(),
        opener: evil.to_owned(),
        section: evil.to_owned(),
        tags: vec![evil.to_owned(), "{{ 1234 * 4321 }}".to_owned()],
        contributors: people.map(|role| Contributor { role, name: evil.to_owned() }).to_vec(),
        published_at: Some(house.clock.now()),
        body: format!(
            "{evil}\n\n# {evil}\n\n> {evil}\n\n<!--nextpage-->\n\n[{evil}](https://x.example/{{{{7*7}}}})\n\n<script>alert(1)</script>\n"
        ),
        ..story(evil)
    };
    let id = house.room.add(article, "import").unwrap();
    let text = PhotoText {
        alt: Some(evil.to_owned()),
        caption: Some(evil.to_owned()),
        credit: Some(evil.to_owned()),
        ..PhotoText::default()
    };
    let file = photo(house, "foto.jpg", 300, 90);
    house.room.add_lead_photo(id, &file, &text).unwrap();
    house.room.add_photo(id, &file, &text).unwrap();
    house.approve(id);
    house.sealed_page(id).path
}

#[test]
fn no_text_of_people_becomes_script_or_template() {
    let mut house = House::new();
    let line = EVIL;
    for key in [
        "name",
        "imprint.responsible",
        "imprint.company",
        "imprint.address",
        "imprint.email",
        "imprint.phone",
        "opener_separator",
        "read_also",
        "modules.tags.heading",
        "modules.latest.heading",
        "modules.picks.heading",
        "modules.related.heading",
        "modules.regional.section",
    ] {
        house.settings(key, json!(line));
    }
    for key in ["sections", "imprint.people", "modules.tags.pins"] {
        house.settings(key, json!([line]));
    }
    let feed =
        json!({ "site": line, "items": [{ "headline": line, "url": "https://s.example/a" }] });
    let one = full_of(&mut house, line);
    let plain = house.sealed("Berita Biasa", "Isi.");
    let kind = redaksi_core::article::NoticeKind::Ralat;
    house.room.correct(plain, kind, line, None).unwrap();
    house.room.pin("picks", &[plain.to_string()]).unwrap();
    for (round, from) in ["section", "feed"].into_iter().enumerate() {
        house.settings("modules.regional.feed", feed.clone());
        house.settings("modules.regional.from", json!(from));
        if round == 1 {
            for key in ["page.redaksi", "page.pedoman", "page.privasi", "page.kontak"] {
                house.settings(
                    key,
                    json!(format!("# {line}\n\n{line}\n\n<script>alert(1)</script>")),
                );
            }
        }
        let outcome = house.export();
        assert!(outcome.blocked.is_empty(), "{:?}", outcome.blocked);
        assert!(outcome.warned.iter().all(|(_, p)| p.code != "theme-error"));
        assert!(house.file(&one).is_some());
        for (path, bytes) in assert_safe(&house) {
            let text = String::from_utf8_lossy(&bytes);
            assert!(!text.contains("5332114"), "{path}: a template was run");
            let markup = [".html", ".xml", ".svg"].iter().any(|end| path.ends_with(end));
            for bad in ["<script>alert", "<img src=x", "<script>a"] {
                assert!(!markup || !text.contains(bad), "{path}: {bad}");
            }
        }
    }
}

/// The links of a page's list of tags: text and path.
fn tags_of(page: &str, path: &str) -> Vec<(String, String)> {
    let depth = path.matches('/').count();
    page.split("<a rel=\"tag\" href=\"")
        .skip(1)
        .map(|rest| {
            let (href, rest) = rest.split_once('"').unwrap();
            let text = rest.split_once('>').unwrap().1.split('<').next().unwrap();
            let up = "../".repeat(depth);
            (text.to_owned(), href.strip_prefix(up.as_str()).unwrap().to_owned())
        })
        .collect()
}

#[test]
fn each_list_holds_what_bears_its_name() {
    let names = [
        "C",
        "c",
        "C++",
        "C#",
        "🔥",
        "💧",
        "index",
        "hal",
        "CON",
        "Berita Con",
        "berita",
        "Москва",
        "北京",
        "caf\u{e9}",
        "cafe\u{301}",
        "../../x",
        "rss",
        "tag",
        "Rubrik Tag",
        "media",
        "404",
    ];
    let mut house = House::new();
    house.settings("sections", json!(names));
    for (n, name) in names.iter().enumerate() {
        let mut article = story(&format!("Cerita nomor {n}"));
        article.section = (*name).to_owned();
        article.tags = vec![(*name).to_owned()];
        // `C++` has no date, and no feed to stand in.
        article.published_at = Some(house.clock.now()).filter(|_| n != 2);
        let writer = Contributor { role: Role::Penulis, name: (*name).to_owned() };
        article.contributors = vec![writer];
        house.add(article);
    }
    let done = house.export();
    assert!(done.warned.iter().all(|(_, p)| p.code != "reference-dangling"), "{:?}", done.warned);
    let tree = assert_safe(&house);
    let text = |path: &str| {
        let bytes = tree.get(path).unwrap_or_else(|| panic!("{path} is there"));
        String::from_utf8_lossy(bytes).into_owned()
    };
    let pages: BTreeMap<usize, (String, String)> = (0..names.len())
        .map(|n| {
            let end = format!("/cerita-nomor-{n}.html");
            let path = tree.keys().find(|path| path.ends_with(&end)).unwrap();
            (n, (path.clone(), text(path)))
        })
        .collect();
    // Names that differ only in case and marks are one.
    let same = |a: &str, b: &str| {
        let plain = ["C", "c"].contains(&a) && ["C", "c"].contains(&b);
        a == b || plain || (slugify(a) == "cafe" && slugify(b) == "cafe")
    };
    for (n, (path, page)) in &pages {
        let tags = tags_of(page, path);
        assert_eq!(tags.len(), 1, "{path}");
        let section = format!("{}/index.html", path.split_once('/').unwrap().0);
        let writer = page.split("<a rel=\"author\" href=\"../").nth(1).unwrap();
        let writer = writer.split('"').next().unwrap().to_owned();
        for list in [&tags[0].1, &section, &writer] {
            let list_page = text(list);
            for (other, name) in names.iter().enumerate() {
                let stands = list_page.contains(&format!("cerita-nomor-{other}.html"));
                assert_eq!(stands, same(name, names[*n]), "{name} in {list}, of {}", names[*n]);
            }
        }
        let feed = format!("umpan/{}.xml", path.split_once('/').unwrap().0);
        assert!(*n == 2 || text(&feed).contains(&format!("cerita-nomor-{n}.html")), "{feed}");
    }
    assert_eq!(house.file("umpan/rss.xml").unwrap().matches("<item>").count(), 20);
    let id = house.room.find("cerita-nomor-1").unwrap();
    house.set_text(id, FieldName::Section, "Lain");
    house.approve(id);
    house.export();
    assert_safe(&house);
}
