"""New names, proposed by the noun beside them, by quotes and by capitals: agreements, mechanisms, exercises, meetings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from comity.model import Kind, Sentence, Thing
from comity.what.codebook import load_words
from comity.what.line import CLASSES, MOST, Line, Span, class_of, key_of, kind_of

QUOTED: Final = re.compile(r"""(?<!\w)(['"])(?P<name>[A-Z][\w .&-]{2,40}?)\1(?!\w)""")
CALLED: Final = re.compile(
    r"\b(?:called|named|dubbed|code-?named|titled|known as|[Ee]xercise) (?P<name>[A-Z]\w+(?:[- ](?:[A-Z]|\d)\w*)*)"
)
NAMERS: Final = r"(?:(?:is |was )?(?:called|named|dubbed|code-?named|titled|known as),? )"
BEFORE: Final = re.compile(rf"([\w-]+)(?: |,? {NAMERS}|, (?=['\"]))['\"]?$")


def propose(sentence: Sentence, line: Line) -> Iterator[Span]:
    """New names, the surest first; they may overlap."""
    unfit = class_of("stops") | class_of("places") | class_of("leading")
    for found in (*QUOTED.finditer(line.plain), *CALLED.finditer(line.plain)):
        label = label_of(line, *found.span("name"), CLASSES)
        kind = kind_of(line, label) if label is not None else None
        if kind and key_of(re.split("[- ]", found["name"])[0]) not in unfit:
            yield from _new(line, *found.span("name"), kind, 0.8)
    capitals = [word.capital for word in line.words if len(word.text) > 3]
    if sentence.role != "headline" and not (len(capitals) > 4 and all(capitals)):
        yield from _headed(line)


def label_of(line: Line, start: int, end: int, kinds: Sequence[Kind]) -> int | None:
    """The index of the noun of one of the kinds that stands beside a name: "the exercise called 'X'", "the X drill"."""
    before = BEFORE.search(line.plain, max(start - 60, 0), start)
    after = re.compile(r"['\")]* (?=\w)").match(line.plain, end)
    wanted = (before.start(1) if before else -1, after.end() if after else -1)
    return next((i for i, w in enumerate(line.words) if w.start in wanted and kind_of(line, i) in kinds), None)


def _headed(line: Line) -> Iterator[Span]:
    """Capitalised words about a noun that is an agreement, a mechanism, an exercise or a meeting."""
    for i, head in enumerate(line.words):
        kind = kind_of(line, i)
        first, last = (_leftmost(line, i), _rightmost(line, i)) if kind else (i, i)
        if kind and (first, last) != (i, i) and _tells(line, first, i, last):
            end = line.words[i - 1].end if kind == "exercise" and not head.capital else line.words[last].end
            yield from _new(line, line.words[first].start, end, kind, 0.7 if head.capital else 0.5)


def _tells(line: Line, first: int, i: int, last: int) -> bool:
    """True where the words tell the thing from others of its kind, and are no part of a longer or a person's name."""
    head, before = line.words[i], line.words[max(first - 1, 0)]
    after = line.words[last + 1 : last + 2] if last == i else ()
    if any(w.joined and w.capital and w.key not in class_of("stops") and not w.state for w in after):
        return False
    part = before.key == "of" and first > 1 and line.words[first - 2].capital and not kind_of(line, first - 2)
    if line.words[first].joined and (part or (before.capital and before.key in class_of("stops"))):
        return False
    others = [line.words[k] for k in range(first, last + 1) if k != i and kind_of(line, k) is None]
    told = [w for w in others if w.text[0].isupper() and not w.state and w.key not in class_of("common")]
    if head.key in class_of("bodies") and not class_of("joint") & {w.key for w in others}:
        return False
    if head.capital:
        return bool(told)
    placed = line.words[i - 1].key in class_of("places") and not any(w.key == "to" and w.gap == "-" for w in others)
    return len(told) > 1 and last == i and not placed and kind_of(line, i) != "engagement"


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


def _new(line: Line, start: int, end: int, kind: Kind, score: float) -> Iterator[Span]:
    """The span of a new name, unless its words tell nothing."""
    if kind == "exercise":
        end = start + len(re.sub(r"([- ](?:'?\d{1,4}|[IVXL]+))+$", "", line.plain[start:end]))
    inside = [word for word in line.words if start <= word.start < end]
    words = [word.key for word in inside if not word.state and not re.match(r"\d+(st|nd|rd|th|\d)", word.key)]
    told = [key for key in words if key not in class_of("common")]
    slug = [key for key in told if kind != "exercise" or key not in class_of("exercise")] or told
    parties = tuple(dict.fromkeys(word.key for word in inside if word.state))
    if any(key.isalpha() for key in slug):
        yield Span(start, end, Thing(f"new:{'-'.join(slug)}", line.plain[start:end]), kind, parties, False, score)
