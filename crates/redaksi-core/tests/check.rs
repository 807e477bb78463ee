//! Preflight, and the sentence of every problem.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::{DateTime, Duration, TimeZone, Utc};
use proptest::prelude::*;
use redaksi_core::article::{
    Article, ArticleId, Contributor, Kind, Lead, LeadMedia, MediaId, Problem, Role, Severity,
    SourceType,
};
use redaksi_core::check::{
    Freedom, Imprint, RULES, Rules, Story, blockers, check, codes, message, newsroom, title,
};
use redaksi_core::lang::Lang;
use redaksi_core::markdown::{Labels, PageRule, Parsed, parse};
use redaksi_core::related::{LinkFacts, LinkState, LinkTo};

fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2022, 2, 22, 12, 0, 0).unwrap()
}

fn id(n: u64) -> ArticleId {
    ArticleId::from_parts(n, 0)
}

/// A story without a fault.
fn good() -> Article {
    Article {
        slug: "amerika-dan-prancis".into(),
        headline: "Amerika dan Prancis Jadi Juru Damai".into(),
        deck: "Paris dan Washington menawarkan diri menjadi penengah Moskow dan Kiev.".into(),
        opener: "BERITA KBB".into(),
        section: "Internasional".into(),
        tags: vec!["Ukraina".into()],
        contributors: vec![Contributor { role: Role::Editor, name: "Miradin".into() }],
        published_at: Some(noon() - Duration::hours(4)),
        lead: Lead {
            media: Some(LeadMedia::Stored(MediaId::parse(&"a".repeat(64)).unwrap())),
            alt: "Dua presiden berjabat tangan".into(),
            caption: "Macron dan Putin di Moskow".into(),
            credit: "Reuters".into(),
            ..Lead::default()
        },
        body: "Presiden berbicara pada hari Minggu 20 Februari 2022. Ia pulang pada sore hari."
            .into(),
        ..Article::default()
    }
}

fn facts<'a>(article: &'a Article, parsed: &'a Parsed) -> Story<'a> {
    Story {
        id: id(1),
        article,
        parsed,
        links: &[],
        lead_at_hand: true,
        lead_size: Some((1600, 900)),
        same_headline: 0,
        house_opener: "BERITA KBB",
        sections: &[],
        site: "https://www.berita.example",
        printed: &[],
    }
}

/// What the checks say where the newsroom knows more of the story.
fn asked(
    article: &Article,
    rules: &Rules,
    more: impl for<'a> Fn(Story<'a>) -> Story<'a>,
) -> Vec<Problem> {
    let parsed = parse(&article.body, &Labels::default());
    check(&more(facts(article, &parsed)), rules, noon())
}

fn problems(article: &Article) -> Vec<Problem> {
    asked(article, &Rules::default(), |story| story)
}

fn found(article: &Article) -> Vec<(&'static str, Severity)> {
    problems(article).iter().map(|problem| (problem.code, problem.severity)).collect()
}

fn day(day: u32) -> Option<chrono::NaiveDate> {
    chrono::NaiveDate::from_ymd_opt(2022, 2, day)
}

#[test]
fn what_is_marked_needs_no_mark_and_the_last_day_of_a_right_is_a_day() {
    let mut article = good();
    article.section = "Advertorial".into();
    article.kind = Kind::Advertorial;
    article.lead.caption = "Ilustrasi AI".into();
    article.lead.source_type = SourceType::parse("trainedAlgorithmicMedia");
    article.lead.rights_until = day(22);
    assert_eq!(found(&article), []);
    let mut article = good();
    article.lead.caption = "Bupati air baku, Aidit, dan Mail".into();
    assert_eq!(found(&article), []);
}

#[test]
fn a_good_story_has_no_problem() {
    assert_eq!(found(&good()), []);
}

