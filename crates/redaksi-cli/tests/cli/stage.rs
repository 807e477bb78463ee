//! Where the tests play: a newsroom in a folder of its own, the program run
//! on it, and what it said.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The text that the product starts from.
pub const SEED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/seed.txt");

/// A folder that goes away with the test, and a newsroom in it.
pub struct Stage {
    folder: TempDir,
    /// The newsroom that commands are meant for.
    pub newsroom: PathBuf,
}

impl Stage {
    /// A folder without a newsroom.
    pub fn bare() -> Self {
        Self::in_folder(tempfile::tempdir().unwrap())
    }

    fn in_folder(folder: TempDir) -> Self {
        let newsroom = folder.path().join("redaksi");
        Self { folder, newsroom }
    }

    /// A new newsroom.
    pub fn new() -> Self {
        let stage = Self::bare();
        stage.make();
        stage
    }

    /// Makes the newsroom.
    pub fn make(&self) {
        let dir = self.newsroom.display().to_string();
        self.json(&["new", &dir, "--name", "Berita KBB", "--url", "https://berita.example"]);
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The same as text, for arguments.
    pub fn at(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    /// Writes a file and gives its path.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    /// The same folder, another newsroom.
    pub fn other(&self, name: &str) -> Neighbour<'_> {
        Neighbour { stage: self, newsroom: self.path(name) }
    }

    /// The database, opened from outside.
    pub fn database(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.newsroom.join("newsroom.db")).unwrap()
    }

    /// Imports a text as a file of that name; the story's id.
    pub fn import(&self, name: &str, text: &str) -> String {
        let file = self.file(name, text);
        let report = self.json(&["import", &file]);
        report["articles"][0]["id"].as_str().unwrap().to_owned()
    }

    /// A story with a headline and a body.
    pub fn story(&self, headline: &str, body: &str) -> String {
        let id = self.import("story.md", &format!("# {headline}\n\n{body}\n"));
        let shown = self.show(&id);
        assert_eq!(shown["headline"], headline, "the stage's own story was misread");
        id
    }

    /// A story.
    pub fn show(&self, id: &str) -> Value {
        self.json(&["show", id])
    }
}

/// A second newsroom in a stage's folder.
pub struct Neighbour<'a> {
    stage: &'a Stage,
    newsroom: PathBuf,
}

/// Runs the program on a newsroom.
pub trait Terminal {
    /// The newsroom that commands are meant for.
    fn dir(&self) -> &Path;
    /// The folder that stands for the account's home.
    fn home(&self) -> &Path;

    /// The program, ready to run.
    fn command<S: AsRef<OsStr>>(&self, args: &[S]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_redaksi"));
        command.env_clear();
        command.env("HOME", self.home()).env("USER", "Rina Wulandari").env("HOSTNAME", "laptop");
        command.env("REDAKSI_NEWSROOM", self.dir());
        command.args(args).stdin(Stdio::null());
        command
    }

    /// Runs it.
    fn run<S: AsRef<OsStr>>(&self, args: &[S]) -> Ran {
        Ran::of(self.command(args).output().unwrap())
    }

    /// Runs it as somebody.
    fn run_as(&self, person: &str, args: &[&str]) -> Ran {
        let mut all = vec!["--as", person, "--json"];
        all.extend(args);
        self.run(&all)
    }

    /// Runs it with `--json` and expects that all is done; the reply.
    fn json(&self, args: &[&str]) -> Value {
        let ran = self.run_json(args);
        assert_eq!(ran.code, 0, "{args:?} should be done without problems: {ran:?}");
        ran.json()
    }

    /// Runs it with `--json` and expects problems; the reply.
    fn with_problems(&self, args: &[&str]) -> Value {
        let ran = self.run_json(args);
        assert_eq!(ran.code, 1, "{args:?} should be done, with problems: {ran:?}");
        ran.json()
    }

    /// Runs it with `--json`.
    fn run_json(&self, args: &[&str]) -> Ran {
        let mut all = vec!["--json"];
        all.extend(args);
        self.run(&all)
    }

