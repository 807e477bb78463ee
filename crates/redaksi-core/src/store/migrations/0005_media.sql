-- What pictures say of themselves, as JSON; NULL where that was not read yet.
ALTER TABLE media ADD COLUMN about TEXT;
