"""Page two of a brief: said and done, pairs beside it, overdue, due, positions, disputed, rhythm and numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from comity.analyse import Line
from comity.analyse.alerts import PENDING, is_due, last_deed
from comity.analyse.dossier import Dossier
from comity.analyse.figures import Figures
from comity.analyse.rates import Rate
from comity.analyse.recent import DAYS, giver_of_due
from comity.analyse.rhythm import Rhythm
from comity.edtf import published_span
from comity.model import Claim
from comity.present.brief.front import by_day
from comity.present.brief.records import Proof, Row, Section, Sentence, Tally, distinct
from comity.present.brief.wording import (
    MOST,
    NONE,
    QUOTE,
    UNDATED,
    absent,
    all_promises,
    looked_at,
    looked_for,
    looked_through,
    name_of,
    of_class,
    once,
    pair_of,
    proofs_of,
    share_of,
    since,
    tally,
)
from comity.present.dates import full, short
from comity.present.inert import inert
from comity.present.lead import latest_act
from comity.present.phrase import terse_of
from comity.present.promises import height_of, makers_of, state_of
from comity.present.words import NAME, STATUS, amount, cut, differ_of, outlet_of, plural
from comity.promise.records import Commitment, State

COLUMNS: Final[dict[str, tuple[State, ...]]] = {
    "open": ("open", "restated"),
    "under way": ("in progress",),
    "overdue": ("overdue",),
    "in time": ("delivered",),
    "late": ("delivered late",),
    "in part": ("delivered in part",),
    "lapsed": ("lapsed",),
    "ended": ("superseded", "withdrawn", "contradicted"),
}
"""The columns of said and done, and the states that each counts."""
LEGEND: Final = (
    "Named: how many of act, object, and number or date the first words give. Kept: of those whose day has passed, "
    "with a text read since, in time or late, with the 95 % interval. Ended: replaced, withdrawn or contradicted."
)
SOLE: Final = 4
"""Things that rest on one source which are named; the others are counted."""


def back(dossier: Dossier) -> tuple[Section, ...]:
    """The sections of page two, in the order of reading."""
    from comity.present.brief.judged import judged

    return (
        said_and_done(dossier),
        compared(dossier),
        overdue(dossier),
        due(dossier),
        positions(dossier),
        disputed(dossier),
        rhythm(dossier),
        numbers(dossier),
        judged(dossier),
    )


def listed(section: Section, found: Sequence[Sentence], nothing: str, dossier: Dossier) -> Section:
    """A section of sentences, the first of them; of none, that nothing was found."""
    if not found:
        return absent(section, nothing, looked_through(dossier))
    more = max(0, len(found) - MOST)
    return replace(section, sentences=tuple(found[:MOST]), more=more)


# --- said and done ------------------------------------------------------------------------------------------------


def said_and_done(dossier: Dossier) -> Section:
    """Promises by specificity and state, and how many no person has assessed; never a rate of all of them."""
    section = Section(
        "said-and-done", "Said and done", "promises by what they name, and their state", legend=LEGEND,
        columns=("named", "said", *COLUMNS, "kept, of those due", "not known whether kept"),
    )  # fmt: skip
    if not dossier.commitments:
        return absent(section, f"No promise between the two was found{by_day(dossier)}.", looked_through(dossier))
    rows = tuple(_class(rate, dossier) for rate in reversed(dossier.figures.rates) if rate.promises.n)
    return replace(section, rows=rows, sentences=(_assessed(dossier),), least=len(rows) + 1)


def _class(rate: Rate, dossier: Dossier) -> Row:
    own = [one for one in dossier.commitments if one.first.specificity == rate.specificity]
    counts = [sum(one.state in states for one in own) for states in COLUMNS.values()]
    unknown = ", ".join(f"{count.n:,} {why}" for why, count in rate.unknown)
    cells = (f"{rate.specificity} of 3", f"{len(own):,}", *(f"{n:,}" if n else NONE for n in counts))
    return Row((*cells, share_of(rate.due), unknown or NONE), (of_class(rate, dossier),))


def _assessed(dossier: Dossier) -> Sentence:
    """How many states are the machine's, and how many a person's."""
    found = dossier.commitments
    people = [one for one in found if one.assessment in ("assessed", "contested")]
    contested = sum(one.assessment == "contested" for one in found)
    left = len(found) - len(people)
    words = (
        f"Not assessed by a person: {left:,} of {plural(len(found), 'promise')}; their states are provisional, by rule."
    )
    words += f" Assessed: {len(people):,}, of them contested {contested:,}." if people else ""
    return Sentence(words, (all_promises(dossier),))


# --- overdue and due ----------------------------------------------------------------------------------------------


def overdue(dossier: Dossier) -> Section:
    """What is overdue, the day that passed last first."""
    section = Section(
        "overdue", "Overdue", "its day has passed; nothing found that delivers it", place="left", least=2,
        where=f"comity promises {dossier.page.a.id} {dossier.page.b.id} --state overdue{since(dossier)}",
    )  # fmt: skip
    rows = [one for one in dossier.commitments if one.state == "overdue"]
    rows.sort(key=lambda one: ((one.due.end if one.due else None) or "", one.id), reverse=True)
    return listed(section, [_overdue(one) for one in rows], f"No promise is overdue{by_day(dossier)}.", dossier)


def _overdue(one: Commitment) -> Sentence:
    deed = last_deed(one)
    last = f"; last deed: {height_of(deed)}, {short(deed.day)}" if deed else ""
    looked = looked_for(one)
    proofs: list[Proof] = [giver_of_due(one), *([looked] if looked else [])]
    day = short(one.due.edtf or one.due.end) if one.due else NONE
    words = f"{name_of(one)}: {makers_of(one)}, {state_of(one)}{last}."
    return Sentence(inert(words), distinct(proofs), inert(day))


def due(dossier: Dossier) -> Section:
    """What falls due in the next 90 days, the first first."""
    section = Section(
        "due", f"Due in the next {DAYS} days", "", place="left", least=2,
        where=f"comity promises {dossier.page.a.id} {dossier.page.b.id} --due-within {DAYS}d{since(dossier)}",
    )  # fmt: skip
    day = dossier.day
    rows = [one for one in dossier.commitments if day and is_due(one, day, DAYS)]
    rows.sort(key=lambda one: ((one.due.end if one.due else None) or "", one.id))
    nothing = f"No promise read by {full(day)} falls due in these days." if day else "No day is known to count from."
    later = _next_due(dossier)
    made = listed(section, [_coming(one) for one in rows], nothing, dossier)
    return replace(made, sentences=(*made.sentences, later)) if later and not rows else made


def _next_due(dossier: Dossier) -> Sentence | None:
    """The first promise to fall due after these days."""
    ahead = [
        one for one in dossier.commitments
        if one.due and one.due.end and one.state in PENDING and one.due.end > (dossier.day or "9999")
    ]  # fmt: skip
    first = min(ahead, key=lambda one: ((one.due.end if one.due else None) or "", one.id), default=None)
    return replace(_coming(first), text=f"The next after them: {_coming(first).text}") if first else None


def _coming(one: Commitment) -> Sentence:
    day = short(one.due.edtf or one.due.end) if one.due else NONE
    return Sentence(inert(f"{name_of(one)}: {makers_of(one)}, {state_of(one)}."), (giver_of_due(one),), inert(day))


# --- positions, disputed ------------------------------------------------------------------------------------------


def positions(dossier: Dossier) -> Section:
    """The views that were taken last, in their sources' words, by when they stood in print."""
    section = Section(
        "positions", "Positions", "as last reported", place="left",
        where=f"comity pair {dossier.page.a.id} {dossier.page.b.id}{since(dossier)}",
    )  # fmt: skip
    page = dossier.page
    lines = [line for line in (*page.actually, *page.likely, *page.should) if line.kind == "position"]
    lines.sort(key=lambda line: (published_span(line.claims[0].document.published)[1] or "", line.id), reverse=True)
    found = once(Sentence(inert(terse_of(line, QUOTE)), proofs_of(line), _printed(line)) for line in lines)
    return listed(section, found, f"No position of either was found{by_day(dossier)}.", dossier)


