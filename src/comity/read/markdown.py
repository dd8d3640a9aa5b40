"""Markdown to blocks: headings, lists, quotations and tables from the parser, offsets into the source as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from comity.read.block import Block, Kind, Line, lines_of, make_block, trim, words_of
from comity.read.lines import is_credit_line

_ITEM = re.compile(r"(?:[•●▪‣∙·]|\([a-z]{1,4}\)|\(\d{1,2}\))\s+")
_ROW_EDGE = re.compile(r"\s*\|?\s*")
_PICTURE = re.compile(r"!\[(?P<words>[^\]]*)\]\([^)]*\)")
Holder = tuple[Kind, bool]
"""What a paragraph stands in, and whether that is numbered."""
LONG_LINE = 100
"""A line longer than this that ends as a sentence does is a paragraph: nobody wraps there."""


@cache
def _parser() -> MarkdownIt:
    """CommonMark with tables; indented text is text, not code, and tags are left as they stand."""
    return MarkdownIt("commonmark").enable("table").disable(["code", "html_block"])


def blocks_of(text: str) -> list[Block]:
    """The blocks of a Markdown text in order, each with the words that a reader of the page sees."""
    starts = _line_starts(text)
    tokens = _parser().parse(text)
    blocks: list[Block] = []
    holders: list[Holder] = []
    for at, token in enumerate(tokens):
        if token.type in ("list_item_open", "blockquote_open"):
            holders.append(("quote", False) if token.type == "blockquote_open" else ("item", token.info != ""))
        elif token.type in ("list_item_close", "blockquote_close"):
            holders.pop()
        elif token.map:
            span = trim(text, starts[token.map[0]], starts[token.map[1]])
            blocks += _blocks_at(text, tokens, at, span, holders[-1] if holders else ("paragraph", False))
    return blocks


def _line_starts(text: str) -> list[int]:
    return [0, *(found.end() for found in re.finditer("\n", text)), len(text), len(text)]


def _blocks_at(text: str, tokens: Sequence[Token], at: int, span: tuple[int, int], holder: Holder) -> Iterator[Block]:
    """The blocks that a token opens; none for a token that only holds others."""
    token, (start, end) = tokens[at], span
    if token.type == "heading_open":
        yield _heading(text, start, end, tokens[at + 1], int(token.tag[1]))
    elif token.type == "paragraph_open":
        yield from _paragraphs(text, span, tokens[at + 1], holder)
    elif token.type == "tr_open":
        yield _row(text, start, end, head=tokens[at - 1].type == "thead_open")
    elif token.type == "fence":
        yield Block(start, end, words_of(text[start:end]), "furniture", words=len(text[start:end].split()))


def _heading(text: str, start: int, end: int, inline: Token, level: int) -> Block:
    plain = _plain(inline)
    block = make_block(text, start, end, plain=plain)
    first, last = _within(text, block.start, end, inline)
    if len(plain.split()) > 30 or (plain.endswith(".") and len(plain.split()) > 12):
        return Block(first, last, words_of(plain), words=len(plain.split()))
    return Block(first, last, words_of(plain), "heading", level, words=len(plain.split()))


def _within(text: str, start: int, end: int, inline: Token) -> tuple[int, int]:
    """The span of a heading's own words: no closing ``#``, no underline of ``=``."""
    at = text.find(inline.content, start, end) if inline.content else -1
    return (at, at + len(inline.content)) if at >= 0 else (start, end)


def _paragraphs(text: str, span: tuple[int, int], inline: Token, holder: Holder) -> Iterator[Block]:
    """A paragraph's blocks: one, unless its lines are items or paragraphs that no blank line parts."""
    lines = lines_of(text, *span)
    paragraphs = [[line] for line in lines] if _has_paragraph_lines(text, lines) else [lines]
    groups = _with_items(text, paragraphs)
    for place, group in enumerate(groups):
        plain = _plain(inline) if len(groups) == 1 else None
        block = make_block(text, group[0].start, group[-1].end, apart=place == 0, plain=plain)
        yield _shown(text, _with_kind(block, *holder))


def _has_paragraph_lines(text: str, lines: Sequence[Line]) -> bool:
    return any(a.end - a.start > LONG_LINE and text[a.end - 1] in '.!?"”:' for a, _ in pairwise(lines))


def _with_items(text: str, groups: Sequence[list[Line]]) -> list[list[Line]]:
    """The groups, broken where a line opens with a bullet or a letter in brackets, and around a byline or date."""
    broken: list[list[Line]] = []
    for group in groups:
        for place, line in enumerate(group):
            alone = place and any(is_credit_line(text, one) for one in group[place - 1 : place + 1])
            if place == 0 or alone or _ITEM.match(text, line.start, line.end):
                broken.append([])
            broken[-1].append(line)
    return broken


def _with_kind(block: Block, kind: Kind, numbered: bool) -> Block:
    if kind == "paragraph" and block.kind != "heading":
        return block
    return Block(block.start, block.end, block.text, kind, 0, numbered or block.numbered, block.apart, block.words)


def _shown(text: str, block: Block) -> Block:
    """A block that is a picture and nothing else, as the words that stand for the picture."""
    found = _PICTURE.fullmatch(text, block.start, block.end)
    if not found:
        return block
    start, end = found.span("words")
    shown = f"Photo: {found['words']}" if len(found["words"].split()) >= 4 else "Photo"
    return Block(start, end, words_of(shown), "furniture" if start == end else "paragraph", words=len(shown.split()))


def _row(text: str, start: int, end: int, *, head: bool) -> Block:
    edge = _ROW_EDGE.match(text, start, end)
    first = edge.end() if edge else start
    last = trim(text, first, end - 1 if text[end - 1 : end] == "|" else end)[1]
    words = words_of(text[first:last])
    return Block(first, last, words, "furniture" if head else "row", words=len(words.split()))


def _plain(inline: Token) -> str:
    """The words of an inline token as a reader sees them: no stars, no addresses behind links."""
    parts = (
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in inline.children or ()
        if child.type in ("text", "code_inline", "softbreak", "hardbreak", "image", "html_inline")
    )
    return "".join(parts)
