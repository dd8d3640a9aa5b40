"""The interface as OpenAPI 3.1."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from comity.web.openapi import openapi
from comity.web.pages import PAGES

TEXT = {"type": "string", "minLength": 1}
SCHEMA = {"type": "object"}
CONTENT = {
    "type": "object", "required": ["description", "content"], "additionalProperties": False,
    "properties": {"description": TEXT, "content": {"type": "object", "minProperties": 1}},
}  # fmt: skip
PARAMETER = {
    "type": "object", "required": ["name", "in", "schema", "required", "description"], "additionalProperties": False,
    "properties": {"name": TEXT, "in": {"enum": ["path", "query"]}, "required": {"type": "boolean"},
                   "description": TEXT, "schema": SCHEMA, "example": True},
}  # fmt: skip
OPERATION = {
    "type": "object", "required": ["operationId", "responses"], "additionalProperties": False,
    "properties": {"operationId": {"type": "string", "pattern": r"^\w+$"}, "summary": TEXT,
                   "parameters": {"type": "array", "items": PARAMETER},
                   "responses": {"type": "object", "required": ["200"], "additionalProperties": CONTENT}},
}  # fmt: skip
WHOLE = {
    "type": "object", "required": ["openapi", "info", "paths"],
    "properties": {
        "openapi": {"pattern": r"^3\.1\.\d+$"},
        "info": {"type": "object", "required": ["title", "version"]},
        "paths": {"type": "object", "additionalProperties": False,
                  "patternProperties": {"^/": {"type": "object", "required": ["get"], "additionalProperties": False,
                                               "properties": {"get": OPERATION}}}},
        "components": {"type": "object", "properties": {"schemas": {"additionalProperties": SCHEMA}}},
    },
}  # fmt: skip


@pytest.fixture
def described() -> dict[str, Any]:
    return openapi(PAGES)


def test_it_is_what_the_standard_asks_for(described: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(WHOLE)
    assert list(Draft202012Validator(WHOLE).iter_errors(described)) == []


def test_every_json_address_is_in_it_and_no_other(described: dict[str, Any]) -> None:
    assert list(described["paths"]) == [page.path for page in PAGES if page.gives == "json"]


def test_every_variable_of_an_address_is_described_once(described: dict[str, Any]) -> None:
    for path, item in described["paths"].items():
        rows = item["get"]["parameters"]
        inside = [row["name"] for row in rows if row["in"] == "path"]
        assert sorted(inside) == sorted(re.findall(r"\{(\w+)\}", path))
        assert len({(row["in"], row["name"]) for row in rows}) == len(rows)


def test_examples_are_of_their_schema(described: dict[str, Any]) -> None:
    for item in described["paths"].values():
        for row in item["get"]["parameters"]:
            Draft202012Validator.check_schema(row["schema"])
            assert "example" not in row or Draft202012Validator(row["schema"]).is_valid(row["example"])


def test_names_are_unique_and_references_lead_somewhere(described: dict[str, Any]) -> None:
    names = [item["get"]["operationId"] for item in described["paths"].values()]
    assert len(set(names)) == len(names)
    found = set(re.findall(r"#/components/schemas/(\w+)", str(described)))
    assert found <= set(described["components"]["schemas"])
