"""Time expressions as TIMEX3."""

from __future__ import annotations

from comity.evaluate.metrics import Counts
from comity.evaluate.timex import Timex, find_timexes, mark, pair_up


def test_words_that_lead_to_a_time_are_left_outside() -> None:
    text = "It rained. They have met since May 1998."
    (found,) = find_timexes(text, "2001-01-01")
    assert (text[found.start : found.end], found.value) == ("May 1998", "1998-05")


def test_a_bare_weekday_lies_ahead_of_a_future() -> None:
    met, ahead = find_timexes("They met on Friday. They will meet on Friday.", "2024-08-21")
    assert (met.value, ahead.value) == ("2024-08-16", "2024-08-23")


def test_expressions_of_one_extent_are_paired_first() -> None:
    gold = [Timex(0, 4, "DATE", "a")]
    near, same = Timex(2, 6, "DATE", "b"), Timex(0, 4, "DATE", "a")
    assert pair_up(gold, [near, same]) == [(gold[0], same)]


def test_marks() -> None:
    gold = [Timex(0, 4, "DATE", "a"), Timex(5, 9, "SET", "b"), Timex(20, 24, "DATE", "c")]
    given = [Timex(0, 4, "DATE", "a"), Timex(6, 9, "DATE", "x"), Timex(30, 31, "DATE", "y")]
    marks = mark(gold, given)
    assert (marks.strict, marks.relaxed) == (Counts(1, 2, 2), Counts(2, 1, 1))
    assert (marks.values, marks.types) == ((True, False), (True, False))
