"""Labelled time expressions."""

from __future__ import annotations

from dataclasses import replace

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
