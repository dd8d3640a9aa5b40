"""Promises as they are listed, shown and exported."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from typing import Any

import pytest

from analyse.made import PLAN, page_of
from comity.analyse.alerts import Alert
from comity.model import Quantity
from comity.present.promises import (
    Listing,
    alert_record,
    commitment_record,
    listing_record,
    prefix_of,
    print_commitment,
    print_promises,
    print_refused,
    refused_record,
    sections,
    state_of,
)
from comity.present.terminal import console
from comity.promise.records import STATES, Commitment, Due, Point, Refused, Rung, State, Verdict
from present.story import HOSTILE
from promise.commitments import make_commitment, promised, report

ONE = make_commitment()
REVIEW = Rung(2, "2019-05", (promised(report("A group met on the sale.", "2019-06-01")),), "one group", sources=3)
TESTS = (Verdict("public", True, "published"), Verdict("future", False, "wish"))


def listing(*commitments: Commitment, **fields: Any) -> Listing:
    given = {"until": "2023-05-01", "found": len(commitments), "refused": ()}
    return Listing(page_of({"e-1": [PLAN]}), "2022-05-01", commitments, **(given | fields))


def printed(*commitments: Commitment, width: int = 140, limit: int | None = None, **fields: Any) -> str:
    out = io.StringIO()
    print_promises(console(out, width), listing(*commitments, **fields), limit)
    return out.getvalue()


def shown(one: Commitment, width: int = 100) -> str:
    out = io.StringIO()
    print_commitment(console(out, width), one)
    return out.getvalue()


def folded(text: str) -> str:
    return " ".join(text.split())


def titles(*commitments: Commitment) -> list[str]:
    return [section[0] for section in sections(listing(*commitments))]


# --- the table ----------------------------------------------------------------------------------------------------


def test_a_line_tells_when_due_who_what_and_what_was_looked_through() -> None:
    text = folded(printed(ONE))
    assert text.startswith("India – Japan: promises as of 1 May 2022 1 of 1 document on this pair")
    assert f"2020 ! overdue 486 days Japan Sale of aircraft {ONE.id[:10]}" in text
    assert "said 29 Oct 2018, Example Wire · no evidence found by 2022-05-01 in 2 documents" in text


@pytest.mark.parametrize("width", [60, 80, 106, 140])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    text = printed(ONE, replace(ONE, id="p-2", name="word " * 60, state="in progress", ladder=(REVIEW,)), width=width)
    assert max(map(len, text.splitlines())) <= width


def test_a_narrow_line_has_the_date_above_the_state() -> None:
    rows = printed(ONE, width=80).splitlines()
    at = next(place for place, row in enumerate(rows) if row.startswith("2020 "))
    assert rows[at + 1].startswith("! overdue 486 days")
    assert "Japan · said 29 Oct 2018" in folded(printed(ONE, width=80))


def test_every_state_has_its_section() -> None:
    rows = [replace(ONE, state=state, id=f"p-{place}", due=None) for place, state in enumerate(STATES)]
    found = {title: {row.state for row in part} for title, _, _, part in sections(listing(*rows))}
    assert list(found) == ["OVERDUE", "IN PROGRESS", "OPEN", "DELIVERED", "ENDED"]
    assert set.union(*found.values()) == set(STATES)


@pytest.mark.parametrize(("state", "day", "title"), [
    ("open", "2023-05-01", "DUE"), ("open", "2023-05-02", "OPEN"), ("in progress", "2022-06-30", "DUE"),
    ("delivered in part", "2022-06-30", "DUE"), ("delivered", "2022-06-30", "DELIVERED"),
])  # fmt: skip
def test_what_is_due_within_the_window_has_its_own_section(state: State, day: str, title: str) -> None:
    assert titles(replace(ONE, state=state, due=Due(day, day, "explicit"))) == [title]


def test_the_newest_of_what_is_overdue_and_the_first_of_what_is_due_come_first() -> None:
    days = ["2021-01-01", "2022-01-01", "2022-07-01", "2022-06-01"]
    states: list[State] = ["overdue", "overdue", "open", "open"]
    rows = [replace(ONE, id=f"p-{day}", state=state, due=Due(day, day, "explicit"))
            for day, state in zip(days, states, strict=True)]  # fmt: skip
    ids = [one.id[2:] for _, _, _, part in sections(listing(*rows)) for one in part]
    assert ids == ["2022-01-01", "2021-01-01", "2022-06-01", "2022-07-01"]


def test_a_line_tells_how_often_restated_and_the_last_deed() -> None:
    again = tuple(replace(rung, telling="restated") for rung in ONE.ladder)
    text = folded(printed(replace(ONE, state="in progress", ladder=(*again, REVIEW))))
    assert "restated twice · last deed: 2 reviewed, May 2019" in text


@pytest.mark.parametrize(("fields", "words"), [
    ({"state": "delivered late", "late": 1}, "late by 1 day"),
    ({"state": "delivered in part", "done": (1.5e12, 5e12, "JPY")}, "in part 1.5 trillion of 5 trillion JPY"),
    ({"state": "delivered in part", "done": None}, "delivered in part"),
    ({"state": "overdue", "late": 2463}, "overdue 2,463 days"),
    ({"state": "lapsed", "late": None}, "lapsed"),
])  # fmt: skip
def test_states_in_words(fields: dict[str, Any], words: str) -> None:
    assert state_of(replace(ONE, **fields)) == words


@pytest.mark.parametrize(("due", "words"), [
    (None, "no due date"), (Due("2022/2027~", "2027-12-31", "relative"), "c. 2027"), (Due("../2024", "2024-12-31",
    "relative"), "2024"), (Due("2024/..", None, "explicit"), "since 2024"),
    (Due(None, None, "meeting", "at the next summit"), "at the next summit"),
])  # fmt: skip
def test_of_a_due_date_its_end_is_shown(due: Due | None, words: str) -> None:
    rows = printed(replace(ONE, due=due, state="open"), width=80).splitlines()
    assert rows[[row.startswith("OPEN") for row in rows].index(True) + 1].startswith(words)


def test_limit_cuts_each_section() -> None:
    text = printed(ONE, replace(ONE, id="p-2"), replace(ONE, id="p-3", state="open"), limit=1)
    assert text.count("… 1 more: --limit 0 shows all") == 1


def test_ids_are_shown_as_long_as_they_need_to_be_told_apart() -> None:
    assert prefix_of(["p-1234567890", "p-9"]) == 10
    assert prefix_of(["p-12345678aa", "p-12345678ab"]) == 12


def test_head_counts_states_and_how_many_were_not_asked_for() -> None:
    text = printed(ONE, replace(ONE, id="p-2", state="open"), found=9)
    assert "2 of 9 promises · 1 overdue · 1 open" in text


def test_nothing_found_says_how_far_was_looked() -> None:
    assert "No promise found by 1 May 2022 in 1 document." in printed()
    assert "None of 3 promises is in a state" in printed(found=3)


def test_what_sources_say_stays_text_and_nothing_is_called_broken() -> None:
    hostile = replace(ONE, name=HOSTILE, why=HOSTILE, statements=(replace(ONE.first, conditions=HOSTILE),))
    text = printed(hostile) + shown(hostile, 400)
    assert "\x1b" not in text
    assert text.count("␛[31mdeal␛[0m [bold]could[/bold] be <script>") == 4
    assert "broken" not in text


# --- what is none -------------------------------------------------------------------------------------------------


def test_what_was_refused_stands_under_the_test_that_it_fails() -> None:
    out = io.StringIO()
    rows = tuple(Refused(promised(report(f"Japan hopes to sell {n}.", f"2019-0{n}")), TESTS) for n in (1, 2))
    print_refused(console(out, 100), listing(refused=rows), 1)
    assert "REFUSED  future: wish" in out.getvalue()
    assert "Japan hopes to sell 2." in out.getvalue()
    assert "… 1 more" in out.getvalue()
    assert "2 claims look ahead and are no promise: --refused" in printed(refused=rows)


def test_refused_record() -> None:
    record = refused_record(Refused(promised(), TESTS))
    assert (record["why"], record["claim"]["id"]) == ("wish", promised().id)


# --- one promise --------------------------------------------------------------------------------------------------


def test_head_of_a_promise() -> None:
    text = folded(shown(replace(ONE, parent="p-9", test="Six are sold.", judged=("K. Ito: delivered",))))
    assert text.startswith(f"Sale of aircraft promise {ONE.id} made by Japan for India form act")
    assert "strength 3 of 3: will, shall, decided specific 3 of 3" in text
    assert "due 2020, last day 31 December 2020, explicit: “by the end of 2020”" in text
    assert "part of p-9 state ! overdue 486 days, as of 1 May 2022 because was due by 2020-12-31" in text
    assert "assessment provisional, by the machine to fulfil Six are sold. judged K. Ito: delivered" in text


def test_the_four_tests_are_told() -> None:
    first = replace(ONE.first, tests=TESTS)
    text = folded(shown(replace(ONE, statements=(first,))))
    assert "✓ public published ✕ future wish" in text


@pytest.mark.parametrize(("rung", "words"), [
    (Rung(0, None, (), "", "first"), "first said"),
    (Rung(1, None, (), "", "restated", ("stronger", "new date")), "restated (stronger, new date)"),
    (Rung(1, None, (), "", "reported"), "reported"), (Rung(1, None, (), "", "retold"), "told again"),
    (Rung(2, None, (), ""), "2 reviewed"), (Rung(3, None, (), ""), "3 money or mandate"),
    (Rung(4, None, (), ""), "4 instrument"), (Rung(5, None, (), "", part=True), "5 delivered in part"),
    (Rung(6, None, (), ""), "6 repeated"), (Rung(-1, None, (), ""), "against"),
])  # fmt: skip
def test_every_rung_has_its_height_in_words(rung: Rung, words: str) -> None:
    text = shown(replace(ONE, ladder=(replace(rung, claims=REVIEW.claims),)))
    assert f"undated         {words}  Example Wire" in text


def test_the_ladder_goes_by_time_with_sentence_sources_and_why() -> None:
    text = folded(shown(replace(ONE, ladder=(REVIEW, *ONE.ladder))))
    said, met = text.index("29 Oct 2018"), text.index("May 2019 2 reviewed Example Wire +2")
    assert text.index("LADDER") < said < met
    assert "“A group met on the sale.” one group" in text[met:]


def test_a_number_has_its_path() -> None:
    point = Point("2020-03", Quantity(3e12, "JPY", None, None), "IND", promised(), "path")
    assert "Mar 2020 3 trillion JPY path, India" in folded(shown(replace(ONE, path=(point,))))
    assert "PATH" not in shown(ONE)


def test_the_receipt_tells_all_it_holds() -> None:
    assert ONE.receipt
    gaps = (("2019-03-02", "2022-05-01"),)
    receipt = replace(ONE.receipt, gaps=gaps, official=0.5, outlets=tuple(f"O{n}" for n in range(14)))
    text = folded(shown(replace(ONE, receipt=receipt)))
    assert "RECEIPT no evidence found by 2022-05-01 in 2 documents" in text
    assert "since 29 October 2018, when it was first said until 1 May 2022, the last day read" in text
    assert "documents 2 on the pair of 3 read" in text
    assert "O11 and 2 more official 50% of the documents languages en" in text
    assert "gaps 2 March 2019 to 1 May 2022 looked for aircraft" in text


# --- data ---------------------------------------------------------------------------------------------------------


def test_commitment_record_is_json_with_proofs() -> None:
    record = json.loads(json.dumps(commitment_record(replace(ONE, ladder=(REVIEW,), done=(1.0, 6.0, "piece")))))
    assert (record["state"], record["due"]["end"], record["makers"]) == ("overdue", "2020-12-31", ["JPN"])
    assert record["ladder"][0]["claims"][0]["exact"] == "A group met on the sale."
    assert record["done"] == {"value": 1.0, "of": 6.0, "unit": "piece"}
    assert record["receipt"]["wording"] == "no evidence found by 2022-05-01 in 2 documents"
    assert [row["claim"] for row in record["statements"]] == [row.claim.id for row in ONE.statements]


def test_listing_record_is_in_the_order_of_the_page_and_cut() -> None:
    rows = listing(replace(ONE, id="p-2", state="open"), ONE)
    record = listing_record(rows, limit=1)
    assert (record["a"], record["b"], record["as_of"], record["found"]) == ("IND", "JPN", "2022-05-01", 2)
    assert [one["id"] for one in record["promises"]] == [ONE.id]


def test_alert_record_has_the_claim_and_its_sentence() -> None:
    claim = promised()
    record = alert_record(Alert("moved", "p-1", "Sale", "open", "lapsed", claim, "2019", 2))
    assert record == {
        "kind": "moved", "id": "p-1", "name": "Sale", "before": "open", "after": "lapsed", "rung": 2, "date": "2019",
        "claim": claim.id, "sentence": claim.passage.exact, "document": claim.document.id,
        "publisher": "Example Wire", "published": "2018-10-29",
    }  # fmt: skip
