//! The system's packages: which are needed, which are missing, how to install them.
//!
//! On Debian and Ubuntu the missing ones are installed; elsewhere the exact line to run is
//! given. This is the only place that names packages of a distribution.

use std::fs;
use std::io::IsTerminal;
use std::process::Command;

use crate::command::{answer, finish, program, shown, succeeds};

/// What the packages are wanted for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Building and opening the window.
    Run,
    /// That, and driving the window on a screen of its own.
    Test,
}

/// The families of systems that are known by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum System {
    Debian,
    Fedora,
    Arch,
    Suse,
    MacOs,
    Windows,
    Other,
}

/// Sees to it that everything needed is installed.
///
/// # Errors
/// What is missing, with the line that installs it.
pub fn packages(need: Need) -> Result<(), String> {
    let system = this_system();
    match system {
        System::Debian => debian(&wanted(system, need)),
        System::MacOs if succeeds(Command::new("xcode-select").arg("-p")) => Ok(()),
        System::MacOs => Err(install_line(system, need)),
        // WebView2 comes with Windows, and Rust itself needs the build tools.
        System::Windows => Ok(()),
        System::Fedora | System::Arch | System::Suse | System::Other => {
            if found_by_tools(need) {
                Ok(())
            } else {
                Err(install_line(system, need))
            }
        }
    }
}

/// The packages of a system, named as its package manager names them.
fn wanted(system: System, need: Need) -> Vec<&'static str> {
    let (run, test): (&[&str], &[&str]) = match system {
        System::Debian => (
            &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "libdbus-1-dev"],
            &[
                "webkit2gtk-driver",
                "xvfb",
                "dbus",
                "iproute2",
                "fonts-dejavu-core",
                "default-jre-headless",
            ],
        ),
        System::Fedora => (
            &["gcc", "make", "pkgconf-pkg-config", "webkit2gtk4.1-devel", "dbus-devel"],
            &[
                "webkit2gtk-driver",
                "xorg-x11-server-Xvfb",
                "dbus-daemon",
                "iproute",
                "java-latest-openjdk-headless",
            ],
        ),
        System::Arch => (
            &["base-devel", "pkgconf", "webkit2gtk-4.1", "dbus"],
            &["xorg-server-xvfb", "iproute2", "ttf-dejavu", "jre-openjdk-headless"],
        ),
        System::Suse => (
            &["gcc", "make", "pkgconf-pkg-config", "webkit2gtk3-devel", "dbus-1-devel"],
            &[
                "webkit2gtk-driver",
                "xorg-x11-server-Xvfb",
                "dbus-1-daemon",
                "iproute2",
                "java-21-openjdk-headless",
            ],
        ),
        System::MacOs | System::Windows | System::Other => (&[], &[]),
    };
    let mut packages = run.to_vec();
    if need == Need::Test {
        packages.extend(test);
    }
    packages
}

/// What to tell a person whose system this command does not install on.
fn install_line(system: System, need: Need) -> String {
    let packages = wanted(system, need).join(" ");
    let line = match system {
        System::Debian => format!("sudo apt-get install {packages}"),
        System::Fedora => format!("sudo dnf install {packages}"),
        System::Arch => format!("sudo pacman -S --needed {packages}"),
        System::Suse => format!("sudo zypper install {packages}"),
        System::MacOs => "xcode-select --install".to_owned(),
        System::Windows | System::Other => {
            return "WebKitGTK 4.1 and D-Bus with their headers, a C compiler and pkg-config are \
                    needed; the tests also need Xvfb, WebKitWebDriver, a D-Bus daemon and Java"
                .to_owned();
        }
    };
    format!("system packages are missing; install them with\n\n    {line}\n\nand start again")
}

fn this_system() -> System {
    if cfg!(target_os = "macos") {
        System::MacOs
    } else if cfg!(windows) {
        System::Windows
    } else {
        system_of(&fs::read_to_string("/etc/os-release").unwrap_or_default())
    }
}

