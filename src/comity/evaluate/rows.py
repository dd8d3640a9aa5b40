"""Gold rows that quote a document: which of them the program finds, which forbidden passages it touches, and what it
puts together.

A row marked ``never`` is touched when any claim quotes its anchor. Such gold lists what was looked for, not all that
could be said, so precision is not read off it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from comity.evaluate import entries
from comity.evaluate.anchors import Case, Row, case_of, read_rows, read_texts, recognises
from comity.evaluate.coding import code_all, counted
from comity.evaluate.examples import spread
from comity.evaluate.gold import Format, Options
from comity.evaluate.metrics import confusion, estimate, share
from comity.evaluate.report import Example, Figure, Result, Table
from comity.model import COLUMNS, KINDS, Claim, Document, column_of


def score(paths: Sequence[Path], options: Options) -> Result:
    rows = [row for path in paths for row in read_rows(path)]
    documents = read_texts({row.doc for row in rows}, options.texts or tuple(path.parent for path in paths))
    coded = list(zip(documents, code_all(documents), strict=True))
    found = {name_of(document): counted(claims) for document, claims in coded}
    groups: dict[str, list[Case]] = defaultdict(list)
    for row in rows:
        groups[row.doc].append(case_of(row, found[row.doc]))
    result = score_cases(list(groups.values()), tuple(map(str, paths)), options)
    return _with_entries(result, rows, coded, options) if any(row.entry for row in rows) else result


def name_of(document: Document) -> str:
    return Path(document.path or "").name


def _with_entries(
    result: Result, rows: Sequence[Row], coded: Sequence[tuple[Document, Sequence[Claim]]], options: Options
) -> Result:
    """The result with the figures of the linking: of all claims, those that wait among them."""
    linked = entries.link_texts(coded)
    told: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.entry:
            told[row.doc].append(row)
    groups = [entries.match(told[name_of(document)], claims) for document, claims in coded]
    wrong = [*result.examples, *spread(list(entries.examples(groups, linked)), options.examples)]
    return replace(result, figures=(*result.figures, *entries.figures(groups, linked)), examples=tuple(wrong))


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
