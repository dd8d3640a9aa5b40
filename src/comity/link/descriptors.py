"""What a passage says of a thing without a name: its head noun and the words that tell of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from babel import Locale

from comity import data
from comity.model import Kind

PATH: Final = Path(__file__).with_name("words.yaml")
WORD: Final = re.compile(r"\d ?\+ ?\d|[^\W_]+(?:['’.-][^\W_]+)*")
SPELLING: Final = {"defense": "defence", "co-operation": "cooperation", "program": "programme", "labor": "labour"}
NEAR: Final = 14
"""Words from a trigger within which the noun stands that its claim is about."""
LONG: Final = 16
"""Words behind a head that may tell of it."""
BROAD: Final = 0.5
FAINT: Final = 0.125
UNTOLD: Final = 0.5
"""The likeness of two things of one class where one of them is told by nothing: neither same nor other."""


@dataclass(frozen=True, slots=True)
class Descriptor:
    """A thing as a passage describes it without naming it.

    ``head``: the class of its noun (``agreement``, ``memorandum`` ...), the noun itself for kinds without classes, ""
    for a pronoun. ``words``: what tells it from others of the class, in the order of the text, each once.
    """

    kind: Kind
    head: str
    words: tuple[str, ...] = ()
    definite: bool = False
    """True for "the agreement", "its agreement"."""
    plural: bool = False
    """True for "two agreements": no one thing."""

    @property
    def telling(self) -> tuple[str, ...]:
        """The words that say more than any thing of any field might."""
        return tuple(word for word in self.words if _weight(word) > FAINT)

    @property
    def anaphoric(self) -> bool:
        """True where the words point at what was told before: "it", "the agreement"."""
        return not self.head or (self.definite and not self.telling)


# --- the words ----------------------------------------------------------------------------------------------------


@cache
def load_words() -> Mapping[str, Any]:
    """The tables of words.yaml by name. Raises DataError where the file is no table."""
    content: dict[str, Any] = data.check(data.load(PATH), dict, PATH.name)
    return content


@cache
def load_class(name: str) -> frozenset[str]:
    """The words of a class in words.yaml. Raises DataError where it is no list of words."""
    return frozenset(data.strings(load_words()[name], f"{PATH.name}: {name}"))


@cache
def _heads(kind: Kind) -> Mapping[str, str]:
    """Noun -> its class, of the nouns that say that a thing is of the kind."""
    return {noun: name for name, nouns in load_words()["heads"].get(kind, {}).items() for noun in nouns}


@cache
def _last_words(kind: Kind) -> frozenset[str]:
    """The last words of those nouns."""
    return frozenset(word for noun in _heads(kind) for word in (noun, noun.rpartition(" ")[2]))


@cache
def _same() -> Mapping[str, str]:
    """Word -> the word that stands for all that say the same."""
    return {word: row[0] for row in load_words()["same"] for word in row}


@cache
def _alike() -> Mapping[frozenset[str], float]:
    return {frozenset(row[:2]): float(row[2]) for row in load_words()["alike"]}


@cache
def _states() -> frozenset[str]:
    """The words of states' names, and those for their people that no ending gives away."""
    names = Locale("en").territories.items()
    words = {word.lower() for code, name in names if len(code) == 2 for word in WORD.findall(name) if len(word) > 3}
    return frozenset(words | load_class("peoples")) - {"south", "north", "united", "islands", "island", "states"}


PEOPLE: Final = re.compile(r"[A-Z]\w+(?:ian|ese|ish|ean|ani|istani)s?")


def is_state(word: str) -> bool:
    """True for a state's name, its people, or two of them joined: "Indian", "India-Japan"."""
    parts = re.split(r"[-–/]", word)
    return all(p.lower().removesuffix("'s").removesuffix("’s") in _states() or PEOPLE.fullmatch(p) for p in parts if p)


@lru_cache(maxsize=20_000)
def lemma_of(word: str) -> str:
    """A word without capitals, possessive and plural s, in British spelling."""
    plain = re.sub(r"['’]s?$", "", word.lower())
    plain = SPELLING.get(plain, plain)
    if len(plain) > 4 and plain.endswith("ies"):
        return plain[:-3] + "y"
    if len(plain) > 4 and re.search(r"(?:ch|sh|x|ss)es$", plain):
        return plain[:-2]
    return plain[:-1] if len(plain) > 3 and re.search(r"[^suic]s$", plain) else plain


def _weight(word: str) -> float:
    if word in load_class("faint"):
        return FAINT
    return BROAD if word in load_class("broad") else 1.0


