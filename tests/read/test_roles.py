"""Each role by its own examples."""

from __future__ import annotations

import pytest
from tests.read.pages import BODY, PAGE, parts_of, read_text, words_as

from comity.model import CLAIMING_ROLES

TITLE = "Chile and Peru agree to share a port"


def test_a_copied_page() -> None:
    assert [role for role, _ in parts_of(read_text(PAGE))] == [
        "masthead", "masthead", "masthead", "headline", "byline", "byline", "dateline", "body", "body", "disclaimer",
    ]  # fmt: skip


def test_two_headlines_joined_by_a_semicolon_are_one_section() -> None:
    title = "Chile and Peru to share a port;Treaty may follow in June"
    assert words_as("headline", f"{title}\n\n{BODY}") == [title]


def test_an_outlet_after_the_headline_is_left_out_of_it() -> None:
    text = f"{TITLE} | Harbour Times\n\n{BODY}"
    assert words_as("headline", text) == [TITLE]
    assert words_as("masthead", text) == ["| Harbour Times"]


@pytest.mark.parametrize(
    "line",
    [
        "By Carmen Soto",
        "BY CARMEN SOTO",
        "Written by Carmen Soto and Juan Paz",
        "Carmen Soto, Staff Writer",
        "Harbour Times Bureau",
        "Tue, 12 Mar 2024 | Reading Time: 3 minutes",
        "Last updated: March 12, 2024, 12:30 IST",
        "Posted on 12 March 2024",
        "First Published: 2024-03-12T18:04:00+03:00",
        "Santiago file photo",
        "Photo: Carmen Soto",
        "Image source, Getty Images",
        "© Andes / Carmen Soto",
        "Writer Juan Paz contributed to this report.",
    ],
)
def test_byline(line: str) -> None:
    assert words_as("byline", f"{TITLE}\n{line}\n{BODY}") == [line]


def test_agencies_after_the_last_sentence_are_a_byline() -> None:
    assert words_as("byline", f"{TITLE}\n\n{BODY} (PTI)") == ["(PTI)"]
    assert words_as("body", f"{TITLE}\n\n{BODY} (PTI)") == [BODY]


def test_the_author_told_of_is_no_article() -> None:
    bio = "Carmen Soto covers Latin America for this paper."
    assert bio in words_as("byline", f"{TITLE}\nBy Carmen Soto\n{BODY}\n{bio}")


@pytest.mark.parametrize(
    ("line", "caption"),
    [
        ("Photo: The port of Arica at dawn.", "The port of Arica at dawn."),
        ("[Photo] Ministers sign the book. File photo", "Ministers sign the book."),
        ("The two ministers, left, are seen at the port.", "The two ministers, left, are seen at the port."),
        ("In this photo, cranes stand idle at Arica.", "In this photo, cranes stand idle at Arica."),
        ("Cranes stand idle at Arica. Photo: Port Authority", "Cranes stand idle at Arica."),
        ("Cranes stand idle at Arica. [Photo/Andes]", "Cranes stand idle at Arica."),
        ("Cranes stand idle at Arica. © Andes", "Cranes stand idle at Arica."),
        ("Cranes stand idle at Arica. | POOL PHOTO", "Cranes stand idle at Arica."),
        ("(L-R) Ministers Soto and Paz in Lima. Photo by Ana Ruiz", "(L-R) Ministers Soto and Paz in Lima."),
    ],
)
def test_caption(line: str, caption: str) -> None:
    assert words_as("caption", f"{TITLE}\n\n{line}\n\n{BODY}") == [caption]


def test_the_sentence_beside_a_credit_line_is_a_caption() -> None:
    text = f"{TITLE}\n\nHarbour Times file photo\nCranes stand at Arica on July 30.\n\n{BODY}"
    assert words_as("caption", text) == ["Cranes stand at Arica on July 30."]
    assert words_as("byline", text) == ["Harbour Times file photo"]


@pytest.mark.parametrize("mark", ["•", "*", "-", "–", "1.", "(a)", "2)", "(iv)"])
def test_list_items_without_their_marks(mark: str) -> None:
    text = f"{TITLE}\n\n{BODY}\n\n{mark} a joint office in Lima\n\n{BODY}"
    assert words_as("list", text) == ["a joint office in Lima"]


def test_lines_of_a_table_are_a_list() -> None:
    text = f"{TITLE}\n\n{BODY}\n\nTHE ROUNDS SO FAR\n2019   Lima, in May\n2021   Arica, in June\n\n{BODY}"
    assert words_as("list", text) == ["2019   Lima, in May", "2021   Arica, in June"]


@pytest.mark.parametrize("line", ['"The sea unites us, and it will."', "“The sea unites us.”", "> The sea unites us."])
def test_quote(line: str) -> None:
    assert len(words_as("quote", f"{TITLE}\n\n{BODY}\n\n{line}\n\n{BODY}")) == 1


