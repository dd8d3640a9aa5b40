"""The page of a promise: its ladder with a sentence on every rung, the receipt, and how people assess it.

Who assesses writes the fulfilment test first: what was found is shown after that alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from comity.analyse.alerts import in_time
from comity.assessing import record_assessment, record_test, standing_tests
from comity.errors import UsageError
from comity.judge.standing import OF_PROMISES
from comity.model import Decision
from comity.present.dates import full, short
from comity.present.inert import inert
from comity.present.promises import MARKS, head_rows, height_of, names_in, state_of
from comity.present.receipts import receipt_rows
from comity.present.words import amount, plural
from comity.promise.assessment import as_machine, decisions_about
from comity.promise.records import STATES, Commitment, Point, Rung, Statement
from comity.web.call import Call, Page
from comity.web.held import has_promise, promise_of
from comity.web.meant import elsewhere, or_list
from comity.web.shown import ClaimRow, DecisionRow, claim_row, decision_rows
from comity.web.signing import REASONS, remember, said, saying, signature_of, signer

REASON: Final = "so that it can be assessed"
"""Why a fulfilment test is written."""


@dataclass(frozen=True, slots=True)
class SaidRow:
    """One statement of a promise: the sentence, who promises, until when."""

    claim: ClaimRow
    makers: str
    due: str


@dataclass(frozen=True, slots=True)
class RungRow:
    """One rung of the ladder, and the sentence that proves it best."""

    date: str
    height: str
    level: str
    """``word``, ``step``, ``done`` or ``against``: how it is drawn."""
    why: str
    claim: ClaimRow
    others: tuple[ClaimRow, ...]
    sources: str


@dataclass(frozen=True, slots=True)
class PointRow:
    """One figure on the path of a number."""

    date: str
    amount: str
    role: str
    by: str
    claim: ClaimRow


@dataclass(frozen=True, slots=True)
class Alone:
    """A promise without what became of it."""

    id: str
    name: str
    statements: tuple[SaidRow, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """All that is known of a promise."""

    id: str
    name: str
    state: str
    why: str
    as_of: str
    head: list[tuple[str, str]]
    parent: str | None
    superseded_by: str | None
    checks: tuple[tuple[bool, str, str], ...]
    """Whether each test of a commitment is passed, its name, and why."""
    ladder: tuple[RungRow, ...]
    path: tuple[PointRow, ...]
    receipt: tuple[str, list[tuple[str, str]]] | None
    """Its wording, and what was looked through."""
    assessment: str
    tests: tuple[str, ...]
    """The fulfilment tests that stand."""
    judged: tuple[str, ...]
    decisions: list[DecisionRow]


@or_list
def promise(call: Call) -> Response:
    """The page of a promise; where it takes time to read, a page that says so and has a part loaded."""
    id = call.path("id")
    if not has_promise(call, id) and not call.query("now"):
        return call.page("promise_wait.html.j2", id=inert(id), part=_part_of(call, id))
    found = promise_of(call, id)
    if found.id != id:
        return call.to(elsewhere(call, f"/promise/{found.id}"))
    return _shown(call, found, "promise.html.j2")


@or_list
def part(call: Call) -> Response:
    """The promise as a part of its page, and as a page where no script runs."""
    found = promise_of(call, call.path("id"))
    if not call.is_part:
        return call.to(elsewhere(call, f"/promise/{found.id}"))
    return _shown(call, found, "promise_part.html.j2")


def _part_of(call: Call, id: str) -> str:
    return f"/promise/{id}/part" + ("?assess=1" if call.query("assess") else "")


def _shown(call: Call, found: Commitment, template: str, problem: str = "", status: int = 200) -> Response:
    """The promise alone to who is to write its fulfilment test first, else all of it."""
    tests = standing_tests(call.desk.ledger, found)
    assessing = bool(call.query("assess") or problem) and call.viewer.may("editor")
    hidden = assessing and not tests
    return call.page(
        template,
        status,
        alone=alone(found),
        whole=None if hidden else whole(call, found, tuple(inert(test.wording) for test in tests)),
        assessing=assessing,
        problem=inert(problem),
        form=call.form,
        said=said(call),
        by=signer(call),
        states=STATES,
        reasons=REASONS["assess"],
    )


def alone(found: Commitment) -> Alone:
    """The promise as it was made and made again, and nothing of what was found."""
    plain = as_machine(found)
    return Alone(plain.id, inert(plain.name), tuple(_said_row(plain, one) for one in plain.statements))


def _said_row(found: Commitment, one: Statement) -> SaidRow:
    due = inert(one.due.text or full(one.due.edtf)) if one.due else "no day named"
    return SaidRow(claim_row(one.claim), names_in(found, one.makers), due)


def whole(call: Call, found: Commitment, tests: tuple[str, ...]) -> Whole:
    """All that the page shows once the evidence may be seen."""
    receipt = found.receipt
    everything = tuple(call.desk.ledger.decisions())
    return Whole(
        id=found.id,
        name=inert(found.name),
        state=f"{MARKS[found.state]} {state_of(found)}",
        why=inert(found.why),
        as_of=full(found.as_of),
        head=[row for row in head_rows(found) if row[0] in HEAD],
        parent=found.parent,
        superseded_by=found.superseded_by,
        checks=tuple((test.passed, test.test, inert(test.why)) for test in found.first.tests),
        ladder=tuple(map(_rung, in_time(found.ladder))),
        path=tuple(_point(found, row) for row in found.path),
        receipt=(inert(receipt.wording), list(receipt_rows(receipt))) if receipt else None,
        assessment=found.assessment,
        tests=tests,
        judged=tuple(map(inert, found.judged)),
        decisions=decision_rows(call.desk.ledger, reversed(_about(found, everything)), everything),
    )


HEAD: Final = ("made by", "for", "form", "strength", "specific", "due", "conditions")
"""The rows of the head that the page does not show elsewhere."""


def _about(found: Commitment, decisions: tuple[Decision, ...]) -> list[Decision]:
    of_promises = [one for one in decisions if one.action in OF_PROMISES]
    about = list(decisions_about([found], of_promises).get(found.id, ()))
    ids = {one.id for one in about}
    return [one for one in decisions if one.id in ids or one.undoes in ids]


def _rung(rung: Rung) -> RungRow:
    first, *others = map(claim_row, rung.claims)
    level = "against" if rung.rung < 0 else "word" if rung.telling else "done" if rung.rung >= 5 else "step"
    sources = plural(rung.sources, "independent source")
    return RungRow(short(rung.day), height_of(rung), level, inert(rung.why), first, tuple(others), sources)


def _point(found: Commitment, row: Point) -> PointRow:
    by = names_in(found, [row.by]) if row.by else "source unknown"
    return PointRow(short(row.day), amount(row.quantity), row.role, by, claim_row(row.claim))


# --- what people write --------------------------------------------------------------------------------------------


def write_test(call: Call) -> Response:
    """Record a fulfilment test; then the evidence is shown."""
    found = promise_of(call, call.path("id"))
    try:
        signature = signature_of({**call.form, "why": REASON, "words": ""})
        made = record_test(call.desk.ledger, found, call.form.get("test", ""), signature)
    except UsageError as error:
        return _shown(call, found, "promise.html.j2", str(error), 400)
    return remember(call.to(saying(f"/promise/{found.id}?now=1&assess=1", [made])), call, made.by)


def write_assessment(call: Call) -> Response:
    """Record in which state a person holds a promise to be."""
    found = promise_of(call, call.path("id"))
    try:
        signature = signature_of(call.form)
        made = record_assessment(call.desk.ledger, found, call.form.get("state", ""), signature)
    except UsageError as error:
        return _shown(call, found, "promise.html.j2", str(error), 400)
    return remember(call.to(saying(f"/promise/{found.id}?now=1&assess=1", [made])), call, made.by)


PAGES: Final = (
    Page("/promise/{id}", promise, "the ladder of a promise, what was looked through, and how people assess it"),
    Page("/promise/{id}/part", part, "the same as a part of its page", gives="part"),
    Page("/promise/{id}/test", write_test, "record a fulfilment test", role="editor", method="POST"),
    Page("/promise/{id}/assess", write_assessment, "record an assessment", role="editor", method="POST"),
)
