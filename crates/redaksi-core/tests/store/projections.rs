//! Projections: the status in SQL is the one of the model, and what differs
//! from the documents is named and mended.

use redaksi_core::Error;
use redaksi_core::article::{Act, ActKind, ArticleId, FieldName, FieldValue, Status, Workflow};
use redaksi_core::newsroom::{PageRequest, WhichPage};
use redaksi_core::store::{
    ArticleRecord, ExportRecord, Filter, Projected, SearchText, Store, StoreError,
};
use rusqlite::Connection;

use crate::house::{House, time};

/// A story's row with these facts.
fn projected(id: &str, flow: &Workflow, content: &str) -> Projected {
    let record = ArticleRecord {
        id: id.to_owned(),
        slug: id.to_owned(),
        headline: id.to_owned(),
        section: "Dunia".to_owned(),
        published_at: None,
        changed_at: "2022-02-22T01:22:00.000Z".to_owned(),
        zone: "Asia/Jakarta".to_owned(),
        embargo_until: None,
        trashed: flow.trashed,
        retracted: flow.retracted.is_some(),
        submitted: flow.submitted,
        seal: flow.seal.as_ref().map(|seal| seal.hash.clone()),
        content: content.to_owned(),
        words: 0,
        blockers: 0,
        warnings: 0,
    };
    Projected {
        made_from: 1,
        record,
        headline_key: id.to_owned(),
        lead_media: None,
        notices: "[]".to_owned(),
        tombstone: None,
        aliases: vec!["lama.html".to_owned()],
        tags: vec!["Kyiv".to_owned()],
        contributors: Vec::new(),
        names: Vec::new(),
        links: Vec::new(),
        search: SearchText::default(),
    }
}

/// Every combination of acts that decides about a status.
fn combinations() -> Vec<Workflow> {
    let act = |kind| Act { kind, by: "Rizky".to_owned(), at: time("2022-02-22T08:00:00Z") };
    let mut flows = Vec::new();
    for bits in 0..16_u8 {
        let mut acts = Vec::new();
        if bits & 1 != 0 {
            acts.push(act(ActKind::Approve { hash: "segel".to_owned() }));
        }
        if bits & 2 != 0 {
            acts.push(act(ActKind::Submit));
        }
        if bits & 4 != 0 {
            acts.push(act(ActKind::Trash));
        }
        if bits & 8 != 0 {
            acts.push(act(ActKind::Retract { why: "keliru".to_owned() }));
        }
        flows.push(Workflow::of(&acts));
    }
    flows
}

#[test]
fn the_status_in_sql_is_the_status_of_the_model() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("newsroom.db"), true).unwrap();
    // Nowhere live, live with this seal, live with an older one, or both.
    let exports: [&[&str]; 4] = [&[], &["segel"], &["lama"], &["lama", "segel"]];
    let mut wanted: Vec<(String, Status)> = Vec::new();
    let mut live: Vec<Vec<ExportRecord>> = vec![Vec::new(); 2];
    for (f, flow) in combinations().iter().enumerate() {
        for (e, seals) in exports.iter().enumerate() {
            for content in ["segel", "lain"] {
                let id = format!("{f:02}-{e}-{content}");
                for (target, seal) in seals.iter().enumerate() {
                    let seal = (*seal).to_owned();
                    let record = ExportRecord { article: id.clone(), seal, path: id.clone() };
                    live[target].push(record);
                }
                store.write(|tables| tables.put_article(&projected(&id, flow, content))).unwrap();
                wanted.push((id, flow.status(content, seals.contains(&"segel"))));
            }
        }
    }
    for (target, records) in live.iter().enumerate() {
        let name = format!("/situs/{target}");
        store
            .write(|tables| tables.record_live(&name, records, "2022-02-22T01:22:00.000Z"))
            .unwrap();
    }
    let tables = store.read();
    for (id, status) in &wanted {
        let rows = tables.rows(std::slice::from_ref(id)).unwrap();
        assert_eq!(rows[0].1, status.as_str(), "{id}");
    }
    let counts = tables.counts().unwrap();
    for status in Status::ALL {
        let mut ids: Vec<&String> =
            wanted.iter().filter(|(_, of)| *of == status).map(|(id, _)| id).collect();
        ids.sort();
        assert!(!ids.is_empty(), "the table reaches {status:?}");
        let filter = Filter { status: Some(status.as_str().to_owned()), ..Filter::default() };
        let rows = tables.list(&filter, 0, 0).unwrap();
        let mut listed: Vec<&String> = rows.iter().map(|(record, ..)| &record.id).collect();
        listed.sort();
        assert_eq!(listed, ids, "the queue {status:?}");
        let count = u32::try_from(ids.len()).unwrap();
        assert_eq!(tables.count(&filter).unwrap(), count);
        assert!(counts.by_status.contains(&(status.as_str().to_owned(), count)));
    }
}

