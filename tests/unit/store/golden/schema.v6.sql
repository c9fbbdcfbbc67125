CREATE TABLE concept (
  version    INTEGER PRIMARY KEY AUTOINCREMENT,
  id         TEXT NOT NULL CHECK (id <> ''),
  session    INTEGER NOT NULL REFERENCES session (id),
  subject    TEXT NOT NULL,
  definition TEXT NOT NULL,
  note       TEXT NOT NULL,
  details    BLOB
, removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))) STRICT;

CREATE INDEX concept_by_id ON concept (id, version);

CREATE INDEX concept_by_session ON concept (session);

CREATE TABLE fact (
  name  TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE index_erased (
  primary_subtag TEXT NOT NULL,
  unit           INTEGER NOT NULL,
  PRIMARY KEY (primary_subtag, unit)
) STRICT, WITHOUT ROWID;

CREATE TABLE index_part (
  id    INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE index_run (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  primary_subtag TEXT NOT NULL,
  entries        INTEGER NOT NULL CHECK (entries > 0)
) STRICT;

CREATE TABLE index_tail (
  primary_subtag TEXT NOT NULL,
  number         INTEGER NOT NULL CHECK (number > 0),
  bytes          BLOB NOT NULL,
  PRIMARY KEY (primary_subtag, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE language (
  id             INTEGER PRIMARY KEY,
  tag            TEXT NOT NULL UNIQUE,
  primary_subtag TEXT NOT NULL,
  variants       INTEGER NOT NULL DEFAULT 0 CHECK (variants >= 0)
) STRICT;

CREATE TABLE origin_penalty (
  origin TEXT PRIMARY KEY NOT NULL,
  points INTEGER NOT NULL CHECK (points BETWEEN 1 AND 10000)
) STRICT, WITHOUT ROWID;

CREATE TABLE removed_unit (
  id          INTEGER PRIMARY KEY,
  session     INTEGER NOT NULL REFERENCES session (id),
  removed_by  INTEGER NOT NULL REFERENCES session (id),
  replaced_by INTEGER,
  name        TEXT NOT NULL,
  details     BLOB
) STRICT;

CREATE INDEX removed_unit_by_remover ON removed_unit (removed_by);

CREATE INDEX removed_unit_by_replacement ON removed_unit (replaced_by) WHERE replaced_by IS NOT NULL;

CREATE INDEX removed_unit_by_session ON removed_unit (session);

CREATE TABLE removed_variant (
  unit     INTEGER NOT NULL REFERENCES removed_unit (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  language INTEGER NOT NULL REFERENCES language (id),
  text     TEXT NOT NULL,
  details  BLOB,
  PRIMARY KEY (unit, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE segmentation_override (
  id       INTEGER PRIMARY KEY AUTOINCREMENT,
  session  INTEGER NOT NULL REFERENCES session (id),
  language INTEGER NOT NULL REFERENCES language (id),
  before   TEXT NOT NULL,
  after    TEXT NOT NULL,
  is_break INTEGER NOT NULL CHECK (is_break IN (0, 1)),
  CHECK (before <> '' OR after <> '')
) STRICT;

CREATE INDEX segmentation_override_by_place ON segmentation_override (language, before, after, id);

CREATE INDEX segmentation_override_by_session ON segmentation_override (session);

CREATE TABLE session (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  kind    TEXT NOT NULL,
  origin  TEXT NOT NULL,
  started TEXT NOT NULL
, units INTEGER NOT NULL DEFAULT 0 CHECK (units >= 0), first_unit INTEGER, last_unit INTEGER) STRICT;

CREATE TABLE sqlite_sequence(name,seq);

CREATE TABLE tally (
  name   TEXT PRIMARY KEY NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE term (
  version        INTEGER NOT NULL REFERENCES concept (version) ON DELETE CASCADE,
  position       INTEGER NOT NULL CHECK (position >= 0),
  language       INTEGER NOT NULL REFERENCES language (id),
  text           TEXT NOT NULL,
  status         TEXT NOT NULL CHECK (status IN ('preferred', 'admitted', 'deprecated', 'forbidden')),
  part_of_speech TEXT NOT NULL,
  note           TEXT NOT NULL,
  match_case     INTEGER NOT NULL CHECK (match_case IN (0, 1)), details BLOB,
  PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE "unit" (
  id           INTEGER PRIMARY KEY,
  session      INTEGER NOT NULL,
  content_hash INTEGER NOT NULL,
  name         TEXT NOT NULL,
  details      BLOB
) STRICT;

CREATE TABLE "variant" (
  unit     INTEGER NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 0),
  language INTEGER NOT NULL,
  text     TEXT NOT NULL,
  details  BLOB,
  PRIMARY KEY (unit, position)
) STRICT, WITHOUT ROWID;

