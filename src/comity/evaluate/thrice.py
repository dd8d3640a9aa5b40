"""Labelled passages coded three ways: by the rules alone, by the encoder's word alone, and as the program does it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from comity.coder import Draft, code, draft_claims
from comity.evaluate.coding import batches, counted
from comity.evaluate.fields import Case, align, likeness_in_words
from comity.evaluate.passages import GoldPassage
from comity.model import Claim, Sentence
from comity.parse import load_parser
from comity.suggest import ACT
from comity.triage import worth_parsing
from comity.verdict import ALLEGED, is_suggested
from comity.what.encoder import Answer, Reader, load_encoder
from comity.whether.weigh import FACTS

WAYS: Final = ("rules", "model", "both")
"""Who answers, in the order of every table."""
Ways = tuple[Sequence[Case], ...]
"""The cases of one passage by each way."""


@dataclass(frozen=True, slots=True)
class Thrice:
    """One passage: all claims of each way, then the claims that rules made and the program keeps, told each way, and
    so those that the encoder added. The last two are held against the gold once, by words and parties.

    ``everything`` has a fourth: the program's claims without those that wait for review.
    """

    passage: GoldPassage
    everything: Ways
    framed: Ways
    added: Ways


def code_thrice(passages: Sequence[GoldPassage], encoder: Reader | None = None) -> Iterator[Thrice]:
    """Each passage with its three codings, in order."""
    reader = encoder or load_encoder()
    parsed = (sentences for batch in batches([passage.document for passage in passages])
              for sentences in load_parser().parse([worth_parsing(document) for document in batch]))  # fmt: skip
    for passage, sentences in zip(passages, parsed, strict=True):
        yield _coded(passage, sentences, reader)


def _coded(passage: GoldPassage, sentences: Sequence[Sentence], reader: Reader) -> Thrice:
    drafts = draft_claims(passage.document, sentences, reader)
    both = [draft.claim for draft in drafts]
    alone = {claim.id: claim for draft in drafts if (claim := by_model(draft)) and _is_act(draft)}
    rules = code(passage.document, sentences)
    everything = [align(passage, claims) for claims in (rules, tuple(alone.values()), both, counted(both))]
    split = [[draft for draft in drafts if is_suggested(draft.claim) == added] for added in (False, True)]
    return Thrice(passage, tuple(everything), *(_told(passage, part) for part in split))


def _told(passage: GoldPassage, drafts: Sequence[Draft]) -> Ways:
    """The cases of the same drafts as each way tells them."""
    by_id = {draft.claim.id: draft for draft in drafts}
    cases = [case for case in align(passage, [draft.claim for draft in drafts], likeness_in_words) if case.claim]
    told = [(case, by_id[case.claim.id]) for case in cases if case.claim]
    return (
        [replace(case, claim=draft.first) for case, draft in told],
        [replace(case, claim=by_model(draft)) for case, draft in told],
        cases,
    )


def by_model(draft: Draft) -> Claim | None:
    """The draft as the encoder alone has it: the likeliest of its labels for an act. None where it was not asked."""
    answer = draft.answer
    if answer is None:
        return None
    type, kind, status = likeliest(answer, "type"), likeliest(answer, "kind"), likeliest(answer, "status")
    alleged = status in FACTS and answer.shares["alleged"]["yes"] >= ALLEGED
    told = {"event": None if type == "NONE" else type, "kind": kind, "status": status, "alleged": alleged}
    return replace(draft.claim, id="", **told)  # type: ignore[arg-type]


def likeliest(answer: Answer, head: str) -> str:
    """The likeliest label, were there an act."""
    shares = {label: share for label, share in answer.shares[head].items() if label != "none"}
    return max(shares, key=lambda label: shares[label])


def _is_act(draft: Draft) -> bool:
    """Whether the encoder alone takes it for an act, by the bar that it has to reach where no rule knows the word."""
    answer = draft.answer
    return answer is not None and answer.event >= ACT and "none" not in (answer.label("kind"), answer.label("status"))