#[test]
fn a_list_leaves_out_the_bin_and_keeps_to_section_and_tag() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("newsroom.db"), true).unwrap();
    let open = Workflow::default();
    let thrown = Workflow { trashed: true, ..Workflow::default() };
    store
        .write(|tables| {
            for n in 0..5 {
                let mut made = projected(&format!("s{n}"), &open, "isi");
                made.record.changed_at = format!("2022-02-22T01:22:0{n}.000Z");
                if n == 3 {
                    made.tags.clear();
                    made.record.section = "Jawa".to_owned();
                }
                tables.put_article(&made)?;
            }
            tables.put_article(&projected("s9", &thrown, "isi"))
        })
        .unwrap();
    let tables = store.read();
    let ids = |filter: &Filter, offset, limit| -> Vec<String> {
        let rows = tables.list(filter, offset, limit).unwrap();
        rows.into_iter().map(|(record, ..)| record.id).collect()
    };
    let all = Filter::default();
    assert_eq!(ids(&all, 0, 0), ["s4", "s3", "s2", "s1", "s0"], "newest change first");
    assert_eq!(ids(&all, 1, 2), ["s3", "s2"]);
    assert_eq!(tables.count(&all).unwrap(), 5);
    let section = Filter { section: Some("Jawa".to_owned()), ..Filter::default() };
    assert_eq!(ids(&section, 0, 0), ["s3"]);
    let tag = Filter { tag: Some("Kyiv".to_owned()), ..Filter::default() };
    assert_eq!(ids(&tag, 0, 0), ["s4", "s2", "s1", "s0"]);
    let sections = tables.counts().unwrap().by_section;
    assert_eq!(sections, [("Dunia".to_owned(), 4), ("Jawa".to_owned(), 1)]);
}

/// What `verify` names, by code and text.
fn found(house: &mut House) -> Vec<(&'static str, String)> {
    let faults = house.room.verify().expect("verify runs");
    faults.into_iter().map(|(_, problem)| (problem.code, problem.text)).collect()
}

fn newsroom() -> House {
    let mut house = House::new();
    let one = house.sealed("Berita Satu", "Isi.\n\nBaca Juga: Berita Dua\n");
    let tags = vec!["Kyiv".to_owned()];
    house.set(one, FieldValue::List(FieldName::Tags, tags));
    house.sealed("Berita Dua", "Isi.");
    house.room.rest().expect("projections catch up");
    house.assert_clean();
    house
}

#[test]
fn a_projection_that_is_not_what_its_document_says_is_named_and_mended() {
    let spoils = [
        ("article", "UPDATE article SET headline = 'Palsu' WHERE slug = 'berita-satu'"),
        ("article", "UPDATE article SET trashed = 1 WHERE slug = 'berita-satu'"),
        ("article_tag", "UPDATE article_tag SET tag = 'Moskwa'"),
        ("article_name", "DELETE FROM article_name WHERE name = 'berita dua'"),
        ("link", "UPDATE link SET label = 'Palsu' WHERE sealed = 0"),
        ("search", "DELETE FROM search WHERE rowid = 1"),
    ];
    for (part, sql) in spoils {
        let mut house = newsroom();
        let connection = Connection::open(house.room.folder().database()).unwrap();
        assert!(connection.execute(sql, []).unwrap() > 0, "{sql}");
        drop(connection);
        let wanted = ("projection-differs", part.to_owned());
        assert_eq!(found(&mut house), [wanted], "{sql}");
        house.room.rebuild().unwrap();
        house.assert_clean();
    }
}

