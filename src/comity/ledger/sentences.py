"""Cuts a document into the sentences that a search finds, and a user's search words into terms."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise
from typing import Final

from comity.model import CLAIMING_ROLES, Document, Passage, Section

Offsets = tuple[int, int]
"""Start and end in the document's text."""

_ABBREVIATIONS: Final = (
    "Adm|Amb|Brig|Capt|Col|Cmdr|Dr|Gen|Gov|Hon|Jr|Lt|Maj|Messrs|Mr|Mrs|Ms|No|Prof|Rep|Rs|Sen|Sr|St|Vice|vs|viz"
)
_NO_END: Final = r"(?<!\b[A-Z]\.)" + "".join(rf"(?<!\b{word}\.)" for word in _ABBREVIATIONS.split("|"))
_END: Final = re.compile(rf"(?<![.!?…])[.!?…]++{_NO_END}[\"'”’)\]]*+(?=\s++[\"'“‘(\[]*+[^a-z\s])|[。！？]++[」』]*+")
_UNSPACED: Final = "\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\u3005"
"""Signs of scripts that part no words: kana and the signs shared by Chinese and Japanese; each is a word of its own."""
_WORD: Final = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_TERM: Final = re.compile(r'"([^"]*)"|([^\s"]+)')
MOST_TERMS: Final = 60
"""Further terms of one search are left out: SQLite refuses very long ones."""


def sentences_of(document: Document, passages: Iterable[Passage]) -> list[Offsets]:
    """The sentences of the passages that can make claims, in order, cut at full stops.

    A claim's passage is never cut, and where it starts or ends, a sentence does; one outside every such section is a
    sentence of its own.
    """
    spans = sorted({(passage.start, passage.end) for passage in passages})
    found, outside = set[Offsets](), set(spans)
    for section in document.sections:
        if section.role in CLAIMING_ROLES:
            near = spans[bisect_left(spans, (section.start, 0)) : bisect_left(spans, (section.end, 0))]
            inside = [span for span in near if span[1] <= section.end]
            found.update(_pieces(document.text, section, inside))
            outside.difference_update(inside)
    return sorted(found | outside)


def terms_of(words: str) -> list[str]:
    """The words and double-quoted phrases of a search, with no mark that means anything to a search engine."""
    clean = words.encode(errors="replace").decode().replace("\0", " ")
    terms = (phrase or word for phrase, word in _TERM.findall(clean))
    return list(dict.fromkeys(term for term in terms if any(map(str.isalnum, term))))[:MOST_TERMS]


def folded(text: str) -> list[str]:
    """The words of a text as a search compares them: lower case, no accents, no marks; of scripts that part no words
    sign by sign, so that a phrase of them finds what it stands in."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return _WORD.findall(plain.casefold())


def _pieces(text: str, section: Section, spans: list[Offsets]) -> Iterator[Offsets]:
    ends = (found.end() for found in _END.finditer(text, section.start, section.end))
    edges = {section.start, section.end, *ends, *chain.from_iterable(spans)}
    for start, end in pairwise(_uncut(sorted(edges), spans)):
        piece = text[start:end]
        if piece.strip():
            yield start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _uncut(edges: list[int], spans: list[Offsets]) -> Iterator[int]:
    """The edges that do not fall inside a span; both come sorted."""
    waiting, reach = deque(spans), 0
    for edge in edges:
        while waiting and waiting[0][0] < edge:
            reach = max(reach, waiting.popleft()[1])
        if edge >= reach:
            yield edge
