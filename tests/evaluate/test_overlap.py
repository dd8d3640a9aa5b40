"""How much of a text was extracted."""

from __future__ import annotations

import pytest

from comity.evaluate.overlap import Overlap, compare, f1, precision, recall, words_of

TEXT = "The two ministers signed a pact on ports in the old town."


def test_the_whole_text_and_nothing() -> None:
    assert compare([TEXT], TEXT) == (1.0, 0.0, 0.0)
    assert compare([TEXT], "") == (0.0, 0.0, 1.0)
    assert compare([], "") == (0.0, 0.0, 0.0)


def test_what_is_in_excess_costs_precision_and_what_is_missed_recall() -> None:
    longer = compare([TEXT], f"{TEXT} Read our daily letter about the sea.")
    shorter = compare([TEXT], "The two ministers signed a pact")
    assert (recall([longer]), precision([shorter])) == (1.0, 1.0)
    assert precision([longer]) == pytest.approx(9 / 16) and recall([shorter]) == pytest.approx(3 / 9)


def test_a_long_text_weighs_no_more_than_a_short_one() -> None:
    assert f1([compare([TEXT], TEXT), compare([TEXT * 50], "")]) == pytest.approx(2 / 3)
    assert f1([Overlap(0.0, 0.0, 1.0)]) == 0.0 and f1([]) is None


def test_the_order_of_words_counts() -> None:
    assert compare([TEXT], " ".join(reversed(TEXT.split()))).right == 0.0


def test_a_headline_earns_and_costs_nothing() -> None:
    assert compare([TEXT], f"A pact on ports\n{TEXT}", ["A pact on ports"]) == (1.0, 0.0, 0.0)
    assert compare([TEXT], TEXT, ["a pact on ports"]) == (1.0, 0.0, 0.0), "what the body says itself stays"


def test_numbers_before_paragraphs_are_left_out() -> None:
    assert words_of("1. The ministers met.\n2.\n(a) They left.\n2024 was dry.") == (
        "The ministers met They left 2024 was dry".split()
    )


def test_japanese_is_counted_by_the_character() -> None:
    assert words_of("日本とFiji") == ["日", "本", "と", "Fiji"]
