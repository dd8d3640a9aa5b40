"""The proof of a claim, and a document with its claims."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from comity.model import Claim, Document, Quantity, Section, Speaker, When, Where
from comity.present.proof import marked, print_claim, print_document
from comity.present.terminal import console
from factories import make_claim, make_document

SENTENCE = "NEW DELHI: India and Japan signed an agreement on Tuesday."
DOCUMENT = make_document(url="https://example.org/pact", author="A. Writer", grade="B")


def shown(claim: Claim, document: Document = DOCUMENT) -> str:
    out = io.StringIO()
    print_claim(console(out, 100), claim, document)
    return out.getvalue()


def field(text: str, name: str) -> str:
    """What stands beside a field's name."""
    return next(line.removeprefix(name).strip() for line in text.splitlines() if line.startswith(f"{name} "))


def test_sentence_is_marked_in_its_paragraph() -> None:
    text = " ".join(shown(make_claim(DOCUMENT, SENTENCE)).split())
    assert f"»{SENTENCE}« Tokyo will send six aircraft in 2025." in text
    assert "Both countries hoped" not in text


def test_sentence_alone_where_the_text_differs() -> None:
    other = replace(DOCUMENT, text="Another text altogether.")
    assert f"»{SENTENCE}«" in " ".join(shown(make_claim(DOCUMENT, SENTENCE), other).split())


def test_sentence_outside_every_section() -> None:
    bare = make_document(sections=(Section(0, 3, "headline"),))
    assert f"»{SENTENCE}«" in shown(make_claim(bare, SENTENCE), bare)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("outlet", "Example Wire"),
        ("author", "A. Writer"),
        ("published", "21 August 2024 (given)"),
        ("grade", "B, usually reliable"),
        ("address", "https://example.org/pact"),
        ("file", "reports/pact.txt"),
        ("kind", "agreement"),
        ("status", "happened (ACTUALLY)"),
        ("party", "India (IND), GOV, actor: “India”"),
        ("thing", "–"),
        ("when", "–"),
        ("why", "what:sign"),
        ("coder", "test-1"),
    ],
)
def test_fields(name: str, value: str) -> None:
    assert field(shown(make_claim(DOCUMENT, SENTENCE)), name) == value


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [
        ("when", When("2024-08-20", "2024-08-20", "2024-08-20", "relative", "Tuesday"),
         "20 Aug 2024 (2024-08-20), relative: “Tuesday”"),
        ("due", When(None, None, None, "none", "soon"), "undated (no EDTF), none: “soon”"),
        ("where", Where("Delhi", "IND", 28.6, 77.2, "city"), "Delhi, IND, city, 28.60, 77.20"),
        ("where", Where("at sea", None, None, None, None), "at sea"),
        ("quantity", Quantity(6, "piece", "aircraft", "six aircraft"), "6 piece, aircraft: “six aircraft”"),
        ("speaker", Speaker("JPN", "Yoko Kamikawa", "Foreign Minister"), "Yoko Kamikawa, Foreign Minister, JPN"),
    ],
)  # fmt: skip
def test_records_within_a_claim(name: str, given: object, value: str) -> None:
    assert field(shown(make_claim(DOCUMENT, SENTENCE, **{name: given})), name) == value


def test_undated_document_says_so() -> None:
    undated = replace(DOCUMENT, published=None)
    assert field(shown(make_claim(undated, SENTENCE), undated), "published") == "undated: the text does not say"


def test_allegation_is_said() -> None:
    assert "alleged: happened" in shown(make_claim(DOCUMENT, SENTENCE, alleged=True))


def test_note_to_paste_stands_at_the_end() -> None:
    claim = make_claim(DOCUMENT, SENTENCE)
    assert " ".join(shown(claim).split()).endswith(f"https://example.org/pact, {claim.id}.")


def test_sequences_of_the_text_are_inert() -> None:
    document = make_document("A \x1b[2Jwipe of India and Japan.", title="\x1b]0;title\x07")
    assert "\x1b" not in shown(make_claim(document), document)


def test_overlapping_marks_are_joined() -> None:
    out = console(io.StringIO(), 80)
    assert marked(out, "abcdef", [(3, 5), (1, 4), (9, 12)]).plain == "a»bcde«f"


def test_document_with_its_claims() -> None:
    out = io.StringIO()
    claim = make_claim(DOCUMENT, SENTENCE)
    sections = (replace(DOCUMENT.sections[0], role="headline"), *DOCUMENT.sections[1:])
    print_document(console(out, 100), replace(DOCUMENT, sections=sections), [claim])
    text = out.getvalue()
    assert "[headline] India and Japan sign pact" in text
    assert f"»{SENTENCE}«" in text
    assert f"{claim.id}  ● happened · agreement" in text


def test_a_date_inferred_from_offices_is_marked() -> None:
    claim = make_claim(DOCUMENT, SENTENCE, when=When("2024-08/..", "2024-08-01", None, "office", "Tuesday"))
    assert field(shown(claim), "when") == "since Aug 2024 (2024-08/..), inferred from offices: “Tuesday”"


def test_the_page_is_told_where_there_are_pages() -> None:
    paged = replace(DOCUMENT, pages=(0, DOCUMENT.text.index("Both")))
    text = shown(make_claim(paged, SENTENCE, page=1), paged)
    assert ", page 1, characters " in text and "2024, p. 1, https" in text
    assert field(text, "pages") == "2"
    assert "page" not in shown(make_claim(DOCUMENT, SENTENCE))


def test_pages_begin_in_the_text_of_a_document() -> None:
    paged, out = replace(DOCUMENT, pages=(0, DOCUMENT.text.index("Both"))), io.StringIO()
    print_document(console(out, 100), paged, [])
    lines = [line.strip() for line in out.getvalue().splitlines() if line.strip()]
    assert lines[lines.index("page 2") + 1].startswith("Both countries")
