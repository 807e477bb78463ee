//! The arrows that must never be, as a table over the sources, each with a planted violation
//! that shows that the rule can fail.

use super::source::{self, What};

/// A broken arrow: where, and what was found there.
#[derive(Debug, PartialEq, Eq)]
pub struct Broken {
    /// The line, from 1.
    pub line: usize,
    /// What stands there.
    pub found: String,
}

/// One arrow that must never be.
pub struct Rule {
    /// The rule in words.
    pub arrow: &'static str,
    /// Files, by their path from the root with `/`, that must keep the rule.
    pub watches: fn(&str) -> bool,
    /// Where a source of such a file breaks it.
    pub breaks: fn(&str) -> Vec<Broken>,
    /// A file and a source that break it, in the last line of the source.
    pub planted: (&'static str, &'static str),
    /// A file where the same source is at home, if there is one.
    pub at_home: Option<&'static str>,
}

/// Every rule over Rust sources.
pub const RUST: &[Rule] = &[
    Rule {
        arrow: "loro is named in crates/redaksi-core/src/document/ only",
        watches: |path| ships(path) && !path.starts_with(DOCUMENT),
        breaks: |source| names_crate(source, &["loro"]),
        planted: (STORE_FILE, "//! A.\nuse loro::LoroDoc;"),
        at_home: Some("crates/redaksi-core/src/document/edit.rs"),
    },
    Rule {
        arrow: "rusqlite is named in crates/redaksi-core/src/store/ only",
        watches: |path| ships(path) && !path.starts_with(STORE),
        breaks: |source| names_crate(source, &["rusqlite", "rusqlite_migration"]),
        planted: (PAGE_FILE, "//! A.\nfn a(c: &rusqlite::Connection) {}"),
        at_home: Some(STORE_FILE),
    },
    Rule {
        arrow: "SQL is written in crates/redaksi-core/src/store/ only",
        watches: |path| ships(path) && !path.starts_with(STORE),
        breaks: writes_sql,
        planted: (PAGE_FILE, "//! A.\nconst A: &str = \"SELECT id FROM articles\";"),
        at_home: Some(STORE_FILE),
    },
    Rule {
        arrow: "comrak and ammonia are named in crates/redaksi-core/src/markdown/ only",
        watches: |path| ships(path) && !path.starts_with("crates/redaksi-core/src/markdown"),
        breaks: |source| names_crate(source, &["comrak", "ammonia"]),
        planted: (PAGE_FILE, "//! A.\nuse {ammonia::clean};"),
        at_home: Some("crates/redaksi-core/src/markdown/html.rs"),
    },
    Rule {
        arrow: "minijinja is named in crates/redaksi-core/src/page/ only",
        watches: |path| ships(path) && !path.starts_with("crates/redaksi-core/src/page"),
        breaks: |source| names_crate(source, &["minijinja"]),
        planted: (STORE_FILE, "//! A.\nuse minijinja::Environment;"),
        at_home: Some(PAGE_FILE),
    },
    Rule {
        arrow: "encoders of pictures are named in crates/redaksi-core/src/media/ only",
        watches: |path| ships(path) && !path.starts_with("crates/redaksi-core/src/media"),
        breaks: |source| {
            names_crate(source, &["jpeg_encoder", "webp", "fast_image_resize", "exif"])
        },
        planted: (STORE_FILE, "//! A.\nuse webp::Encoder;"),
        at_home: Some("crates/redaksi-core/src/media/encode.rs"),
    },
    Rule {
        arrow: "notify is named in crates/redaksi-core/src/watch/ only",
        watches: |path| ships(path) && !path.starts_with("crates/redaksi-core/src/watch"),
        breaks: |source| names_crate(source, &["notify", "notify_debouncer_full"]),
        planted: (STORE_FILE, "//! A.\nuse notify::Watcher;"),
        at_home: Some("crates/redaksi-core/src/watch/mod.rs"),
    },
    Rule {
        arrow: "object_store is named in crates/redaksi-core/src/remote/ only",
        watches: |path| ships(path) && !path.starts_with("crates/redaksi-core/src/remote"),
        breaks: |source| names_crate(source, &["object_store"]),
        planted: (STORE_FILE, "//! A.\nuse object_store::path::Path;"),
        at_home: Some("crates/redaksi-core/src/remote/mod.rs"),
    },
    Rule {
        arrow: "the engine knows no window, no wire and no terminal",
        watches: |path| path.starts_with("crates/redaksi-core/"),
        breaks: |source| names_crate(source, &["tauri", "redaksi_api", "redaksi_desktop", "clap"]),
        planted: (PAGE_FILE, "//! A.\nuse redaksi_api::Article;"),
        at_home: Some("crates/redaksi-cli/src/main.rs"),
    },
    Rule {
        arrow: "the contract knows neither window nor terminal",
        watches: |path| path.starts_with("crates/redaksi-api/"),
        breaks: |source| names_crate(source, &["tauri", "redaksi_desktop", "clap"]),
        planted: ("crates/redaksi-api/src/lib.rs", "//! A.\nuse tauri::State;"),
        at_home: Some("src-tauri/src/lib.rs"),
    },
    Rule {
        arrow: "the terminal does not see the window",
        watches: |path| path.starts_with("crates/redaksi-cli/"),
        breaks: |source| names_crate(source, &["redaksi_desktop", "tauri"]),
        planted: ("crates/redaksi-cli/src/main.rs", "//! A.\nuse redaksi_desktop::run;"),
        at_home: Some("src-tauri/src/main.rs"),
    },
    Rule {
        arrow: "the window does not see the terminal",
        watches: |path| path.starts_with("src-tauri/"),
        breaks: |source| names_crate(source, &["redaksi_cli", "clap"]),
        planted: ("src-tauri/src/lib.rs", "//! A.\nuse clap::Parser;"),
        at_home: Some("crates/redaksi-cli/src/main.rs"),
    },
    Rule {
        arrow: "pure modules do no IO and read no clock",
        watches: is_pure,
        breaks: does_io,
        planted: (PAGE_FILE, "//! A.\nuse std::{fmt, fs::read};"),
        at_home: Some(STORE_FILE),
    },
    Rule {
        arrow: "unsafe code stands in platform/ and in the window's main.rs only",
        watches: |path| {
            is_rust(path)
                && !path.starts_with("crates/redaksi-core/src/platform")
                && path != "src-tauri/src/main.rs"
        },
        breaks: |source| paths(source, |path| path == "unsafe"),
        planted: (STORE_FILE, "//! A.\nfn a() { unsafe { b() } }"),
        at_home: Some("src-tauri/src/main.rs"),
    },
    Rule {
        arrow: "what differs between systems stands in platform/ only",
        watches: |path| {
            path.starts_with("crates/redaksi-")
                && ships(path)
                && !path.starts_with("crates/redaksi-core/src/platform")
        },
        breaks: asks_for_the_platform,
        planted: (STORE_FILE, "//! A.\n#[cfg(unix)] fn a() {}"),
        at_home: Some("crates/redaksi-core/src/platform/mod.rs"),
    },
    Rule {
        arrow: "every module starts with what it is for (`//!`)",
        watches: is_rust,
        breaks: |source| match source.lines().next() {
            Some(first) if first.starts_with("//!") => Vec::new(),
            first => vec![broken(1, first.unwrap_or("an empty file"))],
        },
        planted: (STORE_FILE, "use std::fmt;"),
        at_home: None,
    },
    Rule {
        arrow: "a file has at most 400 lines before its tests",
        watches: is_rust,
        breaks: |source| match source::lines_without_tests(source) {
            lines @ 401.. => vec![broken(lines, &format!("{lines} lines"))],
            _ => Vec::new(),
        },
        planted: (STORE_FILE, super::LONG),
        at_home: None,
    },
];

