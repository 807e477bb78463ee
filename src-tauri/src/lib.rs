//! The window of Redaksi.
//!
//! A thin shell around the contract of `redaksi-api`: it opens the newsroom
//! that it is asked for, shows the page of `ui/`, passes calls and events
//! between the two, and serves the page preview. What needs a decision belongs
//! to the engine; what needs eyes belongs to `ui/`.
//!
//! - [`launch`]: which newsroom to open
//! - [`commands`]: an adapter for each command of the contract
//! - [`preview`]: the scheme through which the page frame loads its page
//! - [`window`], [`menu`], [`editing`], [`words`]: what the desktop sees
//! - [`crash`]: what is kept of a panic

mod commands;
mod crash;
mod editing;
mod launch;
mod menu;
#[cfg(test)]
mod policy;
pub mod preview;
mod window;
mod words;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use redaksi_api::core::newsroom::{NewNewsroom, Newsroom, Opening};
use redaksi_api::sentences::wire_error;
use redaksi_api::wire::{Event, NewsroomInfo, Nothing, WireError};
use redaksi_api::{Desk, DeskOptions, system_language};
use tauri::{App, AppHandle, Manager, Runtime};

use words::{Language, Text};

/// What the shell keeps while its newsroom is open.
pub(crate) struct Shell {
    /// The engine.
    pub desk: Arc<Desk>,
    /// The newsroom's folder.
    pub dir: PathBuf,
    /// The language in which menu and title stand now.
    language: Mutex<Language>,
}

impl Shell {
    /// The language of the window.
    pub fn language(&self) -> Language {
        *self.language.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes a new language; true where it differs from the one before.
    fn change_language(&self, language: Language) -> bool {
        let mut kept = self.language.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *kept, language) != language
    }
}

/// Opens the newsroom that the arguments or the environment name, and runs
/// until its window is closed.
pub fn run() {
    let Some(dir) = launch::newsroom_dir(redaksi_api::default_newsroom) else {
        eprintln!("redaksi: {}", system_words().say(NO_HOME));
        std::process::exit(2);
    };
    let name = launch::name_of(&dir);
    crash::keep_crash_files(dir.clone());

    // First of the plugins: a second start ends before it touches the newsroom.
    let single = tauri_plugin_single_instance::Builder::new()
        .dbus_id(format!("id.redaksi.app.{name}"))
        .callback(|app, _arguments, _folder| window::bring_forward(app))
        .build();
    let places = tauri_plugin_window_state::Builder::new()
        .with_filename(format!("window-{name}.json"))
        .with_state_flags(kept_of_a_window())
        .build();

    tauri::Builder::default()
        .plugin(single)
        .plugin(places)
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .register_asynchronous_uri_scheme_protocol(preview::SCHEME, serve_preview)
        .invoke_handler(commands::invoke_handler())
        .on_menu_event(menu::on_choice)
        .on_window_event(window::on_event)
        .setup(move |app| set_up(app, &dir))
        .run(tauri::generate_context!())
        .expect("the system must let a window be opened");
}

/// Said where the system names no home and nobody names a folder.
const NO_HOME: Text = Text(
    "tidak ada folder rumah; sebutkan ruang redaksi dengan --newsroom FOLDER",
    "there is no home folder; name the newsroom with --newsroom FOLDER",
);

/// The language of the system's account, while no newsroom is open.
fn system_words() -> Language {
    Language::of(system_language().as_str())
}

/// Where the window stood is kept; whether it was shown is not, so that it
/// cannot be lost.
fn kept_of_a_window() -> tauri_plugin_window_state::StateFlags {
    use tauri_plugin_window_state::StateFlags;
    StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED | StateFlags::FULLSCREEN
}

/// Opens the newsroom and its window; where it cannot be opened, says why.
fn set_up<R: Runtime>(app: &mut App<R>, dir: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let handle = app.handle();
    let (desk, newsroom) = match open_newsroom(dir) {
        Ok(opened) => opened,
        Err(fault) => {
            window::refuse(handle, system_words(), &fault.message);
            return Ok(());
        }
    };
    match desk.act(|newsroom| newsroom.hold_window()) {
        // Kept by the app: D-Bus brings the first window forward, the lock
        // holds also where there is no bus.
        Ok(lock) => app.manage(lock),
        Err(fault) => {
            window::refuse(handle, system_words(), &fault.message);
            return Ok(());
        }
    };
    let language = Language::of(&newsroom.language);
    app.manage(Shell { desk: desk.clone(), dir: dir.to_path_buf(), language: language.into() });
    app.set_menu(menu::of(handle, language)?)?;
    let listener = handle.clone();
    desk.on_event(Box::new(move |event| on_engine_event(&listener, &event)));
    window::open(handle, &newsroom.name)?;
    // Kept by the app, so that the folders are watched as long as it runs.
    app.manage(desk.watch());
    Ok(())
}

/// Opens the newsroom in `dir`. Where nothing is there yet, one is made, so
/// that the first start shows a window and not a question.
fn open_newsroom(dir: &Path) -> Result<(Arc<Desk>, NewsroomInfo), WireError> {
    let desk = if launch::is_vacant(dir) {
        let made = Newsroom::create(dir, &NewNewsroom::default(), Opening::here());
        Desk::new(made.map_err(|fault| wire_error(&fault, system_language()))?).with_exports_aside()
    } else {
        Desk::open(dir, DeskOptions { aside: true, ..DeskOptions::default() })?
    };
    let newsroom = redaksi_api::commands::newsroom(&desk, Nothing {})?;
    Ok((Arc::new(desk), newsroom))
}

/// Passes an event of the engine to the page. The engine may still be at work
/// on what it tells, so it is not asked back from here.
fn on_engine_event<R: Runtime>(app: &AppHandle<R>, event: &Event) {
    window::tell(app, event);
    if matches!(event, Event::SettingsChanged) {
        let app = app.clone();
        tauri::async_runtime::spawn_blocking(move || follow_settings(&app));
    }
}

/// Follows the newsroom's name and language in title and menu.
fn follow_settings<R: Runtime>(app: &AppHandle<R>) {
    let shell = app.state::<Shell>();
    let Ok(newsroom) = redaksi_api::commands::newsroom(&shell.desk, Nothing {}) else { return };
    if let Some(window) = app.get_webview_window(window::LABEL) {
        let _ = window.set_title(&window::title(&newsroom.name));
    }
    let language = Language::of(&newsroom.language);
    if shell.change_language(language)
        && let Ok(menu) = menu::of(app, language)
    {
        let _ = app.set_menu(menu);
    }
}

/// Answers the page frame off the window's thread: a page may take a while.
fn serve_preview<R: Runtime>(
    context: tauri::UriSchemeContext<'_, R>,
    request: tauri::http::Request<Vec<u8>>,
    responder: tauri::UriSchemeResponder,
) {
    let app = context.app_handle().clone();
    tauri::async_runtime::spawn_blocking(move || {
        let answer = match app.try_state::<Shell>() {
            Some(shell) => preview::answer(&shell.desk, &request),
            None => preview::missing(),
        };
        responder.respond(answer);
    });
}
