"""What became of a promise: which deeds bear on it, on which rung, and how much of it they bring."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model import STATUSES, Quantity, Status
from comity.promise.outcomes import (
    AGAINST,
    DELIVERED,
    Deed,
    Outcome,
    act_of,
    deeds_of,
    held_days,
    outcomes_of,
    share_of,
    target_of,
)
from comity.promise.records import Statement
from comity.promise.standing import stand
from factories import make_party, make_thing
from promise.commitments import RARITY, chained, done, on, stated, told

FERRY = {"ferry": 1.0, "hull": 1.0}
TUNNEL = {"tunnel": 1.0, "rail": 1.0}
SHARED = make_thing("port", "Port of Kochi")


def weigh(text: str) -> Mapping[str, float]:
    return {word.strip("."): 1.0 for word in text.lower().split() if word.strip(".") in ("ferry", "hull", "tunnel")}


def ferry(act: str | None = "deliver", **fields: Any) -> Statement:
    return stated("Japan will hand a ferry to India.", **({"words": FERRY, "act": act, "thing": SHARED} | fields))


def deed(act: str | None = "deliver", text: str = "It was so.", day: str = "2020-06-01", **fields: Any) -> Deed:
    return done(text, day, **({"words": FERRY, "act": act, "thing": SHARED} | fields))


def outcomes(row: Statement, *deeds: Deed) -> list[Outcome]:
    (found,) = outcomes_of([chained(row)], deeds, RARITY)
    return found


def rungs(row: Statement, *deeds: Deed) -> list[int]:
    return [one.rung for one in outcomes(row, *deeds)]


# --- what is a deed -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", STATUSES)
def test_only_what_happened_or_did_not_is_a_deed(status: Status) -> None:
    found = deeds_of([told("A ferry was delivered.", status=status, trigger="delivered")], weigh)
    assert bool(found) == (status in ("happened", "under_way", "not_happened", "denied"))


@pytest.mark.parametrize("status", ["conditional", "hoped", "proposed", "called_for", "expected"])
def test_what_may_be_called_off_was_not(status: Status) -> None:
    assert not deeds_of([told("Japan could cancel the ferry.", status=status, trigger="cancel")], weigh)


def test_what_was_decided_against_a_promise_is_a_deed() -> None:
    (found,) = deeds_of([told("Japan is to cancel the ferry.", status="planned", trigger="cancel")], weigh)
    assert found.subject.act == "cancel"


def test_what_one_side_alleges_is_none() -> None:
    assert not deeds_of([told("A ferry was delivered.", status="happened", alleged=True)], weigh)


def test_a_deed_has_the_days_that_its_passage_gives() -> None:
    (found,) = deeds_of([told("A ferry was delivered.", "2020-07-01", status="happened", when=on("2020-06"))], weigh)
    assert (found.first, found.last, found.dated) == ("2020-06-01", "2020-06-30", True)


def test_an_undated_deed_has_the_day_of_its_report_and_is_not_dated() -> None:
    (found,) = deeds_of([told("A ferry was delivered.", "2020-07-01", status="happened")], weigh)
    assert (found.first, found.last, found.dated) == ("2020-07-01", "2020-07-01", False)


@pytest.mark.parametrize(("step", "kind", "act"), [
    ("signed", "agreement", "sign"), ("in force", "agreement", "enforce"), ("held", "exercise", "exercise"),
    ("held", "engagement", "meet"), ("cancelled", "exercise", "cancel"), (None, "transfer", "deliver"),
])  # fmt: skip
def test_the_step_in_a_life_says_what_was_done_else_the_words(step: str | None, kind: str, act: str) -> None:
    assert act_of(told("It was delivered.", trigger="delivered", step=step, kind=kind), "It was delivered.") == act


# --- rungs --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("promised", "act", "rung"), [
    ("sign", "talk", 2), ("build", "fund", 3), ("build", "sign", 4), ("order", "deliver", 5), ("sign", "sign", 5),
])  # fmt: skip
def test_how_high_a_deed_stands(promised: str, act: str, rung: int) -> None:
    assert rungs(ferry(promised), deed(act)) == [rung]


@pytest.mark.parametrize(("act", "status"), [("cancel", "happened"), ("postpone", "happened"), ("deliver", "denied"),
                                             ("deliver", "not_happened")])  # fmt: skip
def test_what_was_done_against_it(act: str, status: Status) -> None:
    assert rungs(ferry(), deed(act, status=status)) == [AGAINST]


def test_an_act_that_leads_nowhere_stands_where_it_reads_if_much_is_shared() -> None:
    (found,) = outcomes(ferry("exercise"), deed("fund"))
    assert found.read and found.why.startswith("reads as ")
    assert rungs(ferry("exercise"), deed("fund", words=TUNNEL, thing=None)) == []


def test_of_an_act_that_nobody_names_the_same_verb_delivers_it() -> None:
    row = ferry(None, trigger="repaint")
    assert rungs(row, deed(None, trigger="repainted")) == [DELIVERED]
    assert [one.read for one in outcomes(row, deed(None, trigger="scraped"))] == [True]
    assert rungs(row, deed(None, trigger="scraped", words=TUNNEL, thing=None)) == []
    assert rungs(row, deed("fund", trigger="funded")) == [3]


def test_what_only_goes_on_reads_as_no_delivery() -> None:
    (found,) = outcomes(ferry("exercise"), deed("fund", "There was progress towards the ferry."))
    assert (found.rung, found.why.split(";")[0]) == (2, "reads as a step")


@pytest.mark.parametrize(("status", "n"), [("happened", 1), ("not_happened", 0)])
def test_of_a_bare_clause_what_was_not_called_off_is_no_deed(status: Status, n: int) -> None:
    clause = told("The sale was called off.", "2020-07-01", status=status, trigger="called off", why=("undertaking",))
    assert len(deeds_of([clause], weigh)) == n


@pytest.mark.parametrize("status", ["not_happened", "denied"])
def test_what_was_not_done_is_never_read_as_done(status: Status) -> None:
    found = outcomes(ferry("exercise"), deed("fund", "The ferry arrived at Kochi.", status=status))
    assert all(one.rung == AGAINST for one in found)


def test_what_goes_on_beside_a_vow_to_stop_it_is_no_delivery() -> None:
    vow = ferry("stop", form="restraint")
    assert all(one.rung <= 0 for one in outcomes(vow, deed(None, "Japan went on selling ferries.", trigger="went")))


def test_the_promise_said_again_is_no_deed() -> None:
    again = deed(None, "Japan repeated that it will hand a ferry to India.", trigger="repeated")
    assert not outcomes(ferry(), again)


@pytest.mark.parametrize("word", ["fourth", "4th"])
@pytest.mark.parametrize("promised", ["fourth", "4th"])
def test_which_one_of_several_may_be_told_in_words_or_figures(promised: str, word: str) -> None:
    row = stated(f"Japan will hand the {promised} ferry to India.", words=FERRY, act="deliver", thing=SHARED)
    assert rungs(row, deed("deliver", f"The {word} ferry came.")) == [DELIVERED]
    assert not rungs(row, deed("deliver", "The fifth ferry came."))


@pytest.mark.parametrize(("promised", "told"), [("ship", "shipped"), ("tidy", "tidied"), ("rename", "renaming")])
def test_a_verb_is_the_same_in_other_forms(promised: str, told: str) -> None:
    (found,) = outcomes(ferry(None, trigger=promised), deed(None, trigger=told))
    assert (found.rung, found.read) == (DELIVERED, False)


def test_other_promises_do_not_move_the_bar() -> None:
    others = [chained(stated(f"Japan will sell {n} tugs.", words={"tug": 1.0, f"hull-{n}": 1.0})) for n in range(9)]
    one = deed(words={"ferry": 1.0, "paint": 1.0}, thing=None)
    alone, among = (outcomes_of([chained(ferry()), *more], [one], RARITY)[0] for more in ([], others))
    assert len(alone) == len(among)


def test_a_conditional_delivers_nothing() -> None:
    would = told("It would be delivered.", "2020-06-01", status="conditional", thing=SHARED, trigger="delivered")
    row = chained(ferry())
    assert outcomes_of([row], deeds_of([would], weigh), RARITY) == [[]]
    assert stand(row, [], "2021-01-01").state == "open"


def test_the_reason_says_what_delivers_what_and_what_they_share() -> None:
    (found,) = outcomes(ferry("order"), deed())
    assert found.why.startswith("deliver delivers order; ")
    assert "Port of Kochi" in found.why


# --- restraints ---------------------------------------------------------------------------------------------------


def vow(act: str = "deliver", text: str = "Japan will not send arms.", **fields: Any) -> Statement:
    return ferry(act, **({"form": "restraint", "clause": text} | fields))


def test_what_was_not_to_be_done_and_was_is_against_it() -> None:
    assert rungs(vow(), deed()) == [AGAINST]
    assert stand(chained(vow()), outcomes(vow(), deed()), "2021-01-01").state == "contradicted"


def test_what_was_not_to_be_done_and_was_not_is_not_against_it() -> None:
    assert AGAINST not in rungs(vow(), deed(status="not_happened"))


def test_a_vow_to_stop_is_kept_by_stopping() -> None:
    halt = vow("stop", "Japan will halt the sales.")
    assert rungs(halt, deed("stop")) == [DELIVERED]
    assert rungs(halt, deed("stop", status="not_happened")) == [AGAINST]


# --- which promise ------------------------------------------------------------------------------------------------


def test_a_deed_bears_on_the_promise_that_it_fits_best() -> None:
    near, far = ferry(), stated("A tunnel will be dug.", words={**TUNNEL, "ferry": 0.3}, thing=SHARED)
    found = outcomes_of([chained(far), chained(near)], [deed()], RARITY)
    assert [len(rows) for rows in found] == [0, 1]


def test_a_deed_bears_on_all_that_it_fits_as_well() -> None:
    twin = ferry(source="d-2", day="2018-12-01")
    assert [len(rows) for rows in outcomes_of([chained(ferry()), chained(twin)], [deed()], RARITY)] == [1, 1]


def test_a_deed_of_others_bears_on_nothing() -> None:
    others = deed(parties=(make_party("AUS"), make_party("JPN", "recipient")))
    assert rungs(ferry(), others) == []


def test_what_was_done_before_it_was_promised_is_no_delivery() -> None:
    assert rungs(ferry(), deed(day="2018-10-28")) == []
    assert rungs(ferry(), deed(day="2018-10-29")) == [DELIVERED]


def test_what_is_undated_is_told_on_a_later_day() -> None:
    assert rungs(ferry(), deed(day="2018-10-29", dated=False)) == []
    assert rungs(ferry(), deed(day="2018-10-30", dated=False)) == [DELIVERED]


def test_of_a_promise_told_again_what_was_done_before_the_text_counts() -> None:
    assert rungs(ferry(retold=True, when=on("2016-05")), deed(day="2017-01-20")) == [DELIVERED]
    assert rungs(ferry(retold=True, when=on("2016-05")), deed(day="2015-01-20")) == []


def test_a_promise_is_not_delivered_by_the_claim_that_makes_it() -> None:
    claim = deed().subject.told
    assert rungs(ferry(told=claim), deed()) == []


@given(st.permutations([deed(day=day) for day in ("2019-01-01", "2020-01-01", "2021-01-01")]))
def test_deeds_stand_in_the_order_of_time(deeds: list[Deed]) -> None:
    assert [one.deed.first for one in outcomes(ferry(), *deeds)] == ["2019-01-01", "2020-01-01", "2021-01-01"]


# --- how much -----------------------------------------------------------------------------------------------------

FIVE = Quantity(5, "piece", None, "five ferries")
YEN = Quantity(5e12, "JPY", None, "5 trillion yen")


def shared(target: Quantity, text: str = "Two came.", value: Quantity | None = None) -> tuple[float, float] | None:
    return share_of(chained(ferry(quantity=target)), deed(text=text, quantity=value))


def test_so_many_of_so_many() -> None:
    assert shared(FIVE, value=Quantity(2, "piece")) == (2, 5)
    assert shared(YEN, "So far 3.8 trillion yen were invested.") == (3.8e12, 5e12)


def test_of_several_figures_the_largest_counts() -> None:
    text = "After 1.2 trillion yen in spring, 3.8 trillion yen were invested in all."
    assert shared(YEN, text) == (3.8e12, 5e12)


@pytest.mark.parametrize(
    ("came", "part", "more"), [(4.95e12, False, False), (4.8e12, True, False), (6e12, False, True)]
)
def test_all_of_it_within_two_in_a_hundred(came: float, part: bool, more: bool) -> None:
    one = Outcome(deed(), 5, "", (came, 5e12))
    assert (one.part, one.more) == (part, more)


def test_of_two_numbers_the_one_reached_counts() -> None:
    assert shared(YEN, "It reached 5 trillion yen, up from 2 trillion.") == (5e12, 5e12)


def test_a_number_of_another_order_is_of_something_else() -> None:
    assert shared(YEN, "A loan of 300 million yen was signed.") is None
    assert shared(FIVE, "Two came, for 300 million yen.", Quantity(2, "piece")) == (2, 5)


def test_a_number_of_another_unit_is_of_something_else() -> None:
    assert shared(FIVE, value=Quantity(3, "USD")) is None


def test_where_no_number_was_promised_there_is_no_share() -> None:
    assert target_of(chained(ferry())) is None
    assert share_of(chained(ferry()), deed(quantity=FIVE)) is None


def test_money_that_tells_no_share_of_a_number_is_a_mandate() -> None:
    goal = ferry("fund", form="number", quantity=YEN)
    assert rungs(goal, deed("fund", "A loan was signed.")) == [3]
    assert rungs(goal, deed("fund", "3.8 trillion yen were invested.")) == [DELIVERED]


def test_a_part_is_a_part_and_more_than_all_is_none() -> None:
    part, full, more = (Outcome(deed(), DELIVERED, "", share) for share in ((2, 5), (5, 5), (7, 5)))
    assert (part.part, full.part, more.part) == (True, False, False)


# --- days on which meetings were held -----------------------------------------------------------------------------


def test_the_first_day_on_which_a_meeting_is_known_to_have_been_held() -> None:
    given: dict[str, Any] = {"entry": "e-1", "step": "held", "kind": "engagement"}
    rows = [told("They met.", when=on(day), **given) for day in ("2020-03-02/2020-03-04", "2020-03-03")]
    assert held_days(rows) == {"e-1": "2020-03-03"}


@pytest.mark.parametrize("fields", [{"step": "planned"}, {"entry": None}, {"kind": "agreement"}, {"when": None}])
def test_what_is_not_known_to_have_been_held_has_no_day(fields: dict[str, Any]) -> None:
    given: dict[str, Any] = {"entry": "e-1", "step": "held", "kind": "engagement", "when": on("2020-03-02")}
    assert held_days([told("They met.", **(given | fields))]) == {}
