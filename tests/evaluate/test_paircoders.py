"""Who answers what a source does to a target."""

from __future__ import annotations

import pytest

from comity.evaluate.paircoders import Answer, EncoderCoder, RuleCoder, fit
from comity.evaluate.roots import NONE
from comity.what import encoder
from comity.what.encoder import MarkedPair
from factories import FakeEncoder, make_claim, make_party

PAIR = MarkedPair("Chile accused Peru of theft.", (0, 5), (14, 18))


class Shares(FakeEncoder):
    """Reads what it is told to of a pair in the sentence's order, and of one the other way round."""

    def __init__(self, straight: dict[str, float], back: dict[str, float]) -> None:
        super().__init__()
        self._shares = {True: straight, False: back}

    def answer_to(self, pair: MarkedPair) -> encoder.Answer:
        return encoder.Answer({"root": self._shares[pair.actor == PAIR.actor]})


ACCUSES = Shares({"ACCUSE": 0.75, NONE: 0.25}, {"ACCUSE": 0.1, NONE: 0.9})
"""Reads ACCUSE where the one who acts comes first, else nothing."""


@pytest.mark.parametrize(
    ("actors", "recipients", "value"),
    [(("CHL",), ("PER",), 3), (("CHL", "PER"), (), 2), (("CHL",), (), 1), (("PER",), ("CHL",), 0)],
)
def test_how_a_claim_fits_a_pair(actors: tuple[str, ...], recipients: tuple[str, ...], value: int) -> None:
    names = {"CHL": "the Chile government", "PER": "Peru"}
    parties = [make_party(id, role, mention=names[id]) for ids, role in ((actors, "actor"), (recipients, "recipient"))
               for id in ids]  # fmt: skip
    assert fit(PAIR, make_claim(parties=tuple(parties))) == value


def test_the_rules_answer() -> None:
    other = MarkedPair("Snow covered Chile.", (0, 4), (13, 18))
    assert [answer.root for answer in RuleCoder().code([PAIR, other])] == ["ACCUSE", NONE]


def test_the_encoders_answer_has_its_score() -> None:
    answers = EncoderCoder(ACCUSES).code([PAIR, PAIR.swapped])
    assert answers == [Answer("ACCUSE", 0.7297), Answer(NONE, 0.973)]


@pytest.mark.parametrize(("root", "given"), [("ACCUSE", NONE), ("AGREE", "AGREE")])
def test_what_is_likelier_the_other_way_round_is_given_up(root: str, given: str) -> None:
    both_ways = Shares({root: 0.9, NONE: 0.1}, {root: 0.4, NONE: 0.02})
    assert EncoderCoder(both_ways).code([PAIR.swapped])[0].root == given


def test_of_a_pair_that_has_a_root_the_encoder_is_not_asked_whether() -> None:
    certain = EncoderCoder(ACCUSES, certain=True)
    assert certain.code([PAIR.swapped]) == [Answer("ACCUSE", 1.0)]
    assert certain.free.code([PAIR.swapped]) == [Answer(NONE, 0.973)]
