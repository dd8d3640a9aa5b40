"""Comparison functions that read as claims: what speaks for one thing, what against, what rules it out."""

from __future__ import annotations

from typing import Any

import pytest

from comity.link.compare import COMPARISONS, NEVER, compare, contradict, told
from comity.link.points import POINTS
from comity.link.traits import Chain
from comity.model import Quantity
from factories import make_claim, make_document, make_thing, make_when

ONE = "Ministers of India and Japan did so on the day."
OTHER = "New Delhi and Tokyo report that it was done."
SIXTH = {"kind": "exercise", "thing": make_thing("jimex", "JIMEX", 6)}
TALKS = {"kind": "engagement", "trigger": "talked"}
TRADE = {"kind": "measure", "trigger": "reached"}


def chain(text: str = ONE, published: str | None = "2022-09-14", **fields: Any) -> Chain:
    return Chain((make_claim(make_document(text, published=published), **fields),))


def pair(one: dict[str, Any], other: dict[str, Any]) -> tuple[Chain, Chain]:
    return chain(**one), chain(**({"text": OTHER} | other))


def usd(value: float) -> Quantity:
    return Quantity(value, "USD")


LIKELY: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({"thing": make_thing()}, {"thing": make_thing(), "published": "2030-01-01"}),
    (SIXTH | {"when": make_when("2022-09-11")}, SIXTH | {"when": make_when("2022-09-13")}),
    (TALKS | {"when": make_when("2022-09-08")}, TALKS | {"when": make_when("2022-09-08")}),
    (
        SIXTH | {"status": "planned", "due": make_when("2022-09", start="2022-09-01", end="2022-09-30")},
        SIXTH | {"when": make_when("2022-09-11")},
    ),
]
APART: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (TALKS, TALKS | {"parties": ("IND", "FRA")}),
    (SIXTH, {"kind": "exercise", "thing": make_thing("jimex", "JIMEX", 7)}),
    (SIXTH, {"kind": "exercise", "thing": make_thing("malabar", "Malabar")}),
    (TALKS | {"when": make_when("2022-09-08")}, TALKS | {"when": make_when("2022-09-20")}),
    (
        {"thing": make_thing(), "stage": "signed", "when": make_when("2008-10-22")},
        {"thing": make_thing(), "stage": "signed", "when": make_when("2025-08-29")},
    ),
]
UNSURE: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (TALKS, TALKS | {"published": "2023-03-01"}),
    (TALKS | {"published": None}, TALKS),
    (TRADE | {"quantity": usd(10e9)}, TRADE | {"quantity": usd(25e9)}),
    ({"trigger": "signed agreement"}, {"trigger": "signed agreement", "published": "2029-01-01"}),
    (TALKS | {"status": "planned", "due": make_when("2022-09-20")}, TALKS | {"published": "2022-09-14"}),
]


@pytest.mark.parametrize(("one", "other"), LIKELY)
def test_one_thing(one: dict[str, Any], other: dict[str, Any]) -> None:
    a, b = pair(one, other)
    assert compare(a, b).score > 0.6
    assert not contradict(a, b)


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_things(one: dict[str, Any], other: dict[str, Any]) -> None:
    a, b = pair(one, other)
    assert compare(a, b).score == 0.0
    assert contradict(a, b)


@pytest.mark.parametrize(("one", "other"), UNSURE)
def test_too_little_to_say(one: dict[str, Any], other: dict[str, Any]) -> None:
    a, b = pair(one, other)
    assert 0.0 < compare(a, b).score < 0.6
    assert not contradict(a, b)


@pytest.mark.parametrize(("one", "other"), [*LIKELY, *APART, *UNSURE])
def test_it_does_not_matter_which_comes_first(one: dict[str, Any], other: dict[str, Any]) -> None:
    a, b = pair(one, other)
    assert compare(a, b) == compare(b, a)
    assert [check(a, b) for check in COMPARISONS] == [check(b, a) for check in COMPARISONS]


def test_editions_may_differ_where_the_days_are_the_same() -> None:
    seventh = {"kind": "exercise", "thing": make_thing("jimex", "JIMEX", 7), "when": make_when("2022-09-11")}
    a, b = pair(SIXTH | {"when": make_when("2022-09-11")}, seventh)
    assert "other edition numbers" in compare(a, b).words
    assert not contradict(a, b)


def test_a_target_is_not_what_was_reached() -> None:
    a, b = pair(TRADE | {"quantity": usd(5e12), "status": "hoped"}, TRADE | {"quantity": usd(5e12)})
    assert "a target and what was reached" in compare(a, b).words


def test_a_copy_counts_for_more() -> None:
    stand = {"kind": "position", "trigger": "condemned"}
    a = chain("Both sides condemned the attack on the port.", **stand)
    b = chain("The two sides condemned the raid on the harbour.", **stand)
    assert compare(a, b, copies=True).score > compare(a, b).score
    assert told(compare(a, b, copies=True)).endswith("one report copies the other")


def test_an_undated_text_is_of_the_day_that_fits_its_offices() -> None:
    bound = make_when("2024-08-01/2024-08-31", start="2024-08-01", end="2024-08-31", basis="office", text="Tuesday")
    undated = chain(**TALKS, published=None, when=bound)  # type: ignore[arg-type]
    tuesday, monday = (chain(OTHER, **TALKS, when=make_when(day)) for day in ("2024-08-20", "2024-08-19"))  # type: ignore[arg-type]
    assert compare(undated, tuesday).score > 0.0
    assert contradict(undated, monday)


def test_every_row_of_the_table_is_a_number() -> None:
    assert all(abs(points) < abs(NEVER) for points in POINTS.values())
