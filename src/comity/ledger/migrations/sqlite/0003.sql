-- How many documents were published when: the reach of a page is told without reading them.
CREATE INDEX documents_published ON documents (published) WHERE superseded IS NULL;
