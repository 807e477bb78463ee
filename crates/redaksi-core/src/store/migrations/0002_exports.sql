-- What stands in each target, file by file.
ALTER TABLE exported_file RENAME TO exported_file_before;
CREATE TABLE exported_file (
    target TEXT    NOT NULL,
    path   TEXT    NOT NULL,
    kind   TEXT    NOT NULL,  -- what it is: 'story', 'list', …
    hash   BLOB    NOT NULL,  -- SHA-256 of its bytes
    parts  BLOB    NOT NULL,  -- what it was made of, as the plan compares it
    size   INTEGER NOT NULL,  -- size, mtime and inode tell without reading
    mtime  INTEGER NOT NULL,  -- whether it stands as it was written
    inode  INTEGER NOT NULL,
    PRIMARY KEY (target, path)
) STRICT, WITHOUT ROWID;
INSERT INTO exported_file (target, path, kind, hash, parts, size, mtime, inode)
    SELECT target, path, '', unhex(hash), x'', 0, 0, 0 FROM exported_file_before
    WHERE length(hash) = 64 AND unhex(hash) IS NOT NULL;
DROP TABLE exported_file_before;

-- Every export and every way back, the newest ones of each target.
CREATE TABLE export_run (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    target    TEXT    NOT NULL,
    kind      TEXT    NOT NULL,  -- 'export' or 'rollback'
    state     INTEGER NOT NULL,  -- the export whose site stands after it
    parent    INTEGER,           -- the export whose site stood before that one
    at        TEXT    NOT NULL,
    person    TEXT    NOT NULL,
    clock     TEXT    NOT NULL,  -- the time for which the site was made
    build     TEXT    NOT NULL,  -- the program's version
    written   INTEGER NOT NULL,
    unchanged INTEGER NOT NULL,
    removed   INTEGER NOT NULL,
    rendered  INTEGER NOT NULL,
    tree      BLOB    NOT NULL,  -- what the marker names
    next      TEXT    NOT NULL   -- JSON list of times at which it would change
) STRICT;
CREATE INDEX export_run_by_target ON export_run (target, id);

-- What an export found where it wrote or removed, for the way back.
CREATE TABLE export_undo (
    run    INTEGER NOT NULL,
    path   TEXT    NOT NULL,
    hash   BLOB,                 -- NULL: nothing stood there
    ours   INTEGER NOT NULL,     -- whether an export had written it
    kind   TEXT    NOT NULL,
    parts  BLOB    NOT NULL,
    became BLOB,                 -- NULL: it was removed
    PRIMARY KEY (run, path)
) STRICT, WITHOUT ROWID;
CREATE INDEX export_undo_by_hash ON export_undo (hash);

CREATE TABLE export_undo_story (
    run     INTEGER NOT NULL,
    article TEXT    NOT NULL,
    seal    TEXT,                -- NULL: it was not live
    path    TEXT    NOT NULL,
    at      TEXT    NOT NULL,
    PRIMARY KEY (run, article)
) STRICT, WITHOUT ROWID;

-- The export under way: what the next opening finishes or drops.
CREATE TABLE export_journal (
    target   TEXT PRIMARY KEY,
    newsroom TEXT NOT NULL,      -- the folder of the newsroom that exports
    work     TEXT NOT NULL,      -- the hidden folder beside the target
    stage    TEXT NOT NULL,      -- 'building', 'exchanging', 'cleaning'
    device   INTEGER,            -- the new tree's root
    inode    INTEGER,
    run      TEXT                -- JSON: the row of export_run to be
) STRICT, WITHOUT ROWID;

CREATE TABLE export_pending (
    target TEXT NOT NULL,
    path   TEXT NOT NULL,
    hash   BLOB,                 -- NULL: removed
    kind   TEXT    NOT NULL,
    parts  BLOB    NOT NULL,
    size   INTEGER NOT NULL,
    mtime  INTEGER NOT NULL,
    inode  INTEGER NOT NULL,
    touched INTEGER NOT NULL,    -- whether the file changes, or only its row
    stood  BLOB,                 -- what stands there, NULL for nothing
    PRIMARY KEY (target, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE export_pending_story (
    target  TEXT NOT NULL,
    article TEXT NOT NULL,
    seal    TEXT,                -- NULL: no longer live
    path    TEXT NOT NULL,
    at      TEXT NOT NULL,
    PRIMARY KEY (target, article)
) STRICT, WITHOUT ROWID;
