//! Starting another program and putting its failure into words.
//!
//! Knows nothing of what the programs are for.

use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Stdio};

/// A program to be started in `folder`, with its output on this terminal.
pub fn program(name: &str, folder: &Path) -> Command {
    let mut command = Command::new(name);
    command.current_dir(folder);
    command
}

/// Runs the command to its end.
///
/// # Errors
/// One line: the program is missing, could not be started, or ended with a failure.
pub fn finish(command: &mut Command) -> Result<(), String> {
    let line = shown(command);
    finish_as(command, &line)
}

/// Runs a command to its end that stands for another, shorter line, which is what a person is
/// told where it fails.
///
/// # Errors
/// As [`finish`].
pub fn finish_as(command: &mut Command, line: &str) -> Result<(), String> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    if status.success() { Ok(()) } else { Err(format!("`{line}`: {status}")) }
}

/// Runs the command to its end and returns what it wrote to standard output; its messages stay
/// on this terminal.
///
/// # Errors
/// As [`finish`].
pub fn answer(command: &mut Command) -> Result<String, String> {
    let output =
        command.stderr(Stdio::inherit()).output().map_err(|error| not_started(command, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("`{}`: {}", shown(command), output.status))
    }
}

/// Whether the command can be started and succeeds; nothing is shown.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn not_started(command: &Command, error: &std::io::Error) -> String {
    let name = command.get_program().to_string_lossy();
    match error.kind() {
        ErrorKind::NotFound => format!("`{name}` was not found; is it installed and on PATH?"),
        _ => format!("`{name}` could not be started: {error}"),
    }
}

/// The command as a person would type it.
pub fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_named() {
        let mut command = program("redaksi-no-such-program", Path::new("."));
        let message = finish(&mut command).unwrap_err();
        assert!(message.contains("`redaksi-no-such-program` was not found"), "{message}");
        assert!(!succeeds(&mut command));
    }

    #[test]
    fn a_failure_shows_the_line_that_failed() {
        let mut command = program("cargo", Path::new("."));
        command.args(["no-such-command-of-cargo"]).stderr(Stdio::null());
        let message = finish(&mut command).unwrap_err();
        assert!(message.starts_with("`cargo no-such-command-of-cargo`"), "{message}");
    }
}
