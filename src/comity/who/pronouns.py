"""Who "it", "they", "he" and "which" stand for, where the parse makes it safe."""

from __future__ import annotations

from collections.abc import Sequence, Set

from comity.grammar import after, clause_head, first_conjunct, is_verb, subjects
from comity.model import Mention, Sentence, Token
from comity.who.forms import forms
from comity.who.standing import main_verb, root_verb, sharers
from comity.who.trail import Trail

THINGS = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "their", "them", "themselves"})
PERSONS = frozenset({"he", "she", "his", "her", "him", "himself", "herself"})
RELATIVES = frozenset({"who", "which", "whose", "whom"})
PRONOUNS = THINGS | MANY | PERSONS | RELATIVES

_PERSON_FORMS = ("person", "office")
_PLURAL_TAGS = ("NNS", "NNPS")
_PLURAL_AUX = frozenset({"are", "were", "have"})
_PERSON_REACH = 3
_PLACES = frozenset({"in", "at", "from", "to", "near", "off", "into"})
_OBJECTS = frozenset({"dobj", "pobj", "dative", "iobj", "conj", "attr"})
_OF_PAPERS = frozenset({"be", "include", "cover", "enter", "come", "contain", "expire", "apply", "concern", "bring"})
_CLAUSES = ("advcl", "ccomp", "parataxis")


def find_antecedents(
    sentence: Sentence, token: Token, mentions: Sequence[Mention], trail: Trail
) -> tuple[Mention, ...]:
    """The mentions that a pronoun stands for; empty where nobody safe is found.

    ``mentions``: those of the sentence that are known so far, pronouns before this one among them.
    """
    word = token.lower
    if word in RELATIVES:
        return _relative(sentence, token, mentions)
    if word in PERSONS:
        return _person(sentence, token, mentions, trail)
    if word == "them" and token.dep in _OBJECTS:
        return _them(sentence, token, mentions, trail)
    if token.dep in _OBJECTS or (word == "it" and is_expletive(sentence, token)):
        return ()
    found = _accuser(sentence, token, mentions) or _by_clauses(sentence, token, mentions, trail)
    if word in MANY and len(found) == 1:
        found = _with_sharers(found[0], [(sentence, mentions), *trail.back(1)])
    home = _home(found, [sentence, *(earlier for earlier, _ in trail.back(1))])
    return found if home is not None and _agrees(home, word, found) else ()


