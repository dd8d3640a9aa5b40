"""What is due, as a calendar."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.present.calendar import escaped, fold, to_calendar
from comity.promise.records import STATES, Due, State
from promise.commitments import make_commitment, promised, report

ONE = make_commitment()
FULL = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Comity//Promises//EN\r\nCALSCALE:GREGORIAN\r\n"


def lines(text: str) -> list[str]:
    """The lines of a calendar, put together again."""
    return text.replace("\r\n ", "").split("\r\n")


def value(name: str, text: str) -> str:
    return next(line.partition(":")[2] for line in lines(text) if line.partition(":")[0] == name)


def test_an_event_is_the_day_on_which_it_was_due() -> None:
    text = to_calendar([ONE], "2022-05-01")
    assert text.startswith(FULL)
    assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert value("DTSTART;VALUE=DATE", text) == "20201231"
    assert value("DTSTAMP", text) == "20220501T000000Z"
    assert value("UID", text) == f"{ONE.id}@comity"


def test_an_event_says_what_who_and_where_was_looked() -> None:
    text = to_calendar([ONE], "2022-05-01")
    assert value("SUMMARY", text) == "Overdue: Japan: Sale of aircraft"
    assert "no evidence found by 2022-05-01 in 2 documents" in value("DESCRIPTION", text)
    assert "“Japan will sell six aircraft to India by the end of 2020.”" in value("DESCRIPTION", text)


@pytest.mark.parametrize("state", STATES)
def test_only_what_is_still_to_come_or_overdue(state: State) -> None:
    held = state in ("open", "restated", "in progress", "delivered in part", "overdue")
    assert ("BEGIN:VEVENT" in to_calendar([replace(ONE, state=state)], "2019-01-01")) is held


@pytest.mark.parametrize("due", [None, Due(None, None, "meeting", "at the next summit"), Due("-0004", "-0004-12-31",
                                                                                             "explicit")])  # fmt: skip
def test_what_has_no_day_in_a_calendar_is_left_out(due: Due | None) -> None:
    assert to_calendar([replace(ONE, due=due)], "2022-05-01") == FULL + "END:VCALENDAR\r\n"


def test_the_first_one_due_comes_first_whatever_the_order() -> None:
    later = make_commitment(promised(), id="p-1", state="open", due=Due("2031", "2031-12-31", "explicit"))
    assert to_calendar([later, ONE], "2022-05-01") == to_calendar([ONE, later], "2022-05-01")
    assert "SUMMARY:Due: Japan" in to_calendar([later, ONE], "2022-05-01").split("END:VEVENT")[1]


def test_text_of_sources_can_add_no_line() -> None:
    text = to_calendar([replace(ONE, name="Sale\r\nBEGIN:VALARM\x1b;x,y\\")], "2022-05-01")
    assert value("SUMMARY", text) == r"Overdue: Japan: Sale BEGIN:VALARM␛\;x\,y\\"


@pytest.mark.parametrize(
    ("url", "kept"), [("https://example.org/a?b=c,d", True), ("https://a.b/\r\nX:1", False), ("javascript:x", False)]
)
def test_only_an_address_becomes_one(url: str, kept: bool) -> None:
    claim = promised()
    linked = replace(claim, document=replace(claim.document, url=url))
    assert (f"URL:{url}" in lines(to_calendar([make_commitment(linked)], "2022-05-01"))) is kept


def test_lines_of_a_value_are_parted_by_its_own_sign() -> None:
    assert escaped("a;b", "c\nd") == r"a\;b\nc d"


@given(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\n")))
def test_a_folded_line_is_short_and_unfolds_to_itself(text: str) -> None:
    folded = fold(text)
    assert all(len(part.encode()) <= 75 for part in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == text


def test_the_same_input_gives_the_same_bytes() -> None:
    rows = [ONE, make_commitment(promised(report("Japan will sell ten more.", "2019-05-05")), id="p-2")]
    assert to_calendar(rows, "2022-05-01") == to_calendar(reversed(rows), "2022-05-01")
