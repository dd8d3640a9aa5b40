"""How good a source is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import DataError
from comity.whence import sources
from comity.whence.sources import CLASSES, GRADES, UNKNOWN, Source, find_source, load_sources


@pytest.mark.parametrize(
    ("publisher", "source"),
    [
        ("Reuters", Source("Reuters", "wire", "B")),
        ("REUTERS", Source("Reuters", "wire", "B")),
        ("The Hindu", Source("The Hindu", "media", "B")),
        ("The Yomiuri Shimbun", Source("Yomiuri Shimbun", "media", "B")),
        ("Meridian Wire", Source("Meridian Wire", "wire", "C")),
    ],
)
def test_a_listed_outlet(publisher: str, source: Source) -> None:
    assert find_source(publisher) == source


@pytest.mark.parametrize(
    "publisher",
    [
        "Ministry of Foreign Affairs of Peru",
        "Embassy of Chile in Nairobi",
        "Office of the President, Kenya",
        "Norwegian Foreign Ministry",
        "GOVERNMENT OF FIJI",
    ],
)
def test_an_office_of_state_is_official(publisher: str) -> None:
    assert find_source(publisher) == Source(publisher, "official", "B")


@pytest.mark.parametrize("publisher", [None, "", "Nobody's Blog", "Reuters Fan Club", "My Ministry"])
def test_the_unknown_cannot_be_judged(publisher: str | None) -> None:
    assert find_source(publisher) is UNKNOWN
    assert UNKNOWN.grade == "F"


@pytest.mark.parametrize("source", load_sources().values(), ids=lambda source: source.name)
def test_every_listed_source_has_a_class_and_a_grade(source: Source) -> None:
    assert source.kind in CLASSES
    assert len(source.grade) == 1
    assert source.grade in GRADES


def test_names_are_listed_once() -> None:
    assert len(load_sources()) == len(sources._raw()["outlets"])


@pytest.mark.parametrize(
    "changed", [{"class": "gossip"}, {"class": None}, {"grade": "G"}, {"grade": "none"}], ids=lambda row: str(row)
)
def test_a_row_that_breaks_the_schema_is_named(changed: dict[str, Any]) -> None:
    with pytest.raises(DataError, match=r"sources\.yaml: 'Lake Herald' needs a class of official, joint, "):
        sources._source({"name": "Lake Herald", "class": "media", "grade": "C"} | changed)


def test_a_good_row() -> None:
    assert sources._source({"name": "Lake Herald", "class": "media", "grade": "C"}) == Source(
        "Lake Herald", "media", "C"
    )


@given(st.text())
def test_any_name_has_a_grade(publisher: str) -> None:
    source = find_source(publisher)
    assert source.grade in GRADES
    assert source.kind in CLASSES


@given(st.sampled_from(sorted(load_sources())), st.sampled_from([str.upper, str.lower, str.title]))
def test_capitals_do_not_matter(name: str, write: Any) -> None:
    assert find_source(write(name)) == load_sources()[name]
