//! The page beside the text: what the frame is told to do always gives the
//! page as it is.

use redaksi_api::commands as command;
use redaksi_api::wire::{PageOf, PageUpdate};
use redaksi_api::{Desk, FrameFile};

use crate::{Room, utf16};

/// A frame as the window keeps it: the page around the blocks, and the blocks.
struct Frame {
    /// Patched since it got a whole page: its head may be an older one, and
    /// the window knows that it has to ask for the whole page once more.
    patched: bool,
    key: String,
    before: String,
    blocks: Vec<String>,
    after: String,
    lines: Vec<u32>,
}

const BODY: &str = "<div class=\"naskah\" data-body>\n";

impl Frame {
    fn show(key: String, html: &str, lines: Vec<u32>) -> Self {
        let start = html.find(BODY).expect("a page has a body") + BODY.len();
        let (blocks, end) = children(&html[start..]);
        let end = start + end;
        let (before, after) = (html[..start].to_owned(), html[end..].to_owned());
        Self { patched: false, key, before, blocks, after, lines }
    }

    fn take(&mut self, update: PageUpdate) {
        match update {
            PageUpdate::Same { key } => assert_eq!(key, self.key),
            PageUpdate::Blocks { key, at, remove, insert, lines } => {
                for block in &insert {
                    assert_eq!(children(block).0, [block.as_str()], "one root element each");
                }
                let at = at as usize;
                self.blocks.splice(at..at + remove as usize, insert);
                (self.patched, self.key, self.lines) = (true, key, lines);
            }
            PageUpdate::Whole { key, html, lines, .. } => *self = Self::show(key, &html, lines),
        }
    }

    fn html(&self) -> String {
        format!("{}{}{}", self.before, self.blocks.join("\n"), self.after)
    }
}

/// The elements that stand side by side at the head of `html`, parted by line
/// breaks, up to the end of what holds them; and where the last ends.
fn children(html: &str) -> (Vec<String>, usize) {
    const VOID: [&str; 8] = ["img", "br", "hr", "input", "source", "wbr", "col", "meta"];
    let (mut found, mut depth, mut start, mut end, mut at) = (Vec::new(), 0_usize, 0, 0, 0);
    while let Some(next) = html[at..].find('<').map(|offset| at + offset) {
        let close = next + html[next..].find('>').expect("a tag ends") + 1;
        let tag = &html[next + 1..close - 1];
        at = close;
        if tag.starts_with('!') {
            continue;
        }
        if let Some(name) = tag.strip_prefix('/') {
            let _ = name;
            if depth == 0 {
                break;
            }
            depth -= 1;
        } else {
            if depth == 0 {
                start = next;
            }
            let name = tag.split([' ', '\n', '/']).next().unwrap_or_default();
            if VOID.contains(&name) && depth > 0 {
                continue;
            }
            if !VOID.contains(&name) {
                depth += 1;
            }
        }
        if depth == 0 {
            found.push(html[start..close].to_owned());
            end = close;
        }
    }
    (found, end)
}

fn page(desk: &Desk, id: &str, known: Option<&str>) -> PageUpdate {
    let known = known.map(str::to_owned);
    let request = PageOf { id: id.to_owned(), page: 1, sealed: false, known };
    command::page(desk, request).expect("a page")
}

/// The page without what machines alone read, which a frame may keep as it was.
fn seen(html: &str) -> String {
    let (head, rest) = html.split_once("</head>").expect("a page has a head");
    let shown = head.lines().filter(|line| {
        !line.contains("escription\" content=") && !line.contains("application/ld+json")
    });
    format!("{}{rest}", shown.collect::<Vec<_>>().join("\n"))
}

fn fresh(desk: &Desk, id: &str) -> (String, Vec<u32>, String) {
    let PageUpdate::Whole { key, html, lines, .. } = page(desk, id, None) else {
        panic!("a frame that shows nothing gets the whole page")
    };
    (html, lines, key)
}

/// The dice of a simple congruence; the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % n.max(1)
    }
}

const PIECES: [&str; 25] = [
    " kata",
    "Kyiv",
    "😀",
    "\n",
    "\n\n",
    "\n\nParagraf baru.\n\n",
    "**",
    "*",
    "_",
    "# ",
    "\n\n## Sub\n\n",
    "> ",
    "- ",
    "\n\n- satu\n- dua\n\n",
    "`",
    "\n\nBaca Juga: Gempa\n\n",
    "<b>",
    "</b>",
    "<!--",
    "[a](https://example.org)",
    "\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n",
    "[^1]",
    "\n\n[^1]: kaki\n\n",
    "\n\n```\nkode\n```\n\n",
    "\n\n<!--nextpage-->\n\n",
];

