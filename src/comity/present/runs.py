"""A text cut into runs, so that passages which overlap or lie in one another can all be marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from comity.present.inert import inert_lines


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text over which nothing begins or ends."""

    text: str
    """Made harmless; line breaks are kept."""
    covers: tuple[int, ...] = ()
    """Places in the list of spans of those that cover it."""
    begins: tuple[int, ...] = ()
    """Of those, the ones of which it is the first piece."""


def runs_of(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Run, ...]:
    """The pieces of ``text`` in order, with the spans over each; a span is held within the text, an empty one left out.

    All the pieces together are the text.
    """
    held = [(max(0, start), min(len(text), end)) for start, end in spans]
    edges = sorted({0, len(text), *(edge for start, end in held if start < end for edge in (start, end))})
    return tuple(
        Run(
            inert_lines(text[low:high]),
            tuple(place for place, (start, end) in enumerate(held) if start <= low and high <= end),
            tuple(place for place, (start, end) in enumerate(held) if start == low and high <= end),
        )
        for low, high in pairwise(edges)
    )
