//! What becomes of a story after its approval: notices and withdrawals.

use redaksi_core::Error;
use redaksi_core::article::{ArticleId, FieldName, FieldValue, NoticeKind, Status};
use redaksi_core::error::Refusal;
use redaksi_core::related::LinkState;
use redaksi_core::review::{notices_from_json, notices_to_json, updated_at};
use redaksi_core::store::{Projected, Store};

use crate::house::{House, time};

const HOSTILE: &str = "</script><script>alert(1)</script> {{ 7 * 7 }} {% raw %} \" & '";

fn projected(house: &mut House, id: ArticleId) -> Projected {
    house.status(id);
    let store = Store::open(&house.room.folder().database(), true).unwrap();
    store.read().projected(&id.to_string()).unwrap().unwrap()
}

fn refusal(result: redaksi_core::Result<()>) -> Refusal {
    match result.unwrap_err() {
        Error::NotAllowed(refusal) => refusal,
        other => panic!("{other}"),
    }
}

#[test]
fn a_notice_is_told_with_its_time_beside_the_seal_that_is_live() {
    let mut house = House::new();
    let id = house.sealed("Judul", "Isi.");
    let seal = house.story(id).seal;
    house.export();
    house.clock.wait(3_600);
    let at = house.clock.now();
    house.room.correct(id, NoticeKind::Ralat, " Nama yang benar Siti.\r\nMaaf. ", None).unwrap();
    house.clock.wait(60);
    house.room.correct(id, NoticeKind::Pembaruan, HOSTILE, None).unwrap();
    let story = house.story(id);
    assert_eq!(story.seal, seal, "a notice needs no new seal");
    assert_eq!(story.status, Status::Exported, "and the text is what was sealed");
    let told: Vec<_> =
        story.notices.iter().map(|n| (n.kind, n.text.as_str(), n.by.as_str())).collect();
    assert_eq!(
        told,
        [
            (NoticeKind::Ralat, "Nama yang benar Siti.\nMaaf.", "Rizky"),
            (NoticeKind::Pembaruan, HOSTILE, "Rizky"),
        ]
    );
    assert_eq!(story.notices[0].at, at);
    let kept = projected(&mut house, id);
    assert_eq!(notices_from_json(&kept.notices), story.notices, "the tables say the same");
    assert_eq!(updated_at(None, &story.notices), Some(story.notices[1].at));
    let later = Some(time("2030-01-01T00:00:00Z"));
    assert_eq!(updated_at(later, &story.notices), later);
    assert_eq!(updated_at(None, &[]), None);
    let history = house.room.history(id).unwrap();
    let what: Vec<_> = history.iter().filter_map(|(past, _)| past.what.as_deref()).collect();
    assert_eq!(what, ["new", "approve", "correct", "correct"]);
    house.assert_clean();
    house.room.rebuild().unwrap();
    assert_eq!(projected(&mut house, id).notices, kept.notices);
}

#[test]
fn only_approved_stories_get_notices_and_only_with_a_text_that_readers_can_read() {
    let mut house = House::new();
    let draft = house.draft("Konsep", "Isi.");
    let id = house.sealed("Judul", "Isi.");
    let ralat = NoticeKind::Ralat;
    assert_eq!(refusal(house.room.correct(draft, ralat, "x", None)), Refusal::NotSealed);
    assert_eq!(refusal(house.room.retract(draft, "x")), Refusal::NotSealed);
    assert_eq!(refusal(house.room.retract(id, " \n")), Refusal::NoReason);
    let long = "a".repeat(5_001);
    for bad in ["", " \n ", "\u{200b}", "a\0b", "a\u{7}", "salah \u{202e}arah", "\u{fffd}a", &long]
    {
        for result in [house.room.correct(id, ralat, bad, None), house.room.retract(id, bad)] {
            let fault = result.unwrap_err();
            let fits =
                matches!(fault, Error::BadValue { .. } | Error::NotAllowed(Refusal::NoReason));
            assert!(fits, "{bad:?}: {fault}");
        }
    }
    let fault = house.room.correct(id, NoticeKind::Pencabutan, "x", None).unwrap_err();
    assert!(matches!(fault, Error::BadValue { .. }), "a withdrawal is an act of its own: {fault}");
    let fault = house.room.correct(id, ralat, "x", Some(id)).unwrap_err();
    assert!(matches!(fault, Error::BadValue { .. }), "no story answers itself: {fault}");
    let nobody = ArticleId::from_parts(1, 1);
    let fault = house.room.correct(id, ralat, "x", Some(nobody)).unwrap_err();
    assert!(matches!(fault, Error::ArticleNotFound(_)), "{fault}");
    let story = house.story(id);
    assert_eq!((story.status, story.notices.len()), (Status::Approved, 0), "nothing was changed");
    house.room.trash(id).unwrap();
    assert_eq!(refusal(house.room.correct(id, ralat, "x", None)), Refusal::Trashed);
    assert_eq!(refusal(house.room.retract(id, "x")), Refusal::Trashed);
}

