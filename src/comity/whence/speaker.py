"""Who says so: the speaker of reported and quoted words, by the verb, noun or preposition that brings them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from comity import grammar
from comity.model import Mention, Sentence, Speaker, Token


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks where a sentence itself does not say it."""

    here: Speaker | None = None
    """Whose quotation or whose turn of a conversation the sentence goes on with."""
    last: Speaker | None = None
    """Who spoke last: whom "he said" means."""
    turn: bool = False
    """Whether the sentence opens a turn of a conversation: "we" is then who has it."""


NOBODY_YET: Final = Voice()

OFFICIALS: Final = frozenset(
    "official minister spokesman spokeswoman spokesperson speaker diplomat ministry government president premier "
    "ambassador envoy adviser advisor aide lawmaker senator deputy commander general admiral colonel brigadier captain "
    "officer secretary undersecretary director head chief chairman commission committee court police army navy "
    "military force guard parliament cabinet department embassy delegate negotiator prosecutor governor mayor member "
    "service office".split()
)
"""Words for those who speak for a state."""

SAYING: Final = frozenset(
    "say tell report announce state note add confirm declare write explain reveal claim insist stress underline "
    "underscore emphasise emphasize reaffirm reiterate affirm argue warn maintain suggest indicate acknowledge admit "
    "deny allege accuse hope expect believe promise pledge vow urge propose observe remark recall describe think "
    "disclose welcome express mention comment tweet post respond reply contend assert predict complain quote "
    "inform assure counter rejoin retort answer swear judge estimate forecast aver testify caution clarify charge "
    "doubt fear suspect reckon hint signal foresee anticipate calculate concede venture volunteer protest attest brief "
    "recommend conclude convey blame assess rate".split()
)

CLAIMING: Final = frozenset("claim deny admit acknowledge confess profess allege boast report say".split())
"""Verbs of saying whose infinitive or gerund is reported ("claims to have fired"); after others ("hopes to sign") it is
what the subject means to do."""

ACCUSING: Final = frozenset("accuse complain charge suspect condemn blame deny describe speak".split())
"""Verbs after which a gerund behind a preposition is reported: "accused Peru of shelling"."""

THINKING: Final = frozenset(
    "believe think judge expect doubt fear suspect reckon anticipate predict forecast say assess rate hear "
    "learn".split()
)
"""What an onlooker does in the first person."""

WORDS: Final = frozenset(
    "hope assurance claim statement report allegation rumour rumor charge warning suggestion view wish belief fear "
    "announcement complaint word insinuation accusation assertion denial opinion".split()
)
"""Nouns that say something: "gave an assurance that", "the allegation of the papers that"."""

OPINIONS: Final = frozenset(
    "view opinion word reading judgement judgment account estimate assessment forecast belief".split()
)

NOBODY: Final = frozenset("it there which that this what who they i we you he she".split())

PEOPLE: Final = OFFICIALS | frozenset(
    "source analyst expert report statement newspaper agency paper daily media press company people opposition "
    "communique communiqué declaration document study survey activist relative rebel witness group party side "
    "state mission capital weekly radio television channel website association union firm militia insurgent "
    "captor friend attache attaché bishop critic diplomat economist gang guerrilla judge king leader lawyer "
    "minister monk mp note pilot priest prince queen scholar spox staff tribe bank board body bureau campaign "
    "church club coalition council fund house institute network observatory organisation organization panel team "
    "think-tank university watchdog authority delegation colleague principal airline interview embassy relief "
    "resident cleric crew coach imam youth man woman child mother".split()
)
"""Common nouns for who or what says something; others say it where their ending tells a person."""
PERSON: Final = re.compile(r"\w+(?:er|or|ist|ian|ee|man|men|woman|women|ant|ent|folk|mate)")
MUTE: Final = frozenset(
    "paper order matter number letter chapter answer agreement moment event treatment movement payment shipment "
    "incident accident present content component settlement statement deployment investment development document "
    "instrument manoeuvre maneuver summer winter factor error".split()
)
"""Nouns with such endings that are no persons."""
MUTE_NAMES: Final = frozenset(
    "agreement treaty accord pact memorandum protocol convention charter declaration compact exercise".split()
)
"""Last words of names that are nobody's."""


