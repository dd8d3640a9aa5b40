"""How much of a text was extracted: shingles of four words in common, as comparisons of extractors count them.

The measure is that of the article extraction benchmark of Scrapinghub, now Zyte
(https://github.com/scrapinghub/article-extraction-benchmark, evaluate.py and the report beside it): words in runs of
four, as multisets; found and right, found in excess, missed, each as a share of the three together, so that a long
text weighs no more than a short one; precision and recall are means over texts and F1 is made of the two means. Two
things are added. Chinese and Japanese are counted by the character, since they put no space between words. And what
gold calls neutral (headline, standfirst, dateline), which some count as text and some do not, is first taken out of
what was found, so that it earns and costs nothing; so are the numbers before paragraphs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import mean
from typing import Final, NamedTuple

RUN: Final = 4
"""Words of a shingle."""
_SCRIPT = "\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_SCRIPT}]|[^\W{_SCRIPT}]+")
_NUMBER = re.compile(r"^[ \t]*(?:[-*•·>|]+[ \t]+)*\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s|$)", re.MULTILINE)


class Overlap(NamedTuple):
    """Of all shingles of a text and of what was found: shares that are right, in excess and missed."""

    right: float
    excess: float
    missed: float


def words_of(text: str) -> list[str]:
    """Its words in order, without the numbers that stand before its paragraphs."""
    return _WORD.findall(_NUMBER.sub("", text))


def compare(gold: Sequence[str], given: str, neutral: Iterable[str] = ()) -> Overlap:
    """The paragraphs that are there against the text that was found; neither is all zeros where both are empty."""
    wanted = words_of("\n".join(gold))
    found = words_of(given)
    for text in neutral:
        found = _without(found, words_of(text), wanted)
    there, shown = _shingles(wanted), _shingles(found)
    counts = (there & shown).total(), (shown - there).total(), (there - shown).total()
    whole = sum(counts) or 1
    return Overlap(*(count / whole for count in counts))


def _shingles(words: Sequence[str]) -> Counter[tuple[str, ...]]:
    """All runs; a text of fewer words than a run is one."""
    if not words:
        return Counter()
    return Counter(tuple(words[at : at + RUN]) for at in range(max(1, len(words) - RUN + 1)))


def _without(found: list[str], neutral: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """What was found less the neutral words, as often as they stand there in excess of the gold, from the start on."""
    places = _places(neutral, found)
    spare = len(places) - len(_places(neutral, wanted))
    if spare <= 0:
        return found
    edges = [0, *(edge for at in places[:spare] for edge in (at, at + len(neutral))), len(found)]
    return [word for first, last in list(pairwise(edges))[::2] for word in found[first:last]]


def _places(words: Sequence[str], within: Sequence[str]) -> list[int]:
    """Where the words stand one after another, without overlap."""
    places: list[int] = []
    at, last = 0, len(within) - len(words)
    while words and at <= last:
        if within[at] == words[0] and list(within[at : at + len(words)]) == list(words):
            places.append(at)
            at += len(words)
        else:
            at += 1
    return places


def precision(overlaps: Sequence[Overlap]) -> float | None:
    """The mean over texts of which something was found; None where of none."""
    shares = [one.right / (one.right + one.excess) for one in overlaps if one.right + one.excess]
    return mean(shares) if shares else None


def recall(overlaps: Sequence[Overlap]) -> float | None:
    """The mean over texts that have a body; None where none has."""
    shares = [one.right / (one.right + one.missed) for one in overlaps if one.right + one.missed]
    return mean(shares) if shares else None


def f1(overlaps: Sequence[Overlap]) -> float | None:
    """The harmonic mean of the two means; None where there is no body, 0 where nothing was found."""
    found, there = precision(overlaps), recall(overlaps)
    if there is None:
        return None
    return 2 * found * there / (found + there) if found and there else 0.0
