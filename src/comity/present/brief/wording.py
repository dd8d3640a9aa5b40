"""What the sections of a brief share: a line as a sentence, a promise by its name, and the rows that prove them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from comity.analyse import Line
from comity.analyse.count import NONE as NO_ROWS
from comity.analyse.dossier import Dossier
from comity.analyse.figures import Figures
from comity.analyse.rates import Rate, Share
from comity.model import Claim
from comity.present.brief.records import Looked, Proof, Section, Sentence, Tally
from comity.present.dates import full, short
from comity.present.inert import inert
from comity.present.lead import cited_for, told_of
from comity.present.phrase import terse_of
from comity.present.words import NAME, coverage_words, cut, plural
from comity.promise.records import Commitment

CITED: Final = 2
"""Sources that a sentence cites at most, each from another outlet where there are as many."""
MOST: Final = 12
"""Lines of a section before any are cut to fit."""
QUOTE: Final = 150
"""Characters of a quotation in a sentence."""
NONE: Final = "–"
UNDATED: Final = "no date given"
"""What stands for the date of a line without one: that its source has a date is another matter."""


def pair_of(figures: Figures) -> str:
    return f"{figures.a.id}-{figures.b.id}"


def since(dossier: Dossier) -> str:
    """The day as of which the rows of a count are to be asked for, as an option of the command line."""
    return f" --as-of {dossier.page.as_of}" if dossier.page.as_of else ""


# --- sentences ----------------------------------------------------------------------------------------------------


def sentence_on(line: Line, lead: str = "", date: str = "") -> Sentence:
    """What a line tells, with what is to be known beside it: silence, inferred days, accounts that differ."""
    told = told_of(line, lead, terse_of(line, QUOTE), CITED)
    return Sentence(told.text, told.claims, inert(date))


def proofs_of(line: Line) -> tuple[Claim, ...]:
    """The claims that a brief cites for a line."""
    return cited_for(line, CITED)


def dated(line: Line) -> Sentence:
    return sentence_on(line, date=short(line.date) if line.date else UNDATED)


def name_of(one: Commitment) -> str:
    """The name of a promise in quotation marks: its source's own words."""
    return f"“{cut(one.name, NAME)}”"


def once(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Sentences that say the same of the same date become one, which cites what each cites."""
    groups: dict[tuple[str, str], dict[str, Proof]] = {}
    for sentence in sentences:
        cited = groups.setdefault((sentence.text, sentence.date), {})
        cited.update({proof.id: proof for proof in sentence.proofs})
    return tuple(Sentence(text, tuple(cited.values()), date) for (text, date), cited in groups.items())


def absent(section: Section, words: str, looked: Looked) -> Section:
    """The section with one sentence, that nothing was found, which rests on what was looked through."""
    return Section(section.key, section.title, section.meaning, (Sentence(words, (looked,)),), place=section.place)


# --- what proves them ---------------------------------------------------------------------------------------------


def looked_through(dossier: Dossier) -> Looked:
    """The receipt of the whole brief: all that was looked through on the pair."""
    return looked_at(dossier.figures, dossier.page.as_of)


def looked_at(figures: Figures, as_of: str | None) -> Looked:
    until = f" by {full(figures.as_of)}" if figures.as_of else ""
    told = f"Looked through{until}: {coverage_words(figures.coverage, as_of)}."
    return Looked(f"r-{pair_of(figures)}", told)


def looked_for(one: Commitment) -> Looked | None:
    """The receipt of a promise of which nothing was found that delivers it."""
    if one.receipt is None:
        return None
    row = one.receipt
    gaps = f"; nothing read {', '.join(f'{short(a)}–{short(b)}' for a, b in row.gaps)}" if row.gaps else ""
    since_day = f" since {short(row.since)}" if row.since else ""
    outlets = plural(len(row.outlets), "outlet")
    return Looked(one.id, f"{row.wording[:1].upper()}{row.wording[1:]} on the pair{since_day}, {outlets}{gaps}.")


def all_promises(dossier: Dossier) -> Tally:
    """The count of all promises of the pair."""
    return tally(dossier.figures, "said", plural(len(dossier.commitments), "promise"), since(dossier))


def of_class(rate: Rate, dossier: Dossier) -> Tally:
    """The count of the promises of one class of specificity."""
    told = (
        f"{plural(rate.promises.n, 'promise')} naming {rate.specificity} of 3; kept, of those due: {share_of(rate.due)}"
    )
    return tally(dossier.figures, f"promises.{rate.specificity}", told, since(dossier))


def share_of(share: Share) -> str:
    """``4 of 10, 40 % (17–69)``; of nothing a dash."""
    if share.share is None or share.lower is None or share.upper is None:
        return NONE
    low, middle, high = (f"{value * 100:.0f}" for value in (share.lower, share.share, share.upper))
    return f"{share.kept.n:,} of {share.of.n:,}, {middle} % ({low}–{high})"


def tally(figures: Figures, name: str, told: str, as_of: str = "") -> Tally:
    """A count of the figures of a pair, by the name under which its rows are asked for."""
    found = figures.named.get(name, NO_ROWS)
    command = f"comity figures {figures.a.id} {figures.b.id} --rows {name}{as_of}"
    rows = found.commitments or found.entries or found.claims
    return Tally(f"n-{pair_of(figures)}.{name}", told, rows, command)
