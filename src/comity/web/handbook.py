"""The project's own documents as parts of pages: headings, tables and text, rendered so that nothing in them runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from comity.errors import DataError

HERE: Final = Path(__file__).parent
FOLDERS: Final = (HERE / "docs", HERE.parents[2] / "docs")
"""Where the documents lie: in what was installed, in a working copy."""
PAGES: Final[Mapping[str, str]] = {"concepts.md": "/codebook", "quality.md": "/quality"}
"""Documents that pages show: links to them stay; links to others become plain text."""
LONG: Final = ("Known failures", "What goes wrong")
"""Headings of lists that are folded."""


TABLE: Final = '<div class="scroll" role="group" tabindex="0" aria-label="Table"><table>'
"""A table that is wider than a page is scrolled by itself."""
EMPTY: Final = '<th scope="col"></th>'
"""A head without words is none."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it, up to the next heading of any level."""

    id: str
    level: int
    title: str
    body: Markup
    folded: bool = False


@cache
def read_handbook(name: str) -> str:
    """The text of a document. Raises DataError where it was not installed."""
    found = next((folder / name for folder in FOLDERS if (folder / name).is_file()), None)
    if found is None:
        raise DataError(f"{name} is not there: install comity again")
    return found.read_text("utf-8")


@cache
def sections_of(name: str) -> tuple[Section, ...]:
    """The sections of a document in their order, the first with its title."""
    return tuple(_sections(read_handbook(name)))


def get_section(name: str, title: str) -> Section:
    """A section by its heading. Raises DataError where there is none."""
    found = next((row for row in sections_of(name) if row.title == title), None)
    if found is None:
        raise DataError(f"{name} has no section {title!r}: install comity again")
    return found


def _sections(text: str) -> Iterator[Section]:
    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = _tamed(markdown.parse(text))
    places = [place for place, token in enumerate(tokens) if token.type == "heading_open"]
    used: dict[str, int] = {}
    for place, end in zip(places, [*places[1:], len(tokens)], strict=True):
        title = _plain(tokens[place + 1])
        html = markdown.renderer.render(tokens[place + 3 : end], markdown.options, {})
        html = html.replace("<table>", TABLE).replace("</table>", "</table></div>").replace(EMPTY, "<td></td>")
        yield Section(_anchor(title, used), int(tokens[place].tag[1]), title, Markup(html), title in LONG)


def _plain(token: Token) -> str:
    """The words of a heading."""
    return "".join(child.content for child in token.children or ())


def _anchor(title: str, used: dict[str, int]) -> str:
    """The id of a heading, once on a page."""
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "part"
    used[name] = used.get(name, 0) + 1
    return name if used[name] == 1 else f"{name}-{used[name]}"


def _tamed(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without what a page may not have: alignment by style, images, links to files."""
    for token in tokens:
        _align(token)
        if token.children:
            token.children = list(_linked(token.children))
    return list(tokens)


def _align(token: Token) -> None:
    style = token.attrs.pop("style", None)
    if style is not None and "right" in str(style):
        token.attrs["class"] = "number"
    if token.type == "th_open":
        token.attrs["scope"] = "col"


def _linked(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, links led to the pages that show a document, other links but those to the web without address."""
    spans = False
    for token in tokens:
        if token.type == "link_open":
            token.tag, token.attrs = _target(str(token.attrs.get("href", "")))
            spans = token.tag == "span"
        elif token.type == "link_close" and spans:
            token.tag = "span"
        if token.type != "image":
            yield token


def _target(href: str) -> tuple[str, dict[str, str | int | float]]:
    """The element and attributes of a link."""
    file, _, anchor = href.partition("#")
    if file in PAGES:
        return "a", {"href": PAGES[file] + (f"#{anchor}" if anchor else "")}
    if href.startswith("https://"):
        return "a", {"href": href, "rel": "noreferrer"}
    if href.startswith("#"):
        return "a", {"href": href}
    return "span", {}
