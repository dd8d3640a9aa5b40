"""Named agreements, mechanisms, exercises and topics in a sentence: known, misspelt, and proposals of new ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, NamedTuple

from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz

from comity.model import Kind, Sentence, Thing
from comity.what.codebook import KnownThing, get_specific, load_state_words, load_things, load_words
from comity.what.frames import load_nouns

LIKENESS: Final = 85.0
"""A misspelt name is at least so like the known one (rapidfuzz ratio, 0 to 100) ..."""
WORD_LIKENESS: Final = 75.0
"""... and each of its words at least so like the word in its place."""
MOST: Final = 14
"""A name has no more words on either side of its head, and no more states in front."""
SHORTEST: Final = 5
"""Names and words with fewer letters are never taken for misspelt ones."""


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


# --- words --------------------------------------------------------------------------------------------------------

PLAIN: Final = str.maketrans("’‘`´“”–—‐‑\u00a0", "''''\"\"---- ")
"""Typographic signs -> plain ones, one character each, so that offsets hold."""
SPELLING: Final = {"defense": "defence", "center": "centre", "program": "programme", "organization": "organisation"}
WORD: Final = re.compile(r"\d ?\+ ?\d|[^\W_]+(?:\.[^\W_]+)*")


class Word(NamedTuple):
    """A word as names are compared by: ``key`` is its plain form, or a state's code; offsets are into the sentence.

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

    @property
    def joined(self) -> bool:
        """True where nothing but a blank, a hyphen or an apostrophe stands between it and the word before."""
        return self.gap == " " or bool(re.fullmatch(r"(?:'s?)?\s|\s?[-/&]\s?", self.gap))


class Line(NamedTuple):
    """A sentence as names are looked for in it."""

    plain: str
    words: tuple[Word, ...]


@cache
def _states() -> Mapping[str, str]:
    """Words for states, as written -> ISO 3166-1 alpha-3."""
    aliases = get_global("territory_aliases")
    codes = {two[0]: three for three, two in aliases.items() if re.fullmatch("[A-Z]{3}", three) and len(two) == 1}
    names = Locale("en").territories
    states = {name: codes[two] for two, name in names.items() if two in codes and "(" not in name}
    return states | dict(load_state_words())


@cache
def _state_pattern() -> re.Pattern[str]:
    names = sorted(_states(), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)")


@lru_cache(maxsize=20_000)
def _key(word: str) -> str:
    """A word without its capitals, dots, plural s and its American spelling."""
    plain = re.sub(r"\.| (?=\+)|(?<=\+) ", "", word).lower()
    plain = SPELLING.get(plain, plain)
    return plain[:-1] if len(plain) > 4 and re.search(r"[^suia]s$", plain) else plain


def split_words(text: str) -> Line:
    """The words of a text in order; a state's name is one word. Offsets are into the text."""
    plain = text.translate(PLAIN)
    states = {found.start(): found for found in _state_pattern().finditer(plain)}
    words: list[Word] = []
    last = position = 0
    while found := WORD.search(plain, position):
        found = states.get(found.start(), found)
        state, written, (start, end) = found.start() in states, found.group(), found.span()
        own = plain.startswith("'s", end)
        key = _states()[written] if state else _key(written)
        words.append(Word(key, written, start, end, state, plain[last:start], own))
        last, position = end, end + 2 * own
    return Line(plain, tuple(words))


def _run(words: Sequence[Word], i: int) -> int:
    """The number of states that stand side by side from a word on ("India-Japan")."""
    size = 0
    while (
        size < MOST and i + size < len(words) and words[i + size].state and (not size or words[i + size].gap in "-/ ")
    ):
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
    """Words that name a thing, before they become a mention; offsets are into the sentence."""

    start: int
    end: int
    thing: Thing
    kind: Kind | None
    parties: tuple[str, ...]
    known: bool
    score: float


@cache
def _by_start(letters: int | None = None) -> Mapping[str, Sequence[Alias]]:
    """First word, or so many letters of it -> the known names that begin with it, those of most words first."""
    names = ((name, known) for known in load_things().values() for name in known.aliases)
    rows = (Alias(_keys(split_words(name).words), name, known) for name, known in names)
    table: dict[str, list[Alias]] = {}
    for alias in sorted(rows, key=lambda alias: -len(alias.keys)):
        table.setdefault(alias.keys[0][:letters], []).append(alias)
    return table


