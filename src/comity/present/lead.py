"""The head of a pair's page in three sentences, from the page alone: the latest act, what stands, what is to come."""

from __future__ import annotations

from typing import Final, NamedTuple

from comity.analyse import InPlace, Line, PairPage
from comity.analyse.recent import STATES
from comity.edtf import published_span
from comity.model import Claim, Status
from comity.present.dates import short
from comity.present.inert import inert
from comity.present.phrase import phrase_of, sentence_of, with_article
from comity.present.words import NAME, cut, differ_of, inferred_of, plural, silence_of, worded

CITED: Final = 3
"""Sources that a sentence cites at most, each from another outlet where there are as many."""
STANDING: Final = 3
"""Rows of what is in place that are named."""
OPENINGS: Final = ("The ", "On ", "In ", "A ", "An ", "Around ", "From ")
"""Words that a sentence opens with, small after a colon."""
PROMISES: Final[frozenset[Status]] = frozenset({"agreed", "promised", "planned"})


class Told(NamedTuple):
    """A sentence and the claims that prove it: one at least."""

    text: str
    claims: tuple[Claim, ...]


def lead_of(page: PairPage) -> tuple[Told, ...]:
    """As many of the three sentences as there is evidence for."""
    line = latest_act(page)
    latest = told_of(line, "The latest act on record: ") if line else None
    return tuple(told for told in (latest, foundation_of(page), _ahead(page)) if told)


def told_of(line: Line, lead: str = "", words: str = "", most: int = CITED) -> Told:
    """What a line says, with what is known beside it. ``lead``: the words before it; ``words``: instead of its phrase;
    ``most``: so many sources are cited at most."""
    words = words or phrase_of(line)
    beside = [part for part in (inferred_of(line), silence_of(line)) if part]
    words += f" ({'; '.join(beside)})" if beside else ""
    words += f" {sentence_of(differ_of(line, long=True))}" if line.others else ""
    opens = words[:1].lower() if words.startswith(OPENINGS) else words[:1]
    return Told(inert(f"{lead}{opens}{words[1:]}" if lead else words), cited_for(line, most))


def cited_for(line: Line, most: int = CITED) -> tuple[Claim, ...]:
    """The claims to cite for a line: the first of each outlet, no copies beside what they copy, and one of each account
    that differs."""
    outlets: dict[str, Claim] = {}
    for claim in line.claims:
        outlets.setdefault(claim.document.publisher or claim.document.id, claim)
    cited = list(outlets.values())[: min(most, line.sources)]
    others = [claim for account in line.others for claim in line.claims if claim.id == account.claims[0]]
    return tuple({claim.id: claim for claim in (*cited, *others)}.values())


def latest_act(page: PairPage) -> Line | None:
    """The latest act of which it is known when it began and ended; no position and no number."""
    acts = (line for line in page.actually.dated if line.kind not in STATES and line.status == "happened")
    return next((line for line in acts if all(published_span(line.date))), None)


def foundation_of(page: PairPage) -> Told | None:
    """The newest rows of what is in place, three by name, the others as a count."""
    if not page.in_place:
        return None
    ordered = sorted(page.in_place, key=lambda row: (row.kind != "agreement", row.date is None))
    named = [f"{with_article(cut(row.name, NAME))} ({_state(row)})" for row in ordered[:STANDING]]
    more = len(ordered) - len(named)
    names = "; ".join([*named, *([f"and {plural(more, 'other')} listed below"] if more else [])])
    claims = [row.last.line.claims[0] for row in ordered[:STANDING]]
    return Told(inert(f"In place: {names}."), tuple({claim.id: claim for claim in claims}.values()))


def _state(row: InPlace) -> str:
    state = worded(row.state, row.last.line.claims)
    return f"{state}, {short(row.date)}" if row.date else state


def _ahead(page: PairPage) -> Told | None:
    """The newest promise or plan; what others expect only where there is none."""
    lines = [*page.likely]
    line = next((line for line in lines if line.status in PROMISES), lines[0] if lines else None)
    return told_of(line, "Said to come: ") if line else None
