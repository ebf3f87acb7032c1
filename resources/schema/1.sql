-- The first schema of a library. Never changed: what comes later is a further step.

CREATE TABLE action (
    number INTEGER NOT NULL,
    id TEXT NOT NULL,
    replica_id TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    name TEXT NOT NULL,
    at INTEGER NOT NULL,
    undoes TEXT,
    refused INTEGER NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (id)
) STRICT;

CREATE INDEX ix_action_undoes ON action (undoes);

CREATE TABLE article (
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    year INTEGER,
    journal TEXT NOT NULL,
    volume TEXT NOT NULL,
    issue TEXT NOT NULL,
    pages TEXT NOT NULL,
    doi TEXT NOT NULL,
    pmid TEXT NOT NULL,
    url TEXT NOT NULL,
    abstract TEXT NOT NULL,
    kind TEXT NOT NULL,
    extra TEXT NOT NULL,
    origin TEXT NOT NULL,
    status TEXT NOT NULL,
    added INTEGER NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE INDEX ix_article_added ON article (added);

CREATE TABLE article_text (
    id INTEGER NOT NULL,
    article_id TEXT NOT NULL,
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    journal TEXT NOT NULL,
    abstract TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (article_id)
) STRICT;

CREATE TABLE change (
    number INTEGER NOT NULL,
    replica_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    stamp INTEGER NOT NULL,
    seen TEXT NOT NULL,
    action_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    row_id TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT NOT NULL,
    PRIMARY KEY (number),
    UNIQUE (replica_id, seq)
) STRICT;

CREATE INDEX ix_change_action_id ON change (action_id);

CREATE INDEX ix_change_row_id ON change (row_id);

CREATE TABLE chunk (
    id INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    number INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (sha256, number)
) STRICT;

CREATE TABLE code (
    scheme TEXT NOT NULL,
    "key" TEXT NOT NULL,
    sign TEXT NOT NULL,
    label TEXT NOT NULL,
    definition TEXT NOT NULL,
    use_when TEXT NOT NULL,
    not_when TEXT NOT NULL,
    family TEXT NOT NULL,
    colour TEXT NOT NULL,
    level INTEGER,
    position INTEGER NOT NULL,
    retired INTEGER NOT NULL,
    also TEXT NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE codebook (
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE highlight_text (
    id INTEGER NOT NULL,
    highlight_id TEXT NOT NULL,
    quote TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (highlight_id)
) STRICT;

CREATE TABLE property (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
) STRICT;

CREATE TABLE replica (
    id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    stamp INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE reviewer (
    name TEXT NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;

CREATE TABLE source (
    sha256 TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    PRIMARY KEY (sha256)
) STRICT;

CREATE TABLE topic (
    name TEXT NOT NULL,
    parent_id TEXT,
    position INTEGER NOT NULL,
    definition TEXT NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(parent_id) REFERENCES topic (id)
) STRICT;

CREATE INDEX ix_topic_parent_id ON topic (parent_id);

CREATE TABLE article_filing (
    article_id TEXT NOT NULL,
    topic_id TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(article_id) REFERENCES article (id),
    FOREIGN KEY(topic_id) REFERENCES topic (id),
    FOREIGN KEY(reviewer_id) REFERENCES reviewer (id)
) STRICT;

CREATE INDEX ix_article_filing_article_id ON article_filing (article_id);

CREATE INDEX ix_article_filing_topic_id ON article_filing (topic_id);

CREATE TABLE attachment (
    article_id TEXT NOT NULL,
    source TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(article_id) REFERENCES article (id),
    FOREIGN KEY(source) REFERENCES source (sha256)
) STRICT;

CREATE INDEX ix_attachment_article_id ON attachment (article_id);

CREATE INDEX ix_attachment_source ON attachment (source);

CREATE TABLE highlight (
    article_id TEXT NOT NULL,
    source TEXT NOT NULL,
    pieces TEXT NOT NULL,
    page INTEGER NOT NULL,
    start INTEGER NOT NULL,
    quote TEXT NOT NULL,
    quote_before TEXT NOT NULL,
    quote_after TEXT NOT NULL,
    claim_type TEXT NOT NULL,
    strength TEXT NOT NULL,
    stance TEXT NOT NULL,
    basis TEXT NOT NULL,
    note TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(article_id) REFERENCES article (id),
    FOREIGN KEY(source) REFERENCES source (sha256),
    FOREIGN KEY(reviewer_id) REFERENCES reviewer (id)
) STRICT;

CREATE INDEX ix_highlight_article_id ON highlight (article_id);

CREATE TABLE import_batch (
    name TEXT NOT NULL,
    "database" TEXT NOT NULL,
    search TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    started INTEGER NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(reviewer_id) REFERENCES reviewer (id)
) STRICT;

CREATE TABLE page (
    id INTEGER NOT NULL,
    source TEXT NOT NULL,
    number INTEGER NOT NULL,
    label TEXT,
    width REAL NOT NULL,
    height REAL NOT NULL,
    text TEXT NOT NULL,
    folded TEXT NOT NULL,
    halves TEXT NOT NULL,
    blocks TEXT NOT NULL,
    runs TEXT NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (source, number),
    FOREIGN KEY(source) REFERENCES source (sha256)
) STRICT;

CREATE TABLE highlight_filing (
    highlight_id TEXT NOT NULL,
    topic_id TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(highlight_id) REFERENCES highlight (id),
    FOREIGN KEY(topic_id) REFERENCES topic (id),
    FOREIGN KEY(reviewer_id) REFERENCES reviewer (id)
) STRICT;

CREATE INDEX ix_highlight_filing_highlight_id ON highlight_filing (highlight_id);

CREATE INDEX ix_highlight_filing_topic_id ON highlight_filing (topic_id);

CREATE TABLE import_result (
    batch_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    path TEXT NOT NULL,
    outcome TEXT NOT NULL,
    record INTEGER,
    article_id TEXT,
    title TEXT NOT NULL,
    reason_code TEXT,
    reason_facts TEXT NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(batch_id) REFERENCES import_batch (id),
    FOREIGN KEY(article_id) REFERENCES article (id)
) STRICT;

CREATE INDEX ix_import_result_batch_id ON import_result (batch_id);

CREATE VIRTUAL TABLE page_index USING fts5(folded, halves, content='page', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');

CREATE VIRTUAL TABLE article_index USING fts5(title, authors, journal, abstract, content='article_text', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');

CREATE VIRTUAL TABLE highlight_index USING fts5(quote, note, content='highlight_text', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2');
