"""Noun phrases: their words, and which may act."""

from __future__ import annotations

import pytest

from comity.phrases import is_act, is_actor, may_act, named_within, phrase_of
from sentences import parsed, token


@pytest.mark.parametrize(
    ("text", "head", "words"),
    [
        ("The brave residents of the old town left.", "residents", "brave residents of the old town"),
        ("Paris blamed Peru's army for the fire.", "army", "Peru's army"),
        ("The senator Maria Quispe resigned.", "Quispe", "senator Maria Quispe"),
        ("Everyone praised news agency Andina on Monday.", "Andina", "news agency Andina"),
        ("The nurses in Lima freed those who protested.", "nurses", "nurses in Lima"),
        ("The government in Lima fell.", "government", "government in Lima"),
        ("The attack in Lima failed.", "attack", "attack"),
        ("Some old soldiers resigned.", "soldiers", "Some old soldiers"),
        ("They called themselves global partners.", "partners", "global partners"),
        ("On Friday President Maria Quispe spoke.", "Quispe", "President Maria Quispe"),
        ("The gunman shot ten young nurses and bakers.", "nurses", "ten young nurses and bakers"),
        ("Soldiers fed the nurses and the bakers.", "nurses", "nurses"),
        ("Ambassador to Peru Maria Quispe resigned.", "Ambassador", "Ambassador to Peru Maria Quispe"),
    ],
)
def test_the_words_of_a_phrase(text: str, head: str, words: str) -> None:
    sentence = parsed(text)
    phrase = phrase_of(sentence, token(sentence, head))
    assert phrase.text == words
    assert text[slice(*phrase.span)] == words


def test_names_and_people_are_actors() -> None:
    sentence = parsed("The US told lawmakers and schoolchildren that orders of bread reach us on Monday.")
    assert [t.text for t in sentence.tokens if is_actor(t)] == ["US", "lawmakers", "schoolchildren"]
    assert may_act(sentence, token(sentence, "bread"))
    assert not may_act(sentence, token(sentence, "us"))
    assert not may_act(sentence, token(sentence, "Monday"))


def test_initials_in_the_plural_are_people() -> None:
    sentence = parsed("The MPs blamed the CDs.")
    assert is_actor(token(sentence, "MPs"))


def test_a_government_is_no_act_though_it_ends_like_one() -> None:
    sentence = parsed("The government praised the deployment and the raid.")
    assert [t.text for t in sentence.tokens if is_act(t)] == ["deployment", "raid"]


def test_what_stands_within_an_actor_is_not_gone_into() -> None:
    sentence = parsed("They saw the army of Peru attack the soldiers of Chile near a market in Cusco.")
    found = [phrase_of(sentence, t).text for t in named_within(sentence, token(sentence, "saw"), frozenset())]
    assert found == ["army of Peru", "soldiers of Chile", "Cusco"]
