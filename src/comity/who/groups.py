"""Words for all that a document puts together: "the Ministers", "the four states", "they", and "we" of who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from comity.grammar import after, clause_head, is_verb, objects, subjects
from comity.model import Actor, Mention, Sentence, Token
from comity.who.forms import forms
from comity.who.names import actor_of
from comity.who.pairs import UNCOUNTED, is_plural, is_told
from comity.who.trail import Pair, Trail

_NUMBERS = {
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "3": 3, "4": 4, "5": 5,
}  # fmt: skip
_POINTING = frozenset({"the", "these", "those", "all", "our"})
_OURS = frozenset({"we", "our", "us"})
_SUBJECTS = ("nsubj", "nsubjpass")
_DOING = frozenset(
    "agree reaffirm welcome express call condemn deplore discuss note underline stress emphasise emphasize reiterate "
    "sign decide undertake pledge commit review exchange hold meet urge invite voice resolve confirm look recall "
    "consider support endorse adopt announce instruct task request acknowledge recognise recognize encourage plan "
    "intend aim hope want seek aspire expect promise vow conclude initial ratify launch establish set create open "
    "cooperate co-operate share accuse demand reject deny warn regret appreciate commend affirm declare proclaim "
    "determine direct charge appeal renew thank address touch put differ disagree quarrel speak talk negotiate".split()
)

_FORMAL = frozenset(
    "reaffirm reiterate underline underscore welcome deplore condemn express undertake resolve note stress emphasise "
    "emphasize affirm recall exchange pledge commit agree review discuss look acknowledge commend".split()
)
"""Verbs of communiqués: villagers and experts of the sentence before do none of them."""


@dataclass(frozen=True, slots=True)
class Group:
    """Tokens ``first`` to ``last`` (inclusive) mean all the actors; ``form`` is the mention's."""

    first: int
    last: int
    actors: tuple[Actor, ...]
    pronoun: bool = False


def find_circle(sentence: Sentence, token: Token, found: Sequence[Mention], trail: Trail) -> Group | None:
    """Words at the token for the three or more that the document puts together at its start."""
    if len(trail.circle) < 3:
        return None
    if token.lower in _NUMBERS or (token.lower in _POINTING and _next(sentence, token) in _NUMBERS):
        return _counted(sentence, token, trail.circle)
    noun = _bare_or_definite(sentence, token)
    rest = _without(trail.circle, across(sentence, noun, found)) if noun is not None else ()
    return Group(token.i, noun.i, rest) if noun is not None and rest else None


def across(sentence: Sentence, noun: Token, found: Sequence[Mention]) -> frozenset[str]:
    """Those who stand at the other end of the noun's act: "the ministers urged A", "A must warn the neighbours"."""
    verb = clause_head(sentence, noun)
    ends = (*subjects(sentence, verb), *objects(sentence, verb), *after(sentence, verb, "to", "on", "with"))
    ends += tuple(far for end in objects(sentence, verb) for far in after(sentence, end, "to", "on", "for"))
    heads = {token.i for token in ends} - {noun.i}
    return frozenset(actor.id for mention in found if mention.head in heads for actor in mention.actors)


def _without(circle: tuple[Actor, ...], across: frozenset[str]) -> tuple[Actor, ...]:
    rest = tuple(actor for actor in circle if actor.id not in across)
    return rest if len(rest) > 1 else ()


def _next(sentence: Sentence, token: Token) -> str:
    return sentence.tokens[token.i + 1].lower if token.i + 1 < len(sentence.tokens) else ""


def _counted(sentence: Sentence, token: Token, circle: tuple[Actor, ...]) -> Group | None:
    """ "The four countries", "all five": as many as the group has."""
    number = token if token.lower in _NUMBERS else sentence.tokens[token.i + 1]
    noun = sentence.head(number) if number.dep == "nummod" else number
    fits = noun == number or noun.lower in forms().pair_nouns or noun.lower in UNCOUNTED
    alone = noun != number or (token != number and number.dep in (*_SUBJECTS, "pobj"))
    if _NUMBERS[number.lower] != len(circle) or not fits or not alone or noun.i < number.i or is_told(sentence, noun):
        return None
    return Group(token.i, noun.i, circle)


