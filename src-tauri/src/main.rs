//! The program `redaksi-desktop`: sets the process up and hands over to the
//! library.

// Without it Windows opens a console beside the window.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

/// An export makes and drops texts by the million, from all cores at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    #[cfg(target_os = "linux")]
    without_dmabuf();
    redaksi_desktop::run()
}

/// Many graphics drivers leave WebKitGTK's window blank with the DMA-BUF
/// renderer. Who has set the variable keeps their choice.
#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
fn without_dmabuf() {
    const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(VARIABLE).is_none() {
        // SAFETY: `main` has just begun and no other thread runs that could
        // read or write the environment at the same time.
        unsafe { std::env::set_var(VARIABLE, "1") };
    }
}
