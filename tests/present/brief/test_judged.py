"""The box of judgements."""

from __future__ import annotations

from dataclasses import replace

from comity.analyse.count import Count
from comity.analyse.judgement import RULE, Judgement
from comity.present.brief import Looked, Section, Tally
from comity.present.brief.judged import judged
from present.dossiers import KEPT, PROMISES, make_dossier

GIVEN = Judgement(3, Count(2), Count(4), Count(12), 0.14, 0.61, 6, 0, "unlikely", "low")


def box(**fields: object) -> Section:
    return judged(make_dossier(**fields))  # type: ignore[arg-type]


def test_likelihood_and_confidence_stand_apart_with_their_grounds() -> None:
    sentence = box(judgements=(GIVEN,)).sentences[0]
    assert sentence.text == (
        "By rule, 2 promises to come by a day, naming 3 of 3: delivery in time is unlikely for each (4 of 12 of the "
        "class delivered in time; 95 %: 14–61 %). Confidence: low (n 12, 6 outlets, 0 assessed by people)."
    )
    assert isinstance(sentence.proofs[0], Tally)


def test_too_few_give_no_judgement() -> None:
    few = replace(GIVEN, of=Count(3), likelihood=None, confidence=None)
    assert "no judgement, n too small (3 of at least 10 came due)" in box(judgements=(few,)).sentences[0].text


def test_nothing_to_judge_is_said() -> None:
    sentence = box(judgements=()).sentences[0]
    assert sentence.text == "No judgement: no promise is to come by a day that is known."
    assert isinstance(sentence.proofs[0], Looked)


def test_the_rule_is_printed() -> None:
    assert box().legend == RULE


def test_what_people_judged_stands_apart() -> None:
    person = replace(KEPT, assessment="assessed", judged=("delivered, says A. Editor on 1 Aug 2024",))
    texts = [sentence.text for sentence in box(commitments=(*PROMISES[:4], person)).sentences]
    assert texts[-1] == "By people, assessed: “send rice”: delivered, says A. Editor on 1 Aug 2024."
    assert all(text.startswith("By rule") for text in texts[:-1])


def test_that_no_person_judged_is_said() -> None:
    assert box().sentences[-1].text == "By people: no promise of this pair has been assessed."
