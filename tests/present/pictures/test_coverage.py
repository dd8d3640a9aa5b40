"""The picture of what was read, and the strip under the others."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from analyse.test_survey import surveyed
from comity.present.pictures.coverage import draw_coverage, over_strip
from present.test_survey import FOUND


def test_every_mark_has_its_row() -> None:
    drawn = draw_coverage(FOUND, lambda id: f"/document/{id}")
    marks = re.findall(r'data-id="([^"]+)"', drawn.svg)
    assert marks and set(marks) <= {row.id for row in drawn.table.rows}
    assert 'href="/document/d-' in drawn.svg


def test_missing_days_are_hatched_and_told() -> None:
    drawn = draw_coverage(FOUND)
    assert "url(#coverage-hatch)" in drawn.svg
    assert next(row.cells[0] for row in drawn.table.rows if "missing" in row.cells[1]) == "2024-03-02 to 2024-03-04"


def test_it_is_well_formed_whatever_a_feed_is_called() -> None:
    assert ElementTree.fromstring(draw_coverage(FOUND).standalone()) is not None


def test_the_longest_gap_is_told() -> None:
    assert "The longest stretch without one: 20 Jan 2024 to 1 Jun 2024." in draw_coverage(FOUND).alt


def test_nothing_read_is_said_in_words() -> None:
    assert "No document with a date was read on this pair: 0 of 0 documents" in draw_coverage(surveyed()).svg


def test_the_strip_stands_under_a_picture_and_adds_to_its_words() -> None:
    drawn = draw_coverage(FOUND)
    under = over_strip(drawn, FOUND.months, "4 of 4 documents")
    high = [float(re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', one.svg)[1]) for one in (drawn, under)]
    assert high[1] == round(high[0]) + 62
    assert under.alt.endswith("Read for it: 4 of 4 documents.")
    assert ElementTree.fromstring(under.standalone()) is not None
