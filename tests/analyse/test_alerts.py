"""What became of promises since a day."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from comity.analyse.alerts import Alert, find_alerts, in_time, is_due, last_deed
from comity.model import Claim
from comity.promise.records import Commitment, Due, Rung, State
from promise.commitments import make_commitment, promised, report

SINCE = "2020-06-01"
SAID = promised(report())
TOLD = Rung(0, "2018-10-29", (SAID,), "", "first")
BEFORE = make_commitment(SAID, state="open", as_of="2020-05-31", late=None, ladder=(TOLD,))


def news(text: str = "They met to review the sale.", published: str = "2020-07-02") -> Claim:
    return promised(report(text, published))


def after(*rungs: Rung, **fields: Any) -> Commitment:
    return replace(BEFORE, **({"as_of": "2020-08-01", "ladder": (TOLD, *rungs)} | fields))


def found(*now: Commitment, known: tuple[Commitment, ...] = (BEFORE,)) -> list[Alert]:
    return find_alerts(known, now, SINCE)


def kinds(*now: Commitment, known: tuple[Commitment, ...] = (BEFORE,)) -> list[str]:
    return [alert.kind for alert in found(*now, known=known)]


def deed(rung: int, claim: Claim, day: str | None = "2020-07-01", **fields: Any) -> Rung:
    return Rung(rung, day, (claim,), "", **fields)


def test_what_stands_as_it_stood_is_no_news() -> None:
    assert found(after()) == []


def test_a_promise_that_was_not_known_is_new() -> None:
    (alert,) = found(after(), known=())
    assert (alert.kind, alert.before, alert.after) == ("new", None, "open")
    assert (alert.claim, alert.date, alert.rung) == (SAID, "2018-10-29", 0)


def test_what_moved_names_the_deed_that_moved_it() -> None:
    review = deed(2, news())
    (alert,) = found(after(review, state="in progress"))
    assert (alert.kind, alert.before, alert.after) == ("moved", "open", "in progress")
    assert (alert.claim, alert.date, alert.rung) == (review.claims[0], "2020-07-01", 2)


def test_another_rung_is_a_move_without_another_state() -> None:
    known = replace(BEFORE, state="in progress", ladder=(TOLD, deed(2, promised(report("Old.", "2019-01-01")))))
    now = replace(known, ladder=(*known.ladder, deed(4, news())))
    assert kinds(now, known=(known,)) == ["moved"]
    assert kinds(replace(now, ladder=(*known.ladder, deed(2, news()))), known=(known,)) == []


def test_a_move_names_the_rung_that_was_not_reached_before() -> None:
    known = replace(BEFORE, state="delivered", ladder=(TOLD, deed(5, promised(report("Old.", "2019-01-01")))))
    against = deed(-1, news("It was sent back."), "2020-06-15")
    (alert,) = found(replace(known, ladder=(*known.ladder, against, deed(5, news()))), known=(known,))
    assert (alert.kind, alert.claim) == ("moved", against.claims[0])


def test_more_of_a_delivery_in_part_is_a_move() -> None:
    part = deed(5, promised(report("Two came.", "2019-01-01")), part=True)
    known = replace(BEFORE, state="delivered in part", ladder=(TOLD, part), done=(2.0, 6.0, "piece"))
    assert kinds(replace(known, done=(3.0, 6.0, "piece")), known=(known,)) == ["moved"]


def test_what_was_said_again() -> None:
    again = deed(1, news("Japan pledged it anew."), telling="restated")
    (alert,) = found(after(again, state="restated"))
    assert (alert.kind, alert.claim) == ("restated", again.claims[0])


@pytest.mark.parametrize("telling", ["reported", "retold"])
def test_what_is_only_told_again_is_no_news(telling: Any) -> None:
    assert kinds(after(deed(1, news(), telling=telling))) == []


def test_an_old_text_that_joins_is_no_news() -> None:
    old = promised(report("Japan pledged it anew.", "2020-05-31"))
    assert kinds(after(deed(1, old, telling="restated"))) == []


def test_delivered_names_the_whole_delivery_before_its_parts() -> None:
    part, whole = deed(5, news("One came."), "2020-06-10", part=True), deed(5, news("Six came."), "2020-06-20")
    (alert,) = found(after(part, whole, state="delivered"))
    assert (alert.kind, alert.claim, alert.date) == ("delivered", whole.claims[0], "2020-06-20")


@pytest.mark.parametrize("state", ["overdue", "lapsed", "withdrawn", "delivered in part"])
def test_delivered_after_all(state: State) -> None:
    known = replace(BEFORE, state=state)
    assert kinds(after(deed(5, news()), state="delivered late"), known=(known,)) == ["delivered"]


def test_overdue_gives_the_day_and_the_claim_that_names_it() -> None:
    (alert,) = found(after(state="overdue", as_of="2021-02-01"))
    assert (alert.kind, alert.before, alert.date, alert.claim) == ("overdue", "open", "2020-12-31", SAID)
    assert found(after(state="overdue"), known=(replace(BEFORE, state="overdue"),)) == []


def test_a_lapse_follows_upon_the_last_word() -> None:
    (alert,) = found(after(state="lapsed"))
    assert (alert.kind, alert.after, alert.claim) == ("moved", "lapsed", SAID)


def test_withdrawn_names_what_was_done_against_it() -> None:
    off = deed(-1, news("It was called off."), "2020-06-15")
    (alert,) = found(after(off, deed(2, news()), state="withdrawn"))
    assert (alert.claim, alert.rung) == (off.claims[0], -1)


@pytest.mark.parametrize(
    ("as_of", "state", "due"),
    [("2020-12-01", "open", True), ("2020-11-30", "open", False), ("2020-12-20", "in progress", True),
     ("2020-12-20", "delivered in part", True), ("2020-12-20", "delivered", False), ("2020-12-20", "lapsed", False)],
)  # fmt: skip
def test_due_within_thirty_days_and_not_delivered(as_of: str, state: State, due: bool) -> None:
    known = replace(BEFORE, state=state)
    assert ("due" in kinds(after(as_of=as_of, state=state), known=(known,))) is due


def test_a_day_before_the_news_begins_is_not_due() -> None:
    early = Due("2020-05", "2020-05-31", "explicit")
    assert not is_due(after(due=early), SINCE, 30)
    assert is_due(after(due=early), "2020-05-31", 30)


def test_a_promise_without_a_day_is_never_due() -> None:
    assert not is_due(after(due=None), SINCE, 30)


def test_a_promise_is_known_by_any_of_its_statements() -> None:
    assert kinds(replace(after(), id="p-0000")) == []


def test_the_most_urgent_come_first_and_then_the_newest() -> None:
    rows = [make_commitment(promised(report(f"Japan will sell {n} ships.", f"2021-01-0{n}")), state="open",
                            due=None, as_of="2021-02-01") for n in (1, 2)]  # fmt: skip
    alerts = found(*rows, after(state="overdue"))
    assert [(alert.kind, alert.date) for alert in alerts] == [
        ("overdue", "2020-12-31"), ("new", "2021-01-02"), ("new", "2021-01-01")
    ]  # fmt: skip


def test_the_last_deed_is_the_latest_and_never_a_word() -> None:
    late, early = deed(2, news(), "2020-07-01"), deed(4, news(), "2019")
    words = deed(1, news(), "2021-01-01", telling="restated")
    assert last_deed(after(late, early, deed(3, news(), None), words)) == late
    assert last_deed(BEFORE) is None


def test_what_nothing_dates_comes_last() -> None:
    rows = [deed(2, news(), day) for day in (None, "2020-07", "-0004", "2019-05-01")]
    assert [rung.day for rung in in_time(rows)] == ["-0004", "2019-05-01", "2020-07", None]
