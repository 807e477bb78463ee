//! Running programs where there is no network but the loopback device.
//!
//! Redaksi must work offline, so it is built and tested where nothing else is possible: on Linux
//! inside a network namespace (`unshare`, util-linux) in which only `lo` is up. Where the system
//! forbids that, programs run as they are and the run says so.

use std::process::Command;

use crate::command::{finish_as, shown, succeeds};

/// Brings the loopback device up, then becomes the program.
const INNER: &str = "ip link set lo up && exec \"$@\"";

/// How far programs can be kept from the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Isolation {
    /// As root: a network namespace.
    Root,
    /// As a user: a network namespace inside a user namespace.
    User,
    /// Not at all.
    None,
}

impl Isolation {
    /// The strongest isolation that works here.
    pub fn possible() -> Self {
        [Self::Root, Self::User]
            .into_iter()
            .find(|isolation| succeeds(&mut isolation.around(Command::new("true"))))
            .unwrap_or(Self::None)
    }

    /// What a person should know about it.
    pub fn told(self) -> &'static str {
        match self {
            Self::Root | Self::User => "from here on there is no network but loopback",
            Self::None => "network namespaces are not possible here: the network stays",
        }
    }

    /// Runs the command to its end, kept from the network.
    ///
    /// # Errors
    /// As [`crate::command::finish`].
    pub fn finish(self, command: Command) -> Result<(), String> {
        let line = shown(&command);
        finish_as(&mut self.around(command), &line)
    }

    /// The same command, kept from the network.
    fn around(self, command: Command) -> Command {
        let options: &[&str] = match self {
            Self::Root => &["--net"],
            Self::User => &["--map-root-user", "--net"],
            Self::None => return command,
        };
        let mut outer = Command::new("unshare");
        outer.args(options).args(["--", "sh", "-c", INNER, "sh"]);
        outer.arg(command.get_program()).args(command.get_args());
        if let Some(folder) = command.get_current_dir() {
            outer.current_dir(folder);
        }
        for (name, value) in command.get_envs() {
            match value {
                Some(value) => outer.env(name, value),
                None => outer.env_remove(name),
            };
        }
        outer
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::command::answer;

    fn program() -> Command {
        let mut command = Command::new("some-tests");
        command.arg("--exact").current_dir("/").env("UPDATE", "1");
        command
    }

    #[test]
    fn the_command_goes_inside_with_its_folder_and_environment() {
        let wrapped = Isolation::User.around(program());
        let line = shown(&wrapped);
        assert!(line.starts_with("unshare --map-root-user --net -- sh -c"), "{line}");
        assert!(line.ends_with("sh some-tests --exact"), "{line}");
        assert_eq!(wrapped.get_current_dir(), Some(Path::new("/")));
        assert!(wrapped.get_envs().any(|(name, _)| name == "UPDATE"));
    }

    #[test]
    fn without_namespaces_it_stays_as_it_is() {
        assert_eq!(shown(&Isolation::None.around(program())), "some-tests --exact");
    }

    #[test]
    fn a_failure_names_the_command_that_was_meant() {
        let mut command = Command::new("false");
        command.arg("whatever");
        let message = Isolation::possible().finish(command).unwrap_err();
        assert!(message.starts_with("`false whatever`: "), "{message}");
    }

    #[test]
    fn where_isolation_is_possible_only_loopback_is_seen() {
        let isolation = Isolation::possible();
        if isolation == Isolation::None {
            eprintln!("not tested: {}", isolation.told());
            return;
        }
        let mut list = Command::new("ls");
        list.arg("/proc/self/net/dev_snmp6");
        let seen = answer(&mut isolation.around(list)).unwrap();
        assert!(seen.lines().all(|device| device == "lo"), "{seen}");
    }
}
