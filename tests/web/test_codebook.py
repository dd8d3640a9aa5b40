"""The codebook and the error rates as pages: all there is in the data files, and nothing beside it."""

from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from comity.model import KINDS, STATUSES, Basis
from comity.promise.records import STATES
from comity.web.handbook import get_section, read_handbook, sections_of
from comity.web.pages.codebook import codes
from comity.what.codebook import TYPES
from web.conftest import text_of


def test_every_word_of_the_ledger_is_explained(client: TestClient) -> None:
    page = client.get("/codebook").text
    named = set(re.findall(r'<dt id="([^"]+)"', page))
    assert named == {*KINDS, *STATUSES, *TYPES}


def test_the_crosswalk_has_every_root_of_every_type() -> None:
    book = codes()
    assert {(root, type) for root, types in book.roots for type in types} == {
        (root, term.id) for term in book.book.types for root in term.cameo
    }


@pytest.mark.parametrize("words", [*STATES, *Basis.__args__])  # type: ignore[attr-defined]
def test_every_state_of_a_promise_and_basis_of_a_date_is_explained(words: str) -> None:
    told = get_section("concepts.md", "State").body + get_section("concepts.md", "Time").body
    assert re.search(rf"(<td>|<code>|<strong>){words}<", told)


@pytest.mark.parametrize("rung", [0, 1, 2, 3, 4, 5, 6, -1])
def test_every_rung_is_explained(rung: int) -> None:
    assert re.search(rf"<td>(\d, )?{rung}(, \d)?</td>", get_section("concepts.md", "Chains and rungs").body)


def test_grades_have_their_outlets() -> None:
    assert [grade for grade, _ in codes().grades] == list("ABCDEF")
    assert "Reuters" in [source.name for source in dict(codes().grades)["B"]]


def test_an_outlet_is_shown_with_its_class_country_group_and_hosts(client: TestClient) -> None:
    words = " ".join(text_of(client.get("/codebook").text).split())
    assert "Financial Times media GBR Nikkei ft.com" in words
    assert "F: every other outlet" in words


def test_the_published_rates_are_shown_with_their_meaning(client: TestClient) -> None:
    words = text_of(client.get("/quality").text)
    headline = re.search(r"\*\*(Of the claims under ACTUALLY .*?)\*\*", read_handbook("quality.md"), re.DOTALL)
    assert headline
    assert " ".join(headline[1].split()) in words
    assert "what it means" in words


@pytest.mark.parametrize("name", ["quality.md", "concepts.md"])
def test_nothing_in_a_document_runs_or_leads_to_a_file(name: str) -> None:
    html = "".join(section.body for section in sections_of(name))
    assert not re.search(r"style=|<img|<script|href=\"(?!/|#|https://)", html)
    assert html.count("<span>") <= html.count("</span>")


@pytest.mark.parametrize("path", ["/codebook", "/quality"])
def test_ids_are_unique_and_what_leads_to_them_finds_them(client: TestClient, path: str) -> None:
    page = client.get(path).text
    ids = re.findall(r'\sid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'<li><a href="#([^"]+)"', page)) <= set(ids)
