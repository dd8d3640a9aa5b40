"""The lay of a page: where the headline stands, where the article begins and ends, and what role each block has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.model import Role
from comity.read.block import Block, Mark
from comity.read.dates import parse_date_line
from comity.read.headings import are_pairs, is_heading, label_of
from comity.read.lexicon import load
from comity.read.marks import mark_all
from comity.read.names import has_rank, headline_start, is_name, is_office, is_press, is_press_office

_BY_MARK: dict[Mark, Role] = {
    "promotion": "promotion",
    "related": "promotion",
    "disclaimer": "disclaimer",
    "caption": "caption",
    "credit": "byline",
    "byline": "byline",
    "bio": "byline",
    "menu": "masthead",
    "address": "masthead",
    "comment": "comment",
}


_OF_PAIRS: frozenset[Mark | None] = frozenset({"date", "byline", "address", "disclaimer"})
"""Marks that a line of a table may keep."""

LEAST_SAID = 40
"""A link to the comments stands over many an article: they begin only after so many words of it."""

LONGEST_SUMMARY = 120
"""A byline may stand below so many words that sum the article up."""


@dataclass(frozen=True, slots=True)
class Page:
    """The blocks of a text with the landmarks among them, as indices into ``blocks``."""

    blocks: tuple[Block, ...]
    marks: tuple[Mark | None, ...]
    headline: int | None
    first: int
    """The first paragraph of the article; the number of blocks where there is none."""
    opening: int
    """The first paragraph under the byline: a summary may stand over it."""
    last: int
    """Its last paragraph."""
    end: int
    """The first block after it that is marked as the page's own."""
    small_print: int
    """The disclaimer that closes the article: what little prose follows is the page's own."""
    comments: int
    """Where readers' comments begin; the number of blocks where there are none."""
    paired: bool = False
    """Whether every line is a label and a value."""


def lay_out(text: str, blocks: Sequence[Block], title: str | None = None) -> Page:
    """Finds the landmarks of a page. ``title``: the headline where front matter gives it."""
    marks = mark_all(text, blocks)
    paired = are_pairs([block.text for block in blocks if block.kind != "heading"])
    marks = [mark if mark in _OF_PAIRS else None for mark in marks] if paired else marks
    first = _find_first(blocks, marks, paired)
    comments = _find_comments(blocks, marks, first)
    listed = paired or (first < len(blocks) and blocks[first].kind == "item")
    prose = [at for at in range(first, comments) if marks[at] is None and _is_told(blocks[at], listed)]
    last = prose[-1] if prose else first
    headline = find_headline(text, blocks, marks, first, title)
    small_print = _find_small_print(blocks, marks, first, last)
    own = (at for at in range(last + 1, len(blocks)) if marks[at] and blocks[at].kind != "furniture")
    end = next(own, len(blocks))
    opening = _find_opening(blocks, marks, first)
    return Page(tuple(blocks), tuple(marks), headline, first, opening, last, end, small_print, comments, paired)


def _is_told(block: Block, listed: bool) -> bool:
    """Whether a block is the article's: a sentence, or an item of what is a list from its start."""
    return block.prose or block.ends or (listed and (block.kind == "item" or label_of(block.text) is not None))


def _find_first(blocks: Sequence[Block], marks: Sequence[Mark | None], paired: bool) -> int:
    """The first block that reads as prose; failing that, the first that ends as a sentence does, or is an item.

    Of a table it is the first line.
    """
    free = [at for at, mark in enumerate(marks) if mark is None and not headline_start(blocks[at].text)]
    rows = [at for at in free if paired and label_of(blocks[at].text)]
    prose = [at for at in free if blocks[at].prose]
    ended = [at for at in free if blocks[at].ends]
    spoken = [at for at in ended if blocks[at].words >= 5]
    items = [at for at in free if blocks[at].kind == "item"]
    return next((found[0] for found in (rows, prose, spoken, ended, items) if found), len(blocks))


def _find_opening(blocks: Sequence[Block], marks: Sequence[Mark | None], first: int) -> int:
    """The block under a byline that stands below the article's first sentences; else its first block."""
    opening, said = first, 0
    for at in range(first, min(first + 12, len(blocks))):
        said += blocks[at].words if marks[at] is None else 0
        dated = marks[at] == "date" and "byline" in (marks[at - 1], *marks[at + 1 : at + 2])
        if said <= LONGEST_SUMMARY and (marks[at] == "byline" or dated):
            opening = at + 1
    return opening


