"""What reading costs beside the bare library that does the same: `make bench`, or `python benchmarks/reading.py`.

The saved pages and PDFs of ``evaluation/pages`` are read over and over, each of the copies with a word of its own, so
that nothing remembered of one answers for another: by the program (text, roles, title, date, outlet, language), and by
the library that it stands on, asked for the nearest it has: trafilatura for text and metadata, pdfplumber for the text
of each page, warcio with trafilatura for what a web archive holds. Each side runs in processes of its own, in turns,
the best of three counts; peak memory is of the process with all it loaded, and of
the one in which it reads PDFs.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
PAGES: Final = HERE.parent / "evaluation" / "pages"
ROUNDS: Final = 3
LEAST: Final = 0.8
"""The share of the files that each side must read, for its time to count."""
COPIES: Final = {"html": 5, "pdf": 2, "warc": 5}
"""How often each saved file is read."""


def pages_of(format: str) -> Iterator[bytes]:
    """The saved files of a format, each so often, a word of its own in every copy of a page."""
    ending = "pdf" if format == "pdf" else "html"
    files = [path.read_bytes() for path in sorted(PAGES.rglob(f"*.{ending}"))]
    for number in range(COPIES[format]):
        for raw in files:
            yield raw if format == "pdf" else raw.replace(b"</p>", b" Copy %d.</p>" % number, 1)


def make_warc(path: Path) -> int:
    """An archive of the saved pages as answers of servers; how many there are."""
    from io import BytesIO

    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    count = 0
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=True)
        for count, raw in enumerate(pages_of("warc"), 1):
            headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
            address = f"https://herald.example/{count}"
            record = writer.create_warc_record(address, "response", payload=BytesIO(raw), http_headers=headers)
            writer.write_record(record)
    return count


# --- the two sides ------------------------------------------------------------------------------------------------


def ours(format: str, archive: Path) -> int:
    """Read all by the program; how many documents were found. Raises where most are refused."""
    from comity.model import Document
    from comity.read import Item, read_item

    if format == "warc":
        return sum(isinstance(one, Document) for one in read_item(Item(str(archive), archive)))
    pages = enumerate(pages_of(format))
    found = (one for number, raw in pages for one in read_item(Item(f"{number}.{format}", raw)))
    return sum(isinstance(one, Document) for one in found)


def bare(format: str, archive: Path) -> int:
    """Read all by the library alone."""
    work = {"html": _bare_html, "pdf": _bare_pdf, "warc": _bare_warc}[format]
    return work(archive)


def _bare_html(_: Path) -> int:
    return sum(1 for raw in pages_of("html") if _extract(raw) or True)


def _extract(raw: bytes) -> object:
    import trafilatura

    return trafilatura.bare_extraction(raw, with_metadata=True, include_comments=True, include_tables=True)


def _bare_pdf(_: Path) -> int:
    from io import BytesIO

    import pdfplumber

    count = 0
    for raw in pages_of("pdf"):
        with pdfplumber.open(BytesIO(raw), password="") as pdf:
            count += bool([page.extract_text() for page in pdf.pages])
    return count


def _bare_warc(archive: Path) -> int:
    from warcio.archiveiterator import ArchiveIterator

    count = 0
    with archive.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_type == "response":
                _extract(record.content_stream().read())
                count += 1
    return count


SIDES: Final[dict[str, Callable[[str, Path], int]]] = {"ours": ours, "bare": bare}


def _warm_ours() -> None:
    from comity.read import Item, read_item

    list(read_item(Item("first.html", FIRST)))


FIRST: Final = b"<p>Chile and Peru agreed on Monday to share a port, ministers said.</p>"
WARMING: Final[dict[str, Callable[[], object]]] = {"ours": _warm_ours, "bare": lambda: _extract(FIRST)}
"""What each side reads before, and is not counted: tables and modules are loaded then."""


# --- measuring ----------------------------------------------------------------------------------------------------


def measure(side: str, format: str, archive: Path) -> dict[str, float]:
    """Seconds, texts and peak memory of one side in this process; one text is read before and not counted."""
    WARMING[side]()
    begun = time.perf_counter()
    count = SIDES[side](format, archive)
    seconds = time.perf_counter() - begun
    assert count > LEAST * sum(1 for _ in pages_of(format)), f"{side} read {count} of {format} alone"
    return {"seconds": seconds, "texts": count, "peak": (_peak("self") + sum(map(_peak, _children()))) / 1024}


def _children() -> list[str]:
    """The processes that this one started and that still run: PDFs are read in one."""
    return [pid for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()]


def _peak(process: str) -> int:
    """The most memory that a process had, in KiB."""
    lines = Path("/proc", process, "status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


def run(side: str, format: str, archive: Path) -> dict[str, float]:
    """The same in a process of its own."""
    command = [sys.executable, __file__, "--measure", side, format, str(archive)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def show(format: str, archive: Path) -> str:
    """A row of the table of README.md."""
    runs = {side: [run(side, format, archive) for _ in range(1)] for side in SIDES}
    for _ in range(ROUNDS - 1):
        for side in SIDES:
            runs[side].append(run(side, format, archive))
    best = {side: min(found, key=lambda one: one["seconds"]) for side, found in runs.items()}
    rate = {side: best["bare"]["texts"] / one["seconds"] for side, one in best.items()}
    peaks = best["ours"]["peak"], best["bare"]["peak"]
    cells = (
        format.upper(), f"{best['bare']['texts']:,.0f}", f"{rate['ours']:,.1f}", f"{rate['bare']:,.1f}",
        f"{rate['ours'] / rate['bare']:.2f}", f"{peaks[0]:,.0f} MB", f"{peaks[1]:,.0f} MB",
        f"{peaks[0] / peaks[1]:.2f}",
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def main() -> int:
    parser = argparse.ArgumentParser(description="What reading costs beside the bare library.")
    parser.add_argument("--measure", nargs=3, metavar=("SIDE", "FORMAT", "ARCHIVE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        side, format, archive = given.measure
        print(json.dumps(measure(side, format, Path(archive))))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "pages.warc.gz"
        make_warc(archive)
        print("| | texts | a second | bare library | ratio | peak memory | bare library | ratio |")
        print("|---|---|---|---|---|---|---|---|")
        for format in COPIES:
            print(show(format, archive), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
