"""promises, and show of one."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from cli.conftest import Run
from comity.choosing import span_end
from comity.cli.promising import eve_of
from comity.errors import UsageError
from comity.promise.records import Commitment, Due, Refused, Verdict
from comity.promises import Promises
from promise.commitments import make_commitment, promised, report

pytestmark = pytest.mark.usefixtures("ledger", "found")

AS_OF = "2022-05-01"
OVERDUE = make_commitment(id="p-overdue")
SOON = make_commitment(promised(report("Japan will sell ten more.")), id="p-soon", state="open", as_of=AS_OF,
                       due=Due("2022-05", "2022-05-31", "explicit"))  # fmt: skip
LATER = make_commitment(id="p-later", state="restated", due=Due("2027", "2027-12-31", "explicit"))
EARLY = make_commitment(id="p-early", state="delivered", due=Due("2022-06", "2022-06-30", "explicit"))
UNDATED = make_commitment(id="p-undated", state="lapsed", due=None)
ALL = (OVERDUE, SOON, LATER, EARLY, UNDATED)
REFUSED = Refused(promised(report("Japan hopes to sell more.")), (Verdict("future", False, "wish"),))


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Promises that are made, whatever the ledger holds."""

    def promises(ledger: Any, a: str, b: str, as_of: str | None = None) -> Promises:  # noqa: ARG001
        known = [one for one in ALL if as_of is None or as_of >= AS_OF or one is not SOON]
        return Promises(a, b, as_of or AS_OF, tuple(known), (REFUSED,))

    def promise(ledger: Any, id: str, as_of: str | None = None) -> tuple[Promises, Commitment]:
        given = promises(ledger, "IND", "JPN", as_of)
        return given, next(one for one in ALL if one.id.startswith(id))

    monkeypatch.setattr("comity.promises.promises", promises)
    monkeypatch.setattr("comity.promises.promise", promise)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What was handed to the functions that test and assess."""
    module, rows = ModuleType("comity.cli.assessing"), []
    module.run_test = lambda *given: rows.append(("test", *given))  # type: ignore[attr-defined]
    module.run_assess = lambda *given: rows.append(("assess", *given))  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "comity.cli.assessing", module)
    return rows


def ids(run: Run, *options: str) -> list[str]:
    record = json.loads(run("promises", "india", "japan", "--json", *options).out)
    return [one["id"][2:] for one in record["promises"]]


# --- the table ----------------------------------------------------------------------------------------------------


def test_the_page_is_in_the_order_of_urgency(run: Run) -> None:
    ran = run("promises", "india", "japan")
    assert ran.status == 0
    assert ran.out.startswith("India – Japan: promises")
    assert [line.split("  ")[0] for line in ran.out.splitlines() if line.split(" ")[0].isupper() and "──" in line] == [
        "OVERDUE", "DUE", "OPEN", "DELIVERED", "ENDED"
    ]  # fmt: skip
    assert "\x1b" not in ran.out


@pytest.mark.parametrize(("options", "expected"), [
    ((), ["overdue", "soon", "later", "early", "undated"]),
    (("--state", "overdue"), ["overdue"]),
    (("--state", "Lapsed", "--state", "restated"), ["later", "undated"]),
    (("--due-within", "90d"), ["soon"]),
    (("--due-within", "6y"), ["soon", "later"]),
    (("--due-within", "90d", "--state", "overdue"), ["overdue"]),
    (("--due-within", "90d", "--state", "overdue", "--state", "open"), ["overdue", "soon"]),
    (("--due-within", "90d", "--state", "delivered"), ["early"]),
    (("--limit", "2"), ["overdue", "soon"]),
])  # fmt: skip
def test_states_and_days_choose(run: Run, options: tuple[str, ...], expected: list[str]) -> None:
    assert ids(run, *options) == expected


def test_a_state_may_be_written_with_a_hyphen(run: Run) -> None:
    assert run("promises", "IND", "JPN", "--state", "in-progress").status == 0


def test_as_of_is_handed_on(run: Run) -> None:
    assert "as of 31 December 2020" in run("promises", "IND", "JPN", "--as-of", "2020").out


def test_what_was_refused(run: Run) -> None:
    assert "REFUSED  future: wish" in run("promises", "IND", "JPN", "--refused").out
    (row,) = json.loads(run("promises", "IND", "JPN", "--refused", "--json").out)
    assert row["claim"]["exact"] == "Japan hopes to sell more."


@pytest.mark.parametrize(("words", "said"), [
    (("IND", "JPN", "--state", "kept"), "'kept' is no state of a promise: use one of open, restated"),
    (("IND", "JPN", "--due-within", "soon"), "'soon' is no span of time"),
    (("IND",), "names no two countries"),
    (("IND", "JPN", "FRA"), "names no two countries"),
    (("IND", "JPN", "--refused", "--ics", "-"), "--ics is another page than --refused"),
    (("IND", "JPN", "--since", "2022", "--state", "open"), "--state chooses promises"),
    (("IND", "JPN", "--by", "K. Ito"), "--by goes with test or assess"),
    (("test", "p-1", "--refused"), "--refused goes with countries, not with test"),
    (("test",), "is not how promises are tested"),
    (("assess", "p-1"), "is not how promises are tested"),
    (("assess", "p-1", "delivered"), "give --why"),
    (("IND", "JPN", "--since", "soon"), "is no date"),
])  # fmt: skip
def test_calls_that_are_off(run: Run, words: tuple[str, ...], said: str) -> None:
    ran = run("promises", *words)
    assert ran.status == 2
    assert said in ran.err


# --- calendar and alerts ------------------------------------------------------------------------------------------


def test_a_calendar_is_written(run: Run, tmp_path: Path) -> None:
    assert run("promises", "IND", "JPN", "--ics", "due.ics").out == "Written: due.ics, 3 events\n"
    assert (tmp_path / "due.ics").read_bytes().count(b"BEGIN:VEVENT\r\n") == 3


def test_a_calendar_is_printed(run: Run) -> None:
    ran = run("promises", "IND", "JPN", "--ics", "-", "--due-within", "90d")
    assert ran.out.startswith("BEGIN:VCALENDAR")
    assert ran.out.count("BEGIN:VEVENT") == 1


def test_a_calendar_that_cannot_be_written(run: Run) -> None:
    ran = run("promises", "IND", "JPN", "--ics", "nowhere/due.ics")
    assert ran.status == 1
    assert "cannot write 'nowhere/due.ics'" in ran.err


def test_alerts_are_lines_of_json(run: Run) -> None:
    lines = run("promises", "IND", "JPN", "--since", "2022-04", "--as-of", AS_OF).out.splitlines()
    alerts = [json.loads(line) for line in lines]
    assert [(alert["kind"], alert["id"]) for alert in alerts] == [("due", SOON.id), ("new", SOON.id)]
    assert {alert["sentence"] for alert in alerts} == {"Japan will sell ten more."}


def test_alerts_compare_the_eve_with_the_last_day_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []

    def promises(ledger: Any, a: str, b: str, as_of: str | None = None) -> Promises:  # noqa: ARG001
        asked.append(as_of)
        return Promises(a, b, as_of, (), ())

    monkeypatch.setattr("comity.promises.promises", promises)
    assert run("promises", "IND", "JPN", "--since", "2022-04").out == ""
    assert asked == ["2022-03-31", "2024-08-22"]


# --- test and assess ----------------------------------------------------------------------------------------------


def test_a_test_and_an_assessment_are_handed_on(run: Run, calls: list[tuple[Any, ...]]) -> None:
    run("promises", "test", "p-1", "Six", "are sold.", "--by", "K. Ito")
    run("promises", "test", "p-1", "--json")
    run("promises", "assess", "p-1", "delivered", "--why", "seen")
    assert calls == [
        ("test", "comity.db", "p-1", "Six are sold.", "K. Ito", False),
        ("test", "comity.db", "p-1", None, None, True),
        ("assess", "comity.db", "p-1", "delivered", "seen", None, False),
    ]


# --- show, days ---------------------------------------------------------------------------------------------------


def test_show_a_promise(run: Run) -> None:
    assert "LADDER" in run("show", "p-soon").out
    assert json.loads(run("show", "p-soon", "--json").out)["id"] == SOON.id


@pytest.mark.parametrize(("span", "day"), [
    ("90d", "2024-04-30"), ("2w", "2024-02-14"), ("1m", "2024-02-29"), ("1Y", "2025-01-31"), ("13 m", "2025-02-28"),
])  # fmt: skip
def test_spans_end_on_a_day_of_the_calendar(span: str, day: str) -> None:
    assert span_end("2024-01-31", span) == day


@pytest.mark.parametrize("span", ["9999y", "999999w", "d", "-3d", "1.5y"])
def test_what_is_no_span(span: str) -> None:
    with pytest.raises(UsageError, match=r"is no span|beyond the calendar"):
        span_end("2024-01-31", span)


def test_the_eve_of_the_first_day_of_all() -> None:
    assert eve_of("2024-03-01") == "2024-02-29"
    with pytest.raises(UsageError, match="no day comes before"):
        eve_of("0001-01-01")
