"""The names in a sentence of another language: states, rows of them, bodies, organs, offices with persons, groups."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final, NamedTuple

from babel import Locale

from comity import data
from comity.errors import DataError
from comity.languages.lexicon import Finder, Lexicon, compiled
from comity.languages.records import Sort, Term
from comity.who.states import states

_NEEDED: Final = frozenset({"states", "not_states", "bodies", "services", "organs", "titles", "persons", "groups"})
_OPTIONAL: Final = frozenset({
    "home", "short", "rows_begin_with", "never_rows", "before_short", "after_short", "joints", "same_state",
    "row_not_after", "alone", "row_tails", "not_after_title", "person", "foreign", "owns", "between", "not_names",
    "name_joints", "own",
})  # fmt: skip


class Title(NamedTuple):
    """An office: the sector of who holds it, and the state where only one has such an office."""

    sector: str
    state: str | None


class Stretch(NamedTuple):
    """A name found, by its offsets in the sentence."""

    start: int
    end: int
    sort: Sort
    states: tuple[str, ...]
    sector: str = "GOV"
    size: int = 0


@dataclass(frozen=True)
class NameFinder:
    """Finds names by the words of a language's names.yaml, and by CLDR's names of states in that language."""

    lexicon: Lexicon
    language: str

    @cached_property
    def rows(self) -> dict[str, Any]:
        """The file, checked. Raises DataError."""
        rows = self.lexicon.names
        data.keys(rows, "names.yaml", _NEEDED, _OPTIONAL)
        return rows

    @cached_property
    def _names(self) -> dict[str, Stretch]:
        """Each word -> what it stands for (without offsets); of what is no state, an empty one."""
        found = {word: Stretch(0, 0, "state", (id,)) for word, id in self.state_words().items()}
        for id, words in self.rows["bodies"].items():
            found |= {word: Stretch(0, 0, "body", (id,), "IGO") for word in data.strings(words, f"bodies: {id}")}
        for state, sector, words in self.rows["services"]:
            found |= {word: Stretch(0, 0, "organ", (state,), sector) for word in data.strings(words, "services")}
        found |= {word: Stretch(0, 0, "organ", ()) for word in data.strings(self.rows.get("own"), "names.yaml: own")}
        for size, words in self.rows["groups"].items():
            found |= {word: Stretch(0, 0, "group", (), size=int(size)) for word in data.strings(words, "groups")}
        found |= {word: Stretch(0, 0, "state", ()) for word in data.strings(self.rows["not_states"], "not_states")}
        return found

    def state_words(self) -> dict[str, str]:
        """Each name of a state -> its id: CLDR's, and those of the file."""
        territories = Locale(self.language).territories
        named = {state.code: id for id, state in states().items()}
        found = {
            re.sub(r"\s*[(（].*", "", str(territories[code])): named[code] for code in named if code in territories
        }
        for id, words in self.rows["states"].items():
            found |= dict.fromkeys(data.strings(words, f"names.yaml: states: {id}"), id)
        return found

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self._names)

    @cached_property
    def _titles(self) -> dict[str, Title]:
        return {word: Title(sector, state) for sector, state, words in self.rows["titles"] for word in words}

    @cached_property
    def _title_finder(self) -> Finder:
        return Finder(self._titles)

    @cached_property
    def _organs(self) -> dict[str, str]:
        return {word: sector for sector, words in self.rows["organs"].items() for word in words}

    @cached_property
    def _organ_finder(self) -> Finder:
        return Finder(self._organs)

    @cached_property
    def persons(self) -> dict[str, str]:
        """Family name -> state, of persons of whom a text may give the name with a bare office. Raises DataError."""
        for state, source, names in self.rows["persons"]:
            if not str(source).startswith("http"):
                raise DataError(f"names.yaml: persons: {names!r} of {state} name no page that writes them so; give one")
        return {name: state for state, _, names in self.rows["persons"] for name in names}

    @cached_property
    def _never(self) -> tuple[str, ...]:
        return data.strings(self.rows.get("never_rows"), "never_rows")

    def _pattern(self, name: str) -> re.Pattern[str]:
        return compiled(self.rows.get(name, "(?!)"), f"names.yaml: {name}")

    @cached_property
    def _person(self) -> re.Pattern[str]:
        return self._pattern("person")

    @cached_property
    def _cut(self) -> re.Pattern[str]:
        """What is no part of a person's name, at its beginning."""
        words = data.strings(self.rows.get("not_names"), "not_names")
        return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)")

    # --- the search -----------------------------------------------------------------------------------------------

    def find(self, text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Term]:
        """The names in a sentence, from the left. ``taken``: stretches of dates and of words that tell of acts."""
        plain = list(self._plain(text, taken))
        titled = list(self._offices(text, plain, taken))
        covered = [(term.start, term.end) for term in titled]
        rest = [_term(text, one) for one in plain if one.states or one.sort != "state"]
        rest = [term for term in rest if not any(a <= term.start and term.end <= b for a, b in covered)]
        return sorted((*rest, *titled), key=lambda term: (term.start, term.end))

    def _plain(self, text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Stretch]:
        """All but offices; what only looks like a state comes without states."""
        at = 0
        while at < len(text):
            inside = next((end for start, end in taken if start <= at < end), None)
            found = self._row(text, at) or self._short(text, at) or self._named(text, at)
            if found and not (inside and found.sort == "group" and found.end > inside):
                found = self._with_organ(text, found)
                yield found
            at = found.end if found else at + 1

    def _named(self, text: str, at: int) -> Stretch | None:
        word = self._finder.at(text, at)
        return self._names[word]._replace(start=at, end=at + len(word)) if word else None

    def _row(self, text: str, at: int) -> Stretch | None:
        """Two states or more by a sign each, a name as the last: 日印, 日米豪印, 日EU."""
        signs, short = self.rows.get("rows_begin_with", ""), self.rows.get("short", {})
        if text[at] not in signs or self._is_other_word(text, at):
            return None
        found, end = [short[text[at]]], at + 1
        while end < len(text):
            step = end + (text[end] in self.rows.get("joints", ()) and end + 1 < len(text))
            named = self._named(text, step)
            if named and named.states and named.sort in ("state", "body"):
                found, end = [*found, *named.states], named.end
            elif text[step] in short and named is None:
                found, end = [*found, short[text[step]]], step + 1
            else:
                break
        ids = tuple(dict.fromkeys(found))
        return Stretch(at, end, "row", ids) if len(ids) > 1 else None

    def _is_other_word(self, text: str, at: int) -> bool:
        not_after = self.rows.get("row_not_after", {}).get(text[at])
        before = bool(at) and not_after is not None and bool(re.match(not_after, text[at - 1]))
        return before or any(text.startswith(word, at) for word in self._never) or bool(self._finder.at(text, at))

    def _short(self, text: str, at: int) -> Stretch | None:
        """One sign for a state, where what stands beside it makes that plain."""
        short = self.rows.get("short", {})
        if text[at] not in short:
            return None
        leads = text[at] in self.rows.get("rows_begin_with", "")
        before = leads and at > 0 and text[at - 1] in self.rows.get("before_short", ())
        after = text[at] in self.rows.get("alone", "") and text.startswith(
            tuple(self.rows.get("after_short", ("\0",))), at + 1
        )
        return Stretch(at, at + 1, "state", (short[text[at]],)) if before or after else None

    def _with_organ(self, text: str, found: Stretch) -> Stretch:
        """The name with the part of the state that acts, where that stands behind it."""
        if found.sort not in ("state", "row") or not found.states or found.end >= len(text):
            return found
        tail = next((word for word in self.rows.get("row_tails", ()) if text.startswith(word, found.end)), "")
        if found.sort == "row" and tail:
            found = found._replace(end=found.end + len(tail))
        if found.end >= len(text):
            return found
        word = self._organ_finder.at(text, found.end)
        if not word or self._title_finder.at(text, found.end):
            return found
        sort: Sort = found.sort if found.sort == "row" else "organ"
        return found._replace(end=found.end + len(word), sector=self._organs[word], sort=sort)

    # --- offices --------------------------------------------------------------------------------------------------

    def _offices(self, text: str, plain: Sequence[Stretch], taken: Sequence[tuple[int, int]]) -> Iterator[Term]:
        last = 0
        for start, word in self._title_finder.find(text):
            end = start + len(word)
            inside = any(a <= start < b for a, b in taken) and not any(one.end == start for one in plain)
            organ = any(one.start <= start and end <= one.end and one.sort in ("organ", "group") for one in plain)
            if start < last or inside or organ or self._pattern("not_after_title").match(text, end):
                continue
            term = self._office(text, plain, start, word, last)
            last = end
            yield term

    def _office(self, text: str, plain: Sequence[Stretch], start: int, word: str, last: int) -> Term:
        """An office with the state and the person named beside it."""
        title, end = self._titles[word], start + len(word)
        left = start - bool(self._pattern("between").match(text[start - 1 : start]))
        beside = next(
            (one for one in plain if one.end == left and one.states and one.sort in ("state", "row", "body")), None
        )
        same = not beside and text[left - 1 : left] == self.rows.get("same_state", "\0")
        left = beside.start if beside else left - same
        left -= bool(self._pattern("between").match(text[left - 1 : left])) if left else 0
        floor = max([last, *(one.end for one in plain if one.end <= left)])
        person = self._person_before(text, left, floor)
        begin = left - len(person) if person else (beside.start if beside else left)
        owner = self._owner(text, plain, begin, bool(person)) if not beside else None
        holder = beside or owner
        states = holder.states if holder else (title.state,) if title.state and not same else ()
        sort: Sort = "row" if holder and holder.sort == "row" else "office"
        begin = owner.start if owner else begin
        return Term(
            begin, end, text[begin:end], sort, states, title.sector, person=person or None, title=word, same=same
        )

    def _person_before(self, text: str, end: int, floor: int) -> str:
        found = self._person.search(text[floor:end])
        if not found:
            return ""
        name = found[0]
        while cut := self._cut.match(name):
            name = name[cut.end() :]
        between = re.match(f"(?:{self.rows.get('between', '(?!)')})*", name)
        return name[between.end() :] if between else name

    def _owner(self, text: str, plain: Sequence[Stretch], begin: int, person: bool) -> Stretch | None:
        """Whose the office is by the words before: "India's Prime Minister", "the ministers of both"."""
        owns = str(self.rows.get("owns", "\0"))
        if not text.endswith(owns, 0, begin):
            return None
        found = next((one for one in plain if one.end == begin - len(owns) and one.states), None)
        return found if found is None or found.sort == "state" or (found.sort == "row" and not person) else None

    def parts_of(self, person: str) -> list[str]:
        """The parts of a name as they are written, the family name last where that is another state's custom."""
        return self._pattern("name_joints").split(person)

    def is_foreign(self, person: str) -> bool:
        """Whether a name is written as those of other states are."""
        return bool(self._pattern("foreign").search(person))

    def home_of(self, publisher: str) -> str | None:
        """The one state whose organ, or whose name, a publisher's name holds."""
        found = {id for one in self._plain(publisher, ()) for id in one.states if one.sort in ("organ", "state")}
        return next(iter(found)) if len(found) == 1 else None


def _term(text: str, one: Stretch) -> Term:
    return Term(one.start, one.end, text[one.start : one.end], one.sort, one.states, one.sector, size=one.size)


def moved(term: Term, by: int) -> Term:
    """The term with offsets that count from elsewhere."""
    return replace(term, start=term.start + by, end=term.end + by)
