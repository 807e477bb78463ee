-- What became of a story after its approval, made from its acts.
ALTER TABLE article ADD COLUMN notices TEXT NOT NULL DEFAULT '[]';   -- JSON
ALTER TABLE article ADD COLUMN tombstone TEXT;                       -- a seal
-- Addresses that it had before, made from its document.
ALTER TABLE article ADD COLUMN aliases TEXT NOT NULL DEFAULT '[]';   -- JSON
CREATE INDEX article_with_notices ON article (id) WHERE notices <> '[]';
