-- What each table is for: docs/storage.md.

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
