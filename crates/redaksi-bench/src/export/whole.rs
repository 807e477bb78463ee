//! The whole site: a newsroom's first export, with nothing kept from another,
//! and one that makes everything anew.

use std::path::Path;

use super::floor::{self, Site, bodies, listed};
use super::goals::Goals;
use super::hugo::Hugo;
use super::ours::Ours;
use super::{ROUNDS, Stage, cell, head, ratio, row};
use crate::Outcome;
use crate::timed::{Run, Runs, settle};

/// What was measured of each.
#[derive(Default)]
struct Sides {
    hugo: Runs,
    related: Runs,
    plain: Runs,
    full: Runs,
    floor: Runs,
    files: [String; 2],
}

/// Hugo's and our peak, of an archive that is measured once.
pub(super) struct Peaks {
    hugo: Option<f64>,
    ours: Option<f64>,
}

/// Exports once, for the memory it takes.
pub(super) fn once(stage: &Stage) -> Outcome<Peaks> {
    let hugo = match &stage.hugo {
        Some(hugo) => build(hugo, &stage.place(), false)?.memory,
        None => None,
    };
    let newsroom = stage.ours.copy(&stage.place())?;
    let run = first(&newsroom, &stage.place())?;
    Ok(Peaks { hugo, ours: run.memory })
}

/// Measures, prints, and returns the site as our export makes it.
pub(super) fn measure(stage: &Stage, small: Option<&Peaks>, goals: &mut Goals) -> Outcome<Site> {
    let mut sides = Sides::default();
    let mut site = Site::new();
    for _ in 0..ROUNDS {
        round(stage, &mut sides, &mut site)?;
    }
    let mut own_lists = Runs::default();
    if let Some(hugo) = &stage.hugo {
        own_lists.0.push(build(hugo, &stage.place(), true)?);
    }
    let count = stage.stories.len();
    head(&format!("The whole site of {count} stories ({ROUNDS} rounds)"));
    let Sides { hugo, related, plain, full, floor, files } = &sides;
    row("Hugo, no related lists", hugo, &Runs::default(), floor, &files[0]);
    row("Hugo, its related lists (once)", &own_lists, hugo, floor, "");
    row("first export, related lists on every page", related, hugo, floor, &files[1]);
    row("first export, related lists off", plain, hugo, floor, "");
    row("`--full` in the same place, related lists", full, hugo, floor, "");
    row("floor: comrak, the same files, all cores", floor, hugo, &Runs::default(), "");
    println!();
    if let Some(small) = small {
        peaks(small, &sides, count, goals);
    }
    set_goals(&sides, &own_lists, goals);
    Ok(site)
}

fn round(stage: &Stage, sides: &mut Sides, site: &mut Site) -> Outcome {
    if let Some(hugo) = &stage.hugo {
        let out = stage.place();
        sides.hugo.0.push(build(hugo, &out, false)?);
        sides.files[0] = files(&out)?;
    }
    let newsroom = stage.ours.copy(&stage.place())?;
    let out = stage.place();
    sides.related.0.push(first(&newsroom, &out)?);
    if site.is_empty() {
        *site = floor::read(&out)?;
        sides.files[1] = files(&out)?;
    }
    settle();
    sides.full.0.push(newsroom.export(&out, true)?.0);
    let newsroom = stage.ours.copy(&stage.place())?.without_related()?;
    sides.plain.0.push(first(&newsroom, &stage.place())?);
    settle();
    sides.floor.0.push(floor::make(&bodies(&stage.stories), &listed(site), &stage.place())?);
    Ok(())
}

fn first(newsroom: &Ours, out: &Path) -> Outcome<Run> {
    settle();
    Ok(newsroom.export(out, false)?.0)
}

fn build(hugo: &Hugo, out: &Path, related: bool) -> Outcome<Run> {
    settle();
    hugo.build(out, related)
}

/// How many files a site has, and how large they are.
fn files(out: &Path) -> Outcome<String> {
    let site = floor::read(out)?;
    let bytes: usize = site.values().map(Vec::len).sum();
    Ok(format!("{}, {:.1} MB", site.len(), bytes as f64 / 1e6))
}

fn peaks(small: &Peaks, sides: &Sides, count: usize, goals: &mut Goals) {
    println!("| peak MB | {} stories | {count} stories | grows |", super::SMALL);
    println!("| --- | ---: | ---: | ---: |");
    let rows = [("Hugo", small.hugo, &sides.hugo), ("export", small.ours, &sides.related)];
    for (what, few, many) in rows {
        let many = many.memory();
        let megabytes = |bytes: Option<f64>| cell(bytes.map(|bytes| bytes / 1e6), 0);
        let grows = cell(ratio(many, few), 2);
        println!("| {what} | {} | {} | {grows} × |", megabytes(few), megabytes(many));
    }
    println!();
    let grows = ratio(sides.related.memory(), small.ours);
    goals.set("P3 peak of the export does not grow with the archive", 1.25, grows);
}

fn set_goals(sides: &Sides, own_lists: &Runs, goals: &mut Goals) {
    let Sides { hugo, related, plain, .. } = sides;
    let wall = ratio(plain.seconds(), hugo.seconds());
    goals.set("P1 whole site, no related lists: wall, × Hugo", 0.30, wall);
    let cpu = ratio(plain.processor(), hugo.processor());
    goals.set("P1 whole site, no related lists: cpu, × Hugo", 0.15, cpu);
    let cpu = ratio(related.processor(), hugo.processor());
    goals.set("P2 with related lists: cpu, × Hugo without", 0.30, cpu);
    let cpu = ratio(related.processor(), own_lists.processor());
    goals.set("P2 with related lists: cpu, × Hugo with its own", 0.06, cpu);
    let peak = ratio(related.memory(), hugo.memory());
    goals.set("P3 peak memory, × Hugo", 0.25, peak);
}
