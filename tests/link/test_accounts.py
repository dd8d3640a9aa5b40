"""Dates that agree, dates that cannot all be so, and the one that is shown."""

from __future__ import annotations

import pytest

from comity.link.accounts import date_field, dates_differ, dates_disagree, first_of, is_once, others_of
from comity.model import Kind
from factories import make_claim
from present.story import day

WINDOWS = ["2023-01-16/2023-01-26", "2023-01-12/2023-01-26"]


@pytest.mark.parametrize(
    ("a", "b", "kind", "disagree"),
    [
        ("2011-02-16", "2011-02-15", "agreement", True),
        ("2011-02-16", "2011-02-16", "agreement", False),
        ("2011-02-16", "2011-02", "agreement", False),
        ("2011", "2012", "agreement", True),
        ("2019-11-30", "2019-11", "engagement", False),
        ("2019-11-30", "2019-12-01", "engagement", True),
        ("2023-03-20/2023-03-21", "2023-03-20", "engagement", False),
        (*WINDOWS, "exercise", True),
        ("2023-01-10", "2023-01-26", "exercise", False),
        ("2023-01-10", WINDOWS[0], "exercise", False),
        ("2023-01-10", "2023-06-01", "exercise", True),
        ("2024-08-21/2024-12-31", "2024-09-02/2024-09-06", "exercise", False),
        ("2018/..", "2023-01", "agreement", False),
    ],
)
def test_dates_that_cannot_both_be_so(a: str, b: str, kind: Kind, disagree: bool) -> None:
    assert dates_disagree(a, b, kind) is dates_disagree(b, a, kind) is disagree


@pytest.mark.parametrize(
    ("field", "kind", "once"),
    [
        ("signed", "agreement", True),
        ("in force", "agreement", True),
        ("met", "mechanism", False),
        ("under way", "agreement", False),
        ("when", "exercise", True),
        ("due", "engagement", True),
        ("when", "incident", True),
        ("when", "position", False),
    ],
)
def test_what_is_done_once(field: str, kind: Kind, once: bool) -> None:
    assert is_once(field, kind) is once
    assert dates_differ(field, ["2011-02-16", "2012-05-15"], kind) is once


@pytest.mark.parametrize(
    ("dates", "kind", "shown", "others"),
    [
        (["2011-02", "2011-02-16"], "agreement", "2011-02-16", ()),
        (["2011-02-16", "2011-02-15", "2011-02-16"], "agreement", "2011-02-16", ("2011-02-15",)),
        (WINDOWS, "exercise", WINDOWS[0], (WINDOWS[1],)),
        (["2023-01-10", WINDOWS[0]], "exercise", WINDOWS[0], ()),
    ],
)
def test_the_date_told_first_is_shown_and_none_is_lost(
    dates: list[str], kind: Kind, shown: str, others: tuple[str, ...]
) -> None:
    assert (first_of(dates, kind), others_of(shown, dates, kind)) == (shown, others)


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"when": day("2020-09-09"), "stage": "signed", "trigger": "issued"}, ("signed", "2020-09-09")),
        ({"when": day("2018"), "due": day("2020"), "status": "planned"}, ("due", "2020")),
        ({"when": day("2023-01"), "kind": "exercise", "trigger": "held"}, ("when", "2023-01")),
        ({"when": day("2020-05"), "kind": "exercise", "status": "not_happened", "trigger": "postponed"}, None),
        ({"when": day("2018-10"), "kind": "exercise", "trigger": "agreed"}, None),
        ({}, None),
    ],
)
def test_what_a_date_is_an_account_of(fields: dict[str, object], found: tuple[str, str] | None) -> None:
    claim = make_claim(**fields)
    assert date_field(claim, claim.kind) == found
