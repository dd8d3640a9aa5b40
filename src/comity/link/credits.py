"""Whose story it is: the agencies that a document credits, in its dateline, its byline or its last words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from comity import data
from comity.model import Document

UNNAMED: Final = "agencies"
"""The credit of a page that takes its story "from agencies" and does not say which."""
TAIL: Final = 120
"""Characters at the end of an article in which a credit can stand."""

_NAME = r"[A-Z][\w&.'-]*(?: (?:of |and )?[A-Z][\w&.'-]*){0,4}"
_CREDITED: Final = re.compile(
    rf"[(/](?P<bracketed>{_NAME})[)/]"
    rf"|(?:\b[Ss]ource|\b[Cc]redit|\b[Cc]ourtesy|\b[Bb]y) ?:? (?P<source>{_NAME})"
    rf"|\b[Ii]nputs? (?:from|by) (?P<inputs>{_NAME}(?:(?:, | and ){_NAME})*)"
    rf"|\b[Ww]ith (?P<with>{_NAME}) inputs?\b"
    rf"|(?:^|[-–—] ?)(?P<end>{_NAME})(?=[.\s]*$|, )"
)


_DATELINE: Final = re.compile(rf"[^\W\d_][^.\n]{{1,60}}[(\[]{_NAME}[)\]]\s*[-–—:]")
_STATES: Final = frozenset({"US", "USA", "UK", "UAE", "EU", "UN", "PRC", "DRC", "ROK", "DPRK"})
"""Capitals that stand in brackets after a place, and are no agency."""


@dataclass(frozen=True, slots=True)
class Agencies:
    """The table of ``credits.yaml``."""

    ids: dict[str, str]
    """Any name, lower case where case does not matter -> the first name of that agency, lower case."""
    kinds: re.Pattern[str]
    unnamed: re.Pattern[str]


@cache
def load_agencies() -> Agencies:
    """The agencies. Raises DataError naming the row."""
    raw = data.check(data.load(Path(__file__).parent / "credits.yaml"), dict, "credits.yaml")
    data.keys(raw, "credits.yaml", frozenset({"agencies", "kinds", "unnamed"}), frozenset())
    kinds = data.strings(raw["kinds"], "credits.yaml: kinds")
    unnamed = data.strings(raw["unnamed"], "credits.yaml: unnamed")
    ids: dict[str, str] = {}
    for row in data.check(raw["agencies"], list, "credits.yaml: agencies"):
        names = data.strings(row, "credits.yaml: agencies")
        ids.update({name if name.isupper() else name.lower(): names[0].lower() for name in names})
    ending = re.compile(rf" (?:{'|'.join(map(re.escape, kinds))})$")
    return Agencies(ids, ending, re.compile("|".join(unnamed), re.IGNORECASE | re.MULTILINE))


def find_agency(name: str, *, trusted: bool = False) -> str | None:
    """The agency that a name names, as its id: a known one, or one of a kind that names it ("Harbour Newswire").

    ``trusted``: it stands where only an agency or an outlet stands, so that a name nobody knows is one too.
    """
    table, low = load_agencies(), name.lower().strip(" .")
    plain = table.kinds.sub("", low)
    known = table.ids.get(name.strip(" .")) or table.ids.get(low) or table.ids.get(plain)
    return known or (plain if trusted or plain != low else None)


@lru_cache(maxsize=4096)
def credits_of(document: Document) -> frozenset[str]:
    """The agencies that a document takes its story from, as ids; those it credits without a name as ``UNNAMED``."""
    own = find_agency(document.publisher or "", trusted=True)
    return frozenset(_credits(document)) - {own}


def agencies_of(document: Document) -> frozenset[str]:
    """The agencies that a document credits, and the one that published it."""
    own = find_agency(document.publisher) if document.publisher else None
    return credits_of(document) | ({own} if own else frozenset())


def share_agency(a: Document, b: Document) -> str | None:
    """The agency whose story two outlets print; ``UNNAMED`` where one credits agencies in general, and the other any.

    None of two reports of one outlet: what they share may be no more than its footer.
    """
    if a.publisher and a.publisher == b.publisher:
        return None
    ours, theirs = agencies_of(a), agencies_of(b)
    named = (ours & theirs) - {UNNAMED}
    if named:
        return min(named)
    return UNNAMED if (UNNAMED in ours and theirs) or (UNNAMED in theirs and ours) else None


def _credits(document: Document) -> Iterator[str]:
    for text, trusted in _places(document):
        if load_agencies().unnamed.search(text):
            yield UNNAMED
        for found in _CREDITED.finditer(text):
            yield from _named(found, trusted)


def _named(found: re.Match[str], trusted: bool) -> Iterator[str]:
    for name in re.split(r", | and ", next(part for part in found.groups() if part)):
        sure = trusted and found.lastgroup == "bracketed" and name.isupper() and name not in _STATES
        if agency := find_agency(name, trusted=sure):
            yield agency


def _places(document: Document) -> Iterator[tuple[str, bool]]:
    """The parts of a document where a credit stands; True for a dateline: capitals in brackets are an agency there."""
    if document.author:
        yield document.author, False
    for section in document.sections:
        text = document.text[section.start : section.end]
        if section.role in ("dateline", "byline", "disclaimer"):
            yield text, section.role == "dateline"
    prose = [section for section in document.sections if section.role in ("body", "list")]
    if prose:
        if opening := _DATELINE.match(document.text, prose[0].start, prose[0].end):
            yield opening[0], True
        yield document.text[prose[-1].start : prose[-1].end][-TAIL:], False