#[test]
fn each_fault_of_a_field_is_found_by_itself() {
    use Severity::{Blocker, Note, Warning};
    type Spoil = fn(&mut Article);
    let faults: [(Spoil, &str, Severity); 35] = [
        (|a| a.headline = " ".into(), "headline-missing", Blocker),
        (|a| a.headline = "a".repeat(111), "headline-long", Warning),
        (|a| a.headline = "a".repeat(102), "headline-long", Note),
        (|a| a.lead.media = Some(LeadMedia::Elsewhere("a.jpg".into())), "media-missing", Warning),
        (|a| a.lead.media = None, "photo-missing", Note),
        (|a| a.lead.credit = String::new(), "credit-missing", Warning),
        (|a| a.lead.alt = String::new(), "alt-missing", Warning),
        (|a| a.lead.alt = a.lead.caption.to_uppercase(), "alt-equals-caption", Warning),
        (|a| a.section = String::new(), "section-missing", Warning),
        (|a| a.tags.clear(), "tags-missing", Note),
        (|a| a.contributors.clear(), "byline-missing", Note),
        (|a| a.opener = String::new(), "opener-empty", Note),
        (|a| a.published_at = None, "published-missing", Warning),
        (|a| a.published_at = Some(noon() + Duration::days(1)), "published-later", Note),
        (|a| a.updated_at = Some(noon() - Duration::days(1)), "updated-before-published", Warning),
        (|a| a.embargo_until = Some(noon() + Duration::hours(1)), "embargoed", Note),
        (|a| a.unplaced = vec!["x".into()], "unplaced-left", Note),
        (|a| a.deck.push_str("salah \u{202e}arah"), "bidi-control", Warning),
        (|a| a.lead.caption = "bunyi\u{7}".into(), "control-character", Warning),
        (|a| a.body = "Jum\u{fffd}at pagi".into(), "lost-character", Warning),
        (|a| a.headline = "Gempa Cianjur".into(), "headline-short", Note),
        (|a| a.headline = "🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉🎉".into(), "slug-bare", Note),
        (|a| a.deck = "Terlalu pendek.".into(), "deck-short", Note),
        (|a| a.deck = "kata ".repeat(40), "deck-long", Note),
        (|a| a.deck = a.headline.to_uppercase(), "deck-equals-headline", Warning),
        (|a| a.lead.alt = "IMG_20220220_081522.jpg".into(), "alt-filename", Warning),
        (|a| a.lead.alt = "WhatsApp Image 2022-02-20 at 08.15.22".into(), "alt-filename", Warning),
        (|a| a.deck.push_str(" “Mereka siap."), "quote-unclosed", Warning),
        (|a| a.body.push_str(" [Peta](http://192.168.1.7/peta)"), "link-local", Warning),
        (|a| a.body.push_str(" [Peta](http://berita.example/peta)"), "link-insecure", Warning),
        (|a| a.body.push_str(" [](https://contoh.id)"), "link-text-missing", Warning),
        (|a| a.section = "Advertorial".into(), "advertorial-unmarked", Warning),
        (|a| a.tags.push("Pariwara".into()), "advertorial-unmarked", Warning),
        (|a| a.lead.credit = "Midjourney".into(), "ai-unmarked", Warning),
        (|a| a.lead.rights_until = day(21), "photo-rights-expired", Warning),
    ];
    for (spoil, code, severity) in faults {
        let mut article = good();
        spoil(&mut article);
        assert_eq!(found(&article), [(code, severity)]);
    }
}

#[test]
fn an_embargo_that_is_over_and_a_headline_that_fits_say_nothing() {
    let mut article = good();
    article.embargo_until = Some(noon());
    article.headline = "a".repeat(70);
    assert_eq!(found(&article), []);
}

#[test]
fn what_the_facade_tells_is_passed_on() {
    let article = good();
    let article = Article { body: String::new(), ..article };
    let told = asked(&article, &Rules::default(), |story| Story {
        lead_at_hand: false,
        same_headline: 2,
        ..story
    });
    let codes: Vec<&str> = told.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, ["media-missing", "body-empty", "duplicate-headline"]);
}