def content_words(text: str) -> dict[str, float]:
    """What a text is about, word -> weight: the words that tell of things, as things are compared."""
    words = (word for word in Line.of(text).words if not _stops(word))
    return {word: _weight(word) for word in _telling(list(words))}


# --- describing ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Line:
    """A passage as words, lemmas, and what stands before each."""

    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    gaps: tuple[str, ...]

    @staticmethod
    def of(text: str) -> Line:
        """The words of a text less what stands in brackets."""
        text = re.sub(r"\([^()]*\)", lambda found: " " * len(found[0]), text)
        found = list(WORD.finditer(text))
        ends = [0, *(match.end() for match in found)]
        words = tuple(match.group() for match in found)
        gaps = tuple(text[end : match.start()] for end, match in zip(ends, found, strict=False))
        return Line(words, tuple(lemma_of(word) for word in words), gaps)

    def joined(self, i: int) -> bool:
        """True where no sign but a quote stands between a word and the one before it."""
        return 0 < i < len(self.words) and not re.search(r"[,;:.()\[\]–—]|(?<!\w)-(?!\w)", self.gaps[i])


@lru_cache(maxsize=8192)
def describe(text: str, trigger: str, kind: Kind) -> Descriptor | None:
    """The thing that a claim of a kind is about, as its passage describes it; None where it says nothing of one.

    ``trigger``: the claim's, a verb with the noun acted on ("signed agreement"), a noun, or a verb alone.
    """
    line = Line.of(text)
    found = _find_head(line, trigger.split(), kind)
    if found is None:
        return Descriptor(kind, "", definite=True) if lemma_of(trigger.split()[-1]) in load_class("pronouns") else None
    return describe_at(line, found, kind)


def describe_at(line: Line, head: tuple[int, int], kind: Kind) -> Descriptor:
    """The thing whose noun stands at the words from the first to the last of ``head``."""
    first, last = head
    noun = " ".join(line.lemmas[first : last + 1])
    begin = start_of(line, first)
    told = [*line.words[begin:first], *_behind(line, last + 1)]
    article = line.lemmas[begin - 1] if begin and line.joined(begin) else ""
    return Descriptor(
        kind,
        _heads(kind).get(noun, noun),
        tuple(_telling(told)),
        article in load_class("definite") or any(re.search(r"['’]s?$", word) for word in line.words[begin:first]),
        _is_plural(kind, line.words[last]),
    )


def _is_plural(kind: Kind, noun: str) -> bool:
    """True for several instruments; talks and drills may be one thing."""
    several = lemma_of(noun) != noun.lower() or noun.lower() == "memoranda"
    return kind == "agreement" and several and lemma_of(noun) not in load_class("one_though_many")


def _find_head(line: Line, trigger: Sequence[str], kind: Kind) -> tuple[int, int] | None:
    """Where the noun stands that says what a trigger's thing is: the one that it ends with, else the nearest."""
    verbs = [i for i, word in enumerate(line.words) if word == trigger[0]]
    named = [i for i, word in enumerate(line.words) if len(trigger) > 1 and trigger[-1] in (word, *word.split("-"))]
    heads = find_heads(line, kind)
    exact = [span for span in heads if span[1] in (named or verbs)]
    if not exact and named and not heads and not _heads(kind):
        exact = [(i, i) for i in named]
    if lemma_of(trigger[-1]) in load_class("pronouns") and len(trigger) > 1:
        return None
    near = [span for span in heads if verbs and min(abs(span[0] - v) for v in verbs) <= NEAR]
    return min(exact or near, key=lambda span: _distance(span[0], verbs), default=None)


def _distance(i: int, verbs: Sequence[int]) -> tuple[int, int]:
    return min((abs(i - v) for v in verbs), default=0), i


def find_heads(line: Line, kind: Kind) -> list[tuple[int, int]]:
    """The first and the last word of each noun that is of a kind, in order."""
    return [span for i in range(len(line.words)) if (span := _head_at(line, i, kind))]


def _head_at(line: Line, i: int, kind: Kind) -> tuple[int, int] | None:
    """The noun of a kind that ends at a word, of as many words as the table has; none that modifies another."""
    heads = _heads(kind)
    if line.lemmas[i] not in _last_words(kind):
        return None
    for size in (3, 2, 1):
        first = i - size + 1
        if first >= 0 and " ".join(line.lemmas[first : i + 1]) in heads:
            after = line.lemmas[i + 1] if line.joined(i + 1) else ""
            return None if after in heads and after not in load_class("ends") else (first, i)
    return None


def _stops(word: str) -> bool:
    lower = word.lower()
    return (
        lower in load_class("ends")
        or lower in load_class("verbs")
        or lower in load_class("tails")
        or lower in load_class("links")
    )


def start_of(line: Line, head: int) -> int:
    """The first of the words before a head that tell of it."""
    i = head
    while i > 0 and line.joined(i):
        before = line.words[i - 1]
        joins = before.lower() == "and" and i > 1 and not _stops(line.words[i - 2]) and line.joined(i - 1)
        if before.lower() in load_class("definite") | load_class("indefinite") or (_stops(before) and not joins):
            break
        i -= 1
    return i


def _behind(line: Line, start: int) -> list[str]:
    """The words behind a head that tell of it: "on cooperation in the peaceful uses of nuclear energy"."""
    links = load_class("links") | load_class("tails")
    return [word for word in line.words[start + _tail(line, start) : end_of(line, start)] if word.lower() not in links]


def _tail(line: Line, start: int) -> int:
    """The number of words at a place that lead from a head to what tells of it: 1 for "on", 2 for "under which"."""
    two = " ".join(line.lemmas[start : start + 2])
    if start >= len(line.words) or not {line.words[start].lower(), two} & load_class("tails"):
        return 0
    apart = not line.joined(start) and not (line.gaps[start] == ", " and line.words[start] in load_class("apart"))
    return 0 if apart else 2 if two in load_class("tails") else 1


def end_of(line: Line, start: int) -> int:
    """The index behind the words that tell of a head; ``start``, the one behind the head, where none do."""
    size = _tail(line, start)
    i = start + size
    while (
        size
        and i < min(start + LONG, len(line.words))
        and line.joined(i)
        and line.words[i].lower() not in load_class("ends")
    ):
        i += 1
    return i


def _telling(words: Sequence[str]) -> Iterator[str]:
    """The words that tell of a thing, as they are compared: no states, small words, or numbers but years; each once."""
    kept = [word for word in words if not is_state(word) and lemma_of(word) not in load_class("dropped")]
    lemmas = [lemma for word in kept if (lemma := _part_of(lemma_of(word))) not in load_class("links")]
    seen: set[str] = set()
    i = 0
    while i < len(lemmas):
        phrase = " ".join(lemmas[i : i + 2])
        size = 2 if phrase in _same() else 1
        word = _same().get(phrase if size == 2 else lemmas[i], lemmas[i])
        i += size
        number = word[:1].isdigit() and not re.fullmatch(r"(?:19|20)\d\d|.*[a-z].*", word)
        if (
            word not in seen
            and not number
            and len(word) > 1
            and word not in load_class("definite") | load_class("indefinite")
        ):
            seen.add(word)
            yield word


def _part_of(lemma: str) -> str:
    """Of words with hyphens the part that tells: "cross-servicing"."""
    last = lemma.rsplit("-", 1)[-1]
    return last if last in _same() else lemma


# --- comparing ----------------------------------------------------------------------------------------------------


def descriptors_match(a: Descriptor, b: Descriptor) -> tuple[float, tuple[str, ...]]:
    """How like two descriptions are, 0 to 1, and the words that they share, those that tell most first.

    0: told as two things, or of classes that are never one. UNTOLD where one of them tells nothing but its class.
    """
    alike = _class_likeness(a, b)
    mine, yours = set(a.words), set(b.words)
    shared = tuple(sorted(mine & yours, key=lambda word: (-_weight(word), word)))
    if not alike or any(_differ(numbers(mine), numbers(yours)) for numbers in (_years, _counted)):
        return 0.0, ()
    if not a.telling or not b.telling:
        return round(alike * (UNTOLD + (BROAD * UNTOLD / 2 if shared else 0)), 3), shared
    common = sum(map(_weight, shared))
    smaller = min(sum(map(_weight, mine)), sum(map(_weight, yours)))
    score = (common / smaller + common / sum(map(_weight, mine | yours))) / 2
    return round(alike * score * min(1.0, common), 3), shared


def _differ(mine: set[str], yours: set[str]) -> bool:
    return bool(mine and yours and not mine & yours)


def _counted(words: set[str]) -> set[str]:
    return {word for word in words if word in load_class("counted") or _ends_as_ordinal(word)}


@lru_cache(maxsize=20_000)
def _ends_as_ordinal(word: str) -> bool:
    return re.fullmatch(r"\d+(?:st|nd|rd|th)", word) is not None


def _years(words: set[str]) -> set[str]:
    return {word for word in words if len(word) == 4 and re.fullmatch(r"(?:19|20)\d\d", word)}


def _class_likeness(a: Descriptor, b: Descriptor) -> float:
    if a.kind != b.kind or a.plural != b.plural:
        return 0.0
    if a.head == b.head or not (a.head and b.head):
        return 1.0
    return _alike().get(frozenset((a.head, b.head)), 0.0)
