"""Rounds held, expected and missed."""

from __future__ import annotations

from comity.analyse.rhythm import Rhythm, rhythms
from comity.model import Entry, LifeStep

READ = {"d-1": "2020-09-20", "d-2": "2023-09-20", "d-3": None}


def held(*whens: str | None, edition: int | None = None, state: str = "held") -> Entry:
    steps = tuple(LifeStep(state, when, (f"c-{place}-{when}",)) for place, when in enumerate(whens))
    name = f"JIMEX {(whens[0] or '')[:4]}".strip()
    return Entry(
        f"e-{whens}-{edition}", "exercise", name, ("IND", "JPN"), (), lifecycle=steps, series="jimex", edition=edition
    )


def rhythm(*entries: Entry, as_of: str | None = "2024-12-31") -> Rhythm:
    (row,) = rhythms(entries, READ, as_of)
    return row


def test_gaps_and_the_day_of_the_next_round() -> None:
    row = rhythm(held("2021-09-11"), held("2020-09-11"), held("2022-09-21"), as_of="2022-12-31")
    assert (row.name, row.gaps, row.median_gap) == ("JIMEX", (365, 375), 370.0)
    assert (row.expected, row.missed) == ("2023-09-26", ())


def test_the_finest_date_that_is_told_counts() -> None:
    row = rhythm(held("2020", "2020-09", "2020-09-11"), held("2021-10", None))
    assert [one.day for one in row.held] == ["2020-09-11", "2021-10-01"]


def test_a_round_known_to_a_year_is_held_and_measures_nothing() -> None:
    row = rhythm(held("2012"), held("2020-09-11"))
    assert (len(row.held), row.gaps, row.median_gap, row.expected) == (2, (), None, None)


def test_what_was_only_planned_is_no_round() -> None:
    assert rhythms([held("2020-09-11", state="planned")], READ, None) == ()


def test_a_round_is_missed_half_a_gap_after_its_day() -> None:
    two = held("2021-09-11"), held("2022-09-11")
    assert rhythm(*two, as_of="2024-03-11").missed == ()
    (one,) = rhythm(*two, as_of="2024-03-13").missed
    assert (one.expected, one.since, one.until, one.documents) == ("2023-09-11", "2023-03-12", "2024-03-12", ("d-2",))


def test_where_nothing_was_read_a_missed_round_says_so() -> None:
    row = rhythm(held("2019-09-11"), held("2020-09-10"), as_of="2022-12-31")
    assert [one.documents for one in row.missed] == [()]


def test_missed_rounds_in_a_row_are_a_hiatus() -> None:
    row = rhythm(held("2016-09-11"), held("2017-09-11"), held("2021-09-11"), held("2022-09-11"), as_of="2022-12-31")
    assert [(one.since, one.until, one.rounds) for one in row.hiatus] == [("2017-09-11", "2021-09-11", 3)]


def test_numbers_tell_of_rounds_that_nobody_read_of() -> None:
    row = rhythm(held("2017-09-11", edition=3), held("2021-09-11", edition=7), as_of="2021-12-31")
    assert (row.gaps, row.unread, row.missed) == ((365, 365, 365, 365), 3, ())


def test_a_round_told_without_a_day_is_not_missed() -> None:
    row = rhythm(
        held("2021-09-11", edition=5), held("2022-09-11", edition=6), held(None, edition=7), as_of="2024-06-01"
    )
    assert (row.missed, row.expected) == ((), "2024-09-10")


def test_two_entries_of_one_round_are_one() -> None:
    row = rhythm(held("2021-09-11", edition=5), held("2021-09-13", edition=5), held("2022-09-11", edition=6))
    assert (len(row.held), row.gaps) == (3, (365,))
