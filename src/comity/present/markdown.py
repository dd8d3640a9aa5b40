"""The brief as Markdown with footnotes; no character of a source is read as markup."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from comity.present.brief import Brief, Note, Section, Sentence, numbered
from comity.present.inert import inert

SPECIAL: Final = re.compile(r"([\\`*_\[\]<>|~$&])")
LEADING: Final = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)]))")


def to_markdown(made: Brief) -> str:
    """The brief as Markdown: GitHub's footnotes, one paragraph a sentence."""
    numbers, notes = numbered(made)
    parts = [
        f"# {escaped(made.title)}",
        f"{escaped(made.as_of)}. {escaped(made.coverage)}.",
        *(_section(section, numbers) for section in made.sections),
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


def _section(section: Section, numbers: Mapping[str, int]) -> str:
    title = f"## {escaped(section.title)}"
    meaning = [f"*{escaped(section.meaning)}*"] if section.meaning else []
    rows = [_row(sentence, numbers) for sentence in section.sentences] or [escaped(section.notice)]
    return "\n\n".join([title, *meaning, "\n".join(rows)])


def _row(sentence: Sentence, numbers: Mapping[str, int]) -> str:
    date = f"**{escaped(sentence.date)}** · " if sentence.date else ""
    return f"- {date}{escaped(sentence.text)} " + "".join(f"[^{numbers[claim.id]}]" for claim in sentence.citations)


def _note(note: Note) -> str:
    parts = [note.outlet, note.published, *([note.url] if note.url else [])]
    return f"[^{note.number}]: “{escaped(note.quote)}” {escaped(', '.join(parts))}, `{note.id}`."
