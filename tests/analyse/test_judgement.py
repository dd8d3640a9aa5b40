"""Judgements by a stated rule in the words of ICD 203."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from analyse.kept import AS_OF, deed, promise
from comity.analyse.judgement import Judgement, judgements, likelihood_of
from comity.promise.records import Commitment
from present.dossiers import make_figures
from present.story import story_page

AHEAD = promise("2022-01-01", due="2023-12-31", specificity=3)


def kept(count: int, **fields: str) -> list[Commitment]:
    return [
        promise(f"20{10 + place:02}-01-01", deed(5, "2020-01-01"), due="2021-06-30", state="delivered", **fields)
        for place in range(count)
    ]


def missed(count: int) -> list[Commitment]:
    return [promise(f"20{10 + place:02}-02-01", due="2021-06-30", state="overdue") for place in range(count)]


def judged(found: Sequence[Commitment]) -> tuple[Judgement, ...]:
    return judgements(make_figures(story_page(), found, as_of=AS_OF))


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "almost no chance"), (0.05, "almost no chance"), (0.06, "very unlikely"), (0.2, "very unlikely"),
     (0.3, "unlikely"), (0.5, "roughly even chance"), (0.6, "likely"), (0.9, "very likely"), (0.97, "almost certain"),
     (1.0, "almost certain")],
)  # fmt: skip
def test_words_of_likelihood(share: float, words: str) -> None:
    assert likelihood_of(share) == words


def test_the_word_is_that_of_the_middle_of_the_interval() -> None:
    (row,) = judged([AHEAD, *kept(6), *missed(6)])
    assert (row.kept.n, row.of.n, row.likelihood) == (6, 12, "roughly even chance")
    assert row.lower < 0.5 < row.upper


def test_all_kept_is_not_certain() -> None:
    (row,) = judged([AHEAD, *kept(12)])
    assert row.likelihood == "very likely"


def test_no_word_where_too_few_came_due() -> None:
    (row,) = judged([AHEAD, *kept(9)])
    assert (row.of.n, row.likelihood, row.confidence) == (9, None, None)


def test_what_came_late_was_not_kept_in_time() -> None:
    late = [promise("2011-03-01", deed(5, "2022-01-01"), due="2021-06-30", state="delivered late")]
    (row,) = judged([AHEAD, *late, *kept(10)])
    assert (row.kept.n, row.of.n) == (10, 11)


def test_a_small_n_gives_low_confidence() -> None:
    (row,) = judged([AHEAD, *kept(12)])
    assert row.confidence == "low"


def test_no_judgement_where_nothing_is_to_come_by_a_day() -> None:
    assert judged([*kept(12), promise("2022-01-01")]) == ()


def test_people_are_counted() -> None:
    (row,) = judged([AHEAD, *kept(10, assessment="assessed"), *missed(2)])
    assert row.assessed == 10
