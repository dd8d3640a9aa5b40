"""New names, proposed by the noun beside them, by quotes, by capitals: agreements, mechanisms, exercises, meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from comity.model import Kind, Sentence, Thing
from comity.what.codebook import load_words
from comity.what.line import CLASSES, MOST, Line, Span, class_of, key_of, kind_of, split_words

NAME: Final = r"[A-Z]\w+(?:[- ](?:(?:of|and|the) )?(?:[A-Z]|\d)[\w'-]*)*"
QUOTED: Final = re.compile(r"""(?<!\w)(['"])(?P<name>[A-Z][\w .&-]{2,40}?)\1(?!\w)""")
NAMERS: Final = (
    r"(?:(?:is |was |to be )?(?:called|named|dubbed|code-?named|nicknamed|titled|known as|"
    r"under the (?:code )?name(?: of)?|by the name of|with (?:the )?name),? )"
)
CALLED: Final = re.compile(rf"{NAMERS}(?P<name>{NAME})")
LABELLED: Final = re.compile(rf"\b(?P<label>[Ee]xercise|EXERCISE|Ex|[Oo]peration) #?(?P<name>{NAME})")
TAGGED: Final = re.compile(r"#(?P<name>[A-Z]\w{3,})")
APPOSED: Final = re.compile(rf"(?:, (?P<the>the )?| \()(?P<name>{NAME})(?=[,.;)]| -|$)")
INTRODUCED: Final = re.compile(rf"(?:^|(?<=[.;:] ))(?P<name>{NAME}), (?:an?|the) (?P<what>(?:[\w-]+ ){{0,6}}?[\w-]+)\b")
CALENDAR: Final = re.compile(
    rf"(?:^|(?<=[.;:] ))(?P<name>{NAME})(?: \([^)]*\))? (?:(?:was|were|is|has been|will be|is to be) "
    r"(?:cancelled|canceled|postponed|held|staged|foreseen|scheduled|planned|conducted)|runs? (?:from|until|through))\b"
)
NUMBERED: Final = re.compile(r"\b(?P<name>[A-Z]{4,}(?: [A-Z]{3,})*)[- ](?:'?\d{2}|(?:19|20)\d\d)\b")
BEFORE: Final = re.compile(rf"([\w-]+)(?: |,? {NAMERS}|, (?=['\"]))['\"#]?$")
NEAR: Final = 8
"""Words back from a name to the noun that says what it is: "the staff exercise of four states under the name X"."""


def propose(sentence: Sentence, line: Line) -> Iterator[Span]:
    """New names, the surest first; they may overlap."""
    yield from _labelled(line)
    yield from _called(line)
    yield from _apposed(sentence, line)
    if sentence.role != "headline" and not is_title(line, 1.0):
        yield from _headed(line)


def is_title(line: Line, share: float) -> bool:
    """True where at least that share of the longer words has a capital, as in headlines."""
    capitals = [word.capital for word in line.words if len(word.text) > 3]
    return len(capitals) > 4 and sum(capitals) >= share * len(capitals)


def _labelled(line: Line) -> Iterator[Span]:
    """ "Exercise Coral Lantern", "Operation Coral Lantern", and "KAKADU 2018" where the sentence tells of a drill."""
    for found in LABELLED.finditer(line.plain):
        start, end = found.start("name"), _cut(line, *found.span("name"))
        kind: Kind | None = None if found["label"].lower() == "operation" else "exercise"
        if start < end and (kind or found["label"][0] == "O"):
            yield from new_span(line, start if kind else found.start(), end, kind, 0.8)
    drill = any(word.key in class_of("exercise") for word in line.words)
    for found in NUMBERED.finditer(line.plain) if drill else ():
        if key_of(found["name"].split()[0]) not in _unfit() | class_of("exercise"):
            yield from new_span(line, *found.span("name"), "exercise", 0.7)


def find_drills(line: Line) -> Iterator[Span]:
    """Names at the head of a clause that are told to be drills, or that stand as in a calendar ("X was postponed").

    The second are drills only in a document that speaks of drills.
    """
    for found in INTRODUCED.finditer(line.plain):
        what = [i for i, word in enumerate(line.words) if found.start("what") <= word.start < found.end("what") + 30]
        kinds = [kind for i in what if (kind := kind_of(line, i))]
        if kinds and kinds[0] == "exercise" and _cut(line, *found.span("name")) == found.end("name"):
            yield from new_span(line, *found.span("name"), "exercise", 0.7)
    for found in CALENDAR.finditer(line.plain):
        several = " " in found["name"] and not any(kind_of(line, i) for i in _inside(line, *found.span("name")))
        if several and _cut(line, *found.span("name")) == found.end("name"):
            yield from new_span(line, *found.span("name"), "exercise", 0.65)


def _inside(line: Line, start: int, end: int) -> list[int]:
    return [i for i, word in enumerate(line.words) if start <= word.start < end]


def _called(line: Line) -> Iterator[Span]:
    """Names in quotes, behind "called", behind a hash, each with the noun that says what it is."""
    for pattern in (QUOTED, CALLED, TAGGED):
        for found in pattern.finditer(line.plain):
            start, end = found.start("name"), _cut(line, *found.span("name"))
            kind = _told_kind(line, start, end, near=pattern is not TAGGED) if start < end else None
            if kind:
                yield from new_span(line, start, end, kind, 0.8)


def _told_kind(line: Line, start: int, end: int, near: bool) -> Kind | None:
    """What a named thing is: by the noun beside the name, the name's last word, else the nearest noun before it."""
    label = label_of(line, start, end, CLASSES)
    inside = _inside(line, start, end)
    if label is not None or not inside:
        return kind_of(line, label) if label is not None else None
    if kind_of(line, inside[-1]) and len(inside) > 1:
        return kind_of(line, inside[-1])
    before = range(inside[0] - 1, max(inside[0] - NEAR, 0) - 1, -1) if near else ()
    return next((kind for i in before if (kind := kind_of(line, i) or _plain_kind(line, i))), None)


def _plain_kind(line: Line, i: int) -> Kind | None:
    key = line.words[i].key
    return "agreement" if key in class_of("documents") else "exercise" if key in class_of("teachings") else None


@cache
def _unfit() -> frozenset[str]:
    """Words that begin no name by themselves."""
    return class_of("stops") | class_of("places") | class_of("leading")


def _cut(line: Line, start: int, end: int) -> int:
    """Where a name that begins with capitals ends: before a state, a month, a drill; at its start, if it is none."""
    inside = [(i, word) for i, word in enumerate(line.words) if start <= word.start < end]
    if not inside or inside[0][1].key in _unfit() or inside[0][1].state:
        return start
    for place, (i, word) in enumerate(inside):
        stop = (
            word.state or word.key in class_of("stops") or (place and word.capital and kind_of(line, i) == "exercise")
        )
        if stop:
            kept = [w for _, w in inside[:place]]
            while kept and not kept[-1].capital:
                kept.pop()
            return kept[-1].end if kept else start
    return inside[-1][1].end


def _apposed(sentence: Sentence, line: Line) -> Iterator[Span]:
    """ "A drill with Peru, Coral Lantern, began", "their survey ship, the Coral Lantern"."""
    for found in APPOSED.finditer(line.plain):
        start, end = found.span("name")
        first = next((i for i, word in enumerate(line.words) if word.start == start), 0)
        if not first or _cut(line, start, end) != end:
            continue
        first -= bool(found["the"])
        label = _label_before(sentence, line, first)
        vessel = label is not None and line.words[label].key in class_of("vessels")
        kind = kind_of(line, label) if label is not None and not vessel else None
        beside = label == first - 1 or line.words[first - 1].state or not line.words[first - 1].capital
        if beside and (
            kind == "exercise" or (vessel and found["the"]) or (kind and " " in found["name"] and not found["the"])
        ):
            yield from new_span(line, start, end, kind, 0.7)


def _label_before(sentence: Sentence, line: Line, first: int) -> int | None:
    """The nearest noun of a kind, or a vessel, before an apposition; none where a verb or a comma stands between."""
    for i in range(first - 1, max(first - NEAR, 0) - 1, -1):
        word = line.words[i]
        if kind_of(line, i) or word.key in class_of("vessels"):
            return i
        tokens = sentence.at(sentence.start + word.start, sentence.start + word.end)
        if any(t.tag.startswith(("VB", "MD")) for t in tokens) or re.search(r"[,;:.]", line.words[i].gap):
            return None
    return None


def label_of(line: Line, start: int, end: int, kinds: Sequence[Kind]) -> int | None:
    """The index of the noun of one of the kinds that stands beside a name: "the exercise called 'X'", "the X drill"."""
    before = BEFORE.search(line.plain, max(start - 60, 0), start)
    after = re.compile(r"['\")]* (?=\w)").match(line.plain, end)
    wanted = (before.start(1) if before else -1, after.end() if after else -1)
    return next((i for i, w in enumerate(line.words) if w.start in wanted and kind_of(line, i) in kinds), None)


def head_kind(line: Line, i: int) -> Kind | None:
    """The kind of what a word is the head of; some words are names of things only with a capital ("Understanding")."""
    kind, key = kind_of(line, i), line.words[i].key
    if kind or not line.words[i].capital:
        return kind
    keys = {key, f"{line.words[i - 1].key} {key}" if i else key}
    return "agreement" if keys & class_of("instruments") else "mechanism" if keys & class_of("circles") else None


def _headed(line: Line) -> Iterator[Span]:
    """Capitalised words about a noun that is an agreement, a mechanism, an exercise or a meeting."""
    for i, head in enumerate(line.words):
        kind = head_kind(line, i)
        first, last = (_leftmost(line, i), _rightmost(line, i)) if kind else (i, i)
        if kind and (first, last) != (i, i) and _tells(line, first, i, last):
            end = line.words[i - 1].end if kind == "exercise" and not head.capital else line.words[last].end
            yield from new_span(line, line.words[first].start, end, kind, 0.7 if head.capital else 0.5)


def _tells(line: Line, first: int, i: int, last: int) -> bool:
    """True where the words tell the thing from others of its kind, and are no part of a longer or a person's name."""
    head, before = line.words[i], line.words[max(first - 1, 0)]
    after = line.words[last + 1 : last + 2] if last == i else ()
    if any(w.joined and w.capital and w.key not in class_of("stops") and not w.state for w in after):
        return False
    part = before.key == "of" and first > 1 and line.words[first - 2].capital and not kind_of(line, first - 2)
    if line.words[first].joined and (part or (before.capital and before.key in class_of("stops"))):
        return False
    others = [line.words[k] for k in range(first, last + 1) if k > i or (k != i and kind_of(line, k) is None)]
    told = [w for w in others if w.text[0].isupper() and not w.state and w.key not in class_of("common")]
    if f"{line.words[i - 1].key} {head.key}" in class_of("organs"):
        return False
    joint = bool(class_of("joint") & {w.key for w in (*others, before)})
    if head.key in class_of("bodies") and not joint and not _meets(line, first, last):
        return False
    if head.capital:
        return bool(told) or (joint and first < i and head_kind(line, i) not in ("agreement", "engagement"))
    if len(told) == 1 and head.key in class_of("pacts") and before.key == "the" and last == i and not others[0].state:
        return line.words[i - 1].key not in class_of("places")
    placed = line.words[i - 1].key in class_of("places") and not any(w.key == "to" and w.gap == "-" for w in others)
    return len(told) > 1 and last == i and not placed and kind_of(line, i) != "engagement"


MEETING: Final = re.compile(r"(?:session|meeting|round|sitting)s? of (?:the|its|their) $", re.IGNORECASE)
FOUNDED: Final = r"(?:establish|set|creat|constitut|launch|form|conven|found)\w*(?: up)?"
FOUNDING: Final = re.compile(rf"\b{FOUNDED} (?:a|an|the) (?:\w+ )?$", re.IGNORECASE)
FOUNDED_AFTER: Final = re.compile(rf"(?:[^,;.]{{0,30}})? (?:was|were|has been|have been|is) {FOUNDED}\b", re.IGNORECASE)


def _meets(line: Line, first: int, last: int) -> bool:
    """True for a council or commission that states set up or sit in, not one of a state's own."""
    start, end = line.words[first].start, line.words[last].end
    before = line.plain[max(start - 60, 0) : start]
    return bool(MEETING.search(before) or FOUNDING.search(before) or FOUNDED_AFTER.match(line.plain, end))


def _leftmost(line: Line, i: int) -> int:
    """The first word of the name whose head is a word."""
    first = i
    while first > max(i - MOST, 0) and _reaches_left(line, first):
        first -= 1
    while first < i and (not line.words[first].capital or line.words[first].key in class_of("leading")):
        first += 1
    annual = first > 0 and line.words[first].joined and line.words[first - 1].text in load_words()["kept"]
    return first - annual


def _reaches_left(line: Line, i: int) -> bool:
    word, before = line.words[i], line.words[i - 1]
    if not word.joined or before.own or before.key in class_of("stops"):
        return False
    if before.capital or i == 1:
        return before.capital
    further = line.words[i - 2]
    links = before.key == "and" or (before.key == "to" and before.gap == "-")
    return links and before.joined and further.capital and not word.state | further.state and not kind_of(line, i - 2)


def _rightmost(line: Line, i: int) -> int:
    """The last word of the name: "Declaration on Security Cooperation"."""
    last = i
    while True:
        links = class_of("inner") | {"the", "and" if last > i else "the"}
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
    ends = word.state or word.key in class_of("stops") or not word.text[0].isupper()
    heads = (kind_of(line, k) for k in range(last + step, min(last + step + 4, len(line.words))))
    return not ends and all(w.joined for w in between) and (between[0].key != "and" or not any(heads))


def new_thing(name: str) -> Thing:
    """A thing that no table knows, by all the words of its name."""
    return Thing(f"new:{'-'.join(name.lower().split())}", name)


def is_generic(thing: Thing) -> bool:
    """True for a new name that any pair may use ("the Boundary Commission"): of fields and nouns for things alone."""
    words = split_words(thing.name).words
    return thing.id.startswith("new:") and all(word.state or word.key in _any_pairs() for word in words)


@cache
def _any_pairs() -> frozenset[str]:
    """The words of names that any pair may have a thing of."""
    classes = ("fields", "common", "joint", "bodies", "meetings", "instruments", "circles", "pacts", *CLASSES)
    return frozenset(part for name in classes for word in class_of(name) for part in (word, *word.split()))


def new_span(line: Line, start: int, end: int, kind: Kind | None, score: float) -> Iterator[Span]:
    """The span of a new name, unless its words tell nothing."""
    if kind == "exercise":
        end = start + len(re.sub(r"([- ](?:'?\d{1,4}|[IVXL]+))+$", "", line.plain[start:end]))
    inside = [word for word in line.words if start <= word.start < end]
    words = [word.key for word in inside if not word.state and not re.match(r"\d+(st|nd|rd|th|\d)", word.key)]
    told = [key for key in words if key not in class_of("common")]
    told = told if len(told) > 1 else [key for key in words if key not in load_words()["ordinals"]]
    slug = [key for key in told if kind != "exercise" or key not in class_of("exercise")] or told
    parties = tuple(dict.fromkeys(word.key for word in inside if word.state))
    if any(key.isalpha() for key in slug) and " - " not in line.plain[start:end]:
        yield Span(start, end, Thing(f"new:{'-'.join(slug)}", line.plain[start:end]), kind, parties, False, score)
