"""Bodies: unpacked in small steps, and never further than the limit."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.net.answers import AskError
from comity.net.bodies import read_body

TEXT = b"Chile and Peru agreed. " * 40


def bare(raw: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(raw) + packer.flush()


def in_parts(raw: bytes, size: int = 7) -> Iterator[bytes]:
    return (raw[start : start + size] for start in range(0, len(raw), size))


@pytest.mark.parametrize(
    ("encoding", "sent"),
    [("", TEXT), ("identity", TEXT), ("gzip", gzip.compress(TEXT)), (" X-GZIP ", gzip.compress(TEXT)),
     ("deflate", zlib.compress(TEXT)), ("deflate", bare(TEXT)),
     ("gzip", gzip.compress(TEXT[:99]) + gzip.compress(TEXT[99:])), ("gzip", gzip.compress(TEXT) + b"\0\0")],
)  # fmt: skip
def test_what_was_packed_comes_back(encoding: str, sent: bytes) -> None:
    assert read_body(in_parts(sent, 64), encoding, 10_000) == TEXT


@given(raw=st.binary(max_size=3000), size=st.integers(2, 500))
def test_any_bytes_come_back_however_they_are_parted(raw: bytes, size: int) -> None:
    assert read_body(in_parts(gzip.compress(raw), size), "gzip", 3000) == raw


@pytest.mark.parametrize("encoding", ["br", "zstd", "gzip, gzip", "gzip, br", "compress"])
def test_what_was_not_asked_for_is_refused(encoding: str) -> None:
    with pytest.raises(AskError, match="was not asked for"):
        read_body([TEXT], encoding, 10_000)


@pytest.mark.parametrize("sent", [gzip.compress(TEXT)[:-9], b"\x1f\x8b\x08\x00" + b"\xff" * 90, TEXT])
def test_damaged_packing_is_told_and_may_be_tried_again(sent: bytes) -> None:
    with pytest.raises(AskError) as caught:
        read_body([sent], "gzip", 10_000)
    assert caught.value.again


def test_the_limit_is_the_last_byte_that_is_allowed() -> None:
    assert read_body([TEXT], "", len(TEXT)) == TEXT
    with pytest.raises(AskError, match="over the 919 bytes allowed"):
        read_body([TEXT], "", len(TEXT) - 1)


def test_what_is_cut_gives_its_beginning() -> None:
    assert read_body(in_parts(TEXT), "", 50, cut=True) == TEXT[:50]


def test_a_bomb_takes_no_more_memory_than_its_limit() -> None:
    bomb = gzip.compress(bytes(100_000_000), 9)
    assert len(bomb) * 1000 < 103_000_000
    tracemalloc.start()
    with pytest.raises(AskError, match="over the 1000000 bytes allowed"):
        read_body([bomb], "gzip", 1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4_000_000


def test_a_stream_of_nothing_packed_ends_too() -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield gzip.compress(b"") * 100

    with pytest.raises(AskError, match="even before it is unpacked"):
        read_body(endless(), "gzip", 10_000)
