//! The text of a story: blocks, links, words, HTML, and what hostile input
//! must not do.

use redaksi_core::article::{ArticleId, MediaId, Problem};
use redaksi_core::markdown::{
    BlockKind, BodyLink, Labels, LinkTarget, PictureLink, Rendered, Resolved, Resolvers, excerpt,
    parse, render,
};

const STORY: &str = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

fn link(link: &BodyLink) -> Resolved {
    match &link.target {
        LinkTarget::Article(id) => Resolved::Link { href: format!("../b/{id}.html"), text: None },
        LinkTarget::Address(address) => Resolved::Link { href: address.clone(), text: None },
        LinkTarget::Unresolved => Resolved::Unresolved,
    }
}

fn picture(id: &MediaId) -> Option<PictureLink> {
    id.as_str().starts_with("00").then(|| PictureLink {
        href: "../media/a-1200.jpg".to_owned(),
        width: 1200,
        height: 800,
        srcset: vec![
            ("../media/a-600.jpg".to_owned(), 600),
            ("../media/a-1200.jpg".to_owned(), 1200),
        ],
        webp: vec![("../media/a-600.webp".to_owned(), 600)],
        credit: "Antara".to_owned(),
        label: "Dibuat dengan AI".to_owned(),
    })
}

fn html_with(body: &str, link: &dyn Fn(&BodyLink) -> Resolved) -> Rendered {
    render(body, &Labels::default(), &Resolvers { link, picture: &picture })
}

fn html(body: &str) -> String {
    let rendered = html_with(body, &link);
    let blocks: Vec<&str> = rendered.pages.iter().flatten().map(|block| &*block.html).collect();
    blocks.join("\n")
}

fn codes(problems: &[Problem]) -> Vec<&str> {
    problems.iter().map(|problem| problem.code).collect()
}

fn kinds(body: &str) -> Vec<BlockKind> {
    parse(body, &Labels::default()).blocks.iter().map(|block| block.kind).collect()
}

#[test]
fn a_related_line_is_recognised_however_the_label_is_written() {
    for body in [
        "Baca Juga: Judul Lain",
        "baca juga: Judul Lain",
        "BACA JUGA : Judul Lain",
        "Baca\u{a0}Juga\u{a0}:\u{a0}Judul Lain",
        "**Baca Juga:** Judul Lain",
        "**Baca Juga: Judul Lain**",
        "Baca Juga:\nJudul Lain",
        "Read also: Judul Lain",
        "\u{feff}Baca Juga: Judul Lain",
    ] {
        let parsed = parse(body, &Labels::default());
        assert_eq!(parsed.blocks.len(), 1, "{body:?}");
        assert_eq!(parsed.blocks[0].kind, BlockKind::ReadAlso, "{body:?}");
        assert_eq!(parsed.blocks[0].text, "Baca Juga: Judul Lain", "{body:?}");
        assert_eq!(parsed.links.len(), 1, "{body:?}");
        let link = &parsed.links[0];
        assert_eq!(link.label, "Judul Lain", "{body:?}");
        assert_eq!(link.target, LinkTarget::Unresolved, "{body:?}");
        assert!(link.read_also, "{body:?}");
        assert_eq!(&body[link.range.clone()], "Judul Lain", "{body:?}");
        assert_eq!(parsed.words, 0, "{body:?}: related lines are not body text");
        assert_eq!(parsed.plain, "", "{body:?}: related lines are not searched");
    }
}

#[test]
fn a_label_needs_its_colon_and_its_own_words() {
    for body in ["Baca juga Judul", "Bacajuga: Judul", "Ia berkata, baca juga: ini", "Baca Juga:"] {
        assert_eq!(kinds(body), [BlockKind::Paragraph], "{body:?}");
    }
}

