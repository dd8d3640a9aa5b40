"""Plain futures: bound, in a calendar, guessed, hoped, or promised."""

from __future__ import annotations

import pytest

from comity.whether.status import assess
from sentences import parsed, token

CASES = [
    ("promised", "Qatar will supply gas to Lebanon.", "supply"),
    ("agreed", "Under the treaty, Laos will supply power to Thailand.", "supply"),
    ("agreed", "The Parties shall refrain from force.", "refrain"),
    ("planned", "The ministers will visit Quito in October.", "visit"),
    ("planned", "The second round will be held in Suva.", "held"),
    ("planned", "The treaty takes effect on 1 June.", "takes"),
    ("planned", "The premier arrives in Minsk next week.", "arrives"),
    ("expected", "Togo will probably recall its envoy.", "recall"),
    ("expected", "It is likely that Togo will recall its envoy.", "recall"),
    ("conditional", "Perhaps Togo will recall its envoy.", "recall"),
    ("agreed", "The treaty lets Laos sell power.", "sell"),
    ("agreed", "The pact provides for a second pipe.", "provides"),
    ("agreed", "They agreed that the round would be held in May.", "held"),
    ("planned", "The pact will be signed after all points have been settled.", "settled"),
    ("planned", "The drill will end before the fleet leaves Cadiz.", "leaves"),
]


@pytest.mark.parametrize(("status", "text", "word"), CASES)
def test_status_of_a_future(status: str, text: str, word: str) -> None:
    sentence = parsed(text)
    assert assess(sentence, token(sentence, word)).status == status