#[test]
fn weekdays_are_held_against_their_dates() {
    // The seed's dates, and one that is wrong.
    let cases: [(&str, Option<(&str, &str)>); 25] = [
        ("pada hari Minggu 20 Februari 2022.", None),
        ("pada Kamis 24 Februari 2022.", None),
        ("pada Rabu 24 Februari 2022.", Some(("Rabu 24 Februari 2022", "Kamis 24 Februari 2022"))),
        ("Senin, 20 Februari 2022", Some(("Senin, 20 Februari 2022", "Minggu, 20 Februari 2022"))),
        ("Senin (20/2/2022)", Some(("Senin (20/2/2022", "Minggu (20/2/2022"))),
        ("Minggu (20/02/22) pagi", None),
        ("Senin (20/2)", Some(("Senin (20/2", "Minggu (20/2"))),
        ("Kamis (24/2) pagi", None),
        ("Jum'at 25 Feb. 2022", None),
        ("Sabtu 25 Pebruari 2022", Some(("Sabtu 25 Pebruari 2022", "Jumat 25 Pebruari 2022"))),
        ("Ahad 20 Februari", None),
        ("Senin 20 Februari", Some(("Senin 20 Februari", "Minggu 20 Februari"))),
        ("Sunday, February 20, 2022", None),
        ("Monday 20 February 2022", Some(("Monday 20 February 2022", "Sunday 20 February 2022"))),
        ("Monday, Feb. 20th, 2022", Some(("Monday, Feb. 20th, 2022", "Sunday, Feb. 20th, 2022"))),
        ("Sabtu-Minggu, 19-20 Februari 2022", None),
        ("Sabtu dan Minggu (19-20/2)", None),
        ("dua minggu 20 orang datang", None),
        ("Minggu 20.30 WIB", None),
        ("Senin pukul 20", None),
        ("Kamis 24 dan Jumat 25 Februari 2022", None),
        ("Rabu lalu, Kamis 24 Februari 2022", None),
        ("Senin", None),
        ("Selasa (", None),
        (
            "Selasa 1 Maret 2022, Rabu 3 Maret 2022",
            Some(("Rabu 3 Maret 2022", "Kamis 3 Maret 2022")),
        ),
    ];
    for (line, fault) in cases {
        let mut article = good();
        article.body = format!("Baris pertama.\n\n{line}");
        let found = problems(&article);
        match fault {
            None => assert_eq!(found, [], "{line}"),
            Some((text, fix)) => {
                assert_eq!(found.len(), 1, "{line}: {found:?}");
                assert_eq!(found[0].code, "weekday-mismatch");
                assert_eq!((found[0].text.as_str(), found[0].fixes[0].as_str()), (text, fix));
                let place = found[0].place.unwrap();
                let at = line[..line.find(text).unwrap()].chars().count() + 1;
                assert_eq!((place.line, place.column as usize), (3, at), "{line}");
                assert_eq!(place.length as usize, text.chars().count());
            }
        }
    }
}

#[test]
fn the_seed_names_its_weekdays_rightly_and_repeats_its_caption() {
    let seed = fs::read_to_string(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/seed.txt"),
    )
    .unwrap();
    let mut article = good();
    article.headline = seed.lines().next().unwrap().to_owned();
    article.lead.alt = seed.lines().nth(3).unwrap().to_owned();
    article.lead.caption = seed.lines().nth(4).unwrap().replace("/Reuters", "");
    article.body = seed;
    assert_eq!(
        found(&article),
        [
            ("alt-equals-caption", Severity::Warning),
            ("read-also-dense", Severity::Warning),
            ("headline-long", Severity::Note)
        ]
    );
}

#[test]
fn a_day_that_no_month_has_is_told() {
    let mut article = good();
    article.headline = "Rapat Rabu 30 Februari 2022".into();
    let found = problems(&article);
    assert_eq!((found[0].code, found[0].field), ("date-impossible", Some("headline")));
    assert_eq!(found[0].place, None);
}

