"""A ledger at a glance."""

from __future__ import annotations

from dataclasses import replace

from comity.analyse.overview import Reach, fields_of, make_overview, reach_of, tallies, year_of
from comity.model import Party
from factories import make_claim, make_document
from present.story import CLAIMS, DOCUMENTS, bounded, day

STATES = {"IND", "JPN", "AUS", "USA"}
USA = Party("USA", "United States", "GOV", "Washington", "third")
UN = Party("UNO", "United Nations", "IGO", "the UN", "third")


def test_pairs_are_of_states_alone_and_a_claim_of_three_is_in_three() -> None:
    claim = replace(CLAIMS[0], parties=(*CLAIMS[0].parties, USA, UN), id="")
    assert [(row.a, row.b, row.claims) for row in tallies([claim], STATES)] == [
        ("IND", "JPN", 1), ("IND", "USA", 1), ("JPN", "USA", 1),
    ]  # fmt: skip


def test_the_story_at_a_glance() -> None:
    found = make_overview(CLAIMS, reach_of(DOCUMENTS), STATES)
    (row,) = found.pairs
    assert (dict(row.columns), row.documents, row.last) == ({"ACTUALLY": 4, "LIKELY": 2, "SHOULD": 2}, 8, "2024-08-22")
    assert (found.claims, found.waiting, found.states) == (8, 0, ("IND", "JPN"))


def test_what_waits_is_counted_apart() -> None:
    unsure = replace(CLAIMS[1], score=0.1, id="")
    found = make_overview([CLAIMS[0], unsure], reach_of(DOCUMENTS), STATES)
    assert (found.claims, found.waiting, found.pairs[0].claims) == (1, 1, 1)


def test_plans_denials_and_allegations_are_in_no_year() -> None:
    document = make_document("They met. They did not meet.")
    rows = [make_claim(document, "They met.", status=status) for status in ("planned", "not_happened", "denied")]
    rows.append(make_claim(document, "They met.", alleged=True))
    assert fields_of(rows) == ()


def test_an_undated_claim_borrows_no_year() -> None:
    undated = replace(CLAIMS[1], when=None, id="")
    inferred = replace(CLAIMS[1], when=bounded(), id="")
    ancient = replace(CLAIMS[1], when=day("-0599"), id="")
    assert [year_of(claim) for claim in (CLAIMS[1], undated, inferred, ancient)] == ["2020", None, None, None]


def test_a_claim_of_two_domains_is_in_both() -> None:
    both = replace(CLAIMS[1], contexts=("military", "economic"), id="")
    assert [(row.year, row.domain, row.claims) for row in fields_of([both])] == [
        ("2020", "economic", 1), ("2020", "military", 1),
    ]  # fmt: skip


def test_how_far_documents_reach_with_the_years_between() -> None:
    found = reach_of(DOCUMENTS)
    assert (found.documents, found.first, found.last, found.undated) == (8, "2018-10-29", "2024-08-22", 1)
    assert found.years == (("2018", 1), ("2019", 0), ("2020", 1), ("2021", 1), ("2022", 1), ("2023", 2), ("2024", 1))
    assert (found.outlets[0].name, found.outlets[0].documents) == ("Meridian", 2)


def test_of_nothing_nothing_is_reached() -> None:
    assert reach_of([]) == Reach(0, (), None, None, 0, ())


def test_an_unknown_outlet_is_none() -> None:
    assert reach_of([make_document("x", publisher=None)]).outlets[0].name is None
