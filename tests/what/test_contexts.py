"""The fields that a sentence touches."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.errors import DataError
from comity.what import contexts
from comity.what.contexts import find_contexts, load_contexts


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The navies sailed past two warships.", ("military",)),
        ("Tariffs on steel rose.", ("economic",)),
        ("An embassy opened in Suva.", ("diplomatic",)),
        ("They drew a boundary.", ("territory",)),
        ("Gas flowed again.", ("resource",)),
        ("Ransomware hit the port.", ("cyber",)),
        ("The reactor was shut.", ("cbrn",)),
        ("A CYCLONE struck the coast.", ("disaster",)),
        ("Carbon emissions fell.", ("environment",)),
        ("The tribunal ruled.", ("legal",)),
        ("Terrorists fled.", ("terrorism",)),
        ("Refugees arrived.", ("migration",)),
        ("Students sang.", ("culture",)),
        ("The pandemic ended.", ("disease",)),
        ("Dissidents spoke of human rights.", ("human_rights",)),
        ("A lunar probe landed.", ("space",)),
        ("The arms trade grew.", ("military", "economic")),
        ("It was a quiet day.", ()),
        ("", ()),
    ],
)
def test_contexts(text: str, found: tuple[str, ...]) -> None:
    assert find_contexts(text) == found


@pytest.mark.parametrize("text", ["The lawn is green.", "He took a portrait.", "Her armsful of hay.", "A taxi came."])
def test_parts_of_words_do_not_count(text: str) -> None:
    assert find_contexts(text) == ()


def test_every_context_has_a_pattern() -> None:
    assert len(load_contexts()) >= 16
    assert all(isinstance(pattern, re.Pattern) for pattern in load_contexts().values())


@pytest.mark.parametrize("words", [[], None, "army", 3])
def test_a_context_without_words_is_named(words: object) -> None:
    with pytest.raises(DataError, match=r"contexts\.yaml: 'military' must be a list of words"):
        contexts._pattern("military", words)


@given(st.text())
def test_contexts_come_in_the_order_of_the_list(text: str) -> None:
    order = list(load_contexts())
    places = [order.index(name) for name in find_contexts(text)]
    assert places == sorted(places)


@given(st.text(), st.text())
def test_more_text_loses_no_context(one: str, other: str) -> None:
    assert set(find_contexts(one)) <= set(find_contexts(f"{one} {other}"))
