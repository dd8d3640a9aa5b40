"""What a search asks for and finds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import comity
from comity.errors import UsageError
from comity.web.finding import Asked, find, marked, read_asked


def asked(**values: str) -> Asked:
    return read_asked(lambda name: values.get(name.replace("from", "since"), ""))


def found(ledger: Path, **values: str) -> list[str]:
    with comity.open(ledger, create=False) as desk:
        return [row.exact[:24] for row in find(desk, asked(**values)).rows]


def test_words_are_all_to_be_there(ledger: Path) -> None:
    assert found(ledger, q="acsa signed") == ["India and Japan on Wedne"]
    assert found(ledger, q='"came into force"') == ["The ACSA came into force"]
    assert found(ledger, q="acsa zebra") == []


@pytest.mark.parametrize(("values", "count"), [
    ({"pair": "IND-JPN"}, 8), ({"kind": "exercise"}, 1), ({"status": "hoped"}, 1), ({"status": "hoped,promised"}, 2),
    ({"column": "likely"}, 2), ({"column": "LIKELY", "status": "happened"}, 0), ({"year": "2021"}, 1),
    ({"year": "none", "column": "ACTUALLY"}, 1), ({"since": "2021", "to": "2022"}, 2), ({"outlet": "meridian"}, 2),
    ({"domain": "none"}, 8), ({"alleged": "yes"}, 0), ({"q": "acsa", "kind": "exercise"}, 0), ({}, 0),
])  # fmt: skip
def test_what_narrows_it(ledger: Path, values: dict[str, str], count: int) -> None:
    assert len(found(ledger, **values)) == count


def test_undated_documents_are_of_no_day(ledger: Path) -> None:
    assert len(found(ledger, q="revived")) == 1
    assert found(ledger, q="revived", since="1900") == []


def test_without_words_the_newest_comes_first(ledger: Path) -> None:
    assert found(ledger, pair="IND-JPN", column="SHOULD")[0] == "India and Japan hope to "


@pytest.mark.parametrize("values", [
    {"kind": "x"}, {"status": "x"}, {"column": "x"}, {"pair": "x"}, {"year": "20"}, {"since": "x"}, {"alleged": "x"},
])  # fmt: skip
def test_a_value_that_does_not_exist_is_named(values: dict[str, str]) -> None:
    with pytest.raises(UsageError, match=r"(?i)x|20"):
        asked(**values)


@pytest.mark.parametrize(("words", "met"), [
    ("acsa", ["ACSA"]), ("signed ACSA", ["signed", "ACSA"]), ('"the acsa"', ["the", "ACSA"]), ('"acsa the"', []),
    ("tōkyō", ["Tokyo"]), ("sign", []), ("", []),
])  # fmt: skip
def test_words_are_marked_where_they_are_met(words: str, met: list[str]) -> None:
    assert [piece for piece, is_met in marked("They signed the ACSA in Tokyo.", words) if is_met] == met


@given(st.text(max_size=60), st.text(max_size=20))
def test_marking_loses_nothing(text: str, words: str) -> None:
    assert "".join(piece for piece, _ in marked(text, words)) == text
