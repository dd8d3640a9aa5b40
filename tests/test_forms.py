"""Part of speech and lemma: what is remembered of a word is what the model's own steps make of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from comity import forms, parse
from comity.forms import Forms
from comity.read import read

SAMPLES = Path(__file__).parent.parent / "samples" / "india-japan"
TRICKY = (
    "They're gonna go and y'all gotta stay; let's see. There is hope, there's more, and c'mon, it ain't over.",
    "He gets what he got. She can't have had it: they have ships, and have sent them.\n\n  You told it to you.",
    "You told it. It is told. That which is told that day is that.",
)


@pytest.fixture(scope="module")
def plain() -> Any:
    """The model with its own last steps."""
    return parse._load()


@pytest.fixture(scope="module")
def quick() -> tuple[Any, Forms]:
    nlp = parse._load()
    return nlp, Forms(nlp)


def asked(doc: Any) -> list[tuple[str, str, str, str, str]]:
    return [(w.text, w.tag_, w.dep_, w.pos_, w.lemma_) for w in doc if not w.is_space]


def remembered(quick: tuple[Any, Forms], text: str) -> list[tuple[str, str, str, str, str]]:
    nlp, known = quick
    doc = nlp(text)
    found = known.of(list(map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist())))
    return [(f.text, f.tag, f.dep, f.pos, f.lemma) for f, w in zip(found, doc, strict=True) if not w.is_space]


@pytest.mark.parametrize("text", TRICKY)
def test_words_that_hang_on_their_neighbour_are_read_with_it(plain: Any, quick: tuple[Any, Forms], text: str) -> None:
    assert remembered(quick, text) == asked(plain(text))


def test_all_words_of_the_samples_are_as_the_model_has_them(plain: Any, quick: tuple[Any, Forms]) -> None:
    for document in read([str(SAMPLES)], {}):
        text = document.text.translate(parse.PLAIN)  # type: ignore[union-attr]
        assert remembered(quick, text) == asked(plain(text))


def test_the_same_word_is_asked_once(quick: tuple[Any, Forms], monkeypatch: pytest.MonkeyPatch) -> None:
    before = remembered(quick, "Peru signed the pact.")
    monkeypatch.setattr(quick[1], "_steps", [])
    assert remembered(quick, "Peru signed the pact.") == before


def test_what_is_remembered_is_forgotten_once_it_is_too_much(
    quick: tuple[Any, Forms], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = remembered(quick, "Chile met Peru.")
    monkeypatch.setattr(forms, "MOST", 1)
    remembered(quick, "Brazil wrote a letter.")
    assert len(quick[1]._forms) < 10
    assert remembered(quick, "Chile met Peru.") == before
