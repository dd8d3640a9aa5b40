"""Named agreements, mechanisms, exercises and topics in a sentence: known, misspelt, and proposals of new ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from comity.model import Kind, Sentence, Thing
from comity.what.codebook import KnownThing, get_specific, load_things
from comity.what.editions import find_edition, find_ellipses
from comity.what.line import CLASSES, Line, Span, Word, class_of, key_of, keys_of, run_of, split_words
from comity.what.names import find_drills, head_kind, label_of, propose
from comity.what.works import find_works

MEETING_KINDS: Final = CLASSES[2:]
LIKENESS: Final = 85.0
"""A misspelt name is at least so like the known one (rapidfuzz ratio, 0 to 100) ..."""
WORD_LIKENESS: Final = 75.0
"""... and each of its words at least so like the word in its place."""
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

    @property
    def named(self) -> Thing:
        """The thing with the edition that the words give."""
        return replace(self.thing, edition=self.edition)


# --- known names --------------------------------------------------------------------------------------------------


class Alias(NamedTuple):
    """One way to write a known name."""

    keys: tuple[str, ...]
    written: str
    known: KnownThing


@cache
def _by_start(letters: int | None = None) -> Mapping[str, Sequence[Alias]]:
    """First word, or so many letters of it -> the known names that begin with it, those of most words first."""
    names = ((name, known) for known in load_things().values() for name in known.aliases)
    rows = (Alias(keys_of(split_words(name).words), name, known) for name, known in names)
    table: dict[str, list[Alias]] = {}
    for alias in sorted(rows, key=lambda alias: -len(alias.keys)):
        table.setdefault(alias.keys[0][:letters], []).append(alias)
    return table


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
    run = run_of(line.words, i)
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
    first = min((word.key for word in line.words[i : i + (run_of(line.words, i) or 1)]), default="")
    for alias in _by_start().get(first, ()):
        here = line.words[i : i + len(alias.keys)]
        same = keys_of(here) == alias.keys and all(word.joined for word in here[1:])
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
    if (after and after[1] in known.unless) or (
        len(known.parties) == 2 and re.search(r"[Tt]rilateral $", line.plain[:start])
    ):
        return False
    beside = line.plain[max(start - 1, 0) : start] in ("'", '"') or re.match(r"[- ]?'?\d{2,4}\b", line.plain[end:])
    return not known.near or bool(beside) or any(w.key in class_of("exercise") or w.text == "Ex" for w in line.words)


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


# --- mentions -----------------------------------------------------------------------------------------------------


def find_all(sentences: Sequence[Sentence]) -> tuple[tuple[ThingMention, ...], ...]:
    """The named things of each sentence of a document, in order, none overlapping another.

    New names are proposed with a score below 1. A name that one sentence tells as such ("the exercise Coral Lantern",
    "... Agreement (XYZ)") is known in all; "the Exercise", with a capital, is the last one before.
    """
    lines = [split_words(sentence.text) for sentence in sentences]
    of_drills = any(word.key in class_of("exercise") for line in lines for word in line.words)
    rows = [_apart(_proposed(sentence, line, of_drills)) for sentence, line in zip(sentences, lines, strict=True)]
    own = {name: span for line, spans in zip(lines, rows, strict=True) for name, span in _own_names(line, spans)}
    found: list[tuple[ThingMention, ...]] = []
    named: list[list[Span]] = []
    for sentence, line, row in zip(sentences, lines, rows, strict=True):
        before = [span for spans in named for span in spans]
        row = [_same(span, [*before, *row]) for span in row]
        spans = _apart([*row, *_recalled(line, own), *_referred(line, [*before, *row])])
        left_out = list(_left_out(sentence, line, _near(named), spans))
        merged = tuple(_absorb_brackets(line, sorted(_apart([*spans, *left_out]), key=lambda span: span.start)))
        ends = [*(span.start for span in merged[1:]), len(line.plain)]
        found.append(tuple(_mention(sentence, line, *row) for row in zip(merged, ends, strict=False)))
        named.append([span for span in merged if span not in left_out])
    return tuple(found)


def _proposed(sentence: Sentence, line: Line, of_drills: bool) -> Iterator[Span]:
    """The names in a sentence, known ones first, then the surest; they may overlap."""
    yield from _find_known(line)
    yield from propose(sentence, line)
    yield from find_drills(line) if of_drills else ()
    yield from find_works(line) if sentence.role != "headline" else ()


def _apart(spans: Iterable[Span]) -> list[Span]:
    """The spans less those that overlap an earlier one."""
    kept: list[Span] = []
    for span in spans:
        if not any(span.start < other.end and other.start < span.end for other in kept):
            kept.append(span)
    return kept


def _same(span: Span, before: Sequence[Span]) -> Span:
    """A new name that is the short form of one longer name before it, as that thing: "the Joint Working Group"."""
    words = _telling(span)
    longer = {other.thing.id: other for other in before if span.kind == other.kind and words < _telling(other)}
    if span.known or span.kind is None or len(longer) != 1:
        return span
    [other] = longer.values()
    return other._replace(start=span.start, end=span.end, score=span.score)


def _telling(span: Span) -> frozenset[str]:
    return frozenset(key_of(word) for word in re.findall(r"[^\W_]+", span.thing.name) if word[0].isupper())


SHORT: Final = re.compile(r" ?\((?:the )?['\"]?(?P<name>[A-Z][\w-]{1,15})['\"]?\)")
"""A short form in brackets."""


def _own_names(line: Line, spans: Sequence[Span]) -> Iterator[tuple[str, Span]]:
    """The names that a document gives its things: new ones in full, and the short forms in brackets behind any."""
    for span in spans:
        several = len(span.thing.name.split()) > 1
        if not span.known and (several or span.kind == "exercise") and span.score > LOW:
            yield span.thing.name, span
        short = SHORT.match(line.plain, span.end)
        if short and sum(letter.isupper() for letter in short["name"]) > 1:
            yield short["name"], span


LOW: Final = 0.6
"""Proposals of no higher score are not looked for again."""


def _recalled(line: Line, own: Mapping[str, Span]) -> Iterator[Span]:
    """The document's own names where they stand alone."""
    for name, span in own.items():
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", line.plain) if name in line.plain else ():
            yield span._replace(start=found.start(), end=found.end(), score=min(span.score, 0.7))


