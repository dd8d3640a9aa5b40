"""Fuzz every reader: `make fuzz`, or `python fuzz/readers.py --seconds 60 --reader pdf`.

Hypothesis draws bytes of three sorts: a whole file of the format with pieces cut out, doubled, or overwritten; one that
is put together from words that matter to the format; and noise. Whatever they are, reading must end without an
exception in documents whose sections lie in order within the text, or in reasons, and twice in the same. Each reader
has the same time; a failure ends the run with the smallest bytes that show it, which are written to ``fuzz/found``.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType
from typing import Final

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

HERE: Final = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "tests")]

from comity.model import Document, Rejected  # noqa: E402
from comity.read import Item, read_item  # noqa: E402
from comity.read.reader import find_reader, readers  # noqa: E402
from mixed import FORMATS, text_of  # noqa: E402

FOUND: Final = HERE / "found"
ROUND: Final = 50
"""Files that are drawn before the time is looked at."""
SLOW: Final = 20.0
"""Seconds that one small file may take."""
EXTRA: Final[Mapping[str, tuple[bytes, ...]]] = {
    ".xml": (
        b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url>'
        b"<loc>https://herald.example/a</loc><lastmod>2024-03-12</lastmod></url></urlset>",
    ),
}
"""Formats that hold no text of their own."""
SEEDS: Final[Mapping[str, tuple[bytes, ...]]] = MappingProxyType(
    {ending: tuple(make(text_of(number)) for number in range(3)) for ending, make in FORMATS.items()} | EXTRA
)
"""Ending -> whole files of that format."""
WORDS: Final = (
    b"<", b">", b"</", b"<p>", b"<div>" * 40, b"<!--", b"]]>", b"<![CDATA[", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;",
    b"<script>", b"<svg onload=x>", b"<meta charset=utf-7>", b"<title>", b"<base href=//x>", b"<template>", b"\0",
    b"\xff",    b"\x1b[2J", b"PK\x03\x04", b"PK\x01\x02", b"\x1f\x8b", b"BZh9", b"%PDF-1.7", b"stream\n", b"endstream",
    b" 0 obj", b"/Filter /FlateDecode", b"/Kids [2 0 R]", b"xref", b"WARC/1.0\r\n", b"Content-Length: 99999999999\r\n",
    b"\r\n\r\n",    b"HTTP/1.1 200 OK", b"Content-Encoding: gzip", b"MIME-Version: 1.0", b"--b\r\n",
    b"Content-Type: multipart/mixed; boundary=b",
    b"=?utf-8?q?=", b'{"text":', b"[" * 200, b'"', b",", b";", b"\t", b"\n", b"---\n", b"# ", b"| a |", b"2024-03-19",
    b"<rss><channel>", b"<item><link>javascript:x</link>", b"<urlset>", b"<loc>", b"<entry>", "日印外相会談".encode(),
)  # fmt: skip


@st.composite
def spoiled(draw: st.DrawFn, seeds: tuple[bytes, ...]) -> bytes:
    """A whole file with pieces cut out, doubled, or overwritten."""
    raw = draw(st.sampled_from(seeds))
    for _ in range(draw(st.integers(1, 6))):
        at, length = draw(st.integers(0, len(raw))), draw(st.integers(0, 200))
        piece = draw(st.sampled_from((b"", raw[at : at + length] * 2, *WORDS)) | st.binary(max_size=20))
        raw = raw[:at] + piece + raw[at + length :]
    return raw


def drawn(seeds: tuple[bytes, ...]) -> st.SearchStrategy[bytes]:
    """Bytes for a reader."""
    words = st.lists(st.sampled_from(WORDS) | st.binary(max_size=12), max_size=60).map(b"".join)
    return spoiled(seeds) | words | st.binary(max_size=400)


def check(raw: bytes, name: str) -> None:
    """The laws that reading keeps for any bytes."""
    begun = time.monotonic()
    found = list(read_item(Item(name, raw)))
    assert time.monotonic() - begun < SLOW, f"{time.monotonic() - begun:.0f} seconds"
    for one in found:
        assert isinstance(one, Document | Rejected)
        if isinstance(one, Document):
            spans = [(section.start, section.end) for section in one.sections]
            assert all(0 <= start < end <= len(one.text) for start, end in spans)
            assert all(before[1] <= after[0] for before, after in pairwise(spans))
            assert list(one.pages) == sorted(one.pages)
        else:
            assert one.reason and one.step == "read"
    assert found == list(read_item(Item(name, raw)))


def fuzz(ending: str, seconds: float, number: int) -> int:
    """Draw files of one ending for so long; how many there were. Raises what fails."""
    count, until = 0, time.monotonic() + seconds
    last = b""
    while time.monotonic() < until:

        @seed(number + count)
        @settings(max_examples=ROUND, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(drawn(SEEDS[ending]))
        def laws(raw: bytes) -> None:
            nonlocal last
            last = raw
            check(raw, f"fuzz{ending}")

        try:
            laws()
        except BaseException:
            FOUND.mkdir(exist_ok=True)
            (FOUND / f"failing{ending}").write_bytes(last)
            raise
        count += ROUND
    return count


def endings_of(name: str | None) -> list[str]:
    """The endings of one reader, or of all. Raises LookupError where a reader has no seed: a target is missing."""
    ways = {ending: _reader_of(ending) for ending in SEEDS}
    missing = {one.name for one in readers()} - set(ways.values())
    if missing:
        raise LookupError(f"no seed for the reader {', '.join(sorted(missing))}: add one to EXTRA")
    return [ending for ending, reader in ways.items() if name in (None, reader)]


def _reader_of(ending: str) -> str:
    return find_reader(Item(f"seed{ending}", SEEDS[ending][0])).name


def main() -> int:
    parser = argparse.ArgumentParser(description="Fuzz the readers.")
    parser.add_argument("--seconds", type=float, default=120, help="for all together (default 120)")
    parser.add_argument("--reader", choices=[one.name for one in readers()], help="only this one")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="what is drawn follows from it")
    given = parser.parse_args()
    endings = endings_of(given.reader)
    print(f"seed {given.seed}")
    for ending in endings:
        count = fuzz(ending, given.seconds / len(endings), given.seed)
        print(f"{ending:10} {count:>7,} files, no failure", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
