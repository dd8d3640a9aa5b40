"""Claims to rows and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from comity.edtf import published_span
from comity.errors import LedgerError
from comity.ledger.rows import CLAIM_COLUMNS, claim_of, claim_values
from comity.model import Claim, Thing
from factories import claims, make_claim, make_document, make_when


def as_row(claim: Claim) -> dict:
    return dict(zip(CLAIM_COLUMNS, claim_values(claim, claim.document.published), strict=True))


@given(claims())
def test_a_claim_survives_its_row(claim):
    again = claim_of(as_row(claim)["content"])
    assert (again, again.id) == (claim, claim.id)
    assert repr(again) == repr(claim)


@given(claims())
def test_columns_say_what_the_claim_says(claim):
    row = as_row(claim)
    assert (row["id"], row["document"]) == (claim.id, claim.document.id)
    assert (row["kind"], row["status"], row["column"]) == (claim.kind, claim.status, claim.column)
    assert (row["start"], row["end"]) == (claim.passage.start, claim.passage.end)


def test_thing_and_stage_are_columns():
    row = as_row(make_claim(thing=Thing("jimex", "JIMEX"), stage="held"))
    assert (row["thing"], row["stage"]) == ("jimex", "held")


def test_a_time_goes_to_one_clock_only():
    row = as_row(make_claim(status="hoped", when=make_when()))
    assert (row["planned_start"], row["happened_start"]) == ("2024-08-20", None)


@pytest.mark.parametrize(
    ("edtf", "span"),
    [
        ("2024-08", ("2024-08-01", "2024-08-31")),
        ("2024-08-21/..", ("2024-08-21", None)),
        ("last week", (None, None)),
        ("", (None, None)),
        (None, (None, None)),
    ],
)
def test_published_spans(edtf, span):
    assert published_span(edtf) == span


def test_a_field_that_an_older_program_did_not_know_has_its_default():
    fields = make_claim().to_dict()
    del fields["speaker"]
    assert claim_of(json.dumps(fields)).speaker is None


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"id": 1', json.dumps(make_claim().to_dict() | {"mood": 1})])
def test_what_is_no_claim_is_damage(content):
    with pytest.raises(LedgerError, match="a claim is damaged"):
        claim_of(content)


def test_no_lone_surrogate_gets_into_an_id():
    with pytest.raises(UnicodeEncodeError):
        make_document("\ud800")
