//! The search index, asked as the script in the reader's browser asks it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Duration;
use proptest::prelude::*;
use redaksi_core::article::Zone;
use redaksi_core::site::search::{self, Entry, FRESH, File};
use serde_json::Value;

use super::{HOSTILE, at, id};

const WORDS: [&str; 24] = [
    "banjir",
    "gempa",
    "pemilu",
    "anggaran",
    "sekolah",
    "pertanian",
    "jakarta",
    "bandung",
    "menteri",
    "gubernur",
    "penyelidikan",
    "kebanjiran",
    "harga",
    "beras",
    "cuaca",
    "bencana",
    "korupsi",
    "pelabuhan",
    "rupiah",
    "kesehatan",
    "transportasi",
    "pendidikan",
    "nelayan",
    "perempuan",
];

fn entry(n: u64) -> Entry {
    let word = |step: u64| WORDS[usize::try_from((n * step + step) % 24).unwrap()];
    Entry {
        id: id(n),
        path: format!("nasional/cerita-{n}.html"),
        headline: format!("{} {} nomor{n}", word(5), word(7)),
        summary: format!("Laporan tentang {} dan {}.", word(11), word(13)),
        section: "Nasional".to_owned(),
        tags: vec![word(17).to_owned()],
        words: vec![format!("Tokoh{}", n % 50)],
        published_at: at("2022-02-22T01:22:00Z")
            + Duration::minutes(i64::try_from(n * 47).unwrap()),
        zone: Zone::WIB,
    }
}

pub fn entries(count: u64) -> Vec<Entry> {
    (0..count).map(entry).collect()
}

/// The index as a browser sees it.
struct Index(BTreeMap<String, Value>);

impl Index {
    fn of(files: &[File]) -> Self {
        let read = |file: &File| (file.path.clone(), serde_json::from_str(&file.content).unwrap());
        Self(files.iter().map(read).collect())
    }

    fn file(&self, name: &str) -> &Value {
        self.0.get(&format!("cari/{name}.json")).unwrap_or_else(|| panic!("no {name}"))
    }

    /// The shard in which a word stands.
    fn shard(&self, word: &str) -> Option<&Value> {
        let starts = self.file("indeks")["kata"].as_str().unwrap();
        let start = starts.split(' ').rfind(|start| !start.is_empty() && *start <= word)?;
        Some(self.file(&format!("k-{}", file_name(start))))
    }

    /// The card of a key.
    fn card(&self, key: u64) -> &Value {
        let starts = steps(self.file("indeks")["kartu"].as_str().unwrap(), false);
        let start = starts.into_iter().rfind(|start| *start <= key).unwrap();
        &self.file(&format!("b-{}", base36(start)))[base36(key)]
    }

    /// The paths of the stories that have exactly this word.
    fn find(&self, word: &str) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        let listed = self.shard(word).and_then(|shard| shard[word].as_str()).unwrap_or("");
        for keys in listed.split(';') {
            for key in steps(keys, true) {
                found.insert(self.card(key)[1].as_str().unwrap().to_owned());
            }
        }
        for story in self.file("baru").as_array().unwrap() {
            let text = [0, 2, 5, 6, 7].map(|n| story[n].as_str().unwrap()).join(" ");
            if split(&text).any(|found| found == word) {
                found.insert(story[1].as_str().unwrap().to_owned());
            }
        }
        found
    }
}

fn split(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric())
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .into_iter()
}

fn base36(mut number: u64) -> String {
    let mut text = String::new();
    while number > 0 || text.is_empty() {
        text.insert(0, char::from_digit(u32::try_from(number % 36).unwrap(), 36).unwrap());
        number /= 36;
    }
    text
}

fn steps(text: &str, down: bool) -> Vec<u64> {
    let mut numbers: Vec<u64> = Vec::new();
    for step in text.split(',').filter(|step| !step.is_empty()) {
        let step = u64::from_str_radix(step, 36).unwrap();
        let next = numbers.last().map_or(step, |last| if down { last - step } else { last + step });
        numbers.push(next);
    }
    numbers
}

fn file_name(start: &str) -> String {
    let letter = |c: char| match c {
        'a'..='z' | '0'..='9' => c.to_string(),
        c => format!("_{:x}_", u32::from(c)),
    };
    start.chars().map(letter).collect()
}

#[test]
fn every_story_is_found_by_the_words_of_its_headline_tags_names_and_standfirst() {
    for count in [0, 1, 5, 128, 129, 1_000] {
        let entries = entries(count);
        let index = Index::of(&search::index(&entries, "id"));
        for entry in &entries {
            let texts = [&entry.headline, &entry.tags[0], &entry.words[0], &entry.section];
            for word in texts.into_iter().flat_map(|text| split(text)) {
                let found = index.find(&word);
                assert!(found.contains(&entry.path), "{word} finds {} of {count}", entry.path);
            }
        }
    }
}

