"""What people decide: the form for one decision, where it is recorded, and the log of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from starlette.responses import Response

from comity import deciding, views
from comity.deciding import ACTIONS
from comity.errors import AmbiguousError, NotFoundError, UsageError
from comity.judge.fields import FIELDS, said, worded
from comity.model import KINDS, STATUSES, Action, Claim
from comity.present.inert import inert
from comity.web.call import Call, Page
from comity.web.shown import ClaimRow, DecisionRow, claim_row, decision_rows
from comity.web.signing import REASONS, back_of, remember, saying, signature_of, signer
from comity.web.signing import said as just_said
from comity.what.codebook import TYPES

LINES: Final = 50
"""Decisions on one page of the log."""
MOST_IDS: Final = 50
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "kind": KINDS, "status": STATUSES, "alleged": ("false", "true"), "event": ("none", *TYPES),
}  # fmt: skip
"""Fields that take one of a few words."""
HINTS: Final = {
    "stage": "signed, in_force, negotiating, delivered ... or none",
    "parties": "IND:actor, JPN:recipient; who has no role is an actor",
    "thing": "an id (jimex, jimex#6 for its sixth edition), or new:NAME",
    "when": "2022-03-19, 2022-03, 2022-01-16/2022-01-26, or none",
    "due": "the day by which it is due, or none",
    "where": "Kochi, or “Kochi, IND”, or none",
    "quantity": "5 trillion yen, 5e12 JPY, or none",
    "speaker": "the state or body spoken for: JPN, ASEAN, or none",
}
"""What is typed in the other fields."""
TOLD: Final = {
    "accept": "Accept: it is right as it stands, and counts",
    "reject": "Reject: it counts nowhere",
    "edit": "Edit: set what is right in the fields",
    "merge": "Merge: these are one thing",
    "split": "Split: these are not one thing",
    "undo": "Undo a decision",
}


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of the form that corrects a claim."""

    name: str
    value: str
    choices: tuple[str, ...]
    hint: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """A claim that may leave its entry."""

    row: ClaimRow
    chosen: bool


@dataclass(frozen=True, slots=True)
class DecideForm:
    """The form for one decision: of what, and what is asked."""

    action: Action
    told: str
    ids: str
    """Parted by blanks."""
    subjects: tuple[ClaimRow, ...]
    undoing: tuple[DecisionRow, ...]
    entries: tuple[tuple[str, str], ...]
    """Ids and names of the entries it is about."""
    fields: tuple[FieldRow, ...]
    leaving: tuple[Leaving, ...]
    reasons: tuple[str, ...]
    back: str


def form(call: Call) -> Response:
    """The form for one decision."""
    return _form(call, {name: call.query(name) for name in ("action", "ids", "back")})


def decide(call: Call) -> Response:
    """Record a decision, and go on where its form says; what was typed comes back where it cannot be recorded."""
    given = call.form
    action: Any = given.get("action", "")
    try:
        signature = signature_of(given)
        ids = _ids(given.get("ids", "")) + _ids(given.get("other", ""))
        if action == "split":
            ids = ids[:1] + ([name for name in given if name.startswith("c-")] or ids[1:])
        edits = _edits(call, ids) if action == "edit" else ()
        made = deciding.decide(call.desk.ledger, action, ids, signature, edits)
    except (UsageError, NotFoundError, AmbiguousError) as error:
        return _form(call, given, str(error), 400)
    return remember(call.to(saying(back_of(given.get("back", "")), made)), call, signature.by)


def _ids(text: str) -> list[str]:
    ids = text.replace(",", " ").split()
    if len(ids) > MOST_IDS:
        raise UsageError(f"these are {len(ids)} ids: decide of {MOST_IDS} at most together")
    return ids


def _edits(call: Call, ids: list[str]) -> list[str]:
    """What the form sets otherwise than the claim has it. UsageError where nothing is."""
    if len(ids) != 1:
        raise UsageError("one claim is edited at a time")
    now = said(call.desk.claim(ids[0]))
    typed = {name: " ".join(call.form[f"field-{name}"].split()) for name in FIELDS if f"field-{name}" in call.form}
    found = [f"{name}={value}" for name, value in typed.items() if value != worded(name, now[name])]
    if not found:
        raise UsageError("no field was changed: set one to what is right, or accept the claim as it is")
    return found


