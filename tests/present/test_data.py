"""JSON, JSON Lines and CSV."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyse.made import FORCE, HELD, MISDATED, PLAN, SIGNED, page_of
from comity.analyse import pair_page
from comity.model import Claim, Where
from comity.present.data import (
    COLUMNS,
    FORMULA,
    PARTS,
    SIMPLE,
    document_record,
    guarded,
    line_record,
    page_record,
    to_json,
    write_csv,
    write_jsonl,
)
from factories import claims as any_claims
from factories import make_claim, make_document
from present.story import CLAIMS, bounded, story_page, told

ANY = settings(max_examples=50, deadline=None)


def rows(*claims: Claim) -> list[dict[str, str]]:
    out = io.StringIO(newline="")
    write_csv(out, claims)
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


# --- JSON ---------------------------------------------------------------------------------------------------------


@given(st.text())
def test_json_reads_back(text: str) -> None:
    assert json.loads(to_json({"text": text})) == {"text": text}


@pytest.mark.parametrize("char", ["\x1b", "\x9b", "\x7f", "\u202e", "\ud800"])
def test_json_holds_nothing_that_steers_a_terminal(char: str) -> None:
    assert char not in to_json(char)


def test_json_keeps_letters_readable() -> None:
    assert to_json("भारत 日本") == '"भारत 日本"'


@ANY
@given(st.lists(any_claims(), max_size=4))
def test_json_lines_hold_the_claims(claims: list[Claim]) -> None:
    out = io.StringIO()
    write_jsonl(out, claims)
    lines = out.getvalue().split("\n")
    assert [json.loads(line)["id"] for line in lines[:-1]] == [claim.id for claim in claims]


def test_page_record() -> None:
    record = page_record(story_page())
    assert record["pair"] == [{"id": "IND", "name": "India"}, {"id": "JPN", "name": "Japan"}]
    assert record["columns"]["ACTUALLY"]["count"] == 4
    assert [row["state"] for row in record["in_place"]] == ["in force"]
    assert record["in_place"][0]["steps"][0]["claims"] == [CLAIMS[1].id]
    assert json.loads(to_json(record)) == json.loads(json.dumps(record))


def test_page_record_is_cut_by_the_limit() -> None:
    record = page_record(story_page(), limit=1)
    assert len(record["columns"]["ACTUALLY"]["lines"]) == 1
    assert record["columns"]["ACTUALLY"]["count"] == 4


def test_line_record_has_its_proof() -> None:
    record = line_record(story_page().actually.dated[-1])
    assert record["thing"] == {"id": "acsa", "name": "Acquisition and Cross-Servicing Agreement", "edition": None}
    assert record["sources"][0]["exact"] == "India and Japan on Wednesday signed the ACSA."
    assert (record["documents"], record["publishers"]) == (1, 1)


def test_line_record_says_what_is_inferred_apart_from_the_date() -> None:
    document, claim = told("India and Japan spoke on Tuesday.", published=None)
    (line,) = pair_page([replace(claim, id="", when=bounded())], [document], "IND", "JPN").actually
    record = line_record(line)
    assert (record["date"], record["inferred"]["edtf"], record["inferred"]["basis"]) == (
        None, "2023-09-13/2024-10-01", "office",
    )  # fmt: skip
    assert line_record(story_page().actually.dated[0])["inferred"] is None


def test_document_record_leaves_the_text_out() -> None:
    assert {"text", "sections"}.isdisjoint(document_record(make_document()))


# --- CSV ----------------------------------------------------------------------------------------------------------


def test_csv_columns_cover_the_claim() -> None:
    assert set(make_claim().to_dict()) <= {*SIMPLE, *PARTS}
    assert len(set(COLUMNS)) == len(COLUMNS)


def test_csv_row() -> None:
    (row,) = rows(CLAIMS[4])
    assert row["parties"] == "IND:actor;JPN:actor"
    assert (row["quantity_value"], row["quantity_unit"], row["column"]) == ("5000000000000.0", "JPY", "LIKELY")
    assert (row["when_edtf"], row["thing_id"], row["alleged"]) == ("2022-03-19", "", "false")


@pytest.mark.parametrize("start", FORMULA)
def test_formulas_are_guarded(start: str) -> None:
    assert guarded(f"{start}SUM(A1)").startswith("'")


@pytest.mark.parametrize("text", ["India", "", "'quoted'", "a=b", " =1"])
def test_other_text_is_not_guarded(text: str) -> None:
    assert guarded(text) == text


def test_numbers_are_not_guarded() -> None:
    (row,) = rows(make_claim(where=Where("=x", None, -1.5, 2.0, None)))
    assert (row["where_lat"], row["where_name"]) == ("-1.5", "'=x")


@ANY
@given(st.lists(any_claims(), max_size=4))
def test_csv_reads_back_without_formulas(claims: list[Claim]) -> None:
    found = rows(*claims)
    assert [row["id"] for row in found] == [claim.id for claim in claims]
    texts = [row[name] for row in found for name in COLUMNS if not name.endswith(("_value", "_lat", "_lon"))]
    assert not [text for text in texts if text.startswith(FORMULA)]


def test_a_line_of_an_entry_names_it_its_other_dates_and_its_sources() -> None:
    page = page_of({"e-1": [SIGNED, MISDATED, FORCE]})
    record = line_record(page.actually.dated[-1])
    assert (record["entry"], record["independent"], record["documents"]) == ("e-1", 2, 2)
    assert record["other_dates"] == [{"date": "2020-09-08", "claims": [MISDATED[1].id]}]
    (row,) = page_record(page)["in_place"]
    assert (row["entry"], [len(step["other_dates"]) for step in row["steps"]]) == ("e-1", [1, 0])


def test_plans_that_were_met_are_in_the_page_record() -> None:
    record = page_record(page_of({"e-1": [PLAN, HELD]}))
    assert [line["date"] for line in record["moved"]] == ["2023-01-16/2023-01-26"]
    assert record["columns"]["LIKELY"]["count"] == 0
