"""Headline, author, outlet, and the day of publication with how it is known."""

from __future__ import annotations

import pytest
from tests.read.pages import BODY, PAGE, read_text

from comity.model import Document

TITLE = "Chile and Peru agree to share a port"


def dated(document: Document) -> tuple[str | None, str | None]:
    return document.published, document.published_basis


def test_a_copied_page() -> None:
    document = read_text(PAGE)
    assert document.title == "Chile and Peru agree to share a port after nine years of talks"
    assert (document.author, document.publisher) == ("Carmen Soto", "The Harbour Times")
    assert dated(document) == ("2024-03-12", "byline")


def test_what_is_given_counts_before_the_page() -> None:
    assert dated(read_text(PAGE, given="2024-03")) == ("2024-03", "given")


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Wed, 22 Mar 2023 | Reading Time: 4 minutes", "2023-03-22"),
        ("March 22, 2023 12:30 pm IST", "2023-03-22"),
        ("Published: 2023-03-22T18:04:00+03:00", "2023-03-22"),
        ("Posted on 22nd March 2023", "2023-03-22"),
        ("By Carmen Soto, 22 March 2023", "2023-03-22"),
        ("Updated on: March 25, 2023 | Published on: March 22, 2023", "2023-03-22"),
        ("2023年3月22日", "2023-03-22"),
        ("Posted on March 22, 2023 by Juan Diaz | Filed under: Politics", "2023-03-22"),
        ("March 22, 2023 at 10:02 a.m. EST", "2023-03-22"),
        ("Date: 22 March 2023", "2023-03-22"),
        ("Press release No. 12/2023, 22 March 2023", "2023-03-22"),
    ],
)
def test_dates_at_the_byline(line: str, edtf: str) -> None:
    assert dated(read_text(f"{TITLE}\n{line}\n\n{BODY}")) == (edtf, "byline")


def test_a_day_of_two_readings_is_none() -> None:
    assert dated(read_text(f"{TITLE}\n03/04/2023\n\n{BODY}")) == (None, None)


def test_the_page_date_over_the_headline_counts_only_alone() -> None:
    page = f"10 June, 2023\nHarbour Times\n\n{TITLE}\n{{}}\n\n{BODY}"
    assert dated(read_text(page.format("By Carmen Soto"))) == ("2023-06-10", "masthead")
    assert dated(read_text(page.format("By Carmen Soto\n22 March 2023"))) == ("2023-03-22", "byline")


def test_an_update_is_not_the_day_of_publication_but_better_than_none() -> None:
    assert dated(read_text(f"{TITLE}\nUpdated: 28 March 2023\n\n{BODY}")) == ("2023-03-28", "updated")


def test_dates_in_the_dateline_the_address_and_at_the_foot() -> None:
    assert dated(read_text(f"{TITLE}\n\nLIMA, March 3, 2021 (AP) - {BODY}")) == ("2021-03-03", "dateline")
    assert dated(read_text(f"{TITLE}\n\n{BODY}\n\nhttps://x.example/2021/03/03/port")) == ("2021-03-03", "address")
    assert dated(read_text(f"{TITLE}\n\n{BODY}\n\nLima\nMarch 3, 2021\n")) == ("2021-03-03", "foot")


def test_no_date_is_borrowed_from_the_article_or_its_rights() -> None:
    text = f"{TITLE}\n\n{BODY} The first talks were held on 3 May 2015.\n\n© 2024 Harbour Times"
    assert dated(read_text(text)) == (None, None)


