"""Fitting a brief on its pages: lines are cut where there are most of them, and how many were cut is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from comity.errors import PresentError
from comity.present.brief.records import Brief, Section

Counts = dict[str, int]
Pages = Callable[[Brief], int]
"""How many pages a brief takes."""


def fitted(made: Brief, pages: Pages) -> Brief:
    """The brief with as many lines as fit: its first page on one, and all of it, the notes too, on two.

    No note of a line that is left is cut. Raises PresentError where not even the least that a brief has would fit.
    """
    front = _longest(made, list(_cuts(made.pages[0])), lambda one: pages(only_front(one)) <= 1)
    cuts = list(_cuts(front.pages[1]))
    cuts += [cuts[-1] | less for less in _cuts(front.pages[0])]
    return _longest(front, cuts, lambda one: pages(one) <= 2)


def only_front(made: Brief) -> Brief:
    """The brief with nothing on its second page."""
    return replace(made, pages=(made.pages[0], ()))


def cut(made: Brief, counts: Counts) -> Brief:
    """The brief with so many lines of each section that is named."""
    first, second = (tuple(_cut(section, counts) for section in page) for page in made.pages)
    return replace(made, pages=(first, second))


def _cut(section: Section, counts: Counts) -> Section:
    return section.shortened(counts[section.key]) if section.key in counts else section


def _longest(made: Brief, cuts: list[Counts], fits: Callable[[Brief], bool]) -> Brief:
    """The brief with the fewest cuts with which it fits, found by halving."""
    low, high = 0, len(cuts) - 1
    best: Brief | None = None
    while low <= high:
        middle = (low + high) // 2 if best or low else 0
        tried = cut(made, cuts[middle])
        if fits(tried):
            best, high = tried, middle - 1
        else:
            low = middle + 1
    if best is None:
        raise PresentError(f"{made.title!r} does not fit on two pages, cut as it is: write it as .md")
    return best


def _cuts(page: tuple[Section, ...]) -> Iterator[Counts]:
    """The lines of each section, and again and again one less of the one that can spare most."""
    counts = {section.key: len(section.lines) for section in page}
    least = {section.key: min(section.least, len(section.lines)) for section in page}
    yield dict(counts)
    while any(counts[key] > least[key] for key in counts):
        longest = max(reversed(counts), key=lambda key: counts[key] - least[key])
        counts[longest] -= 1
        yield dict(counts)
