//! Links between stories: which one a line means, how links stand, what may go
//! out, and what is suggested.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, TimeZone, Utc};
use proptest::prelude::*;
use redaksi_core::article::{ArticleId, Release, Severity};
use redaksi_core::lang::Lang;
use redaksi_core::related::{
    Candidate, Exportable, Headlines, Index, LinkFacts, LinkState, LinkTo, Lists, Profile,
    Profiles, Ranked, Reason, StoryFacts, StoryText, TargetFacts, address_key, changes_after,
    exportable, follows, match_headline, names, normalise_headline, state, stem, terms,
};

fn id(n: u64) -> ArticleId {
    ArticleId::from_parts(n, 0)
}

fn noon() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2022, 2, 22, 12, 0, 0).unwrap()
}

fn sealed() -> TargetFacts {
    TargetFacts { sealed: true, ..TargetFacts::default() }
}

fn under_embargo(until: DateTime<Utc>) -> Release {
    Release { embargo_until: Some(until), ..Release::default() }
}

fn to(n: u64) -> LinkFacts {
    LinkFacts { to: LinkTo::Story(id(n)), label: format!("cerita {n}"), place: None }
}

fn story(n: u64, links: Vec<LinkFacts>) -> StoryFacts {
    StoryFacts { id: id(n), facts: sealed(), live: false, links }
}

fn codes(result: &Exportable, n: u64) -> Vec<&'static str> {
    let all = result.blocked.iter().chain(&result.warned);
    all.filter(|(of, _)| *of == id(n))
        .flat_map(|(_, problems)| problems.iter().map(|problem| problem.code))
        .collect()
}

#[test]
fn headlines_are_equal_whatever_signs_and_case_they_are_written_with() {
    let key = normalise_headline("KEREN! Rusia–Ukraina: “Jum’at”  Damai…");
    assert_eq!(key, "keren rusia ukraina jumat damai");
    for same in [
        "keren rusia-ukraina: Jum'at damai",
        "KEREN\u{a0}RUSIA — UKRAINA \"JUMAT\" DAMAI!!",
        "\u{feff}Ｋeren Rusia\u{2011}Ukraina 'Jum\u{ad}at' Damai",
    ] {
        assert_eq!(normalise_headline(same), key, "{same}");
    }
    assert_ne!(normalise_headline("Rusia Ukraina Damai"), key);
    assert_ne!(normalise_headline("!!!"), normalise_headline("???"));
    assert_eq!(normalise_headline(" \n "), "");
}

#[test]
fn a_line_means_a_story_only_where_one_fits() {
    let former = ["Judul Lama".to_owned()];
    let aliases = ["internasional/pr-123/amerika-dan-prancis".to_owned()];
    let first = Candidate {
        id: id(1),
        headline: "Amerika dan Prancis Siap Damai",
        former_headlines: &former,
        slug: "amerika-dan-prancis-siap-damai",
        aliases: &aliases,
    };
    let second = Candidate {
        id: id(2),
        headline: "Harga Emas Hari Ini",
        former_headlines: &[],
        slug: "harga-emas-hari-ini",
        aliases: &[],
    };
    let third = Candidate { id: id(3), slug: "harga-emas-hari-ini-2", ..second };
    let all = [first, second, third];
    let mut table = Headlines::default();
    all.iter().for_each(|story| table.put(story));

    for (line, meant) in [
        ("amerika dan prancis: siap damai!", Some(id(1))),
        ("Judul lama", Some(id(1))),
        ("https://beritakbb.example/internasional/pr-123/amerika-dan-prancis?page=2", Some(id(1))),
        ("https://beritakbb.example/x/amerika-dan-prancis-siap-damai.html#a", Some(id(1))),
        ("https://beritakbb.example/x/amerika-dan-prancis-siap-damai/2.html", Some(id(1))),
        ("amerika-dan-prancis-siap-damai", Some(id(1))),
        ("Harga Emas Hari Ini", None),
        ("harga-emas-hari-ini-2", Some(id(3))),
        ("Judul yang Tidak Ada", None),
        ("", None),
    ] {
        assert_eq!(match_headline(line, all), meant, "{line}");
        assert_eq!(table.find(line, None), meant, "{line}, by the table");
    }
    assert_eq!(table.find("Harga Emas Hari Ini", Some(id(2))), Some(id(3)));
    assert_eq!(table.bearing("HARGA EMAS hari ini", Some(id(2))), [id(3)]);
    table.put(&Candidate { headline: "Harga Perak", ..third });
    assert_eq!(table.find("Harga Emas Hari Ini", None), Some(id(2)));
    table.remove(id(2));
    assert_eq!(table.find("Harga Emas Hari Ini", None), None);
}