def test_a_quote_with_its_speaker_is_body() -> None:
    line = '"The sea unites us," the minister said. "It will."'
    assert line in words_as("body", f"{TITLE}\n\n{BODY}\n\n{line}\n\n{BODY}")


@pytest.mark.parametrize(
    "line",
    [
        "The opinions expressed in this article are the author's own.",
        "Views are personal.",
        "This site does not assume any responsibility for the same.",
        "© 2024 The Harbour Times. All rights reserved.",
        "Copyright 2024 Harbour Times Ltd.",
        "Disclaimer: the paper is not responsible for the accuracy of links.",
        "(Except for the headline, this story has not been edited by our staff and is published from an agency feed.)",
        "This article was originally published in Southern Review.",
    ],
)
def test_disclaimer(line: str) -> None:
    assert words_as("disclaimer", f"{TITLE}\n\n{BODY}\n\n{line}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Sign up for our newsletter.",
        "Subscribe to our channel",
        "Click here for our channel on Telegram.",
        "A paper like this one costs money. If you can, become a member.",
        "Download the Harbour Times app for breaking news.",
        "We use cookies to make this site better.",
        "Also read: Five things to know about Arica",
        "Read more: Chile's ports",
        "ADVERTISEMENT",
        "Happy Reading",
    ],
)
def test_promotion(line: str) -> None:
    assert words_as("promotion", f"{TITLE}\n\n{BODY}\n\n{line}\n\n{BODY}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Both countries subscribe to the principle of free trade and will support the United Nations in this.",
        "Peru's foreign minister read the statement and said that his views were shared by the author of the plan.",
        "India and Chile agreed to share data on shipping, and to follow the conventions on the sea.",
        "The minister responsible for ports said that the reporting of the talks had been fair, and left.",
    ],
)
def test_an_article_uses_such_words_too(line: str) -> None:
    assert line in words_as("body", f"{TITLE}\n\n{BODY}\n\n{line}\n\n{BODY}")


def test_headlines_under_related_are_promotion_and_the_article_goes_on() -> None:
    text = f"{TITLE}\n\n{BODY}\n\nRelated Stories\nWhat is Arica?\nPeru votes in May\n\n{BODY}"
    assert words_as("promotion", text) == ["Related Stories", "What is Arica?", "Peru votes in May"]
    assert words_as("body", text) == [BODY, BODY]


@pytest.mark.parametrize("opening", ["2 Comments", "Comments (2)", "Leave a Comment", "3 thoughts on “Ports”"])
def test_all_after_the_comments_open_is_comment(opening: str) -> None:
    text = f"{TITLE}\n\n{BODY}\n{BODY}\n{BODY}\n\n{opening}\nR. Vega\nPeru will attack Chile next year, mark my words."
    assert words_as("comment", text) == [opening, "R. Vega", "Peru will attack Chile next year, mark my words."]


def test_a_name_a_date_and_a_text_after_the_small_print_are_a_comment() -> None:
    text = f"{PAGE}\nRosa Vega\n\nMar 27, 2024\nPeru grabs land from Chile. What is this deal for?\n"
    comments = words_as("comment", text)
    assert comments == ["Rosa Vega", "Mar 27, 2024", "Peru grabs land from Chile. What is this deal for?"]


def test_a_plea_among_the_comments_stays_a_plea() -> None:
    text = f"{TITLE}\n\n{BODY}\n{BODY}\n{BODY}\n\n1 Comment\nVega: Well said.\n\nJoin our newsletter."
    assert words_as("promotion", text) == ["Join our newsletter."]


def test_a_link_to_the_comments_over_the_article_opens_none() -> None:
    text = f"{TITLE}\nLeave a Comment / World / By Carmen Soto / March 14, 2024\n{BODY}\n{BODY}"
    assert words_as("comment", text) == []
    assert words_as("body", text) == [BODY, BODY]


@pytest.mark.parametrize("line", ["Home | World | Opinion", "NATIONAL / SECURITY", "Skip to content", "• 4 May, 2024"])
def test_masthead(line: str) -> None:
    assert len(words_as("masthead", f"{line}\n\n{TITLE}\nBy Carmen Soto\n\n{BODY}")) == 1


def test_a_summary_between_headline_and_byline_can_make_claims() -> None:
    summary = "The deal ends nine years of talks and gives Bolivia a way to the sea."
    assert words_as("body", f"{TITLE}\n{summary}\nBy Carmen Soto\nMarch 1, 2024\n{BODY}") == [summary, BODY]


def test_furniture_makes_no_claims() -> None:
    claiming = [words for role, words in parts_of(read_text(PAGE)) if role in CLAIMING_ROLES]
    assert len(claiming) == 3
    assert not any("Harbour" in words or "Carmen" in words for words in claiming)
