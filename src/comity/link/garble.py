"""Two wordings held against each other, by paragraphs: what was kept, which words were swapped, which numbers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from rapidfuzz.distance import Levenshtein

from comity import data
from comity.link.wording import FRAME, FUNCTION_WORDS, Wording, is_fact, runs

SHORT: Final = 4
"""Words to which a swap is one: what is longer was written anew."""
SPELLING: Final = 0.7
"""Likeness of letters from which on two words are one word spelled or bent in two ways ("defence", "defense")."""

FEWEST: Final = 0.06
"""Share of a paragraph's marks that another needs to belong with it: one swapped word by word keeps about so many."""

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """What paragraphs that belong together have in common."""

    kept: int
    """Content words that both have."""
    swaps: tuple[tuple[Words, Words], ...]
    """Content words of the one and of the other that stand in the same place."""
    same_facts: int
    """Numbers, months and days that both have in the same place."""
    other_facts: int
    """Those that differ."""

    @property
    def swapped(self) -> float:
        """Share of the content words that were swapped, 0 to 1."""
        swaps = sum(max(len(one), len(other)) for one, other in self.swaps)
        return swaps / (self.kept + swaps) if swaps else 0.0

    @property
    def refilled(self) -> float:
        """Share of the numbers, months and days that differ, 0 to 1."""
        return self.other_facts / (self.same_facts + self.other_facts) if self.other_facts else 0.0

    def rarer(self) -> float:
        """How much rarer the swapped words of the second are than those of the first: below 0 where they are commoner.

        In powers of two for each swap; 1 says that its words are half as common in reports on such relations.
        """
        lost = [_usual(one) - _usual(other) for one, other in self.swaps]
        return sum(lost) / len(lost) if lost else 0.0


def align(a: Wording, b: Wording) -> Alignment:
    """Each part of the shorter wording against the part of the other that it has most in common with."""
    turned = (len(b.words), b.parts) < (len(a.words), a.parts)
    kept, same, other = 0, 0, 0
    swaps: list[tuple[Words, Words]] = []
    for mine, theirs in _partners(b, a) if turned else _partners(a, b):
        for one, two in _blocks(mine, theirs):
            if one == two:
                kept += len(_content(one))
                same += sum(map(is_fact, one))
                continue
            other += min(sum(map(is_fact, one)), sum(map(is_fact, two)))
            swap = _content(one), _content(two)
            if all(swap) and len(one) <= SHORT and len(two) <= SHORT:
                if Levenshtein.normalized_similarity(" ".join(swap[0]), " ".join(swap[1])) >= SPELLING:
                    kept += len(swap[0])
                else:
                    swaps.append((swap[1], swap[0]) if turned else swap)
    return Alignment(kept, tuple(swaps), same, other)


def _partners(a: Wording, b: Wording) -> Iterator[tuple[Words, Words]]:
    """Each part of ``a`` with the part of ``b`` that shares most with it, where it shares enough."""
    places: dict[str, set[int]] = {}
    for at, part in enumerate(b.parts):
        for mark in _marks(part):
            places.setdefault(mark, set()).add(at)
    for part in a.parts:
        marks = _marks(part)
        votes = Counter(at for mark in marks for at in places.get(mark, ()))
        best = min(votes, key=lambda at: (-votes[at], at), default=None)
        if best is not None and votes[best] >= max(2, FEWEST * len(marks)):
            yield part, b.parts[best]


@lru_cache(maxsize=8192)
def _marks(part: Words) -> frozenset[str]:
    """What tells a paragraph even when its content words were swapped: words in a row, and the words between them."""
    return frozenset({*runs(part, 3), *runs([word for word in part if word in FUNCTION_WORDS or is_fact(word)], FRAME)})


def _blocks(one: Sequence[str], two: Sequence[str]) -> Iterator[tuple[Words, Words]]:
    """Stretches of the two in order: equal ones, and between them what stands there in the one and in the other."""
    at = (0, 0)
    for block in Levenshtein.opcodes(one, two):
        if block.tag == "equal":
            if at != (block.src_start, block.dest_start):
                yield tuple(one[at[0] : block.src_start]), tuple(two[at[1] : block.dest_start])
            yield tuple(one[block.src_start : block.src_end]), tuple(two[block.dest_start : block.dest_end])
            at = block.src_end, block.dest_end
    yield tuple(one[at[0] :]), tuple(two[at[1] :])


def _content(words: Words) -> Words:
    return tuple(word for word in words if word not in FUNCTION_WORDS and not is_fact(word))


@cache
def _load_usual() -> Mapping[str, float]:
    """Word -> how usual it is: the power of two of how often it stands in the corpus, at least."""
    raw = data.check(data.load(Path(__file__).parent / "usual.yaml"), dict, "usual.yaml")
    return {word: math.log2(often) for often, words in raw.items() for word in words.split()}


def _usual(words: Words) -> float:
    """How usual words are in the mean; a word that is not in the table counts as one that stands in it once."""
    return sum(_load_usual().get(word, 0.0) for word in words) / len(words)
