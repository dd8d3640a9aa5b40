-- How many claims of a document two parties stand in together: what is counted over all documents without reading them.
-- Rows are made anew with the claims of their document; ``a`` stands before ``b``.
CREATE TABLE pair_documents (
    a TEXT COLLATE "C" NOT NULL,
    b TEXT COLLATE "C" NOT NULL,
    document TEXT COLLATE "C" NOT NULL REFERENCES texts (document),
    claims INTEGER NOT NULL,
    published_end TEXT COLLATE "C",
    PRIMARY KEY (a, b, document)
);
CREATE INDEX pair_documents_of ON pair_documents (document);
INSERT INTO pair_documents
SELECT p.party, q.party, c.document, count(DISTINCT c.row), max(c.published_end)
FROM claim_parties p JOIN claim_parties q ON q.claim = p.claim AND q.party > p.party JOIN claims c ON c.row = p.claim
WHERE c.superseded IS NULL
GROUP BY p.party, q.party, c.document;
