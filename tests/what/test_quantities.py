"""Numbers with their units: every usual form of money, shares, weights, counts, and what is no quantity."""

from __future__ import annotations

import copy
from itertools import pairwise
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import DataError
from comity.model import Quantity
from comity.what.quantities import PATH, find_quantities, load_units, parse_units


def only(text: str) -> Quantity:
    """The one quantity of a text."""
    [(start, end, quantity)] = find_quantities(text, 0)
    assert text[start:end] == quantity.text
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("stood at $20.75 billion in 2022", 20.75e9, "USD"),
        ("US$ 5 bn", 5e9, "USD"),
        ("1.9 bln dlrs", 1.9e9, "USD"),
        ("Euro 5 million", 5e6, "EUR"),
        ("four million pounds", 4e6, "GBP"),
        ("340 millions dollars", 3.4e8, "USD"),
        ("had quadrupled since 2005 to 25 billion dollars", 25e9, "USD"),
        ("USD 22.85 billion", 22.85e9, "USD"),
        ("a $5-billion deal", 5e9, "USD"),
        ("a billion dollars", 1e9, "USD"),
        ("half a million dollars", 5e5, "USD"),
        ("a hundred thirty million dollars", 1.3e8, "USD"),
        ("two hundred and fifty-five dollars", 255, "USD"),
        ("two hundred dollars", 200, "USD"),
        ("$1,000", 1000, "USD"),
        ("costs US$5.", 5, "USD"),
        ("5 trillion yen", 5e12, "JPY"),
        ("five trillion yen", 5e12, "JPY"),
        ("a 5-trillion-yen plan", 5e12, "JPY"),
        ("¥5 trillion", 5e12, "JPY"),
        ("JPY 10 trillion", 1e13, "JPY"),
        ("Yen 10 trillion", 1e13, "JPY"),
        ("Rs 1,500 crore", 1.5e10, "INR"),
        ("Rs 20, 400 crore", 2.04e11, "INR"),
        ("Rs. 500", 500, "INR"),
        ("INR 3.2 lakh crore", 3.2e12, "INR"),
        ("₹2,000-crore", 2e10, "INR"),
        ("€2bn", 2e9, "EUR"),
        ("20 million euros", 2e7, "EUR"),
        ("£300m", 3e8, "GBP"),
        ("A$2.5 billion", 2.5e9, "AUD"),
        ("1.3 trillion won", 1.3e12, "KRW"),
        ("300 million Pakistani rupees", 3e8, "PKR"),
    ],
)
def test_money(text: str, value: float, unit: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit) == (value, unit)


def test_two_sums_side_by_side() -> None:
    found = find_quantities("5 trillion yen ($42 billion) of investment in five years", 0)
    assert [(q.value, q.unit) for _, _, q in found] == [(5e12, "JPY"), (42e9, "USD")]


def test_a_price_keeps_what_it_is_for() -> None:
    assert only("oil at $60 a barrel").measure == "per barrel"
    assert only("$2 billion a year").measure == "per year"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("home to 60% of the population", 0.6),
        ("12 per cent of exports", 0.12),
        ("64 pct of exports", 0.64),
        ("cut it by half", 0.5),
        ("almost half of its arms", 0.5),
        ("Half of India's arms", 0.5),
        ("a third of exports", 0.333333),
        ("two-thirds", 0.666667),
        ("three quarters of oil", 0.75),
        ("rose to 12 percent", 0.12),
        ("2 per cent of GDP", 0.02),
    ],
)
def test_shares(text: str, value: float) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit, quantity.measure) == (value, "share", None)


@pytest.mark.parametrize(
    "text",
    [
        "rose 12 percent",
        "grew by 12%",
        "up 12 per cent",
        "a 12% increase",
        "fell a further 12%",
        "12 percentage points",
    ],
)
def test_a_percentage_of_change_says_so(text: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit, quantity.measure) == (0.12, "share", "change")