#[test]
fn where_four_eyes_are_wanted_the_writer_tells_readers_nothing_alone() {
    let mut house = House::new();
    let mut sari = house.beside("Sari");
    let theirs = sari.new_story("Tulisan Sari").unwrap();
    sari.write_body(theirs, "Isi.").unwrap();
    house.room.submit(theirs).unwrap();
    house.room.approve(theirs, None).unwrap();
    assert_eq!(refusal(sari.correct(theirs, NoticeKind::Ralat, "x", None)), Refusal::OwnStory);
    assert_eq!(refusal(sari.retract(theirs, "x")), Refusal::OwnStory);
    house.room.correct(theirs, NoticeKind::Ralat, "x", None).unwrap();
    house.room.retract(theirs, "Sumbernya palsu.").unwrap();
    let notices = sari.story(theirs).unwrap().notices;
    assert_eq!(notices.len(), 2);
    assert!(notices.iter().all(|notice| notice.by == "Rizky"));
}

#[test]
fn a_reply_of_its_own_is_known_from_both_sides() {
    let mut house = House::new();
    let about = house.sealed("Pabrik Cemari Sungai", "Isi.");
    let other = house.sealed("Sungai Keruh", "Isi.");
    let reply = house.sealed("Hak Jawab PT Tirta", "Isi.");
    let kind = NoticeKind::HakJawab;
    house.room.correct(about, kind, "PT Tirta menyampaikan hak jawab.", Some(reply)).unwrap();
    house.room.correct(other, kind, "Lihat hak jawab.", Some(reply)).unwrap();
    house.room.correct(other, kind, "Lihat lagi.", Some(reply)).unwrap();
    assert_eq!(house.story(about).notices[0].link, Some(reply));
    assert_eq!(house.story(reply).answers, [(about, kind), (other, kind)]);
    assert_eq!(house.story(about).answers, []);
    house.room.trash(other).unwrap();
    assert_eq!(house.story(reply).answers, [(about, kind)], "the bin holds no one up");
    house.assert_clean();
}

#[test]
fn a_withdrawn_story_stays_withdrawn_and_can_still_be_corrected() {
    let mut house = House::new();
    let id = house.sealed("Judul Lama", "Isi.");
    let holder = house.sealed("Pemegang", &format!("Lihat [itu](article:{id}).\n"));
    house.export();
    let seal = house.story(id).seal.unwrap();
    house.clock.wait(60);
    house.room.retract(id, "Narasumbernya tidak pernah berkata demikian.").unwrap();
    let story = house.story(id);
    assert_eq!(story.status, Status::Retracted);
    assert_eq!(story.notices[0].kind, NoticeKind::Pencabutan);
    assert_eq!(story.notices[0].text, "Narasumbernya tidak pernah berkata demikian.");
    assert_eq!(house.story(holder).links[0].state, LinkState::Retracted);
    assert_eq!(house.link_faults(holder), ["link-retracted"], "whoever cites it is warned");
    for result in [
        house.room.retract(id, "Lagi."),
        house.room.approve(id, None),
        house.room.submit(id),
        house.room.return_to_writer(id, "x"),
        house.room.trash(id),
    ] {
        assert_eq!(refusal(result), Refusal::Retracted);
    }
    house.room.correct(id, NoticeKind::Klarifikasi, "Nama narasumber: Siti.", None).unwrap();
    assert_eq!(house.story(id).notices.len(), 2);
    // What is written on afterwards is nobody's business.
    house.set_text(id, FieldName::Headline, "Judul Baru");
    assert_eq!(projected(&mut house, id).tombstone, Some(seal.hash));
    house.assert_clean();
}

