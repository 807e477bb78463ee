//! One story changed, one story new, and nothing at all: what an export costs
//! then from a cold command line, in the open program and in the window.
//! Each ends with a full export into another folder, which must be the same.

use std::path::{Path, PathBuf};

use redaksi_api::Desk;
use redaksi_api::commands as command;
use redaksi_api::wire::{Export, WireError};
use redaksi_core::newsroom::Newsroom;

use super::floor::{self, Site, listed, refuse_different};
use super::goals::Goals;
use super::hugo::Watching;
use super::ours::{self, Did, Ours};
use super::{ROUNDS, Stage, cell, head, ratio, row};
use crate::Outcome;
use crate::stories::{Story, with_comma};
use crate::timed::{Run, Runs, settle};

/// What happens between two exports.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    Comma,
    New,
}

impl Change {
    fn words(self) -> &'static str {
        match self {
            Self::Comma => "a comma in one of the newest stories",
            Self::New => "one more story",
        }
    }
}

/// The site that follows the changes, and what is beside it.
struct Follow {
    newsroom: Ours,
    out: PathBuf,
    commas: usize,
}

pub(super) fn measure(stage: &mut Stage, site: &Site, goals: &mut Goals) -> Outcome {
    let newsroom = stage.ours.copy(&stage.place())?;
    let mut follow = Follow { newsroom, out: stage.place(), commas: 0 };
    follow.newsroom.export(&follow.out, false)?;
    nothing(&follow, site, goals)?;
    for change in [Change::Comma, Change::New] {
        cold(stage, &mut follow, change, goals)?;
        open(stage, &mut follow, change, goals)?;
    }
    Ok(())
}

/// An export that finds nothing to do.
fn nothing(follow: &Follow, site: &Site, goals: &mut Goals) -> Outcome {
    let (mut floor, mut cold, mut warm) = (Runs::default(), Runs::default(), Runs::default());
    let mut newsroom = follow.newsroom.open()?;
    let mut written = 0;
    for _ in 0..ROUNDS {
        settle();
        floor.0.push(floor::compare(&listed(site), &follow.out)?);
        settle();
        let (run, did) = follow.newsroom.export(&follow.out, false)?;
        cold.0.push(run);
        written += did.written.len() + did.removed;
        settle();
        let (run, did) = ours::export(&mut newsroom, &follow.out)?;
        warm.0.push(run);
        written += did.written.len() + did.removed;
    }
    if written > 0 {
        return Err(format!("nothing had changed and {written} files were written").into());
    }
    head(&format!("An export that finds nothing changed ({ROUNDS} rounds)"));
    let none = Runs::default();
    row("cold command line", &cold, &none, &floor, "none written");
    row("newsroom held open", &warm, &none, &floor, "none written");
    row("floor: reading and comparing all files, all cores", &floor, &none, &none, "");
    println!();
    let cold = ratio(cold.seconds(), floor.seconds());
    goals.set("P5 nothing changed, cold command line, × reading all", 1.5, cold);
    let warm = ratio(warm.seconds(), floor.seconds());
    goals.set("P5 nothing changed, held open, × reading all", 1.5, warm);
    Ok(())
}

/// From a cold command line, beside a cold Hugo, which builds all.
fn cold(stage: &mut Stage, follow: &mut Follow, change: Change, goals: &mut Goals) -> Outcome {
    let (mut peer, mut ours, mut floor) = (Runs::default(), Runs::default(), Runs::default());
    let mut did = Did::default();
    for round in 0..ROUNDS {
        let story = next(stage, follow, change, round);
        if let Some(hugo) = &stage.hugo {
            hugo.write(&story, &story.body)?;
            settle();
            peer.0.push(hugo.build(&stage.place(), false)?);
        }
        follow.change(&mut follow.newsroom.open()?, change, &story)?;
        settle();
        let (run, made) = follow.newsroom.export(&follow.out, false)?;
        ours.0.push(run);
        did = made;
        floor.0.push(rewrite(stage, &follow.out, &did)?);
    }
    follow.check(stage, change.words())?;
    head(&format!("Cold command line, {} ({ROUNDS} rounds)", change.words()));
    row("Hugo, which builds all", &peer, &Runs::default(), &floor, "");
    row("export", &ours, &peer, &floor, &said(&did));
    row("floor: the same files, written", &floor, &peer, &Runs::default(), "");
    println!("\nThe site is that of a full export, byte for byte.\n");
    let reached = ratio(ours.seconds(), peer.seconds());
    goals.set(&format!("P4 cold, {}, × cold Hugo", change.words()), 0.10, reached);
    Ok(())
}

