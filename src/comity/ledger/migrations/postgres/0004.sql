-- What addresses gave: the bytes once for each content, when and from where they came, and every visit to an address.
ALTER TABLE documents ADD COLUMN pages TEXT COLLATE "C" NOT NULL DEFAULT '[]';
CREATE TABLE copies (
    sha256 TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    body BYTEA NOT NULL
);
CREATE TABLE captures (
    address TEXT COLLATE "C" NOT NULL,
    landed TEXT COLLATE "C" NOT NULL,
    fetched TEXT COLLATE "C" NOT NULL,
    status INTEGER NOT NULL,
    headers TEXT COLLATE "C" NOT NULL,
    sha256 TEXT COLLATE "C" NOT NULL REFERENCES copies (sha256),
    size BIGINT NOT NULL,
    PRIMARY KEY (address, fetched)
);
CREATE INDEX captures_landed ON captures (landed);
CREATE TABLE visits (
    number INTEGER PRIMARY KEY,
    address TEXT COLLATE "C" NOT NULL,
    time TEXT COLLATE "C" NOT NULL,
    outcome TEXT COLLATE "C" NOT NULL,
    feed TEXT COLLATE "C",
    reason TEXT COLLATE "C" NOT NULL,
    etag TEXT COLLATE "C",
    modified TEXT COLLATE "C",
    since TEXT COLLATE "C",
    until TEXT COLLATE "C",
    documents INTEGER NOT NULL
);
CREATE INDEX visits_of ON visits (address, number);
CREATE INDEX visits_by_feed ON visits (feed, number);
