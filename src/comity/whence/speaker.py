"""Who says so: the speaker of reported and quoted words, by the verb or preposition that brings them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from comity import grammar
from comity.model import Mention, Sentence, Speaker, Token

SAYING: Final = frozenset(
    "say tell report announce state note add confirm declare write explain reveal claim insist stress underline "
    "underscore emphasise emphasize reaffirm reiterate affirm argue warn maintain suggest indicate acknowledge admit "
    "deny allege accuse hope expect believe promise pledge vow urge propose observe remark recall describe think "
    "disclose welcome express mention comment tweet post respond reply contend assert predict complain quote".split()
)

NOBODY: Final = frozenset("it there which that this what who they i we you he she".split())

PEOPLE: Final = frozenset(
    (
        "official source analyst expert minister spokesman spokeswoman spokesperson diplomat observer report "
        "statement newspaper agency ministry government leader president premier ambassador envoy adviser advisor "
        "lawmaker senator commander general admiral officer scholar critic author paper daily media broadcaster "
        "researcher historian negotiator delegate secretary director head chief chairman commission committee "
        "court company people person opposition police army navy military force communique communiqué declaration "
        "document study survey economist"
    ).split()
)
"""What can be said to say something, where no state or body is known for it; other subjects of "says" are none."""


def find_speaker(sentence: Sentence, token: Token, mentions: Sequence[Mention]) -> Speaker | None:
    """The speaker of what a token's clause says, or None for the document's own voice.

    The nearest verb of saying above the clause gives its subject; else "according to" gives its noun. ``id`` is None
    for speakers that no state or body is known for ("officials", "analysts").
    """
    for verb in _saying(sentence, token):
        speakers = grammar.agents(sentence, verb) or grammar.subjects(sentence, verb)
        found = [s for subject in speakers if (s := _speaker(sentence, subject, mentions)) is not None]
        if found:
            several = len({speaker.id for speaker in found}) > 1
            return Speaker(None, " and ".join(str(s.name) for s in found)) if several else found[0]
    for noun in _according(sentence, token):
        source = _speaker(sentence, noun, mentions)
        if source is not None:
            return source
    return None


def _saying(sentence: Sentence, token: Token) -> Iterator[Token]:
    below = token
    for above in sentence.ancestors(token):
        reported = below.dep in ("ccomp", "xcomp", "pcomp", "parataxis") or (below.dep == "prep" and token != below)
        if grammar.is_verb(above) and above.lemma in SAYING and (reported or above.dep == "parataxis"):
            yield above
        below = above
    yield from _parenthetic(sentence, token)


def _parenthetic(sentence: Sentence, token: Token) -> Iterator[Token]:
    """ "The pact, she said, is in force": a verb of saying that hangs on the clause."""
    for verb in [token, *sentence.ancestors(token)]:
        for child in sentence.children(verb, "parataxis", "ccomp", "advcl"):
            if child.lemma in SAYING and not sentence.children(child, "dobj", "ccomp", "xcomp"):
                yield child


def _according(sentence: Sentence, token: Token) -> Iterator[Token]:
    for verb in [token, *sentence.ancestors(token)]:
        for child in sentence.children(verb):
            if child.lower == "according":
                for to in sentence.children(child, "prep"):
                    yield from sentence.children(to, "pobj")


def _speaker(sentence: Sentence, noun: Token, mentions: Sequence[Mention]) -> Speaker | None:
    inside = {t.i for t in grammar.noun_phrase(sentence, noun)}
    for mention in mentions:
        if mention.head == noun.i or (mention.head in inside and mention.form != "pronoun"):
            actor = mention.actors[0] if len(mention.actors) == 1 else None
            return Speaker(actor.id if actor else None, mention.person or mention.text, mention.office)
    if noun.lower in NOBODY or not (noun.lemma in PEOPLE or noun.tag.startswith("NNP")):
        return None
    return Speaker(None, grammar.span_text(sentence, grammar.noun_phrase(sentence, noun)))
