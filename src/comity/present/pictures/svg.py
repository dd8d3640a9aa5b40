"""SVG written by hand: elements, marks that open their row, hatches, and the frame that says what is to be seen."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final
from unicodedata import east_asian_width

from comity.present.inert import inert
from comity.present.pictures.palette import colour

FONT: Final = "'Liberation Sans', Arial, Helvetica, sans-serif"
WIDE: Final = 0.56
"""Width of a letter of the font for each unit of its size, on the safe side."""


def element(name: str, *children: str, **attributes: object) -> str:
    """An element. Attributes as Python can write them: ``stroke_width``, ``class_``; None leaves one out."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_plain(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{given}>{''.join(children)}</{name}>" if children else f"<{name}{given}/>"


def _plain(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def text(x: float, y: float, words: str, **attributes: object) -> str:
    """A line of text; what a source says in it is shown and never run."""
    look = {"font_size": 12, "fill": colour("ink"), **attributes}
    return element("text", escape(inert(words)), x=x, y=y, **look)


def mark(shape: str, told: str, href: str | None, id: str) -> str:
    """A mark: what it says when it is pointed at or read aloud, and where it leads."""
    body = element("title", escape(inert(told))) + shape
    if href is None:
        return element("g", body, data_id=id)
    return element("a", body, href=href, data_id=id, class_="cy-mark")


def hatch(id: str, name: str = "soft") -> str:
    """The definition of a hatch: ``fill="url(#id)"``. Ids are to be unique on a page: begin with the picture's name."""
    line = element("path", d="M0 6 L6 0", stroke=colour(name), stroke_width=1)
    return element("pattern", line, id=id, width=6, height=6, patternUnits="userSpaceOnUse")


def frame(width: float, height: float, alt: str, parts: Iterable[str], defs: str = "") -> str:
    """The whole picture, ``width`` by ``height`` units."""
    inner = (element("defs", defs) if defs else "") + "".join(parts)
    return element(
        "svg", inner, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {_plain(width)} {_plain(height)}",
        width=width, height=height, role="group", aria_label=inert(alt), font_family=FONT, class_="cy-picture",
    )  # fmt: skip


def cut(words: str, width: float, size: float = 12) -> str:
    """The words, cut with an ellipsis where they are wider than ``width`` at a font size."""
    most = max(1, int(width / (size * WIDE)))
    if breadth(words) <= most:
        return words
    kept = most - 1
    while breadth(words[:kept]) > most - 1:
        kept -= 1
    return f"{words[:kept].rstrip()}…"


def breadth(words: str) -> int:
    """How many letters' room the words take: signs of Chinese, Japanese and Korean take that of two."""
    return len(words) + sum(east_asian_width(sign) in "WF" for sign in words)
