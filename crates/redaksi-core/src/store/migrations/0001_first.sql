-- The documents, and what Loro wrote of each, in order.
CREATE TABLE document (
    id    TEXT PRIMARY KEY,   -- an article's ULID, or 'newsroom'
    head  INTEGER NOT NULL,   -- seq of the newest update
    chain BLOB    NOT NULL    -- the newest update's chain digest
) STRICT;

CREATE TABLE document_update (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    document TEXT NOT NULL REFERENCES document (id),
    bytes    BLOB NOT NULL,
    digest   BLOB NOT NULL,   -- SHA-256 of bytes
    chain    BLOB NOT NULL    -- SHA-256 of the chain before, then digest
) STRICT;
CREATE INDEX document_update_by_document ON document_update (document, seq);

-- What was approved, kept by the hash of its canonical form.
CREATE TABLE seal (
    hash    TEXT PRIMARY KEY,
    content TEXT NOT NULL
) STRICT;

-- Pictures: their bytes lie in media/, named by their digest.
CREATE TABLE media (
    id     TEXT PRIMARY KEY,  -- SHA-256, hexadecimal
    mime   TEXT NOT NULL,
    width  INTEGER NOT NULL,
    height INTEGER NOT NULL,
    size   INTEGER NOT NULL,
    name   TEXT NOT NULL,     -- the file name it came with
    added  TEXT NOT NULL
) STRICT;

-- Projections of articles. `made_from` is the document's head then.
CREATE TABLE article (
    number        INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    made_from     INTEGER NOT NULL,
    projection    INTEGER NOT NULL,
    slug          TEXT NOT NULL,
    headline      TEXT NOT NULL,
    headline_key  TEXT NOT NULL,
    section       TEXT NOT NULL,
    published_at  TEXT,
    changed_at    TEXT NOT NULL,
    zone          TEXT NOT NULL,
    embargo_until TEXT,
    trashed       INTEGER NOT NULL,
    retracted     INTEGER NOT NULL,
    submitted     INTEGER NOT NULL,
    seal          TEXT,
    content       TEXT NOT NULL,
    words         INTEGER NOT NULL,
    blockers      INTEGER NOT NULL,
    warnings      INTEGER NOT NULL,
    lead_media    TEXT
) STRICT;
CREATE INDEX article_by_slug ON article (slug);
CREATE INDEX article_by_headline ON article (headline_key);
CREATE INDEX article_by_change ON article (changed_at DESC);
CREATE INDEX article_by_section ON article (section);

CREATE TABLE article_tag (
    article  TEXT NOT NULL,
    position INTEGER NOT NULL,
    tag      TEXT NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tag_by_tag ON article_tag (tag);

CREATE TABLE article_contributor (
    article  TEXT NOT NULL,
    position INTEGER NOT NULL,
    role     TEXT NOT NULL,
    name     TEXT NOT NULL,
    PRIMARY KEY (article, position)
) STRICT, WITHOUT ROWID;

-- Names under which a story may be linked to before its id is known.
CREATE TABLE article_name (
    article TEXT NOT NULL,
    kind    TEXT NOT NULL,    -- 'headline', 'former' or 'address'
    name    TEXT NOT NULL,    -- normalised
    PRIMARY KEY (article, kind, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_name_by_name ON article_name (name);

-- Links of the text as it stands, and of the newest seal.
CREATE TABLE link (
    article   TEXT NOT NULL,
    sealed    INTEGER NOT NULL,
    position  INTEGER NOT NULL,
    label     TEXT NOT NULL,
    label_key TEXT NOT NULL,
    target    TEXT,
    address   TEXT,
    read_also INTEGER NOT NULL,
    PRIMARY KEY (article, sealed, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_target ON link (target);
CREATE INDEX link_by_label ON link (label_key) WHERE target IS NULL;

CREATE VIRTUAL TABLE search USING fts5 (
    headline, body, people, stems,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

-- What is live where.
CREATE TABLE export_record (
    target  TEXT NOT NULL,
    article TEXT NOT NULL,
    seal    TEXT NOT NULL,
    path    TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (target, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX export_record_by_article ON export_record (article);

CREATE TABLE exported_file (
    target TEXT NOT NULL,
    path   TEXT NOT NULL,
    hash   TEXT NOT NULL,
    PRIMARY KEY (target, path)
) STRICT, WITHOUT ROWID;

-- Files that an inbox has given already, by the hash of their bytes.
CREATE TABLE inbox_taken (
    hash TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    at   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
