"""Frames: which verb or noun of a sentence makes which kind of claim (frames.yaml, nouns.yaml)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, Final, get_args

from comity import data, grammar
from comity.errors import DataError
from comity.model import Kind, Sentence, Status, Token

SINGLE_FOCUS = frozenset({"measure", "transfer", "policy", "position", "incident"})
"""Kinds of which coordinated objects make one claim; of the others each object makes its own."""


Kinds = Mapping[int, frozenset[Kind]]
"""Index of a token that heads a named thing, or stands for one -> the kinds that it may be of."""

HERE = Path(__file__).parent

NONE: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class Frame:
    """One row of frames.yaml; the fields are described there."""

    id: str
    kind: Kind
    event: str | None = None
    stage: str | None = None
    verbs: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    parties: int = 2
    joint: bool = False
    named: bool = False
    people: bool = False
    states: bool = False
    active: bool = False
    passive: bool = False
    bare: bool = False
    thing: bool = False
    without: bool = False
    within: bool = False
    direct: bool = False
    place: bool = False
    implied: bool = False
    but: tuple[str, ...] = ()
    says: bool = False
    asks: bool = False
    quantity: str | bool = False
    tone: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A frame that fits a word of a sentence. ``focus``: the noun that is acted on, where the frame asks for one."""

    token: Token
    frame: Frame
    focus: Token | None = None
    told: Status | None = None
    """The status that is told of it where the rules know none."""

    @property
    def nominal(self) -> bool:
        """True where a noun makes the claim by itself."""
        return bool(self.frame.nouns)

    @property
    def words(self) -> str:
        """The verb with the noun it acts on, as they stand."""
        acted_on = [self.focus.text] if self.focus and self.focus != self.token else []
        return " ".join([self.token.text, *acted_on])


# --- the tables ---------------------------------------------------------------------------------------------------


@cache
def load_nouns() -> Mapping[str, frozenset[str]]:
    """Class -> the lemmas and phrases of its nouns. Raises DataError."""
    raw = data.check(data.load(HERE / "nouns.yaml"), dict, "nouns.yaml")
    for name, words in raw.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise DataError(f"nouns.yaml: class {name!r} must be a list of words")
    return {name: frozenset(words) for name, words in raw.items()}


@cache
def load_frames() -> tuple[Frame, ...]:
    """All frames in their order. Raises DataError naming the row."""
    raw = data.check(data.load(HERE / "frames.yaml"), list, "frames.yaml")
    frames = tuple(_frame(row) for row in raw)
    ids = [frame.id for frame in frames]
    twice = sorted({id for id in ids if ids.count(id) > 1})
    if twice:
        raise DataError(f"frames.yaml: {twice[0]!r} stands there twice")
    return frames


def _frame(row: dict[str, Any]) -> Frame:
    known = {field.name for field in fields(Frame)}
    unknown = sorted(set(row) - known)
    if unknown:
        raise DataError(f"frames.yaml: {row.get('id')!r} has a field {unknown[0]!r} that no frame has")
    if row.get("kind") not in get_args(Kind):
        raise DataError(
            f"frames.yaml: {row.get('id')!r} has the kind {row.get('kind')!r}: use one of {', '.join(get_args(Kind))}"
        )
    classes = {*row.get("object", []), *row.get("subject", []), *row.get("nouns", []), *row.get("topic", [])}
    missing = sorted(classes - set(load_nouns()) - {"any"} - _PLAIN_NOUNS)
    if missing:
        raise DataError(f"frames.yaml: {row['id']!r} asks for the noun class {missing[0]!r}, which nouns.yaml lacks")
    fixed: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}
    return Frame(**fixed)


_PLAIN_NOUNS = frozenset(
    (
        "view perspective opinion assessment note notes edition leg phase document instrument "
        "paper text negotiation land force soldier personnel diversification industry independence nonalignment "
        "non-alignment investment number share"
    ).split()
)
"""Nouns that a frame may ask for by themselves, without a class."""


@cache
def _by_noun() -> tuple[Frame, ...]:
    """The frames of nouns, in the order of the file."""
    return tuple(frame for frame in load_frames() if frame.nouns)


@cache
def _by_verb() -> Mapping[str, tuple[tuple[Frame, tuple[str, ...]], ...]]:
    """First lemma -> the frames with it and the words that must follow, in the order of the file."""
    table: dict[str, list[tuple[Frame, tuple[str, ...]]]] = {}
    for frame in load_frames():
        for pattern in sorted(frame.verbs, key=lambda p: -len(p.split())):
            first, *rest = pattern.split()
            table.setdefault(first, []).append((frame, tuple(rest)))
    return {lemma: tuple(rows) for lemma, rows in table.items()}


# --- nouns --------------------------------------------------------------------------------------------------------


def stem(token: Token) -> str:
    """The lemma; of names, which the parser leaves as they stand, the word without its plural s."""
    if token.tag.startswith("NNP"):
        word = token.lower
        return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 4 else word
    return token.lemma