#[test]
fn the_page_that_is_left_is_of_the_last_seal_that_readers_could_see() {
    let mut house = House::new();
    let embargo = |house: &mut House, id, at: &str| {
        house.set(id, FieldValue::Instant(FieldName::EmbargoUntil, Some(time(at))));
    };
    // Never out: nothing may be left of it, not even its headline.
    let secret = house.draft("Rahasia", "Isi.");
    embargo(&mut house, secret, "2022-02-23T06:00:00+07:00");
    house.approve(secret);
    house.room.retract(secret, "Batal.").unwrap();
    assert_eq!(projected(&mut house, secret).tombstone, None);
    // Scheduled and withdrawn before: the same.
    let planned = house.draft("Terjadwal", "Isi.");
    let later =
        FieldValue::Instant(FieldName::PublishedAt, Some(time("2022-02-23T06:00:00+07:00")));
    house.set(planned, later);
    house.approve(planned);
    house.room.retract(planned, "Batal.").unwrap();
    assert_eq!(projected(&mut house, planned).tombstone, None);
    // Out, then sealed anew under an embargo: the seal that was out.
    let twice = house.sealed("Judul Pertama", "Isi.");
    let first = house.story(twice).seal.unwrap().hash;
    house.set_text(twice, FieldName::Headline, "Judul Kedua yang Rahasia");
    embargo(&mut house, twice, "2022-02-23T06:00:00+07:00");
    house.approve(twice);
    assert_ne!(house.story(twice).seal.unwrap().hash, first);
    house.room.retract(twice, "Keliru.").unwrap();
    assert_eq!(projected(&mut house, twice).tombstone, Some(first));
    // Once the embargo is over the newest seal is what readers saw.
    let over = house.sealed("Judul Pertama Juga", "Isi.");
    house.set_text(over, FieldName::Headline, "Judul Kedua Juga");
    embargo(&mut house, over, "2022-02-23T06:00:00+07:00");
    house.approve(over);
    house.clock.set("2022-02-23T06:00:00+07:00");
    house.room.retract(over, "Keliru.").unwrap();
    let newest = house.story(over).seal.unwrap().hash;
    assert_eq!(projected(&mut house, over).tombstone, Some(newest));
    // Never withdrawn.
    let usual = house.sealed("Biasa", "Isi.");
    assert_eq!(projected(&mut house, usual).tombstone, None);
    house.assert_clean();
}

#[test]
fn two_laptops_that_tell_readers_apart_agree_after_a_merge() {
    let mut house = House::new();
    let id = house.sealed("Judul", "Isi.");
    let mut sari = house.copy("laptop-sari", "Sari");
    house.clock.wait(60);
    house.room.correct(id, NoticeKind::Ralat, "Dari Rizky.", None).unwrap();
    house.room.retract(id, "Alasan Rizky.").unwrap();
    sari.change_settings(&[("four_eyes".to_owned(), false.into())]).unwrap();
    sari.correct(id, NoticeKind::Koreksi, "Dari Sari.", None).unwrap();
    house.clock.wait(60);
    sari.retract(id, "Alasan Sari.").unwrap();
    let (here, there) = (house.dir(), sari.folder().path().to_owned());
    house.room.merge(&there).unwrap();
    sari.merge(&here).unwrap();
    let (one, two) = (house.story(id), sari.story(id).unwrap());
    assert_eq!(one.notices, two.notices);
    let texts: Vec<&str> = one.notices.iter().map(|notice| notice.text.as_str()).collect();
    assert_eq!(texts.len(), 4, "nothing that anybody told is lost: {texts:?}");
    assert_eq!(texts[3], "Alasan Sari.");
    assert_eq!(one.status, Status::Retracted);
    let kept = projected(&mut house, id);
    let store = Store::open(&sari.folder().database(), true).unwrap();
    let theirs = store.read().projected(&id.to_string()).unwrap().unwrap();
    assert_eq!((kept.notices, kept.tombstone), (theirs.notices, theirs.tombstone));
    house.assert_clean();
}

#[test]
fn what_is_no_kept_form_gives_no_notices() {
    for broken in ["", "{}", "[1]", "[{\"kind\":\"entah\",\"text\":\"\",\"at\":\"\",\"by\":\"\"}]"]
    {
        assert_eq!(notices_from_json(broken), [], "{broken}");
    }
    assert_eq!(notices_to_json(&[]), "[]");
}
