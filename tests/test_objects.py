"""Which named thing of a sentence an act is about."""

from __future__ import annotations

import pytest

from sentences import coded


def things(text: str) -> dict[str, str | None]:
    """Trigger -> name of the thing."""
    return {claim.trigger: claim.thing and claim.thing.name for claim in coded(text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kenya and Uganda welcomed the Nagoya Water Treaty.", "Nagoya Water Treaty"),
        ("Kenya and Uganda held the first session of the Nagoya Water Dialogue.", "Nagoya Water Dialogue"),
        ("Kenya delivered six Kelpie drones to Uganda.", "Kelpie drones"),
        ("Kenya and Uganda signed the Nagoya Water Treaty at the port of Mombasa.", "Nagoya Water Treaty"),
        ("Kenya and Uganda held a drill, Blue Lantern, in May.", "Blue Lantern"),
    ],
)
def test_the_thing_acted_on(text: str, name: str) -> None:
    assert name in things(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "Kenya delivered wheat to Uganda under the Nagoya Water Treaty.",
        "The foreign ministers of Kenya and Uganda met at the port of Mombasa.",
        "Kenya and Uganda met before the drill Blue Lantern.",
    ],
)
def test_a_thing_beside_the_act_is_not_its_thing(text: str) -> None:
    assert set(things(text).values()) == {None}


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("Kenya and Uganda held the sixth Nagoya Water Dialogue.", 6),
        ("India and Japan held the 15th Annual Summit.", 15),
        ("Exercise Blue Lantern of Kenya and Uganda is held yearly. The ninth was held in May.", 9),
        ("Kenya and Uganda held the sixth edition of Exercise Blue Lantern. It ended on Friday.", 6),
        ("Kenya and Uganda held Exercise Blue Lantern 22.", None),
    ],
)
def test_a_claim_has_the_edition(text: str, edition: int | None) -> None:
    [*_, claim] = coded(text)
    assert claim.thing is not None
    assert claim.thing.edition == edition


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Kenya and Uganda held the Maritime Security Dialogue.", "maritime-dialogue:ken-uga"),
        ("Kenya and Uganda signed a Joint Declaration on Fisheries.", "new:declaration-fisherie:ken-uga"),
        ("Kenya and Uganda welcomed the Kenya-Uganda Tax Treaty.", "new:tax-treaty:ken-uga"),
        ("Kenya and Uganda signed the Nagoya Tax Treaty.", "new:nagoya-tax-treaty"),
        ("Kenya signed the Treaty on the Non-Proliferation of Nuclear Weapons with Uganda.", "npt"),
        ("Kenya and Uganda held Exercise Blue Lantern.", "new:blue-lantern"),
    ],
)
def test_a_name_that_any_pair_may_use_is_told_apart_by_its_parties(text: str, id: str) -> None:
    assert {claim.thing.id for claim in coded(text) if claim.thing} == {id}


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("India and Japan signed the Joint Declaration on Security Cooperation on 22 October 2008.", "2008"),
        ("India and Japan welcomed their Joint Declaration on Security Cooperation of October 2008.", "2008"),
        ("In 2024 India and Japan revised their Joint Declaration on Security Cooperation.", None),
        ("India and Japan signed the Joint Declaration on Security Cooperation in 1999.", None),
    ],
)
def test_of_two_of_one_name_the_year_tells_which(text: str, year: str | None) -> None:
    wanted = "ind-jpn-security-declaration" + (f"-{year}" if year else "")
    assert {claim.thing.id for claim in coded(text) if claim.thing} == {wanted}
