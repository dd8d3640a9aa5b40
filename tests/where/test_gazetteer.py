"""The gazetteer: its file's schema, and its names."""

from __future__ import annotations

import pytest

from comity.errors import DataError
from comity.where.gazetteer import _place, _source, countries, find_city, fold, places, provinces, words


@pytest.mark.parametrize(
    ("name", "country", "precision"),
    [
        ("south china sea", None, "sea"),
        ("malacca strait", None, "sea"),
        ("diaoyu islands", None, "region"),
        ("dokdo", None, "point"),
        ("hyakuri", "JPN", "point"),
        ("okinawa prefecture", "JPN", "region"),
        ("indian ocean", None, "sea"),
        ("aksai chin", None, "region"),
        ("tibet", "CHN", "region"),
    ],
)
def test_places_by_each_of_their_names(name: str, country: str | None, precision: str) -> None:
    assert (places()[name].country, places()[name].precision) == (country, precision)


def test_points_lie_on_the_globe() -> None:
    for where in (*places().values(), *countries().values()):
        assert where.lat is None or -90 <= where.lat <= 90
        assert where.lon is None or -180 <= where.lon <= 180


@pytest.mark.parametrize(
    ("name", "code"), [("japan", "JPN"), ("united states", "USA"), ("sri lanka", "LKA"), ("viet nam", "VNM")]
)
def test_countries_by_name(name: str, code: str) -> None:
    assert countries()[name].country == code


def test_codes_are_no_countries() -> None:
    assert "in" not in countries()
    assert "us" not in countries()


@pytest.mark.parametrize(
    ("name", "near", "country"),
    [
        ("hyderabad", frozenset(), "IND"),
        ("hyderabad", frozenset({"PAK"}), "PAK"),
        ("tokyo", frozenset({"IND"}), "JPN"),
        ("bombay", frozenset(), "IND"),
        ("visakhapatnam", frozenset(), "IND"),
        ("kyiv", frozenset(), "UKR"),
    ],
)
def test_the_largest_town_of_the_country_in_question(name: str, near: frozenset[str], country: str) -> None:
    found = find_city(name, near)
    assert found is not None
    assert found.country == country


def test_an_own_name_comes_before_another_towns_other_name() -> None:
    found = find_city("new delhi", frozenset())
    assert found is not None
    assert found.name == "New Delhi"


def test_an_unknown_town_is_none() -> None:
    assert find_city("nowhere at all", frozenset()) is None


def test_a_province_of_two_countries_has_both() -> None:
    assert set(provinces()["punjab"]) >= {"IND", "PAK"}
    assert "northern" not in provinces()


def test_word_lists_are_folded() -> None:
    assert {"off", "in", "near"} <= words("at")
    assert "air base" in words("sites")


@pytest.mark.parametrize(
    "row", [[1.0, 2.0], "x", [91, 0, "sea", None], [0, 0, "ocean", None], [0, 181, "sea", None], None]
)
def test_a_row_that_is_not_sound_is_named(row: object) -> None:
    with pytest.raises(DataError, match=r"places.yaml: 'Lost Sea'"):
        _place("Lost Sea", row)


@pytest.mark.parametrize("group", [{"places": {}}, {"source": "me", "places": {}}, {"source": "https://a.example"}])
def test_a_group_needs_its_source(group: object) -> None:
    with pytest.raises(DataError, match="lacks its source"):
        _source(group)


@pytest.mark.parametrize(("text", "folded"), [("Türkiye", "turkiye"), ("New  Delhi", "new delhi"), ("Bāli", "bali")])
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded
