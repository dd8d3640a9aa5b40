"""The most points that passages can have with another one: never fewer than a comparison finds."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.promise.ceilings import Above, Ceilings
from comity.promise.chains import subject_of
from comity.promise.compare import SAME, Subject, compare
from comity.promise.meaning import matcher
from factories import make_document
from promise.commitments import RARITY, done, stated
from promise.test_compare import SHIELD, TWICE, subjects

FIRST, SECOND = (
    subject_of(stated(text, "2018-10-29", document=TWICE, pointing=pointing, words={"crane": 1.0}))
    for text, pointing in (("Japan will send a tug to Kochi.", False), ("The tug is to carry a crane.", True))
)
DEED = done("Japan delivered a tug.", words={"tug": 1.0}, thing=SHIELD).subject
HEADED = subject_of(stated("Tug for Kochi", "2018-10-29", document=make_document("Tug for Kochi"), words={}))
EVERY = subjects | st.sampled_from([FIRST, SECOND, DEED, HEADED])


def above(own: list[Subject], other: Subject) -> Above:
    return Ceilings(own, RARITY).above(other)


@given(st.lists(EVERY, max_size=4), EVERY)
def test_no_comparison_finds_more(own: list[Subject], other: Subject) -> None:
    tops = above(own, other).tops
    assert len(tops) == len(own)
    assert all(compare(one, other, RARITY)[0] <= top for one, top in zip(own, tops, strict=True))


@given(st.lists(EVERY, min_size=1, max_size=4), EVERY)
def test_the_best_is_that_of_all_comparisons(own: list[Subject], other: Subject) -> None:
    best = max(compare(other, one, RARITY) for one in own)
    found = above(own, other).best(own, SAME, partial(compare, other, rarity=RARITY))
    assert found == best if best[0] >= SAME else found is None or found[0] < SAME


@given(st.lists(EVERY, min_size=1, max_size=4), EVERY)
def test_the_nearest_is_that_of_all(own: list[Subject], other: Subject) -> None:
    def likeness(one: Subject) -> float:
        return matcher().likeness(one.passage, other.passage)

    assert above(own, other).nearest(own, likeness) is max(own, key=likeness)


def test_what_cannot_have_enough_is_not_compared() -> None:
    def refuse(one: Subject) -> tuple[float, tuple[str, ...]]:
        raise AssertionError(one.clause)

    assert above([FIRST], HEADED).best([FIRST], 30.0, refuse) is None


def test_a_ceiling_is_near_to_what_is_found() -> None:
    """It is no use if it allows anything."""
    tops = above([FIRST, SECOND], DEED).tops
    assert [compare(one, DEED, RARITY)[0] for one in (FIRST, SECOND)] == pytest.approx(tops, abs=0.1)
