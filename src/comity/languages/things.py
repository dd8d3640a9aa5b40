"""Named things in a sentence of another language: those of the table by their names there, new ones by their ends."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from comity import data
from comity.errors import DataError
from comity.languages.lexicon import Finder, Lexicon, compiled
from comity.model import KINDS, Kind, Thing
from comity.what.codebook import get_dated, get_specific, load_things, of_parties

_NEEDED: Final = frozenset({"things", "kinds"})
_OPTIONAL: Final = frozenset({"plain", "edition", "first", "inside", "longest", "about", "numerals", "ten"})
_LATIN: Final = re.compile(r"[A-Z0-9+]{4,}(?:-[A-Z0-9]+)*")
"""Names of the table that other languages write as they are."""


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that a sentence names, by its offsets in the sentence."""

    start: int
    end: int
    thing: Thing
    kind: Kind | None
    known: bool


@dataclass(frozen=True)
class ThingFinder:
    """Finds things by the words of a language's things.yaml."""

    lexicon: Lexicon

    @cached_property
    def rows(self) -> dict[str, Any]:
        """The file, checked. Raises DataError."""
        rows = self.lexicon.rows("things")
        data.keys(rows, "things.yaml", _NEEDED, _OPTIONAL)
        odd = sorted((set(rows["things"]) - set(load_things())) | (set(rows["kinds"]) - set(KINDS)))
        if odd:
            raise DataError(f"things.yaml: {odd[0]!r} is no id of what/things.yaml and no kind; mend that row")
        return rows

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Word -> id: the file's own, and names of the table in capitals."""
        known = {
            alias: id
            for id, row in load_things().items()
            if not row.near
            for alias in row.aliases
            if _LATIN.fullmatch(alias)
        }
        own = {w: id for id, words in self.rows["things"].items() for w in data.strings(words, f"things.yaml: {id}")}
        return {**known, **own}

    def names_of(self, id: str) -> tuple[str, ...]:
        """The words of the language for a thing; of a pair's own thing those of the name that many pairs have."""
        row = load_things().get(id.partition(":")[0])
        ids = {id.partition(":")[0], row.generic if row else None}
        return tuple(word for word, other in self.words.items() if other in ids)

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.words)

    @cached_property
    def _new(self) -> re.Pattern[str]:
        ends = sorted((word for words in self.rows["kinds"].values() for word in words), key=len, reverse=True)
        inside, longest = self.rows.get("inside", r"\w"), int(self.rows.get("longest", 30))
        about = self.rows.get("about", "(?!)")
        return compiled(
            f"(?:{about}{inside}{{0,12}}?|{inside}{{1,{longest}}}?)(?P<end>{'|'.join(ends)})(?!{inside})",
            "things.yaml: inside",
        )

    @cached_property
    def _kinds(self) -> Mapping[str, Kind]:
        return {word: kind for kind, words in self.rows["kinds"].items() for word in words}

    @cached_property
    def _edition(self) -> re.Pattern[str]:
        return compiled(self.rows.get("edition", "(?!)"), "things.yaml: edition")

    @cached_property
    def _first(self) -> re.Pattern[str]:
        return compiled(self.rows.get("first", "(?!)"), "things.yaml: first")

    def find(self, text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Named]:
        """The things that a sentence names, from the left; ``taken``: stretches that are part of none."""
        known = [self._known(text, start, word) for start, word in self._finder.find(text)]
        found = list(known)
        for new in self._new.finditer(text):
            start = self._trimmed(text, new.start(), new.end(), taken)
            overlaps = any(one.start < new.end() and start < one.end for one in known)
            name = text[start : new.end()]
            if not overlaps and name not in self.rows.get("plain", ()) and new["end"] != name:
                thing = self._with_edition(text, start, Thing(f"new:{name}", name))
                found.append(Named(start, new.end(), thing, self._kinds[new["end"]], False))
        return sorted(found, key=lambda one: one.start)

    def _known(self, text: str, start: int, word: str) -> Named:
        row = load_things()[self.words[word]]
        thing = self._with_edition(text, start, row.thing)
        return Named(start, start + len(word), thing, row.kind, True)

    def _trimmed(self, text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> int:
        """Where the name begins: behind the number of the round and a date."""
        edges = [found.end() for found in self._edition.finditer(text, start, end)]
        edges += [found.end() for found in self._first.finditer(text, start, end)]
        edges += [stop for _, stop in taken if start <= stop < end]
        return max([start, *edges])

    def _with_edition(self, text: str, start: int, thing: Thing) -> Thing:
        """The thing with the number of the round, which stands before it or before the row of states before it."""
        before = text[max(0, start - 14) : start]
        found = [one for one in self._edition.finditer(before) if len(before) - one.end() <= 6]
        if found:
            return replace(thing, edition=self._count(found[-1]["number"]))
        return (
            replace(thing, edition=1)
            if any(len(before) - m.end() <= 4 for m in self._first.finditer(before))
            else thing
        )

    def settle(self, named: Named, parties: Collection[str], year: int | None) -> Thing:
        """The parties' own thing of a name that many have, and that of the year where there are several."""
        thing = named.thing
        if not named.known:
            return of_parties(thing, parties)
        own = replace(get_specific(thing.id, frozenset(parties)), edition=thing.edition)
        return replace(get_dated(own, year), edition=thing.edition) if year else own

    def _count(self, text: str) -> int | None:
        """A number in digits, or in the language's own numerals up to 99."""
        if text.isdigit():
            return int(text)
        numerals = self.rows.get("numerals", "")
        tens, ten, ones = text.rpartition(self.rows.get("ten", "\0"))
        try:
            value = 10 * (numerals.index(tens) if tens else 1) if ten else 0
            return value + (numerals.index(ones) if ones else 0)
        except ValueError:
            return None
