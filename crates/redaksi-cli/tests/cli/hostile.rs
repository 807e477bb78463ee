//! Texts made to hurt: every command ends, in bounds, without running or
//! altering anything.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::markup::assert_inert;
use crate::stage::{Ran, Stage, Terminal, text, tree, visible};

/// Address space for one command, in KiB.
const MEMORY: u32 = 1024 * 1024;
/// Processor time for one command, in seconds: the time that a command takes
/// where nothing else runs, however busy this machine is.
const SECONDS: u32 = 10;

/// Runs a command within bounds; the system ends it where it goes beyond.
fn bounded(stage: &Stage, args: &[&str], stdin: Option<&[u8]>) -> Ran {
    let plain = stage.command(args);
    let mut command = Command::new("sh");
    command
        .arg("-c")
        .arg(format!("ulimit -v {MEMORY} && ulimit -t {SECONDS} && exec \"$0\" \"$@\""))
        .arg(plain.get_program())
        .args(plain.get_args())
        .env_clear()
        .envs(plain.get_envs().filter_map(|(key, value)| Some((key, value?))))
        .env("PATH", "/usr/bin:/bin")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let text = stdin.unwrap_or_default().to_owned();
    let feeder = std::thread::spawn(move || {
        // A program that refuses before it reads closes the pipe.
        let _ = input.write_all(&text);
    });
    let ran = Ran::of(child.wait_with_output().unwrap());
    feeder.join().unwrap();
    let said: String = ran.err.chars().take(300).collect();
    assert!(
        (0..=2).contains(&ran.code) && !said.contains("panicked"),
        "{args:?} should end by itself within {SECONDS} s and {MEMORY} KiB: {} {said}",
        ran.code,
    );
    ran
}

/// Every command on a story with this body, which is kept to the code point.
fn survives(name: &str, body: &str) {
    let stage = Stage::new();
    let id = stage.story(name, "x");
    let kept = body.replace("\r\n", "\n").replace('\r', "\n");
    let ran = bounded(&stage, &["--json", "write", &id], Some(body.as_bytes()));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let story = bounded(&stage, &["--json", "show", &id], None).json();
    assert!(text(&story, "body") == kept, "{name}: the body is kept to the code point");
    bounded(&stage, &["--json", "check", &id], None);
    let data = assert_inert(&bounded(&stage, &["page", &id], None).out);
    assert!(data > 0, "a story's page has structured data");
    bounded(&stage, &["search", "kata"], None);
    bounded(&stage, &["related", &id], None);
    bounded(&stage, &["list"], None);
    let out = bounded(&stage, &["text", &id], None).out;
    let file = stage.file("lagi.txt", out);
    bounded(&stage, &["--json", "import", &file], None);
    assert_eq!(bounded(&stage, &["--json", "approve", &id], None).code, 0);
    let report = bounded(&stage, &["--json", "export", &stage.at("situs")], None);
    for (path, bytes) in tree(&stage.path("situs")) {
        // The search page runs our own script.
        if path.ends_with(".html") && path != "cari.html" {
            assert_inert(std::str::from_utf8(&bytes).unwrap());
        }
    }
    assert!(report.json()["files"].is_array());
    assert_eq!(bounded(&stage, &["--json", "verify"], None).code, 0);
    let whole = stage.file("impor.md", format!("# {name} lagi\n\n{body}"));
    let report = bounded(&stage, &["--json", "import", &whole], None);
    assert!(
        report.code <= 1 || report.json()["error"]["code"] == "unreadable-file",
        "{}",
        report.err
    );
}

#[test]
fn deep_nesting_ends() {
    survives("Kutipan", &format!("{} kata", ">".repeat(100_000)));
    survives("Kutipan berjarak", &format!("{} kata", "> ".repeat(100_000)));
    survives("Daftar", &format!("{} kata", "- ".repeat(50_000)));
    survives("Kurung", &format!("{}kata", "[".repeat(100_000)));
    survives("Gambar", &format!("{}kata", "![".repeat(50_000)));
    survives("Tebal", &"*a **b ".repeat(30_000));
    survives("Tag", &"<div><b><i>".repeat(20_000));
    survives("Tautan", &"[a](".repeat(50_000));
    survives("Kode", &"`".repeat(100_001));
}

