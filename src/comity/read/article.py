"""Which pieces of a page are its article: found by trafilatura, laid out from the page's own marks."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import dropwhile, takewhile
from typing import Final

from comity.read.dates import find_dates, is_date_line
from comity.read.flow import Piece, count_words, pieces_of
from comity.read.marks import find_mark
from comity.read.markup import Element

MOST_ELEMENTS: Final = 60_000
"""On pages with more elements trafilatura is not asked: its time grows with them, and articles have a few thousand."""
SURE_LETTERS: Final = 25
"""So many letters in a row that stand in what trafilatura found are found."""
MOST_LETTERS: Final = 300_000
"""Letters of what trafilatura found in which a piece is looked for that is no line of it."""
LITTLE: Final = 0.4
"""With a smaller share of a page's sentences in what it finds, trafilatura is asked for more."""
CORE_SHARE: Final = 0.8
"""The smallest element with this share of what was found is the article's own."""
USUAL_SHARE: Final = 0.6
"""With this share of its letters in elements of one class, an article has a usual make of paragraph."""
LINKED: Final = 0.5
"""What is a link for more than this share is no sentence of the article."""
BOLD: Final = 0.9
"""A line of which so much is bold or large may be a headline."""
LEAST_TITLE, LONGEST_TITLE = 4, 40
"""Words of a headline that no title of the page confirms."""
LEAST_STORIES: Final = 5
"""Headlines that lead elsewhere, among the text of a page that lists stories."""
LIKE: Final = 0.5
"""A headline shares at least this part of its words with the title that a page states."""

