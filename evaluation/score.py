"""Score the coder on the gold of the samples and hold the floors: `make eval`.

A gold row is found when one claim of the same document quotes the row's anchor and has its kind, one of its statuses,
at least its parties, and its date (the same days; an overlap where the row's date is approximate; any, where the row
gives none). A row marked ``never`` is touched when any claim quotes its anchor. The gold lists what two passes
found, not all that could be said, so precision is not read off it: see README.md beside this file.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.edtf import bounds
from comity.model import Claim, column_of
from comity.pipeline import code_documents, graded
from comity.read import read

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples" / "india-japan"
GOLD = HERE / "samples.jsonl"
FLOORS = HERE / "floors.json"


def load_rows(path: Path = GOLD) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def fold(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def dates_fit(row: dict[str, Any], claim: Claim) -> bool:
    """The row's date against the claim's date, or its due date for what is still to come."""
    wanted = row.get("when")
    if wanted is None:
        return True
    return any(_same_days(wanted, when) for when in (claim.when, claim.due) if when is not None and when.edtf)


def _same_days(wanted: str, when: Any) -> bool:
    start, end = bounds(wanted)
    if when.edtf == wanted or when.edtf == f"{wanted}/..":
        return True
    if "~" in wanted and start and end and when.start and when.end:
        return bool(when.start <= end and when.end >= start)
    return (when.start, when.end) == (start, end)


def fits(row: dict[str, Any], claim: Claim) -> dict[str, bool]:
    """Field -> whether the claim agrees with the row."""
    return {
        "kind": claim.kind == row["kind"],
        "status": claim.status in row["status"],
        "parties": set(row["parties"]) <= {party.id for party in claim.parties},
        "when": dates_fit(row, claim),
    }


@dataclass
class Score:
    """Counts over gold rows, and the rows that were missed with the fields that were wrong."""

    wanted: int
    found: int
    touched: list[dict[str, Any]]
    missed: list[tuple[dict[str, Any], list[str]]]
    columns: Counter[tuple[str, str]]
    """(column of the row, column of the claim) for rows whose sentence made a claim of the right kind."""

    @property
    def recall(self) -> float:
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def shown_as_acts(self) -> float:
        """Of the rows that were no act, the share whose nearest claim stands under ACTUALLY."""
        rows = {pair: n for pair, n in self.columns.items() if pair[0] != "ACTUALLY"}
        return sum(n for (_, got), n in rows.items() if got == "ACTUALLY") / max(1, sum(rows.values()))


def score(rows: Iterable[dict[str, Any]], claims: Iterable[Claim]) -> Score:
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[Path(claim.document.path or "").name].append(claim)
    result = Score(0, 0, [], [], Counter())
    for row in rows:
        anchor = fold(row["anchor"])
        near = [claim for claim in by_document[row["doc"]] if anchor in fold(claim.passage.exact)]
        if row.get("never"):
            result.touched += [row] if near else []
            continue
        _weigh(row, near, result)
    return result


def _weigh(row: dict[str, Any], near: list[Claim], result: Score) -> None:
    result.wanted += 1
    ranked = sorted(near, key=lambda claim: -sum(fits(row, claim).values()))
    right = [claim.column for claim in ranked if claim.kind == row["kind"]]
    if right:
        wanted = column_of(row["status"][0])
        result.columns[wanted, wanted if wanted in right else right[0]] += 1
    if ranked and all(fits(row, ranked[0]).values()):
        result.found += 1
        return
    wrong = [name for name, ok in fits(row, ranked[0]).items() if not ok] if ranked else ["no claim"]
    result.missed.append((row, wrong))


def code_samples(folder: Path = SAMPLES) -> list[Claim]:
    """The claims of all samples, coded afresh."""
    documents = [graded(text) for text in read([str(folder)], {}) if hasattr(text, "sections")]
    return [claim for claims in code_documents(documents) for claim in claims]


def report(result: Score, floors: dict[str, float], verbose: bool) -> bool:
    """Print the figures; True where every floor holds."""
    figures = {
        "recall": result.recall,
        "plans_shown_as_acts": result.shown_as_acts,
        "never_touched": float(len(result.touched)),
    }
    if verbose:
        for row, wrong in result.missed:
            meant = f"{row['kind']}/{row['status'][0]} {row['anchor']!r}"
            print(f"{row['doc'][:44]:44} {row['row']} missed ({', '.join(wrong)}): {meant}")
    print("misses by field:", dict(Counter(name for _, wrong in result.missed for name in wrong).most_common()))
    print(f"found {result.found} of {result.wanted} rows ({result.recall:.1%}); "
          f"of rows that are no acts {result.shown_as_acts:.1%} shown as acts; "
          f"{len(result.touched)} forbidden passages touched")  # fmt: skip
    broken = [f"{name} has no floor" for name in figures if name not in floors]
    broken += [
        f"{name} is {figures[name]:.3f}, the floor says {floor:.3f}"
        for name, floor in floors.items()
        if (figures[name] < floor if name == "recall" else figures[name] > floor)
    ]
    for line in broken:
        print("FLOOR BROKEN:", line)
    return not broken


def main(arguments: list[str]) -> int:
    result = score(load_rows(), code_samples())
    return 0 if report(result, json.loads(FLOORS.read_text("utf-8")), "-v" in arguments) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
