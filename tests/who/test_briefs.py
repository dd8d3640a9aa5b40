"""The Union, the Commission, the Alliance, the bloc, Brussels."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Meant = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "words", "body"),
    [
        ("Poland hopes the Union will adopt a list.", "the Union", "EU"),
        ("Poland asked the Commission for help.", "the Commission", "EU"),
        ("The European Commission met. The Commission wants quotas.", "The Commission", "EUCOMMISSION"),
        ("The Alliance should pay.", "The Alliance", "NATO"),
        ("Brussels has threatened Hungary.", "Brussels", "EU"),
        ("ASEAN met. The bloc agreed on a code.", "The bloc", "ASEAN"),
        ("The European side will pay half.", "European side", "EU"),
    ],
)
def test_short_names(meant: Meant, text: str, words: str, body: str) -> None:
    assert meant(text, words) == [body]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The African Union met in Addis Ababa. The Union called for calm in France.", "EU"),
        ("The Union government of India met French envoys.", "The Union"),
        ("The Joint Commission of Poland and Peru met. The Commission adjourned.", "The Commission"),
        ("Belgium said Brussels would pay.", "Brussels"),
        ("Ministers met in Brussels.", "Brussels"),
        ("Chad praised the Union.", "the Union"),
    ],
)
def test_other_unions_and_places(meant: Meant, text: str, words: str) -> None:
    assert "EU" not in meant(text, words)
