-- Imports file by file, what articles are recognised by, how they are related, and merged.

ALTER TABLE article ADD COLUMN merged_into TEXT REFERENCES article (id);

ALTER TABLE import_batch ADD COLUMN searched TEXT;
ALTER TABLE import_batch ADD COLUMN ended INTEGER;
ALTER TABLE import_batch ADD COLUMN topics TEXT NOT NULL DEFAULT '[]';
UPDATE import_batch SET ended = started;

ALTER TABLE import_result ADD COLUMN notices TEXT NOT NULL DEFAULT '[]';
DROP INDEX ix_import_result_batch_id;
CREATE INDEX ix_import_result_position ON import_result (batch_id, position);
CREATE INDEX ix_import_result_path ON import_result (batch_id, path);
CREATE INDEX ix_import_result_article_id ON import_result (article_id);

CREATE TABLE import_file (
    batch_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    records INTEGER,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(batch_id) REFERENCES import_batch (id)
) STRICT;
CREATE INDEX ix_import_file_batch_id ON import_file (batch_id);

CREATE TABLE password (
    source TEXT NOT NULL,
    password TEXT NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(source) REFERENCES source (sha256)
) STRICT;

CREATE TABLE relation (
    kind TEXT NOT NULL,
    first_id TEXT NOT NULL,
    second_id TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(first_id) REFERENCES article (id),
    FOREIGN KEY(second_id) REFERENCES article (id),
    FOREIGN KEY(reviewer_id) REFERENCES reviewer (id)
) STRICT;
CREATE INDEX ix_relation_first_id ON relation (first_id);
CREATE INDEX ix_relation_second_id ON relation (second_id);

CREATE TABLE identity (
    id INTEGER NOT NULL,
    article_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;
CREATE INDEX ix_identity_article_id ON identity (article_id);
CREATE INDEX ix_identity_value ON identity (kind, value);