def _printed(line: Line) -> str:
    """``in print 20 Aug 2024``: the day of the report, which is not the day of the view."""
    published = line.claims[0].document.published
    return f"in print {short(published)}" if published else "undated"


def disputed(dossier: Dossier) -> Section:
    """Where accounts differ, and what of page one rests on a single source."""
    section = Section(
        "disputed", "Disputed or resting on one source", "", place="left", least=2,
        where=f"comity pair {dossier.page.a.id} {dossier.page.b.id}{since(dossier)}",
    )  # fmt: skip
    page = dossier.page
    lines = [line for line in (*page.actually, *page.moved, *page.likely, *page.should) if line.others]
    sole = _sole(dossier)
    found = [*([sole] if sole else []), *once(Sentence(_differs(line), proofs_of(line)) for line in lines)]
    nothing = f"No accounts that differ, and nothing in place that rests on one source, were found{by_day(dossier)}."
    return listed(section, found, nothing, dossier)


def _differs(line: Line) -> str:
    return inert(f"{cut(line.what, NAME)}: {differ_of(line)}.")


def _sole(dossier: Dossier) -> Sentence | None:
    """What of the acts that page one tells has one source alone; copies of a text are one source."""
    latest = latest_act(dossier.page)
    lines = [row.last.line for row in dossier.page.in_place] + ([latest] if latest else [])
    found = list({line.what: line for line in lines if line.sources == 1}.values())
    if not found:
        return None
    names = "; ".join(f"{cut(line.what, NAME)} ({outlet_of(line.claims[0].document)})" for line in found[:SOLE])
    more = f"; and {plural(len(found) - SOLE, 'other')}" if len(found) > SOLE else ""
    return Sentence(inert(f"One source alone: {names}{more}."), distinct([line.claims[0] for line in found[:SOLE]]))


