"""Who is meant in a text of another language: whose office, whom "both" stands for, who was spoken of last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from comity.languages.names import NameFinder
from comity.languages.records import Clauses, Term


@dataclass(slots=True)
class Discourse:
    """What a text has named so far. ``home``: the state whose organ publishes it, and whether that is known."""

    names: NameFinder
    home: str | None
    sure: bool
    """Whether the publisher tells the home; else it is that of the language."""
    rows: list[tuple[str, ...]] = field(default_factory=list)
    """States that were named together, the latest last."""
    seen: list[str] = field(default_factory=list)
    """States and bodies in the order in which they were named, the latest last."""
    persons: dict[str, str] = field(default_factory=dict)
    offices: dict[str, str] = field(default_factory=dict)
    topic: tuple[Term, ...] = ()
    """Who the last sentence was about."""

    def resolve(self, clauses: Clauses) -> list[Term]:
        """The names of a sentence, each with its states as far as they can be told; they are remembered."""
        found = []
        for term in clauses.terms:
            known = replace(term, states=term.states or self._states_of(term))
            self._remember(known)
            found.append(known)
        self._remember_row(found)
        return found

    def _states_of(self, term: Term) -> tuple[str, ...]:
        if term.sort == "group":
            return self.group(term.size)
        if term.sort == "organ":
            return self._home()
        if term.sort != "office":
            return ()
        if term.same:
            return self._last_foreign()
        if term.person:
            return self._of_person(term.person)
        known = self.offices.get(term.title or "")
        return (known,) if known else self._home()

    def _of_person(self, person: str) -> tuple[str, ...]:
        """By the name where it was named before or is listed; else by how it is written."""
        parts = [person, *self.names.parts_of(person)[::-1]]
        for known in (self.persons, self.names.persons):
            for part in parts:
                found = known.get(part) or next(
                    (state for name, state in known.items() if len(name) > 1 and part.startswith(name)), None
                )
                if found:
                    return (found,)
        return self._last_foreign() if self.names.is_foreign(person) else self._home()

    def _home(self) -> tuple[str, ...]:
        return (self.home,) if self.home else ()

    def _last_foreign(self) -> tuple[str, ...]:
        found = next((id for id in reversed(self.seen) if id != self.home and len(id) == 3), None)
        return (found,) if found else ()

    def row(self, size: int) -> tuple[str, ...]:
        """The states that were named together last, where they are so many."""
        return next((row for row in reversed(self.rows) if len(row) == size), ())

    def group(self, size: int) -> tuple[str, ...]:
        """Who "both" or "the three" are: those named together last, else those named so far."""
        for row in reversed(self.rows):
            if size in (0, len(row)):
                return row
        named = list(dict.fromkeys([*self._home(), *(id for id in self.seen if len(id) == 3)]))
        if size == 0:
            return tuple(named) if len(named) > 1 else ()
        if len(named) < size:
            return tuple(named) if named and self.sure else ()
        return tuple(named) if len(named) == size else (*self._home(), *self._others(size - len(self._home())))

    def _others(self, count: int) -> list[str]:
        """The states named last besides the home."""
        others = dict.fromkeys(id for id in reversed(self.seen) if id != self.home and len(id) == 3)
        return list(others)[:count]

    def _remember(self, term: Term) -> None:
        if term.sort == "row":
            self.rows.append(term.states)
        self.seen += [id for id in term.states if term.case != "about"]
        if term.person and len(term.states) == 1:
            family = self.names.parts_of(term.person)[-1]
            self.persons.setdefault(family, term.states[0])
            self.persons.setdefault(term.person, term.states[0])
        if term.title and len(term.states) == 1 and term.states[0] != self.home:
            self.offices.setdefault(term.title, term.states[0])

    def _remember_row(self, terms: Sequence[Term]) -> None:
        """States named together, as those who act in one sentence."""
        if not any(term.sort in ("row", "group") for term in terms):
            acting = [
                t for t in terms if t.sort in ("office", "organ", "state") and t.case not in ("about", "at", "of")
            ]
            ids = tuple(dict.fromkeys(id for term in acting for id in term.states))
            if len(ids) > 1:
                self.rows.append(ids)

    def settle(self, terms: Iterable[Term]) -> None:
        """Remember who the sentence was about."""
        found = tuple(term for term in terms if term.case == "topic" and term.states)
        self.topic = found or self.topic
