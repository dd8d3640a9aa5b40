"""HTML: the article of a page, with what the page says of itself; no script is run, no address is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from comity import settings
from comity.read.article import Article, find_article, lists_stories
from comity.read.block import Block, Kind, Mark, words_of
from comity.read.days import METADATA, find_day
from comity.read.declared import Declared, join, read_declared
from comity.read.document import Laid, make_document
from comity.read.embedded import find_embedded
from comity.read.encoding import decode_markup
from comity.read.faults import UnreadableError
from comity.read.flow import Piece, count_words
from comity.read.item import Item
from comity.read.language import find_stated
from comity.read.markup import Element, parse, plain, scripts_of
from comity.read.matter import Matter
from comity.read.naming import find_author, find_outlet, find_title
from comity.read.reader import Found, Reader
from comity.read.shown import frames_of, remove_unseen
from comity.read.signs import load
from comity.read.wall import LEAST_WORDS, find_walls, is_cut, stub_reason

POOR: Final = 60
"""A page that shows fewer words of an article may hold it in its data."""
SHORT: Final = 120
"""An error page has fewer words."""

_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml\b[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|frameset|(?:p|div|article|section|h1|table|meta|title)\b[^<>]*>.*</)",
    re.IGNORECASE | re.DOTALL,
)


def is_html(head: bytes) -> bool:
    """Whether the first bytes are those of a page."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "replace").encode()
    return bool(_HEAD.match(head))


def read_html(item: Item) -> Iterator[Found]:
    """The document that a page is.

    1. Bytes to text, text to a tree, within bounds. 2. What the page says of itself. 3. What no reader sees goes.
    4. Which paragraphs are the article's. 5. Where the page shows hardly any, the article in its data. 6. A wall, an
    error, a frame or nothing at all is told. 7. The day. 8. The lines of the document, each with its kind.
    """
    root = parse(decode_markup(item.load(), item.charset))
    if root is None:
        raise UnreadableError("an empty page: save it again, with its body")
    scripts, frames = scripts_of(root), frames_of(root)
    declared = read_declared(root, scripts, item)
    remove_unseen(root)
    article = find_article(root, declared.titles)
    if article.words < POOR and not declared.nodes.closed:
        article = _from_data(article, find_embedded(scripts, declared.body), declared)
    _refuse(article, declared, frames, item, plain(root.text_content()), bool(scripts))
    yield make_document(item, _lay(article, declared, root, item))


def _from_data(article: Article, held: Element | None, declared: Declared) -> Article:
    """The article that a page's data holds, where that says more than what the page shows."""
    if held is None:
        return article
    found = find_article(held, declared.titles)
    if found.words <= 2 * article.words:
        return article
    return replace(found, headline=article.headline or found.headline, head=article.head, page=article.page)


def _refuse(
    article: Article, declared: Declared, frames: Sequence[str], item: Item, shown: str, scripted: bool
) -> None:
    """Raises UnreadableError where a page holds no article of its own, with what it is instead.

    ``shown``: all text that it shows; ``scripted``: whether it has scripts.
    """
    phrases, heading = load().phrases, article.headline.text if article.headline else ""
    error = next((name for name in (*declared.titles, heading) if phrases.error.search(name)), None)
    if error and len(shown.split()) < SHORT:
        raise UnreadableError(f"an error page ({error[:60]!r}): open the address and save it again")
    if not declared.article and lists_stories(article):
        raise UnreadableError("a list of stories, not one of them: add their own addresses, or the feed's")
    letters = sum(map(str.isalpha, "".join(piece.text for piece in article.body)))
    if letters >= settings.number("min_letters"):
        return
    if frames:
        address = join(item.matter.url or declared.url or "", frames[0]) or frames[0]
        raise UnreadableError(f"the text stands in a frame: add {address[:200]}")
    if phrases.shell.search(shown) or (scripted and len(shown) < settings.number("min_letters")):
        raise UnreadableError("nothing to read until its scripts run: save the page from a browser, or copy its text")


# --- the lines of the document ------------------------------------------------------------------------------------


def _lay(article: Article, declared: Declared, root: Element, item: Item) -> Laid:
    """The text of the document, its blocks, and what is known of it. ``root``: what is seen of the page."""
    walls = find_walls(article)
    outlet = find_outlet(declared, article)
    title = find_title(declared, article, outlet) or item.matter.title
    lines = (piece.text for piece in article.page)
    day, basis = find_day(declared, root, article.head, lines, declared.url or item.matter.url)
    text, blocks = _write(article, title, walls)
    matter = Matter(
        title=title,
        author=find_author(declared, article, outlet),
        publisher=outlet,
        published=day,
        url=declared.url,
        language=find_stated(text, declared.language),
    )
    words = article.words - sum(count_words(piece.text) for piece in walls if piece in article.body)
    fault = stub_reason(words) if is_cut(article, declared, len(walls)) and words < LEAST_WORDS else None
    return Laid(text, lambda _: blocks, matter, basis or METADATA, fault=fault)


def _write(article: Article, title: str | None, walls: Sequence[Piece]) -> tuple[str, list[Block]]:
    """The text, a line for each piece, and its blocks."""
    lines: list[tuple[str, Piece | None, Kind, Mark | None]] = []
    if title:
        lines.append((title, None, "heading", None))
    lines += [(piece.text, piece, *_seen(piece, head=True)) for piece in article.head]
    lines += [(piece.text, piece, *_seen(piece)) for piece in article.body if piece not in walls]
    lines += [(piece.text, piece, "paragraph", "promotion") for piece in walls]
    lines += [(piece.text, piece, "paragraph", "comment") for piece in article.comments]
    text, blocks, before = "", [], None
    for words, piece, kind, mark in lines:
        apart = not (piece and before and _is_pair(before, piece))
        text += ("\n\n" if apart else "\n") if text else ""
        level = (max(piece.place.level, 2) if piece else 1) if kind == "heading" else 0
        numbered = piece.place.numbered if piece else False
        start, count = len(text), len(words.split())
        text += words
        blocks.append(Block(start, len(text), words_of(words), kind, level, numbered, apart, count, mark))
        before = piece
    return text, blocks


def _is_pair(before: Piece, piece: Piece) -> bool:
    """Whether a piece belongs to the one before it: a credit to its caption."""
    return {before.place.part, piece.place.part} == {"caption", "credit"}


def _seen(piece: Piece, *, head: bool = False) -> tuple[Kind, Mark | None]:
    """The kind of a piece, and its mark where the page says it."""
    part, kind = piece.place.part, piece.place.kind
    words = len(piece.text.split())
    if part == "caption" and kind != "row":
        return "paragraph", "caption"
    if part == "credit" and words <= 15:
        return "paragraph", "credit"
    if part == "bio" and not head:
        return "paragraph", "bio"
    if part == "byline" and head and words <= 15:
        return "paragraph", "byline"
    if part == "date" and head and words <= 15:
        return "paragraph", "date"
    if part == "standfirst" and head:
        return "paragraph", None
    return ("paragraph" if kind == "heading" and words > 40 else kind), None


READER = Reader(
    name="html",
    suffixes=frozenset({".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp"}),
    media=frozenset({"text/html", "application/xhtml+xml"}),
    is_one=is_html,
    read=read_html,
    order=60,
)
