"""The glyphs of a page to words: which way they run, what they stand for, where one word ends."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

SPACE_SPELT, SPACE_DRAWN = 0.3, 0.17
"""A gap between glyphs that parts words, in sizes of type: on pages with blanks as glyphs, and on those without."""
CAP: Final = 1.8
"""A first letter so many times the size of the words is a drop cap."""
NARROW: Final = 0.36
"""Digits of a text are wider than that, in sizes of type."""
DESCENT: Final = 0.22
"""How far letters usually reach below their line, in sizes of type."""

_CID = re.compile(r"\(cid:\d+\)")
_BOLD = re.compile(r"bold|black|heavy|semibd|demi|[-,]bd", re.IGNORECASE)
_BULLETS = frozenset("\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf02d\uf0be\uf06c\uf06e\uf0e0\uf0f0\u25cf\u25aa\u2022")
"""Signs that office programs draw before items, most of them from fonts of pictures."""
_LIGATURES = str.maketrans({chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)})
_SOFT: Final = "\u00ad"
LOST: Final = "\ufffd"
"""Stands for a glyph of which the file does not say what letter it is."""


class Glyph(NamedTuple):
    """A sign on a page that reads from left to right; lengths in points, from the top left corner."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    font: str


@dataclass(slots=True)
class Word:
    """Glyphs that stand together. ``base``: the line that they stand on."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool
    artifact: bool = False
    """Whether the file itself says that it is no part of the text: a running head, a page number."""
    raised: bool = False
    """Whether it is the mark of a note: small, above the line."""
    row: bool = False
    """Whether it is a whole row of a table."""


def words_of(chars: Iterable[Any], width: float, height: float) -> tuple[list[Word], float]:
    """The words of a page in the order in which they were drawn, and the share of glyphs that stand for no letter."""
    glyphs = [glyph for glyph in _level(list(chars), width, height) if glyph[0].text]
    drawn = [glyph.text for glyph, _ in glyphs if not glyph.text.isspace()]
    lost = sum(text == LOST for text in drawn) / len(drawn) if drawn else 0.0
    glyphs = list(_lifted(glyphs))
    spelt = len(glyphs) - len(drawn) > 0.05 * len(glyphs)
    words = list(_joined(glyphs, SPACE_SPELT if spelt else SPACE_DRAWN))
    return _capped([word for word in words if word.text]), lost


# --- level ground -------------------------------------------------------------------------------------------------


def _level(chars: Sequence[Any], width: float, height: float) -> Iterator[tuple[Glyph, bool]]:
    """The glyphs that run the way most of the page does, turned so that this is from left to right.

    What runs another way is a stamp in the margin or a watermark, and left out.
    """
    ways = [_way(char.matrix) for char in chars]
    most = Counter(ways).most_common(1)[0][0] if ways else None
    for char, way in zip(chars, ways, strict=True):
        if way == most and way is not None:
            yield _turned(char, way, width, height), getattr(char, "tag", None) == "Artifact"


def _way(matrix: Sequence[float]) -> int | None:
    """Quarters that a glyph is turned to the left; None where it stands aslant."""
    a, b = matrix[0], matrix[1]
    if abs(b) <= 0.1 * abs(a):
        return 0 if a > 0 else 2
    return (1 if b > 0 else 3) if abs(a) <= 0.1 * abs(b) else None


def _turned(char: Any, way: int, width: float, height: float) -> Glyph:
    """A glyph as if the page were turned so that it stands upright."""
    x0, y0, x1, y1, e, f = char.x0, char.y0, char.x1, char.y1, char.matrix[4], char.matrix[5]
    text, font = meaning(char.get_text()), str(char.fontname)
    if way == 0:
        return _stood(Glyph(text, x0, x1, height - y1, height - y0, height - f, y1 - y0, font))
    if way == 1:
        return Glyph(text, y0, y1, x0, x1, e, x1 - x0, font)
    if way == 2:
        return Glyph(text, width - x1, width - x0, y0, y1, f, y1 - y0, font)
    return Glyph(text, height - y1, height - y0, width - x1, width - x0, width - e, x1 - x0, font)


def _stood(glyph: Glyph) -> Glyph:
    """A glyph on the line it is seen to stand on, where it was lifted off the line of its text."""
    below = (glyph.bottom - glyph.base) / (glyph.size or 1.0)
    return glyph if -0.05 < below < 0.5 else glyph._replace(base=glyph.bottom - DESCENT * glyph.size)


def _lifted(glyphs: Sequence[tuple[Glyph, bool]]) -> Iterator[tuple[Glyph, bool]]:
    """The glyphs, with digits that a font draws small and raised at the full size as what they are.

    Nothing but their width tells them: they are far narrower than any digit of a text.
    """
    for glyph, artifact in glyphs:
        if glyph.text.isdigit() and 0 < glyph.x1 - glyph.x0 < NARROW * glyph.size:
            glyph = glyph._replace(base=glyph.base - 0.35 * glyph.size, size=0.65 * glyph.size)
        yield glyph, artifact


@lru_cache(maxsize=8192)
def meaning(text: str) -> str:
    """The letters that a glyph stands for; a blank for any white space, a sign of its own for what says nothing."""
    if _CID.fullmatch(text):
        return LOST
    if text in _BULLETS:
        return "•"
    plain = text.translate(_LIGATURES)
    if plain.isspace():
        return " "
    return "".join(LOST if _is_lost(sign) else sign for sign in plain if not _is_silent(sign))


def _is_lost(sign: str) -> bool:
    return unicodedata.category(sign) in ("Co", "Cn", "Cs")


def _is_silent(sign: str) -> bool:
    """Whether a sign is a control code or has no width; a soft hyphen says where a word may be parted."""
    return sign != _SOFT and (unicodedata.category(sign) in ("Cc", "Cf") or sign == "\u0000")


# --- words --------------------------------------------------------------------------------------------------------


def _joined(glyphs: Iterable[tuple[Glyph, bool]], gap: float) -> Iterator[Word]:
    """The words that glyphs form as they were drawn."""
    held: list[Glyph] = []
    marked = False
    for glyph, artifact in glyphs:
        if held and (glyph.text == " " or artifact != marked or _parts(held[-1], glyph, gap)):
            yield _word(held, marked)
            held = []
        if glyph.text == " " or (held and _is_twice(held[-1], glyph)):
            continue
        held.append(glyph)
        marked = artifact
    if held:
        yield _word(held, marked)


def _parts(left: Glyph, right: Glyph, gap: float) -> bool:
    """Whether two glyphs, drawn one after the other, are of two words."""
    size = max(left.size, right.size, 0.1)
    apart = right.x0 - left.x1
    return abs(right.base - left.base) > 0.1 * size or apart > gap * size or right.x0 < left.x0 - 0.3 * size


def _is_twice(left: Glyph, right: Glyph) -> bool:
    """Whether a glyph is drawn again in its place, to look bold."""
    return left.text == right.text and abs(right.x0 - left.x0) < 0.1 * left.size


def _word(glyphs: Sequence[Glyph], artifact: bool) -> Word:
    first = max(glyphs, key=lambda glyph: glyph.size)
    text = unicodedata.normalize("NFC", "".join(glyph.text for glyph in glyphs).replace(LOST, ""))
    return Word(
        text=text,
        x0=min(glyph.x0 for glyph in glyphs),
        x1=max(glyph.x1 for glyph in glyphs),
        top=min(glyph.top for glyph in glyphs),
        bottom=max(glyph.bottom for glyph in glyphs),
        base=first.base,
        size=first.size,
        bold=is_bold(first.font),
        artifact=artifact,
    )


@lru_cache(maxsize=1024)
def is_bold(font: str) -> bool:
    """Whether a font is bold, by its name."""
    return bool(_BOLD.search(font))


def _capped(words: list[Word]) -> list[Word]:
    """The words, a drop cap at the start of the word that it begins."""
    body = body_size(words)
    caps = [word for word in words if len(word.text) == 1 and word.text.isalpha() and word.size >= CAP * body]
    for cap in caps if len(caps) <= 20 else ():
        beside = [word for word in words if word is not cap and _goes_on(cap, word, body)]
        if beside and cap.bottom - cap.top > 1.5 * body:
            word = min(beside, key=lambda word: (word.top, word.x0))
            word.text = cap.text + word.text
            words = [one for one in words if one is not cap]
    return words


def _goes_on(cap: Word, word: Word, body: float) -> bool:
    near = -1.0 <= word.x0 - cap.x1 <= 1.5 * body
    return near and word.size < cap.size / 1.5 and cap.top - body <= word.top <= cap.top + cap.size / 2


def body_size(words: Iterable[Word]) -> float:
    """The size that most letters of some words have; 10 where there are none."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size * 2) / 2] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 10.0
