//! Preflight, and the sentence of every problem.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::{DateTime, Duration, TimeZone, Utc};
use proptest::prelude::*;
use redaksi_core::article::{
    Article, ArticleId, Contributor, Lead, LeadMedia, MediaId, Problem, Role, Severity,
};
use redaksi_core::check::{Story, check, codes, message};
use redaksi_core::lang::Lang;
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
        body: "Presiden berbicara pada hari Minggu 20 Februari 2022.".into(),
        ..Article::default()
    }
}

fn story<'a>(article: &'a Article, links: &'a [(LinkFacts, LinkState)]) -> Story<'a> {
    Story {
        id: id(1),
        article,
        words: 160,
        has_body: true,
        read_also: 0,
        links,
        lead_at_hand: true,
        same_headline: 0,
        house_opener: "BERITA KBB",
    }
}

fn problems(article: &Article) -> Vec<Problem> {
    check(&story(article, &[]), noon())
}

fn found(article: &Article) -> Vec<(&'static str, Severity)> {
    problems(article).iter().map(|problem| (problem.code, problem.severity)).collect()
}

#[test]
fn a_good_story_has_no_problem() {
    assert_eq!(found(&good()), []);
}

#[test]
fn each_fault_of_a_field_is_found_by_itself() {
    use Severity::{Blocker, Note, Warning};
    type Spoil = fn(&mut Article);
    let faults: [(Spoil, &str, Severity); 20] = [
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
        (|a| a.deck = "salah \u{202e}arah".into(), "bidi-control", Warning),
        (|a| a.lead.caption = "bunyi\u{7}".into(), "control-character", Warning),
        (|a| a.body = "Jum\u{fffd}at pagi".into(), "lost-character", Warning),
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
    let told =
        Story { lead_at_hand: false, same_headline: 2, has_body: false, ..story(&article, &[]) };
    let codes: Vec<&str> = check(&told, noon()).iter().map(|problem| problem.code).collect();
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
        [("alt-equals-caption", Severity::Warning), ("headline-long", Severity::Note)]
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
    let all = check(&Story { read_also: 4, ..story(&article, &links) }, noon());
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
            ("read-also-dense", "4/160"),
            ("link-twice", "b lagi"),
        ]
    );
    let few = check(&Story { read_also: 2, ..story(&article, &[]) }, noon());
    assert_eq!(few, []);
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
