-- What reviewers conclude: claims, their certainty, studies, appraisals, summaries.

CREATE TABLE appraisal (
    article_id TEXT NOT NULL,
    instrument TEXT NOT NULL,
    item TEXT NOT NULL,
    judgement TEXT NOT NULL,
    reason TEXT NOT NULL,
    highlight_id TEXT,
    reviewer_id TEXT NOT NULL,
    changed INTEGER NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(article_id) REFERENCES article (id),
    FOREIGN KEY(highlight_id) REFERENCES highlight (id),
    FOREIGN KEY(reviewer_id) REFERENCES reviewer (id)
) STRICT;

CREATE INDEX ix_appraisal_article_id ON appraisal (article_id);

CREATE TABLE certainty (
    claim_id TEXT NOT NULL,
    start TEXT NOT NULL,
    note TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    changed INTEGER NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(claim_id) REFERENCES claim (id),
    FOREIGN KEY(reviewer_id) REFERENCES reviewer (id)
) STRICT;

CREATE INDEX ix_certainty_claim_id ON certainty (claim_id);

CREATE TABLE certainty_step (
    claim_id TEXT NOT NULL,
    domain TEXT NOT NULL,
    change INTEGER NOT NULL,
    reason TEXT NOT NULL,
    highlight_id TEXT,
    reviewer_id TEXT NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(claim_id) REFERENCES claim (id),
    FOREIGN KEY(highlight_id) REFERENCES highlight (id),
    FOREIGN KEY(reviewer_id) REFERENCES reviewer (id)
) STRICT;

CREATE INDEX ix_certainty_step_claim_id ON certainty_step (claim_id);

CREATE TABLE cited (
    highlight_id TEXT NOT NULL,
    "key" TEXT NOT NULL,
    words TEXT NOT NULL,
    article_id TEXT,
    reviewer_id TEXT NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(highlight_id) REFERENCES highlight (id),
    FOREIGN KEY(article_id) REFERENCES article (id),
    FOREIGN KEY(reviewer_id) REFERENCES reviewer (id)
) STRICT;

CREATE INDEX ix_cited_article_id ON cited (article_id);

CREATE INDEX ix_cited_highlight_id ON cited (highlight_id);

CREATE TABLE claim (
    statement TEXT NOT NULL,
    topic_id TEXT,
    position INTEGER NOT NULL,
    note TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(topic_id) REFERENCES topic (id),
    FOREIGN KEY(reviewer_id) REFERENCES reviewer (id)
) STRICT;

CREATE INDEX ix_claim_topic_id ON claim (topic_id);

CREATE TABLE claim_filing (
    claim_id TEXT NOT NULL,
    highlight_id TEXT NOT NULL,
    stance TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(claim_id) REFERENCES claim (id),
    FOREIGN KEY(highlight_id) REFERENCES highlight (id),
    FOREIGN KEY(reviewer_id) REFERENCES reviewer (id)
) STRICT;

CREATE INDEX ix_claim_filing_claim_id ON claim_filing (claim_id);

CREATE INDEX ix_claim_filing_highlight_id ON claim_filing (highlight_id);

CREATE TABLE dismissal (
    rule TEXT NOT NULL,
    subject TEXT NOT NULL,
    words TEXT NOT NULL,
    reason TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(reviewer_id) REFERENCES reviewer (id)
) STRICT;

CREATE INDEX ix_dismissal_subject ON dismissal (subject);

CREATE TABLE level (
    article_id TEXT NOT NULL,
    question TEXT NOT NULL,
    level INTEGER,
    reason TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(article_id) REFERENCES article (id),
    FOREIGN KEY(reviewer_id) REFERENCES reviewer (id)
) STRICT;

CREATE INDEX ix_level_article_id ON level (article_id);

CREATE TABLE modifier (
    highlight_id TEXT NOT NULL,
    modifier TEXT NOT NULL,
    reason TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(highlight_id) REFERENCES highlight (id),
    FOREIGN KEY(reviewer_id) REFERENCES reviewer (id)
) STRICT;

CREATE INDEX ix_modifier_highlight_id ON modifier (highlight_id);

CREATE TABLE study_value (
    article_id TEXT NOT NULL,
    field TEXT NOT NULL,
    place INTEGER NOT NULL,
    value TEXT NOT NULL,
    source TEXT,
    pieces TEXT NOT NULL,
    quote TEXT NOT NULL,
    quote_before TEXT NOT NULL,
    quote_after TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    changed INTEGER NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(article_id) REFERENCES article (id),
    FOREIGN KEY(source) REFERENCES source (sha256),
    FOREIGN KEY(reviewer_id) REFERENCES reviewer (id)
) STRICT;

CREATE INDEX ix_study_value_article_id ON study_value (article_id);

CREATE TABLE summary (
    topic_id TEXT,
    text TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    changed INTEGER NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(topic_id) REFERENCES topic (id),
    FOREIGN KEY(reviewer_id) REFERENCES reviewer (id)
) STRICT;

CREATE INDEX ix_summary_topic_id ON summary (topic_id);

CREATE TABLE template (
    name TEXT NOT NULL,
    options TEXT NOT NULL,
    reviewer_id TEXT NOT NULL,
    id TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(reviewer_id) REFERENCES reviewer (id)
) STRICT;

-- Passages are counted by what was said of them without reading their words.

CREATE INDEX ix_article_trash ON article (id) WHERE deleted;

CREATE INDEX ix_highlight_facets ON highlight (claim_type, strength, stance) WHERE NOT deleted;
