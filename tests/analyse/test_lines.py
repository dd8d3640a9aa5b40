"""Lines of entries: one for each status and step, with every account and every source."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyse.made import (
    COPY,
    FORCE,
    HELD,
    MISDATED,
    OTHER_PLAN,
    PLAN,
    SIGNED,
    SIXTH,
    SPUN,
    TALKS,
    Told,
    linked,
    page_of,
)
from comity.analyse.lines import make_lines
from comity.link.entries import Linked
from comity.model import Claim, Quantity
from factories import claims as any_claims
from present.story import ACSA, day, told

COPIES = {COPY[0].id: (SIXTH, False), SPUN[0].id: (SPUN, True), SIXTH[0].id: (SIXTH, False)}


def lines_of(*rows: Told) -> list[tuple[str | None, str, int]]:
    claims = [claim for _, claim in rows]
    return [(line.date, line.what, len(line.claims)) for line in make_lines(claims, linked=linked({"e-1": rows}))]


def test_many_reports_of_one_act_are_one_line() -> None:
    (line,) = page_of({"e-1": [SPUN, COPY, SIXTH]}, **COPIES).actually
    assert (line.date, line.what, line.entry) == ("2022-09-11", "JIMEX", "e-1")
    assert (line.sources, line.documents) == (2, 3)


def test_a_garbled_copy_never_stands_for_the_line() -> None:
    for order in permutations([SPUN, COPY, SIXTH]):
        (line,) = page_of({"e-1": order}, **COPIES).actually
        assert line.id == SIXTH[1].id


def test_accounts_that_differ_are_one_line_that_names_both() -> None:
    (line,) = page_of({"e-1": [MISDATED, SIGNED]}).actually
    assert (line.date, line.what) == ("2020-09-09", ACSA.name)
    assert [(row.value, row.claims) for row in line.others] == [("2020-09-08", (MISDATED[1].id,))]


def test_planned_days_that_differ_are_both_in_the_line() -> None:
    (line,) = page_of({"e-1": [OTHER_PLAN, PLAN]}).likely
    assert (line.date, [row.value for row in line.others]) == ("2023-01-16/2023-01-26", ["2023-01-12/2023-01-26"])


def test_a_coarser_date_is_no_other_account() -> None:
    month = told("It was signed in September.", "2020-09", "Late", "2021-01-01", thing=ACSA)
    (line,) = page_of({"e-1": [month, SIGNED]}).actually
    assert (line.date, line.others, line.id) == ("2020-09-09", (), SIGNED[1].id)


def test_steps_of_a_life_stay_apart() -> None:
    assert lines_of(SIGNED, FORCE) == [("2021-07-11", ACSA.name, 1), ("2020-09-09", ACSA.name, 1)]


def test_a_text_signed_anew_is_another_line() -> None:
    anew = told("It was signed anew.", "2025-08-29", "B", "2025-08-30", thing=ACSA)
    assert [date for date, _, _ in lines_of(SIGNED, anew)] == ["2025-08-29", "2020-09-09"]


def test_what_can_be_done_again_is_a_line_for_each_time() -> None:
    rounds = [told(f"They met on {d}.", d, "A", d, kind="mechanism", thing=TALKS, status="under_way", trigger="goes")
              for d in ("2019-11-30", "2022-09-08")]  # fmt: skip
    month = told("They met in 2022.", "2022-09", "B", "2023", kind="mechanism", thing=TALKS, status="under_way",
                 trigger="goes")  # fmt: skip
    assert [(date, n) for date, _, n in lines_of(*rounds, month)] == [("2022-09-08", 2), ("2019-11-30", 1)]


def test_an_undated_report_joins_the_only_line_of_its_step() -> None:
    undated = told("The ACSA was signed.", None, "B", "2021-01-01", thing=ACSA)
    assert lines_of(SIGNED, undated) == [("2020-09-09", ACSA.name, 2)]


@pytest.mark.parametrize(
    "other",
    [{"status": "under_way"}, {"status": "denied"}, {"alleged": True}, {"status": "planned", "due": day("2026")}],
)
def test_statuses_stay_apart(other: dict[str, object]) -> None:
    again = told("The ACSA was signed, they say.", "2020-09-09", thing=ACSA, **other)
    assert len(lines_of(SIGNED, again)) == 2


def test_sums_of_money_stay_apart() -> None:
    rows = [told(f"They agreed on {n}.", "2022", kind="measure", quantity=Quantity(n, "JPY")) for n in (1e9, 5e12)]
    assert len(lines_of(*rows)) == 2


def test_ships_of_an_exercise_make_no_line_of_their_own() -> None:
    rows = [told(f"It has {n} ships.", "2022-09-11", kind="exercise", quantity=Quantity(n, "ship"), trigger="held")
            for n in (2, 5)]  # fmt: skip
    assert len(lines_of(*rows)) == 1


def test_claims_that_make_no_line_say_what_the_entry_is_called() -> None:
    (line,) = make_lines([FORCE[1]], linked=linked({"e-1": [FORCE, SIGNED]}), among=[SIGNED[1]])
    assert line.what == ACSA.name


def test_a_claim_without_an_entry_stands_alone() -> None:
    lines = make_lines([SIGNED[1], FORCE[1]], linked=linked({"e-1": [SIGNED]}))
    assert [line.entry for line in lines] == [None, "e-1"]


@settings(max_examples=60, deadline=None)
@given(st.lists(any_claims(), max_size=6, unique_by=lambda claim: claim.id), st.integers(1, 3))
def test_every_claim_stands_in_one_line_in_any_order(claims: list[Claim], entries: int) -> None:
    links = Linked({claim.id: f"e-{place % entries}" for place, claim in enumerate(claims) if place})
    lines = make_lines(claims, linked=links)
    assert sorted(claim.id for line in lines for claim in line.claims) == sorted(claim.id for claim in claims)
    assert make_lines(claims[::-1], linked=links) == lines


def test_held_is_no_plan() -> None:
    assert lines_of(HELD) == [("2023-01-26", "Veer Guardian", 1)]