#[test]
fn five_hundred_edits_keep_the_frame_equal_to_a_fresh_page() {
    let room = Room::new();
    let story = room.story("Judul", "Paragraf satu.\n\nParagraf dua.\n");
    let mut dice = Dice(20_220_222);
    let mut now = room.open(&story.id);
    let (html, lines, key) = fresh(&room.desk, &story.id);
    let mut frame = Frame::show(key, &html, lines);
    let mut kinds = [0_u32; 3];
    for turn in 0..500 {
        let starts: Vec<u32> = now
            .body
            .char_indices()
            .map(|(byte, _)| utf16(&now.body[..byte]))
            .chain([utf16(&now.body)])
            .collect();
        let first = dice.below(starts.len());
        let gone = if dice.below(3) == 0 { dice.below(30) } else { 0 };
        let last = (first + gone).min(starts.len() - 1);
        let insert = if dice.below(5) == 0 { "" } else { PIECES[dice.below(PIECES.len())] };
        room.edit(&now, &[(starts[first], starts[last], insert)]).unwrap();
        let update = page(&room.desk, &story.id, Some(&frame.key));
        kinds[match update {
            PageUpdate::Same { .. } => 0,
            PageUpdate::Blocks { .. } => 1,
            PageUpdate::Whole { .. } => 2,
        }] += 1;
        frame.take(update);
        now = room.open(&story.id);
        let (html, lines, key) = fresh(&room.desk, &story.id);
        assert_eq!(seen(&frame.html()), seen(&html), "after edit {turn}: {:?}", now.body);
        if !frame.patched {
            assert_eq!(frame.html(), html, "to the letter, after edit {turn}: {:?}", now.body);
        }
        assert_eq!(frame.lines, lines, "after edit {turn}: {:?}", now.body);
        if dice.below(10) == 0 {
            frame = Frame::show(key, &html, lines);
        }
    }
    assert!(kinds[2] < 40 && kinds[1] > 300, "most edits of a text are blocks: {kinds:?}");
}

#[test]
fn a_word_in_one_paragraph_sends_one_block() {
    let room = Room::new();
    let body: String = (0..200).map(|n| format!("Paragraf nomor {n} dari banyak.\n\n")).collect();
    let story = room.story("Judul", &body);
    let (.., key) = fresh(&room.desk, &story.id);
    let place = utf16(&body[..body.find("nomor 77").unwrap()]);
    room.edit(&story, &[(place, place, "yang ")]).unwrap();
    let update = page(&room.desk, &story.id, Some(&key));
    let PageUpdate::Blocks { at, remove, insert, lines, .. } = update else {
        panic!("one block changed: {update:?}")
    };
    assert_eq!((at, remove, insert.len(), lines.len()), (77, 1, 1, 200));
    assert!(insert[0].contains("yang nomor 77"));
}

#[test]
fn typing_the_first_words_sends_one_block_too() {
    let room = Room::new();
    let story = room.story("Judul", "Satu dua.\n\nTiga.\n");
    let (html, _, key) = fresh(&room.desk, &story.id);
    room.edit(&story, &[(4, 4, " setengah")]).unwrap();
    let update = page(&room.desk, &story.id, Some(&key));
    let PageUpdate::Blocks { at, remove, insert, .. } = update else {
        panic!("only the description changed besides: {update:?}")
    };
    assert_eq!((at, remove, insert.len()), (0, 1, 1));
    let (after, ..) = fresh(&room.desk, &story.id);
    let description = |page: &str| {
        let line = page.lines().find(|line| line.starts_with("<meta name=\"description\""));
        line.expect("a page has a description").to_owned()
    };
    assert_ne!(description(&after), description(&html), "it follows the first words");
}

