"""What was looked through for a promise of which nothing was found that delivers it, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from comity.present.dates import full
from comity.present.inert import inert
from comity.present.survey import missing_of
from comity.promise.records import Receipt

NONE: Final = "–"
SHOWN: Final = 12
"""Outlets and words that are named."""


def receipt_rows(receipt: Receipt) -> Iterator[tuple[str, str]]:
    """What was looked through: a name and words each."""
    yield "since", f"{full(receipt.since)}, when it was first said"
    yield "until", f"{full(receipt.until)}, the last day read"
    yield "documents", f"{receipt.documents:,} on the pair of {receipt.read:,} read"
    yield "outlets", inert(_some(receipt.outlets))
    yield "official", f"{receipt.official:.0%} of the documents"
    yield "languages", inert(", ".join(receipt.languages) or NONE)
    gaps = (f"{full(first)} to {full(last)}" for first, last in receipt.gaps)
    yield "gaps", "; ".join(gaps) or "none of a year or longer"
    missed = (f"{inert(feed)}: {missing_of(spans)}" for feed, spans in receipt.missed)
    if receipt.missed:
        yield "watched feeds", f"days missing of {'; '.join(missed)}"
    yield "looked for", inert(_some(receipt.words))


def _some(words: Sequence[str]) -> str:
    """The first of them, and how many more there are."""
    more = f" and {len(words) - SHOWN:,} more" if len(words) > SHOWN else ""
    return (", ".join(words[:SHOWN]) or NONE) + more
