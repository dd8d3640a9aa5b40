"""The pairs of a whole ledger."""

from __future__ import annotations

from comity.analyse.pairs import Pairs, Together, pairs

NAMES = {"AUS": "Australia", "CHN": "China", "IND": "India", "JPN": "Japan"}
ROWS = [
    Together("CHN", "IND", 2, 1, "2024-01-31"),
    Together("IND", "JPN", 9, 4, "2025-01-31"),
    Together("IND", "UN", 50, 40, "2025-01-31"),
    Together("AUS", "JPN", 2, 2, None),
]


def of(most: int = 20, rows: list[Together] = ROWS) -> Pairs:
    return pairs(rows, NAMES, most)


def test_the_largest_states_come_first_and_bodies_are_none() -> None:
    assert [state.id for state in of().states] == ["IND", "JPN", "AUS", "CHN"]
    assert [row.id for row in of().pairs] == ["IND-JPN", "AUS-JPN", "CHN-IND"]


def test_what_is_not_shown_is_counted() -> None:
    found = of(most=3)
    assert [row.id for row in found.pairs] == ["IND-JPN", "AUS-JPN"]
    assert (found.other_states, found.other_pairs) == (1, 1)


def test_the_order_of_rows_does_not_matter() -> None:
    assert of(rows=ROWS[::-1]) == of()


def test_an_empty_ledger_has_none() -> None:
    assert of(rows=[]) == Pairs((), (), 0, 0)
