//! One window holds a newsroom; the terminal works beside it.

use redaksi_core::Error;

use crate::house::House;

#[test]
fn a_second_window_is_kept_out_until_the_first_lets_go() {
    let mut house = House::new();
    let beside = house.beside("Sari");
    let held = house.room.hold_window().unwrap();
    assert!(held.keeps_out(), "the first window holds the newsroom");
    assert!(
        matches!(beside.hold_window(), Err(Error::Busy(_))),
        "a second window is told that the newsroom is held"
    );
    let id = house.draft("Tetap bisa ditulis", "Isi.");
    assert_eq!(house.story(id).article.body, "Isi.", "the lock keeps no writer out");
    drop(held);
    assert!(beside.hold_window().unwrap().keeps_out(), "the next window may have it");
}