# --- rhythm, numbers ----------------------------------------------------------------------------------------------


def rhythm(dossier: Dossier) -> Section:
    """Mechanisms and exercises with a rhythm, those with missed beats first."""
    section = Section(
        "rhythm", "Rhythm", "mechanisms and exercises with two dated rounds and more", place="right", least=2,
        columns=("", "rounds", "every", "last", "next by it", "missed"),
        where=f"comity figures {dossier.page.a.id} {dossier.page.b.id}{since(dossier)}",
    )  # fmt: skip
    known = [row for row in dossier.figures.rhythms if row.median_gap is not None]
    known.sort(key=lambda row: (-len(row.missed), -len(row.held), row.name))
    if not known:
        nothing = f"No series with two dated rounds was found{by_day(dossier)}."
        return absent(section, nothing, looked_through(dossier))
    rows = tuple(_beats(row, dossier) for row in known)
    return replace(section, rows=rows[:MOST], more=max(0, len(rows) - MOST))


def _beats(row: Rhythm, dossier: Dossier) -> Row:
    last = max((held for held in row.held if held.day), key=lambda held: held.day or "")
    claims: list[Claim] = [dossier.figures.claims[id] for id in last.claims if id in dossier.figures.claims]
    count = tally(dossier.figures, f"rhythm.{row.series}", f"{plural(len(row.held), 'round')} of {row.name}",
                  since(dossier))  # fmt: skip
    cells = (cut(row.name, 44), f"{len(row.held):,}", _every(row), short(last.date),
             short(row.expected) if row.expected else NONE, _missed(row))  # fmt: skip
    return Row(tuple(map(inert, cells)), distinct([*claims[:1], count]))


