//! Names the build by its sources: templates, styles and code that decide how
//! a page comes out.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

fn main() {
    let crate_root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let mut hasher = DefaultHasher::new();
    let lock = crate_root.join("../../Cargo.lock");
    for root in [crate_root.join("src"), crate_root.join("../../themes"), lock] {
        println!("cargo::rerun-if-changed={}", root.display());
        let mut files = BTreeSet::new();
        collect(&root, &mut files);
        for file in files {
            let name = file.strip_prefix(&root).unwrap_or(&file);
            name.to_string_lossy().replace('\\', "/").hash(&mut hasher);
            std::fs::read(&file).unwrap_or_default().hash(&mut hasher);
        }
    }
    println!("cargo::rustc-env=REDAKSI_BUILD={:016x}", hasher.finish());
}

fn collect(path: &Path, files: &mut BTreeSet<PathBuf>) {
    match std::fs::read_dir(path) {
        Ok(entries) => {
            for entry in entries.flatten() {
                collect(&entry.path(), files);
            }
        }
        Err(_) => drop(files.insert(path.to_owned())),
    }
}
