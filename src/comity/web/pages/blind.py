"""Blind coding in the browser: passages drawn by chance, coded one by one without anybody's answer in sight."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from comity.desk import split_pair
from comity.errors import EvaluateError, UsageError
from comity.judge.agreement import CODED
from comity.ledger.rules import now, stamp
from comity.model import KINDS, STATUSES
from comity.present.dates import full
from comity.present.inert import inert
from comity.present.runs import Run, runs_of
from comity.sheaf import Sheaf, Sheet, drawn, folder_for, name_of
from comity.sheets import sheet_text
from comity.web.call import CSV, Call, Page, attached
from comity.web.signing import LONGEST, remember, signer
from comity.what.codebook import TYPES

MOST_PASSAGES: Final = 500
MOST_CLAIMS: Final = 12
"""Claims of one passage."""
CHOICES: Final[Mapping[str, tuple[str, ...]]] = {
    "kind": KINDS, "event": TYPES, "status": STATUSES, "alleged": ("no", "yes"),
}  # fmt: skip
HINTS: Final = {
    "alleged": "one party says it of another",
    "actors": "who acts: IND, JPN",
    "recipients": "whom it is done to or for",
    "thing": "the named agreement, mechanism or exercise",
    "when": "2022-03-19, 2022-03, 2022",
    "due": "until when it is to be done",
    "quantity": "5 trillion yen",
    "speaker": "for whom it is said: JPN",
}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A sheet in the list: whose it is and how far it came; nothing of what stands in it."""

    name: str
    coder: str
    told: str
    coded: int
    total: int

    @property
    def done(self) -> bool:
        return self.coded == self.total


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of one claim in the form."""

    name: str
    label: str
    value: str
    choices: tuple[str, ...]
    hint: str


@dataclass(frozen=True, slots=True)
class PassagePage:
    """One passage to be coded."""

    sheet: SheetRow
    passage: str
    place: int
    runs: tuple[Run, ...]
    """The paragraph; the passage is what is covered."""
    title: str
    outlet: str
    published: str
    claims: tuple[tuple[Cell, ...], ...]
    note: str
    answered: bool
    nothing: bool
    """Whether it was answered that it claims nothing."""
    most: bool
    """Whether it can have no more claims."""


def sheaf_of(call: Call) -> Sheaf:
    """The sheets of the ledger. UsageError where they have no folder."""
    return Sheaf(folder_for(call.site.path))


def sheet_row(sheet: Sheet) -> SheetRow:
    pair = f"{sheet.told['pair']}, " if sheet.told.get("pair") else ""
    told = f"{pair}seed {sheet.told.get('seed', 0)}, drawn on {full(str(sheet.told.get('made', ''))[:10] or None)}"
    return SheetRow(sheet.name, inert(sheet.coder), inert(told), len(sheet.answers), len(sheet.passages))


# --- the list -----------------------------------------------------------------------------------------------------


def sheets(call: Call) -> Response:
    """The sheets, and the form that draws a new one."""
    return _list(call)


def _list(call: Call, problem: str = "", status: int = 200) -> Response:
    rows = [sheet_row(sheet) for sheet in sheaf_of(call).sheets()]
    return call.page(
        "blind.html.j2", status, rows=rows, problem=inert(problem), form=call.form, by=signer(call), most=MOST_PASSAGES
    )


def begin(call: Call) -> Response:
    """Draw passages for a coder."""
    form = call.form
    try:
        coder = coder_of(form.get("coder", ""))
        parties = split_pair(form["pair"].strip()) if form.get("pair", "").strip() else ()
        n, seed = _whole(form, "n", 1, MOST_PASSAGES), _whole(form, "seed", 0, 1_000_000)
        told = {"pair": "-".join(parties), "seed": seed, "made": stamp(now())}
        passages = drawn(call.desk.ledger, coder, parties, n, seed)
        sheet = sheaf_of(call).begin(name_of(coder, parties, n, seed), coder, told, passages)
    except UsageError as error:
        return _list(call, str(error), 400)
    return remember(call.to(f"/blind/{sheet.name}"), call, coder)


def coder_of(given: str) -> str:
    """The name of a coder. UsageError where there is none, or a very long one."""
    name = " ".join(given.split())
    if not name or len(name) > LONGEST:
        raise UsageError(f"say who codes, in {LONGEST} signs at most")
    return name


def _whole(form: Mapping[str, str], name: str, least: int, most: int) -> int:
    given = form.get(name, "").strip()
    if not (given.isascii() and given.isdigit() and len(given) < 10 and least <= int(given) <= most):
        raise UsageError(f"{name!r} is {given!r}: give a whole number from {least} to {most:,}")
    return int(given)


# --- one passage --------------------------------------------------------------------------------------------------


def passage(call: Call) -> Response:
    """The next passage that was not coded yet, or the one that is asked for."""
    sheet = sheaf_of(call).sheet(call.path("sheet"))
    if not _is_coder(call, sheet):
        return call.page("blind_closed.html.j2", row=sheet_row(sheet))
    place = _place(call, sheet)
    if place is None:
        return call.page("blind_done.html.j2", row=sheet_row(sheet))
    return _shown(call, sheet, place)


def _is_coder(call: Call, sheet: Sheet) -> bool:
    """Whether who asks is the coder: nobody else's answers are shown to anybody by mistake."""
    return signer(call).casefold() == sheet.coder.casefold()