#[test]
fn words_of_a_later_page_that_the_head_quotes_are_told_as_a_change() {
    let room = Room::new();
    let body = "Satu dua.\n\n<!--nextpage-->\n\nTiga empat.\n";
    let story = room.story("Judul", body);
    let (html, _, key) = fresh(&room.desk, &story.id);
    let place = utf16(&body[..body.find(" empat").unwrap()]);
    room.edit(&story, &[(place, place, " setengah")]).unwrap();

    // No block of the first page changed, and yet it is not the same page: its
    // description quotes the story beyond the first page.
    let update = page(&room.desk, &story.id, Some(&key));
    let PageUpdate::Blocks { key, remove, insert, .. } = update else {
        panic!("the window must learn that the head is behind: {update:?}")
    };
    assert_eq!((remove, insert.len()), (0, 0));
    let (after, _, whole) = fresh(&room.desk, &story.id);
    assert_ne!(after, html);
    assert_eq!(seen(&after), seen(&html), "nobody sees it");
    assert_eq!(whole, key, "the key names that page");
    let known = page(&room.desk, &story.id, Some(&whole));
    assert_eq!(known, PageUpdate::Same { key: whole });
}

#[test]
fn the_same_page_asked_for_again_and_again_displaces_no_other() {
    let room = Room::new();
    let shown = room.story("Judul", "Satu.\n");
    let other = room.story("Lain", "Dua.\n");
    let (.., key) = fresh(&room.desk, &shown.id);
    let (.., first) = fresh(&room.desk, &other.id);
    for _ in 0..20 {
        assert_eq!(fresh(&room.desk, &other.id).2, first, "one page has one name");
    }
    assert_eq!(page(&room.desk, &shown.id, Some(&key)), PageUpdate::Same { key: key.clone() });
}

#[test]
fn an_empty_line_more_moves_the_lines_and_no_block() {
    let room = Room::new();
    let story = room.story("Judul", "Satu.\n\nDua.\n");
    let (.., key) = fresh(&room.desk, &story.id);
    let unchanged = page(&room.desk, &story.id, Some(&key));
    assert_eq!(unchanged, PageUpdate::Same { key: key.clone() });
    room.edit(&story, &[(7, 7, "\n")]).unwrap();
    let update = page(&room.desk, &story.id, Some(&key));
    let PageUpdate::Blocks { remove, insert, lines, .. } = update else {
        panic!("the frame has to learn the new lines: {update:?}")
    };
    assert_eq!((remove, insert.len(), lines), (0, 0, vec![1, 4]));
}

#[test]
fn what_stands_around_the_text_sends_the_whole_page() {
    let room = Room::new();
    let story = room.story("Judul", "Satu.\n");
    let (html, _, key) = fresh(&room.desk, &story.id);
    let fields = [("headline".to_owned(), "Judul Baru".into())].into();
    let id = story.id.clone();
    command::set_fields(&room.desk, redaksi_api::wire::SetFields { id, fields }).unwrap();
    let update = page(&room.desk, &story.id, Some(&key));
    let PageUpdate::Whole { html: new, path, pages, .. } = update else {
        panic!("the headline changed: {update:?}")
    };
    assert_ne!(new, html);
    assert_eq!((path.as_str(), pages), ("/berita/judul-baru.html", 1));
    // A key that is not remembered gets the whole page too.
    assert!(matches!(page(&room.desk, &story.id, Some("tidak-ada")), PageUpdate::Whole { .. }));
}

#[test]
fn the_preview_scheme_gives_the_page_its_style_and_its_pictures() {
    let room = Room::new();
    let story = room.story("Judul", "Satu.\n");
    let (html, ..) = fresh(&room.desk, &story.id);
    let path = format!("/berita/judul.html?id={}&page=1&sealed=false", story.id);
    assert_eq!(room.desk.preview(&path), FrameFile::Page(html.clone()));
    let style = html.split("href=\"").find(|rest| rest.starts_with("../assets/")).unwrap();
    let style = style.split('"').next().unwrap().trim_start_matches("..");
    let FrameFile::Asset { mime, bytes } = room.desk.preview(style) else {
        panic!("{style} is served")
    };
    assert!(mime.starts_with("text/css") && !bytes.is_empty());
    for missing in [
        "/berita/judul.html",
        "/berita/judul.html?id=x",
        "/assets/lain.css",
        "/media/../newsroom.db",
        "/media/tidak-ada.jpg",
        "/",
        "",
        &format!("/x?id={}&page=9", story.id),
        &format!("/x?id={}&page=1&sealed=true", story.id),
    ] {
        assert_eq!(room.desk.preview(missing), FrameFile::Missing, "{missing}");
    }
}
