"""The rounds and editions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.analyse.rhythm import Held, Hiatus, Missed, Rhythm
from comity.present.pictures.axis import LEFT
from comity.present.pictures.rhythm import COLUMNS, draw_rhythm
from factories import make_claim, make_document
from present.pictures.seen import Mark, edtfs, marks, words
from present.story import HOSTILE

AS_OF = "2024-12-31"
CLAIM = make_claim(make_document("The sixth JIMEX was held."), kind="exercise")
SIXTH = Held("e-6", "2022-09-11", "2022-09-11", 6, (CLAIM.id,))
FIFTH = Held("e-5", "2021-10", "2021-10-01", 5, ("c-a", "c-b"))
SEVENTH = Held("e-7", None, None, 7, ("c-7",))
READ = Missed("2023-09-11", "2023-03-12", "2024-03-12", ("d-1", "d-2"))
UNREAD = Missed("2024-09-11", "2024-03-12", "2025-03-12", ())


def series(*held: Held, **fields: Any) -> Rhythm:
    given: dict[str, Any] = {
        "series": "jimex", "name": "JIMEX", "kind": "exercise", "held": held or (FIFTH, SIXTH), "gaps": (345,),
        "median_gap": 345.0, "expected": "2025-08-22", "missed": (), "hiatus": (), "unread": 0,
    }  # fmt: skip
    return Rhythm(**(given | fields))


def drawn(*rows: Rhythm) -> list[Mark]:
    return marks(draw_rhythm(rows, {CLAIM.id: CLAIM}, AS_OF, lambda id: f"/{id}"))


def test_a_round_is_full_and_opens_its_sentence() -> None:
    fifth, sixth = drawn(series(expected=None))
    assert (sixth.id, sixth.shapes, sixth.solid) == (CLAIM.id, ("circle",), True)
    assert sixth.told == "11 Sep 2022 · 6th held · Example Wire: “The sixth JIMEX was held.”"
    assert (fifth.id, fifth.shapes, fifth.told) == ("e-5", ("rect",), "Oct 2021 · 5th held")


def test_the_next_one_is_hollow() -> None:
    found = drawn(series())[0]
    assert (found.solid, found.href) == (False, "/e-6")
    assert found.told == "22 Aug 2025 · next round to be expected, 345 days after the one before"


def test_a_missed_round_is_crossed_where_something_was_read_and_hatched_where_nothing_was() -> None:
    read, unread = drawn(series(missed=(READ, UNREAD), expected=None))[:2]
    assert read.told.endswith("no evidence found in 2 documents of 12 Mar 2023 to 12 Mar 2024")
    assert (read.shapes, read.solid) == (("circle", "path"), False)
    assert "url(#rhythm-hatch)" in unread.fills
    assert "nothing is known" in unread.told


def test_an_expected_round_that_was_missed_is_drawn_once() -> None:
    assert len(drawn(series(missed=(READ,), expected=READ.expected))) == 3


def test_a_hiatus_is_a_hatched_stretch() -> None:
    found = drawn(series(hiatus=(Hiatus("2022-09-11", None, 2),), expected=None))[0]
    assert found.fills == ("url(#rhythm-hatch)",)
    assert found.told == "after 11 Sep 2022 and it goes on · 2 rounds in a row of which no text tells"


def test_a_round_without_a_date_stands_in_the_gutter() -> None:
    found = next(mark for mark in drawn(series(SIXTH, SEVENTH)) if mark.id == "c-7")
    assert all(x < LEFT for x in found.xs)


def test_a_series_says_how_often_and_on_what_that_rests() -> None:
    lines = words(draw_rhythm([series(missed=(READ,), unread=2)], {}, AS_OF))
    assert "2 held · every 11 months by 1 gap · 1 missed · 2 unread" in lines
    assert {"JIMEX", "EXERCISES 1", "5th", "6th"} <= set(lines)


def test_meetings_and_exercises_stand_apart() -> None:
    lines = words(draw_rhythm([series(), series(kind="engagement", name="2+2")], {}, AS_OF))
    assert lines.index("MEETINGS 1") < lines.index("2+2") < lines.index("EXERCISES 1")


def test_the_numbers_in_words() -> None:
    picture = draw_rhythm([series(SIXTH, SEVENTH, missed=(READ, UNREAD))], {}, AS_OF)
    assert picture.alt == (
        "1 series as of 31 Dec 2024: 2 rounds held, 1 of them without a date; 1 missed, and 1 to be expected when"
        " nothing was read."
    )


def test_no_series_is_said() -> None:
    picture = draw_rhythm([], {}, AS_OF)
    assert (picture.alt, picture.table.columns) == ("No round of a named series was found by 31 Dec 2024.", COLUMNS)
    assert draw_rhythm([], {}, None, looked="Nothing in 9 documents.").alt == "Nothing in 9 documents."


def test_hostile_text_is_shown_and_never_run() -> None:
    svg = draw_rhythm([series(name=HOSTILE)], {}, AS_OF).svg
    assert "<script" not in svg
    assert "␛[31mdeal" in svg


def _held(edtf: str | None, number: int | None, count: int) -> Held:
    known = edtf if edtf == "2020-05-03" else None
    return Held(f"e-{edtf}-{number}", edtf, known, number, tuple(f"c-{edtf}-{n}" for n in range(count)))


helds = st.lists(st.builds(_held, edtfs, st.none() | st.integers(1, 99), st.integers(1, 3)), min_size=1, max_size=9)


@settings(max_examples=50, deadline=None)
@given(helds, st.sampled_from([None, AS_OF]), st.booleans())
def test_every_mark_is_in_the_table_and_the_undated_off_the_scale(
    held: list[Held], as_of: str | None, missed: bool
) -> None:
    row = replace(series(*held), missed=(READ, UNREAD) * missed, hiatus=(Hiatus("2022-09-11", None, 2),) * missed)
    picture = draw_rhythm([row], {}, as_of)
    assert {mark.id for mark in marks(picture)} <= {row.id for row in picture.table.rows}
    undated = {id for one in held if one.date is None for id in one.claims}
    assert all(x < LEFT for mark in marks(picture) if mark.id in undated for x in mark.xs)
