"""What a person should look at, and in which order."""

from __future__ import annotations

from comity.judge.claims import judge
from comity.judge.conflicts import conflicts
from comity.judge.queue import Item, Use, queue
from comity.ledger.store import Proposal
from comity.model import Claim, Decision, Thing
from factories import make_claim, make_document
from judge.made import decided, drill, pact, protest


def waits(claim: Claim) -> bool:
    return claim.score is not None and claim.score < 0.6


def queued(claims: list[Claim], decisions: list[Decision] | None = None, use: Use | None = None,
           proposals: tuple[Proposal, ...] = ()) -> list[Item]:  # fmt: skip
    made = decisions or []
    return queue(judge(claims, made), conflicts(claims, made), proposals, use or Use(), waits)


def told(text: str, score: float = 0.3, published: str = "2024-01-01", **fields: object) -> Claim:
    return make_claim(make_document(text, published=published), score=score, kind="engagement", **fields)


def test_what_is_sure_or_decided_is_not_asked_about() -> None:
    assert queued([pact(score=0.95), drill(), protest()], [decided("accept", drill())]) == []


def test_an_item_tells_why_and_how_it_is_decided() -> None:
    (item,) = queued([drill()])
    assert item.why == "score 0.30: it waits and is not counted; its entry rests on 1 source"
    assert item.commands[1] == f'comity decide reject {drill().id} --why "..."'


def test_what_counts_in_spite_of_its_score_is_there_too() -> None:
    (item,) = queued([drill(score=0.7)])
    assert "it is counted" in item.why


def test_the_lower_score_comes_first() -> None:
    low, high = told("A.", 0.1), told("B.", 0.5)
    assert [item.claims[0] for item in queued([high, low])] == [low, high]


def test_what_more_sources_rest_on_comes_first_and_copies_are_no_sources() -> None:
    one, other, third = told("A.", 0.3), told("B.", 0.4), told("C.", 0.9)
    entries = {other.id: "e-1", third.id: "e-1"}
    assert [item.claims[0] for item in queued([one, other, third], use=Use(entries))] == [other, one]
    copies = {claim.document.id: "d-1" for claim in (other, third)}
    assert [item.claims[0] for item in queued([one, other, third], use=Use(entries, copies))] == [one, other]


def test_what_is_named_or_recent_comes_first() -> None:
    plain = told("A.", 0.3)
    named = told("B.", 0.4, thing=Thing("jimex", "JIMEX"))
    new = told("C.", 0.35, "2030-01-01")
    assert [item.claims[0] for item in queued([plain, named])] == [named, plain]
    assert [item.claims[0] for item in queued([plain, new])] == [new, plain]


def test_conflicts_come_before_all_else() -> None:
    now = pact(status="promised")
    items = queued([now, told("A.", 0.0)], [decided("accept", pact())])
    assert [item.nature for item in items] == ["conflict", "doubt"]
    assert "accepted by K. Ito" in items[0].why and "promised now" in items[0].why
    assert items[0].commands[0] == f'comity decide accept {now.id} --why "..."'


def test_a_decision_that_lost_its_claim_names_the_candidates() -> None:
    several = [pact(status=status, score=0.9) for status in ("promised", "hoped")]
    decision = decided("reject", pact())
    (item,) = queued(several, [decision])
    assert [command.split(" --why")[0] for command in item.commands] == [
        *(f"comity decide reject {claim.id}" for claim in several),
        f"comity decide undo {decision.id}",
    ]


def test_a_proposal_shows_both_and_how_to_merge_or_keep_apart() -> None:
    a, b = pact(), protest(score=0.9)
    use = Use({a.id: "e-1", b.id: "e-2"})
    items = queued([a, b], use=use, proposals=(Proposal(a.id, b.id, 0.7, "same day"), Proposal(a.id, "c-0", 0.9, "")))
    (item,) = items
    assert (item.nature, item.claims) == ("proposal", (a, b))
    assert item.commands == ('comity decide merge e-1 e-2 --why "..."', 'comity decide split e-1 e-2 --why "..."')


def test_the_queue_does_not_depend_on_the_order_of_claims() -> None:
    claims = [told(f"{n}.", 0.3) for n in "ABCDE"]
    assert queued(claims) == queued(claims[::-1])
