//! Watched folders and the inbox, on a real file system.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use redaksi_core::lang::Lang;
use redaksi_core::platform::IoFault;
use redaksi_core::watch::{Inbox, Kind, Looked, Ready, Seen, Skip, Watch, Watched};

/// Long enough for any machine; a test that passes never waits for it.
const PATIENCE: Duration = Duration::from_secs(60);

fn watch(folders: Vec<Watched>) -> (Watch, Receiver<Seen>) {
    let (sender, receiver) = channel();
    let watch = Watch::start(folders, move |seen| drop(sender.send(seen))).unwrap();
    (watch, receiver)
}

fn folder(path: &Path, kind: Kind) -> Watched {
    Watched { path: path.to_owned(), kind, poll: false }
}

fn everything(kind: Kind) -> Seen {
    Seen { kind, paths: Vec::new(), overflow: true }
}

fn until(receiver: &Receiver<Seen>, wanted: impl Fn(&Seen) -> bool) -> Seen {
    loop {
        let seen = receiver.recv_timeout(PATIENCE).expect("the folder's change is reported");
        if wanted(&seen) {
            return seen;
        }
    }
}

#[test]
fn the_start_is_told_and_then_what_changes_deep_in_the_theme() {
    let dir = tempfile::tempdir().unwrap();
    let theme = dir.path().join("theme");
    fs::create_dir_all(theme.join("css")).unwrap();
    let (_watch, receiver) = watch(vec![folder(&theme, Kind::Theme)]);
    assert_eq!(receiver.recv_timeout(PATIENCE).unwrap(), everything(Kind::Theme));
    let file = theme.join("css/warta.css");
    fs::write(&file, "p {}").unwrap();
    let seen = until(&receiver, |seen| seen.paths.contains(&file));
    assert_eq!((seen.kind, seen.overflow), (Kind::Theme, false));
    fs::remove_file(&file).unwrap();
    until(&receiver, |seen| seen.paths.contains(&file));
}

#[test]
fn polling_sees_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let watched = Watched { poll: true, ..folder(dir.path(), Kind::Theme) };
    let (_watch, receiver) = watch(vec![watched]);
    assert_eq!(receiver.recv_timeout(PATIENCE).unwrap(), everything(Kind::Theme));
    let file = dir.path().join("page.html");
    fs::write(&file, "x").unwrap();
    until(&receiver, |seen| seen.paths.contains(&file));
}

#[test]
fn a_missing_inbox_is_created_and_its_folders_are_not_looked_into() {
    let dir = tempfile::tempdir().unwrap();
    let inbox = dir.path().join("redaksi/inbox");
    let (_watch, receiver) = watch(vec![folder(&inbox, Kind::Inbox)]);
    assert_eq!(receiver.recv_timeout(PATIENCE).unwrap(), everything(Kind::Inbox));
    assert!(inbox.is_dir());
    fs::create_dir(inbox.join("done")).unwrap();
    until(&receiver, |seen| seen.paths.contains(&inbox.join("done")));
    fs::write(inbox.join("done/lama.txt"), "lama").unwrap();
    fs::write(inbox.join("baru.txt"), "baru").unwrap();
    let inner = inbox.join("done/lama.txt");
    until(&receiver, |seen| {
        assert!(!seen.paths.contains(&inner), "{seen:?}");
        seen.paths.contains(&inbox.join("baru.txt"))
    });
}

#[test]
fn a_theme_that_comes_later_or_is_replaced_is_watched_again() {
    let dir = tempfile::tempdir().unwrap();
    let theme = dir.path().join("theme");
    let (_watch, receiver) = watch(vec![folder(&theme, Kind::Theme)]);
    assert_eq!(receiver.recv_timeout(PATIENCE).unwrap(), everything(Kind::Theme));
    fs::create_dir(&theme).unwrap();
    assert_eq!(receiver.recv_timeout(PATIENCE).unwrap(), everything(Kind::Theme));
    fs::write(theme.join("a.html"), "a").unwrap();
    until(&receiver, |seen| seen.paths.contains(&theme.join("a.html")));

    fs::rename(&theme, dir.path().join("theme-lama")).unwrap();
    until(&receiver, |seen| seen.overflow);
    fs::create_dir(&theme).unwrap();
    until(&receiver, |seen| seen.overflow);
    fs::write(theme.join("b.html"), "b").unwrap();
    until(&receiver, |seen| seen.paths.contains(&theme.join("b.html")));
}

#[test]
fn a_folder_is_reported_again_when_asked_for_and_not_after_the_end() {
    let dir = tempfile::tempdir().unwrap();
    let (watch, receiver) = watch(vec![folder(dir.path(), Kind::Inbox)]);
    assert_eq!(receiver.recv_timeout(PATIENCE).unwrap(), everything(Kind::Inbox));
    watch.look_again(Kind::Inbox, Duration::from_millis(1));
    assert_eq!(receiver.recv_timeout(PATIENCE).unwrap(), everything(Kind::Inbox));
    drop(watch);
    // The listener is let go, so the channel ends.
    assert!(receiver.recv_timeout(PATIENCE).is_err());
    assert!(
        receiver
            .try_recv()
            .is_err_and(|error| error == std::sync::mpsc::TryRecvError::Disconnected)
    );
}

fn names(paths: &[PathBuf]) -> Vec<&str> {
    paths.iter().map(|path| path.file_name().unwrap().to_str().unwrap()).collect()
}

