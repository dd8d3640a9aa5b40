-- Linking and decisions. What is linked can be made anew from the claims and decisions at any time, so that its rows
-- are replaced; decisions are only added.

-- One row for each claim that is current (its entry unknown: it waits to be linked), and for each that was linked and
-- is no longer current, until its entry is linked anew.
CREATE TABLE claim_links (
    claim INTEGER PRIMARY KEY REFERENCES claims (row),
    entry TEXT,
    gone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX claim_links_pending ON claim_links (claim) WHERE entry IS NULL;
CREATE INDEX claim_links_gone ON claim_links (claim) WHERE gone = 1;
CREATE INDEX claim_links_of_entry ON claim_links (entry) WHERE entry IS NOT NULL;
INSERT INTO claim_links (claim) SELECT row FROM claims WHERE superseded IS NULL;

CREATE TABLE claim_keys (
    key TEXT NOT NULL,
    claim INTEGER NOT NULL REFERENCES claims (row),
    PRIMARY KEY (key, claim)
) WITHOUT ROWID;
CREATE INDEX claim_keys_of_claim ON claim_keys (claim);

-- Pairs of claims that may be about one thing; the id of ``a`` stands before that of ``b``.
CREATE TABLE proposals (
    a INTEGER NOT NULL REFERENCES claims (row),
    b INTEGER NOT NULL REFERENCES claims (row),
    score REAL NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX proposals_of_b ON proposals (b);

-- One row for each text: whether it was held against the others, and the group of copies it is in.
CREATE TABLE document_links (
    document TEXT NOT NULL PRIMARY KEY REFERENCES texts (document),
    sorted INTEGER NOT NULL DEFAULT 0,
    source TEXT,
    garbled INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX document_links_unsorted ON document_links (document) WHERE sorted = 0;
INSERT INTO document_links (document) SELECT id FROM documents WHERE superseded IS NULL;

CREATE TABLE document_keys (
    key TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES texts (document),
    PRIMARY KEY (key, document)
) WITHOUT ROWID;
CREATE INDEX document_keys_of_document ON document_keys (document);

-- What people decided, in the order in which it came in; the whole of each as JSON.
CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL,
    learned TEXT NOT NULL
);

-- When a claim first came in, and what came in since.
CREATE INDEX claims_of_id ON claims (id, learned);
CREATE INDEX claims_learned ON claims (learned);

DROP INDEX documents_in_order;
CREATE INDEX documents_in_order ON documents (coalesce(path, ''), id) WHERE superseded IS NULL;
