//! Seals: the approval of exact content.

use redaksi_core::Error;
use redaksi_core::article::{
    Access, Article, Contributor, FieldName, FieldValue, Focus, Kind, Lead, LeadMedia, MediaId,
    Role, SourceType, Status, Zone, parse_day,
};
use redaksi_core::document::TextChange;
use redaksi_core::error::Refusal;
use redaksi_core::review::{content_hash, read_seal, sealed_content};

use crate::house::{House, time};

fn whole() -> Article {
    Article {
        slug: "siap-juru-damai".to_owned(),
        headline: "Siap \"Juru Damai\" – 😀".to_owned(),
        deck: "Teras\nbaris dua".to_owned(),
        opener: "BERITA KBB".to_owned(),
        section: "Internasional".to_owned(),
        tags: vec!["Rusia".to_owned(), "Ukraina".to_owned()],
        contributors: vec![Contributor {
            role: Role::Editor,
            name: "Miradin Syahbana Rizky".to_owned(),
        }],
        published_at: Some(time("2022-02-22T08:22:00+07:00")),
        updated_at: None,
        zone: Zone::WIB,
        embargo_until: None,
        lead: Lead {
            media: Some(LeadMedia::Elsewhere("foto.jpg".to_owned())),
            alt: "alt".to_owned(),
            caption: "keterangan".to_owned(),
            credit: "Reuters".to_owned(),
            ..Lead::default()
        },
        body: "Isi\u{200b} é.\n\nBaca Juga: Lain\n".to_owned(),
        unplaced: vec!["x".to_owned()],
        aliases: vec!["lama".to_owned()],
        former_headlines: vec!["Dulu".to_owned()],
        ..Article::default()
    }
}

/// The same with every field that came after the first seals.
fn with_later_fields() -> Article {
    let mut article = whole();
    article.kind = Kind::Opinion;
    article.access = Access::Subscriber;
    article.lead.focus = Focus::parse("0.25,1");
    article.lead.rights_until = parse_day("2026-12-31");
    article.lead.source_type = SourceType::parse("trainedAlgorithmicMedia");
    article.share = MediaId::parse(&"a".repeat(64));
    article
}

#[test]
fn the_canonical_form_and_its_hash_never_change() {
    let content = sealed_content(&whole());
    insta::assert_snapshot!("canonical_form", content);
    insta::assert_snapshot!("canonical_hash", content_hash(&content));
    // Older seals say nothing of fields that came later, and keep their hash.
    insta::assert_snapshot!(
        "canonical_form_with_later_fields",
        sealed_content(&with_later_fields())
    );
    insta::assert_snapshot!("canonical_form_of_nothing", sealed_content(&Article::default()));
}

#[test]
fn what_was_sealed_reads_back_without_what_readers_never_see() {
    for article in [whole(), with_later_fields()] {
        let read = read_seal(&sealed_content(&article)).unwrap();
        let wanted = Article {
            unplaced: Vec::new(),
            aliases: Vec::new(),
            former_headlines: Vec::new(),
            ..article
        };
        assert_eq!(read, wanted);
        assert_eq!(sealed_content(&read), sealed_content(&wanted));
    }
    let later = sealed_content(&with_later_fields());
    let unknown = later.replace("\"opinion\"", "\"horoscope\"");
    assert_ne!(unknown, later);
    assert!(read_seal(&unknown).is_err(), "a kind that only a newer program knows");
    for broken in ["", "{}", "[]", "{\"form\":2}"] {
        assert!(read_seal(broken).is_err(), "{broken}");
    }
}

#[test]
fn every_field_that_a_reader_sees_is_sealed() {
    let base = content_hash(&sealed_content(&whole()));
    let changes: [fn(&mut Article); 21] = [
        |a| a.slug.push('x'),
        |a| a.headline.push('.'),
        |a| a.deck.push(' '),
        |a| a.opener.clear(),
        |a| a.section.push('x'),
        |a| a.tags.reverse(),
        |a| a.contributors[0].role = Role::Penulis,
        |a| a.published_at = Some(time("2022-02-22T08:22:01+07:00")),
        |a| a.updated_at = a.published_at,
        |a| a.zone = Zone::WITA,
        |a| a.embargo_until = a.published_at,
        |a| a.lead.media = None,
        |a| a.lead.alt.push('x'),
        |a| a.lead.credit.push('x'),
        |a| a.kind = Kind::Satire,
        |a| a.access = Access::Subscriber,
        |a| a.lead.focus = Focus::parse("0.5,0.5"),
        |a| a.lead.rights_until = parse_day("2026-12-31"),
        |a| a.lead.source_type = SourceType::parse("digitalCapture"),
        |a| a.share = MediaId::parse(&"b".repeat(64)),
        |a| a.body = a.body.replace('\u{200b}', ""),
    ];
    for (number, change) in changes.iter().enumerate() {
        let mut article = whole();
        change(&mut article);
        assert_ne!(content_hash(&sealed_content(&article)), base, "change {number}");
    }
    let hidden: [fn(&mut Article); 3] =
        [|a| a.unplaced.clear(), |a| a.aliases.clear(), |a| a.former_headlines.clear()];
    for change in hidden {
        let mut article = whole();
        change(&mut article);
        assert_eq!(content_hash(&sealed_content(&article)), base);
    }
}

