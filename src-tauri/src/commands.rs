//! One adapter for each command of the contract, made from its list.
//!
//! An adapter decides nothing: it takes the request off the wire, runs the
//! command on the blocking pool, so that the window's thread never waits, and
//! puts the reply on the wire. A panic becomes an error with code `bug`.

use redaksi_api::Desk;
use redaksi_api::wire::*;
use tauri::{Runtime, State};

use crate::Shell;
use crate::crash;

/// Runs `command` away from the window's thread.
async fn run<Request, Reply>(
    shell: State<'_, Shell>,
    request: Request,
    command: fn(&Desk, Request) -> Result<Reply, WireError>,
) -> Result<Reply, WireError>
where
    Request: Send + 'static,
    Reply: Send + 'static,
{
    let desk = shell.desk.clone();
    match tauri::async_runtime::spawn_blocking(move || command(&desk, request)).await {
        Ok(reply) => reply,
        // The hook of `crash` has kept the reason.
        Err(_panicked) => Err(crash::as_error(&shell.dir, shell.language())),
    }
}

/// Makes an adapter for each `name: Request => Reply`, and what Tauri needs to
/// reach them.
macro_rules! adapters {
    ($($name:ident: $request:ty => $reply:ty),* $(,)?) => {
        $(
            #[doc = concat!("Adapter of the command `", stringify!($name), "`.")]
            #[tauri::command]
            async fn $name(
                shell: State<'_, Shell>,
                request: $request,
            ) -> Result<$reply, WireError> {
                run(shell, request, redaksi_api::commands::$name).await
            }
        )*

        /// Sends each call from the window to its adapter.
        pub fn invoke_handler<R: Runtime>()
        -> impl Fn(tauri::ipc::Invoke<R>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name),*]
        }

        /// The names of all commands, in the contract's order.
        #[cfg(test)]
        pub const NAMES: &[&str] = &[$(stringify!($name)),*];
    };
}

redaksi_api::for_each_command!(adapters);

#[cfg(test)]
mod tests {
    use super::NAMES;

    /// The window may call what `permissions/commands.toml` names, and that is
    /// exactly the contract.
    #[test]
    fn the_permission_names_every_command_and_no_other() {
        let permission = include_str!("../permissions/commands.toml");
        let listed: Vec<&str> = permission
            .lines()
            .filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\","))
            .collect();
        assert_eq!(listed, NAMES);
    }
}
