"""The twelve statuses: what each way of putting an act says about its having happened."""

from __future__ import annotations

import pytest

from comity.model import STATUSES
from comity.whether.governors import load_governors
from comity.whether.status import assess
from sentences import parsed, token

HAPPENED = [
    ("Kenya and Somalia signed a maritime pact in March.", "signed"),
    ("The two navies have held three drills this year.", "held"),
    ("Officials managed to conclude the accord.", "conclude"),
    ("The pact, ratified by both parliaments, covers fishing.", "ratified"),
    ("Chile helped Peru to draft the treaty, which was signed in Lima.", "signed"),
]
UNDER_WAY = [
    ("Brazil imports wheat from Argentina.", "imports"),
    ("Egypt continues to buy drones from Turkey.", "buy"),
    ("Poland is hosting talks between the two sides.", "hosting"),
]
NOT_HAPPENED = [
    ("Neither side signed the treaty.", "signed"),
    ("Vietnam has not joined the alliance.", "joined"),
    ("Serbia refrained from sanctioning Russia.", "sanctioning"),
    ("Hungary refused to send weapons to Ukraine.", "send"),
    ("Ghana has yet to ratify the agreement.", "ratify"),
    ("Mali will not attend the summit.", "attend"),
    ("They postponed the visit.", "visit"),
    ("No agreement was reached.", "reached"),
    ("The envoys left without signing the pact.", "signing"),
]
AGREED = [
    ("Oman and Iran agreed to hold a naval exercise.", "hold"),
    ("Their agreement to share intelligence is new.", "share"),
]
PROMISED = [
    ("Norway pledged to deliver two frigates.", "deliver"),
    ("Germany said it would provide aid to Moldova.", "provide"),
    ("Qatar will supply gas to Lebanon.", "supply"),
]
PLANNED = [
    ("The two presidents are to hold talks in May.", "hold"),
    ("Jordan and Iraq decided to begin negotiations.", "begin"),
    ("Ahead of the summit, officials met.", "summit"),
    ("Sweden plans to open an embassy in Suva.", "open"),
]
EXPECTED = [
    ("The premier is likely to visit Fiji in June.", "visit"),
    ("The pact is expected to be signed next year.", "signed"),
    ("Analysts think that Peru will join the bloc.", "join"),
]
HOPED = [
    ("Nepal hopes to export power to Bangladesh.", "export"),
    ("Mongolia seeks to deepen ties with Korea.", "deepen"),
    ("Nepal's premier called the emir to thank him.", "thank"),
]
PROPOSED = [
    ("Cuba offered to host the talks.", "host"),
    ("The ministers discussed a joint drill.", "drill"),
    ("Italy proposed that Libya receive new boats.", "receive"),
]
CALLED_FOR = [
    ("Both states must implement the treaty.", "implement"),
    ("The council urged Sudan to accept a truce.", "accept"),
    ("Delegates called for talks.", "talks"),
]
CONDITIONAL = [
    ("If the deal is signed, Spain will deliver ships.", "deliver"),
    ("If the deal is signed, Spain will deliver ships.", "signed"),
    ("When implemented, it would be the first transfer.", "be"),
    ("Laos could join the pact.", "join"),
]
DENIED = [("Eritrea denied entering Ethiopian territory.", "entering")]

CASES = [
    (status, text, word)
    for status, rows in {
        "happened": HAPPENED,
        "under_way": UNDER_WAY,
        "not_happened": NOT_HAPPENED,
        "agreed": AGREED,
        "promised": PROMISED,
        "planned": PLANNED,
        "expected": EXPECTED,
        "hoped": HOPED,
        "proposed": PROPOSED,
        "called_for": CALLED_FOR,
        "conditional": CONDITIONAL,
        "denied": DENIED,
    }.items()
    for text, word in rows
]


@pytest.mark.parametrize(("status", "text", "word"), CASES)
def test_status(status: str, text: str, word: str) -> None:
    sentence = parsed(text)
    assert assess(sentence, token(sentence, word)).status == status


def test_every_status_has_a_case() -> None:
    assert {status for status, _, _ in CASES} == set(STATUSES)


def test_an_accusation_is_alleged() -> None:
    sentence = parsed("Delhi accused Beijing of violating the border pact.")
    assessed = assess(sentence, token(sentence, "violating"))
    assert (assessed.status, assessed.alleged) == ("happened", True)


def test_a_question_says_nothing() -> None:
    sentence = parsed("Will Japan sign the treaty?")
    assert assess(sentence, token(sentence, "sign")).status is None


def test_a_noun_judged_by_a_modal_is_not_itself_in_doubt() -> None:
    sentence = parsed("The minister's visit to Tonga could be a turning point.")
    assert assess(sentence, token(sentence, "visit")).status is None


def test_the_rules_that_decided_are_named() -> None:
    sentence = parsed("Norway pledged to deliver two frigates.")
    assert "promised by 'pledge'" in assess(sentence, token(sentence, "deliver")).why


def test_a_word_stands_in_one_place_of_a_part() -> None:
    assert load_governors()["verbs"]["agree"] == "agreed"