/// In the open program, beside a Hugo that watches.
fn open(stage: &mut Stage, follow: &mut Follow, change: Change, goals: &mut Goals) -> Outcome {
    let watching = stage.hugo.as_ref().map(|hugo| hugo.watch(&stage.place())).transpose()?;
    let mut newsroom = follow.newsroom.open()?;
    let (mut peer, mut held, mut floor) = (Runs::default(), Runs::default(), Runs::default());
    let mut did = Did::default();
    // The first of each is to warm up.
    for round in 0..=ROUNDS {
        let story = next(stage, follow, change, round);
        let theirs = rebuild(stage, watching.as_ref(), &story)?;
        follow.change(&mut newsroom, change, &story)?;
        settle();
        let (run, made) = ours::export(&mut newsroom, &follow.out)?;
        did = made;
        if round > 0 {
            peer.0.extend(theirs);
            held.0.push(run);
            floor.0.push(rewrite(stage, &follow.out, &did)?);
        }
    }
    drop(watching);
    follow.check(stage, change.words())?;
    let [plans, exports] = window(stage, follow, change, newsroom)?;
    follow.check(stage, change.words())?;
    head(&format!("Held open, {} ({ROUNDS} rounds)", change.words()));
    row("Hugo that watches, by its own word", &peer, &Runs::default(), &floor, "");
    row("newsroom held open, export", &held, &peer, &floor, &said(&did));
    row("the window: plan", &plans, &peer, &floor, "");
    row("the window: export after that plan", &exports, &peer, &floor, "");
    row("floor: the same files, written", &floor, &peer, &Runs::default(), "");
    println!("\nThe site is that of a full export, byte for byte.\n");
    let reached = ratio(held.seconds(), peer.seconds());
    goals.set(&format!("P4 held open, {}, × watching Hugo", change.words()), 0.08, reached);
    if let Some(both) = plans.seconds().zip(exports.seconds()).map(|(a, b)| a + b) {
        let reached = cell(ratio(Some(both), peer.seconds()), 3);
        println!("Plan and export of the window together: {both:.3} s, {reached} × Hugo.\n");
    }
    Ok(())
}

/// As the window does it: a plan on a handle of its own, then the export.
fn window(
    stage: &mut Stage,
    follow: &mut Follow,
    change: Change,
    newsroom: Newsroom,
) -> Outcome<[Runs; 2]> {
    let desk = Desk::new(newsroom).with_exports_aside();
    let mut runs = [Runs::default(), Runs::default()];
    for round in 0..ROUNDS {
        let story = next(stage, follow, change, round);
        if let Some(hugo) = &stage.hugo {
            hugo.write(&story, &story.body)?;
        }
        let mut changed = Ok(());
        desk.act(|newsroom| {
            changed = follow.change(newsroom, change, &story);
            Ok(())
        })
        .map_err(wire)?;
        changed?;
        let out = follow.out.to_string_lossy().into_owned();
        settle();
        for (plan, runs) in [true, false].into_iter().zip(&mut runs) {
            let request = Export { out: out.clone(), plan, ..Export::default() };
            let (run, _) = Run::of(|| command::export(&desk, request).map_err(wire))?;
            runs.0.push(run);
        }
    }
    Ok(runs)
}

fn wire(fault: WireError) -> Box<dyn std::error::Error> {
    fault.message.into()
}

/// The story of a round: a new one, or one of the newest with a comma more.
fn next(stage: &mut Stage, follow: &mut Follow, change: Change, round: usize) -> Story {
    if change == Change::New {
        let story = stage.agency.tell();
        stage.stories.push(story.clone());
        return story;
    }
    follow.commas += 1;
    let place = stage.stories.len() - 1 - round;
    let story = &mut stage.stories[place];
    story.body = with_comma(&story.body, follow.commas % 12);
    story.clone()
}

fn rebuild(stage: &Stage, watching: Option<&Watching>, story: &Story) -> Outcome<Option<Run>> {
    let Some((hugo, watching)) = stage.hugo.as_ref().zip(watching) else { return Ok(None) };
    settle();
    let milliseconds = watching.rebuilt(|| hugo.write(story, &story.body))?;
    Ok(Some(Run { seconds: milliseconds / 1_000.0, processor: None, memory: None }))
}

/// The floor: the files that the export wrote, written plainly.
fn rewrite(stage: &Stage, out: &Path, did: &Did) -> Outcome<Run> {
    let read = |path: &String| Ok((path.clone(), std::fs::read(out.join(path))?));
    let files = did.written.iter().map(read).collect::<std::io::Result<Site>>()?;
    settle();
    floor::make(&[], &listed(&files), &stage.place())
}

fn said(did: &Did) -> String {
    let removed =
        if did.removed > 0 { format!(", {} removed", did.removed) } else { String::new() };
    format!("{} rendered, {} written{removed}", did.rendered, did.written.len())
}

impl Follow {
    fn change(&self, newsroom: &mut Newsroom, change: Change, story: &Story) -> Outcome {
        match change {
            Change::Comma => ours::change(newsroom, story, &story.body),
            Change::New => ours::add(newsroom, story),
        }
    }

    /// Holds the site against a full export into another folder.
    fn check(&self, stage: &Stage, what: &str) -> Outcome {
        let full = stage.place();
        self.newsroom.export(&full, true)?;
        refuse_different(&self.out, &full, what)
    }
}
