"""The brief on a pair: sections of sentences, each with the claims it rests on; an uncited one cannot be made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Final

from comity.analyse import InPlace, Line, PairPage
from comity.errors import PresentError
from comity.model import Claim
from comity.present.dates import full, short
from comity.present.inert import inert
from comity.present.lead import STATES, cited_of, lead_of, proofs_of, told_of
from comity.present.standing import said_of, standing_of
from comity.present.words import coverage_of, nothing_of, origin_of

NEWEST: Final = 8
"""Lines of each section."""
UNDATED: Final = "time not given"
"""What stands for the date of a line without one: that its source has a date is another matter."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the claims that prove it. Raises PresentError where it has none."""

    text: str
    citations: tuple[Claim, ...]
    date: str = ""
    """The date that a reader finds it by, for lists; empty where the text has it."""

    def __post_init__(self) -> None:
        if not self.citations:
            raise PresentError(f"a sentence without a source: {self.text!r}; cite a claim or leave it out")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its sentences; ``notice`` says what was looked through where there are none."""

    title: str
    meaning: str
    sentences: tuple[Sentence, ...]
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief as it is rendered to Markdown or HTML. The first section is the bottom line."""

    title: str
    as_of: str
    coverage: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: number, quote, outlet, date, address, claim id, and how often it is cited."""

    number: int
    quote: str
    outlet: str
    published: str
    url: str
    id: str
    uses: int


def brief(page: PairPage, newest: int = NEWEST) -> Brief:
    """The brief on the page's pair; ``newest`` lines a section."""

    def lines(title: str, meaning: str, rows: Sequence[Line]) -> Section:
        return _section(page, title, meaning, [_dated(line) for line in rows[:newest]])

    return Brief(
        title=inert(f"{page.a.name} and {page.b.name}: said and done"),
        as_of=f"As of {full(page.as_of)}" if page.as_of else f"All that was read, up to {full(page.coverage.last)}",
        coverage=coverage_of(page),
        sections=(
            _section(page, "Bottom line", "", [Sentence(*told) for told in lead_of(page)]),
            _section(page, "In place", "by the latest act on record", [_standing(row) for row in page.in_place]),
            lines("What actually happened", "newest first", _acts(page.actually.dated, newest)),
            lines("What is likely", "agreed, promised, planned or expected", [*page.likely]),
            lines("What should happen", "hoped for, proposed, urged or conditional", [*page.should]),
            lines("Numbers", "as the sources give them", page.numbers),
            _section(
                page,
                "Undated",
                "happened or under way, at a time that the texts do not give",
                [_sentence(line) for line in _undated(page)[:newest]],
            ),
        ),
    )


def numbered(made: Brief) -> tuple[dict[str, int], list[Note]]:
    """Footnote numbers by claim id, in the order of first use, and the notes."""
    cited = [claim for section in made.sections for row in section.sentences for claim in row.citations]
    first = {claim.id: claim for claim in reversed(cited)}
    numbers = {id: place for place, id in enumerate(dict.fromkeys(claim.id for claim in cited), 1)}
    return numbers, [_note(first[id], number, cited) for id, number in numbers.items()]


def _note(claim: Claim, number: int, cited: Sequence[Claim]) -> Note:
    return Note(
        number=number,
        quote=inert(" ".join(claim.passage.exact.split())),
        outlet=origin_of(claim.document),
        published=full(claim.document.published),
        url=inert(claim.document.url or ""),
        id=claim.id,
        uses=sum(other.id == claim.id for other in cited),
    )


def _section(page: PairPage, title: str, meaning: str, sentences: Sequence[Sentence]) -> Section:
    return Section(title, meaning, _once(sentences), "" if sentences else nothing_of(page))


def _once(sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Sentences that say the same of the same date become one, which cites what each cites."""
    groups: dict[tuple[str, str], dict[str, Claim]] = {}
    for sentence in sentences:
        cited = groups.setdefault((sentence.text, sentence.date), {})
        cited.update({claim.id: claim for claim in sentence.citations})
    return tuple(Sentence(text, tuple(cited.values()), date) for (text, date), cited in groups.items())


def _sentence(line: Line) -> Sentence:
    return Sentence(*told_of(line))


def _dated(line: Line) -> Sentence:
    return replace(_sentence(line), date=inert(short(line.date)) if line.date else UNDATED)


def _standing(row: InPlace) -> Sentence:
    cited = cited_of(row.claims, one_each=[step.line.claims for step in said_of(row)])
    others = [claim for step in said_of(row) if step.line.others for claim in proofs_of(step.line)]
    return Sentence(inert(standing_of(row)), tuple({claim.id: claim for claim in (*cited, *others)}.values()))


def _undated(page: PairPage) -> list[Line]:
    """What happened at an unknown time, less what stands under "In place"."""
    named = {row.name for row in page.in_place}
    return [line for line in page.actually.undated if not (line.thing and line.what in named)]


def _acts(lines: Sequence[Line], newest: int) -> list[Line]:
    """The newest acts; positions and numbers fill up what they leave."""
    acts = [line for line in lines if line.kind not in STATES and line.status in ("happened", "under_way")]
    rest = [line for line in lines if line not in acts]
    chosen = list(islice(chain(acts, rest), newest))
    return [line for line in lines if line in chosen]
