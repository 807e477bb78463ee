//! The one window of a newsroom: how it is made, and what it hears from the
//! system that the engine or the page must know.

use std::path::PathBuf;

use redaksi_api::wire::Event;
use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, DragDropEvent, Emitter, Manager, Runtime, Url, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder, WindowEvent,
};

use crate::preview;
use crate::words::{Language, Text};

/// The window's name: the capabilities are bound to it.
pub const LABEL: &str = "main";

/// The name under which events reach the page.
const EVENT: &str = "redaksi";

/// Opens the window of the newsroom called `name`.
pub fn open<R: Runtime>(app: &AppHandle<R>, name: &str) -> tauri::Result<WebviewWindow<R>> {
    WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
        .title(title(name))
        .inner_size(1440.0, 900.0)
        .min_inner_size(900.0, 600.0)
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()
}

/// True for the addresses that the window and its page frame may load: what
/// the program serves itself. All else is refused before a request is made.
fn is_ours(address: &Url) -> bool {
    match (address.scheme(), address.host_str()) {
        ("tauri" | preview::SCHEME, Some("localhost")) => true,
        ("http" | "https", Some("tauri.localhost" | "preview.localhost")) => true,
        ("http", Some("localhost")) => tauri::is_dev(),
        ("about", None) => matches!(address.path(), "blank" | "srcdoc"),
        _ => false,
    }
}

/// The window's title.
pub fn title(newsroom: &str) -> String {
    if newsroom.is_empty() { "Redaksi".into() } else { format!("Redaksi — {newsroom}") }
}

/// Tells the page an event of the engine or of the system.
pub fn tell<R: Runtime>(app: &AppHandle<R>, event: &Event) {
    // It fails only while the window closes, when nobody listens any more.
    let _ = app.emit_to(LABEL, EVENT, event);
}

/// Brings the window forward, when the newsroom is opened a second time.
pub fn bring_forward<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window(LABEL) {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Passes files dropped on the window to the page.
pub fn on_event<R: Runtime>(window: &tauri::Window<R>, event: &WindowEvent) {
    if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event {
        tell(window.app_handle(), &Event::FilesDropped { paths: readable(paths) });
    }
}

/// Paths as text. One that is not Unicode cannot cross the wire as it is, so
/// its faulty parts are marked, and the import says that it is not there.
fn readable(paths: &[PathBuf]) -> Vec<String> {
    paths.iter().map(|path| path.to_string_lossy().into_owned()).collect()
}

/// Says in a dialog why the newsroom could not be opened, then ends with
/// status 2, as the terminal program does.
pub fn refuse<R: Runtime>(app: &AppHandle<R>, language: Language, reason: &str) {
    use tauri_plugin_dialog::{DialogExt, MessageDialogKind};
    const TITLE: Text =
        Text("Ruang redaksi tidak dapat dibuka", "The newsroom could not be opened");
    eprintln!("redaksi: {reason}");
    let app_to_end = app.clone();
    app.dialog()
        .message(reason)
        .title(language.say(TITLE))
        .kind(MessageDialogKind::Error)
        .show(move |_| app_to_end.exit(2));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_loads_what_the_program_serves_and_nothing_else() {
        let ours = |address: &str| is_ours(&address.parse().expect("an address"));
        for good in ["tauri://localhost/", "preview://localhost/a/b.html", "about:blank"] {
            assert!(ours(good), "{good}");
        }
        for bad in [
            "https://example.com/",
            "http://localhost.example.com/",
            "tauri://example.com/",
            "preview://example.com/a",
            "file:///etc/passwd",
            "data:text/html,a",
            "javascript:alert(1)",
            "ipc://localhost/newsroom",
            "http://localhost:5173/",
        ] {
            assert!(!ours(bad), "{bad}");
        }
    }

    #[test]
    fn the_title_names_the_newsroom() {
        assert_eq!(title("Berita KBB"), "Redaksi — Berita KBB");
        assert_eq!(title(""), "Redaksi");
    }
}