#[test]
fn placeholders_are_found_and_kindergartens_and_roman_numbers_are_not() {
    for (body, faults) in [
        ("Harga naik TK persen.", vec!["TK"]),
        ("Menurut [TK], siswa pulang.", vec!["TK"]),
        ("Kata XXX kepada xxxx.", vec!["XXX", "xxxx"]),
        ("Lorem ipsum dolor.", vec!["Lorem ipsum"]),
        ("TODO: tanya polisi.", vec!["TODO"]),
        ("Gedung TK Pertiwi roboh.", vec![]),
        ("Anak TK berkunjung.", vec![]),
        ("Taman Kanak-Kanak (TK) itu roboh.", vec![]),
        ("Pembukaan PON XXX meriah.", vec![]),
        ("[foto](https://situs.example/xxx/TK/TODO)", vec![]),
        ("Taxxxi dan boxx.", vec![]),
        ("Ketua [..] hadir.", vec!["[..]"]),
        ("Kata “Kami [...] siap.”", vec![]),
        ("Ada ??? orang di ____ itu.", vec!["???", "____"]),
        ("Isi di sini kutipannya.", vec!["Isi di sini"]),
        ("Apa?!", vec![]),
    ] {
        let mut article = good();
        article.body = body.into();
        let found = problems(&article);
        let texts: Vec<&str> = found.iter().map(|problem| problem.text.as_str()).collect();
        assert_eq!(texts, faults, "{body}");
        for problem in &found {
            assert_eq!(problem.code, "placeholder-left");
            let place = problem.place.unwrap();
            let at = place.column as usize - 1;
            let there: String = body.chars().skip(at).take(place.length as usize).collect();
            assert_eq!(there, problem.text, "{body}");
        }
    }
}

#[test]
fn links_are_judged_by_their_state_and_their_number() {
    let link = |to, label: &str| LinkFacts { to, label: label.into(), place: None };
    let links = [
        (link(LinkTo::Story(id(2)), "b"), LinkState::Ok),
        (link(LinkTo::Story(id(2)), "b lagi"), LinkState::Ok),
        (link(LinkTo::Story(id(1)), "diri"), LinkState::Ok),
        (link(LinkTo::Nowhere, "entah"), LinkState::Unresolved),
        (link(LinkTo::Story(id(3)), "naskah"), LinkState::Draft),
        (link(LinkTo::Story(id(4)), "nanti"), LinkState::Embargoed),
        (link(LinkTo::Story(id(5)), "ditarik"), LinkState::Retracted),
        (link(LinkTo::Outside, "luar"), LinkState::External),
    ];
    let article = good();
    let parsed = parse(&article.body, &Labels::default());
    let all =
        check(&Story { links: &links, ..facts(&article, &parsed) }, &Rules::default(), noon());
    let codes: Vec<(&str, &str)> =
        all.iter().map(|problem| (problem.code, problem.text.as_str())).collect();
    assert_eq!(
        codes,
        [
            ("link-unresolved", "entah"),
            ("link-draft", "naskah"),
            ("link-embargoed", "nanti"),
            ("link-self", "diri"),
            ("link-retracted", "ditarik"),
            ("link-twice", "b lagi"),
        ]
    );
}

#[test]
fn related_links_are_held_against_the_words_between_them() {
    let mut article = good();
    article.body = format!(
        "{}\n\nBaca Juga: Satu\n\n{}\n\nBaca Juga: Dua",
        "kata ".repeat(80),
        "kata ".repeat(79)
    );
    let found = problems(&article);
    assert_eq!((found[0].code, found[0].text.as_str()), ("read-also-dense", "2/159"));
    article.body.insert_str(0, "kata ");
    assert_eq!(problems(&article), []);
}

#[test]
fn quotation_marks_are_paired_within_their_paragraph() {
    for (body, marks) in [
        ("Ia berkata, \"Kami siap.\" Lalu pergi.", vec![]),
        ("Ia berkata, \"Kami siap. Lalu pergi ke pasar.", vec!["\"Kami siap. Lalu pergi"]),
        ("Ia berkata, “Kami siap. Lalu", vec!["“Kami siap. Lalu"]),
        ("Ia berkata, Kami siap.” Lalu", vec!["” Lalu"]),
        ("Mixed “awal\" boleh.", vec![]),
        ("Jum'at di Al-Qur'an, kata ‘Aisyah tahun '98.", vec![]),
        ("Layar 14\" dan 15\" dijual.", vec![]),
        ("Kata „Jerman“ dan «Prancis».", vec![]),
        ("Kode `\"` saja.", vec![]),
        // A quotation over paragraphs opens each and closes the last.
        ("\"Kami siap.\n\n\"Kami berangkat besok,\" katanya.", vec![]),
        ("“Kami siap.\n\nLalu ia pergi.", vec!["“Kami siap."]),
        ("> “Kami siap.\n>\n> “Sungguh.”\n\nLalu.", vec![]),
        ("- \"Satu\"\n- \"Dua\n- Tiga", vec!["\"Dua"]),
        ("| a | b |\n| - | - |\n| 5\" | \" |", vec![]),
        ("Baris satu \"kutipan\nberlanjut\" selesai.", vec![]),
        ("[Judul \"itu\"](https://contoh.id \"judul\") ada.", vec![]),
    ] {
        let article = Article { body: body.into(), ..good() };
        let found = problems(&article);
        let texts: Vec<&str> = found.iter().map(|problem| problem.text.as_str()).collect();
        assert_eq!(texts, marks, "{body}");
        for problem in &found {
            assert_eq!(problem.code, "quote-unclosed");
            let place = problem.place.unwrap();
            let line = body.lines().nth(place.line as usize - 1).unwrap();
            let there: String =
                line.chars().skip(place.column as usize - 1).take(place.length as usize).collect();
            assert_eq!(there, problem.text, "{body}");
        }
    }
}

