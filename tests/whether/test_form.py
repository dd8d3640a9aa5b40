"""What the form of a verb says by itself."""

from __future__ import annotations

import pytest

from comity.whether.status import assess
from sentences import parsed, token

CASES = [
    ("denied", "The report is a fiction.", "is"),
    ("denied", "The allegation that water was diverted is without foundation.", "diverted"),
    ("denied", "Chad rejected reports that it had shut the border.", "shut"),
    ("happened", "The envoy had to leave Quito.", "leave"),
    ("called_for", "The envoy has to leave Quito.", "leave"),
    ("planned", "The envoy is going to leave Quito.", "leave"),
    ("called_for", "Let the two states sign the pact.", "sign"),
    ("called_for", "Togo told Benin to withdraw its guards.", "withdraw"),
    ("under_way", "The border has been shut since May.", "shut"),
    ("under_way", "They asked for the release of the detained sailors.", "detained"),
    ("happened", "They have held three drills since May.", "held"),
    ("happened", "At no time had Oman closed the port.", "port"),
    ("not_happened", "They parted without a deal.", "deal"),
    ("planned", "They chose the site of the talks to be held in June.", "held"),
    ("planned", "The talks planned for June are in doubt.", "talks"),
    ("happened", "Kenya accused the skipper of poaching in the lagoon.", "poaching"),
    ("happened", "The ship came on Monday; why was it let in?", "came"),
    ("not_happened", "Not one ship was released.", "released"),
    ("not_happened", "Chad at no time fired a shot.", "fired"),
    ("denied", "It is not true that Chad shut the border.", "shut"),
    ("denied", "Reports that a ransom was paid are untrue.", "paid"),
    ("planned", "Lima rules on the duty in June.", "rules"),
    ("not_happened", "At no time had any ship been seized by Chad.", "seized"),
    ("happened", "Guards turned away a few hundred pilgrims.", "turned"),
    ("under_way", "Lima expects a visit in June.", "expects"),
    ("under_way", "Oman is in mourning on Friday.", "is"),
]


@pytest.mark.parametrize(("status", "text", "word"), CASES)
def test_status_of_a_form(status: str, text: str, word: str) -> None:
    sentence = parsed(text)
    assert assess(sentence, token(sentence, word)).status == status


def test_what_a_negated_verb_is_not_about_is_taken_for_granted() -> None:
    sentence = parsed("The ministry did not describe the raid.")
    assert assess(sentence, token(sentence, "raid")).status is None


def test_a_little_boy_is_no_negation() -> None:
    sentence = parsed("This little ship crossed the strait.")
    assert assess(sentence, token(sentence, "crossed")).status == "happened"
