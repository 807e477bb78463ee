-- What the last export to a target left for the next one, so that one that
-- finds nothing moved need not look at a story. It can be thrown away.
CREATE TABLE export_left (
    target TEXT PRIMARY KEY,
    state  BLOB NOT NULL
) STRICT;
