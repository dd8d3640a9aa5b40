"""Speed and memory, measured side by side in one run: `make bench`.

Each measurement is a process of its own, the sides alternating, so that caches and the machine's other work fall on
both alike. Figures are ratios; the absolute numbers are this machine's.
"""

from __future__ import annotations

import json
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parent / "samples" / "india-japan"
ROUNDS = 3


def texts() -> list[str]:
    """The samples' texts, front matter left out."""
    from comity.read import read

    return [document.text for document in read([str(SAMPLES)], {}) if hasattr(document, "text")]


def measure_pipe() -> int:
    """Bare spaCy: the model as it comes, over the same texts, after a first pass that is not counted."""
    import warnings

    from comity.parse import MODELS

    warnings.simplefilter("ignore")
    name = next(n for n in MODELS if __import__("importlib.util").util.find_spec(n))
    nlp = __import__(name).load()
    documents = texts()
    list(nlp.pipe(documents))
    started = time.perf_counter()
    for _ in nlp.pipe(documents):
        pass
    return finish(started, len(documents))


def measure_add() -> int:
    """`comity add` into a fresh ledger, after a first pass into another that is not counted."""
    return _add(passes=2)


def measure_cold() -> int:
    """`comity add` with the parser loaded and all tables (states, places, frames) still to be read."""
    return _add(passes=1)


def _add(passes: int) -> int:
    import comity
    from comity.parse import load_parser

    load_parser()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(passes):
            with comity.open(Path(folder) / f"{number}.db") as ledger:
                started = time.perf_counter()
                report = ledger.add(SAMPLES)
        return finish(started, report.new)


def measure_help() -> int:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "comity", "--help"], check=True, stdout=subprocess.DEVNULL)
    return finish(started, 1)


def measure_python() -> int:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return finish(started, 1)


def finish(started: float, documents: int) -> int:
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "documents": documents, "peak_mb": peak}))
    return 0


MEASURES = {
    "pipe": measure_pipe,
    "add": measure_add,
    "cold": measure_cold,
    "help": measure_help,
    "python": measure_python,
}


def run(name: str) -> dict[str, float]:
    done = subprocess.run([sys.executable, __file__, name], check=True, capture_output=True, text=True)
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def main() -> int:
    rows: dict[str, list[dict[str, float]]] = {name: [] for name in MEASURES}
    for _ in range(ROUNDS):
        for name in MEASURES:
            rows[name].append(run(name))
    best = {name: min(row["seconds"] for row in found) for name, found in rows.items()}
    peak = {name: statistics.median(row["peak_mb"] for row in found) for name, found in rows.items()}
    count = int(rows["add"][0]["documents"])
    print(f"{platform.platform()}, Python {platform.python_version()}, spaCy {version('spacy')}, best of {ROUNDS}")
    print(f"comity add      {count / best['add']:7.1f} documents a second   peak {peak['add']:5.0f} MB")
    print(f"bare nlp.pipe   {count / best['pipe']:7.1f} documents a second   peak {peak['pipe']:5.0f} MB")
    print(f"comity add, tables not yet read {count / best['cold']:7.1f} documents a second")
    print(f"ratio           {best['pipe'] / best['add']:7.2f} (above 1: comity add is the faster)")
    print(f"comity --help   {best['help'] * 1000:7.0f} ms, {best['help'] / best['python']:.1f} times a bare Python")
    return 0


if __name__ == "__main__":
    sys.exit(MEASURES[sys.argv[1]]() if len(sys.argv) > 1 else main())
