"""Between which days an undated text was written: the time in which all whom it names in office held these offices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rapidfuzz.distance import OSA

from comity.edtf import bounds
from comity.model import CLAIMING_ROLES, Mention, Sentence, When
from comity.who.forms import forms
from comity.who.offices import Term, office_key, titles
from comity.who.persons import terms_of
from comity.who.states import state_name
from comity.who.words import fold, split

Span = tuple[int, int]
"""Two offsets into the document's text."""

WIDE: Final = 3653
"""Days beyond which a bound is marked as wide: ten years."""
PAST: Final = frozenset("then previous predecessor successor elect designate incoming next future under".split())
"""Words before or in a name with its office that make it no office of today, beside those for "former"."""
DEPUTY: Final = frozenset({"deputy", "vice", "assistant", "shadow", "junior", "under", "parliamentary"})
"""Words right before a title that make it another office."""
_LAST, _OPEN = "9999-12-31", ".."


@dataclass(frozen=True, slots=True)
class Bound:
    """Between which days a text was written. ``reasons``: whose terms set its ends, in words, the latest first."""

    when: When
    reasons: tuple[str, ...]

    @property
    def is_wide(self) -> bool:
        """True where it spans more than ten years, or has no end."""
        start, end = self.when.start, self.when.end
        return start is None or end is None or (date.fromisoformat(end) - date.fromisoformat(start)).days > WIDE


@dataclass(frozen=True, slots=True)
class _Holder:
    """One person's terms in one office, in order, and what the text calls the office."""

    title: str
    terms: tuple[Term, ...]

    @property
    def office(self) -> tuple[str, str]:
        return self.terms[0].state, self.terms[0].office

    @property
    def days(self) -> tuple[_Days, ...]:
        return tuple(map(_days, self.terms))

    def told(self) -> str:
        """``Yoko Kamikawa, Foreign Minister of Japan from 2023-09-13 to 2024-10-01``."""
        state = state_name(self.terms[0].state)
        state = f"the {state}" if state.startswith("United") else state
        return f"{self.terms[0].person}, {self.title} of {state} {' and '.join(map(_span_of, self.terms))}"


@dataclass(frozen=True, slots=True)
class _Days:
    """The days of one term, or those that several have in common, with the EDTF of each end as it is known."""

    start: str
    end: str
    first: str
    last: str

    def meet(self, other: _Days) -> _Days | None:
        """The days of both; None where they have none, or where one begins on the day that the other ends."""
        late = max(self, other, key=lambda days: days.start)
        early = min(self, other, key=lambda days: days.end)
        return _Days(late.start, early.end, late.first, early.last) if late.start < early.end else None


def find_bound(
    sentences: Sequence[Sentence], rows: Sequence[Sequence[Mention]], dated: Sequence[Sequence[Span]]
) -> Bound | None:
    """The bound of a text from the ``rows`` of mentions of its sentences; None where its offices give none.

    Only persons named with their office count, and somewhere in full (a family name alone may be that of another holder
    of old), in terms that the tables know. Nobody called former counts, and nobody in a sentence that tells of another
    time (``dated``: where each sentence gives one). None too where the terms have no day in common, or where two people
    are named in one office: the text then tells of several times, and which of them is its own is not said.
    """
    full = {mention.person for mentions in rows for mention in mentions if _is_full(mention)}
    told = zip(sentences, rows, dated, strict=True)
    found = (row for sentence, mentions, spans in told if not spans for row in _held(sentence, mentions))
    holders = {(row.office, row.terms[0].person): row for person, row in found if person in full}
    if not holders or len({office for office, _ in holders}) < len(holders):
        return None
    return _bound(list(holders.values()))


