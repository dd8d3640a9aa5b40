"""Phrases with country and sector."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from comity.evaluate.actors import NONE, Found, day_of, read_cases, resolve, score, sector_fits
from comity.evaluate.gold import Options
from evaluate.gold import write

LINES = ("text\tquery_date\tcontext\tcountry\tcode_1\tcode_2", "the Peruvian army\t\t\tPER\tMIL\t*",
         "Peru\t\t\tPER\t\t*", "the United Nations\t2020-01-01\t\tUNO\t*\t*", "Chile\t\t\tPER\tGOV\tMIL",
         "a baker\t\t\t\t*\t*")  # fmt: skip


def test_stars_ask_for_nothing(tmp_path: Path) -> None:
    cases = read_cases(write(tmp_path / "a.tsv", *LINES))
    assert [case.sectors for case in cases] == [("MIL",), (NONE,), (), ("GOV", "MIL"), ()]
    assert cases[4].country == NONE


def test_phrases_are_resolved(tmp_path: Path) -> None:
    found = resolve(read_cases(write(tmp_path / "a.tsv", *LINES)))
    assert found[:3] == [Found("PER", "MIL"), Found("PER", NONE), Found("UNO", "IGO")]
    assert found[4] == Found(NONE, NONE)


def test_figures(tmp_path: Path) -> None:
    result = score([write(tmp_path / "a.tsv", *LINES)], Options())
    assert [figure.value for figure in result.figures] == [0.8, pytest.approx(2 / 3), 0.0]
    assert result.examples[0].failure == "wrong country"


@pytest.mark.parametrize(
    ("wanted", "sector", "fits"), [("MIL", "MIL", True), (NONE, "GOV", True), (NONE, "MIL", False)]
)
def test_a_bare_state_is_its_government(wanted: str, sector: str, fits: bool) -> None:
    assert sector_fits(wanted, Found("PER", sector)) is fits


def test_days() -> None:
    assert day_of("10 May 2015") == "2015-05-10"
    assert day_of("Today") == date.today().isoformat()
    assert day_of("") is None
