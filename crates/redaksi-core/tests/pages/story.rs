//! Stories and newsrooms to make pages of.

use chrono::{DateTime, Utc};
use redaksi_core::article::{MediaId, Role, Zone};
use redaksi_core::markdown::{
    BodyLink, Labels, LinkTarget, PictureLink, Resolved, Resolvers, excerpt, parse, render,
};
use redaksi_core::page::{
    Crop, Feed, Item, Module, NavLink, OwnPages, PageInput, Part, Person, Photo, Picture, Prepared,
    Site, StoryPage, StoryPaths, Theme,
};

const SEED: &str = include_str!("../../../../tests/fixtures/seed.txt");

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a valid instant")
}

pub fn nav(name: &str, path: &str) -> NavLink {
    NavLink { name: name.to_owned(), path: path.to_owned() }
}

pub fn site() -> Site {
    Site {
        name: "Berita KBB".to_owned(),
        url: "https://beritakbb.example".to_owned(),
        language: "id".to_owned(),
        zone: Zone::WIB,
        opener_separator: " - ".to_owned(),
        sections: vec![
            nav("Nasional", "nasional/index.html"),
            nav("Internasional", "internasional/index.html"),
            nav("Olahraga", "olahraga/index.html"),
            nav("Budaya", "budaya/index.html"),
            nav("Kabar Daerah", "kabar-daerah/index.html"),
        ],
        pages: OwnPages {
            about: Some("redaksi.html".to_owned()),
            guidelines: Some("pedoman-media-siber.html".to_owned()),
            privacy: Some("privasi.html".to_owned()),
            contact: Some("kontak.html".to_owned()),
        },
        search: Some("cari.html".to_owned()),
        archive: Some("arsip/index.html".to_owned()),
        feeds: vec![Feed {
            name: "Berita KBB".to_owned(),
            path: "umpan/rss.xml".to_owned(),
            ..Feed::default()
        }],
        year: 2022,
        ..Site::default()
    }
}

/// That newsroom with the theme of the house.
pub fn prepared() -> Prepared {
    Theme::warta().prepare(&site())
}

pub fn person(role: Role, name: &str, path: Option<&str>) -> Person {
    Person { role, name: name.to_owned(), path: path.map(str::to_owned) }
}

pub fn items(count: usize) -> Vec<Item> {
    let all = [
        ("Putin Akui Kemerdekaan Donetsk dan Luhansk", "Internasional", "2022-02-21T22:10:00Z"),
        (
            "KEREN Inilah Penampakan Stadion Kontainer Qatar, Tempat Piala Dunia 2022!",
            "Olahraga",
            "2022-02-22T01:02:00Z",
        ),
        ("Menlu: 138 WNI di Ukraina Dipantau Setiap Jam", "Nasional", "2022-02-20T12:45:00Z"),
    ];
    (1..)
        .zip(all)
        .take(count)
        .map(|(n, (headline, section, time))| Item {
            headline: headline.to_owned(),
            path: format!("{}/cerita-{n}.html", section.to_lowercase()),
            section: section.to_owned(),
            published_at: Some(at(time)),
            zone: Zone::WIB,
            picture: Some(picture()),
            ..Item::default()
        })
        .collect()
}

pub fn modules() -> Vec<Module> {
    [
        ("pilihan", "Artikel Pilihan", false),
        ("terkait", "Terkait", false),
        ("terkini", "Terkini", false),
        ("terpopuler", "Terpopuler", true),
        ("daerah", "Kabar Daerah", false),
    ]
    .into_iter()
    .map(|(key, heading, ordered)| Module {
        key: key.to_owned(),
        heading: heading.to_owned(),
        ordered,
        items: items(3),
        as_of: ordered.then(|| at("2022-02-21T17:00:00Z")),
        show_empty: false,
    })
    .collect()
}

pub fn picture() -> Picture {
    let file = |size: &str| format!("media/0123456789abcdef-{size}");
    Picture {
        path: file("1200.jpg"),
        width: 1200,
        height: 675,
        srcset: vec![(file("480.jpg"), 480), (file("1200.jpg"), 1200)],
        webp: vec![(file("480.webp"), 480), (file("1200.webp"), 1200)],
        crops: [("16x9", 1200, 675), ("4x3", 1200, 900), ("1x1", 1200, 1200)]
            .map(|(name, width, height)| Crop { path: file(&format!("{name}.jpg")), width, height })
            .to_vec(),
    }
}

