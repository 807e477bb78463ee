//! A page that was imported, written and imported again is the same story.

use chrono::{DateTime, Utc};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use redaksi_core::article::{Article, Contributor, Lead, LeadMedia, Role, Zone};
use redaksi_core::import::{House, escape, markdown, text, to_text, unescape};
use redaksi_core::markdown::{Labels, parse};

fn house() -> House {
    House { opener: "BERITA KBB".to_owned(), ..House::default() }
}

fn written(article: &Article) -> String {
    to_text(article, &house(), &|_| None)
}

/// Pieces of which pages are made, and of which none should be made.
const PIECES: &[&str] = &[
    "Banjir",
    "rendam",
    "Cipatat",
    "# ",
    "1. ",
    "2) ",
    "* ",
    "- ",
    "+ ",
    "> ",
    "_",
    "__",
    "*",
    "**",
    "`",
    "```",
    "~~",
    "~",
    "<",
    "<b>",
    "</p>",
    "<!--",
    "-->",
    "&",
    "&amp;",
    "&#35;",
    "[",
    "](",
    ")",
    "![",
    "|",
    "\\",
    "\\*",
    "=",
    "===",
    "---",
    "***",
    ":",
    ": ",
    " - ",
    " – ",
    "-",
    ", ",
    ".",
    "!",
    "?",
    "\u{a0}",
    "  ",
    "(",
    ")",
    "/",
    " /Reuters",
    "/Antara/",
    " (Foto: Setpres)",
    "Foto: Budi",
    "BERITA KBB",
    "BERITA KBB - ",
    "JAKARTA, KOMPAS.com - ",
    "KABAR- ",
    "Editor: ",
    "Penulis: A dan B",
    "Sumber: Reuters",
    "Baca Juga: ",
    "Baca juga :",
    "Read also:",
    "Tags",
    "Tags: a, b",
    "Halaman:",
    "Halaman: 1 2 3",
    "Terkini",
    "Terpopuler",
    "Artikel Pilihan",
    "x",
    "Judul: ",
    "Isi:",
    "Ringkasan: ",
    "Tak tertempat:",
    "Embargo: ",
    "22 Februari 2022, 08:22 WIB",
    "- 22 Februari 2022, 08:22 WITA",
    "Kamis 24 Februari 2022",
    "31 Februari 2022, 08:22 WIB",
    "<!--nextpage-->",
    "Menurut Harris tujuan diplomatik adalah jalan terbaik untuk semuanya.",
    "https://kbb.id/a_b_c",
    "www.kbb.id/_a_",
    "saya@kbb.id",
    "é",
    "😀",
    "e\u{301}",
    "\u{200b}",
    "“Ya,”",
    "http://x.id/?a=1&copy=2",
    "[^1]",
    "[ ]",
    "$x$",
    "\t",
];

fn line() -> impl Strategy<Value = String> {
    vec(select(PIECES), 1..6).prop_map(|pieces| pieces.concat())
}

fn page() -> impl Strategy<Value = String> {
    vec((line(), select(vec!["\n", "\n\n", "\r\n", "\n\u{a0}\n"])), 0..24).prop_map(|lines| {
        lines.into_iter().flat_map(|(line, end)| [line, end.to_owned()]).collect()
    })
}

/// A line of plain text as a person types it: no white space at its ends.
fn plain() -> impl Strategy<Value = String> {
    line().prop_map(|line| {
        let line = line.trim_matches(|c: char| c.is_whitespace() || "\u{200b}\u{feff}".contains(c));
        if line.is_empty() { "Kalimat biasa.".to_owned() } else { line.to_owned() }
    })
}

fn instant() -> impl Strategy<Value = DateTime<Utc>> {
    (0..2_000_000_000_i64).prop_map(|at| DateTime::from_timestamp(at, 0).expect("in range"))
}

fn zone() -> impl Strategy<Value = Zone> {
    select(vec![Zone::WIB, Zone::WITA, Zone::WIT])
}

fn contributor() -> impl Strategy<Value = Contributor> {
    let names = ["Andi", "Siti Nurhasanah", "Rudi dan Rekan", "Budi, S.H.", "A | B", "Editor: X"];
    (select(Role::ALL.to_vec()), select(names.to_vec()))
        .prop_map(|(role, name)| Contributor { role, name: name.to_owned() })
}

