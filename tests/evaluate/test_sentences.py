"""Sentences without event."""

from __future__ import annotations

from pathlib import Path

from comity.evaluate.gold import Options
from comity.evaluate.sentences import score
from evaluate.gold import write

LINES = (
    "India and Japan signed a trade agreement on Monday.",
    "India should sign a trade agreement with Japan.",
    "The weather was fine.",
    "Nobody likes rain.",
)


def test_shares_of_sentences_that_make_claims(tmp_path: Path) -> None:
    result = score([write(tmp_path / "none.txt", *LINES)], Options(examples=1))
    assert {figure.name: figure.value for figure in result.figures} == {
        "sentences.actually": 0.25,
        "sentences.any": 0.5,
    }
    assert [example.text for example in result.examples] == [LINES[0]], "what is shown as an act comes first"
