"""Search hits and the list of documents."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pytest

from comity.model import Document
from comity.present.listing import print_documents, print_hits
from comity.present.terminal import console
from factories import make_document


@dataclass(frozen=True)
class Hit:
    document: Document
    exact: str
    claims: tuple[str, ...] = ()
    start: int = 0
    end: int = 1


def hits(words: str, *found: Hit) -> str:
    out = io.StringIO()
    print_hits(console(out, 80), found, words)
    return out.getvalue()


def test_hit_shows_sentence_source_and_claims() -> None:
    text = hits("signed", Hit(make_document(), "India and\nJapan signed it.", ("c-0123456789abcdef",)))
    assert text == ("India and Japan signed it.\n  Example Wire, 21 Aug 2024  c-01234567\n\n1 sentence found\n")


def test_hit_without_a_claim_leads_to_its_document() -> None:
    document = make_document()
    assert f"no claim  {document.id[:10]}" in hits("x", Hit(document, "Nothing."))


def test_nothing_found() -> None:
    assert hits("x") == "0 sentences found\n"


def test_hit_is_inert() -> None:
    assert "\x1b" not in hits("x", Hit(make_document(publisher="\x1b[31m"), "\x1b[2J"))


@pytest.mark.parametrize("words", ['"came into force"', "a*", "*", "[", '"', "(a|b)+"])
def test_words_are_never_a_pattern(words: str) -> None:
    assert "a b" in hits(words, Hit(make_document(), "a b"))


def listed(*documents: Document, **claims: int) -> str:
    out = io.StringIO()
    print_documents(console(out, 80), documents, {key.replace("_", "-"): count for key, count in claims.items()})
    return out.getvalue()


def test_documents() -> None:
    document = make_document()
    text = listed(document)
    assert "21 Aug 2024     India and Japan sign pact" in text
    assert "Example Wire · reports/pact.txt" in text
    assert text.endswith("1 document, 0 claims\n")


def test_documents_say_what_is_unknown() -> None:
    text = listed(make_document(published=None, title=None, publisher=None))
    assert "undated" in text
    assert "untitled" in text
    assert "outlet unknown · reports/pact.txt" in text


def test_documents_count_their_claims() -> None:
    document = make_document()
    assert "3 claims" in listed(document, **{document.id.replace("-", "_"): 3})
