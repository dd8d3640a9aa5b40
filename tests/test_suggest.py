"""Acts that no frame knows: which words are asked about, how they are marked, what a fake encoder's answer makes."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.coder import code
from comity.discourse import Discourse
from comity.model import KINDS, Document
from comity.parse import load_parser
from comity.read import read
from comity.reading import Reading, read_sentences
from comity.suggest import Candidate, as_trigger, find_candidates, is_act, led_to
from comity.what.encoder import Answer, MarkedPair
from comity.who import find_mentions
from factories import FakeEncoder, make_document
from sentences import coded, parsed, token


def readings(*paragraphs: str) -> list[Reading]:
    document = make_document("\n\n".join(paragraphs))
    sentences = next(iter(load_parser().parse([document])))
    return list(
        read_sentences(document, sentences, Discourse(find_mentions(sentences, document.published, document.publisher)))
    )


def candidates(text: str) -> list[Candidate]:
    return list(find_candidates(readings(text)[0], frozenset()))


def words(pair: MarkedPair) -> list[str | None]:
    return [pair.text[slice(*span)] if span else None for span in (pair.actor, pair.other, pair.trigger)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Kenya humiliated Uganda at the talks.", ["Kenya", "Uganda", "humiliated"]),
        ("Kenya hoped to humiliate Uganda.", ["Kenya", "Uganda", "hoped to humiliate"]),
        ("Uganda was humiliated by Kenya.", ["Kenya", "Uganda", "humiliated"]),
        ("Kenya pruned its hedges.", ["Kenya", None, "pruned"]),
    ],
)
def test_the_words_of_an_act_are_marked(text: str, marked: list[str | None]) -> None:
    assert marked in [words(candidate.pair) for candidate in candidates(text)]


@pytest.mark.parametrize("text", ["The minister sighed.", "It was late in Kenya.", "Rain fell."])
def test_nobody_is_marked_where_no_state_acts(text: str) -> None:
    assert all(words(c.pair)[:2] == [None, None] for c in candidates(text))


def test_an_act_that_no_frame_knows_becomes_a_claim() -> None:
    encoder = FakeEncoder()
    (claim,) = coded("Kenya humiliated Uganda over the lake.", encoder)
    assert (claim.kind, claim.event, claim.status) == ("incident", "COERCE", "happened")
    assert {party.id: party.role for party in claim.parties} == {"KEN": "actor", "UGA": "recipient"}
    assert claim.why[0] == "encoder.humiliate"


@pytest.mark.parametrize(("sure", "parties"), [(0.97, [["KEN"]]), (0.9, [])])
def test_one_side_alone_makes_a_claim_where_the_encoder_is_sure(sure: float, parties: list[list[str]]) -> None:
    claims = coded("Kenya hushed the affair up.", FakeEncoder(event=sure))
    assert [[party.id for party in claim.parties] for claim in claims] == parties


def test_a_stance_or_a_meeting_needs_the_other_side() -> None:
    assert coded("Kenya hushed the affair up.", FakeEncoder(event=0.97, kinds={"position": 1.0})) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenya agreed to humiliate Uganda.", ["humiliate"]),
        ("Kenya whispered that Uganda, it seems, is wrong.", ["whispered"]),
    ],
)
def test_a_word_that_leads_to_an_act_is_not_another(text: str, told: list[str]) -> None:
    assert [claim.trigger for claim in coded(text, FakeEncoder(event=0.97))] == told


@pytest.mark.parametrize(
    ("text", "word", "led"),
    [
        ("Kenya agreed to sue Uganda.", "agreed", True),
        ("The decision to sue Uganda fell on Monday.", "decision", True),
        ("The cattle seized by Uganda died.", "cattle", False),
    ],
)
def test_what_a_word_leads_to(text: str, word: str, led: bool) -> None:
    assert bool(led_to(parsed(text), token(parsed(text), word))) is led


EXERCISE = "Kenya and Uganda held a naval drill on Monday. "


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tankers from Kenya topped up the jets of Uganda.", "exercise"),
        ("Kenya topped up Uganda under the Treaty of Nairobi.", "transfer"),
    ],
)
def test_what_follows_an_exercise_is_part_of_it_unless_it_has_a_thing_of_its_own(text: str, kind: str) -> None:
    claims = coded(EXERCISE + text, FakeEncoder(kinds={"transfer": 0.5, "policy": 0.4}))
    assert [claim.kind for claim in claims if claim.trigger == "topped"] == [kind]


def test_what_a_joint_statement_says_both_sides_say() -> None:
    text = "Kenya met Uganda. Kenya and Uganda signed a statement. The statement bemoaned the drought."
    (claim,) = (c for c in coded(text, FakeEncoder()) if c.trigger == "bemoaned")
    assert {party.id for party in claim.parties} == {"KEN", "UGA"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya taught Uganda.", None),
        ("Kenya recalled a visit of Uganda.", None),
        ("Kenya recalled its ambassador.", "recall"),
    ],
)
def test_what_persons_do_is_no_act(text: str, word: str | None) -> None:
    (answer,) = FakeEncoder().read([MarkedPair("", None, None, (0, 0))])
    acts = [found.token.lemma for found in candidates(text) if found.token.pos == "VERB" and is_act(found, answer)]
    assert acts == ([word] if word else [])


def test_a_word_that_made_a_claim_is_not_asked_about_again() -> None:
    encoder = FakeEncoder()
    coded("Kenya condemned Uganda.", encoder)
    assert [words(pair)[2] for pair in encoder.asked] == ["condemned"]


@pytest.mark.parametrize(("text", "told"), [("Kenya, mocked by Uganda.", ["happened"]), ("Mocked by Uganda?", [])])
def test_a_sure_encoder_says_whether_where_the_rules_know_nothing(text: str, told: list[str]) -> None:
    assert [claim.status for claim in coded(text, FakeEncoder(event=0.97))] == told


NEWS = (
    "Kenya and Uganda signed a pact. Both sides met in Nairobi on Monday. Did Kenya attack the boats? Officials said "
    "a transfer would follow. It was shelled. Its delivery to Uganda was welcomed, Kenya said. Tanzania objected.",
    "Peru seized a vessel. Chile, Peru and Bolivia arrested smugglers in Lima. The withdrawal from Brazil angered the "
    "mayor. The release of men was urged by the envoy of Chile. Police in Ecuador said the raid killed two.",
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("text", NEWS)
def test_what_is_not_read_could_make_no_claim(text: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    claims = coded(text, FakeEncoder(kinds={kind: 1.0}))
    monkeypatch.setattr("comity.coder.may_claim", lambda _candidate, _pair: True)
    assert coded(text, FakeEncoder(kinds={kind: 1.0})) == claims


def test_a_question_is_not_read() -> None:
    encoder = FakeEncoder()
    coded("Did Kenya attack Uganda? Kenya seized a boat of Uganda.", encoder)
    assert [words(pair)[2] for pair in encoder.asked] == ["seized"]


def test_the_samples_make_the_same_claims_of_fewer_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path(__file__).parent.parent / "samples" / "india-japan"
    documents = [d for d in read([str(folder)], {}) if isinstance(d, Document)][::4]
    parsed = list(load_parser().parse(documents))
    claims = [code(d, rows, FakeEncoder()) for d, rows in zip(documents, parsed, strict=True)]
    monkeypatch.setattr("comity.coder.may_claim", lambda _candidate, _pair: True)
    assert [code(d, rows, FakeEncoder()) for d, rows in zip(documents, parsed, strict=True)] == claims


@pytest.mark.parametrize(("share", "given"), [(0.95, "SANCTION"), (0.6, "CONSULT")])
def test_an_unsure_type_is_one_that_the_kind_may_have(share: float, given: str) -> None:
    types = {"SANCTION": share, "CONSULT": 0.04, "REJECT": 0.01, "COOPERATE": 0.0}
    answer = Answer({"type": types, "kind": {"engagement": 1.0}, "status": {"happened": 1.0, "none": 0.0}})
    token = next(t for t in readings("Kenya greeted Uganda.")[0].sentence.tokens if t.text == "greeted")
    assert as_trigger(token, answer).frame.event == given


def test_what_the_encoder_moves_to_the_future_is_dated_ahead() -> None:
    text = "Kenya's army chief is due in Uganda on Thursday for talks with the president of Uganda."
    (claim,) = coded(text, FakeEncoder(status="planned", kinds={"engagement": 1.0}))
    assert claim.status == "planned"
    assert claim.due is not None
    assert claim.due.start >= claim.document.published


@pytest.mark.parametrize("word", ["government", "following"])
def test_a_word_with_the_look_of_a_deed_is_no_candidate(word: str) -> None:
    text = "Kenya's government mourned following the fire in Uganda."
    assert word not in {candidate.token.text for candidate in candidates(text)}
