//! The site as readers get it: the sample newsroom, exported, held under the
//! W3C's checker of markup and, in a browser of its own, under axe.
//!
//! Engine and theme have their own tests; these ask judges from outside, so
//! that a fault on which writer and tester agree is found all the same.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use super::app::Newsroom;
use super::driver::Session;
use super::host::Host;
use super::stage::Stage;

/// The success criteria of WCAG 2.2 A and AA, and what axe calls good practice.
const RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// The widths of a phone and of a desk, in pixels.
const NARROW: u32 = 360;
const WIDE: u32 = 1280;

/// A file of an npm package that the user interface's packages bring.
fn npm(file: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/node_modules").join(file);
    assert!(path.is_file(), "run `cargo xtask test` once: {} is missing", path.display());
    path
}

/// The exported sample and where its pages stand, one or more of each kind.
struct Site {
    newsroom: Newsroom,
    files: Vec<(String, String)>,
}

impl Site {
    fn of_the_sample() -> Self {
        Self::of(Newsroom::sample())
    }

    fn of(newsroom: Newsroom) -> Self {
        let out = newsroom.beside("situs");
        let report = newsroom.ask(&["export", &out.to_string_lossy()]);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let files = report["files"].as_array().expect("a list of files");
        let files = files.iter().map(|file| (text(&file["path"]), text(&file["kind"]))).collect();
        Self { newsroom, files }
    }

    fn root(&self) -> PathBuf {
        self.newsroom.beside("situs")
    }

    /// Pages that show everything a page can show: all that are no stories and
    /// no further pages of lists, and every eighth story with its later pages.
    fn pages(&self) -> Vec<&str> {
        let pages = |kind: &'static str| {
            let of =
                self.files.iter().filter(move |(path, is)| is == kind && path.ends_with("html"));
            of.map(|(path, _)| path.as_str())
        };
        let mut all: Vec<&str> = pages("page").collect();
        let mut folders: Vec<&str> = Vec::new();
        for list in pages("list") {
            let folder = list.split_once('/').map_or(list, |(folder, _)| folder);
            if !folders.contains(&folder) {
                folders.push(folder);
                all.push(list);
            }
        }
        all.extend(pages("story").step_by(8));
        all
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.root().join(path)).expect("an exported page")
    }
}

/// What the W3C's checker says of the pages, styles and drawings below a
/// folder; none where there is no Java.
fn checked(root: &Path) -> Option<Vec<String>> {
    let java = Command::new("java")
        .args(["-Xss2m", "-Xmx768m", "-jar"])
        .arg(npm("vnu-jar/build/dist/vnu.jar"))
        .args(["--format", "json", "--stdout", "--exit-zero-always"])
        .args(["--skip-non-html", "--also-check-css", "--also-check-svg"])
        .arg(root)
        .output();
    let output = match java {
        Ok(output) => output,
        Err(fault) if std::env::var_os("CI").is_none() => {
            eprintln!("left out: no Java here: {fault}");
            return None;
        }
        Err(fault) => panic!("java: {fault}"),
    };
    let report: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|fault| {
        panic!("no report: {fault}: {}", String::from_utf8_lossy(&output.stderr))
    });
    let said = report["messages"].as_array().expect("a list of messages");
    // The checker reads from the disk, where no address is 'self'; the browser
    // below meets the policy as readers do.
    let about_policy = |one: &&Value| {
        one["message"].as_str().is_some_and(|text| text.contains("Content Security Policy"))
    };
    let told = said.iter().filter(|one| !about_policy(one));
    Some(
        told.map(|one| format!("{} line {}: {}", one["url"], one["lastLine"], one["message"]))
            .collect(),
    )
}

#[test]
fn markup_and_styles_of_every_page_conform() {
    let site = Site::of_the_sample();
    let Some(faults) = checked(&site.root()) else { return };
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));

    // It did look: a page with a fault is told.
    let folder = tempfile::tempdir().expect("a temporary folder");
    let broken = site.read("index.html").replacen("<main", "<main bogus", 1);
    std::fs::write(folder.path().join("index.html"), broken).expect("it can be written");
    let told = checked(folder.path()).expect("Java was here a moment ago");
    assert!(
        told.iter().any(|one| one.contains("bogus")),
        "the checker lets a fault pass: {told:?}"
    );
}

#[test]
fn pages_in_indonesian_serve_everyone_in_light_and_dark() {
    look_at(&Site::of_the_sample());
}

#[test]
fn pages_in_english_serve_everyone_in_light_and_dark() {
    look_at(&Site::of(Newsroom::english()));
}

/// Opens pages as readers do, on a phone by day and at a desk by night.
fn look_at(site: &Site) {
    let host = Host::of(site.root());
    for (theme, width) in [("Adwaita", NARROW), ("Adwaita:dark", WIDE)] {
        let stage = match Stage::set_with(&[("GTK_THEME", theme)]) {
            Ok(stage) => stage,
            Err(missing) => return eprintln!("left out: {missing} is not installed"),
        };
        let browser = Session::browser(&stage.driver).expect("a browser opens");
        let axe = std::fs::read_to_string(npm("axe-core/axe.min.js")).expect("axe");
        for path in site.pages() {
            browser.go(&host.framed(path, width));
            browser.enter_frame("iframe");
            browser.wait("the page", "return document.readyState === 'complete'", json!([]));
            let at = format!("{path} at {width} in {theme}");
            let seen = browser.run("return innerWidth", json!([]));
            assert_eq!(seen, width, "{at}: the frame is as wide as it was asked to be");
            let dark =
                browser.run("return matchMedia('(prefers-color-scheme: dark)').matches", json!([]));
            assert_eq!(dark, theme.ends_with("dark"), "{at}: the browser is as it was asked");
            let fits = "return document.documentElement.scrollWidth <= innerWidth";
            assert_eq!(browser.run(fits, json!([])), true, "{at}: it scrolls sideways");
            browser.run(&format!("{axe}; window.axe = axe; return true;"), json!([]));
            assert_eq!(violations(&browser), json!([]), "{at}");
        }
        // It did look: a page without a language is told.
        browser.run("document.documentElement.removeAttribute('lang')", json!([]));
        assert_ne!(violations(&browser), json!([]), "axe lets a fault pass");
        browser.end();
    }
    let missed = host.missed();
    assert!(missed.is_empty(), "pages ask for what is not there: {missed:?}");
}

/// What axe finds on the page that is open: rule, sentence, element.
fn violations(browser: &Session) -> Value {
    browser.run_async(
        "const found = await window.axe.run(document, \
           { resultTypes: ['violations'], runOnly: arguments[0] }); \
         return found.violations.map((one) => `${one.id}: ${one.help}: ` + \
           one.nodes.map((node) => node.html + ' ' + node.failureSummary).join('; '));",
        json!([RULES]),
    )
}

#[test]
fn readers_find_stories_without_a_server() {
    let site = Site::of_the_sample();
    let host = Host::of(site.root());
    let stage = match Stage::set() {
        Ok(stage) => stage,
        Err(missing) => return eprintln!("left out: {missing} is not installed"),
    };
    let browser = Session::browser(&stage.driver).expect("a browser opens");
    browser.go(&host.address("cari.html?q=bahasa%20ibu"));
    let first = browser.wait(
        "a story",
        "return document.querySelector('main li a')?.getAttribute('href')",
        json!([]),
    );
    let first = first.as_str().expect("an address").trim_start_matches(['.', '/']);
    assert!(site.read(first).contains("Bahasa Ibu"), "{first} is about the words asked for");
    browser.end();
    assert!(host.missed().is_empty(), "{:?}", host.missed());
}
