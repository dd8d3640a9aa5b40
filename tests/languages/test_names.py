"""Names of states, rows of signs, bodies, organs, offices."""

from __future__ import annotations

import pytest

from comity.languages.japanese import LANGUAGE
from comity.languages.japanese.parser import folded
from comity.languages.records import Term
from comity.who.states import states


def names(text: str) -> list[Term]:
    return LANGUAGE.names.find(folded(text))


def told(text: str) -> list[tuple[str, ...]]:
    return [term.states for term in names(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("日印協力", [("JPN", "IND")]),
        ("日米豪印の協力", [("JPN", "USA", "AUS", "IND")]),
        ("日・インド関係", [("JPN", "IND")]),
        ("日ＥＵ協力", [("JPN", "EU")]),
        ("８月20日日印外相", [("JPN", "IND")]),
        ("本日中に回答する", []),
        ("20日中国を訪問", [("CHN",)]),
        ("参加した土日", []),
        ("米国防長官", [("USA",)]),
        ("英国防相", [("GBR",)]),
        ("対印投資", [("IND",)]),
        ("印鑑を押した", []),
    ],
)
def test_signs_for_states(text: str, found: list[tuple[str, ...]]) -> None:
    assert told(text) == found


@pytest.mark.parametrize(
    "text", ["インド太平洋", "インドネシア語", "日本海", "ソマリランドの", "タイムリーな対応", "朝鮮半島"]
)
def test_what_is_no_state(text: str) -> None:
    assert told(text) in ([], [("SOM",)] if text.startswith("ソマリ") else [])


def test_every_state_has_a_name() -> None:
    known = set(LANGUAGE.names.state_words().values())
    assert set(states()) - known == set()
    assert told("モルディブとケニアとペルー") == [("MDV",), ("KEN",), ("PER",)]


@pytest.mark.parametrize(
    ("text", "states", "person", "sector"),
    [
        ("上川陽子外務大臣", (), "上川陽子", "GOV"),
        ("ラージナート・シン・インド国防大臣", ("IND",), "ラージナート・シン", "MIL"),
        ("シン印国防大臣", ("IND",), "シン", "MIL"),
        ("岸田内閣総理大臣", ("JPN",), "岸田", "GOV"),
        ("オースティン米国防長官", ("USA",), "オースティン", "MIL"),
        ("イタリアのメローニ首相", ("ITA",), "メローニ", "GOV"),
    ],
)
def test_offices(text: str, states: tuple[str, ...], person: str, sector: str) -> None:
    (term,) = names(text)
    assert (term.states, term.person, term.sector) == (states, person, sector)
    assert text.startswith(term.text) and term.end == len(text)


def test_an_office_of_the_same_state() -> None:
    assert names("シン同国防大臣")[0].same


@pytest.mark.parametrize("text", ["大臣会合", "大使館", "総理官邸"])
def test_a_word_for_an_office_inside_another_word_is_none(text: str) -> None:
    assert not any(term.sort == "office" for term in names(text))


@pytest.mark.parametrize(
    ("publisher", "home"), [("外務省", "JPN"), ("インド外務省", "IND"), ("某新聞", None), ("日印協会", None)]
)
def test_the_state_of_a_publisher(publisher: str, home: str | None) -> None:
    assert LANGUAGE.names.home_of(publisher) == home
