"""Dates to shapes: a day is a dot, what is known less well a bar, and what no text dates has no place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model import STATUSES, column_of
from comity.present.pictures.scale import TimeScale
from comity.present.pictures.shapes import (
    LEAST,
    OPEN,
    Place,
    cross,
    dot,
    glyph,
    in_colours,
    look_of,
    packed,
    place_of,
    sentence_of,
    told_of,
    wrapped,
)
from comity.present.pictures.svg import cut
from factories import make_claim, make_document
from present.pictures.seen import edtfs
from present.story import HOSTILE

SCALE = TimeScale.over(["2020-01-01", "2021-12-31"], 100, 900)
RING = '<circle cx="0" cy="0" r="5" fill="var(--cy-{fill})" stroke="var(--cy-ink)" stroke-width="1.6"{dashes}/>'


def place(edtf: str | None, until: str | None = None) -> Place:
    found = place_of(SCALE, edtf, until)
    assert found is not None
    return found


def test_a_known_day_is_a_dot() -> None:
    day = place("2020-05-03")
    assert (day.dot, day.left == day.right, day.before, day.after) == (True, True, False, False)


@pytest.mark.parametrize("edtf", ["2020-05", "2020", "2020-05-03~", "2020-05-03?", "2020-05-03/2020-05-20"])
def test_what_is_known_less_well_is_a_bar_however_short(edtf: str) -> None:
    bar = place(edtf)
    assert not bar.dot
    assert bar.right - bar.left >= LEAST - 0.001


@pytest.mark.parametrize("edtf", [None, "", "no date at all"])
def test_what_no_text_dates_has_no_place(edtf: str | None) -> None:
    assert place_of(SCALE, edtf) is None


def test_of_an_open_date_no_more_is_drawn_than_is_known() -> None:
    by, since = place("../2020-12-31"), place("2020-06-01/..")
    assert (by.right - by.left, by.before, by.after) == (pytest.approx(OPEN), True, False)
    assert (since.right - since.left, since.before, since.after) == (pytest.approx(OPEN), False, True)


def test_what_is_under_way_goes_on_to_the_day_that_is_asked() -> None:
    assert SCALE
    found = place("2020-06-01/..", "2021-06-01")
    assert (found.left, found.right) == (SCALE.x("2020-06-01"), SCALE.x("2021-06-01"))


@pytest.mark.parametrize(
    ("edtf", "sides"), [("-0599", (True, False)), ("1950", (True, False)), ("2050", (False, True))]
)
def test_what_lies_beyond_the_scale_stands_at_its_edge_with_an_arrow(edtf: str, sides: tuple[bool, bool]) -> None:
    found = place(edtf)
    assert (found.before, found.after) == sides
    assert "l4 4" in glyph(found, 0, "solid", "ink") or "l-4 4" in glyph(found, 0, "solid", "ink")


@given(edtfs, edtfs)
def test_every_place_lies_within_the_scale(edtf: str | None, until: str | None) -> None:
    found = place_of(SCALE, edtf, until if until == "2020-05-03" else None)
    assert (found is None) == (edtf is None)
    assert found is None or 99.9 <= found.left <= found.right <= 900.1


@pytest.mark.parametrize("status", STATUSES)
def test_only_what_happened_is_solid(status: str) -> None:
    assert (look_of(status) == "solid") == (status in ("happened", "under_way"))  # type: ignore[arg-type]
    assert (look_of(status) == "dotted") == (column_of(status) == "SHOULD")  # type: ignore[arg-type]


# --- marks --------------------------------------------------------------------------------------------------------


def test_dots() -> None:
    assert dot(0, 0, "solid", "ink") == RING.format(fill="ink", dashes="")
    assert dot(0, 0, "outline", "ink") == RING.format(fill="paper", dashes="")
    assert dot(0, 0, "dotted", "ink") == RING.format(fill="paper", dashes=' stroke-dasharray="1.6 1.9"')


def test_a_step_is_half_full() -> None:
    half = '<path d="M0.0 -5.0 a5.0 5.0 0 0 0 0 10.0 z" fill="var(--cy-ink)"/>'
    assert dot(0, 0, "half", "ink") == RING.format(fill="paper", dashes="") + half


def test_a_bar_and_what_is_not_so() -> None:
    bar = glyph(Place(10, 30), 50, "solid", "actually")
    assert bar == (
        '<rect x="10" y="46" width="20" height="8" rx="2" fill="var(--cy-actually)" stroke="var(--cy-actually)"'
        ' stroke-width="1.6"/>'
    )
    assert "M17.0 47.0 l6.0 6.0 m0 -6.0 l-6.0 6.0" in glyph(Place(10, 30), 50, "crossed", "actually")


def test_a_cross_is_apart_from_what_lies_under_it() -> None:
    assert cross(5, 5, "alert").index("var(--cy-paper)") < cross(5, 5, "alert").index("var(--cy-alert)")


def test_what_meets_is_stacked() -> None:
    assert packed([(0, 10), (5, 15), (14, 20), (30, 40)]) == [0, 1, 0, 0]
    assert packed([]) == []


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(1, 30)).map(lambda row: (row[0], row[0] + row[1]))))
def test_no_two_of_one_sub_row_meet(spans: list[tuple[float, float]]) -> None:
    rows = packed(spans, 0)
    pairs = [(a, b) for n, a in enumerate(spans) for m, b in enumerate(spans) if n < m and rows[n] == rows[m]]
    assert all(a[1] <= b[0] or b[1] <= a[0] for a, b in pairs)


# --- words --------------------------------------------------------------------------------------------------------


def test_a_mark_says_date_what_outlet_and_sentence() -> None:
    claim = make_claim(make_document("They signed.", publisher="Meridian"))
    assert told_of("2020-05", "signed", claim) == "May 2020 · signed · Meridian: “They signed.”"


def test_a_long_sentence_is_cut_and_a_hostile_one_shown() -> None:
    claim = make_claim(make_document("word " * 100))
    assert (len(sentence_of(claim)), sentence_of(claim)[-1]) == (140, "…")
    assert "␛[31mdeal" in sentence_of(make_claim(make_document(HOSTILE)))


def test_a_name_has_so_many_lines_and_no_more() -> None:
    assert wrapped("India and Japan", 500, 12, 2) == ["India and Japan"]
    two = wrapped("one two three four five six seven", 60, 12, 2)
    assert (len(two), two[-1][-1]) == (2, "…")


def test_wide_signs_take_the_room_of_two_letters() -> None:
    assert cut("両国は会談した", 50) == "両国は…"
    assert [len(line) for line in wrapped("両国は会談し覚書に署名した" * 2, 120, 12, 9)][:2] == [9, 9]


def test_words_in_colours_are_escaped() -> None:
    line = in_colours(1, 2, [("<b>", "alert"), (" · x", "soft")], 11)
    assert line.startswith('<text x="1" y="2" font-size="11"><tspan fill="var(--cy-alert)">&lt;b&gt;</tspan>')