const DOCUMENT: &str = "crates/redaksi-core/src/document";
const STORE: &str = "crates/redaksi-core/src/store";
const STORE_FILE: &str = "crates/redaksi-core/src/store/open.rs";
const PAGE_FILE: &str = "crates/redaksi-core/src/page/render.rs";

/// Modules of the engine that are functions of their arguments alone.
const PURE: &[&str] = &[
    "article",
    "check",
    "deliver",
    "document",
    "import",
    "lang",
    "markdown",
    "media",
    "page",
    "related",
    "review",
    "sample",
    "site",
    "export/address",
    "export/brief",
    "export/hash",
    "export/marker",
    "export/modules",
    "export/paging",
    "export/parts",
    "export/plan",
    "export/safe_path",
    "export/verify",
];

/// What a pure module may not name: files, the network, other programs, the environment, and
/// clocks.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::net",
    "std::process",
    "std::env",
    "std::thread",
    "std::time::SystemTime",
    "std::time::Instant",
    "std::os",
    "tempfile",
    "getrandom",
];
const CLOCKS: &[&str] =
    &["Utc::now", "Local::now", "SystemTime::now", "Instant::now", "File::open"];

pub fn is_rust(path: &str) -> bool {
    path.ends_with(".rs")
}

/// All but the measurements: they set the engines bare beside ours, as a yardstick.
fn ships(path: &str) -> bool {
    is_rust(path) && !path.starts_with("crates/redaksi-bench/")
}