#[test]
fn a_fix_of_the_body_stands_in_the_place_of_its_fault() {
    for (body, mended) in [
        ("Lihat [peta](http://berita.example/x).", "Lihat [peta](https://berita.example/x)."),
        ("Lihat [peta](http://localhost:8080/x).", "Lihat peta."),
        ("Rapat Senin 20 Februari 2022.", "Rapat Minggu 20 Februari 2022."),
    ] {
        let article = Article { body: body.into(), ..good() };
        let found = problems(&article);
        let problem = &found[0];
        let place = problem.place.unwrap();
        let start = place.column as usize - 1;
        let chars: Vec<char> = body.chars().collect();
        let there: String = chars[start..start + place.length as usize].iter().collect();
        assert_eq!(there, problem.text);
        assert_eq!(body.replacen(&there, &problem.fixes[0], 1), mended);
    }
}

#[test]
fn addresses_that_no_reader_can_open_are_told_from_others() {
    let local = [
        "http://localhost/x",
        "https://127.0.0.1",
        "http://[::1]/",
        "http://10.1.2.3:80/",
        "http://printer.local/",
        "http://u:p@192.168.0.1/",
        "\\\\server\\berkas",
        "//localhost/a",
    ];
    let open = ["https://contoh.id/localhost", "https://8.8.8.8/", "../b/c.html", "mailto:a@b.id"];
    for (address, expected) in
        local.iter().map(|a| (a, true)).chain(open.iter().map(|a| (a, false)))
    {
        let article = Article { body: format!("Lihat [peta](<{address}>) itu."), ..good() };
        let found = problems(&article).iter().any(|problem| problem.code == "link-local");
        assert_eq!(found, expected, "{address}");
    }
}

#[test]
fn a_photo_is_held_against_what_search_engines_take() {
    let small = |size| {
        let found = asked(&good(), &Rules::default(), |story| Story { lead_size: size, ..story });
        found.iter().map(|problem| (problem.code, problem.severity)).next()
    };
    assert_eq!(small(Some((1200, 675))), None);
    assert_eq!(small(Some((1199, 900))), Some(("photo-small", Severity::Note)));
    assert_eq!(small(Some((249, 200))), Some(("photo-small", Severity::Warning)));
    assert_eq!(small(None), None);
}

#[test]
fn a_section_is_one_of_the_newsrooms() {
    let sections = ["Nasional".to_owned(), "Internasional".to_owned()];
    let found = |section: &str| {
        let article = Article { section: section.into(), ..good() };
        let parsed = parse(&article.body, &Labels::default());
        let story = Story { sections: &sections, ..facts(&article, &parsed) };
        check(&story, &Rules::default(), noon())
    };
    assert_eq!(found("Internasional"), []);
    assert_eq!(found("internasional")[0].fixes, ["Internasional"]);
    assert_eq!((found("Sport")[0].code, found("Sport")[0].fixes.len()), ("section-unknown", 0));
}

