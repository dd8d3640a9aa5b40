"""What a person decides, as records."""

from __future__ import annotations

import json

import pytest

from comity.deciding import ACTIONS, Signature, decide, signed
from comity.errors import NotFoundError, UsageError
from comity.judged import JudgedLedger
from comity.ledger import MemoryLedger
from comity.ledger.store import Proposal
from comity.model import Action, Anchor, Thing
from comity.relink import relink
from factories import make_claim, make_document
from judge.made import drill, pact, protest
from test_judged import TALKS, recorded

SIGNED = Signature("K. Ito", "seen in the original", "2026-11-22T09:00:00+00:00")
TEXTS = ("India and Japan signed a fisheries pact.", "India and Japan signed a fisheries pact in Tokyo.",
         "Peru and Chile held an exercise.")  # fmt: skip
DRILLED = ("held", "staged")
FIRST, SECOND = f"e-{pact().id[2:]}", f"e-{TALKS.id[2:]}"


@pytest.fixture
def ledger() -> MemoryLedger:
    """Two entries: the pact and the drill, the talks and the protest."""
    found = recorded(pact(), drill(), protest())
    with found.linking() as links:
        links.put({}, {pact().id: FIRST, drill().id: FIRST, TALKS.id: SECOND, protest().id: SECOND})
    return found


def test_a_decision_is_signed_and_keeps_what_the_machine_said(ledger: MemoryLedger) -> None:
    (made,) = decide(ledger, "reject", [pact().id[:8]], SIGNED)
    assert (made.by, made.made, made.why, made.targets) == ("K. Ito", SIGNED.made, SIGNED.why, (Anchor.of(pact()),))
    kept = json.loads(made.machine or "")[pact().id]
    assert (kept["status"], kept["beside"]) == ("happened", ["held"])
    assert list(ledger.decisions()) == [made]


@pytest.mark.parametrize("action", ACTIONS)
def test_nothing_is_decided_of_nothing(ledger: MemoryLedger, action: Action) -> None:
    with pytest.raises(UsageError, match=f"nothing is named to {action}"):
        decide(ledger, action, [], SIGNED)


def test_an_entry_is_all_its_claims(ledger: MemoryLedger) -> None:
    (made,) = decide(ledger, "accept", [FIRST, drill().id], SIGNED)
    assert {anchor.claim for anchor in made.targets} == {pact().id, drill().id}


def test_each_field_is_a_decision(ledger: MemoryLedger) -> None:
    status, when = decide(ledger, "edit", [pact().id], SIGNED, ["status=promised", "when=2022-03"])
    assert (status.field, status.value, when.field) == ("status", '"promised"', "when")
    claim = JudgedLedger(ledger).claim(pact().id).claim
    assert (claim.status, claim.when and claim.when.end) == ("promised", "2022-03-31")


def test_a_merge_holds_on_to_all_claims_and_knows_their_entries(ledger: MemoryLedger) -> None:
    (made,) = decide(ledger, "merge", [SECOND, FIRST], SIGNED)
    kept = json.loads(made.machine or "")
    assert {anchor.claim: kept[anchor.claim]["entry"] for anchor in made.targets} == {
        pact().id: FIRST, drill().id: FIRST, TALKS.id: SECOND, protest().id: SECOND
    }  # fmt: skip


def test_a_split_names_who_leaves_and_who_stays(ledger: MemoryLedger) -> None:
    (made,) = decide(ledger, "split", [FIRST, drill().id], SIGNED)
    assert ([a.claim for a in made.targets], [a.claim for a in made.others]) == ([drill().id], [pact().id])


def test_two_entries_are_kept_apart(ledger: MemoryLedger) -> None:
    (made,) = decide(ledger, "split", [FIRST, SECOND], SIGNED)
    assert {a.claim for a in made.targets} == {TALKS.id, protest().id}
    assert {a.claim for a in made.others} == {pact().id, drill().id}


def test_undoing_and_undoing_that(ledger: MemoryLedger) -> None:
    (first,) = decide(ledger, "reject", [pact().id], SIGNED)
    (undo,) = decide(ledger, "undo", [first.id[:9]], SIGNED)
    assert undo.undoes == first.id
    with pytest.raises(UsageError, match=f"undone already, by {undo.id}: undo that one to bring it back"):
        decide(ledger, "undo", [first.id], SIGNED)
    decide(ledger, "undo", [undo.id], SIGNED)
    assert JudgedLedger(ledger).claim(pact().id).rejected == first


