"""Words that may tell an act, and those that tell none: verbs, and nouns made of them, whoever acts."""

from __future__ import annotations

from typing import Final

from comity import grammar
from comity.model import Sentence, Token

LIGHT: Final = frozenset(
    (
        "be have do say tell go come make take get see know think seem appear remain become add note state describe "
        "stem arise emerge rise fall base name entitle dub focus attach mean involve consist contain depend belong "
        "relate result derive look feel happen occur tend"
    ).split()
)
"""Verbs that tell no act by themselves."""

EVERYDAY: Final = frozenset("come fall get go make rise see take".split())
"""Those of them that tell one at times: the encoder is asked."""

ENDINGS: Final = ("tion", "sion", "ment", "ance", "yal", "val", "sal", "ture", "zure", "ery")
"""Endings of nouns made of verbs: deployment, annexation, withdrawal, seizure, delivery."""

NO_DEEDS: Final = frozenset(
    "government parliament department element moment monument environment document instrument regiment".split()
)
"""Nouns with the ending of a deed that are none."""

BEFORE_NOUNS: Final = frozenset("following including concerning regarding pending considering excluding".split())
"""Participles that stand before a noun as "after" and "about" do."""

ACT_NOUNS: Final = frozenset(
    (
        "visit trip talk meeting summit call attack raid strike war clash blockade drill patrol ban embargo arrest "
        "release return transfer sale purchase launch test protest threat offer request demand pledge promise deal "
        "accord treaty pact truce ceasefire loan grant aid help support recall boycott shelling bombing signing "
        "boarding resumption opening reopening closing handover sinking killing shipment tariff"
    ).split()
)
"""Other nouns that tell an act."""

ASKED: Final = ACT_NOUNS | frozenset(
    (
        "tour stopover round session invitation hearing handshake skirmish standoff scuffle shooting blast "
        "explosion collision ramming jamming hacking spying looting incursion overflight siege crackdown pushback "
        "landing docking flypast exercise wargame training march rally picket quota levy curb hike freeze halt "
        "closure lapse penalty pullout drawdown retreat freeing swap exchange waiver plea appeal undertaking "
        "warning ultimatum veto objection complaint apology regret reply praise thanks consent renewal lease "
        "verdict lawsuit inquiry gift relief rescue tender payment"
    ).split()
)
"""Nouns of which the encoder is asked whether they tell an act."""

IDLE: Final = frozenset(
    (
        "smile laugh weep sigh sulk nod yawn sleep dream eat drink cook taste smell sing dance learn teach read dwell "
        "live reside retire age herd joke quip shrug muse remark aver opine reminisce stroll graduate marry wear"
    ).split()
)
"""What persons do and think, which is no act of a state."""

CALLED_HOME: Final = frozenset(
    (
        "ambassador envoy consul diplomat attache mission delegation troop force soldier sailor guard contingent staff "
        "expert worker adviser student ship fleet jet"
    ).split()
)
"""Whom a state recalls; what else is recalled is remembered."""


def may_tell(token: Token) -> bool:
    """Whether a word may tell an act: a full verb, or a noun made of one."""
    if grammar.is_noun(token):
        return token.lemma in ASKED or (token.lemma.endswith(ENDINGS) and token.lemma not in NO_DEEDS)
    if token.lower in BEFORE_NOUNS:
        return False
    light = token.lemma in LIGHT and token.lemma not in EVERYDAY
    return grammar.is_verb(token) and not light and token.dep not in ("aux", "auxpass")


def is_idle(sentence: Sentence, word: Token) -> bool:
    """Whether a word tells what persons do and think; who is called home is recalled in earnest."""
    if word.lemma == "recall":
        objects = sentence.children(word, "dobj", "nsubjpass")
        return all(token.lemma not in CALLED_HOME for token in objects)
    return word.lemma in IDLE