#[test]
fn a_related_link_says_where_it_leads_and_where_it_stands() {
    let body = format!(
        "Paragraf é.\n\nBaca Juga: [Judul, \"A\"!](article:{STORY})\n\nBaca Juga: [Luar](https://x.example/a?b=1&c=2)\n"
    );
    let parsed = parse(&body, &Labels::default());
    assert_eq!(
        parsed
            .blocks
            .iter()
            .map(|block| (block.kind, block.line, block.end_line))
            .collect::<Vec<_>>(),
        [(BlockKind::Paragraph, 1, 1), (BlockKind::ReadAlso, 3, 5)]
    );
    let id = ArticleId::parse(STORY).expect("a ULID");
    assert_eq!(parsed.links[0].target, LinkTarget::Article(id));
    assert_eq!(&body[parsed.links[0].range.clone()], format!("[Judul, \"A\"!](article:{STORY})"));
    assert_eq!((parsed.links[0].place.line, parsed.links[0].place.column), (3, 12));
    assert_eq!(
        parsed.links[1].target,
        LinkTarget::Address("https://x.example/a?b=1&c=2".to_owned())
    );
    assert_eq!(parsed.words, 2);
}

#[test]
fn related_lines_are_taken_out_of_the_paragraph_they_stand_in() {
    let body = "Kalimat satu.\nBaca Juga: Satu\nBaca Juga: Dua\nKalimat dua.";
    let parsed = parse(body, &Labels::default());
    let blocks: Vec<_> = parsed.blocks.iter().map(|b| (b.kind, b.text.as_str(), b.line)).collect();
    assert_eq!(
        blocks,
        [
            (BlockKind::Paragraph, "Kalimat satu.", 1),
            (BlockKind::ReadAlso, "Baca Juga: Satu\nBaca Juga: Dua", 2),
            (BlockKind::Paragraph, "Kalimat dua.", 4),
        ]
    );
    assert_eq!(parsed.words, 4);
}

#[test]
fn a_related_run_is_printed_as_one_aside_with_the_label_on_each_line() {
    let body = format!("Baca Juga: [Satu](article:{STORY})\n\nBaca Juga: Dua & tiga");
    assert_eq!(
        html(&body),
        format!(
            "<aside class=\"baca\" aria-label=\"Baca Juga\"><p><span class=\"baca-label\">Baca Juga:</span> \
             <a href=\"../b/{STORY}.html\">Satu</a></p><p><span class=\"baca-label\">Baca Juga:</span> \
             <mark class=\"belum\">Dua &amp; tiga</mark></p></aside>"
        )
    );
}

#[test]
fn a_link_follows_what_the_caller_resolves() {
    let body = format!("Baca Juga: [Lama](article:{STORY})\n\nLihat [ini](article:{STORY}) juga.");
    let with = |resolved: Resolved| {
        let rendered = html_with(&body, &move |_| resolved.clone());
        rendered.pages[0].iter().map(|block| block.html.clone()).collect::<Vec<_>>().join("|")
    };
    let followed =
        with(Resolved::Link { href: "x.html".to_owned(), text: Some("Baru".to_owned()) });
    assert!(followed.contains("<a href=\"x.html\">Baru</a></p></aside>"), "{followed}");
    assert!(followed.ends_with("<p>Lihat <a href=\"x.html\">Baru</a> juga.</p>"), "{followed}");
    assert_eq!(with(Resolved::Omit), "<p>Lihat ini juga.</p>", "a withdrawn story leaves no line");
    let text = with(Resolved::Text);
    assert!(text.contains("</span> Lama</p></aside>|<p>Lihat ini juga.</p>"), "{text}");
}

#[test]
fn the_seed_has_162_words_on_one_page() {
    let seed = include_str!("../../../tests/fixtures/seed.txt");
    let lines = seed.lines().map(str::trim).filter(|line| !line.is_empty());
    let body: Vec<&str> =
        lines.skip(4).take(11).map(|line| line.trim_start_matches("BERITA KBB- ")).collect();
    let parsed = parse(&body.join("\n\n"), &Labels::default());
    assert_eq!((parsed.words, parsed.pages, parsed.links.len()), (162, 1, 4));
    let related = parsed.blocks.iter().filter(|block| block.kind == BlockKind::ReadAlso);
    assert_eq!((parsed.blocks.len(), related.count()), (9, 2), "seven paragraphs, two runs");
    assert!(!parsed.plain.contains("Baca Juga"));
}

