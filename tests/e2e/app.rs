//! The program on a newsroom of its own, and what every journey does with it.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::driver::Session;
use super::stage::Stage;

/// The program under test.
pub const BINARY: &str = env!("CARGO_BIN_EXE_redaksi-desktop");

/// A newsroom in a temporary folder, made by the terminal program.
pub struct Newsroom {
    folder: TempDir,
}

impl Newsroom {
    /// With the stories of the sample, which are built around the seed.
    pub fn sample() -> Self {
        Self::made(&["--sample"])
    }

    /// With no story yet.
    pub fn empty() -> Self {
        Self::made(&[])
    }

    /// The sample in a newsroom whose window speaks English.
    pub fn english() -> Self {
        Self::made(&["--sample", "--lang", "en"])
    }

    fn made(options: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let newsroom = Self { folder };
        let dir = newsroom.dir();
        let mut arguments = vec!["new", dir.to_str().expect("a plain path")];
        arguments.extend(options);
        let made = Command::new(terminal()).args(arguments).output().expect("it runs");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        newsroom
    }

    /// Its folder.
    pub fn dir(&self) -> PathBuf {
        self.folder.path().join("ruang")
    }

    /// A folder beside it, for exports.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the terminal program on it.
    pub fn terminal(&self, arguments: &[&str]) -> Output {
        Command::new(terminal())
            .args(["--json", "--newsroom"])
            .arg(self.dir())
            .args(arguments)
            .output()
            .expect("the terminal program runs")
    }

    /// What the terminal program answers.
    #[track_caller]
    pub fn ask(&self, arguments: &[&str]) -> Value {
        let output = self.terminal(arguments);
        let said = String::from_utf8_lossy(&output.stdout);
        serde_json::from_str(&said)
            .unwrap_or_else(|fault| panic!("{arguments:?}: {fault}: {said} {output:?}"))
    }
}

/// The terminal program, which is built beside the window.
fn terminal() -> PathBuf {
    let path = Path::new(BINARY).with_file_name("redaksi");
    assert!(path.exists(), "build the workspace first: {} is missing", path.display());
    path
}

/// The program with its window open.
pub struct App {
    // Before the stage, so that the session ends while its driver lives.
    session: Session,
    stage: Stage,
}

impl std::ops::Deref for App {
    type Target = Session;
    fn deref(&self) -> &Session {
        &self.session
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.session.end();
    }
}

impl App {
    /// Opens the window on `newsroom`, or says what is missing on this machine.
    pub fn open(newsroom: &Newsroom) -> Option<Self> {
        let stage = match Stage::set() {
            Ok(stage) => stage,
            Err(missing) => {
                eprintln!("left out: {missing} is not installed");
                return None;
            }
        };
        let dir = newsroom.dir();
        let session = Session::start(&stage.driver, BINARY, &[&dir.to_string_lossy()])
            .expect("the window opens");
        let app = Self { session, stage };
        // The title names the newsroom once the page knows it.
        app.wait("the newsroom", "return document.title !== 'Redaksi'", json!([]));
        Some(app)
    }

    /// What the program stands on.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// Ends the program as a power cut would.
    pub fn kill(self, newsroom: &Newsroom) {
        let dir = newsroom.dir();
        let pid = self.stage.process_with(&dir.to_string_lossy()).expect("the program lives");
        let killed = Command::new("kill").args(["-KILL", &pid.to_string()]).status();
        assert!(killed.expect("kill runs").success());
        // Its web process goes a moment later; the database's locks with it.
        while Path::new(&format!("/proc/{pid}/cmdline")).exists()
            && std::fs::read(format!("/proc/{pid}/cmdline")).is_ok_and(|line| !line.is_empty())
        {
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Calls a command of the contract as the page does.
    #[track_caller]
    pub fn call(&self, command: &str, request: Value) -> Value {
        self.run_async(
            "return await window.__TAURI_INTERNALS__.invoke(arguments[0], { request: arguments[1] })",
            json!([command, request]),
        )
    }

    /// Keeps a picture of the window in `target/screenshots`.
    #[track_caller]
    pub fn picture(&self, name: &str) {
        use base64::Engine as _;
        let png = base64::engine::general_purpose::STANDARD
            .decode(self.screenshot())
            .expect("the driver sends base64");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        std::fs::write(folder.join(format!("{name}.png")), png).expect("it can be written");
    }
}
