"""The brief as a Word file: two pages of A4, notes at the end with links both ways, pictures with their words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final

import docx
import vl_convert
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from comity.edtf import parse_day
from comity.present.brief.notes import SHORT, Note, marks_of, numbered
from comity.present.brief.records import Brief, Row, Section, Sentence
from comity.present.pictures import Picture

FONT: Final = "Cambria"
SOFT: Final = RGBColor(0x56, 0x5C, 0x66)
MARGIN: Final = Mm(13)
WIDTH: Final = Mm(184)
HALF: Final = Mm(89)
LONGEST: Final = 34
"""Signs of a cell beyond which its column grows no wider."""
BOXED: Final = ("bottom", "judgements")
"""Sections that stand in a box."""
TALL: Final = Mm(112)
"""The height of a picture at most."""
SCALE: Final = 3.0
"""Points of a picture for each of its units."""
BODY: Final = 8.5
SECOND: Final = 7.0
NOTE: Final = 5.5
"""Sizes of letters on page one, on page two and in notes."""
EARLIEST: Final = 1980
"""The first year that a zip file can bear."""


def to_docx(made: Brief) -> bytes:
    """The brief as a Word file: the same brief gives the same bytes, dated by its as-of day."""
    return _dated(_Writer(made).written(), _moment(made.day))


def _moment(day: str | None) -> datetime:
    """The as-of day as the time of the file; the first that a zip file can bear where there is none such."""
    year, month, number = parse_day(day) if day else (0, 0, 0)
    return datetime(year, month, number) if EARLIEST <= year < 2108 else datetime(EARLIEST, 1, 1)


def _dated(data: bytes, moment: datetime) -> bytes:
    """The zip file anew, each part of it with one time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, moment.timetuple()[:6])
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            new.writestr(part, old.read(name))
    return out.getvalue()


