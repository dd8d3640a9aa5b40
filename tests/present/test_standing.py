"""What is in place: each act with its verb and its date, in the order of time."""

from __future__ import annotations

import pytest

from comity.analyse import pair_page
from comity.model import Claim, Document, Thing
from comity.present.standing import standing_of
from present.story import ACSA, VEER, story_page, told

TALKS = Thing("2+2", "2+2 Ministerial Meetings")


def standing(*told_ones: tuple[Document, Claim]) -> str:
    page = pair_page([claim for _, claim in told_ones], [], "IND", "JPN")
    return standing_of(page.in_place[0])


def test_life_of_an_agreement() -> None:
    assert standing_of(story_page().in_place[0]) == (
        "Acquisition and Cross-Servicing Agreement: signed on 9 September 2020; came into force on 11 July 2021."
    )


def test_accounts_that_differ_stand_side_by_side() -> None:
    said = standing(told("A signed.", "2020-09-09", thing=ACSA), told("B signed.", "2020-09-10", thing=ACSA))
    assert "signed on 10 September 2020 (in other accounts 9 September 2020)" in said


def test_vaguer_date_gives_way() -> None:
    said = standing(told("A signed.", "2020-09-09", thing=ACSA), told("B signed.", "2020", thing=ACSA))
    assert said.endswith("was signed on 9 September 2020.")


def test_later_text_of_one_name_stands_after_the_first() -> None:
    said = standing(
        told("A signed.", "2008-10-22", thing=ACSA),
        told("A was issued anew.", "2025-08-29", thing=ACSA, trigger="issued", stage="signed"),
    )
    assert said.endswith("Agreement: signed on 22 October 2008; issued anew on 29 August 2025.")


def test_vague_step_without_a_date_is_left_out_beside_others() -> None:
    said = standing(
        told("A signed.", "2020", thing=ACSA), told("A issued.", None, thing=ACSA, trigger="issued", stage="signed")
    )
    assert said.endswith("Agreement was signed in 2020.")


@pytest.mark.parametrize(
    ("when", "said"), [("2007", "is on record, dated 2007."), ("2006/..", "has been on record since 2006.")]
)
def test_date_of_a_mention_is_not_made_the_date_of_an_act(when: str, said: str) -> None:
    assert standing(told("It is one.", when, kind="mechanism", thing=VEER, trigger="is")).endswith(said)


def test_last_round_of_a_mechanism() -> None:
    said = standing(
        told("It is one of several.", None, kind="mechanism", thing=TALKS, trigger="is"),
        told("It was held.", "2022-09-08", kind="engagement", thing=TALKS, trigger="held"),
        told("It was held again.", "2024-08-20", kind="engagement", thing=TALKS, trigger="held"),
    )
    assert said == "The 2+2 Ministerial Meetings last met on 20 August 2024."


def test_undated_act_stands_where_it_comes_in_a_life() -> None:
    said = standing(
        told("A signed.", None, thing=ACSA),
        told("A was ratified.", "2021-05", thing=ACSA, trigger="ratified"),
        told("A took effect.", "2021-07-11", thing=ACSA, trigger="took effect", stage="in_force"),
    )
    assert said.endswith(": signed (no date given); approved in May 2021; came into force on 11 July 2021.")


def test_one_act_without_a_date_says_so() -> None:
    assert standing(told("A signed.", None, thing=ACSA)).endswith("was signed (no date given).")
