//! The page after a key, on the engine's side: printed, laid beside what the
//! frame shows, and cut to what changed; beside comrak alone on the same text.

use std::path::Path;

use comrak::Options;
use redaksi_api::commands as command;
use redaksi_api::wire::{
    EditBody, NewArticle, OneArticle, PageOf, PageUpdate, TextChange, WireError,
};

use crate::figures::{Times, head, row};
use crate::words::{Dice, body};
use crate::{LENGTHS, Outcome, desk};

/// Keys.
const ROUNDS: usize = 100;

/// Sealed neighbours, so that modules and links have something to do.
const NEIGHBOURS: usize = 30;

pub(crate) fn measure(folder: &Path) -> Outcome {
    for words in LENGTHS {
        let room = folder.join(words.to_string());
        std::fs::create_dir(&room)?;
        page(&room, words)?;
    }
    Ok(())
}

fn wire(fault: WireError) -> Box<dyn std::error::Error> {
    fault.message.into()
}

fn page(folder: &Path, words: usize) -> Outcome {
    let desk = desk(folder)?;
    desk.act(|newsroom| {
        for n in 0..NEIGHBOURS {
            let id = newsroom.new_story(&format!("Berita tetangga nomor {n}"))?;
            newsroom.write_body(id, &body(300))?;
            newsroom.approve(id, None)?;
        }
        Ok(())
    })
    .map_err(wire)?;
    let new = NewArticle { headline: "Siap Juru Damai".to_owned() };
    let id = command::new_article(&desk, new).map_err(wire)?.id;
    let text = body(words);
    desk.act(|newsroom| {
        let id = newsroom.find(&id)?;
        newsroom.write_body(id, &text)?;
        newsroom.rest()
    })
    .map_err(wire)?;
    let open = command::open_article(&desk, OneArticle { id: id.clone() }).map_err(wire)?;
    let ask = |known| PageOf { id: id.clone(), page: 1, sealed: false, known };
    let mut update = command::page(&desk, ask(None)).map_err(wire)?;
    let whole = serde_json::to_string(&update)?.len();
    let (mut base, mut length, mut markdown) =
        (open.version, u32::try_from(text.len())?, open.body);
    let (mut floor, mut paged) = (Times::default(), Times::default());
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.footnotes = true;
    let mut dice = Dice(1);
    let mut sent = Vec::new();
    for _ in 0..ROUNDS {
        // The text is ASCII, so that a byte is a unit; a letter within a word.
        let from = dice.below(markdown.len() - 200);
        let rest = markdown[from..].find(" p").map_or(0, |offset| offset + 2);
        let place = u32::try_from(from + rest)?;
        markdown.insert(place as usize, 'a');
        let change = TextChange { from: place, to: place, insert: "a".to_owned() };
        let edit = EditBody { id: id.clone(), base, changes: vec![change], length };
        let edited = command::edit_body(&desk, edit).map_err(wire)?;
        (base, length) = (edited.version, edited.length);
        floor.time(|| std::hint::black_box(comrak::markdown_to_html(&markdown, &options)));
        let known = Some(key(&update).to_owned());
        update = paged.time(|| command::page(&desk, ask(known))).map_err(wire)?;
        sent.push(serde_json::to_string(&update)?.len());
        // The pause in typing, in which projections follow.
        desk.act(redaksi_core::newsroom::Newsroom::rest).map_err(wire)?;
    }
    sent.sort_unstable();
    head(&format!("The page after a key, {words} words ({ROUNDS} rounds)"));
    row("comrak alone, Markdown to HTML", &floor, None);
    row("`page`: printed, compared, cut to what changed", &paged, Some(&floor));
    println!("\nSent to the frame: {} bytes, where the whole page is {whole}.\n", sent[ROUNDS / 2]);
    Ok(())
}

fn key(update: &PageUpdate) -> &str {
    match update {
        PageUpdate::Same { key }
        | PageUpdate::Blocks { key, .. }
        | PageUpdate::Whole { key, .. } => key,
    }
}
