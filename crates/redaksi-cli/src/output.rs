//! What goes to stdout and stderr, and the exit code.

use std::io::Write;
use std::process::ExitCode;

use redaksi_api::wire::WireError;
use serde::Serialize;
use serde_json::json;

/// What a command did.
#[derive(Debug)]
pub(crate) struct Done {
    /// For `--json`, on one line.
    json: String,
    /// For people.
    plain: String,
    /// True where problems are listed.
    problems: bool,
}

impl Done {
    pub(crate) fn new(json: impl Serialize, plain: impl Into<String>) -> Self {
        let json = serde_json::to_string(&json).expect("what goes out has text keys only");
        Self { json, plain: plain.into(), problems: false }
    }

    pub(crate) fn with_problems(mut self, problems: bool) -> Self {
        self.problems = problems;
        self
    }

    /// Prints it; the exit code says whether there were problems.
    pub(crate) fn print(&self, json: bool) -> ExitCode {
        let text = if json { format!("{}\n", self.json) } else { self.plain.clone() };
        // A reader that closed the pipe has what it wanted.
        let _ = std::io::stdout().lock().write_all(text.as_bytes());
        let _ = std::io::stdout().flush();
        if self.problems { ExitCode::from(1) } else { ExitCode::SUCCESS }
    }
}

/// Prints a fault.
pub(crate) fn fault(fault: &WireError, json: bool) -> ExitCode {
    if json {
        let value = json!({ "error": fault });
        let _ = writeln!(std::io::stdout(), "{value}");
    }
    eprintln!("redaksi: {} [{}]", fault.message, fault.code);
    ExitCode::from(2)
}

/// Prints what clap has to say: help and version are no faults.
pub(crate) fn usage(fault: &clap::Error, json: bool) -> ExitCode {
    if !fault.use_stderr() {
        let _ = fault.print();
        return ExitCode::SUCCESS;
    }
    let line = usage_line(&fault.render().to_string());
    if json {
        let value = json!({ "error": { "code": "usage", "message": line, "problems": [] } });
        let _ = writeln!(std::io::stdout(), "{value}");
    }
    eprintln!("redaksi: {line} [usage]");
    ExitCode::from(2)
}

/// The first paragraph of what clap says, as one line. Where no command was
/// given clap prints its whole help, and there is no such paragraph.
fn usage_line(text: &str) -> String {
    let Some(said) = text.strip_prefix("error: ") else {
        return "a command is missing; nothing was done, see `redaksi --help`".to_owned();
    };
    let paragraph = said.split("\n\n").next().unwrap_or_default();
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    format!("{}; nothing was done, see `redaksi --help`", words.join(" "))
}
