"""Markdown: headings, lists, quotations, tables, emphasis; offsets into the source as it is."""

from __future__ import annotations

import pytest
from tests.read.pages import BODY, headings_of, parts_of, read_text, words_as

from comity.read.markdown import blocks_of

TITLE = "Chile and Peru agree to share a port"


def parts(text: str) -> list[tuple[str, str]]:
    return [(role, words) for role, words in parts_of(read_text(text, "page.md"))]


def test_headings_and_paragraphs() -> None:
    document = read_text(f"# {TITLE}\n\n{BODY}\n\n## Background\n\nTalks began in 2015. They failed.\n", "page.md")
    assert document.title == TITLE
    assert parts_of(document) == [
        ("headline", TITLE),
        ("body", BODY),
        ("masthead", "Background"),
        ("body", "Talks began in 2015. They failed."),
    ]
    assert headings_of(document)["Talks began in 2015. They failed."] == "Background"


@pytest.mark.parametrize("marker", ["-", "*", "1."])
def test_items_without_their_markers(marker: str) -> None:
    assert words_as("list", f"{BODY}\n\n{marker} a joint office\n{marker} a hotline\n", "page.md") == [
        "a joint office",
        "a hotline",
    ]


def test_quotations() -> None:
    assert words_as("quote", f"{BODY}\n\n> We hope so.\n> We do.\n\n{BODY}", "page.md") == ["We hope so.\n> We do."]


def test_tables_are_lists_without_their_heads() -> None:
    table = "| Year | Place |\n|---|---|\n| 2015 | Lima hosted the talks |\n"
    assert ("masthead", "Year | Place") in parts(f"{BODY}\n\n{table}\n\n{BODY}")
    assert words_as("list", f"{BODY}\n\n{table}\n\n{BODY}", "page.md") == ["2015 | Lima hosted the talks"]


def test_lines_of_a_paragraph_are_joined() -> None:
    assert words_as(
        "body", "Chile and Peru agreed on Monday to share\nthe port of Arica, officials said.\n", "p.md"
    ) == ["Chile and Peru agreed on Monday to share\nthe port of Arica, officials said."]


def test_lettered_lines_of_a_paragraph_are_items() -> None:
    text = f"{BODY}\n\n3. On ports, they\n   (a) agreed to share one;\n   (b) will build another.\n\n{BODY}"
    assert words_as("list", text, "page.md") == ["On ports, they", "agreed to share one;", "will build another."]


def test_emphasis_and_links_are_seen_through() -> None:
    text = (
        f"# {TITLE}\n\n*By Carmen Soto* | **12 May 2024**\n\n**LIMA** — {BODY}\n\n[Subscribe now](https://x.example)\n"
    )
    document = read_text(text, "page.md")
    assert (document.author, document.published) == ("Carmen Soto", "2024-05-12")
    assert ("dateline", "**LIMA** —") in parts_of(document)
    assert ("promotion", "[Subscribe now](https://x.example)") in parts_of(document)


def test_run_in_headings_in_bold() -> None:
    document = read_text(f"{BODY}\n\n**Economy.** The two will trade more.\n", "page.md")
    assert headings_of(document)["The two will trade more."] == "Economy"


def test_a_picture_is_its_words() -> None:
    assert words_as("caption", f"# {TITLE}\n\n![Cranes stand idle at Arica](a.jpg)\n\n{BODY}", "page.md") == [
        "Cranes stand idle at Arica"
    ]


def test_a_rule_under_a_paragraph_makes_it_no_heading() -> None:
    assert words_as("body", f"{BODY}\n---\n\n{BODY}\n", "page.md") == [BODY, BODY]


def test_code_is_furniture_and_indented_text_is_not() -> None:
    text = f"```\nx = 1\n```\n\n    {BODY}\n"
    assert [block.kind for block in blocks_of(text)] == ["furniture", "paragraph"]


def test_a_byline_in_the_paragraph_of_another_line_stays_apart() -> None:
    text = f"{TITLE}\nBy Carmen Soto\n12 May 2024\n\n{BODY}"
    assert [role for role, _ in parts(text)] == ["headline", "byline", "byline", "body"]
