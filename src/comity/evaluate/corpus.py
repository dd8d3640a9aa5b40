"""Gold of whole passages, every event of every sentence labelled: each field scored, and what never happened."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from comity.analyse.pair import waits
from comity.evaluate import fields
from comity.evaluate.coding import code_all, counted
from comity.evaluate.examples import failures, spread
from comity.evaluate.fields import Case, align, is_right, is_wrong_act
from comity.evaluate.gold import Format, Options, keys_of
from comity.evaluate.metrics import (
    Answer,
    Counts,
    accuracy,
    class_table,
    confusion,
    estimate,
    f1,
    macro_f1,
    reliability,
    scores,
    share,
)
from comity.evaluate.passages import GoldEvent, GoldPassage, read_passages
from comity.evaluate.report import Example, Figure, Reliability, Result, Table
from comity.evaluate.rows import told
from comity.evaluate.times import score_dates
from comity.model import KINDS, STATUSES, Claim
from comity.what.codebook import TYPES

NONE: Final = "none"
Groups = Sequence[Sequence[Case]]
"""The cases of each passage."""


def recognises(path: Path, head: str) -> bool:  # noqa: ARG001
    return {"register", "sentences"} <= keys_of(head)


def score(paths: Sequence[Path], options: Options) -> Result:
    passages = [passage for path in paths for passage in read_passages(path)]
    coded = list(code_all(passage.document for passage in passages))
    everything = [align(passage, claims) for passage, claims in zip(passages, coded, strict=True)]
    groups = [align(passage, counted(claims)) for passage, claims in zip(passages, coded, strict=True)]
    result = score_groups(passages, groups, tuple(map(str, paths)), options)
    plot = _calibration(everything)
    return replace(result, figures=(*result.figures, *_waiting(coded, everything)), reliability=(plot,) if plot else ())


def _waiting(coded: Sequence[Sequence[Claim]], everything: Groups) -> Iterator[Figure]:
    """What waits for review, and what there is with it."""
    yield estimate("corpus.waiting", [[waits(claim) for claim in claims] for claims in coded], share,
                   "claims that wait for review; no other figure counts them", "neither")  # fmt: skip
    judged = [[wrong for case in group if (wrong := is_wrong_act(case)) is not None] for group in everything]
    yield estimate("corpus.actually_wrong_with_waiting", judged, share, "the same, with those that wait", "low")
    yield from scores("corpus.events_with_waiting", [[met(case) for case in group] for group in everything],
                      "events found, those that wait among them")  # fmt: skip


def score_groups(passages: Sequence[GoldPassage], groups: Groups, paths: tuple[str, ...], options: Options) -> Result:
    """The result of cases that were aligned."""
    statuses = [answer for group in groups for answer in answers_of(group, status_pair)]
    kinds = [answer for group in groups for answer in answers_of(group, kind_pair)]
    types = [answer for group in groups for answer in answers_of(group, type_pair)]
    wrong = list(_examples([case for group in groups for case in group]))
    return Result(
        "corpus",
        "Claims: every event of labelled passages",
        paths,
        (*_acts(passages, groups), *_classes(groups), *_parties(groups), *_optional(groups), *score_dates(passages)),
        (
            class_table("Statuses", statuses, STATUSES),
            class_table("Kinds", kinds, KINDS),
            class_table("Types", types, TYPES),
            _by("Registers", groups, lambda passage: passage.register),
            _by("Writers", groups, lambda passage: passage.writer),
            failures(wrong),
        ),
        (confusion("Statuses", statuses, STATUSES), confusion("Kinds", kinds, KINDS), confusion("Types", types, TYPES)),
        examples=spread(wrong, options.examples),
    )


# --- figures ------------------------------------------------------------------------------------------------------


def _acts(passages: Sequence[GoldPassage], groups: Groups) -> Iterator[Figure]:
    """What never happened and is shown as if it had, before anything else."""
    judged = [[wrong for case in group if (wrong := is_wrong_act(case)) is not None] for group in groups]
    yield estimate("corpus.actually_wrong", judged, share,
                   "claims under ACTUALLY that by the gold did not actually happen", "low")  # fmt: skip
    acts = [[case for case in group if case.claim and case.claim.column == "ACTUALLY"] for group in groups]
    unjudged = [[is_wrong_act(case) is None for case in group] for group in acts]
    yield estimate("corpus.actually_unjudged", unjudged, share,
                   "claims under ACTUALLY beside another act of their sentence, of which the gold has no event",
                   "low")  # fmt: skip
    claimed, acted = false_events(passages, groups)
    yield estimate("corpus.no_event_actually", acted, share, "no event, yet a claim under ACTUALLY", "low")
    yield estimate("corpus.no_event_any", claimed, share, "no event, yet a claim", "low")
    yield from scores("corpus.events", [[met(case) for case in group] for group in groups], "events found")


def false_events(passages: Sequence[GoldPassage], groups: Groups) -> tuple[list[list[bool]], list[list[bool]]]:
    """For each sentence without event whether it made a claim, and whether it made one under ACTUALLY."""
    claimed, acted = [], []
    for passage, group in zip(passages, groups, strict=True):
        found = {s.id: [c.claim for c in group if c.claim and c.sentence.id == s.id]
                 for s in passage.sentences if not s.events}  # fmt: skip
        claimed.append([bool(claims) for claims in found.values()])
        acted.append([any(claim.column == "ACTUALLY" for claim in claims) for claims in found.values()])
    return claimed, acted


def met(case: Case) -> Counts:
    return Counts(bool(case.event and case.claim), case.event is None, case.claim is None)


def _classes(groups: Groups) -> Iterator[Figure]:
    for name, answer in (("status", status_pair), ("kind", kind_pair), ("type", type_pair)):
        answers = [list(answers_of(group, answer)) for group in groups]
        yield estimate(f"corpus.{name}", answers, macro_f1, f"macro-F1 of the {name} of events found")
        yield estimate(f"corpus.{name}_accuracy", answers, accuracy, f"{name} right, of events found")
    columns = [list(answers_of(group, column_pair)) for group in groups]
    yield estimate("corpus.column", columns, accuracy, "column right, of events found")
    missed = [[status_pair(c.event, c.claim) if c.claim else (c.event.status, NONE) for c in group if c.event]
              for group in groups]  # fmt: skip
    yield estimate("corpus.status_of_all", missed, macro_f1, "macro-F1 of the status, a missed event being wrong")


def _parties(groups: Groups) -> Iterator[Figure]:
    for role in ("actor", "recipient", "third", None):
        counts = [[fields.party_counts(event, claim, role) for event, claim in _both(group)] for group in groups]
        yield from scores(f"corpus.{role or 'partie'}s", counts, f"{role}s by id" if role else "parties in any role")
    sectors = [[pair for event, claim in _both(group) for pair in fields.sectors(event, claim)] for group in groups]
    yield estimate("corpus.sector", sectors, accuracy, "sector right, of parties found")


MEASURES: Final[dict[str, tuple[str, Callable[[GoldEvent, Claim], Counts]]]] = {
    "alleged": ("one party's word about another, marked as such", fields.alleged_counts),
    "thing": ("named agreements, mechanisms, exercises, equipment", fields.thing_counts),
    "name": ("the same, but what has no name of its own is not asked for", fields.name_counts),
    "when": (
        "when it happened, the same days",
        lambda event, claim: fields.when_counts(event.when, fields.done_when(claim)),
    ),
    "due": ("when it is due, the same days", lambda event, claim: fields.when_counts(event.due, claim.due)),
    "quantity": ("number and unit", fields.quantity_counts),
    "speaker": ("the state or body that says so", fields.speaker_counts),
}
"""Fields that an event may have: name -> what is right, and how a claim is held against an event."""


def _optional(groups: Groups) -> Iterator[Figure]:
    for name, (meaning, measure) in MEASURES.items():
        counts = [[measure(event, claim) for event, claim in _both(group)] for group in groups]
        yield from scores(f"corpus.{name}", counts, f"{meaning}; of events found")


def _both(group: Sequence[Case]) -> Iterator[tuple[GoldEvent, Claim]]:
    return ((case.event, case.claim) for case in group if case.event and case.claim)


def answers_of(group: Sequence[Case], answer: Callable[[GoldEvent, Claim], Answer]) -> Iterator[Answer]:
    return (answer(event, claim) for event, claim in _both(group))


def status_pair(event: GoldEvent, claim: Claim) -> Answer:
    return event.status, claim.status


def column_pair(event: GoldEvent, claim: Claim) -> Answer:
    return event.column, claim.column


def kind_pair(event: GoldEvent, claim: Claim) -> Answer:
    return event.kind, claim.kind


def type_pair(event: GoldEvent, claim: Claim) -> Answer:
    return event.type or NONE, claim.event or NONE


def _calibration(groups: Groups) -> Reliability | None:
    """How far a claim's score, where claims have one, says that it is right."""
    scored = [(case.claim.score, is_right(case)) for group in groups for case in group if case.claim]
    return reliability("Score of a claim", [(value, right) for value, right in scored if value is not None])


