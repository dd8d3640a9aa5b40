"""WARC: what addresses gave, record by record; pictures, errors and redirects passed over."""

from __future__ import annotations

import gzip
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.formats.packing import OTHER, TEXT, documents, found_in, paths, reasons
from tests.read.formats.paper import LINES, simple
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from comity.model import Document, Rejected

ADDRESS = "https://harbour.example/ports"


def warc(*answers: tuple[str, bytes, str, str], compressed: bool = True, kind: str = "response") -> bytes:
    """An archive of answers: address, body, status and content type."""
    raw = io.BytesIO()
    writer = WARCWriter(raw, gzip=compressed)
    for address, body, status, media in answers:
        headers = StatusAndHeaders(status, [("Content-Type", media)], protocol="HTTP/1.1")
        given = {"http_headers": headers} if kind == "response" else {"warc_content_type": media}
        write(writer, writer.create_warc_record(address, kind, payload=io.BytesIO(body), **given))
    return raw.getvalue()


def write(writer: WARCWriter, record: ArcWarcRecord) -> None:
    """Write a record, and close what the writer leaves open."""
    writer.write_record(record)
    record.raw_stream.close()


def answer(body: bytes = TEXT, *, address: str = ADDRESS, status: str = "200 OK", media: str = "text/plain"):
    """An answer of a server."""
    return (address, body, status, media)


@pytest.mark.parametrize("compressed", [True, False])
def test_an_answer_is_a_document_at_its_address(compressed: bool) -> None:
    (document,) = documents(found_in(warc(answer(), compressed=compressed), "crawl.warc.gz"))
    assert (document.path, document.url) == (f"crawl.warc.gz!/{ADDRESS}", ADDRESS)
    assert document.published is None


@pytest.mark.parametrize(
    "passed",
    [
        answer(status="404 Not Found"), answer(status="301 Moved"), answer(media="image/png"), answer(media="text/css"),
        answer(address="https://harbour.example/robots.txt"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_passed_over(passed) -> None:
    assert paths(found_in(warc(passed, answer(OTHER)), "a.warc")) == [f"a.warc!/{ADDRESS}"]


@pytest.mark.parametrize("kind", ["resource", "conversion"])
def test_other_records_with_texts_are_read(kind: str) -> None:
    assert paths(found_in(warc(answer(), kind=kind), "a.warc.wet.gz")) == [f"a.warc.wet.gz!/{ADDRESS}"]


def test_an_answer_over_the_limit_costs_that_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_BYTES", "1000")
    found = found_in(warc(answer(TEXT * 50), answer(OTHER, address="https://b.example/")), "a.warc.gz")
    assert (len(documents(found)), list(reasons(found))) == (1, [f"a.warc.gz!/{ADDRESS}"])


def test_an_archive_without_texts_says_so() -> None:
    for raw in (b"", warc(answer(media="image/png"))):
        assert "nothing in this warc file is a text" in reasons(found_in(raw, "a.warc"))["a.warc"]


def test_a_record_that_is_cut_off_says_so() -> None:
    raw = warc(answer(OTHER * 10), compressed=False)
    assert "cut off" in "".join(reasons(found_in(raw[: len(raw) - 400], "a.warc")).values())


def test_a_compressed_body_is_unpacked_within_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_BYTES", "100000")
    raw = io.BytesIO()
    writer = WARCWriter(raw, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/plain"), ("Content-Encoding", "gzip")], "HTTP/1.1")
    body = io.BytesIO(gzip.compress(b"0" * 5_000_000))
    write(writer, writer.create_warc_record(ADDRESS, "response", payload=body, http_headers=headers))
    assert "over the 100000 bytes" in "".join(reasons(found_in(raw.getvalue(), "a.warc.gz")).values())


def test_a_hostile_address_is_only_a_label() -> None:
    (document,) = documents(found_in(warc(answer(address="javascript:alert(1)")), "a.warc"))
    assert document.url is None


@settings(deadline=None)
@given(cut=st.integers(0, 900), noise=st.binary(max_size=40), compressed=st.booleans())
def test_damage_anywhere_never_raises(cut: int, noise: bytes, compressed: bool) -> None:
    raw = warc(answer(), answer(OTHER, address="https://b.example/"), compressed=compressed)
    found = found_in(raw[:cut] + noise + raw[cut + len(noise) :], "a.warc.gz")
    assert all(isinstance(one, Document | Rejected) for one in found)


def test_an_archive_that_is_compressed_as_a_whole_is_read() -> None:
    raw = gzip.compress(warc(answer(), answer(OTHER, address="https://b.example/"), compressed=False))
    assert len(documents(found_in(raw, "a.warc.gz"))) == 2


def test_a_record_that_states_a_wrong_length_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    raw = warc(answer(), answer(OTHER, address="https://b.example/"), compressed=False)
    place = raw.index(b"Content-Length: ") + 16
    found = found_in(raw[:place] + b"100" + raw[place + 3 :], "a.warc")
    assert "longer than it states" in "".join(reasons(found).values())
    assert capsys.readouterr().err == ""


def test_an_address_that_is_none_costs_nothing() -> None:
    answers = [answer(address="http://[none"), answer(OTHER, address="http://a.example/good")]
    assert len(documents(found_in(warc(*answers), "a.warc.gz"))) == 2


def test_what_stands_before_damage_is_read() -> None:
    raw = warc(answer()) + b"\x1f\x8bno gzip" + warc(answer(OTHER))
    found = found_in(raw, "a.warc.gz")
    assert [document.text for document in documents(found)] == [TEXT.decode()]
    assert "damaged WARC" in reasons(found)["a.warc.gz"]


@pytest.mark.parametrize(("body", "count"), [(simple(*LINES), 1), (b"\x00\x01" * 200, 0)])
def test_what_a_server_does_not_name_is_read_where_its_bytes_show_what_it_is(body: bytes, count: int) -> None:
    assert len(documents(found_in(warc(answer(body, media="application/octet-stream")), "a.warc.gz"))) == count
