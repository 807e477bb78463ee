//! The floors: what any export would have to do at the least. Markdown of all
//! bodies as comrak makes it and the site's very files as the disk takes them;
//! and the reading of all files, for an export that finds nothing to do.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::thread;

use comrak::Options;

use crate::Outcome;
use crate::stories::Story;
use crate::timed::Run;

/// The files of a site, by their paths.
pub(super) type Site = BTreeMap<String, Vec<u8>>;

/// Reads a whole site.
pub(super) fn read(folder: &Path) -> Outcome<Site> {
    let mut site = Site::new();
    read_into(folder, "", &mut site)?;
    Ok(site)
}

fn read_into(folder: &Path, above: &str, site: &mut Site) -> Outcome {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{above}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            read_into(&entry.path(), &format!("{path}/"), site)?;
        } else {
            site.insert(path, fs::read(entry.path())?);
        }
    }
    Ok(())
}

/// Makes HTML of all bodies and writes the site into a new folder, on all
/// cores.
pub(super) fn make(bodies: &[&str], site: &[(&String, &Vec<u8>)], out: &Path) -> Outcome<Run> {
    let (run, ()) = Run::of(|| {
        fs::create_dir(out)?;
        let mut folders: Vec<&str> =
            site.iter().filter_map(|(path, _)| path.rsplit_once('/')).map(|(at, _)| at).collect();
        folders.dedup();
        folders.iter().try_for_each(|folder| fs::create_dir_all(out.join(folder)))?;
        on_all_cores(bodies, &|body| {
            std::hint::black_box(comrak::markdown_to_html(body, &options()));
            Ok(())
        })?;
        on_all_cores(site, &|(path, bytes)| fs::write(out.join(path), bytes))
    })?;
    Ok(run)
}

/// Reads every file of a site and holds it against its bytes, on all cores.
pub(super) fn compare(site: &[(&String, &Vec<u8>)], out: &Path) -> Outcome<Run> {
    let (run, ()) = Run::of(|| {
        on_all_cores(site, &|(path, bytes)| {
            let same = fs::read(out.join(path))? == **bytes;
            same.then_some(()).ok_or_else(|| std::io::Error::other(format!("{path} differs")))
        })
    })?;
    Ok(run)
}

fn on_all_cores<T: Sync>(all: &[T], work: &(dyn Fn(&T) -> std::io::Result<()> + Sync)) -> Outcome {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let share = all.len().div_ceil(cores).max(1);
    let done: Vec<std::io::Result<()>> = thread::scope(|scope| {
        let workers: Vec<_> = all
            .chunks(share)
            .map(|some| scope.spawn(move || some.iter().try_for_each(work)))
            .collect();
        let gone = |_| Err(std::io::Error::other("a worker panicked"));
        workers.into_iter().map(|worker| worker.join().unwrap_or_else(gone)).collect()
    });
    Ok(done.into_iter().collect::<std::io::Result<()>>()?)
}

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.footnotes = true;
    options
}

/// The bodies of stories.
pub(super) fn bodies(stories: &[Story]) -> Vec<&str> {
    stories.iter().map(|story| story.body.as_str()).collect()
}

/// A site as a list, in the order of its paths.
pub(super) fn listed(site: &Site) -> Vec<(&String, &Vec<u8>)> {
    site.iter().collect()
}

/// Whether two sites are the same, byte for byte.
pub(super) fn refuse_different(one: &Path, other: &Path, what: &str) -> Outcome {
    let (one, other) = (read(one)?, read(other)?);
    let differs = |path: &&String| one.get(*path) != other.get(*path);
    match one.keys().chain(other.keys()).find(differs) {
        Some(path) => Err(format!("{what}: {path} is not as a full export makes it").into()),
        None => Ok(()),
    }
}
