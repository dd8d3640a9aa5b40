"""The promises of a pair, from a small ledger to commitments as of a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.analyse.survey import watches
from comity.captures import Visit
from comity.errors import NotFoundError
from comity.ledger import MemoryLedger
from comity.model import Claim, Document, Quantity
from comity.promise.records import UNMET, Commitment
from comity.promises import Promises, _missed, bound_together, name_of, promise, promise_id, promises
from comity.relink import relink
from factories import make_party
from judge.made import decided
from present.story import told
from promise.commitments import chained, stated

Row = tuple[Document, Claim]
FIVE, TWO = Quantity(5, "piece", None, "five"), Quantity(2, "piece", None, "two")


def row(text: str, published: str | None, status: str = "promised", **fields: Any) -> Row:
    """A document of one sentence: by Japan for India, of a transfer, unless it is said otherwise."""
    outlet = fields.pop("outlet", f"Outlet of {published}")
    parties = (make_party("JPN"), make_party("IND", "recipient"))
    given = {"status": status, "kind": "transfer", "parties": parties, "trigger": "deliver"}
    return told(text, fields.pop("when", None), outlet, published, **(given | fields))


SAID = row("Japan will deliver five ferries to India by the end of 2020.", "2018-10-29", quantity=FIVE)
AGAIN = row("In Kochi the envoy vowed that Japan would deliver the ferries to India.", "2019-05-02")
PART = row("Japan delivered two ferries to India on Tuesday.", "2020-03-04", "happened", when="2020-03-03",
           trigger="delivered", quantity=TWO)  # fmt: skip
ALL = row("With the last of them, five ferries are now delivered by Japan to India.", "2021-08-30", "happened",
          when="2021-08-29", trigger="delivered", quantity=FIVE)  # fmt: skip
MORE = row("Japan will deliver ferries to India once more, its envoy promised.", "2022-03-19")
RICE = row("India will open a rice bureau in Osaka, Japan.", "2019-01-10", parties=("IND", "JPN"), kind="policy",
           trigger="open")  # fmt: skip
IF = row("If Delhi pays, Japan could deliver a dredger to India.", "2022-04-01", "conditional")
UNDATED = row("Japan will deliver a crane to India.", None)
STORY = (SAID, AGAIN, PART, ALL, MORE, RICE, IF, UNDATED)


def kept(rows: Iterable[Row]) -> MemoryLedger:
    ledger = MemoryLedger()
    for document, claim in rows:
        ledger.record(document, [claim], "test-1")
    relink(ledger)
    return ledger


def found(*rows: Row, as_of: str | None = None) -> Promises:
    return promises(kept(rows), "IND", "JPN", as_of)


def one(*rows: Row, as_of: str | None = None) -> Commitment:
    (only,) = found(*rows, as_of=as_of).commitments
    return only


STORIED = kept(STORY)


# --- one promise over its life ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("as_of", "state", "late"), [
    ("2018-12-31", "open", None),
    ("2019-06-01", "restated", None),
    ("2020-06-01", "delivered in part", None),
    ("2022-01-01", "delivered late", 241),
])  # fmt: skip
def test_it_stands_as_it_stood_on_a_day(as_of: str, state: str, late: int | None) -> None:
    given = one(SAID, AGAIN, PART, ALL, as_of=as_of)
    assert (given.state, given.late, given.as_of) == (state, late, as_of)


def test_without_a_deed_it_is_overdue_and_has_a_receipt() -> None:
    given = one(SAID, AGAIN, as_of="2021-01-31")
    assert (given.state, given.late) == ("overdue", 31)
    assert given.receipt and given.receipt.wording == "no evidence found by 2021-01-31 in 2 documents"


def test_in_part_it_says_how_much_of_how_much() -> None:
    given = one(SAID, PART)
    assert given.done == (2, 5, "piece")
    assert [(point.role, point.quantity.value) for point in given.path] == [("target", 5), ("path", 2)]


def test_no_day_is_the_last_day_that_was_read() -> None:
    assert found(SAID, RICE).as_of == "2019-01-10"
    assert found(UNDATED).as_of is None


def test_a_conditional_is_neither_a_promise_nor_a_delivery() -> None:
    given = found(SAID, row("If Delhi pays, five ferries could be delivered.", "2019-04-01", "conditional"))
    assert [promised.state for promised in given.commitments] == ["open"]
    assert [refused.why for refused in given.refused] == ["conditional"]


def test_each_is_judged_by_the_machine_so_far() -> None:
    assert {given.assessment for given in promises(STORIED, "IND", "JPN").commitments} == {"provisional"}


def test_what_a_person_rejected_promises_nothing() -> None:
    ledger = kept([RICE])
    ledger.decide(decided("reject", RICE[1], made="2026-11-22T00:00:00+00:00"))
    rows = [statement for given in promises(ledger, "IND", "JPN").commitments for statement in given.statements]
    assert RICE[1].id not in {statement.claim.id for statement in rows}


# --- several ------------------------------------------------------------------------------------------------------


def test_what_is_said_anew_after_a_delivery_is_another_promise() -> None:
    old, new = found(SAID, AGAIN, ALL, MORE).commitments
    assert (len(old.statements), old.state) == (2, "delivered late")
    assert (len(new.statements), new.state) == (1, "open")


def test_a_number_that_takes_the_place_of_another() -> None:
    first, second = (row(text, published, kind="measure", trigger="invest", quantity=Quantity(value, "JPY"))
                     for text, published, value in (
        ("Japan will invest 300 billion yen in Indian ferries.", "2019-05-02", 3e11),
        ("Japan will invest 900 billion yen in Indian ferries, replacing its aim of 2019.", "2021-05-02", 9e11),
    ))  # fmt: skip
    old, new = found(first, second).commitments
    assert (old.state, old.superseded_by, old.receipt) == ("superseded", new.id, None)
    assert old.why == f"{new.id} takes its place, by its own words"


def test_what_was_delivered_is_not_replaced() -> None:
    old = replace(found(SAID).commitments[0], state="delivered", receipt=None)
    new = replace(old, id="p-2", state="open")
    goals = [chained(stated(text, published, quantity=Quantity(value, "JPY"))) for text, published, value in (
        ("A goal.", "2019-05-02", 3e11), ("It replaces the goal of 2019.", "2021-05-02", 9e11))]  # fmt: skip
    assert [row.state for row in bound_together([old, new], goals)] == ["delivered", "open"]
    assert bound_together([new, old], goals)[0].superseded_by == old.id


def test_what_is_due_at_the_next_meeting_is_due_on_its_day() -> None:
    promised = row("India and Japan will sign a port accord at their next summit.", "2019-05-02", kind="agreement",
                   trigger="sign", parties=("IND", "JPN"))  # fmt: skip
    summit = row("The summit of India and Japan was held in Kochi.", "2020-02-11", "happened", kind="engagement",
                 trigger="held", when="2020-02-10", parties=("IND", "JPN"))  # fmt: skip
    due = one(promised, summit).due
    assert due and (due.end, due.basis) == ("2020-02-10", "meeting")
    assert due.entry and due.entry.startswith("e-")


def test_a_part_names_what_it_is_a_part_of() -> None:
    text = "Japan will train 900 Indian nurses, and 300 of them will study in Kobe."
    document, whole = row(text, "2019-05-02", kind="policy", trigger="train")
    _, part = row(text, "2019-05-02", kind="policy", trigger="study")
    ledger = MemoryLedger()
    ledger.record(document, [whole, part], "test-1")
    parents = {given.name: given.parent for given in promises(ledger, "IND", "JPN").commitments}
    assert set(parents.values()) - {None} <= {given.id for given in promises(ledger, "IND", "JPN").commitments}
    assert parents["300 of them will study in Kobe"] is not None


def test_of_another_pair_it_finds_nothing() -> None:
    assert promises(STORIED, "AUS", "JPN").commitments == ()


# --- one by its id ------------------------------------------------------------------------------------------------


def test_a_promise_is_found_by_its_id_and_by_that_of_any_statement_in_it() -> None:
    ledger = kept([SAID, AGAIN])
    only = promises(ledger, "IND", "JPN").commitments[0]
    ids = [only.id, only.id[:8], promise_id(only.statements[1])]
    assert [promise(ledger, id)[1] for id in ids] == [only] * 3


def test_the_others_of_its_pair_come_with_it() -> None:
    given, only = promise(STORIED, promise_id(stated(told=found(SAID).commitments[0].first.told)))
    assert {given.a, given.b} == {"IND", "JPN"}
    assert only in given.commitments


def test_an_id_that_nothing_has_is_an_error() -> None:
    with pytest.raises(NotFoundError, match="p-ffff"):
        promise(kept([SAID]), "p-ffff")


def test_an_id_is_made_of_the_document_and_the_claim() -> None:
    first = stated()
    assert promise_id(first) == f"p-{first.document.id[2:5]}{first.claim.id[2:15]}"


@pytest.mark.parametrize(("clause", "name"), [
    ("and that Japan would sell a tug, ", "Japan would sell a tug"),
    (" which  Japan will\nsell.", "Japan will sell"),
])  # fmt: skip
def test_it_is_called_by_its_clause_without_what_joins_it(clause: str, name: str) -> None:
    assert name_of(stated(clause=clause)) == name


def test_a_long_clause_is_cut() -> None:
    assert len(name_of(stated(clause="Japan will sell a tug and " + "a very long rope " * 20))) <= 112


# --- laws ---------------------------------------------------------------------------------------------------------


@settings(max_examples=15, deadline=None)
@given(st.permutations(STORY))
def test_the_order_in_which_documents_are_added_changes_nothing(rows: list[Row]) -> None:
    assert promises(kept(rows), "IND", "JPN") == promises(STORIED, "IND", "JPN")


@settings(max_examples=30, deadline=None)
@given(st.dates(date(2018, 1, 1), date(2023, 1, 1)).map(str))
def test_as_of_a_day_nothing_published_later_appears(as_of: str) -> None:
    given = promises(STORIED, "IND", "JPN", as_of)
    claims = [claim for promised in given.commitments for rung in promised.ladder for claim in rung.claims]
    claims += [refused.claim for refused in given.refused]
    assert all(claim.document.published and claim.document.published <= as_of for claim in claims)


@settings(max_examples=15, deadline=None)
@given(st.dates(date(2018, 1, 1), date(2023, 1, 1)).map(str))
def test_what_came_later_changes_nothing_as_of_a_day(as_of: str) -> None:
    known = [row for row in STORY if (row[0].published or "9999") <= as_of]
    now, then = promises(STORIED, "IND", "JPN", as_of), promises(kept(known), "IND", "JPN", as_of)
    assert [(given.id, given.state, given.why) for given in now.commitments] == [
        (given.id, given.state, given.why) for given in then.commitments
    ]


def test_the_same_input_twice_gives_equal_records() -> None:
    assert promises(kept(STORY), "IND", "JPN") == promises(kept(STORY * 2), "IND", "JPN")


@settings(max_examples=20, deadline=None)
@given(st.sets(st.sampled_from(STORY)))
def test_what_was_not_delivered_has_a_receipt_and_nothing_else_has_one(rows: set[Row]) -> None:
    for promised in found(*rows).commitments:
        assert (promised.receipt is not None) == (promised.state in UNMET)


@settings(max_examples=20, deadline=None)
@given(st.sets(st.sampled_from(STORY)))
def test_no_statement_is_in_two_promises(rows: set[Row]) -> None:
    clauses = [(row.claim.id, row.clause) for given in found(*rows).commitments for row in given.statements]
    assert len(clauses) == len(set(clauses))


def test_texts_in_other_languages_are_counted_and_not_searched() -> None:
    document, claim = row("日本はインドに船を供与する。", "2019-01-10")
    both = found((replace(document, language="ja"), claim), SAID)
    assert (both.left_out, [c.first.document.id for c in both.commitments]) == (1, [SAID[0].id])


def test_a_receipt_names_the_days_that_watched_feeds_miss() -> None:
    watched = watches([Visit("https://herald.example/f", f"2024-03-0{day}T08:00:00Z", "new") for day in (1, 4)])
    assert list(_missed(watched, "2024-03-03")) == [("https://herald.example/f", (("2024-03-03", "2024-03-03"),))]
    assert list(_missed(watched, "2024-03-04")) == []
