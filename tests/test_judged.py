"""A ledger as people judged it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.analyse.pair import waits
from comity.judged import JudgedLedger
from comity.ledger import ClaimFilter, MemoryLedger
from comity.ledger.rules import is_wanted
from comity.model import Claim, Decision, Document
from factories import make_claim, make_document, make_party
from judge.made import decided, drill, pact, protest, report, undone

OTHER = make_document("India and Japan held talks on a pact.", path="other.txt", published="2025-01-01")
TALKS = make_claim(OTHER, kind="engagement", trigger="held", score=0.9)


@pytest.fixture
def ledger() -> MemoryLedger:
    return recorded(pact(), drill(), protest())


def recorded(*claims: Claim) -> MemoryLedger:
    found = MemoryLedger(lambda: datetime(2026, 1, 1, tzinfo=UTC))
    found.record(report(), claims, "test-1")
    found.record(OTHER, [TALKS], "test-1")
    return found


def ids(ledger: MemoryLedger, **wanted: object) -> list[str]:
    return [claim.id for claim in JudgedLedger(ledger).claims(ClaimFilter(**wanted))]  # type: ignore[arg-type]


def test_without_decisions_it_is_the_ledger(ledger: MemoryLedger) -> None:
    assert list(JudgedLedger(ledger).claims()) == list(ledger.claims())
    assert JudgedLedger(ledger).search("pact") == ledger.search("pact")


def test_rejected_claims_are_left_out_and_the_order_is_kept(ledger: MemoryLedger) -> None:
    ledger.decide(decided("reject", pact()))
    assert ids(ledger) == [claim.id for claim in ledger.claims() if claim.id != pact().id]
    assert ids(ledger, document=report().id) == [claim.id for claim in ledger.claims(ClaimFilter(document=report().id))
                                                 if claim.id != pact().id]  # fmt: skip
    assert ids(ledger, document=OTHER.id) == [TALKS.id]


def test_an_accepted_claim_waits_no_more(ledger: MemoryLedger) -> None:
    assert waits(ledger.claim(drill().id))
    ledger.decide(decided("accept", drill()))
    assert not waits(JudgedLedger(ledger).claim(drill().id).claim)


def test_filters_take_claims_by_what_they_say_as_corrected(ledger: MemoryLedger) -> None:
    china = [{"id": "CHN", "name": "China", "sector": "GOV", "mention": "", "role": "actor"}]
    ledger.decide(decided("edit", pact(), field="parties", value=china))
    ledger.decide(decided("edit", pact(), field="status", value="hoped"))
    assert ids(ledger, parties=("CHN",)) == [pact().id, protest().id]
    assert pact().id not in ids(ledger, parties=("IND",))
    assert ids(ledger, statuses=("hoped",)) == [pact().id]
    assert ids(ledger, parties=("CHN",), published_until="2020-01-01") == []


def test_a_filter_does_not_make_a_decision_find_another_claim() -> None:
    """The rejected claim of the passage names China now; the one of India and Japan beside it is not meant."""
    ledger = recorded(pact(parties=(make_party("CHN"),), trigger="signed"), drill(kind="agreement", trigger="held"))
    ledger.decide(decided("reject", pact()))
    assert ids(ledger, parties=("IND", "JPN"), document=report().id) == [drill(kind="agreement").id]


def test_rejected_claims_prove_no_sentence(ledger: MemoryLedger) -> None:
    ledger.decide(decided("reject", protest()))
    judged = JudgedLedger(ledger)
    assert [hit.claims for hit in judged.search("protested")] == [()]
    assert judged.search("drill", ("CHN",)) == []
    assert [hit.document.id for hit in judged.search("pact", ("IND",), limit=1)] == [OTHER.id]


def test_corrected_parties_are_found(ledger: MemoryLedger) -> None:
    peru = [{"id": "PER", "name": "Peru", "sector": "GOV", "mention": "", "role": "actor"}]
    ledger.decide(decided("edit", protest(), field="parties", value=peru))
    judged = JudgedLedger(ledger)
    assert [hit.claims for hit in judged.search("drill", ("PER",))] == [(protest().id,)]
    assert judged.search("protested", ("CHN",)) == []


def test_what_was_decided_later_was_not_known_then(ledger: MemoryLedger) -> None:
    ledger.decide(decided("reject", pact(), made="2026-03-01T10:00:00+00:00"))
    assert pact().id in ids(ledger, known_on="2026-02-28")
    assert pact().id not in ids(ledger, known_on="2026-03-01")


def test_an_entry_has_the_claims_that_count(ledger: MemoryLedger) -> None:
    with ledger.linking() as links:
        links.put({}, dict.fromkeys((pact().id, drill().id, TALKS.id), "e-1"))
    ledger.decide(decided("reject", pact()))
    ledger.decide(decided("edit", TALKS, field="status", value="hoped"))
    members = JudgedLedger(ledger).members("e-1")
    assert {(claim.id, claim.status) for claim in members} == {(drill().id, "happened"), (TALKS.id, "hoped")}


def test_judged_claims_tell_rejected_ones_too(ledger: MemoryLedger) -> None:
    decision = decided("reject", pact())
    ledger.decide(decision)
    rows = {row.machine.id: row for row in JudgedLedger(ledger).judged()}
    assert len(rows) == 4
    assert (rows[pact().id].rejected, rows[drill().id].decisions) == (decision, ())


CHINA = [{"id": "CHN", "name": "China", "sector": "GOV", "mention": "", "role": "actor"}]
EDITS = [("reject", {}), ("accept", {}), ("edit", {"field": "parties", "value": CHINA}),
         ("edit", {"field": "status", "value": "hoped"}), ("edit", {"field": "kind", "value": "policy"})]  # fmt: skip
filters = st.builds(
    ClaimFilter,
    parties=st.sampled_from([(), ("CHN",), ("IND", "JPN")]),
    document=st.sampled_from([None, report().id, OTHER.id]),
    kinds=st.sampled_from([(), ("policy",), ("agreement", "exercise")]),
    statuses=st.sampled_from([(), ("hoped",), ("happened",)]),
    published_until=st.sampled_from([None, "2024-12-31"]),
)


@given(
    st.lists(st.tuples(st.sampled_from([pact(), drill(), protest(), TALKS]), st.sampled_from(EDITS)), max_size=5),
    filters,
)
def test_a_filter_takes_what_it_would_take_of_all_claims(made: list[tuple[Claim, Any]], wanted: ClaimFilter) -> None:
    ledger = recorded(pact(), drill(), protest())
    for claim, (action, fields) in made:
        ledger.decide(decided(action, claim, **fields))
    judged = JudgedLedger(ledger)
    assert list(judged.claims(wanted)) == [claim for claim in judged.claims() if is_wanted(claim, wanted)]


# --- corrections stick --------------------------------------------------------------------------------------------


def older() -> list[Claim]:
    return [pact(), drill(), protest()]


def newer() -> list[Claim]:
    """The same sentences, coded by rules that read trigger, date and score otherwise."""
    return [pact(trigger="inked", score=0.1), drill(stage="held", score=0.2), protest(trigger="complained")]


def with_a_decision(action: str) -> tuple[MemoryLedger, Decision]:
    ledger = recorded(*older())
    fields = {"field": "status", "value": "hoped"} if action == "edit" else {}
    decision = decided(action, pact(), beside=("held",), **fields)  # type: ignore[arg-type]
    ledger.decide(decision)
    return ledger, decision


def again(ledger: MemoryLedger) -> None:
    ledger.record(report(), older(), "test-1")


def moved(ledger: MemoryLedger) -> None:
    document = make_document(report().text, path="archive/pact.txt", published="2024-08-22")
    reference = [make_claim(document, claim.passage.exact, kind=claim.kind, trigger=claim.trigger,
                            parties=claim.parties, score=claim.score) for claim in older()]  # fmt: skip
    ledger.record(document, reference, "test-1")


def recoded(ledger: MemoryLedger) -> None:
    ledger.record(report(), newer(), "test-2")


def relinked(ledger: MemoryLedger) -> None:
    with ledger.linking() as links:
        links.reset()
        links.put({}, {claim.id: f"e-{claim.id[2:]}" for claim in links.pending()})


STORMS = [again, moved, recoded, relinked]


@pytest.mark.parametrize("storm", STORMS, ids=lambda storm: storm.__name__)
@pytest.mark.parametrize("action", ["accept", "reject", "edit"])
def test_a_decision_holds(action: str, storm: Callable[[MemoryLedger], None]) -> None:
    ledger, decision = with_a_decision(action)
    storm(ledger)
    (row,) = [row for row in JudgedLedger(ledger).judged() if row.decisions]
    assert (row.decisions, row.machine.kind) == ((decision,), "agreement")
    assert row.claim.status == ("hoped" if action == "edit" else "happened")
    assert not waits(row.claim)


@pytest.mark.parametrize("storm", STORMS, ids=lambda storm: storm.__name__)
def test_undoing_gives_back_what_was_there(storm: Callable[[MemoryLedger], None]) -> None:
    ledger, decision = with_a_decision("edit")
    storm(ledger)
    ledger.decide(undone(decision))
    assert list(JudgedLedger(ledger).claims()) == list(ledger.claims())


def test_merges_and_splits_hold_through_a_new_coding() -> None:
    ledger = recorded(*older())
    ledger.decide(decided("merge", pact(), TALKS))
    ledger.decide(decided("split", drill(), others=(pact(), protest())))
    recoded(ledger)
    now = {claim.kind: claim.id for claim in ledger.claims()}
    together, apart = JudgedLedger(ledger).constraints()
    assert together == [{now["agreement"], TALKS.id}]
    assert apart == [({now["exercise"]}, {now["agreement"], now["position"]})]


def test_a_conflict_with_a_new_coding_is_shown() -> None:
    ledger, decision = with_a_decision("edit")
    assert JudgedLedger(ledger).conflicts() == ()
    ledger.record(report(), [pact(status="planned")], "test-2")
    assert [(row.decision, row.nature) for row in JudgedLedger(ledger).conflicts()] == [(decision, "changed")]


def test_a_decision_survives_its_json() -> None:
    ledger, decision = with_a_decision("edit")
    (held,) = ledger.decisions()
    assert held == decision
    assert json.loads(held.machine or "")[pact().id]["beside"] == ["held"]


def test_documents_are_untouched(ledger: MemoryLedger) -> None:
    before: list[Document] = list(ledger.documents())
    ledger.decide(decided("reject", pact()))
    assert list(ledger.documents()) == before


def test_pairs_without_decisions_are_those_of_the_ledger(ledger: MemoryLedger) -> None:
    assert JudgedLedger(ledger).pairs() == ledger.pairs()


def test_rejected_claims_are_in_no_pair(ledger: MemoryLedger) -> None:
    [before] = ledger.pairs()
    ledger.decide(decided("reject", pact()))
    [after] = JudgedLedger(ledger).pairs()
    assert (after.claims, after.documents, after.last) == (before.claims - 1, before.documents, before.last)


def test_a_pair_without_its_last_document_is_older(ledger: MemoryLedger) -> None:
    ledger.decide(decided("reject", TALKS))
    [after] = JudgedLedger(ledger).pairs()
    assert (after.documents, after.last) == (1, "2024-08-21")


def test_corrected_parties_make_another_pair(ledger: MemoryLedger) -> None:
    corrected = [{"id": id, "name": id, "sector": "GOV", "mention": id, "role": "actor"} for id in ("AUS", "IND")]
    ledger.decide(decided("edit", pact(), field="parties", value=corrected))
    found = {(row.a, row.b): row.claims for row in JudgedLedger(ledger).pairs()}
    assert found[("AUS", "IND")] == 1
    assert sum(found.values()) == sum(row.claims for row in ledger.pairs())
