"""Where was looked in vain: the documents, outlets, languages and days that were read, and the gaps between them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from comity.edtf import days_between, published_span
from comity.model import Document
from comity.promise.records import Receipt, Statement

GAP: Final = 365
"""Days without a document on the pair that are told as a gap."""
SHOWN: Final = 8
"""Words that were looked for, the heaviest."""


def receipt_of(
    statements: Sequence[Statement], on_pair: Iterable[Document], read: Mapping[str | None, int], until: str | None,
    official: Callable[[Document], bool],
) -> Receipt:  # fmt: skip
    """What was looked through for what became of a promise, up to an ISO day.

    ``on_pair``: the documents on the pair; ``read``: how many of all bear each date of publication. ``official``:
    whether a state or body itself speaks in a document. Documents without a date count as read, and in no gap.
    """
    since = statements[0].told.day
    looked = [document for document in on_pair if _within(document.published, since, until)]
    days = sorted(day for document in looked if (day := published_span(document.published)[1]))
    return Receipt(
        until=until,
        since=since,
        documents=len(looked),
        read=sum(count for published, count in read.items() if _within(published, since, until)),
        outlets=tuple(sorted({document.publisher for document in looked if document.publisher})),
        official=round(sum(map(official, looked)) / len(looked), 3) if looked else 0.0,
        languages=tuple(sorted({document.language for document in looked})),
        gaps=tuple(_gaps([day for day in (since, *days, until) if day])),
        words=_words(statements),
    )


def _within(published: str | None, since: str | None, until: str | None) -> bool:
    day = published_span(published)[1]
    if day is None:
        return True
    return (since is None or day >= since) and (until is None or day <= until)


def _gaps(days: Sequence[str]) -> Iterable[tuple[str, str]]:
    return ((a, b) for a, b in pairwise(days) if days_between(a, b) > GAP)


def _words(statements: Sequence[Statement]) -> tuple[str, ...]:
    weights: dict[str, float] = {}
    for one in statements:
        for word, weight in one.words.items():
            weights[word] = max(weight, weights.get(word, 0.0))
    return tuple(sorted(weights, key=lambda word: (-weights[word], word))[:SHOWN])
