"""Named things: those of the table, new ones, rounds."""

from __future__ import annotations

import pytest

from comity.languages.japanese import LANGUAGE
from comity.languages.japanese.parser import folded


def things(text: str) -> list[tuple[str, int | None]]:
    return [(one.thing.id, one.thing.edition) for one in LANGUAGE.things.find(folded(text))]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("マラバール", "malabar"), ("物品役務相互提供協定", "acsa"), ("ＪＩＭＥＸ", "jimex"),
        ("日印経済連携協定", "new:日印経済連携協定"),
        ("防衛装備品の移転に関する覚書", "new:防衛装備品の移転に関する覚書"),
    ],
)  # fmt: skip
def test_a_thing(text: str, id: str) -> None:
    assert things(text) == [(id, None)]


@pytest.mark.parametrize(
    ("text", "edition"),
    [("第３回日印外相間戦略対話", 3), ("第十五回日印外相間戦略対話", 15), ("初の外相間戦略対話", 1)],
)
def test_the_number_of_the_round(text: str, edition: int) -> None:
    assert things(text) == [("foreign-ministers-dialogue", edition)]


@pytest.mark.parametrize("text", ["協定", "同協定", "対話", "宣言した"])
def test_a_word_for_any_thing_names_none(text: str) -> None:
    assert things(text) == []


def test_the_pairs_own() -> None:
    (named,) = LANGUAGE.things.find("物品役務相互提供協定")
    assert LANGUAGE.things.settle(named, ["IND", "JPN"], None).id == "ind-jpn-acsa"


def test_the_words_for_a_thing() -> None:
    assert "物品役務相互提供協定" in LANGUAGE.things.names_of("ind-jpn-acsa")
