"""The list of feeds to be watched: a TOML file that people write, and what is wrong with it by its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final

from comity.errors import ReadError, UsageError

HEAD: Final = re.compile(r"\s*\[\[\s*feed\s*\]\]")


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed or sitemap, and what is known of the texts that it names where they do not say."""

    address: str
    name: str | None = None
    """What it is called in what is told of it; default: its address."""
    publisher: str | None = None
    language: str | None = None
    """ISO 639-1."""
    limit: int | None = None
    """So many of the texts that it names are fetched in a run, the newest first; default: the setting ``max_links``."""


def read_feeds(path: Path) -> tuple[Feed, ...]:
    """The feeds of a file. Raises ReadError where there is none, UsageError, with the line, where it is none."""
    try:
        text = path.read_text("utf-8")
    except OSError as exc:
        raise ReadError(f"cannot read {str(path)!r}: {exc.strerror}; name the file with the feeds") from exc
    except UnicodeError as exc:
        raise UsageError(f"{str(path)!r} is not UTF-8: save it as such") from exc
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as exc:
        raise UsageError(f"{str(path)!r} is no TOML: {exc}") from exc
    return _checked(data, Lines(str(path), text))


@dataclass(frozen=True, slots=True)
class Lines:
    """A file, to say where in it something stands."""

    path: str
    text: str

    def fault(self, number: int, words: str, key: str = "") -> UsageError:
        """What is wrong in a feed, counted from 0, and in the line of a key where that can be told."""
        lines = self.text.splitlines()
        starts = [place for place, line in enumerate(lines) if HEAD.match(line)]
        if number >= len(starts):
            return UsageError(f"{self.path!r}, feed {number + 1}: {words}")
        end = starts[number + 1] if number + 1 < len(starts) else len(lines)
        own = range(starts[number], end)
        line = next((place for place in own if key and re.match(rf"\s*\"?{re.escape(key)}\b", lines[place])), own[0])
        return UsageError(f"{self.path!r}, line {line + 1}: {words}")


def _checked(data: Mapping[str, Any], lines: Lines) -> tuple[Feed, ...]:
    rows = data.get("feed")
    if not isinstance(rows, list) or not rows or set(data) != {"feed"}:
        raise UsageError(f'{lines.path!r} lists no feeds: write [[feed]] and below it address = "https://..." for each')
    feeds = tuple(_feed(number, row, lines) for number, row in enumerate(rows))
    for number, feed in enumerate(feeds):
        if feed.address in {other.address for other in feeds[:number]}:
            raise lines.fault(number, f"{feed.address!r} is listed twice: leave one out", "address")
    return feeds


def _feed(number: int, row: object, lines: Lines) -> Feed:
    known = [field.name for field in fields(Feed)]
    if not isinstance(row, dict):
        raise lines.fault(number, 'this is no feed: write [[feed]] and below it address = "https://..."')
    for key, value in row.items():
        if key not in known:
            raise lines.fault(number, f"{key!r} is not known: write {', '.join(known)}", key)
        if not _fits(key, value):
            kind = "a whole number above 0" if key == "limit" else "text in quotes"
            raise lines.fault(number, f"{key} is {value!r}: give {kind}", key)
    if not str(row.get("address", "")).startswith(("http://", "https://")):
        raise lines.fault(number, 'a feed needs its address: address = "https://..."', "address")
    return Feed(**row)


def _fits(key: str, value: object) -> bool:
    """Whether a value is of the kind that a key takes."""
    if key == "limit":
        return type(value) is int and value > 0
    return isinstance(value, str) and bool(value.strip())
