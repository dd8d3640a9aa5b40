"""The brief as Markdown with footnotes; no character of a source is read as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from comity.present.brief.notes import Note, marks_of, numbered
from comity.present.brief.records import Brief, Row, Section, Sentence
from comity.present.inert import inert

SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|~$&])")
LEADING: Final = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)]))")


def to_markdown(made: Brief) -> str:
    """The brief as Markdown: GitHub's tables and footnotes, one item a sentence."""
    numbers, notes = numbered(made)
    parts = [
        f"# {escaped(made.title)}",
        f"{escaped(made.as_of)}. {escaped(made.coverage.text)}.{_marks(made.coverage, numbers)}",
        *(part for section in made.sections for part in _section(section, numbers)),
        "## Notes",
        *(_note(note) for note in notes),
    ]
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """The text with every character that Markdown would read as markup behind a backslash, on one line."""
    return LEADING.sub(_guard, SPECIAL.sub(r"\\\1", inert(text)))


def _guard(match: re.Match[str]) -> str:
    """What opens a list or heading at the start of a line, made plain."""
    return f"{match[1]}{match[2]}\\" if match[2].isdigit() else f"{match[1]}\\{match[2]}"


def _section(section: Section, numbers: Mapping[str, int]) -> Iterator[str]:
    yield f"## {escaped(section.title)}"
    if section.meaning:
        yield f"*{escaped(section.meaning)}*"
    if section.picture:
        yield escaped(section.picture.alt)
    if section.rows:
        yield _table(section, numbers)
    if section.sentences:
        yield "\n".join(_item(one, numbers) for one in section.sentences)
    if section.legend:
        yield f"*{escaped(section.legend)}*"
    if section.more:
        yield f"{section.more:,} more in the ledger: `{section.where}`"


def _table(section: Section, numbers: Mapping[str, int]) -> str:
    """The rows, each with its notes behind its first cell."""
    rows = [[escaped(name) for name in section.columns], ["---"] * len(section.columns)]
    for row in section.rows:
        first, *others = map(escaped, row.cells)
        rows.append([f"{first} {_marks(row, numbers)}", *others])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _item(sentence: Sentence, numbers: Mapping[str, int]) -> str:
    date = f"**{escaped(sentence.date)}** · " if sentence.date else ""
    return f"- {date}{escaped(sentence.text)} {_marks(sentence, numbers)}"


def _marks(line: Sentence | Row, numbers: Mapping[str, int]) -> str:
    return "".join(f"[^{number}]" for number in marks_of(line, numbers))


def _note(note: Note) -> str:
    quote = f"“{escaped(note.excerpt)}” " if note.claim else ""
    ids = ", ".join(f"`{inert(id)}`" for id in note.ids)
    parts = [escaped(note.origin), escaped(note.url), f"`{note.command}`" if note.command else "", ids]
    return f"[^{note.number}]: {quote}{', '.join(part for part in parts if part)}."
