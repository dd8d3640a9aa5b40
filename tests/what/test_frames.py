"""Which verb or noun of a sentence may make which kind of claim, and of what noun."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.errors import DataError
from comity.model import KINDS, Token
from comity.what import frames
from comity.what.frames import Trigger, find_triggers, load_frames, load_nouns, noun_is, stem
from comity.what.quantities import find_quantities
from comity.what.things import find_all
from sentences import parsed, token

CATCH_ALL = {frame.id for frame in load_frames() if "*" in frame.verbs}


def triggers(text: str) -> list[tuple[Trigger, ...]]:
    """The groups of triggers of a sentence, without the frame that takes any verb."""
    sentence = parsed(text)
    kinds = {mention.head: frozenset({mention.kind}) for mention in find_all([sentence])[0] if mention.kind}
    groups = find_triggers(sentence, kinds, bool(find_quantities(sentence.text, sentence.start)))
    kept = [tuple(trigger for trigger in group if trigger.frame.id not in CATCH_ALL) for group in groups]
    return [group for group in kept if group]


def first(text: str) -> Trigger:
    """The best frame of the first word that has one."""
    return triggers(text)[0][0]


# --- the first frame that fits ------------------------------------------------------------------------------------

AGREEMENTS = [
    ("agreement.in_force", "The treaty between Peru and Chile came into force."),
    ("agreement.in_force", "The pact took effect in June."),
    ("agreement.put_in_force", "Peru brought the treaty into force."),
    ("agreement.sign", "Peru signed a treaty with Chile."),
    ("agreement.sign", "The two inked a memorandum."),
    ("agreement.papers", "Peru signed two documents with Chile."),
    ("agreement.approve", "Peru ratified the treaty."),
    ("agreement.negotiate", "Peru and Chile negotiated a treaty."),
    ("agreement.talks_on", "Peru and Chile began negotiations on a treaty."),
    ("agreement.amend", "Peru and Chile amended the treaty."),
    ("agreement.operate", "Peru implemented the treaty."),
    ("agreement.end", "Peru suspended the treaty."),
    ("agreement.announce", "Peru announced a treaty with Chile."),
    ("agreement.signing", "The signing of the treaty was a surprise."),
]
MEETINGS = [
    ("exercise.hold", "The navies held an exercise."),
    ("exercise.take_place", "The exercise took place in May."),
    ("exercise.train", "The Thai navy trained with the Lao navy."),
    ("exercise.cancel", "Peru cancelled the drill."),
    ("exercise.nominal", "After the drill they left."),
    ("engagement.hold", "Peru held talks with Chile."),
    ("engagement.round", "Peru attended the dialogue."),
    ("engagement.round", "Peru used the dialogue to press for a treaty."),
    ("engagement.hold", "Peru used the meeting with Chile to press for a treaty."),
    ("engagement.take_place", "The summit took place in Lima."),
    ("engagement.cancel", "Peru cancelled the visit."),
    ("engagement.visit", "The president visited Chile."),
    ("engagement.travel", "The president travelled to Chile."),
    ("engagement.meet", "The ministers met in Lima."),
    ("engagement.call", "Peru hosted Chile."),
    ("engagement.nominal", "During the summit they smiled."),
    ("mechanism.launch", "Peru launched a dialogue with Chile."),
    ("mechanism.end", "Peru left the alliance."),
]
ACTS = [
    ("incident.clash", "The troops clashed with the rebels."),
    ("incident.attack", "Iran attacked Iraq."),
    ("incident.coerce", "Iran seized a tanker."),
    ("incident.intrude", "Troops intruded into Kenya."),
    ("incident.enter", "A ship entered Kenyan waters."),
    ("incident.arrive", "A submarine docked in Mombasa."),
    ("incident.build", "Iran reclaimed land."),
    ("incident.nominal", "After the attack they left."),
    ("transfer.deliver", "Norway delivered frigates."),
    ("transfer.send", "Norway sent vaccines."),
    ("transfer.aid", "Norway provided aid."),
    ("transfer.contract", "Poland ordered tanks."),
    ("transfer.trade", "Poland bought coal."),
    ("transfer.nominal", "The delivery of radars to Chile was a surprise."),
    ("measure.level", "Trade reached 4 billion dollars."),
    ("measure.share", "Egypt bought 20 percent of its wheat."),
    ("measure.invest", "Italy invested 300 million euros in Albania."),
    ("measure.count", "Italy tripled the number of seats."),
    ("measure.again", "The total exceeded 3 billion dollars."),
    ("exercise.train", "The jets flew together over the lake."),
]
STANCES = [
    ("position.relations_change", "Relations deteriorated."),
    ("position.deepen", "Peru deepened ties with Chile."),
    ("position.maintain", "Peru enjoys good relations with Chile."),
    ("position.sever", "Peru severed ties with Chile."),
    ("position.cooperate", "Peru cooperated with Chile."),
    ("position.progress", "Peru made progress with Chile."),
    ("position.differ", "Differences remain."),
    ("position.role", "Peru is a partner of Chile."),
    ("position.share", "Peru shares values with Chile."),
    ("position.align", "Peru aligned with Chile."),
    ("position.support", "Peru praised Chile."),
    ("position.oppose", "Peru opposed Chile."),
    ("position.accuse", "Peru criticised Chile."),
    ("position.protest", "Peru lodged a protest with Chile."),
    ("position.threaten", "Peru threatened Chile."),
    ("position.counter", "Peru deterred Chile."),
    ("position.request", "Peru urged Chile to pay."),
    ("position.call_on", "Peru called on Chile to release the ship."),
    ("position.draw", "Peru courted Chile."),
    ("position.argue", "Peru argued that Chile should pay."),
    ("policy.sanction", "Peru sanctioned Chile."),
    ("policy.sanctions", "Peru imposed sanctions on Chile."),
    ("policy.lift", "Peru lifted the ban."),
    ("policy.change", "Peru amended the law."),
    ("policy.pursue", "Peru pursued autonomy."),
    ("policy.withdraw", "Peru withdrew its troops."),
]
CASES = [*AGREEMENTS, *MEETINGS, *ACTS, *STANCES]


@pytest.mark.parametrize(("id", "text"), CASES)
def test_first_frame(id: str, text: str) -> None:
    assert first(text).frame.id == id


def test_every_kind_has_a_case() -> None:
    assert {id.split(".")[0] for id, _ in CASES} == set(KINDS)


@pytest.mark.parametrize(
    ("text", "word", "focus"),
    [
        ("Peru signed a treaty with Chile.", "signed", "treaty"),
        ("The treaty was signed by Peru.", "signed", "treaty"),
        ("The treaty signed by Peru is new.", "signed", "treaty"),
        ("The summit took place in Lima.", "took", "summit"),
        ("They completed the sixth edition of the exercise.", "completed", "edition"),
        ("They took part in a drill.", "took", "drill"),
        ("Iran attacked Iraq.", "attacked", None),
        ("After the drill they left.", "drill", "drill"),
    ],
)
def test_word_and_what_it_acts_on(text: str, word: str, focus: str | None) -> None:
    trigger = first(text)
    assert (trigger.token.text, trigger.focus and trigger.focus.text) == (word, focus)


@pytest.mark.parametrize(
    ("text", "words", "nominal"),
    [
        ("Peru signed a treaty.", "signed treaty", False),
        ("Iran attacked Iraq.", "attacked", False),
        ("After the drill they left.", "drill", True),
    ],
)
def test_words_of_a_trigger(text: str, words: str, nominal: bool) -> None:
    assert (first(text).words, first(text).nominal) == (words, nominal)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They signed a treaty and a memorandum.", ["signed treaty", "signed memorandum"]),
        ("They held talks, a summit and a conference.", ["held talks", "held summit", "held conference"]),
        ("They delivered tanks and radars.", ["delivered tanks"]),
        ("They signed a treaty and left the alliance.", ["signed treaty", "left alliance"]),
    ],
)
def test_coordinated_nouns(text: str, words: list[str]) -> None:
    assert [group[0].words for group in triggers(text)] == words


def test_groups_come_in_the_order_of_the_sentence() -> None:
    places = [group[0].token.i for group in triggers("After the drill they signed a treaty and held talks.")]
    assert places == sorted(places)
    assert len(places) == 3


def test_a_noun_that_a_verb_acts_on_makes_no_claim_of_its_own() -> None:
    assert [group[0].words for group in triggers("They held a drill.")] == ["held drill"]


# --- what makes no claim ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "It rained for three days.",
        "The minister held a press conference.",
        "She spoke at the news conference.",
        "The children read a book.",
        "A signed photograph hung there.",
        "Trade has many forms.",
    ],
)
def test_nothing(text: str) -> None:
    assert triggers(text) == []


@pytest.mark.parametrize("text", ["Trade reached a peak.", "Egypt bought much of it."])
def test_a_measure_needs_a_number_with_a_unit(text: str) -> None:
    assert not [t for group in triggers(text) for t in group if t.frame.kind == "measure"]


def test_a_frame_for_the_active_voice_leaves_the_passive() -> None:
    assert "engagement.meet" not in [t.frame.id for group in triggers("The minister was met.") for t in group]


@pytest.mark.parametrize(
    ("text", "fits"), [("Peru argued that Chile should pay.", True), ("Peru argued over the price.", False)]
)
def test_a_frame_for_what_is_said_asks_for_a_clause(text: str, fits: bool) -> None:
    assert ("position.argue" in [t.frame.id for group in triggers(text) for t in group]) == fits


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Peru called on Chile to pay.", True),
        ("Peru's envoy called on the king.", False),
        ("Peru called Chile on Monday to talk.", False),
    ],
)
def test_a_request_asks_somebody_to_do_something(text: str, fits: bool) -> None:
    assert ("position.call_on" in [t.frame.id for group in triggers(text) for t in group]) == fits


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Peru and Chile began negotiations on a treaty.", True),
        ("Peru and Chile began negotiations on a price.", False),
    ],
)
def test_a_topic_narrows_a_noun(text: str, fits: bool) -> None:
    assert ("agreement.talks_on" in [t.frame.id for group in triggers(text) for t in group]) == fits


# --- nouns --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("They signed two treaties.", "treaties", "agreement"),
        ("They formed a working group.", "group", "mechanism"),
        ("They held a fleet review.", "review", "exercise"),
        ("Two Memorandums were signed.", "Memorandums", "agreement"),
        ("A research vessel left.", "vessel", "intruder"),
        ("They drank tea.", "tea", "any"),
        ("They signed the paper.", "paper", "paper"),
    ],
)
def test_noun_of_a_class(text: str, word: str, name: str) -> None:
    sentence = parsed(text)
    assert noun_is(sentence, token(sentence, word), [name])


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [("They formed a rock group.", "group", "mechanism"), ("They drank tea.", "tea", "agreement")],
)
def test_noun_of_no_such_class(text: str, word: str, name: str) -> None:
    sentence = parsed(text)
    assert not noun_is(sentence, token(sentence, word), [name])


def word(text: str, tag: str, lemma: str) -> Token:
    return Token(0, text, lemma, tag, "NOUN", "ROOT", 0, 0, len(text))


@pytest.mark.parametrize(
    ("text", "tag", "lemma", "found"),
    [
        ("treaties", "NNS", "treaty", "treaty"),
        ("Agreements", "NNPS", "agreements", "agreement"),
        ("Congress", "NNP", "congress", "congress"),
        ("Laos", "NNP", "laos", "laos"),
    ],
)
def test_stem(text: str, tag: str, lemma: str, found: str) -> None:
    assert stem(word(text, tag, lemma)) == found


# --- the tables ---------------------------------------------------------------------------------------------------


def test_ids_are_unique_and_begin_with_their_kind() -> None:
    ids = [frame.id for frame in load_frames()]
    assert len(ids) == len(set(ids))
    assert all(frame.id.split(".")[0] == frame.kind for frame in load_frames())


def test_every_frame_has_verbs_or_nouns() -> None:
    assert not [frame.id for frame in load_frames() if not frame.verbs and not frame.nouns]


def test_tones_and_parties() -> None:
    assert {frame.tone for frame in load_frames()} == {None, "friendly", "hostile"}
    assert {frame.parties for frame in load_frames()} <= {1, 2, 3}


def test_classes_of_nouns_are_in_lower_case() -> None:
    assert not [word for words in load_nouns().values() for word in words if word != word.lower()]


GOOD: dict[str, Any] = {"id": "agreement.x", "kind": "agreement", "verbs": ["sign"], "object": ["agreement"]}


def test_a_row_becomes_a_frame() -> None:
    frame = frames._frame(GOOD)
    assert (frame.id, frame.verbs, frame.object, frame.parties) == ("agreement.x", ("sign",), ("agreement",), 2)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"colour": "red"}, "'agreement.x' has a field 'colour' that no frame has"),
        ({"kind": "wedding"}, "'agreement.x' has the kind 'wedding'"),
        ({"kind": None}, "has the kind None"),
        ({"object": ["unicorn"]}, "asks for the noun class 'unicorn', which nouns.yaml lacks"),
        ({"topic": ["unicorn"]}, "asks for the noun class 'unicorn'"),
    ],
)
def test_a_row_that_breaks_the_schema_is_named(changed: dict[str, Any], words: str) -> None:
    with pytest.raises(DataError, match=words):
        frames._frame(GOOD | changed)


PIECES = (
    "Peru", "Chile", "signed", "will", "hold", "the", "a", "treaty", "drill", "and", "with", "to", "of", "talks",
    "bought", "4", "billion", "dollars", "attacked", ",", "that", "not", "in", "Lima", "is", "be", "by",
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join))
def test_any_words_give_groups_of_one_token_each(text: str) -> None:
    for group in triggers(text):
        assert len({trigger.token.i for trigger in group}) == 1
        assert all(trigger.frame.kind in KINDS for trigger in group)


def test_the_name_of_what_is_transferred_is_no_transfer() -> None:
    sentence = parsed("The mast is fitted to all destroyers of the class.")
    mast = token(sentence, "mast")
    groups = find_triggers(sentence, {mast.i: frozenset({"transfer"})}, False)
    assert not [trigger for group in groups for trigger in group if trigger.frame.kind == "transfer"]