def noun_is(sentence: Sentence, token: Token, classes: Iterable[str]) -> bool:
    """True where the noun belongs to one of the classes, alone or with the words before it."""
    nouns, written = load_nouns(), _written(sentence, token)
    for name in classes:
        words = nouns.get(name)
        if name == "any" or (name in written if words is None else not words.isdisjoint(written)):
            return True
    return False


@grammar.remembered
def _written(sentence: Sentence, token: Token) -> frozenset[str]:
    """The words by which a noun may stand in a class: itself, with the words before it, with "of"."""
    word = stem(token)
    tails = (f"{word} of {stem(t)}" for t in grammar.after(sentence, token, "of"))
    return frozenset((word, token.lower, *(_phrase(sentence, token, length) for length in (1, 2)), *tails))


def _phrase(sentence: Sentence, token: Token, before: int) -> str:
    earlier = sentence.tokens[max(0, token.i - before) : token.i]
    return " ".join([t.lower for t in earlier] + [stem(token)])


# --- triggers -----------------------------------------------------------------------------------------------------


def find_triggers(sentence: Sentence, kinds: Kinds, quantities: bool) -> tuple[tuple[Trigger, ...], ...]:
    """The words that may make claims, each with the frames that fit it, best first.

    ``quantities``: whether the sentence holds any number with a unit. A noun that a verb's frame acts on makes no
    claim of its own.
    """
    groups = [g for token in sentence.tokens if (g := _verb_group(sentence, token, kinds, quantities))]
    taken = {t.focus.i for group in groups for t in group if t.focus and not _weak(t)}
    flat = [group for found in groups for group in _by_focus(found)]
    for token in sentence.tokens:
        if token.i not in taken and grammar.is_noun(token):
            nominal = tuple(_noun_triggers(sentence, token, kinds, quantities))
            if nominal:
                flat.append(nominal)
    return tuple(sorted(flat, key=lambda group: (group[0].token.i, group[0].focus.i if group[0].focus else -1)))


def _weak(trigger: Trigger) -> bool:
    """A frame that takes any object leaves the noun free to make its own claim."""
    return "any" in trigger.frame.object


def _by_focus(group: tuple[Trigger, ...]) -> Iterator[tuple[Trigger, ...]]:
    """One group for each noun acted on, for the kinds where each is a thing of its own."""
    foci = list(dict.fromkeys(t.focus.i if t.focus else -1 for t in group))
    if len(foci) == 1 or group[0].frame.kind in SINGLE_FOCUS:
        yield group
        return
    for focus in foci if -1 not in foci else [f for f in foci if f != -1]:
        yield tuple(t for t in group if (t.focus.i if t.focus else -1) in (focus, -1))


def _verb_group(sentence: Sentence, verb: Token, kinds: Kinds, quantities: bool) -> tuple[Trigger, ...]:
    if verb.i and verb.i - 1 in kinds and not sentence.children(verb, "nsubj", "nsubjpass", "aux", "auxpass"):
        return ()  # the tagger took a noun for a verb: "the Malabar exercise off the coast"
    lemma = _verb_lemma(sentence, verb) if verb.dep not in ("amod", "aux", "auxpass") else ""
    general = ((frame, rest) for frame, rest in _by_verb()["*"] if lemma not in frame.but)
    rows = (*_by_verb().get(lemma, ()), *general) if lemma else ()
    found: list[Trigger] = []
    for frame, rest in rows:
        if frame.quantity and not quantities:
            continue
        last = _tail(sentence, verb, rest)
        if last is not None:
            found.extend(_fit(sentence, verb, frame, last, kinds))
    return tuple(found)


def _verb_lemma(sentence: Sentence, token: Token) -> str:
    """The lemma of a verb, also of one that the tagger took for a plural noun ("its opinion aligns with")."""
    if grammar.is_verb(token):
        return _SPELLING.get(token.lemma, token.lemma)
    mistaken = token.tag == "NNS" and token.dep == "ROOT" and token.lower.endswith("s")
    if mistaken and sentence.children(token, "nsubj", "prep"):
        return token.lower[:-1]
    return ""


_SPELLING = {"practice": "practise", "'s": "be", "'ve": "have"}


def _tail(sentence: Sentence, verb: Token, words: Sequence[str]) -> Token | None:
    """The last of the words that a pattern asks for after its verb; the verb itself where no more is asked for.

    Each hangs on the verb, on its object or on a word of the pattern before it.
    """
    reached = [*sentence.children(verb, "dobj"), verb] if words else [verb]
    for word in words:
        near = [c for r in reversed(reached) for c in sentence.children(r) if word in (c.lower, stem(c))]
        fitting = [c for c in near if not _dates(sentence, c)]
        found = next((c for c in fitting if c.i > verb.i), next(iter(fitting), None))
        if found is None:
            return None
        reached.append(found)
    return reached[-1]


def _dates(sentence: Sentence, word: Token) -> bool:
    """True for a preposition before a day or month: "called on Monday" is no "call on"."""
    return any(stem(t).rstrip(".") in DAYS for t in sentence.children(word, "pobj"))


DAYS: Final = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september october november december jan feb mar apr jun jul aug sep sept oct nov dec"
    ).split()
)


