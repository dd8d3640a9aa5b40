"""Word documents: what stands on their pages once changes are accepted; bombs, entities, macros and old files."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.formats.office import MAIN, TEXT, TYPES, W, by_library, document_of, lines_of, p, t, word
from tests.read.formats.packing import documents, found_in, reasons, zipped
from tests.read.test_laws import assert_laws

from comity.model import Document, Rejected

BULLET = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num></w:numbering>"""


def reason_of(raw: bytes, name: str = "a.docx") -> str:
    """Why a file is rejected."""
    (reason,) = reasons(found_in(raw, name)).values()
    return reason


def test_paragraphs_lists_and_tables_come_in_order() -> None:
    document = document_of(by_library())
    assert document.text.split("\n\n")[:3] == ["A treaty on water", "Background", TEXT]
    assert document.text.endswith("Both sides will share the water of the lake.\n\nYear | Tonnes\n2021 | 1,200")
    assert "HEADER" not in document.text


def test_what_the_file_states_counts_where_the_text_has_it() -> None:
    document = document_of(by_library())
    assert (document.title, document.author, document.published) == ("A treaty on water", None, None)


def test_headings_head_what_is_below_them() -> None:
    document = document_of(word(p("Joint statement of both", "T"), p("Background", "Own"), p(TEXT)))
    assert document.title == "Joint statement of both"
    assert [(row.role, row.heading) for row in document.sections][-1] == ("body", "Background")


def test_items_are_items_by_style_and_by_number() -> None:
    number = '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr></w:pPr>'
    items = p("They will share the water.", "LB"), f"{number}{t('They will share the fish.')}</w:p>"
    document = document_of(word(p(TEXT), *items, p(TEXT), parts={"word/numbering.xml": BULLET}))
    assert [row.role for row in document.sections] == ["body", "list", "list", "body"]


def test_changes_are_accepted() -> None:
    struck = "<w:del><w:r><w:delText>six</w:delText></w:r></w:del>"
    moved = f"<w:moveFrom>{t('away')}</w:moveFrom>"
    assert lines_of(p(t("They paid ") + struck + f"<w:ins>{t('nine')}</w:ins>" + moved + t(" dollars."))) == [
        "They paid nine dollars."
    ]


def test_a_struck_end_of_a_paragraph_joins_it_with_the_next() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{t('The two ')}</w:p>"
    assert lines_of(first, p("ministers met.")) == ["The two ministers met."]


def test_links_fields_and_hidden_words() -> None:
    link = f"<w:hyperlink>{t('the notice')}</w:hyperlink>"
    code = '<w:r><w:instrText>HYPERLINK "http://x.example"</w:instrText></w:r>'
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    assert lines_of(p(t("See ") + link + code + hidden + t("."))) == ["See the notice."]


def test_frames_are_read_once_after_their_paragraph() -> None:
    frame = f"<w:txbxContent>{p('In a frame.')}</w:txbxContent>"
    both = '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    drawing = f"<w:r>{both}<mc:Choice>{frame}</mc:Choice><mc:Fallback>{frame}</mc:Fallback></mc:AlternateContent></w:r>"
    assert lines_of(p(t("Around it.") + drawing)) == ["Around it.", "In a frame."]


def test_notes_stand_below_their_paragraph_and_make_no_claim() -> None:
    notes = f'<w:footnotes {W}><w:footnote w:id="2">{p("Kenya signed in 1998.")}</w:footnote></w:footnotes>'
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    document = document_of(word(p(t("Both sides met.") + mark), p(TEXT), parts={"word/footnotes.xml": notes}))
    assert document.text.startswith("Both sides met.\n\nKenya signed in 1998.\n\n")
    assert [row.role for row in document.sections if "1998" in document.text[row.start : row.end]] == ["masthead"]


def test_a_table_of_one_column_is_paragraphs() -> None:
    assert lines_of(f"<w:tbl><w:tr><w:tc>{p('One here.')}{p('Two here.')}</w:tc></w:tr></w:tbl>") == [
        "One here.", "Two here.",
    ]  # fmt: skip


def test_controls_and_inserted_rows_are_looked_into() -> None:
    row = f"<w:tr><w:tc>{p('a')}</w:tc><w:sdt><w:sdtContent><w:tc>{p('b')}</w:tc></w:sdtContent></w:sdt></w:tr>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{p('c')}</w:tc><w:tc>{p('d')}</w:tc></w:tr>"
    assert lines_of(f"<w:sdt><w:sdtContent><w:tbl>{row}{gone}</w:tbl></w:sdtContent></w:sdt>") == ["a | b"]


