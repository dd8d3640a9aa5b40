"""The data of a language, compiled once from its folder of YAML; a mistake is a DataError that names file and row."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from comity import data
from comity.errors import DataError
from comity.languages.records import CASES, EFFECTS, LINKS, MARKS, Case, Frame, Governor, Link, Word
from comity.model import KINDS

_FRAME: Final = frozenset({"id", "kind", "event", "words"})
_FRAME_TOO: Final = frozenset(
    {"stage", "joint", "noun", "visit", "stands", "speaks", "quantity", "alone", "object", "to"}
)
_GOVERNOR: Final = frozenset({"effect", "kind", "event", "words"})
_GOVERNOR_TOO: Final = frozenset({"joint", "asks", "speaks", "silent"})
_GRAMMAR: Final = frozenset({"case", "joined", "part", "of", "aside"})
_LIGHT: Final = frozenset({"words", "without", "report", "aloud", "counts"})


@dataclass(frozen=True, slots=True)
class Ending:
    """What may follow a base or a predicate: a pattern, what it says, and how the predicate then hangs on the rest."""

    pattern: re.Pattern[str]
    marks: frozenset[str]
    link: Link | None
    after: frozenset[str]


class Lexicon:
    """The folder of one language. Its files are read when they are first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def digest(self) -> str:
        """A short hash of the files: another word in one of them makes another coder."""
        found = hashlib.sha256()
        for path in sorted(self.folder.glob("*.yaml")):
            found.update(path.name.encode())
            found.update(path.read_bytes())
        return found.hexdigest()[:8]

    def rows(self, name: str) -> dict[str, Any]:
        """The content of a file, a mapping."""
        content: dict[str, Any] = data.check(data.load(self.folder / f"{name}.yaml"), dict, f"{name}.yaml")
        return content

    # --- what is done ---------------------------------------------------------------------------------------------

    @cached_property
    def words(self) -> Mapping[str, Word]:
        """Each word that can be a predicate, with all that it can be."""
        found: dict[str, Word] = {}
        acts = self.rows("acts")
        data.keys(acts, "acts.yaml", frozenset({"frames", "light", "nouns"}), frozenset())
        for frame, words in self._frames(acts["frames"]):
            for text, state in words:
                word = found.get(text, Word(text))
                found[text] = replace(word, frames=(*word.frames, frame), to=state or frame.to or word.to)
        for governor, texts in self._governors():
            for text in texts:
                found[text] = replace(found.get(text, Word(text)), governor=governor)
        self._lighten(acts["light"], found)
        return found

    def _frames(self, rows: Iterable[Any]) -> Iterator[tuple[Frame, list[tuple[str, str | None]]]]:
        short = self.names["short"]
        for row in rows:
            where = f"acts.yaml: {row.get('id') if isinstance(row, dict) else row!r}"
            data.keys(data.check(row, dict, where), where, _FRAME, _FRAME_TOO)
            _check_kind(row, where)
            words: list[tuple[str, str | None]] = []
            for word in data.strings(row["words"], where):
                words += [(word.format(short=sign), state) for sign, state in short.items()] if "{" in word else [
                    (word, None)
                ]  # fmt: skip
            yield Frame(**{key: value for key, value in row.items() if key != "words"}), words

    def _governors(self) -> Iterator[tuple[Governor, tuple[str, ...]]]:
        for row in data.check(self.rows("governors").get("effects"), list, "governors.yaml: effects"):
            where = f"governors.yaml: {row.get('effect') if isinstance(row, dict) else row!r}"
            data.keys(data.check(row, dict, where), where, _GOVERNOR, _GOVERNOR_TOO)
            _check_kind(row, where)
            if row["effect"] not in EFFECTS:
                raise DataError(f"{where}: no effect is called so: use one of {', '.join(sorted(EFFECTS))}")
            yield (
                Governor(**{key: value for key, value in row.items() if key != "words"}),
                data.strings(row["words"], where),
            )

    def _lighten(self, light: Any, found: dict[str, Word]) -> None:
        data.keys(data.check(light, dict, "acts.yaml: light"), "acts.yaml: light", _LIGHT, frozenset())
        lists = {name: frozenset(data.strings(light[name], f"acts.yaml: light: {name}")) for name in _LIGHT}
        for text in sorted(lists["words"] | lists["without"]):
            found[text] = replace(
                found.get(text, Word(text)),
                light=True,
                aloud=text in lists["aloud"],
                without=text in lists["without"],
                report=text in lists["report"],
                counts=text in lists["counts"],
            )

    @cached_property
    def nouns(self) -> Mapping[str, tuple[str, ...]]:
        """The classes of nouns that frames ask for."""
        rows = data.check(self.rows("acts")["nouns"], dict, "acts.yaml: nouns")
        return {name: data.strings(words, f"acts.yaml: nouns: {name}") for name, words in rows.items()}

    # --- how it ends ----------------------------------------------------------------------------------------------

    @cached_property
    def grammar(self) -> dict[str, Any]:
        """The file of endings as it stands: what all languages need, and what its parser asks for. Raises DataError."""
        rows = self.rows("endings")
        if missing := sorted(_GRAMMAR - rows.keys()):
            raise DataError(f"endings.yaml lacks {missing[0]!r}: add it, as docs/editing.md says")
        return rows

    def endings(self, name: str) -> tuple[Ending, ...]:
        """One of the lists of endings.yaml, compiled. Raises DataError naming the row."""
        return tuple(self._ending(name, row) for row in data.check(self.grammar[name], list, f"endings.yaml: {name}"))

    def _ending(self, name: str, row: Any) -> Ending:
        where = f"endings.yaml: {name}: {row.get('pattern') if isinstance(row, dict) else row!r}"
        data.keys(data.check(row, dict, where), where, frozenset({"pattern", "marks"}), frozenset({"after", "link"}))
        marks, link = frozenset(data.strings(row["marks"], where)), row.get("link")
        if marks - MARKS or (link is not None and link not in LINKS):
            raise DataError(f"{where}: unknown mark or link {sorted(marks - MARKS) or link!r}; mend that row")
        return Ending(compiled(row["pattern"], where), marks, link, frozenset(data.strings(row.get("after"), where)))

    @cached_property
    def cases(self) -> tuple[tuple[re.Pattern[str], Case], ...]:
        """What follows a name -> its part in the clause."""
        found = []
        for row in data.check(self.grammar["case"], list, "endings.yaml: case"):
            where = f"endings.yaml: case: {row!r}"
            data.keys(data.check(row, dict, where), where, frozenset({"pattern", "case"}), frozenset())
            if row["case"] not in CASES:
                raise DataError(f"{where}: no case is called so: use one of {', '.join(sorted(CASES))}")
            found.append((compiled(row["pattern"], where), row["case"]))
        return tuple(found)

    # --- names ----------------------------------------------------------------------------------------------------

    @cached_property
    def names(self) -> dict[str, Any]:
        """The file of names as it stands."""
        return self.rows("names")


