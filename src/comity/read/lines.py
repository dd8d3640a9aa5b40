"""Plain text to blocks: each line is a paragraph, unless the lines were wrapped at a column."""

from __future__ import annotations

import re
from itertools import pairwise

from comity.read.block import Block, Line, lines_of, make_block, words_of
from comity.read.dates import is_date_line
from comity.read.lexicon import load

NARROW, WIDE = 40, 100
"""A line that a program wrapped is between these many characters long."""
ENOUGH = 3
"""So many wrapped lines make a wrapped text."""

_STOP = re.compile(r"[.!?:;…][\"'”’)\]]*$")
_OWN_LINE = re.compile(r"\s*(?:[•●▪■◦‣∙·*–>#-]+\s|\(?\d{1,2}[.)]\s|\([a-z]{1,4}\)\s|\||https?://)")


def blocks_of(text: str) -> list[Block]:
    """The blocks of a plain text in order. They do not overlap, and hold all its characters but markers and spaces."""
    lines = lines_of(text)
    width = wrap_width(text, lines)
    return [
        make_block(text, group[0].start, group[-1].end, apart=group[0].blank_before)
        for group in join_wrapped(text, lines, width)
    ]


def wrap_width(text: str, lines: list[Line]) -> int:
    """The column at which a text was wrapped by hand or by program; 0 where each line is a paragraph.

    It was wrapped where most lines that another follows at once stop short of a sentence's end, only because the next
    word would not have fitted.
    """
    inner = [(a, b) for a, b in pairwise(lines) if not b.blank_before and not _stands_alone(text, a, b)]
    lengths = sorted(a.end - a.start for a, _ in inner if NARROW <= a.end - a.start <= WIDE)
    if len(lengths) < ENOUGH or 2 * len(lengths) < len(inner):
        return 0
    width = lengths[-1 - len(lengths) // 20]
    full = [(a, b) for a, b in inner if _is_full(text, a, b, width - 12) and not _STOP.search(text, a.start, a.end)]
    long = sum(line.end - line.start > WIDE + 20 for line in lines)
    return width if len(full) >= ENOUGH and 2 * len(full) >= len(inner) and long * 5 <= len(lines) else 0


def join_wrapped(text: str, lines: list[Line], width: int) -> list[list[Line]]:
    """The lines in groups, a group for each paragraph; a width of 0 leaves each line its own."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and width and _goes_on(text, groups[-1][-1], line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _goes_on(text: str, line: Line, after: Line, width: int) -> bool:
    """Whether the second line goes on with the paragraph of the first."""
    if after.blank_before or line.end - line.start > width + 12 or _stands_alone(text, line, after):
        return False
    if _STOP.search(text, max(line.start, line.end - 4), line.end):
        return _is_full(text, line, after, width)
    lower = text[after.start].islower() and 2 * (line.end - line.start) >= width
    return lower or _is_full(text, line, after, width - 12)


def _is_full(text: str, line: Line, after: Line, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    word = text[after.start : min(after.end, after.start + WIDE)].split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(word) > width


def _stands_alone(text: str, line: Line, after: Line) -> bool:
    """Whether the two can hardly be one paragraph: a list, a table, a byline, a date."""
    if _OWN_LINE.match(text, after.start, after.end):
        return True
    return any(is_credit_line(text, one) for one in (line, after))


def is_credit_line(text: str, line: Line) -> bool:
    """Whether a line is a byline or a date by itself."""
    if line.end - line.start > WIDE:
        return False
    words = words_of(text[line.start : line.end])
    return bool(load().patterns.byline.match(words)) or is_date_line(words)