#[test]
fn an_address_is_its_path() {
    for same in [
        "https://situs.example/berita/satu-dua.html",
        "HTTP://situs.example/berita/satu-dua/?utm=1#komentar",
        "/berita/Satu-Dua.htm",
        "berita/satu%2Ddua",
    ] {
        assert_eq!(address_key(same).as_deref(), Some("berita/satu-dua"), "{same}");
    }
    for none in ["Rusia", "Perang Rusia-Ukraina", "mailto://a/b", "https://situs.example", "-", ""]
    {
        assert!(address_key(none).is_none_or(|key| key == "-"), "{none}");
    }
}

#[test]
fn a_link_follows_its_story_until_an_editor_writes_another_text() {
    let former = ["Judul Lama".to_owned()];
    assert!(follows("Judul baru", "Judul Baru!", &former));
    assert!(follows("JUDUL LAMA", "Judul Baru!", &former));
    assert!(follows("  ", "Judul Baru!", &former));
    assert!(!follows("selengkapnya di sini", "Judul Baru!", &former));
}

#[test]
fn a_link_stands_as_its_target_does() {
    let at = noon();
    let embargoed = TargetFacts { release: under_embargo(at + Duration::seconds(1)), ..sealed() };
    for (facts, stands) in [
        (None, LinkState::Unresolved),
        (Some(sealed()), LinkState::Ok),
        (Some(TargetFacts::default()), LinkState::Draft),
        (Some(TargetFacts { trashed: true, ..sealed() }), LinkState::Draft),
        (Some(TargetFacts { retracted: true, ..sealed() }), LinkState::Retracted),
        (Some(embargoed), LinkState::Embargoed),
        (Some(TargetFacts { release: under_embargo(at), ..sealed() }), LinkState::Ok),
    ] {
        assert_eq!(state(facts.as_ref(), at), stands, "{facts:?}");
    }
}

#[test]
fn what_may_go_out_changes_when_a_time_comes_and_at_no_other() {
    let hours = |n| noon() + Duration::hours(n);
    let mut stories: Vec<StoryFacts> = (1..=7).map(|n| story(n, vec![])).collect();
    stories[0].facts.release = under_embargo(hours(3));
    stories[1].facts.release =
        Release { embargo_until: Some(hours(1)), published_at: Some(hours(2)) };
    stories[2].facts.release = Release { published_at: Some(hours(2)), ..Release::default() };
    stories[3].facts.release = under_embargo(noon());
    stories[4].facts =
        TargetFacts { retracted: true, release: under_embargo(hours(5)), ..sealed() };
    stories[5].facts = TargetFacts { trashed: true, release: under_embargo(hours(6)), ..sealed() };
    stories[6].facts = TargetFacts { sealed: false, release: under_embargo(hours(7)), ..sealed() };
    let changes = changes_after(&stories, noon());
    assert_eq!(changes, [hours(2), hours(3)]);
    let ready = |at| exportable(&stories, at).ready;
    let mut before = noon();
    for change in changes {
        assert_eq!(ready(before), ready(change - Duration::seconds(1)), "nothing until then");
        assert_ne!(ready(before), ready(change));
        before = change;
    }
    assert_eq!(ready(before), ready(hours(1_000)), "nor afterwards");
    assert!(changes_after(&stories, hours(3)).is_empty());
}