#[test]
fn a_page_break_is_a_line_of_its_own() {
    let parsed =
        parse("Satu.\n\n<!--nextpage-->\n\nDua.\n<!-- nextpage -->\nTiga.", &Labels::default());
    assert_eq!(parsed.pages, 3);
    let rendered = html_with("Satu.\n\n<!--nextpage-->\n\nDua.\n<!-- nextpage -->\nTiga.", &link);
    let pages: Vec<_> = rendered.pages.iter().map(|page| page[0].html.as_str()).collect();
    assert_eq!(pages, ["<p>Satu.</p>", "<p>Dua.</p>", "<p>Tiga.</p>"]);
    let lines: Vec<_> = rendered.pages.iter().map(|page| page[0].line).collect();
    assert_eq!(lines, [1, 5, 7]);
}

#[test]
fn a_page_break_makes_no_empty_page() {
    for body in ["<!--nextpage-->\nSatu.", "Satu.\n\n<!--nextpage-->", "<!--nextpage-->", ""] {
        assert_eq!(parse(body, &Labels::default()).pages, 1, "{body:?}");
        assert_eq!(html_with(body, &link).pages.len(), 1, "{body:?}");
    }
}

#[test]
fn typography_is_left_alone() {
    assert_eq!(
        html("\"Kutip\" -- 'satu' ... (c) 1/2 KBB- x"),
        "<p>&quot;Kutip&quot; -- 'satu' ... (c) 1/2 KBB- x</p>"
    );
}

#[test]
fn headings_start_below_the_headline_and_skip_no_level() {
    assert_eq!(html("# A\n\n### B\n\n## C"), "<h2>A</h2>\n<h3>B</h3>\n<h3>C</h3>");
    assert_eq!(html("## A\n\n### B"), "<h2>A</h2>\n<h3>B</h3>");
}

#[test]
fn github_markdown_is_understood() {
    insta::assert_snapshot!(html(
        "| A | B |\n|:--|--:|\n| 1 | 2 |\n\n~~lama~~ https://x.example dan a@x.example\n\n- [x] sudah\n- [ ] belum\n\n> kutipan\n\n1. satu\n2. dua\n\n```\n<b>\n```\n\n---\n\nbaris\\\nbaru"
    ));
}

#[test]
fn footnotes_stand_at_the_end_of_the_page_that_cites_them() {
    let body = "Satu.[^a] Lagi.[^a]\n\n<!--nextpage-->\n\nDua.[^b] Dan.[^a]\n\n[^a]: Catatan *a*.\n[^b]: Catatan b.\n[^c]: Tak disebut.";
    let rendered = html_with(body, &link);
    insta::assert_snapshot!(
        rendered
            .pages
            .iter()
            .map(|page| page.last().expect("notes").html.clone())
            .collect::<Vec<_>>()
            .join("\n\n")
    );
    assert_eq!(codes(&rendered.problems), ["footnote-unused"]);
    let whole: String = rendered.pages.concat().iter().map(|block| block.html.clone()).collect();
    let mut ids: Vec<&str> =
        whole.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "no id stands twice in the whole story: {whole}");
}

#[test]
fn pictures_are_figures_and_nothing_is_loaded_from_elsewhere() {
    let id = "00".repeat(32);
    let missing = "11".repeat(32);
    let rendered = html_with(
        &format!(
            "![Bendera \"merah\"](media:{id} \"Upacara di KBB\")\n\n![alt](media:{missing})\n\n![Jauh](https://x.example/a.jpg \"Ket\")\n\nTeks ![kecil](https://x.example/b.jpg) lagi."
        ),
        &link,
    );
    let blocks: Vec<_> = rendered.pages[0].iter().map(|block| block.html.as_str()).collect();
    assert_eq!(
        blocks,
        [
            "<figure class=\"gambar\"><picture><source type=\"image/webp\" srcset=\"../media/a-600.webp 600w\" sizes=\"(min-width: 52rem) 42.5rem, 100vw\"><img src=\"../media/a-1200.jpg\" srcset=\"../media/a-600.jpg 600w, ../media/a-1200.jpg 1200w\" sizes=\"(min-width: 52rem) 42.5rem, 100vw\" width=\"1200\" height=\"800\" alt=\"Bendera &quot;merah&quot;\" loading=\"lazy\" decoding=\"async\"></picture><figcaption>Upacara di KBB <span class=\"credit\">/Antara</span> <span class=\"buatan\">Dibuat dengan AI</span></figcaption></figure>",
            "<p class=\"gambar-luar\">alt</p>",
            "<p class=\"gambar-luar\"><a href=\"https://x.example/a.jpg\" rel=\"noopener\">Jauh</a> Ket</p>",
            "<p>Teks <a href=\"https://x.example/b.jpg\" rel=\"noopener\">kecil</a> lagi.</p>",
        ]
    );
    assert_eq!(codes(&rendered.problems), ["media-missing", "remote-image", "remote-image"]);
    let parsed = parse(&format!("![a](media:{id})\n\nDua kata."), &Labels::default());
    assert_eq!(parsed.words, 2, "captions are not body text");
    assert_eq!(parsed.pictures.len(), 1);
}

