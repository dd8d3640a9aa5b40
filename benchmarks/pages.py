"""What the page of a pair costs the server: `make bench`, or `python benchmarks/pages.py --claims 1000000`.

A drawn archive (``archive.py``) of 120 states is put into a SQLite file, its claims in the entries that they were drawn
for, unless ``--ledger`` names one that is there. Pairs are drawn at random in proportion to their claims, each once.
In one process every pair is visited twice, in a fresh memory (*first*) and once more (*repeat*), and then as of another
day, with its claims at hand (*another day*); in another process ``views.pair`` alone is called for each (*read alone*).
*Work* is what processors worked on it, all threads together: what a machine that does nothing else would take.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).resolve().parent
VISITS: Final = 60
BATCH: Final = 20_000
STATES: Final = 120
SIZES: Final = ((0, 100), (100, 1_000), (1_000, 10_000), (10_000, 10**9))
"""Claims of a pair, from and to below."""
ANOTHER: Final = "2012-06-30"
WARMING: Final = 3
"""Pairs that are visited first and not counted: tables of words are read then."""
Row = dict[str, Any]


def fill(path: Path, claims: int) -> None:
    """Put an archive of so many claims into a new ledger."""
    from archive import Archive
    from linking import place

    from comity.ledger import open_ledger
    from comity.who import states

    names = tuple(sorted((id, state.name) for id, state in states().items())[:STATES])
    documents, held = Archive(states=names).documents(), 0
    with open_ledger(path) as ledger:
        while held < claims:
            held += place(ledger, documents, min(BATCH, claims - held))


def draw_pairs(path: Path, visits: int) -> list[Row]:
    """Pairs drawn by their claims, each once, with how many claims they have."""
    chance, found = random.Random(0), {}
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as connection:
        (most,) = connection.execute("SELECT max(row) FROM claims").fetchone()
        while len(found) < visits:
            sql = "SELECT party FROM claim_parties WHERE claim = ? ORDER BY party"
            parties = tuple(party for (party,) in connection.execute(sql, (chance.randint(1, most),)))
            if len(parties) == 2 and parties not in found:
                both = (
                    "SELECT count(*) FROM claim_parties p WHERE p.party = ? AND EXISTS (SELECT 1 FROM claim_parties q"
                )
                sql = f"{both} WHERE q.claim = p.claim AND q.party = ?)"
                found[parties] = connection.execute(sql, parties).fetchone()[0]
    return [{"pair": f"{a}-{b}", "claims": count} for (a, b), count in found.items()]


# --- measuring ----------------------------------------------------------------------------------------------------


def measure_pages(path: Path, pairs: list[Row]) -> list[Row]:
    """The times of pages, in milliseconds: first, repeat, another day."""
    from starlette.testclient import TestClient

    from comity.ledger.rows import claim_of
    from comity.web import create_app

    client = TestClient(create_app(str(path)), base_url="http://localhost")
    client = TestClient(create_app(str(path)), base_url="http://localhost")
    rows = []
    for row in pairs:
        claim_of.cache_clear()
        address = f"/{row['pair']}"
        asked = (("first", address), ("repeat", address), ("another day", f"{address}?as_of={ANOTHER}"))
        times = [_timed(name, lambda given=given: client.get(given)) for name, given in asked]
        rows.append(row | times[0] | times[1] | times[2])
    return [{"peak_mb": _peak()}, *rows[WARMING:]]


def measure_views(path: Path, pairs: list[Row]) -> list[Row]:
    """The times of ``views.pair`` alone, in milliseconds."""
    from comity.ledger import open_ledger
    from comity.ledger.rows import claim_of
    from comity.views import pair

    def read(a: str, b: str) -> None:
        with open_ledger(path, create=False) as ledger:
            pair(ledger, a, b)

    rows = []
    for row in pairs:
        claim_of.cache_clear()
        sides = row["pair"].split("-")
        rows.append(row | _timed("read alone", lambda sides=sides: read(*sides)))
    return [{"peak_mb": _peak()}, *rows[WARMING:]]


def _timed(name: str, work: Callable[[], object]) -> dict[str, float]:
    """Milliseconds that a work took, and those that processors worked on it."""
    begun, worked = time.perf_counter(), time.process_time()
    work()
    return {name: (time.perf_counter() - begun) * 1000, f"{name} worked": (time.process_time() - worked) * 1000}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# --- showing ------------------------------------------------------------------------------------------------------


def show(pages: list[Row], views: list[Row]) -> Iterator[str]:
    """The table of README.md."""
    peak, *rows = pages
    alone_peak, *alone = views
    rows = [one | other for one, other in zip(rows, alone, strict=True)]
    heads = ("claims of the pair", "pairs", "first: median", "p90", "repeat: median", "p90", "another day: median",
             "read alone: median", "work, first: median", "p90", "work, first to read alone")  # fmt: skip
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for low, high in (*SIZES, (0, 10**9)):
        group = [row for row in rows if low <= row["claims"] < high]
        if group:
            name = (
                "all" if (low, high) == (0, 10**9) else f"{low:,} to {high:,}" if high < 10**9 else f"{low:,} and more"
            )
            yield f"| {name} | {len(group)} | {_row(group)} |"
    yield f"\npeak memory {peak['peak_mb']:,.0f} MB, of reading alone {alone_peak['peak_mb']:,.0f} MB"


def _row(group: list[Row]) -> str:
    names = ("first", "repeat", "another day", "read alone", "first worked", "read alone worked")
    first, repeat, other, alone, worked, read = ([row[name] for row in group] for name in names)
    mid = statistics.median
    times = (mid(first), _p90(first), mid(repeat), _p90(repeat), mid(other), mid(alone), mid(worked), _p90(worked))
    return " | ".join([*(f"{ms:,.0f} ms" for ms in times), f"{mid(worked) / mid(read):.2f}"])


def _p90(times: list[float]) -> float:
    return sorted(times)[int(0.9 * len(times))]


def run(name: str, path: Path, pairs: list[Row]) -> list[Row]:
    """A measurement in a process of its own."""
    command = [sys.executable, __file__, "--measure", name, "--ledger", str(path)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, input=json.dumps(pairs))
    found: list[Row] = json.loads(done.stdout)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description="What the page of a pair costs the server.")
    parser.add_argument("--claims", type=int, default=100_000, help="claims of the archive (default 100,000)")
    parser.add_argument("--visits", type=int, default=VISITS, help=f"pairs that are visited (default {VISITS})")
    parser.add_argument("--ledger", type=Path, help="a ledger that is there, made by this; else one is drawn")
    parser.add_argument("--measure", choices=("pages", "views"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        measure = {"pages": measure_pages, "views": measure_views}[given.measure]
        print(json.dumps(measure(given.ledger, json.load(sys.stdin))))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        path = given.ledger or Path(folder) / "archive.db"
        if given.ledger is None:
            fill(path, given.claims)
        pairs = draw_pairs(path, given.visits + WARMING)
        print("\n".join(show(run("pages", path, pairs), run("views", path, pairs))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
