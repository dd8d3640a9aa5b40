"""The vocabulary: every word of it is let through by the screen, and numbers are read."""

from __future__ import annotations

import re

import pytest

from comity.when.words import (
    DAYS_FROM_NOW,
    DECADES,
    MONTH,
    NUMBERS,
    ORDINALS,
    PARTS,
    SCREEN,
    SEASON_CODES,
    WEEKDAY,
    any_of,
    cased,
    number_of,
)


@pytest.mark.parametrize("word", [*DAYS_FROM_NOW, *DECADES, *SEASON_CODES])
def test_the_screen_lets_every_word_through(word: str) -> None:
    assert not SCREEN.isdisjoint(re.findall("[a-z]+", word))


def test_parts_are_shares_in_order() -> None:
    assert all(0 <= low < high <= 1 for low, high in PARTS.values())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("two", 2),
        ("Twenty-First", 21),
        ("21st", 21),
        ("3rd", 3),
        ("12", 12),
        ("a couple  of", 2),
        ("an", 1),
        ("2nd", 2),
    ],
)
def test_numbers_in_words_and_digits(text: str, number: int) -> None:
    assert number_of(text) == number


def test_every_numeral_is_read_and_nothing_else() -> None:
    assert all(number_of(word.upper()) == number for word, number in (NUMBERS | ORDINALS).items())
    with pytest.raises(KeyError):
        number_of("umpteen")


@pytest.mark.parametrize("text", ["March", "MARCH", "Mar.", "Sept", "january", "May", "AUG."])
def test_months_as_print_writes_them(text: str) -> None:
    assert re.fullmatch(MONTH, text)


@pytest.mark.parametrize("text", ["may", "march", "august", "mar", "Marching", "Mayor", "Junes"])
def test_words_that_only_look_like_months(text: str) -> None:
    assert not re.fullmatch(MONTH, text)


def test_weekdays_are_whole_words() -> None:
    assert re.fullmatch(WEEKDAY, "Tuesday")
    assert not re.fullmatch(WEEKDAY, "Tue")


def test_the_longest_word_is_tried_first() -> None:
    assert re.match(any_of(["up", "up to", "up until"]), "up  until now")[0] == "up  until"  # type: ignore[index]
    assert cased(["may"], lower=False) == ["MAY", "May"]
