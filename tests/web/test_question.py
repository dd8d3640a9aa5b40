"""What is asked of a pair, and its address."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from comity.model import KINDS
from comity.web.question import LISTED, Asked, address

ASKED = Asked("IND", "JPN", as_of="2022-06-30", column="likely", kind="exercise", page=2)


def test_what_is_asked_stands_in_the_address() -> None:
    assert ASKED.at() == "/IND-JPN?as_of=2022-06-30&column=likely&kind=exercise&page=2"
    assert Asked("IND", "JPN").at() == "/IND-JPN"


def test_a_change_leaves_the_rest_as_it_was() -> None:
    assert ASKED.at(as_of=None, page=1) == "/IND-JPN?column=likely&kind=exercise"
    assert ASKED.at("/claims.csv", page=1, kind=None) == "/IND-JPN/claims.csv?as_of=2022-06-30&column=likely"


def test_pages_beneath_are_as_of_the_same_days() -> None:
    later = replace(ASKED, known_on="2025-01-01")
    assert later.under("/figures", rows="kept.3") == (
        "/IND-JPN/figures?as_of=2022-06-30&known_on=2025-01-01&rows=kept.3"
    )


@given(column=st.sampled_from(LISTED), kind=st.sampled_from([None, *KINDS]), page=st.integers(1, 99))
def test_two_that_differ_have_two_addresses(column: str, kind: str | None, page: int) -> None:
    one = replace(ASKED, column=column, kind=kind, page=page)  # type: ignore[arg-type]
    assert (one.at() == ASKED.at()) == (one == ASKED)


def test_an_address_escapes_what_stands_in_it() -> None:
    assert address("/x", {"rows": "a b&c", "none": ""}) == "/x?rows=a+b%26c"
