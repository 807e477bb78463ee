//! The machine on which this was measured, as far as it tells.

use std::path::Path;

/// One paragraph: processors, memory, system, file system, build.
pub(crate) fn describe(folder: &Path) -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let file = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let value = |text: &str, key: &str| {
        let line = text.lines().find(|line| line.starts_with(key));
        line.and_then(|line| line.split_once([':', '='])).map(|(_, value)| value.trim().to_owned())
    };
    let model = value(&file("/proc/cpuinfo"), "model name");
    let memory = value(&file("/proc/meminfo"), "MemTotal");
    let system = value(&file("/etc/os-release"), "PRETTY_NAME");
    let load = file("/proc/loadavg").split(' ').next().unwrap_or_default().to_owned();
    let parts = [
        format!("{cores} cores"),
        model.unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
        memory.map(|size| format!("{size} of memory")).unwrap_or_default(),
        system.map_or_else(|| std::env::consts::OS.to_owned(), |name| name.replace('"', "")),
        file_system(folder).map(|name| format!("file system {name}")).unwrap_or_default(),
        if load.is_empty() { load } else { format!("load {load} at the start") },
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}.", parts.join(", "))
}

/// The kind of file system under a folder, from the mount table.
fn file_system(folder: &Path) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    let mounts = std::fs::read_to_string("/proc/mounts").ok()?;
    mounts
        .lines()
        .filter_map(|line| {
            let mut parts = line.split(' ');
            let (_, place, kind) = (parts.next()?, parts.next()?, parts.next()?);
            folder.starts_with(place).then(|| (place.len(), kind.to_owned()))
        })
        .max()
        .map(|(_, kind)| kind)
}