@pytest.mark.parametrize(
    ("text", "value", "unit", "measure"),
    [
        ("18 aircraft", 18, "piece", "aircraft"),
        ("three submarines", 3, "piece", "submarine"),
        ("some 200 troops", 200, "person", "troop"),
        ("over 150 personnel", 150, "person", "personnel"),
        ("more than 1.4 billion people", 1.4e9, "person", "people"),
        ("twenty-five soldiers", 25, "person", "soldier"),
        ("a dozen ships", 12, "piece", "ship"),
        ("2 F-16s", 2, "piece", "F-16"),
        ("six US-2 aircraft", 6, "piece", "aircraft"),
        ("36 Rafale fighter jets", 36, "piece", "fighter jet"),
        ("two Japanese and three Indian warships", 3, "piece", "warship"),
        ("2,000 troops", 2000, "person", "troop"),
    ],
)
def test_counts(text: str, value: float, unit: str, measure: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit, quantity.measure) == (value, unit, measure)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("250,000 barrels a day", 250000, "barrel per day"),
        ("300,000 b/d", 300000, "barrel per day"),
        ("15 mtpa of LNG", 15e6, "tonne per year"),
        ("2.5 million barrels per day", 2.5e6, "barrel per day"),
        ("1 million tonnes", 1e6, "tonne"),
        ("two and a half million tonnes", 2.5e6, "tonne"),
        ("500 MW", 500, "megawatt"),
        ("10 GW", 10000, "megawatt"),
        ("12 nautical miles", 22.224, "kilometre"),
        ("a 300-km railway", 300, "kilometre"),
        ("50 bcm of gas", 5e10, "cubic metre"),
        ("1,000 hectares", 10, "square kilometre"),
    ],
)
def test_weights_distances_power(text: str, value: float, unit: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("$5-6 billion", 5e9),
        ("5 to 6 billion dollars", 5e9),
        ("between 10 and 12 ships", 10),
        ("two to three percent", 0.02),
    ],
)
def test_of_a_range_the_lower_end_counts_and_the_text_is_whole(text: str, value: float) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.text) == (value, text)


@pytest.mark.parametrize("word", ["almost", "about", "over", "more than", "at least", "nearly", "up to", "as many as"])
def test_approximate_words_belong_to_the_text(word: str) -> None:
    assert only(f"They sent {word} 20 ships.").text == f"{word} 20 ships"


@pytest.mark.parametrize(
    "text",
    [
        "on 18 March 2022", "March 18, 2022", "in 2022", "the 2+2", "G20 and G7", "the F-16", "US-2",
        "the 7th JIMEX", "two countries", "both sides", "two ministers", "five nations", "two sets of talks",
        "section 2", "6.30 pm", "at 10:30", "the 2022 aircraft deal", "in 2023 troops moved",
        "Type 055 destroyers", "Mi 17 helicopters", "Su-30 fighters", "1. Defence and security. 2. Trade.",
        "the first half of 2022", "a third country", "half a century", "a third party", "the second half",
        "an hour and a half", "on 5 September aircraft flew", "March 18 troops left", "five years",
        "an aircraft carrier", "it won 5 seats", "a 45-year-old", "a three-day visit", "two-plus-two",
        "dozens of tanks", "200 won battles", "the third quarter of 2022", "quarter of a century",
    ],
)  # fmt: skip
def test_no_quantity(text: str) -> None:
    assert find_quantities(text, 0) == ()


def test_offsets_are_those_of_the_document() -> None:
    [(start, end, _)] = find_quantities("worth $5 billion", 100)
    assert (start, end) == (106, 116)


pieces = st.sampled_from(
    ["$", "¥", "Rs ", "5", "20.75", "1,500", "2022", " ", "-", " billion", " crore", "%", " per cent", " aircraft",
     "half", " a", " third", " of", " troops", " to ", "between ", " and ", "F-16s", "almost ", ", ", "bn", " yen", "é"]
)  # fmt: skip


@given(st.lists(pieces, max_size=14).map("".join), st.integers(0, 1000))
def test_offsets_slice_back_to_the_text(text: str, offset: int) -> None:
    found = find_quantities(text, offset)
    assert all(text[start - offset : end - offset] == quantity.text for start, end, quantity in found)
    assert all(before[1] <= after[0] for before, after in pairwise(found))


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end, _ in find_quantities(text, 0))


@given(st.integers(2, 10**6))
def test_digits_are_read_with_and_without_commas(number: int) -> None:
    assert only(f"${number:,}").value == only(f"${number}").value == number


@pytest.fixture
def data() -> dict[str, Any]:
    return copy.deepcopy(yaml.safe_load(PATH.read_text(encoding="utf-8")))


def test_units_are_read_once() -> None:
    assert load_units() is load_units()


def test_a_wrong_currency_is_named(data: dict[str, Any]) -> None:
    data["money"]["Yen"] = {"signs": [], "words": []}
    with pytest.raises(DataError, match="'Yen'"):
        parse_units(data)


@pytest.mark.parametrize("table", ["scales", "letters"])
def test_a_wrong_size_is_named(data: dict[str, Any], table: str) -> None:
    data[table]["zillion"] = "many"
    with pytest.raises(DataError, match="'zillion'"):
        parse_units(data)


def test_a_wrong_factor_is_named(data: dict[str, Any]) -> None:
    data["measures"]["tonne"]["ton"] = 0
    with pytest.raises(DataError, match="'ton' of 'tonne'"):
        parse_units(data)