#[test]
fn a_projection_that_is_only_behind_is_caught_up_at_the_next_opening() {
    let mut house = newsroom();
    let connection = Connection::open(house.room.folder().database()).unwrap();
    connection.execute("UPDATE article SET made_from = 0, headline = 'Dulu'", []).unwrap();
    drop(connection);
    house.again();
    house.assert_clean();
    assert_eq!(house.room.list(&Filter::default(), 0, 0).unwrap().total, 2);
}

#[test]
fn a_row_that_somebody_took_away_is_named_even_after_it_was_made_anew() {
    let mut house = newsroom();
    let id = house.room.find("berita-satu").unwrap();
    let connection = Connection::open(house.room.folder().database()).unwrap();
    connection.execute("DELETE FROM article WHERE slug = 'berita-satu'", []).unwrap();
    drop(connection);
    house.again();
    assert_eq!(house.room.find("berita-satu").unwrap(), id, "it is there again");
    let wanted = ("projection-differs", "article".to_owned());
    assert_eq!(found(&mut house), [wanted]);
    house.room.rebuild().unwrap();
    house.assert_clean();
}

#[test]
fn altered_and_lost_updates_are_told_apart_and_name_their_story() {
    for (code, sql) in [
        ("update-altered", "UPDATE document_update SET bytes = x'00' WHERE seq = ?1"),
        ("update-lost", "DELETE FROM document_update WHERE seq = ?1"),
    ] {
        let mut house = newsroom();
        let id = house.room.find("berita-satu").unwrap();
        let connection = Connection::open(house.room.folder().database()).unwrap();
        let seq: i64 = connection
            .query_row(
                "SELECT min(seq) + 1 FROM document_update WHERE document = ?1",
                [id.to_string()],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(connection.execute(sql, [seq]).unwrap(), 1);
        drop(connection);
        let faults = house.room.verify().unwrap();
        assert!(
            faults.iter().any(|(of, problem)| *of == Some(id) && problem.code == code),
            "{code}: {faults:?}"
        );
    }
}

#[test]
fn seals_that_were_altered_or_are_gone_are_named() {
    let mut house = newsroom();
    let id = house.room.find("berita-dua").unwrap();
    let hash = house.story(id).seal.unwrap().hash;
    let connection = Connection::open(house.room.folder().database()).unwrap();
    let content: String = connection
        .query_row("SELECT content FROM seal WHERE hash = ?1", [&hash], |row| row.get(0))
        .unwrap();
    let forged = content.replace("Isi.", "Palsu.");
    connection.execute("UPDATE seal SET content = ?2 WHERE hash = ?1", [&hash, &forged]).unwrap();
    assert_eq!(found(&mut house), [("seal-altered", hash.clone())]);
    connection.execute("DELETE FROM seal WHERE hash = ?1", [&hash]).unwrap();
    assert_eq!(found(&mut house), [("seal-missing", hash)]);
    let missing = sealed_page(&mut house, id);
    assert!(matches!(missing, Error::Damaged { .. }), "{missing}");
}

/// The fault of asking for a sealed page.
fn sealed_page(house: &mut House, id: ArticleId) -> Error {
    let now = house.room.now();
    let request = PageRequest { id, which: WhichPage::Number(1), sealed: true, now };
    house.room.page(&request).expect_err("a seal that is gone has no page")
}

#[test]
fn the_same_content_is_kept_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::create(&folder.path().join("newsroom.db"), true).unwrap();
    store
        .write(|tables| {
            tables.keep_seal("a", "satu")?;
            tables.keep_seal("a", "dua")?;
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert_eq!(store.read().seals().unwrap(), [("a".to_owned(), "satu".to_owned())]);
}
