"""Who answers what a source does to a target."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from comity.evaluate.paircoders import Answer, EncoderCoder, MarkedPair, RuleCoder, fit
from comity.evaluate.roots import NONE
from comity.what import encoder
from factories import make_claim, make_party

PAIR = MarkedPair("Chile accused Peru of theft.", (0, 5), (14, 18))


class FakeReader:
    """Reads ACCUSE where the one who acts comes first, else nothing."""

    name = "fake"

    def read(self, pairs: Sequence[encoder.MarkedPair]) -> list[encoder.Answer]:
        straight, back = {"ACCUSE": 0.75, NONE: 0.25}, {"ACCUSE": 0.1, NONE: 0.9}
        return [encoder.Answer({"root": straight if pair.actor[0] == 0 else back}) for pair in pairs]


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
    answers = EncoderCoder(FakeReader()).code([PAIR, PAIR.swapped])
    assert answers == [Answer("ACCUSE", 0.75), Answer(NONE, 0.9)]


def test_of_a_pair_that_has_a_root_the_encoder_is_not_asked_whether() -> None:
    certain = EncoderCoder(FakeReader(), certain=True)
    assert certain.code([PAIR.swapped]) == [Answer("ACCUSE", 1.0)]
    assert certain.free.code([PAIR.swapped]) == [Answer(NONE, 0.9)]
