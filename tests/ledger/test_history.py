"""What the ledger held at a moment, and what came in since: the same in every ledger."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from comity.errors import UsageError
from comity.ledger import ClaimFilter
from comity.ledger.rules import end_of, start_of
from factories import make_claim, make_document

DOCUMENT = make_document(path="b.txt")
LATER = replace(DOCUMENT, published="2024-09")
OTHER = make_document("China and India held talks.", path="a.txt")
EARLY, LATE = make_claim(DOCUMENT), make_claim(LATER)
NEW = make_claim(LATER, kind="policy")
TALKS = make_claim(OTHER, parties=("CHN", "IND"))


class Calendar:
    """A clock that is set by hand."""

    def __init__(self):
        self.day = 1

    def __call__(self):
        return datetime(2025, 1, self.day, 12, tzinfo=UTC)


@pytest.fixture
def history(opener):
    """Day 1: a document with one claim. Day 2: another one. Day 3: the first gets its date, and a claim more."""
    clock = Calendar()
    with opener(clock) as ledger:
        ledger.record(DOCUMENT, [EARLY], "test-1")
        clock.day = 2
        ledger.record(OTHER, [TALKS], "test-1")
        clock.day = 3
        ledger.record(LATER, [LATE, NEW], "test-1")
        yield ledger


def claims(ledger, **wanted):
    return list(ledger.claims(ClaimFilter(**wanted)))


def in_order(*found):
    return sorted(found, key=lambda claim: (claim.document.path, claim.passage.start, claim.id))


@pytest.mark.parametrize(
    ("moment", "documents", "found"),
    [
        ("2024-12-31", [], []),
        ("2025-01-01", [DOCUMENT], [EARLY]),
        ("2025-01-01T11:59:59Z", [], []),
        ("2025-01-01T12:00:00Z", [DOCUMENT], [EARLY]),
        ("2025-01-01T21:00:00+09:00", [DOCUMENT], [EARLY]),
        ("2025-01-02", [OTHER, DOCUMENT], [TALKS, EARLY]),
        ("2025-01-03T11:00", [OTHER, DOCUMENT], [TALKS, EARLY]),
        ("2025-01-03", [OTHER, LATER], [TALKS, LATE, NEW]),
        ("2099-01-01", [OTHER, LATER], [TALKS, LATE, NEW]),
    ],
)
def test_the_ledger_as_it_was(history, moment, documents, found):
    assert list(history.documents(known_on=moment)) == documents
    assert claims(history, known_on=moment) == in_order(*found)


def test_other_conditions_hold_for_what_was_known(history):
    assert claims(history, known_on="2025-01-02", parties=("CHN",)) == [TALKS]
    assert claims(history, known_on="2025-01-02", published_until="2024-08-31", document=DOCUMENT.id) == [EARLY]
    assert claims(history, known_on="2025-01-03", published_until="2024-08-31", document=DOCUMENT.id) == []


@pytest.mark.parametrize(
    ("since", "found"),
    [
        ("2025-01-01", [TALKS, LATE, NEW]),
        ("2025-01-02", [TALKS, NEW]),
        ("2025-01-02T12:00:00Z", [TALKS, NEW]),
        ("2025-01-02T12:00:01Z", [NEW]),
        ("2025-01-04", []),
    ],
)
def test_a_claim_came_in_when_it_first_did(history, since, found):
    assert claims(history, learned_since=since) == in_order(*found)


def test_what_came_in_between_two_moments(history):
    assert claims(history, learned_since="2025-01-02", known_on="2025-01-02") == [TALKS]


@pytest.mark.parametrize("moment", ["", "monday", "2025-02-30", "2025", "2025-01-01T25:00"])
def test_what_is_no_moment(ledger, moment):
    with pytest.raises(UsageError, match="is neither a day nor an instant: write it as 2025-01-31 or"):
        claims(ledger, known_on=moment)
    with pytest.raises(UsageError):
        claims(ledger, learned_since=moment)


def test_days_have_a_first_and_a_last_instant():
    assert start_of("2025-01-31") == "2025-01-31T00:00:00.000000+00:00"
    assert end_of("2025-01-31") == "2025-01-31T23:59:59.999999+00:00"
