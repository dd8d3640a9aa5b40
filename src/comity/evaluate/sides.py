"""Two accounts of one meeting held against gold: which sentences say the same, which is harder, which values differ.

A line of gold is a meeting: the sentences of both sides, and the pairs that say the same, each with the side whose verb
is the harder (``a``, ``b``, ``same``; ``contrary`` where one denies what the other says) and the field on which they
differ, where they do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from comity.analyse.aligning import Match, Statement, align
from comity.evaluate.examples import spread
from comity.evaluate.gold import Format, Options, bad, day, keys_of, read_lines
from comity.evaluate.metrics import Answer, accuracy, confusion, count_sets, estimate, scores
from comity.evaluate.report import Example, Figure, Result
from comity.hearing import near
from comity.model import Document, Section
from comity.statements import hear
from comity.who import state_name

KEYS: Final = frozenset({"meeting", "sides", "published", "a", "b", "pairs"})
VERBS: Final = ("same", "a", "b", "contrary", "apart")
FIELDS: Final = ("number", "date", "name")
Place = tuple[int, int]
"""The number of a sentence of A, and of one of B."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A line of gold."""

    name: str
    sides: tuple[str, str]
    published: str
    a: tuple[str, ...]
    b: tuple[str, ...]
    verbs: dict[Place, str]
    differ: frozenset[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Found:
    """What the program says of a meeting."""

    verbs: dict[Place, str]
    differ: frozenset[tuple[int, int, str]]


def recognises(path: Path, head: str) -> bool:  # noqa: ARG001
    return {"meeting", "sides", "a", "b"} <= keys_of(head)


def read(path: Path) -> list[Meeting]:
    """The meetings of a file. Raises EvaluateError naming the line that is none."""
    return [_meeting(path, number, row) for number, row in read_lines(path)]


def _meeting(path: Path, number: int, row: dict[str, Any]) -> Meeting:
    if missing := KEYS - row.keys():
        raise bad(path, number, f"no {sorted(missing)[0]!r}")
    for pair in row["pairs"]:
        fits = (
            isinstance(pair, dict) and pair.get("a") in range(len(row["a"])) and pair.get("b") in range(len(row["b"]))
        )
        if not fits or pair.get("verb") not in VERBS or pair.get("differ") not in (None, *FIELDS):
            raise bad(path, number, f"{pair!r} is no pair of its sentences with a verb of {', '.join(VERBS)}")
    return Meeting(
        row["meeting"], tuple(row["sides"]), day(row["published"], f"{str(path)!r}, line {number}"), tuple(row["a"]),
        tuple(row["b"]), {(pair["a"], pair["b"]): pair["verb"] for pair in row["pairs"]},
        frozenset((pair["a"], pair["b"], pair["differ"]) for pair in row["pairs"] if pair.get("differ")),
    )  # fmt: skip


# --- asking the program -----------------------------------------------------------------------------------------------


def find(meeting: Meeting) -> Found:
    """Align the two accounts of a meeting as the program does."""
    texts = [_text(meeting, place, rows) for place, rows in enumerate((meeting.a, meeting.b))]
    a, b = (hear(text, parties=meeting.sides).statements for text in texts)
    found = align(a, b, near)
    verbs = {place: _verb(match) for match in found.both for place in _places(match, texts)}
    differ = frozenset(
        (*place, one.field)
        for match in found.both
        for place in _places(match, texts)
        for one in match.differing
        if one.both
    )
    return Found(verbs, differ)


def _text(meeting: Meeting, place: int, sentences: Sequence[str]) -> Document:
    """One account as a text that the side's ministry published, a paragraph for each sentence."""
    text, sections = "", []
    for sentence in sentences:
        sections.append(Section(len(text), len(text) + len(sentence), "body"))
        text += f"{sentence}\n\n"
    publisher = f"Ministry of Foreign Affairs, {state_name(meeting.sides[place])}"
    document = Document(Document.id_of(text), text, "", tuple(sections), publisher=publisher)
    return replace(document, published=meeting.published)


def _verb(match: Match) -> str:
    """Of verbs on no ladder in common neither is told for harder."""
    return match.verdict.harder if match.verdict else "apart"


def _places(match: Match, texts: Sequence[Document]) -> Iterator[Place]:
    yield from ((_row(texts[0], one), _row(texts[1], other)) for one in match.a for other in match.b)


def _row(text: Document, statement: Statement) -> int:
    return next(i for i, section in enumerate(text.sections) if section.start <= statement.start < section.end)


# --- scoring ----------------------------------------------------------------------------------------------------------


def score(paths: Sequence[Path], options: Options) -> Result:
    rows = [(meeting, find(meeting)) for path in paths for meeting in read(path)]
    answers = [list(_answers(gold, found)) for gold, found in rows]
    flat = [answer for group in answers for answer in group]
    examples = [example for gold, found in rows for example in _wrong(gold, found)]
    return Result(
        "sides",
        "Two accounts of one meeting",
        tuple(map(str, paths)),
        tuple(_figures(rows, answers)),
        confusions=(confusion("Whose verb is harder", flat, VERBS),),
        examples=tuple(spread(examples, options.examples)),
        notes=(f"{len(rows)} meetings, {sum(len(gold.verbs) for gold, _ in rows)} pairs of sentences",),
    )


def _figures(rows: Sequence[tuple[Meeting, Found]], answers: Sequence[Sequence[Answer]]) -> Iterator[Figure]:
    said = [[count_sets(set(gold.verbs), set(found.verbs))] for gold, found in rows]
    alone = [[count_sets(_alone(gold, gold.verbs), _alone(gold, found.verbs))] for gold, found in rows]
    differ = [[count_sets(gold.differ, found.differ & _known(gold, found))] for gold, found in rows]
    yield from scores("sides.aligned", said, "F1 over pairs of sentences that say the same")
    yield from scores("sides.alone", alone, "F1 over sentences that one side alone has")
    yield estimate("sides.verbs", answers, accuracy, "pairs found, of which the harder verb is right")
    hard = [[answer for answer in group if answer[0] in ("a", "b")] for group in answers]
    yield estimate("sides.harder", hard, accuracy, "of those with a harder verb, the right side found")
    yield from scores("sides.differing", differ, "F1 over numbers and dates that differ, in pairs found")


def _answers(gold: Meeting, found: Found) -> Iterator[Answer]:
    yield from ((verb, found.verbs[place]) for place, verb in gold.verbs.items() if place in found.verbs)


def _known(gold: Meeting, found: Found) -> frozenset[tuple[int, int, str]]:
    """The differences in numbers and dates of pairs that the gold has, too: the only ones it can judge."""
    return frozenset(row for row in found.differ if row[:2] in gold.verbs and row[2] != "name")


def _alone(gold: Meeting, pairs: Iterable[Place]) -> Iterator[tuple[str, int]]:
    """The sentences that are in no pair: side, and number."""
    taken = list(pairs)
    for side, rows, place in (("a", gold.a, 0), ("b", gold.b, 1)):
        yield from ((side, i) for i in range(len(rows)) if i not in {pair[place] for pair in taken})


def _wrong(gold: Meeting, found: Found) -> Iterator[Example]:
    for place in sorted(gold.verbs.keys() | found.verbs.keys()):
        wanted, given = gold.verbs.get(place, "apart"), found.verbs.get(place, "apart")
        if wanted != given:
            failure = "not aligned" if given == "apart" else "aligned wrongly" if wanted == "apart" else "other verb"
            text = f"{gold.a[place[0]]} / {gold.b[place[1]]}"
            yield Example(f"{gold.name}:{place[0]}-{place[1]}", text, wanted, given, failure)


FORMAT: Final = Format("sides", recognises, score)
