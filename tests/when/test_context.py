"""Words that look like times: which are, and which count things, number laws or name people."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.when import find_times

Reader = Callable[..., list[tuple[str, str | None]]]


@pytest.mark.parametrize(
    "text",
    [
        "They sent 2,000 troops and 1500 soldiers.",
        "India bought 2024 tonnes of steel.",
        "India sent 1950 aircraft and about 2000 workers.",
        "It lies 2000 km away, 1900 metres up.",
        "More than 2000 villages, some 1990 people.",
        "It cost $2000 or Rs 2020, or 2023 crore.",
        "A rise of 2023 percent, or 2.2024, or 2,023.",
        "Resolution 2023 and Article 1999 and Section 1.2.3 were read.",
        "Flight 2019 and Boeing 2020 landed.",
        "Vision 2025, the 2030 Agenda and Vision 2047 were named.",
        "From 1900 to 2000 ships and 1500-2000 men.",
        "Code 1234 and number 2023.",
    ],
)
def test_numbers_that_are_no_years(read: Reader, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The deal was worth $20.75 billion in 2022.", ["2022"]),
        ("In 2012 troops were sent.", ["2012"]),
        ("In 2022 people voted.", ["2022"]),
        ("The 2008 Joint Declaration was updated.", ["2008"]),
        ("The 2022 elections were held.", ["2022"]),
        ("JIMEX 2022 was the sixth.", ["2022"]),
        ("The treaty (1960) stood.", ["1960"]),
        ("Visits in 2014, 2015 and 2016.", ["2014", "2015", "2016"]),
        ("Resolution 2231 of 2015 passed.", ["2015"]),
        ("They sailed in 1498.", ["1498"]),
        ("By 2027 it will fly.", ["By 2027"]),
        ("That 1978 resolution calls for peace.", ["1978"]),
        ("Around 2010, trade grew.", ["Around 2010"]),
    ],
)
def test_years_beside_what_they_are_not(read: Reader, text: str, words: list[str]) -> None:
    assert [word for word, _ in read(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "The US-2, the Su-30MKI and the F-16 flew over the G20.",
        "A 2+2 meeting and a second 2+2.",
        "The Type-052D and the C-130J.",
        "It took 15 days, a 5-year plan and 3 months.",
        "A 45-year-old man aged 60.",
        "The year was long, and the day longer.",
    ],
)
def test_designations_ages_and_durations_are_no_times(read: Reader, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "They may meet, and they march on.",
        "May they meet.",
        "March on Delhi.",
        "Prime Minister May spoke with Theresa May and April Smith.",
        "It was signed by May and by June Jones.",
        "August company met.",
        "A statement from April Glaspie was read.",
        "They said Dec had left.",
        "She is in her sixties.",
        "They came first, second and third.",
        "It is an august body.",
        "MAY THEY MEET.",
    ],
)
def test_people_verbs_and_ordinals_are_no_months(read: Reader, text: str) -> None:
    assert [found for found in read(text) if found[0] != "by May"] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It was held in May.", ["May"]),
        ("It has run since March.", ["since March"]),
        ("The April visit was short.", ["April"]),
        ("July was warm.", ["July"]),
        ("They met early March.", ["early March"]),
        ("In May, June and July 2022 they met.", ["May", "June", "July 2022"]),
        ("INDIA AND JAPAN MEET IN MAY", ["MAY"]),
        ("It ends by May or in June.", ["by May", "June"]),
    ],
)
def test_months_where_times_stand(read: Reader, text: str, words: list[str]) -> None:
    assert [word for word, _ in read(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "Every Tuesday they meet.",
        "Black Friday passed.",
        "The Sunday Times wrote it.",
        "They meet on Tuesdays.",
        "The sun sat on the mon.",
    ],
)
def test_weekdays_that_recur_or_name_something(read: Reader, text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("A 21st century partnership.", []),
        ("A twenty-first-century deal.", []),
        ("Partners in the 21st century.", ["20XX"]),
        ("Links since the sixth century BC.", ["-0599/.."]),
        ("The sixth century BC saw it.", ["-0599/-0500"]),
    ],
)
def test_a_century_is_a_time_after_a_preposition_or_with_its_era(read: Reader, text: str, edtf: list[str]) -> None:
    assert [found for _, found in read(text)] == edtf


@pytest.mark.parametrize("text", ["half a century ago", "the last week of talks", "a year", "one day", "the month"])
def test_weak_words_give_nothing(text: str) -> None:
    assert find_times(f"It was {text} on the sea.", 0, "2023-03-22") == ()


@pytest.mark.parametrize(
    "text",
    [
        "They meet every August.",
        "They meet each May, every two years.",
        "They meet every June and December.",
        "They meet annually in May, on Mondays.",
        "They meet in May each year.",
        "They meet every 15 August.",
        "They meet every year in early August.",
        "They met from May to September each year.",
    ],
)
def test_what_comes_back_is_no_date(read: Reader, text: str) -> None:
    assert read(text) == []


def test_a_recurrence_beside_a_date_leaves_the_date(read: Reader) -> None:
    assert read("They have met every August since 2012.") == [("since 2012", "2012/..")]
    assert read("They meet every year; in May 2022 they did not.") == [("May 2022", "2022-05")]


def test_that_month_needs_the_end_of_its_clause(read: Reader) -> None:
    assert read("It was signed in 2010 and, that May, ratified.") == [("2010", "2010"), ("that May", None)]
    assert read("They said that March talks failed.") != [("that March", None)]
