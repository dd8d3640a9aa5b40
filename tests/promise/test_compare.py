"""Two passages about one thing promised: what speaks for it, what against, and in which words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.model import Quantity
from comity.promise.chains import subject_of
from comity.promise.compare import (
    Found,
    Rarity,
    Subject,
    acts_match,
    compare,
    dates_match,
    entries_match,
    numbers_match,
    parties_match,
    rounds_match,
    series_match,
    texts_match,
    things_match,
    words_match,
)
from factories import make_document, make_thing
from promise.commitments import RARITY, by, done, on, stated

YEN = Quantity(5e12, "JPY")
SHIELD = make_thing("shield", "Harbour Shield", 3)
TWICE = make_document("Japan will send a tug to Kochi. The tug is to carry a crane.")


def subject(text: str = "Japan will sell six aircraft.", day: str | None = "2018-10-29", **fields: Any) -> Subject:
    return subject_of(stated(text, day, **fields))


def deed(text: str = "Japan delivered six aircraft.", day: str = "2020-06-01", **fields: Any) -> Subject:
    return done(text, day, **fields).subject


def one_finding(found: Iterable[Found]) -> Found:
    (only,) = found
    return only


def points(found: Iterable[Found]) -> float:
    return sum(one.points for one in found)


# --- parties, entries, things -------------------------------------------------------------------------------------


def test_two_of_the_same_parties_speak_neither_for_nor_against() -> None:
    assert not list(parties_match(subject(), subject(parties=("IND", "JPN"))))


def test_other_parties_speak_against() -> None:
    found = one_finding(parties_match(subject(), subject(parties=("AUS", "JPN"))))
    assert found.points < 0
    assert found.words == "other parties"


def test_a_claim_of_one_side_needs_that_one_only() -> None:
    alone, both = subject(parties=("JPN",)), subject()
    assert not list(parties_match(alone, both))
    assert list(parties_match(subject(parties=("AUS",)), both))


def test_one_entry_speaks_for_it_and_no_entry_says_nothing() -> None:
    one, other, free = (subject(entry=entry).told for entry in ("e-1", "e-2", None))
    assert one_finding(entries_match(one, one)).words == "one entry"
    assert not list(entries_match(one, other))
    assert not list(entries_match(free, free))


def test_the_same_thing_is_told_by_its_name() -> None:
    one = subject(thing=SHIELD).claim
    found = one_finding(things_match(one, one))
    assert (found.points > 0, found.words) == (True, "Harbour Shield")


def test_another_thing_of_the_same_kind_speaks_against() -> None:
    other = make_thing("lantern", "Sea Lantern")
    one, rival = subject(thing=SHIELD).claim, subject(thing=other).claim
    assert points(things_match(one, rival)) < 0
    assert not list(things_match(one, subject(thing=other, kind="exercise").claim))


def test_two_editions_stay_apart() -> None:
    fourth = make_thing("shield", "Harbour Shield", 4)
    found = list(things_match(subject(thing=SHIELD).claim, subject(thing=fourth).claim))
    assert found[-1].words == "edition 3, not 4"
    assert points(found) < 0


def test_a_thing_without_an_edition_fits_any() -> None:
    series = make_thing("shield", "Harbour Shield")
    assert points(things_match(subject(thing=SHIELD).claim, subject(thing=series).claim)) > 0


# --- words --------------------------------------------------------------------------------------------------------


def test_the_same_words_are_worth_more_than_some_of_them() -> None:
    crane, tug = {"crane": 1.0, "port": 1.0}, {"tug": 1.0, "port": 1.0}
    whole, part, none = (points(words_match(crane, other, RARITY)) for other in (crane, tug, {"tug": 1.0}))
    assert whole > part > none


def test_the_words_that_both_have_are_named() -> None:
    found = [one.words for one in words_match({"crane": 1.0, "port": 0.5}, {"port": 1.0, "crane": 1.0}, RARITY)]
    assert found[0] == "both of crane, port"


def test_rare_words_say_more_than_common_ones() -> None:
    rarity = Rarity(100, {"port": 90, "crane": 1})
    mine = {"crane": 1.0, "port": 1.0}
    rare, common = (points(words_match(mine, {word: 1.0, "quay": 1.0}, rarity)) for word in ("crane", "port"))
    assert rare > common


def test_a_word_that_stands_everywhere_does_not_speak_for_it() -> None:
    assert points(words_match({"port": 1.0}, {"port": 1.0}, Rarity(70, {"port": 70}))) <= 0


def test_in_two_documents_alone_every_word_says_something() -> None:
    both = {"crane": 1.0, "port": 1.0}
    assert points(words_match(both, both, Rarity(2, {"crane": 2, "port": 2}))) > 0


def test_no_words_at_all_speak_against_and_other_words_not_for_it() -> None:
    assert points(words_match({}, {"crane": 1.0}, RARITY)) < 0
    assert points(words_match({"tug": 1.0}, {"crane": 1.0}, RARITY)) <= 0


# --- numbers ------------------------------------------------------------------------------------------------------


def test_the_same_number_speaks_for_it_within_two_in_a_hundred() -> None:
    one, near = subject(quantity=YEN), subject(quantity=Quantity(5.05e12, "JPY"))
    assert one_finding(numbers_match(one, near)).words == "both 5,000,000,000,000"


def test_another_number_of_one_unit_parts_two_statements_but_not_a_deed() -> None:
    one, ten = subject(quantity=YEN), subject(quantity=Quantity(1e13, "JPY"))
    assert points(numbers_match(one, ten)) < 0
    assert not list(numbers_match(one, deed(quantity=Quantity(1e13, "JPY"))))


def test_pieces_of_one_thing_may_be_told_by_several_numbers() -> None:
    six, two = (subject(quantity=Quantity(count, "piece")) for count in (6, 2))
    assert not list(numbers_match(six, two))


def test_numbers_of_two_units_are_not_compared() -> None:
    assert not list(numbers_match(subject(quantity=YEN), subject(quantity=Quantity(5e12, "INR"))))


def test_a_figure_in_the_words_counts_as_the_number() -> None:
    one = subject("Japan will lend 300 million yen.")
    other = deed("Of it 300 million yen were paid.", quantity=None)
    assert points(numbers_match(one, other)) > 0


# --- days, acts ---------------------------------------------------------------------------------------------------


def test_statements_due_at_one_time_speak_for_it() -> None:
    assert one_finding(dates_match(subject(due=by("2020")), subject(due=by("2020-12")))).words == "due at one time"
    assert not list(dates_match(subject(due=by("2020")), subject(due=by("2022"))))


def test_two_exercises_a_year_apart_are_two() -> None:
    one = subject(kind="exercise", due=by("2019-01"))
    found = one_finding(dates_match(one, deed(kind="exercise", when=on("2020-01-15"))))
    assert (found.points < 0, found.words) == (True, "349 days apart")


def test_a_day_that_only_offices_leave_is_no_day() -> None:
    when = on("2022").__class__("2022", "2022-01-01", "2022-12-31", "office")
    assert not list(dates_match(subject(kind="exercise", due=by("2019")), deed(kind="exercise", when=when)))


def test_an_act_that_delivers_the_other_speaks_for_it_either_way() -> None:
    order, came = subject(act="order"), deed(act="deliver")
    assert one_finding(acts_match(order, came)).words == "order and deliver"
    assert points(acts_match(came, order)) > 0


def test_acts_that_do_not_lead_to_one_another_speak_against() -> None:
    assert points(acts_match(subject(act="exercise"), deed(act="fund"))) < 0
    assert not list(acts_match(subject(act=None), deed(act="fund")))


def test_another_kind_speaks_against_unless_one_is_any_act_of_a_state() -> None:
    assert points(acts_match(subject(act=None), subject(act=None, kind="exercise"))) < 0
    assert not list(acts_match(subject(act=None), subject(act=None, kind="policy")))


# --- one text, rounds ---------------------------------------------------------------------------------------------


def test_two_promises_of_one_text_are_rather_two() -> None:
    tug, crane = (subject(exact=exact, document=TWICE) for exact in ("Japan will send", "The tug is"))
    assert points(texts_match(tug, crane)) < 0


def test_what_points_back_is_about_what_stands_before_it() -> None:
    tug = subject(document=TWICE, exact="Japan will send a tug to Kochi.")
    crane = subject(document=TWICE, exact="The tug is to carry a crane.", pointing=True)
    assert one_finding(texts_match(crane, tug)).words == "points back at it"
    assert points(texts_match(tug, crane)) > 0


def test_what_points_far_back_is_not_bound_to_it() -> None:
    far = make_document("A tug will come. " + "The sea was calm. " * 30 + "They agreed to do it.")
    first, last = (
        subject(document=far, exact="A tug will come."),
        subject(document=far, exact="They agreed to do it.", pointing=True),
    )
    assert points(texts_match(first, last)) < 0


def test_two_of_one_text_are_two_even_in_one_entry_and_two_texts_say_nothing() -> None:
    tug, crane = (subject(document=TWICE, exact=exact, entry="e-1") for exact in ("Japan will", "The tug is"))
    assert points(texts_match(tug, crane)) < 0
    assert not list(texts_match(tug, subject()))


@pytest.mark.parametrize(("series", "act", "n"), [("guardian", "exercise", 0), ("shield", "exercise", 1),
                                                  ("shield", "sign", 0), (None, "exercise", 0)])  # fmt: skip
def test_exercises_of_two_series_are_two(series: str | None, act: str, n: int) -> None:
    named = subject(act="exercise", thing=make_thing("guardian", "Guardian"))
    assert len(list(series_match(named, subject(act=act, series=series)))) == n


def test_one_edition_is_not_the_series() -> None:
    one, always = (subject(kind="exercise", act="exercise", continuing=still) for still in (False, True))
    assert one_finding(rounds_match(one, always)).words == "one is for every time"
    assert not list(rounds_match(subject(continuing=True), subject()))


def test_the_fourth_of_several_is_not_the_sixth() -> None:
    fourth, sixth, another = (subject(f"The {word} drill will be held.", kind="exercise", act="exercise")
                              for word in ("fourth", "sixth", "fourth joint"))  # fmt: skip
    assert one_finding(rounds_match(fourth, sixth)).words == "fourth, not sixth"
    assert not list(rounds_match(fourth, another))


def test_the_6th_is_the_sixth() -> None:
    sixth, figure = (subject(f"The {word} drill will be held.", kind="exercise") for word in ("sixth", "6th"))
    assert not list(rounds_match(sixth, figure))


def test_what_is_sent_to_an_exercise_is_not_the_exercise() -> None:
    held, sent = (subject(kind="exercise", act=act, entry="e-1") for act in ("exercise", "deploy"))
    assert points(rounds_match(held, sent)) < 0
    assert not list(rounds_match(held, held))


def test_an_exercise_promised_after_the_day_of_another_is_another_one() -> None:
    old = subject(kind="exercise", act="exercise", thing=SHIELD, due=by("2019-01-20"))
    soon, late = (
        subject(day=day, kind="exercise", act="exercise", thing=SHIELD) for day in ("2019-02-01", "2019-06-01")
    )
    assert one_finding(rounds_match(late, old)).words == "its day had passed"
    assert not list(rounds_match(deed(kind="exercise", act="exercise", thing=SHIELD), old))
    assert not list(rounds_match(soon, old))


# --- all of it ----------------------------------------------------------------------------------------------------


def test_the_points_are_told_in_words() -> None:
    one = subject(entry="e-1", thing=SHIELD, words={"hull": 1.0})
    total, why = compare(one, subject(day="2019-04-02", entry="e-1", thing=SHIELD, words={"hull": 1.0}), RARITY)
    assert total > 0
    assert {"one entry", "Harbour Shield", "both of hull"} <= set(why)


things = st.none() | st.builds(make_thing, st.sampled_from(["shield", "lantern"]), edition=st.none() | st.just(2))
subjects = st.builds(
    subject,
    day=st.sampled_from(["2018-10-29", "2019-04-02"]),
    kind=st.sampled_from(["transfer", "exercise", "engagement"]),
    thing=things,
    entry=st.none() | st.just("e-1"),
    words=st.dictionaries(st.sampled_from(["hull", "crane", "tug"]), st.just(1.0)),
    act=st.none() | st.sampled_from(["deliver", "order", "exercise", "meet"]),
    due=st.none() | st.builds(by, st.sampled_from(["2019", "2022-05-01"])),
    quantity=st.none() | st.builds(Quantity, st.sampled_from([5.0, 6.0]), st.just("JPY")),
    continuing=st.booleans(),
)


@given(subjects, subjects)
def test_it_does_not_matter_which_comes_first(one: Subject, other: Subject) -> None:
    (mine, _), (yours, _) = compare(one, other, RARITY), compare(other, one, RARITY)
    assert abs(mine - yours) < 1e-9
