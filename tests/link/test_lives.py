"""Lives: which step a claim tells of, when, and where a thing stands on a day."""

from __future__ import annotations

from itertools import permutations

import pytest

from comity.link.lives import INTENTS, MEETING, TRANSFER, delivered, live, rank, standing, stands, step_of
from comity.model import KINDS, STATUSES, Claim, Kind, LifeStep, Quantity
from factories import make_claim, make_document
from present.story import day


def claim(kind: Kind, status: str = "happened", when: str | None = None, **fields: object) -> Claim:
    text = f"{kind} {status} {when} {sorted(fields)} {fields.get('trigger')}"
    return make_claim(make_document(text), text, kind=kind, status=status, when=day(when), **({"trigger": ""} | fields))


def steps(*rows: tuple[str, str | None]) -> list[LifeStep]:
    return [LifeStep(state, when, (f"c-{place}",)) for place, (state, when) in enumerate(rows)]


def told(one: Claim, kind: Kind | None = None) -> tuple[str, str | None] | None:
    step = step_of(one, kind or one.kind)
    return (step.state, step.when.edtf if step.when else None) if step else None


# --- one claim ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "fields", "state"),
    [
        ("agreement", {"stage": "negotiating"}, "negotiating"),
        ("agreement", {"stage": "signed", "trigger": "signed"}, "signed"),
        ("agreement", {"stage": "approved"}, "approved"),
        ("agreement", {"stage": "in_force"}, "in force"),
        ("agreement", {"stage": "operational", "trigger": "became operational"}, "operational"),
        ("agreement", {"stage": "amended"}, "updated"),
        ("agreement", {"stage": "suspended"}, "suspended"),
        ("agreement", {"stage": "suspended", "trigger": "expired"}, "ended"),
        ("agreement", {"trigger": "welcomed"}, "on record"),
        ("agreement", {"status": "under_way", "trigger": "covers"}, "under way"),
        ("mechanism", {"stage": "operational", "trigger": "launched"}, "launched"),
        ("exercise", {"trigger": "held"}, "held"),
        ("exercise", {"status": "under_way"}, "under way"),
        ("exercise", {"status": "not_happened", "trigger": "postponed"}, "postponed"),
        ("exercise", {"status": "not_happened", "trigger": "called off"}, "cancelled"),
        ("exercise", {"status": "not_happened", "trigger": "held"}, "not held"),
        ("engagement", {"trigger": "agreed"}, "decided"),
        ("engagement", {"trigger": "postponed"}, "postponed"),
        ("engagement", {"trigger": "welcomed"}, None),
        ("transfer", {"stage": "negotiating"}, "talks"),
        ("transfer", {"stage": "contract"}, "contract"),
        ("transfer", {"stage": "delivered"}, "delivered"),
        ("transfer", {"trigger": "handed over"}, "delivered"),
        ("transfer", {"trigger": "commissioned"}, "in service"),
        ("transfer", {"trigger": "lapsed"}, "lapsed"),
        ("transfer", {"trigger": "gave"}, "on record"),
        ("incident", {}, "reported"),
        ("measure", {"status": "under_way"}, "under way"),
        ("policy", {}, "happened"),
        ("position", {}, None),
    ],
)
def test_step_of_what_happened(kind: Kind, fields: dict[str, object], state: str | None) -> None:
    step = step_of(claim(kind, str(fields.pop("status", "happened")), **fields), kind)
    assert (step.state if step else None) == state


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "position"])
@pytest.mark.parametrize("status", STATUSES[4:])
def test_a_plan_is_never_a_step_that_happened(kind: Kind, status: str) -> None:
    step = step_of(claim(kind, status, stage="signed", trigger="signed delivered held"), kind)
    assert step is not None
    assert step.state in INTENTS


@pytest.mark.parametrize("kind", KINDS)
def test_an_allegation_or_a_denial_is_no_step(kind: Kind) -> None:
    assert step_of(claim(kind, alleged=True, trigger="held"), kind) is None
    assert step_of(claim(kind, "denied", trigger="held"), kind) is None


