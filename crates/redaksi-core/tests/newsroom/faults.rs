//! Every operation of an export on the disk fails once: the old site stands or
//! the new one, and the record says which.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use redaksi_core::Result;
use redaksi_core::article::{ArticleId, FieldName, Status};
use redaksi_core::export::plan::Reason;
use redaksi_core::newsroom::Newsroom;
use redaksi_core::platform::{Disk, Stamp, SystemDisk};

use crate::house::House;
use crate::publishing::{export_to, whole};

/// Fails the operation with that number, and with `on` all after it.
pub struct Failing {
    at: usize,
    on: bool,
    /// Whether the system offers the exchange of two folders in one step.
    exchanges: bool,
    done: AtomicUsize,
}

impl Failing {
    pub fn new(at: usize, on: bool, exchanges: bool) -> Arc<Self> {
        Arc::new(Self { at, on, exchanges, done: AtomicUsize::new(0) })
    }

    fn count(&self) -> usize {
        self.done.load(Ordering::SeqCst)
    }

    fn next<T>(&self, go: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let now = self.done.fetch_add(1, Ordering::SeqCst);
        if now == self.at || (self.on && now > self.at) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        go()
    }
}

impl Disk for Failing {
    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.next(|| SystemDisk.make_folder(path))
    }
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<Stamp> {
        // A disk that is full takes the beginning of a file.
        self.next(|| SystemDisk.write_new(path, bytes)).inspect_err(|_| {
            let _ = fs::write(path, &bytes[..bytes.len() / 2]);
        })
    }
    fn link(&self, from: &Path, to: &Path) -> io::Result<Option<Stamp>> {
        self.next(|| SystemDisk.link(from, to))
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.next(|| SystemDisk.rename(from, to))
    }
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<bool> {
        self.next(|| if self.exchanges { SystemDisk.exchange(a, b) } else { Ok(false) })
    }
    fn give_rights(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.next(|| SystemDisk.give_rights(from, to))
    }
    fn sync(&self, files: &[PathBuf], folders: &[PathBuf]) -> io::Result<()> {
        self.next(|| SystemDisk.sync(files, folders))
    }
    fn sync_folder(&self, path: &Path) -> io::Result<()> {
        self.next(|| SystemDisk.sync_folder(path))
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.next(|| SystemDisk.remove_file(path))
    }
    fn remove_tree(&self, path: &Path) -> io::Result<()> {
        self.next(|| SystemDisk.remove_tree(path))
    }
}

type Tree = BTreeMap<String, Vec<u8>>;

/// What stands beside the site and the newsroom.
fn beside(house: &House) -> Vec<String> {
    fs::read_dir(house.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name != "redaksi" && name != "situs")
        .collect()
}

/// A house with a site and a change that is not exported yet.
fn changed() -> (House, ArticleId) {
    let mut house = House::new();
    let one = house.sealed("Berita Satu", "Isi.\n\n<!--nextpage-->\n\nLanjutan.\n");
    let gone = house.sealed("Berita Dua", "Isi.");
    house.export();
    fs::create_dir_all(house.site().join("orang/lain")).unwrap();
    fs::write(house.site().join("orang/catatan.txt"), "milik orang").unwrap();
    house.write(one, "Isi baru.");
    house.approve(one);
    house.set_text(gone, FieldName::Slug, "berita-kedua");
    house.approve(gone);
    let new = house.sealed("Berita Tiga", "Isi.");
    (house, new)
}

/// The site after the change, made elsewhere by the same newsroom.
fn after_change(house: &mut House) -> Tree {
    let elsewhere = house.folder.path().join("redaksi-lain");
    let mut room = house.copy("redaksi-lain", "Rizky");
    let site = house.folder.path().join("situs-lain");
    crate::publishing::copy(&house.site().join("orang"), &site.join("orang"));
    export_to(&mut room, &site).unwrap();
    let tree = whole(&site);
    drop(room);
    fs::remove_dir_all(&site).unwrap();
    fs::remove_dir_all(&elsewhere).unwrap();
    tree
}

