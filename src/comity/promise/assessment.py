"""What people wrote and judged of promises, laid over what the machine says: fulfilment tests, then assessments."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Final

from comity.model import Anchor, Claim, Decision
from comity.promise.records import STATES, Commitment, Rung, State

WRITTEN_AFTER: Final = "written after the evidence was shown"
MACHINE: Final = "the machine said "
"""How the line of ``judged`` begins that keeps the state and reason of the machine, parted by a colon."""


@dataclass(frozen=True, slots=True)
class FulfilmentTest:
    """What has to be seen for a promise to be fulfilled, as a person wrote it."""

    decision: Decision
    words: str
    after: bool
    """Whether it was written after the evidence was shown."""

    @property
    def wording(self) -> str:
        return f"{self.words} ({WRITTEN_AFTER})" if self.after else self.words


@dataclass(frozen=True, slots=True)
class Judgement:
    """The state in which a person holds a promise to be."""

    decision: Decision
    state: State
    test: str | None
    """Id of the decision with the fulfilment test by which it was judged."""
    machine: str | None
    """The state that the machine gave it then."""


def apply_assessments(commitments: Iterable[Commitment], decisions: Iterable[Decision]) -> tuple[Commitment, ...]:
    """The commitments with what people wrote and judged of them, in the same order.

    ``decisions``: those in force, in the order in which they came in; only tests and assessments are looked at. What
    one person judges takes the place of what the same person judged before; where two differ, the machine's state
    stays. Applying it twice gives the same as once.
    """
    given = [as_machine(one) for one in commitments]
    about = decisions_about(given, decisions)
    return tuple(_assessed(one, about.get(one.id, ())) for one in given)


def as_machine(commitment: Commitment) -> Commitment:
    """The commitment as the machine has it, without what people judged; how late it is stands then in ``why`` alone."""
    said = next((line for line in commitment.judged if line.startswith(MACHINE)), None)
    plain = replace(commitment, assessment="provisional", test=None, judged=())
    if said is None:
        return plain
    name, _, why = said.removeprefix(MACHINE).partition(": ")
    state = next(state for state in STATES if state == name)
    return plain if plain.state == state else replace(plain, state=state, why=why)


def decisions_about(
    commitments: Iterable[Commitment], decisions: Iterable[Decision]
) -> Mapping[str, Sequence[Decision]]:
    """Commitment id -> the tests and assessments about it, in their order.

    A statement is found again by the id of its claim, else by its place: document, start and trigger.
    """
    held: dict[object, set[str]] = defaultdict(set)
    for one in commitments:
        for statement in one.statements:
            anchor = Anchor.of(statement.claim)
            held[anchor.claim].add(one.id)
            held[_place(anchor)].add(one.id)
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.action not in ("test", "assess"):
            continue
        meant = [held.get(anchor.claim) or held.get(_place(anchor)) or set() for anchor in decision.targets]
        for id in set().union(*meant):
            found[id].append(decision)
    return found


def _place(anchor: Anchor) -> tuple[str, int, str]:
    return anchor.document, anchor.start, anchor.trigger


# --- what was decided, read ---------------------------------------------------------------------------------------


def fulfilment_tests(decisions: Iterable[Decision]) -> tuple[FulfilmentTest, ...]:
    """The tests among decisions; what cannot be read says nothing."""
    found = [(one, _read(one.value)) for one in decisions if one.action == "test"]
    return tuple(
        FulfilmentTest(one, told["words"], told.get("after") is True) for one, told in found if told.get("words")
    )


def ruling_test(found: Sequence[FulfilmentTest]) -> FulfilmentTest | None:
    """The test by which a promise is judged: the first written before the evidence was shown, else the last."""
    return next((one for one in found if not one.after), found[-1] if found else None)


def judgements(decisions: Iterable[Decision]) -> tuple[Judgement, ...]:
    """The assessments among decisions, of each person the last one; what cannot be read says nothing."""
    latest: dict[str, Judgement] = {}
    for one in decisions:
        told = _read(one.value) if one.action == "assess" else {}
        state = next((state for state in STATES if state == told.get("state")), None)
        if state:
            latest.pop(one.by.casefold(), None)
            latest[one.by.casefold()] = Judgement(one, state, told.get("test"), _read(one.machine).get("state"))
    return tuple(latest.values())


def _read(value: str | None) -> Mapping[str, Any]:
    try:
        told = json.loads(value or "{}")
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


# --- what is kept with a decision ---------------------------------------------------------------------------------


def value_of_test(words: str, after: bool) -> str:
    """The ``value`` of a test."""
    return _dump({"words": words, "after": after})


def value_of_assessment(state: State, test: str) -> str:
    """The ``value`` of an assessment by the test of a decision."""
    return _dump({"state": state, "test": test})


def said(commitment: Commitment) -> str:
    """What the machine says of a promise, as it is kept with a decision on it: its state, ladder and receipt."""
    one = as_machine(commitment)
    return _dump(
        {
            "promise": one.id,
            "state": one.state,
            "why": one.why,
            "as_of": one.as_of,
            "due": one.due.edtf if one.due else None,
            "ladder": [_rung(rung) for rung in one.ladder],
            "receipt": asdict(one.receipt) | {"wording": one.receipt.wording} if one.receipt else None,
        }
    )


def _rung(rung: Rung) -> dict[str, Any]:
    return {"rung": rung.rung, "day": rung.day, "claims": [_spot(claim) for claim in rung.claims]}


def _spot(claim: Claim) -> dict[str, Any]:
    """A claim and its passage: the ledger need not hold it."""
    return {"id": claim.id, "document": claim.document.id, "start": claim.passage.start, "end": claim.passage.end}


def _dump(told: Mapping[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


# --- laid over the commitment -------------------------------------------------------------------------------------


def _assessed(one: Commitment, decisions: Sequence[Decision]) -> Commitment:
    tests, judged = fulfilment_tests(decisions), judgements(decisions)
    rule = ruling_test(tests)
    lines = {test.decision.id: _written(test) for test in tests}
    lines |= {row.decision.id: _judged(row, one, lines) for row in judged}
    kept = [lines[decision.id] for decision in decisions if decision.id in lines]
    kept += [f"{MACHINE}{one.state}: {one.why}"] if judged else []
    one = replace(one, test=rule.wording if rule else None, judged=tuple(kept))
    states = {row.state for row in judged}
    if len(states) != 1:
        return replace(one, assessment="contested") if states else one
    return _stated(replace(one, assessment="assessed"), judged[-1])


def _stated(one: Commitment, row: Judgement) -> Commitment:
    """In the state that a person gives; the days and shares that the machine counted go with its own state."""
    if row.state == one.state:
        return one
    why = f"assessed by {row.decision.by} on {row.decision.made[:10]}: {row.decision.why}"
    return replace(one, state=row.state, why=why, late=None, done=None)


def _written(test: FulfilmentTest) -> str:
    after = f", {WRITTEN_AFTER}" if test.after else ""
    return f"fulfilment test by {_signed(test.decision)}{after}: {test.words} ({test.decision.id})"


def _judged(row: Judgement, one: Commitment, tests: Mapping[str, str]) -> str:
    undone = "" if row.test in tests else ", by a test that was undone"
    changed = "" if row.machine in (None, one.state) else f", when the machine said {row.machine}"
    return (
        f"assessed as {row.state} by {_signed(row.decision)}{undone}{changed}: {row.decision.why} ({row.decision.id})"
    )


def _signed(decision: Decision) -> str:
    return f"{decision.by} on {decision.made[:10]}"
