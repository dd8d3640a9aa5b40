"""Named agreements, mechanisms, exercises and topics in a sentence: known ones, misspelt ones, and proposals of new ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple, get_args

import yaml
from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz

from comity.errors import DataError
from comity.model import Kind, Sentence, Thing, Token
from comity.what.frames import load_nouns

PATH: Final = Path(__file__).with_name("things.yaml")
FIELDS: Final = {"id", "kind", "name", "aliases", "parties", "under", "near", "unless", "source"}
KINDS_OF_THINGS: Final = (*get_args(Kind), "topic")

LIKENESS: Final = 85.0
"""A misspelt name is at least so like the known one (rapidfuzz ratio, 0 to 100) ..."""
WORD_LIKENESS: Final = 75.0
"""... and each of its words at least so like the word in its place."""
SHORTEST: Final = 5
"""Names and words with fewer letters are never taken for misspelt ones."""


@dataclass(frozen=True, slots=True)
class KnownThing:
    """One row of things.yaml; the fields are described there. ``kind`` is None for topics."""

    thing: Thing
    kind: Kind | None
    aliases: tuple[str, ...]
    parties: tuple[str, ...]
    under: str | None
    near: bool
    unless: frozenset[str]
    source: str


@dataclass(frozen=True, slots=True)
class ThingMention:
    """The words of a sentence that name a thing. ``start`` and ``end`` are offsets into the document's text.

    ``head`` is the index of the token that the sentence hangs the thing on: a word of the name, or the noun beside it
    that says what it is ("the exercise 'Veer Guardian'"). ``parties`` are those of a known thing, else the states in
    the name. ``score`` is 1 for a known name as written, less for a misspelt one and for proposals.
    """

    start: int
    end: int
    head: int
    thing: Thing
    kind: Kind | None
    parties: tuple[str, ...]
    known: bool
    edition: int | None = None
    score: float = 1.0


class Word(NamedTuple):
    """A word of a text as names are compared by: ``key`` is its plain form, or the ISO code of a state.

    ``gap``: what stands between it and the word before; ``own``: it carries a possessive 's.
    """

    key: str
    text: str
    start: int
    end: int
    state: bool
    gap: str
    own: bool

    @property
    def capital(self) -> bool:
        return self.text[:1].isupper() or self.text[:1].isdigit()


# --- the table ----------------------------------------------------------------------------------------------------


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(PATH.read_text(encoding="utf-8"))
    return data


@cache
def load_things() -> Mapping[str, KnownThing]:
    """Id -> thing, in the order of things.yaml. Raises DataError naming the row that breaks the schema."""
    return parse_things(_data()["things"])


def parse_things(rows: Iterable[Mapping[str, Any]]) -> dict[str, KnownThing]:
    """The records of rows given as plain data. Raises DataError naming the row that is wrong."""
    things: dict[str, KnownThing] = {}
    for row in rows:
        known = _known(row)
        if known.thing.id in things:
            raise DataError(f"things.yaml: row {known.thing.id!r} stands there twice: remove one")
        things[known.thing.id] = known
    for id, known in things.items():
        if known.under is not None and known.under not in things:
            raise DataError(f"things.yaml: row {id!r} is under {known.under!r}, which is no row: add it")
    return things


def _known(row: Mapping[str, Any]) -> KnownThing:
    fault = _fault(row)
    if fault:
        raise DataError(f"things.yaml: row {row.get('id')!r} {fault}")
    kind = None if row["kind"] == "topic" else row["kind"]
    return KnownThing(
        Thing(row["id"], row["name"]),
        kind,
        (row["name"], *row.get("aliases", ())),
        tuple(row.get("parties", ())),
        row.get("under"),
        row.get("near", False),
        frozenset(row.get("unless", ())),
        row["source"],
    )


def _fault(row: Mapping[str, Any]) -> str | None:
    """What is wrong with a row, as the end of a sentence."""
    if not re.fullmatch(r"[a-z0-9+]+(-[a-z0-9+]+)*", str(row.get("id"))):
        return "needs an id in small letters and hyphens"
    if set(row) - FIELDS:
        return f"has unknown fields {sorted(set(row) - FIELDS)}: remove them"
    if row.get("kind") not in KINDS_OF_THINGS:
        return f"has kind {row.get('kind')!r}: use one of {', '.join(KINDS_OF_THINGS)}"
    if not all(isinstance(name, str) and name for name in (row.get("name"), *row.get("aliases", ()))):
        return "needs a name and aliases that are words: put quotes round numbers"
    if not all(re.fullmatch("[A-Z]{3}", str(party)) for party in row.get("parties", ())):
        return "has parties that are no ISO 3166-1 alpha-3 codes"
    return None if str(row.get("source")).startswith("http") else "needs a source address"


@cache
def get_specific(id: str, parties: frozenset[str]) -> Thing:
    """The parties' own thing of a generic one (acsa, {IND, JPN} -> ind-jpn-acsa), else the generic thing itself.

    Raises KeyError for an unknown id.
    """
    own = (row.thing for row in load_things().values() if row.under == id and set(row.parties) == parties)
    return next(own, load_things()[id].thing)


# --- words --------------------------------------------------------------------------------------------------------

PLAIN: Final = str.maketrans("’‘“”–—‐‑\u00a0", "''\"\"-----"[:8] + " ")
SPELLING: Final = {"defense": "defence", "center": "centre", "program": "programme", "organization": "organisation"}
WORD: Final = re.compile(r"\d ?\+ ?\d|[^\W_]+(?:\.[^\W_]+)*")


@cache
def _states() -> Mapping[str, str]:
    """Words for states, as written -> ISO 3166-1 alpha-3."""
    aliases = get_global("territory_aliases")
    codes = {two[0]: three for three, two in aliases.items() if re.fullmatch("[A-Z]{3}", three) and len(two) == 1}
    names = Locale("en").territories
    states = {name: codes[two] for two, name in names.items() if two in codes and "(" not in name}
    for code, words in _data()["states"].items():
        states.update(dict.fromkeys(words, code))
    return states


@cache
def _state_pattern() -> re.Pattern[str]:
    names = sorted(_states(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


def _key(word: str) -> str:
    """A word without its capitals, dots, plural s and its American spelling."""
    plain = re.sub(r"[. ]", "", word).lower()
    plain = SPELLING.get(plain, plain)
    return plain[:-1] if len(plain) > 4 and re.search(r"[^suia]s$", plain) else plain


def split_words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; a state's name is one word. Offsets are into the text."""
    plain = text.translate(PLAIN)
    states = {found.start(): found for found in _state_pattern().finditer(plain)}
    words: list[Word] = []
    position = last = 0
    while found := _next_word(plain, position, states):
        written = found.group()
        key = _states()[written] if found.start() in states else _key(written)
        own = plain.startswith("'s", found.end())
        words.append(
            Word(key, written, found.start(), found.end(), found.start() in states, plain[last : found.start()], own)
        )
        last = found.end()
        position = last + 2 * own
    return tuple(words)