#[test]
fn raw_html_is_sanitised_and_what_was_taken_out_is_named() {
    let rendered = html_with(
        "<div onclick=\"x()\" style=\"color:red\"><b>Tebal</b><script>alert(1)</script></div>\n\nTeks <u>garis</u> <img src=\"https://x.example/i.png\" alt=\"I\"> <a href=\"javascript:x()\">j</a>\n\n<iframe src=\"https://www.youtube.com/embed/x\"></iframe>",
        &link,
    );
    let blocks: Vec<_> = rendered.pages[0].iter().map(|block| block.html.as_str()).collect();
    assert_eq!(
        blocks,
        [
            "<div><b>Tebal</b></div>",
            "<p>Teks <u>garis</u> <a href=\"https://x.example/i.png\" rel=\"noopener\">I</a> <a rel=\"noopener\">j</a></p>",
            "<p class=\"sematan\">Sematan: <a href=\"https://www.youtube.com/embed/x\" rel=\"noopener\">https://www.youtube.com/embed/x</a></p>",
        ]
    );
    assert_eq!(codes(&rendered.problems), ["html-removed", "remote-image", "embed-removed"]);
    assert_eq!(kinds("<iframe src=\"https://x.example\"></iframe>"), [BlockKind::Embed]);
}

#[test]
fn no_address_of_a_foreign_scheme_becomes_a_link() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "&#106;avascript:x",
        "java&#10;script:x",
        "&#1;javascript:x",
        "preview://x",
    ] {
        let out = html(&format!("[teks]({address})"));
        assert!(!out.contains("href"), "{address}: {out}");
    }
}

#[test]
fn hidden_characters_are_kept_and_named() {
    let rendered = html_with("Teks \u{202E}terbalik\u{202C}.\n\nNol: \0.", &link);
    assert_eq!(codes(&rendered.problems), ["bidi-control", "bidi-control", "control-character"]);
    let place = rendered.problems[0].place.expect("a place");
    assert_eq!((place.line, place.column, place.length), (1, 6, 1));
    assert_eq!(rendered.pages[0][0].html, "<p>Teks \u{202E}terbalik\u{202C}.</p>");
    assert_eq!(rendered.pages[0][1].html, "<p>Nol: \u{FFFD}.</p>");
    let body = "\0 [a](https://x.example)";
    let parsed = parse(body, &Labels::default());
    assert_eq!(&body[parsed.links[0].range.clone()], "[a](https://x.example)");
}

#[test]
fn an_excerpt_ends_at_a_word() {
    assert_eq!(excerpt("Satu dua\n tiga", 155), "Satu dua tiga");
    assert_eq!(excerpt("Satu dua, tiga", 13), "Satu dua…");
    assert_eq!(excerpt("Satu dua tiga", 9), "Satu dua…");
    assert_eq!(excerpt("Panjangsekali", 5), "Panj…");
    assert_eq!(excerpt("", 5), "");
}

/// Runs something in a thread with the small stack of a worker thread.
fn in_small_stack(work: impl FnOnce() + Send) {
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .stack_size(2 * 1024 * 1024)
            .spawn_scoped(scope, work)
            .expect("a thread")
            .join()
            .expect("no overflow and no panic");
    });
}

/// Both questions, and what must hold of every answer.
fn survives(body: &str) -> Rendered {
    let parsed = parse(body, &Labels::default());
    for found in &parsed.links {
        assert!(body.get(found.range.clone()).is_some(), "a link's bytes lie in the body");
    }
    let rendered = html_with(body, &link);
    for block in rendered.pages.iter().flatten() {
        let depth = deepest(&block.html);
        assert!(depth <= 300, "a block of depth {depth}");
    }
    rendered
}

