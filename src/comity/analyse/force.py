"""How hard the words of a sentence are: by which it binds, asks, opposes, supports or merely tells, and to what."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, Literal

from comity import data, grammar
from comity.errors import DataError
from comity.model import Sentence, Token

PATH: Final = Path(__file__).with_suffix(".yaml")
PARTS: Final = frozenset({"ladders", "told", "nouns", "refusing", "telling", "unbound", "harder", "softer", "capped"})
BINDING: Final = "commitment"
"""The ladder of words that bind."""
GAP: Final = r"(?: [^\s,;:.]+){0,6}?"
"""The few words that ".." leaves room for."""
PLAINLY: Final = 1.0
"""The rung of telling on which nothing is stressed."""
APART: Final = 4
"""Words between a modal and its verb beyond which the verb is not quoted with it."""
BEHIND: Final = 6
"""Words behind a word that binds among which stands one that caps it."""
Harder = Literal["a", "b", "same", "contrary"]


@dataclass(frozen=True, slots=True)
class Point:
    """What one verb of a sentence governs, with how hard that verb is. ``start`` and ``end`` are offsets into the
    document's text."""

    start: int
    end: int
    text: str
    cue: str = ""
    """The words that bind, ask, oppose ... as they stand; none: nothing of the sort."""
    rungs: tuple[tuple[str, float], ...] = ()
    """Ladder and rung, by name: a word may stand on several ladders."""
    negated: bool = False
    head: int = -1
    """Index of the token of the verb; -1: the whole sentence."""

    @property
    def above(self) -> frozenset[str]:
        """The ladders on which it stands above the foot."""
        return frozenset(name for name, rung in self.rungs if rung)

    @property
    def binds(self) -> bool:
        """Whether it does more than tell of something, or that it came up."""
        plain = all(rung <= PLAINLY for name, rung in self.rungs if name in _lexicon().telling)
        return self.negated or not plain or bool(self.above - _lexicon().telling)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Which of two points is harder; ``ladder``: by which ladder, empty where they are contrary."""

    harder: Harder
    ladder: str
    a: str
    b: str
    """The words of each."""


def weigh(a: Point, b: Point) -> Verdict | None:
    """Which of two points is harder; None where their words stand on no ladder in common.

    Two that neither bind nor ask nor oppose are the same. One that is negated where the other is not is contrary to it.
    Of several ladders the one on which they are furthest apart tells.
    """
    if not (a.binds or b.binds):
        return Verdict("same", "", a.cue, b.cue)
    mine, yours = dict(a.rungs), dict(b.rungs)
    shared = [name for name in mine if name in yours]
    if not shared:
        return None
    if a.negated != b.negated:
        return Verdict("contrary", "", a.cue, b.cue)
    ladder = min(shared, key=lambda name: (-abs(mine[name] - yours[name]), -mine[name], name))
    gap = mine[ladder] - yours[ladder]
    harder: Harder = "same" if not gap else "a" if gap > 0 else "b"
    return Verdict(harder, ladder, a.cue, b.cue)


def under(point: Point, lead: Point) -> Point:
    """An item of a list with the force of the words before the list, where it has none of its own."""
    return point if point.cue else replace(point, cue=lead.cue, rungs=lead.rungs, negated=lead.negated)


def points_of(sentence: Sentence) -> tuple[Point, ...]:
    """The points of a sentence in order: one for each verb with a force of its own; without any, the whole of it."""
    cues = sorted(_governing(sentence, _cues(sentence)), key=lambda cue: cue.anchor.i)
    if len(cues) < 2:
        whole = Point(sentence.start, sentence.end, sentence.text)
        return (_with(whole, sentence, cues[0]) if cues else whole,)
    anchors = {cue.anchor.i for cue in cues}
    return tuple(_point(sentence, cue, anchors) for cue in cues)


def _point(sentence: Sentence, cue: _Cue, anchors: set[int]) -> Point:
    """What hangs on the verb, less what hangs on the other verbs."""
    kept, stack = [cue.anchor], list(sentence.children(cue.anchor))
    while stack:
        token = stack.pop()
        if token.i not in anchors:
            kept.append(token)
            stack.extend(sentence.children(token))
    words = [token for token in kept if token.dep not in ("punct", "cc")]
    start, end = min(token.start for token in words), max(token.end for token in words)
    inside = [token.start for token in sentence.tokens if token.i in anchors - {cue.anchor.i}]
    end = min([end, *(place for place in inside if place > cue.anchor.start)])
    text = sentence.text[start - sentence.start : end - sentence.start].rstrip(" ,;")
    return _with(Point(start, start + len(text), text), sentence, cue)


def _with(point: Point, sentence: Sentence, cue: _Cue) -> Point:
    negated = any(grammar.negated(sentence, token) for token in (cue.anchor, cue.first)) != _is_refused(sentence, cue)
    rungs = tuple(sorted(_moved(sentence, cue).items()))
    return replace(point, cue=_words(sentence, cue), rungs=rungs, negated=negated, head=cue.anchor.i)


def _is_refused(sentence: Sentence, cue: _Cue) -> bool:
    """Whether it is what a verb above refuses: "declined to agree"."""
    above = sentence.head(cue.anchor)
    return cue.anchor.dep == "xcomp" and above.lemma in _lexicon().refusing


# --- cues ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words of a sentence that stand on a ladder."""

    start: int
    end: int
    """Indices of the first token and of the one behind the last."""
    first: Token
    anchor: Token
    """The verb: of "will" the one that it helps, of "concern" the one that expresses it."""
    rungs: Mapping[str, float]

    @property
    def weight(self) -> int:
        """Of two on one verb the heavier is its force: of "reaffirmed their support" the support."""
        return 0 if self.tells else 2 if self.first == self.anchor or self.first.tag == "MD" else 1

    @property
    def tells(self) -> bool:
        """Whether it gives way to a harder word within what it tells, or within what is refused."""
        if self.first.lemma in _lexicon().refusing:
            return True
        return bool(self.rungs.keys() & _lexicon().telling) and any(self.rungs.values())


