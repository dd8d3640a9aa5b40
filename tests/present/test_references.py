"""The notes of a brief alone."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.present.brief import Looked, Note, Tally, brief, numbered
from comity.present.references import NOTES, date_of, escaped, to_bibtex, to_csl, to_plain
from factories import make_claim, make_document
from present.dossiers import make_dossier
from present.story import CLAIMS

SIGNED = Note(3, (CLAIMS[1],))
COUNT = Note(1, (Tally("n-IND-JPN.said", "5 promises", ("p-1", "p-2"), "comity figures IND JPN --rows said"),))
LOOKED = Note(2, (Looked("r-IND-JPN", "Looked through: 8 documents."),))


def note(**fields: Any) -> Note:
    document = make_document("They {met} & 100 % agreed_on #1.", **fields)
    return Note(1, (make_claim(document),))


def item(one: Note) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_csl([one]))[0]
    return found


def test_plain_lines_to_paste() -> None:
    assert to_plain([COUNT, LOOKED, SIGNED]) == (
        "1. 5 promises: p-1, p-2, comity figures IND JPN --rows said.\n"
        "2. Looked through: 8 documents.\n"
        "3. “India and Japan on Wednesday signed the ACSA.” Coromandel Post, 10 September 2020, "
        f"{CLAIMS[1].id}.\n"
    )


def test_the_quotation_is_whole() -> None:
    text = "They spoke of " + "many things, " * 40 + "and signed."
    assert text in to_plain([Note(1, (make_claim(make_document(text)),))])


def test_bibtex() -> None:
    assert to_bibtex([SIGNED]) == (
        f"@misc{{{CLAIMS[1].id},\n"
        "  title = {{India and Japan on Wednesday signed the ACSA.}},\n"
        "  howpublished = {Coromandel Post},\n"
        "  year = {2020},\n"
        "  date = {2020-09-10},\n"
        f"  note = {{Note 3: “India and Japan on Wednesday signed the ACSA.” ({CLAIMS[1].id})}},\n"
        "}\n"
    )


def test_pages_are_cited() -> None:
    one = Note(1, (make_claim(make_document(), page=3),))
    assert one.origin.endswith(", p. 3")
    assert "pages = {3}" in to_bibtex([one]) and item(one)["page"] == "3"
    assert "pages" not in to_bibtex([SIGNED]) and "page" not in item(SIGNED)


def test_signs_of_bibtex_are_spelt_out() -> None:
    made = to_bibtex([note(title="R&D {50 %} of_it", url="https://example.org/a{b}?c=1&d=%20")])
    assert r"title = {{R\&D \textbraceleft{}50 \%\textbraceright{} of\_it}}" in made
    assert "url = {https://example.org/a%7Bb%7D?c=1&d=%20}" in made


@given(st.text())
def test_braces_of_an_escaped_text_are_balanced(text: str) -> None:
    made = escaped(text)
    assert made.count("{") == made.count("}")
    assert not re.search(r"(?<!\\)[$&#%_]", made)


def test_an_undated_text_has_no_date() -> None:
    assert "year" not in to_bibtex([note(published=None)])
    assert "issued" not in item(note(published=None))


def test_csl_item() -> None:
    assert item(SIGNED) == {
        "id": CLAIMS[1].id, "type": "document", "title": "India and Japan on Wednesday signed the ACSA.",
        "container-title": "Coromandel Post", "issued": {"date-parts": [[2020, 9, 10]]},
        "note": f"Note 3: “India and Japan on Wednesday signed the ACSA.” ({CLAIMS[1].id})",
    }  # fmt: skip


def test_csl_item_with_an_address() -> None:
    made = item(note(url="https://example.org/a"))
    assert (made["type"], made["URL"]) == ("webpage", "https://example.org/a")


def test_a_count_is_a_row_of_the_ledger() -> None:
    made = item(COUNT)
    assert (made["type"], made["publisher"]) == ("dataset", "Comity ledger")
    assert made["note"] == "Note 1. comity figures IND JPN --rows said"


@pytest.mark.parametrize(
    ("edtf", "date"),
    [
        (None, None),
        ("2025", {"date-parts": [[2025]]}),
        ("2025-08", {"date-parts": [[2025, 8]]}),
        ("2025-08-29", {"date-parts": [[2025, 8, 29]]}),
        ("2025-08-29/2025-09-02", {"date-parts": [[2025, 8, 29], [2025, 9, 2]]}),
        ("2022-03~", {"date-parts": [[2022, 3]], "circa": True}),
        ("2022-22", {"date-parts": [[2022]], "season": 2}),
        ("201X", {"literal": "2010s"}),
        ("2008/..", {"literal": "since 2008"}),
    ],
)
def test_a_date_is_no_finer_than_it_is_known(edtf: str | None, date: dict[str, Any] | None) -> None:
    assert date_of(edtf) == date


@pytest.mark.parametrize("form", NOTES)
def test_every_note_of_a_brief_is_in_every_format(form: str) -> None:
    notes = numbered(brief(make_dossier()))[1]
    made = NOTES[form](notes)
    count = len(json.loads(made)) if form == "csl-json" else len(re.findall(r"(?m)^(?:@misc|\d+\. )", made))
    assert count == len(notes)
    assert NOTES[form](notes) == made
