"""Fitting a brief on two pages."""

from __future__ import annotations

import pytest

from comity.errors import PresentError
from comity.present.brief import Brief, Section, Sentence
from comity.present.brief.cutting import fitted, only_front
from present.story import CLAIMS


def section(key: str, count: int, least: int = 1) -> Section:
    rows = tuple(Sentence(f"{key} {number}", (CLAIMS[0],)) for number in range(count))
    return Section(key, key.title(), sentences=rows, least=least)


MADE = Brief("A brief", "", Sentence("All.", (CLAIMS[0],)),
             ((section("a", 8, least=2), section("b", 3)), (section("c", 9), section("d", 4))))  # fmt: skip


def pages(front: int, back: int, made: Brief) -> int:
    """Pages that hold so many lines: the first, and the second with half of the first's as notes."""
    first = sum(len(one.lines) for one in made.pages[0])
    second = sum(len(one.lines) for one in made.pages[1])
    return (1 if first <= front else 2) + (0 if not made.pages[1] else 1 if second + first / 2 <= back else 2)


def lines(made: Brief) -> dict[str, int]:
    return {one.key: len(one.lines) for one in made.sections}


def test_what_fits_stays() -> None:
    assert fitted(MADE, lambda made: pages(20, 30, made)) == MADE


def test_the_longest_section_is_cut_first_and_the_rest_is_counted() -> None:
    made = fitted(MADE, lambda made: pages(20, 14, made))
    assert lines(made) == {"a": 8, "b": 3, "c": 4, "d": 4}
    assert made.pages[1][0].more == 5


def test_as_many_lines_stay_as_fit() -> None:
    for back in range(8, 25):
        made = fitted(MADE, lambda made, back=back: pages(20, back, made))
        assert pages(20, back, made) <= 2
        more = sum(lines(made).values()) + 1
        assert more > sum(lines(MADE).values()) or sum(len(one.lines) for one in made.pages[1]) + 1 + 5.5 > back


def test_the_first_page_is_cut_where_its_notes_fill_the_second() -> None:
    made = fitted(MADE, lambda made: pages(20, 5, made))
    assert lines(made) == {"a": 4, "b": 2, "c": 1, "d": 1}


def test_no_section_loses_its_least() -> None:
    made = fitted(MADE, lambda made: pages(3, 30, made))
    assert lines(made)["a"] == 2


def test_what_cannot_fit_is_an_error() -> None:
    with pytest.raises(PresentError, match="'A brief' does not fit on two pages"):
        fitted(MADE, lambda _: 3)


def test_only_the_front_has_no_second_page() -> None:
    assert only_front(MADE).pages[1] == ()
