"""What a block is by its own words, wherever it stands: a date line, a menu, a plea for money, a disclaimer ..."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.read.block import HEAD, Block, Mark, make_block
from comity.read.dates import find_address, is_date_line, is_label_line
from comity.read.lexicon import Patterns, load
from comity.read.names import is_menu, is_name, read_author

PLEA_WORDS, SMALL_PRINT_WORDS, CAPTION_WORDS = 70, 160, 60
"""A longer paragraph is no plea for money, no small print, no caption, whatever words it holds."""

_ADDRESS_LINE = re.compile(r"(?:(?:source|url|link|via|original)\s*:?\s*)?(?:https?://|www\.)\S+", re.IGNORECASE)

_MAY_BE_LINK = (None, "credit", "caption", "date", "menu", "related")
_IS_A = re.compile(r",? (?:is|are|was|were|covers?|covered|writes?|reports?|teaches|serves|served|works|has)\b")


def mark_all(text: str, blocks: Sequence[Block]) -> list[Mark | None]:
    """The mark of each block; what stands beside a picture's credit or under "Related" is marked by that."""
    marks: list[Mark | None] = [mark_block(block, text) for block in blocks]
    for at, mark in enumerate(marks):
        if mark == "credit":
            _mark_caption_beside(blocks, marks, at)
        elif mark == "related":
            _mark_links_below(blocks, marks, at)
    _mark_bios(blocks, marks)
    return marks


def mark_block(block: Block, text: str) -> Mark | None:
    """The mark of a block by its own words; None for what may be a headline or an article's paragraph."""
    if block.mark:
        return block.mark
    if block.kind in ("heading", "furniture"):
        return "menu" if block.kind == "furniture" else _heading_mark(block)
    patterns, words = load().patterns, block.text
    if _ADDRESS_LINE.fullmatch(words):
        return "address"
    for mark, limit, pattern in _tests(patterns):
        if block.words <= limit and pattern.search(words) and not (mark == "credit" and block.ends):
            return "date" if mark == "comments" and is_date_line(words) else mark
    if is_date_line(words):
        return "date"
    if block.kind == "row":
        return None
    if is_label_line(words) or (patterns.masthead.search(words) and block.words <= PLEA_WORDS and not block.prose):
        return "menu"
    raw = text[block.start : min(block.end, block.start + HEAD)]
    return "menu" if block.kind == "paragraph" and not block.ends and is_menu(raw) else None


def find_mark(line: str) -> Mark | None:
    """The mark of a line that stands by itself."""
    return mark_block(make_block(line, 0, len(line)), line)


def _heading_mark(block: Block) -> Mark | None:
    """A heading is a heading, unless it opens the comments or a list of other stories."""
    patterns = load().patterns
    if patterns.comment_start.search(block.text):
        return "comments"
    return "related" if patterns.related.search(block.text) else None


def _tests(patterns: Patterns) -> tuple[tuple[Mark, int, re.Pattern[str]], ...]:
    return (
        ("related", 8, patterns.related),
        ("credit", 12, patterns.credit_line),
        ("caption", CAPTION_WORDS, patterns.photo_tail),
        ("disclaimer", SMALL_PRINT_WORDS, patterns.disclaimer),
        ("comments", 16, patterns.comment_start),
        ("promotion", PLEA_WORDS, patterns.promotion),
        ("bio", PLEA_WORDS, patterns.bio),
        ("byline", 20, patterns.byline),
        ("caption", CAPTION_WORDS, patterns.caption),
    )


def _mark_caption_beside(blocks: Sequence[Block], marks: list[Mark | None], at: int) -> None:
    """The sentence right under a credit line, else right over it, tells what the picture shows."""
    under, over = at + 1, at - 1
    if under < len(blocks) and not blocks[under].apart and _can_caption(blocks, marks, under):
        lone = under + 1 >= len(blocks) or blocks[under + 1].apart
        if lone:
            marks[under] = "caption"
            return
    if over >= 0 and not blocks[at].apart and blocks[over].apart and _can_caption(blocks, marks, over):
        marks[over] = "caption"


def _mark_bios(blocks: Sequence[Block], marks: list[Mark | None]) -> None:
    """A paragraph that opens with the author's name and says what he or she is."""
    names = {name for block, mark in zip(blocks[:40], marks, strict=False) if (name := _signed(block, mark))}
    for at, block in enumerate(blocks):
        name = next((name for name in names if block.text.startswith(name)), None)
        if name and marks[at] is None and block.words <= PLEA_WORDS and _IS_A.match(block.text, len(name)):
            marks[at] = "bio"


def _signed(block: Block, mark: Mark | None) -> str | None:
    """The name on a byline, or on a line that is a name and nothing else."""
    named = mark == "byline" or (mark is None and block.words <= 6 and is_name(block.text))
    name = read_author(block.text) if named else None
    return name if name and " " in name else None


def _can_caption(blocks: Sequence[Block], marks: Sequence[Mark | None], at: int) -> bool:
    block = blocks[at]
    return marks[at] is None and block.ends and block.words <= 45 and block.kind == "paragraph"


def _mark_links_below(blocks: Sequence[Block], marks: list[Mark | None], at: int) -> None:
    """The short lines under "Related" are headlines of other stories, up to the first sentence."""
    for below in range(at + 1, len(blocks)):
        block = blocks[below]
        told = block.prose or block.words > 25 or (block.text.endswith(".") and block.kind == "paragraph")
        if told or block.kind == "heading" or marks[below] not in _MAY_BE_LINK:
            return
        marks[below] = "promotion"


def find_own_address(blocks: Sequence[Block], marks: Sequence[Mark | None]) -> str | None:
    """The web address that a line of its own gives for the page; None where there is none, or several."""
    found = {find_address(block.text) for block, mark in zip(blocks, marks, strict=True) if mark == "address"}
    return found.pop() if len(found) == 1 else None
