//! Files written whole or not at all, paths that change places, and what can
//! be known of a folder.

use std::fs;
use std::io;
use std::path::Path;

use redaksi_core::platform::{
    IoFault, Placed, Swapped, atomic_write, available_space, exchange, hard_link_or_copy,
    is_network, looks_synced,
};

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(dir)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_file_is_replaced_whole_and_nothing_is_left_beside_it() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("halaman.html");
    atomic_write(&path, b"lama").unwrap();
    atomic_write(&path, b"baru").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"baru");
    assert_eq!(names(dir.path()), ["halaman.html"]);
}

#[test]
fn a_failure_names_its_cause_and_leaves_what_stood_there() {
    let dir = tempfile::tempdir().unwrap();
    let error = atomic_write(&dir.path().join("tidak/ada.txt"), b"x").unwrap_err();
    assert_eq!(error.fault(), IoFault::Missing);
    let taken = dir.path().join("folder");
    fs::create_dir(&taken).unwrap();
    fs::write(taken.join("isi"), "isi").unwrap();
    atomic_write(&taken, b"x").unwrap_err();
    assert_eq!(names(dir.path()), ["folder"]);
    assert_eq!(fs::read_to_string(taken.join("isi")).unwrap(), "isi");
}

#[test]
fn causes_are_sorted_by_what_a_person_can_do() {
    for (kind, fault) in [
        (io::ErrorKind::StorageFull, IoFault::DiskFull),
        (io::ErrorKind::QuotaExceeded, IoFault::DiskFull),
        (io::ErrorKind::FileTooLarge, IoFault::DiskFull),
        (io::ErrorKind::ReadOnlyFilesystem, IoFault::ReadOnly),
        (io::ErrorKind::PermissionDenied, IoFault::NotAllowed),
        (io::ErrorKind::NotFound, IoFault::Missing),
        (io::ErrorKind::Interrupted, IoFault::Other),
    ] {
        assert_eq!(IoFault::of(&kind.into()), fault);
    }
    if cfg!(target_os = "linux") {
        let of = |errno| IoFault::of(&io::Error::from_raw_os_error(errno));
        let [enospc, edquot, efbig, erofs, eacces, eperm] = [28, 122, 27, 30, 13, 1].map(of);
        assert_eq!([enospc, edquot, efbig], [IoFault::DiskFull; 3]);
        assert_eq!(
            [erofs, eacces, eperm],
            [IoFault::ReadOnly, IoFault::NotAllowed, IoFault::NotAllowed]
        );
    }
}

#[cfg(unix)]
#[test]
fn permissions_and_symbolic_links_survive_a_write() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let (real, link) = (dir.path().join("asli"), dir.path().join("tautan"));
    fs::write(&real, "lama").unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(&real, &link).unwrap();
    atomic_write(&link, b"baru").unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().file_type().is_symlink());
    assert_eq!(fs::read_to_string(&real).unwrap(), "baru");
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);

    // A new file gets what any new file gets here.
    let (plain, written) = (dir.path().join("biasa"), dir.path().join("tertulis"));
    fs::write(&plain, "").unwrap();
    atomic_write(&written, b"").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(&written), mode(&plain));
}

#[test]
fn two_folders_change_places() {
    let dir = tempfile::tempdir().unwrap();
    let (a, b) = (dir.path().join("a"), dir.path().join("b"));
    for path in [&a, &b] {
        fs::create_dir(path).unwrap();
        fs::write(path.join("isi"), path.file_name().unwrap().to_str().unwrap()).unwrap();
    }
    let swapped = exchange(&a, &b).unwrap();
    assert!(matches!(swapped, Swapped::AtOnce | Swapped::InSteps));
    assert_eq!(fs::read_to_string(a.join("isi")).unwrap(), "b");
    assert_eq!(fs::read_to_string(b.join("isi")).unwrap(), "a");
    assert_eq!(names(dir.path()), ["a", "b"]);
    assert_eq!(exchange(&a, &dir.path().join("c")).unwrap_err().fault(), IoFault::Missing);
    assert_eq!(fs::read_to_string(a.join("isi")).unwrap(), "b");
}

