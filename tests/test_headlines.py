"""Headlines whose verb the parser takes for a noun."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.headlines import mend
from comity.model import Sentence
from sentences import parsed

VERBS = frozenset({"fire", "detain", "head", "attack"})


def roles(sentence: Sentence) -> dict[str, str]:
    """What hangs on the root -> how."""
    root = next(t for t in sentence.tokens if t.dep == "ROOT")
    return {root.text: root.tag} | {t.text: t.dep for t in sentence.children(root) if t.dep != "punct"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Associated Press fires reporter after error.",
         {"fires": "VBZ", "Press": "nsubj", "reporter": "dobj", "after": "prep"}),
        ("Turkish police detain man in Istanbul.",
         {"detain": "VBZ", "police": "nsubj", "man": "dobj"}),
        ("Peru's Quispe heads to Chile.", {"heads": "VBZ", "Quispe": "nsubj", "to": "prep"}),
    ],
)  # fmt: skip
def test_the_verb_becomes_the_root(text: str, expected: dict[str, str]) -> None:
    found = roles(mend(parsed(text), VERBS))
    assert expected.items() <= found.items()


@pytest.mark.parametrize(
    "text",
    ["Peru fired its coach.", "Rebel attacks in Lima.", "A man of Lima.", "Fires near Lima."],
)
def test_other_sentences_stay_as_they_are(text: str) -> None:
    assert mend(parsed(text), VERBS) is parsed(text)


def test_a_mended_sentence_is_a_tree() -> None:
    sentence = mend(parsed("Associated Press fires reporter after error."), VERBS)
    for token in sentence.tokens:
        assert len(list(sentence.ancestors(token))) < len(sentence.tokens)


def test_a_sentence_without_root_stays() -> None:
    sentence = parsed("Peru fired its coach.")
    rootless = replace(sentence, tokens=tuple(replace(t, dep="dep") for t in sentence.tokens))
    assert mend(rootless, VERBS) is rootless
