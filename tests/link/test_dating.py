"""The day of an undated document: narrowed to the one known day that fits, or left as it was."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from comity.edtf import bounds
from comity.link.blocking import keys_of
from comity.link.dating import fits, infer, weekday_of
from comity.link.traits import Chain
from comity.model import Claim, Document, Thing, When, Where
from factories import make_claim, make_document, make_when

TALKS = Thing("ind-jpn-2+2", "India-Japan 2+2 Meeting")
BOUND = "2023-09-13/2024-10-01"
TEXT = "On Tuesday the ministers held the talks. On Monday the visitors had called on the host. They meet on Friday."
UNDATED = make_document(TEXT, published=None)
HELD, CALLED, COMING = (f"{sentence}." for sentence in TEXT.rstrip(".").split(". "))


def office(text: str | None, edtf: str = BOUND) -> When:
    """A time that offices bound."""
    return When(edtf, *bounds(edtf), "office", text)


def undated(text: str | None = "Tuesday", exact: str = HELD, **fields: Any) -> Claim:
    given: dict[str, Any] = {"kind": "engagement", "trigger": "held", "thing": TALKS, "when": office(text)}
    return make_claim(UNDATED, exact, **(given | fields))


def known(*days: str, **fields: Any) -> list[Claim]:
    """A report on the talks for each of the days."""
    given: dict[str, Any] = {"kind": "engagement", "trigger": "held", "thing": TALKS}
    return [make_claim(report(day), when=make_when(day), **(given | fields)) for day in days]


def report(day: str) -> Document:
    return make_document(f"The talks were held on {day}.", published=day)


def inferred(claim: Claim, others: list[Claim]) -> str | None:
    """The day inferred from one claim."""
    found = infer([claim], {claim.id: others})
    return found.when.edtf if found else None


# --- which day ----------------------------------------------------------------------------------------------------


def test_the_one_known_tuesday_within_the_bound_is_the_day() -> None:
    claim = undated(why=("frame", "written 2023-09-13/2024-10-01, inferred: Jane Roe, Foreign Minister"))
    others = known("2019-11-30", "2022-09-08", "2024-08-20")
    found = infer([claim], {claim.id: others})
    assert found is not None
    assert (found.document, found.days) == (UNDATED.id, ((claim.id, found.when),))
    assert found.when == When("2024-08-20", "2024-08-20", "2024-08-20", "office", "Tuesday")
    assert others[2].id in found.why[0]
    assert found.why[1].endswith("Jane Roe, Foreign Minister")


@pytest.mark.parametrize(
    ("words", "days", "day"),
    [
        ("Tuesday", ["2024-08-20", "2024-03-05"], None),
        ("Tuesday", ["2024-08-21"], None),
        ("Tuesday", ["2022-03-15"], None),
        ("Tuesday", [], None),
        ("Tuesday", ["2024-08-20", "2024-08-20", "2024-08-21"], "2024-08-20"),
        ("20 August", ["2024-08-20", "2024-03-05"], "2024-08-20"),
        ("August 20", ["2024-08-21"], None),
        ("Tuesday, 20 August", ["2024-08-20"], "2024-08-20"),
        ("last week", ["2024-08-20"], None),
        (None, ["2024-08-20"], None),
    ],
)
def test_a_day_is_inferred_where_only_one_fits(words: str | None, days: list[str], day: str | None) -> None:
    assert inferred(undated(words), known(*days)) == day


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "agreement"},
        {"parties": ("IND", "AUS")},
        {"thing": Thing("aus-ind-2+2", "Australia-India 2+2 Meeting")},
        {"thing": None},
        {"thing": Thing(TALKS.id, TALKS.name, 2)},
        {"where": Where("Tokyo", "JPN", 35.7, 139.7, "city")},
        {"where": Where("Japan", "JPN", 36.0, 138.0, "country")},
        {"stage": "signed"},
    ],
    ids=str,
)
def test_what_tells_of_another_act_gives_no_day(fields: dict[str, Any]) -> None:
    claim = undated(thing=Thing(TALKS.id, TALKS.name, 3), where=Where("New Delhi", "IND", 28.6, 77.2, "city"))
    assert inferred(claim, known("2024-08-20", **fields)) is None


def test_what_happened_goes_before_what_was_planned() -> None:
    plan = known("2024-08-13", status="planned")
    assert inferred(undated(), plan + known("2024-08-20")) == "2024-08-20"
    assert inferred(undated(), plan) == "2024-08-13"


@pytest.mark.parametrize(
    ("bound", "words", "day"),
    [
        ("2024-05-01/2024-10-01", "Tuesday", "2024-08-20"),
        ("2021-10-04/2024-10-01", "Tuesday", None),
        ("2021-10-04/2024-10-01", "20 August", "2024-08-20"),
        ("2021-10-04/..", "Tuesday", None),
    ],
)
def test_a_town_alone_is_enough_where_the_time_is_narrow(bound: str, words: str, day: str | None) -> None:
    delhi = Where("New Delhi", "IND", 28.6, 77.2, "city")
    claim = undated(when=office(words, bound), thing=None, where=delhi)
    assert inferred(claim, known("2024-08-20", thing=None, where=delhi)) == day


def test_a_dated_document_and_one_without_offices_stay_as_they_are() -> None:
    others = known("2024-08-20")
    dated = make_claim(report("2024-08-22"), kind="engagement", thing=TALKS, when=office("Tuesday"))
    bare = undated(when=When(None, None, None, "none", "Tuesday"))
    assert (inferred(dated, others), inferred(bare, others), infer([], {})) == (None, None, None)


def test_what_the_document_itself_or_another_undated_one_says_is_no_proof() -> None:
    itself = undated(trigger="talks", when=make_when("2024-08-20"))
    other = make_claim(make_document("Another.", published=None), kind="engagement", thing=TALKS,
                       when=office("Tuesday", "2024-08-20"))  # fmt: skip
    assert inferred(undated(), [itself, other]) is None


# --- what follows -------------------------------------------------------------------------------------------------


def following(claim: Claim) -> str | None:
    """The day of another claim of the text whose talks were on Tuesday 20 August."""
    first = undated()
    found = infer([claim, first], {first.id: known("2024-08-20")})
    assert found is not None
    return next((when.edtf for id, when in found.days if id == claim.id), None)


@pytest.mark.parametrize(
    ("words", "fields", "day"),
    [
        ("Monday", {"exact": CALLED, "trigger": "called"}, "2024-08-19"),
        ("Thursday", {"exact": CALLED, "trigger": "called"}, "2024-08-15"),
        ("Monday", {}, "2024-08-19"),
        ("Wednesday", {}, "2024-08-21"),
        ("Friday", {}, None),
        ("Friday", {"exact": COMING, "status": "planned", "trigger": "meet"}, "2024-08-23"),
        ("Tuesday", {"exact": COMING, "status": "planned", "trigger": "meet"}, None),
        ("last Monday", {"exact": CALLED}, None),
        ("Monday evening", {"exact": CALLED}, "2024-08-19"),
        ("yesterday", {}, None),
    ],
)
def test_other_weekdays_of_the_text_follow(words: str, fields: dict[str, Any], day: str | None) -> None:
    assert following(undated(words, **({"thing": None} | fields))) == day


@pytest.mark.parametrize("trigger", ["", " "])
def test_a_claim_without_a_trigger_is_told_of_no_time_before(trigger: str) -> None:
    held, called = undated(), undated("Friday", CALLED, thing=None, trigger=trigger)
    found = infer([held, called], {held.id: known("2024-08-20")})
    assert found is not None
    assert dict(found.days).get(called.id) is None


def test_a_bound_before_christ_is_no_close_one() -> None:
    place = Where("Tokyo", "JPN", 35.7, 139.7, "city")
    claim = undated(thing=None, where=place, when=office("Tuesday", "-0599"))
    assert inferred(claim, known("2024-08-20", thing=None, where=place)) is None


def test_days_more_than_a_week_apart_cannot_be_of_one_text() -> None:
    first, second = undated(), undated("Thursday", COMING, trigger="meet")
    others = {first.id: known("2024-08-20"), second.id: known("2024-03-07")}
    assert infer([first, second], others) is None
    assert infer([first, second], {first.id: others[first.id]}) is not None


# --- meeting what is known ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("bound", "day", "meets"),
    [
        (BOUND, "2024-08-20", True),
        (BOUND, "2023-09-13", True),
        (BOUND, "2022-08-16", False),
        ("2014-05-26/2024-10-01", "2024-08-20", False),
        ("2014-05-26/..", "2024-08-20", False),
    ],
)
def test_an_undated_text_meets_what_is_known_of_the_days_that_offices_leave(bound: str, day: str, meets: bool) -> None:
    mine, other = keys_of(Chain((undated(when=office("Tuesday", bound)),))), keys_of(Chain(tuple(known(day))))
    assert any(key.startswith("t:") for key in mine & other) is meets


# --- comparing ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "weekday"),
    [
        (office("Tuesday"), 1),
        (office("late on Tues."), 1),
        (office("Tuesday and Wednesday"), None),
        (office("last week"), None),
        (office(None), None),
        (make_when("2024-08-20"), 1),
        (make_when("-0599-01-01"), None),
        (When(None, None, None, "none", "Friday"), 4),
    ],
)
def test_weekday_of(when: When, weekday: int | None) -> None:
    assert weekday_of(when) == weekday


@pytest.mark.parametrize(
    ("when", "day", "fit"),
    [
        (office("Tuesday"), "2024-08-20", True),
        (office("Tuesday"), "2024-08-21", False),
        (office("Tuesday"), "2022-08-16", False),
        (office("last month"), "2024-08-21", True),
        (office("Tuesday", "2023-09-13/.."), "2031-07-01", True),
        (office("21 August"), "2024-08-20", False),
        (make_when("2024-08-20"), "2024-08-20", True),
        (When(None, None, None, "none", "Tuesday"), "2024-08-20", False),
    ],
)
def test_fits(when: When, day: str, fit: bool) -> None:
    assert fits(when, date.fromisoformat(day)) is fit
