"""The brief as a Word file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

import docx
import pytest

from comity.present.brief import Brief, brief, numbered
from comity.present.docx import to_docx
from present.dossiers import make_dossier, make_picture
from present.story import story_page

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def made() -> Brief:
    return brief(make_dossier(), [make_picture()])


@pytest.fixture(scope="module")
def data(made: Brief) -> bytes:
    return to_docx(made)


@pytest.fixture(scope="module")
def body(data: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return ElementTree.fromstring(file.read("word/document.xml"))


def words(element: ElementTree.Element) -> str:
    return "".join(found.text or "" for found in element.iter(f"{W}t"))


def paragraphs(body: ElementTree.Element, text: str) -> Iterator[ElementTree.Element]:
    return (one for one in body.iter(f"{W}p") if text in words(one))


def test_every_sentence_has_its_notes(made: Brief, body: ElementTree.Element) -> None:
    texts = [sentence.text for section in made.sections for sentence in section.sentences]
    found = [next(paragraphs(body, text)) for text in texts]
    assert len(found) > 15
    assert all(one.find(f"{W}hyperlink") is not None for one in found)


def test_every_row_of_a_table_has_its_notes(body: ElementTree.Element) -> None:
    rows = [row for table in body.iter(f"{W}tbl") for row in list(table.iter(f"{W}tr"))[1:]]
    assert rows
    assert all(next(row.iter(f"{W}hyperlink"), None) is not None for row in rows)


def test_links_arrive_both_ways(made: Brief, body: ElementTree.Element) -> None:
    names = [one.get(f"{W}name") for one in body.iter(f"{W}bookmarkStart")]
    anchors = {one.get(f"{W}anchor") for one in body.iter(f"{W}hyperlink")}
    notes = numbered(made)[1]
    assert len(names) == len(set(names)) == 2 * len(notes)
    assert anchors == set(names)


def test_a_picture_has_words_for_who_does_not_see_it(data: bytes) -> None:
    (shape,) = docx.Document(io.BytesIO(data)).inline_shapes
    assert shape._inline.docPr.get("descr") == "One promise, delivered in 2021."


def test_the_second_page_begins_with_its_first_section(body: ElementTree.Element) -> None:
    turned = [one for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert [words(one).startswith("Said and done") for one in turned] == [True]


def test_judgements_stand_in_a_box(body: ElementTree.Element) -> None:
    boxed = [words(one) for one in body.iter(f"{W}p") if one.find(f"{W}pPr/{W}shd") is not None]
    assert any(text.startswith("By rule") for text in boxed)
    assert any(text.startswith("Bottom line") for text in boxed)
    assert not any(text.startswith("Overdue") for text in boxed)


def test_tables_are_as_wide_as_their_column(body: ElementTree.Element) -> None:
    widths = [sum(int(cell.get(f"{W}w") or 0) for cell in next(table.iter(f"{W}tr")).iter(f"{W}tcW"))
              for table in body.iter(f"{W}tbl")]  # fmt: skip
    assert all(width <= 10440 for width in widths)
    assert widths[-1] <= 5050


def test_same_brief_same_bytes_dated_by_the_as_of_day(made: Brief, data: bytes) -> None:
    assert to_docx(made) == data
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {part.date_time for part in file.infolist()} == {(2024, 8, 22, 0, 0, 0)}


def test_a_day_that_no_zip_file_can_bear() -> None:
    data = to_docx(brief(make_dossier(story_page("1950-01-01"), ())))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {part.date_time[0] for part in file.infolist()} == {1980}


def test_word_opens_it_as_a4(data: bytes) -> None:
    document = docx.Document(io.BytesIO(data))
    assert document.core_properties.title == "India and Japan: said and done"
    assert round((document.sections[0].page_height or 0) / 36000) == 297
