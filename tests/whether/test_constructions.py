"""Constructions that decide what hangs on them."""

from __future__ import annotations

import pytest

from comity.whether.status import assess
from sentences import parsed, token

CASES = [
    ("not_happened", "The two sides stopped short of signing the pact.", "signing"),
    ("not_happened", "The guards stay until May and take no part in raids.", "take"),
    ("expected", "We expect Chad to pump more and Togo to sell it.", "sell"),
    ("expected", "Lima is likely, officials said, to buy less oil.", "buy"),
    ("conditional", "A halt to the sales is conceivable.", "halt"),
    ("planned", "A visit is due in May.", "visit"),
    ("proposed", "They held talks on a treaty.", "treaty"),
    ("proposed", "They debated the draft treaty.", "treaty"),
    ("proposed", "Peru considers selling wheat to Chad, bypassing the bank.", "bypassing"),
    ("hoped", "It is a battle to secure the pass.", "secure"),
    ("happened", "Lima will lend the ships bought by Chad in 2019.", "bought"),
    ("under_way", "Lima did not answer letters seeking help.", "seeking"),
]


@pytest.mark.parametrize(("status", "text", "word"), CASES)
def test_status_by_a_construction(status: str, text: str, word: str) -> None:
    sentence = parsed(text)
    assert assess(sentence, token(sentence, word)).status == status
