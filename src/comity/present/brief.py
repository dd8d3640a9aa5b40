"""The brief on a pair: sections of sentences, each with the claims it rests on; an uncited one cannot be made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import Final

from comity.analyse import InPlace, Line, PairPage
from comity.errors import PresentError
from comity.model import Claim, Kind, Status
from comity.present.dates import full, short
from comity.present.inert import inert
from comity.present.phrase import phrase_of, sentence_of, with_article
from comity.present.standing import said_of, standing_of
from comity.present.words import coverage_of, differ_of, inferred_of, nothing_of, origin_of, plural, silence_of, worded

NEWEST: Final = 8
"""Lines of each section."""
CITED: Final = 3
"""Sources that a sentence cites at most, each from another outlet where there are as many."""
UNDATED: Final = "time not given"
"""What stands for the date of a line without one: that its source has a date is another matter."""
OPENINGS: Final = ("The ", "On ", "In ", "A ", "An ", "Around ", "From ")
"""Words that a sentence opens with, small after a colon."""
STATES: Final[frozenset[Kind]] = frozenset({"position", "measure"})
"""Kinds that are no act."""
PROMISES: Final[frozenset[Status]] = frozenset({"agreed", "promised", "planned"})


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
            _section(page, "Bottom line", "", _bottom_line(page)),
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


def _sentence(line: Line, lead: str = "") -> Sentence:
    words, beside = phrase_of(line), [part for part in (inferred_of(line), silence_of(line)) if part]
    words += f" ({'; '.join(beside)})" if beside else ""
    words += f" {sentence_of(differ_of(line, long=True))}" if line.others else ""
    opens = words[:1].lower() if words.startswith(OPENINGS) else words[:1]
    return Sentence(inert(f"{lead}{opens}{words[1:]}" if lead else words), _proofs(line))


def _dated(line: Line) -> Sentence:
    return replace(_sentence(line), date=inert(short(line.date)) if line.date else UNDATED)


def _proofs(line: Line) -> tuple[Claim, ...]:
    """The claims to cite for a line: no copies beside what they copy, and one of each account that differs."""
    cited = _cited(line.claims)[: line.sources]
    others = [claim for account in line.others for claim in line.claims if claim.id == account.claims[0]]
    return tuple({claim.id: claim for claim in (*cited, *others)}.values())


def _standing(row: InPlace) -> Sentence:
    cited = _cited(row.claims, one_each=[step.line.claims for step in said_of(row)])
    others = [claim for step in said_of(row) if step.line.others for claim in _proofs(step.line)]
    return Sentence(inert(standing_of(row)), tuple({claim.id: claim for claim in (*cited, *others)}.values()))


def _cited(claims: Sequence[Claim], one_each: Iterable[Sequence[Claim]] = ()) -> tuple[Claim, ...]:
    """The claims to cite: the first of each group, else of each outlet."""
    groups = [group[0] for group in one_each]
    outlets = {claim.document.publisher or claim.document.id: claim for claim in reversed(claims)}
    chosen = groups or sorted(outlets.values(), key=claims.index)
    return tuple({claim.id: claim for claim in (chosen if groups else chosen[:CITED])}.values())


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


# --- the bottom line ----------------------------------------------------------------------------------------------


def _bottom_line(page: PairPage) -> list[Sentence]:
    """The latest act, what is in place, what is promised or planned: as many of the three as there is evidence for."""
    return [sentence for sentence in (_latest(page), _foundation(page), _ahead(page)) if sentence]


def _latest(page: PairPage) -> Sentence | None:
    acts = (line for line in page.actually.dated if line.kind not in STATES and line.status == "happened")
    line = next(acts, None)
    return _sentence(line, "The latest act on record: ") if line else None


def _foundation(page: PairPage) -> Sentence | None:
    """The newest rows of what is in place, three by name, the others as a count."""
    if not page.in_place:
        return None
    ordered = sorted(page.in_place, key=lambda row: (row.kind != "agreement", row.date is None))
    named = [f"{with_article(row.name)} ({_state(row)})" for row in ordered[:CITED]]
    more = len(ordered) - len(named)
    names = "; ".join([*named, *([f"and {plural(more, 'other')} listed below"] if more else [])])
    claims = [row.last.line.claims[0] for row in ordered[:CITED]]
    return Sentence(inert(f"In place: {names}."), tuple({claim.id: claim for claim in claims}.values()))


def _state(row: InPlace) -> str:
    state = worded(row.state, row.last.line.claims)
    return f"{state}, {short(row.date)}" if row.date else state


def _ahead(page: PairPage) -> Sentence | None:
    """The newest promise or plan; what others expect only where there is none."""
    lines = [*page.likely]
    line = next((line for line in lines if line.status in PROMISES), lines[0] if lines else None)
    return _sentence(line, "Said to come: ") if line else None
