//! The script of the search page, run by Node over an index that the engine
//! made: both must fold words and name files alike.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::process::Command;

use redaksi_core::site::search::{self, Entry};
use serde::Deserialize;

use super::search::entries;

/// What a reader would see.
#[derive(Debug, Deserialize)]
struct Seen {
    name: String,
    status: String,
    results: Vec<Found>,
    more: bool,
    hidden: bool,
    address: String,
    focus: String,
    loaded: Vec<(String, usize)>,
}

#[derive(Debug, Deserialize)]
struct Found {
    href: String,
    headline: String,
    whole: String,
}

impl Seen {
    fn paths(&self) -> Vec<&str> {
        self.results.iter().map(|found| found.href.as_str()).collect()
    }
}

/// Asks an index; `None` where there is no Node, which the window's build
/// needs as well.
fn ask(stories: &[Entry], queries: &[&str]) -> Option<Vec<Seen>> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("cari")).unwrap();
    for file in search::index(stories, "id") {
        std::fs::write(folder.path().join(file.path), file.content).unwrap();
    }
    let script = folder.path().join("cari.js");
    std::fs::write(&script, search::script().1).unwrap();
    let here = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/site/script.mjs");
    let run = Command::new("node")
        .arg(here)
        .arg(&script)
        .arg(folder.path())
        .arg(serde_json::to_string(queries).unwrap())
        .output();
    let output = match run {
        Ok(output) => output,
        Err(error) if error.kind() == ErrorKind::NotFound && std::env::var_os("CI").is_none() => {
            eprintln!("skipped: there is no node");
            return None;
        }
        Err(error) => panic!("node: {error}"),
    };
    let (out, err) = (String::from_utf8(output.stdout).unwrap(), output.stderr);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&err));
    Some(out.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

/// The paths of the stories that have these words in headline or tags and
/// those that have them elsewhere, newest first.
fn wanted(stories: &[Entry], word: &str) -> Vec<String> {
    let has = |text: &str| text.to_lowercase().contains(word);
    let mut strong: Vec<&Entry> =
        stories.iter().filter(|entry| has(&entry.headline) || has(&entry.tags[0])).collect();
    let mut weak: Vec<&Entry> = stories
        .iter()
        .filter(|entry| has(&entry.summary) && !has(&entry.headline) && !has(&entry.tags[0]))
        .collect();
    strong.reverse();
    weak.reverse();
    strong.iter().chain(&weak).map(|entry| entry.path.clone()).collect()
}

#[test]
fn the_script_finds_what_the_engine_put_in_best_and_newest_first() {
    let stories = entries(1_000);
    let all = wanted(&stories, "pemilu");
    let Some(seen) = ask(&stories, &["pemilu", "more", "  PÉM'ilu! ", "pemi", "tidakada", ""])
    else {
        return;
    };
    let by: BTreeMap<&str, &Seen> = seen.iter().map(|seen| (seen.name.as_str(), seen)).collect();

    let first = by["address"];
    assert_eq!(
        first.paths(),
        ["nasional/cerita-123.html"],
        "the question of the address is answered"
    );
    assert_eq!(first.status, "satu");
    assert!(!first.more && !first.hidden);

    let found = by["pemilu"];
    assert_eq!(found.paths(), all[..10], "headline and tags first, each newest first");
    assert_eq!(found.status, format!("{} berita", all.len()));
    assert!(found.more);
    assert_eq!(found.address, "?q=pemilu");
    assert_eq!(by["more"].paths(), all[..20]);
    assert_eq!(by["more"].focus, all[10], "the first of the new ones has the focus");

    assert_eq!(by["  PÉM'ilu! "].paths(), all[..10], "accents, case and signs do not matter");
    assert_eq!(by["pemi"].paths(), all[..10], "a beginning is enough");
    assert_eq!((by["tidakada"].status.as_str(), by["tidakada"].hidden), ("nihil", true));
    assert_eq!((by[""].status.as_str(), by[""].results.len()), ("", 0));
    assert_eq!(by[""].address, "/cari.html");
}

#[test]
fn a_query_loads_a_small_part_of_the_index() {
    let stories = entries(5_000);
    let whole: usize = search::index(&stories, "id").iter().map(|file| file.content.len()).sum();
    let Some(seen) = ask(&stories, &["gempa bandung"]) else { return };
    let loaded: usize = seen.iter().flat_map(|seen| &seen.loaded).map(|(_, bytes)| bytes).sum();
    assert!(loaded * 8 < whole, "{loaded} of {whole} bytes");
    let query = &seen[1].loaded;
    assert!(query.len() <= 16, "{query:?}");
    let again = query
        .iter()
        .filter(|(name, _)| name.ends_with("indeks.json") || name.ends_with("baru.json"));
    assert_eq!(again.count(), 0, "what was loaded is kept");
    assert!(
        query.iter().all(|(_, bytes)| *bytes > 0),
        "every file that is asked for is there: {query:?}"
    );
}

#[test]
fn stories_with_more_of_the_words_come_first() {
    let mut stories = entries(400);
    stories[10].headline = "Zebra melintas".to_owned();
    stories[20].headline = "Zebra dan okapi melintas".to_owned();
    stories[399].headline = "Okapi lahir".to_owned();
    for story in &mut stories[30..60] {
        story.headline = "Yang melintas".to_owned();
    }
    let Some(seen) = ask(&stories, &["zebra okapi", "zebra yang tidakada"]) else { return };
    let paths = |n: usize| seen[n].paths();
    assert_eq!(
        paths(1),
        [&stories[20].path, &stories[399].path, &stories[10].path].map(String::as_str)
    );
    let zebras = [&stories[20].path, &stories[10].path].map(String::as_str);
    assert_eq!(paths(2)[..2], zebras, "a rare word says more than one that is everywhere");
}

#[test]
fn texts_stay_texts_and_what_was_found_is_marked() {
    let mut stories = entries(300);
    for n in [3, 299] {
        stories[n].headline = "<img src=x onerror=alert(1)> Jum’at kelabu & café".to_owned();
    }
    let Some(seen) = ask(&stories, &["jumat", "caf"]) else { return };
    assert_eq!(seen[1].paths(), ["nasional/cerita-299.html", "nasional/cerita-3.html"]);
    for found in &seen[1].results {
        assert_eq!(found.headline, "<img src=x onerror=alert(1)> [Jum’at] kelabu & café");
        assert!(found.whole.contains("WIB"), "{}", found.whole);
    }
    assert!(seen[2].results[0].headline.ends_with("kelabu & [café]"));
}

#[test]
fn other_scripts_are_found_in_their_own_files() {
    let mut stories = entries(300);
    for (n, story) in stories.iter_mut().enumerate().take(150) {
        let first = char::from_u32(0x0627 + u32::try_from(n % 30).unwrap()).unwrap();
        story.words = (0..60).map(|k| format!("{first}ب{k}")).collect();
    }
    stories[5].headline = "مصر تفوز".to_owned();
    let Some(seen) = ask(&stories, &["مصر", "تفو"]) else { return };
    assert_eq!(seen[1].paths(), ["nasional/cerita-5.html"]);
    assert_eq!(seen[2].paths(), ["nasional/cerita-5.html"]);
}

#[test]
fn a_lost_connection_is_told_and_can_be_mended() {
    let stories = entries(300);
    let Some(seen) = ask(&stories, &["offline", "gempa", "online", "gempa"]) else { return };
    assert_eq!(seen[1].status, "gagal");
    assert_eq!(seen[2].paths()[0], wanted(&stories, "gempa")[0]);
}

#[test]
fn an_empty_site_finds_nothing() {
    let Some(seen) = ask(&[], &["gempa"]) else { return };
    assert_eq!(seen[1].status, "nihil");
}
