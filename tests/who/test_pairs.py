"""Both countries: which two are meant at that point of the text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.model import Mention

Meant = Callable[..., list[str]]

TWO = "India and Japan met. | "


@pytest.mark.parametrize(
    "words",
    [
        "both countries",
        "the two sides",
        "the two nations",
        "both leaders",
        "the two ministers",
        "the two neighbours",
        "the two Asian democracies",
        "both governments",
        "these two powers",
        "the two ministries",
        "the two offices",
        "both air forces",
        "both embassies",
    ],
)
def test_words_for_two(meant: Meant, words: str) -> None:
    assert meant(f"{TWO}Later {words} agreed.", words) == ["IND+JPN"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The meeting between two Prime Ministers went on.", "two Prime Ministers"),
        ("They trust each other.", "each other"),
        ("It deepens our relations.", "our"),
        ("Their partnership grew.", "Their"),
        ("The two agreed to meet again.", "The two"),
        ("Both agreed to meet again.", "Both"),
        ("Trade between the two grew.", "the two"),
        ("Neither side spoke.", "Neither side"),
        ("Either country may leave.", "Either country"),
        ("The pair agreed.", "The pair"),
        ("The parties agreed.", "The parties"),
        ("The two Prime Ministers agreed.", "The two Prime Ministers"),
        ("The two men smiled.", "The two men"),
        ("The foreign and defence ministers agreed.", "The foreign and defence ministers"),
        ("Their prime ministers agreed.", "Their prime ministers"),
    ],
)
def test_other_words_for_two(meant: Meant, text: str, words: str) -> None:
    assert meant(TWO + text, words) == ["IND+JPN"]


def test_their_militaries_have_a_sector(mentions: Callable[..., list[Mention]]) -> None:
    found = [
        m
        for m in mentions("Ties between India and China froze since their two militaries clashed.")
        if m.form == "pair"
    ]
    assert [(actor.id, actor.sector) for actor in found[0].actors] == [("CHN", "MIL"), ("IND", "MIL")]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("India and Japan met. | India and China met, and both sides agreed.", "CHN+IND"),
        ("India and China met. | India and Japan met. | Both sides agreed.", "IND+JPN"),
        ("India and Japan met. | The Ukraine-Russia war goes on. | Both sides agreed.", "IND+JPN"),
        ("India-Japan talks began. | Rain fell. | Both sides agreed.", "IND+JPN"),
        ("India and Japan met. | China is a concern. | Both sides agreed.", "IND+JPN"),
        ("Japan met India. | Both sides agreed.", "IND+JPN"),
        ("India and Japan met. | China watched as both sides agreed.", "IND+JPN"),
        ("Chinese Foreign Minister Wang Yi and S. Jaishankar met. | Both sides agreed.", "CHN+IND"),
        ("Foreign Minister Yoko Kamikawa met S. Jaishankar. | Both sides agreed.", "IND+JPN"),
        ("India and Japan met. | On the Ukraine-Russia conflict, both sides agreed.", "IND+JPN"),
        ("India and Japan met. | They discussed Ukraine and Russia. | Both sides agreed.", "IND+JPN"),
        ("India and Japan met. | Talks led by the US went on in China. | Both sides agreed.", "IND+JPN"),
        ("Narendra Modi and Fumio Kishida discussed China and Taiwan. | Both sides agreed.", "IND+JPN"),
        ("Narendra Modi met his Japanese counterpart. | Rain fell in China. | Both sides agreed.", "IND+JPN"),
        ("China held talks with Japan. | Both sides agreed.", "CHN+JPN"),
        ("The China-Japan talks ended. | Both sides agreed.", "CHN+JPN"),
        ("Chinese and Philippine delegations met. | Both sides agreed.", "CHN+PHL"),
    ],
)
def test_the_pair_at_that_point(meant: Meant, text: str, pair: str) -> None:
    words = "both sides" if "both sides" in text else "Both sides"
    assert meant(text, words) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "India, Japan and Australia met. | Both sides agreed.",
        "Rain fell. | Both sides agreed.",
        "India slept. | Both sides agreed.",
        "India met nobody, Japan slept, China sang, and Both sides agreed.",
        "The EU and Japan held talks. | Both sides agreed. | India and Japan met. India and Japan met.",
        "Fighting went on in Ukraine. | Nobody named Russia. | Both sides agreed.",
    ],
)
def test_no_guess_where_three_or_none_are_likely(meant: Meant, text: str) -> None:
    assert meant(text, "Both sides") == []


@pytest.mark.parametrize(
    "text",
    [
        "Both India and Japan agreed.",
        "Two countries applied.",
        "The two-plus-two went on.",
        "The two days passed.",
        "Bilateral ties grew.",
        "Both defence and security matter.",
        "Both sides of the border were calm.",
        "The leaders of the G7 agreed.",
        "Ministers from five countries agreed.",
        "The African leaders agreed.",
        "The leaders who attended agreed.",
        "The pair of shoes fits.",
        "Many ships saw one another.",
        "Voters said their leaders had failed.",
        "The latter agreed with the former.",
    ],
)
def test_what_names_no_pair(forms: Callable[..., list[tuple[str, str]]], text: str) -> None:
    assert "pair" not in [form for _, form in forms(TWO + text)]


def test_a_third_state_in_the_headline_does_not_matter(meant: Meant) -> None:
    text = "Japan, India boost ties with eye on China | India trusts Japan. | Both sides agreed."
    assert meant(text, "Both sides") == ["IND+JPN"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Later neither has done so.", "neither"),
        ("Later each side blamed the weather.", "each side"),
        ("Later the neighbours quarrelled.", "the neighbours"),
        ("The envoy urged both.", "both"),
    ],
)
def test_neither_each_and_plain_plurals(meant: Meant, text: str, words: str) -> None:
    assert meant(TWO + text, words) == ["IND+JPN"]
