-- The schema of a ledger in PostgreSQL, table by table that of SQLite. Text is compared byte by byte (COLLATE "C"), so
-- that the order is the same on every machine. Nothing that was read or decided is ever deleted: a row that no longer
-- holds gets the time and the document version that superseded it. Times are UTC, days are ISO 8601; an unknown day is
-- NULL and never borrowed from another clock. No index holds a path: PostgreSQL refuses very long ones there.

-- The kept copies. An id is made from the text, so that a text never changes.
CREATE TABLE texts (
    document TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    sha256 TEXT COLLATE "C" NOT NULL,
    text TEXT COLLATE "C" NOT NULL,
    learned TEXT COLLATE "C" NOT NULL
);

-- What is known of a text and who coded it: one row for each version of that.
CREATE TABLE documents (
    version BIGINT PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL REFERENCES texts (document),
    sha256 TEXT COLLATE "C" NOT NULL,
    sections TEXT COLLATE "C" NOT NULL,
    path TEXT COLLATE "C",
    url TEXT COLLATE "C",
    title TEXT COLLATE "C",
    author TEXT COLLATE "C",
    publisher TEXT COLLATE "C",
    published TEXT COLLATE "C",
    published_basis TEXT COLLATE "C",
    language TEXT COLLATE "C" NOT NULL,
    grade TEXT COLLATE "C" NOT NULL,
    coder TEXT COLLATE "C" NOT NULL,
    learned TEXT COLLATE "C" NOT NULL,
    superseded TEXT COLLATE "C",
    superseded_by BIGINT REFERENCES documents (version) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX documents_current ON documents (id) WHERE superseded IS NULL;

-- The claims: the whole of each as JSON, and the columns that are asked for. The five clocks are said, published, due,
-- happened (apart from it planned: for what is likely or should be) and learned.
CREATE TABLE claims (
    row BIGINT PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL REFERENCES documents (version) DEFERRABLE INITIALLY DEFERRED,
    document TEXT COLLATE "C" NOT NULL REFERENCES texts (document),
    path TEXT COLLATE "C" NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT COLLATE "C" NOT NULL,
    event TEXT COLLATE "C",
    status TEXT COLLATE "C" NOT NULL,
    "column" TEXT COLLATE "C" NOT NULL,
    thing TEXT COLLATE "C",
    stage TEXT COLLATE "C",
    said_start TEXT COLLATE "C",
    said_end TEXT COLLATE "C",
    published_start TEXT COLLATE "C",
    published_end TEXT COLLATE "C",
    due_start TEXT COLLATE "C",
    due_end TEXT COLLATE "C",
    planned_start TEXT COLLATE "C",
    planned_end TEXT COLLATE "C",
    happened_start TEXT COLLATE "C",
    happened_end TEXT COLLATE "C",
    learned TEXT COLLATE "C" NOT NULL,
    superseded TEXT COLLATE "C",
    superseded_by BIGINT REFERENCES documents (version) DEFERRABLE INITIALLY DEFERRED,
    content TEXT COLLATE "C" NOT NULL
);
CREATE UNIQUE INDEX claims_current ON claims (id) WHERE superseded IS NULL;
CREATE INDEX claims_of_document ON claims (document, start) WHERE superseded IS NULL;

CREATE TABLE claim_parties (
    claim BIGINT NOT NULL REFERENCES claims (row),
    party TEXT COLLATE "C" NOT NULL,
    role TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (party, claim, role)
);

-- The sentences that can be searched, and the index of their words; the words themselves stand in the kept text.
CREATE TABLE sentences (
    row BIGINT PRIMARY KEY,
    document TEXT COLLATE "C" NOT NULL REFERENCES texts (document),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    learned TEXT COLLATE "C" NOT NULL,
    superseded TEXT COLLATE "C"
);
CREATE UNIQUE INDEX sentences_current ON sentences (document, start, "end") WHERE superseded IS NULL;
CREATE TABLE sentence_words (
    row BIGINT PRIMARY KEY REFERENCES sentences (row),
    words TSVECTOR NOT NULL
);
CREATE INDEX sentence_words_in ON sentence_words USING gin (words);

CREATE TABLE rejections (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    document TEXT COLLATE "C" NOT NULL,
    step TEXT COLLATE "C" NOT NULL,
    reason TEXT COLLATE "C" NOT NULL,
    learned TEXT COLLATE "C" NOT NULL
);

-- Linking and decisions. What is linked can be made anew from the claims and decisions at any time, so that its rows
-- are replaced; decisions are only added.

-- One row for each claim that is current (its entry unknown: it waits to be linked), and for each that was linked and
-- is no longer current, until its entry is linked anew.
CREATE TABLE claim_links (
    claim BIGINT PRIMARY KEY REFERENCES claims (row),
    entry TEXT COLLATE "C",
    gone INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX claim_links_pending ON claim_links (claim) WHERE entry IS NULL;
CREATE INDEX claim_links_gone ON claim_links (claim) WHERE gone = 1;
CREATE INDEX claim_links_of_entry ON claim_links (entry) WHERE entry IS NOT NULL;

CREATE TABLE claim_keys (
    key TEXT COLLATE "C" NOT NULL,
    claim BIGINT NOT NULL REFERENCES claims (row),
    PRIMARY KEY (key, claim)
);
CREATE INDEX claim_keys_of_claim ON claim_keys (claim);

-- Pairs of claims that may be about one thing; the id of ``a`` stands before that of ``b``.
CREATE TABLE proposals (
    a BIGINT NOT NULL REFERENCES claims (row),
    b BIGINT NOT NULL REFERENCES claims (row),
    score DOUBLE PRECISION NOT NULL,
    why TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (a, b)
);
CREATE INDEX proposals_of_b ON proposals (b);

-- One row for each text: whether it was held against the others, and the group of copies it is in.
CREATE TABLE document_links (
    document TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES texts (document),
    sorted INTEGER NOT NULL DEFAULT 0,
    source TEXT COLLATE "C",
    garbled INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX document_links_unsorted ON document_links (document) WHERE sorted = 0;

CREATE TABLE document_keys (
    key TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL REFERENCES texts (document),
    PRIMARY KEY (key, document)
);
CREATE INDEX document_keys_of_document ON document_keys (document);

-- What people decided, in the order in which it came in; the whole of each as JSON.
CREATE TABLE decisions (
    number BIGINT PRIMARY KEY,
    id TEXT COLLATE "C" NOT NULL UNIQUE,
    content TEXT COLLATE "C" NOT NULL,
    learned TEXT COLLATE "C" NOT NULL
);

-- When a claim first came in, and what came in since.
CREATE INDEX claims_of_id ON claims (id, learned);
CREATE INDEX claims_learned ON claims (learned);
