"""Statements of one promise put together, and what each of them is to those before it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model import Passage, Quantity
from comity.promise.chains import chain, distinct, drift_of, part_at, telling_of, told_first
from comity.promise.records import Drift, Statement
from factories import make_thing
from promise.commitments import RARITY, by, chained, stated

TUG = {"tug": 1.0, "harbour": 1.0}
GRAIN = {"grain": 1.0, "rice": 1.0}
SHIELD = make_thing("shield", "Harbour Shield")
YEN = Quantity(3e11, "JPY")


def tug(day: str | None = "2018-10-29", text: str = "Japan will give India a tug.", **fields: Any) -> Statement:
    return stated(text, day, **({"words": TUG} | fields))


def grain(day: str | None = "2018-10-29", text: str = "Japan will buy Indian rice.", **fields: Any) -> Statement:
    return stated(text, day, **({"words": GRAIN, "act": "order"} | fields))


def drill(day: str, **fields: Any) -> Statement:
    given = {"words": {"shield": 1.0}, "act": "exercise", "kind": "exercise", "thing": SHIELD}
    return stated(f"Harbour Shield will be held, it was said on {day}.", day, **(given | fields))


def chained_days(*rows: Statement, held: Mapping[str, str] | None = None) -> list[list[str | None]]:
    return [[one.told.day for one in row.statements] for row in chain(rows, RARITY, held or {})]


# --- distinct -----------------------------------------------------------------------------------------------------


def test_of_two_claims_on_one_clause_the_more_specific_one_is_kept() -> None:
    vague, sharp = tug(trigger="will", specificity=1), tug(trigger="give", specificity=3)
    assert distinct([vague, sharp]) == [sharp]


def test_one_clause_may_promise_two_numbers() -> None:
    first, second = (tug(form="number", quantity=Quantity(value, "JPY")) for value in (3e11, 5e11))
    assert len(distinct([first, second, first])) == 2


def test_two_named_things_of_one_clause_are_two() -> None:
    assert len(distinct([drill("2018-10-29"), drill("2018-10-29", thing=make_thing("lantern", "Lantern"))])) == 2


def test_two_clauses_of_one_sentence_are_two() -> None:
    text = "Japan will give a tug and will train its crew."
    parts = [tug(text=text, clause=clause) for clause in ("Japan will give a tug", "will train its crew")]
    assert len(distinct(parts)) == 2


def test_what_only_says_more_of_the_act_before_it_is_no_promise_by_itself() -> None:
    text = "Japan will give India a tug, to be built in Kobe."
    whole, more = (
        tug(text=text, clause=clause) for clause in ("Japan will give India a tug, ", "to be built in Kobe.")
    )
    assert distinct([more, whole]) == [whole]
    assert distinct([more]) == [more]


# --- one chain or two ---------------------------------------------------------------------------------------------


def test_what_is_said_again_joins_the_chain() -> None:
    assert chained_days(tug("2019-05-02"), tug()) == [["2018-10-29", "2019-05-02"]]


def test_another_promise_is_another_chain() -> None:
    assert len(chained_days(tug(), grain("2019-05-02"))) == 2


def test_a_chain_says_what_put_each_statement_there() -> None:
    (row,) = chain([tug(), tug("2019-05-02")], RARITY, {})
    assert row.why[0] == ()
    assert any("tug" in words for words in row.why[1])


def test_two_clauses_of_one_sentence_never_chain() -> None:
    text = "Japan will give a tug and will give a second tug."
    rows = [tug(text=text, clause=clause) for clause in ("Japan will give a tug", "will give a second tug.")]
    assert len(chained_days(*rows)) == 2


def test_two_editions_never_chain() -> None:
    fourth, fifth = (make_thing("shield", "Harbour Shield", edition) for edition in (4, 5))
    assert len(chained_days(drill("2018-10-29", thing=fourth), drill("2019-10-29", thing=fifth))) == 2


def test_an_edition_promised_after_one_was_held_is_another() -> None:
    rows = drill("2018-10-29", entry="e-1"), drill("2019-05-02", entry="e-1")
    assert len(chained_days(*rows)) == 1
    assert len(chained_days(*rows, held={"e-1": "2019-01-20"})) == 2


def test_what_is_told_again_of_an_edition_that_was_held_stays_with_it() -> None:
    rows = drill("2018-10-29", entry="e-1"), drill("2019-05-02", entry="e-1", retold=True)
    assert len(chained_days(*rows, held={"e-1": "2019-01-20"})) == 1


def test_two_numbers_of_one_unit_are_two_promises() -> None:
    rows = [tug(day, quantity=Quantity(value, "JPY")) for day, value in (("2018-10-29", 3e11), ("2019-05-02", 9e11))]
    assert len(chained_days(*rows)) == 2


@pytest.mark.parametrize("words", [("A tug!", "It is a tug."), ("It is a tug!", "A tug.")])
def test_headlines_come_after_bodies(words: tuple[str, str]) -> None:
    title = tug(text=words[0], passage=Passage(words[0], 0, len(words[0]), "headline"))
    assert sorted([title, tug(text=words[1])], key=told_first)[-1] == title


def test_undated_and_garbled_statements_come_last() -> None:
    rows = [tug("2018-01-01", garbled=True), tug(None), tug("2019-05-02"), tug("2018-10-29")]
    assert sorted(rows, key=told_first) == [rows[3], rows[2], rows[1], rows[0]]


statements = st.builds(
    lambda make, day, entry, text: make(day, entry=entry, text=f"{make.__name__} {entry}: {text}"),
    st.sampled_from([tug, grain]),
    st.sampled_from(["2018-10-29", "2018-11-02", "2019-05-02"]),
    st.none() | st.sampled_from(["e-1", "e-2"]),
    st.sampled_from(["Japan will give it.", "It will be sent."]),
)


@given(st.lists(statements, max_size=6).flatmap(lambda rows: st.tuples(st.just(rows), st.permutations(rows))))
def test_the_order_of_the_input_changes_nothing(given: tuple[list[Statement], list[Statement]]) -> None:
    rows, shuffled = given
    assert chain(distinct(rows), RARITY, {}) == chain(distinct(shuffled), RARITY, {})


@given(st.lists(statements, max_size=6))
def test_every_statement_is_in_one_chain(rows: list[Statement]) -> None:
    found = [one for row in chain(rows, RARITY, {}) for one in row.statements]
    assert sorted(found, key=told_first) == sorted(rows, key=told_first)


# --- after a delivery ---------------------------------------------------------------------------------------------


def test_what_is_said_anew_after_a_delivery_is_parted_from_what_was_said_before() -> None:
    rows = tug(), tug("2020-06-05"), tug("2021-03-01"), tug("2021-04-01", retold=True)
    old, new = part_at(chained(*rows), "2020-06-01")
    assert old.statements == [rows[0], rows[1], rows[3]]
    assert new == [rows[2]]


def test_the_first_statement_stays_whenever_it_was_said() -> None:
    old, new = part_at(chained(tug("2021-03-01"), tug(None)), "2020-06-01")
    assert (len(old.statements), new) == (2, [])


# --- how it is told -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("later", "telling"), [
    (tug("2019-05-02"), "restated"),
    (tug("2018-11-05"), "reported"),
    (tug(None), "reported"),
    (tug("2019-05-02", retold=True), "retold"),
    (tug("2019-05-02", source=tug().document.id), "reported"),
])  # fmt: skip
def test_how_a_later_statement_stands_to_the_first(later: Statement, telling: str) -> None:
    assert telling_of(later, [tug()]) == telling


def test_the_first_statement_is_the_first_even_if_it_tells_of_an_older_one() -> None:
    assert telling_of(tug(retold=True), []) == "first"


# --- drift --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("fields", "drift"), [
    ({}, ()),
    ({"strength": 3}, ("stronger",)),
    ({"strength": 1}, ("weaker",)),
    ({"specificity": 3}, ("narrower",)),
    ({"specificity": 1}, ("wider",)),
    ({"due": by("2021")}, ("new date",)),
    ({"due": None}, ()),
    ({"quantity": Quantity(4e11, "JPY")}, ("new number",)),
    ({"quantity": Quantity(4e11, "INR")}, ()),
    ({"strength": 1, "due": by("2021"), "specificity": 3}, ("weaker", "new date", "narrower")),
])  # fmt: skip
def test_what_a_statement_changes(fields: dict[str, Any], drift: tuple[Drift, ...]) -> None:
    plain: dict[str, Any] = {"strength": 2, "specificity": 2, "due": by("2020"), "quantity": YEN}
    assert drift_of(tug("2019-05-02", **(plain | fields)), tug(**plain)) == drift
