"""What linking costs as a ledger grows: `make bench`, or `python benchmarks/linking.py --most 1000000`.

Documents of a drawn archive (``archive.py``) are recorded in a SQLite file. First 100,000 claims are linked at once.
Then another ledger grows, recorded and linked in batches of 20,000 claims; at each size 200 documents more are added
one by one, each recorded and linked as `comity add` does it, and each of the two timed. Above 100,000 claims the ledger
grows without being linked: its claims get the keys that linking gives, and the entries that they were drawn for.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import pairwise
from math import log10
from pathlib import Path
from typing import Any, Final

from archive import Archive

from comity.ledger import Ledger, open_ledger
from comity.link import copies
from comity.link.blocking import keys_of
from comity.link.chains import of_documents
from comity.model import Claim, Document
from comity.relink import relink

HERE: Final = Path(__file__).resolve().parent
SIZES: Final = (10_000, 30_000, 100_000, 300_000, 1_000_000)
AFRESH: Final = 100_000
BATCH: Final = 20_000
ADDED: Final = 200
LINKED: Final = 100_000
"""Up to here ledgers are filled by linking; above, faster, by putting claims where they were drawn to belong."""
CODER: Final = "drawn"
Documents = Iterator[tuple[Document, list[Claim]]]
Row = dict[str, Any]


def fill(ledger: Ledger, documents: Documents, claims: int) -> int:
    """Record documents until so many claims are new; gives their number."""
    done = 0
    while done < claims:
        document, made = next(documents)
        done += len(made) if ledger.record(document, made, CODER) == "new" else 0
    return done


def place(ledger: Ledger, documents: Documents, claims: int) -> int:
    """Record documents and put their claims where they were drawn to belong, without comparing them."""
    given: list[Claim] = []
    while len(given) < claims:
        document, made = next(documents)
        given += made if ledger.record(document, made, CODER) == "new" else []
    keys: dict[str, set[str]] = {}
    entries: dict[str, str] = {}
    for chain in of_documents(given):
        common = {f"doc:{chain.document}", f"chain:{chain.id}"}
        keys |= {claim.id: common for claim in chain.claims} | {chain.id: common | keys_of(chain)}
        entries |= {claim.id: f"e-{chain.claims[0].why[0]}" for claim in chain.claims}
    with ledger.linking() as links:
        links.group({one.id: copies.keys_of(one) for one in links.unsorted()}, {})
        links.put(keys, entries)
    return len(given)


def measure_afresh(path: Path, most: int) -> Row:
    """So many claims linked in one go."""
    with open_ledger(path) as ledger:
        count = fill(ledger, Archive().documents(), most)
        started, before = time.perf_counter(), _peak()
        relink(ledger)
        return {"claims": count, "seconds": time.perf_counter() - started, "before_mb": before, "peak_mb": _peak()}


def measure_growth(path: Path, most: int) -> list[Row]:
    """What a document more costs at each size up to ``most`` claims."""
    rows, documents, held = [], Archive().documents(), 0
    with open_ledger(path) as ledger:
        for size in (size for size in SIZES if size <= most):
            started = time.perf_counter()
            while held < size:
                more = min(BATCH, size - held)
                if size <= LINKED:
                    held += fill(ledger, documents, more)
                    relink(ledger)
                else:
                    held += place(ledger, documents, more)
            grown = time.perf_counter() - started
            row = _add_one_by_one(ledger, documents)
            held += row["added_claims"]
            rows.append(row | {"claims": size, "grown_s": grown, "file_mb": path.stat().st_size / 2**20})
            print(json.dumps(rows[-1]), file=sys.stderr, flush=True)
    return rows


def _add_one_by_one(ledger: Ledger, documents: Documents) -> Row:
    recorded, linked, claims = [], [], 0
    for _ in range(ADDED):
        document, made = next(documents)
        claims += len(made)
        begun = time.perf_counter()
        ledger.record(document, made, CODER)
        between = time.perf_counter()
        relink(ledger)
        recorded.append((between - begun) * 1000)
        linked.append((time.perf_counter() - between) * 1000)
    row: Row = {"added_claims": claims, "peak_mb": _peak()}
    for name, times in (("record", recorded), ("link", linked)):
        row |= {f"{name}_median_ms": statistics.median(times), f"{name}_p95_ms": sorted(times)[int(0.95 * len(times))]}
        row |= {f"{name}_mean_ms": statistics.mean(times), f"{name}_most_ms": max(times)}
    return row


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# --- showing ------------------------------------------------------------------------------------------------------

WIDTH: Final = 640
HEIGHT: Final = 360
LEFT: Final = 70
FOOT: Final = 310
LINES: Final = (("link_median_ms", "#1b6ca8", "median"), ("link_p95_ms", "#c8553d", "19 of 20 documents are below"))


def draw(rows: list[Row]) -> str:
    """The cost of a document more by the size of the ledger as SVG, both axes logarithmic."""
    most = max(2, *(int(log10(max(row["link_p95_ms"], 10))) + 1 for row in rows))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/><g font-size="13">',
        f'<text x="{LEFT}" y="22">Milliseconds for linking one document more, by claims in the ledger</text>',
    ]
    for power in range(most + 1):
        y = _y(10**power, most)
        parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - 30}" stroke="#ddd"/>')
        parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10**power:,}</text>')
    for row in rows:
        x = _x(row["claims"])
        parts.append(f'<text x="{x:.1f}" y="{FOOT + 22}" text-anchor="middle">{row["claims"]:,}</text>')
    for at, (name, colour, words) in enumerate(LINES):
        points = [(_x(row["claims"]), _y(row[name], most)) for row in rows]
        for (x, y), (right, below) in pairwise(points):
            parts.append(f'<path d="M{x:.1f} {y:.1f}L{right:.1f} {below:.1f}" stroke="{colour}" stroke-width="2"/>')
        for (x, y), row in zip(points, rows, strict=True):
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>')
            parts.append(
                f'<text x="{x:.1f}" y="{y - 9:.1f}" text-anchor="middle" fill="{colour}">{row[name]:.0f}</text>'
            )
        parts.append(f'<text x="{LEFT + 220 * at}" y="{HEIGHT - 6}" fill="{colour}">&#9679; {words}</text>')
    return "\n".join([*parts, "</g></svg>", ""])


def _x(claims: float) -> float:
    return LEFT + 40 + (WIDTH - LEFT - 110) * (log10(claims) - 4) / 2


def _y(ms: float, most: int) -> float:
    return FOOT - (FOOT - 50) * max(0.0, log10(max(ms, 1))) / most


def show(afresh: Row, rows: list[Row]) -> Iterator[str]:
    """The tables of README.md."""
    claims, seconds = afresh["claims"], afresh["seconds"]
    yield f"{claims:,} claims linked at once: {seconds:.1f} s, {seconds / claims * 1000:.2f} ms a claim"
    yield f"peak memory {afresh['peak_mb']:.0f} MB, of which {afresh['before_mb']:.0f} MB before linking"
    yield ""
    yield "| claims in the ledger | linked: median | p95 | most | recorded: median | file | peak memory |"
    yield "|---|---|---|---|---|---|---|"
    for row in rows:
        times = " | ".join(f"{row[name]:.0f} ms" for name in ("link_median_ms", "link_p95_ms", "link_most_ms"))
        rest = f"{row['record_median_ms']:.1f} ms | {row['file_mb']:.0f} MB | {row['peak_mb']:.0f} MB"
        yield f"| {row['claims']:,} | {times} | {rest} |"


def run(name: str, most: int) -> Any:
    """A measurement in a process and a ledger of its own."""
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, __file__, "--most", str(most), "--measure", name, "--ledger", f"{place}/l.db"]
        return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def main() -> int:
    parser = argparse.ArgumentParser(description="What linking costs as a ledger grows.")
    parser.add_argument("--most", type=int, default=100_000, help="claims of the largest ledger (default 100,000)")
    parser.add_argument("--measure", choices=("afresh", "growth"), help=argparse.SUPPRESS)
    parser.add_argument("--ledger", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        measure = {"afresh": measure_afresh, "growth": measure_growth}[given.measure]
        print(json.dumps(measure(given.ledger, given.most)))
        return 0
    afresh, rows = run("afresh", min(AFRESH, given.most)), run("growth", given.most)
    (HERE / "linking.svg").write_text(draw(rows), "utf-8")
    print("\n".join(show(afresh, rows)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
