"""A claim beside a gold event: how alike they are, and field by field whether they agree."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from comity.edtf import bounds
from comity.evaluate.matching import best_pairs
from comity.evaluate.metrics import Counts, count_sets
from comity.evaluate.passages import ONLOOKER, GoldEvent, GoldPassage, GoldSentence
from comity.model import Claim, When
from comity.what.quantities import load_units
from comity.whether.weigh import FACTS

EMPTY: Final = frozenset("a an the of to and in on for with by at".split())
NOTATIONS: Final = {"t": ("tonne", 1.0), "ha": ("square kilometre", 0.01)}
"""Signs for units that stand in no running text."""
NEAR: Final = 0.01
"""Two values are one where they differ by no more than this share."""


@dataclass(frozen=True, slots=True)
class Case:
    """A gold event and the claim that is about it; an event that was missed, or a claim of none, stands alone."""

    passage: GoldPassage
    sentence: GoldSentence
    event: GoldEvent | None
    claim: Claim | None


def likeness(event: GoldEvent, claim: Claim) -> float:
    """How much the two are about one thing; 0 where neither words, nor a party with kind or type, are shared."""
    trigger = overlap(content(event.trigger), content(claim.trigger))
    kind, type = event.kind == claim.kind, event.type is not None and event.type == claim.event
    if not trigger and not (shared_parties(event, claim) and (kind or type)):
        return 0.0
    status = 1.0 if event.status == claim.status else 0.5 if event.column == claim.column else 0.0
    return 3.0 * trigger + 2.0 * shared_parties(event, claim) + 1.5 * kind + type + status


def likeness_in_words(event: GoldEvent, claim: Claim) -> float:
    """The same by words and parties alone, so that no field that is compared has a say; 0 where no word is shared."""
    trigger = overlap(content(event.trigger), content(claim.trigger))
    return 3.0 * trigger + 2.0 * shared_parties(event, claim) if trigger else 0.0


def shared_parties(event: GoldEvent, claim: Claim) -> float:
    wanted, given = {party.id for party in event.parties}, {party.id for party in claim.parties}
    return len(wanted & given) / max(1, len(wanted | given))


def align(
    passage: GoldPassage, claims: Sequence[Claim], alike: Callable[[GoldEvent, Claim], float] = likeness
) -> list[Case]:
    """The events and claims of a passage, paired within each sentence so that they are most ``alike``."""
    rows: list[list[Claim]] = [[] for _ in passage.sentences]
    for claim in claims:
        rows[sentence_of(claim, passage.sentences)].append(claim)
    cases = []
    for sentence, near in zip(passage.sentences, rows, strict=True):
        pairs = best_pairs([[alike(event, claim) for claim in near] for event in sentence.events])
        met = dict(pairs)
        cases += [Case(passage, sentence, event, near[met[i]] if i in met else None)
                  for i, event in enumerate(sentence.events)]  # fmt: skip
        cases += [Case(passage, sentence, None, claim) for j, claim in enumerate(near) if j not in met.values()]
    return cases


def sentence_of(claim: Claim, sentences: Sequence[GoldSentence]) -> int:
    """The index of the sentence that a claim quotes most of."""
    start, end = claim.passage.start, claim.passage.end
    shared = [min(end, sentence.end) - max(start, sentence.start) for sentence in sentences]
    return max(range(len(sentences)), key=shared.__getitem__)


def content(text: str, empty: frozenset[str] = EMPTY) -> frozenset[str]:
    """The words of a text in lower case, without the small ones."""
    return frozenset(re.findall(r"[^\W_]+", text.lower())) - empty


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


# --- fields that every event has ----------------------------------------------------------------------------------


def is_right(case: Case) -> bool:
    """Whether a claim tells an act that the gold has, with its status, and of nobody who takes no part in it."""
    if case.event is None or case.claim is None or case.event.status != case.claim.status:
        return False
    named = {party.id for party in case.claim.parties if party.role != "third"}
    return named <= {party.id for party in case.event.parties}


def is_wrong_act(case: Case) -> bool | None:
    """Of a claim under ACTUALLY: True where by the gold it did not actually happen, None where the gold cannot tell.

    It did not, where its event stands in another column, where a thing told as done was not done (or the other way
    round), and where it is about no event of a sentence in which nothing actually happened.
    """
    if case.claim is None or case.claim.column != "ACTUALLY":
        return None
    if case.event is not None:
        done = (case.claim.status in FACTS) == (case.event.status in FACTS)
        return case.event.column != "ACTUALLY" or not done
    return None if any(event.column == "ACTUALLY" for event in case.sentence.events) else True


def party_counts(event: GoldEvent, claim: Claim, role: str | None = None) -> Counts:
    """Ids in one role, or in any; who acts for no state is left out on both sides."""
    gold = {(p.id, p.role) for p in event.parties if p.id != ONLOOKER and role in (None, p.role)}
    given = {(p.id, p.role) for p in claim.parties if p.id != ONLOOKER and role in (None, p.role)}
    if role is None:
        return count_sets({id for id, _ in gold}, {id for id, _ in given})
    return count_sets(gold, given)


def sectors(event: GoldEvent, claim: Claim) -> list[tuple[str, str]]:
    """(gold, given) sectors of the parties that both have in one role."""
    given = {(party.id, party.role): party.sector for party in claim.parties}
    return [(p.sector or "GOV", "GOV" if given[p.id, p.role] == "IGO" and not p.sector else given[p.id, p.role])
            for p in event.parties if (p.id, p.role) in given]  # fmt: skip


# --- fields that an event may have --------------------------------------------------------------------------------


def optional(gold: object | None, given: object | None, same: bool) -> Counts:
    """A field that either side may lack: right, wrong, missed; another value is both wrong and missed."""
    if gold is None or given is None:
        return Counts(0, given is not None, gold is not None)
    return Counts(same, not same, not same)


def thing_counts(event: GoldEvent, claim: Claim) -> Counts:
    """The thing: alike where the words of one name are among those of the other."""
    given = claim.thing.name if claim.thing else None
    return optional(event.thing, given, overlap(content(event.thing or ""), content(given or "")) == 1.0)


def name_counts(event: GoldEvent, claim: Claim) -> Counts:
    """The thing where the gold gives a name; what it only describes ("six trucks") may be given or not, if rightly."""
    counts = thing_counts(event, claim)
    if event.thing is None or is_name(event.thing):
        return counts
    return counts._replace(right=0, missed=0)


def is_name(thing: str) -> bool:
    """True for words with a capital behind the first letter: "Nagoya Treaty", not "Israeli drones" or "a treaty"."""
    return bool(re.search(r"(?<=.)[A-Z]", thing))


def when_counts(wanted: str | None, when: When | None) -> Counts:
    """A date: alike where it spans the same days."""
    given = when.edtf if when else None
    return optional(wanted, given, wanted is not None and given is not None and same_days(wanted, given))


def done_when(claim: Claim) -> When | None:
    """When the act was done or said: of what is to come, a claim has the due date here too, and gold has not."""
    return None if claim.when == claim.due else claim.when


def same_days(a: str, b: str) -> bool:
    """True for the same value but for its qualifiers, or another that spans the same days."""
    plain = [re.sub(r"[~?%]", "", value) for value in (a, b)]
    if plain[0] == plain[1]:
        return True
    try:
        return bounds(plain[0]) == bounds(plain[1])
    except ValueError:
        return False


def quantity_counts(event: GoldEvent, claim: Claim) -> Counts:
    gold, given = event.quantity, claim.quantity
    if gold is None or given is None:
        return optional(gold, given, False)
    (wanted, unit), (value, other) = plain_unit(*gold), plain_unit(given.value, given.unit)
    near = abs(wanted - value) <= NEAR * max(abs(wanted), abs(value))
    return optional(gold, given, near and unit == other)


def plain_unit(value: float, unit: str) -> tuple[float, str]:
    """A value in the unit that the program writes, whatever it is called ("km", "ton"), without its "per year"."""
    base = re.split(r"/| per ", unit)[0]
    name, factor = ({**load_units().measures, **NOTATIONS}).get(base.lower(), (base, 1.0))
    return value * factor, name


def speaker_counts(event: GoldEvent, claim: Claim) -> Counts:
    """The state or body spoken for; one that speaks for none is an onlooker."""
    given = (claim.speaker.id or ONLOOKER) if claim.speaker else None
    return optional(event.speaker, given, event.speaker == given)


def alleged_counts(event: GoldEvent, claim: Claim) -> Counts:
    return Counts(
        event.alleged and claim.alleged, claim.alleged and not event.alleged, event.alleged and not claim.alleged
    )