def find_speaker(
    sentence: Sentence, token: Token, mentions: Sequence[Mention], voice: Voice = NOBODY_YET
) -> Speaker | None:
    """The speaker of what a token's clause says, or None for the document's own voice.

    The nearest verb of saying above the clause gives its subject, else "according to" its noun; else who speaks here:
    in a quotation that goes on, in a turn of a conversation. ``id`` is None for speakers that no state or body is known
    for ("officials", "analysts").
    """
    for verb in _saying(sentence, token):
        speakers = _who_says(sentence, verb)
        found = [s for noun in speakers if (s := _speaker(sentence, noun, mentions, voice)) is not None]
        found = [
            s if s.id or not grammar.is_verb(token) else _placed(sentence, s, verb, token, mentions) for s in found
        ]
        if found:
            return _as_one(found)
    for noun in (*_according(sentence, token), *_worded(sentence, token)):
        source = _speaker(sentence, noun, mentions, voice)
        if source is not None:
            return source
    return voice.here


def _as_one(found: Sequence[Speaker]) -> Speaker:
    """One speaker for all who say it; states that say it together have no single id."""
    states = {speaker.id: speaker for speaker in found if speaker.id}
    if len(states) == 1 or len(found) == 1:
        return next(iter(states.values()), found[0])
    return Speaker(None, " and ".join(str(speaker.name) for speaker in found))


def find_teller(sentence: Sentence, mentions: Sequence[Mention], voice: Voice) -> Speaker | None:
    """Who tells something in a sentence: the subject of its first verb of saying; None where there is none."""
    for verb in sentence.tokens:
        told = verb.dep == "ROOT" or sentence.children(verb, "ccomp", "parataxis") or verb.dep == "parataxis"
        if grammar.is_verb(verb) and verb.lemma in SAYING and told:
            for noun in _who_says(sentence, verb):
                found = _speaker(sentence, noun, mentions, voice)
                if found is not None:
                    return found
    return None


def find_subject(sentence: Sentence, mentions: Sequence[Mention]) -> Speaker | None:
    """The person or office holder that a sentence is about: whom "he" may mean after it."""
    people = [m for m in mentions if (m.person or m.office) and len(m.actors) == 1]
    return next((speaker_of(m) for m in people if sentence.tokens[m.head].dep in ("nsubj", "nsubjpass")), None)


def speaker_of(mention: Mention) -> Speaker:
    """Who speaks in the words of a mention; several in one word have no single id."""
    actor = mention.actors[0] if len(mention.actors) == 1 else None
    return Speaker(actor.id if actor else None, mention.person or mention.text, mention.office)


