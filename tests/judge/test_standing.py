"""Which decisions stand after undoings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.judge.standing import in_force, standing
from judge.made import decided, pact, protest, undone


def test_an_undone_decision_does_not_stand() -> None:
    first, second = decided("reject", pact()), decided("accept", protest())
    assert standing([first, second, undone(first)]) == (second,)


def test_who_undoes_an_undoing_brings_back_what_it_took() -> None:
    first = decided("reject", pact())
    undoing = undone(first)
    assert standing([first, undoing, undone(undoing)]) == (first,)


def test_undoings_in_force_are_known() -> None:
    first = decided("reject", pact())
    undoing = undone(first)
    assert in_force([first, undoing]) == (undoing,)


@given(st.lists(st.integers(0, 20), max_size=12))
def test_undoing_all_that_stands_leaves_nothing(picks: list[int]) -> None:
    made = [decided("reject", pact())]
    for pick in picks:
        made.append(undone(made[pick]) if pick < len(made) else decided("accept", pact()))
    assert standing([*made, *map(undone, standing(made))]) == ()