    /// Runs it with `--json` and expects a refusal with this code; its message.
    fn refused(&self, args: &[&str], code: &str) -> String {
        self.run_json(args).refusal(code)
    }

    /// Runs it with `--json` and text on stdin.
    fn fed(&self, args: &[&str], text: &[u8]) -> Ran {
        use std::io::Write;
        let mut all = vec!["--json"];
        all.extend(args);
        let mut command = self.command(&all);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let text = text.to_owned();
        let feeder = std::thread::spawn(move || {
            // A program that refuses before it reads closes the pipe.
            let _ = stdin.write_all(&text);
        });
        let ran = Ran::of(child.wait_with_output().unwrap());
        feeder.join().unwrap();
        ran
    }

    /// `verify` finds nothing.
    fn assert_sound(&self) {
        let ran = self.run_json(&["verify"]);
        assert_eq!(ran.code, 0, "the newsroom should be sound: {ran:?}");
        assert_eq!(ran.json()["ok"], true);
    }
}

impl Terminal for Stage {
    fn dir(&self) -> &Path {
        &self.newsroom
    }
    fn home(&self) -> &Path {
        self.folder.path()
    }
}

impl Terminal for Neighbour<'_> {
    fn dir(&self) -> &Path {
        &self.newsroom
    }
    fn home(&self) -> &Path {
        self.stage.folder.path()
    }
}

/// What a run of the program left.
#[derive(Debug)]
pub struct Ran {
    /// The exit code; -1 for a signal.
    pub code: i32,
    /// What stood on stdout.
    pub out: String,
    /// What stood on stderr.
    pub err: String,
}

impl Ran {
    /// Reads what a process left.
    pub fn of(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("stdout should be UTF-8"),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// The one JSON value on stdout.
    pub fn json(&self) -> Value {
        assert!(self.out.ends_with('\n'), "stdout should end with a line break: {self:?}");
        serde_json::from_str(&self.out)
            .unwrap_or_else(|why| panic!("stdout should be one JSON value ({why}): {self:?}"))
    }

    /// Expects a refusal in the shape of the contract; its message.
    pub fn refusal(&self, code: &str) -> String {
        assert_eq!(self.code, 2, "it should be refused with `{code}`: {self:?}");
        let error = &self.json()["error"];
        assert_eq!(error["code"], code, "{self:?}");
        let message = error["message"].as_str().expect("a message").to_owned();
        assert!(!message.is_empty());
        assert_eq!(self.err.lines().count(), 1, "one line on stderr: {self:?}");
        assert!(self.err.contains(&message), "stderr says the same: {self:?}");
        message
    }
}

/// The text at a key.
pub fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_else(|| panic!("`{key}` should be a text: {value}"))
}

/// The codes of a list of problems.
pub fn codes(problems: &Value) -> Vec<&str> {
    problems.as_array().expect("a list of problems").iter().map(|p| text(p, "code")).collect()
}

/// Every file below a folder: path with `/`, and bytes.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                files.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

/// A picture in one colour, as JPEG.
pub fn jpeg(width: u32, height: u32) -> Vec<u8> {
    let picture = image::RgbImage::from_pixel(width, height, image::Rgb([150, 40, 60]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    bytes.into_inner()
}

/// The text of a page that a reader sees, each run of white space as one
/// blank.
pub fn visible(html: &str) -> String {
    let mut seen = String::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        seen.push_str(&rest[..start]);
        let tag = &rest[start..];
        let end = tag.find('>').map_or(tag.len(), |at| at + 1);
        let name: String = tag[1..end].chars().take_while(char::is_ascii_alphanumeric).collect();
        rest = &tag[end..];
        if ["head", "script", "style", "svg", "template"].contains(&name.as_str()) {
            let close = format!("</{name}>");
            rest = rest.find(&close).map_or("", |at| &rest[at + close.len()..]);
        }
        seen.push(' ');
    }
    seen.push_str(rest);
    for (entity, plain) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&amp;", "&"),
    ] {
        seen = seen.replace(entity, plain);
    }
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}
