//! `cargo xtask bindings`: the UI's types of the contract, written anew.

use crate::cargo;

/// Writes `ui/src/port/bindings.ts` from the contract and says so.
pub fn bindings() -> Result<(), String> {
    cargo::write_bindings()?;
    println!("ui/src/port/bindings.ts is that of the contract");
    Ok(())
}
