"""Blocks to sections: roles given, datelines, run-in headings, labels and picture credits split off."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model import CLAIMING_ROLES, Role, Section
from comity.read.block import trim
from comity.read.dateline import find_dateline
from comity.read.headings import find_run_in
from comity.read.lexicon import load
from comity.read.names import find_outlet_suffix, headline_start, is_press
from comity.read.page import Page, is_subheading, role_of

_MARKUP = re.compile(r"[*_`]+")
_AGENCY_TAIL = re.compile(r"[.!?\"'”’]\s*(?P<mark>[(\[](?P<name>[A-Z][\w .&/-]{1,40})[)\]])$")


def sections_of(text: str, page: Page) -> tuple[Section, ...]:
    """The sections of a text, in order, apart from one another, and within the text."""
    sections: list[Section] = []
    heading: str | None = None
    for at, block in enumerate(page.blocks):
        role = role_of(page, at)
        if at >= page.comments or at == page.headline:
            heading = None
        elif is_subheading(page, at):
            heading = _heading_text(block.text)
        sections += _split(text, page, at, role, heading if role in CLAIMING_ROLES else None)
    return tuple(sections)


def _heading_text(words: str) -> str:
    return _MARKUP.sub("", words).strip(" .:#")


def _split(text: str, page: Page, at: int, role: Role, heading: str | None) -> Iterator[Section]:
    """The sections of one block: its body, after what is split off at its start, and before a credit at its end."""
    block = page.blocks[at]
    start, end = block.start, block.end
    if role == "headline":
        cut = end - len(find_outlet_suffix(text[start:end]))
        start += headline_start(text[start:end])
        yield from _parts(text, (start, cut, role), (cut, end, "masthead"))
        return
    if role == "caption":
        yield from _caption_sections(text, start, end)
        return
    opens = page.first <= at <= page.opening + 1
    begin = find_dateline(text, start, end, first=opens) if role in ("body", "quote") else None
    yield from _parts(text, (start, begin or start, "dateline"))
    start = begin or start
    told = not page.paired or block.ends
    if told and role in ("body", "list") and (run_in := find_run_in(text, start, end)):
        heading, start = run_in
    cut = _find_agency(text, start, end) if role == "body" else end
    yield from _parts(text, (start, cut, role), (cut, end, "byline"), heading=heading)


def _parts(text: str, *parts: tuple[int, int, Role], heading: str | None = None) -> Iterator[Section]:
    """A section for each part that is not white space alone; the heading is the first one's."""
    for place, (start, end, role) in enumerate(parts):
        first, last = trim(text, start, end)
        if first < last:
            yield Section(first, last, role, None if place else heading)


def _find_agency(text: str, start: int, end: int) -> int:
    """Where an agency's name in brackets stands after the last sentence ("(PTI)"); the end where none does."""
    found = _AGENCY_TAIL.search(text, max(start, end - 60), end)
    name = found["name"] if found else ""
    known = is_press(name) or name.lower() in load().words.agency
    return found.start("mark") if found and known else end


def _caption_sections(text: str, start: int, end: int) -> Iterator[Section]:
    """A caption less its label ("Photo:"), and the credit after it."""
    patterns = load().patterns
    shown = text[start:end]
    label = patterns.caption_label.match(shown)
    begin = start + (label.end() if label else 0)
    credit = patterns.credit_tail.search(shown.rstrip(), begin - start)
    cut = start + credit.start() if credit else end
    yield from _parts(text, (begin, cut, "caption"), (cut, end, "byline"))
