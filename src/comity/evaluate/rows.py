"""Gold rows that quote a document: which of them the program finds, and which forbidden passages it touches.

A row is found when one claim of the same document quotes the row's anchor and has its kind, one of its statuses, at
least its parties, and its date (the same days; an overlap where the row's date is approximate; any, where the row
gives none). A row marked ``never`` is touched when any claim quotes its anchor. Such gold lists what was looked for,
not all that could be said, so precision is not read off it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from comity.edtf import bounds
from comity.errors import EvaluateError
from comity.evaluate.coding import code_texts
from comity.evaluate.examples import spread
from comity.evaluate.gold import Format, Options, bad, keys_of, read_jsonl
from comity.evaluate.metrics import confusion, estimate, share
from comity.evaluate.report import Example, Figure, Result, Table
from comity.model import COLUMNS, KINDS, STATUSES, Claim, Document, When, column_of
from comity.pipeline import graded
from comity.read import read

NEEDED: Final = ("doc", "row", "anchor")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of gold. ``never``: its anchor must make no claim, and the other fields are empty."""

    doc: str
    name: str
    anchor: str
    never: bool = False
    kind: str = ""
    parties: frozenset[str] = frozenset()
    statuses: tuple[str, ...] = ()
    when: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A row with the claim that fits it best of those that quote it, and the fields in which that one differs."""

    row: Row
    near: tuple[Claim, ...]
    wrong: tuple[str, ...]

    @property
    def best(self) -> Claim | None:
        return self.near[0] if self.near else None


def recognises(path: Path, head: str) -> bool:  # noqa: ARG001
    return set(NEEDED) <= keys_of(head)


def read_rows(path: Path) -> list[Row]:
    """The rows of a file. Raises EvaluateError naming the line."""
    return [_row(path, number, row) for number, row in enumerate(read_jsonl(path), start=1)]


def _row(path: Path, number: int, row: dict[str, Any]) -> Row:
    try:
        if row.get("never"):
            return Row(row["doc"], row["row"], row["anchor"], never=True)
        kind, statuses, when = row["kind"], tuple(row["status"]), row.get("when")
        if kind not in KINDS or not statuses or not set(statuses) <= set(STATUSES):
            raise ValueError(f"{kind!r}, {statuses!r} are no kind and statuses of the codebook")
        if when is not None:
            bounds(when)
        return Row(row["doc"], row["row"], row["anchor"], False, kind, frozenset(row["parties"]), statuses, when)
    except (KeyError, TypeError, ValueError) as exc:
        raise bad(path, number, f"no row of claims gold ({exc})") from exc


def read_texts(names: set[str], folders: Sequence[Path]) -> list[Document]:
    """The documents that rows quote. Raises EvaluateError for one that is in none of the folders."""
    found = {}
    for text in read([str(folder) for folder in folders], {}):
        name = Path((text.path if isinstance(text, Document) else text.document) or "").name
        if isinstance(text, Document) and name in names:
            found[name] = graded(text)
    missing = sorted(names - found.keys())
    if missing:
        raise EvaluateError(f"the text {missing[0]!r} that gold quotes is not there: name its folder with --texts")
    return [found[name] for name in sorted(names)]


# --- a row and a claim --------------------------------------------------------------------------------------------


def fold(text: str) -> str:
    """White space folded."""
    return re.sub(r"\s+", " ", text).strip()


def differences(row: Row, claim: Claim) -> tuple[str, ...]:
    """The fields in which a claim differs from a row."""
    checks = {
        "kind": claim.kind == row.kind,
        "status": claim.status in row.statuses,
        "parties": row.parties <= {party.id for party in claim.parties},
        "date": dates_fit(row.when, claim),
    }
    return tuple(name for name, fits in checks.items() if not fits)


def dates_fit(wanted: str | None, claim: Claim) -> bool:
    """The row's date against the claim's date, or its due date for what is still to come."""
    return wanted is None or any(_same_days(wanted, when) for when in (claim.when, claim.due) if when and when.edtf)


def _same_days(wanted: str, when: When) -> bool:
    start, end = bounds(wanted)
    if when.edtf in (wanted, f"{wanted}/.."):
        return True
    if "~" in wanted and start and end and when.start and when.end:
        return when.start <= end and when.end >= start
    return (when.start, when.end) == (start, end)


def case_of(row: Row, claims: Sequence[Claim]) -> Case:
    anchor = fold(row.anchor)
    near = [claim for claim in claims if anchor in fold(claim.passage.exact)]
    if row.never:
        return Case(row, tuple(near), ())
    near.sort(key=lambda claim: len(differences(row, claim)))
    return Case(row, tuple(near), differences(row, near[0]) if near else ("no claim",))


# --- scoring ------------------------------------------------------------------------------------------------------


def score(paths: Sequence[Path], options: Options) -> Result:
    rows = [row for path in paths for row in read_rows(path)]
    documents = read_texts({row.doc for row in rows}, options.texts or tuple(path.parent for path in paths))
    coded = dict(zip((Path(d.path or "").name for d in documents), code_texts(documents), strict=True))
    groups: dict[str, list[Case]] = defaultdict(list)
    for row in rows:
        groups[row.doc].append(case_of(row, coded[row.doc]))
    return score_cases(list(groups.values()), tuple(map(str, paths)), options)


def score_cases(groups: Sequence[Sequence[Case]], paths: tuple[str, ...], options: Options) -> Result:
    wanted = [[case for case in group if not case.row.never] for group in groups]
    rows = [case for group in wanted for case in group]
    columns = [pair for case in rows if (pair := columns_of(case))]
    wrong = [*_touched(groups), *_missed(rows)]
    return Result(
        "claims",
        "Claims: gold rows that quote a document",
        paths,
        _figures(groups, wanted),
        (_by_field(rows), _by_kind(rows)),
        (confusion("Column of the row, and of the nearest claim of its kind", columns, tuple(COLUMNS)),),
        examples=spread(wrong, options.examples),
    )


def columns_of(case: Case) -> tuple[str, str] | None:
    """The row's column and that of the nearest claim of its kind; the row's own where any such claim has it."""
    right = [claim.column for claim in case.near if claim.kind == case.row.kind]
    if not right:
        return None
    wanted = column_of(case.row.statuses[0])  # type: ignore[arg-type]
    return wanted, wanted if wanted in right else right[0]


def _figures(groups: Sequence[Sequence[Case]], wanted: Sequence[Sequence[Case]]) -> tuple[Figure, ...]:
    found = [[not case.wrong for case in group] for group in wanted]
    never = [[bool(case.near) for case in group if case.row.never] for group in groups]
    pairs = [[pair for case in group if (pair := columns_of(case))] for group in wanted]
    shown = [[given == "ACTUALLY" for gold, given in group if gold != "ACTUALLY"] for group in pairs]
    return (
        estimate("claims.recall", found, share, "rows found, all fields right"),
        estimate("claims.plans_shown_as_acts", shown, share,
                 "of rows that are no act and have a claim of their kind, shown only under ACTUALLY", "low"),
        estimate("claims.never_touched", never, share, "passages that must make no claim and make one", "low"),
    )  # fmt: skip


def _by_field(rows: Sequence[Case]) -> Table:
    counts = Counter(name for case in rows for name in case.wrong)
    return Table("Rows that were missed, by what was wrong", ("field", "n"), tuple(counts.most_common()))


def _by_kind(rows: Sequence[Case]) -> Table:
    cells = []
    for kind in KINDS:
        found = [not case.wrong for case in rows if case.row.kind == kind]
        cells += [(kind, len(found), share(found))] if found else []
    return Table("Kinds", ("kind", "n", "found"), tuple(cells))


def _touched(groups: Sequence[Sequence[Case]]) -> Iterator[Example]:
    for case in (case for group in groups for case in group if case.row.never and case.near):
        yield _example(case, "no claim", "a claim that must not be")


def _missed(rows: Sequence[Case]) -> Iterator[Example]:
    for case in rows:
        if case.wrong:
            gold = f"{case.row.kind} {'/'.join(case.row.statuses)} {', '.join(sorted(case.row.parties))}"
            yield _example(case, f"{gold} {case.row.when or ''}".strip(), f"wrong: {', '.join(case.wrong)}")


def _example(case: Case, gold: str, failure: str) -> Example:
    given = told(case.best) if case.best else "none"
    return Example(f"{case.row.doc} {case.row.name}", case.row.anchor, gold, given, failure)


def told(claim: Claim) -> str:
    """A claim in one line."""
    dates = [when.edtf for when in (claim.when, claim.due) if when and when.edtf]
    return " ".join([claim.kind, claim.status, ", ".join(party.id for party in claim.parties), *dict.fromkeys(dates)])


FORMAT: Final = Format("claims", recognises, score)
