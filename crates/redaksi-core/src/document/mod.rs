//! A document: the one truth about an article, or about what the newsroom
//! shares, as a Loro CRDT.
//!
//! This is the only room that names `loro`. A change of any kind (typing, the
//! terminal, an import, another laptop) enters here, becomes one update, and
//! leaves as bytes for the store to keep. The room does no IO and reads no
//! clock: the time of each commit and every peer id come from outside.
//!
//! - Identity: each opening takes a fresh random peer id. One that is stored
//!   for a person or a laptop would let a restored backup diverge silently.
//!   The document itself maps peers to people ([`Author`]).
//! - Line breaks: LF only. CRLF and CR become LF at this one door.
//! - Places: edits count UTF-16 units, as editors in a web view do.

mod edit;
mod error;
mod history;
mod read;
mod settings;
mod version;
mod write;

pub use edit::{EditFault, TextChange};
pub use error::DocumentError;
pub use history::PastVersion;
pub use version::Version;

use chrono::{DateTime, Utc};
use loro::{ExportMode, LoroDoc, LoroValue, VersionVector};

/// Changes by one person within this many seconds share one entry of the
/// history; it bounds how exact the time of a past version is.
const MERGE_SECONDS: i64 = 10;

/// Roots of the document. A name that has shipped is never given another
/// meaning: documents of many years are merged.
pub(crate) mod root {
    pub(crate) const BODY: &str = "body";
    pub(crate) const FIELDS: &str = "fields";
    pub(crate) const TAGS: &str = "tags";
    pub(crate) const CONTRIBUTORS: &str = "contributors";
    pub(crate) const UNPLACED: &str = "unplaced";
    pub(crate) const ALIASES: &str = "aliases";
    pub(crate) const FORMER: &str = "former_headlines";
    pub(crate) const ACTS: &str = "acts";
    pub(crate) const PEERS: &str = "peers";
    pub(crate) const SETTINGS: &str = "settings";
}

/// Who opened a document, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The person's name.
    pub person: String,
    /// The laptop's name.
    pub laptop: String,
}

/// An open document.
#[derive(Debug)]
pub struct Document {
    doc: LoroDoc,
    author: Author,
    /// Whether this opening's peer stands in the document's list of peers.
    named: bool,
    /// What has left as updates, or came in.
    kept: VersionVector,
}

impl Document {
    /// An empty document, opened by `author` as the fresh peer `peer`.
    pub fn new(author: Author, peer: u64) -> Self {
        let doc = LoroDoc::new();
        configure(&doc, peer);
        Self { doc, author, named: false, kept: VersionVector::default() }
    }

    /// Opens a document from what the store kept, in the order of writing.
    pub fn load(updates: &[Vec<u8>], author: Author, peer: u64) -> Result<Self, DocumentError> {
        let mut document = Self::new(author, peer);
        document.import(updates)?;
        Ok(document)
    }

    /// Takes in updates from elsewhere; the same update twice changes nothing.
    pub fn import(&mut self, updates: &[Vec<u8>]) -> Result<(), DocumentError> {
        if updates.is_empty() {
            return Ok(());
        }
        let status = self.doc.import_batch(updates).map_err(DocumentError::unreadable)?;
        if status.pending.is_some_and(|pending| !pending.is_empty()) {
            return Err(DocumentError::Gap);
        }
        self.kept = self.doc.oplog_vv();
        Ok(())
    }

    /// Takes in another copy of this document and returns what of it was new,
    /// as one update, or `None` where nothing was.
    pub fn take_other(&mut self, updates: &[Vec<u8>]) -> Result<Option<Vec<u8>>, DocumentError> {
        let before = self.doc.oplog_vv();
        self.import(updates)?;
        if self.doc.oplog_vv() == before {
            return Ok(None);
        }
        let update = self.doc.export(ExportMode::updates(&before));
        update.map(Some).map_err(DocumentError::unwritable)
    }

    /// The whole document as one blob, history included.
    pub fn snapshot(&self) -> Result<Vec<u8>, DocumentError> {
        self.doc.export(ExportMode::Snapshot).map_err(DocumentError::unwritable)
    }

    /// Commits what was changed since the last commit and returns it as one
    /// update, or `None` where nothing changed. `what` names an act in the
    /// history; plain editing has none.
    pub fn commit(
        &mut self,
        at: DateTime<Utc>,
        what: Option<&str>,
    ) -> Result<Option<Vec<u8>>, DocumentError> {
        if self.doc.get_pending_txn_len() > 0 && !self.named {
            self.name_peer(&self.doc)?;
            self.named = true;
        }
        seal_commit(&self.doc, at, what);
        let now = self.doc.oplog_vv();
        if now == self.kept {
            return Ok(None);
        }
        let update =
            self.doc.export(ExportMode::updates(&self.kept)).map_err(DocumentError::unwritable)?;
        self.kept = now;
        Ok(Some(update))
    }

    /// The version of the document, as a token.
    pub fn version(&self) -> Version {
        Version::of(&self.doc.oplog_frontiers())
    }

    /// How many operations the document bears; grows with every change and
    /// is equal wherever the same changes are.
    pub fn operations(&self) -> usize {
        self.doc.len_ops()
    }

    /// How many changes the document bears: stretches of one person's work
    /// without a pause. It grows with the work, and is the number that people
    /// see as the version.
    pub fn revision(&self) -> usize {
        self.doc.len_changes()
    }

    /// Enters this opening's peer with its person, so that every change can
    /// be traced to one.
    fn name_peer(&self, doc: &LoroDoc) -> Result<(), DocumentError> {
        let who: Vec<LoroValue> =
            vec![self.author.person.as_str().into(), self.author.laptop.as_str().into()];
        doc.get_map(root::PEERS)
            .insert(&format!("{:x}", doc.peer_id()), LoroValue::from(who))
            .map_err(DocumentError::refused)
    }
}

/// Closes a commit with its time; Loro neither records nor stores it by itself.
fn seal_commit(doc: &LoroDoc, at: DateTime<Utc>, what: Option<&str>) {
    doc.set_next_commit_timestamp(at.timestamp());
    if let Some(what) = what {
        doc.set_next_commit_message(what);
    }
    doc.commit();
}

fn configure(doc: &LoroDoc, peer: u64) {
    // Loro reserves the highest id for itself.
    let peer = if peer == u64::MAX { peer - 1 } else { peer };
    doc.set_peer_id(peer).expect("a document without pending edits takes any valid peer id");
    doc.set_change_merge_interval(MERGE_SECONDS);
}

/// LF is the only line break inside a document.
pub(crate) fn line_breaks(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    }
}
