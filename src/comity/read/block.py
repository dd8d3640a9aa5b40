"""A block: one paragraph, list item, heading, quotation or table row of a text, before its role is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

Kind = Literal["paragraph", "heading", "item", "quote", "row", "furniture"]
Mark = Literal[
    "promotion", "related", "disclaimer", "caption", "credit", "byline", "bio", "date", "menu", "address", "comments",
    "comment",
]  # fmt: skip

HEAD, TAIL = 400, 200
"""Characters at the start and the end of a block that patterns see: a page-long line costs no more than a short one."""

_BULLET = r"[•●▪■◦‣∙·*–-]"
_NUMBER = r"\(?\d{1,2}[.)]|\([a-z]\)|\((?:x|ix|iv|vi{0,3}|i{1,3})\)|[a-z]\)"
_MARKERS = re.compile(rf"(?P<item>{_BULLET}(?=\s)|(?:{_NUMBER})(?=\s))\s+|(?P<quote>>)\s*|(?P<heading>#{{1,6}})\s+")
_STRAIGHT = str.maketrans({**dict.fromkeys("’‘‚", "'"), **dict.fromkeys("“”„‟«»", '"'), "\u00a0": " "})
_CREDIT = r"(?: ?\([A-Z][\w .&/-]{1,40}\))?"
_PROSE_END = re.compile(rf"[.!?…。][\"')\]]*{_CREDIT}$")
_FULL_STOP = re.compile(rf"[.…。][\"')\]]*{_CREDIT}$")
_INNER_END = re.compile(r"[.!?][\"')]* +[\"'(]?[A-Z0-9]")


@dataclass(frozen=True)
class Block:
    """A span of the text, less the marker (``#``, ``>``, ``-``, ``1.``) before it. Offsets are into the whole text."""

    start: int
    end: int
    text: str
    """The words as patterns see them: white space single, quotation marks straight, markup gone, the middle cut."""
    kind: Kind = "paragraph"
    level: int = 0
    """1 to 6 for a heading."""
    numbered: bool = False
    """Whether the marker before an item was a number or letter, not a bullet."""
    apart: bool = True
    """Whether a blank line stands before it."""
    words: int = 0
    mark: Mark | None = None
    """What the block is where markup says so, whatever its words: a caption, a byline, a reader's comment."""

    @cached_property
    def ends(self) -> bool:
        """Whether it ends as a sentence does."""
        return bool(_PROSE_END.search(self.text))

    @cached_property
    def prose(self) -> bool:
        """Whether it is long enough, and ends so, that it can hardly be a headline or a menu."""
        if self.kind in ("heading", "row", "furniture"):
            return False
        stopped = bool(_FULL_STOP.search(self.text)) or (self.ends and bool(_INNER_END.search(self.text)))
        return (self.words >= 12 and stopped) or self.words >= 30

    @cached_property
    def shouted(self) -> bool:
        """Whether it is in capitals throughout."""
        return self.text.isupper()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text without the white space around it."""

    start: int
    end: int
    blank_before: bool


def lines_of(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines between two offsets that are not blank."""
    lines: list[Line] = []
    blank, at, limit = True, start, len(text) if end is None else end
    while at < limit:
        stop = text.find("\n", at, limit)
        stop = limit if stop < 0 else stop
        first, last = trim(text, at, stop)
        if first < last:
            lines.append(Line(first, last, blank))
        blank, at = first >= last, stop + 1
    return lines


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span less the white space at its two ends."""
    start = next((at for at in range(start, end) if not _is_space(text[at])), end)
    end = next((at for at in range(end, start, -1) if not _is_space(text[at - 1])), start)
    return start, end


def _is_space(char: str) -> bool:
    return char.isspace() or char in "\ufeff\u200b\u200c\u200d\u2060"


def words_of(raw: str) -> str:
    """A stretch of text as patterns see it."""
    if len(raw) > 2 * (HEAD + TAIL):
        raw = f"{raw[: HEAD + TAIL]} … {raw[-HEAD:]}"
    flat = " ".join(raw.translate(_STRAIGHT).split())
    return flat if len(flat) <= HEAD + TAIL else f"{flat[:HEAD]} … {flat[-TAIL:]}"


def make_block(text: str, start: int, end: int, *, apart: bool = True, plain: str | None = None) -> Block:
    """A block of the span: the markers at its start say its kind and are left out of it."""
    kind: Kind = "paragraph"
    level, numbered, at = 0, False, start
    while found := _MARKERS.match(text, at, end):
        at = found.end()
        if heading := found["heading"]:
            kind, level = "heading", len(heading)
        elif found["quote"] and kind != "item":
            kind = "quote"
        elif marker := found["item"]:
            kind, numbered = "item", any(char.isalnum() for char in marker)
            break
    words = text[at:end] if plain is None else plain
    return Block(at, end, words_of(words), kind, level, numbered, apart, len(words.split()))