def _cues(sentence: Sentence) -> list[_Cue]:
    """The words on ladders, longer ones before those within them."""
    lemmas = [_lemma(token) for token in sentence.tokens]
    line = f" {' '.join(lemmas)} "
    places = list(accumulate([1, *(len(lemma) + 1 for lemma in lemmas)]))
    found: list[_Cue] = []
    for hit in _lexicon().pattern.finditer(line):
        start = bisect_right(places, hit.start(1)) - 1
        end = bisect_right(places, hit.end(1) - 1)
        rungs = next(rungs for pattern, rungs in _lexicon().rows if pattern.fullmatch(hit[1]))
        first = _verb(sentence, sentence.tokens[start:end])
        if first is not None:
            found.append(_Cue(start, end, first, _anchor(sentence, first), rungs))
    return found


def _lemma(token: Token) -> str:
    """The lemma, so that an adverb and a noun keep their form; a "not" that is cut short is whole."""
    return "not" if token.lower in ("n't", "not") else token.lemma.lower().replace(" ", "_")


def _verb(sentence: Sentence, tokens: Sequence[Token]) -> Token | None:
    """The word of a cue that governs: its verb, else its first word; None of a noun or adjective that nothing tells."""
    verb = next((token for token in tokens if _is_verbal(token)), tokens[0])
    if verb.lemma == "concern" and sentence.children(verb, "dobj"):
        return None
    if len(tokens) == 1 and not _is_verbal(verb) and verb.lemma not in _lexicon().nouns:
        return None
    if (
        verb.dep in ("amod", "compound", "poss")
        or _is_asked(sentence, verb)
        or _is_beside(sentence, verb)
        or _greets(sentence, verb)
    ):
        return None
    return verb


def _is_verbal(token: Token) -> bool:
    return grammar.is_verb(token) or token.tag == "MD"


def _is_asked(sentence: Sentence, word: Token) -> bool:
    """Whether a modal stands in a question within a sentence: "weighed what it would mean"."""
    verb = sentence.head(word)
    return word.tag == "MD" and any(child.tag in ("WP", "WRB") for child in sentence.children(verb))


