"""draw."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.conftest import Run
from comity.drawing import PICTURES

pytestmark = pytest.mark.usefixtures("ledger")


@pytest.mark.parametrize("file", ["balance.svg", "balance.png", "balance.pdf"])
def test_draw_writes_a_file(run: Run, file: str) -> None:
    ran = run("draw", "balance", "india", "japan", "-o", file)
    assert (ran.status, ran.out, ran.err) == (0, f"Written: {file}\n", "")
    assert Path(file).stat().st_size > 1000


def test_draw_prints_the_data(run: Run) -> None:
    found = json.loads(run("draw", "numbers", "IND", "JPN", "--json").out)
    assert (found["name"], found["columns"][0]) == ("numbers", "date")
    assert [row["figure"] for row in found["rows"]] == ["5 trillion yen"]
    assert found["rows"][0]["id"].startswith("c-")


def test_data_and_file_at_once(run: Run) -> None:
    ran = run("draw", "pairs", "--json", "-o", "pairs.svg")
    assert json.loads(ran.out)["rows"][0]["id"] == "IND-JPN"
    assert ran.err == "Written: pairs.svg\n"


def test_draw_in_the_dark(run: Run) -> None:
    run("draw", "pairs", "-o", "pairs.svg", "--theme", "dark")
    assert "#14171c" in Path("pairs.svg").read_text("utf-8")


def test_draw_of_a_year_and_a_day(run: Run) -> None:
    ran = run("draw", "network", "--year", "2020", "--as-of", "2021", "--json")
    assert json.loads(ran.out)["title"] == "Who acted with whom, 2020"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("balance", "IND", "JPN"), "nothing to write to: give a file with -o"),
        (("balance", "IND", "JPN", "-o", "balance.gif"), "'balance.gif' ends in none of .svg, .png, .pdf"),
        (("balance", "IND", "-o", "balance.svg"), "one country is given: name two"),
        (("balance", "IND", "xx", "-o", "balance.svg"), "no country is called 'xx'"),
        (("portrait", "IND", "JPN", "-o", "portrait.svg"), "no picture is called 'portrait'"),
        (("balance", "IND", "JPN", "--as-of", "soon", "--json"), "'soon' is no date"),
    ],
)
def test_what_is_off(run: Run, arguments: tuple[str, ...], words: str) -> None:
    ran = run("draw", *arguments)
    assert (ran.status, ran.out) == (2, "")
    assert words in ran.err


def test_a_file_that_cannot_be_written(run: Run) -> None:
    ran = run("draw", "pairs", "-o", "missing/pairs.svg")
    assert ran.status == 1
    assert "cannot write 'missing/pairs.svg'" in ran.err


def test_the_help_names_every_picture(run: Run) -> None:
    shown = " ".join(run("draw", "--help").out.split())
    assert [name for name in PICTURES if name not in shown] == []
