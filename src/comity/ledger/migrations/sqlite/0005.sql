-- What addresses gave: the bytes once for each content, when and from where they came, and every visit to an address.
ALTER TABLE documents ADD COLUMN pages TEXT NOT NULL DEFAULT '[]';
CREATE TABLE copies (
    sha256 TEXT NOT NULL PRIMARY KEY,
    body BLOB NOT NULL
);
CREATE TABLE captures (
    address TEXT NOT NULL,
    landed TEXT NOT NULL,
    fetched TEXT NOT NULL,
    status INTEGER NOT NULL,
    headers TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES copies (sha256),
    size INTEGER NOT NULL,
    PRIMARY KEY (address, fetched)
) WITHOUT ROWID;
CREATE INDEX captures_landed ON captures (landed);
CREATE TABLE visits (
    number INTEGER PRIMARY KEY,
    address TEXT NOT NULL,
    time TEXT NOT NULL,
    outcome TEXT NOT NULL,
    feed TEXT,
    reason TEXT NOT NULL,
    etag TEXT,
    modified TEXT,
    since TEXT,
    until TEXT,
    documents INTEGER NOT NULL
);
CREATE INDEX visits_of ON visits (address, number);
CREATE INDEX visits_by_feed ON visits (feed, number);
