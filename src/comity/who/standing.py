"""How a mention stands in its sentence: at one end of an act, or only talked about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from comity.grammar import after, first_conjunct, is_verb, objects, subjects
from comity.model import Mention, Sentence, Token
from comity.who.forms import forms

_COUNTERPARTS = frozenset({"counterpart", "host", "guest", "visitor", "colleague"})
_DESCRIBING = ("compound", "amod", "nmod")
_ABOUT = frozenset({"about", "over", "regarding", "concerning", "amid", "despite", "towards", "toward"})
_WITHIN = frozenset({"in", "at", "near", "off", "inside", "outside", "into"})
_PARTNERS = ("with", "against", "to", "alongside")


def is_person(mention: Mention) -> bool:
    """True for someone in office, for what refers to one, and for "the two leaders"."""
    if mention.form == "pair":
        return forms().has("people", mention.text.split()[-1].lower())
    if mention.form == "pronoun":
        return mention.person is not None or mention.office is not None or len(mention.actors) > 1
    return mention.form in ("person", "office") and all(actor.sector != "ELI" for actor in mention.actors)


def taking_part(sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions that are no topics; "his Indian counterpart" is one in office, and counts by that noun."""
    lifted = [_lifted(sentence, mention) for mention in mentions]
    return [mention for mention in lifted if not is_topic(sentence, mention)]


def _lifted(sentence: Sentence, mention: Mention) -> Mention:
    token = sentence.tokens[mention.head]
    fits = mention.form in ("name", "demonym") and token.dep in _DESCRIBING
    noun = sentence.head(token)
    return replace(mention, head=noun.i, form="office") if fits and noun.lemma in _COUNTERPARTS else mention


def is_topic(sentence: Sentence, mention: Mention) -> bool:
    """True for what is only talked about: "the A-B war", "discussed A and B", "views on A and B"."""
    token = first_conjunct(sentence, sentence.tokens[mention.head])
    if mention.form in ("name", "demonym") and token.dep in _DESCRIBING and not _is_meeting(sentence, token):
        return True
    for word in (token, *sentence.ancestors(token)):
        if is_verb(word) or forms().has("meetings", word.lemma):
            return False
        if _is_about(sentence, word):
            return True
    return False


def is_place(sentence: Sentence, mention: Mention) -> bool:
    """True for "in A", "near A"."""
    token = first_conjunct(sentence, sentence.tokens[mention.head])
    return mention.form in ("name", "capital") and token.dep == "pobj" and sentence.head(token).lower in _WITHIN


def is_deep(sentence: Sentence, mention: Mention) -> bool:
    """True for what stands in a clause that describes a noun: "talks led by A"."""
    token = sentence.tokens[mention.head]
    return any(word.dep in ("acl", "relcl") for word in (token, *sentence.ancestors(token)))


def root_verb(sentence: Sentence) -> Token | None:
    """The root, where it is a verb."""
    root = next((token for token in sentence.tokens if token.head == token.i), None)
    return root if root is not None and is_verb(root) else None


def main_verb(sentence: Sentence) -> Token | None:
    """The verb of what a sentence tells: in "A and B met, the ministry said" the first. None where the root is none."""
    root = root_verb(sentence)
    speakers = sentence.children(root, "nsubj") if root else ()
    told = sentence.children(root, "ccomp") if root and speakers else ()
    return next((clause for clause in told if is_verb(clause) and clause.i < speakers[0].i), root)


def sharers(sentence: Sentence, mention: Mention, mentions: Sequence[Mention]) -> list[Mention]:
    """ "The navies of A" and B, "A" and "B's ministers": those coordinated with the state inside a mention."""
    inside = {token.i for token in sentence.at(mention.start, mention.end)} - {mention.head}
    found = []
    for other in mentions:
        token = sentence.tokens[other.head]
        after_it = other.start >= mention.end and token.dep == "conj"
        before_it = other.end <= mention.start and token.dep in _DESCRIBING and token.head == mention.head
        if (after_it and first_conjunct(sentence, token).i in inside) or before_it:
            found.append(other)
    return found


def find_joined(sentence: Sentence, mentions: Sequence[Mention], verb: Token | None = None) -> frozenset[str]:
    """The states and bodies, two or more, that are together the subject of a verb, the main one if none is given."""
    verb = verb or main_verb(sentence)
    joined = _named(sentence, subjects(sentence, verb), mentions) if verb else frozenset()
    return joined if len(joined) > 1 else frozenset()


def find_ends(sentence: Sentence, mentions: Sequence[Mention], verb: Token | None = None) -> frozenset[str]:
    """Those that are together the subject of a verb, else those at its two ends ("A met B", "A agreed with B")."""
    verb = verb or main_verb(sentence)
    subject = _named(sentence, subjects(sentence, verb), mentions) if verb else frozenset()
    return subject if len(subject) > 1 else find_all_ends(sentence, mentions, verb)


def find_all_ends(sentence: Sentence, mentions: Sequence[Mention], verb: Token | None = None) -> frozenset[str]:
    """Those that are the subject of a verb with those at its other end; empty where one of the two is missing."""
    verb = verb or main_verb(sentence)
    if verb is None:
        return frozenset()
    subject = _named(sentence, subjects(sentence, verb), mentions)
    named = [mention for mention in mentions if mention.form != "body"]
    others = _named(sentence, after(sentence, verb, "with"), mentions)
    others |= _named(sentence, _partners(sentence, verb), named)
    return subject | others if subject and others - subject else frozenset()


def find_lower_ends(sentence: Sentence, mentions: Sequence[Mention]) -> frozenset[str]:
    """The ends of the last verb below the main one that has two."""
    heads = [first_conjunct(sentence, sentence.tokens[mention.head]) for mention in mentions]
    verbs = [sentence.head(token) for token in heads if token.dep in ("nsubj", "nsubjpass")]
    found = (find_ends(sentence, mentions, verb) for verb in reversed(verbs) if is_verb(verb))
    return next(filter(None, found), frozenset())


def _is_meeting(sentence: Sentence, token: Token) -> bool:
    """ "The A-B talks": a compound that names who meets or agrees."""
    while token.dep in _DESCRIBING:
        token = sentence.head(token)
    return forms().has("meetings", token.lemma)


def _is_about(sentence: Sentence, word: Token) -> bool:
    head = sentence.head(word)
    if word.dep in ("pobj", "pcomp") and head.lower == "on":
        governor = sentence.head(head)
        parts = (governor, *sentence.children(governor, "dobj"))
        return not any(forms().has("on_whom", part.lemma) for part in parts)
    if word.dep in ("pobj", "pcomp"):
        return head.lower in _ABOUT
    return word.dep == "dobj" and forms().has("talking", head.lemma)


def _partners(sentence: Sentence, verb: Token) -> Iterable[Token]:
    """Whom the verb's act is done to or with, and whom its object is with: "held talks with A"."""
    yield from objects(sentence, verb)
    yield from after(sentence, verb, *_PARTNERS)
    for noun in sentence.children(verb, "dobj"):
        yield from after(sentence, noun, *_PARTNERS)


def _named(sentence: Sentence, heads: Iterable[Token], mentions: Sequence[Mention]) -> frozenset[str]:
    """The ids of the mentions whose heads the tokens are."""
    places = {token.i for token in heads}
    found = [mention for mention in mentions if mention.head in places]
    found += [other for mention in found for other in sharers(sentence, mention, mentions)]
    return frozenset(actor.id for mention in found for actor in mention.actors)