fn link(link: &BodyLink) -> Resolved {
    match &link.target {
        LinkTarget::Article(id) => Resolved::Link { href: format!("{id}.html"), text: None },
        LinkTarget::Address(address) => Resolved::Link { href: address.clone(), text: None },
        LinkTarget::Unresolved => Resolved::Unresolved,
    }
}

fn no_picture(_: &MediaId) -> Option<PictureLink> {
    None
}

/// A small story with that body.
pub fn input(body: &str, part: Part) -> PageInput {
    let labels = Labels::default();
    let rendered = render(body, &labels, &Resolvers { link: &link, picture: &no_picture });
    let (body, text) = match part {
        Part::Whole => (rendered.pages.concat(), parse(body, &labels).plain),
        Part::Page(n) => {
            let blocks = rendered.pages[n as usize - 1].clone();
            let text = visible(&blocks.iter().map(|block| block.html.as_str()).collect::<String>());
            (blocks, text)
        }
    };
    PageInput {
        story: StoryPage {
            headline: "Judul".to_owned(),
            opener: "BERITA KBB".to_owned(),
            section: Some(nav("Nasional", "nasional/index.html")),
            tags: vec![nav("KTT", "tag/ktt.html")],
            byline: vec![person(Role::Editor, "Budi", None)],
            published_at: Some(at("2022-02-22T01:22:00Z")),
            zone: Zone::WIB,
            photo: Some(Photo {
                picture: Some(picture()),
                alt: "Bendera".to_owned(),
                caption: "Bendera di tiang".to_owned(),
                credit: "Antara".to_owned(),
                ..Photo::default()
            }),
            excerpt: excerpt(&text, 155),
            body,
            part,
            paths: StoryPaths { pages: vec!["nasional/judul.html".to_owned()], whole: None },
            ..StoryPage::default()
        },
        modules: modules(),
        leads_home: false,
    }
}

/// The seed, its related lines linked, its modules filled.
pub fn seed_input() -> PageInput {
    let lines: Vec<&str> = SEED.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let body: Vec<String> = lines[4..15]
        .iter()
        .map(|line| {
            let line = line.trim_start_matches("BERITA KBB- ");
            match line.strip_prefix("Baca Juga: ") {
                Some(headline) => format!("Baca Juga: [{headline}](https://beritakbb.example/x)"),
                None => line.to_owned(),
            }
        })
        .collect();
    let mut input = input(&body.join("\n\n"), Part::Page(1));
    let (caption, credit) = lines[3].rsplit_once(" /").expect("caption and credit");
    let story = &mut input.story;
    story.headline = lines[0].to_owned();
    story.section = Some(nav("Internasional", "internasional/index.html"));
    story.tags = ["Rusia", "Ukraina", "KTT", "Emmanuel Macron"]
        .map(|tag| nav(tag, &format!("tag/{}.html", tag.to_lowercase().replace(' ', "-"))))
        .to_vec();
    story.byline = vec![person(Role::Editor, "Miradin Syahbana Rizky", None)];
    story.words = 162;
    story.photo = Some(Photo {
        picture: Some(picture()),
        alt: "Tentara berdiri di perbatasan".to_owned(),
        caption: caption.to_owned(),
        credit: credit.to_owned(),
        ..Photo::default()
    });
    story.paths.pages = vec!["internasional/amerika.html".to_owned()];
    let labels = Labels::default();
    story.excerpt = excerpt(&parse(&body.join("\n\n"), &labels).plain, 155);
    input
}

/// What a reader sees of a page: the text of its body.
pub fn visible(html: &str) -> String {
    let html = html.split_once("<body>").map_or(html, |(_, body)| body);
    let mut text = String::new();
    for piece in html.split_inclusive('>') {
        let (words, tag) = piece.split_once('<').unwrap_or((piece, ""));
        text.push_str(words);
        let inline = ["span", "/span", "a", "/a", "b>", "/b", "time", "/time", "mark", "/mark"];
        if !inline.iter().any(|name| tag.starts_with(name)) {
            text.push('\n');
        }
    }
    text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