#[test]
fn only_the_stories_that_have_a_word_are_found_by_it() {
    let entries = entries(1_000);
    let index = Index::of(&search::index(&entries, "id"));
    for word in ["gempa", "pemilu", "nelayan"] {
        let wanted: BTreeSet<String> = entries
            .iter()
            .filter(|entry| {
                let text =
                    [&entry.headline, &entry.summary, &entry.tags[0]].map(|t| t.to_lowercase());
                text.iter().any(|text| split(text).any(|found| found == word))
            })
            .map(|entry| entry.path.clone())
            .collect();
        assert!(!wanted.is_empty());
        assert_eq!(index.find(word), wanted, "{word}");
    }
    assert!(index.find("tidakada").is_empty());
}

#[test]
fn a_root_finds_what_is_made_of_it() {
    let mut story = entry(1);
    story.headline = "Warga mempertanyakan kebanjiran".to_owned();
    for count in [0, 200] {
        let mut all: Vec<Entry> = (1_000..1_000 + count).map(entry).collect();
        all.push(story.clone());
        let index = Index::of(&search::index(&all, "id"));
        assert!(index.find("banjir").contains(&story.path), "as one of {count}");
    }
}

#[test]
fn names_and_frequent_words_of_a_text_are_found() {
    let text = "Wali Kota Bandung Yana Mulyana meninjau kolam retensi di Gedebage. Kolam itu, kata \
                Yana Mulyana, menahan luapan sungai. Sungai meluap pada 2022 dan 2022.";
    let words = search::words_of(text);
    assert!(words.contains(&"Gedebage".to_owned()), "{words:?}");
    assert!(words.iter().any(|word| word.contains("Yana Mulyana")), "{words:?}");
    assert_eq!(
        words[words.len() - 2..],
        ["kolam", "sungai"],
        "what comes more than once, in order"
    );
    let long: String = (0..5_000).map(|n| format!("Nama{n} banyak{n} banyak{n}. ")).collect();
    assert!(search::words_of(&long).len() <= 24);
    assert!(search::words_of("").is_empty());
}

#[test]
fn a_card_says_what_a_result_shows() {
    let index = Index::of(&search::index(&entries(300), "id"));
    let listed = index.shard("nomor7").unwrap()["nomor7"].as_str().unwrap().to_owned();
    let card = index.card(steps(&listed, true)[0]);
    let shown: Vec<&str> =
        card.as_array().unwrap().iter().map(|part| part.as_str().unwrap()).collect();
    let story = entry(7);
    assert_eq!(
        shown,
        [
            story.headline.as_str(),
            "nasional/cerita-7.html",
            "Nasional",
            "2022-02-22T13:51:00+07:00",
            "22 Februari 2022, 13:51 WIB",
            story.summary.as_str(),
        ]
    );
}

/// The paths of files that differ.
fn changed(before: &[File], after: &[File]) -> BTreeSet<String> {
    let (before, after): (BTreeSet<_>, BTreeSet<_>) =
        (before.iter().collect(), after.iter().collect());
    before.symmetric_difference(&after).map(|file| file.path.clone()).collect()
}

#[test]
fn a_new_story_changes_one_file() {
    let before = search::index(&entries(1_000), "id");
    let after = search::index(&entries(1_001), "id");
    assert_eq!(changed(&before, &after), BTreeSet::from(["cari/baru.json".to_owned()]));
}

#[test]
fn a_changed_or_removed_story_changes_its_own_words_and_card() {
    let mut stories = entries(2_000);
    let before = search::index(&stories, "id");
    stories[700].headline = "Gunung meletus".to_owned();
    let files = changed(&before, &search::index(&stories, "id"));
    assert!(files.iter().filter(|path| path.starts_with("cari/b-")).count() == 1, "{files:?}");
    assert!(files.len() <= 8, "{files:?}");
    assert!(!files.contains("cari/baru.json"));

    let mut stories = entries(2_000);
    stories.remove(700);
    let files = changed(&before, &search::index(&stories, "id"));
    // The number of stories, its words, its card; and as many again of the
    // one that is settled in its stead, or no longer.
    assert!(files.len() <= 30, "{files:?}");
}

