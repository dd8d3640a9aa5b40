"""Texts cut into runs under passages that overlap."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from comity.present.inert import inert_lines
from comity.present.runs import Run, runs_of

SPANS = st.lists(st.tuples(st.integers(-5, 40), st.integers(-5, 40)), max_size=5)


def test_a_text_without_passages_is_one_run() -> None:
    assert runs_of("abc", []) == (Run("abc"),)


def test_an_empty_text_has_no_run() -> None:
    assert runs_of("", [(0, 3)]) == ()


def test_a_passage_within_another_is_covered_by_both() -> None:
    assert runs_of("abcdef", [(0, 6), (2, 4)]) == (
        Run("ab", (0,), (0,)), Run("cd", (0, 1), (1,)), Run("ef", (0,), ()),
    )  # fmt: skip


def test_passages_that_overlap_share_what_lies_under_both() -> None:
    assert [(run.text, run.covers) for run in runs_of("abcdef", [(0, 4), (2, 6)])] == [
        ("ab", (0,)), ("cd", (0, 1)), ("ef", (1,)),
    ]  # fmt: skip


def test_control_characters_are_signs() -> None:
    assert runs_of("a\x1bb\nc", [(0, 2)])[0].text == "a␛"


@given(st.text(max_size=30), SPANS)
def test_all_runs_together_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    found = runs_of(text, spans)
    assert "".join(run.text for run in found) == inert_lines(text)


@given(st.text(min_size=1, max_size=30), SPANS)
def test_each_passage_of_some_length_begins_once(text: str, spans: list[tuple[int, int]]) -> None:
    begun = [place for run in runs_of(text, spans) for place in run.begins]
    within = [place for place, (start, end) in enumerate(spans) if max(0, start) < min(len(text), end)]
    assert sorted(begun) == within
