//! Every fault has a code of the contract and a sentence in both languages.

use std::path::PathBuf;

use redaksi_api::core::article::{FieldName, FieldValue, Problem, Severity, Zone};
use redaksi_api::core::error::{Error, Refusal, Unreadable};
use redaksi_api::core::export::modules::Key;
use redaksi_api::core::export::plan::Reason;
use redaksi_api::core::lang::Lang;
use redaksi_api::core::newsroom::Settings;
use redaksi_api::sentences::{code, sentence, why};
use redaksi_api::{commands as command, wire::Nothing};
use serde_json::json;

use crate::Room;

/// The codes of the contract (`docs/cli.md`).
const CODES: [&str; 18] = [
    "disk-full",
    "read-only",
    "newer-newsroom",
    "damaged-newsroom",
    "newsroom-busy",
    "not-found",
    "bad-value",
    "missing-media",
    "theme-error",
    "unreadable-file",
    "refused-archive",
    "not-allowed",
    "blocked",
    "usage",
    "version-mismatch",
    "changed-meanwhile",
    "cancelled",
    "bug",
];

fn faults() -> Vec<Error> {
    let path = || PathBuf::from("/redaksi/berkas");
    let cause = || "sebab".into();
    let mut faults = vec![
        Error::ArticleNotFound("judul".to_owned()),
        Error::NoNewsroom(path()),
        Error::FolderTaken(path()),
        Error::FileNotFound(path()),
        Error::Busy(None),
        Error::DiskFull(cause()),
        Error::ReadOnly(cause()),
        Error::Newer { found: 9, supported: 1 },
        Error::Damaged { what: "halaman 3".to_owned(), source: cause() },
        Error::MissingMedia("abc".to_owned()),
        Error::Blocked(vec![Problem::new(Severity::Blocker, "body-empty")]),
        Error::VersionMismatch,
        Error::ChangedMeanwhile,
        Error::OutOfRange { edit: 7 },
        Error::Cancelled,
        Error::Io { path: path(), source: std::io::Error::other("rusak") },
        Error::Bug("salah".to_owned()),
    ];
    for why in [
        Unreadable::UnknownKind,
        Unreadable::NotText,
        Unreadable::NotAPicture,
        Unreadable::DamagedPicture,
        Unreadable::OddPicture,
        Unreadable::Animated,
        Unreadable::TooLarge,
        Unreadable::Empty,
        Unreadable::NotABackup,
        Unreadable::NotAReport,
        Unreadable::NotAFeed,
        Unreadable::Broken,
        Unreadable::NotAFile,
    ] {
        faults.push(Error::UnreadableFile { path: path(), why });
    }
    for refusal in [
        Refusal::OwnStory,
        Refusal::Live,
        Refusal::Trashed,
        Refusal::NotTrashed,
        Refusal::Retracted,
        Refusal::NoReason,
        Refusal::NotSealed,
        Refusal::OutInsideNewsroom,
    ] {
        faults.push(Error::NotAllowed(refusal));
    }
    faults
}

#[test]
fn every_fault_has_a_code_and_two_sentences() {
    for fault in faults() {
        assert!(CODES.contains(&code(&fault)), "{fault:?} has the code {}", code(&fault));
        let (id, en) = (sentence(&fault, Lang::Id), sentence(&fault, Lang::En));
        assert_ne!(id, en, "{fault:?}");
        for text in [&id, &en] {
            assert!(text.ends_with('.') && text.len() > 30, "{fault:?}: {text}");
            assert!(text.matches(". ").count() + text.matches("; ").count() >= 1, "{text}");
        }
    }
}

#[test]
fn what_a_setting_takes_is_said_in_both_languages() {
    let room = Room::new();
    let keys = command::settings(&room.desk, Nothing {}).unwrap().settings;
    let mut takes_seen = std::collections::BTreeSet::new();
    let unfit = json!({"bukan": ["nilai"]});
    for key in keys.keys().map(String::as_str).chain(["tidak.ada"]) {
        let fault = Settings::check(key, &unfit).unwrap_err();
        let Error::BadValue { takes, .. } = &fault else { panic!("{key}: {fault}") };
        let (id, en) = (sentence(&fault, Lang::Id), sentence(&fault, Lang::En));
        assert!(en.contains(takes), "{key}: {en}");
        assert!(!id.contains(takes), "{key} is not said in Indonesian: {id}");
        takes_seen.insert(*takes);
    }
    assert!(takes_seen.len() >= 8, "the kinds of values differ: {takes_seen:?}");
}

#[test]
fn what_a_field_takes_is_said_in_both_languages() {
    let unfit = json!({"bukan": "nilai"});
    let broken = json!("dua\nbaris");
    for field in FieldName::ALL {
        let mut refused = 0;
        for value in [&unfit, &broken] {
            let Err(fault) = FieldValue::from_json(field, value, Zone::WIB) else { continue };
            refused += 1;
            let redaksi_api::core::article::FieldError::Unfit { takes, .. } = &fault else {
                panic!("{field:?}: {fault}")
            };
            let takes = *takes;
            let fault = Error::from(fault);
            let (id, en) = (sentence(&fault, Lang::Id), sentence(&fault, Lang::En));
            assert!(en.contains(takes), "{field:?}: {en}");
            assert!(!id.contains(takes), "{field:?} is not said in Indonesian: {id}");
        }
        assert!(refused > 0, "{field:?} takes anything");
    }
}

#[test]
fn why_a_file_is_touched_is_said_in_both_languages() {
    let all = [
        Reason::New,
        Reason::Content,
        Reason::Link(None),
        Reason::Headline(None),
        Reason::Photo,
        Reason::Notice,
        Reason::Moved,
        Reason::Neighbour,
        Reason::List(None),
        Reason::Module(Key::Latest),
        Reason::Home,
        Reason::Theme,
        Reason::Setting("name".to_owned()),
        Reason::Site,
        Reason::Program,
        Reason::Altered,
        Reason::Full,
        Reason::Back,
        Reason::Same,
        Reason::Unwanted,
    ];
    for reason in all {
        let one = [reason];
        assert_ne!(why(&one, Lang::Id), why(&one, Lang::En));
    }
    let both = why(&[Reason::Content, Reason::Module(Key::Latest)], Lang::En);
    assert_eq!(both, "content changed; module changed: latest");
}
