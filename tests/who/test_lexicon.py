"""The lexicon: which of several meanings a name takes, and how it must be written."""

from __future__ import annotations

import itertools

import pytest

from comity.who.lexicon import find_spans
from comity.who.states import states
from comity.who.words import split


def kinds(text: str) -> list[tuple[str, str]]:
    return [(span.entry.kind, span.entry.value) for span in find_spans(split(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("India", [("state", "IND")]),
        ("india", []),
        ("US", [("state", "USA")]),
        ("us", []),
        ("Us", []),
        ("PM", [("office", "pm")]),
        ("pm", []),
        ("EU", [("body", "EU")]),
        ("eu", []),
        ("South China Sea", [("not", "")]),
        ("Narendra Modi", [("person", "narendra modi")]),
        ("narendra modi", []),
        ("prime minister", [("office", "prime minister")]),
        ("Air Force", [("form", "air force")]),
        ("The Hague", [("capital", "NLD")]),
        ("Ministers of Defence", [("office", "minister of defence")]),
    ],
)
def test_case_and_length_decide(text: str, found: list[tuple[str, str]]) -> None:
    assert kinds(text) == found


def test_spans_run_from_left_to_right() -> None:
    spans = find_spans(split("India and Japan met the Prime Minister of China in Tokyo"))
    assert [span.entry.value for span in spans] == ["IND", "JPN", "prime minister", "CHN", "JPN"]
    assert all(one.end <= two.first for one, two in itertools.pairwise(spans))


def test_every_demonym_is_its_state() -> None:
    found = {d: kinds(f"{d} troops")[:1] for state in states().values() for d in state.demonyms}
    assert not {d for d, spans in found.items() if not spans or spans[0][0] not in ("demonym", "state")}
