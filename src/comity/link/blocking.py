"""Keys under which chains that may be about one thing meet, so that a new one is held against few others."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from comity.edtf import ordinal
from comity.link.spans import Span
from comity.link.traits import EDITED, LASTING, Chain, general

MOST_PARTIES: Final = 4
"""Chains with more parties meet under the two first names of theirs alone, not under every pair."""
WINDOW: Final[dict[str, int]] = {"engagement": 16, "incident": 16, "exercise": 64}
"""Days that a key of a kind spans; each chain stands under the window of its days and the one nearest to it."""
OTHER_WINDOW: Final = 64
BOUNDED: Final = 800
"""Days that offices may leave for an undated chain to stand under every window of them."""
DRAWS: Final = 5
"""So many telling words of a sentence are drawn by their digests; every two of them are a key.

Sentences that share nearly all of their words meet; one word would be shared by ever more of them as a ledger grows."""


def keys_of(chain: Chain) -> frozenset[str]:
    """The keys of a chain; the same on every machine."""
    return frozenset(_keys(chain))


def _keys(chain: Chain) -> Iterator[str]:
    for thing in map(general, chain.things):
        yield from _named(chain, thing)
    for pair in _pairs(chain):
        for descriptor in chain.descriptors:
            for word in sorted(descriptor.telling):
                yield f"d:{pair}:{chain.kind}:{word}"
        yield from (f"o:{pair}:{chain.kind}:{ordinal}" for ordinal in chain.ordinals)
        if chain.kind not in EDITED:
            yield from (f"n:{pair}:{chain.kind}:{name}" for name in chain.names)
        for value, unit in chain.amounts:
            yield f"q:{pair}:{unit}:{value:g}"
        if chain.kind not in LASTING:
            yield from (f"w:{chain.kind}:{pair}:{window}" for window in _windows(chain))
        yield from (f"s:{chain.kind}:{pair}:{word}" for text in chain.texts for word in _drawn(text))


def _named(chain: Chain, thing: str) -> Iterator[str]:
    """A thing that goes on has one key; one that comes again has one for each time."""
    if chain.kind in LASTING:
        yield f"t:{thing}"
    if chain.kind in EDITED:
        yield from (f"e:{thing}:{number}" for number in chain.editions)
        yield from (f"t:{thing}:{window}" for window in _windows(chain) or _bounded(chain) or ("",))


def _pairs(chain: Chain) -> list[str]:
    parties = sorted(chain.parties)
    if len(parties) == 1:
        return parties
    pairs = combinations(parties, 2) if len(parties) <= MOST_PARTIES else [(parties[0], parties[1])]
    return ["-".join(pair) for pair in pairs]


def _windows(chain: Chain) -> list[int]:
    """The windows of the days it took place; where it does not say, of its publication."""
    days = WINDOW.get(chain.kind, OTHER_WINDOW)
    return sorted({window for span in chain.times for window in _of(span, days)})


def _bounded(chain: Chain) -> list[int]:
    """The windows of the days that offices leave for an undated chain, where these are not too many."""
    days = WINDOW.get(chain.kind, OTHER_WINDOW)
    ends = [(ordinal(when.start), ordinal(when.end)) for when in chain.bounds if when.start and when.end]
    ranges = (
        range(first // days, last // days + 1)
        for first, last in ends
        if first is not None and last is not None and last - first < BOUNDED
    )
    return sorted({window for windows in ranges for window in windows})


def _of(span: Span, days: int) -> Iterator[int]:
    half = days // 2
    first, last = (span.first - half) // days, (span.last + half) // days
    yield from range(first, min(last, first + 8) + 1)


def _drawn(text: str) -> list[str]:
    words = {word for word in text.split() if len(word) > 3}
    drawn = sorted(words, key=lambda word: hashlib.blake2b(word.encode(), digest_size=8).digest())[:DRAWS]
    return ["+".join(pair) for pair in combinations(sorted(drawn), 2)] or drawn