_SPACES = re.compile(r"[\W_]+")
_PROSE = re.compile(r"[.!?。！？][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Article:
    """The pieces of an article."""

    headline: Piece | None
    head: tuple[Piece, ...]
    """What stands between the headline and the first paragraph: standfirst, byline, date."""
    body: tuple[Piece, ...]
    comments: tuple[Piece, ...]
    page: tuple[Piece, ...] = ()
    """All pieces of the page."""

    @property
    def words(self) -> int:
        """The words of its body."""
        return sum(count_words(piece.text) for piece in self.body)


def find_article(root: Element, titles: Sequence[str]) -> Article:
    """The article of a page whose unseen elements have been taken out. ``titles``: what the page says it is called.

    1. Ask trafilatura for the text. 2. Find it again among the page's pieces. 3. Doubt the zones that would take most
    of it away. 4. Complete it from the element that holds it: subheadings, items, captions. 5. Add the headline and
    what stands under it, and the readers' comments.
    """
    pieces = pieces_of(root)
    found = _find_again(pieces, _extract(root, pieces))
    doubted = _doubted(pieces, found)
    kept = [at for at in found if not pieces[at].in_zone(doubted)]
    core = _core(pieces, kept)
    body = _without_tail(pieces, _complete(pieces, kept, core, doubted))
    headline = _find_headline(pieces, body, titles, doubted)
    if headline is not None:
        body = [at for at in body if at > headline or pieces[at].place.part == "caption"]
    inner = [at for at in body if _is_in(pieces[at], core)]
    head = _head(pieces, headline, inner, doubted)
    comments = [
        at for at, piece in enumerate(pieces) if piece.in_zone(doubted, "comments") and _is_comment(piece, doubted)
    ]
    own = {headline, *head, *comments}
    return Article(
        pieces[headline] if headline is not None else None,
        tuple(pieces[at] for at in head),
        tuple(pieces[at] for at in body if at not in own),
        tuple(pieces[at] for at in comments),
        tuple(pieces),
    )


def letters_of(text: str) -> str:
    """The letters and digits of a text in one case."""
    return _SPACES.sub("", text.casefold())


# --- what trafilatura finds ---------------------------------------------------------------------------------------


def _extract(root: Element, pieces: Sequence[Piece]) -> list[str]:
    """The lines of text that trafilatura takes for the article; none where it finds none.

    Its own rules first; where they find little of what reads as sentences, the other extractors that it compares with.
    No comments (they are told by their place), no links, no formatting: only which paragraphs are the article's; tables
    are kept, for ministries lay out pages and list results in them. Metadata and dates are read by us.
    """
    from trafilatura import bare_extraction

    if sum(1 for _ in root.iter()) > MOST_ELEMENTS:
        return []
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    told = sum(len(piece.text) for piece in pieces if _is_sentence(piece) and piece.linked < LINKED)
    text = ""
    for fast in (True, False):
        found = bare_extraction(root, fast=fast, include_comments=False, include_tables=True, with_metadata=False)
        text = (getattr(found, "text", "") or "") if found else ""
        if len(text) >= LITTLE * told:
            break
    return text.split("\n")


def _find_again(pieces: Sequence[Piece], lines: Sequence[str]) -> list[int]:
    """The pieces that stand among some lines; all that read as sentences where there are no lines."""
    known = {letters for line in lines for cell in (line, *line.split("|")) if (letters := letters_of(cell))}
    joined = "".join(letters_of(line) for line in lines)[:MOST_LETTERS]
    found = [at for at, piece in enumerate(pieces) if _is_among(letters_of(piece.text), known, joined)]
    if found:
        return found
    return [
        at for at, piece in enumerate(pieces) if piece.linked < LINKED and _is_sentence(piece) and not piece.place.zones
    ]


def _is_among(letters: str, known: set[str], joined: str) -> bool:
    return letters in known or (len(letters) >= SURE_LETTERS and letters in joined)


def _is_sentence(piece: Piece) -> bool:
    return bool(_PROSE.search(piece.text)) and (count_words(piece.text) >= 5 or len(piece.text) >= 20)


def _doubted(pieces: Sequence[Piece], found: Sequence[int]) -> set[Element]:
    """The elements whose name says that they are no part of the article though most of it stands in them."""
    total = sum(len(pieces[at].text) for at in found)
    held: Counter[Element] = Counter()
    for at in found:
        for _, root in pieces[at].place.zones:
            held[root] += len(pieces[at].text)
    return {root for root, size in held.items() if 2 * size >= total}


# --- the body -----------------------------------------------------------------------------------------------------


def _complete(pieces: Sequence[Piece], kept: Sequence[int], core: Element, doubted: set[Element]) -> list[int]:
    """The article's body: what was found, and what stands among it in the same element."""
    if not kept:
        return []
    beside = {pieces[at].place.holder.getparent() for at in kept if _is_sentence(pieces[at])}
    last = kept[-1]
    after = takewhile(lambda at: _goes_on(pieces[at], beside, doubted), range(last + 1, len(pieces)))
    among = [at for at in range(kept[0], last + 1) if _belongs(pieces[at], core, doubted)]
    captions = [at for at, piece in enumerate(pieces) if _is_caption(piece) and _belongs(piece, core, doubted)]
    return sorted({*kept, *among, *captions, *after})


def _without_tail(pieces: Sequence[Piece], body: list[int]) -> list[int]:
    """The body less what stands under its last paragraph and is of another make: links, the page's own small print.

    Where nearly all its letters stand in elements of one class, the last of these is its last paragraph.
    """
    makes: Counter[tuple[str, str]] = Counter()
    for at in body:
        makes[_make(pieces[at])] += len(pieces[at].text) if pieces[at].linked < LINKED else 0
    usual, size = makes.most_common(1)[0] if makes else (("", ""), 0)
    own = [at for at in body if _make(pieces[at]) == usual] if size >= USUAL_SHARE * makes.total() else []
    parents = {pieces[at].place.holder.getparent() for at in own}
    kept = [at for at in body if not own or at <= own[-1] or _can_follow(pieces[at], parents)]
    while kept and pieces[kept[-1]].linked >= LINKED:
        kept.pop()
    return kept


def _make(piece: Piece) -> tuple[str, str]:
    """The element and classes in which a piece stands."""
    holder = piece.place.holder
    return holder.tag, holder.get("class") or holder.get("id") or ""


def _can_follow(piece: Piece, parents: set[Element]) -> bool:
    """Whether a piece of another make can be the article's last: an item, a quotation, a plain paragraph."""
    holder = piece.place.holder
    plain = not _make(piece)[1] and (holder.tag == "p" or holder.getparent() in parents)
    return piece.place.kind in ("item", "quote", "row") or plain


def _core(pieces: Sequence[Piece], found: Sequence[int]) -> Element:
    """The smallest element that holds nearly all of some pieces; None where there are none."""
    held: Counter[Element] = Counter()
    for at in found:
        element = pieces[at].place.holder
        while element is not None:
            held[element] += len(pieces[at].text)
            element = element.getparent()
    total = sum(len(pieces[at].text) for at in found)
    holding = [element for element, size in held.items() if size >= CORE_SHARE * total]
    return max(holding, key=_depth, default=None)


def _depth(element: Element) -> int:
    return sum(1 for _ in element.iterancestors())


def _belongs(piece: Piece, core: Element, doubted: set[Element]) -> bool:
    """Whether a piece among the article's is its own: in its element, in no other part of the page, no mere link."""
    named = piece.place.part == "byline" or is_date_line(piece.text)
    return (piece.linked < LINKED or named) and not piece.in_zone(doubted) and _is_in(piece, core)


def _is_in(piece: Piece, element: Element) -> bool:
    holder = piece.place.holder
    return holder is element or element in holder.iterancestors()


def _goes_on(piece: Piece, beside: set[Element], doubted: set[Element]) -> bool:
    """Whether a piece under the last that was found is one more of its kind."""
    own = piece.place.holder.getparent() in beside or piece.place.kind in ("item", "row")
    return own and piece.linked < LINKED and not piece.in_zone(doubted) and piece.place.holder.tag in ("p", "li", "tr")


def _is_caption(piece: Piece) -> bool:
    return piece.place.part in ("caption", "credit")


# --- the headline and what stands under it ------------------------------------------------------------------------


def _find_headline(
    pieces: Sequence[Piece], body: Sequence[int], titles: Sequence[str], doubted: set[Element]
) -> int | None:
    """The heading, or line set like one, that is most like a title of the page; else the last over the text."""
    last = body[-1] if body else len(pieces)
    first = next((at for at in body if _is_sentence(pieces[at])), last)
    able = [
        at for at in range(last) if _can_head(pieces[at]) and not pieces[at].in_zone(doubted, "comments", "related")
    ]
    alike = {at: max((likeness(pieces[at].text, title) for title in titles), default=0.0) for at in able}
    best = max(able, key=lambda at: (alike[at], _prominence(pieces[at]), -at), default=None)
    if best is not None and alike[best] >= LIKE:
        return best
    over = [at for at in able if at <= first and not pieces[at].in_zone(doubted) and pieces[at].linked < LINKED]
    best = max(over, key=lambda at: (_prominence(pieces[at]), at), default=None)
    return best if best is not None and (not titles or count_words(pieces[best].text) >= LEAST_TITLE) else None


def _can_head(piece: Piece) -> bool:
    """Whether a piece is a heading, or is set like one and no sentence."""
    if piece.place.kind == "heading":
        return piece.place.level <= 3
    told = piece.place.part == "headline" or piece.bold >= BOLD
    return told and not piece.text.endswith(".") and LEAST_TITLE <= count_words(piece.text) <= LONGEST_TITLE


def _prominence(piece: Piece) -> int:
    """How high a heading is; lines that are only set like one come last."""
    if piece.place.kind == "heading":
        return 10 - piece.place.level
    return 2 if piece.place.part == "headline" else 1


def likeness(one: str, other: str) -> float:
    """How alike two headlines are, 0 to 1: by their words, or letters where they are written without spaces."""
    first, second = _words(one), _words(other)
    return 2 * len(first & second) / max(len(first) + len(second), 1)


def _words(text: str) -> set[str]:
    words = {letters for word in text.split() if (letters := letters_of(word))}
    return words if text.isascii() or len(words) > 3 else set(letters_of(text))


def _head(pieces: Sequence[Piece], headline: int | None, body: Sequence[int], doubted: set[Element]) -> list[int]:
    """What belongs to the article between its headline and its first paragraph, and right over the headline."""
    if not body:
        return []
    below = [at for at in body if headline is None or at > headline]
    first = next((at for at in below if _is_sentence(pieces[at]) and not is_date_line(pieces[at].text)), body[0])
    if headline is None:
        beside = pieces[first].place.holder.getparent()
        return [at for at in range(max(first - 6, 0), first) if _is_beside(pieces[at], beside, doubted)]
    start = headline + 1
    under = [at for at in range(start, first) if _heads(pieces[at], doubted)]
    if any(find_dates(pieces[at].text) for at in under):
        return under
    near = set(_within(pieces[headline].place.holder))
    over = [at for at in range(max(headline - 6, 0), headline) if _is_dated(pieces[at], near, doubted)]
    return over + under


def _within(element: Element) -> Iterator[Element]:
    """The elements around one, less the page itself."""
    return takewhile(lambda one: one.tag not in ("body", "html"), element.iterancestors())


def _is_beside(piece: Piece, beside: Element, doubted: set[Element]) -> bool:
    return piece.place.holder.getparent() is beside and _heads(piece, doubted)


def _heads(piece: Piece, doubted: set[Element]) -> bool:
    """Whether a piece under a headline is a standfirst, a byline or a date."""
    words = count_words(piece.text)
    if piece.in_zone(doubted, "cookies", "advertising", "related", "comments", "aside", "figure") or words > 80:
        return False
    told = piece.place.part in ("byline", "date", "standfirst", "caption", "credit") or is_date_line(piece.text)
    if told or find_mark(piece.text) in ("byline", "date"):
        return words <= 40 or piece.place.part == "standfirst"
    return piece.linked < LINKED and not piece.in_zone(doubted) and words >= 8 and piece.place.kind != "item"


def _is_dated(piece: Piece, near: set[Element], doubted: set[Element]) -> bool:
    """Whether a piece over a headline is the article's date: it stands in one element with it, and is no clock."""
    own = not near.isdisjoint(_within(piece.place.holder))
    return own and is_date_line(piece.text) and not piece.in_zone(doubted)


def lists_stories(article: Article) -> bool:
    """Whether what was found are the teasers of many stories: headings that are links, as many as half its pieces."""
    body = set(article.body)
    inside = dropwhile(lambda piece: piece not in body, article.page)
    linked = [piece for piece in inside if piece.place.kind == "heading" and piece.linked >= LINKED]
    stories = [piece for piece in linked if count_words(piece.text) >= LEAST_TITLE and not piece.place.zones]
    return len(stories) >= LEAST_STORIES and 2 * len(stories) >= len(article.body)


# --- the readers' comments ----------------------------------------------------------------------------------------


def _is_comment(piece: Piece, doubted: set[Element]) -> bool:
    return piece.linked < LINKED and not piece.in_zone(doubted, "furniture", "advertising", "related", "cookies")