def _held(sentence: Sentence, mentions: Iterable[Mention]) -> Iterator[tuple[str, _Holder]]:
    """The persons of a sentence, by name, with the terms in the office that it names them in."""
    for mention in mentions if sentence.role in CLAIMING_ROLES else ():
        if mention.form == "person" and mention.person and mention.office and _is_current(sentence, mention):
            state = mention.actors[0].id
            key = _office_in(mention.text, state)
            terms = {term for term in terms_of(fold(mention.person)) if (term.state, term.office) == (state, key)}
            if terms and key == office_key(mention.office, state):
                yield (
                    mention.person,
                    _Holder(mention.office, tuple(sorted(terms, key=lambda term: (term.start, term.end or _LAST)))),
                )


def _is_full(mention: Mention) -> bool:
    """True where the words give more of a person's name than one word of it, spelt as it may be."""
    if mention.form != "person" or not mention.person:
        return False
    terms = terms_of(fold(mention.person))
    names = {word for term in terms for name in (term.person, *term.aliases) for word in _words(name)}
    return sum(any(_is_near(word, name) for name in names) for word in _words(mention.text)) > 1


def _words(text: str) -> list[str]:
    return [word.key for word in split(text) if word.key.strip(".").isalpha()]


def _is_near(word: str, name: str) -> bool:
    return word == name or (min(len(word), len(name)) > 4 and OSA.distance(word, name, score_cutoff=2) <= 2)


def _office_in(text: str, state: str) -> str | None:
    """The office that the words of a mention name for a state; none for a deputy's, nor in words that are a name alone.

    A secretary is a minister in some states and an official in others: only a state's own title tells.
    """
    words = [word.key for word in split(text)]
    parts = ((i, j) for i in range(len(words)) for j in range(len(words), i, -1))
    found = next(((i, " ".join(words[i:j])) for i, j in parts if " ".join(words[i:j]) in titles()), None)
    if found is None or DEPUTY & set(words[max(found[0] - 2, 0) : found[0]]):
        return None
    by_state = titles()[found[1]]
    return by_state.get(state) or (None if "secretary" in found[1] else by_state.get(""))


def _is_current(sentence: Sentence, mention: Mention) -> bool:
    """False for who is called former, to come, or the deputy of whom the words name."""
    inside = sentence.at(mention.start, mention.end)
    if mention.actors[0].sector == "ELI" or not inside:
        return False
    first = max(inside[0].i - 2, 0)
    words = [part for t in sentence.tokens[first : inside[-1].i + 2] for part in fold(t.text).split("-")]
    before = [part for token in sentence.tokens[first : inside[0].i] for part in fold(token.text).split("-")]
    return not any(word in PAST or forms().has("former", word) for word in words) and not DEPUTY & set(before)


# --- days ---------------------------------------------------------------------------------------------------------


def _bound(holders: Sequence[_Holder]) -> Bound | None:
    """From the first day that all share to the last; None where there is none. Between them may be days they do not."""
    spans = _common(holders)
    if not spans:
        return None
    first, last = spans[0], max(spans, key=lambda days: days.end)
    edtf = f"{first.first}/{last.last}"
    ends = [row for row in holders if any(d.start == first.start or d.end == last.end for d in row.days)]
    ends.sort(key=lambda row: (row.terms[-1].start, row.terms[-1].person), reverse=True)
    return Bound(When(edtf, *bounds(edtf), "office"), tuple(row.told() for row in ends))


def _common(holders: Sequence[_Holder]) -> list[_Days]:
    """The spans of days in which each of the persons was in one of their terms, in order."""
    found = list(holders[0].days)
    for holder in holders[1:]:
        met = (one.meet(other) for one in found for other in holder.days)
        found = [days for days in met if days is not None]
    return sorted(found, key=lambda days: days.start)


def _days(term: Term) -> _Days:
    start, end = bounds(term.start)[0], bounds(term.end)[1] if term.end else None
    return _Days(start or "0001-01-01", end or _LAST, term.start, term.end or _OPEN)


def _span_of(term: Term) -> str:
    """``from 2023-09-13 to 2024-10-01``, ``from 2012-12 to about 2013-07``, ``since 2014-05-26``."""
    if term.end is None:
        return f"since {term.start}"
    return f"from {term.start} to {'about ' if term.end.endswith('~') else ''}{term.end.rstrip('~')}"
