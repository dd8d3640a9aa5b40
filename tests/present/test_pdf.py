"""The brief as PDF: two pages, the same bytes, and nothing of a source is run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from analyse.kept import again, deed, promise
from comity.analyse import pair_page
from comity.errors import PresentError
from comity.present import pdf
from comity.present.brief import Brief, brief, numbered
from comity.present.brief.cutting import fitted
from comity.present.pdf import broken, count_pages, pages_in, to_pdf
from comity.promise.records import Commitment
from present.dossiers import DAY, LATE, PROMISES, make_dossier, make_picture
from present.story import CLAIMS, DOCUMENTS, story_page, told

HOSTILE = '#panic("run") *bold* $x$ `raw` @ref <label> \\ // https://example.org ' + "x" * 400


def many(count: int) -> list[Commitment]:
    """Promises with long names, all of them overdue."""
    rows = [promise(f"20{10 + place % 10:02}-{place % 12 + 1:02}-01", again("2021-01-01"), deed(4, "2021-06-01"),
                    due="2024-07-31", state="overdue", late=22, as_of=DAY, receipt=LATE.receipt,
                    name=f"the {place}th of many long promises about ships, ports and trains " * 2)
            for place in range(count)]  # fmt: skip
    return [replace(row, id=f"p-{place:016}") for place, row in enumerate(rows)]


def made(commitments: Sequence[Commitment] = PROMISES, high: int = 60) -> Brief:
    return brief(make_dossier(commitments=commitments), [make_picture(high)])


@pytest.mark.parametrize("count", [0, 5, 40])
def test_a_brief_has_two_pages(count: int) -> None:
    assert pages_in(to_pdf(fitted(made(many(count)), count_pages))) == 2


def test_a_brief_of_nothing_has_two_pages() -> None:
    nothing = brief(make_dossier(pair_page([], [], "IND", "JPN"), ()))
    assert pages_in(to_pdf(fitted(nothing, count_pages))) == 2


def test_what_does_not_fit_is_cut_and_counted() -> None:
    full, cut = made(many(40)), fitted(made(many(40)), count_pages)
    overdue = next(one for one in cut.sections if one.key == "overdue")
    assert sum(len(one.lines) for one in cut.sections) < sum(len(one.lines) for one in full.sections)
    assert len(overdue.sentences) + overdue.more == 40


def test_every_cited_note_is_in_the_file() -> None:
    cut = fitted(made(many(40)), count_pages)
    record = pdf._record(cut)
    lines = [line for page in record["pages"] for one in page for line in (*one["rows"], *one["sentences"])]
    assert all(line["marks"] for line in lines)
    assert {mark for line in lines for mark in line["marks"]} <= {note["number"] for note in record["notes"]}
    assert len(record["notes"]) == len(numbered(cut)[1])


def test_same_brief_same_bytes() -> None:
    assert to_pdf(made()) == to_pdf(made())


def test_the_file_is_dated_by_the_as_of_day() -> None:
    assert b"D:20211231" in to_pdf(brief(make_dossier(story_page("2021-12-31"))))


def test_nothing_of_a_source_is_run() -> None:
    document, claim = told(HOSTILE, "2024-08-20", outlet=HOSTILE, kind="transfer", trigger="run")
    page = pair_page([*CLAIMS, claim], [*DOCUMENTS, document], "IND", "JPN")
    assert pages_in(to_pdf(fitted(brief(make_dossier(page)), count_pages))) == 2


def test_a_tall_picture_is_held_within_the_page() -> None:
    assert pages_in(to_pdf(fitted(made(high=400), count_pages))) == 2


def test_what_has_no_blank_may_break() -> None:
    assert broken("y" * 60) == "y" * 30 + "\u200b" + "y" * 30 + "\u200b"
    assert broken("a word or two") == "a word or two"


def test_another_program_s_file_has_no_count() -> None:
    with pytest.raises(PresentError, match="without a count of its pages"):
        pages_in(b"%PDF-1.7")