#[test]
fn files_are_small_however_many_stories_there_are() {
    let files = search::index(&entries(10_000), "id");
    for file in &files {
        let limit = match file.path.as_str() {
            "cari/indeks.json" => 10_000,
            "cari/baru.json" => 60_000,
            path if path.starts_with("cari/b-") => 12_000,
            // A word in thousands of stories has a shard of its own.
            _ => 20_000,
        };
        assert!(file.content.len() <= limit, "{} has {} bytes", file.path, file.content.len());
    }
}

#[test]
fn stories_of_one_minute_and_before_1970_are_told_apart() {
    let mut stories = entries(400);
    for story in &mut stories {
        story.published_at = at("1969-08-17T03:00:00Z");
    }
    let index = Index::of(&search::index(&stories, "id"));
    for story in &stories {
        let word = story.headline.split(' ').next_back().unwrap();
        assert_eq!(index.find(word), BTreeSet::from([story.path.clone()]));
    }
}

#[test]
fn file_names_are_safe_everywhere() {
    let mut stories = entries(400);
    for (n, story) in stories.iter_mut().enumerate() {
        let letter = char::from_u32(0x0621 + u32::try_from(n % 20).unwrap()).unwrap();
        let other = char::from_u32(0x4e00 + u32::try_from(n).unwrap()).unwrap();
        let long: String = std::iter::repeat_n(letter, 60).collect();
        story.headline = format!("con aux nul {long}{n} {other}{other}");
        story.words =
            (0..60).map(|k| format!("{letter}{other}{k} {letter}{k} {long}{k}")).collect();
    }
    let files = search::index(&stories, "id");
    let names: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(names.len(), files.len(), "no name twice");
    for name in names {
        let stem = name.strip_prefix("cari/").unwrap().strip_suffix(".json").unwrap();
        let safe = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '_' | '-');
        assert!(stem.chars().all(safe) && stem.len() <= 120, "{name}");
    }
    let index = Index::of(&files);
    for (n, story) in stories.iter().enumerate() {
        let other = char::from_u32(0x4e00 + u32::try_from(n).unwrap()).unwrap();
        assert!(index.find(&format!("{other}{other}")).contains(&story.path), "{n}");
    }
}

#[test]
fn hostile_texts_are_data() {
    let stories: Vec<Entry> = (0..)
        .zip(HOSTILE)
        .map(|(n, text)| Entry {
            headline: text.to_owned(),
            summary: text.to_owned(),
            section: text.to_owned(),
            tags: vec![text.to_owned()],
            words: vec![text.to_owned()],
            ..entry(n)
        })
        .collect();
    let index = Index::of(&search::index(&stories, "id"));
    assert_eq!(index.file("baru").as_array().unwrap().len(), HOSTILE.len());
    assert!(index.find("selesai").contains("nasional/cerita-0.html"));
}

#[test]
fn the_script_is_small_and_the_form_works_without_inline_code() {
    let (path, script) = search::script();
    assert!(path.starts_with("assets/cari-") && path.ends_with(".js"), "{path}");
    assert!(script.len() <= 6_000, "{} bytes", script.len());
    for (language, without) in
        [("id", "JavaScript. Semua berita"), ("en", "JavaScript. Every story")]
    {
        let form = search::form(language, "arsip/index.html");
        assert!(form.contains("<noscript>") && form.contains(without), "{form}");
        assert!(form.contains("href=\"arsip/index.html\""));
        assert!(form.contains("role=\"status\""), "what is found is announced");
        assert!(!form.contains("<script") && !form.contains(" on") && !form.contains("style="));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_is_in_the_index_but_what_was_given(kept in prop::collection::btree_set(0_u64..600, 0..500)) {
        let given: Vec<Entry> = kept.iter().map(|n| entry(*n)).collect();
        let files = search::index(&given, "id");
        let index = Index::of(&files);
        for n in (0..600).step_by(7) {
            let word = format!("nomor{n}");
            let wanted: BTreeSet<String> =
                kept.iter().filter(|k| **k == n).map(|k| entry(*k).path).collect();
            prop_assert_eq!(index.find(&word), wanted);
            if !kept.contains(&n) {
                let (quoted, path) = (format!("\"{word}\""), format!("cerita-{n}.html"));
                prop_assert!(files.iter().all(|f| !f.content.contains(&quoted) && !f.content.contains(&path)));
            }
        }
        let mut turned = given;
        turned.reverse();
        prop_assert_eq!(files, search::index(&turned, "id"), "the order of the input does not matter");
    }

    #[test]
    fn the_newest_are_at_most_so_many_and_never_none(stories in 1_usize..100_000) {
        let settled = search::settled_of(stories);
        prop_assert!(settled < stories && stories - settled <= FRESH);
        prop_assert_eq!(settled % FRESH, 0);
    }
}
