"""What a person types for a field."""

from __future__ import annotations

from typing import Any

import pytest

from comity.edits import read_edit
from comity.errors import UsageError
from comity.judge.fields import FIELDS, fault, worded
from factories import make_claim, make_party

CLAIM = make_claim(parties=(make_party("IND", sector="MIL", mention="Delhi"),))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("status=promised", "promised"),
        ("status = Under way", "under_way"),
        ("kind=EXERCISE", "exercise"),
        ("event=consult", "CONSULT"),
        ("event=none", None),
        ("stage=in force", "in_force"),
        ("alleged=yes", True),
        ("alleged=false", False),
        ("thing=jimex#6", {"id": "jimex", "name": "JIMEX", "edition": 6}),
        ("thing=JIMEX", {"id": "jimex", "name": "JIMEX", "edition": None}),
        ("thing=new:Fish Pact", {"id": "new:fish-pact", "name": "Fish Pact", "edition": None}),
        ("thing=none", None),
        ("speaker=japan", {"id": "JPN", "name": "Japan", "office": None}),
        ("speaker=nato", {"id": "NATO", "name": "NATO", "office": None}),
        ("quantity=5e12 JPY", {"value": 5e12, "unit": "JPY", "measure": None, "text": None}),
        ("quantity=5 trillion yen", {"value": 5e12, "unit": "JPY", "measure": None, "text": "5 trillion yen"}),
        ("quantity=0.5 share", {"value": 0.5, "unit": "share", "measure": None, "text": None}),
    ],
)
def test_what_is_typed(text: str, expected: Any) -> None:
    field, value = read_edit(CLAIM, text)
    assert field == text.split("=")[0].strip()
    if isinstance(value, dict) and field == "speaker":
        value, expected = value["id"], expected["id"]
    assert value == expected


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("when=2022-03", "2022-03-01", "2022-03-31"), ("due=2022~", "2022-01-01", "2022-12-31"),
     ("when=2023-01-16/2023-01-26", "2023-01-16", "2023-01-26")],
)  # fmt: skip
def test_dates_are_edtf(text: str, start: str, end: str) -> None:
    field, value = read_edit(CLAIM, text)
    assert (value["edtf"], value["start"], value["end"]) == (text.removeprefix(f"{field}="), start, end)


def test_places_come_from_the_gazetteer_or_stand_by_their_name() -> None:
    tokyo = read_edit(CLAIM, "where=Tokyo")[1]
    assert (tokyo["country"], tokyo["precision"]) == ("JPN", "city")
    assert read_edit(CLAIM, "where=Kochi, IND")[1]["country"] == "IND"
    assert read_edit(CLAIM, "where=Kochi, JPN")[1]["country"] == "JPN"
    nowhere = read_edit(CLAIM, "where=Camp Xyzzy")[1]
    assert (nowhere["name"], nowhere["country"]) == ("Camp Xyzzy", None)


def test_parties_keep_what_the_claim_knows_of_them() -> None:
    india, japan = read_edit(CLAIM, "parties=india, JPN:recipient")[1]
    assert india == {"id": "IND", "name": "India", "sector": "MIL", "mention": "Delhi", "role": "actor"}
    assert (japan["id"], japan["sector"], japan["mention"], japan["role"]) == ("JPN", "GOV", "", "recipient")
    assert read_edit(CLAIM, "parties=none") == ("parties", [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("status", "write FIELD=VALUE, with FIELD one of kind, event"),
        ("score=1", "write FIELD=VALUE"),
        ("status=done", "status cannot be 'done': use one of happened, under_way"),
        ("status=none", "status cannot be 'none'"),
        ("kind=pact", "kind cannot be 'pact': use one of agreement"),
        ("event=SIGN", "event cannot be 'SIGN': use one of AGREE"),
        ("stage=half", "stage cannot be 'half': use one of"),
        ("alleged=maybe", "alleged cannot be 'maybe'"),
        ("thing=jimx", "no thing has the id 'jimx': did you mean jimex"),
        ("thing=jimex#six", "number of an edition like jimex#6"),
        ("thing=jimex#0", "number of an edition like jimex#6"),
        ("thing=new:", "no thing has the id 'new:'"),
        ("when=19 March 2022", "'19 March 2022' is no EDTF date: write it like 2022-03-19"),
        ("due=soon", "'soon' is no EDTF date: write it like 2022-03-19, 2022-03 or 2022-01-16/2022-01-26"),
        ("quantity=many", "'many' is no quantity"),
        ("quantity=1e400 USD", "'1e400 USD' is no quantity"),
        ("where=, IND", "where cannot be ', IND': write a place"),
        ("speaker=Atlantis", "no state or body is called 'Atlantis'"),
        ("parties=IND:friend", "a party's role cannot be 'friend': use one of actor, recipient, third"),
    ],
)
def test_what_cannot_be(text: str, words: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_edit(CLAIM, text)
    assert words in str(caught.value)


EXAMPLES = {
    "kind": "exercise", "event": "CONSULT", "status": "hoped", "alleged": "true", "stage": "signed", "thing": "jimex#6",
    "parties": "IND:actor, JPN:recipient", "when": "2022-03-19", "due": "2025", "where": "Tokyo", "quantity": "6 piece",
    "speaker": "JPN",
}  # fmt: skip


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_can_be_typed_fits_and_is_shown_as_it_was_typed(field: str) -> None:
    name, value = read_edit(CLAIM, f"{field}={EXAMPLES[field]}")
    assert fault(name, value) is None
    assert worded(name, value) == EXAMPLES[field]
