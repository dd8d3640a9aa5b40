"""PDFs: columns, hyphens, heads and feet, notes, tables, headings, pages; what cannot be read is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.read.formats.packing import documents, found_in, reasons
from tests.read.formats.paper import (
    CATALOG,
    FONT,
    LINES,
    LONG,
    PAGE,
    PORT,
    RAIL,
    TEXT,
    WATER,
    document_of,
    paragraphs_of,
    pdf_of,
    set_type,
    simple,
    stream,
    text_of,
    written,
)

from comity.model import Document, Rejected

HEAD = '#place(top + center, scope: "parent", float: true)[#text(size: 20pt, weight: "bold")[A treaty on water]]\n'
BODY = "\n\n".join(LONG)
SHORT = "\n\n".join(TEXT)
STYLES = {
    "one column": '#set page(paper: "a4")\n#set par(justify: true)\n',
    "ragged": '#set page(paper: "us-letter")\n#set text(hyphenate: false)\n',
    "first lines set in": '#set page(paper: "a4")\n#set par(first-line-indent: 1em, spacing: 0.65em, justify: true)\n',
    "two columns": f'#set page(paper: "a4", columns: 2)\n#set par(justify: true)\n{HEAD}',
    "three columns": f'#set page("a4", flipped: true, columns: 3)\n#set par(justify: true)\n#set text(9pt)\n{HEAD}',
    "narrow white": f'#set page(paper: "a4", columns: 2)\n#set columns(gutter: 9pt)\n#set par(justify: true)\n{HEAD}',
}


@pytest.mark.parametrize("style", STYLES)
def test_paragraphs_come_whole_and_in_order(style: str) -> None:
    found = [line for line in paragraphs_of(set_type(STYLES[style] + BODY)) if line in LONG]
    assert len(found) >= 0.9 * len(LONG)
    assert found == [line for line in LONG if line in found]


@pytest.mark.parametrize("style", STYLES)
def test_not_a_word_is_lost_or_added(style: str) -> None:
    words = text_of(STYLES[style] + BODY).removeprefix("A treaty on water").split()
    assert words == " ".join(LONG).split()


def test_a_head_over_two_columns_is_read_first_and_is_the_title() -> None:
    document = document_of(set_type(STYLES["two columns"] + BODY))
    assert document.title == "A treaty on water"
    assert document.text.startswith(f"A treaty on water\n\n{LONG[0]}")


def test_a_full_width_part_between_columns_keeps_its_place() -> None:
    columns = f"#columns(2)[{WATER} {RAIL}]"
    text = " ".join(
        text_of(f"#set par(justify: true)\n{columns}\n\n#v(1em)\n{PORT} {PORT}\n\n#v(1em)\n{columns}").split()
    )
    assert text == f"{WATER} {RAIL} {PORT} {PORT} {WATER} {RAIL}"


# --- words --------------------------------------------------------------------------------------------------------


def test_letters_that_are_set_apart_are_words() -> None:
    assert "JOINT STATEMENT" in text_of(f"#text(16pt, tracking: 5pt)[JOINT STATEMENT]\n\n{SHORT}")


def test_ligatures_are_letters() -> None:
    source = f'#set text(font: "Libertinus Serif")\nThe offices of the five affiliates filed a final offer. {WATER}'
    assert "The offices of the five affiliates filed a final offer." in text_of(source)


def test_marks_of_notes_are_not_glued_to_words() -> None:
    text = text_of(f"{WATER}#footnote[See the notice of the ministry in Nairobi.] {RAIL}")
    assert f"{WATER} {RAIL}" in text


def test_powers_and_ordinals_stay() -> None:
    text = text_of(f"The lake of 70 km#super[2] was the 20#super[th] and CO#sub[2] fell. {WATER}")
    assert "The lake of 70 km² was the 20th and CO2 fell." in text


def test_a_drop_cap_begins_its_word() -> None:
    source = f"#place(dx: 0pt, dy: -3pt, text(36pt)[K])#h(30pt){WATER[1:20]}\\ #h(30pt){WATER[20:60]}\\ {WATER[60:]}"
    assert text_of(f"#set text(11pt)\n{source}\n\n{SHORT}").startswith("Kenya and Uganda")


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned_is_read(turn: int) -> None:
    page = PAGE.replace(b"/MediaBox", b"/Rotate %d/MediaBox" % turn)
    assert document_of(simple(*LINES, page=page)).text == " ".join(LINES)


def test_text_that_runs_up_the_page_is_read_and_a_stamp_beside_is_not() -> None:
    turned = f"#rotate(-90deg, reflow: true, block(width: 400pt)[{WATER} {RAIL}])"
    assert text_of(turned) == f"{WATER} {RAIL}"
    assert "STAMP" not in text_of(f"#place(rotate(90deg)[STAMP])\n{SHORT}")


# --- margins ------------------------------------------------------------------------------------------------------

RUNNING = (
    '#set page(paper: "a5", header: [The Lake Herald #h(1fr) Water], footer: context [#h(1fr) Page '
    "#counter(page).display() of 9])\n"
)


def test_running_heads_and_feet_are_no_text() -> None:
    text = text_of(RUNNING + BODY)
    assert text.count("The Lake Herald") == 1 and "of 9" not in text


def test_the_head_of_the_first_page_makes_no_claim() -> None:
    document = document_of(set_type(RUNNING + BODY))
    head = next(row for row in document.sections if document.text[row.start : row.end].startswith("The Lake Herald"))
    assert head.role == "masthead"


def test_a_number_alone_at_the_foot_is_no_text() -> None:
    assert text_of(f'#set page(numbering: "- 1 -")\n{SHORT}').endswith(RAIL)


def test_two_pages_side_by_side_are_read_one_after_the_other() -> None:
    sides = ["\n\n".join(LONG[at : at + 3]) for at in (0, 3)]
    numbers = "#h(1fr) 4 #h(1fr) #h(1fr) 5 #h(1fr)"
    page = f'#set page("a4", flipped: true, footer: [{numbers}])\n#set par(justify: true)\n#set text(9pt)\n'
    assert text_of(f"{page}#grid(columns: (1fr, 1fr), gutter: 2cm, [{sides[0]}], [{sides[1]}])") == "\n\n".join(sides)


def test_notes_at_the_foot_do_not_cut_paragraphs() -> None:
    noted = BODY.replace("river", "river#footnote[The text is in the gazette of the ministry, number 7.]")
    document = document_of(set_type(f'#set page(paper: "a5")\n#set par(justify: true)\n{noted}'))
    assert sum(line in LONG for line in document.text.split("\n")) >= 0.85 * len(LONG)
    notes = [row for row in document.sections if "gazette" in document.text[row.start : row.end]]
    assert notes and {row.role for row in notes} == {"masthead"}


# --- parts --------------------------------------------------------------------------------------------------------


def test_headings_head_what_is_below_them() -> None:
    document = document_of(
        set_type(f"= A treaty on water\n\n== Background\n\n{WATER}\n\n== What is next\n\n{PORT}\n\n{RAIL}")
    )
    assert document.title == "A treaty on water"
    assert [row.heading for row in document.sections if row.role == "body"] == ["Background"] + ["What is next"] * 2


def test_numbered_paragraphs_and_bullets_are_items() -> None:
    document = document_of(set_type(f"{WATER}\n\n+ {PORT}\n+ {RAIL}\n\n- {PORT} Again.\n- {RAIL} Again."))
    assert [row.role for row in document.sections] == ["body", "list", "list", "list", "list"]


@pytest.mark.parametrize("stroke", ["0.5pt", "none"])
def test_rows_of_a_table_stay_rows(stroke: str) -> None:
    cells = "[Year], [Tonnes], [Port], [2021], [1,200], [Mombasa], [2022], [1,450], [Mombasa and Lamu]"
    text = text_of(f"{WATER}\n\n#table(columns: (4cm, 4cm, 5cm), stroke: {stroke}, {cells})\n\n{RAIL}")
    assert "Year | Tonnes | Port\n2021 | 1,200 | Mombasa\n2022 | 1,450 | Mombasa and Lamu" in text


def test_a_cell_of_several_lines_stays_in_its_row() -> None:
    cells = f"[12 March 2024], [{WATER}], [13 March 2024], [{RAIL}]"
    text = text_of(f"{PORT}\n\n#table(columns: (4cm, 8cm), {cells})")
    assert f"12 March 2024 | {WATER}\n13 March 2024 | {RAIL}" in text


# --- pages --------------------------------------------------------------------------------------------------------


def test_each_page_has_the_offset_of_its_first_character() -> None:
    document = document_of(set_type(f"{WATER}\n#pagebreak()\n{PORT}\n#pagebreak()\n{RAIL}"))
    assert [document.text[at : at + 8] for at in document.pages] == ["Kenya an", "The port", "Engineer"]


def test_a_page_without_text_has_the_offset_of_the_next() -> None:
    document = document_of(set_type(f"{WATER}\n#pagebreak()\n#pagebreak()\n{RAIL}"))
    assert document.pages[1] == document.pages[2] == document.text.index("Engineers")


ONE = f"The ministers, said {WATER.replace('.', ',')} and then {PORT.replace('.', ',')} and that {RAIL}"


def test_a_page_may_begin_within_a_paragraph() -> None:
    raw = set_type(f"#set page(width: 10cm, height: 4cm, margin: 1cm)\n{ONE}")
    document = document_of(raw)
    assert document.text == ONE
    assert len(document.pages) > 2 and len(set(document.pages)) == len(document.pages)


def test_a_number_of_a_page_follows_from_an_offset() -> None:
    document = Document("d", "abcdef", "", (), pages=(0, 2, 2, 5))
    assert [document.page_at(at) for at in (0, 1, 2, 4, 5)] == [1, 1, 3, 3, 4]
    assert Document("d", "abc", "", ()).page_at(1) is None


# --- what the file states -----------------------------------------------------------------------------------------


def test_a_title_that_the_file_states_counts_where_the_page_has_it() -> None:
    shown, other = "A treaty on water is signed", "Microsoft Word - draft2.doc"
    for title in (shown, other):
        raw = set_type(f'#set document(title: "{title}", author: "user")\n{shown}\n\n{SHORT}')
        assert document_of(raw).title == shown
        assert document_of(raw).author is None


def test_the_day_on_which_a_file_was_made_is_not_that_of_publication() -> None:
    undated = set_type(f"#set document(date: datetime(year: 2020, month: 5, day: 4))\n= A treaty on water\n\n{SHORT}")
    assert document_of(undated).published is None
    dated = set_type(f"= A treaty on water\n\n3 May 2024\n\n{SHORT}")
    assert (document_of(dated).published, document_of(dated).published_basis) == ("2024-05-03", "byline")


# --- pages that cannot be read ------------------------------------------------------------------------------------

PICTURE = (
    b"<</Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8/Length 64>>stream\n"
    + bytes(range(0, 256, 4))
    + b"\nendstream"
)


EACH = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R"
    b"/Resources<</XObject<</I 5 0 R>>/Font<</F 6 0 R>>>>>>"
)


def scan(pages: int, texts: int = 0) -> bytes:
    """Pages that are pictures, then pages of text."""
    kids = b" ".join(b"%d 0 R" % (7 + at) for at in range(pages + texts))
    drawn = stream(b"q 595 0 0 842 0 0 cm /I Do Q")
    objects = [
        CATALOG,
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, pages + texts),
        drawn,
        stream(written(*LINES)),
        PICTURE,
    ]
    return pdf_of([*objects, FONT, *[EACH % 3] * pages, *[EACH % 4] * texts])


@pytest.mark.usefixtures("no_tesseract")
def test_a_scan_is_named_as_one() -> None:
    (reason,) = reasons(found_in(scan(3), "a.pdf")).values()
    assert reason.startswith("scanned: 3 of 3 pages are pictures without text (pages 1-3); install tesseract")


@pytest.mark.usefixtures("no_tesseract")
def test_of_a_mixed_document_the_text_is_read_and_the_pictures_are_told() -> None:
    found = found_in(scan(2, texts=1), "a.pdf")
    assert documents(found)[0].text == " ".join(LINES)
    assert "2 of 3 pages are pictures" in reasons(found)["a.pdf"]


def test_a_page_whose_letters_are_unknown_is_named() -> None:
    font = b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[6 0 R]>>"
    inner = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)>>>>"
    found = found_in(simple(*LINES, font=font, more=[inner]), "a.pdf")
    assert "1 of 1 pages do not say which letters they show" in reasons(found)["a.pdf"]


def test_a_blank_page_is_no_scan() -> None:
    assert reasons(found_in(set_type("#pagebreak()"), "a.pdf")) == {"a.pdf": "its pages are empty"}


# --- recognition --------------------------------------------------------------------------------------------------


def test_pictures_of_pages_are_recognised_where_a_program_is_installed(tesseract: Path) -> None:
    tesseract.write_text(f"{LINES[0]}\n{LINES[1]}\n\n{PORT}\n")
    found = found_in(scan(1, texts=1), "a.pdf")
    assert documents(found)[0].text == f"{' '.join(LINES)}\n\n{PORT}\n\n{' '.join(LINES)}"
    assert "page 1 read from pictures by tesseract: compare" in reasons(found)["a.pdf"]


def test_a_recognised_page_keeps_its_place_among_the_others(tesseract: Path) -> None:
    tesseract.write_text(PORT)
    document = documents(found_in(scan(1, texts=1), "a.pdf"))[0]
    assert document.pages == (0, len(PORT) + 2)


@pytest.mark.usefixtures("tesseract")
def test_a_program_that_fails_leaves_the_page_unread() -> None:
    assert "tesseract made nothing of them" in reasons(found_in(scan(1), "a.pdf"))["a.pdf"]


def test_only_so_many_pictures_are_recognised(tesseract: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_OCR_PAGES", "1")
    tesseract.write_text(PORT)
    found = found_in(scan(3), "a.pdf")
    assert documents(found)[0].text == PORT
    assert "2 of 3 pages are pictures without text (pages 2-3)" in "".join(
        one.reason for one in found if isinstance(one, Rejected)
    )
