"""Which sentences of one text speak of the same thing again."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.link.chains import chain_claims, of_documents
from comity.model import Claim
from factories import make_claim, make_document, make_passage, make_thing, make_when

JIMEX = make_thing("jimex", "JIMEX")


def told(*rows: tuple[str, dict[str, Any]], published: str | None = "2022-09-14") -> list[Claim]:
    """The claims of a text of these sentences, one for each, in its order."""
    document = make_document(" ".join(text for text, _ in rows), published=published)
    return [make_claim(document, passage=make_passage(document, text), **fields) for text, fields in rows]


def chains(claims: list[Claim]) -> list[list[int]]:
    place = {claim.id: at for at, claim in enumerate(claims)}
    return [[place[claim.id] for claim in chain.claims] for chain in chain_claims(claims)]


LEAD = ("Warships of India and Japan began JIMEX 22 on Sunday.",
        {"kind": "exercise", "thing": JIMEX, "trigger": "began", "when": make_when("2022-09-11")})  # fmt: skip
SHIPS = ("Japan has sent the Izumo.", {"kind": "exercise", "trigger": "sent"})
AGAIN = ("The exercise ends in Visakhapatnam.", {"kind": "exercise", "trigger": "ends exercise", "status": "planned"})
FORMER = ("In 2018 it was held off Visakhapatnam.", {"kind": "exercise", "trigger": "held it"})
WISH = ("Japan should send more ships.", {"kind": "exercise", "trigger": "send", "status": "called_for"})
NEXT = ("JIMEX 23 opened on 5 July 2023.",
        {"kind": "exercise", "thing": JIMEX, "trigger": "opened", "when": make_when("2023-07-05")})  # fmt: skip


def test_a_report_goes_on_with_its_exercise() -> None:
    assert chains(told(LEAD, SHIPS, AGAIN)) == [[0, 1, 2]]


@pytest.mark.parametrize("other", [FORMER, WISH, NEXT], ids=["another year", "what should be", "the next edition"])
def test_what_is_not_the_exercise_stays_apart(other: tuple[str, dict[str, Any]]) -> None:
    assert chains(told(LEAD, SHIPS, other)) == [[0, 1], [2]]


def test_what_is_named_later_is_known_from_the_start() -> None:
    fields = {"kind": "exercise", "trigger": "train", "status": "planned", "due": make_when("2022-09-16")}
    unnamed = ("Fighters will train together from 16 January.", fields)
    assert chains(told(unnamed, LEAD)) == [[0, 1]]


def test_a_series_as_such_is_no_edition() -> None:
    since = make_when("2012/..", start="2012-01-01", end=None)
    fields = {"kind": "exercise", "thing": JIMEX, "trigger": "held", "status": "under_way", "when": since}
    series = ("JIMEX has been held since 2012.", fields)
    assert chains(told(LEAD, series)) == [[0], [1]]


def test_an_agreement_is_it_and_the_agreement() -> None:
    rows = told(
        ("India and Japan signed a logistics agreement on Wednesday.", {"trigger": "signed agreement"}),
        ("The agreement is not yet in force.", {"trigger": "is agreement", "status": "not_happened"}),
        ("The Diet must approve it.", {"trigger": "approve it", "status": "called_for"}),
        ("A memorandum on rice was initialled too.", {"trigger": "initialled memorandum"}),
    )
    assert chains(rows) == [[0, 1, 2], [3]]


def test_other_parties_other_things() -> None:
    rows = told(LEAD, ("Australia and France held a drill, too.",
                       {"kind": "exercise", "parties": ("AUS", "FRA"), "trigger": "held drill"}))  # fmt: skip
    assert chains(rows) == [[0], [1]]


def test_what_was_dealt_with_belongs_to_the_meeting_and_a_call_is_another() -> None:
    rows = told(
        ("The ministers met on Tuesday.", {"kind": "engagement", "trigger": "met"}),
        ("They discussed rice.", {"kind": "engagement", "trigger": "discussed rice"}),
        ("On Monday the guest had called on Mr Modi.", {"kind": "engagement", "trigger": "called"}),
    )
    assert chains(rows) == [[0, 1], [2]]


def test_what_is_not_understood_is_not_gone_on_with() -> None:
    loan = ("日本はインドに円借款を供与した。", {"kind": "transfer", "trigger": "供与した"})
    boats = ("日本はインドに巡視船を提供した。", {"kind": "transfer", "trigger": "提供した"})
    assert chains(told(loan, boats)) == [[0], [1]]


def test_what_people_parted_stays_apart() -> None:
    claims = told(LEAD, SHIPS)
    found = chain_claims(claims, {frozenset({claims[0].id, claims[1].id})})
    assert [len(chain.claims) for chain in found] == [1, 1]


@given(st.permutations([LEAD, SHIPS, AGAIN, FORMER, WISH, NEXT]))
def test_the_order_of_the_input_does_not_matter(rows: list[tuple[str, dict[str, Any]]]) -> None:
    claims = told(LEAD, SHIPS, AGAIN, FORMER, WISH, NEXT)
    shuffled = [claims[[LEAD, SHIPS, AGAIN, FORMER, WISH, NEXT].index(row)] for row in rows]
    assert chain_claims(shuffled) == chain_claims(claims)


def test_no_chain_goes_over_two_documents() -> None:
    first, second = told(LEAD), told(LEAD, SHIPS)
    assert sorted(len(chain.claims) for chain in of_documents([*first, *second])) == [1, 2]


def test_dates_before_our_era_are_borne() -> None:
    old = make_when("-0599/..", start="-0599-01-01", end=None)
    rows = told(LEAD, ("Both have sailed since 600 BC.",
                       {"kind": "exercise", "trigger": "sailed", "status": "under_way", "when": old}))  # fmt: skip
    assert sum(map(len, chains(rows))) == 2