/// How deep elements nest, counted by tags.
fn deepest(html: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in html.split('<').skip(1) {
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !["br>", "hr>", "img ", "wbr>"].iter().any(|void| tag.starts_with(void)) {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
}

#[test]
fn deep_nesting_is_capped_and_shown_as_text() {
    in_small_stack(|| {
        for body in [
            format!("{} dasar", ">".repeat(100_000)),
            format!("{}dasar", "- ".repeat(50_000)),
            format!("{}dasar{}", "<div>".repeat(100_000), "</div>".repeat(100_000)),
            format!("x {}dasar{}", "<b>".repeat(100_000), "</b>".repeat(100_000)),
            format!("{}dasar{}", "<div title='</div>'>".repeat(20_000), "</div>".repeat(20_000)),
            format!("{}dasar{}", "*a **b ".repeat(20_000), "** c* ".repeat(20_000)),
        ] {
            let rendered = survives(&body);
            let shown: String = rendered.pages.iter().flatten().map(|b| b.html.as_str()).collect();
            let start = &body[..30];
            assert!(shown.contains("dasar"), "{start}: the text is still there");
            assert!(
                codes(&rendered.problems).contains(&"nested-too-deep"),
                "{start}: {:?}",
                codes(&rendered.problems)
            );
        }
    });
}

#[test]
fn huge_bodies_come_through() {
    in_small_stack(|| {
        let paragraph = "Kalimat yang [cukup](https://x.example/a) panjang *untuk* sebuah berita. ";
        let story = format!("{}\n\n", paragraph.repeat(5));
        for body in [
            story.repeat(10_000_000 / story.len()),
            paragraph.repeat(5_000_000 / paragraph.len()),
            format!("| a | b |\n|---|---|\n{}", "| 1 | 2 |\n".repeat(2_000)),
            "Baca Juga: Judul\n".repeat(50_000),
            "Teks[^a] ".repeat(50_000) + "\n\n[^a]: x",
            (0..5_000).map(|n| format!("x[^{n}]\n\n[^{n}]: y\n\n")).collect(),
            "<b x=1>".to_owned() + &"<p>x".repeat(200_000),
            (0..150).map(|n| format!("<i a={n}>")).collect::<String>() + &"<p>x".repeat(100_000),
            format!("<p {}>x</p>", (0..500_000).map(|n| format!("a{n}=1 ")).collect::<String>()),
            format!("x <b {}>x</b>", (0..500_000).map(|n| format!("a{n}=''")).collect::<String>()),
            "[".repeat(100_000),
            "![".repeat(100_000) + &"](x)".repeat(100_000),
            "</div>".repeat(200_000),
            "<!--nextpage-->\n".repeat(50_000),
            "`".repeat(100_000),
            "<".repeat(200_000),
            "&".repeat(200_000),
            "\u{202E}".repeat(200_000),
        ] {
            survives(&body);
        }
    });
}

/// Pieces of bodies, good and bad, to be put together at random.
const PIECES: &[&str] = &[
    "kata ",
    "é😀 ",
    "**",
    "*",
    "`",
    "~~",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "1. ",
    "# ",
    "### ",
    "    ",
    "\t",
    "[",
    "](https://x.example/a?b=1&c)",
    "](article:01ARZ3NDEKTSV4RRFFQ69G5FAV)",
    "](article:x)",
    "](javascript:x)",
    "![",
    "](//x.example/i.png)",
    "https://x.example ",
    "<https://x.example>",
    "Baca Juga: ",
    "baca juga :",
    "Read also:",
    "<!--nextpage-->",
    "\n<!--nextpage-->\n",
    "[^1]",
    "\n\n[^1]: ",
    "[^2]",
    "\n\n| a | b |\n|---|:-:|\n| c | d |\n",
    "|",
    "\\",
    "&amp;",
    "&#106;",
    "\n```\n",
    "---\n",
    "- [ ] ",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<a href=x>",
    "<a href='https://x.example'>",
    "</a>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<ul>",
    "<li>",
    "</ul>",
    "<h1>",
    "<h2>",
    "</h2>",
    "<pre>",
    "</pre>",
    "<br>",
    "<hr>",
    "<details>",
    "<summary>",
    "<blockquote>",
    "<svg>",
    "<math>",
    "<mtext>",
    "<style>",
    "</style>",
    "<script>",
    "</script>",
    "<textarea>",
    "</textarea>",
    "<title>",
    "<noscript>",
    "<template>",
    "<select>",
    "<option>",
    "<button>",
    "<form>",
    "<plaintext>",
    "<iframe src=https://x.example>",
    "</iframe>",
    "<img src=https://x.example/i.png alt='a>b'>",
    "<img src=x onerror=y>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?x",
    "<!x",
    "</",
    "<",
    ">",
    "\"",
    "'",
    "<b title='<script>'>",
    "<figure>",
    "<figcaption>",
    "<ruby>",
    "<rt>",
    "<dl>",
    "<dt>",
    "<dd>",
    "<caption>",
    "<col>",
    "<tbody>",
    "\u{202E}",
    "\0",
    "\u{FDD0}",
    "\u{FEFF}",
    "\u{A0}",
    "\r",
    "<nobr>",
    "<font>",
];

/// The tags of some HTML in order, void ones and attributes aside.
fn tags(html: &str) -> Vec<String> {
    html.split('<')
        .skip(1)
        .filter_map(|rest| rest.split(['>', ' ', '\n']).next())
        .map(str::to_owned)
        .collect()
}

/// What a browser's parser makes of a block: the same tags, or the preview's
/// page would not be the exported one.
fn reparsed(html: &str) -> Vec<String> {
    let names = tags(html);
    let names = names.iter().map(|name| name.trim_start_matches('/')).collect();
    let mut parser = ammonia::Builder::empty();
    parser.tags(names).link_rel(None).clean_content_tags(std::collections::HashSet::new());
    tags(&parser.clean(html).to_string())
}

/// How many elements stand at the top, and whether text stands beside them.
fn roots(html: &str) -> (usize, bool) {
    let (mut depth, mut roots, mut loose) = (0_usize, 0, false);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        loose |= depth == 0 && !rest[..at].trim().is_empty();
        let end = at + rest[at..].find('>').expect("a tag ends");
        let tag = &rest[at + 1..end];
        if tag.starts_with('/') {
            depth -= 1;
        } else {
            roots += usize::from(depth == 0);
            let name = tag.split(' ').next().unwrap_or("");
            depth += usize::from(!["br", "hr", "img", "wbr", "col"].contains(&name));
        }
        rest = &rest[end + 1..];
    }
    (roots, loose || !rest.trim().is_empty())
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        ..Default::default()
    })]

    #[test]
    fn whatever_is_written_every_block_is_one_harmless_element(
        pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)
    ) {
        let body: String = pieces.concat();
        let parsed = parse(&body, &Labels::default());
        for link in &parsed.links {
            let text = body.get(link.range.clone());
            let text = text.unwrap_or("");
            // Unresolved related lines aside, which have no syntax of their own.
            if link.read_also && link.target == LinkTarget::Unresolved { continue; }
            let fits = (text.starts_with('[') && text.ends_with([')', ']']))
                || (text.starts_with('<') && text.ends_with('>'))
                || text.starts_with("https://");
            proptest::prop_assert!(fits, "{body:?}: {text:?} is no {link:?}");
        }
        let rendered = html_with(&body, &link);
        proptest::prop_assert_eq!(rendered.pages.len(), parsed.pages as usize);
        for block in rendered.pages.iter().flatten() {
            let html = &block.html;
            proptest::prop_assert_eq!(roots(html), (1, false), "{:?} gives {}", body, html);
            proptest::prop_assert_eq!(reparsed(html), tags(html), "{:?} gives {}", body, html);
            let inside: String = html.split('<').skip(1).filter_map(|rest| rest.split('>').next()).collect::<Vec<_>>().join("\n");
            for bad in [" onerror", "src=\"http", "src=\"//", "href=\"javascript"] {
                proptest::prop_assert!(!inside.contains(bad), "{bad} in {html} of {body:?}");
            }
            for bad in ["script", "style", "iframe", "svg", "math", "h1", "form", "button", "title"] {
                proptest::prop_assert!(!tags(html).iter().any(|tag| tag == bad), "{bad} in {html} of {body:?}");
            }
        }
    }
}
