"""What the encoder makes of a claim: whether it stands, what it is, and how sure it is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from comity.verdict import features, score_of
from comity.what.encoder import MarkedPair
from factories import FakeEncoder, make_claim, make_document, make_party, make_when
from sentences import coded


@pytest.mark.parametrize("text", ["Kenya humiliated Uganda over the lake.", "Kenya bought wheat from Uganda."])
def test_a_deed_in_which_the_encoder_sees_no_act_is_no_claim(text: str) -> None:
    assert coded(text, FakeEncoder(event=0.2)) == ()


def test_a_stance_in_which_the_encoder_sees_no_act_gets_a_low_score() -> None:
    (claim,) = coded("Kenya condemned Uganda.", FakeEncoder(event=0.2))
    assert claim.score == 0.2


def test_a_sure_encoder_says_of_what_kind_a_rules_deed_is() -> None:
    (claim,) = coded("Kenya condemned Uganda.", FakeEncoder())
    assert claim.kind == "incident"
    assert "kind by the encoder, not position" in claim.why


def test_the_kind_of_what_a_noun_or_number_tells_is_the_rules() -> None:
    claims = coded("Kenya and Uganda held a naval drill.", FakeEncoder())
    assert {claim.kind for claim in claims} == {"exercise"}


def test_a_rules_claim_gets_a_score_and_says_why() -> None:
    (claim,) = coded("Kenya condemned Uganda.", FakeEncoder())
    assert claim.score == 0.95
    assert claim.why[0].startswith("position.")
    assert any(rule.startswith("encoder: act 0.95") for rule in claim.why)


def test_a_sure_encoder_overrules_a_rule_and_says_so() -> None:
    (claim,) = coded("Kenya condemned Uganda.", FakeEncoder(status="planned"))
    assert claim.status == "planned"
    assert "status by the encoder, not happened" in claim.why


@pytest.mark.parametrize(
    ("text", "kept"), [("Kenya will attack Uganda.", "promised"), ("Kenya hit Uganda.", "happened")]
)
def test_a_sure_encoder_puts_nothing_under_actually(text: str, kept: str) -> None:
    statuses = {claim.status for status in ("happened", "denied") for claim in coded(text, FakeEncoder(status=status))}
    assert statuses == {kept}


def test_an_encoder_that_wavers_makes_no_act_of_a_plan() -> None:
    (claim,) = coded("Kenya will condemn Uganda.", FakeEncoder(event=0.6))
    assert claim.column != "ACTUALLY"


def test_a_score_is_made_of_what_the_trust_says() -> None:
    (claim,) = coded("Kenya condemned Uganda.", FakeEncoder())
    (answer,) = FakeEncoder().read([MarkedPair("", None, None, (0, 0))])
    trust = {"bias": 0.0, "act": 0.0, "status": 0.0, "kind": 0.0, "rule": 2.0, "implied": 0.0}
    assert score_of(claim, answer, trust) == pytest.approx(0.8808)
    assert score_of(claim, answer, {}) == answer.event


@pytest.mark.parametrize(
    ("name", "fields", "value"),
    [
        ("dated", {"when": make_when()}, 1.0),
        ("dated", {}, 0.0),
        ("rule", {"why": ("encoder.sign",)}, 0.0),
        ("implied", {"why": ("agreement.sign", "the other side of the passage")}, 1.0),
        ("pair", {"why": ("agreement.sign", "the pair of the passage")}, 1.0),
        ("nominal", {"why": ("engagement.nominal",)}, 1.0),
        ("phrase", {"trigger": "signed the pact"}, 1.0),
        ("column", {"status": "planned"}, 0.25),
        ("column", {"status": "not_happened"}, 0.75),
    ],
)
def test_what_a_score_is_made_of(name: str, fields: dict[str, Any], value: float) -> None:
    (answer,) = FakeEncoder().read([MarkedPair("", None, None, (0, 0))])
    answer.shares["status"].update(happened=0.6, planned=0.2, none=0.2)  # type: ignore[attr-defined]
    assert features(make_claim(**fields), answer)[name] == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "named"), [("Peru and Chad signed.", 2 / 3), ("Peru signed.", 1 / 3), ("They did.", 0)]
)
def test_a_score_counts_who_is_named_in_the_sentence(text: str, named: float) -> None:
    (answer,) = FakeEncoder().read([MarkedPair("", None, None, (0, 0))])
    parties = tuple(replace(make_party(id), mention=name) for id, name in (("PER", "Peru"), ("TCD", "Chad")))
    assert features(make_claim(make_document(text), parties=parties), answer)["named"] == pytest.approx(named)


@pytest.mark.parametrize(
    ("status", "share", "alleged"), [("happened", 0.4, True), ("happened", 0.1, False), ("planned", 0.4, False)]
)
def test_a_fact_is_alleged_where_the_encoder_reads_it_so(status: str, share: float, alleged: bool) -> None:
    [claim] = coded("Kenya shelled Uganda.", FakeEncoder(status, alleged=share))[:1]
    assert (claim.status, claim.alleged) == (status, alleged)