def _who_says(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The nouns for who speaks; of a passive only who it is said by."""
    agents = grammar.agents(sentence, verb)
    return agents if agents or grammar.is_passive(sentence, verb) else grammar.subjects(sentence, verb)


# --- what brings the words ----------------------------------------------------------------------------------------


def _saying(sentence: Sentence, token: Token) -> Iterator[Token]:
    below = token
    for above in sentence.ancestors(token):
        if below.dep in ("relcl", "advcl") and not _is_condition(sentence, below):
            break  # told beside what is said: "said that X, which had fired first, ..."
        if grammar.is_verb(above) and above.lemma in SAYING and _is_reported(sentence, token, below, above):
            yield above
        below = above
    yield from _parenthetic(sentence, token)


def _is_condition(sentence: Sentence, verb: Token) -> bool:
    return any(mark.lower in ("if", "unless", "should", "once") for mark in sentence.children(verb, "mark", "aux"))


def _is_reported(sentence: Sentence, token: Token, below: Token, above: Token) -> bool:
    """Whether what stands below a verb of saying is what is said."""
    if below.i < above.i and any(said.i > above.i for said in sentence.children(above, "ccomp", "dobj")):
        return False  # "the last men left, Peru says its own went first": it says what follows
    if below.dep == "xcomp":
        return above.lemma in CLAIMING or bool(grammar.agents(sentence, above))
    if below.dep in ("ccomp", "parataxis") or above.dep == "parataxis":
        return not _are_apart(sentence, below, above)
    if below.dep in ("prep", "dobj", "pcomp"):
        return above.lemma in ACCUSING and token != below
    return False


def _are_apart(sentence: Sentence, one: Token, two: Token) -> bool:
    """True for clauses with a semicolon between them."""
    first, last = sorted((one.i, two.i))
    return any(token.text == ";" for token in sentence.tokens[first:last])


def _parenthetic(sentence: Sentence, token: Token) -> Iterator[Token]:
    """ "The pact, she said, is in force": a verb of saying that hangs on the clause."""
    chain = [token, *sentence.ancestors(token)]
    for verb in chain:
        for child in sentence.children(verb, "parataxis", "ccomp", "advcl"):
            alone = child not in chain and not sentence.children(child, "dobj", "ccomp", "xcomp", "neg")
            if (
                child.lemma in SAYING
                and alone
                and sentence.children(child, "nsubj")
                and not _are_apart(sentence, verb, child)
            ):
                yield child


def _according(sentence: Sentence, token: Token) -> Iterator[Token]:
    for verb in [token, *sentence.ancestors(token)]:
        for child in sentence.children(verb):
            if child.lower == "according":
                for to in sentence.children(child, "prep"):
                    yield from sentence.children(to, "pobj")
            elif child.lower in ("in", "by") and child.dep == "prep":
                yield from _opinion(sentence, child)


def _opinion(sentence: Sentence, preposition: Token) -> Iterator[Token]:
    """Whose words they are: "in the view of Peru", "in our reading"."""
    for noun in sentence.children(preposition, "pobj"):
        if noun.lemma in OPINIONS:
            yield from sentence.children(noun, "poss")
            yield from grammar.after(sentence, noun, "of")


def _worded(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Who gives the assurance, the hope, the report that something is so."""
    below = token
    for above in sentence.ancestors(token):
        told = below.dep in ("acl", "ccomp", "appos") or (below.dep == "relcl" and sentence.children(below, "mark"))
        if told and not any(aux.lower == "to" for aux in sentence.children(below, "aux")):
            nouns = [above] if grammar.is_noun(above) else sentence.children(above, "dobj", "nsubjpass")
            for noun in nouns:
                yield from _authors(sentence, noun) if noun.lemma in WORDS else ()
        below = above


def _authors(sentence: Sentence, noun: Token) -> tuple[Token, ...]:
    """Whose claim or hope a noun tells: its owner's, else of the one who gives it."""
    owners = (*sentence.children(noun, "poss"), *grammar.after(sentence, noun, "of"))
    verb = grammar.clause_head(sentence, noun)
    return owners or (_who_says(sentence, verb) if grammar.is_verb(verb) else ())


# --- who it is ----------------------------------------------------------------------------------------------------


def _speaker(sentence: Sentence, noun: Token, mentions: Sequence[Mention], voice: Voice) -> Speaker | None:
    mention = _mention(sentence, noun, mentions)
    if mention is not None:
        owner = mention.form == "pronoun" and mention.head != noun.i
        found = speaker_of(mention)
        return Speaker(found.id, _words(sentence, noun), found.office) if owner else found
    if noun.lower in ("he", "she"):
        return voice.last
    if noun.lower in ("i", "we", "my", "our"):
        thinks = grammar.clause_head(sentence, noun).lemma in THINKING and not voice.turn
        return Speaker(None, noun.text) if thinks else None
    return Speaker(None, _words(sentence, noun)) if _may_speak(noun) else None


def _may_speak(noun: Token) -> bool:
    """True for persons, for what people speak through, and for any name but a letter."""
    lemma = _singular(noun.lemma.lower())
    if noun.lower in NOBODY or not grammar.is_noun(noun) or len(noun.text) == 1:
        return False
    named = noun.tag.startswith("NNP") and not MUTE_NAMES & {lemma}
    return named or lemma in PEOPLE or (bool(PERSON.fullmatch(lemma)) and lemma not in MUTE)


def _mention(sentence: Sentence, noun: Token, mentions: Sequence[Mention]) -> Mention | None:
    """Who a noun is, or whose: by its own words, its owner's, and those behind it ("officials in Seoul")."""
    inside = {t.i for t in grammar.noun_phrase(sentence, noun)}
    owners = {t.i for t in sentence.children(noun, "poss")}
    behind = {t.i for t in grammar.after(sentence, noun, "of", "in", "from", "at")}
    for heads in ({noun.i}, inside, behind):
        for mention in mentions:
            if mention.head in heads and (mention.form != "pronoun" or mention.head in owners | {noun.i}):
                return mention
    return None


def _words(sentence: Sentence, noun: Token) -> str:
    return grammar.span_text(sentence, grammar.noun_phrase(sentence, noun))


def _placed(sentence: Sentence, speaker: Speaker, verb: Token, token: Token, mentions: Sequence[Mention]) -> Speaker:
    """An official with the state that the sentence gives: of "its spokesman" the nearest before; of "a spokesman said"
    behind the words, the state that acts in them; else that of the city which a report is from."""
    words = re.findall(r"\w+", (speaker.name or "").lower())
    if speaker.id is not None or not OFFICIALS & {_singular(word) for word in words}:
        return speaker
    before = [m for m in mentions if m.start < verb.start and len(m.actors) == 1]
    acting = {t.i for t in grammar.subjects(sentence, token)}
    if words[0] in ("its", "their", "his", "her"):
        near = [m for m in before if m.head in acting] or before[-1:]
    else:
        near = [m for m in before if m.head in acting or (m.start == sentence.start and m.form == "capital")][:1]
    return Speaker(near[0].actors[0].id, speaker.name, speaker.office) if near else speaker


def _singular(word: str) -> str:
    """A noun without its plural s."""
    return word.removesuffix("s")
