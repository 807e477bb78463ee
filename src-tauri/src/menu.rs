//! The application menu, in the window's language.
//!
//! A choice is either the name of a command of the page, which is passed on as
//! it is (`ui/src/state/commands.ts` has them all), or one of [`editing`]'s,
//! which goes to the field that has the focus, or the shell's own. No item
//! binds keys: the page answers to them itself, and a key bound in both places
//! would act twice or never arrive.

use redaksi_api::wire::Event;
use tauri::menu::{Menu, MenuBuilder, MenuEvent, MenuItemBuilder, Submenu, SubmenuBuilder};
use tauri::{AppHandle, Manager, Runtime};

use crate::words::{Language, Text};
use crate::{Shell, editing, window};

/// A line of a menu.
enum Line {
    /// A choice: its name, and what it is called.
    Choice(&'static str, Text),
    /// A rule between groups.
    Rule,
}

use Line::{Choice, Rule};

/// The one choice that is the shell's own.
const OPEN_FOLDER: &str = "open-folder";

/// The menus from left to right.
const MENUS: &[(Text, &[Line])] = &[
    (
        Text("Berkas", "File"),
        &[
            Choice("new-story", Text("Berita Baru", "New Story")),
            Choice("import-files", Text("Impor Berkas…", "Import Files…")),
            Choice("paste-page", Text("Tempel Halaman…", "Paste a Page…")),
            Rule,
            Choice("save", Text("Simpan Sekarang", "Save Now")),
            Choice("export", Text("Ekspor Situs…", "Export the Site…")),
            Rule,
            Choice("settings", Text("Pengaturan…", "Settings…")),
            Choice("close", Text("Tutup Berita", "Close Story")),
        ],
    ),
    (
        Text("Sunting", "Edit"),
        &[
            Choice(editing::UNDO, Text("Urungkan", "Undo")),
            Choice(editing::REDO, Text("Ulangi", "Redo")),
            Rule,
            Choice(editing::CUT, Text("Potong", "Cut")),
            Choice(editing::COPY, Text("Salin", "Copy")),
            Choice(editing::PASTE, Text("Tempel", "Paste")),
            Choice(editing::SELECT_ALL, Text("Pilih Semua", "Select All")),
            Rule,
            Choice("read-also", Text("Sisipkan Baca Juga…", "Insert Read Also…")),
            Choice("photo", Text("Pasang Foto…", "Add Photo…")),
        ],
    ),
    (
        Text("Tampilan", "View"),
        &[
            Choice("palette", Text("Cari Berita dan Perintah…", "Find Stories and Commands…")),
            Rule,
            Choice("fold-list", Text("Lipat Daftar", "Fold the List")),
            Choice("fold-page", Text("Lipat Halaman", "Fold the Page")),
            Rule,
            Choice("show-page", Text("Halaman", "Page")),
            Choice("show-checks", Text("Pemeriksaan", "Checks")),
            Choice("show-related", Text("Terkait", "Related")),
            Choice("show-history", Text("Riwayat", "History")),
            Choice("show-cards", Text("Kartu", "Cards")),
        ],
    ),
    (
        Text("Berita", "Story"),
        &[
            Choice("submit", Text("Serahkan", "Submit")),
            Choice("review", Text("Baca sebagai Penyunting", "Read as Reviewer")),
            Choice("approve", Text("Setujui", "Approve")),
            Choice("return", Text("Kembalikan…", "Return…")),
            Rule,
            Choice("correct", Text("Ralat atau Hak Jawab…", "Correct or Reply…")),
            Choice("retract", Text("Cabut Berita…", "Retract the Story…")),
            Rule,
            Choice("trash", Text("Buang ke Tempat Sampah", "Move to Trash")),
            Choice("untrash", Text("Ambil dari Tempat Sampah", "Take out of Trash")),
        ],
    ),
    (Text("Bantuan", "Help"), &[Choice("keys", Text("Pintasan Papan Tik", "Keyboard Shortcuts"))]),
];

/// The whole menu in `language`.
pub fn of<R: Runtime>(app: &AppHandle<R>, language: Language) -> tauri::Result<Menu<R>> {
    let mut menu = MenuBuilder::new(app);
    if cfg!(target_os = "macos") {
        menu = menu.item(&program_menu(app)?);
    }
    for (title, lines) in MENUS {
        menu = menu.item(&submenu(app, language, *title, lines)?);
    }
    menu.build()
}

/// One menu of the bar.
fn submenu<R: Runtime>(
    app: &AppHandle<R>,
    language: Language,
    title: Text,
    lines: &[Line],
) -> tauri::Result<Submenu<R>> {
    let mut submenu = SubmenuBuilder::new(app, language.say(title));
    for line in lines {
        submenu = match line {
            Choice(name, text) => {
                let item = MenuItemBuilder::with_id(*name, language.say(*text)).build(app)?;
                submenu.item(&item)
            }
            Rule => submenu.separator(),
        };
    }
    submenu.build()
}

/// The first menu on a Mac, in the system's own words.
fn program_menu<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    SubmenuBuilder::new(app, "Redaksi")
        .about(None)
        .separator()
        .hide()
        .hide_others()
        .separator()
        .quit()
        .build()
}

/// Passes a choice on to whom it concerns.
pub fn on_choice<R: Runtime>(app: &AppHandle<R>, choice: MenuEvent) {
    let name = choice.id().as_ref();
    if name == OPEN_FOLDER {
        open_folder(app);
    } else if !editing::perform(app, name) {
        window::tell(app, &Event::Menu { command: name.to_owned() });
    }
}

/// Shows the newsroom's folder in the system's file manager, where theme,
/// inbox and crash files are at hand.
fn open_folder<R: Runtime>(app: &AppHandle<R>) {
    use tauri_plugin_opener::OpenerExt;
    if let Some(shell) = app.try_state::<Shell>() {
        let opened = app.opener().open_path(shell.dir.to_string_lossy(), None::<&str>);
        if let Err(fault) = opened {
            eprintln!("redaksi: the folder could not be shown: {fault}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every choice is known to the page or edits text, and none stands twice.
    #[test]
    fn every_choice_leads_somewhere() {
        let page = include_str!("../../ui/src/state/commands.ts");
        let mut seen = Vec::new();
        for (_, lines) in MENUS {
            for line in *lines {
                let Choice(name, _) = line else { continue };
                let of_page = [format!("\n  {name}: "), format!("\n  '{name}': ")];
                assert!(
                    editing::NAMES.contains(name)
                        || *name == OPEN_FOLDER
                        || of_page.iter().any(|key| page.contains(key)),
                    "{name} leads nowhere"
                );
                assert!(!seen.contains(name), "{name} stands twice");
                seen.push(*name);
            }
        }
        assert!(seen.len() > 20);
    }
}