def test_dates_of_other_stories_do_not_count() -> None:
    text = f"{TITLE}\n\n{BODY}\n\nMore on this story\nPeru votes\n16 December 2022"
    assert dated(read_text(text)) == (None, None)


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        ("By Carmen Soto", "Carmen Soto"),
        ("BY CARMEN SOTO\nSTAFF WRITER", "Carmen Soto"),
        ("By ANA RUIZ and JUAN PAZ, Staff Writers", "Ana Ruiz and Juan Paz"),
        ("Colonel B S Nair (V)\nWed, 22 Mar 2023", "Colonel B S Nair (V)"),
        ("Carmen Soto / 28 November 2024 / Reading time: 3 min", "Carmen Soto"),
        ("4 September 2025\nMiho Abe and R. K. Rao", "Miho Abe and R. K. Rao"),
        ("Share | Tweet | Mail", None),
        ("Posted on March 4, 2024 by Juan Diaz | Filed under: Politics", "Juan Diaz"),
        ("Published by Juan Diaz on 4 March 2024 in World", "Juan Diaz"),
        ("4 March 2024 · 5 min read · By Juan Diaz", "Juan Diaz"),
        ("By Juan Diaz • March 4, 2024 • Updated 10:30", "Juan Diaz"),
        ("4 March 2024 in World by Juan Diaz", "Juan Diaz"),
    ],
)
def test_author(lines: str, author: str | None) -> None:
    assert read_text(f"{TITLE} after nine years\n{lines}\n\n{BODY}").author == author


def test_editors_of_a_wire_story_are_not_its_author() -> None:
    assert read_text(f"{TITLE}\n\n{BODY}\nReporting by Ana Ruiz; Editing by Juan Paz").author is None


@pytest.mark.parametrize(
    ("text", "publisher"),
    [
        (f"{TITLE} | Andes Herald\n\n{BODY}", "Andes Herald"),
        (f"ANDES HERALD\nWORLD\n\n{TITLE}\nBy Ana Ruiz\n\n{BODY}", "Andes Herald"),
        (f"{TITLE}\n\n{BODY}\n\n© 2024 Andes Herald. All rights reserved.", "Andes Herald"),
        (
            f"{TITLE}\n\n{BODY}\n\nThe opinions are the author's own and do not reflect the views of Andes Forum.",
            "Andes Forum",
        ),
        (f"{TITLE}\nSource: Andes Herald\n\n{BODY}", "Andes Herald"),
        (f"{TITLE}\n\nAndes Herald file photo\nCranes stand idle at the port.\n\n{BODY}", "Andes Herald"),
        (f"{TITLE}\n\nReuters file photo\nCranes stand idle at the port.\n\n{BODY}", None),
        (f"WAR AT SEA\n{TITLE}\nBy Ana Ruiz\n\n{BODY}", None),
        (f"{TITLE}\n\n{BODY}", None),
    ],
)
def test_publisher(text: str, publisher: str | None) -> None:
    assert read_text(text).publisher == publisher


@pytest.mark.parametrize(
    "text",
    [
        f"EXCLUSIVE\n{TITLE}\n{BODY}",
        f"Last updated 12:30 IST\n{TITLE}\n{BODY}",
        f"Andes Herald\nNotes from the mountains\nAbout | Contact\nOPINION\n{TITLE}\nAna Ruiz\n3 May 2024\n{BODY}",
        f"{TITLE}\nThe deal ends nine years of talks and opens a way to the sea for Bolivia\nBy Ana Ruiz\n{BODY}",
        f"12/01/2025, 08:02   {TITLE} - Andes Review\nANDES REVIEW\n{TITLE}\nBy Ana Ruiz\n{BODY}",
        f"# {TITLE}\n{BODY}",
        f"Title: {TITLE}\nAuthor: Ana Ruiz\nDate: 3 May 2024\n\n{BODY}",
    ],
)
def test_title(text: str) -> None:
    assert read_text(text).title == TITLE


def test_a_text_that_opens_with_its_first_sentence_has_no_title() -> None:
    assert read_text(f"{BODY}\n\n{BODY}").title is None


def test_the_address_of_the_page() -> None:
    assert read_text(f"{TITLE}\nhttps://x.example/port\n\n{BODY}").url == "https://x.example/port"
    assert read_text(f"{TITLE}\n\n{BODY} See https://x.example/port for more.").url is None
