"""Japanese texts, cut and coded."""

from __future__ import annotations

from dataclasses import replace

from comity.evaluate.coding import document_of
from comity.languages.japanese import LANGUAGE
from comity.languages.records import Clauses
from comity.model import Claim, Document


def notice(text: str, published: str | None = "2024-08-21", publisher: str | None = "外務省") -> Document:
    """A Japanese text as a document of one paragraph."""
    return replace(document_of(text, published), language="ja", publisher=publisher)


def cut(text: str) -> tuple[Clauses, ...]:
    """The sentences of a text as the parser cuts them."""
    (sentences,) = LANGUAGE.parse([notice(text)])
    return tuple(one for one in sentences if isinstance(one, Clauses))


def claims_of(text: str, published: str | None = "2024-08-21", publisher: str | None = "外務省") -> tuple[Claim, ...]:
    """The claims of a text."""
    document = notice(text, published, publisher)
    (sentences,) = LANGUAGE.parse([document])
    return LANGUAGE.code(document, sentences)
