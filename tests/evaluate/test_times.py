"""Labelled time expressions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.evaluate.passages import GoldPassage
from comity.evaluate.times import score_dates
from evaluate.gold import make_passage


def passage(text: str, *dates: tuple[str, str]) -> GoldPassage:
    made = make_passage(text=text)
    return replace(made, sentences=(replace(made.sentences[0], dates=dates),))


def test_expressions_and_values() -> None:
    text = "They met on 3 May 2024 and again in June, years ago."
    gold = passage(text, ("on 3 May 2024", "2024-05-03"), ("in June", "2023-06"), ("for ever", "?"))
    figures = {figure.name: figure.value for figure in score_dates([gold])}
    assert figures["corpus.dates.recall"] == 2 / 3
    assert figures["corpus.date_values"] == 0.5


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They met from 3 to 5 May 2024.", "from 3 to 5 May 2024", "2024-05-03/2024-05-05"),
        ("They have met since 1999.", "since 1999", "1999/.."),
        ("They meet every August.", "every August", "R/P1Y"),
        ("They meet quarterly.", "quarterly", "R/P3M"),
        ("They talked for two centuries.", "for two centuries", "P200Y"),
        ("They met at 04:10 on 3 May 2024.", "at 04:10 on 3 May 2024", "2024-05-03T04:10"),
        ("They met in the week of talks, last week.", "last week", "2024-W33"),
    ],
)
def test_values_are_one_however_the_standard_writes_them(text: str, words: str, value: str) -> None:
    gold = passage(text, (words, value))
    figures = {figure.name: figure.value for figure in score_dates([gold])}
    assert figures["corpus.date_values"] == 1.0
