"""The claims of a document put into chains: which sentences of a text speak of the same thing again."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Final

from rapidfuzz import fuzz

from comity.edtf import ordinal
from comity.link.descriptors import Descriptor, descriptors_match
from comity.link.spans import MONTH, YEAR, act_span, said_span
from comity.link.traits import (
    EDITED,
    LASTING,
    Chain,
    described,
    edition_of,
    folded,
    identity,
    in_text,
    is_mute,
    names_may_be_one,
    parties_of,
)
from comity.model import KINDS, Claim, Kind

Sayings = Sequence[Claim]
"""The claims of a chain so far, in the order of the text."""
AGAIN: Final = 80.0
"""Sentences so alike (rapidfuzz token set ratio, 0 to 100) say the same again: a headline and its story."""
SURE: Final = 0.4
"""Descriptions that match so well are of one thing, in one text."""
REACH: Final[dict[Kind, int]] = {
    "exercise": 4_000, "engagement": 600, "agreement": 400, "mechanism": 300, "transfer": 300,
}  # fmt: skip
"""Characters after which a text has turned to something else, for a claim that does not name what it is about."""
DEALT: Final = re.compile(
    r"\b(?:discuss|exchang|inform|brief|rais|touch|cover|dwel|review|told|tell|took up|taken? up|explain|ask)",
    re.IGNORECASE,
)
"""Verbs of what was dealt with at a meeting, which tell of no other one."""
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")


def of_documents(claims: Iterable[Claim], parted: Collection[frozenset[str]] = ()) -> Iterator[Chain]:
    """The chains of several documents' claims, by document."""
    rows: dict[str, list[Claim]] = {}
    for claim in claims:
        rows.setdefault(claim.document.id, []).append(claim)
    for document in sorted(rows):
        yield from chain_claims(rows[document], parted)


def chain_claims(claims: Iterable[Claim], parted: Collection[frozenset[str]] = ()) -> list[Chain]:
    """The chains of one document's claims, in the order of the text; the order of the input does not matter.

    ``parted``: pairs of ids of claims that people told apart.
    """
    chains: list[list[Claim]] = []
    for claim in sorted(claims, key=in_text):
        fitting = [chain for chain in chains if not _apart(claim, chain, parted)]
        found = _antecedent(claim, fitting)
        chains = [chain for chain in chains if chain is not found] + [[*(found or []), claim]]
    rows = [chain for kind in KINDS for chain in _focused([row for row in chains if row[0].kind == kind], parted)]
    return sorted((Chain(tuple(sorted(row, key=in_text))) for row in rows), key=lambda chain: in_text(chain.claims[0]))


def _antecedent(claim: Claim, chains: Sequence[list[Claim]]) -> list[Claim] | None:
    """The chain that a claim goes on with: by name, by likeness, or the last one that it may mean.

    ``chains``: the one spoken of last comes last.
    """
    for goes_on in WAYS:
        found = next((chain for chain in reversed(chains) if goes_on(claim, chain)), None)
        if found is not None:
            return found
    return None


def _focused(chains: Sequence[list[Claim]], parted: Collection[frozenset[str]]) -> list[list[Claim]]:
    """The chains of one kind, those that tell nothing put to the one that the text is about: the first that does."""
    told = sorted((chain for chain in chains if _tells(chain)), key=lambda chain: in_text(chain[0]))
    if not told or told[0][0].kind not in FOCUSED:
        return list(chains)
    focus, rest = told[0], list[list[Claim]]()
    for chain in [row for row in chains if row is not told[0]]:
        joining, staying = list[Claim](), list[Claim]()
        loose = not _tells(chain) or _same_time(chain, focus)
        for claim in chain:
            kept = not loose or _apart(claim, focus, parted) or _looks_away(claim, focus)
            new = _is_new(claim) and not _same_time([claim], focus)
            (staying if kept or new else joining).append(claim)
        focus = [*focus, *joining]
        rest += [staying] if staying else []
    return [focus, *rest]


def _same_time(chain: Sayings, focus: Sayings) -> bool:
    """True where both say when, within two weeks of one another: "a 16-day exercise that opened on 12 January"."""
    spans = [[span for claim in row if (span := act_span(claim))] for row in (chain, focus)]
    return chain[0].kind == "exercise" and any(a.gap(b) <= FORTNIGHT for a in spans[0] for b in spans[1])


FORTNIGHT: Final = 14
FOCUSED: Final[frozenset[Kind]] = frozenset({"exercise", "agreement", "transfer"})
"""Kinds of which a text is about one, and goes on about it without its name."""


def _tells(chain: Sayings) -> bool:
    """True where a chain names its thing, or says more of it than that it is one, or what is not understood."""
    if any(map(is_mute, chain)):
        return True
    found = (described(claim) for claim in chain)
    return any(identity(claim) for claim in chain) or any(own and own.telling for own in found)


def _is_new(claim: Claim) -> bool:
    """ "An exercise", "two documents", "no such drill": not the one spoken of."""
    own = described(claim)
    return own is not None and not own.anaphoric and not own.definite


def _looks_away(claim: Claim, chain: Sayings) -> bool:
    """What took place at another time than the thing, and what should be when the thing was done."""
    if claim.kind not in EDITED:
        return False
    own = described(claim)
    if claim.column == "SHOULD" and any(other.column == "ACTUALLY" for other in chain):
        return own is None or not own.anaphoric
    return claim.status in ("happened", "under_way") and _of_another_time(claim, chain)


# --- what parts ---------------------------------------------------------------------------------------------------