#[test]
fn a_story_is_kept_back_by_links_that_lead_nowhere_however_far_away() {
    let nowhere = LinkFacts { to: LinkTo::Nowhere, label: "Belum ada".into(), place: None };
    let stories = [
        story(1, vec![to(2)]),
        story(2, vec![to(3)]),
        story(3, vec![nowhere]),
        story(4, vec![to(5)]),
        story(5, vec![to(4)]),
        story(6, vec![to(99)]),
        story(7, vec![LinkFacts { to: LinkTo::Outside, label: String::new(), place: None }]),
    ];
    let result = exportable(&stories, noon());
    assert_eq!(result.ready, BTreeSet::from([id(4), id(5), id(7)]));
    assert_eq!(codes(&result, 1), ["link-blocked"]);
    assert_eq!(codes(&result, 2), ["link-blocked"]);
    assert_eq!(codes(&result, 3), ["link-unresolved"]);
    assert_eq!(codes(&result, 6), ["link-unresolved"]);
    let (_, reasons) = &result.blocked[2];
    assert_eq!((reasons[0].text.as_str(), reasons[0].severity), ("Belum ada", Severity::Blocker));
}

#[test]
fn drafts_embargoes_and_the_bin_keep_back_and_withdrawals_warn() {
    let mut stories = vec![
        story(1, vec![to(5), to(6)]),
        story(2, vec![to(7)]),
        story(3, vec![to(8)]),
        story(4, vec![]),
        story(5, vec![]),
        story(6, vec![]),
        story(7, vec![]),
        story(8, vec![]),
    ];
    stories[3].facts.sealed = false;
    stories[4].facts.sealed = false;
    stories[5].facts.trashed = true;
    stories[6].facts.release = under_embargo(noon() + Duration::hours(1));
    stories[7].facts.retracted = true;
    let result = exportable(&stories, noon());
    assert_eq!(result.ready, BTreeSet::from([id(3)]));
    assert_eq!(codes(&result, 1), ["link-draft", "link-draft"]);
    assert_eq!(codes(&result, 2), ["link-embargoed"]);
    assert_eq!(codes(&result, 3), ["link-retracted"]);
    assert_eq!(codes(&result, 7), ["embargoed"]);
    let later = exportable(&stories, noon() + Duration::hours(1));
    assert_eq!(later.ready, BTreeSet::from([id(2), id(3), id(7)]));
}

#[test]
fn a_live_page_stays_and_can_be_linked_to_while_its_story_is_kept_back() {
    let mut stories = vec![story(1, vec![to(2)]), story(2, vec![to(99)])];
    stories[1].live = true;
    let result = exportable(&stories, noon());
    assert_eq!(result.ready, BTreeSet::from([id(1)]));
    assert_eq!(codes(&result, 2), ["link-unresolved"]);
}

/// The definition, as slowly as it is said: take away stories with a bad link
/// until none is left.
fn slowly(stories: &[StoryFacts], now: DateTime<Utc>) -> BTreeSet<ArticleId> {
    let find = |id: ArticleId| stories.iter().find(|story| story.id == id);
    let mut ready: BTreeSet<ArticleId> = stories
        .iter()
        .filter(|story| {
            let facts = story.facts;
            facts.sealed && !facts.trashed && !facts.retracted && !facts.release.waits(now)
        })
        .map(|story| story.id)
        .collect();
    loop {
        let leads = |link: &LinkFacts| match link.to {
            LinkTo::Outside => true,
            LinkTo::Nowhere => false,
            LinkTo::Story(id) => match find(id) {
                Some(target) if target.facts.trashed => false,
                Some(target) if target.facts.retracted => true,
                Some(target) if !target.facts.sealed || target.facts.release.waits(now) => false,
                Some(target) => ready.contains(&id) || target.live,
                None => false,
            },
        };
        let bad = stories
            .iter()
            .find(|story| ready.contains(&story.id) && !story.links.iter().all(leads))
            .map(|story| story.id);
        match bad {
            Some(id) => ready.remove(&id),
            None => return ready,
        };
    }
}

proptest! {
    #[test]
    fn the_set_is_the_largest_that_the_definition_allows(
        shape in prop::collection::vec(
            (0_u8..32, prop::collection::vec(0_u64..14, 0..4)), 1..12)
    ) {
        let stories: Vec<StoryFacts> = shape.iter().enumerate().map(|(n, (bits, links))| {
            let mut story = story(n as u64, links.iter().map(|link| to(*link)).collect());
            story.facts.sealed = bits & 1 == 0 || bits & 16 != 0;
            story.facts.trashed = *bits == 3;
            story.facts.retracted = *bits == 5;
            if *bits == 7 {
                story.facts.release = under_embargo(noon() + Duration::days(1));
            }
            story.live = *bits == 9 || *bits == 10;
            story
        }).collect();
        let result = exportable(&stories, noon());
        prop_assert_eq!(&result.ready, &slowly(&stories, noon()));
        for (id, reasons) in &result.blocked {
            prop_assert!(!result.ready.contains(id));
            prop_assert!(!reasons.is_empty());
        }
    }

    #[test]
    fn no_text_breaks_stems_names_and_headlines(text in any::<String>()) {
        prop_assert!(!stem(&text).contains("  "));
        prop_assert!(terms(&text).iter().all(|term| !term.is_empty()));
        prop_assert!(names(&text).iter().all(|name| !name.is_empty()));
        let key = normalise_headline(&text);
        prop_assert_eq!(normalise_headline(&key), key);
    }
}

#[test]
fn stems_join_the_forms_of_a_word_and_stop_words_say_nothing() {
    assert_eq!(stem("menyerang"), stem("serangan"));
    assert_eq!(stem("Pernyataannya"), stem("dinyatakan"));
    assert_eq!(stem("Café KTT-AS ke-22"), "cafe ktt as ke 22");
    assert_eq!(terms("Mereka telah sepakat pada 20 Februari 2022, katanya"), ["sepakat"]);
}

#[test]
fn names_are_people_places_offices_and_acronyms() {
    let text = "Presiden AS, Joe Biden dan Presiden Rusia, Vladimir Putin menyetujui proposal. \
                Adanya wacana KTT ini terjadi ketika Presiden Macron menelepon. Pengumuman KTT itu \
                dibahas Menteri Luar Negeri Rusia, Sergey Lavrov di Kota Bandung. Mereka sepakat.";
    let names = names(text);
    for name in [
        "AS",
        "Joe Biden",
        "Rusia",
        "Vladimir Putin",
        "KTT",
        "Macron",
        "Sergey Lavrov",
        "Kota Bandung",
    ] {
        assert!(names.iter().any(|found| found == name), "{name} in {names:?}");
    }
    assert!(names.contains(&"Menteri Luar Negeri Rusia".to_owned()), "{names:?}");
    for word in ["Adanya", "Mereka", "Pengumuman", "Pengumuman KTT"] {
        assert!(!names.iter().any(|found| found == word), "{word} in {names:?}");
    }
}

const PEACE: &str = "Presiden AS, Joe Biden dan Presiden Rusia, Vladimir Putin menyetujui proposal \
    konferensi tingkat tinggi. Kata Biden, invasi ke Ukraina dapat dicegah dengan diplomasi.";

fn text<'a>(n: u64, headline: &'a str, tags: &'a [String], body: &'a str) -> StoryText<'a> {
    StoryText {
        id: id(n),
        headline,
        tags,
        section: "Internasional",
        published_at: Some(noon() - Duration::days(2)),
        text: body,
    }
}

