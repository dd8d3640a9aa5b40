"""The codebook: complete, in order, and refused with the row's name where it is not."""

from __future__ import annotations

import copy
from typing import Any

import pytest
import yaml

from comity.errors import DataError
from comity.model import COLUMNS, KINDS, STATUSES, column_of
from comity.what.codebook import PATH, TYPES, VERSION, load_codebook, parse_codebook


@pytest.fixture
def data() -> dict[str, Any]:
    return copy.deepcopy(yaml.safe_load(PATH.read_text(encoding="utf-8")))


def test_every_heading_of_the_model_is_there() -> None:
    book = load_codebook()
    assert tuple(term.id for term in book.kinds) == KINDS
    assert tuple(term.id for term in book.types) == TYPES
    assert tuple(term.id for term in book.statuses) == STATUSES


def test_it_is_read_once_and_carries_its_version() -> None:
    assert load_codebook() is load_codebook()
    assert load_codebook().version == VERSION


def test_each_status_stands_in_the_column_of_the_model() -> None:
    assert all(term.column == column_of(term.id) for term in load_codebook().statuses)  # type: ignore[arg-type]
    assert {term.column for term in load_codebook().statuses} == set(COLUMNS)


def test_every_heading_says_what_it_is_and_is_not() -> None:
    book = load_codebook()
    for term in (*book.kinds, *book.types, *book.statuses):
        assert term.definition.endswith(".") and term.limits.endswith(".")
        assert 2 <= len(term.examples) <= 3


def test_no_example_is_used_twice() -> None:
    book = load_codebook()
    examples = [example for term in (*book.kinds, *book.types, *book.statuses) for example in term.examples]
    assert len(examples) == len(set(examples))


@pytest.mark.parametrize(
    ("type_", "quad"),
    [
        ("AGREE", "verbal cooperation"),
        ("AID", "material cooperation"),
        ("ACCUSE", "verbal conflict"),
        ("PROTEST", "material conflict"),
    ],
)
def test_quad_classes(type_: str, quad: str) -> None:
    assert load_codebook().get_type(type_).quad == quad


def test_cameo_roots_from_02_to_20_have_a_type() -> None:
    book = load_codebook()
    assert all(book.types_of_cameo(f"{root:02}") for root in range(2, 21))
    assert [term.id for term in book.types_of_cameo("08")] == ["CONCEDE", "RETREAT"]
    assert book.types_of_cameo("01") == ()


def test_an_unknown_type_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load_codebook().get_type("YIELD")


def test_plover_gets_its_credit() -> None:
    top = PATH.read_text(encoding="utf-8").split("version:")[0]
    assert "PLOVER" in top and "CC BY-SA 4.0" in top


@pytest.mark.parametrize("field", ["definition", "examples", "not"])
def test_a_row_without_a_field_is_named(data: dict[str, Any], field: str) -> None:
    del data["kinds"][2][field]
    with pytest.raises(DataError, match=f"'exercise' lacks {field}"):
        parse_codebook(data)


def test_one_example_is_too_few(data: dict[str, Any]) -> None:
    data["types"][0]["examples"] = ["One."]
    with pytest.raises(DataError, match="'AGREE' has 1 examples"):
        parse_codebook(data)


@pytest.mark.parametrize(("field", "value"), [("quad", "neutral"), ("cameo", []), ("cameo", ["3"])])
def test_a_wrong_type_is_named(data: dict[str, Any], field: str, value: object) -> None:
    data["types"][0][field] = value
    with pytest.raises(DataError, match="'AGREE'"):
        parse_codebook(data)


@pytest.mark.parametrize("column", ["LIKELY", "NEVER", None])
def test_a_status_in_the_wrong_column_is_named(data: dict[str, Any], column: str | None) -> None:
    data["statuses"][0]["column"] = column
    with pytest.raises(DataError, match="'happened'"):
        parse_codebook(data)


def test_a_missing_row_is_named(data: dict[str, Any]) -> None:
    del data["statuses"][-1]
    with pytest.raises(DataError, match="conditional"):
        parse_codebook(data)


def test_rows_out_of_order_are_refused(data: dict[str, Any]) -> None:
    data["kinds"].reverse()
    with pytest.raises(DataError, match="the order"):
        parse_codebook(data)


def test_the_version_must_match_the_program(data: dict[str, Any]) -> None:
    data["version"] = "0"
    with pytest.raises(DataError, match="version '0'"):
        parse_codebook(data)
