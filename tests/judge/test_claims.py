"""Claims as people judged them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.judge.claims import judge, told, waiting
from comity.judge.fields import said
from comity.model import Claim, Decision, Party, Quantity, Speaker, Thing, When, Where
from factories import claims, make_when
from judge.made import decided, drill, pact, protest, undone


def test_what_nobody_decided_on_stays_as_it_is() -> None:
    (row,) = judge([pact()], [decided("reject", protest())])
    assert (row.claim, row.machine, row.decisions) == (pact(), pact(), ())


def test_a_rejected_claim_says_who_and_why() -> None:
    decision = decided("reject", pact(), why="a rehearsal")
    (row,) = judge([pact()], [decision])
    assert row.rejected == decision
    assert told(decision) == f"rejected by K. Ito on {decision.made[:10]}: a rehearsal"
    assert f"{told(decision)} ({decision.id})" in row.claim.why


def test_an_accepted_claim_is_sure_and_keeps_the_machines_score_in_why() -> None:
    (row,) = judge([drill()], [decided("accept", drill())])
    assert row.claim.score == 1.0
    assert row.claim.why[-1] == "the machine's own score is 0.30"
    assert row.rejected is None


def test_of_accepting_and_rejecting_the_latest_stands() -> None:
    first, second = decided("accept", pact()), decided("reject", pact())
    assert judge([pact()], [first, second])[0].decisions == (second,)
    assert judge([pact()], [second, first])[0].decisions == (first,)


def test_an_edit_keeps_the_id() -> None:
    (row,) = judge([pact()], [decided("edit", pact(), field="status", value="promised")])
    assert (row.claim.id, row.claim.status, row.claim.column) == (pact().id, "promised", "LIKELY")
    assert "status set to promised by K. Ito" in row.claim.why[1]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("kind", "exercise", "exercise"),
        ("event", None, None),
        ("stage", "signed", "signed"),
        ("alleged", True, True),
        ("thing", {"id": "acsa", "name": "ACSA", "edition": None}, Thing("acsa", "ACSA")),
        ("when", {"edtf": "2022", "start": "2022-01-01", "end": "2022-12-31", "basis": "explicit", "text": None},
         When("2022", "2022-01-01", "2022-12-31", "explicit")),
        ("due", None, None),
        ("where", {"name": "Kochi", "country": "IND", "lat": 9.9, "lon": 76.3, "precision": "city"},
         Where("Kochi", "IND", 9.9, 76.3, "city")),
        ("quantity", {"value": 6, "unit": "piece"}, Quantity(6, "piece")),
        ("speaker", {"id": "JPN", "name": "Japan"}, Speaker("JPN", "Japan")),
        ("parties", [{"id": "IND", "name": "India", "sector": "GOV", "mention": "", "role": "recipient"}],
         (Party("IND", "India", "GOV", "", "recipient"),)),
    ],
)  # fmt: skip
def test_every_field_can_be_edited(field: str, value: Any, expected: object) -> None:
    (row,) = judge([pact(due=make_when())], [decided("edit", pact(due=make_when()), field=field, value=value)])
    assert getattr(row.claim, field) == expected


def test_the_latest_edit_of_a_field_stands_and_others_beside_it() -> None:
    made = [decided("edit", pact(), field=f, value=v) for f, v in
            (("status", "promised"), ("kind", "policy"), ("status", "hoped"))]  # fmt: skip
    (row,) = judge([pact()], made)
    assert (row.claim.status, row.claim.kind) == ("hoped", "policy")
    assert row.decisions == (made[1], made[2])


def test_what_was_rejected_and_then_edited_stays_rejected() -> None:
    made = [decided("reject", pact()), decided("edit", pact(), field="status", value="hoped")]
    assert judge([pact()], made)[0].rejected == made[0]


@pytest.mark.parametrize("fields", [{"field": "status", "value": "done"}, {"field": "id", "value": "c-1"},
                                    {"field": "thing", "value": {"name": "x"}}, {"field": "parties", "value": "IND"},
                                    {"field": "alleged", "value": "no"}, {"field": "event", "value": 1}])  # fmt: skip
def test_an_edit_that_does_not_fit_waits_and_changes_nothing(fields: dict[str, Any]) -> None:
    decision = decided("edit", pact(), **fields)
    assert judge([pact()], [decision])[0].claim == pact()
    (row,) = waiting([pact()], [decision])
    assert (row.decision, row.candidates) == (decision, (pact().id,))


def test_an_edit_without_json_waits() -> None:
    broken = Decision("edit", "K. Ito", "2026-11-22", "x", targets=decided("accept", pact()).targets, field="status")
    assert judge([pact()], [broken])[0].decisions == ()
    assert [row.reason for row in waiting([pact()], [broken])] == ["its value is no JSON"]


def test_a_decision_on_one_claim_of_several_waits() -> None:
    several = [pact(status="promised"), pact(status="hoped")]
    made = [decided("reject", pact())]
    assert [row.decisions for row in judge(several, made)] == [(), ()]
    assert [(row.reason, row.candidates) for row in waiting(several, made)] == [
        ("several claims may be meant", tuple(claim.id for claim in several))
    ]


def test_a_decision_whose_claim_is_gone_waits_until_it_is_undone() -> None:
    decision = decided("reject", pact())
    assert [row.reason for row in waiting([protest()], [decision])] == ["its claim is gone"]
    assert waiting([protest()], [decision, undone(decision)]) == ()


def test_a_decision_waits_no_more_once_a_person_says_which_claim_is_meant() -> None:
    several = [pact(status="promised"), pact(status="hoped")]
    old, other = decided("reject", pact()), decided("edit", pact(), field="kind", value="policy")
    made = [old, other, decided("accept", several[0])]
    assert [row.decision for row in waiting(several, made)] == [other]
    assert [row.decision for row in waiting(several, [made[2], old])] == [old]


# --- laws ---------------------------------------------------------------------------------------------------------


@given(claims(), st.sampled_from(["accept", "reject", "edit"]), st.booleans())
def test_undoing_gives_back_what_was_there(claim: Claim, action: Any, rejected: bool) -> None:
    before = [decided("reject", claim)] if rejected else []
    one = decided(action, claim, **({"field": "status", "value": "hoped"} if action == "edit" else {}))
    assert judge([claim], [*before, one, undone(one)]) == judge([claim], before)


@given(claims())
def test_an_edit_to_what_it_says_changes_nothing_that_it_says(claim: Claim) -> None:
    made = [decided("edit", claim, field=field, value=value) for field, value in said(claim).items()]
    (row,) = judge([claim], made)
    assert said(row.claim) == said(claim)
    assert row.claim.id == claim.id


@given(claims(), st.permutations(["status", "kind", "alleged"]))
def test_edits_of_several_fields_in_any_order_say_the_same(claim: Claim, fields: list[str]) -> None:
    values = {"status": "denied", "kind": "policy", "alleged": True}
    made = [decided("edit", claim, field=field, value=values[field]) for field in fields]
    (row,) = judge([claim], made)
    assert {name: getattr(row.claim, name) for name in values} == values
