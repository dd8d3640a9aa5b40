"""Who may do something to whom, by grammar alone."""

from __future__ import annotations

import pytest

from comity.partners import find_partners
from sentences import parsed


def rows(text: str) -> set[tuple[str, str, str, str]]:
    return {(p.actor.text, p.trigger.text, p.way, p.other.text) for p in find_partners(parsed(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru sent rice to Chile.", ("Peru", "sent", "prep", "Chile")),
        ("Peru cut ties with Chile.", ("Peru", "cut", "within", "Chile")),
        ("Nobody paid the farmers who sued the bank.", ("farmers", "sued", "object", "bank")),
        ("Peru asked Chile to help Bolivia.", ("Chile", "help", "object", "Bolivia")),
        ("Talks between Peru and Chile began.", ("Peru", "Talks", "joint", "Chile")),
        ("Peru's invasion of Chile failed.", ("Peru", "invasion", "noun", "Chile")),
        ("A deadly attack on a school shocked us.", ("deadly attack", "attack", "itself", "school")),
        ("As Maria Quispe said, Chile is ready.", ("Maria Quispe", "said", "told", "Chile")),
        ("According to the report, Chile is ready.", ("report", "According", "told", "Chile")),
    ],
)
def test_partners(text: str, expected: tuple[str, str, str, str]) -> None:
    assert expected in rows(text)


def test_two_who_act_together_stand_on_either_side() -> None:
    assert {row[::3] for row in rows("Peru and Chile met.")} == {("Peru", "Chile"), ("Chile", "Peru")}


def test_nobody_acts_in_a_passive_without_an_agent() -> None:
    assert rows("Peru was attacked on Monday.") == set()


def test_a_name_or_people_are_told_from_things() -> None:
    found = list(find_partners(parsed("Peru helped the farmers and the crops.")))
    assert {(p.other.text, p.named) for p in found} == {("farmers", True), ("crops", False)}
