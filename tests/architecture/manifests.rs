//! The arrows between the packages, by their manifests.

use toml::Table;

/// What a package may depend on, of our own packages and of what has one home.
struct Package {
    manifest: &'static str,
    /// Our packages that it may use.
    ours: &'static [&'static str],
    /// Foreign packages that it must not use, by the start of their names.
    never: &'static [&'static str],
}

/// Engines that only `redaksi-core` may use.
const ENGINES: &[&str] =
    &["loro", "rusqlite", "comrak", "ammonia", "minijinja", "notify", "object_store", "image"];

const PACKAGES: &[Package] = &[
    Package {
        manifest: "crates/redaksi-core/Cargo.toml",
        ours: &[],
        never: &["tauri", "clap", "ts-rs"],
    },
    Package {
        manifest: "crates/redaksi-api/Cargo.toml",
        ours: &["redaksi-core"],
        never: &["tauri", "clap"],
    },
    Package {
        manifest: "crates/redaksi-cli/Cargo.toml",
        ours: &["redaksi-core", "redaksi-api"],
        never: &["tauri"],
    },
    Package { manifest: "Cargo.toml", ours: &["redaksi-core", "redaksi-api"], never: &["clap"] },
];

/// The manifests that are held.
pub fn watched() -> impl Iterator<Item = &'static str> {
    PACKAGES.iter().map(|package| package.manifest)
}

/// The arrows that the manifest at this path breaks.
///
/// # Panics
/// On a manifest that is no TOML.
pub fn broken(manifest: &str, text: &str) -> Vec<String> {
    let package = PACKAGES.iter().find(|package| package.manifest == manifest);
    let package = package.expect("a watched manifest");
    let engines = if manifest.contains("redaksi-core") { &[] } else { ENGINES };
    dependencies(&text.parse().expect("a manifest is TOML"))
        .into_iter()
        .filter(|name| {
            let ours = name.starts_with("redaksi") && !package.ours.contains(&name.as_str());
            let foreign = package.never.iter().chain(engines);
            ours || foreign.into_iter().any(|never| is_of(name, never))
        })
        .map(|name| format!("{manifest} depends on {name}"))
        .collect()
}

/// The names under `[dependencies]` of a manifest.
pub fn dependencies(manifest: &Table) -> Vec<String> {
    let tables = ["dependencies", "build-dependencies"].into_iter();
    tables
        .filter_map(|name| manifest.get(name)?.as_table())
        .flat_map(|table| table.keys().cloned())
        .collect()
}

/// Whether the name is that of the package or of a part of it: `tauri`, `tauri-plugin-dialog`.
fn is_of(name: &str, package: &str) -> bool {
    name.strip_prefix(package).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_planted_dependency_is_found() {
        let plant =
            |manifest, name: &str| broken(manifest, &format!("[dependencies]\n{name}=\"1\""));
        let core = "crates/redaksi-core/Cargo.toml";
        assert_eq!(plant(core, "redaksi-api"), [format!("{core} depends on redaksi-api")]);
        assert_eq!(plant(core, "tauri-plugin-dialog").len(), 1);
        assert_eq!(plant(core, "loro").len(), 0);
        assert_eq!(plant("crates/redaksi-cli/Cargo.toml", "redaksi-desktop").len(), 1);
        assert_eq!(plant("crates/redaksi-cli/Cargo.toml", "rusqlite_migration").len(), 1);
        assert_eq!(plant("Cargo.toml", "redaksi-cli").len(), 1);
        assert_eq!(plant("Cargo.toml", "notifyhub").len(), 0);
    }
}
