-- What termbases say of a term beyond its columns: docs/storage.md says what the bytes are.

ALTER TABLE term ADD COLUMN details BLOB;
