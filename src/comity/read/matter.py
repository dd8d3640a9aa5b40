"""Front matter: the YAML lines between two rows of ``---`` at the top of a file."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

import yaml

from comity.edtf import bounds, parse_date
from comity.read.faults import UnreadableError

MOST_LINES = 200
"""A row of ``---`` that no other follows within so many lines opens no front matter."""

_RULE = re.compile(r"---[ \t]*$", re.MULTILINE)
_FIELDS = {
    "title": "title", "headline": "title", "author": "author", "authors": "author", "byline": "author",
    "publisher": "publisher", "outlet": "publisher", "source": "publisher", "published": "published",
    "date": "published", "url": "url", "link": "url", "language": "language", "lang": "language",
}  # fmt: skip
"""The keys that are read, and the fields they fill; of two for one field the first here counts."""


class MatterError(UnreadableError):
    """Front matter that cannot be used; its message is the reason for a person."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What front matter says; None where it does not. ``published`` is EDTF, ``language`` ISO 639-1."""

    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


NOTHING: Final = Matter()
"""Where nothing is said."""


def split_matter(text: str) -> tuple[Matter, str]:
    """What the front matter says, and the text after it. A text without any comes back as it is.

    Raises MatterError on YAML that cannot be read, naming the line, and on a date that is none.
    """
    found = _find(text)
    data = _load(text[found[0] : found[1]]) if found else None
    if not found or not isinstance(data, dict):
        return Matter(), text
    return _fill(data), text[found[2] :].lstrip("\n")


def read_date(value: str) -> str | None:
    """The EDTF of a date as a person writes it: EDTF itself, or print; None where it is no date."""
    value = value.strip()
    try:
        bounds(value)
    except ValueError:
        return parse_date(value)
    return value


def _find(text: str) -> tuple[int, int, int] | None:
    """Start and end of the YAML, and start of the text after it."""
    opened = _RULE.match(text)
    if not opened:
        return None
    closed = _RULE.search(text, opened.end() + 1)
    if not closed or text.count("\n", 0, closed.start()) > MOST_LINES:
        return None
    return opened.end(), closed.start(), closed.end()


def _load(source: str) -> object:
    try:
        return yaml.load(source, Loader=yaml.BaseLoader)  # every value stays a string
    except yaml.YAMLError as exc:
        mark = getattr(exc, "problem_mark", None)
        place = f"line {mark.line + 1}" if mark else "a line"
        problem = getattr(exc, "problem", None) or "no YAML"
        raise MatterError(f"front matter, {place}: {problem}; put quotes around the value, or mend it") from exc
    except (RecursionError, ValueError) as exc:
        raise MatterError("front matter: nested too deep or not well formed; keep to one 'key: value' a line") from exc


def _fill(data: dict[object, object]) -> Matter:
    low = {str(key).strip().lower(): value for key, value in data.items()}
    values: dict[str, str] = {}
    for key, name in _FIELDS.items():
        if (value := _scalar(low.get(key))) and name not in values:
            values[name] = value
    matter = Matter(**values)
    if matter.published and read_date(matter.published) is None:
        raise MatterError(f"front matter: {matter.published!r} is no date; write it as 2022-03-19")
    language = re.split("[-_]", matter.language.lower())[0] if matter.language else None
    return replace(matter, published=read_date(matter.published) if matter.published else None, language=language)


def _scalar(value: object) -> str | None:
    """A value as one string: a list's items with commas between them; None for what is empty or nested."""
    if isinstance(value, list):
        value = ", ".join(item for item in value if isinstance(item, str))
    return " ".join(value.split()) or None if isinstance(value, str) else None
