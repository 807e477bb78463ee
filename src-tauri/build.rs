//! Reads the window's permissions and capabilities, which stand in
//! `src-tauri/` while the manifest stands at the root.

fn main() {
    println!("cargo:rerun-if-changed=src-tauri/capabilities");
    println!("cargo:rerun-if-changed=src-tauri/permissions");
    let app =
        tauri_build::AppManifest::new().permissions_path_pattern("./src-tauri/permissions/*.toml");
    let attributes = tauri_build::Attributes::new()
        .capabilities_path_pattern("./src-tauri/capabilities/*.json")
        .app_manifest(app);
    tauri_build::try_build(attributes).expect("the window's permissions must be readable");
}