def _every(row: Rhythm) -> str:
    """``370 d (n 2)``: the median gap, and of how many gaps."""
    return f"{row.median_gap:,.0f} d (n {len(row.gaps)})"


def _missed(row: Rhythm) -> str:
    """The beats of which no text tells, with how much was read around each."""
    told = [f"{short(one.expected)}: {_read(len(one.documents))}" for one in row.missed[-2:]]
    more = f"{len(row.missed) - 2:,} earlier" if len(row.missed) > 2 else ""
    return "; ".join([*told, *([more] if more else [])]) or NONE


def _read(count: int) -> str:
    return f"no word of it in {plural(count, 'text')}" if count else "nothing read"


def numbers(dossier: Dossier) -> Section:
    """Sums and measures, as the sources give them, the newest first."""
    section = Section(
        "numbers", "Numbers", "as the sources give them", place="right",
        columns=("when", "how much", "status", "of what"),
        where=f"comity pair {dossier.page.a.id} {dossier.page.b.id}{since(dossier)}",
    )  # fmt: skip
    rows = tuple(dict.fromkeys(_number(line) for line in dossier.page.numbers if line.quantity))
    if not rows:
        return absent(section, f"No number was found{by_day(dossier)}.", looked_through(dossier))
    return replace(section, rows=rows[:MOST], more=max(0, len(rows) - MOST))


def _number(line: Line) -> Row:
    when = short(line.date) if line.date else UNDATED
    much = cut(amount(line.quantity), 40) if line.quantity else NONE
    claim = line.claims[0]
    words = cut(claim.passage.exact, NAME)
    return Row((inert(when), much, STATUS[line.status], f"“{words}”"), proofs_of(line)[:1])


# --- pairs beside it ----------------------------------------------------------------------------------------------


def compared(dossier: Dossier) -> Section:
    """This pair and two others on one basis: counts, in brackets for each hundred documents on the pair."""
    section = Section(
        "compared", "Compared", "in brackets for each 100 documents on the pair",
        columns=("", "documents", "promises", "delivered", "overdue", "kept, of those due that name 3 of 3", "deeds",
                 "of conflict"),
    )  # fmt: skip
    pairs = (dossier.figures, *dossier.others)
    rows = tuple(_beside(one, dossier) for one in pairs)
    if not dossier.others:
        nothing = "No other pair of the ledger has one of the two states."
        return absent(section, nothing, looked_through(dossier))
    names = " ".join(f"{one.a.id}-{one.b.id}" for one in pairs)
    return replace(section, rows=rows, least=len(rows), where=f"comity compare {names}")


def _beside(one: Figures, dossier: Dossier) -> Row:
    counts = dict(_counts(one))
    told = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    ids = tuple(row.id for row in one.commitments)
    figures = Tally(f"n-{pair_of(one)}", f"{one.a.name} and {one.b.name}: {told}", ids,
                    f"comity figures {one.a.id} {one.b.id}{since(dossier)}")  # fmt: skip
    cells = (f"{one.a.id}–{one.b.id}", f"{one.coverage.documents:,}", *(_each(one, counts[name]) for name in counts))
    kept = share_of(one.rates[3].due)
    return Row((*cells[:5], kept, *cells[5:]), (figures, looked_at(one, dossier.page.as_of)))


def _counts(one: Figures) -> Iterator[tuple[str, int]]:
    delivered = ("delivered", "delivered late", "delivered in part")
    yield "promises", len(one.commitments)
    yield "delivered", sum(row.state in delivered for row in one.commitments)
    yield "overdue", sum(row.state == "overdue" for row in one.commitments)
    yield "deeds", one.deeds.total.cooperation.n + one.deeds.total.conflict.n
    yield "of conflict", one.deeds.total.conflict.n


def _each(figures: Figures, count: int) -> str:
    """``77 (140)``: a count, and what it is for each hundred documents."""
    rate = figures.per_hundred(count)
    return f"{count:,}" if rate is None else f"{count:,} ({rate:.0f})"