def _next_word(text: str, position: int, states: Mapping[int, re.Match[str]]) -> re.Match[str] | None:
    found = WORD.search(text, position)
    return states.get(found.start(), found) if found else None


def _joined(word: Word) -> bool:
    """True where a word follows the one before with nothing but a blank, a hyphen or an apostrophe between."""
    return bool(re.fullmatch(r"(?:'s?)?\s|\s?[-/&]\s?", word.gap))


def _run(words: Sequence[Word], i: int) -> int:
    """The number of states that stand side by side from a word on ("India-Japan")."""
    size = 0
    while i + size < len(words) and words[i + size].state and (size == 0 or re.fullmatch(r"[-/ ]", words[i + size].gap)):
        size += 1
    return size


def _keys(words: Sequence[Word]) -> tuple[str, ...]:
    """What a name is looked up by: its words' keys, the states that it begins with in one order."""
    size = _run(words, 0)
    return (*sorted(word.key for word in words[:size]), *(word.key for word in words[size:]))


# --- known names --------------------------------------------------------------------------------------------------


class Alias(NamedTuple):
    """One way to write a known name."""

    keys: tuple[str, ...]
    written: str
    known: KnownThing


class Span(NamedTuple):
    """Words of a text that name a thing, before they become a mention; offsets are into the sentence."""

    start: int
    end: int
    thing: Thing
    kind: Kind | None
    parties: tuple[str, ...]
    known: bool
    score: float
    label: int = -1
    """Offset of the noun beside the name that says what it is."""


@cache
def _aliases() -> tuple[Alias, ...]:
    found = [Alias(_keys(split_words(name)), name, known) for known in load_things().values() for name in known.aliases]
    return tuple(sorted(found, key=lambda alias: -len(alias.keys)))


@cache
def _by_first() -> Mapping[str, tuple[Alias, ...]]:
    table: dict[str, list[Alias]] = {}
    for alias in _aliases():
        table.setdefault(alias.keys[0], []).append(alias)
    return {key: tuple(rows) for key, rows in table.items()}


def _find_known(text: str, words: Sequence[Word]) -> Iterator[Span]:
    """The known names, longest first at each place, none inside another."""
    i = 0
    while i < len(words):
        found = _known_at(text, words, i)
        if found is None:
            i += 1
            continue
        span, size = found
        yield span
        i += size