def _referred(line: Line, before: Sequence[Span]) -> Iterator[Span]:
    """ "The Exercise" again: the last thing whose name has that noun, or that is of its kind."""
    for i in range(1, len(line.words)):
        word, article = line.words[i], line.words[i - 1]
        after = line.words[i + 1 : i + 2]
        longer = any(w.capital and w.joined and not w.state for w in after)
        if article.key != "the" or not word.text.istitle() or longer or not (kind := head_kind(line, i)):
            continue
        named = [s for s in before if s.start != word.start and word.key in {key_of(w) for w in s.thing.name.split()}]
        named = named or [span for span in before if span.kind == kind == "exercise"]
        if named:
            yield named[-1]._replace(start=word.start, end=word.end, score=0.6)


REACH: Final = 3
"""Sentences back in which a dialogue is named that "the second meeting" is one of."""


def _near(named: Sequence[Sequence[Span]]) -> list[Span]:
    """What "the second" can be one of, by the names of the sentences before: a dialogue near, an exercise anywhere."""
    far = len(named) - REACH
    return [span for i, spans in enumerate(named) for span in spans if i >= far or span.kind == "exercise"]


def _left_out(sentence: Sentence, line: Line, before: Sequence[Span], here: Sequence[Span]) -> Iterator[Span]:
    """ "The fifth edition", "the nineteenth" alone: of the series last named, unless its name stands just behind."""
    for start, end, kinds in find_ellipses(sentence, line):
        named = [*before, *(span for span in here if span.end <= start)]
        series = next((span for span in reversed(named) if span.kind in kinds), None)
        beside = any(end <= span.start < end + BESIDE and span.kind in kinds for span in here)
        if series and not beside and not (series in here and _tells(sentence, line, series, start)):
            yield series._replace(start=start, end=end, score=0.6)


def _tells(sentence: Sentence, line: Line, series: Span, start: int) -> bool:
    """True where words from a place on are the name's own: "JIMEX, now in its 8th edition"."""
    whole = find_edition(sentence, line, series, len(line.plain))
    return whole is not None and whole != find_edition(sentence, line, series, start)


BESIDE: Final = 30
"""Characters behind "the sixth exercise" within which a name is its own."""


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


def _mention(sentence: Sentence, line: Line, span: Span, until: int) -> ThingMention:
    """``until``: where the next name in the sentence begins."""
    place = sentence.start + span.start, sentence.start + span.end, _head(sentence, line, span)
    edition = find_edition(sentence, line, span, until)
    return ThingMention(*place, span.thing, span.kind, span.parties, span.known, edition, span.score)


def _head(sentence: Sentence, line: Line, span: Span) -> int:
    """The noun beside the name that says what it is, else the last word of the name that hangs on one outside it."""
    kinds = MEETING_KINDS if span.kind in MEETING_KINDS else CLASSES[:2]
    label = label_of(line, span.start, span.end, kinds)
    if label is not None:
        start = sentence.start + line.words[label].start
        token = sentence.at(start, start + 1)[0]
        if token.tag.startswith("NN"):
            return token.i
    inside = sentence.at(sentence.start + span.start, sentence.start + span.end)
    indexes = {token.i for token in inside}
    heads = [token for token in inside if token.head not in indexes or token.head == token.i]
    return max(heads, key=lambda token: (token.tag.startswith("NN"), token.i)).i