#[test]
fn long_texts_end() {
    survives("Panjang", &"Kata demi kata di paragraf ini.\n\n".repeat(10 * 1024 * 1024 / 33));
    survives("Satu baris", &"kata ".repeat(1024 * 1024));
    survives("Tanpa spasi", &"a".repeat(5 * 1024 * 1024));
    survives("Baca juga", &"Baca Juga: kata\n\n".repeat(20_000));
    survives("Tabel", &format!("|a|b|\n|-|-|\n{}", "|a|b|\n".repeat(20_000)));
    survives(
        "Catatan",
        &(0..5000).map(|n| format!("[^{n}]\n\n[^{n}]: kata\n\n")).collect::<String>(),
    );
}

#[test]
fn odd_characters_are_kept() {
    let odd = "kata \u{202e}terbalik\u{202c} \u{2066}a\u{2069} \0 nol \u{feff} \u{fffd} \u{7f} \u{1b}[31m \
               \u{200b}\u{200d}👩\u{200d}👩\u{200d}👧 e\u{301} \u{e000} \u{10ffff} \u{85}\u{2028}\u{2029} ﷽";
    survives("Aneh", odd);
    survives("Hanya nol", "\0\0\0");
    survives("Spasi", " \t\n\n \t\n");
    survives("Baris", "a\r\nb\rc\n\r\nd");
}

const SCRIPTS: [&str; 14] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</title><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--</script><script>alert(1)//-->",
    "javascript:alert(1)",
    "' onmouseover='alert(1)",
    "{{ 7*7 }}{% raw %}",
    "<svg/onload=alert(1)>",
    "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
    "</p></article></body></html><script>alert(1)</script>",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "\\u003cscript\\u003e & &amp; &lt;script&gt;",
    "<style>*{background:url(javascript:alert(1))}</style><meta http-equiv=refresh content=0>",
];

#[test]
fn a_script_in_any_field_does_not_run_and_is_kept() {
    for script in SCRIPTS {
        let stage = Stage::new();
        let id = stage.story("Judul", "Isi.");
        let list = serde_json::json!([script]).to_string();
        let by = serde_json::json!([{ "role": "penulis", "name": script },
            { "role": "editor", "name": script }])
        .to_string();
        let fields =
            ["headline", "deck", "opener", "section", "lead.caption", "lead.alt", "lead.credit"];
        let mut args: Vec<String> =
            fields.iter().map(|field| format!("{field}={script}")).collect();
        args.extend([
            format!("tags={list}"),
            format!("contributors={by}"),
            format!("unplaced={list}"),
        ]);
        let mut all = vec!["set", &id];
        all.extend(args.iter().map(String::as_str));
        let story = stage.json(&all);
        assert_eq!(story["headline"], script);
        assert_eq!(story["lead"]["caption"], script);
        assert_eq!(story["tags"], serde_json::json!([script]));
        stage.json(&[
            "settings",
            &format!("name={script}"),
            &format!("opener_separator={script}"),
            &format!("modules.latest.heading={script}"),
            &format!("sections={list}"),
        ]);
        let other = stage.story("Lain", "Isi lain.");
        stage.json(&["pin", "picks", &id]);
        stage.json(&["approve", &id, &other]);
        let page = stage.run(&["page", &id]);
        assert_inert(&page.out);
        let plain = script.split_whitespace().collect::<Vec<_>>().join(" ");
        if !script.contains('&') {
            assert!(visible(&page.out).contains(&plain), "{script} is shown as text");
        }
        stage.run_json(&["export", &stage.at("situs")]);
        for (path, bytes) in tree(&stage.path("situs")) {
            assert!(!path.contains(".."), "{path}");
            if path.ends_with(".html") {
                let html = String::from_utf8(bytes).unwrap();
                if html.contains("ld+json") {
                    assert_inert(&html);
                }
                assert!(!html.contains("<script>alert"), "{path}");
            }
        }
    }
}

#[test]
fn html_in_the_text_does_not_run_and_is_kept() {
    let body = "Isi.\n\n<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n\
        [klik](javascript:alert(1)) [klik](<java\tscript:alert(1)>) [k](data:text/html,x) \
        <a href=\"JaVaScRiPt:alert(1)\" onclick=alert(1)>a</a>\n\n<svg><script>alert(1)</script></svg>\n\n\
        <math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></math>\n\n\
        ![x](javascript:alert(1))\n\n<form action=javascript:alert(1)><button formaction=javascript:alert(1)>\n\n\
        <noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">\n\n\
        <details open ontoggle=alert(1)>x</details>\n\n```html\n<script>alert(1)</script>\n```\n\n\
        Baca Juga: [x](javascript:alert(1))\n\nBaca Juga: <img src=x onerror=alert(1)>\n\n<base href=//jahat.example>";
    survives("Mentah", body);
    for script in SCRIPTS {
        survives(
            "Skrip",
            &format!(
                "Isi {script}\n\n{script}\n\n- {script}\n\n[{script}](x \"{script}\")\n\n![{script}](y)"
            ),
        );
    }
}

