"""Dates that stand in the clause of an act, and date something else in it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from comity import grammar
from comity.model import Sentence, TimeMention, Token

TELLING = frozenset(
    (
        "condemn criticise criticize denounce deplore oppose welcome praise hail recall note mention discuss report "
        "say tell describe regret celebrate mark commemorate review thank protest reject accuse blame call stress "
        "reaffirm"
    ).split()
)
"""Verbs whose date is that of speaking of an act, not of the act."""
_JUDGING = TELLING - frozenset("say tell report describe call discuss recall accuse".split()) | frozenset(
    "commend voice convey express applaud appreciate salute lament support".split()
)
"""Of them, and of others, those whose object is an act that took place before."""
_STANDING = frozenset("force place effect operation being existence".split())
_STANDS = frozenset("be enter come remain stay put bring stand go".split())
_TIMES = frozenset(
    "day week month quarter year decade century morning evening night afternoon end beginning start middle half eve "
    "spring summer autumn winter date time period".split()
)
_WHEN = frozenset("in at on during after before since until by over from to within for through".split())


_OCCASIONS = frozenset("in at on during after before since until by".split())
_LEFT = ("nummod", "compound", "poss", "nmod", "amod")


def is_name(sentence: Sentence, mention: TimeMention) -> bool:
    """True inside a name: "Joint Vision for the Next Decade"."""
    words = (mention.when.text or "").split()
    if mention.start == sentence.start:
        words = words[1:]
    return any(word in ("Next", "Decade", "Century", "Year", "Last", "New") for word in words)


def ends_a_period(sentence: Sentence, mention: TimeMention) -> bool:
    """True for the end of a span that is told otherwise: "in the year to March 2024"."""
    before = sentence.text[: mention.start - sentence.start].lower().split()[-2:]
    return before in (["year", "to"], ["months", "to"], ["year", "ended"], ["year", "ending"], ["months", "ended"])


def is_standing(sentence: Sentence, mention: TimeMention, verb: Token) -> bool:
    """True for how long a thing has stood: "lifted its embargo, in force since 2019", where the verb is no such."""
    first = sentence.at(mention.start, mention.end)[0].i
    before = sentence.tokens[max(0, first - 3) : first]
    standing = any(one.lower == "in" and two.lower in _STANDING for one, two in itertools.pairwise(before))
    return standing and verb.lemma not in _STANDS


def names_its_noun(sentence: Sentence, chain: Sequence[Token], own: Sequence[Token | None], before: str) -> bool:
    """True for a date that tells which thing is meant: "refused the request of November 2024", "the 1983 positions".

    The nouns of the act itself (``own``) are dated by such a date; ``before`` is the preposition before the date.
    """
    for place, noun in enumerate(chain[1:], start=1):
        below = chain[place - 1]
        if grammar.is_verb(noun):
            return False
        if noun.pos == "ADJ" and noun.dep in ("amod", "acl", "appos") and noun.i < below.i:
            return True  # "talks on extradition, dormant since 1998"
        if not grammar.is_noun(noun) or noun in own or noun.lemma.lower() in _TIMES:
            continue
        if below.lower != "of" and (below.i > noun.i or below.dep not in _LEFT or before in _WHEN):
            continue
        return noun.dep in ("dobj", "nsubj", "nsubjpass") or (
            noun.dep == "pobj" and sentence.head(noun).lower not in _OCCASIONS
        )
    return False


def dates_what_is_judged(sentence: Sentence, verb: Token, mention: TimeMention) -> bool:
    """True for a month, a year or a span after what a verb of judging is about: "welcomed the reopening in March".

    A day after it is that of the judging: "welcomed the ceasefire on Monday".
    """
    if verb.lemma not in _JUDGING or not _is_coarse(mention):
        return False
    first = sentence.at(mention.start, mention.end)[0].i
    return any(token.tag in ("NN", "NNS") for token in sentence.tokens[verb.i + 1 : first])


def speaks_at(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """True for the occasion at or after which somebody speaks: "said on Thursday after their second meeting"."""
    place = sentence.head(noun)
    return noun.dep == "pobj" and place.head == verb.i and place.lower in ("after", "following", "during", "at")


def _is_coarse(mention: TimeMention) -> bool:
    edtf = (mention.when.edtf or "").rstrip("~")
    return len(edtf) in (4, 7) or "/" in edtf


def shares_date(sentence: Sentence, conjunct: Token, time: Token) -> bool:
    """True for a second verb of one subject after the date of the first: "boarded 19 in 1998 and issued fines"."""
    if not time.i < conjunct.i or sentence.children(conjunct, *grammar.SUBJECTS):
        return False
    alike = conjunct.tag == sentence.head(conjunct).tag or {conjunct.tag, sentence.head(conjunct).tag} == {"VBD", "VBN"}
    return alike and not sentence.children(conjunct, "aux", "neg")


def shares_back(sentence: Sentence, verb: Token, conjunct: Token) -> bool:
    """True for a first participle before the date of the second: "were pardoned and flown home last week"."""
    if conjunct.dep != "conj" or sentence.head(conjunct) != verb or {verb.tag, conjunct.tag} != {"VBN"}:
        return False
    return not sentence.children(conjunct, "aux", "auxpass", *grammar.SUBJECTS)