#[test]
fn stories_of_the_same_names_and_tags_come_first_and_say_why() {
    let tags = ["Ukraina".to_owned()];
    let mut index = Index::default();
    index.put(&text(1, "Putin dan Biden Bertemu", &tags, PEACE));
    index.put(&text(2, "Stadion Kontainer Qatar", &[], "Piala dunia digelar di Doha, Qatar."));
    index.put(&text(3, "Gempa di Cianjur", &[], "Warga Kabupaten Cianjur mengungsi."));
    index.put(&text(
        4,
        "Inflasi Amerika Naik",
        &[],
        "Kata Joe Biden, harga bahan bakar naik karena invasi.",
    ));
    let draft =
        StoryText { published_at: None, ..text(9, "Amerika Siap Jadi Juru Damai", &tags, PEACE) };
    let found = index.suggest(&draft, noon(), 10);
    let ids: Vec<ArticleId> = found.iter().map(|suggestion| suggestion.id).collect();
    assert_eq!(ids, [id(1), id(4)], "{found:?}");
    assert!(found[0].score > found[1].score);
    let told: Vec<String> =
        found[0].reasons.iter().map(|reason| reason.sentence(Lang::Id)).collect();
    // AS, Joe Biden, Rusia, Vladimir Putin, Ukraina; Biden is Joe Biden.
    assert!(told.iter().any(|reason| reason.starts_with("5 nama sama: ")), "{told:?}");
    assert!(told.contains(&"tag sama: Ukraina".to_owned()), "{told:?}");
    assert!(told.contains(&"2 hari lalu".to_owned()), "{told:?}");
    assert!(told.contains(&"rubrik sama".to_owned()), "{told:?}");
    assert!(found[0].reasons.contains(&Reason::DaysAgo(2)));

    let among = index.suggest_among(&draft, noon(), 10, |found| found != id(1));
    assert_eq!(among.first().map(|suggestion| suggestion.id), Some(id(4)));
    index.remove(id(4));
    assert_eq!(index.suggest(&draft, noon(), 10).len(), 1);
}

#[test]
fn a_story_is_never_suggested_to_itself() {
    let tags = ["Ukraina".to_owned()];
    let mut index = Index::default();
    let only = text(1, "Putin dan Biden Bertemu", &tags, PEACE);
    index.put(&only);
    assert_eq!(index.suggest(&only, noon(), 10), []);
}

#[test]
fn the_order_in_which_stories_came_leaves_no_trace() {
    let subjects = ["Gempa Cianjur", "Putin di Moskow", "Persib Bandung", "Pilkada Jawa Barat"];
    let bodies: Vec<String> = (0..60)
        .map(|n: usize| {
            let (a, b) = (subjects[n % 4], subjects[(n / 7) % 4]);
            format!("Warga membahas {a} bersama {b}. Nomor {n} soal {a} ramai di pasar {}.", n % 9)
        })
        .collect();
    let tags = |n: usize| vec![format!("tag {}", n % 5)];
    let all_tags: Vec<Vec<String>> = (0..60).map(tags).collect();
    let story = |n: usize| text(n as u64, subjects[n % 4], &all_tags[n], &bodies[n]);

    let mut forward = Index::default();
    (0..60).for_each(|n| forward.put(&story(n)));
    let mut backward = Index::default();
    (0..60).rev().for_each(|n| backward.put(&story(n)));
    // Changed and taken out in between, and back as they were.
    for n in [3, 17, 40] {
        backward.put(&text(n as u64, "Lain sekali", &[], "Tanpa isi"));
        backward.remove(id(n as u64 + 1));
    }
    for n in [40, 41, 18, 17, 4, 3] {
        backward.put(&story(n));
    }
    assert_eq!(forward.len(), backward.len());
    for n in 0..60 {
        let found = forward.suggest(&story(n), noon(), 8);
        assert_eq!(found, backward.suggest(&story(n), noon(), 8), "story {n}");
        assert_eq!(found.len(), 8, "story {n}");
        let ids: Vec<ArticleId> = found.iter().map(|suggestion| suggestion.id).collect();
        assert_eq!(forward.nearest(&story(n), 8), ids, "story {n}, as it was added");
        let read_again = StoryText { id: id(1000 + n as u64), ..story(n) };
        let by_text = forward.suggest(&read_again, noon(), 8);
        let ids: Vec<ArticleId> = by_text.iter().map(|suggestion| suggestion.id).collect();
        assert_eq!(forward.nearest(&read_again, 8), ids, "story {n}, read again");
    }
}

