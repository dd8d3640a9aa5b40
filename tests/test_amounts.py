"""Which number of a sentence belongs to the act."""

from __future__ import annotations

import pytest

from sentences import coded


def amounts(text: str) -> dict[str, tuple[float, str] | None]:
    """Trigger -> value and unit."""
    return {
        claim.trigger: (claim.quantity.value, claim.quantity.unit) if claim.quantity else None for claim in coded(text)
    }


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Kenya gave Uganda six patrol boats worth 84 million dollars.", 6, "piece"),
        ("Kenya gave Uganda a loan of 60 million dollars.", 6e7, "USD"),
        ("Kenya delivered 1,400 doses of vaccine to Uganda.", 1400, "piece"),
        ("Kenya sold Uganda two patrol craft and trained three pilots.", 2, "piece"),
        ("Kenyan troops attacked Uganda, killing 14 people.", 14, "person"),
    ],
)
def test_the_number_of_what_is_acted_on(text: str, value: float, unit: str) -> None:
    assert (pytest.approx(value), unit) in amounts(text).values()


def test_thanks_for_six_boats_are_not_six() -> None:
    assert set(amounts("Kenya thanked Uganda for six patrol boats.").values()) == {None}


def test_a_distance_of_the_clause_is_no_amount() -> None:
    assert set(amounts("Kenya attacked Uganda within twelve miles of the coast.").values()) == {None}
