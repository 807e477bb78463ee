//! A site as a whole: its files, and a newsroom that makes all of them anew.

use std::collections::BTreeMap;
use std::path::Path;

use crate::house::House;

/// Every file of a site with its bytes, but for the marker, which names the
/// tree.
pub fn files_of(site: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = crate::publishing::whole(site);
    all.remove(".redaksi");
    all
}

/// Forgets what exports made of seals, briefs and related lists: all is made
/// again from the seals.
pub fn forget_made(house: &mut House) {
    let database = rusqlite::Connection::open(house.room.folder().database()).expect("SQLite");
    let forgotten = database.execute_batch("DELETE FROM related_list; DELETE FROM brief;");
    forgotten.expect("two tables");
    drop(database);
    house.again();
}