def _find_small_print(blocks: Sequence[Block], marks: Sequence[Mark | None], first: int, last: int) -> int:
    """The disclaimer after which less than a quarter of the prose stands; the number of blocks where there is none."""
    at = next((at for at in range(first, last) if marks[at] == "disclaimer"), None)
    if at is None:
        return len(blocks)
    free = [i for i in range(first, last + 1) if marks[i] is None]
    before = sum(blocks[i].words for i in free if i < at)
    after = sum(blocks[i].words for i in free if i > at)
    return at if after * 3 < before else len(blocks)


# --- the headline -------------------------------------------------------------------------------------------------


def find_headline(
    text: str, blocks: Sequence[Block], marks: Sequence[Mark | None], first: int, title: str | None
) -> int | None:
    """The index of the headline's block among those before the article; None where there is none."""
    for at, block in enumerate(blocks):
        if block.kind == "heading" and block.level == 1:
            return at
        if title and letters_of(block.text) == letters_of(title):
            return at
    free = [at for at in range(first) if marks[at] is None and _can_head(blocks[at])]
    if (labelled := next((at for at in free if headline_start(blocks[at].text)), None)) is not None:
        return labelled
    if not free or (title and not any(blocks[at].words >= 4 for at in free)):
        return None
    scored = {at: _score_headline(text, blocks, marks, at) for at in free}
    best = max(free, key=lambda at: scored[at])
    return _title_over(blocks, best) if best - 1 in free else best


def _can_head(block: Block) -> bool:
    """Whether a line can be a headline: no list, no note in brackets, no name of an office or paper."""
    words = block.text
    if block.kind in ("row", "item") or _is_bracketed(words):
        return False
    return not (is_office(words) or is_press_office(words) or (block.shouted and is_press(words)))


def _is_bracketed(words: str) -> bool:
    return words[:1] in ("(", "[") and words[-1:] in (")", "]")


def letters_of(text: str) -> str:
    """Only the letters and digits of a text, in one case: two prints of one headline are the same."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _title_over(blocks: Sequence[Block], at: int) -> int:
    """The line over a standfirst: a shorter headline that the best-scored line goes on from."""
    over, under = blocks[at - 1], blocks[at]
    standfirst = over.words >= 4 and under.words > over.words + 2 and not is_press(over.text) and not over.shouted
    return at - 1 if standfirst else at


def _score_headline(text: str, blocks: Sequence[Block], marks: Sequence[Mark | None], at: int) -> float:
    """How much a line looks like a headline: many words, right over the byline, no name, no full stop."""
    block = blocks[at]
    score = float(min(block.words, 12)) - (4 if block.words > 30 else 0)
    score += 4 if _stands_over_byline(blocks, marks, at) else 0
    score -= 6 if is_name(block.text) or has_rank(block.text) else 0
    score -= 4 if block.shouted and block.words <= 4 else 0
    score -= 3 if block.text.endswith((".", ":")) else 0
    score -= 4 if is_press(block.text) else 0
    score -= 3 if "|" in text[block.start : block.end] else 0
    return score + (2 if block.kind == "heading" else 0)


def _stands_over_byline(blocks: Sequence[Block], marks: Sequence[Mark | None], at: int) -> bool:
    """Whether a byline or a date follows at once, or after one line that can be a name."""
    after = marks[at + 1] if at + 1 < len(marks) else None
    if after in ("byline", "date"):
        return True
    named = after is None and at + 2 < len(marks) and is_name(blocks[at + 1].text)
    return named and marks[at + 2] in ("byline", "date")


# --- the readers' comments ----------------------------------------------------------------------------------------


def _find_comments(blocks: Sequence[Block], marks: Sequence[Mark | None], first: int) -> int:
    """Where readers' comments begin: at a line that says so, or a name, a date and a text after the small print."""
    ended, said = False, blocks[first].words if first < len(blocks) else 0
    for at in range(first + 1, len(blocks)):
        block, mark = blocks[at], marks[at]
        if mark == "comment":
            return at
        said += block.words if mark is None and block.ends else 0
        opens = mark == "comments" or (block.words <= 16 and load().patterns.comment_start.search(block.text))
        if opens and said >= LEAST_SAID:
            return at
        ended = ended or mark in ("disclaimer", "promotion", "related", "bio")
        if ended and _is_signed_comment(blocks, marks, at):
            return at
    return len(blocks)


def _is_signed_comment(blocks: Sequence[Block], marks: Sequence[Mark | None], at: int) -> bool:
    """Whether a name stands here, a date under it, and a text under that."""
    if at + 2 >= len(blocks) or marks[at] is not None or marks[at + 1] != "date" or blocks[at].words > 5:
        return False
    return not blocks[at].ends and blocks[at + 2].words >= 3


# --- roles --------------------------------------------------------------------------------------------------------


