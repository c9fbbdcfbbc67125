-- What looking after a memory needs: units that were taken out but can come back, concepts that
-- were taken out, and penalties. docs/storage.md says what each table is for.

CREATE TABLE removed_unit (
  id          INTEGER PRIMARY KEY,
  session     INTEGER NOT NULL REFERENCES session (id),
  removed_by  INTEGER NOT NULL REFERENCES session (id),
  replaced_by INTEGER,
  name        TEXT NOT NULL,
  details     BLOB
) STRICT;

CREATE INDEX removed_unit_by_session ON removed_unit (session);
CREATE INDEX removed_unit_by_remover ON removed_unit (removed_by);
CREATE INDEX removed_unit_by_replacement ON removed_unit (replaced_by) WHERE replaced_by IS NOT NULL;

CREATE TABLE removed_variant (
  unit     INTEGER NOT NULL REFERENCES removed_unit (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  language INTEGER NOT NULL REFERENCES language (id),
  text     TEXT NOT NULL,
  details  BLOB,
  PRIMARY KEY (unit, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE origin_penalty (
  origin TEXT PRIMARY KEY NOT NULL,
  points INTEGER NOT NULL CHECK (points BETWEEN 1 AND 10000)
) STRICT, WITHOUT ROWID;

ALTER TABLE concept ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));
