"""Editions and rounds: by the words about a name, with the name left out, and what only looks like one."""

from __future__ import annotations

import pytest

from comity.parse import load_parser, parse_text
from comity.what.things import ThingMention, find_all


def found_in(text: str) -> list[tuple[ThingMention, ...]]:
    """The mentions of each sentence."""
    return list(find_all(parse_text(load_parser(), [text])))


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("The sixth edition of JIMEX began.", 6),
        ("India and Japan held the 6th JIMEX off Kochi.", 6),
        ("JIMEX '22, the sixth edition, ended.", 6),
        ("The first-ever Veer Guardian was held.", 1),
        ("The first ever Veer Guardian was held.", 1),
        ("The inaugural Coral Lantern exercise was held.", 1),
        ("Exercise Coral Lantern 2024 (8th edition) ended.", 8),
        ("Exercise Coral Lantern, the fourth in its line, ended.", 4),
        ("Kenya and Uganda held the twenty-fifth round of the Lake Water Dialogue.", 25),
        ("The 12th edition of the India-Oman joint exercise Al Najah began.", 12),
        ("The 12th edition of Exercise Coral Lantern between Kenya and Oman began.", 12),
        ("Exercise Coral Lantern entered its ninth edition.", 9),
        ("Exercise Coral Lantern is now in its ninth edition.", 9),
        ("The Nagoya Water Dialogue held its sixth round in Kampala.", 6),
        ("The Nagoya Water Dialogue met for its sixth session in Kampala.", 6),
        ("They met for the third 2+2 meeting between the two countries.", 3),
        ("After their second 2+2 meeting they left.", 2),
        ("They held the 15th Annual Summit.", 15),
        ("Leaders held the fifteenth India-Japan Annual Summit.", 15),
        ("On the 5th JIMEX began.", 5),
        ("In its seventh edition, JIMEX grew.", 7),
        ("Exercise Coral Lantern-V ended.", 5),
        ("Exercise Coral Lantern (Edition-VI) ended.", 6),
        ("The Second Trilateral Maritime Dialogue was held.", 2),
        ("The Sixth Session of the Tumen Delta Commission took place.", 6),
        ("JIMEX is the sixth in the series.", 6),
        ("The third meeting of the Joint Working Group on US-2 was held.", 3),
        ("They held the 7th India-Japan 2+2.", 7),
        ("The first joint fighter aircraft exercise called ‘Veer Guardian’ was held.", 1),
        ("Exercise Surya Kiran-XVIII ended.", 18),
        ("The second round of the India-Japan Cyber Dialogue ended.", 2),
    ],
)
def test_the_edition_that_words_about_a_name_give(text: str, edition: int) -> None:
    assert [mention.edition for mention in found_in(text)[0]] == [edition]


@pytest.mark.parametrize(
    "text",
    [
        "JIMEX 22 began.",
        "JIMEX-22 ended.",
        "JIMEX 2022 ended.",
        "JIMEX was held for the first time.",
        "The two-day JIMEX began.",
        "The fifth generation fighters joined JIMEX.",
        "The 7th Fleet joined JIMEX.",
        "The 34th Infantry Regiment Exercise Coral Lantern ended.",
        "The first phase of JIMEX began.",
        "The first JIMEX to include submarines began.",
        "It was the second JIMEX this year.",
        "It was the first JIMEX since 2019.",
        "The second largest exercise, JIMEX, began.",
        "The first Free Trade Agreement was signed.",
        "The second JIMEX phase began.",
        "The sixth and seventh JIMEX were held.",
        "JIMEX began on the 5th.",
        "JIMEX, which began on the 3rd, ended.",
        "The third country joined JIMEX.",
        "At the 77th session of the Assembly the 2+2 was discussed.",
        "JIMEX was the second exercise this year.",
        "JIMEX was the first exercise in the bay.",
        "The first day of JIMEX was quiet.",
        "India's second aircraft carrier joined JIMEX.",
        "The second planning conference of JIMEX was held.",
        "The second meeting on JIMEX was held.",
        "When they first held JIMEX it was small.",
        "The first Bering Strait fisheries agreement was signed.",
    ],
)
def test_a_year_a_count_a_part_is_no_edition(text: str) -> None:
    assert {mention.edition for row in found_in(text) for mention in row} <= {None}


def test_an_edition_is_of_the_name_it_stands_with() -> None:
    [row] = found_in("The sixth edition of JIMEX and Malabar began.")
    assert [(mention.thing.id, mention.edition) for mention in row] == [("jimex", 6), ("malabar", None)]


@pytest.mark.parametrize(
    ("text", "edition"),
    [
        ("The exercise Coral Lantern began. The fifth edition was held in 2021.", 5),
        ("The exercise Coral Lantern began. The nineteenth was held in 2021.", 19),
        ("The exercise Coral Lantern began. India hosted the eighth.", 8),
        ("The exercise Coral Lantern began. Its next edition is set for May.", None),
        ("The exercise Coral Lantern began. The fourth exercise took place in 2020.", 4),
        ("Exercise Coral Lantern began. This was the 26th of the series.", 26),
        ("The Nagoya Water Dialogue opened. It was the third meeting of its kind.", 3),
        ("The Nagoya Water Dialogue opened. The next round will be held in May.", None),
    ],
)
def test_an_edition_with_the_name_left_out(text: str, edition: int | None) -> None:
    [[named], [mention]] = found_in(text)
    assert (mention.thing, mention.edition) == (named.thing, edition)


@pytest.mark.parametrize(
    "text",
    [
        "The exercise Coral Lantern began. The second meeting of the ministers was held.",
        "The exercise Coral Lantern began. The first was small.",
        "The exercise Coral Lantern began. It ended on the 22nd.",
        "The Nagoya Water Dialogue opened. Kenya won the second round of the election.",
        "The Nagoya Water Dialogue opened. They held their second meeting this year.",
        "Exercise Coral Lantern began. The 7th Fleet took part.",
        "Exercise Coral Lantern began. The first two-day exercise of the guard followed.",
    ],
)
def test_another_thing_is_no_edition(text: str) -> None:
    assert found_in(text)[1] == ()


def test_a_dialogue_far_back_has_no_next_round() -> None:
    text = "The Nagoya Water Dialogue opened. Rain fell. Snow fell. Hail fell. The second round was held."
    assert found_in(text)[-1] == ()


def test_the_thing_with_its_edition() -> None:
    [[mention]] = found_in("They held the 6th JIMEX.")
    assert (mention.named.id, mention.named.edition, mention.thing.edition) == ("jimex", 6, None)