def test_not_signed_on_saturday_is_no_step() -> None:
    assert told(claim("agreement", "not_happened", "2019-11-30", stage="signed", trigger="signed")) is None


def test_meeting_of_a_mechanism_shows_that_it_met() -> None:
    assert told(claim("engagement", when="2024-08-20", trigger="held"), "mechanism") == ("met", "2024-08-20")


# --- dates --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "when", "due", "step"),
    [
        ("planned", "2018-10", "2023-01", ("planned", "2023-01")),
        ("agreed", "2018-10", None, ("decided", "2018-10")),
        ("expected", "2019-12", None, ("planned", "2019-12")),
        ("planned", None, None, ("planned", None)),
        ("hoped", None, "2024", ("proposed", "2024")),
        ("proposed", "2018-10-29", None, ("proposed", "2018-10-29")),
    ],
)
def test_a_plan_stands_on_its_day_else_on_that_of_the_decision(
    status: str, when: str | None, due: str | None, step: tuple[str, str | None]
) -> None:
    assert told(claim("exercise", status, when, due=day(due))) == step


def test_a_day_inferred_from_offices_dates_no_step() -> None:
    inferred = make_claim(kind="exercise", when=day("2024-08-20"), trigger="held")
    office = make_claim(kind="exercise", when=type(inferred.when)("2024", None, None, "office"), trigger="held")  # type: ignore[misc]
    assert (told(inferred), told(office)) == (("held", "2024-08-20"), ("held", None))


def test_steps_in_the_order_of_time_those_without_a_date_last() -> None:
    claims = [
        claim("agreement", when="2021-07-11", stage="in_force"),
        claim("agreement", stage="approved"),
        claim("agreement", when="2020-09-09", stage="signed", trigger="signed"),
        claim("agreement", "agreed", "2018-10"),
    ]
    expected = [("decided", "2018-10"), ("signed", "2020-09-09"), ("in force", "2021-07-11"), ("approved", None)]
    for order in permutations(claims):
        assert [(step.state, step.when) for step in live(order, "agreement")] == expected


def test_claims_of_one_state_and_date_are_one_step() -> None:
    both = [claim("exercise", when="2022-09-11", trigger=trigger) for trigger in ("began", "held")]
    (step,) = live(both, "exercise")
    assert step.claims == tuple(one.id for one in both)


# --- where it stands ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        ([], None),
        ([("proposed", None)], "proposed"),
        ([("proposed", None), ("planned", "2027")], "planned"),
        ([("decided", "2018-10")], "planned"),
        ([("planned", "2030"), ("signed", "2020-09-09")], "signed"),
        ([("signed", "2020-09-09"), ("in force", "2021-07-11"), ("under way", "2025")], "in force"),
        ([("in force", "2011"), ("operational", "2012")], "operational"),
        ([("in force", "2011"), ("suspended", "2015")], "suspended"),
        ([("in force", "2011"), ("suspended", "2015"), ("in force", "2018")], "in force"),
        ([("in force", "2011"), ("ended", None), ("in force", "2018")], "ended"),
        ([("in force", None), ("ended", "2015")], "ended"),
    ],
)
def test_an_agreement_stands_at_its_furthest_step(rows: list[tuple[str, str | None]], state: str | None) -> None:
    assert standing(steps(*rows), "agreement") == state


@pytest.mark.parametrize(
    ("rows", "until", "state"),
    [
        ([("planned", "2023-01-16/2023-01-26")], "2023-01-10", "planned"),
        ([("planned", "2023-01-16/2023-01-26")], "2023-01-26", "planned"),
        ([("planned", "2023-01-16/2023-01-26")], "2023-01-27", "silent"),
        ([("planned", "2023-01-16/2023-01-26")], None, "planned"),
        ([("planned", "2020"), ("planned", "2023-01")], "2021-06-01", "planned"),
        ([("planned", None)], "2023-01-27", "planned"),
        ([("decided", "2018-10")], "2023-01-27", "planned"),
        ([("proposed", "2020")], "2023-01-27", "proposed"),
        ([("planned", "2023-01"), ("held", "2023-01-16")], "2023-02-01", "held"),
        ([("planned", "2023-01"), ("held", "2023-01-16")], "2023-01-10", "planned"),
        ([("planned", "2019-12-15"), ("postponed", "2019-12")], "2020-06-01", "postponed"),
        ([("planned", "2020-05"), ("postponed", "2020-04-30"), ("planned", "2023-01")], "2022-06-01", "planned"),
        ([("postponed", None), ("planned", "2023-01")], "2022-06-01", "postponed"),
        ([("postponed", "2020"), ("cancelled", "2021")], None, "cancelled"),
        ([("not held", "2020"), ("held", "2023")], None, "held"),
    ],
)
def test_what_became_of_an_edition(rows: list[tuple[str, str | None]], until: str | None, state: str) -> None:
    assert standing(steps(*rows), "exercise", until) == state


