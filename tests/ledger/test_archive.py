"""Kept copies and visits, in every ledger."""

from __future__ import annotations

import zlib
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.conftest import AnyLedger, Opener

from comity.captures import OUTCOMES, Capture, Visit
from comity.errors import LedgerError, NotFoundError
from comity.ledger import open_ledger

RAW = b"<p>Chile and Peru agreed.\x00\xff</p>"
ADDRESS = "https://herald.example/a"


def capture(raw: bytes = RAW, **changes: object) -> Capture:
    """What an address gave."""
    made = Capture(
        ADDRESS, ADDRESS + "/", "2024-03-12T10:00:00Z", 200, (("Content-Type", "text/html"), ("X", "é")),
        sha256(raw).hexdigest(), len(raw),
    )  # fmt: skip
    return replace(made, **changes)


def visit(address: str = ADDRESS, **changes: object) -> Visit:
    """A visit to an address."""
    return replace(Visit(address, "2024-03-12T10:00:00Z", "new"), **changes)


def test_what_was_kept_comes_back(ledger: AnyLedger) -> None:
    ledger.archive.keep(capture(), RAW)
    assert ledger.archive.copy(capture().sha256) == RAW
    assert list(ledger.archive.captures()) == [capture()]


def test_the_same_bytes_are_kept_once_and_each_capture_stands(ledger: AnyLedger) -> None:
    later = capture(fetched="2024-03-13T10:00:00Z")
    for one in (later, capture(), later):
        ledger.archive.keep(one, RAW)
    assert list(ledger.archive.captures()) == [capture(), later]


def test_captures_are_found_by_either_address(ledger: AnyLedger) -> None:
    ledger.archive.keep(capture(), RAW)
    found = [list(ledger.archive.captures(address)) for address in (ADDRESS, ADDRESS + "/", "https://other.example/")]
    assert found == [[capture()], [capture()], []]


def test_other_bytes_than_the_capture_names_are_refused(ledger: AnyLedger) -> None:
    with pytest.raises(LedgerError, match="is not what its capture names"):
        ledger.archive.keep(capture(), RAW + b"!")
    assert list(ledger.archive.captures()) == []


def test_no_copy_has_an_unknown_name(ledger: AnyLedger) -> None:
    with pytest.raises(NotFoundError, match="no copy is kept under 'abc'"):
        ledger.archive.copy("abc")


def test_an_altered_copy_is_not_given(path: Path) -> None:
    with open_ledger(path) as ledger:
        ledger.archive.keep(capture(), RAW)
        ledger._database.run("UPDATE copies SET body = ?", zlib.compress(b"more"))
        with pytest.raises(LedgerError, match="altered outside the program"):
            ledger.archive.copy(capture().sha256)


@given(raw=st.binary(max_size=2000))
def test_any_bytes_come_back(opener: Opener, raw: bytes) -> None:
    with opener() as ledger:
        ledger.archive.keep(capture(raw), raw)
        assert ledger.archive.copy(capture(raw).sha256) == raw


def test_visits_come_in_order_and_the_last_is_known(ledger: AnyLedger) -> None:
    made = [visit(outcome=outcome, reason=outcome, etag='"1"', documents=3) for outcome in OUTCOMES]
    for one in made:
        ledger.archive.visit(one)
    assert list(ledger.archive.visits()) == made
    assert ledger.archive.last(ADDRESS) == made[-1]
    assert ledger.archive.last("https://other.example/") is None


def test_visits_of_a_feed_are_those_to_it_and_to_what_it_names(ledger: AnyLedger) -> None:
    feed = visit("https://herald.example/feed", since="2024-03-01", until="2024-03-12")
    named = visit(feed=feed.address)
    for one in (named, visit("https://other.example/feed"), feed):
        ledger.archive.visit(one)
    assert list(ledger.archive.visits(feed.address)) == [named, feed]
