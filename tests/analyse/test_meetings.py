"""Meetings that several sources tell of."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from comity.analyse import Line
from comity.analyse.lines import make_lines
from comity.analyse.meetings import meetings
from comity.link.entries import Linked
from comity.model import Claim
from present.story import VEER, told

GIVEN = {"kind": "exercise", "thing": VEER, "trigger": "held"}
FIRST = told("Veer Guardian was held from 16 January.", "2023-01-16/2023-01-26", "Meridian", "2023-01-27", **GIVEN)[1]
OTHER = told("Veer Guardian was held from 12 January.", "2023-01-12/2023-01-26", "Two Oceans", "2023-01-28", **GIVEN)[1]
AGREES = told("Veer Guardian is over.", "2023-01-16/2023-01-26", "Setouchi Shimpo", "2023-01-29", **GIVEN)[1]


def linked(*claims: Claim, copies: dict[str, str] | None = None) -> Linked:
    groups = {id: (source, False) for id, source in (copies or {}).items()}
    return Linked({claim.id: "e-veer" for claim in claims}, groups)


def lines(*claims: Claim, links: Linked | None = None) -> list[Line]:
    return make_lines(claims, ("IND", "JPN"), links or linked(*claims))


def test_accounts_that_differ_stand_side_by_side_with_their_values() -> None:
    (one,) = meetings(lines(FIRST, OTHER), linked(FIRST, OTHER))
    assert (one.name, one.differing) == ("Veer Guardian 2023", ("when",))
    assert [telling.values for telling in one.tellings] == [
        (("when", "2023-01-16/2023-01-26"),), (("when", "2023-01-12/2023-01-26"),)]  # fmt: skip


def test_accounts_that_agree_are_told_as_such() -> None:
    (one,) = meetings(lines(FIRST, AGREES), linked(FIRST, AGREES))
    assert (one.differing, len(one.tellings)) == ((), 2)


def test_a_copy_is_no_account() -> None:
    links = linked(FIRST, AGREES, copies={AGREES.document.id: FIRST.document.id})
    assert meetings(lines(FIRST, AGREES, links=links), links) == ()


def test_two_texts_of_one_owner_are_no_two_sources() -> None:
    owners = {FIRST.document.id: "Bay Group", OTHER.document.id: "Bay Group"}
    links = replace(linked(FIRST, OTHER), owners=owners)
    assert meetings(lines(FIRST, OTHER, links=links), links) == ()
    (one,) = meetings(lines(FIRST, OTHER, AGREES), replace(linked(FIRST, OTHER, AGREES), owners=owners))
    assert (len(one.tellings), one.sources) == (3, 2)


def test_what_is_no_meeting_is_left_out() -> None:
    claims = [replace(claim, kind="agreement") for claim in (FIRST, OTHER)]
    assert meetings(lines(*claims), linked(*claims)) == ()


def test_the_order_of_lines_does_not_matter() -> None:
    rows = lines(FIRST, OTHER, AGREES)
    found = {meetings(order, linked(FIRST, OTHER, AGREES)) for order in permutations(rows)}
    assert len(found) == 1