def _place(call: Call, sheet: Sheet) -> int | None:
    """The place of the passage, from 0; None where all are coded."""
    given = call.query("at")
    if given.isascii() and given.isdigit() and len(given) < 6 and 1 <= int(given) <= len(sheet.passages):
        return int(given) - 1
    left = (place for place, row in enumerate(sheet.passages) if row["passage"] not in sheet.answers)
    return next(left, None)


def _shown(call: Call, sheet: Sheet, place: int, problem: str = "", status: int = 200) -> Response:
    page = passage_page(call, sheet, place)
    return call.page("blind_passage.html.j2", status, page=page, problem=inert(problem))


def passage_page(call: Call, sheet: Sheet, place: int) -> PassagePage:
    """One passage with what was answered, or with what was typed and could not be kept."""
    row = sheet.passages[place]
    held = sheet.answers.get(row["passage"], ())
    typed = typed_rows(call.form) if call.form else []
    claims: list[Mapping[str, str]] = [*typed] or [one for one in held if one["kind"]]
    more = call.query("more") == "1" and not typed
    blank: list[Mapping[str, str]] = [{}] if more or not claims else []
    paragraph, text = row.get("paragraph") or row["text"], row["text"]
    start = max(0, paragraph.find(text))
    return PassagePage(
        sheet=sheet_row(sheet),
        passage=row["passage"],
        place=place + 1,
        runs=runs_of(paragraph if text in paragraph else text, [(start, start + len(text))]),
        title=inert(row.get("title", "")),
        outlet=inert(row.get("outlet", "")) or "outlet unknown",
        published=full(row.get("published") or None),
        claims=tuple(_cells(number, claim) for number, claim in enumerate([*claims, *blank][:MOST_CLAIMS], 1)),
        note=inert(call.form.get("note") or next((one["note"] for one in held), "")),
        answered=bool(held),
        nothing=bool(held) and not any(one["kind"] for one in held),
        most=len(claims) >= MOST_CLAIMS,
    )


def _cells(number: int, claim: Mapping[str, str]) -> tuple[Cell, ...]:
    return tuple(
        Cell(f"{number}-{name}", name, inert(claim.get(name, "")), CHOICES.get(name, ()), HINTS.get(name, ""))
        for name in CODED
    )


def typed_rows(form: Mapping[str, str]) -> list[dict[str, str]]:
    """The claims that a form holds; one of which nothing but ``alleged`` is filled in is none."""
    rows = ({name: form.get(f"{number}-{name}", "").strip() for name in CODED} for number in range(1, MOST_CLAIMS + 1))
    return [row for row in rows if any(value for name, value in row.items() if name != "alleged")]


def answer(call: Call) -> Response:
    """Keep what a passage says, and go on to the next."""
    sheaf = sheaf_of(call)
    sheet = sheaf.sheet(call.path("sheet"))
    if not _is_coder(call, sheet):
        raise HTTPException(403, f"this sheet is {inert(sheet.coder)}’s: open it as its coder first")
    ids = [row["passage"] for row in sheet.passages]
    id, does = call.form.get("passage", ""), call.form.get("does", "")
    place = ids.index(id) if id in ids else 0
    try:
        sheaf.answer(sheet, id, _rows(call.form, does))
    except (UsageError, EvaluateError) as error:
        return _shown(call, sheet, place, str(error), 400)
    return call.to(f"/blind/{sheet.name}?at={place + 1}&more=1" if does == "more" else f"/blind/{sheet.name}")


def _rows(form: Mapping[str, str], does: str) -> Sequence[Mapping[str, str]]:
    """What is to be kept. UsageError where a claim has no kind, or it is not said that there is none."""
    note = form.get("note", "")
    if does == "nothing":
        return [{"note": note}]
    rows = typed_rows(form)
    if not rows or not all(row["kind"] for row in rows):
        raise UsageError("a claim needs a kind; where the passage claims nothing, say so by the other button")
    return [row | {"note": note} for row in rows]


def reopen(call: Call) -> Response:
    """Go on with a sheet as its coder."""
    sheet = sheaf_of(call).sheet(call.path("sheet"))
    return remember(call.to(f"/blind/{sheet.name}"), call, sheet.coder)


def export(call: Call) -> Response:
    """What was coded, as commands read it."""
    sheet = sheaf_of(call).sheet(call.path("sheet"))
    if not (sheet.done or _is_coder(call, sheet)):
        raise HTTPException(403, f"this sheet is {inert(sheet.coder)}’s and is not done: open it as its coder first")
    return attached(sheet_text(sheet.rows).encode(), CSV, f"{sheet.name}.csv")


PAGES: Final = (
    Page("/blind", sheets, "the blind sheets, and the form that draws one", role="editor"),
    Page("/blind", begin, "draw passages for a coder", role="editor", method="POST"),
    Page("/blind/{sheet}", passage, "the next passage to be coded", role="editor"),
    Page("/blind/{sheet}", answer, "keep what a passage says", role="editor", method="POST"),
    Page("/blind/{sheet}/open", reopen, "go on as the coder of a sheet", role="editor", method="POST"),
    Page("/blind/{sheet}/sheet.csv", export, "what was coded, as commands read it", role="editor", gives="file"),
)
