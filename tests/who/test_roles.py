"""Who does what to whom around one verb or act noun."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model import Sentence
from comity.who import find_mentions
from comity.who.roles import find_parts
from sentences import parsed, token


def parts(text: str, word: str, focus: str | None = None) -> dict[str, str]:
    """State -> its first role in the act that a word tells; of a verb, ``focus`` is the noun it acts on."""
    sentence = parsed(text)
    mentions = find_mentions([sentence], None)[0]
    noun = token(sentence, focus) if focus else None
    rows: dict[str, str] = {}
    for mention, role in find_parts(sentence, token(sentence, word), noun, mentions):
        for actor in mention.actors:
            rows.setdefault(actor.id, role)
    return rows


def of_noun(text: str, word: str) -> dict[str, str]:
    """State -> role in the act that a noun names."""
    return parts(text, word, word)


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Peru warned Chile.", "warned", {"PER": "actor", "CHL": "recipient"}),
        ("Peru and Chile warned Bolivia.", "warned", {"PER": "actor", "CHL": "actor", "BOL": "recipient"}),
        ("Peru warned Chile and Bolivia.", "warned", {"PER": "actor", "CHL": "recipient", "BOL": "recipient"}),
        ("Peru met with Chile.", "met", {"PER": "actor", "CHL": "recipient"}),
        ("Peruvian troops fired at Chilean ships.", "fired", {"PER": "actor", "CHL": "recipient"}),
        ("The president of Peru visited Chile.", "visited", {"PER": "actor", "CHL": "recipient"}),
        ("Peru sent Chile two ships.", "sent", {"PER": "actor", "CHL": "recipient"}),
        ("It rained.", "rained", {}),
    ],
)
def test_active_verb(text: str, word: str, found: dict[str, str]) -> None:
    assert parts(text, word) == found


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Chile was warned by Peru.", "warned", {"PER": "actor", "CHL": "recipient"}),
        ("Chile was warned.", "warned", {"CHL": "recipient"}),
        ("Chile, warned by Peru, withdrew.", "warned", {"PER": "actor", "CHL": "recipient"}),
        ("The ships sent by Peru reached Chile.", "sent", {"PER": "actor"}),
    ],
)
def test_passive_verb(text: str, word: str, found: dict[str, str]) -> None:
    assert parts(text, word) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kenya held talks with Uganda.", {"KEN": "actor", "UGA": "recipient"}),
        ("Kenya held talks with Uganda in Egypt.", {"KEN": "actor", "UGA": "recipient", "EGY": "third"}),
        ("Kenya held talks with Uganda on Somalia.", {"KEN": "actor", "UGA": "recipient", "SOM": "third"}),
        ("Kenya held talks with Uganda despite Sudan.", {"KEN": "actor", "UGA": "recipient", "SDN": "third"}),
        ("Kenya held talks alongside Uganda.", {"KEN": "actor", "UGA": "actor"}),
        ("Talks between Kenya and Uganda were held.", {"KEN": "actor", "UGA": "actor"}),
    ],
)
def test_verb_with_the_noun_it_acts_on(text: str, found: dict[str, str]) -> None:
    word = "talks" if "talks" in text else "Talks"
    assert parts(text, "held", word) == found


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("Peru asked Chile to send ships.", "send", "CHL"),
        ("Peru hopes to visit Chile.", "visit", "PER"),
        ("Peru was accused of attacking Chile.", "attacking", "PER"),
        ("Bolivia accused Peru of attacking Chile.", "attacking", "PER"),
        ("Peru refrained from warning Chile.", "warning", "PER"),
        ("Bolivia said Peru warned Chile.", "warned", "PER"),
        ("Bolivia said Peru warned Chile.", "said", "BOL"),
        ("Peru, which warned Chile, left.", "warned", "PER"),
    ],
)
def test_who_acts_under_another_verb(text: str, word: str, actor: str) -> None:
    assert [state for state, role in parts(text, word).items() if role == "actor"] == [actor]


@pytest.mark.parametrize(
    ("text", "word", "partner"),
    [
        ("Peru agreed with Chile to hold talks.", "hold", "CHL"),
        ("Peru promised Chile to send ships.", "send", "CHL"),
    ],
)
def test_the_partner_named_with_the_governing_verb(text: str, word: str, partner: str) -> None:
    assert parts(text, word) == {"PER": "actor", partner: "recipient"}


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("The talks between Kenya and Uganda ended.", "talks", {"KEN": "actor", "UGA": "actor"}),
        ("Kenya's visit to Uganda ended.", "visit", {"KEN": "actor", "UGA": "recipient"}),
        ("The talks on Somalia ended.", "talks", {"SOM": "third"}),
        ("The Kenya-Uganda talks ended.", "talks", {"KEN": "actor", "UGA": "actor"}),
        ("The talks ended.", "talks", {}),
        ("The talks that Kenya left ended.", "talks", {}),
    ],
)
def test_act_noun(text: str, word: str, found: dict[str, str]) -> None:
    assert of_noun(text, word) == found


@pytest.mark.parametrize(
    ("text", "word", "state"),
    [
        ("A Qatar-brokered truce between Chad and Sudan was signed.", "signed", "QAT"),
        ("Chad and Sudan met in Egypt.", "met", "EGY"),
        ("Chad and Sudan trained near Egypt.", "trained", "EGY"),
    ],
)
def test_a_host_or_broker_is_third(text: str, word: str, state: str) -> None:
    assert parts(text, word).get(state) == "third"


@pytest.mark.parametrize(
    ("text", "word", "state"),
    [
        ("According to Kenya, Peru warned Chile.", "warned", "KEN"),
        ("Peru warned Chile, which had attacked Bolivia.", "warned", "BOL"),
        ("Bolivia slept while Peru warned Chile.", "warned", "BOL"),
    ],
)
def test_who_is_only_named_beside_takes_no_part(text: str, word: str, state: str) -> None:
    assert state not in parts(text, word)


NAMES = ("Peru", "Chile", "Kenya", "Egypt", "the African Union", "Norwegian troops", "the president of Fiji")
FORMS = (
    "{} warned {} in {}.", "{} was warned by {} over {}.", "{} asked {} to visit {}.", "{} and {} met near {}.",
    "{} said {} will meet {}.",
)  # fmt: skip
sentences = st.builds(str.format, st.sampled_from(FORMS), *[st.sampled_from(NAMES)] * 3)


def every_part(sentence: Sentence) -> list[list[tuple[int, str]]]:
    mentions = find_mentions([sentence], None)[0]
    rows = [find_parts(sentence, word, None, mentions) for word in sentence.tokens if word.tag.startswith("VB")]
    return [[(mention.start, role) for mention, role in row] for row in rows]


@settings(max_examples=25, deadline=None)
@given(sentences)
def test_each_mention_has_one_role_and_actors_come_first(text: str) -> None:
    order = ["actor", "recipient", "third"]
    for row in every_part(parsed(text)):
        assert len({start for start, _ in row}) == len(row)
        assert row == sorted(row, key=lambda part: (order.index(part[1]), part[0]))
