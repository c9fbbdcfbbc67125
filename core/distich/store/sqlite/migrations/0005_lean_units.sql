-- What makes a large import slow is gone from units and variants: references that are looked up for each
-- row, a table of the highest id that is rewritten for each unit, and indexes in the order of hashes.
-- Duplicates are looked up in the fuzzy index, sessions know how many units they have and where.

INSERT INTO tally (name, amount)
  SELECT 'last_unit', coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'unit'), 0);

ALTER TABLE session ADD COLUMN units INTEGER NOT NULL DEFAULT 0 CHECK (units >= 0);
ALTER TABLE session ADD COLUMN first_unit INTEGER;
ALTER TABLE session ADD COLUMN last_unit INTEGER;
UPDATE session SET
  units = (SELECT count(*) FROM unit WHERE unit.session = session.id),
  first_unit = (SELECT min(id) FROM unit WHERE unit.session = session.id),
  last_unit = (SELECT max(id) FROM unit WHERE unit.session = session.id);

INSERT INTO fact (name, value) SELECT 'content_index', '1' WHERE NOT EXISTS (SELECT 1 FROM unit);

-- The texts first: they would go with the units that they refer to.
CREATE TABLE lean_variant (
  unit     INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  language INTEGER NOT NULL,
  text     TEXT NOT NULL,
  details  BLOB,
  PRIMARY KEY (unit, position)
) STRICT, WITHOUT ROWID;

INSERT INTO lean_variant (unit, position, language, text, details)
  SELECT unit, position, language, text, details FROM variant ORDER BY unit, position;
DROP TABLE variant;
ALTER TABLE lean_variant RENAME TO variant;

CREATE TABLE lean_unit (
  id           INTEGER PRIMARY KEY,
  session      INTEGER NOT NULL,
  content_hash INTEGER NOT NULL,
  name         TEXT NOT NULL,
  details      BLOB
) STRICT;

INSERT INTO lean_unit (id, session, content_hash, name, details)
  SELECT id, session, content_hash, name, details FROM unit ORDER BY id;
DROP TABLE unit;
ALTER TABLE lean_unit RENAME TO unit;
