"""Speed and memory, side by side in one run: `make bench`, or `python benchmarks/run.py FOLDER` for other texts.

Each measurement is a process of its own, the sides alternating, so that caches and the machine's other work fall on
both alike. Both sides first go over other texts (the corpus' development part), which is not counted, so that nothing
that is remembered of a text can answer for it. Figures are ratios; the absolute numbers are this machine's.
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
OTHERS = HERE.parent / "corpus" / "dev.jsonl"
ROUNDS = 3


def texts(folder: Path) -> list[str]:
    """The texts of a folder, front matter left out."""
    from comity.read import read

    return [document.text for document in read([str(folder)], {}) if hasattr(document, "text")]


def write_others(folder: Path) -> None:
    """Other texts to warm up on, a file each."""
    for line in OTHERS.read_text("utf-8").splitlines():
        passage = json.loads(line)
        text = " ".join(sentence["text"] for sentence in passage["sentences"])
        (folder / f"{passage['id']}.txt").write_text(
            f"---\npublished: {passage['published']}\n---\n\n{text}\n", "utf-8"
        )


def measure_pipe(folder: Path) -> int:
    """Bare spaCy: the model as it comes, over the same texts."""
    import warnings

    from comity.parse import MODELS

    warnings.simplefilter("ignore")
    name = next(n for n in MODELS if __import__("importlib.util").util.find_spec(n))
    nlp = __import__(name).load()
    with tempfile.TemporaryDirectory() as others:
        write_others(Path(others))
        list(nlp.pipe(texts(Path(others))))
    documents = texts(folder)
    started, busy = time.perf_counter(), time.process_time()
    for _ in nlp.pipe(documents):
        pass
    return finish(started, len(documents), busy)


def measure_add(folder: Path) -> int:
    """`comity add` into a fresh ledger."""
    return _add(folder, warm=True)


def measure_cold(folder: Path) -> int:
    """`comity add` with the parser loaded and all tables (states, places, frames) still to be read."""
    return _add(folder, warm=False)


def _add(folder: Path, warm: bool) -> int:
    import comity
    from comity.parse import load_parser

    load_parser()
    with tempfile.TemporaryDirectory() as place:
        if warm:
            (others := Path(place) / "others").mkdir()
            write_others(others)
            with comity.open(Path(place) / "others.db") as ledger:
                ledger.add(others)
        with comity.open(Path(place) / "new.db") as ledger:
            started, busy = time.perf_counter(), time.process_time()
            report = ledger.add(folder)
        return finish(started, report.new, busy)


def measure_promises(folder: Path) -> int:
    """The promises of India and Japan from a ledger of the texts, for the first time in a process."""
    return _promises(folder, times=1)


def measure_again(folder: Path) -> int:
    """The same once more, when the vectors of its passages are known."""
    return _promises(folder, times=2)


def _promises(folder: Path, times: int) -> int:
    import comity

    with tempfile.TemporaryDirectory() as place:
        with comity.open(Path(place) / "new.db") as ledger:
            ledger.add(folder)
        command = "import sys, run; run.time_promises(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))"
        count = len(list(folder.iterdir()))
        given = [sys.executable, "-c", command, str(Path(place) / "new.db"), str(times), str(count)]
        return subprocess.run(given, cwd=HERE, check=True).returncode


def time_promises(ledger: str, times: int, count: int) -> int:
    """Time the last of some calls for the promises of India and Japan."""
    from comity.ledger import open_ledger
    from comity.promises import promises

    kept = open_ledger(ledger)
    for _ in range(times):
        started, busy = time.perf_counter(), time.process_time()
        promises(kept, "IND", "JPN")
    return finish(started, count, busy)


def measure_help(folder: Path) -> int:  # noqa: ARG001
    started = time.perf_counter()
    subprocess.run([sys.executable, "-m", "comity", "--help"], check=True, stdout=subprocess.DEVNULL)
    return finish(started, 1)


def measure_python(folder: Path) -> int:  # noqa: ARG001
    started = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return finish(started, 1)


def finish(started: float, documents: int, busy: float = 0.0) -> int:
    seconds, core = time.perf_counter() - started, time.process_time() - busy
    peak = _peak()
    print(json.dumps({"seconds": seconds, "core_seconds": core, "documents": documents, "peak_mb": peak}))
    return 0


def _peak() -> float:
    """The peak memory of this process in MB: of Linux without that of the process which started it."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


MEASURES = {
    "pipe": measure_pipe,
    "add": measure_add,
    "cold": measure_cold,
    "promises": measure_promises,
    "again": measure_again,
    "help": measure_help,
    "python": measure_python,
}


def run(name: str, folder: Path) -> dict[str, float]:
    done = subprocess.run([sys.executable, __file__, str(folder), name], check=True, capture_output=True, text=True)
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def main(folder: Path) -> int:
    rows: dict[str, list[dict[str, float]]] = {name: [] for name in MEASURES}
    for _ in range(ROUNDS):
        for name in MEASURES:
            rows[name].append(run(name, folder))
    best = {name: min(row["seconds"] for row in found) for name, found in rows.items()}
    core = {name: min(row["core_seconds"] for row in found) for name, found in rows.items()}
    peak = {name: statistics.median(row["peak_mb"] for row in found) for name, found in rows.items()}
    count = int(rows["add"][0]["documents"])
    print(f"{platform.platform()}, Python {platform.python_version()}, spaCy {version('spacy')}, best of {ROUNDS}")
    print(f"comity add      {count / best['add']:7.1f} documents a second   peak {peak['add']:5.0f} MB")
    print(f"bare nlp.pipe   {count / best['pipe']:7.1f} documents a second   peak {peak['pipe']:5.0f} MB")
    print(f"comity add, tables not yet read {count / best['cold']:7.1f} documents a second")
    print(f"ratio           {best['pipe'] / best['add']:7.2f} (above 1: comity add is the faster)")
    print(f"ratio, one core {core['pipe'] / core['add']:7.2f} (seconds that cores worked, all threads together)")
    print(
        f"promises        {best['promises']:7.1f} s the first time, {best['again']:.1f} s again, "
        f"{best['promises'] / best['add']:.2f} of comity add   peak {peak['promises']:5.0f} MB"
    )
    print(f"comity --help   {best['help'] * 1000:7.0f} ms, {best['help'] / best['python']:.1f} times a bare Python")
    return 0


if __name__ == "__main__":
    place = Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES
    sys.exit(MEASURES[sys.argv[2]](place) if len(sys.argv) > 2 else main(place))
