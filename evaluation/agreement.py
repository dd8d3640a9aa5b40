"""Two annotators' passes -> their agreement, and the gold of what both found: `python evaluation/agreement.py`.

A row of one pass meets a row of the other where both quote the same sentence and share a kind, or else a party and a
status. Of a pair the gold keeps: the kind where they agree (rows that differ in kind are left out and counted); the
statuses both accept, or where there is none both first ones; the parties both name; the date where both give the same
days, else none, which accepts any. Agreement is Krippendorff's alpha for nominal data, over the rows that met.

Entries were told by two annotators for the rows of the gold: rows are one entry where both say so.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from comity.evaluate.anchors import fold
from comity.evaluate.clusters import b3, pairwise
from comity.evaluate.gold import read_jsonl
from comity.judge.agreement import alpha, met
from comity.model import column_of
from comity.parse import load_parser
from comity.read import read

Row = dict[str, Any]
HERE = Path(__file__).parent
SAMPLES = HERE.parent / "samples" / "india-japan"
GOLD = HERE / "samples.jsonl"
OTHERS = (HERE / "others", HERE / "held")


def sentences_of(folder: Path) -> dict[str, list[str]]:
    """File name -> its sentences, white space folded."""
    found: dict[str, list[str]] = {}
    documents = [d for d in read([str(folder)], {}) if hasattr(d, "sections")]
    for document, sentences in zip(documents, load_parser().parse(documents), strict=True):
        found[Path(document.path or "").name] = [fold(sentence.text) for sentence in sentences]
    return found


def sentence_of(row: Row, sentences: Sequence[str]) -> str:
    """The sentence that holds the anchor; the anchor itself where it crosses a boundary or is no body text."""
    anchor = fold(row["anchor"])
    return next((sentence for sentence in sentences if anchor in sentence), anchor)


def likeness(a: Row, b: Row) -> float:
    """How much two rows of one sentence are about the same thing; 0 where they are not."""
    kind = a["kind"] == b["kind"]
    parties = bool(set(a["parties"]) & set(b["parties"]))
    status = bool(set(a["status"]) & set(b["status"]))
    if not parties or not (kind or status):
        return 0.0
    return 2.0 * kind + status + (a.get("when") == b.get("when")) + _shared_words(a, b)


def _shared_words(a: Row, b: Row) -> float:
    words = [set(fold(row["anchor"]).lower().split()) | set(row["name"].lower().split()) for row in (a, b)]
    return len(words[0] & words[1]) / max(1, len(words[0] | words[1]))


def pairs_of(first: Iterable[Row], second: Iterable[Row], sentences: dict[str, list[str]]) -> list[tuple[Row, Row]]:
    """The pairs of rows that are about the same thing, each row used once, the likest first."""
    groups: dict[tuple[str, str], tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((first, second)):
        for row in sorted(rows, key=lambda row: row["row"]):
            groups[row["doc"], sentence_of(row, sentences[row["doc"]])][side].append(row)
    pairs = [(here[i], there[j]) for here, there in groups.values() for i, j in met(here, there, likeness)]
    return sorted(pairs, key=lambda pair: pair[0]["row"])


def joined(a: Row, b: Row, number: int) -> Row:
    """The gold row of two rows of one kind."""
    statuses = [status for status in a["status"] if status in b["status"]] or [a["status"][0], b["status"][0]]
    row = {
        "doc": a["doc"],
        "row": f"S{number:03}",
        "kind": a["kind"],
        "parties": sorted(set(a["parties"]) & set(b["parties"])),
        "name": a["name"],
        "when": a.get("when") if a.get("when") == b.get("when") else None,
        "status": statuses,
        "anchor": a["anchor"],
    }
    if a.get("alleged") and b.get("alleged"):
        row["alleged"] = True
    return row


def entries_of(rows: Sequence[Row], folder: Path) -> dict[str, str]:
    """Row -> the entry that both passes put it into: the name of the first pass, numbered where the second parts it."""
    first, second = (
        {row["row"]: row["entry"] for row in read_jsonl(folder / f"entries_{name}.jsonl")} for name in "ab"
    )
    cells: dict[tuple[str, str], str] = {}
    parts: Counter[str] = Counter()
    found = {}
    for row in (row["row"] for row in rows if not row.get("never")):
        cell = first[row], second[row]
        if cell not in cells:
            parts[cell[0]] += 1
            cells[cell] = cell[0] if parts[cell[0]] == 1 else f"{cell[0]}-{parts[cell[0]]}"
        found[row] = cells[cell]
    placed = [(first[row], second[row]) for row in found]
    counts = [len(set(rows.values())) for rows in (first, second, found)]
    print(f"entries in {folder.name}: {counts[0]} and {counts[1]}, both: {counts[2]}, n = {len(found)}; one pass "
          f"against the other, B3 F1 {b3(placed).f1:.3f}, pairs F1 {pairwise(placed).f1:.3f}")  # fmt: skip
    return found


def join(folder: Path) -> None:
    """The rows of texts on other pairs, written with the entries that both passes agree on."""
    path = folder / "rows.jsonl"
    rows = read_jsonl(path)
    entries = entries_of(rows, folder)
    joined = (row | {"entry": entries[row["row"]]} for row in rows)
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in joined), "utf-8")


def main() -> int:
    a_rows, b_rows = (read_jsonl(HERE / f"pass_{name}.jsonl") for name in "ab")
    sentences = sentences_of(SAMPLES)
    claims = [[row for row in rows if not row.get("never")] for rows in (a_rows, b_rows)]
    pairs = pairs_of(*claims, sentences)
    same_kind = [(a, b) for a, b in pairs if a["kind"] == b["kind"]]
    gold = [joined(a, b, number) for number, (a, b) in enumerate(same_kind, start=1)]
    never = [row for row in a_rows if row.get("never") and any(_overlap(row, other) for other in b_rows)]
    gold += [row | {"row": f"N{number:03}"} for number, row in enumerate(never, start=1)]
    entries = entries_of(gold, HERE)
    gold = [row | ({"entry": entries[row["row"]]} if row["row"] in entries else {}) for row in gold]
    GOLD.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in gold), "utf-8")
    columns = [tuple(column_of(row["status"][0]) for row in pair) for pair in pairs]
    print(f"rows: {len(claims[0])} and {len(claims[1])}; met: {len(pairs)}; of one kind: {len(same_kind)}")
    print(f"alpha of kind {alpha([(a['kind'], b['kind']) for a, b in pairs]):.2f}, "
          f"of first status {alpha([(a['status'][0], b['status'][0]) for a, b in pairs]):.2f}, "
          f"of column {alpha(columns):.2f}, n = {len(pairs)}")  # fmt: skip
    print(f"some status in common {_share(bool(set(a['status']) & set(b['status'])) for a, b in pairs)}, "
          f"same parties {_share(set(a['parties']) == set(b['parties']) for a, b in pairs)}, "
          f"same date {_share(a.get('when') == b.get('when') for a, b in pairs)}")  # fmt: skip
    print(f"forbidden passages marked by both: {len(never)}")
    for folder in OTHERS:
        join(folder)
    return 0


def _overlap(row: Row, other: Row) -> bool:
    a, b = fold(row["anchor"]), fold(other["anchor"])
    return bool(other.get("never")) and row["doc"] == other["doc"] and (a in b or b in a)


def _share(facts: Iterable[bool]) -> str:
    found = list(facts)
    return f"{sum(found) / len(found):.0%}"


if __name__ == "__main__":
    sys.exit(main())
