"""Panels of figures over time."""

from __future__ import annotations

import re
from typing import Any

from analyse.test_numbers import STORY, figure, of
from comity.present.pictures import Picture
from comity.present.pictures.numbers import SHAPES, draw_numbers
from present.pictures.drawn import addresses, cells, keeps, marks, page, texts
from present.story import HOSTILE, day


def drawn(*rows: Any) -> Picture:
    return keeps(draw_numbers(of(*(rows or STORY)), page))


def points(picture: Picture) -> list[str]:
    """The shapes of the points, as they are drawn."""
    return re.findall(r"</title>(<path [^>]*/>)</a>", picture.svg)


def test_a_point_opens_the_sentence_that_gives_it() -> None:
    ids = [claim.id for _, claim in STORY[:2]]
    assert addresses(drawn()) == {id: f"/to/{id}" for id in reversed(ids)}
    assert marks(drawn())[ids[0]].startswith("5e+09 USD, happened, 2018, by Outlet A: ")


def test_targets_are_hollow_and_facts_are_full() -> None:
    target, fact = points(drawn())
    assert 'fill-opacity="0"' in target
    assert 'fill="var(--cy-likely)"' in target
    assert ('fill-opacity="1"' in fact, 'fill="var(--cy-actually)"' in fact) == (True, True)


def test_hopes_have_the_colour_of_what_should_be() -> None:
    rows = (figure(5, None, status="hoped", due=day("2020")), figure(6, "2018"))
    assert 'stroke="var(--cy-should)"' in points(drawn(*rows))[0]


def test_each_giver_has_a_shape_of_its_own() -> None:
    legend = [f'd="{shape}"' in drawn().svg for shape in SHAPES]
    assert legend[:3] == [True, True, False]
    assert [text for text in texts(drawn()) if text.startswith("Outlet")] == ["Outlet B", "Outlet A"]


def test_what_holds_for_a_year_has_a_line_that_is_broken_where_it_is_to_come() -> None:
    lines = re.findall(r"<line [^>]*stroke-width=\"2\"[^>]*>", drawn().svg)
    assert [("stroke-dasharray" in line, "actually" in line) for line in lines] == [(False, True), (True, False)]


def test_a_panel_is_named_and_its_amounts_are_in_words() -> None:
    assert "Trade, in USD" in texts(drawn())
    assert [text for text in texts(drawn()) if "billion" in text] == [f"{n} billion" for n in (5, 10, 15, 20)]


def test_small_numbers_have_no_word() -> None:
    assert "4" in texts(drawn(figure(3, "2018"), figure(4, "2019")))


def test_all_figures_stand_in_the_table() -> None:
    assert [row[:2] for row in cells(drawn())] == [
        ("2014", "2e+10 USD"), ("2018", "5e+09 USD"), ("2022", "1e+12 JPY"), ("undated", "7e+09 USD"),
    ]  # fmt: skip


def test_what_is_in_the_table_alone_is_counted_in_words() -> None:
    words = "In the table alone: 1 figure that no other is like and 1 figure that no text dates."
    assert drawn().alt == f"India and Japan: 2 figures in 1 panel. {words}"
    assert drawn().key.endswith(words)


def test_without_a_group_there_are_words() -> None:
    picture = drawn(figure(5, "2018"))
    assert texts(picture) == [picture.alt]
    assert picture.alt.startswith("India and Japan: nothing to draw over time. In the table alone: 1 figure that no ")


def test_nothing_found_is_said() -> None:
    picture = keeps(draw_numbers(of()))
    assert picture.alt == "No figure was found in 0 documents on India and Japan."


def test_hostile_words_are_shown() -> None:
    rows = (figure(5, "2018", measure=HOSTILE, outlet=HOSTILE), figure(6, "2019", measure=HOSTILE))
    assert "␛[31m" in "".join(texts(drawn(*rows)))
