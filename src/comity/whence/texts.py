"""What a text is: signed by several sides, one side's own, an agency's or a newspaper's; by its title and source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from comity import data
from comity.errors import DataError
from comity.model import Document, DocumentRef
from comity.whence.sources import PATTERNS, find_source, load_patterns

OFFICIAL: Final = frozenset({"official", "joint"})
"""The kinds of texts in which a state or body itself speaks."""
LONGEST: Final = 300
"""Characters of a title that are looked at."""


@dataclass(frozen=True, slots=True)
class Titles:
    """How the title of a text that several sides sign is told from that of a text about one."""

    joint: re.Pattern[str]
    about: re.Pattern[str]
    said_of: re.Pattern[str]


def kind_of(document: Document | DocumentRef) -> str:
    """The class of a text: that of its source; ``joint`` where an office publishes what several sides sign.

    What an outlet that is no office prints about a joint statement, or prints of it, is the outlet's.
    """
    kind = find_source(document.publisher, document.url).kind
    return "joint" if kind == "official" and is_joint(document.title or "") else kind


def is_official(document: Document | DocumentRef) -> bool:
    """Whether a state or body itself speaks in a text."""
    return kind_of(document) in OFFICIAL


def is_joint(title: str) -> bool:
    """Whether a title is that of a text which several sides sign, not of one about it."""
    titles, title = load_titles(), title[:LONGEST]
    return any(
        not titles.about.search(title[: found.start()]) and not titles.said_of.match(title[found.end() :])
        for found in titles.joint.finditer(title)
    )


@cache
def load_titles() -> Titles:
    """The patterns of titles. Raises DataError where one is no regular expression."""
    rows = data.check(load_patterns()["texts"], dict, f"{PATTERNS}: texts")
    data.keys(rows, f"{PATTERNS}: texts", frozenset({"joint", "about", "said_of"}), frozenset())
    joint = "|".join(data.strings(rows["joint"], f"{PATTERNS}: texts.joint"))
    return Titles(*(_compiled(text) for text in (joint, rows["about"], rows["said_of"])))


def _compiled(pattern: str) -> re.Pattern[str]:
    try:
        return re.compile(pattern, re.IGNORECASE)
    except re.error as exc:
        raise DataError(f"{PATTERNS}: texts: {pattern!r} is no regular expression: {exc}; mend that row") from exc
