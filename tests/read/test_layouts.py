"""Whole pages in the layouts that are met with on the web; papers, people and events are invented."""

from __future__ import annotations

import pytest
from tests.read.pages import parts_of, read_text, words_as

from comity.model import Document

WIRE = """\
EXCLUSIVE
Norland, Sudland agree joint ferry plan after two years of delay | Rhine Herald
PARIS/BERLIN, April 26 (Reuters) - Norland and Sudland signed an agreement on Friday to build a ferry, officials said.
The two countries will each pay half of the first phase, a minister told reporters.
Reporting by John Smith in Paris and Anna Klein in Berlin; Editing by Tom Jones
Our Standards: what we hold ourselves to.
"""
WRAPPED = """\
Norland and Sudland to restart submarine talks in the coming
year, officials say

By Maria Lopez
Posted on March 3, 2021

BRASILIA -- Norland and Sudland will restart talks on submarine
cooperation next year, officials from both countries said on Tuesday
after a meeting of their navy chiefs in the capital.

The talks were broken off in 2015. Norland hopes that a first contract
can be signed in 2023. Sudland said it had set aside $200 million,
a fifth of what would be needed.

  - a joint office in Rio de Janeiro will be opened in June, and a
    second one in Buenos Aires
  - engineers will be exchanged

"We want to do this together," an admiral said.
"""
BLOG = """\
Skip to content
The Island Gazette
Menu
Home
World
Opinion
Norland and Sudland sign fisheries deal
Leave a Comment / World / By Nimal Perera / March 14, 2022
Norland and Sudland signed an agreement on fisheries in Colombo on Monday, the foreign ministry said.
“We expect the treaty to enter into force in June,” the minister told reporters.
Under the deal, 200 boats may fish in each other’s waters. It also sets up a committee that will meet twice a year.
What the deal covers
Tuna is covered. Sharks are not.
Share this:
Like Loading...
Related
Norland bans shark fishing
Sudland navy seizes 12 boats
3 thoughts on “Norland and Sudland sign fisheries deal”
Ahmed
March 15, 2022 at 3:14 pm
Norland will invade next year, mark my words.
Reply
"""
BROADCASTER = """\
Norland and Sudland sign historic ferry deal
Published
11 January 2023
By James Lane
Diplomatic correspondent
Image source, Getty Images
Image caption, The two leaders at the Tower of London
Norland and Sudland have signed a deal that allows each to land ferries in the other's ports.
The leader of Norland said the deal would "cement" their ties.
What does the deal do?
It gives a legal basis for the landing of ferries in each other's ports in summer and in winter.
More on this story
Sudland to double its fleet
Published
16 December 2022
Related Topics
Sudland
"""
DAILY = """\
Advertisement
Norland and Sudland Will Expand Ferry Ties
The agreement gives Norland four more ports, and is the latest move by Sudland to counter its rivals.
Share full article
145
A ferry and its crew during a joint drill in the north last October.Credit...Ezra Stone/Getty Images
By Sue Wee
Feb. 1, 2023
MANILA — Norland is increasing its presence in the ports of Sudland, officials of both said on Thursday.
An admiral announced the agreement in Manila. “This is a big deal,” he said.
Sue Wee is the ferry bureau chief for The Daily Post.
A version of this article appears in print on Feb. 2, 2023, Section A, Page 1.
Order Reprints | Today's Paper | Subscribe
"""
STATEMENT = """\
FOR IMMEDIATE RELEASE
Joint Statement on the Third Norland-Sudland Strategic Dialogue
Cairo, 7 November 2022
1. The Foreign Ministers of Norland and Sudland met in Cairo on 7 November 2022.
2. Water. The two Ministers agreed to establish a joint committee on the river.
3. They condemned the attack of 3 November.
4. The next meeting will be held in Amman.
"""
INSTITUTE = """\
Home / Research / Commentary
COMMENTARY
Why Norland and Sudland need a grain deal
Anna Nowak and Petro Ivan
June 5, 2023

Norland banned grain from Sudland in April. It lifted the ban after a third party promised €100 million.

Key takeaways:
- Norland wants the ban extended to the end of the year
- Sudland calls the ban illegal

A way out
The two governments should agree on transit. A third party might pay for it.

Anna Nowak is a senior fellow at the River Institute. Petro Ivan teaches economics.

The River Institute takes no positions. All opinions expressed here are those of the authors.

Subscribe
Get our weekly newsletter
"""
PAGES = {
    "wire": WIRE, "wrapped": WRAPPED, "blog": BLOG, "broadcaster": BROADCASTER,
    "daily": DAILY, "statement": STATEMENT, "institute": INSTITUTE,
}  # fmt: skip


