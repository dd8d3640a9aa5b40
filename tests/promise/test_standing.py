"""Where a promise stands on a day: its ladder and all the states."""

from __future__ import annotations

from typing import Any

import pytest

from comity.model import Quantity
from comity.promise.chains import Chain
from comity.promise.outcomes import AGAINST, DELIVERED, REPEATED, Outcome
from comity.promise.standing import Standing, delivered_on, due_first, ladder_of, stand
from promise.commitments import by, chained, done, stated

LENT = "Japan will lend India a ferry."
FERRY = Quantity(5, "piece")


def lent(day: str | None = "2018-10-29", **fields: Any) -> Chain:
    return chained(stated(LENT, day, **fields))


def came(day: str = "2020-06-01", rung: int = DELIVERED, share: tuple[float, float] | None = None,
         **fields: Any) -> Outcome:  # fmt: skip
    return Outcome(done("A ferry came.", day, **fields), rung, "a ferry", share)


def stands(row: Chain, *outcomes: Outcome, as_of: str | None = "2021-01-01") -> Standing:
    return stand(row, outcomes, as_of)


# --- the states ---------------------------------------------------------------------------------------------------


def test_said_once_it_is_open() -> None:
    assert stands(lent()) == Standing("open", "no deed found")


def test_said_again_on_another_occasion_it_is_restated() -> None:
    assert stands(chained(stated(LENT), stated(LENT, "2019-05-02"))).state == "restated"
    assert stands(chained(stated(LENT), stated(LENT, "2018-11-01"))).state == "open"


@pytest.mark.parametrize("rung", [2, 3, 4])
def test_a_step_towards_it_puts_it_in_progress(rung: int) -> None:
    assert stands(lent(), came(rung=rung)) == Standing("in progress", "a ferry")


def test_delivered_before_its_day_it_is_delivered() -> None:
    assert stands(lent(due=by("2020")), came("2020-12-31")) == Standing("delivered", "a ferry")
    assert stands(lent(), came()).state == "delivered"


def test_delivered_after_its_day_it_is_late_by_so_many_days() -> None:
    found = stands(lent(due=by("2020-12-31")), came("2021-08-29"))
    assert (found.state, found.late) == ("delivered late", 241)
    assert found.why == "a ferry; 241 days after it was due"


def test_the_first_delivery_counts_and_not_the_last() -> None:
    assert stands(lent(due=by("2020")), came(), came("2021-08-29")).state == "delivered"


def test_the_day_that_was_named_first_is_kept() -> None:
    row = chained(stated(LENT), stated(LENT, "2019-05-02", due=by("2020")), stated(LENT, "2020-05-02", due=by("2023")))
    assert due_first(row) == by("2020")
    assert stands(row).state == "overdue"


def test_part_of_it_is_delivered_in_part_by_the_largest_figure() -> None:
    row = lent(quantity=FERRY, due=by("2020"))
    found = stands(row, came(share=(2, 5)), came("2020-09-01", share=(3, 5)))
    assert (found.state, found.done) == ("delivered in part", (3, 5, "piece"))


def test_nearly_all_of_it_is_all_of_it() -> None:
    assert stands(lent(quantity=FERRY), came(share=(4.95, 5))).state == "delivered"


def test_a_day_after_its_day_it_is_overdue() -> None:
    row = lent(due=by("2020-12-31"))
    assert stands(row, as_of="2021-01-01") == Standing("overdue", "was due by 2020-12-31, 1 days ago", 1)
    assert stands(row, as_of="2020-12-31").state == "open"


def test_steps_do_not_keep_it_from_being_overdue() -> None:
    assert stands(lent(due=by("2019")), came(rung=4)).late == 367


@pytest.mark.parametrize(("as_of", "state"), [("2023-10-27", "open"), ("2023-10-28", "lapsed"), (None, "open")])
def test_only_five_silent_years_let_it_lapse(as_of: str | None, state: str) -> None:
    assert stands(lent(), as_of=as_of).state == state