fn ready(looked: &Looked) -> Vec<&str> {
    looked.ready.iter().map(|ready| ready.path.file_name().unwrap().to_str().unwrap()).collect()
}

#[test]
fn a_file_is_ready_once_it_stood_still_between_two_looks() {
    let dir = tempfile::tempdir().unwrap();
    let mut inbox = Inbox::new(dir.path());
    let file = dir.path().join("berita.txt");
    fs::write(&file, "Satu").unwrap();
    let first = inbox.pending(|_| false).unwrap();
    assert_eq!((ready(&first).len(), names(&first.growing)), (0, vec!["berita.txt"]));
    fs::write(&file, "Satu dua").unwrap();
    let second = inbox.pending(|_| false).unwrap();
    assert_eq!((ready(&second).len(), names(&second.growing)), (0, vec!["berita.txt"]));
    let third = inbox.pending(|_| false).unwrap();
    assert_eq!(ready(&third), ["berita.txt"]);
    let taken = third.ready[0].hash.clone();
    let fourth = inbox.pending(|hash| hash == taken).unwrap();
    assert_eq!(fourth.repeated, [Ready { path: file, hash: taken }]);
    assert!(fourth.ready.is_empty());
}

#[test]
fn the_hash_is_the_sha_256_of_the_bytes() {
    let dir = tempfile::tempdir().unwrap();
    let mut inbox = Inbox::new(dir.path());
    fs::write(dir.path().join("a"), "abc").unwrap();
    inbox.pending(|_| false).unwrap();
    let looked = inbox.pending(|_| false).unwrap();
    // FIPS 180-2, appendix B.1.
    assert_eq!(
        looked.ready[0].hash,
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
}

#[test]
fn unfinished_conflicting_and_other_entries_are_passed_over_with_a_reason() {
    let dir = tempfile::tempdir().unwrap();
    let cases = [
        (".rahasia", Skip::Hidden),
        ("a.tmp", Skip::Temporary),
        ("b.TXT.part", Skip::Temporary),
        ("c.docx.crdownload", Skip::Temporary),
        ("~$d.docx", Skip::Temporary),
        ("e.sync-conflict-20220222-080000-ABC.txt", Skip::Conflict),
        ("f (Ani's conflicted copy 2022-02-22).txt", Skip::Conflict),
    ];
    for (name, _) in cases {
        fs::write(dir.path().join(name), "x").unwrap();
    }
    fs::create_dir(dir.path().join("folder")).unwrap();
    for ours in ["done", "failed"] {
        fs::create_dir(dir.path().join(ours)).unwrap();
    }
    let mut expected: Vec<(PathBuf, Skip)> =
        cases.iter().map(|(name, skip)| (dir.path().join(name), *skip)).collect();
    expected.push((dir.path().join("folder"), Skip::Folder));
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/etc/hostname", dir.path().join("tautan")).unwrap();
        expected.push((dir.path().join("tautan"), Skip::Link));
        let _socket = std::os::unix::net::UnixListener::bind(dir.path().join("soket")).unwrap();
        expected.push((dir.path().join("soket"), Skip::Special));
    }
    expected.sort_by(|a, b| a.0.cmp(&b.0));
    let mut inbox = Inbox::new(dir.path());
    inbox.pending(|_| false).unwrap();
    let looked = inbox.pending(|_| false).unwrap();
    assert_eq!(looked.skipped, expected);
    assert!(looked.ready.is_empty() && looked.growing.is_empty());
    assert!(Skip::Conflict.is_telling() && !Skip::Temporary.is_telling());
    assert_ne!(Skip::Link.sentence(Lang::Id), Skip::Link.sentence(Lang::En));
}

#[test]
fn what_was_taken_is_put_away_and_nothing_is_overwritten() {
    let dir = tempfile::tempdir().unwrap();
    let inbox = Inbox::new(dir.path());
    let file = dir.path().join("berita.txt");
    let mut put = Vec::new();
    for text in ["satu", "dua", "tiga"] {
        fs::write(&file, text).unwrap();
        put.push(inbox.done(&file).unwrap());
    }
    assert_eq!(names(&put), ["berita.txt", "berita-2.txt", "berita-3.txt"]);
    let texts: Vec<String> = put.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    assert_eq!(texts, ["satu", "dua", "tiga"]);
    assert!(!file.exists());

    for text in ["satu", "dua"] {
        fs::write(&file, text).unwrap();
        inbox.failed(&file, &format!("Bukan teks: {text}")).unwrap();
    }
    let failed = |name: &str| fs::read_to_string(dir.path().join("failed").join(name)).unwrap();
    assert_eq!(failed("berita.txt"), "satu");
    assert_eq!(failed("berita.txt.reason.txt"), "Bukan teks: satu\n");
    assert_eq!(failed("berita-2.txt"), "dua");
    assert_eq!(failed("berita-2.txt.reason.txt"), "Bukan teks: dua\n");
    assert_eq!(inbox.done(&file).unwrap_err().fault(), IoFault::Missing);
}

#[test]
fn a_missing_inbox_is_an_empty_one() {
    let dir = tempfile::tempdir().unwrap();
    let mut inbox = Inbox::new(dir.path().join("tidak-ada"));
    assert_eq!(inbox.pending(|_| false).unwrap(), Looked::default());
}