fn is_pure(path: &str) -> bool {
    let module = path.strip_prefix("crates/redaksi-core/src/").unwrap_or_default();
    PURE.iter()
        .any(|pure| module.strip_prefix(pure).is_some_and(|rest| rest.starts_with(['/', '.', '_'])))
}

fn broken(line: usize, found: &str) -> Broken {
    Broken { line, found: found.to_owned() }
}

fn paths(source: &str, is_broken: impl Fn(&str) -> bool) -> Vec<Broken> {
    let names = source::named(source).into_iter();
    names
        .filter_map(|name| match name.what {
            What::Path(path) if is_broken(&path) => Some(broken(name.line, &path)),
            _ => None,
        })
        .collect()
}

/// A crate is named by a path that starts with it; the bare word alone may be a module or a
/// variable of ours.
fn names_crate(source: &str, crates: &[&str]) -> Vec<Broken> {
    paths(source, |path| crates.iter().any(|name| path.starts_with(&format!("{name}::"))))
}

fn does_io(source: &str) -> Vec<Broken> {
    paths(source, |path| {
        let whole = |outside: &&str| {
            path.strip_prefix(*outside).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
        };
        let is_path = path.contains("::");
        (is_path && OUTSIDE.iter().any(whole)) || CLOCKS.iter().any(|clock| path.ends_with(clock))
    })
}

/// SQL in string literals, known by its statements in capitals.
fn writes_sql(source: &str) -> Vec<Broken> {
    let starts = ["SELECT ", "INSERT ", "UPDATE ", "DELETE FROM", "CREATE TABLE", "PRAGMA "];
    let is_sql = |text: &str| {
        let text = text.trim_start_matches(['\\', '\n', ' ']);
        starts.iter().any(|start| text.starts_with(start)) || text.ends_with(".sql")
    };
    source::named(source)
        .into_iter()
        .filter_map(|name| match name.what {
            What::Text(text) if is_sql(&text) => Some(broken(name.line, &text)),
            _ => None,
        })
        .collect()
}

fn asks_for_the_platform(source: &str) -> Vec<Broken> {
    source::named(source)
        .into_iter()
        .filter_map(|name| match name.what {
            What::Platform(question) => Some(broken(name.line, &question)),
            What::Path(path) if path.starts_with("std::os::") => Some(broken(name.line, &path)),
            _ => None,
        })
        .collect()
}
