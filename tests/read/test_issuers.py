"""Press releases, memos, letters, fact sheets and tables: who issued them, and what heads what."""

from __future__ import annotations

import pytest
from tests.read.pages import BODY, headings_of, parts_of, read_text

TITLE = "Chile and Peru agree to share a port"
MEMO = f"""\
MEMORANDUM

To: All heads of mission
From: Permanent Secretary, Ministry of Ports
Date: 4 March 2024
Subject: Shared use of the port of Arica

{BODY}
"""
SHEET = """\
FACT SHEET: Chile and Peru

TRADE:
• Two-way trade of $4 billion in 2023
• Copper is half of it

Defence
• Sixth drill in May 2023
• A logistics agreement was signed in 2021.
"""
TABLE = """\
Title: Port of Arica Treaty
Parties: Chile, Peru
Signed: 4 March 2024
Place: Lima
Notes: The treaty gives Peru the use of one pier.
"""


def test_a_memo() -> None:
    document = read_text(MEMO)
    assert (document.title, document.author) == ("Shared use of the port of Arica", "Permanent Secretary")
    assert (document.publisher, document.published) == ("Ministry of Ports", "2024-03-04")
    assert [role for role, _ in parts_of(document)] == [
        "masthead", "masthead", "byline", "masthead", "headline", "body",
    ]  # fmt: skip


def test_a_letter() -> None:
    document = read_text(
        f"Ministry of Ports of Peru\nLima, 4 March 2024\n\nRe: Port of Arica\n\nDear Minister,\n\n{BODY}"
    )
    assert (document.title, document.author) == ("Port of Arica", None)
    assert parts_of(document)[-2:] == [("masthead", "Dear Minister,"), ("body", BODY)]


@pytest.mark.parametrize(
    "note",
    ["(Unofficial translation)", "(Translated from Spanish by the desk)", "Provisional translation", "(Extract)"],
)
def test_a_note_under_the_masthead_is_no_title(note: str) -> None:
    assert read_text(f"THE ANDES HERALD\n{note}\n\n{BODY}").title is None
    assert read_text(f"THE ANDES HERALD\n{note}\n\n{TITLE}\n\n{BODY}").title == TITLE


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        (
            "MINISTRY OF FOREIGN AFFAIRS OF PERU\nPress Office\nPRESS RELEASE\n\n{}",
            "Ministry of Foreign Affairs of Peru",
        ),
        ("Office of the President\nPress Release No. 12/2024, 4 March 2024\n\n{}", "Office of the President"),
        ("Government of Peru\nMinistry of Ports\nMedia Centre\n\n{}", "Ministry of Ports"),
        ("Press Release\n{}\n4 March 2024\nIssued by the Ministry of Ports of Peru", "Ministry of Ports of Peru"),
        ("{}\nPublished by the Ministry of Ports on 4 March 2024", "Ministry of Ports"),
        ("Press Release\n{}", None),
    ],
)
def test_who_issued_a_press_release(head: str, publisher: str | None) -> None:
    document = read_text(f"{head.format(TITLE)}\n\n{BODY}")
    assert (document.title, document.publisher, document.author) == (TITLE, publisher, None)


def test_headings_of_a_fact_sheet() -> None:
    assert headings_of(read_text(SHEET)) == {
        "Two-way trade of $4 billion in 2023": "TRADE",
        "Copper is half of it": "TRADE",
        "Sixth drill in May 2023": "Defence",
        "A logistics agreement was signed in 2021.": "Defence",
    }


def test_a_table_of_labels_and_values() -> None:
    document = read_text(TABLE)
    assert (document.title, document.published) == ("Port of Arica Treaty", None)
    assert [role for role, _ in parts_of(document)] == ["headline", "list", "list", "list", "list"]


def test_what_two_people_say_is_no_table() -> None:
    lines = "Ana Soto: We will sign.\nJuan Rao: So will we.\nMs Paz: When?\nMr Vega: We meet in June, he said."
    assert "list" not in [role for role, _ in parts_of(read_text(f"{TITLE}\n\n{lines}\n\n{BODY}"))]
