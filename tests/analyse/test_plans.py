"""Plans on the page of a pair: open, met, called off, or passed in silence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analyse.made import AGREED, DECISION, FORCE, HELD, OTHER_PLAN, PLAN, SIGNED, USED, Told, linked, page_of
from comity.analyse import PairPage, pair_page
from present.story import ACSA, VEER, day, told

OFF = told("Veer Guardian was called off.", "2022-12-30", "A", "2022-12-30", kind="exercise", thing=VEER,
           status="not_happened", trigger="called off")  # fmt: skip
PUT_OFF = told("Veer Guardian was postponed.", "2022-12-30", "A", "2022-12-30", kind="exercise", thing=VEER,
               status="not_happened", trigger="postponed")  # fmt: skip


def page(*rows: Told, as_of: str | None = None) -> PairPage:
    return page_of({"e-1": rows}, as_of)


def test_plans_of_an_edition_that_was_held_stand_in_its_life() -> None:
    found = page(DECISION, PLAN, OTHER_PLAN, HELD)
    assert (len(found.likely), len(found.actually), len(found.moved)) == (0, 1, 2)
    assert sorted(claim.id for line in found.moved for claim in line.claims) == sorted(
        row[1].id for row in (DECISION, PLAN, OTHER_PLAN)
    )


def test_before_it_was_held_they_are_likely() -> None:
    found = page(DECISION, PLAN, OTHER_PLAN, HELD, as_of="2023-01-20")
    assert [(line.status, line.date) for line in found.likely] == [
        ("planned", "2023-01-16/2023-01-26"), ("agreed", "2018-10-29"),
    ]  # fmt: skip
    assert found.moved == ()


def test_a_plan_for_a_later_time_than_what_was_held_stays() -> None:
    again = told("It will be held again in 2025.", None, "A", "2023-02-01", kind="exercise", thing=VEER,
                 status="planned", due=day("2025"))  # fmt: skip
    assert [line.date for line in page(HELD, again).likely] == ["2025"]


@pytest.mark.parametrize("words", ["They agreed to hold it every autumn.", "They will hold it again."])
def test_a_plan_for_every_year_is_not_met_by_one(words: str) -> None:
    plan = told(words, None, "A", "2022-09-08", kind="exercise", status="agreed", trigger="hold")
    assert len(page(plan, HELD).likely) == 1


@pytest.mark.parametrize("end", [OFF, PUT_OFF])
def test_a_plan_that_was_called_off_or_put_off_is_no_longer_likely(end: Told) -> None:
    assert (len(page(PLAN, end).likely), len(page(PLAN, end).moved)) == (0, 1)


def test_a_plan_made_after_a_postponement_is_likely() -> None:
    assert [line.date for line in page(PUT_OFF, OTHER_PLAN).likely] == ["2023-01-12/2023-01-26"]


def test_what_was_not_held_settles_no_plan() -> None:
    no = told("No exercise was held.", "2022", "A", "2022-12-30", kind="exercise", status="not_happened",
              trigger="held")  # fmt: skip
    assert len(page(PLAN, no).likely) == 1


@pytest.mark.parametrize(("as_of", "silent"), [("2023-01-26", False), ("2023-01-27", True), (None, False)])
def test_a_day_that_passed_without_a_report_is_marked(as_of: str | None, silent: bool) -> None:
    assert [line.silent for line in page(PLAN, as_of=as_of).likely] == [silent]


def test_without_an_as_of_date_a_day_has_passed_when_a_later_text_was_read() -> None:
    found = page_of({"e-1": [PLAN], "e-2": [told("They met.", "2024", "B", "2024-05-01", kind="engagement")]})
    assert [line.silent for line in found.likely] == [True]


# --- agreements ---------------------------------------------------------------------------------------------------


def test_the_plan_to_sign_is_met_by_the_signature() -> None:
    found = page(AGREED, SIGNED)
    assert (len(found.likely), [line.date for line in found.moved]) == (0, ["2018-10-29"])


def test_a_signature_does_not_bring_into_force() -> None:
    plan = told("It shall enter into force next year.", None, "A", "2020-09-10", thing=ACSA, status="planned",
                stage="in_force", trigger="enter")  # fmt: skip
    assert len(page(plan, SIGNED).likely) == 1
    assert len(page(plan, SIGNED, FORCE).likely) == 0


def test_an_aim_that_is_no_step_stays() -> None:
    assert len(page(USED, SIGNED, FORCE).likely) == 1


def test_what_was_done_before_the_plan_does_not_meet_it() -> None:
    anew = told("They will sign it anew.", None, "A", "2024-08-20", thing=ACSA, status="planned", stage="signed",
                trigger="sign")  # fmt: skip
    assert len(page(SIGNED, anew).likely) == 1


@pytest.mark.parametrize("trigger", ["sign", "signed"])
def test_the_words_of_a_plan_say_its_aim_where_there_is_no_stage(trigger: str) -> None:
    plan = told("They hope to sign it.", None, "A", "2020-01-01", thing=ACSA, status="hoped", trigger=trigger)
    assert (len(page(plan, SIGNED).should), len(page(plan).should)) == (0, 1)


def test_an_edition_held_earlier_than_one_account_has_it_meets_that_plan_too() -> None:
    early = told("They landed on 10 January.", "2023-01-10", "A", "2023-01-27", kind="exercise", trigger="landed")
    assert len(page(PLAN, early).likely) == 0


def test_what_was_under_way_before_the_day_does_not_meet_the_plan() -> None:
    sent = told("They are sending fighters.", None, "A", "2023-01-08", kind="exercise", status="under_way")
    assert len(page(PLAN, sent).likely) == 1


def test_a_wish_is_met_too_and_an_allegation_is_not() -> None:
    wish = told("They hope to hold it.", None, "A", "2022-09-08", kind="exercise", status="hoped", trigger="hold")
    charge = told("They plot to hold it.", None, "A", "2022-09-08", kind="exercise", status="planned", alleged=True)
    found = page(wish, charge, HELD)
    assert (len(found.should), len(found.likely)) == (0, 1)


def test_unlinked_plans_stay() -> None:
    assert len(page_of({"e-1": [PLAN], "e-2": [HELD]}).likely) == 1


# --- texts that amend others --------------------------------------------------------------------------------------

OLD = told("They signed the 2008 Declaration.", "2008-10-22", "A", "2008-10-22", thing=ACSA)
AIM = told("They hope to update it.", None, "B", "2024-08-20", status="hoped", stage="amended", trigger="update")
NEW = told("They adopted the 2025 Declaration.", "2025-08-29", "C", "2025-08-29", stage="signed", trigger="adopted")


@pytest.mark.parametrize(
    ("amended", "as_of", "aims"),
    [({"e-1": ("e-2",)}, None, 0), ({"e-1": ("e-2",)}, "2025-08-28", 1), ({}, None, 1), ({"e-2": ("e-1",)}, None, 1)],
)
def test_the_aim_to_update_a_text_is_met_by_the_one_that_amends_it(
    amended: dict[str, tuple[str, ...]], as_of: str | None, aims: int
) -> None:
    rows = (OLD, AIM, NEW)
    links = replace(linked({"e-1": [OLD, AIM], "e-2": [NEW]}), amended=amended)
    found = pair_page([claim for _, claim in rows], [document for document, _ in rows], "IND", "JPN", as_of, links)
    assert len(found.should) == aims
