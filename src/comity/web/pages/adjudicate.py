"""Two coders compared: agreement field by field, and their differences, each to be settled by a third person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from starlette.responses import Response

from comity.errors import EvaluateError, NotFoundError, UsageError
from comity.judge.agreement import Difference, agreement, differences, rows_of
from comity.ledger.rules import now, stamp
from comity.present.inert import inert
from comity.sheaf import Settling, Sheaf, Sheet, difference_id
from comity.sheets import DIFFERENCES, sheet_of, sheet_text
from comity.web.call import CSV, Call, Page, attached
from comity.web.pages.blind import SheetRow, sheaf_of, sheet_row
from comity.web.signing import remember, signature_of, signer

LINES: Final = 40
"""Differences on one page."""
SETTLED: Final = "settled"
"""The reason of a settling where none is written."""

Rows = Sequence[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Measure:
    """Agreement on one field."""

    field: str
    alpha: str
    same: str
    n: int


@dataclass(frozen=True, slots=True)
class Left:
    """A difference, and what was settled of it."""

    id: str
    text: str
    field: str
    a: str
    b: str
    decided: str
    by: str


@dataclass(frozen=True, slots=True)
class SettlingPage:
    """All that is shown of two coders."""

    name: str
    titles: tuple[str, str]
    passages: int
    """Passages that both coded."""
    measures: tuple[Measure, ...]
    left: tuple[Left, ...]
    settled: tuple[Left, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison in the list."""

    name: str
    titles: tuple[str, str]
    settled: int


# --- which two ----------------------------------------------------------------------------------------------------


def choose(call: Call) -> Response:
    """The form that takes two sheets, kept or sent, and the comparisons made before."""
    return _chosen(call)


def _chosen(call: Call, problem: str = "", status: int = 200) -> Response:
    sheaf = sheaf_of(call)
    rows: list[SheetRow] = [sheet_row(sheet) for sheet in sheaf.sheets()]
    made = [
        Compared(one.name, (inert(one.titles[0]), inert(one.titles[1])), len(one.settled)) for one in sheaf.settlings()
    ]
    done = [row for row in rows if row.done]
    return call.page(
        "adjudicate.html.j2", status, rows=done, waiting=len(rows) - len(done), made=made, problem=inert(problem)
    )


def compare(call: Call) -> Response:
    """Compare two sheets."""
    sheaf = sheaf_of(call)
    try:
        (first, a), (second, b) = (_sheet(call, sheaf, side) for side in ("a", "b"))
        if not {row["passage"] for row in a} & {row["passage"] for row in b}:
            raise UsageError(f"{first!r} and {second!r} have no passage in common: draw both with one pair and seed")
    except (UsageError, EvaluateError, NotFoundError) as error:
        return _chosen(call, str(error), 400)
    return call.to(f"/adjudicate/{sheaf.compare((first, second), a, b).name}")


def _sheet(call: Call, sheaf: Sheaf, side: str) -> tuple[str, Rows]:
    """Name and rows of one side: the file that was sent, else the sheet that was chosen."""
    sent = call.file(f"{side}-file")
    if sent is not None:
        return sent.name, sheet_of(sent.content, sent.name)
    chosen = call.form.get(side, "")
    if not chosen:
        raise UsageError("two sheets are compared: choose each, or send its file")
    sheet: Sheet = sheaf.sheet(chosen)
    if not sheet.done:
        raise UsageError(f"{sheet.name!r} is not done: nobody sees answers before both coders are through")
    return sheet.name, sheet.rows


# --- their differences --------------------------------------------------------------------------------------------


def settling(call: Call) -> Response:
    """Agreement, and the differences."""
    return _shown(call, sheaf_of(call).settling(call.path("name")))


def _shown(call: Call, found: Settling, problem: str = "", status: int = 200) -> Response:
    page = settling_page(found)
    return call.page("adjudicate_two.html.j2", status, page=page, problem=inert(problem), by=signer(call))


def settling_page(found: Settling) -> SettlingPage:
    """What is shown of two coders."""
    rows = [_left(found, one) for one in differences(found.a, found.b)]
    open_ = [row for row in rows if not row.decided]
    return SettlingPage(
        name=found.name,
        titles=(inert(found.titles[0]), inert(found.titles[1])),
        passages=len({row["passage"] for row in found.a} & {row["passage"] for row in found.b}),
        measures=tuple(_measures(found)),
        left=tuple(open_[:LINES]),
        settled=tuple(row for row in rows if row.decided),
        total=len(rows),
    )


def _measures(found: Settling) -> list[Measure]:
    return [
        Measure(
            row.field,
            "–" if row.alpha is None else f"{row.alpha:.3f}",
            "–" if row.same is None else f"{row.same:.1%}",
            row.n,
        )
        for row in agreement(found.a, found.b)
    ]


def _left(found: Settling, one: Difference) -> Left:
    id = difference_id(one)
    told = found.settled.get(id, {})
    text, a, b, decided, by = map(inert, (one.text, one.a, one.b, told.get("decided", ""), told.get("by", "")))
    return Left(id, text, one.field, a, b, decided, by)


def settle(call: Call) -> Response:
    """Keep what is right of a difference: what one coder wrote, or something else."""
    sheaf = sheaf_of(call)
    found = sheaf.settling(call.path("name"))
    form = call.form
    try:
        one = _difference(found, form.get("difference", ""))
        signature = signature_of({"why": SETTLED, **{name: form[name] for name in ("by", "words") if name in form}})
        decided = _decided(one, form.get("right", ""), form.get("other", ""))
    except (UsageError, NotFoundError) as error:
        return _shown(call, found, str(error), 400)
    told = {"decided": decided, "by": signature.by, "why": signature.why, "made": stamp(now())}
    sheaf.settle(found, one, told)
    return remember(call.to(f"/adjudicate/{found.name}#left"), call, signature.by)


def _difference(found: Settling, id: str) -> Difference:
    rows = (one for one in differences(found.a, found.b) if difference_id(one) == id)
    one = next(rows, None)
    if one is None:
        raise NotFoundError(f"these two sheets have no difference {id!r}")
    return one


def _decided(one: Difference, right: str, other: str) -> str:
    words = " ".join(other.split())
    decided = {"a": one.a, "b": one.b, "other": words}.get(right, "")
    if not decided:
        raise UsageError("say what is right: the one, the other, or what you write yourself")
    return decided


def export(call: Call) -> Response:
    """The differences with what was settled, as commands write them."""
    found = sheaf_of(call).settling(call.path("name"))
    left = differences(found.a, found.b)
    told = [found.settled.get(difference_id(one), {}).get("decided", "") for one in left]
    rows = [row | {"decided": decided} for row, decided in zip(rows_of(left), told, strict=True)]
    return attached(sheet_text(rows, DIFFERENCES).encode(), CSV, "differences.csv")


PAGES: Final = (
    Page("/adjudicate", choose, "the form that takes two sheets", role="editor"),
    Page("/adjudicate", compare, "compare two sheets", role="editor", method="POST", files=2),
    Page("/adjudicate/{name}", settling, "agreement of two coders, and their differences", role="editor"),
    Page("/adjudicate/{name}", settle, "settle a difference", role="editor", method="POST"),
    Page("/adjudicate/{name}/differences.csv", export, "the differences as a file", role="editor", gives="file"),
)
