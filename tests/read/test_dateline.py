"""Datelines in their many orders, the days they give, and the agencies they name."""

from __future__ import annotations

import pytest
from tests.read.pages import BODY, parts_of, read_text

from comity.read.dateline import find_agency

TITLE = "Chile and Peru agree to share a port"


@pytest.mark.parametrize(
    ("dateline", "published", "publisher"),
    [
        ("LIMA (AND) — 9 July 2024 —", "2024-07-09", "AND"),
        ("LIMA (9 July 2024) -", "2024-07-09", None),
        ("LIMA, Jul 9, 2024 (AND) -", "2024-07-09", "AND"),
        ("LIMA (Peru), 9 July 2024 -", "2024-07-09", None),
        ("(LIMA, 9 July) :", None, None),
        ("[LIMA, 9 July 2024]", "2024-07-09", None),
        ("LIMA, July 9 (Andes Press Agency) —", None, "Andes Press Agency"),
    ],
)
def test_day_and_agency(dateline: str, published: str | None, publisher: str | None) -> None:
    document = read_text(f"{TITLE}\n\n{dateline} {BODY}\n\n{BODY}")
    assert parts_of(document)[1:3] == [("dateline", dateline), ("body", BODY)]
    assert (document.published, document.publisher) == (published, publisher)


def test_the_agency_counts_only_where_no_outlet_is_named() -> None:
    document = read_text(f"{TITLE} | Andes Herald\n\nLIMA (AND) — {BODY}")
    assert document.publisher == "Andes Herald"


@pytest.mark.parametrize("dateline", ["LIMA (Peru) —", "LIMA (UK) —", "LIMA (9 July) —", "LIMA —"])
def test_what_is_no_agency(dateline: str) -> None:
    assert find_agency(dateline) is None
