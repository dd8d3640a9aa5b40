"""A claim beside a gold event."""

from __future__ import annotations

import pytest

from comity.evaluate import fields
from comity.evaluate.fields import Case, align, is_wrong_act, likeness, likeness_in_words, same_days
from comity.evaluate.metrics import Counts
from comity.model import Claim, Quantity, Speaker, Status, Thing
from evaluate.gold import make_event, make_passage
from factories import make_claim, make_document, make_party, make_when

RIGHT, WRONG, MISSED, BOTH, NEITHER = (
    Counts(1, 0, 0), Counts(0, 1, 0), Counts(0, 0, 1), Counts(0, 1, 1), Counts(0, 0, 0),
)  # fmt: skip


def claimed(**given: object) -> Claim:
    """A claim on the whole of the passage that ``make_passage`` makes."""
    return make_claim(make_document("India and Japan signed a pact."), **given)


def case(event_status: Status | None, claim_status: Status) -> Case:
    event = make_event(status=event_status) if event_status else None
    passage = make_passage(*([event] if event else []))
    return Case(passage, passage.sentences[0], event, claimed(status=claim_status))


# --- alignment ----------------------------------------------------------------------------------------------------


def test_claims_and_events_are_paired_by_what_they_share() -> None:
    signed, met = make_event(), make_event(trigger="met", kind="engagement", type="CONSULT")
    claims = [claimed(trigger="met", kind="engagement", event="CONSULT"), claimed()]
    cases = align(make_passage(signed, met), claims)
    assert [(case.event, case.claim) for case in cases] == [(signed, claims[1]), (met, claims[0])]


def test_what_shares_nothing_stands_alone() -> None:
    event = make_event(trigger="bombed", kind="incident", type="ASSAULT", parties=(("PER", "actor"),))
    cases = align(make_passage(event), [claimed()])
    assert [(bool(case.event), bool(case.claim)) for case in cases] == [(True, False), (False, True)]


def test_a_claim_stands_in_the_sentence_it_quotes() -> None:
    passage = make_passage()
    assert fields.sentence_of(claimed(), passage.sentences) == 0


def test_same_status_is_liker_than_same_column() -> None:
    values = [likeness(make_event(status=status), claimed()) for status in ("happened", "under_way", "planned")]
    assert values == sorted(values, reverse=True) and len(set(values)) == 3


# --- what never happened ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gold", "given", "wrong"),
    [
        ("happened", "happened", False),
        ("under_way", "happened", False),
        ("planned", "happened", True),
        ("not_happened", "happened", True),
        ("denied", "not_happened", False),
        ("happened", "planned", None),
        (None, "happened", True),
        (None, "planned", None),
    ],
)
def test_claims_under_actually_are_judged(gold: Status | None, given: Status, wrong: bool | None) -> None:
    assert is_wrong_act(case(gold, given)) is wrong


def test_a_claim_beside_another_act_cannot_be_judged() -> None:
    passage = make_passage(make_event())
    assert is_wrong_act(Case(passage, passage.sentences[0], None, claimed())) is None
    assert is_wrong_act(Case(passage, passage.sentences[0], make_event(), None)) is None


# --- fields -------------------------------------------------------------------------------------------------------


def test_parties_by_role_and_in_any() -> None:
    event = make_event(parties=(("IND", "actor"), ("JPN", "recipient"), ("XXX", "third")))
    claim = claimed()
    assert fields.party_counts(event, claim, "actor") == Counts(1, 1, 0)
    assert fields.party_counts(event, claim, "third") == NEITHER
    assert fields.party_counts(event, claim) == Counts(2, 0, 0)


def test_sectors_of_parties_that_both_have() -> None:
    claim = claimed(parties=(make_party("IND", sector="MIL"), make_party("JPN", "recipient")))
    assert fields.sectors(make_event(), claim) == [("GOV", "MIL")]


@pytest.mark.parametrize(
    ("gold", "given", "counts"),
    [
        (None, None, NEITHER), ("Port Pact", None, MISSED), (None, "Port Pact", WRONG),
        ("Port Pact", "the Port Pact of 2008", RIGHT), ("Port Pact", "Air Pact", BOTH),
    ],
)  # fmt: skip
def test_things(gold: str | None, given: str | None, counts: Counts) -> None:
    claim = claimed(thing=Thing("t", given) if given else None)
    assert fields.thing_counts(make_event(thing=gold), claim) == counts


@pytest.mark.parametrize(
    ("gold", "given", "counts"),
    [
        (None, "Port Pact", WRONG), ("Port Pact", None, MISSED), ("the Port Pact", "Port Pact", RIGHT),
        ("six trucks", None, NEITHER), ("six trucks", "trucks", NEITHER), ("six trucks", "Port Pact", WRONG),
    ],
)  # fmt: skip
def test_names_alone_are_asked_for(gold: str | None, given: str | None, counts: Counts) -> None:
    claim = claimed(thing=Thing("t", given) if given else None)
    assert fields.name_counts(make_event(thing=gold), claim) == counts


@pytest.mark.parametrize(("value", "unit"), [(2, "km"), (2, "kilometre"), (2, "km/year"), (2, "kilometre per year")])
def test_a_unit_is_the_same_by_any_of_its_names(value: float, unit: str) -> None:
    claim = claimed(quantity=Quantity(2, "kilometre"))
    assert fields.quantity_counts(make_event(quantity=(value, unit)), claim) == RIGHT


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("2024-05", "2024-05~", True), ("2024", "2024-01/2024-12", True), ("2024-05", "2024-06", False),
        ("P3D", "P3D", True), ("P3D", "2024", False), ("2023-01~/2024-03", "2023-01/2024-03", True),
    ],
)  # fmt: skip
def test_dates_that_span_the_same_days(a: str, b: str, same: bool) -> None:
    assert same_days(a, b) is same


def test_when() -> None:
    assert fields.when_counts("2024-08-20", make_when()) == RIGHT
    assert fields.when_counts(None, make_when()) == WRONG
    assert fields.when_counts("2024", None) == MISSED


def test_the_due_date_of_a_plan_is_not_when_it_happened() -> None:
    assert fields.done_when(claimed(when=make_when(), due=make_when())) is None
    assert fields.done_when(claimed(when=make_when())) == make_when()


@pytest.mark.parametrize(("value", "unit", "counts"), [(2.01e9, "USD", RIGHT), (3e9, "USD", BOTH), (2e9, "EUR", BOTH)])
def test_quantities(value: float, unit: str, counts: Counts) -> None:
    event = make_event(quantity=(2e9, "USD"))
    assert fields.quantity_counts(event, claimed(quantity=Quantity(value, unit))) == counts


def test_speakers() -> None:
    onlooker = claimed(speaker=Speaker(None, "an analyst"))
    assert fields.speaker_counts(make_event(speaker="XXX"), onlooker) == RIGHT
    assert fields.speaker_counts(make_event(speaker="IND"), onlooker) == BOTH
    assert fields.speaker_counts(make_event(speaker="IND"), claimed()) == MISSED


def test_alleged() -> None:
    assert fields.alleged_counts(make_event(alleged=True), claimed(alleged=True)) == RIGHT
    assert fields.alleged_counts(make_event(), claimed(alleged=True)) == WRONG


def test_likeness_in_words_knows_no_field_that_is_compared() -> None:
    events = (make_event(), make_event(status="hoped", kind="exercise", type=None))
    assert likeness_in_words(events[0], claimed()) == likeness_in_words(events[1], claimed()) > 0
    assert likeness_in_words(make_event(trigger="flew"), claimed()) == 0