def test_where_linking_fails_nothing_was_decided(ledger: MemoryLedger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.relink.resolve", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        decide(ledger, "reject", [pact().id], SIGNED)
    assert list(ledger.decisions()) == []


def test_named_twice_it_is_undone_once(ledger: MemoryLedger) -> None:
    (first,) = decide(ledger, "reject", [pact().id], SIGNED)
    (undo,) = decide(ledger, "undo", [first.id, first.id[:9]], SIGNED)
    decide(ledger, "undo", [undo.id], SIGNED)
    assert JudgedLedger(ledger).claim(pact().id).rejected == first


def test_merges_and_splits_hold_through_a_new_coding_and_linking() -> None:
    """Two reports of one pact, a drill that a person takes for part of it, and one report that is of another pact."""
    found = MemoryLedger()
    documents = [make_document(text, path=f"{place}.txt") for place, text in enumerate(TEXTS)]
    first, second = (make_claim(document) for document in documents[:2])
    old, new = (make_claim(documents[2], kind="exercise", parties=("PER", "CHL"), trigger=word) for word in DRILLED)
    for document, claim in zip(documents, (first, second, old), strict=True):
        found.record(document, [claim], "test-1")
    relink(found)
    before = found.entries_of([first.id, second.id, old.id])
    assert before[first.id] == before[second.id] != before[old.id]
    made = decide(found, "merge", sorted(set(before.values())), SIGNED)
    made += decide(found, "split", [found.entries_of([first.id])[first.id], second.id], SIGNED)
    found.record(documents[2], [new], "test-2")
    for afresh in (False, True):
        relink(found, afresh=afresh)
        now = found.entries_of([first.id, second.id, new.id])
        assert now[first.id] == now[new.id] != now[second.id]
    found.record(documents[2], [old], "test-3")
    decide(found, "undo", [decision.id for decision in made], SIGNED)
    relink(found)
    assert found.entries_of([first.id, second.id, old.id]) == before


def test_what_a_claim_was_proposed_for_goes_where_it_joins_another() -> None:
    """The second sentence goes on with the first one's drill, and was proposed when it stood alone."""
    drills = make_document("India and Japan held JIMEX in Kochi. The exercise lasted a week.", path="a.txt")
    sentences = (f"{sentence}." for sentence in drills.text.rstrip(".").split(". "))
    named, again = (make_claim(drills, words, kind="exercise", thing=Thing("jimex", "JIMEX"), trigger=trigger)
                    for words, trigger in zip(sentences, ("held", "lasted"), strict=True))  # fmt: skip
    other = make_document("Peru and Chile met.", path="b.txt")
    met = make_claim(other, kind="engagement", parties=("PER", "CHL"), trigger="met")
    found = MemoryLedger()
    found.record(drills, [named, again], "test-1")
    found.record(other, [met], "test-1")
    relink(found)
    assert len(set(found.entries_of([named.id, again.id]).values())) == 1
    with found.linking() as links:
        links.propose([again.id], [Proposal(*sorted((again.id, met.id)), 0.6, "so alike")])
    decide(found, "accept", [again.id], SIGNED)
    assert list(found.proposals()) == []


@pytest.mark.parametrize(
    ("action", "ids", "edits", "words"),
    [
        ("accept", ["j-1"], [], "'j-1' cannot be decided so: give ids that begin with c- or e-"),
        ("edit", [FIRST], ["status=hoped"], "give ids that begin with c-"),
        ("edit", [pact().id], [], "--set FIELD=VALUE goes with edit"),
        ("accept", [pact().id], ["status=hoped"], "--set FIELD=VALUE goes with edit"),
        ("edit", [pact().id], ["status=done"], "status cannot be 'done'"),
        ("merge", [FIRST, FIRST], [], "is one"),
        ("merge", [pact().id, FIRST], [], "is no entry: merge takes two entries"),
        ("split", [FIRST], [], "split takes an entry and the claims that leave it"),
        ("split", [pact().id, drill().id], [], "split takes an entry"),
        ("split", [FIRST, TALKS.id], [], "is not in"),
        ("split", [FIRST, pact().id, drill().id], [], "no claim stays in"),
        ("split", [FIRST, f"e-{drill().id[2:]}"], [], "are one entry"),
    ],
)
def test_what_does_not_fit(ledger: MemoryLedger, action: str, ids: list[str], edits: list[str], words: str) -> None:
    with pytest.raises(UsageError) as caught:
        decide(ledger, action, ids, SIGNED, edits)  # type: ignore[arg-type]
    assert words in str(caught.value)
    assert list(ledger.decisions()) == []


@pytest.mark.parametrize(("action", "id"), [("accept", "c-ffff"), ("reject", "e-ffff"), ("undo", "j-ffff")])
def test_what_is_not_there(ledger: MemoryLedger, action: str, id: str) -> None:
    with pytest.raises(NotFoundError, match=id) as caught:
        decide(ledger, action, [id], SIGNED)  # type: ignore[arg-type]
    assert ("comity export decisions" in str(caught.value)) == (action == "undo")


def test_who_signs_and_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMITY_EDITOR", raising=False)
    with pytest.raises(UsageError, match="give --by NAME, or set COMITY_EDITOR"):
        signed(None, "a reason")
    with pytest.raises(UsageError, match="say why with --why"):
        signed("K. Ito", " ")
    monkeypatch.setenv("COMITY_EDITOR", "A. Rao")
    assert (signed(None, " two\n words ").by, signed(None, " two\n words ").why) == ("A. Rao", "two words")
    assert signed("K. Ito", "x").by == "K. Ito"
