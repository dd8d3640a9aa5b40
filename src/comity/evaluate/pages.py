"""Gold of saved documents: how much of each text the readers get, and whether what they say of it is so.

``pages.body``: see ``overlap``. The fields are asked of every document that should have been read; a rejected one has
all of them wrong. A date counts where it is the day that the document gives; a title and an outlet where the words
are the same, letter case, punctuation and a leading "the" aside; authors where their names are. Where the document
does not say, the only right answer is none: whatever is given is counted as false. A stub and a scan are recognised
where the reason of the rejection says so; a scan too where the text was read off the picture. For HTML the bare
library stands beside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from comity.errors import EvaluateError
from comity.evaluate.examples import failures, spread
from comity.evaluate.gold import Format, Options, keys_of
from comity.evaluate.metrics import estimate, share
from comity.evaluate.overlap import Overlap, compare, f1, precision, recall, words_of
from comity.evaluate.report import Cell, Example, Figure, Result, Table
from comity.evaluate.saved import Answer, Saved, answers, bare, find_pages, read_saved
from comity.read.language import find_uncoded

Field = Literal["title", "published", "publisher", "author"]
FIELDS: Final[tuple[tuple[Field, str, str], ...]] = (
    ("published", "date", "date of publication right, of documents that give it"),
    ("publisher", "outlet", "outlet right, of documents that name it"),
    ("title", "title", "title right"),
    ("author", "author", "author right, of documents that name one"),
)
FALSE: Final[tuple[tuple[Field, str, str], ...]] = (
    ("published", "false_dates", "a date given, of documents that give none"),
    ("publisher", "false_outlets", "an outlet given, of documents that name none"),
)
LOW: Final = 0.9
"""A body with a lower F1 is shown as an example."""
_STUB = re.compile(r"\bstub|paywall|subscri", re.IGNORECASE)
_SCAN = re.compile(r"\bscan|picture|image|\bocr\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judged:
    """A row of gold with one answer to it."""

    row: Saved
    answer: Answer

    @property
    def readable(self) -> bool:
        """Whether there is a text to be read, in a language that is coded or was read all the same."""
        uncoded = find_uncoded(self.row.language)
        told = uncoded is not None and self.answer.fault == uncoded
        return not (self.row.stub or self.row.scanned or told)

    @property
    def body(self) -> Overlap:
        return compare(self.row.body, self.answer.body, self.row.neutral)

    def is_right(self, name: Field) -> bool:
        wanted = (getattr(self.row, name), *self.row.also.get(name, ()))
        given = getattr(self.answer, name)
        if name == "published":
            return given is not None and any(_day(given) == _day(one) for one in wanted if one)
        alike = _people if name == "author" else _plain
        return given is not None and any(alike(given) == alike(one) for one in wanted if one)

    @property
    def called_stub(self) -> bool:
        return bool(_STUB.search(self.answer.fault or ""))

    @property
    def called_scan(self) -> bool:
        read_off = (f1([self.body]) or 0) > 0.5
        return read_off or bool(_SCAN.search(self.answer.fault or ""))


def _day(value: str) -> str:
    """A date without its time of day."""
    return value.partition("T")[0]


def _plain(value: str) -> str:
    words = words_of(value.casefold())
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _people(value: str) -> set[str]:
    """The names in a line of authors, however they are strung together."""
    return set(_plain(value).split()) - {"and", "by"}


def score(paths: Sequence[Path], options: Options) -> Result:
    rows = [row for path in paths for row in read_saved(path) if options.half in (None, row.half)]
    if not rows:
        raise EvaluateError(f"no document of the half {options.half!r} in this gold; leave --half out, or name another")
    given, unasked = answers(rows)
    ours = [Judged(row, answer) for row, answer in zip(rows, given, strict=True)]
    return replace(score_judged(ours, unasked, options), paths=tuple(map(str, paths)))


def score_judged(ours: Sequence[Judged], unasked: Sequence[Answer], options: Options) -> Result:
    """All figures and tables of some answers. ``unasked``: documents given that gold has none of."""
    web = [one for one in ours if one.row.reader == "html"]
    asked = _asked(web)
    theirs = [Judged(one.row, answer) for one, answer in zip(asked, bare([one.row for one in asked]), strict=True)]
    wrong = list(_examples(ours))
    extra = [answer for answer in unasked if answer.document]
    return Result(
        "pages",
        "Documents as they are saved: what the readers make of them",
        (),
        (*_figures("pages", ours), *_recognised(ours), _extra(ours, extra), *_figures("pages.bare", theirs)),
        (_beside(asked, theirs), _by("reader", ours), _shapes(web, theirs), failures(wrong)),
        examples=spread(wrong, options.examples),
        notes=("pages.bare: what the library trafilatura alone makes of the same HTML pages.",),
    )


# --- figures ------------------------------------------------------------------------------------------------------


def _figures(name: str, judged: Sequence[Judged]) -> tuple[Figure, ...]:
    asked = [one for one in judged if one.readable]
    bodies = [[one.body] for one in asked]
    flat = [one for group in bodies for one in group]
    return (
        estimate(f"{name}.body.f1", bodies, f1, "runs of four words, mean over documents"),
        Figure(f"{name}.body.precision", precision(flat), len(flat), meaning="of the text given, the article's own"),
        Figure(f"{name}.body.recall", recall(flat), len(flat), meaning="of the article, given"),
        *(estimate(f"{name}.{word}", _right(asked, key), share, meaning) for key, word, meaning in FIELDS),
        *(estimate(f"{name}.{word}", _given(asked, key), share, meaning, "low") for key, word, meaning in FALSE),
    )


def _right(asked: Iterable[Judged], name: Field) -> list[list[bool]]:
    return [[one.is_right(name)] for one in asked if getattr(one.row, name) and name not in one.row.unasked]


def _given(asked: Iterable[Judged], name: Field) -> list[list[bool]]:
    return [
        [bool(getattr(one.answer, name))] for one in asked if not (getattr(one.row, name) or name in one.row.unasked)
    ]


def _recognised(ours: Sequence[Judged]) -> tuple[Figure, ...]:
    stubs = [[one.called_stub] for one in ours if one.row.stub]
    whole = [[one.called_stub] for one in ours if not one.row.stub]
    scans = [[one.called_scan] for one in ours if one.row.scanned]
    anchored = [list(find_pages(one.row, one.answer)) for one in ours if one.row.pages and one.readable]
    spoken = [[one.answer.language == one.row.language] for one in ours if one.answer.language]
    named = [[one.answer.url == one.row.url] for one in ours if one.row.url and one.answer.document]
    lost = [[bool(one.answer.fault)] for one in ours if one.readable]
    return (
        estimate("pages.rejected", lost, share, "of documents that have a text, rejected", "low"),
        estimate("pages.stubs", stubs, share, "of stubs before a paywall, recognised"),
        estimate("pages.false_stubs", whole, share, "of whole texts, called a stub", "low"),
        estimate("pages.scans", scans, share, "of scans without text, recognised or read"),
        estimate("pages.anchors", anchored, share, "of paragraphs on pages, on the right one"),
        estimate("pages.language", spoken, share, "language right, of documents read"),
        estimate("pages.address", named, share, "address right, of documents read that give it"),
    )


def _extra(ours: Sequence[Judged], extra: Sequence[Answer]) -> Figure:
    n = len({one.row.file for one in ours})
    return Figure("pages.unasked", float(len(extra)), n, meaning="documents given that gold has none of", better="low")


# --- tables -------------------------------------------------------------------------------------------------------

Measure = Callable[[Sequence[Judged]], float | None]


def _share_right(name: Field) -> Measure:
    return lambda judged: share([fact for group in _right(judged, name) for fact in group])


def _share_given(name: Field) -> Measure:
    return lambda judged: share([fact for group in _given(judged, name) for fact in group])


MEASURES: Final[tuple[tuple[str, Measure], ...]] = (
    ("body F1", lambda judged: f1([one.body for one in judged])),
    ("precision", lambda judged: precision([one.body for one in judged])),
    ("recall", lambda judged: recall([one.body for one in judged])),
    *((word, _share_right(key)) for key, word, _ in FIELDS),
    *((word.replace("_", " "), _share_given(key)) for key, word, _ in FALSE),
)


def _asked(judged: Iterable[Judged]) -> list[Judged]:
    return [one for one in judged if one.readable]


def _beside(ours: Sequence[Judged], theirs: Sequence[Judged]) -> Table:
    """Our readers and the bare library over the same pages, those that have a text to be read."""
    rows = [(word, len(ours), measure(ours), measure(theirs)) for word, measure in MEASURES]
    return Table("HTML pages: with the bare library beside", ("measure", "pages", "Comity", "library"), tuple(rows))


def _by(name: Literal["reader"], ours: Sequence[Judged]) -> Table:
    rows: list[tuple[Cell, ...]] = []
    for value in dict.fromkeys(getattr(one.row, name) for one in ours):
        of_it = [one for one in ours if getattr(one.row, name) == value]
        rows.append((value, len(of_it), *(measure(_asked(of_it)) for _, measure in MEASURES)))
    return Table(f"By {name}", (name, "n", *(word for word, _ in MEASURES)), tuple(rows))


def _shapes(ours: Sequence[Judged], theirs: Sequence[Judged]) -> Table:
    """Each shape of HTML: bodies, dates and outlets, with the library's beside."""
    shown = [measure for word, measure in MEASURES if word in ("body F1", "date", "outlet")]
    rows: list[tuple[Cell, ...]] = []
    for shape in dict.fromkeys(one.row.shape for one in ours):
        of_it = [[one for one in side if one.row.shape == shape] for side in (ours, theirs)]
        stubs = share([one.called_stub for one in of_it[0] if one.row.stub])
        cells = [measure(_asked(side)) for measure in shown for side in of_it]
        rows.append((shape, len(of_it[0]), *cells, stubs))
    words = ("body F1", "library", "date", "library", "outlet", "library", "stub")
    return Table("HTML pages by shape", ("shape", "n", *words), tuple(rows))


