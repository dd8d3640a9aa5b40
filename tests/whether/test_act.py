"""Acts told by several words, and words of saying that alone tell an act."""

from __future__ import annotations

import pytest

from comity.whether.act import assess_act, innermost
from sentences import parsed, token

CASES = [
    ("agreed", "Oman and Iran agreed to hold a drill.", "agreed to hold"),
    ("planned", "The two presidents are to meet in May.", "are to meet"),
    ("called_for", "Peru urged Chile.", "urged"),
    ("called_for", "The council called on Sudan to pay.", "called on"),
    ("happened", "The envoys called on the emir.", "called on"),
    ("called_for", "They stressed that the dams must be kept safe.", "stressed"),
    ("called_for", "They shared the view that the border has to be opened.", "shared"),
    ("proposed", "Cuba offered a harbour.", "offered"),
    ("promised", "Qatar pledged two ships.", "pledged"),
    ("hoped", "Nepal sought a loan from Bhutan.", "sought"),
    ("expected", "The envoy is expected in Lima.", "expected"),
    ("denied", "Mali denied it.", "denied"),
    ("denied", "The army said that no shot was fired.", "fired"),
    ("denied", "Chad insisted that it had not shut the border.", "shut"),
    ("not_happened", "Ghana avoided the talks.", "avoided"),
    ("happened", "We reject the map of Chad.", "reject"),
    ("happened", "Togo threatens to close the port.", "threatens to close"),
    ("not_happened", "Ghana did not ask Togo.", "ask"),
    ("called_for", "They called for mines to be cleared.", "called for"),
    ("agreed", "Both sides agreed that a team be sent to Goma.", "agreed"),
    ("agreed", "They resolved that visas shall be granted.", "resolved"),
    ("promised", "Rabat had given its word that the port would open.", "given its word"),
    ("proposed", "Peru voiced its readiness to lend two ships.", "voiced"),
    ("hoped", "Chad expressed its wish to join the drill.", "expressed its wish"),
    ("conditional", "Spain reserves the right to close the strait.", "reserves"),
    ("happened", "Chad expressed its regret over the raid.", "expressed"),
    ("proposed", "Peru undertook to study the offer.", "undertook to study"),
    ("hoped", "Peru and Chad have set themselves a higher goal.", "set"),
    ("denied", "The ministry dismissed the claim.", "dismissed"),
    ("happened", "The ministry dismissed the envoy.", "dismissed"),
    ("denied", "Lima called the report a fabrication.", "called"),
    ("proposed", "The envoy put forward a joint committee.", "put forward"),
    ("happened", "They used the fund agreed upon by Chad.", "agreed"),
]


@pytest.mark.parametrize(("status", "text", "words"), CASES)
def test_status_of_an_act(status: str, text: str, words: str) -> None:
    sentence = parsed(text)
    start = sentence.text.index(words) + sentence.start
    assert assess_act(sentence, sentence.at(start, start + len(words))).status == status


def test_the_innermost_of_several_words_is_the_act() -> None:
    sentence = parsed("Oman and Iran agreed to hold a drill.")
    assert innermost(sentence, sentence.tokens[3:6]) == token(sentence, "hold")
