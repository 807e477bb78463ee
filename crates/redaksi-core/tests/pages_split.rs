//! Long stories: where pages break, and that nothing is lost between them.

use proptest::prelude::*;
use redaksi_core::markdown::{
    BlockKind, BodyLink, Labels, PageRule, Parsed, PictureLink, Rendered, Resolved, Resolvers,
    Unsplit, parse, render,
};

fn labels(words: u32, shortest: u32) -> Labels {
    Labels { pages: PageRule { words, shortest }, ..Labels::default() }
}

fn rendered(body: &str, labels: &Labels) -> Rendered {
    let link = |link: &BodyLink| Resolved::Link { href: link.label.clone(), text: None };
    let picture = |_: &redaksi_core::article::MediaId| {
        let href = "media/a.jpg".to_owned();
        let (srcset, credit) = (Vec::new(), String::new());
        let plain = PictureLink::default();
        Some(PictureLink { href, width: 800, height: 600, srcset, credit, ..plain })
    };
    render(body, labels, &Resolvers { link: &link, picture: &picture })
}

fn html(rendered: &Rendered) -> Vec<Vec<&str>> {
    let pages = rendered.pages.iter();
    pages.map(|page| page.iter().map(|block| block.html.as_str()).collect()).collect()
}

fn words(count: usize) -> String {
    vec!["kata"; count].join(" ")
}

/// The words of each page, related links and captions left out.
fn words_by_page(parsed: &Parsed) -> Vec<usize> {
    let mut pages = vec![0];
    for block in &parsed.blocks {
        if parsed.rule_breaks.contains(&block.line) || block.kind == BlockKind::PageBreak {
            pages.push(0);
        }
        if !matches!(block.kind, BlockKind::ReadAlso | BlockKind::Image) {
            *pages.last_mut().unwrap() += block.text.split_whitespace().count();
        }
    }
    pages
}

#[test]
fn a_long_story_falls_into_pages_of_about_the_set_length() {
    let body = vec![words(60); 20].join("\n\n");
    let parsed = parse(&body, &labels(400, 800));
    assert_eq!(words_by_page(&parsed), [420, 360, 420]);
    assert_eq!((parsed.pages, parsed.unsplit), (3, None));
    assert_eq!(parsed.rule_breaks, [15, 27]);
    assert_eq!(rendered(&body, &labels(400, 800)).pages.len(), 3);
    assert_eq!(parse(&body, &Labels::default()).pages, 1, "by hand only, unless it is set");
}

#[test]
fn a_break_by_hand_switches_the_rule_off() {
    let body = format!("{}\n\n<!--nextpage-->\n\n{}", words(50), vec![words(60); 20].join("\n\n"));
    let parsed = parse(&body, &labels(100, 0));
    assert_eq!((parsed.pages, parsed.rule_breaks.len()), (2, 0));
}

#[test]
fn the_last_page_is_never_shorter_than_a_third() {
    let of =
        |count: usize| words_by_page(&parse(&vec![words(10); count].join("\n\n"), &labels(90, 0)));
    assert_eq!(of(9), [90]);
    assert_eq!(of(11), [110], "20 words are no page");
    assert_eq!(of(12), [60, 60], "the last two share what is left");
    assert_eq!(of(20), [90, 110]);
    assert_eq!(of(21), [90, 60, 60]);
}

#[test]
fn no_page_breaks_where_a_reader_would_lose_the_thread() {
    let (p, rule) = (words(30), labels(30, 0));
    let gap = |before: &str, after: &str| {
        let body = format!("{p}\n\n{before}\n\n{after}\n\n{p}");
        let start = p.len() + before.len() + 4;
        let line = body[..start].lines().count() as u32 + 1;
        let breaks = parse(&body, &rule).rule_breaks;
        assert!(!breaks.is_empty(), "{body}");
        breaks.contains(&line)
    };
    let long = words(30);
    assert!(gap(&long, &long));
    assert!(!gap("## Judul", &long), "behind a heading");
    assert!(gap(&long, "## Judul"), "before a heading");
    assert!(!gap(&long, "Baca Juga: Berita Lain"), "before a related link");
    assert!(!gap(&format!("{long}:"), &format!("> {long}")), "behind what announces it");
    let picture = format!("![Alt](media:{})", "a".repeat(64));
    assert!(!gap(&picture, &format!("*{long}*")), "between a picture and its caption");
    assert!(!gap(&picture, &picture), "between pictures");
}

#[test]
fn nothing_is_broken_from_within() {
    for block in [
        format!("> {0}\n>\n> {0}\n>\n> {0}", words(100)),
        format!("- {0}\n- {0}\n- {0}", words(100)),
        format!("| a |\n| - |\n| {0} |\n| {0} |", words(100)),
        words(300),
    ] {
        let parsed = parse(&block, &labels(100, 0));
        assert_eq!((parsed.pages, parsed.unsplit), (1, Some(Unsplit::NoPlace)), "{block}");
    }
}

#[test]
fn a_story_under_the_set_length_stays_whole_and_says_why() {
    let body = vec![words(60); 10].join("\n\n");
    let parsed = parse(&body, &labels(200, 601));
    let short = Unsplit::Short { words: 600, shortest: 601 };
    assert_eq!((parsed.pages, parsed.unsplit), (1, Some(short)));
    assert_eq!(parse(&body, &labels(200, 600)).pages, 3);
    assert_eq!(parse(&body, &labels(600, 800)).unsplit, None, "it fits on a page anyway");
}