@pytest.mark.parametrize(
    ("page", "title", "author", "published", "basis"),
    [
        ("wire", "Norland, Sudland agree joint ferry plan after two years of delay", None, None, None),
        ("blog", "Norland and Sudland sign fisheries deal", "Nimal Perera", "2022-03-14", "byline"),
        ("broadcaster", "Norland and Sudland sign historic ferry deal", "James Lane", "2023-01-11", "byline"),
        ("daily", "Norland and Sudland Will Expand Ferry Ties", "Sue Wee", "2023-02-01", "byline"),
        (
            "statement",
            "Joint Statement on the Third Norland-Sudland Strategic Dialogue",
            None,
            "2022-11-07",
            "dateline",
        ),
        ("institute", "Why Norland and Sudland need a grain deal", "Anna Nowak and Petro Ivan", "2023-06-05", "byline"),
        (
            "wrapped",
            "Norland and Sudland to restart submarine talks in the coming year, officials say",
            "Maria Lopez",
            "2021-03-03",
            "byline",
        ),
    ],
)
def test_facts(page: str, title: str, author: str | None, published: str | None, basis: str | None) -> None:
    document: Document = read_text(PAGES[page])
    assert (document.title, document.author) == (title, author)
    assert (document.published, document.published_basis) == (published, basis)


@pytest.mark.parametrize(
    ("page", "claiming"),
    [("wire", 3), ("wrapped", 6), ("blog", 5), ("broadcaster", 5), ("daily", 5), ("statement", 5), ("institute", 5)],
)
def test_how_many_sections_can_make_claims(page: str, claiming: int) -> None:
    roles = [role for role, _ in parts_of(read_text(PAGES[page]))]
    counted = [role for role in roles if role in ("headline", "body", "caption", "list", "quote")]
    assert len(counted) == claiming


def test_wire() -> None:
    assert read_text(WIRE).publisher == "Rhine Herald"
    assert words_as("dateline", WIRE) == ["PARIS/BERLIN, April 26 (Reuters) -"]
    assert words_as("promotion", WIRE) == ["Our Standards: what we hold ourselves to."]


def test_wrapped() -> None:
    assert [" ".join(words.split())[:30] for words in words_as("body", WRAPPED)] == [
        "Norland and Sudland will resta",
        "The talks were broken off in 2",
        '"We want to do this together,"',
    ]
    assert len(words_as("list", WRAPPED)) == 2


def test_blog() -> None:
    assert read_text(BLOG).publisher == "The Island Gazette"
    assert words_as("promotion", BLOG)[-2:] == ["Norland bans shark fishing", "Sudland navy seizes 12 boats"]
    assert words_as("comment", BLOG)[-2:] == ["Norland will invade next year, mark my words.", "Reply"]
    assert read_text(BLOG).sections[-10].heading is None


def test_broadcaster() -> None:
    assert words_as("caption", BROADCASTER) == ["The two leaders at the Tower of London"]
    assert "Sudland to double its fleet" in words_as("promotion", BROADCASTER)
    assert "What does the deal do?" in words_as("masthead", BROADCASTER)


def test_daily() -> None:
    assert words_as("caption", DAILY) == ["A ferry and its crew during a joint drill in the north last October."]
    assert "Sue Wee is the ferry bureau chief for The Daily Post." in words_as("byline", DAILY)
    assert words_as("dateline", DAILY) == ["MANILA —"]


def test_statement() -> None:
    document = read_text(STATEMENT)
    assert [row.heading for row in document.sections if row.role == "list"] == [None, "Water", None, None]


def test_institute() -> None:
    assert len(words_as("list", INSTITUTE)) == 2
    assert words_as("promotion", INSTITUTE) == ["Subscribe", "Get our weekly newsletter"]
    assert any(row.heading == "A way out" for row in read_text(INSTITUTE).sections)
