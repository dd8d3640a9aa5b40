"""The lines of a column by year and domain."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from comity.analyse import pair_page
from comity.analyse.domains import MOST, Domains, domains
from comity.model import Claim, Column, Document
from present.story import day, told

Told = tuple[Document, Claim]
PUBLISHED = {"d-1": "2020-09-10", "d-2": "2023-01-27", "d-3": "2023-03-28", "d-4": None}


def act(year: str | None, *contexts: str, words: str = "signed", **fields: Any) -> Told:
    """A line of a year with domains."""
    return told(f"They {words}, {year} {contexts} {sorted(fields)}.", year, contexts=contexts, kind="policy", **fields)


def of(*rows: Told, column: Column = "ACTUALLY", published: dict[str, str | None] | None = None) -> Domains:
    page = pair_page([claim for _, claim in rows], [document for document, _ in rows], "IND", "JPN")
    sides = {"a": replace(page.a, name="India"), "b": replace(page.b, name="Japan")}
    return domains(replace(page, **sides), PUBLISHED if published is None else published, column)


STORY = (act("2020", "military", "legal"), act("2023-01-26", "military"), act("2023", "military", words="met"),
         act(None, "legal"))  # fmt: skip


def story() -> Domains:
    return of(*STORY)


def found(column: Column, due: str | None = None) -> Domains:
    """The story with one plan, where it has a day."""
    plans = [act(None, "military", status="planned", due=day(due))] if due else []
    return of(*STORY, *plans, column=column)


def counts(data: Domains) -> dict[str, int]:
    return {row.name: row.count.n for row in data.fields}


def test_a_line_is_in_each_of_its_domains_and_counts_once_in_all() -> None:
    assert counts(story()) == {"legal.2020": 1, "military.2020": 1, "military.2023": 2, "legal.undated": 1}
    assert (story().lines, story().domains) == (4, ("military", "legal"))


def test_years_go_from_the_first_to_the_last_read_or_told_of() -> None:
    assert story().years == ("2020", "2021", "2022", "2023")
    assert of(published={"d-1": "2019"}).years == ("2019",)
    assert of(published={}).years == ()


def test_what_was_read_of_each_year_is_told_with_its_documents() -> None:
    assert story().read == {"2020": ("d-1",), "2023": ("d-2", "d-3"), "undated": ("d-4",)}


def test_long_ago_is_one_place() -> None:
    data = of(act("1952", "legal"), act("1957", "legal", words="met"), act("2023", "legal"))
    assert data.years[:2] == (f"to {2023 - MOST}", str(2024 - MOST))
    assert counts(data) == {f"legal.to-{2023 - MOST}": 2, "legal.2023": 1}


def test_a_line_without_a_domain_stands_last() -> None:
    data = of(act("2020"), act("2020", words="met"), act("2020", "legal"))
    assert data.domains == ("legal", "no context")


@pytest.mark.parametrize("fields", [{"status": "not_happened"}, {"status": "denied"}, {"alleged": True}])
def test_what_is_not_so_did_not_happen_in_a_year(fields: dict[str, Any]) -> None:
    assert of(act("2020", "legal", **fields)).lines == 0


def test_a_span_of_years_is_of_no_year() -> None:
    assert counts(of(act("2018/2022", "legal"))) == {"legal.undated": 1}


def test_a_count_opens_its_claims() -> None:
    claims = {claim.id for _, claim in STORY[1:3]}
    count = story().of("military", "2023")
    assert count
    assert set(count.claims) == claims
    assert story().of("military", "2021") is None


def test_the_column_is_chosen() -> None:
    assert counts(found("LIKELY", "2030")) == {"military.2030": 1}
    assert found("SHOULD").lines == 0