#[test]
fn a_newsroom_says_what_its_rules_weigh() {
    let mut article = good();
    article.lead.credit = String::new();
    article.headline = "a".repeat(102);
    let by = |weight: &str, code: &str| {
        let mut rules = Rules::default();
        let weight = redaksi_core::check::parse_weight(weight).unwrap();
        assert!(rules.set(code, weight), "{code}");
        rules
    };
    let found = |rules: &Rules| -> Vec<(&str, Severity)> {
        let all = asked(&article, rules, |story| story);
        all.iter().map(|problem| (problem.code, problem.severity)).collect()
    };
    let (credit, long) = ("credit-missing", "headline-long");
    assert_eq!(found(&Rules::default()), [(credit, Severity::Warning), (long, Severity::Note)]);
    assert_eq!(
        found(&by("blocker", credit)),
        [(credit, Severity::Blocker), (long, Severity::Note)]
    );
    assert_eq!(found(&by("off", credit)), [(long, Severity::Note)]);
    // A hint below the limit stays a hint, unless its rule is off.
    assert_eq!(found(&by("blocker", long)), found(&Rules::default()));
    assert_eq!(found(&by("off", long)), [(credit, Severity::Warning)]);
    // What blocks in this newsroom keeps sealed content back.
    let parsed = parse(&article.body, &Labels::default());
    let story = facts(&article, &parsed);
    assert_eq!(blockers(&story, &Rules::default()), []);
    assert_eq!(blockers(&story, &by("blocker", credit))[0].code, credit);
}

#[test]
fn what_breaks_a_page_cannot_be_turned_off_and_advice_cannot_block() {
    for rule in RULES {
        let mut rules = Rules::default();
        let block = rules.set(rule.code, Some(Severity::Blocker));
        let off = rules.set(rule.code, None);
        let expected = match rule.freedom {
            Freedom::Fixed => (false, false),
            Freedom::Story => (true, true),
            Freedom::Advice => (false, true),
        };
        assert_eq!((block, off), expected, "{}", rule.code);
        assert!(codes().any(|code| code == rule.code), "{} has no sentence", rule.code);
        let [id, en] = [Lang::Id, Lang::En].map(|lang| title(rule.code, lang));
        assert!(id != rule.code && id != en, "{} has no title", rule.code);
    }
    for code in ["headline-missing", "body-empty", "media-missing", "link-unresolved"] {
        assert!(RULES.iter().any(|rule| rule.code == code && rule.freedom == Freedom::Fixed));
    }
    assert!(!Rules::default().set("never-heard-of", None));
}

#[test]
fn a_problem_of_printing_blocks_where_the_newsroom_says_so() {
    let article = good();
    let parsed = parse(&article.body, &Labels::default());
    let printed = [Problem::new(Severity::Warning, "media-alt").field("body")];
    let story = Story { printed: &printed, ..facts(&article, &parsed) };
    let mut rules = Rules::default();
    assert!(!rules.block_printed());
    assert_eq!(blockers(&story, &rules), []);
    rules.set("media-alt", Some(Severity::Blocker));
    assert!(rules.block_printed());
    assert_eq!(blockers(&story, &rules)[0].code, "media-alt");
}

#[test]
fn an_editor_is_told_why_a_story_is_not_split() {
    let told = |words: u32, shortest: u32, body: String| {
        let labels = Labels { pages: PageRule { words, shortest }, ..Labels::default() };
        let article = Article { body, ..good() };
        let parsed = parse(&article.body, &labels);
        let all = check(&facts(&article, &parsed), &Rules::default(), noon());
        all.iter().map(|problem| (problem.code, problem.text.clone())).next()
    };
    let paragraphs = |count: usize| vec!["kata ".repeat(50); count].join("\n\n");
    assert_eq!(told(200, 800, paragraphs(10)), Some(("not-split", "500/800".to_owned())));
    assert_eq!(told(200, 400, paragraphs(10)), None);
    assert_eq!(told(200, 0, "kata ".repeat(900)), Some(("not-split-place", "900".to_owned())));
    assert_eq!(told(0, 800, paragraphs(10)), None);
}

#[test]
fn a_newsroom_without_an_imprint_is_told_what_it_lacks() {
    let named = Imprint { responsible: "Miradin", address: "" };
    let found = newsroom(named, &Rules::default());
    assert_eq!(found.iter().map(|p| p.text.as_str()).collect::<Vec<_>>(), ["imprint.address"]);
    assert_eq!(newsroom(Imprint { address: "Bandung", ..named }, &Rules::default()), []);
    let mut rules = Rules::default();
    rules.set("imprint-missing", None);
    assert_eq!(newsroom(Imprint::default(), &rules), []);
}