# --- the form -----------------------------------------------------------------------------------------------------


def _form(call: Call, given: Any, problem: str = "", status: int = 200) -> Response:
    """The form with what was typed in it. UsageError where there is no such action."""
    action = given.get("action", "")
    if action not in ACTIONS:
        raise UsageError(f"{action!r} is nothing that is decided here: take {', '.join(ACTIONS)}")
    page = decide_form(call, action, given.get("ids", ""), back_of(given.get("back", "")))
    shown = {name: inert(value) for name, value in given.items()}
    return call.page("decide.html.j2", status, page=page, given=shown, problem=inert(problem), by=signer(call))


def decide_form(call: Call, action: Action, ids: str, back: str) -> DecideForm:
    """What the form for an action shows. Raises NotFoundError for an unknown id."""
    wanted = _ids(ids)
    claims = [call.desk.claim(id) for id in wanted if id.startswith("c-")]
    everything = tuple(call.desk.ledger.decisions())
    undone = [one for one in everything if any(one.id.startswith(id) for id in wanted if id.startswith("j-"))]
    entries = _entries(call, action, wanted, claims)
    kept = " ".join(entries) if action in ("merge", "split") and claims else " ".join(wanted)
    return DecideForm(
        action=action,
        told=TOLD[action],
        ids=inert(kept),
        subjects=tuple(map(claim_row, claims)),
        undoing=tuple(decision_rows(call.desk.ledger, undone, everything)),
        entries=tuple((id, _name(call, id)) for id in entries),
        fields=field_rows(claims[0]) if action == "edit" and claims else (),
        leaving=_leaving(call, entries, {claim.id for claim in claims}) if action == "split" else (),
        reasons=REASONS[action],
        back=back,
    )


def _entries(call: Call, action: Action, wanted: list[str], claims: list[Claim]) -> list[str]:
    """The entries that are meant, or that the claims are in."""
    ledger = call.desk.ledger
    named = [ledger.entry(id) for id in wanted if id.startswith("e-")]
    if action in ("merge", "split"):
        held = ledger.entries_of([claim.id for claim in claims])
        named += [held[claim.id] for claim in claims if claim.id in held]
    return list(dict.fromkeys(named))


def _name(call: Call, id: str) -> str:
    return inert(views.entry(call.desk.ledger, id, lineage=False).entry.name)


def _leaving(call: Call, entries: list[str], chosen: set[str]) -> tuple[Leaving, ...]:
    """Of one entry the claims that may leave it; two entries are kept apart as they are."""
    members = call.desk.ledger.members(entries[0]) if len(entries) == 1 else []
    return tuple(Leaving(claim_row(claim), claim.id in chosen) for claim in members)


def field_rows(claim: Claim) -> tuple[FieldRow, ...]:
    """The fields that can be corrected, each with what the claim says in it."""
    now = said(claim)
    return tuple(
        FieldRow(name, inert(worded(name, now[name])), CHOICES.get(name, ()), HINTS.get(name, "")) for name in FIELDS
    )


# --- the log ------------------------------------------------------------------------------------------------------


def log(call: Call) -> Response:
    """All decisions, the newest first."""
    everything = tuple(call.desk.ledger.decisions())
    wanted = call.query("by").casefold()
    found = [one for one in reversed(everything) if not wanted or one.by.casefold() == wanted]
    start = page_start(call.query("from"), len(found))
    return call.page(
        "decisions.html.j2",
        rows=decision_rows(call.desk.ledger, found[start : start + LINES], everything),
        total=len(found),
        start=start,
        lines=LINES,
        names=sorted({inert(one.by) for one in everything}),
        wanted=inert(call.query("by")),
        said=just_said(call),
        by=signer(call),
    )


def page_start(given: str, total: int) -> int:
    """The first row that is asked for, from 0; what is no number, or too large a one, is the beginning."""
    start = int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
    return start if start < total else 0


PAGES: Final = (
    Page("/decisions", log, "the log of what people decided: who, when, what, why, undone or not"),
    Page("/decide/form", form, "the form for one decision", role="editor"),
    Page("/decide", decide, "record a decision", role="editor", method="POST"),
)