#[test]
fn reasons_are_told_in_both_languages() {
    let reasons = [
        (Reason::SharedNames(3, vec!["Joe Biden".into()]), "3 nama sama: Joe Biden, …"),
        (Reason::DaysAgo(2), "2 hari lalu"),
        (Reason::DaysApart(5), "terpaut 5 hari"),
        (Reason::SharedTags(vec!["Ukraina".into()]), "tag sama: Ukraina"),
        (Reason::SharedWords(vec!["invasi".into()]), "kata sama: invasi"),
        (Reason::SameSection, "rubrik sama"),
        (Reason::Headline, "judul mirip"),
    ];
    for (reason, indonesian) in reasons {
        assert_eq!(reason.sentence(Lang::Id), indonesian);
        assert_ne!(reason.sentence(Lang::En), indonesian);
    }
}

/// A newsroom of stories about few subjects, so that most share something.
fn many(n: u64, turn: u64) -> (String, Vec<String>, String, u64) {
    let subjects = ["Gempa Cianjur", "Putin di Moskow", "Persib Bandung", "Pilkada Jawa Barat"];
    let at = |by: u64| subjects[((n * 7 + turn * 5 + by * (1 + n / 3)) % 4) as usize];
    let words =
        ["beras", "pasar", "jalan", "sungai", "hujan", "sekolah", "kapal", "tiket", "lampu"];
    let word = |by: u64| words[((n + turn * by + by) % 9) as usize];
    let body = format!(
        "Warga membahas {} bersama {}. Soal {} dan {} ramai di {} kemarin, kata Budi Santoso {}.",
        at(1),
        at(2),
        word(1),
        word(2),
        word(3),
        (n + turn) % 11
    );
    (at(0).to_owned(), vec![format!("tag {}", (n + turn) % 5)], body, (n * 3 + turn) % 40)
}

proptest::proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]
    #[test]
    fn lists_kept_up_are_the_lists_made_anew(
        steps in proptest::collection::vec(proptest::collection::vec((0_u64..90, 0_u64..4), 1..4), 1..12)
    ) {
        // Turn 0 stands for a story that is not there.
        let mut turns: Vec<u64> = (0..90).map(|n| u64::from(n % 5 != 0)).collect();
        let mut kept = Lists::default();
        for step in std::iter::once(Vec::new()).chain(steps) {
            for (n, turn) in step {
                turns[n as usize] = turn;
            }
            let made: Vec<_> = (0..90).filter(|n| turns[*n as usize] > 0).map(|n| {
                let (headline, tags, body, days) = many(n, turns[n as usize]);
                let published_at = (days > 2).then(|| noon() - Duration::days(days as i64));
                let section = if n % 3 == 0 { "Daerah" } else { "Dunia" };
                let profile = Profile::of(&StoryText {
                    id: id(n), headline: &headline, tags: &tags, section, published_at, text: &body,
                });
                (id(n), profile, section, published_at)
            }).collect();
            let profiles: Profiles =
                made.iter().map(|(id, profile, ..)| (*id, profile.clone())).collect();
            let stories: Vec<Ranked> = made.iter().map(|(id, profile, section, published_at)| {
                let fingerprint = profile.fingerprint;
                Ranked { id: *id, fingerprint, section: (*section).into(), published_at: *published_at }
            }).collect();
            kept.update(&stories, &profiles, &|ids, rank| ids.iter().map(rank).collect());
            let mut fresh = Lists::default();
            fresh.update(&stories, &profiles, &|ids, rank| ids.iter().map(rank).collect());
            for story in &stories {
                proptest::prop_assert_eq!(kept.of(story.id), fresh.of(story.id));
            }
        }
    }
}