#[test]
fn sentences_name_the_text_and_leave_out_what_is_empty() {
    let with = Problem::new(Severity::Blocker, "link-unresolved").text("Hari Bahasa Ibu");
    let without = Problem::new(Severity::Blocker, "link-unresolved");
    assert_eq!(
        message(&with, Lang::Id),
        "Tautan “Hari Bahasa Ibu” belum menunjuk ke berita mana pun; pilih beritanya atau hapus \
         barisnya."
    );
    assert_eq!(
        message(&without, Lang::En),
        "The link leads to no known story; choose one or remove the line."
    );
    let long = Problem::new(Severity::Note, "headline-long").text("{fix} [a] ".repeat(20));
    assert!(message(&long, Lang::En).contains("has 200 characters"));
    let braces = Problem::new(Severity::Note, "link-draft").text("{fix} [a]");
    assert!(message(&braces, Lang::En).contains("“{fix} [a]”"));
    let new = Problem::new(Severity::Note, "never-heard-of").text("teks");
    assert_eq!(message(&new, Lang::Id), "Ada masalah (never-heard-of): teks.");
}

#[test]
fn every_sentence_is_whole_in_both_languages() {
    let mut seen = BTreeSet::new();
    for code in codes() {
        assert!(seen.insert(code), "{code} stands twice");
        for text in ["", "Judul"] {
            let mut problem = Problem::new(Severity::Note, code).text(text);
            problem.fixes = vec![text.to_owned(); text.len().min(1)];
            let [id, en] = [Lang::Id, Lang::En].map(|lang| message(&problem, lang));
            assert_ne!(id, en, "{code}");
            for sentence in [id, en] {
                assert!(sentence.ends_with('.'), "{code}: {sentence}");
                assert!(!sentence.contains(['[', ']', '{', '}']), "{code}: {sentence}");
                if text == "Judul" {
                    assert!(!sentence.contains("“”"), "{code}: {sentence}");
                }
            }
        }
    }
}

/// The kebab-case texts of a line, such as stand for codes.
fn kebab(line: &str) -> Vec<&str> {
    line.split('"')
        .skip(1)
        .step_by(2)
        .filter(|text| {
            text.contains('-')
                && !text.starts_with('-')
                && !text.ends_with('-')
                && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
        })
        .collect()
}

fn sources(folder: &Path, all: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all.push(fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn no_code_of_the_engine_lacks_a_sentence() {
    let mut all = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    let known: BTreeSet<&str> = codes().collect();
    let mut used = BTreeSet::new();
    for source in &all {
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        let marks =
            ["Problem::new(", "problem(", "note(", "let code", "tell(", "told(", "blocker("];
        let lines: Vec<&str> = code.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            if marks.iter().any(|mark| line.contains(mark)) && !line.trim().starts_with("//") {
                // The call may be broken over lines.
                let call = &lines[at..lines.len().min(at + 4)];
                let end = call.iter().position(|line| line.contains(';')).unwrap_or(3);
                used.extend(call.iter().take(end + 1).flat_map(|line| kebab(line)));
            }
        }
    }
    for code in ["link-unresolved", "opener-separator", "headline-missing"] {
        assert!(used.contains(code), "the search must find {code}: {used:?}");
    }
    let lacking: Vec<&&str> = used.iter().filter(|code| !known.contains(**code)).collect();
    assert!(lacking.is_empty(), "no sentence for {lacking:?}");
}

proptest! {
    #[test]
    fn no_text_breaks_the_check(headline in any::<String>(), body in any::<String>()) {
        let article = Article { headline, body, ..good() };
        for problem in problems(&article) {
            prop_assert!(!message(&problem, Lang::Id).is_empty());
        }
    }

    #[test]
    fn no_date_breaks_the_check(line in "(Senin|Minggu|Monday|Jum'at)[ ,(]{0,2}[0-9]{0,3}[ /.-]?([0-9]{0,3}|Februari|Feb|May)[ /.,-]?[0-9]{0,5}[)a-z]?") {
        let article = Article { body: line.clone(), ..good() };
        for problem in problems(&article) {
            prop_assert!(line.contains(&problem.text));
        }
    }
}