@cache
def _class(name: str) -> frozenset[str]:
    """The nouns of a class (nouns.yaml), or the words of one (things.yaml), by their keys."""
    return frozenset(_key(word) for word in load_words().get(name) or load_nouns()[name])


def _find_known(line: Line) -> Iterator[Span]:
    """The known names, the longest at each place, none inside another."""
    i = 0
    while i < len(line.words):
        span = _known_at(line, i)
        if span:
            yield span
        i += 1
        while span and i < len(line.words) and line.words[i].start < span.end:
            i += 1


def _known_at(line: Line, i: int) -> Span | None:
    alias = _alias_at(line, i)
    if alias:
        return _known_span(line, i, alias, ())
    run = _run(line.words, i)
    alias = _alias_at(line, i + run) if run > 1 else None
    if alias:
        return _known_span(line, i + run, alias, tuple(word.key for word in line.words[i : i + run]))
    return _misspelt_at(line, i)


def _known_span(line: Line, i: int, alias: Alias, named: tuple[str, ...], score: float = 1.0) -> Span:
    """The span of a known name; the states named before a thing that any pair may have belong to it."""
    known = alias.known
    end = line.words[i + len(alias.keys) - 1].end
    if known.parties or not named:
        return Span(line.words[i].start, end, known.thing, known.kind, known.parties, True, score)
    thing = get_specific(known.thing.id, frozenset(named))
    return Span(line.words[i - len(named)].start, end, thing, known.kind, named, True, score)


def _alias_at(line: Line, i: int) -> Alias | None:
    """The longest known name that begins with a word and is meant as one."""
    first = min((word.key for word in line.words[i : i + (_run(line.words, i) or 1)]), default="")
    for alias in _by_start().get(first, ()):
        here = line.words[i : i + len(alias.keys)]
        same = _keys(here) == alias.keys and all(word.joined for word in here[1:])
        if same and _cased(alias, here) and _is_meant(alias.known, line, here[0].start, here[-1].end):
            return alias
    return None


def _cased(alias: Alias, here: Sequence[Word]) -> bool:
    """True where the words have the capitals that tell a name from ordinary words."""
    if alias.written == alias.written.lower():
        return True
    if alias.known.kind == "exercise" and len(here) > 1:
        return all(word.capital for word in here if len(word.text) > 2)
    if len(here) > 1:
        acronyms = {word for word in re.findall(r"\w+", alias.written) if len(word) > 2 and word.isupper()}
        return any(word.capital for word in here) and acronyms <= {word.text for word in here}
    title = alias.written.capitalize() if len(alias.written) >= SHORTEST else alias.written
    return here[0].text.replace(".", "") in (alias.written, alias.written.upper(), title)


def _is_meant(known: KnownThing, line: Line, start: int, end: int) -> bool:
    """False where the next word makes another name of it, and where a name that needs company has none.

    Company are quotes, a number, or an exercise in the same sentence.
    """
    after = re.match(r"[- ](\w+)", line.plain[end:])
    if after and after[1] in known.unless:
        return False
    beside = line.plain[max(start - 1, 0) : start] in ("'", '"') or re.match(r"[- ]?'?\d{2,4}\b", line.plain[end:])
    return not known.near or bool(beside) or any(w.key in _class("exercise") or w.text == "Ex" for w in line.words)


def _misspelt_at(line: Line, i: int) -> Span | None:
    """The known name that capitalised words from here on are a slip of, if there is just one."""
    if not line.words[i].capital or line.words[i].state:
        return None
    found: dict[str, tuple[float, Alias]] = {}
    aliases = _by_start(1).get(line.words[i].key[0], ())
    sizes = {len(alias.keys) for alias in aliases if i + len(alias.keys) <= len(line.words)}
    slips = {size: here for size in sizes if _may_be_slip(line, here := line.words[i : i + size])}
    for alias in aliases:
        if len(alias.keys) in slips:
            score = _likeness(alias, slips[len(alias.keys)])
            if score > found.get(alias.known.thing.id, (0.0,))[0]:
                found[alias.known.thing.id] = (score, alias)
    spans = [_known_span(line, i, alias, (), round(score / 100, 3)) for score, alias in found.values()]
    return spans[0] if len(spans) == 1 else None


