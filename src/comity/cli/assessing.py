"""What `comity promises test` and `comity promises assess` do: the test is written before what was found is shown."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import click

from comity.cli.arguments import opened
from comity.errors import UsageError

if TYPE_CHECKING:
    from comity.ledger import SqlLedger
    from comity.model import Claim, Decision
    from comity.promise.assessment import FulfilmentTest
    from comity.promise.records import Commitment, Rung, Statement

REASON: Final = "so that it can be assessed"
ASKED: Final = "What has to be seen for it to be fulfilled?"
RUNGS: Final = {
    -1: "done against it", 0: "first said", 1: "restated", 2: "reviewed", 3: "money or mandate", 4: "instrument",
    5: "delivered", 6: "repeated or exceeded",
}  # fmt: skip
WIDTH: Final = 20


def run_test(path: str, id: str, words: str | None, by: str | None, as_json: bool) -> None:
    """Show the promise alone, take the words of its fulfilment test, record them, and only then show what was found.

    Raises UsageError where nobody signs, or no words are given and nobody is there to be asked.
    """
    from comity.assessing import record_test
    from comity.deciding import Signature, signed
    from comity.promise.assessment import as_machine
    from comity.promises import promise

    name = signed(by, REASON).by
    with opened(path) as ledger:
        found = as_machine(promise(ledger, id)[1])
        if words is None or not as_json:
            _print(promise_lines(found), err=as_json)
        written = words or _asked(found)
        made = record_test(ledger, found, written, Signature(name, REASON))
    if as_json:
        _print_json({"promise": promise_record(found), **_recorded(made), "found": found_record(found)})
        return
    _print(["", *_test_told(made), "", *found_lines(found)])


def run_assess(path: str, id: str, verdict: str, why: str | None, by: str | None, as_json: bool) -> None:
    """Show the fulfilment tests of a promise, record in which state a person holds it to be, and say how to undo that.

    Raises UsageError where nobody signs, no test stands, or it is no state.
    """
    from comity.assessing import record_assessment, standing_tests
    from comity.deciding import signed
    from comity.promises import promise

    signature = signed(by, why or "")
    with opened(path) as ledger:
        found = promise(ledger, id)[1]
        tests = standing_tests(ledger, found)
        if not as_json:
            _print(_test_line(test) for test in tests)
        made = record_assessment(ledger, found, verdict, signature)
        now = _as_it_stands(ledger, found)
    if as_json:
        _print_json({**_recorded(made), "assessment": now.assessment, "test": now.test, "judged": list(now.judged)})
        return
    _print([f"{made.id}: {found.id} assessed as {_state(made)} by {made.by}", *_contested(now), _undoing(made)])


# --- what is asked and recorded -----------------------------------------------------------------------------------


def _asked(found: Commitment) -> str:
    """The words that a person types. UsageError where none sits at a terminal."""
    if not sys.stdin.isatty():
        raise UsageError(f'the fulfilment test has no words: comity promises test {found.id} "WORDS"')
    return str(click.prompt(ASKED, err=True))


def _recorded(made: Decision) -> dict[str, Any]:
    from comity.present.decisions import decision_record

    return {"decision": decision_record(made)}


def _as_it_stands(ledger: SqlLedger, found: Commitment) -> Commitment:
    from comity.assessing import standing_assessments
    from comity.promise.assessment import apply_assessments

    return apply_assessments([found], standing_assessments(tuple(ledger.decisions())))[0]


# --- as JSON ------------------------------------------------------------------------------------------------------


def promise_record(found: Commitment) -> dict[str, Any]:
    """The promise alone: what was said, where, when, by whom and until when; nothing of what became of it."""
    return {"id": found.id, "name": found.name, "statements": [_statement_record(one) for one in found.statements]}


def _statement_record(one: Statement) -> dict[str, Any]:
    return {
        **_proof(one.claim),
        "makers": list(one.makers),
        "due": {"edtf": one.due.edtf, "text": one.due.text} if one.due else None,
    }


def found_record(found: Commitment) -> dict[str, Any]:
    """What the machine found of a promise: its state, the rungs with their sentences, and the receipt."""
    rungs = [{"rung": rung.rung, "day": rung.day, "claims": list(map(_proof, rung.claims))} for rung in found.ladder]
    receipt = found.receipt.wording if found.receipt else None
    return {"state": found.state, "why": found.why, "as_of": found.as_of, "ladder": rungs, "receipt": receipt}


def _proof(claim: Claim) -> dict[str, Any]:
    document = claim.document
    return {
        "claim": claim.id,
        "sentence": claim.passage.exact,
        "publisher": document.publisher,
        "published": document.published,
        "document": document.id,
    }


def _print_json(record: Mapping[str, Any]) -> None:
    from comity.present.data import to_json

    click.echo(to_json(record))


# --- as lines -----------------------------------------------------------------------------------------------------


def promise_lines(found: Commitment) -> Iterator[str]:
    """The promise alone, as lines: each statement with its outlet, date, makers and due day."""
    yield f"{found.id}  {found.name}"
    for one in found.statements:
        names = {party.id: party.name for party in one.claim.parties}
        makers = ", ".join(names.get(id, id) for id in one.makers) or "nobody named"
        due = f"; due {one.due.text or one.due.edtf}" if one.due else "; no day named"
        yield ""
        yield from _quoted(one.claim)
        yield f"  promised by {makers}{due}"


def found_lines(found: Commitment) -> Iterator[str]:
    """What the machine found of a promise, as lines."""
    yield f"what was found: {found.state}: {found.why}"
    for rung in found.ladder:
        yield ""
        yield f"{_height(rung):<{WIDTH}}{rung.day or 'undated'}"
        yield from _quoted(rung.claims[0])
    if found.receipt:
        yield ""
        yield found.receipt.wording


def _height(rung: Rung) -> str:
    return rung.telling if rung.telling in ("reported", "retold") else RUNGS[rung.rung]


def _quoted(claim: Claim) -> Iterator[str]:
    yield f"  “{claim.passage.exact}”"
    yield f"  {claim.document.publisher or 'unknown outlet'}, {claim.document.published or 'undated'}"


def _test_told(made: Decision) -> Iterator[str]:
    """What was recorded, and how to take it back."""
    from comity.promise.assessment import fulfilment_tests

    yield from (f"{made.id}: {_test_line(test)}" for test in fulfilment_tests([made]))
    yield _undoing(made)


def _test_line(test: FulfilmentTest) -> str:
    return f"fulfilment test by {test.decision.by}, {test.decision.made[:10]}: {test.wording}"


def _state(made: Decision) -> str:
    from comity.promise.assessment import judgements

    return judgements([made])[0].state


def _contested(now: Commitment) -> list[str]:
    return ["contested:", *(f"  {line}" for line in now.judged)] if now.assessment == "contested" else []


def _undoing(made: Decision) -> str:
    return f'to take it back: comity decide undo {made.id} --why "..."'


def _print(lines: Iterable[str], err: bool = False) -> None:
    from comity.present.inert import inert

    for line in lines:
        click.echo(inert(line), err=err)
