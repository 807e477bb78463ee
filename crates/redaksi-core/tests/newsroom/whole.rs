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
    forget(house, "DELETE FROM related_list; DELETE FROM brief;");
    house.again();
}

/// Forgets what the last export left for one that finds nothing moved.
pub fn forget_left(house: &House) {
    forget(house, "DELETE FROM export_left;");
}

fn forget(house: &House, sql: &str) {
    let database = rusqlite::Connection::open(house.room.folder().database()).expect("SQLite");
    database.execute_batch(sql).expect("tables that there are");
}