#[test]
fn odd_headlines_have_a_page_each_and_stay_in_the_site() {
    let stage = Stage::new();
    let long = "Kata ".repeat(60).trim_end().to_owned();
    assert!(long.chars().count() >= 299);
    let headlines = [
        long.as_str(),
        "...",
        "....",
        "../../x",
        "..\\..\\x",
        "/etc/passwd",
        "CON",
        "nul.txt",
        "😀",
        "🎉🎉",
        "ﷺ",
        "你好",
        "index",
        "semua",
        "2",
        "-",
        "a\u{202e}b",
        "%2e%2e%2f",
        "Judul",
        "Judul",
        "JUDUL",
        "judul.html",
        "Ürün İstanbul",
        "~",
        "C:\\x",
    ];
    let mut ids = Vec::new();
    for (n, headline) in headlines.iter().enumerate() {
        let id = stage.story("Sementara", &format!("Tubuh nomor {n}."));
        let story = stage.json(&["set", &id, &format!("headline={headline}")]);
        assert_eq!(text(&story, "headline"), *headline);
        ids.push(id);
    }
    let mut args = vec!["approve"];
    args.extend(ids.iter().map(String::as_str));
    stage.json(&args);
    stage.json(&["export", &stage.at("keluar/situs")]);
    let site = tree(&stage.path("keluar"));
    for (n, headline) in headlines.iter().enumerate() {
        let words = format!("<p>Tubuh nomor {n}.</p>");
        let pages: Vec<&String> = site
            .iter()
            .filter(|(path, bytes)| {
                path.starts_with("situs/berita/")
                    && path.as_str() != "situs/berita/index.html"
                    && String::from_utf8_lossy(bytes).contains(&words)
            })
            .map(|(path, _)| path)
            .collect();
        assert_eq!(pages.len(), 1, "{headline} has one page: {pages:?}");
    }
    let mut lower = std::collections::BTreeSet::new();
    for path in site.keys().filter(|path| *path != "situs/.redaksi") {
        let name = path.rsplit('/').next().unwrap();
        assert!(path.starts_with("situs/") && name.len() <= 255, "{path}");
        assert!(name.is_ascii() && !name.starts_with('.') && !name.starts_with('-'), "{path}");
        let stem = name.split('.').next().unwrap();
        assert!(
            !["con", "nul", "aux", "prn", "com1"].contains(&stem),
            "{path} is a device on Windows"
        );
        assert!(lower.insert(path.to_lowercase()), "{path} collides where case is ignored");
    }
    assert!(fs::read_dir(stage.path("keluar")).unwrap().count() == 1);
    stage.assert_sound();
}

#[test]
fn hostile_traces_and_values_are_refused() {
    let stage = Stage::new();
    let id = stage.story("Judul", "Isi.");
    for line in [
        "[-1,0,\"x\"]",
        "[0,99,\"\"]",
        "[18446744073709551615,1,\"\"]",
        "[0,18446744073709551615,\"\"]",
        "[1.5,0,\"x\"]",
        "[0]",
        "{}",
        "[0,0,\"\\ud800\"]",
        &"[".repeat(100_000),
    ] {
        let file = stage.file("jejak", format!("{line}\n"));
        let ran = bounded(&stage, &["type", &id, "--trace", &file], None);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{line:.60}: {ran:?}");
    }
    let deep = format!("tags={}", "[".repeat(200_000).chars().take(100_000).collect::<String>());
    bounded(&stage, &["--json", "set", &id, &deep], None).refusal("bad-value");
    assert_eq!(stage.show(&id)["body"], "Isi.");
    assert_eq!(stage.show(&id)["tags"], Value::Array(Vec::new()));
    let bomb = stage.file(
        "bom.md",
        format!(
            "---\na: &a [x,x,x,x,x,x,x,x,x]\n{}title: Judul\n---\n\nIsi.\n",
            (0..12)
                .map(|n| format!(
                    "b{n}: &b{n} [*{p},*{p},*{p},*{p},*{p},*{p},*{p},*{p}]\n",
                    p = if n == 0 { "a".to_owned() } else { format!("b{}", n - 1) }
                ))
                .collect::<String>()
        ),
    );
    bounded(&stage, &["--json", "import", &bomb], None);
    stage.assert_sound();
}