def _apart(claim: Claim, chain: Sayings, parted: Collection[frozenset[str]]) -> bool:
    """True where the claim cannot be about the chain's thing: other states, another edition, other days, other name."""
    return any(frozenset((claim.id, other.id)) in parted or _differ(claim, other) for other in chain)


def _differ(a: Claim, b: Claim) -> bool:
    mine, other = parties_of(a), parties_of(b)
    if not (mine <= other or other <= mine):
        return True
    names = identity(a), identity(b)
    if names[0] and names[1] and names[0] != names[1] and not names_may_be_one(names[0], names[1]):
        return True
    if a.kind not in EDITED and b.kind not in EDITED:
        return False
    numbers = edition_of(a), edition_of(b)
    return (None not in numbers and numbers[0] != numbers[1]) or _far_apart(a, b) or _standing(a) != _standing(b)


def _far_apart(a: Claim, b: Claim) -> bool:
    """Two times, more than a month from each other, at which it took place or is to."""
    days = act_span(a), act_span(b)
    if days[0] is None or days[1] is None or {a.status, b.status} & {"not_happened", "denied"}:
        return False
    return days[0].gap(days[1]) > MONTH and a.column == b.column


def _standing(claim: Claim) -> bool:
    """True of a series as such: held since 2012, held every year; not of a drill that goes on since last week."""
    when, said = claim.when, said_span(claim)
    if claim.kind not in EDITED or claim.column != "ACTUALLY" or when is None or when.start is None or when.end:
        return False
    began = ordinal(when.start)
    return said is None or began is None or said.first - began > YEAR


def _of_another_time(claim: Claim, chain: Sayings) -> bool:
    """True where the passage looks back or ahead, to another year or month than the chain is of."""
    said, own = said_span(claim), act_span(claim)
    times = [span for other in chain if (span := act_span(other))] or ([said] if said else [])
    if own is not None and times:
        return min(own.gap(time) for time in times) > MONTH
    years = {int(year) for year in _YEAR.findall(claim.passage.exact)}
    near = {date.fromordinal(day).year for time in times for day in time}
    return bool(years and near) and not years & near and not any(other.passage == claim.passage for other in chain)


# --- what goes on -------------------------------------------------------------------------------------------------


def _same_name(claim: Claim, chain: Sayings) -> bool:
    name = identity(claim)
    return name is not None and any(identity(other) == name for other in chain) and _kin(claim, chain)


def _kin(claim: Claim, chain: Sayings) -> bool:
    """One kind, or two that go on: a partnership filed as an agreement. A meeting of a group is not the group."""
    return any(claim.kind == other.kind or {claim.kind, other.kind} <= LASTING for other in chain)


def _same_words(claim: Claim, chain: Sayings) -> bool:
    """A headline and the sentence that it is made of."""
    text = folded(claim.passage.exact)
    return any(
        claim.kind == other.kind
        and claim.passage.start != other.passage.start
        and "headline" in (claim.passage.role, other.passage.role)
        and fuzz.token_set_ratio(text, folded(other.passage.exact)) >= AGAIN
        for other in chain
    )


def _same_amount(claim: Claim, chain: Sayings) -> bool:
    own = claim.quantity
    return own is not None and any(
        other.quantity is not None
        and (own.value, own.unit) == (other.quantity.value, other.quantity.unit)
        and {claim.kind, other.kind} <= {"measure", "transfer"}
        and own.unit != "piece"
        for other in chain
    )


def _same_description(claim: Claim, chain: Sayings) -> bool:
    own = described(claim)
    if own is None or own.anaphoric or not own.telling or claim.kind == "measure":
        return False
    others = (described(other) for other in chain if _kin(claim, [other]))
    return any(_told_alike(own, other) for other in others if other is not None)


def _told_alike(a: Descriptor, b: Descriptor) -> bool:
    score, words = descriptors_match(a, b)
    return score >= SURE and bool(set(words) & set(a.telling))


def _means(claim: Claim, chain: Sayings) -> bool:
    """ "The exercise", "it", "this agreement": the last thing of its kind."""
    own = described(claim)
    if own is None or not own.anaphoric or claim.kind != chain[-1].kind:
        return False
    if identity(claim) and (own.head or claim.kind in EDITED or any(map(identity, chain))):
        return False
    heads = {other.head for one in chain if (other := described(one))}
    if own.head and heads and own.head not in heads:
        return False
    return claim.kind not in EDITED or claim.status == "not_happened" or not _of_another_time(claim, chain)


def _continues(claim: Claim, chain: Sayings) -> bool:
    """What more is said of the thing just spoken of: who commands it, what was discussed, when it ends.

    A report on an exercise goes on with it to the end; of a meeting or an agreement only the next sentences do. What
    should be after what was done is another thing.
    """
    last = chain[-1]
    if claim.kind != last.kind or claim.kind not in REACH or identity(claim) or is_mute(claim):
        return False
    if claim.kind in EDITED and _of_another_time(claim, chain):
        return False
    own = described(claim)
    new = own is not None and not own.anaphoric and (bool(own.telling) or not own.definite)
    if new or claim.passage.start - last.passage.end > REACH[claim.kind]:
        return False
    if claim.kind == "exercise":
        return claim.column != "SHOULD" or claim.passage == last.passage
    return claim.column == last.column and (claim.kind != "engagement" or bool(DEALT.search(claim.trigger)))


WAYS: Final[tuple[Callable[[Claim, Sayings], bool], ...]] = (
    _same_name, _same_words, _same_amount, _same_description, _means, _continues,
)  # fmt: skip
"""How a claim can go on with a chain, the surest first."""
