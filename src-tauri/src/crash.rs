//! Crash files: what is kept of a panic, in the newsroom's `crash/` folder.
//!
//! A panic in a command ends that command only. The words saved before it are
//! in the database and stay there; the file is for whoever mends the program.
//! Nothing of the newsroom's content is written beyond what the panic says.

use std::backtrace::Backtrace;
use std::fs;
use std::panic::PanicHookInfo;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use redaksi_api::wire::WireError;

use crate::words::{Language, Text};

/// The code of the error that a panic becomes.
pub const CODE: &str = "bug";

/// From now on every panic of this process leaves a file in `newsroom`.
pub fn keep_crash_files(newsroom: PathBuf) {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        before(panic);
        if let Err(fault) = write(&folder(&newsroom), panic) {
            eprintln!("redaksi: the crash file could not be written: {fault}");
        }
    }));
}

/// What the window is told of a command that panicked.
pub fn as_error(newsroom: &Path, language: Language) -> WireError {
    const SENTENCE: Text = Text(
        "Redaksi sendiri yang salah, bukan Anda. Semua yang sudah tersimpan tetap ada. \
         Coba lagi; bila berulang, kirim catatan di folder ini kepada pembuat Redaksi:",
        "The fault is Redaksi's own, not yours. All that was saved is still there. \
         Try again; if it returns, send the record in this folder to Redaksi's makers:",
    );
    let message = format!("{} {}", language.say(SENTENCE), folder(newsroom).display());
    WireError { code: CODE.into(), message, problems: Vec::new() }
}

/// Where the files are.
fn folder(newsroom: &Path) -> PathBuf {
    newsroom.join("crash")
}

/// Writes one file, named by the time and the thread, so that two panics at
/// once do not share one.
fn write(folder: &Path, panic: &PanicHookInfo<'_>) -> std::io::Result<()> {
    let thread = std::thread::current();
    let at = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let name = format!("{}-{:?}.txt", at.as_millis(), thread.id());
    let name: String = name.chars().filter(|sign| !"()".contains(*sign)).collect();
    fs::create_dir_all(folder)?;
    fs::write(
        folder.join(name),
        format!(
            "Redaksi {version} ({os}, {arch})\nseconds since 1970: {seconds}\nthread: {thread}\n\
             {panic}\n\n{trace}\n",
            version = env!("CARGO_PKG_VERSION"),
            os = std::env::consts::OS,
            arch = std::env::consts::ARCH,
            seconds = at.as_secs(),
            thread = thread.name().unwrap_or("unnamed"),
            trace = Backtrace::force_capture(),
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_leaves_a_file_that_says_what_and_where() {
        let newsroom = tempfile::tempdir().expect("a temporary folder");
        keep_crash_files(newsroom.path().to_path_buf());
        let ended = std::thread::spawn(|| panic!("a comma too many")).join();
        let _ = std::panic::take_hook();
        assert!(ended.is_err());
        let kept: Vec<_> = fs::read_dir(folder(newsroom.path()))
            .expect("the folder was made")
            .filter_map(|entry| fs::read_to_string(entry.ok()?.path()).ok())
            .filter(|text| text.contains("a comma too many") && text.contains("crash.rs"))
            .collect();
        assert_eq!(kept.len(), 1);
    }

    #[test]
    fn the_error_names_the_folder_in_both_languages() {
        for language in [Language::Indonesian, Language::English] {
            let error = as_error(Path::new("/koran"), language);
            assert_eq!(error.code, "bug");
            assert!(error.message.contains("/koran"), "{}", error.message);
        }
    }
}