@pytest.mark.parametrize(
    ("rows", "state"),
    [
        ([("talks", "2013"), ("planned", "2016")], "talks"),
        ([("talks", "2013"), ("contract", "2017"), ("delivered", "2019")], "delivered"),
        ([("delivered", "2019"), ("in service", "2020")], "in service"),
        ([("talks", "2013"), ("lapsed", "2024")], "lapsed"),
    ],
)
def test_a_transfer(rows: list[tuple[str, str | None]], state: str) -> None:
    assert standing(steps(*rows), "transfer") == state


@pytest.mark.parametrize(
    ("rows", "day", "there"),
    [
        ([("signed", "2020-09-09"), ("in force", "2021-07-11")], "2020-09-08", False),
        ([("signed", "2020-09-09"), ("in force", "2021-07-11")], "2020-09-09", True),
        ([("signed", "2020-09-09"), ("ended", "2023")], "2022-12-31", True),
        ([("signed", "2020-09-09"), ("ended", "2023")], "2023-01-01", False),
        ([("negotiating", "2018")], None, False),
        ([("planned", "2018"), ("decided", "2018")], None, False),
        ([("met", "2018")], None, False),
        ([("launched", None)], None, True),
    ],
)
def test_what_is_in_place_on_a_day(rows: list[tuple[str, str | None]], day: str | None, there: bool) -> None:
    assert stands(steps(*rows), "agreement", day) is there


def test_an_exercise_is_never_in_place() -> None:
    assert not stands(steps(("held", "2023")), "exercise")


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_meant_comes_before_all_that_happened(kind: Kind) -> None:
    assert all(rank(state, kind) < 0 for state in INTENTS)
    assert all(rank(state, "exercise") >= 0 for state in MEETING)
    assert all(rank(state, "transfer") >= 0 for state in TRANSFER)


# --- deliveries ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("came", "whole", "words"),
    [
        (6, 36, "delivered 6 of 36"),
        (6, None, "delivered"),
        (36, 36, "delivered"),
        (None, 36, "delivered"),
    ],
)
def test_how_many_came(came: float | None, whole: float | None, words: str) -> None:
    rows = [("delivered", came), ("contract", whole)]
    claims = [claim("transfer", stage=stage, quantity=Quantity(n, "piece") if n else None) for stage, n in rows]
    assert delivered(claims) == words


def test_pieces_and_money_are_not_counted_together() -> None:
    came = claim("transfer", stage="delivered", quantity=Quantity(6, "piece"))
    paid = claim("transfer", stage="contract", quantity=Quantity(8e9, "USD"))
    assert delivered([came, paid]) == "delivered"


def test_a_text_that_was_just_signed_in_place_of_another_is_not_itself_updated() -> None:
    def text(words: str, published: str, **fields: object) -> Claim:
        return make_claim(make_document(words, published=published), **fields)

    signed = text("They signed the new text.", "2025-08-30", stage="signed", when=day("2025-08-29"))
    replaced = text("They have replaced the text of 2008.", "2025-08-30", stage="amended", trigger="replaced")
    later = text("The text was replaced.", "2030-01-01", stage="amended", trigger="replaced")
    assert [step.state for step in live([signed, replaced], "agreement")] == ["signed"]
    assert [step.state for step in live([signed, later], "agreement")] == ["signed", "updated"]