def _may_be_slip(line: Line, here: Sequence[Word]) -> bool:
    """True for capitalised words side by side; for one word only in quotes, in brackets or beside an exercise."""
    if not all(word.capital and not word.state for word in here) or not all(word.joined for word in here[1:]):
        return False
    before, after = line.plain[max(here[0].start - 10, 0) : here[0].start], line.plain[here[-1].end : here[-1].end + 12]
    enclosed = re.search(r"[('\"]$", before) and re.match(r"[)'\"]|[- ]\d", after)
    beside = re.search(r"\b[Ee]x(?:ercise)? $", before) or re.match(r" (?:exercise|drill)", after)
    return len(here) > 1 or bool(enclosed or beside)


def _likeness(alias: Alias, here: Sequence[Word]) -> float:
    """How like a known name the words are, 0 to 100; 0 where one of them is another word rather than a slip."""
    for word, key in zip(here, alias.keys, strict=True):
        if word.key != key and not _is_slip(word.key, key):
            return 0.0
    score = fuzz.ratio(" ".join(word.key for word in here), " ".join(alias.keys))
    return score if LIKENESS <= score < 100 else 0.0


def _is_slip(word: str, key: str) -> bool:
    plain = word.isalpha() and key.isalpha() and key.islower() and word[0] == key[0]
    return plain and min(len(word), len(key)) >= SHORTEST and fuzz.ratio(word, key) >= WORD_LIKENESS


# --- new names ----------------------------------------------------------------------------------------------------

CLASSES: Final[tuple[Kind, ...]] = ("exercise", "agreement", "mechanism", "engagement")
MEETING_KINDS: Final = CLASSES[2:]
QUOTED: Final = re.compile(r"""(?<!\w)(['"])(?P<name>[A-Z][\w .&-]{2,40}?)\1(?!\w)""")
CALLED: Final = re.compile(
    r"\b(?:called|named|dubbed|code-?named|titled|known as|[Ee]xercise) (?P<name>[A-Z]\w+(?:[- ](?:[A-Z]|\d)\w*)*)"
)
NAMERS: Final = r"(?:(?:is |was )?(?:called|named|dubbed|code-?named|titled|known as),? )"
BEFORE: Final = re.compile(rf"([\w-]+)(?: |,? {NAMERS}|, (?=['\"]))['\"]?$")


def _propose(sentence: Sentence, line: Line) -> Iterator[Span]:
    """New names, the surest first; they may overlap."""
    unfit = _class("stops") | _class("places") | _class("leading")
    for found in (*QUOTED.finditer(line.plain), *CALLED.finditer(line.plain)):
        label = _label(line, *found.span("name"), CLASSES)
        kind = _kind_of(line, label) if label is not None else None
        if kind and _key(re.split("[- ]", found["name"])[0]) not in unfit:
            yield from _new(line, *found.span("name"), kind, 0.8)
    capitals = [word.capital for word in line.words if len(word.text) > 3]
    if sentence.role != "headline" and not (len(capitals) > 4 and all(capitals)):
        yield from _headed(line)


def _label(line: Line, start: int, end: int, kinds: Sequence[Kind]) -> int | None:
    """The index of the noun of one of the kinds that stands beside a name: "the exercise called 'X'", "the X drill"."""
    before = BEFORE.search(line.plain, max(start - 60, 0), start)
    after = re.compile(r"['\")]* (?=\w)").match(line.plain, end)
    wanted = (before.start(1) if before else -1, after.end() if after else -1)
    return next((i for i, w in enumerate(line.words) if w.start in wanted and _kind_of(line, i) in kinds), None)


def _kind_of(line: Line, i: int) -> Kind | None:
    """The kind of thing that a noun, alone or with the word before it, is the head of."""
    key = line.words[i].key
    phrase = f"{line.words[i - 1].key} {key}" if i else key
    found = next((kind for kind in CLASSES if {key, phrase} & _class(kind)), None)
    return None if found == "engagement" and key not in _class("meetings") else found


def _headed(line: Line) -> Iterator[Span]:
    """Capitalised words about a noun that is an agreement, a mechanism, an exercise or a meeting."""
    for i, head in enumerate(line.words):
        kind = _kind_of(line, i)
        first, last = (_leftmost(line, i), _rightmost(line, i)) if kind else (i, i)
        if kind and (first, last) != (i, i) and _tells(line, first, i, last):
            end = line.words[i - 1].end if kind == "exercise" and not head.capital else line.words[last].end
            yield from _new(line, line.words[first].start, end, kind, 0.7 if head.capital else 0.5)