#[test]
fn a_comma_more_is_a_change_and_a_comma_less_none() {
    let mut house = House::new();
    let id = house.sealed("Judul", "Isi, dan lagi.");
    assert_eq!(house.status(id), Status::Approved);
    house.export();
    assert_eq!(house.status(id), Status::Exported);
    house.write(id, "Isi, dan, lagi.");
    assert_eq!(house.status(id), Status::Changed);
    house.room.submit(id).unwrap();
    assert_eq!(house.status(id), Status::Changed, "handed in, but what is live is not this");
    house.write(id, "Isi, dan lagi.");
    assert_eq!(house.status(id), Status::Exported, "what is there is what was approved");
    house.write(id, "Isi, dan, lagi.");
    house.approve(id);
    assert_eq!(house.status(id), Status::Approved);
    house.export();
    assert_eq!(house.status(id), Status::Exported);
    house.assert_clean();
}

#[test]
fn an_approval_names_what_was_read() {
    let mut house = House::new();
    let id = house.draft("Judul", "Isi.");
    let read = house.story(id).version;
    house.write(id, "Isi lain.");
    let fault = house.room.approve(id, Some(&read)).unwrap_err();
    assert!(matches!(fault, Error::ChangedMeanwhile), "{fault}");
    let story = house.story(id);
    assert_eq!((story.status, story.seal), (Status::Draft, None), "nothing was sealed");
    house.room.approve(id, Some(&story.version)).unwrap();
    let seal = house.story(id).seal.unwrap();
    assert_eq!(seal.hash, content_hash(&sealed_content(&house.story(id).article)));
    assert_eq!((seal.by.as_str(), seal.at), ("Rizky", house.clock.now()));
}

#[test]
fn an_approval_sees_what_another_program_wrote() {
    let mut house = House::new();
    let id = house.draft("Judul", "Isi.");
    let read = house.story(id).version;
    let mut other = house.beside("Rizky");
    other.write_body(id, "Isi lain.").unwrap();
    let fault = house.room.approve(id, Some(&read)).unwrap_err();
    assert!(matches!(fault, Error::ChangedMeanwhile), "{fault}");
}

#[test]
fn where_two_people_work_the_writer_does_not_approve() {
    let mut house = House::new();
    let id = house.draft("Judul", "Isi.");
    house.approve(id);
    let mut sari = house.beside("Sari");
    let theirs = sari.new_story("Lain").unwrap();
    sari.write_body(theirs, "Isi.").unwrap();
    let fault = sari.approve(theirs, None).unwrap_err();
    assert!(matches!(fault, Error::NotAllowed(Refusal::OwnStory)), "{fault}");
    house.room.approve(theirs, None).unwrap();
    sari.change_settings(&[("four_eyes".to_owned(), false.into())]).unwrap();
    sari.approve(theirs, None).unwrap();
    assert_eq!(sari.story(theirs).unwrap().seal.unwrap().by, "Sari");
}

#[test]
fn acts_that_make_no_sense_are_refused_with_their_reason() {
    let mut house = House::new();
    let id = house.draft("Judul", "Isi.");
    let refused = |result: redaksi_core::Result<()>| match result.unwrap_err() {
        Error::NotAllowed(refusal) => refusal,
        other => panic!("{other}"),
    };
    assert_eq!(refused(house.room.return_to_writer(id, " \n")), Refusal::NoReason);
    assert_eq!(refused(house.room.untrash(id)), Refusal::NotTrashed);
    house.room.trash(id).unwrap();
    assert_eq!(house.status(id), Status::Trashed);
    assert_eq!(refused(house.room.trash(id)), Refusal::Trashed);
    assert_eq!(refused(house.room.submit(id)), Refusal::Trashed);
    assert_eq!(refused(house.room.approve(id, None)), Refusal::Trashed);
    assert_eq!(refused(house.room.return_to_writer(id, "x")), Refusal::Trashed);
    house.room.untrash(id).unwrap();
    house.room.submit(id).unwrap();
    assert_eq!(house.status(id), Status::InReview);
    house.room.return_to_writer(id, " singkatkan ").unwrap();
    let story = house.story(id);
    assert_eq!((story.status, story.returned.as_deref()), (Status::Draft, Some("singkatkan")));
}

#[test]
fn a_return_leaves_what_was_typed_meanwhile() {
    let mut house = House::new();
    let id = house.draft("Judul", "Isi.");
    let version = house.story(id).version;
    house.room.submit(id).unwrap();
    let change = TextChange { from: 4, to: 4, insert: " Lagi.".to_owned() };
    let edited = house.room.edit_body(id, &version, &[change], 4).unwrap();
    assert!(edited.remote.is_empty(), "an act changes no text");
    assert_eq!(house.story(id).article.body, "Isi. Lagi.");
    house.set_text(id, FieldName::Deck, "Teras");
    house.set(id, FieldValue::List(FieldName::Tags, vec!["Kyiv".to_owned()]));
    assert_eq!(house.status(id), Status::InReview);
}