#[test]
fn breaks_that_break_nothing_are_told() {
    for (body, lines) in [
        ("<!--nextpage-->\n\nSatu.", vec![1]),
        ("Satu.\n\n<!--nextpage-->", vec![3]),
        ("Satu.\n\n<!--nextpage-->\n\n<!--nextpage-->\n\nDua.", vec![5]),
        ("Satu.\n\n<!--nextpage-->\n\nDua.", vec![]),
        ("> Satu.\n> <!--nextpage-->\n> Dua.", vec![2]),
        ("- Satu.\n\n  <!--nextpage-->\n- Dua.", vec![3]),
        ("```\nSatu\n<!--nextpage-->\n```", vec![3]),
        ("Satu <!--nextpage--> dua.", vec![1]),
        ("| a |\n| - |\n| <!--nextpage--> |", vec![3]),
        ("Tentang nextpage saja.", vec![]),
    ] {
        let problems = rendered(body, &Labels::default()).problems;
        let told: Vec<u32> = problems
            .iter()
            .filter(|problem| problem.code == "page-break-ignored")
            .map(|problem| problem.place.unwrap().line)
            .collect();
        assert_eq!(told, lines, "{body}");
    }
}

#[test]
fn headings_start_anew_on_every_page_of_the_rule() {
    let body = format!("## A\n\n### B\n\n{0}\n\n#### C\n\n{0}", words(50));
    let rendered = rendered(&body, &labels(50, 0));
    assert!(rendered.pages[1][0].html.starts_with("<h2>"), "{:?}", rendered.pages[1][0]);
}

/// Blocks of every kind, of a length.
fn blocks() -> impl Strategy<Value = String> {
    let id = "b".repeat(64);
    (0..12_usize, 1..60_usize).prop_map(move |(kind, length)| match kind {
        0 => format!("## {}", words(1 + length % 8)),
        1 => format!("> {0}\n>\n> {0}", words(length)),
        2 => format!("- {0}\n- {0}", words(length)),
        3 => format!("| a | b |\n| - | - |\n| {0} | {0} |", words(length)),
        4 => format!("![Alt](media:{id} \"Keterangan\")"),
        5 => format!("*{}*", words(length)),
        6 => "Baca Juga: Berita Lain".to_owned(),
        7 => format!("{}:", words(length)),
        8 => format!("```\n{}\n```", words(length)),
        9 => "<!-- catatan -->".to_owned(),
        _ => words(length),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..Default::default() })]

    #[test]
    fn joining_the_pages_gives_the_whole_body(
        blocks in proptest::collection::vec(blocks(), 0..40),
        page in 1_u32..200,
        shortest in 0_u32..500,
    ) {
        let body = blocks.join("\n\n");
        let (rule, by_hand) = (labels(page, shortest), Labels::default());
        let (split, whole) = (rendered(&body, &rule), rendered(&body, &by_hand));
        let (parsed, unbroken) = (parse(&body, &rule), parse(&body, &by_hand));
        prop_assert_eq!(split.pages.len(), parsed.pages as usize);
        prop_assert_eq!(parsed.rule_breaks.len() + 1, parsed.pages as usize);
        prop_assert_eq!(&parsed.blocks, &unbroken.blocks);
        // Headings may change their level, for no page skips one.
        let level = |html: &str| html.replace("h3>", "h2>");
        let joined: Vec<String> = html(&split).concat().into_iter().map(level).collect();
        let all: Vec<String> = html(&whole).concat().into_iter().map(level).collect();
        prop_assert_eq!(joined, all);
    }

    #[test]
    fn every_break_of_the_rule_is_allowed(
        blocks in proptest::collection::vec(blocks(), 0..40),
        page in 1_u32..200,
        shortest in 0_u32..500,
    ) {
        let body = blocks.join("\n\n");
        let parsed = parse(&body, &labels(page, shortest));
        for line in &parsed.rule_breaks {
            let at = parsed.blocks.iter().position(|block| block.line == *line);
            let at = at.expect("a page begins with a block");
            prop_assert!(at > 0);
            let (before, after) = (&parsed.blocks[at - 1], &parsed.blocks[at]);
            prop_assert_ne!(before.kind, BlockKind::Heading);
            prop_assert!(!(before.kind == BlockKind::Paragraph && before.text.ends_with(':')));
            prop_assert_ne!(after.kind, BlockKind::ReadAlso);
            let line = body.lines().nth(after.line as usize - 1).unwrap();
            let caption = after.kind == BlockKind::Image || line.starts_with('*');
            prop_assert!(!(before.kind == BlockKind::Image && caption));
        }
        let words = words_by_page(&parsed);
        if words.len() > 1 {
            let least = page.div_ceil(3) as usize;
            prop_assert!(words.iter().all(|words| *words >= least), "{words:?} of {page}");
            prop_assert!(words.iter().sum::<usize>() >= shortest as usize);
        } else if parsed.unsplit.is_none() {
            prop_assert!(words[0] <= page as usize);
        }
    }

    #[test]
    fn the_same_text_breaks_at_the_same_places_when_it_grows(
        blocks in proptest::collection::vec(blocks(), 1..30),
        more in proptest::collection::vec(blocks(), 1..10),
        page in 20_u32..200,
    ) {
        let short = blocks.join("\n\n");
        let long = format!("{short}\n\n{}", more.join("\n\n"));
        let rule = labels(page, 0);
        let (before, after) = (parse(&short, &rule), parse(&long, &rule));
        // The last two pages share what was left; all before them stand.
        let settled = before.rule_breaks.len().saturating_sub(2);
        prop_assert!(after.rule_breaks.starts_with(&before.rule_breaks[..settled]));
    }
}