def _bare_or_definite(sentence: Sentence, token: Token) -> Token | None:
    """The plural noun of "the Parties", or of "Parties" that opens a sentence."""
    noun = sentence.head(token) if token.lower in _POINTING and token.dep in ("det", "predet") else token
    bare = noun == token and token.dep in _SUBJECTS and (opens(sentence, token) or _is_bare(sentence, token))
    if noun.lower not in UNCOUNTED or not is_plural(noun) or not (bare or token.i < noun.i) or is_told(sentence, noun):
        return None
    between = sentence.tokens[token.i + 1 : noun.i]
    return noun if all(forms().has("portfolios", word.lower) or word.lower in MODIFIERS for word in between) else None


def _is_bare(sentence: Sentence, token: Token) -> bool:
    """ "Sides have signed": a plural that only two or more together are, without an article."""
    return token.lower in ("sides", "parties") and not sentence.children(token)


def opens(sentence: Sentence, token: Token) -> bool:
    """True for the first word of a sentence, past numbers of paragraphs and "Article 2"."""
    return all(not word.text.isalpha() or len(word.text) < 4 for word in sentence.tokens[: token.i])


MODIFIERS = frozenset(
    "contracting said participating signatory coastal littoral member high above above-mentioned".split()
)


def find_all(sentence: Sentence, token: Token, found: Sequence[Mention], trail: Trail) -> Group | None:
    """ "They" and "we" that no mention before explains: the group that the document is about, or who speaks."""
    if token.lower in _OURS:
        actors = _ours(sentence, token, found, trail)
    elif token.lower in ("you", "your"):
        actors = (trail.home,) if trail.home is not None and _is_question(sentence) else ()
    elif token.lower == "they" and token.dep in _SUBJECTS and _is_main(sentence, token):
        actors = _theirs(sentence, token, found, trail)
    elif token.lower in _RANKS:
        return _ranked(sentence, token, found, trail)
    elif token.lower == "them" and sentence.head(token).lower in ("between", "among", "amongst"):
        actors = trail.circle or _as_actors(trail.two)
    else:
        actors = ()
    return Group(token.i, token.i, actors, pronoun=True) if actors else None


def _is_question(sentence: Sentence) -> bool:
    """ "Q: What have you said in reply?"."""
    words = [token.text for token in sentence.tokens[:2]]
    return len(words) == 2 and words[0].rstrip(":").lower() in ("q", "question") and ":" in "".join(words)


def _ranked(sentence: Sentence, token: Token, found: Sequence[Mention], trail: Trail) -> Group | None:
    """ "The former", "the latter": of the two named before in the sentence, else of the two of the sentence before."""
    alone = sentence.tokens[token.i - 1].lower == "the" and token.dep in (*_SUBJECTS, "pobj", "dobj", "poss")
    if not token.i or not alone:
        return None
    here = [m for m in found if m.end <= token.start]
    for mentions in (here, *(row for _, row in trail.back(1))):
        named = list(dict.fromkeys(a.id for m in mentions if m.form != "pronoun" for a in m.actors))
        if len(named) == 2:
            meant = next(a for m in mentions for a in m.actors if a.id == named[_RANKS[token.lower]])
            return Group(token.i - 1, token.i, (meant,), pronoun=True)
        if named:
            return None
    return None


_RANKS = {"former": 0, "latter": 1}


def _is_main(sentence: Sentence, token: Token) -> bool:
    verb = sentence.head(token)
    above = [word for word in sentence.ancestors(verb) if is_verb(word)]
    return is_verb(verb) and all(word.lemma in _SAYING for word in above)