/// The family named by an `os-release` file (freedesktop.org os-release, `ID` and `ID_LIKE`).
fn system_of(os_release: &str) -> System {
    let names = os_release
        .lines()
        .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
        .flat_map(|value| value.trim_matches('"').split_whitespace());
    for name in names {
        match name {
            "debian" | "ubuntu" => return System::Debian,
            "fedora" | "rhel" => return System::Fedora,
            "arch" => return System::Arch,
            "suse" | "opensuse" => return System::Suse,
            _ => {}
        }
    }
    System::Other
}

/// Where packages cannot be asked by name: whether what they bring is there.
fn found_by_tools(need: Need) -> bool {
    let built = succeeds(Command::new("pkg-config").args(["--exists", "webkit2gtk-4.1", "dbus-1"]));
    let tested = ["Xvfb", "WebKitWebDriver", "dbus-daemon", "java"];
    let on_path = |name: &str| {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
    };
    built && (need == Need::Run || tested.into_iter().all(on_path))
}

fn debian(wanted: &[&'static str]) -> Result<(), String> {
    let query = Command::new("dpkg-query")
        .args(["--show", "--showformat", "${db:Status-Abbrev} ${Package}\n"])
        .args(wanted)
        .output()
        .map_err(|error| format!("dpkg-query: {error}"))?;
    let missing = missing(wanted, &String::from_utf8_lossy(&query.stdout));
    if missing.is_empty() {
        return Ok(());
    }
    println!("   installing {}", missing.join(" "));
    let line = format!("sudo apt-get install {}", missing.join(" "));
    apt(&["update"])
        .and_then(|()| {
            apt(&[&["install", "--yes", "--no-install-recommends"], &missing[..]].concat())
        })
        .map_err(|why| format!("{why}; install them by hand with\n\n    {line}\n"))
}

/// The wanted packages that `dpkg-query` (in the format above) does not call installed.
fn missing(wanted: &[&'static str], query: &str) -> Vec<&'static str> {
    let installed: Vec<&str> =
        query.lines().filter_map(|line| line.strip_prefix("ii ")).map(str::trim).collect();
    wanted.iter().filter(|package| !installed.contains(package)).copied().collect()
}

/// Runs apt-get, through sudo for those who are not root. Where nobody can type a password,
/// sudo must not wait for one.
fn apt(arguments: &[&str]) -> Result<(), String> {
    let root = answer(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let folder = crate::root();
    let mut command = if root {
        program("env", &folder)
    } else {
        let mut sudo = program("sudo", &folder);
        if !std::io::stdin().is_terminal() {
            sudo.arg("--non-interactive");
        }
        sudo.arg("env");
        sudo
    };
    command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]).args(arguments);
    println!("   {}", shown(&command));
    finish(&mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn systems_are_known_by_their_family() {
        let debian = "PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n";
        assert_eq!(system_of(debian), System::Debian);
        let mint = "ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n";
        assert_eq!(system_of(mint), System::Debian);
        assert_eq!(system_of("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n"), System::Fedora);
        assert_eq!(system_of("ID=manjaro\nID_LIKE=arch\n"), System::Arch);
        assert_eq!(system_of("ID=\"opensuse-leap\"\nID_LIKE=\"suse opensuse\"\n"), System::Suse);
        assert_eq!(system_of("ID=nixos\n"), System::Other);
    }

    #[test]
    fn tests_need_all_that_a_run_needs_and_more() {
        for system in [System::Debian, System::Fedora, System::Arch, System::Suse] {
            let run = wanted(system, Need::Run);
            let test = wanted(system, Need::Test);
            assert!(test.starts_with(&run), "{system:?}");
            assert!(test.len() > run.len(), "{system:?}");
        }
    }

    #[test]
    fn only_what_is_installed_counts_as_installed() {
        let query = "ii  pkg-config\nrc  xvfb\nun  dbus\n";
        assert_eq!(missing(&["pkg-config", "xvfb", "dbus"], query), ["xvfb", "dbus"]);
    }

    #[test]
    fn the_line_to_run_is_whole() {
        let line = install_line(System::Fedora, Need::Run);
        assert!(line.contains("sudo dnf install gcc make pkgconf-pkg-config webkit2gtk4.1-devel"));
        assert!(install_line(System::MacOs, Need::Test).contains("xcode-select --install"));
    }
}
