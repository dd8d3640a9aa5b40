"""Pages that show only the start of an article, the rest being kept for those who pay."""

from __future__ import annotations

from typing import Final

from comity.read.article import Article
from comity.read.declared import Declared
from comity.read.flow import Piece
from comity.read.signs import load

LEAST_WORDS: Final = 80
"""An article of which fewer words are shown before a wall, a sentence or three, is rejected as a stub."""
WHOLE_WORDS: Final = 300
"""An article that is said not to be free but shows so many words was saved by someone who had paid."""
LONGEST: Final = 60
"""Words of a line that says so."""


def says_wall(piece: Piece) -> bool:
    """Whether a piece says that the rest is kept for those who pay."""
    return len(piece.text.split()) <= LONGEST and bool(load().phrases.wall.search(piece.text))


def is_cut(article: Article, declared: Declared, walls: int) -> bool:
    """Whether the page is cut off before a wall: it says so, in its head or in words, and shows little."""
    return (declared.nodes.closed or walls > 0) and article.words < WHOLE_WORDS


def stub_reason(words: int) -> str:
    """Why a stub is rejected."""
    return f"paywall: a stub of {words} words before a wall; add the whole text, as your subscription shows it"