fn lead() -> impl Strategy<Value = Lead> {
    let field = || prop_oneof![Just(String::new()), plain()];
    let media = select(vec![None, Some(LeadMedia::Elsewhere("foto/a b.jpg".to_owned()))]);
    (media, field(), field(), field(), any::<bool>()).prop_map(
        |(media, alt, caption, credit, same)| {
            let alt = if same { caption.clone() } else { alt };
            Lead { media, alt, caption, credit, ..Lead::default() }
        },
    )
}

fn article() -> impl Strategy<Value = Article> {
    let texts = (
        plain(),
        prop_oneof![Just(String::new()), plain()],
        select(vec!["", "BERITA KBB", "Denpasar", "x y z"]),
    );
    let times = (proptest::option::of(instant()), proptest::option::of(instant()), zone());
    let lists = (vec(contributor(), 0..4), vec(plain(), 0..3), vec(plain(), 0..3));
    let body = vec((any::<bool>(), plain()), 1..6);
    (texts, times, lists, lead(), body).prop_map(|(texts, times, lists, lead, body)| {
        let mut contributors: Vec<Contributor> = Vec::new();
        for one in lists.0 {
            if !contributors.contains(&one) {
                contributors.push(one);
            }
        }
        let mut tags: Vec<String> = Vec::new();
        for tag in lists.1 {
            // A tag has neither marks of a list nor the sign it is known by.
            let tag = tag.replace([';', '#', '\u{200b}'], "").trim().to_owned();
            if !tag.is_empty() && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        let body: Vec<String> = body
            .into_iter()
            .map(|(related, line)| {
                // The label of a related line is always the newsroom's own.
                let label = ["baca juga", "read also"]
                    .iter()
                    .any(|label| line.to_lowercase().starts_with(label));
                let line = if label { format!("Kata {line}") } else { line };
                if related { format!("Baca Juga: {}", escape(&line)) } else { escape(&line) }
            })
            .collect();
        Article {
            headline: texts.0,
            deck: texts.1,
            opener: texts.2.to_owned(),
            published_at: times.0,
            embargo_until: times.1,
            zone: if times.0.is_some() { times.2 } else { Zone::WIB },
            contributors,
            tags,
            lead,
            body: body.join("\n\n"),
            unplaced: lists.2,
            ..Article::default()
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, rng_seed: RngSeed::Fixed(20_220_222), ..ProptestConfig::default() })]

    #[test]
    fn what_was_imported_survives(page in page()) {
        let first = text(&page, &house()).article;
        let once = written(&first);
        let second = text(&once, &house()).article;
        prop_assert_eq!(&second, &first, "written as:\n{}", once);
        prop_assert_eq!(written(&second), once);
    }

    #[test]
    fn what_was_typed_survives(article in article()) {
        let page = written(&article);
        let read = text(&page, &house()).article;
        prop_assert_eq!(read, article, "written as:\n{}", page);
    }

    #[test]
    fn plain_text_survives_markdown(line in plain()) {
        let escaped = escape(&line);
        prop_assert_eq!(unescape(&escaped), line.clone());
        let parsed = parse(&escaped, &Labels::default());
        let shown: Vec<&str> = parsed.blocks.iter().map(|block| &*block.text).collect();
        let related = line.to_lowercase().starts_with("baca juga") || line.starts_with("Read also");
        if !related && line != "<!--nextpage-->" {
            prop_assert_eq!(shown, [&*line]);
            prop_assert_eq!(parsed.blocks[0].kind.as_str(), "paragraph");
        }
    }

    #[test]
    fn nothing_of_a_page_is_lost(page in page()) {
        let draft = text(&page, &house());
        let kept = format!("{:?} {}", draft.article, unescape(&draft.article.body)).replace('\\', "");
        for word in ["Banjir", "rendam", "Cipatat", "Reuters", "Setpres"] {
            if page.contains(word) {
                prop_assert!(kept.contains(word), "{}", word);
            }
        }
    }

    #[test]
    fn no_text_is_an_error(source in any::<String>()) {
        let _ = written(&text(&source, &house()).article);
        let _ = markdown(&source, &house());
    }
}

#[test]
fn a_story_as_editors_write_it_is_written_without_labels() {
    let article = Article {
        headline: "Banjir Surut di Cipatat".to_owned(),
        deck: "Warga mulai membersihkan rumah dari lumpur sejak pagi.".to_owned(),
        opener: "BERITA KBB".to_owned(),
        published_at: DateTime::from_timestamp(1_645_492_920, 0),
        lead: Lead {
            media: None,
            alt: "Warga menyapu lumpur di halaman".to_owned(),
            caption: "Warga Cipatat membersihkan rumah, Selasa 22 Februari 2022".to_owned(),
            credit: "Wawan Kurnia".to_owned(),
            ..Lead::default()
        },
        body: "Banjir di Cipatat surut pada Selasa pagi.\n\nBaca Juga: Jembatan Selesai".to_owned(),
        contributors: vec![Contributor { role: Role::Editor, name: "Siti".to_owned() }],
        tags: vec!["Banjir".to_owned(), "Cipatat".to_owned()],
        ..Article::default()
    };
    let page = written(&article);
    assert_eq!(
        page,
        "Banjir Surut di Cipatat\n\nWarga mulai membersihkan rumah dari lumpur sejak pagi.\n\n\
         - 22 Februari 2022, 08:22 WIB\nWarga menyapu lumpur di halaman\n\
         Warga Cipatat membersihkan rumah, Selasa 22 Februari 2022 /Wawan Kurnia\n\n\
         BERITA KBB - Banjir di Cipatat surut pada Selasa pagi.\n\n\
         Baca Juga: Jembatan Selesai\n\nEditor: Siti\n\nTags: Banjir, Cipatat\n"
    );
    assert_eq!(text(&page, &house()).article, article);
}

#[test]
fn seconds_are_kept_and_english_is_written_in_english() {
    let english = House { lang: redaksi_core::lang::Lang::En, ..house() };
    let article = Article {
        headline: "Flood Recedes".to_owned(),
        published_at: DateTime::from_timestamp(1_645_492_935, 0),
        body: "The flood receded on Tuesday.".to_owned(),
        ..Article::default()
    };
    let page = to_text(&article, &english, &|_| None);
    assert!(page.contains("- 22 February 2022, 08:22:15 WIB"), "{page}");
    assert_eq!(text(&page, &english).article, article);
}

#[test]
fn a_linked_story_is_named_by_its_headline_of_today() {
    let id = "01J00000000000000000000000";
    let article = Article {
        headline: "Satu".to_owned(),
        body: format!("Kalimat.\n\nBaca Juga: [Judul lama](article:{id})"),
        ..Article::default()
    };
    let page = to_text(&article, &house(), &|found| {
        (found.to_string() == id).then(|| "Judul baru".to_owned())
    });
    assert!(page.contains("\nBaca Juga: Judul baru\n"), "{page}");
    let page = to_text(&article, &house(), &|_| None);
    assert!(page.contains("\nBaca Juga: Judul lama\n"), "{page}");
}

#[test]
fn every_story_of_the_sample_keeps_what_a_page_says() {
    for story in redaksi_core::sample::stories() {
        let page = written(&story.article);
        let read = text(&page, &house()).article;
        let article = story.article;
        assert_eq!(read.headline, article.headline, "{}", story.file);
        assert_eq!(read.deck, article.deck, "{}", story.file);
        assert_eq!(read.opener, article.opener, "{}", story.file);
        assert_eq!(read.published_at, article.published_at, "{}", story.file);
        assert_eq!(read.zone, article.zone, "{}", story.file);
        // Plain text says nothing of how a photo may be cropped and used.
        let Lead { media, alt, caption, credit, .. } = article.lead;
        let lead = Lead { media, alt, caption, credit, ..Lead::default() };
        assert_eq!(read.lead, lead, "{}", story.file);
        assert_eq!(read.contributors, article.contributors, "{}", story.file);
        assert_eq!(read.tags, article.tags, "{}", story.file);
        assert_eq!(read.section, article.section, "{}", story.file);
        assert_eq!(read.unplaced, article.unplaced, "{}", story.file);
        assert_eq!(read.embargo_until, article.embargo_until, "{}", story.file);
    }
}
