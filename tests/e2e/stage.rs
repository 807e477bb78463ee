//! What a window needs around it: a display, a session bus, a home of its own
//! and WebKit's driver. Each journey has a stage to itself, and what it started
//! ends with it, by process id.

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// The programs without which no window can be driven.
const PROGRAMS: [&str; 3] = ["Xvfb", "dbus-daemon", "WebKitWebDriver"];

/// A display with nothing on it yet.
pub struct Stage {
    /// The address of the driver.
    pub driver: String,
    /// What a program on this stage finds in its environment.
    environment: Vec<(&'static str, OsString)>,
    processes: Vec<Child>,
    // Last, so that nobody writes to it any more when it goes.
    _home: TempDir,
}

impl Stage {
    /// Sets a stage, or gives the program that is missing here. Under CI a
    /// missing program fails the test instead of leaving it out.
    pub fn set() -> Result<Self, &'static str> {
        Self::set_with(&[])
    }

    /// The same, with more in the environment of what runs on it.
    pub fn set_with(more: &[(&'static str, &str)]) -> Result<Self, &'static str> {
        if let Some(missing) = PROGRAMS.into_iter().find(|program| !is_installed(program)) {
            assert!(std::env::var_os("CI").is_none(), "{missing} must be installed for CI");
            return Err(missing);
        }
        let home = tempfile::tempdir().expect("a temporary home");
        let (display, number) = start_and_read(Command::new("Xvfb").args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "2600x1500x24",
            "-nolisten",
            "tcp",
        ]));
        let (bus, address) = start_and_read(Command::new("dbus-daemon").args([
            "--session",
            "--nofork",
            "--print-address=1",
        ]));
        let mut environment = vec![
            ("DISPLAY", format!(":{number}").into()),
            ("DBUS_SESSION_BUS_ADDRESS", address.into()),
            ("TAURI_WEBVIEW_AUTOMATION", "true".into()),
            ("GDK_BACKEND", "x11".into()),
            ("NO_AT_BRIDGE", "1".into()),
            ("HOME", home.path().into()),
            ("XDG_CONFIG_HOME", home.path().join("config").into()),
            ("XDG_DATA_HOME", home.path().join("data").into()),
            ("XDG_CACHE_HOME", home.path().join("cache").into()),
        ];
        environment.extend(more.iter().map(|(name, value)| (*name, OsString::from(value))));
        let port = free_port();
        let mut stage = Self {
            driver: format!("http://127.0.0.1:{port}"),
            environment,
            processes: vec![bus, display],
            _home: home,
        };
        let driver = stage.command("WebKitWebDriver").arg(format!("--port={port}")).spawn();
        // First, so that it ends before the display does.
        stage.processes.insert(0, driver.expect("the driver starts"));
        wait_for_port(port);
        Ok(stage)
    }

    /// A program on this stage.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .envs(self.environment.iter().map(|(name, value)| (name, value)))
            .env_remove("REDAKSI_NEWSROOM")
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::null());
        command
    }

    /// The process that the driver started and whose command line names
    /// `argument`, if it lives.
    pub fn process_with(&self, argument: &str) -> Option<u32> {
        fs::read_dir("/proc").ok()?.filter_map(Result::ok).find_map(|entry| {
            let pid: u32 = entry.file_name().to_str()?.parse().ok()?;
            let line = fs::read(entry.path().join("cmdline")).ok()?;
            let names = |part: &[u8]| part == argument.as_bytes();
            let program = line.split(|byte| *byte == 0).next()?;
            let ours = String::from_utf8_lossy(program).ends_with("redaksi-desktop");
            (ours && line.split(|byte| *byte == 0).any(names)).then_some(pid)
        })
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        for process in &mut self.processes {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

fn is_installed(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Starts a program that says on its first line where it is.
fn start_and_read(command: &mut Command) -> (Child, String) {
    let mut child =
        command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
    let mut line = String::new();
    let output = child.stdout.take().expect("its output is piped");
    BufReader::new(output).read_line(&mut line).expect("it says where it is");
    (child, line.trim().to_owned())
}

/// A port that nobody uses now. The driver takes it a moment later.
fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
    listener.local_addr().expect("it has an address").port()
}

fn wait_for_port(port: u16) {
    let started = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(started.elapsed() < Duration::from_secs(10), "the driver never listened");
        std::thread::sleep(Duration::from_millis(20));
    }
}
