//! Holds that the documents speak of the tree as it is: their links lead somewhere, and the
//! house of ARCHITECTURE.md has the rooms that it names, and no others.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("two folders up").to_owned()
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|why| panic!("{}: {why}", path.display()))
}

/// Every Markdown file of the root and of `docs/`.
fn documents() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["", "docs", "docs/adr"] {
        for entry in fs::read_dir(root().join(folder)).expect("a folder of documents") {
            let path = entry.expect("a readable folder").path();
            if path.extension().is_some_and(|end| end == "md") {
                found.push(path);
            }
        }
    }
    found
}

/// The targets of the links and pictures of a text, `[…](target)`, outside code.
fn links(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_fence = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_fence = !in_fence;
        }
        if in_fence {
            continue;
        }
        // Every second piece between back-ticks is code.
        let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
        for piece in prose.split("](").skip(1) {
            if let Some((target, _)) = piece.split_once(')') {
                found.push(target.to_owned());
            }
        }
    }
    found
}

#[test]
fn every_link_of_the_documents_leads_somewhere() {
    let mut dead = Vec::new();
    for document in documents() {
        let folder = document.parent().expect("a file lies in a folder");
        for link in links(&read(&document)) {
            let path = link.split('#').next().unwrap_or_default();
            let is_local = !link.contains("://") && !path.is_empty();
            if is_local && !folder.join(path).exists() {
                dead.push(format!("{}: {link}", document.display()));
            }
        }
    }
    assert!(dead.is_empty(), "{}", dead.join("\n"));
}

#[test]
fn links_are_found_outside_code_only() {
    let text = "[a](b.md#c) `[d](e)` ![f](g.png)\n```\n[h](i)\n```\n[j](k)";
    assert_eq!(links(text), ["b.md#c", "g.png", "k"]);
}

#[test]
fn every_decision_is_in_the_index() {
    let index: BTreeSet<String> =
        links(&read(&root().join("docs/adr/README.md"))).into_iter().collect();
    let files: BTreeSet<String> = fs::read_dir(root().join("docs/adr"))
        .expect("docs/adr")
        .map(|entry| entry.expect("a readable folder").file_name().to_string_lossy().into_owned())
        .filter(|name| name != "README.md")
        .collect();
    assert_eq!(index, files);
}

/// The rooms of the engine in the drawing: the lines that are indented once more than `src/`.
fn drawn_rooms(drawing: &str) -> BTreeSet<String> {
    drawing
        .lines()
        .skip_while(|line| !line.trim_start().starts_with("redaksi-core/src/"))
        .skip(1)
        .take_while(|line| line.starts_with("    "))
        .filter_map(|line| line.split_whitespace().next()?.strip_suffix('/').map(str::to_owned))
        .collect()
}

#[test]
fn the_house_has_the_rooms_that_are_drawn() {
    let built: BTreeSet<String> = fs::read_dir(root().join("crates/redaksi-core/src"))
        .expect("the engine")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.is_dir())
        .filter_map(|path| path.file_name().map(|name| name.to_string_lossy().into_owned()))
        .collect();
    assert_eq!(drawn_rooms(&read(&root().join("ARCHITECTURE.md"))), built);
}
