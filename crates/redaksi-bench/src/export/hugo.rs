//! The peer: a site of the same stories that Hugo builds, once or while it
//! watches them.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::Outcome;
use crate::stories::Story;
use crate::timed::Run;

/// The settings and layouts of the site.
const FILES: [(&str, &str); 10] = [
    ("hugo.toml", include_str!("../../hugo/hugo.toml")),
    ("layouts/_default/baseof.html", include_str!("../../hugo/layouts/_default/baseof.html")),
    ("layouts/_default/single.html", include_str!("../../hugo/layouts/_default/single.html")),
    ("layouts/_default/list.html", include_str!("../../hugo/layouts/_default/list.html")),
    ("layouts/_default/terms.html", include_str!("../../hugo/layouts/_default/terms.html")),
    ("layouts/_default/rss.xml", include_str!("../../hugo/layouts/_default/rss.xml")),
    ("layouts/partials/latest.html", include_str!("../../hugo/layouts/partials/latest.html")),
    ("layouts/partials/sections.html", include_str!("../../hugo/layouts/partials/sections.html")),
    ("layouts/404.html", include_str!("../../hugo/layouts/404.html")),
    ("static/style.css", include_str!("../../../../themes/warta/warta.css")),
];

/// A rebuild that takes longer has failed.
const PATIENCE: Duration = Duration::from_secs(300);

/// Hugo, with a site to build.
pub(super) struct Hugo {
    program: PathBuf,
    folder: PathBuf,
}

/// The program and what it calls itself: `HUGO`, else the one on the path.
pub(super) fn find() -> Option<(PathBuf, String)> {
    let named = std::env::var_os("HUGO").filter(|name| !name.is_empty());
    let program = named.map_or_else(|| PathBuf::from("hugo"), PathBuf::from);
    let told = Command::new(&program).arg("version").stderr(Stdio::null()).output().ok()?;
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let version = told.split(['-', '+', ' ']).take(2).collect::<Vec<_>>().join(" ");
    told.starts_with("hugo").then_some((program, version))
}

impl Hugo {
    /// A site in `folder`, whose stories stand in its `content` already.
    pub(super) fn new(program: &Path, folder: &Path) -> Outcome<Self> {
        for (path, text) in FILES {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().unwrap_or(folder))?;
            fs::write(path, text)?;
        }
        Ok(Self { program: program.to_owned(), folder: folder.to_owned() })
    }

    /// Where the stories stand.
    pub(super) fn content(folder: &Path) -> PathBuf {
        folder.join("content")
    }

    /// Builds the site whole, as Hugo always does.
    pub(super) fn build(&self, out: &Path, related: bool) -> Outcome<Run> {
        let log = self.folder.join("hugo.log");
        let related = if related { "true" } else { "false" };
        let settings = [("HUGO_PARAMS_RELATED", related)];
        let arguments = ["--destination".as_ref(), out.as_os_str()];
        Run::program(&self.program, &arguments, &self.folder, &settings, &log)
    }

    /// Writes a story, as it is or with another body.
    pub(super) fn write(&self, story: &Story, body: &str) -> Outcome {
        let path = Self::content(&self.folder).join(format!("{}.md", story.place()));
        Ok(fs::write(path, story.file(body))?)
    }

    /// Has Hugo watch the stories and write to `out` what changes.
    pub(super) fn watch(&self, out: &Path) -> Outcome<Watching> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port().to_string();
        let mut child = Command::new(&self.program)
            .args(["server", "--bind", "127.0.0.1", "--port", &port, "--destination"])
            .arg(out)
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()?;
        let said = child.stdout.take().ok_or("Hugo has no output")?;
        let (tell, times) = channel();
        thread::spawn(move || {
            for line in BufReader::new(said).lines().map_while(Result::ok) {
                if let Some(time) = milliseconds(&line)
                    && tell.send(time).is_err()
                {
                    return;
                }
            }
        });
        let watching = Watching { child, times };
        watching.times.recv_timeout(PATIENCE)?;
        // It begins to watch a little later than it says.
        thread::sleep(Duration::from_secs(3));
        Ok(watching)
    }
}

/// Hugo while it watches; it ends with this.
pub(super) struct Watching {
    child: Child,
    times: Receiver<f64>,
}

impl Watching {
    /// What Hugo says its rebuild after a change took, in milliseconds.
    pub(super) fn rebuilt(&self, change: impl FnOnce() -> Outcome) -> Outcome<f64> {
        while self.times.try_recv().is_ok() {}
        change()?;
        let time = self.times.recv_timeout(PATIENCE)?;
        // It rebuilds twice where it saw the file half written; then the first
        // counts, and the second must not fall into our turn.
        thread::sleep(Duration::from_secs(1));
        Ok(time)
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The time of a line like `Built in 917 ms` or `Total in 155 ms`.
fn milliseconds(line: &str) -> Option<f64> {
    let (_, time) = line.split_once("Built in ").or_else(|| line.split_once("Total in "))?;
    time.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_a_rebuild_is_read() {
        assert_eq!(milliseconds("Total in 155 ms"), Some(155.0));
        assert_eq!(milliseconds("Built in 1917 ms"), Some(1917.0));
        assert_eq!(milliseconds("Change detected, rebuilding site"), None);
    }
}
