"""Where a claim can be: the paragraphs that name a state, a body, a service, a person in office or a known thing, and
those soon after.

Only they are parsed. A claim needs somebody who acts for a state, by name or by words that refer back to a name, and
such words stand near it. The names are looked for in the plain text, by the table that finds them in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache
from typing import Final

from comity.model import CLAIMING_ROLES, Document, Section
from comity.what.codebook import load_things
from comity.who import figures, offices
from comity.who.forms import forms
from comity.who.lexicon import find_spans, opening_words
from comity.who.persons import runs
from comity.who.states import correct
from comity.who.voice import find_home
from comity.who.words import keys_in, split

REACH: Final = 2
"""Paragraphs after a name in which words may still refer to it."""
ACTING: Final = frozenset({"person", "body", "service", "state", "prefix", "demonym", "people", "capital"})
"""Kinds of names that stand for somebody who acts; an office or "navy" alone is anyone's."""


def worth_parsing(document: Document) -> Document:
    """The document with those of its paragraphs emptied that can make no claim; the others keep their places.

    A text that names two who act is kept whole, for any sentence of it may be about them; so is what an office of a
    state publishes, where "the Government" is that state's.
    """
    if find_home(document.publisher) is not None:
        return document
    named = [
        frozenset(find_actors(document.text[s.start : s.end]) if s.role in CLAIMING_ROLES else ())
        for s in document.sections
    ]
    if len(frozenset().union(*named)) > 1:
        return document
    kept: list[Section] = []
    since = REACH + 1
    for section, actors in zip(document.sections, named, strict=True):
        since = 0 if actors else since + (section.role in CLAIMING_ROLES)
        kept.append(section if since <= REACH else replace(section, end=section.start))
    return replace(document, sections=tuple(kept))


def find_actors(text: str) -> Iterator[str]:
    """What may stand for somebody who acts for a state: each name's state or body, and each known thing that brings its
    parties. More than are meant in a sentence: slips of a name and bare family names count."""
    words = split(text)
    spans = find_spans(words)
    for span in spans:
        entry = span.entry
        if entry.kind == "office" and entry.value in forms().own_titles:
            yield forms().own_titles[entry.value]
        elif entry.kind in ACTING:
            yield entry.value
    for first, end in runs(words, spans):
        for word in words[first:end]:
            yield from _bearers(word.key)
        meant = correct(words[first].text) if end - first == 1 else None
        if meant is not None:
            yield meant[0]
    if found := _things().search(text):
        yield found.group()


def may_stand_for(text: str, state: str) -> bool:
    """False for a text in which no name, surname or slip can stand for a state: ``find_actors`` does not give it then.

    It looks at words one by one, which is much quicker than to read the names.
    """
    words = keys_in(text)
    known = _words_for(state)
    return not known.isdisjoint(words.values()) or any(_slips(word) == state for word in words)


@cache
def _words_for(state: str) -> frozenset[str]:
    """The words with which a name for a state begins, and the family names of its leaders."""
    titles = [title for title, own in forms().own_titles.items() if own == state]
    opening = (opening_words().get(value, frozenset()) for value in (state, *titles))
    surnames = {name for name in (*offices.by_surname(), *figures.by_surname()) if state in _bearers(name)}
    return frozenset(surnames).union(*opening)


@lru_cache(maxsize=50_000)
def _slips(word: str) -> str | None:
    """The state that a word with a capital may be a slip for."""
    meant = correct(word) if word[0].isupper() else None
    return meant[0] if meant else None


@lru_cache(maxsize=20_000)
def _bearers(surname: str) -> frozenset[str]:
    """The states whose leaders bear a family name."""
    terms = (*offices.by_surname().get(surname, ()), *figures.by_surname().get(surname, ()))
    return frozenset(term.state for term in terms)


@cache
def _things() -> re.Pattern[str]:
    """The names of the known things that bring their parties."""
    names = {name for known in load_things().values() if known.parties for name in known.aliases}
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(names))) + ")", re.IGNORECASE)