class _Writer:
    """Writes one brief into a document of Word's."""

    def __init__(self, made: Brief) -> None:
        self.made = made
        self.numbers, self.notes = numbered(made)
        self.document: Document = docx.Document()
        self.size = BODY
        self.marked: set[int] = set()
        self.bookmarks = 0
        self.turned = False
        """Whether the next heading opens a page."""
        self.boxed = False

    def written(self) -> bytes:
        """The parts in the order of reading: head, page one, page two in two columns, notes."""
        self._set_page()
        self._head()
        for section in self.made.pages[0]:
            self._section(section)
        self.size, self.turned = SECOND, True
        for section in (one for one in self.made.pages[1] if one.place == "wide"):
            self._section(section)
        self._columns(2)
        for section in (one for one in self.made.pages[1] if one.place != "wide"):
            self._section(section)
        self._columns(1)
        self._heading("Notes", "quotation, outlet, date, id; comity show ID opens each")
        self._columns(2)
        for note in self.notes:
            self._note(note)
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    # --- the page -------------------------------------------------------------------------------------------------

    def _set_page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
        style = self.document.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(BODY)
        properties = self.document.core_properties
        moment = _moment(self.made.day)
        properties.title, properties.author, properties.comments = self.made.title, "Comity", ""
        properties.created = properties.modified = moment

    def _columns(self, count: int) -> None:
        """A part of the page with so many columns of one height, below what stands there."""
        section = self.document.add_section(WD_SECTION.CONTINUOUS)
        found = section._sectPr.find(qn("w:cols"))
        columns = OxmlElement("w:cols") if found is None else found
        columns.set(qn("w:num"), str(count))
        columns.set(qn("w:space"), "280")
        if found is None:
            section._sectPr.append(columns)

    def _head(self) -> None:
        title = self._paragraph(style="Title")
        self._run(title, self.made.title, 17, bold=True)
        facts = self._paragraph(after=3)
        self._run(facts, f"{self.made.as_of} · {self.made.coverage.text}", self.size, soft=True)
        self._marks(facts, self.made.coverage)

    # --- sections -------------------------------------------------------------------------------------------------

    def _section(self, section: Section) -> None:
        self.boxed = section.key in BOXED
        self._heading(section.title, section.meaning)
        if section.picture:
            self._picture(section.picture, section.rows)
        elif section.rows:
            self._table(section)
        for sentence in section.sentences:
            paragraph = self._paragraph(after=1.5)
            if sentence.date:
                self._run(paragraph, f"{sentence.date}  ", self.size * 0.85, soft=True)
            self._run(paragraph, sentence.text, self.size)
            self._marks(paragraph, sentence)
        more = [f"{section.more:,} more in the ledger: {section.where}"] if section.more else []
        for words in [*([section.legend] if section.legend else []), *more]:
            self._run(self._paragraph(after=1), words, self.size * 0.78, soft=True)
        self.boxed = False

    def _heading(self, title: str, meaning: str) -> None:
        paragraph = self._paragraph(after=2, before=5, style="Heading 2")
        paragraph.paragraph_format.page_break_before = True if self.turned else None
        self.turned = False
        self._run(paragraph, title, 9, bold=True)
        if meaning:
            self._run(paragraph, f"  {meaning}", 7, soft=True)

    def _table(self, section: Section) -> None:
        table = self.document.add_table(rows=1, cols=len(section.columns))
        table.autofit = False
        for cell, name in zip(table.rows[0].cells, section.columns, strict=True):
            self._run(self._in(cell), name, self.size * 0.8, soft=True)
        head = table.rows[0]._tr.get_or_add_trPr()
        head.append(OxmlElement("w:tblHeader"))
        for row in section.rows:
            cells = table.add_row().cells
            for place, (cell, words) in enumerate(zip(cells, row.cells, strict=True)):
                paragraph = self._in(cell)
                self._run(paragraph, words, self.size * 0.92)
                if not place:
                    self._marks(paragraph, row)
        for column, width in zip(table.columns, _widths(section), strict=True):
            for cell in column.cells:
                cell.width = Emu(width)

    def _picture(self, picture: Picture, rows: Iterable[Row]) -> None:
        """The picture as PNG with its words for who does not see it, and the notes of its rows."""
        png = vl_convert.svg_to_png(picture.standalone(), scale=SCALE)
        paragraph = self._paragraph(after=1)
        shape = paragraph.add_run().add_picture(io.BytesIO(png), width=WIDTH)
        if shape.height > TALL:
            shape.width, shape.height = Emu(int(shape.width * TALL / shape.height)), TALL
        properties = shape._inline.docPr
        properties.set("descr", picture.alt)
        properties.set("title", picture.title)
        below = self._paragraph(after=1)
        self._run(below, "Rows:", self.size * 0.78, soft=True)
        for row in rows:
            self._marks(below, row)

    # --- notes ----------------------------------------------------------------------------------------------------

    def _marks(self, paragraph: Paragraph, line: Sentence | Row) -> None:
        """The numbers of its notes, raised, each a link; the first use of a note can be gone back to."""
        for place, number in enumerate(marks_of(line, self.numbers)):
            if place:
                self._run(paragraph, ",", self.size).font.superscript = True
            if number not in self.marked:
                self.marked.add(number)
                self._bookmark(paragraph, f"r{number}")
            self._link(paragraph, str(number), f"n{number}")

    def _note(self, note: Note) -> None:
        paragraph = self._paragraph(after=0.5)
        self._bookmark(paragraph, f"n{note.number}")
        self._link(paragraph, str(note.number), f"r{note.number}", raised=False)
        quote = f" “{note.excerpt}”" if note.claim else ""
        ids = "".join(f", {id[:SHORT]}" for id in note.ids)
        command = f"; {note.command}" if note.command else ""
        url = f", {note.url}" if note.url else ""
        self._run(paragraph, f"{quote} {note.origin}{url}{command}{ids}", NOTE)

    def _link(self, paragraph: Paragraph, words: str, anchor: str, raised: bool = True) -> None:
        run = self._run(paragraph, words, self.size if raised else NOTE, bold=not raised)
        run.font.superscript = raised
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), anchor)
        paragraph._p.append(link)
        link.append(run._r)

    def _bookmark(self, paragraph: Paragraph, name: str) -> None:
        self.bookmarks += 1
        for tag, given in (("w:bookmarkStart", {"w:name": name}), ("w:bookmarkEnd", {})):
            element = OxmlElement(tag)
            for key, value in ({"w:id": str(self.bookmarks)} | given).items():
                element.set(qn(key), value)
            paragraph._p.append(element)

    # --- words ----------------------------------------------------------------------------------------------------

    def _paragraph(self, after: float = 2, before: float = 0, style: str | None = None) -> Paragraph:
        paragraph = _spaced(self.document.add_paragraph(style=style), after, before)
        return _in_box(paragraph) if self.boxed else paragraph

    def _in(self, cell: Any) -> Paragraph:
        return _spaced(cell.paragraphs[0], 0.5, 0)

    def _run(self, paragraph: Paragraph, words: str, size: float, *, bold: bool = False, soft: bool = False) -> Any:
        run = paragraph.add_run(words)
        run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
        run.font.color.rgb = SOFT if soft else RGBColor(0, 0, 0)
        return run


def _widths(section: Section) -> list[int]:
    """The widths of a table's columns, by the longest words in each, of the page or of half of it."""
    whole = WIDTH if section.place == "wide" else HALF
    rows = [section.columns, *(row.cells for row in section.rows)]
    sizes = [min(LONGEST, max(len(row[place]) for row in rows)) + 4 for place in range(len(section.columns))]
    return [whole * size // sum(sizes) for size in sizes]


def _in_box(paragraph: Paragraph) -> Paragraph:
    """A grey ground and a line at the left, as a box has."""
    properties = paragraph._p.get_or_add_pPr()
    border, ground = OxmlElement("w:pBdr"), OxmlElement("w:shd")
    left = OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "4"), ("color", "282828")):
        left.set(qn(f"w:{name}"), value)
    border.append(left)
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", "F1F4F7")):
        ground.set(qn(f"w:{name}"), value)
    for element in (border, ground):
        properties.insert_element_before(element, "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")
    return paragraph


def _spaced(paragraph: Paragraph, after: float, before: float) -> Paragraph:
    layout = paragraph.paragraph_format
    layout.space_after, layout.space_before, layout.line_spacing = Pt(after), Pt(before), 1.0
    return paragraph
