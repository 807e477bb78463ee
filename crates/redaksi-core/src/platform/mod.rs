//! What differs between operating systems and file systems, and nothing else.
//!
//! Every `cfg` on an operating system stands in this folder. It knows files
//! and folders, but not what a newsroom keeps in them.

mod cores;
mod disk;
mod fault;
mod host;
mod link;
mod memory;
mod place;
mod rename;
mod stamp;
mod swap;
mod write;

pub(crate) use cores::{cores, on_all_cores};
pub use disk::{Disk, SystemDisk};
pub use fault::{FileError, IoFault};
pub use host::host_name;
pub use link::{Placed, hard_link_or_copy};
pub use memory::use_small_pages;
pub use place::{available_space, is_network, looks_synced};
pub use rename::rename_new;
pub use stamp::{Identity, Stamp, identity, stands};
pub use swap::{Swapped, exchange};
pub use write::{atomic_write, sync_dir};
