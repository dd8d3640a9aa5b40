"""Some of every class of failure before more of one."""

from __future__ import annotations

from comity.evaluate.examples import failures, spread
from comity.evaluate.report import Example

ROWS = [Example(str(n), "", "", "", failure) for n, failure in enumerate("aaab")]


def test_each_class_has_its_turn() -> None:
    assert [example.failure for example in spread(ROWS, 3)] == ["a", "a", "b"]
    assert spread(ROWS, 0) == ()
    assert len(spread(ROWS, 9)) == 4


def test_classes_are_counted() -> None:
    assert failures(ROWS).rows == (("a", 3), ("b", 1))