def test_macros_are_not_looked_at() -> None:
    kind = "application/vnd.ms-word.document.macroEnabled.main+xml"
    raw = word(p(TEXT), kind=kind, parts={"word/vbaProject.bin": "Sub AutoOpen()"})
    assert document_of(raw, "a.docm").text == TEXT


def test_the_day_is_what_the_text_says() -> None:
    core = '<c xmlns:d="http://purl.org/dc/terms/"><d:created>2020-05-04T10:00:00Z</d:created></c>'
    raw = word(p("A treaty on water is signed", "T"), p("3 May 2024"), p(TEXT), parts={"docProps/core.xml": core})
    assert document_of(raw).published == "2024-05-03"


# --- what cannot be read ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "an old Word file (.doc)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "needs a password"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old office program"),
        (
            word(p(TEXT), kind="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
            "spreadsheet",
        ),
        (zipped({"[Content_Types].xml": TYPES.format(kind=MAIN).encode()}), "no text part"),
        (word(p(TEXT))[:300], "damaged"),
        (word("<w:p>"), "damaged: word/document.xml is no XML"),
        (word(), "empty"),
    ],
)
def test_what_cannot_be_read_is_named(raw: bytes, words: str) -> None:
    assert words in reason_of(raw)


def test_an_archive_that_only_looks_like_one_is_read_as_an_archive() -> None:
    found = found_in(zipped({"word/a.txt": TEXT.encode()}), "a.zip")
    assert documents(found)[0].path == "a.zip!/word/a.txt"


ENTITIES = (
    '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>',
    '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/d.dtd">',
)


@pytest.mark.parametrize("head", ENTITIES)
def test_entities_are_neither_fetched_nor_expanded(head: str) -> None:
    body = f"{head}<w:document {W}><w:body>{p('&a;' + TEXT)}</w:body></w:document>"
    assert "defines entities" in reason_of(word(parts={"word/document.xml": body}))


def test_a_bomb_is_refused_whatever_its_header_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_UNPACKED_BYTES", "200000")
    monkeypatch.setenv("COMITY_MAX_RATIO", "10")
    raw = bytearray(word(p(" " * 3_000_000 + TEXT)))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = raw.index(mark, raw.index(b"word/document.xml") - 60 if mark[2] == 3 else 0) + place
        raw[at : at + 4] = (100).to_bytes(4, "little")
    assert documents(found_in(bytes(raw), "a.docx")) == []


def test_bombs_in_several_parts_share_a_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_UNPACKED_BYTES", "200000")
    monkeypatch.setenv("COMITY_MAX_RATIO", "10")
    swollen = f"<w:x {W}>{' ' * 150_000}</w:x>"
    raw = word(p(TEXT), parts=dict.fromkeys(("word/styles.xml", "word/numbering.xml", "word/footnotes.xml"), swollen))
    assert "as a zip bomb does" in reason_of(raw)


def test_elements_nested_without_end_are_damage() -> None:
    raw = word(p(TEXT), "<w:sdt>" * 20_000 + "</w:sdt>" * 20_000)
    assert "damaged" in reason_of(raw)


SEED = by_library()


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(SEED)), st.binary(max_size=30))
def test_damage_anywhere_never_raises(at: int, noise: bytes) -> None:
    assert_found(SEED[:at] + noise + SEED[at + len(noise) :])


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 3000), st.binary(max_size=30), st.sampled_from(["word/document.xml", "word/styles.xml"]))
def test_damage_within_a_part_never_raises(at: int, noise: bytes, name: str) -> None:
    with zipfile.ZipFile(BytesIO(SEED)) as archive:
        parts = {member: archive.read(member) for member in archive.namelist()}
    parts[name] = parts[name][:at] + noise + parts[name][at + len(noise) :]
    assert_found(zipped(parts))


def assert_found(raw: bytes) -> None:
    """Whatever comes of some bytes is a document or a reason, and the same each time."""
    found = found_in(raw, "a.docx")
    assert all(isinstance(one, Document | Rejected) for one in found)
    assert found == found_in(raw, "a.docx")
    for document in documents(found):
        assert_laws(document)