# --- tables and examples ------------------------------------------------------------------------------------------


def _by(title: str, groups: Groups, name: Callable[[GoldPassage], str]) -> Table:
    """The main figures over the passages of each register, or of each writer."""
    parts: dict[str, list[Case]] = {}
    for group in groups:
        if group:
            parts.setdefault(name(group[0].passage), []).extend(group)
    head = ("", "events", "events F1", "status right", "ACTUALLY judged", "ACTUALLY wrong")
    return Table(title, head, tuple(_line(part, cases) for part, cases in sorted(parts.items())))


def _line(part: str, cases: Sequence[Case]) -> tuple[str | int | float | None, ...]:
    judged = [wrong for case in cases if (wrong := is_wrong_act(case)) is not None]
    statuses = accuracy(list(answers_of(cases, status_pair)))
    n = sum(case.event is not None for case in cases)
    return part, n, f1([met(case) for case in cases]), statuses, len(judged), share(judged)


def _examples(cases: Sequence[Case]) -> Iterator[Example]:
    """All that is wrong, what never happened first."""
    for case in sorted(cases, key=lambda case: not is_wrong_act(case)):
        failure = failure_of(case)
        if failure:
            gold = _told(case.event) if case.event else "no such event" if case.sentence.events else "no event"
            yield Example(
                case.sentence.id, case.sentence.text, gold, told(case.claim) if case.claim else "none", failure
            )


def failure_of(case: Case) -> str | None:
    """The class of failure, the gravest that fits; None where kind and status are right."""
    if case.event is None:
        return "no event shown as an act" if is_wrong_act(case) else "a claim of nothing"
    if case.claim is None:
        return f"missed: {case.event.kind}"
    if case.event.column != case.claim.column:
        return f"{case.event.column} shown under {case.claim.column}"
    if case.event.status != case.claim.status:
        return f"{case.event.status} taken for {case.claim.status}"
    return f"{case.event.kind} taken for {case.claim.kind}" if case.event.kind != case.claim.kind else None


def _told(event: GoldEvent) -> str:
    dates = [date for date in (event.when, event.due) if date]
    return " ".join([event.kind, event.status, ", ".join(party.id for party in event.parties), *dates])


FORMAT: Final = Format("corpus", recognises, score)
