//! What the laptop is called.

/// The laptop's name on its network, where the system tells one.
#[cfg(unix)]
pub fn host_name() -> Option<String> {
    let name = rustix::system::uname();
    let name = name.nodename().to_string_lossy().trim().to_owned();
    (!name.is_empty()).then_some(name)
}

/// The laptop's name on its network. Windows tells it by `COMPUTERNAME`.
#[cfg(not(unix))]
pub fn host_name() -> Option<String> {
    std::env::var("COMPUTERNAME").ok()
}
