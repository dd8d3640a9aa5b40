"""What a brief costs from a large ledger: `python benchmarks/brief.py --claims 100000 [--ledger FILE]`.

The samples are read and coded; then documents of a drawn archive (``archive.py``) with so many claims are recorded
beside them, states under their ISO codes, and all is linked. Briefs are then written by `comity brief`, each in a
process of its own: on the pair of the samples, and on the pair that most of the drawn documents are about. For the
ratio the same brief is written from a ledger of the samples alone.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Final

from archive import Archive

from comity.ledger import open_ledger
from comity.model import Claim, Document, Party
from comity.relink import relink
from comity.who import state_id

HERE: Final = Path(__file__).resolve().parent
SAMPLES: Final = HERE.parent / "samples" / "india-japan"
CODER: Final = "drawn"
ENDINGS: Final = ("md", "html", "pdf", "docx")
WITH: Final = 3
"""Pairs of a brief: its own, and those it is compared with."""


@cache
def id_of(name: str, code: str) -> str:
    return state_id(name) or code


def _named(party: Party) -> Party:
    return replace(party, id=id_of(party.name, party.id))


def drawn() -> Iterator[tuple[Document, list[Claim]]]:
    """The drawn documents, the known states under their ISO codes."""
    for document, claims in Archive().documents():
        rows = [replace(claim, parties=tuple(map(_named, claim.parties)), id="") for claim in claims]
        yield document, rows


def fill(path: Path, claims: int) -> None:
    """The samples, and drawn documents until so many claims are new, linked."""
    import comity

    with comity.open(path) as desk:
        desk.add(SAMPLES)
    with open_ledger(path) as ledger:
        done, documents = 0, drawn()
        while done < claims:
            document, made = next(documents)
            done += len(made) if ledger.record(document, made, CODER) == "new" else 0
        if claims:
            relink(ledger)


def largest(path: Path) -> tuple[str, str]:
    """The pair of known states that most documents outside of the samples make a claim on."""
    pairs: Counter[tuple[str, str]] = Counter()
    with open_ledger(path) as ledger:
        sides: dict[str, set[str]] = {}
        for claim in ledger.claims():
            sides.setdefault(claim.document.id, set()).update(one.id for one in claim.parties if len(one.id) == 3)
    for found in sides.values():
        pairs.update(combinations(sorted(found), 2))
    del pairs["IND", "JPN"]
    return max(sorted(pairs), key=lambda pair: pairs[pair])


def write(path: Path, pair: tuple[str, str], ending: str) -> tuple[float, float]:
    """Seconds and peak memory (MB) of one brief in a process of its own."""
    with tempfile.TemporaryDirectory() as place:
        out = str(Path(place) / f"brief.{ending}")
        command = [sys.executable, "-m", "comity", "--ledger", str(path), "brief", *pair, "-o", out]
        started = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - started
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--ledger", type=Path, help="a ledger that was filled before, or where to keep it")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        small, large = Path(place) / "small.db", given.ledger or Path(place) / "large.db"
        fill(small, 0)
        if not large.exists():
            fill(large, given.claims)
        alone = {ending: write(small, ("IND", "JPN"), ending)[0] for ending in ENDINGS}
        for pair in (("IND", "JPN"), largest(large)):
            for ending in ENDINGS:
                seconds, peak = write(large, pair, ending)
                row = {"pair": "-".join(pair), "format": ending, "claims": given.claims, "seconds": round(seconds, 2)}
                row |= {"peak_mb": round(peak)} | {"ratio_to_samples_alone": round(seconds / alone[ending], 2)}
                print(json.dumps(row), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
