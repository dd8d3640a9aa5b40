"""A ledger that is asked each question once."""

from __future__ import annotations

from comity.ledger import MemoryLedger
from comity.ledger.remembering import remembering
from comity.ledger.store import ClaimFilter
from factories import make_claim, make_document


def test_it_answers_as_the_ledger_does() -> None:
    ledger, document = MemoryLedger(), make_document()
    ledger.record(document, [make_claim(document)], "test-1")
    kept = remembering(ledger)
    for wanted in (ClaimFilter(), ClaimFilter(parties=("IND",)), ClaimFilter(parties=("CHN",))):
        assert list(kept.claims(wanted)) == list(kept.claims(wanted)) == list(ledger.claims(wanted))
    assert list(kept.documents()) == list(ledger.documents())
    assert list(kept.decisions()) == []


def test_it_asks_once() -> None:
    ledger, document = MemoryLedger(), make_document()
    kept = remembering(ledger)
    assert list(kept.claims()) == list(kept.documents()) == []
    ledger.record(document, [make_claim(document)], "test-1")
    assert list(kept.claims()) == list(kept.documents()) == []


def test_all_else_is_the_ledger_s() -> None:
    ledger, document = MemoryLedger(), make_document()
    ledger.record(document, [make_claim(document)], "test-1")
    assert remembering(ledger).document(document.id) == document