def test_a_word_or_a_step_breaks_the_silence_and_a_tale_does_not() -> None:
    again, tale = (chained(stated(LENT), stated(LENT, "2021-05-02", retold=retold)) for retold in (False, True))
    assert stands(again, as_of="2024-01-01").state == "restated"
    assert stands(tale, as_of="2024-01-01").state == "lapsed"
    assert stands(lent(), came(rung=2), as_of="2024-01-01").state == "in progress"


def test_what_has_a_day_is_overdue_and_never_lapses() -> None:
    assert stands(lent(due=by("2019")), as_of="2031-01-01").state == "overdue"
    assert stands(lent(due=by("2040")), as_of="2031-01-01").state == "open"


def test_called_off_it_is_withdrawn_unless_it_is_said_again() -> None:
    off = came(rung=AGAINST, act="cancel")
    assert stands(lent(), off).state == "withdrawn"
    assert stands(chained(stated(LENT), stated(LENT, "2020-11-01")), off).state == "restated"
    assert stands(chained(stated(LENT), stated(LENT, "2020-11-01", retold=True)), off).state == "withdrawn"


def test_put_off_is_not_called_off() -> None:
    assert stands(lent(), came(rung=AGAINST, act="postpone")).state == "open"


def test_a_restraint_is_contradicted_by_what_was_done_against_it() -> None:
    against = came(rung=AGAINST)
    assert stands(lent(form="restraint"), against).state == "contradicted"
    assert stands(lent(), against).state == "open"


def test_delivered_it_stays_delivered_when_called_off_later() -> None:
    assert stands(lent(), came(), came("2020-09-01", AGAINST, act="cancel")).state == "delivered"


def test_the_day_of_the_first_full_delivery() -> None:
    part, full = came(share=(2, 5)), came("2020-09-01", share=(5, 5))
    assert delivered_on([part, full, came("2020-10-01")]) == "2020-09-01"
    assert delivered_on([part, came(dated=False)]) is None


# --- the ladder ---------------------------------------------------------------------------------------------------


def test_statements_come_first_with_how_they_are_told() -> None:
    row = chained(stated(LENT), stated(LENT, "2018-11-01"), stated(LENT, "2019-05-02", strength=1))
    said = [(rung.rung, rung.telling, rung.drift) for rung in ladder_of(row, [])]
    assert said == [(0, "first", ()), (1, "reported", ()), (1, "restated", ("weaker",))]


def test_deeds_of_one_day_and_height_are_one_rung_with_each_sentence_once_and_its_sources() -> None:
    rows = came(), came(source="d-1"), came(source="d-1"), came("2020-06-02", rung=4)
    deeds = [(rung.rung, rung.day, len(rung.claims), rung.sources) for rung in ladder_of(lent(), rows)[1:]]
    assert deeds == [(5, "2020-06-01", 1, 2), (4, "2020-06-02", 1, 1)]


def test_a_delivery_two_months_after_the_first_repeats_it() -> None:
    rungs = [rung.rung for rung in ladder_of(lent(), [came(), came("2020-06-20"), came("2020-09-01")])[1:]]
    assert rungs == [DELIVERED, DELIVERED, REPEATED]


def test_a_part_is_told_as_one_and_repeats_nothing() -> None:
    parts = ladder_of(lent(), [came(share=(2, 5)), came("2020-09-01", share=(3, 5))])[1:]
    assert [(rung.rung, rung.part) for rung in parts] == [(DELIVERED, True)] * 2


def test_an_undated_deed_stands_on_the_day_of_its_report() -> None:
    (_, rung) = ladder_of(lent(), [came("2020-06-01", dated=False)])
    assert (rung.day, rung.rung) == ("2020-06-01", DELIVERED)


def test_an_undated_statement_has_no_day() -> None:
    assert ladder_of(lent(None), [])[0].day is None
