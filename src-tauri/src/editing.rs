//! Undo, cut, copy and paste from the menu: performed in whatever field has
//! the focus, as if its keys had been pressed. The page needs no access to the
//! clipboard for it.

use tauri::{AppHandle, Manager, Runtime, WebviewWindow};

use crate::window;

/// Takes the last change back.
pub const UNDO: &str = "edit-undo";
/// Makes it again.
pub const REDO: &str = "edit-redo";
/// Moves the selection to the clipboard.
pub const CUT: &str = "edit-cut";
/// Copies the selection to the clipboard.
pub const COPY: &str = "edit-copy";
/// Puts the clipboard in place of the selection.
pub const PASTE: &str = "edit-paste";
/// Selects all of the field.
pub const SELECT_ALL: &str = "edit-select-all";

/// All of them.
#[cfg(test)]
pub const NAMES: [&str; 6] = [UNDO, REDO, CUT, COPY, PASTE, SELECT_ALL];

/// Performs the edit of that name; false where it is none.
pub fn perform<R: Runtime>(app: &AppHandle<R>, name: &str) -> bool {
    let native = match name {
        UNDO => return press(app, "z", false, "undo"),
        REDO => return press(app, "z", true, "redo"),
        CUT => "Cut",
        COPY => "Copy",
        PASTE => "Paste",
        SELECT_ALL => "SelectAll",
        _ => return false,
    };
    if let Some(window) = app.get_webview_window(window::LABEL) {
        edit_natively(&window, native);
    }
    true
}

/// Undo belongs to the editor, which keeps its own history and mapped merges in
/// it: it is offered the key first. A field that does not take the key has the
/// web view's undo.
fn press<R: Runtime>(app: &AppHandle<R>, key: &str, shift: bool, command: &str) -> bool {
    if let Some(window) = app.get_webview_window(window::LABEL) {
        let mac = cfg!(target_os = "macos");
        let _ = window.eval(format!(
            "{{ const press = new KeyboardEvent('keydown', {{ key: '{key}', code: 'KeyZ', \
             keyCode: 90, ctrlKey: {ctrl}, metaKey: {mac}, shiftKey: {shift}, bubbles: true, \
             cancelable: true }}); \
             if ((document.activeElement ?? document.body).dispatchEvent(press)) \
             document.execCommand('{command}'); }}",
            ctrl = !mac,
        ));
    }
    true
}

/// The web view's own command, which acts on the focus and the clipboard.
#[cfg(target_os = "linux")]
fn edit_natively<R: Runtime>(window: &WebviewWindow<R>, command: &'static str) {
    use webkit2gtk::WebViewExt;
    let _ = window.with_webview(move |view| view.inner().execute_editing_command(command));
}

/// Elsewhere the page's command of the same name; the systems allow it for a
/// window's own page.
#[cfg(not(target_os = "linux"))]
fn edit_natively<R: Runtime>(window: &WebviewWindow<R>, command: &'static str) {
    let _ = window.eval(format!("document.execCommand('{command}')"));
}