def _fit(sentence: Sentence, verb: Token, frame: Frame, last: Token, kinds: Kinds) -> Iterator[Trigger]:
    """The triggers of one frame on one verb: one for each noun that fits, one alone where none is asked for."""
    if not _built_right(sentence, verb, frame):
        return
    if not frame.object and not frame.subject:
        if not any(noun_is(sentence, noun, frame.unless) for noun in grammar.objects(sentence, verb)):
            yield Trigger(verb, frame)
        return
    seen: set[int] = set()
    for noun in _candidates(sentence, verb, frame, last):
        if noun.i not in seen and _fits(sentence, noun, frame.object + frame.subject, frame, kinds):
            seen.add(noun.i)
            yield Trigger(verb, frame, noun)


def _built_right(sentence: Sentence, verb: Token, frame: Frame) -> bool:
    """True where the clause has the build that the frame asks for."""
    passive = grammar.is_passive(sentence, verb)
    if (
        (frame.active and passive)
        or (frame.passive and not passive)
        or (frame.bare and sentence.children(verb, "agent"))
    ):
        return False
    if frame.says and not sentence.children(verb, "ccomp"):
        return False
    return not frame.asks or any(t.tag == "TO" for t in sentence.subtree(verb) if t.i > verb.i)


def _candidates(sentence: Sentence, verb: Token, frame: Frame, last: Token) -> Iterator[Token]:
    if frame.object and last.pos in ("ADP", "SCONJ") and last.dep != "prt":
        for preposition in sentence.children(sentence.head(last)):
            if preposition.lower == last.lower:
                for noun in sentence.children(preposition, "pobj", "pcomp"):
                    yield from grammar.conjuncts(sentence, noun)
    elif frame.object:
        yield from grammar.objects(sentence, verb)
        yield from grammar.after(sentence, verb, *frame.via) if frame.via else ()
    if frame.subject:
        yield from grammar.subjects(sentence, verb)
        if verb.lemma == "be" and verb.dep != "auxpass":
            yield from grammar.objects(sentence, verb)


def _fits(sentence: Sentence, noun: Token, classes: tuple[str, ...], frame: Frame, kinds: Kinds) -> bool:
    if frame.named and noun.i not in kinds:
        return False
    if (frame.unless and noun_is(sentence, noun, frame.unless)) or _to_the_press(sentence, noun):
        return False
    if frame.topic and not _has_topic(sentence, noun, frame.topic, kinds):
        return False
    named = (noun, *sentence.children(noun, "appos", "compound"))
    if any(kinds.get(t.i, NONE) & set(classes) for t in named):
        return True
    inner = _content(sentence, noun)
    plain = stem(noun) in classes and stem(noun) in _PLAIN_NOUNS  # "the number of visas"
    return plain or noun_is(sentence, inner, classes) or bool(kinds.get(inner.i, NONE) & set(classes))


def _content(sentence: Sentence, noun: Token) -> Token:
    """The noun that a partitive or an ordinal stands for: "the sixth edition of the exercise", "a series of talks"."""
    if stem(noun) in PARTITIVES:
        inner = grammar.after(sentence, noun, "of", "in")
        if inner:
            return inner[0]
    return noun


PARTITIVES = frozenset(
    (
        "first edition round series number set phase leg version iteration part signing text copy majority pair kind "
        "form type stretch section launch holding conduct start conclusion some one all half most instalment chapter"
    ).split()
)


def _has_topic(sentence: Sentence, noun: Token, classes: tuple[str, ...], kinds: Kinds) -> bool:
    inner = list(grammar.after(sentence, noun, "of", "on", "for", "over", "about", "towards", "toward"))
    inner += list(sentence.children(noun, "compound", "nmod", "poss"))
    return any(noun_is(sentence, t, classes) or kinds.get(t.i, NONE) & set(classes) for t in inner)


def _to_the_press(sentence: Sentence, noun: Token) -> bool:
    """A press conference is a way of saying, no meeting of states."""
    return any(c.lower in ("press", "news", "media") for c in sentence.children(noun, "compound"))


def _takes_names(frame: Frame) -> bool:
    """True for the one frame of a kind that a name alone fires: an exercise or a round named is one told of; the name
    of what is transferred is no transfer."""
    return frame.named or (frame.id == f"{frame.kind}.nominal" and frame.kind != "transfer")


def _noun_triggers(sentence: Sentence, noun: Token, kinds: Kinds, quantities: bool) -> Iterator[Trigger]:
    if (noun.dep in ("compound", "nmod") and noun.i not in kinds) or _to_the_press(sentence, noun):
        return
    for frame in _by_noun():
        if frame.quantity and not quantities:
            continue
        named_right = frame.kind in kinds.get(noun.i, NONE) and noun.pos != "PRON" and _takes_names(frame)
        fits = named_right or (not frame.named and noun_is(sentence, noun, frame.nouns))
        if fits and (not frame.topic or _has_topic(sentence, noun, frame.topic, kinds)):
            yield Trigger(noun, frame, noun)
