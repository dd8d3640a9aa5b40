"""The interface as an OpenAPI 3.1 document, made from the table of addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from comity.web.call import Page, Query

VARIABLE: Final = re.compile(r"\{(\w+)\}")
TOLD: Final = {
    "id": "an id (c-, e-, p- or d-), or an unambiguous beginning of one",
    "pair": "two countries, by code or name, with a hyphen: IND-JPN",
}
ANSWERS: Final = {
    "400": "the call is off: an unknown country, a date that is none, an unknown value, a beginning of several ids",
    "401": "a token is needed",
    "404": "no record has the id",
    "429": "too many wrong tokens in a minute",
    "503": "the ledger cannot be had now",
}


def openapi(pages: Iterable[Page]) -> dict[str, Any]:
    """The document; every JSON address is in it, with what it takes."""
    listed = [page for page in pages if page.gives == "json"]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Comity",
            "version": _version(),
            "summary": "What states say, promise and do to one another, each line with its sentence.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "security": [{}, {"token": []}],
        "paths": {page.path: {"get": _operation(page)} for page in listed},
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "the reader's or the editor's token"}
            },
            "schemas": {"Error": _error(), "Answer": {"type": "object", "description": "see docs/reference.md"}},
        },
    }


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("comity")
    except PackageNotFoundError:
        return "0"


def _operation(page: Page) -> dict[str, Any]:
    name = page.path.removeprefix("/api/").replace("/", "_").replace(".", "_").replace("{", "").replace("}", "")
    inside = [_variable(found) for found in VARIABLE.findall(page.path)]
    failures = {status: _failure(words) for status, words in ANSWERS.items()}
    return {
        "operationId": name,
        "summary": page.told,
        "parameters": [*inside, *map(_parameter, page.queries)],
        "responses": {"200": _content("the record", "Answer"), **failures},
    }


def _variable(name: str) -> dict[str, Any]:
    schema = {"type": "string"}
    return {"name": name, "in": "path", "required": True, "description": TOLD[name], "schema": schema}


def _parameter(query: Query) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "integer", "minimum": 1} if query.whole else {"type": "string"}
    example = {"example": int(query.example) if query.whole else query.example} if query.example else {}
    told = {"name": query.name, "in": "query", "required": query.needed, "description": query.told}
    return {**told, "schema": schema, **example}


def _content(words: str, schema: str) -> dict[str, Any]:
    reference = {"$ref": f"#/components/schemas/{schema}"}
    return {"description": words, "content": {"application/json": {"schema": reference}}}


def _failure(words: str) -> dict[str, Any]:
    return _content(words, "Error")


def _error() -> dict[str, Any]:
    told = {"type": "string", "description": "what failed, which thing, what to do: one line"}
    return {"type": "object", "required": ["error"], "properties": {"error": told}}