def _is_beside(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb says what something is for, or which one is meant: "met to discuss", "the plan, which aims at"."""
    purpose = verb.dep in ("advcl", "acl") and any(aux.lower == "to" for aux in sentence.children(verb, "aux"))
    return purpose or verb.dep == "relcl"


def _greets(sentence: Sentence, verb: Token) -> bool:
    """Whether a welcome is given to a person."""
    people = (token for token in sentence.children(verb, "dobj") if token.tag.startswith("NNP"))
    return verb.lemma == "welcome" and any(sentence.children(person, "compound") for person in people)


def _anchor(sentence: Sentence, word: Token) -> Token:
    """The verb that a word belongs to: of an auxiliary its own, of a noun or adjective the one above."""
    if word.tag == "MD" or word.dep in ("aux", "auxpass"):
        return sentence.head(word)
    return word if grammar.is_verb(word) else grammar.clause_head(sentence, word)


def _governing(sentence: Sentence, cues: Iterable[_Cue]) -> Iterator[_Cue]:
    """The cues that nothing governs; of one that only tells, those within what it tells, where there are any."""
    best: dict[int, _Cue] = {}
    for cue in cues:
        other = best.get(cue.anchor.i)
        if other is None or other.weight < cue.weight:
            best[cue.anchor.i] = cue
    above = {i: _above(sentence, cue.anchor, best) for i, cue in best.items()}
    for i, cue in best.items():
        below = [other for other, parent in above.items() if parent == i]
        if cue.tells and any(_is_told(sentence, best[other].anchor, cue.anchor) for other in below):
            continue
        parent = above[i]
        while parent is not None and best[parent].tells and _is_told(sentence, cue.anchor, best[parent].anchor):
            parent = above[parent]
        if parent is None:
            yield cue


def _above(sentence: Sentence, token: Token, cues: Mapping[int, _Cue]) -> int | None:
    """The index of the next verb above that governs a token: one that it is coordinated with governs it not."""
    below = token
    for above in sentence.ancestors(token):
        if above.i in cues and below.dep != "conj":
            return above.i
        below = above
    return None


def _is_told(sentence: Sentence, token: Token, verb: Token) -> bool:
    """Whether a verb stands in what another one tells, and not in a clause beside it."""
    below = token
    for above in sentence.ancestors(token):
        if above == verb:
            return below.dep in ("ccomp", "xcomp", "parataxis", "acomp")
        if below.dep not in ("ccomp", "xcomp", "parataxis", "acomp", "conj", "aux", "auxpass"):
            return False
        below = above
    return False


def _moved(sentence: Sentence, cue: _Cue) -> dict[str, float]:
    """The rungs, moved by the words beside: "strongly", "in principle", "to explore"."""
    lexicon = _lexicon()
    low, high = max(0, cue.start - 2), cue.end + 3
    near = f" {' '.join(map(_lemma, sentence.tokens[low:high]))} "
    behind = f" {' '.join(map(_lemma, sentence.tokens[cue.end : cue.end + BEHIND]))} "
    step = sum(size for size, pattern in lexicon.steps if pattern.search(near))
    rungs = {name: rung + step if rung and name not in lexicon.telling else rung for name, rung in cue.rungs.items()}
    rung, pattern = lexicon.cap
    if rungs.get(BINDING, 0.0) > rung and pattern.search(behind):
        rungs[BINDING] = rung
    return rungs


def _words(sentence: Sentence, cue: _Cue) -> str:
    """The words of a cue with the adverb before it and its "not"."""
    tokens = sentence.tokens
    start = cue.start
    while start and (tokens[start - 1].tag == "RB" or tokens[start - 1].dep == "neg"):
        start -= 1
    end = cue.end
    if tokens[end - 1].tag == "MD":
        end = min(len(tokens), max(cue.end, cue.anchor.i + 1)) if cue.anchor.i - cue.end < APART else cue.end
    return sentence.text[tokens[start].start - sentence.start : tokens[end - 1].end - sentence.start]


# --- the list of words --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Lexicon:
    rows: tuple[tuple[re.Pattern[str], Mapping[str, float]], ...]
    pattern: re.Pattern[str]
    nouns: frozenset[str]
    refusing: frozenset[str]
    telling: frozenset[str]
    steps: tuple[tuple[float, re.Pattern[str]], ...]
    cap: tuple[float, re.Pattern[str]]


@cache
def _lexicon() -> _Lexicon:
    """The list, compiled. Raises DataError naming the row that is none."""
    raw = data.check(data.load(PATH), dict, PATH.name)
    data.keys(raw, PATH.name, PARTS, frozenset())
    words: dict[str, dict[str, float]] = {}
    for ladder, rungs in raw["ladders"].items():
        for rung, row in rungs.items():
            for entry in data.strings(row, f"{PATH.name}: {ladder} {rung}"):
                words.setdefault(entry, {})[ladder] = float(rung)
    for entry in data.strings(raw["told"], f"{PATH.name}: told"):
        words[entry] = dict.fromkeys(raw["ladders"], 0.0)
    for rungs in words.values():
        if rungs.keys() & set(raw["unbound"]):
            rungs.setdefault(BINDING, 0.0)
    ordered = sorted(words, key=lambda entry: (-len(entry.split()), -len(entry), entry))
    rows = tuple((re.compile(_regex(entry)), words[entry]) for entry in ordered)
    whole = re.compile(f"(?<= )({'|'.join(map(_regex, ordered))})(?= )")
    steps = tuple((_number(raw[name], "step"), _any(raw[name])) for name in ("harder", "softer"))
    nouns, refusing = (frozenset(data.strings(raw[name], f"{PATH.name}: {name}")) for name in ("nouns", "refusing"))
    return _Lexicon(
        rows,
        whole,
        nouns,
        refusing,
        frozenset(raw["telling"]),
        steps,
        (_number(raw["capped"], "rung"), _any(raw["capped"])),
    )


def _number(row: Mapping[str, Any], name: str) -> float:
    value = row.get(name)
    if not isinstance(value, int | float):
        raise DataError(f"{PATH.name}: {row!r} needs a {name}; mend that row")
    return float(value)


def _any(row: Mapping[str, Any]) -> re.Pattern[str]:
    """Any of the words of a row, as they stand between blanks."""
    entries = data.strings(row.get("words"), f"{PATH.name}: words")
    return re.compile(f"(?<= )(?:{'|'.join(map(_regex, entries))})(?= )")


def _regex(entry: str) -> str:
    """ "express|voice .. concern" as a pattern over lemmas."""
    parts = [part if part == ".." else f"(?:{'|'.join(map(re.escape, part.split('|')))})" for part in entry.split()]
    return " ".join(parts).replace(" ..", GAP)
