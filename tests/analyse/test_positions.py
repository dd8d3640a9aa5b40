"""Positions side by side."""

from __future__ import annotations

from typing import Any

from comity.analyse.pair import Side
from comity.analyse.positions import Positions, find_positions
from comity.model import Claim, PartyRole, Speaker, Thing
from factories import make_party
from present.story import told

TREATY = Thing("npt", "Non-Proliferation Treaty")


def says(actor: str | None, third: str | None = "RUS", published: str | None = "2022-03-19", **fields: Any) -> Claim:
    roles: list[tuple[str | None, PartyRole]] = [(actor, "actor"), (third, "recipient")]
    parties = tuple(make_party(id, role) for id, role in roles if id)
    words = f"{actor} spoke of {third}, {published} {sorted(map(str, fields.items()))}."
    return told(words, None, published=published, **({"kind": "position", "parties": parties} | fields))[1]


def of(*claims: Claim, as_of: str | None = None) -> Positions:
    return find_positions(claims, Side("IND", "India"), Side("JPN", "Japan"), as_of)


def issues(found: Positions) -> list[tuple[str | None, str | None, int, int]]:
    return [(one.third and one.third.id, one.topic, len(one.of_a), len(one.of_b)) for one in found.issues]


def test_both_sides_of_one_issue_stand_side_by_side() -> None:
    assert issues(of(says("IND"), says("JPN"), says("JPN", published="2023-03-21"))) == [("RUS", None, 1, 2)]


def test_an_issue_is_a_third_party_and_a_topic() -> None:
    found = of(says("IND"), says("IND", thing=TREATY), says("JPN", None, thing=TREATY), says("JPN", "UKR"))
    assert issues(found) == [
        ("RUS", None, 1, 0), ("RUS", TREATY.name, 1, 0), ("UKR", None, 0, 1), (None, TREATY.name, 0, 1),
    ]  # fmt: skip


def test_issues_with_both_sides_come_first() -> None:
    assert issues(of(says("IND", "CHN"), says("IND"), says("JPN")))[0] == ("RUS", None, 1, 1)
    assert [one.both for one in of(says("IND", "CHN"), says("IND"), says("JPN")).issues] == [True, False]


def test_what_both_say_together_stands_on_both_sides() -> None:
    parties = (make_party("IND"), make_party("JPN"), make_party("PRK", "third"))
    assert issues(of(says(None, None, parties=parties))) == [("PRK", None, 1, 1)]


def test_what_the_two_say_of_each_other_is_no_issue() -> None:
    assert issues(of(says("IND", "JPN"))) == []


def test_where_neither_acts_the_speaker_holds_it() -> None:
    assert issues(of(says(None, "RUS", speaker=Speaker("JPN", None)))) == [("RUS", None, 0, 1)]
    assert issues(of(says(None, "RUS", speaker=Speaker("USA", None)))) == []


def test_only_positions_that_count() -> None:
    assert issues(of(says("IND", score=0.1), says("IND", kind="policy"))) == []


def test_the_oldest_in_print_comes_first_and_undated_texts_last() -> None:
    rows = [says("IND", published=day) for day in (None, "2023-01-01", "2022-01-01")]
    [issue] = of(*rows).issues
    assert [one.said for one in issue.of_a] == ["2022-01-01", "2023-01-01", None]


def test_as_of_a_day_leaves_out_later_texts_and_undated_ones() -> None:
    rows = [says("IND", published=day) for day in (None, "2023-01-01", "2022-01-01")]
    assert issues(of(*rows, as_of="2022-12-31")) == [("RUS", None, 1, 0)]


def test_a_claim_that_names_both_is_read_once() -> None:
    claim = says("IND")
    assert issues(of(claim, claim)) == [("RUS", None, 1, 0)]


def test_a_position_has_the_date_of_its_text_apart_from_that_of_print() -> None:
    [issue] = of(says("IND")).issues
    assert (issue.of_a[0].date, issue.of_a[0].said) == (None, "2022-03-19")