def _known_at(text: str, words: Sequence[Word], i: int) -> tuple[Span, int] | None:
    run = _run(words, i)
    alias = _alias_at(text, words, i) or (_alias_at(text, words, i + run) if run > 1 else None)
    if alias is None:
        return _misspelt_at(text, words, i)
    at_once = _keys(words[i : i + len(alias.keys)]) == alias.keys
    size = len(alias.keys) + (0 if at_once else run)
    named = () if at_once else tuple(word.key for word in words[i : i + run])
    known = alias.known
    thing = get_specific(known.thing.id, frozenset(named)) if named else known.thing
    start = words[i].start if at_once or not known.parties else words[i + run].start
    return Span(start, words[i + size - 1].end, thing, known.kind, known.parties or named, True, 1.0), size


def _alias_at(text: str, words: Sequence[Word], i: int) -> Alias | None:
    """The longest known name that begins with a word and is meant as one."""
    if i >= len(words):
        return None
    first = sorted(word.key for word in words[i : i + _run(words, i)]) or [words[i].key]
    for alias in _by_first().get(first[0], ()):
        here = words[i : i + len(alias.keys)]
        if len(here) == len(alias.keys) and _keys(here) == alias.keys and all(_joined(word) for word in here[1:]):
            after = words[i + len(here)] if i + len(here) < len(words) else None
            if _cased(alias, here) and not _otherwise(alias.known, after) and _is_near(alias.known, text, here):
                return alias
    return None


def _cased(alias: Alias, here: Sequence[Word]) -> bool:
    """True where the words have the capitals that tell a name from ordinary words."""
    if alias.written == alias.written.lower():
        return True
    if len(here) == 1:
        written = here[0].text
        fits = (alias.written, alias.written.upper(), alias.written.capitalize() if len(written) >= SHORTEST else "")
        return written.replace(".", "") in fits or (here[0].capital and "-" in alias.written)
    if alias.known.kind == "exercise":
        return all(word.capital for word in here if len(word.text) > 2)
    return any(word.capital for word in here)


def _otherwise(known: KnownThing, after: Word | None) -> bool:
    return after is not None and _joined(after) and after.text in known.unless


def _is_near(known: KnownThing, text: str, here: Sequence[Word]) -> bool:
    """True for a name that needs no company, or has it: quotes, a number, or an exercise in the same sentence."""
    if not known.near:
        return True
    before, after = text[: here[0].start], text[here[-1].end :]
    if before[-1:] in "'\"‘“" and before or re.match(r"['-]?\s?\d{2,4}\b", after):
        return True
    return any(word.key in _class_words("exercise") or word.text == "Ex" for word in split_words(text))


@cache
def _class_words(name: str) -> frozenset[str]:
    return frozenset(_key(word) for word in load_nouns()[name])


def _misspelt_at(text: str, words: Sequence[Word], i: int) -> tuple[Span, int] | None:
    """The known name that capitalised words from here on are a slip of, if there is just one."""
    if not words[i].capital or words[i].state:
        return None
    found: dict[str, tuple[float, Alias]] = {}
    for alias in _aliases():
        here = words[i : i + len(alias.keys)]
        if alias.keys[0][0] == words[i].key[0] and len(here) == len(alias.keys) and _may_be_slip(text, here):
            score = _likeness(alias, here)
            if score > found.get(alias.known.thing.id, (0.0,))[0]:
                found[alias.known.thing.id] = (score, alias)
    if len(found) != 1:
        return None
    score, alias = next(iter(found.values()))
    last, known = words[i + len(alias.keys) - 1], alias.known
    span = Span(words[i].start, last.end, known.thing, known.kind, known.parties, True, round(score / 100, 3))
    return span, len(alias.keys)


def _may_be_slip(text: str, here: Sequence[Word]) -> bool:
    """True for capitalised words side by side; for one word only in quotes, in brackets or beside an exercise."""
    if not all(word.capital and not word.state for word in here) or not all(_joined(word) for word in here[1:]):
        return False
    if len(here) > 1:
        return True
    before, after = text[: here[0].start].translate(PLAIN), text[here[0].end :].translate(PLAIN)
    enclosed = re.search(r"[('\"]$", before) and re.match(r"[)'\"]|[- ]\d", after)
    beside = re.search(r"\b[Ee]x(?:ercise)? $", before) or re.match(r" (?:exercise|drill)", after)
    return bool(enclosed or beside)


def _likeness(alias: Alias, here: Sequence[Word]) -> float:
    """How like a known name the words are, 0 to 100; 0 where one word is another word rather than a slip."""
    for word, key in zip(here, alias.keys, strict=True):
        if word.key != key and (min(len(word.key), len(key)) < SHORTEST or fuzz.ratio(word.key, key) < WORD_LIKENESS):
            return 0.0
        if word.key != key and (key.isupper() or key[0] != word.key[0] or re.search(r"\d", key + word.key)):
            return 0.0
    score = fuzz.ratio(" ".join(word.key for word in here), " ".join(alias.keys))
    return score if score >= LIKENESS else 0.0


# --- new names: see proposals below -------------------------------------------------------------------------------
