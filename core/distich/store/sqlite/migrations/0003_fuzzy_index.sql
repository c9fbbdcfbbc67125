-- The fuzzy index in place of look-up keys beside the texts; it is filled when a memory is
-- opened for writing. docs/memory.md says what the bytes are.

DROP INDEX variant_by_key;
DROP INDEX variant_by_length;
ALTER TABLE variant DROP COLUMN tokens;
ALTER TABLE variant DROP COLUMN text_key;
ALTER TABLE variant DROP COLUMN previous_key;
ALTER TABLE variant DROP COLUMN next_key;

CREATE TABLE index_run (
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  primary_subtag TEXT NOT NULL,
  entries        INTEGER NOT NULL CHECK (entries > 0)
) STRICT;

CREATE TABLE index_part (
  id    INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE index_tail (
  primary_subtag TEXT NOT NULL,
  number         INTEGER NOT NULL CHECK (number > 0),
  bytes          BLOB NOT NULL,
  PRIMARY KEY (primary_subtag, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE index_erased (
  primary_subtag TEXT NOT NULL,
  unit           INTEGER NOT NULL,
  PRIMARY KEY (primary_subtag, unit)
) STRICT, WITHOUT ROWID;

INSERT INTO tally (name, amount) VALUES ('index_changes', 0);
DELETE FROM fact WHERE name = 'normalizer_version';