def _tells(line: Line, first: int, i: int, last: int) -> bool:
    """True where the words tell the thing from others of its kind, and are no part of a longer or a person's name."""
    head, before = line.words[i], line.words[max(first - 1, 0)]
    after = line.words[last + 1 : last + 2] if last == i else ()
    if any(w.joined and w.capital and w.key not in _class("stops") and not w.state for w in after):
        return False
    part = before.key == "of" and first > 1 and line.words[first - 2].capital and not _kind_of(line, first - 2)
    if line.words[first].joined and (part or (before.capital and before.key in _class("stops"))):
        return False
    others = [line.words[k] for k in range(first, last + 1) if k != i and _kind_of(line, k) is None]
    told = [w for w in others if w.text[0].isupper() and not w.state and w.key not in _class("common")]
    if head.key in _class("bodies") and not _class("joint") & {w.key for w in others}:
        return False
    if head.capital:
        return bool(told)
    placed = line.words[i - 1].key in _class("places") and not any(w.key == "to" and w.gap == "-" for w in others)
    return len(told) > 1 and last == i and not placed and _kind_of(line, i) != "engagement"


def _leftmost(line: Line, i: int) -> int:
    """The first word of the name whose head is a word."""
    first = i
    while first > max(i - MOST, 0) and _reaches_left(line, first):
        first -= 1
    while first < i and (not line.words[first].capital or line.words[first].key in _class("leading")):
        first += 1
    annual = first > 0 and line.words[first].joined and line.words[first - 1].text in load_words()["kept"]
    return first - annual


def _reaches_left(line: Line, i: int) -> bool:
    word, before = line.words[i], line.words[i - 1]
    if not word.joined or before.own or before.key in _class("stops"):
        return False
    if before.capital or i == 1:
        return before.capital
    further = line.words[i - 2]
    links = before.key == "and" or (before.key == "to" and before.gap == "-")
    return links and before.joined and further.capital and not word.state | further.state and not _kind_of(line, i - 2)


def _rightmost(line: Line, i: int) -> int:
    """The last word of the name: "Declaration on Security Cooperation"."""
    last = i
    while True:
        links = _class("inner") | {"the", "and" if last > i else "the"}
        step = 1
        while last + step < len(line.words) and line.words[last + step].key in links:
            step += 1
        if last + step >= min(len(line.words), i + MOST) or (step == 1 and last == i) or not _follows(line, last, step):
            return last
        last += step


def _follows(line: Line, last: int, step: int) -> bool:
    """True where the name goes on with the word that many steps after."""
    between = line.words[last + 1 : last + step + 1]
    word = between[-1]
    ends = word.state or word.key in _class("stops") or not word.text[0].isupper()
    heads = (_kind_of(line, k) for k in range(last + step, min(last + step + 4, len(line.words))))
    return not ends and all(w.joined for w in between) and (between[0].key != "and" or not any(heads))


def new_thing(name: str) -> Thing:
    """A thing that no table knows, by all the words of its name."""
    return Thing(f"new:{'-'.join(name.lower().split())}", name)


def _new(line: Line, start: int, end: int, kind: Kind, score: float) -> Iterator[Span]:
    """The span of a new name, unless its words tell nothing."""
    if kind == "exercise":
        end = start + len(re.sub(r"([- ](?:'?\d{1,4}|[IVXL]+))+$", "", line.plain[start:end]))
    inside = [word for word in line.words if start <= word.start < end]
    words = [word.key for word in inside if not word.state and not re.match(r"\d+(st|nd|rd|th|\d)", word.key)]
    told = [key for key in words if key not in _class("common")]
    slug = [key for key in told if kind != "exercise" or key not in _class("exercise")] or told
    parties = tuple(dict.fromkeys(word.key for word in inside if word.state))
    if any(key.isalpha() for key in slug):
        yield Span(start, end, Thing(f"new:{'-'.join(slug)}", line.plain[start:end]), kind, parties, False, score)


# --- mentions -----------------------------------------------------------------------------------------------------

