"""Passages coded by rules alone, by the encoder alone, and by both."""

from __future__ import annotations

from comity.evaluate.passages import GoldPassage
from comity.evaluate.thrice import Thrice, Ways, by_model, code_thrice, likeliest
from evaluate.gold import make_event, make_passage
from factories import FakeEncoder
from sentences import drafted

CONDEMNED = make_passage(make_event(trigger="condemned"), text="Kenya condemned Uganda.")


def coded(encoder: FakeEncoder, passage: GoldPassage = CONDEMNED) -> Thrice:
    (found,) = code_thrice([passage], encoder)
    return found


def statuses(ways: Ways) -> list[list[str]]:
    return [[case.claim.status for case in cases if case.claim] for cases in ways]


def test_one_claim_is_told_each_way() -> None:
    found = coded(FakeEncoder("denied"))
    assert statuses(found.framed) == [["happened"], ["denied"], ["happened"]]
    kinds = [case.claim.kind for cases in found.framed for case in cases if case.claim]
    assert kinds == ["position", "incident", "incident"]
    assert found.added == ([], [], [])


def test_what_is_told_each_way_meets_the_same_event() -> None:
    found = coded(FakeEncoder("planned", type="AID"))
    assert [[case.event for case in cases] for cases in found.framed] == [list(CONDEMNED.sentences[0].events)] * 3


def test_an_act_that_no_rule_knows_is_the_models() -> None:
    found = coded(FakeEncoder(event=0.97), make_passage(text="Kenya hushed the affair up."))
    rules, model, both, _ = found.everything
    assert (len(rules), len(model), len(both)) == (0, 1, 1)
    assert statuses(found.added) == [["happened"]] * 3


def test_what_the_model_takes_for_no_act_is_the_rules_alone() -> None:
    rules, model, both, shown = coded(FakeEncoder(event=0.1)).everything
    assert [len([case for case in way if case.claim]) for way in (rules, model, both, shown)] == [1, 0, 1, 0]


def test_the_likeliest_label_were_there_an_act() -> None:
    answer = FakeEncoder("hoped", event=0.1).answer
    assert answer.label("status") == "none"
    assert (likeliest(answer, "status"), likeliest(answer, "type")) == ("hoped", "COERCE")


def test_the_model_alone_says_status_kind_type_and_whether_it_is_alleged() -> None:
    (draft,) = drafted("Kenya condemned Uganda.", FakeEncoder(type="AID", share=0.05, alleged=0.3))
    claim = by_model(draft)
    assert claim is not None and (claim.kind, claim.event, claim.status, claim.alleged) == (
        "incident", None, "happened", True,
    )  # fmt: skip
    (draft,) = drafted("Kenya condemned Uganda.")
    assert by_model(draft) is None
