//! What kind of place a folder is: network or local, synchronised or not, and
//! how much fits into it.

use std::path::Path;

/// Names of folders that synchronising programs keep, with what to call them.
const SYNCED_FOLDERS: [(&str, &str); 13] = [
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("drive saya", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("icloud drive", "iCloud Drive"),
    ("iclouddrive", "iCloud Drive"),
    ("mobile documents", "iCloud Drive"),
    ("box sync", "Box"),
    ("syncthing", "Syncthing"),
];

/// Files that synchronising programs leave at the root of what they keep.
const SYNCED_MARKS: [(&str, &str); 5] = [
    (".stfolder", "Syncthing"),
    (".dropbox", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
    (".tmp.drivedownload", "Google Drive"),
];

/// The service that seems to synchronise this folder, by the names of the
/// folders above it and by marks in them; `None` where none is seen.
pub fn looks_synced(path: &Path) -> Option<&'static str> {
    path.ancestors().find_map(|folder| {
        let name = folder.file_name().map(|name| name.to_string_lossy().to_lowercase());
        let by_name = name.and_then(|name| synced_by_name(&name));
        by_name.or_else(|| {
            let mark = SYNCED_MARKS.iter().find(|(mark, _)| folder.join(mark).exists());
            mark.map(|(_, service)| *service)
        })
    })
}

/// Matches the name itself and forms such as "OneDrive - Kantor",
/// "Dropbox (Pribadi)" and "GoogleDrive-nama@contoh.id".
fn synced_by_name(name: &str) -> Option<&'static str> {
    SYNCED_FOLDERS.iter().find_map(|(known, service)| {
        let rest = name.strip_prefix(known)?.trim_start();
        (rest.is_empty() || rest.starts_with(['-', '('])).then_some(*service)
    })
}

/// True where the folder, or the nearest one above it that exists, lies on a
/// network file system: no reliable events, no safe WAL. Where that cannot be
/// found out the answer is false.
pub fn is_network(path: &Path) -> bool {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    absolute
        .ancestors()
        .find(|folder| folder.exists())
        .and_then(|folder| folder.canonicalize().ok())
        .is_some_and(|folder| system::is_network(&folder))
}

/// How many bytes this account may still write there; `None` where the system
/// does not say.
pub fn available_space(path: &Path) -> Option<u64> {
    system::available_space(path)
}

#[cfg(target_os = "linux")]
mod system {
    use std::fs;
    use std::path::{Path, PathBuf};

    /// `f_type` of network and host-shared file systems, from
    /// `linux/magic.h` and statfs(2).
    const NETWORK: [u32; 16] = [
        0x6969,      // NFS
        0x517b,      // SMB
        0xff53_4d42, // CIFS
        0xfe53_4d42, // SMB2
        0x564c,      // NCP
        0x5346_414f, // AFS
        0x6b41_4653, // kAFS
        0x7375_7245, // Coda
        0x00c3_6400, // Ceph
        0x0bd0_0bd0, // Lustre
        0x0116_1970, // GFS2
        0x7461_636f, // OCFS2
        0x4750_4653, // GPFS
        0x0102_1997, // 9P: folders of a virtual machine's host
        0x786f_4256, // VirtualBox's shared folders
        0xbacb_acbc, // VMware's shared folders
    ];
    const FUSE: u32 = 0x6573_5546;
    /// File systems in user space whose files lie on this machine.
    const LOCAL_FUSE: [&str; 8] = [
        "fuseblk",
        "fuse.mergerfs",
        "fuse.encfs",
        "fuse.gocryptfs",
        "fuse.cryfs",
        "fuse.bindfs",
        "fuse.lazyfs",
        "fuse.fuse-overlayfs",
    ];

    pub(super) fn is_network(folder: &Path) -> bool {
        let Ok(stat) = rustix::fs::statfs(folder) else { return false };
        // The field's width and sign differ between machines; its low 32 bits
        // are the number of the header.
        #[allow(clippy::unnecessary_cast, clippy::cast_possible_truncation)]
        let kind = (stat.f_type as u64 & 0xffff_ffff) as u32;
        if kind == FUSE {
            return fuse_is_network(folder);
        }
        NETWORK.contains(&kind)
    }

    /// Events of a file system in user space are its author's affair: all but
    /// the known local ones count as network.
    fn fuse_is_network(folder: &Path) -> bool {
        let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
        fs_type(&mounts, folder).is_none_or(|name| !LOCAL_FUSE.contains(&name.as_str()))
    }

    /// The type of the file system that holds the folder: the longest mount
    /// point above it, the last of equal ones (proc(5), mountinfo).
    pub(super) fn fs_type(mounts: &str, folder: &Path) -> Option<String> {
        let mount = |line: &str| {
            let (before, after) = line.split_once(" - ")?;
            let point = PathBuf::from(unescape(before.split(' ').nth(4)?));
            let kind = after.split(' ').next()?.to_owned();
            folder.starts_with(&point).then(|| (point.as_os_str().len(), kind))
        };
        let held = mounts.lines().filter_map(mount).max_by_key(|(length, _)| *length);
        held.map(|(_, kind)| kind)
    }

    /// Mount points are written with `\040` for a space, and so on.
    fn unescape(text: &str) -> String {
        text.replace("\\040", " ")
            .replace("\\011", "\t")
            .replace("\\012", "\n")
            .replace("\\134", "\\")
    }

    pub(super) fn available_space(path: &Path) -> Option<u64> {
        let stat = rustix::fs::statvfs(path).ok()?;
        Some(stat.f_bavail.saturating_mul(stat.f_frsize))
    }
}

#[cfg(all(unix, not(target_os = "linux")))]
mod system {
    use std::path::Path;

    #[cfg(target_vendor = "apple")]
    pub(super) fn is_network(folder: &Path) -> bool {
        const MNT_LOCAL: u32 = 0x1000;
        rustix::fs::statfs(folder).is_ok_and(|stat| stat.f_flags & MNT_LOCAL == 0)
    }

    #[cfg(not(target_vendor = "apple"))]
    pub(super) fn is_network(_: &Path) -> bool {
        false
    }

    pub(super) fn available_space(path: &Path) -> Option<u64> {
        let stat = rustix::fs::statvfs(path).ok()?;
        Some(stat.f_bavail.saturating_mul(stat.f_frsize))
    }
}

#[cfg(not(unix))]
mod system {
    use std::path::{Component, Path, Prefix};

    /// A share by its name (`\\server\share`); a letter that stands for one is
    /// not recognised.
    pub(super) fn is_network(folder: &Path) -> bool {
        matches!(folder.components().next(), Some(Component::Prefix(prefix))
            if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..)))
    }

    pub(super) fn available_space(_: &Path) -> Option<u64> {
        None
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_os = "linux")]
    #[test]
    fn the_file_system_of_a_folder_is_that_of_the_longest_mount_point_above_it() {
        use std::path::Path;
        let mounts = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:50 / /home/ani/kantor\\040baru rw - fuse.sshfs ani@kantor: rw
31 22 8:2 / /home rw,relatime - btrfs /dev/sda2 rw
";
        let of = |path: &str| super::system::fs_type(mounts, Path::new(path));
        assert_eq!(of("/home/ani/kantor baru/berita").as_deref(), Some("fuse.sshfs"));
        assert_eq!(of("/home/ani/kantor").as_deref(), Some("btrfs"));
        assert_eq!(of("/srv").as_deref(), Some("ext4"));
    }
}
