"""Front matter: what is read, what is left, and what is refused with a reason."""

from __future__ import annotations

import pytest
from tests.read.pages import BODY, PAGE, read_text, reject

from comity.read.matter import Matter, MatterError, read_date, split_matter


def test_the_keys_and_the_text_after_them() -> None:
    text = "---\ntitle: A port\nauthor: A. Ruiz\npublisher: Herald\npublished: 2024-03-12\nurl: https://x.example\n---\n\nText"
    assert split_matter(text) == (Matter("A port", "A. Ruiz", "Herald", "2024-03-12", "https://x.example"), "Text")


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("outlet: Herald", "publisher", "Herald"),
        ("source: Herald", "publisher", "Herald"),
        ("Date: 12 March 2024", "published", "2024-03-12"),
        ("published: 2024-03", "published", "2024-03"),
        ("published: 2024", "published", "2024"),
        ("published: 2024-03-12/2024-03-14", "published", "2024-03-12/2024-03-14"),
        ("authors: [A. Ruiz, J. Paz]", "author", "A. Ruiz, J. Paz"),
        ("language: en-GB", "language", "en"),
        ("publisher:", "publisher", None),
        ("tags: {a: b}", "title", None),
    ],
)
def test_other_spellings(line: str, field: str, value: str | None) -> None:
    assert getattr(split_matter(f"---\n{line}\n---\nText")[0], field) == value


@pytest.mark.parametrize("text", ["Text", "---\nText\n---\nmore", "---\nkey: value\n", "----\nkey: value\n---\n", ""])
def test_texts_without_front_matter_come_back_as_they_are(text: str) -> None:
    assert split_matter(text) == (Matter(), text)


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("title: A port: a view", "line 2"),
        ("a: 1\nb: [1", "line"),
        ("published: 30 February 2024", "'30 February 2024' is no date"),
        ("published: 03/04/2023", "write it as"),
        ("a: " + "[" * 5000, "front matter"),
    ],
)
def test_faults_say_where_and_what_to_do(source: str, words: str) -> None:
    with pytest.raises(MatterError, match=words):
        split_matter(f"---\n{source}\n---\nText")


def test_a_fault_rejects_the_document() -> None:
    assert "front matter, line 2" in reject(f"---\ntitle: A: b\n---\n{BODY}".encode())


def test_front_matter_counts_before_the_page_and_is_no_part_of_the_text() -> None:
    document = read_text(f"---\ntitle: Ports\npublished: 2020-01-02\nurl: https://x.example\n---\n{PAGE}")
    assert (document.title, document.url) == ("Ports", "https://x.example")
    assert (document.published, document.published_basis) == ("2020-01-02", "front matter")
    assert document.author == "Carmen Soto"
    assert document.text == PAGE


def test_a_title_known_beforehand_is_found_on_the_page() -> None:
    document = read_text(f'---\ntitle: "Chile, Peru share port"\n---\nChile, Peru share port\n\n{BODY}')
    assert document.sections[0].role == "headline"


def test_with_a_title_known_the_first_paragraph_is_body() -> None:
    assert [row.role for row in read_text(f"---\ntitle: Ports\n---\n{BODY}\n\n{BODY}").sections] == ["body", "body"]


def test_dates_as_people_write_them() -> None:
    assert read_date("12 March 2024") == read_date(" 2024-03-12 ") == "2024-03-12"
    assert read_date("soon") is None