def _theirs(sentence: Sentence, token: Token, found: Sequence[Mention], trail: Trail) -> tuple[Actor, ...]:
    """Those whom a sentence before has together as its subject, else all that the document is about."""
    verb = sentence.head(token).lemma
    if token.dep != "nsubj" or verb not in _DOING or (verb not in _FORMAL and _others_act(trail)):
        return ()
    for earlier, mentions in trail.back(3):
        many = [m for m in mentions if len(m.actors) > 1 and earlier.tokens[m.head].dep in _SUBJECTS]
        if many:
            return _without(many[-1].actors, across(sentence, token, found))
    return _without(trail.circle, across(sentence, token, found)) or _as_actors(trail.two)


def _others_act(trail: Trail) -> bool:
    """True where the subject of the sentence before is people or things that nobody names: "villagers"."""
    for sentence, mentions in trail.back(1):
        heads = {mention.head for mention in mentions}
        plural = [t for t in sentence.tokens if t.dep in _SUBJECTS and t.tag in ("NNS", "NNPS")]
        unnamed = [t for t in plural if heads.isdisjoint(part.i for part in sentence.subtree(t))]
        return any(t.lower not in UNCOUNTED for t in unnamed)
    return False


def _ours(sentence: Sentence, token: Token, found: Sequence[Mention], trail: Trail) -> tuple[Actor, ...]:
    """Of who speaks in the sentence; of those who publish; of those who say so together."""
    speaker = _speaker(sentence, token, found)
    if speaker is not None:
        return speaker.actors
    if _is_cited(sentence, token) or not (token.lower != "our" or _is_own(sentence, token)):
        return ()
    if trail.home is not None:
        return (trail.home,)
    return (trail.circle or _as_actors(trail.two)) if _speaks_together(trail) else ()


def _as_actors(two: Pair | None) -> tuple[Actor, ...]:
    return tuple(actor_of(state, "GOV") for state in two or ())


def _speaker(sentence: Sentence, token: Token, found: Sequence[Mention]) -> Mention | None:
    """Who says the words: the subject of a verb of saying above, or beside a quotation."""
    above = [word for word in sentence.ancestors(token) if is_verb(word)]
    own = clause_head(sentence, token)
    if _in_quotation(sentence, token):
        above = [verb for verb in sentence.tokens if is_verb(verb) and not _in_quotation(sentence, verb)]
    saying = [verb for verb in above if verb != own and verb.lemma in _SAYING]
    heads = {child.i for verb in saying for child in sentence.children(verb, "nsubj")}
    spoken = [mention for mention in found if mention.head in heads and len(mention.actors) == 1]
    return spoken[-1] if spoken else _before_colon(sentence, found)


def _before_colon(sentence: Sentence, found: Sequence[Mention]) -> Mention | None:
    """ "Addis Ababa: we never said that": the one before the colon that opens the sentence."""
    marks = [token for token in sentence.tokens[:6] if token.text == ":"]
    opening = [m for m in found if marks and m.start == sentence.tokens[0].start and m.end == marks[0].start]
    return opening[0] if opening and len(opening[0].actors) == 1 else None


_SAYING = frozenset("say tell add declare announce insist warn argue write note stress state reply remark".split())


def _is_cited(sentence: Sentence, token: Token) -> bool:
    """True where somebody else says the words, or they stand between quotation marks that do not open the sentence."""
    above = [word for word in sentence.ancestors(token) if is_verb(word) and word.lemma in _SAYING]
    speakers = [child for verb in above for child in sentence.children(verb, "nsubj") if child.lower != "we"]
    return bool(speakers) or _in_quotation(sentence, token)


def _in_quotation(sentence: Sentence, token: Token) -> bool:
    return sum(word.text in ('"', "''", "``") for word in sentence.tokens[: token.i]) % 2 == 1


def _is_own(sentence: Sentence, token: Token) -> bool:
    """ "Our government", "our ambassador": what a state has."""
    noun = sentence.head(token).lower
    return noun in forms().pair_nouns or noun in forms().sectors or noun in ("side", "delegation")


def _speaks_together(trail: Trail) -> bool:
    """True where a sentence before, or the heading, opens with "We, the ministers of ..."."""
    return any(token.lower == "we" for sentence, _ in trail.rows[:3] for token in sentence.tokens[:3])