/// Fails operation after operation of `act` until it succeeds with none
/// failing. After each, the site is `old` or `new`, and what the record says.
fn fail_each(
    exchanges: bool,
    on: bool,
    act: impl Fn(&mut Newsroom, &Path) -> Result<()>,
    prepare: impl Fn() -> (House, ArticleId, Tree),
) {
    let mut at = 0;
    let mut refused = 0;
    loop {
        let (mut house, story, new) = prepare();
        let old = whole(&house.site());
        assert!(old != new);
        let live_before = house.status(story);
        let disk = Failing::new(at, on, exchanges);
        house.room.write_through(disk.clone());
        let site = house.site();
        let done = act(&mut house.room, &site);
        let all_went = disk.count() <= at;
        if done.is_err() {
            refused += 1;
        }
        if !on {
            let stands = whole(&site);
            assert!(stands == if done.is_ok() { new.clone() } else { old.clone() }, "failing {at}");
            assert_eq!(beside(&house), Vec::<String>::new(), "failing {at}");
        }
        // The next program puts right what could not be put right at once.
        house.again();
        let stands = whole(&site);
        assert!(stands == old || stands == new, "failing {at}: {:?}", stands.keys());
        assert_eq!(beside(&house), Vec::<String>::new(), "failing {at}, after the next opening");
        let status = house.status(story);
        let is_live = |status: Status| status == Status::Exported;
        if stands == old {
            assert_eq!(status, live_before, "failing {at}: the record is of the site that stands");
        } else {
            assert!(is_live(status) != is_live(live_before), "failing {at}");
        }
        house.room.write_through(Arc::new(SystemDisk));
        let plan = house.export_with(&crate::publishing::plan()).unwrap();
        let altered = plan.files.iter().filter(|file| file.why.contains(&Reason::Altered)).count();
        assert_eq!(altered, 0, "failing {at}: the record names what stands");
        if all_went {
            assert!(done.is_ok() && stands == new);
            break;
        }
        at += 1;
    }
    assert!(refused > 10, "{refused} operations were refused");
}

fn prepared() -> (House, ArticleId, Tree) {
    let (mut house, story) = changed();
    let new = after_change(&mut house);
    (house, story, new)
}

fn exported(room: &mut Newsroom, site: &Path) -> Result<()> {
    export_to(room, site).map(drop)
}

#[test]
fn each_failing_operation_leaves_the_old_site_or_the_new_one() {
    fail_each(true, false, exported, prepared);
}

#[test]
fn each_failing_operation_does_so_where_folders_cannot_be_exchanged_in_one_step() {
    fail_each(false, false, exported, prepared);
}

#[test]
fn a_disk_that_fails_from_some_operation_on_is_put_right_by_the_next_program() {
    fail_each(true, true, exported, prepared);
    fail_each(false, true, exported, prepared);
}

#[test]
fn each_failing_operation_of_a_way_back_leaves_one_site_or_the_other() {
    let prepare = || {
        let (mut house, story) = changed();
        let old = whole(&house.site());
        house.export();
        (house, story, old)
    };
    let back =
        |room: &mut Newsroom, site: &Path| room.rollback(site, false, &mut |_, _| true).map(drop);
    fail_each(true, false, back, prepare);
}

#[test]
fn each_failing_operation_of_a_first_export_leaves_nothing_or_the_site() {
    let mut at = 0;
    loop {
        let mut house = House::new();
        let story = house.sealed("Berita Satu", "Isi.");
        let disk = Failing::new(at, false, true);
        house.room.write_through(disk.clone());
        let site = house.site();
        let done = export_to(&mut house.room, &site);
        assert_eq!(done.is_ok(), site.exists(), "failing {at}");
        assert_eq!(beside(&house), Vec::<String>::new(), "failing {at}");
        let live = house.status(story) == Status::Exported;
        assert_eq!(done.is_ok(), live, "failing {at}");
        if disk.count() <= at {
            assert!(done.is_ok());
            break;
        }
        at += 1;
    }
    assert!(at > 10);
}

#[test]
fn a_record_that_cannot_be_entered_puts_the_old_site_back() {
    let (mut house, story) = changed();
    let old = whole(&house.site());
    let status = house.status(story);
    // The database takes all but the entry of the run, as when its disk is
    // full after the exchange.
    let database = rusqlite::Connection::open(house.room.folder().database()).unwrap();
    database
        .execute_batch(
            "CREATE TRIGGER full BEFORE INSERT ON export_run
             BEGIN SELECT RAISE(ABORT, 'full'); END;",
        )
        .unwrap();
    let site = house.site();
    assert!(export_to(&mut house.room, &site).is_err());
    assert!(whole(&site) == old);
    assert_eq!(beside(&house), Vec::<String>::new());
    assert_eq!(house.status(story), status);
    database.execute_batch("DROP TRIGGER full").unwrap();
    house.export();
    assert_eq!(house.status(story), Status::Exported);
}
