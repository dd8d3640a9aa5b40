"""The language of a text; the model is loaded for the first text that is not plainly English."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from comity import settings
from comity.read.lexicon import load

SURE = 0.9
"""Another language than a coded one is believed from here on: names of people and places alone do not reach it."""
ENGLISH_SHARE = 0.08
"""A text with this share of English's own small words is English, however many foreign names it holds."""
LONG = 200
"""Characters from which a text says something of its language even where the model wavers."""
SAMPLE = 4000
"""Characters that are looked at, of the longest paragraphs."""

_ENGLISH = frozenset(
    ["the", "and", "of", "that", "with", "from", "has", "have", "are", "were", "was", "which", "their", "its", "by"]
)
_PARTS = re.compile(r"[-_;,\s]")
_WORD = re.compile(r"[^\W\d_]+")


def coded() -> frozenset[str]:
    """The languages that are coded: the setting ``languages``."""
    return frozenset(code.strip().lower() for code in str(settings.get("languages")).split(",") if code.strip())


def find_language(text: str) -> str:
    """The ISO 639-1 code of a text's language; a coded one where the text leaves doubt."""
    sample = _sample(text)
    if "en" in coded() and _is_english(sample):
        return "en"
    ranks: list[tuple[str, float]] = _identifier().rank(sample)
    code, confidence = ranks[0]
    foreign = confidence >= SURE or not _is_latin(sample) or _is_far_from_coded(sample, ranks)
    return code if foreign or code in coded() else min(coded(), default=code)


def code_of(stated: str) -> str | None:
    """The ISO 639-1 code that is meant by ``en-US``, ``EN`` or ``English``; None for what names no known language."""
    name = stated.strip().lower()
    code = _PARTS.split(name, maxsplit=1)[0]
    return code if code in load().languages else _codes().get(name)


@cache
def _codes() -> dict[str, str]:
    return {name.lower(): code for code, name in load().languages.items()}


def find_stated(text: str, stated: str | None) -> str | None:
    """The language that a page states, where it is not coded and the text's own words do not speak for English.

    None else: the text itself then says it.
    """
    code = code_of(stated or "")
    if code is None or code in coded() or _is_english(_sample(text)):
        return None
    found = _identifier().rank(_sample(text))[0]
    return code if found[0] == code or found[1] < SURE else None


def find_uncoded(code: str) -> str | None:
    """The reason why a text in this language is not coded; None where it is."""
    if code in coded():
        return None
    name = load().languages.get(code, "unknown")
    return f"language: {name} ({code}); only {', '.join(sorted(coded()))} is coded"


def _sample(text: str) -> str:
    """The longest paragraphs, up to ``SAMPLE`` characters: menus and names say little of a language."""
    paragraphs, sample = sorted(text.split("\n"), key=len, reverse=True), ""
    for paragraph in paragraphs:
        if len(sample) >= SAMPLE:
            break
        sample += paragraph[:SAMPLE] + "\n"
    return sample[: 2 * SAMPLE]


def _is_english(sample: str) -> bool:
    """Whether nearly all letters are Latin and enough of the words are those that only English has."""
    return _is_latin(sample) and _english_share(sample) >= ENGLISH_SHARE


def _is_far_from_coded(sample: str, ranks: list[tuple[str, float]]) -> bool:
    """Whether languages like one another share the belief, and none that is coded has a part in it."""
    belief = sum(share for code, share in ranks if code in coded())
    return len(sample) >= LONG and belief < 1 - SURE and _english_share(sample) < ENGLISH_SHARE / 4


def _is_latin(sample: str) -> bool:
    return sum(char.isascii() or char in "‘’“”–—…" for char in sample) >= 0.9 * len(sample)


def _english_share(sample: str) -> float:
    words = _WORD.findall(sample.lower())
    return sum(word in _ENGLISH for word in words) / len(words) if words else 0.0


@cache
def _identifier() -> Any:
    """The model of py3langid, kept to the languages of ``layout.yaml``."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(set(load().languages))
    return identifier
