"""Addresses on the command line: asked through the whole program, kept, shown when they are dead, exported."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import stamina

from cli.conftest import Run
from comity.ledger import open_ledger
from comity.model import Document
from comity.read import Item, read_item
from net.server import Served, answer, moved, serving

TEXT = b"Kenya and Uganda signed a fisheries treaty in Nairobi on 4 May 2023. The hall was full to the last seat."
OTHER = b"Ministers of Peru and Bolivia held talks on Tuesday about the water of the lake, which is blue and cold."


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A server here that may be asked."""
    monkeypatch.setenv("COMITY_ALLOW_HOSTS", "127.0.0.0/8")
    monkeypatch.setenv("COMITY_SECONDS_BETWEEN_REQUESTS", "0")
    pages = {
        "/a": moved("/b"),
        "/b": answer(gzip.compress(TEXT), Content_Encoding="gzip", X_Own="é"),
        "/c": answer(OTHER),
    }
    with stamina.set_testing(True), serving(pages) as found:
        yield found


@pytest.fixture
def address(served: Served) -> str:
    return f"http://127.0.0.1:{served.port}/a"


@pytest.fixture
def id(run: Run, address: str) -> str:
    """The document of an address that is dead by now."""
    assert run("add", address).status == 0
    return Document.id_of(TEXT.decode())


def test_add_reads_an_address(run: Run, address: str) -> None:
    ran = run("add", address)
    assert (ran.status, ran.out[:40], ran.err) == (0, "1 document new, 0 the same, 0 updated; 1", "")


def test_add_tells_of_an_address_that_is_not_there(run: Run, served: Served) -> None:
    ran = run("add", f"http://127.0.0.1:{served.port}/none", "file:///etc/passwd")
    assert ran.status == 1
    assert "/none: fetch: status 404: there is nothing at the address" in ran.err
    assert "file:///etc/passwd: fetch: 'file' is no way to read a text" in ran.err


def test_add_asks_nothing_inside_unless_it_is_allowed(
    run: Run, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COMITY_ALLOW_HOSTS")
    for host in ("127.0.0.1", "localhost", "[::1]", "0"):
        assert "rejected: http://" in run("add", f"http://{host}:{served.port}/a").err
    assert served.asked == []


def test_a_setting_that_is_none_is_a_usage_error(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_ALLOW_PORTS", "http")
    assert run("add", "http://news.example/").status == 2


def test_show_tells_where_a_text_was_and_asks_nobody(run: Run, id: str, served: Served, address: str) -> None:
    asked = len(served.asked)
    shown = " ".join(run("show", id).out.split())
    assert f"kept copy from {address} (which led to {address[:-1]}b) on 20" in shown
    assert f"status 200, {len(TEXT)} bytes, sha256 {hashlib.sha256(TEXT).hexdigest()[:20]}" in shown.replace("- ", "-")
    assert len(served.asked) == asked


def test_show_as_json_has_the_captures(run: Run, id: str, address: str) -> None:
    (capture,) = json.loads(run("show", id, "--json").out)["copies"]
    assert (capture["address"], capture["status"], capture["size"]) == (address, 200, len(TEXT))


def test_show_writes_the_copy(run: Run, id: str, tmp_path: Path) -> None:
    assert run("show", id, "--copy", "page.bin").out == "Written: page.bin\n"
    assert (tmp_path / "page.bin").read_bytes() == TEXT


@pytest.mark.usefixtures("id")
def test_show_has_no_copy_of_what_is_no_document(run: Run) -> None:
    assert run("show", "c-1", "--copy", "page.bin").status == 2


def test_show_has_no_copy_of_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    run("add", "a.txt")
    ran = run("show", Document.id_of(TEXT.decode()), "--copy", "page.bin")
    assert (ran.status, "no copy of 'd-" in ran.err) == (1, True)


# --- WARC ---------------------------------------------------------------------------------------------------------


def test_kept_copies_are_exported_and_read_again(run: Run, served: Served, id: str, tmp_path: Path) -> None:
    run("add", f"http://127.0.0.1:{served.port}/c")
    assert run("export", "warc", "-o", "kept.warc.gz").out == "Written: kept.warc.gz, 2 copies\n"
    found = list(read_item(Item("kept.warc.gz", tmp_path / "kept.warc.gz")))
    assert [one.text.encode() for one in found if isinstance(one, Document)] == [TEXT, OTHER]
    assert id == found[0].id  # type: ignore[union-attr]


@pytest.mark.usefixtures("id")
def test_the_same_ledger_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        run("export", "warc", "-o", name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.usefixtures("id")
def test_a_record_has_the_headers_and_a_digest_that_holds(run: Run, tmp_path: Path, address: str) -> None:
    from warcio.archiveiterator import ArchiveIterator

    run("export", "warc", "-o", "kept.warc.gz")
    with (tmp_path / "kept.warc.gz").open("rb") as stream:
        (record,) = ((one, one.content_stream().read()) for one in ArchiveIterator(stream, check_digests="raise"))
    headers, body = record[0].http_headers, record[1]
    assert (record[0].rec_headers["WARC-Target-URI"], body) == (f"{address[:-1]}b", TEXT)
    assert (headers["X-Orig-Content-Encoding"], headers["Content-Length"]) == ("gzip", str(len(TEXT)))


def test_what_a_server_sent_begins_no_header_of_its_own(run: Run, tmp_path: Path) -> None:
    from comity.captures import Capture

    hostile = Capture("http://x.example/\r\nX: 1", "http://x.example/", "2024-03-12T10:00:00Z", 200,
                      (("A", "b\r\nWARC-Type: request"),), hashlib.sha256(TEXT).hexdigest(), len(TEXT))  # fmt: skip
    with open_ledger(tmp_path / "comity.db") as ledger:
        ledger.archive.keep(hostile, TEXT)
    run("export", "warc", "-o", "kept.warc.gz")
    raw = gzip.decompress((tmp_path / "kept.warc.gz").read_bytes())
    assert b"\nX: 1" not in raw and b"\nWARC-Type: request" not in raw


@pytest.mark.usefixtures("id")
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ([], 2),
        (["-o", "-"], 2),
        (["-o", "x", "--machine"], 2),
        (["-o", "x", "--format", "csv"], 2),
        (["-o", "no/x"], 1),
    ],
)
def test_what_cannot_be_exported_is_told(run: Run, arguments: list[str], status: int) -> None:
    assert run("export", "warc", *arguments).status == status


def test_a_ledger_without_copies_gives_an_empty_archive(run: Run, ledger: Path, tmp_path: Path) -> None:
    assert ledger.exists()
    assert run("export", "warc", "-o", "kept.warc.gz").out == "Written: kept.warc.gz, 0 copies\n"
    assert (tmp_path / "kept.warc.gz").read_bytes() == b""
