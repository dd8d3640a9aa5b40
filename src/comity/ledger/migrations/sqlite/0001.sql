-- The first schema. Nothing is ever deleted: a row that no longer holds gets the time and the document version that
-- superseded it. Times are UTC, days are ISO 8601; an unknown day is NULL and never borrowed from another clock.

-- The kept copies. An id is made from the text, so that a text never changes.
CREATE TABLE texts (
    document TEXT NOT NULL PRIMARY KEY,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL,
    learned TEXT NOT NULL
);

-- What is known of a text and who coded it: one row for each version of that.
CREATE TABLE documents (
    version INTEGER PRIMARY KEY,
    id TEXT NOT NULL REFERENCES texts (document),
    sha256 TEXT NOT NULL,
    sections TEXT NOT NULL,
    path TEXT,
    url TEXT,
    title TEXT,
    author TEXT,
    publisher TEXT,
    published TEXT,
    published_basis TEXT,
    language TEXT NOT NULL,
    grade TEXT NOT NULL,
    coder TEXT NOT NULL,
    learned TEXT NOT NULL,
    superseded TEXT,
    superseded_by INTEGER REFERENCES documents (version) DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX documents_current ON documents (id) WHERE superseded IS NULL;
CREATE INDEX documents_in_order ON documents (ifnull(path, ''), id) WHERE superseded IS NULL;

-- The claims: the whole of each as JSON, and the columns that are asked for. The five clocks are said, published, due,
-- happened (apart from it planned: for what is likely or should be) and learned.
CREATE TABLE claims (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    version INTEGER NOT NULL REFERENCES documents (version) DEFERRABLE INITIALLY DEFERRED,
    document TEXT NOT NULL REFERENCES texts (document),
    path TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    event TEXT,
    status TEXT NOT NULL,
    "column" TEXT NOT NULL,
    thing TEXT,
    stage TEXT,
    said_start TEXT,
    said_end TEXT,
    published_start TEXT,
    published_end TEXT,
    due_start TEXT,
    due_end TEXT,
    planned_start TEXT,
    planned_end TEXT,
    happened_start TEXT,
    happened_end TEXT,
    learned TEXT NOT NULL,
    superseded TEXT,
    superseded_by INTEGER REFERENCES documents (version) DEFERRABLE INITIALLY DEFERRED,
    content TEXT NOT NULL
);
CREATE UNIQUE INDEX claims_current ON claims (id) WHERE superseded IS NULL;
CREATE INDEX claims_in_order ON claims (path, document, start, id) WHERE superseded IS NULL;
CREATE INDEX claims_of_document ON claims (document, start) WHERE superseded IS NULL;

CREATE TABLE claim_parties (
    claim INTEGER NOT NULL REFERENCES claims (row),
    party TEXT NOT NULL,
    role TEXT NOT NULL,
    PRIMARY KEY (party, claim, role)
) WITHOUT ROWID;

-- The sentences that can be searched, and the index of their words; the words themselves stand in the kept text.
CREATE TABLE sentences (
    row INTEGER PRIMARY KEY,
    document TEXT NOT NULL REFERENCES texts (document),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    learned TEXT NOT NULL,
    superseded TEXT
);
CREATE UNIQUE INDEX sentences_current ON sentences (document, start, "end") WHERE superseded IS NULL;
CREATE VIRTUAL TABLE sentence_words USING fts5 (words, content = '', tokenize = 'unicode61 remove_diacritics 2');

CREATE TABLE rejections (
    id TEXT NOT NULL PRIMARY KEY,
    document TEXT NOT NULL,
    step TEXT NOT NULL,
    reason TEXT NOT NULL,
    learned TEXT NOT NULL
);