#[test]
fn a_second_path_never_takes_the_place_of_another_file() {
    let dir = tempfile::tempdir().unwrap();
    let (from, to) = (dir.path().join("dari"), dir.path().join("ke"));
    fs::write(&from, "isi").unwrap();
    let placed = hard_link_or_copy(&from, &to).unwrap();
    assert!(matches!(placed, Placed::Linked | Placed::Copied));
    assert_eq!(fs::read_to_string(&to).unwrap(), "isi");
    fs::write(dir.path().join("lain"), "lain").unwrap();
    hard_link_or_copy(&from, &dir.path().join("lain")).unwrap_err();
    assert_eq!(fs::read_to_string(dir.path().join("lain")).unwrap(), "lain");
}

#[test]
fn synchronised_folders_are_known_by_name_and_by_mark() {
    for (path, service) in [
        ("/home/ani/Dropbox/redaksi", Some("Dropbox")),
        ("/home/ani/Dropbox (Kantor)/redaksi", Some("Dropbox")),
        ("/Users/ani/OneDrive - Berita KBB/redaksi", Some("OneDrive")),
        ("/Users/ani/Library/CloudStorage/GoogleDrive-ani@kbb.example/x", Some("Google Drive")),
        ("/Users/ani/Library/Mobile Documents/redaksi", Some("iCloud Drive")),
        ("/home/ani/Nextcloud", Some("Nextcloud")),
        ("/home/ani/Dropboxer/redaksi", None),
        ("/home/ani/redaksi", None),
    ] {
        assert_eq!(looks_synced(Path::new(path)), service, "{path}");
    }
    let dir = tempfile::tempdir().unwrap();
    let inner = dir.path().join("redaksi/berita");
    fs::create_dir_all(&inner).unwrap();
    fs::create_dir(dir.path().join(".stfolder")).unwrap();
    assert_eq!(looks_synced(&inner), Some("Syncthing"));
}

#[test]
fn a_folder_on_this_machine_is_no_network_even_before_it_exists() {
    let dir = tempfile::tempdir().unwrap();
    assert!(!is_network(&dir.path().join("belum/ada")));
    if cfg!(unix) {
        assert!(available_space(dir.path()).is_some());
    }
}

/// Runs a test of this file, which is otherwise ignored, in a mount namespace
/// of its own with a small disk, where this machine allows that.
#[cfg(target_os = "linux")]
fn on_a_small_disk(test: &str) {
    use std::process::Command;
    let dir = tempfile::tempdir().unwrap();
    let script = "mount -t tmpfs -o size=64k tmpfs \"$DISK\" || exit 77
                  exec \"$PROGRAM\" --exact --ignored \"$TEST\"";
    let output = Command::new("unshare")
        .args(["--mount", "--map-root-user", "sh", "-c", script])
        .env("DISK", dir.path())
        .env("PROGRAM", std::env::current_exe().unwrap())
        .env("TEST", test)
        .output();
    let told = output.as_ref().map(|output| {
        let [out, err] = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text));
        format!("{out}{err}")
    });
    let ran = told.as_ref().is_ok_and(|told| told.contains("running 1 test"));
    if !ran && std::env::var_os("CI").is_none() {
        eprintln!("skipped: {test} (no mount namespace here: {told:?})");
        return;
    }
    assert!(output.as_ref().is_ok_and(|output| output.status.success()), "{told:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_and_a_write_protected_disk_keep_the_old_file() {
    on_a_small_disk("a_small_disk_keeps_the_old_file");
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "needs a disk of 64 KiB in $DISK; run by the test above"]
fn a_small_disk_keeps_the_old_file() {
    let Some(disk) = std::env::var_os("DISK") else { return };
    let disk = Path::new(&disk);
    let path = disk.join("halaman.html");
    atomic_write(&path, b"lama").unwrap();
    let full = atomic_write(&path, &vec![b'x'; 1 << 20]).unwrap_err();
    assert_eq!(full.fault(), IoFault::DiskFull);
    assert_eq!(fs::read(&path).unwrap(), b"lama");
    assert_eq!(names(disk), ["halaman.html"]);
    atomic_write(&path, b"baru").unwrap();

    let protect = ["-o", "remount,ro"];
    assert!(
        std::process::Command::new("mount").args(protect).arg(disk).status().unwrap().success()
    );
    assert_eq!(atomic_write(&path, b"lagi").unwrap_err().fault(), IoFault::ReadOnly);
    assert_eq!(fs::read(&path).unwrap(), b"baru");
}
