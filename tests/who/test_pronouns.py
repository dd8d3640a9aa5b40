"""It, its, they, he and which: who they stand for, and where nobody safe is found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from comity.model import Mention

Meant = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("text", "word", "state"),
    [
        ("China has expanded its navy.", "its", "CHN"),
        ("Mali accused Paris of violating its airspace.", "its", "MLI"),
        ("The French minister met Ana Ruiz, the Peruvian minister. He thanked her.", "her", "PER"),
        ("Japan said that it would help.", "it", "JPN"),
        ("India joined. It also paid.", "It", "IND"),
        ("China, which claims the sea, protested.", "which", "CHN"),
        ("China, which has widened its claims, protested.", "its", "CHN"),
        ("India and Japan, who agree, met.", "who", "IND+JPN"),
        ("India and Japan met. They agreed.", "They", "IND+JPN"),
        ("India and Japan met. Their navies sailed.", "Their", "IND+JPN"),
        ("India and Japan must work on their national interests.", "their", "IND+JPN"),
        ("As India and Japan grow, they have hopes.", "they", "IND+JPN"),
        ("Both countries said that they would wait. India and Japan met.", "they", "IND+JPN"),
        ("Japan and its allies met.", "its", "JPN"),
        ("India continues to buy oil, creating a gap between its position and that of Japan.", "its", "IND"),
        ("Japan seeks to deter China by drawing India closer, as it keeps ties with China.", "it", "IND"),
        ("Indian officials said they would wait.", "they", "IND"),
        ("India is a buyer. It is the largest buyer.", "It", "IND"),
        ("India is a buyer. It is ready to sign.", "It", "IND"),
        ("The Indian Navy sailed with its ships.", "its", "IND"),
        ("NATO said it would help.", "it", "NATO"),
        ("Japan met India. They signed a pact.", "They", "JPN+IND"),
        ("India and Japan met. The two leaders left. They smiled.", "They", "IND+JPN"),
        ("India and Japan met. Both sides spoke, a ministry said. They agreed.", "They", "IND+JPN"),
        ("India and Japan met. Both sides left. Their ministries agreed.", "Their", "IND+JPN"),
        ("India and Japan met. Both sides left. China praised them.", "them", "IND+JPN"),
        ("The navies of India and Japan met. They sailed.", "They", "IND+JPN"),
        ("Chinese and Philippine delegations met. They agreed.", "They", "PHL+CHN"),
    ],
)
def test_the_antecedent(meant: Meant, text: str, word: str, state: str) -> None:
    assert meant(text, word) == [state]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Japan waited. It is believed that talks went on.", "It"),
        ("Japan waited. It was announced that talks went on.", "It"),
        ("Japan waited. It is unclear whether talks went on.", "It"),
        ("Japan waited. It seems that talks went on.", "It"),
        ("Japan waited. It was the third such incident.", "It"),
        ("The exercise was held in Japan. It was followed by talks.", "It"),
        ("Japan accused China of theft. It denied the claim.", "It"),
        ("Beijing opposes it.", "it"),
        ("The conflict and its effects worry Japan.", "its"),
        ("The exercise was held in Japan, which was a success.", "which"),
        ("Japan left. They agreed.", "They"),
        ("India and Japan met. Both sides signed agreements. They were signed in Tokyo.", "They"),
        ("India and Japan met. Both sides built ships. China praised them.", "them"),
        ("The Chinese troops left the area. It was loud.", "It"),
        ("The Prime Minister of Japan spoke. It rained.", "It"),
    ],
)
def test_nobody_safe(meant: Meant, text: str, word: str) -> None:
    assert meant(text, word) == []


def person_of(found: list[Mention], word: str) -> list[str | None]:
    return [mention.person for mention in found if mention.text == word]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Fumio Kishida left. He returned.", "He", "Fumio Kishida"),
        ("Fumio Kishida left. The visit was short. He returned.", "He", "Fumio Kishida"),
        ("Foreign Minister Yoko Kamikawa said she would go.", "she", "Yoko Kamikawa"),
        ("Fumio Kishida met S. Jaishankar. He smiled.", "He", "Fumio Kishida"),
        ("Fumio Kishida said the visit gives him joy.", "him", "Fumio Kishida"),
        ("Richard Marles, who also spoke, left.", "who", "Richard Marles"),
    ],
)
def test_persons(mentions: Callable[..., list[Mention]], text: str, word: str, name: str) -> None:
    assert person_of(mentions(text), word) == [name]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Fumio Kishida left. John Smith spoke. He smiled.", "He"),
        ("She thanked him.", "him"),
        ("Yoko Kamikawa thanked him.", "him"),
        ("Japan left. He smiled.", "He"),
    ],
)
def test_nobody_known(mentions: Callable[..., list[Mention]], text: str, word: str) -> None:
    assert person_of(mentions(text), word) == []


def test_a_pronoun_carries_the_office(mentions: Callable[..., list[Mention]]) -> None:
    found = mentions("Foreign Minister Yoko Kamikawa left. She returned.")[-1]
    assert (found.form, found.office, found.actors[0].id) == ("pronoun", "Foreign Minister", "JPN")
