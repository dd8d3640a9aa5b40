"""Between which days an undated text was written: the time in which all whom it names in office held these offices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from rapidfuzz.distance import OSA

from comity.edtf import bounds
from comity.model import Mention, Sentence, Token, When
from comity.who.forms import forms
from comity.who.offices import Term, office_key, office_of, titles
from comity.who.persons import terms_of
from comity.who.states import state_name
from comity.who.words import fold, split

Span = tuple[int, int]
"""Two offsets into the document's text."""

WIDE: Final = 3653
"""Days beyond which a bound is marked as wide: ten years."""
PAST: Final = frozenset({"then", "previous", "predecessor", "elect", "designate", "incoming", "under"})
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
    held: dict[tuple[str, str], dict[str, tuple[Term, ...]]] = {}
    for sentence, mentions, spans in zip(sentences, rows, dated, strict=True):
        for person, terms in _held(sentence, mentions, spans):
            if person in full:
                held.setdefault((terms[0].state, terms[0].office), {})[person] = terms
    if any(len(people) > 1 for people in held.values()):
        return None
    known = [terms for people in held.values() for terms in people.values()]
    return _bound(known, _common(known)) if known else None


def _held(
    sentence: Sentence, mentions: Iterable[Mention], spans: Sequence[Span]
) -> Iterator[tuple[str, tuple[Term, ...]]]:
    """The persons of a sentence with the terms in the office that it names them in."""
    for mention in mentions:
        if mention.form == "person" and mention.person and mention.office and _is_current(sentence, mention, spans):
            state = mention.actors[0].id
            key = _office_in(mention.text, state)
            terms = [t for t in terms_of(fold(mention.person)) if (t.state, t.office) == (state, key)]
            if terms and key == office_key(mention.office, state):
                yield mention.person, tuple(sorted(dict.fromkeys(terms), key=lambda term: term.start))


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


def _is_current(sentence: Sentence, mention: Mention, spans: Sequence[Span]) -> bool:
    """False for who is called former or to come, and in a sentence with another time."""
    if spans or mention.actors[0].sector == "ELI":
        return False
    inside = sentence.at(mention.start, mention.end)
    before = sentence.tokens[max(inside[0].i - 2, 0) : inside[-1].i + 2] if inside else ()
    return not any(_is_past(token) for token in before)


def _is_past(token: Token) -> bool:
    return any(part in PAST or forms().has("former", part) for part in fold(token.text).split("-"))


# --- days ---------------------------------------------------------------------------------------------------------


def _common(known: Sequence[Sequence[Term]]) -> list[_Days]:
    """The spans of days in which each of the persons was in one of their terms, in order."""
    found = [_days(term) for term in known[0]]
    for terms in known[1:]:
        met = (one.meet(_days(term)) for one in found for term in terms)
        found = [days for days in met if days is not None]
    return sorted(found, key=lambda days: days.start)


def _days(term: Term) -> _Days:
    start, end = bounds(term.start)[0], bounds(term.end)[1] if term.end else None
    return _Days(start or "0001-01-01", end or _LAST, term.start, term.end or _OPEN)


def _bound(known: Sequence[Sequence[Term]], spans: Sequence[_Days]) -> Bound | None:
    """From the first day of the first span to the last of the last one; None where there is none."""
    if not spans:
        return None
    first, last = spans[0], max(spans, key=lambda days: days.end)
    edtf = f"{first.first}/{last.last}"
    start, end = bounds(edtf)
    rows = [terms for terms in known if any(d.start == first.start or d.end == last.end for d in map(_days, terms))]
    rows.sort(key=lambda terms: (terms[-1].start, terms[-1].person), reverse=True)
    return Bound(When(edtf, start, end, "office"), tuple(map(_told, rows)))


def _told(terms: Sequence[Term]) -> str:
    """``Yoko Kamikawa, Foreign Minister of Japan from 2023-09-13 to 2024-10-01``."""
    term = terms[0]
    times = (f"from {one.start} to {one.end}" if one.end else f"since {one.start}" for one in terms)
    return f"{term.person}, {office_of(term.office).name} of {state_name(term.state)} {' and '.join(times)}"
