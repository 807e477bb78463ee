//! The arrows of the user interface, over its TypeScript and Svelte sources.
//!
//! These are read line by line: only scripts count, comments are left out.

use super::rules::{Broken, Rule};

/// Every rule over the sources of `ui/src/`.
pub const UI: &[Rule] = &[
    Rule {
        arrow: "only ui/src/port/tauri.ts imports @tauri-apps/",
        watches: |path| is_script(path) && path != "ui/src/port/tauri.ts",
        breaks: |source| lines(source, |line| line.contains("@tauri-apps/")),
        planted: ("ui/src/panes/list/List.svelte", PLANTED_TAURI),
        at_home: Some("ui/src/port/tauri.ts"),
    },
    Rule {
        arrow: "ui/src/state/ never touches the DOM",
        watches: |path| is_script(path) && path.starts_with("ui/src/state/"),
        breaks: |source| {
            let dom = ["document", "window", "HTMLElement", "localStorage"];
            lines(source, |line| dom.iter().any(|name| names_global(line, name)))
        },
        planted: ("ui/src/state/story.ts", "// document\nconst title = document.title;"),
        at_home: Some("ui/src/panes/page.ts"),
    },
    Rule {
        arrow: "panes dispatch to the state and never import the port, but for its types",
        watches: |path| is_script(path) && path.starts_with("ui/src/panes/"),
        breaks: |source| {
            lines(source, |line| {
                let from_port = line.contains("/port/") || line.ends_with("/port';");
                from_port && line.contains("from ") && !line.trim_start().starts_with("import type")
            })
        },
        planted: ("ui/src/panes/Page.svelte", PLANTED_PORT),
        at_home: Some("ui/src/main.ts"),
    },
    Rule {
        arrow: "the UI acts on an error's code, never on its message",
        watches: is_script,
        breaks: |source| {
            let acts = [".includes(", ".startsWith(", ".match(", ".search(", " ===", " !=="];
            lines(source, |line| acts.iter().any(|act| line.contains(&format!(".message{act}"))))
        },
        planted: ("ui/src/state/save.ts", "\nif (error.message.includes('disk')) retry();"),
        at_home: None,
    },
    Rule {
        arrow: "a file has at most 400 lines",
        watches: |path| is_script(path) || path.ends_with(".css"),
        breaks: |source| match source.lines().count() {
            count @ 401.. => vec![Broken { line: count, found: format!("{count} lines") }],
            _ => Vec::new(),
        },
        planted: ("ui/src/panes/Page.svelte", super::LONG),
        at_home: None,
    },
    Rule {
        arrow: "every module starts with what it is for (a comment)",
        watches: |path| path.ends_with(".ts"),
        breaks: |source| match source.lines().next() {
            Some(first) if first.starts_with("//") || first.starts_with("/*") => Vec::new(),
            first => vec![Broken { line: 1, found: first.unwrap_or_default().to_owned() }],
        },
        planted: ("ui/src/state/story.ts", "export const a = 1;"),
        at_home: None,
    },
];

const PLANTED_TAURI: &str = "<script lang=\"ts\">\nimport { invoke } from '@tauri-apps/api/core';";
const PLANTED_PORT: &str = "<script lang=\"ts\">\nimport { port } from '../port/tauri';";

/// Scripts that ship: no tests, and nothing that is generated.
fn is_script(path: &str) -> bool {
    path.starts_with("ui/src/")
        && (path.ends_with(".ts") || path.ends_with(".svelte"))
        && !path.ends_with(".test.ts")
        && path != "ui/src/port/bindings.ts"
        && path != "ui/src/locales/keys.ts"
}

/// The lines of script that break a rule, with their comments taken out. In a Svelte file only
/// what stands between `<script` and `</script>` is script.
fn lines(source: &str, is_broken: impl Fn(&str) -> bool) -> Vec<Broken> {
    let svelte = source.contains("<script");
    let (mut in_script, mut in_comment) = (!svelte, false);
    let mut found = Vec::new();
    for (index, line) in source.lines().enumerate() {
        if svelte && line.contains("<script") {
            in_script = true;
        } else if svelte && line.contains("</script>") {
            in_script = false;
        } else if in_script {
            let code = without_comments(line, &mut in_comment);
            if is_broken(&code) {
                found.push(Broken { line: index + 1, found: line.trim().to_owned() });
            }
        }
    }
    found
}

/// The line without `//` and `/* */`; `https://` starts no comment.
fn without_comments(line: &str, in_comment: &mut bool) -> String {
    let (mut code, mut rest) = (String::new(), line);
    loop {
        if *in_comment {
            match rest.split_once("*/") {
                Some((_, after)) => (*in_comment, rest) = (false, after),
                None => return code,
            }
        }
        let opening = rest.find("/*");
        let slashes = rest
            .match_indices("//")
            .map(|(at, _)| at)
            .find(|&at| !rest[..at].ends_with(':') && opening.is_none_or(|opening| at < opening));
        match (slashes, opening) {
            (Some(at), _) => return code + &rest[..at],
            (None, Some(at)) => {
                code.push_str(&rest[..at]);
                (*in_comment, rest) = (true, &rest[at + 2..]);
            }
            (None, None) => return code + rest,
        }
    }
}

/// Whether the line names a global: the word alone, not a field (`story.window`), not a key
/// (`window:`), not part of another word, not in quotes.
fn names_global(line: &str, name: &str) -> bool {
    let is_word = |c: char| c.is_alphanumeric() || "_$-".contains(c);
    line.match_indices(name).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + name.len()..]);
        let quoted = before.matches(['\'', '"', '`']).count() % 2 == 1;
        let key = after.starts_with(':') || after.starts_with("?:");
        !quoted
            && !key
            && !before.ends_with(|c| is_word(c) || c == '.')
            && !after.starts_with(is_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_no_code() {
        let source = "// window\n/* a\ndocument\n*/ const a = 'https://x'; // window";
        assert_eq!(lines(source, |line| line.contains("window") || line.contains("document")), []);
        assert_eq!(lines(source, |line| line.contains("https://x")).len(), 1);
    }

    #[test]
    fn only_globals_count() {
        assert!(names_global("const a = window.innerWidth;", "window"));
        assert!(!names_global("const a = story.document;", "document"));
        assert!(!names_global("say('the window');", "window"));
        assert!(!names_global("{ document: 1 }", "document"));
        assert!(!names_global("openDocument(documents);", "document"));
    }
}
