"""The page of a pair."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from present.story import HOSTILE, VEER, day, told
from web.pairs import client_of, links_of, words_of


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return client_of(tmp_path)


@pytest.mark.parametrize("written", ["india-japan", "jpn-ind", "JPN-IND", "Japan-India", "ind-jpn"])
def test_a_pair_has_one_address(client: TestClient, written: str) -> None:
    found = client.get(f"/{written}?as_of=2021&kind=agreement")
    assert (found.status_code, found.headers["location"]) == (308, "/IND-JPN?as_of=2021&kind=agreement")


def test_pages_beneath_a_pair_keep_their_tail(client: TestClient) -> None:
    assert client.get("/japan-india/promises?state=open").headers["location"] == "/IND-JPN/promises?state=open"
    assert client.get("/jpn-ind/claims.csv").headers["location"] == "/IND-JPN/claims.csv"


@pytest.mark.parametrize(("address", "status"), [("/nothing", 404), ("/india-nowhere", 400), ("/india-india", 400)])
def test_what_is_no_pair_is_no_page(client: TestClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_the_head_tells_how_far_the_sources_reach(client: TestClient) -> None:
    words = words_of(client.get("/IND-JPN").text)
    assert "India and Japan All that was read, up to 22 August 2024" in words
    assert "8 of 8 documents on this pair · 7 outlets · published 29 Oct 2018 to 22 Aug 2024 · 1 undated" in words
    assert "2 gaps of more than a year: 29 Oct 2018 to 10 Sep 2020; 28 Mar 2023 to 22 Aug 2024" in words


def test_the_bottom_line_is_cited_with_outlet_and_date(client: TestClient) -> None:
    page = client.get("/IND-JPN").text
    words = words_of(page)
    assert "The latest act on record: the exercise Veer Guardian took place in January 2023." in words
    assert "1 Meridian, 27 January 2023" in words
    marks = re.findall(r'<sup><a href="(/claim/c-\w+)"', page)
    assert len(marks) == 3
    assert all(client.get("/IND-JPN").text.count(mark) > 1 for mark in marks)


def test_a_footnote_can_be_taken_whole(client: TestClient) -> None:
    words = words_of(client.get("/IND-JPN").text)
    assert "1. “The exercise Veer Guardian was held in January.” Meridian, 27 January 2023, c-" in words


def test_columns_hold_their_lines_dated_first(client: TestClient) -> None:
    words = words_of(client.get("/IND-JPN").text)
    assert re.search(r"ACTUALLY 4 happened, or is under way Jan 2023 ● happened exercise Veer Guardian", words)
    assert re.search(r"Undated: the text gives no time \(1\) ◐ under way position India and Japan share", words)
    assert "LIKELY 2 agreed, promised" in words


def test_every_line_opens_its_proof_and_its_entry(client: TestClient) -> None:
    page = client.get("/IND-JPN").text
    rows = re.findall(r'<li class="told .*?</li>', page, re.DOTALL)
    assert len(rows) == 8
    assert all(re.search(r'href="/claim/c-\w{16}"', row) and re.search(r'href="/entry/e-\w{16}"', row) for row in rows)


def test_texts_of_sources_are_shown_and_never_run(client: TestClient) -> None:
    page = client.get("/IND-JPN?column=should").text
    assert "<script>alert" not in page
    assert "\x1b" not in page
    assert "␛[31mdeal" in words_of(page)
    assert HOSTILE not in page


def test_a_met_plan_stands_apart(tmp_path: Path) -> None:
    plan = told("Veer Guardian is to be held in January.", None, "Meridian", "2022-12-20", kind="exercise", thing=VEER,
                status="planned", due=day("2023-01"), trigger="to be held")  # fmt: skip
    client = client_of(tmp_path, [plan])
    assert "met or called off, 1" in words_of(client.get("/IND-JPN").text)
    assert "Veer Guardian is to be held in January." in words_of(client.get("/IND-JPN?column=moved").text)


def test_what_waits_is_counted_apart(tmp_path: Path) -> None:
    unsure = told("India and Japan may have met in May.", "2024-05", kind="engagement", score=0.1, trigger="met")
    client = client_of(tmp_path, [unsure])
    words = words_of(client.get("/IND-JPN").text)
    assert "waiting for review, 1" in words
    assert "may have met" not in words
    assert "India and Japan may have met in May" in words_of(client.get("/IND-JPN?column=waiting").text)


def test_a_kind_filters_all_columns(client: TestClient) -> None:
    words = words_of(client.get("/IND-JPN?kind=exercise").text)
    assert "ACTUALLY 1" in words
    assert "LIKELY 0" in words
    assert "all kinds 8" in words


def test_an_unknown_list_kind_or_page_is_named(client: TestClient) -> None:
    for query in ("column=past", "kind=war", "page=0", "page=x", "as_of=soon", "known_on=soon", "month=x"):
        assert client.get(f"/IND-JPN?{query}").status_code == 400, query


def test_long_lists_have_pages(tmp_path: Path) -> None:
    rows = [told(f"Japan told India its view number {n}.", f"20{n // 12 + 10}-{n % 12 + 1:02}", kind="policy",
                 trigger="told") for n in range(70)]  # fmt: skip
    client = client_of(tmp_path, rows)
    first, second = (client.get(f"/IND-JPN?kind=policy&page={page}").text for page in (1, 2))
    assert (first.count('class="told actually"'), second.count('class="told actually"')) == (12, 12)
    assert "/IND-JPN?kind=policy&page=2#actually" in links_of(first)
    assert "61–70 of 70" in words_of(client.get("/IND-JPN?kind=policy&page=9").text)


def test_as_of_a_day_leaves_out_what_came_later(client: TestClient) -> None:
    words = words_of(client.get("/IND-JPN?as_of=2021-06").text)
    assert "As of 30 June 2021" in words
    assert "Veer Guardian" not in words
    assert "the Acquisition and Cross-Servicing Agreement (signed, 9 Sep 2020)" in words


def test_the_slider_goes_to_the_end_of_a_month(client: TestClient) -> None:
    found = client.get(f"/IND-JPN?month={2021 * 12 + 5}&kind=agreement&column=likely")
    assert (found.status_code, found.headers["location"]) == (
        303, "/IND-JPN?as_of=2021-06-30&column=likely&kind=agreement")  # fmt: skip
    assert client.get("/IND-JPN?month=999999").status_code == 400


def test_the_slider_spans_the_days_of_the_pair(client: TestClient) -> None:
    page = client.get("/IND-JPN?as_of=2021-06-30").text
    assert f'min="{2018 * 12 + 9}" max="{2024 * 12 + 7}" step="1" value="{2021 * 12 + 5}"' in page
    assert 'name="as_of" value="2021-06-30"' in page


def test_what_was_not_known_then_is_not_told(client: TestClient) -> None:
    words = words_of(client.get("/IND-JPN?known_on=2020-01-01").text)
    assert "as the ledger was on 1 January 2020" in words
    assert "No evidence found, as the ledger was on 1 January 2020, in 0 documents." in words


def test_of_a_pair_without_claims_is_said_where_was_looked(client: TestClient) -> None:
    words = words_of(client.get("/DEU-FRA").text)
    assert "No evidence found in 8 documents." in words
    assert "Bottom line" not in words


def test_state_travels_in_the_addresses(client: TestClient) -> None:
    links = links_of(client.get("/IND-JPN?as_of=2022-12-31&kind=agreement&column=likely").text)
    assert "/IND-JPN?as_of=2022-12-31&column=should&kind=agreement" in links
    assert "/IND-JPN/promises?as_of=2022-12-31" in links
    assert "/IND-JPN/brief.md?as_of=2022-12-31" in links


def test_accounts_that_differ_are_marked(tmp_path: Path) -> None:
    other = told("Veer Guardian was held in March 2023.", "2023-03", "Two Oceans", "2023-03-30", kind="exercise",
                 thing=VEER, trigger="held")  # fmt: skip
    client = client_of(tmp_path, [other])
    assert "Veer Guardian" in words_of(client.get("/IND-JPN?kind=exercise").text)
    assert client.get("/IND-JPN/accounts").status_code == 200


@pytest.mark.parametrize("tail", ["accounts", "positions", "picture/strip", "promises", "figures"])
def test_pages_beneath_a_pair_say_as_of_when_and_how_far_was_read(client: TestClient, tail: str) -> None:
    words = words_of(client.get(f"/IND-JPN/{tail}?as_of=2021-12-31").text)
    assert "As of 31 December 2021" in words
    assert " documents on this pair · " in words


@pytest.mark.parametrize("tail", ["picture/ladder", "promises", "figures"])
def test_what_is_read_from_the_ledger_as_it_is_now_says_so(client: TestClient, tail: str) -> None:
    assert "the ledger as it is now" in words_of(client.get(f"/IND-JPN/{tail}?known_on=2020-01-01").text)


def test_positions_are_those_that_were_known(client: TestClient) -> None:
    assert "No position" in words_of(client.get("/IND-JPN/positions?known_on=2000-01-01").text)