def _accuser(sentence: Sentence, token: Token, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """ "A accused B of violating its waters": A's, where what is done is done to another."""
    gerund = sentence.head(sentence.head(token))
    verb = sentence.head(sentence.head(gerund))
    if token.dep != "poss" or gerund.dep != "pcomp" or verb.lemma not in _BLAMING or gerund.lemma not in _HARMING:
        return ()
    return _mentions_at(list(subjects(sentence, verb)), mentions)


_BLAMING = frozenset("accuse blame condemn denounce criticise criticize suspect rebuke".split())
_HARMING = frozenset(
    "violate breach invade attack enter occupy shell bomb target seize claim cross penetrate infringe".split()
)


def _with_sharers(found: Mention, rows: Sequence[tuple[Sentence, Sequence[Mention]]]) -> tuple[Mention, ...]:
    """A mention with those that share its noun: "the navies of A and B"."""
    home = [(sentence, mentions) for sentence, mentions in rows if sentence.start <= found.start < sentence.end]
    return (found, *(other for sentence, mentions in home[:1] for other in sharers(sentence, found, mentions)))


def speaks_of_others(sentence: Sentence, token: Token, mentions: Sequence[Mention]) -> bool:
    """True where the subject of the token's clause, or of one above, is people in whom nobody is named: "voters"."""
    heads = {mention.head for mention in mentions}
    verbs = [verb for verb in sentence.ancestors(token) if is_verb(verb)]
    above = [noun for verb in verbs for noun in sentence.children(verb, "nsubj", "nsubjpass") if noun.i < token.i]
    unnamed = [noun for noun in above if heads.isdisjoint(part.i for part in sentence.subtree(noun))]
    return any(noun.tag in _PLURAL_TAGS and not _is_two(sentence, noun) for noun in unnamed)


def _is_two(sentence: Sentence, noun: Token) -> bool:
    return any(word.lower in ("two", "both") for word in sentence.children(noun))


def is_expletive(sentence: Sentence, token: Token) -> bool:
    """True for the "it" that is nobody: it is believed that, it seems, it is important to."""
    if token.dep not in ("nsubj", "nsubjpass", "expl"):
        return token.dep == "expl"
    verb = sentence.head(token)
    clausal = sentence.children(verb, "ccomp", "xcomp", "csubj", "advcl")
    predicates = (verb, *sentence.children(verb, "acomp", "attr", "oprd"))
    deep = [child for word in predicates for child in sentence.children(word, "ccomp", "xcomp", "acl")]
    if token.dep == "nsubjpass":
        return bool(clausal) and _is_expletive_word(verb)
    if verb.lemma == "be" and _says_no_country(sentence, verb):
        return True
    return bool(clausal or deep) and any(_is_expletive_word(word) for word in predicates)


def _says_no_country(sentence: Sentence, verb: Token) -> bool:
    """ "It is a matter of ...", "it is unclear whether ...": what no country is."""
    nouns = [token for token in sentence.children(verb, "attr") if token.tag.startswith("NN")]
    if nouns:
        return not any(forms().has("predicates", token.lemma) for token in nouns)
    states = [token for token in sentence.children(verb, "acomp") if not forms().has("ready", token.lower)]
    parts = [*states, verb] if states else []
    return any(sentence.children(part, "ccomp", "xcomp", "csubj", "advcl") for part in parts)


def _is_expletive_word(token: Token) -> bool:
    return forms().has("expletives", token.lemma) or forms().has("expletives", token.lower)


def _relative(sentence: Sentence, token: Token, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """What the relative clause hangs on: the mention right before the comma, with those it is coordinated with."""
    verb = clause_head(sentence, token)
    beside = next((mention for mention in mentions if _touches(sentence, mention, token)), None)
    if beside is None:
        head = sentence.head(verb).i if verb.dep == "relcl" else None
        beside = next((mention for mention in mentions if mention.head == head), None)
    if beside is None or _in_place(sentence, beside):
        return ()
    if not _plural_verb(sentence, verb):
        return (beside,)
    group = _group(sentence, beside, mentions)
    return group if _is_many(sentence, group) else ()


def _in_place(sentence: Sentence, mention: Mention) -> bool:
    """True for "held in Japan, which ...": the relative may take up the whole clause."""
    token = sentence.tokens[mention.head]
    return token.dep == "pobj" and sentence.head(token).lower in _PLACES


def _touches(sentence: Sentence, mention: Mention, token: Token) -> bool:
    between = sentence.text[mention.end - sentence.start : token.start - sentence.start]
    return mention.end <= token.start and between.strip() in ("", ",")


def _plural_verb(sentence: Sentence, verb: Token) -> bool:
    words = (verb, *sentence.children(verb, "aux", "auxpass"))
    return any(word.lower in _PLURAL_AUX or word.tag == "VBP" for word in words)


def _group(sentence: Sentence, mention: Mention, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions coordinated with one, itself last."""
    lead = first_conjunct(sentence, sentence.tokens[mention.head])
    chain = [other for other in mentions if first_conjunct(sentence, sentence.tokens[other.head]) == lead]
    return tuple(other for other in chain if other.start <= mention.start and other.form != "pronoun")


def _by_clauses(sentence: Sentence, token: Token, mentions: Sequence[Mention], trail: Trail) -> tuple[Mention, ...]:
    """The subject of the pronoun's clause, else of the clauses above it, else of the sentence before."""
    joined = _coordinated(sentence, token, mentions)
    if joined is not None:
        return joined
    verb = clause_head(sentence, token)
    taken = _others(sentence, token, verb, mentions)
    drawn = _drawn(sentence, token, verb, mentions)
    if drawn:
        return () if _ids(drawn) & taken else drawn
    while True:
        heads = [] if _within_subject(sentence, token, verb) else list(subjects(sentence, verb))
        if heads:
            found = _mentions_at(heads, mentions)
            return () if _ids(found) & taken else found
        above = next((t for t in sentence.ancestors(verb) if is_verb(t)), None)
        if above is None or (token.lower in MANY and verb == main_verb(sentence)):
            break
        verb = above
    before = _clause_before(sentence, token, verb, mentions)
    if before or not _opens(sentence, token) or _may_be_papers(sentence, token, trail):
        return before
    return _last_subject(trail, token.lower in MANY)


def _may_be_papers(sentence: Sentence, token: Token, trail: Trail) -> bool:
    """True for "They were signed" and "They cover" after a sentence that ends in "two agreements"."""
    verb = sentence.head(token)
    if token.lower not in MANY or not (token.dep == "nsubjpass" or (token.dep == "nsubj" and verb.lemma in _OF_PAPERS)):
        return False
    plurals = [other for earlier, _ in trail.back(1) for other in earlier.tokens if other.tag in _PLURAL_TAGS]
    return any(forms().has("papers", other.lemma) and other.dep in _OBJECTS for other in plurals)


def _clause_before(sentence: Sentence, token: Token, verb: Token, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """In "As A and B grow, they ...", A and B: the subject of a clause that stands before the pronoun."""
    clauses = [child for child in sentence.children(verb, *_CLAUSES) if child.i < token.i and is_verb(child)]
    return _mentions_at(list(subjects(sentence, clauses[-1])), mentions) if clauses else ()


def _coordinated(sentence: Sentence, token: Token, mentions: Sequence[Mention]) -> tuple[Mention, ...] | None:
    """ "Japan and its allies": what the pronoun's noun is coordinated with; None where it is not."""
    noun = sentence.head(token)
    if token.dep != "poss" or noun.dep != "conj" or is_verb(sentence.head(noun)):
        return None
    return _mentions_at([first_conjunct(sentence, noun)], mentions)


def _others(sentence: Sentence, token: Token, verb: Token, mentions: Sequence[Mention]) -> frozenset[str]:
    """The states that the clause of a subject names besides: "it" is none of them."""
    if token.dep not in ("nsubj", "nsubjpass"):
        return frozenset()
    below = {other.i for other in sentence.subtree(verb) if other.i > token.i}
    return frozenset(actor.id for mention in mentions if mention.head in below for actor in mention.actors)


def _drawn(sentence: Sentence, token: Token, verb: Token, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """In "... by drawing B closer, as it ...", B: the object of a gerund that stands last before the clause."""
    if verb.dep != "advcl" or token.dep not in ("nsubj", "nsubjpass"):
        return ()
    before = [mention for mention in mentions if mention.end <= token.start]
    if not before:
        return ()
    last = sentence.tokens[before[-1].head]
    gerund = sentence.head(last)
    fits = last.dep in ("dobj", "nsubj") and gerund.tag == "VBG" and gerund.dep == "pcomp"
    return (before[-1],) if fits and verb.i > gerund.i else ()


def _within_subject(sentence: Sentence, token: Token, verb: Token) -> bool:
    """True where the pronoun is the verb's subject or part of it, and so cannot take it up."""
    own = sentence.children(verb, "nsubj", "nsubjpass", "csubj")
    return any(token in (part, *sentence.subtree(part)) for part in own)


def _mentions_at(heads: Sequence[Token], mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions whose heads the tokens are; empty where one of the tokens is no mention's head."""
    by_head = {mention.head: mention for mention in mentions}
    found = [by_head.get(head.i) for head in heads]
    return tuple(mention for mention in found if mention) if all(found) else ()


def _opens(sentence: Sentence, token: Token) -> bool:
    """True for a subject, or the owner of one, that no other clause of its sentence stands above."""
    return all(not is_verb(above) or above.dep in ("ROOT", "conj", "ccomp") for above in sentence.ancestors(token))


def _last_subject(trail: Trail, many: bool) -> tuple[Mention, ...]:
    """The subject of the sentence before, where mentions alone are its heads; for "they", who it met or joined too."""
    for sentence, mentions in trail.back(1):
        root = main_verb(sentence) if many else root_verb(sentence)
        if root is not None:
            found = _mentions_at(list(subjects(sentence, root)), mentions)
            rivals = _rivals(sentence, root, mentions)
            return (*found, *rivals) if many else () if rivals else found
    return ()


def _them(sentence: Sentence, token: Token, mentions: Sequence[Mention], trail: Trail) -> tuple[Mention, ...]:
    """ "Them" as an object: the two who are the subject of a clause or sentence before, where nothing else is many."""
    own = {noun.i for noun in subjects(sentence, clause_head(sentence, token))}
    here = [m for m in mentions if m.end <= token.start and _is_subject_pair(sentence, m) and m.head not in own]
    between = list(sentence.tokens[: token.i])
    if not here:
        for earlier, rows in trail.back(1):
            here = [m for m in rows if _is_subject_pair(earlier, m)]
            between += earlier.tokens
    if not here or any(other.tag in _PLURAL_TAGS and other.start >= here[-1].end for other in between):
        return ()
    return (here[-1],)


def _is_subject_pair(sentence: Sentence, mention: Mention) -> bool:
    return len(mention.actors) == 2 and sentence.tokens[mention.head].dep in ("nsubj", "nsubjpass")


def _rivals(sentence: Sentence, verb: Token, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The states that are the verb's object, or that it is done with: a later "it" may as well take them up."""
    objects = {*sentence.children(verb, "dobj", "dative"), *after(sentence, verb, "with")}
    heads = {token.i for token in objects}
    return tuple(mention for mention in mentions if mention.head in heads and len(mention.actors) == 1)


def _home(found: tuple[Mention, ...], sentences: Sequence[Sentence]) -> Sentence | None:
    """The sentence that the first of the mentions stands in; None for no mentions."""
    start = found[0].start if found else -1
    return next((sentence for sentence in sentences if sentence.start <= start < sentence.end), None)


def _agrees(sentence: Sentence, word: str, found: tuple[Mention, ...]) -> bool:
    """ "it" is one state or body, no person; "they" are several, or people."""
    if not found:
        return False
    if word in THINGS:
        single = len(found) == 1 and len(_ids(found)) == 1 and not _is_many(sentence, found)
        return single and found[0].form not in _PERSON_FORMS and not found[0].person
    return _is_many(sentence, found)


def _is_many(sentence: Sentence, found: tuple[Mention, ...]) -> bool:
    if len(found) > 1 or len(_ids(found)) > 1:
        return True
    inside = [token for mention in found for token in sentence.at(mention.start, mention.end)]
    return bool(found) and found[0].form != "name" and any(token.tag in _PLURAL_TAGS for token in inside)


def _ids(mentions: Sequence[Mention]) -> frozenset[str]:
    return frozenset(actor.id for mention in mentions for actor in mention.actors)


def _person(sentence: Sentence, token: Token, mentions: Sequence[Mention], trail: Trail) -> tuple[Mention, ...]:
    """The last single holder of an office before: of this sentence, else of the ones before it. Not one who is the
    subject of the same clause, nor one who was "he" where this is "she".
    """
    same = _clause_subjects(sentence, token)
    other = trail.called.get("she" if token.lower in _HE else "he")
    taken = {mention.actors[0].id for mention in mentions if mention.head in same}
    taken |= {other.actors[0].id} if other is not None and token.lower not in _OWNED else set()
    before = [mention for mention in mentions if mention.end <= token.start and mention.head not in same]
    here = _one_person(sentence, _without(before, taken))
    if here is not None:
        return here
    for earlier, found in trail.back(_PERSON_REACH):
        person = _one_person(earlier, _without(found, taken))
        if person is not None:
            return person
        if _named_subject(earlier, found):
            return ()
    return ()


_HE = frozenset({"he", "him", "his", "himself"})
_OWNED = frozenset({"his"})


def _without(mentions: Sequence[Mention], taken: Set[str]) -> list[Mention]:
    """The mentions less those of the states taken."""
    return [mention for mention in mentions if not taken & _ids((mention,))]


def call(token: Token, antecedents: Sequence[Mention], trail: Trail) -> None:
    """From here on the person whom "he" or "she" took up is nobody of the other sex."""
    if token.lower in PERSONS and len(antecedents) == 1 and len(antecedents[0].actors) == 1:
        trail.called["he" if token.lower in _HE else "she"] = antecedents[0]


def _clause_subjects(sentence: Sentence, token: Token) -> frozenset[int]:
    """The subjects that an object of the same clause cannot be: in "she thanked him", she."""
    if token.dep not in _OBJECTS:
        return frozenset()
    return frozenset(subject.i for subject in subjects(sentence, clause_head(sentence, token)))


def _one_person(sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Mention, ...] | None:
    """The person who is a subject, else the only one; empty where two are; None where nobody is."""
    people = [mention for mention in mentions if mention.person or mention.form == "office"]
    people = [mention for mention in people if len(mention.actors) == 1 and not _is_many(sentence, (mention,))]
    acting = [mention for mention in people if sentence.tokens[mention.head].dep in ("nsubj", "nsubjpass")]
    if acting:
        return (acting[-1],)
    if not people:
        return None
    return (people[-1],) if len({(mention.actors[0].id, mention.person) for mention in people}) == 1 else ()


def _named_subject(sentence: Sentence, mentions: Sequence[Mention]) -> bool:
    """True where somebody else, named but unknown, is the subject: "he" may be that one."""
    heads = {mention.head for mention in mentions}
    return any(
        token.tag == "NNP" and token.dep in ("nsubj", "nsubjpass") and token.i not in heads for token in sentence.tokens
    )
