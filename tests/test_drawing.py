"""Every picture by its name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.conftest import record_story
from comity import Desk
from comity.drawing import PICTURES, Asked, draw, draw_asked
from comity.errors import UsageError
from comity.ledger import SqlLedger, open_ledger
from comity.present.pictures import Picture
from comity.present.pictures.files import ENDINGS, rendered
from judge.made import decided
from present.pictures.drawn import addresses, cells, keeps, marks, page
from present.story import CLAIMS

PAIR = ("IND", "JPN")
NAMES = list(PICTURES)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqlLedger]:
    with open_ledger(tmp_path / "comity.db") as store:
        record_story(store)
        yield store


def drawn(ledger: SqlLedger, name: str, pair: tuple[str, str] = PAIR) -> Picture:
    return draw(ledger, name, None if PICTURES[name].scope == "ledger" else pair, links=page)


@pytest.mark.parametrize("name", NAMES)
def test_each_picture_keeps_to_the_contract(ledger: SqlLedger, name: str) -> None:
    picture = keeps(drawn(ledger, name))
    assert picture.name == name
    assert all(addresses(picture).values())
    assert picture.key.endswith(".") or not marks(picture)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_ledger_is_the_same_picture(ledger: SqlLedger, name: str) -> None:
    assert drawn(ledger, name) == drawn(ledger, name)


@pytest.mark.parametrize("name", [name for name in NAMES if PICTURES[name].scope != "ledger"])
def test_a_pair_of_which_nothing_is_known_gets_words(ledger: SqlLedger, name: str) -> None:
    picture = keeps(drawn(ledger, name, ("CHL", "NOR")))
    assert "No " in picture.alt
    assert marks(picture).keys() <= {row.id for row in picture.table.rows}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_picture_becomes_a_file(ledger: SqlLedger, ending: str) -> None:
    assert len(rendered(drawn(ledger, "balance"), ending)) > 1000


def test_several_pictures_read_the_ledger_once(ledger: SqlLedger) -> None:
    asked = Asked(ledger, PAIR)
    draw_asked(asked, "balance")
    held = (asked.page, asked.figures)
    draw_asked(asked, "numbers")
    assert (asked.page is held[0], asked.figures is held[1]) == (True, True)


def test_as_of_a_day(ledger: SqlLedger) -> None:
    full, early = (draw(ledger, "domains", PAIR, day).alt for day in (None, "2020-12-31"))
    assert full != early


def test_pairs_are_those_of_the_claims_as_people_judged_them(ledger: SqlLedger) -> None:
    ledger.decide(decided("reject", CLAIMS[0]))
    assert cells(draw(ledger, "pairs"))[0][:3] == ("India", "Japan", str(len(CLAIMS) - 1))


def test_the_network_of_a_year_and_of_the_whole_ledger(ledger: SqlLedger) -> None:
    assert draw(ledger, "network", year="2020").title == "Who acted with whom, 2020"
    assert cells(draw(ledger, "network", PAIR))[0] == cells(draw(ledger, "network"))[0]


@pytest.mark.parametrize(
    ("name", "given", "words"),
    [
        ("balanse", {"pair": PAIR}, "no picture is called 'balanse'; did you mean balance"),
        ("balance", {}, "'balance' is of two countries: name both"),
        ("pairs", {"pair": PAIR}, "'pairs' is of the whole ledger: leave the countries out"),
        ("pairs", {"as_of": "2020-01-01"}, "'pairs' cannot be drawn as of a day"),
        ("balance", {"pair": PAIR, "year": "2020"}, "cannot be drawn for the year '2020'"),
        ("network", {"year": "last"}, "cannot be drawn for the year 'last'"),
    ],
)
def test_what_does_not_fit(ledger: SqlLedger, name: str, given: dict[str, str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        draw(ledger, name, **given)  # type: ignore[arg-type]


def test_a_desk_draws_for_notebooks(ledger: SqlLedger) -> None:
    picture = Desk(ledger).draw("numbers", "india", "japan", as_of="2023")
    assert picture._repr_html_().startswith("<svg ")


def test_a_desk_needs_two_countries_or_none(ledger: SqlLedger) -> None:
    with pytest.raises(UsageError, match="of two countries or of none"):
        Desk(ledger).draw("network", "india")
