"""The records: columns of statuses, ids from content, walks over a sentence's tree."""

from __future__ import annotations

import json
import re
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model import CLAIMING_ROLES, COLUMNS, KINDS, STATUSES, Claim, Document, Sentence, column_of, content_id
from factories import claims, make_claim, make_document, make_when
from sentences import parsed, token


@pytest.mark.parametrize(
    ("status", "column"),
    [
        ("happened", "ACTUALLY"),
        ("denied", "ACTUALLY"),
        ("agreed", "LIKELY"),
        ("expected", "LIKELY"),
        ("hoped", "SHOULD"),
        ("conditional", "SHOULD"),
    ],
)
def test_column_of_a_status(status: Any, column: str) -> None:
    assert column_of(status) == column


def test_each_status_stands_in_one_column() -> None:
    assert [status for statuses in COLUMNS.values() for status in statuses] == list(STATUSES)
    assert [len(statuses) for statuses in COLUMNS.values()] == [4, 4, 4]


def test_there_are_nine_kinds() -> None:
    assert len(KINDS) == len(set(KINDS)) == 9


def test_comments_and_promotion_never_claim() -> None:
    assert CLAIMING_ROLES.isdisjoint({"comment", "promotion", "masthead", "disclaimer", "byline", "dateline"})


# --- ids ----------------------------------------------------------------------------------------------------------


def test_an_id_is_a_prefix_and_sixteen_hex_digits() -> None:
    assert re.fullmatch(r"c-[0-9a-f]{16}", make_claim().id)
    assert re.fullmatch(r"d-[0-9a-f]{16}", Document.id_of("Peru signed."))


def test_the_order_of_keys_does_not_matter() -> None:
    assert content_id("x", {"a": 1, "b": 2}) == content_id("x", {"b": 2, "a": 1})


@pytest.mark.parametrize(("one", "other"), [("a", "b"), ("é", "e"), ([], {}), (1, "1"), (None, "")])
def test_other_content_has_another_id(one: object, other: object) -> None:
    assert content_id("x", one) != content_id("x", other)


@given(st.text(), st.text())
def test_only_the_same_text_is_the_same_document(one: str, other: str) -> None:
    assert (Document.id_of(one) == Document.id_of(other)) == (one == other)


@pytest.mark.parametrize(
    "changed",
    [{"why": ("another rule",)}, {"coder": "rules-9"}],
    ids=["why", "coder"],
)
def test_how_a_claim_was_found_is_not_what_it_says(changed: dict[str, Any]) -> None:
    assert make_claim(**changed).id == make_claim().id


@pytest.mark.parametrize("field", ["path", "grade", "title", "publisher"])
def test_where_a_document_lies_is_not_what_a_claim_says(field: str) -> None:
    moved: dict[str, Any] = {field: "E"}
    assert make_claim(make_document(**moved)).id == make_claim(make_document()).id


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "policy"},
        {"status": "hoped"},
        {"alleged": True},
        {"parties": ("IND", "CHN")},
        {"when": make_when()},
        {"due": make_when()},
        {"trigger": "inked"},
        {"stage": "signed"},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_what_a_claim_says_is_in_its_id(changed: dict[str, Any]) -> None:
    assert make_claim(**changed).id != make_claim().id


def test_two_documents_make_two_claims() -> None:
    assert make_claim(make_document("Peru signed.")).id != make_claim(make_document("Peru signed!")).id


def test_a_replaced_claim_gets_its_id_anew() -> None:
    claim = make_claim()
    assert replace(claim, id="", status="hoped").id == make_claim(status="hoped").id


def test_a_given_id_is_kept() -> None:
    assert make_claim(id="c-1").id == "c-1"


@given(claims())
def test_a_claim_exports_as_json_with_its_id_first(claim: Claim) -> None:
    exported = claim.to_dict()
    assert next(iter(exported)) == "id"
    assert json.loads(json.dumps(exported))["passage"]["exact"] == claim.passage.exact


@given(claims())
def test_a_claim_stands_in_the_column_of_its_status(claim: Claim) -> None:
    assert claim.status in COLUMNS[claim.column]


def test_records_cannot_be_edited() -> None:
    with pytest.raises(FrozenInstanceError):
        make_claim().status = "denied"  # type: ignore[misc]


# --- sentences ----------------------------------------------------------------------------------------------------


@pytest.fixture
def sentence() -> Sentence:
    return parsed("Peru and Chile signed a new treaty in Lima.")


def test_children_by_label(sentence: Sentence) -> None:
    signed = token(sentence, "signed")
    assert [t.text for t in sentence.children(signed, "dobj")] == ["treaty"]
    assert [t.text for t in sentence.children(signed, "nsubj", "dobj")] == ["Peru", "treaty"]


def test_ancestors_lead_to_the_root(sentence: Sentence) -> None:
    assert [t.text for t in sentence.ancestors(token(sentence, "new"))] == ["treaty", "signed"]
    assert list(sentence.ancestors(token(sentence, "signed"))) == []


def test_the_subtree_holds_the_token_and_all_below(sentence: Sentence) -> None:
    assert {t.text for t in sentence.subtree(token(sentence, "treaty"))} >= {"a", "new", "treaty"}
    assert {t.i for t in sentence.subtree(token(sentence, "signed"))} == {t.i for t in sentence.tokens}


def test_tokens_at_offsets(sentence: Sentence) -> None:
    chile = token(sentence, "Chile")
    assert sentence.at(chile.start, chile.end) == (chile,)
    assert sentence.at(chile.end, chile.end + 1) == ()


def test_lower_case_of_a_token(sentence: Sentence) -> None:
    assert token(sentence, "Peru").lower == "peru"


def test_the_page_is_exported_where_there_are_pages_and_is_no_part_of_the_id() -> None:
    plain, paged = make_claim(), make_claim(page=3)
    assert plain.id == paged.id
    assert paged.to_dict()["page"] == 3 and "page" not in plain.to_dict()