def role_of(page: Page, at: int) -> Role:
    """The role of a block by where it stands and what it says."""
    block, mark = page.blocks[at], page.marks[at]
    if at == page.headline:
        return "headline"
    if at >= page.comments:
        return _BY_MARK[mark] if mark in ("promotion", "disclaimer") else "comment"
    if mark == "date":
        return _role_of_date(page, at)
    if mark == "comments":
        return "masthead"
    if mark is not None:
        return _BY_MARK[mark]
    if block.kind == "heading":
        return "masthead"
    if page.paired and at >= page.first:
        return "list"
    if at < page.first:
        return _role_above(page, at)
    return _role_below(page, at) if at > page.last else _role_within(page, at)


def _role_of_date(page: Page, at: int) -> Role:
    """A date line over the headline is the page's, under it the article's; among paragraphs it heads some of them."""
    if page.headline is not None and at < page.headline:
        return "masthead"
    if page.opening < at < page.last:
        return "masthead"
    line = parse_date_line(page.blocks[at].text)
    placed = line is not None and not line.labelled and any(part.lower() in load().words.place for part in line.rest)
    return "dateline" if placed else "byline"


def _role_above(page: Page, at: int) -> Role:
    """Between the headline and the article stand names, and now and then a sentence that sums it up."""
    block = page.blocks[at]
    if page.headline is None or at < page.headline:
        return "masthead"
    if _is_bracketed(block.text):
        return "masthead"
    if block.kind == "item" and block.words >= 4:
        return "list"
    if is_name(block.text) or is_press(block.text):
        return "byline"
    return "body" if block.words >= 6 or block.text.endswith(".") else "masthead"


def _role_below(page: Page, at: int) -> Role:
    """Under the last sentence of the article a list may go on; any other line is the page's."""
    block = page.blocks[at]
    listed = block.kind in ("item", "row") and at < page.end
    return "list" if listed else "masthead"


def _role_within(page: Page, at: int) -> Role:
    block = page.blocks[at]
    if is_subheading(page, at):
        return "masthead"
    if block.kind == "quote" or _is_quoted(block):
        return "quote"
    if block.kind in ("item", "row"):
        return "list"
    if at > page.small_print:
        return "promotion"
    if page.blocks[at + 1 : at + 2] and page.blocks[at + 1].kind == "item":
        return "body"
    whole = block.ends or block.text.endswith((":", ";", ",")) or (block.words >= 12 and not block.text[0].isdigit())
    return "body" if whole else "list"


def is_subheading(page: Page, at: int) -> bool:
    """Whether a block among the paragraphs is a short line that heads those below it."""
    block = page.blocks[at]
    if page.paired or block.kind == "heading":
        return block.kind == "heading" and at != page.headline and page.marks[at] is None
    if not _can_head_others(page, at):
        return False
    if _heads_list(page, at):
        return True
    if at < page.first or page.marks[at] not in (None, "date"):
        return False
    after = page.blocks[at + 1]
    if block.kind in ("item", "row"):
        alone = page.blocks[at - 1].kind != block.kind != after.kind
        return block.numbered and alone and after.prose and not block.ends and is_heading(block.text)
    begins = block.apart or page.blocks[at - 1].ends
    if not begins or block.text[-1:] in ":;," or (block.ends and not block.text.endswith("?")):
        return False
    told = after.prose or (after.ends and after.words >= 3 and after.kind == "paragraph")
    return (told and page.marks[at + 1] is None) or block.shouted


def _can_head_others(page: Page, at: int) -> bool:
    """Whether a block is short and stands where one can head others: under the headline, over the last paragraph."""
    above = page.first - 2 if page.headline is None else page.headline
    within = above < at < min(page.last, len(page.blocks) - 1, page.comments)
    return within and page.blocks[at].kind != "quote" and page.blocks[at].words <= 12


def _heads_list(page: Page, at: int) -> bool:
    """Whether a line apart heads a list: ``Defence``, ``TRADE:``; words that lead to a list are no heading."""
    block, after = page.blocks[at], page.blocks[at + 1]
    words = block.text.rstrip(":")
    if after.kind not in ("item", "row") or block.kind != "paragraph" or at == page.headline or not block.apart:
        return False
    if page.marks[at] == "menu" or at < page.first or words != block.text:
        return words.isupper() or words.lower() in load().words.label
    return page.marks[at] in (None, "date") and is_heading(words)


def _is_quoted(block: Block) -> bool:
    """Whether the whole paragraph stands in one pair of quotation marks."""
    text = block.text.rstrip(".")
    return len(text) > 2 and text[0] == '"' == text[-1] and '"' not in text[1:-1]
