"""PDFs that are made to harm: bombs, loops, damage, passwords; each is one reason, and the next file is read."""

from __future__ import annotations

import itertools
import zlib
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.read.formats.packing import documents, found_in, reasons
from tests.read.formats.paper import (
    CATALOG,
    FONT,
    LINES,
    LONG,
    PAGE,
    PAGES,
    bomb,
    document_of,
    pdf_of,
    set_type,
    simple,
    stream,
    written,
)
from tests.read.test_laws import assert_laws

from comity.model import Document, Rejected
from comity.read.pdf import warden

GOOD = simple(*LINES)
PACKED = bomb(400_000_000)
OF_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
RANGE = b"begincmap 1 beginbfrange <00000000> <FFFFFFF0> <0041> endbfrange endcmap"


def drawn(content: bytes, fields: bytes = b"") -> bytes:
    """A PDF of one page with a content stream."""
    return pdf_of([CATALOG, PAGES, PAGE, stream(content, fields), FONT])


def reason_of(raw: bytes) -> str:
    """Why a PDF is rejected."""
    (reason,) = reasons(found_in(raw, "a.pdf")).values()
    return reason


@pytest.mark.parametrize(
    "raw",
    [
        drawn(PACKED, b"/Filter/FlateDecode"),
        drawn(PACKED[:-20], b"/Filter/FlateDecode"),
        drawn(zlib.compress(PACKED), b"/Filter[/FlateDecode/FlateDecode]"),
    ],
    ids=["whole", "broken", "twice"],
)
def test_a_bomb_is_refused(raw: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_UNPACKED_BYTES", "20000000")
    assert "as a zip bomb does" in reason_of(raw)


def test_tables_of_letters_without_end_are_stopped_by_memory_or_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_PDF_MEMORY", "300000000")
    monkeypatch.setenv("COMITY_PDF_SECONDS", "30")
    raw = pdf_of([CATALOG, PAGES, PAGE, stream(written(*LINES)), OF_FONT, stream(RANGE)])
    assert "raise the setting pdf_" in reason_of(raw)


def test_forms_within_forms_are_stopped_by_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_PDF_SECONDS", "1")
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    forms = [stream(b"/X Do " * 40, form % (number + 1)) for number in range(6, 16)]
    page = PAGE.replace(b"/Resources<<", b"/Resources<</XObject<</X 6 0 R>>")
    raw = pdf_of([CATALOG, PAGES, page, stream(b"/X Do"), FONT, *forms, stream(written(*LINES), form % 4)])
    assert reason_of(raw) == "reading it takes over 1 seconds; raise the setting pdf_seconds"


def test_after_one_that_was_stopped_the_next_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_UNPACKED_BYTES", "20000000")
    assert reason_of(drawn(PACKED, b"/Filter/FlateDecode"))
    assert document_of(GOOD).text == " ".join(LINES)


def test_pages_that_hold_themselves_are_read_once() -> None:
    raw = pdf_of([CATALOG, b"<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R 3 0 R]>>", PAGE, stream(written(*LINES)), FONT])
    assert len(document_of(raw).pages) == 1


def test_of_too_many_pages_the_first_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_PAGES", "2")
    found = found_in(set_type("\n#pagebreak()\n".join(LONG[:4])), "a.pdf")
    assert documents(found)[0].text == "\n\n".join(LONG[:2])
    assert "more than 2 pages, of which the first 2 are read" in reasons(found)["a.pdf"]


def test_a_damaged_page_costs_that_page() -> None:
    bad = PAGE.replace(b"/MediaBox", b"/CropBox[(a)(b)(c)(d)]/MediaBox")
    pages = b"<</Type/Pages/Kids[6 0 R 3 0 R]/Count 2>>"
    found = found_in(pdf_of([CATALOG, pages, PAGE, stream(written(*LINES)), FONT, bad]), "a.pdf")
    assert documents(found)[0].text == " ".join(LINES)
    assert reasons(found)["a.pdf"] == "1 of 2 pages are damaged (page 1); save the file again"


@pytest.mark.parametrize("raw", [b"%PDF-1.7\n", GOOD[:200], b"%PDF-1.4\n" + b"\xff" * 5000])
def test_what_is_cut_off_is_damaged(raw: bytes) -> None:
    assert "damaged PDF" in reason_of(raw)


def test_a_pdf_without_pages_says_so() -> None:
    assert reason_of(pdf_of([CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"])) == "it has no pages"


def test_a_reader_that_breaks_off_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warden, "PROGRAM", "comity.no_such_module")
    warden.close_all()
    assert "the reader broke off" in reason_of(GOOD)


def test_nothing_is_loaded_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("import os\nos.mkdir('ran')\n")
    monkeypatch.chdir(tmp_path)
    warden.close_all()
    assert document_of(GOOD).text == " ".join(LINES)
    assert not (tmp_path / "ran").exists()


def test_lines_before_a_pdf_do_not_hide_it_and_pages_that_speak_of_one_are_none() -> None:
    assert found_in(b"\r\n\r\n" + GOOD, "download")[0] == found_in(GOOD, "download")[0]
    assert "PDF" not in "".join(reasons(found_in(b"<html><body>%PDF-1.4 is how it begins", "a.html")).values())


def test_scripts_and_attachments_are_left_alone() -> None:
    catalog = (
        b"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Names<</EmbeddedFiles 6 0 R>>>>"
    )
    attached = b"<</Names[(b.pdf)<</Type/Filespec/EF<</F 7 0 R>>>>]>>"
    raw = pdf_of([catalog, PAGES, PAGE, stream(written(*LINES)), FONT, attached, stream(GOOD)])
    assert document_of(raw).text == " ".join(LINES)


# --- passwords ----------------------------------------------------------------------------------------------------


def padded(password: bytes) -> bytes:
    """A password as the standard handler takes it."""
    filling = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    return (password + filling)[:32]


def locked(password: bytes) -> bytes:
    """A PDF that is locked by RC4 of 40 bits."""
    from hashlib import md5

    from pdfminer.arcfour import Arcfour

    owner = Arcfour(md5(padded(b"owner"), usedforsecurity=False).digest()[:5]).encrypt(padded(password))
    id = b"0123456789abcdef"
    made = md5(padded(password) + owner + (-4).to_bytes(4, "little", signed=True) + id, usedforsecurity=False)
    key = made.digest()[:5]
    user = Arcfour(key).encrypt(padded(b""))
    own = md5(key + (4).to_bytes(3, "little") + b"\0\0", usedforsecurity=False).digest()[:10]
    secret = b"<</Filter/Standard/V 1/R 2/O<%b>/U<%b>/P -4>>" % (owner.hex().encode(), user.hex().encode())
    content = stream(Arcfour(own).encrypt(written(*LINES)))
    return pdf_of(
        [CATALOG, PAGES, PAGE, content, FONT, secret], b"/Encrypt 6 0 R/ID[<%b><%b>]" % ((id.hex().encode(),) * 2)
    )


def test_a_pdf_that_opens_without_a_password_is_read() -> None:
    assert document_of(locked(b"")).text == " ".join(LINES)


def test_a_pdf_that_needs_a_password_says_so() -> None:
    with pytest.raises(pypdfium2.PdfiumError, match="password"):
        pypdfium2.PdfDocument(locked(b"secret"))
    assert reason_of(locked(b"secret")) == "it needs a password; save it without one"


# --- laws ---------------------------------------------------------------------------------------------------------

SEEDS = [
    GOOD,
    drawn(zlib.compress(written(*LINES)), b"/Filter/FlateDecode"),
    set_type(f"#set page(width: 12cm, height: 6cm, columns: 2)\n{LONG[0]}\n\n{LONG[1]}"),
]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A PDF with some of its bytes changed, left out or doubled."""
    raw = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 4))):
        at, size = draw(st.integers(0, len(raw))), draw(st.integers(0, 40))
        raw = raw[:at] + draw(st.binary(max_size=40) | st.just(raw[at : at + size] * 2)) + raw[at + size :]
    return raw


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(damaged() | st.binary(max_size=200).map(b"%PDF-1.4\n".__add__))
def test_any_bytes_are_a_document_or_a_reason(raw: bytes) -> None:
    found = found_in(raw, "a.pdf")
    assert found and all(isinstance(one, Document | Rejected) for one in found)
    for document in documents(found):
        assert_laws(document)
        assert_anchors(document)


def assert_anchors(document: Document) -> None:
    """Offsets of pages rise, and lie within the text."""
    assert all(one <= other for one, other in itertools.pairwise(document.pages))
    assert all(0 <= at <= len(document.text) for at in document.pages)


@pytest.mark.parametrize("raw", SEEDS, ids=["plain", "packed", "columns"])
def test_the_same_bytes_give_the_same(raw: bytes) -> None:
    assert found_in(raw, "a.pdf") == found_in(raw, "a.pdf")


def test_a_page_that_draws_without_end_costs_that_page() -> None:
    endless = stream(
        zlib.compress(b"BT /F1 1 Tf " + b"(abcdefghij abcdefghij) Tj " * 30_000 + b"ET"), b"/Filter/FlateDecode"
    )
    assert "1 of 1 pages draw more than any page does" in reason_of(pdf_of([CATALOG, PAGES, PAGE, endless, FONT]))
