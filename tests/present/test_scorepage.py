"""An evaluation as one self-contained HTML page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.evaluate.report import Bin, Confusion, Reliability
from comity.present.scorepage import DARKEST, SIDE, dots, shaded, to_scorepage
from evaluate.gold import make_report
from present.test_html import Page


@pytest.fixture(scope="module")
def text() -> str:
    return to_scorepage(make_report())


def test_no_script_and_nothing_loaded(text: str) -> None:
    page = Page(text)
    assert "script" not in page.tags
    assert page.loaded == page.links == []


def test_text_of_gold_is_escaped_and_inert(text: str) -> None:
    assert "&lt;b&gt;A *plan*&lt;/b&gt;" in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    "words", ["0.250", "0.100 to 0.400", "broken: corpus.actually_wrong", "No floor: corpus.empty", "a note", "<circle"]
)
def test_what_is_on_the_page(text: str, words: str) -> None:
    assert words in text


def test_the_page_of_nothing() -> None:
    assert "<h2>" not in to_scorepage(make_report(results=(), checks=(), unpinned=()))


def test_a_cell_is_as_dark_as_its_share_of_the_row() -> None:
    rows = shaded(Confusion("x", ("a", "b"), ("a", "b"), ((3, 1), (0, 0))))
    assert rows[0] == ("a", [(3, round(DARKEST * 0.75, 2), True), (1, round(DARKEST * 0.25, 2), False)])
    assert [share for _, share, _ in rows[1][1]] == [0.0, 0.0]


def test_dots_lie_on_the_diagonal_where_scores_are_right() -> None:
    first, second = dots(Reliability("x", (Bin(0.4, 0.6, 4, 0.5, 0.5), Bin(0.9, 1.0, 1, 1.0, 0.0)), 0.2))
    assert (first.x, first.y) == (SIDE / 2, SIDE / 2)
    assert (second.x, second.y) == (SIDE, SIDE)
    assert first.radius > second.radius


def test_a_result_without_figures_has_no_table_of_them() -> None:
    report = make_report()
    page = to_scorepage(replace(report, results=(replace(report.results[0], figures=()),)))
    assert "<th>figure</th>" not in page and "Statuses" in page