def compiled(pattern: object, where: str) -> re.Pattern[str]:
    """A regular expression of a data file. Raises DataError."""
    try:
        return re.compile(str(pattern))
    except re.error as exc:
        raise DataError(f"{where}: no pattern ({exc}); mend that row") from exc


def _check_kind(row: Mapping[str, Any], where: str) -> None:
    if row["kind"] not in KINDS:
        raise DataError(f"{where}: has the kind {row['kind']!r}: use one of {', '.join(KINDS)}")


class Finder:
    """Finds words in a text without word boundaries: the longest from the left, none inside a longer foreign word."""

    def __init__(self, words: Iterable[str]) -> None:
        rows: dict[str, list[str]] = defaultdict(list)
        for word in set(words):
            rows[word[0]].append(word)
        self._rows = {first: sorted(found, key=lambda word: (-len(word), word)) for first, found in rows.items()}

    def at(self, text: str, start: int) -> str | None:
        """The longest word that stands there."""
        for word in self._rows.get(text[start], ()):
            if text.startswith(word, start) and stands_alone(text, start, start + len(word)):
                return word
        return None

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """(start, word) of each, from the left, none in another."""
        start = 0
        while start < len(text):
            word = self.at(text, start)
            if word:
                yield start, word
            start += len(word) if word else 1


_SCRIPTS: Final = (re.compile("[ァ-ヺー]"), re.compile("[A-Za-z]"))


def stands_alone(text: str, start: int, end: int) -> bool:
    """False for a part of a longer word in letters that are written together: Mali in Somalia."""
    return not any(
        (start and script.match(text[start]) and script.match(text[start - 1]))
        or (end < len(text) and script.match(text[end - 1]) and script.match(text[end]))
        for script in _SCRIPTS
    )