ORDINALS: Final = load_words()["ordinals"]
EDITIONS: Final = "edition|round|iteration|session|version|instalment|installment|chapter"
ORDINAL: Final = (
    r"(?P<nth>\d{1,3})(?:st|nd|rd|th)\b|(?P<word>inaugural|maiden|first-ever|" + "|".join(ORDINALS) + r")\b"
)
EDITION_BEFORE: Final = re.compile(
    rf"\b(?:{ORDINAL})(?: (?:{EDITIONS})(?: of|,))?(?P<between>(?: [\w-]+){{0,7}} ?)['\"]?$", re.I
)
EDITION_AFTER: Final = re.compile(
    rf"['\")]*(?: exercise)?,? ?\(?(?:'s |(?:now )?in its |its |the )?(?:{ORDINAL}) (?:{EDITIONS})", re.I
)
ROMAN: Final = {"I": 1, "V": 5, "X": 10, "L": 50}


def find_things(sentence: Sentence) -> tuple[ThingMention, ...]:
    """The named things of a sentence, in order, none overlapping another; new names are proposed with score below 1."""
    line = split_words(sentence.text)
    spans: list[Span] = []
    for span in (*_find_known(line), *_propose(sentence, line)):
        if not any(span.start < other.end and other.start < span.end for other in spans):
            spans.append(span)
    merged = _absorb_brackets(line, sorted(spans, key=lambda span: span.start))
    return tuple(_mention(sentence, line, span) for span in merged)


def _absorb_brackets(line: Line, spans: Sequence[Span]) -> Iterator[Span]:
    """Each name with the short form in brackets after it; a known short form tells what a new long form is."""
    skip = -1
    for span in spans:
        if span.start < skip:
            continue
        found = re.match(r" ?\(([^()]{2,60})\)", line.plain[span.end :])
        if not found:
            yield span
            continue
        inner = next((other for other in spans if other.start == span.end + found.start(1)), None)
        short = sum(letter.isupper() for letter in found[1]) > 1 and " " not in found[1]
        if (inner or short) and (inner is None or not span.known or inner.thing.id == span.thing.id):
            skip = span.end + found.end()
            span = (inner if inner and inner.known and not span.known else span)._replace(start=span.start, end=skip)
        yield span


def _mention(sentence: Sentence, line: Line, span: Span) -> ThingMention:
    place = sentence.start + span.start, sentence.start + span.end, _head(sentence, line, span)
    edition = _edition(sentence, line, span)
    return ThingMention(*place, span.thing, span.kind, span.parties, span.known, edition, span.score)


def _head(sentence: Sentence, line: Line, span: Span) -> int:
    """The noun beside the name that says what it is, else the last word of the name that hangs on one outside it."""
    kinds = MEETING_KINDS if span.kind in MEETING_KINDS else CLASSES[:2]
    label = _label(line, span.start, span.end, kinds)
    if label is not None:
        start = sentence.start + line.words[label].start
        token = sentence.at(start, start + 1)[0]
        if token.tag.startswith("NN"):
            return token.i
    inside = sentence.at(sentence.start + span.start, sentence.start + span.end)
    indexes = {token.i for token in inside}
    heads = [token for token in inside if token.head not in indexes or token.head == token.i]
    return max(heads, key=lambda token: (token.tag.startswith("NN"), token.i)).i


def _edition(sentence: Sentence, line: Line, span: Span) -> int | None:
    """The number of the edition or round that the words about a name give; a year is none."""
    after = line.plain[span.end :]
    if roman := re.match(r"[- ](?!I\b)([IVXL]{1,7})\b", after):
        digits = [ROMAN[letter] for letter in roman[1]]
        return sum(-d if d < max(digits[i:]) else d for i, d in enumerate(digits))
    found = EDITION_AFTER.match(after)
    before = EDITION_BEFORE.search(line.plain[: span.start])
    if found is None and before and _all_modify(sentence, sentence.start + before.start("between"), span):
        found = before
    if found is None or found["nth"]:
        return int(found["nth"]) if found else None
    return ORDINALS.index(found["word"].lower()) + 1 if found["word"].lower() in ORDINALS else 1


def _all_modify(sentence: Sentence, start: int, span: Span) -> bool:
    """True where only nouns, adjectives and "called" stand between an ordinal and a name."""
    between = sentence.at(start, sentence.start + span.start)
    fits = (t.pos in ("NOUN", "ADJ", "PROPN", "PUNCT", "NUM") or t.lower in load_words()["namers"] for t in between)
    return all(fits) and not any(t.lower in load_words()["parts"] for t in between)