# --- examples -----------------------------------------------------------------------------------------------------


def _examples(ours: Iterable[Judged]) -> Iterator[Example]:
    for one in ours:
        for failure, gold, given in _faults(one):
            yield Example(one.row.place, one.row.title or one.row.place, gold, given, f"{one.row.reader}: {failure}")


def _faults(one: Judged) -> Iterator[tuple[str, str, str]]:
    """What is wrong with an answer: the failure, what gold says and what was given."""
    row, answer = one.row, one.answer
    if row.stub and not one.called_stub:
        yield "stub not recognised", "a stub", answer.fault or "read as if it were whole"
    if one.called_stub and not row.stub:
        yield "called a stub", "the whole text", answer.fault or ""
    if row.scanned and not one.called_scan:
        yield "scan not recognised", "a scan", answer.fault or "read"
    if not one.readable or one.called_stub:
        return
    if answer.fault:
        yield "rejected", "a text", answer.fault
        return
    yield from _wrong_fields(one)
    if (value := f1([one.body]) or 0) < LOW:
        part = one.body
        yield "body", "F1 1.000", f"F1 {value:.3f}: {part.excess:.3f} in excess, {part.missed:.3f} missed"


def _wrong_fields(one: Judged) -> Iterator[tuple[str, str, str]]:
    for name, word, _ in FIELDS:
        wanted, given = getattr(one.row, name), getattr(one.answer, name)
        if name in one.row.unasked:
            continue
        if wanted and not one.is_right(name):
            yield word, wanted, given or "none"
        elif given and not wanted and name in ("published", "publisher"):
            yield f"false {word}", "none", given


def recognises(path: Path, head: str) -> bool:
    return path.suffix == ".jsonl" and {"file", "half", "shape", "reader"} <= keys_of(head)


FORMAT: Final = Format("pages", recognises, score)
