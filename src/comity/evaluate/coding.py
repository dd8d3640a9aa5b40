"""Loose texts as documents, and what the program makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from comity.analyse.pair import waits
from comity.model import Claim, Document, Section, Sentence
from comity.parse import load_parser
from comity.pipeline import code_documents

BATCH = 64
"""Documents that are parsed together."""


def document_of(text: str, published: str | None = None, path: str | None = None) -> Document:
    """A text as a document with one paragraph of body text."""
    digest = sha256(text.encode()).hexdigest()
    return Document(Document.id_of(text), text, digest, (Section(0, len(text), "body"),), path, published=published)


def code_texts(documents: Iterable[Document]) -> Iterator[tuple[Claim, ...]]:
    """The claims of each document that count, in order: those that wait for review are left out."""
    for claims in code_all(documents):
        yield counted(claims)


def code_all(documents: Iterable[Document]) -> Iterator[tuple[Claim, ...]]:
    """All claims of each document, in order."""
    for batch in batches(list(documents)):
        yield from code_documents(batch)


def counted(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(claim for claim in claims if not waits(claim))


def parse_texts(documents: Iterable[Document]) -> Iterator[tuple[Sentence, ...]]:
    """The sentences of each document, in order."""
    for batch in batches(list(documents)):
        yield from load_parser().parse(batch)


def batches(documents: Sequence[Document]) -> Iterator[Sequence[Document]]:
    for start in range(0, len(documents), BATCH):
        yield documents[start : start + BATCH]
