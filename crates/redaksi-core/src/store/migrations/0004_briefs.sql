-- Small facts of sealed content, made from it and kept beside it. They can be
-- made anew at any time.
CREATE TABLE brief (
    seal      TEXT PRIMARY KEY,
    made_with TEXT NOT NULL,   -- the making, and the words it was read with
    facts     BLOB NOT NULL,
    profile   BLOB NOT NULL    -- what related lists compare
) STRICT;

-- The stories nearest to each sealed one, as of that seal.
CREATE TABLE related_list (
    article   TEXT PRIMARY KEY,
    made_with TEXT NOT NULL,
    seal      TEXT NOT NULL,
    list      BLOB NOT NULL
) STRICT;

-- What the pages of a target were made with: every shared setting as JSON.
CREATE TABLE export_basis (
    target   TEXT PRIMARY KEY,
    settings TEXT NOT NULL
) STRICT;

-- Where the first page of a story stood in some export before it moved.
CREATE TABLE former_path (
    path    TEXT PRIMARY KEY,
    article TEXT NOT NULL
) STRICT;
