"""Questions about a parsed sentence that every step asks: whose verb, whose object, under which governor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Concatenate, Final, ParamSpec, TypeVar

from comity.model import Sentence, Token

Rest = ParamSpec("Rest")
Found = TypeVar("Found")

SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj", "expl")
CLAUSES: Final = frozenset("ROOT ccomp advcl relcl acl csubj csubjpass pcomp xcomp parataxis".split())
CONTROLLED: Final = frozenset({"xcomp", "advcl", "acl", "pcomp"})
RELATIVES: Final = frozenset({"who", "which", "that"})


def remembered(
    find: Callable[Concatenate[Sentence, Rest], Found],
) -> Callable[Concatenate[Sentence, Rest], Found]:
    """Keep what a function finds of a sentence with the sentence, for the steps ask the same again and again.

    For functions of its tokens and of plain values, given by place, that give no iterator. A sentence that is written
    down (pickled, copied to another process) takes what was found along.
    """
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def kept(sentence: Sentence, /, *args: Rest.args, **named: Rest.kwargs) -> Found:
        if named:
            return find(sentence, *args, **named)
        key = (name, *[arg.i if type(arg) is Token else arg for arg in args])
        memo = sentence.memo
        if key not in memo:
            memo[key] = find(sentence, *args, **named)
        found: Found = memo[key]
        return found

    return kept


def is_verb(token: Token) -> bool:
    """True for verbs and auxiliaries, by the fine tag."""
    return token.tag.startswith("VB") or token.pos == "AUX"


def is_noun(token: Token) -> bool:
    """True for nouns and names, by either tag."""
    return token.tag.startswith("NN") or token.pos in ("NOUN", "PROPN")


@remembered
def is_passive(sentence: Sentence, verb: Token) -> bool:
    """True for passives with an auxiliary, and for reduced ones ("measures adopted by both")."""
    if sentence.children(verb, "auxpass", "nsubjpass"):
        return True
    if verb.dep == "conj" and verb.tag == "VBN" and not sentence.children(verb, "nsubj", "aux", "dobj"):
        return is_passive(sentence, sentence.head(verb))
    return verb.tag == "VBN" and verb.dep in ("acl", "advcl", "amod") and not sentence.children(verb, "aux")


def conjuncts(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The token and all that is coordinated below it, in order."""
    yield token
    for child in sentence.children(token, "conj", "appos"):
        if child.dep == "conj":
            yield from conjuncts(sentence, child)


def first_conjunct(sentence: Sentence, token: Token) -> Token:
    """The head of the coordination that a token belongs to."""
    while token.dep == "conj":
        token = sentence.head(token)
    return token


@remembered
def subjects(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The heads of the verb's subject: its own, else the one it shares or is controlled by.

    A passive's subject counts; ``agents`` gives who acts. A relative pronoun gives the noun it stands for.
    """
    own = sentence.children(verb, *SUBJECTS)
    if own:
        return tuple(t for s in own for t in conjuncts(sentence, _antecedent(sentence, verb, s)))
    head = sentence.head(verb)
    if head == verb:
        return ()
    if verb.dep == "conj" and is_verb(head):
        return subjects(sentence, head)
    if verb.dep in ("acl", "relcl"):
        return _noun_subjects(sentence, head, verb)
    if verb.dep == "pcomp":
        return _gerund_subjects(sentence, head)
    if verb.dep in CONTROLLED or (verb.dep == "ccomp" and verb.tag in ("VB", "VBG")):
        return _controllers(sentence, head)
    return ()


def _antecedent(sentence: Sentence, verb: Token, subject: Token) -> Token:
    if subject.lower in RELATIVES and verb.dep == "relcl":
        return sentence.head(verb)
    return subject


def _noun_subjects(sentence: Sentence, noun: Token, verb: Token) -> tuple[Token, ...]:
    """Of a verb that hangs on a noun: the noun itself for participles, else who has the plan, the will, the aim."""
    if is_verb(noun):
        return _controllers(sentence, noun)
    if verb.tag in ("VBG", "VBN") and not sentence.children(verb, "aux"):
        return (noun,)
    owners = sentence.children(noun, "poss", "nmod", "compound")
    named = tuple(t for t in owners if t.tag.startswith(("NNP", "PRP")) or t.dep == "poss")
    if named:
        return named
    governor = _verb_above(sentence, noun)
    return subjects(sentence, governor) if governor else ()


def _gerund_subjects(sentence: Sentence, preposition: Token) -> tuple[Token, ...]:
    """Of "accused X of selling" X, of "refrained from selling" who refrained."""
    governor = _verb_above(sentence, preposition)
    blames = governor is not None and governor.lemma in BLAMING and preposition.lower in ("of", "for", "from", "over")
    if governor and blames and sentence.head(preposition) == governor:
        blamed = sentence.children(governor, "dobj", "nsubjpass")
        return tuple(conjuncts(sentence, blamed[0])) if blamed else ()
    return subjects(sentence, governor) if governor else ()


def _controllers(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """Who does what an infinitive says: the object that is asked or helped to, else the governor's subject."""
    if not is_verb(head) and head.dep != "acomp":
        return subjects(sentence, head) if head.dep in CLAUSES else _gerund_subjects(sentence, head)
    if head.dep == "acomp":
        return subjects(sentence, sentence.head(head))
    receivers = sentence.children(head, "dobj", "dative")
    if receivers and head.lemma in OBJECT_CONTROL:
        return tuple(conjuncts(sentence, receivers[0]))
    return subjects(sentence, head)


OBJECT_CONTROL: Final = frozenset(
    (
        "ask urge call invite encourage press request tell order force compel want expect help allow enable permit "
        "warn persuade require beg"
    ).split()
)


BLAMING: Final = frozenset(
    (
        "accuse blame suspect charge condemn criticise criticize thank praise prevent stop ban bar deter discourage "
        "dissuade prohibit keep denounce convict acquit"
    ).split()
)


def _verb_above(sentence: Sentence, token: Token) -> Token | None:
    return next((t for t in sentence.ancestors(token) if is_verb(t)), None)


def _reduced_head(sentence: Sentence, verb: Token) -> Token:
    """The noun of a reduced relative clause ("measures adopted by both"): the one right before it, where the parser
    went back over another clause ("the partnership, which builds on the dialogue begun in 2007")."""
    head = sentence.head(verb)
    before = sentence.tokens[verb.i - 1] if verb.i else head
    crossed = any(is_verb(t) for t in sentence.tokens[head.i + 1 : before.i])
    return before if is_noun(before) and before != head and crossed else head


def agents(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """Who acts in a passive: the noun after "by"."""
    heads = [t for by in sentence.children(verb, "agent") for t in sentence.children(by, "pobj")]
    return tuple(c for head in heads for c in conjuncts(sentence, head))


@remembered
def objects(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The heads of what is acted on: direct objects, a passive's subject, and all that is coordinated with them."""
    found = list(sentence.children(verb, "dobj", "oprd", "attr"))
    if is_passive(sentence, verb):
        found += [_antecedent(sentence, verb, s) for s in sentence.children(verb, "nsubjpass")]
        if verb.dep == "conj" and not sentence.children(verb, "nsubjpass"):
            found += list(sentence.children(sentence.head(verb), "nsubjpass"))
        if verb.dep in ("acl", "relcl") and not sentence.children(verb, "nsubjpass", "nsubj"):
            found.append(_reduced_head(sentence, verb))
    if verb.dep == "relcl":
        relatives = [t for t in sentence.children(verb, "dobj") if t.lower in RELATIVES]
        found = [sentence.head(verb) if t in relatives else t for t in found]
    return tuple(c for head in found for c in conjuncts(sentence, head))


@remembered
def after(sentence: Sentence, token: Token, *prepositions: str) -> tuple[Token, ...]:
    """The nouns and gerunds that hang on the token by one of the prepositions (by any, where none is named)."""
    found: list[Token] = []
    for prep in _prepositions(sentence, token):
        if not prepositions or prep.lower in prepositions:
            for noun in sentence.children(prep, "pobj", "pcomp"):
                found.extend(conjuncts(sentence, noun))
    return tuple(found)


def _prepositions(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The prepositions on a token, nested ones ("in and around", "along with") too."""
    for prep in sentence.children(token, "prep", "agent", "dative"):
        yield prep
        for nested in sentence.children(prep, "prep", "conj"):
            if nested.pos in ("ADP", "SCONJ"):
                yield nested


@remembered
def clause(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """The tokens of one clause: what hangs on the head, without the clauses that have a subject of their own."""
    below = [clause(sentence, child) for child in sentence.children(head) if not starts_clause(sentence, child)]
    return (head, *(token for tokens in below for token in tokens))


def starts_clause(sentence: Sentence, token: Token) -> bool:
    """True where a dependent begins another clause: another verb with its own subject or its own finite form."""
    if token.dep in ("relcl", "ccomp", "parataxis", "csubj", "csubjpass"):
        return True
    if token.dep in ("advcl", "conj") and is_verb(token):
        return True
    return token.dep in ("acl", "xcomp", "pcomp") and bool(sentence.children(token, "nsubj", "nsubjpass"))


@remembered
def clause_head(sentence: Sentence, token: Token) -> Token:
    """The verb (or, in a verbless line, the root) whose clause a token stands in."""
    if is_verb(token):
        return token
    return _verb_above(sentence, token) or _root(sentence, token)


def _root(sentence: Sentence, token: Token) -> Token:
    chain = [token, *sentence.ancestors(token)]
    return chain[-1]


NEGATIVE: Final = frozenset({"never", "neither", "nor", "hardly", "barely", "scarcely"})


@remembered
def negated(sentence: Sentence, token: Token) -> bool:
    """True where the token is negated: not, never, no longer, "no meeting", "neither side", "not met or spoken"."""
    for child in sentence.children(token):
        if child.dep == "neg" or child.lower in NEGATIVE:
            return True
        if child.dep in ("det", "preconj") and child.lower in ("no", "neither"):
            return True
        if child.lower == "longer" and any(c.lower == "no" for c in sentence.children(child)):
            return True
    return token.dep == "conj" and _negated_before(sentence, token)


def _negated_before(sentence: Sentence, token: Token) -> bool:
    """True for the second of "had not met or spoken" and of "has not met, nor has it written"."""
    head = sentence.head(token)
    joints = {child.lower for child in sentence.children(head, "cc") if head.i < child.i < token.i}
    if "nor" in joints:
        return True
    shares = "or" in joints and not sentence.children(token, "aux", "nsubj", "nsubjpass")
    return shares and is_verb(head) and any(child.dep == "neg" for child in sentence.children(head))


def auxiliaries(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The auxiliaries of a verb; a coordinated verb without its own shares the first one's."""
    own = sentence.children(verb, "aux", "auxpass")
    if own or verb.dep != "conj":
        return own
    first = first_conjunct(sentence, verb)
    shares = is_verb(first) and verb.tag in ("VB", "VBN", "VBG") and not sentence.children(verb, "nsubj", "nsubjpass")
    return sentence.children(first, "aux", "auxpass") if shares else ()


def span_text(sentence: Sentence, tokens: tuple[Token, ...]) -> str:
    """The words from the first to the last of the tokens, as they stand in the sentence."""
    start = min(t.start for t in tokens)
    end = max(t.end for t in tokens)
    return sentence.text[start - sentence.start : end - sentence.start]


def noun_phrase(sentence: Sentence, head: Token) -> tuple[Token, ...]:
    """The words of a noun phrase without its relative clauses and prepositional tails, in order."""
    kept = [head]
    stack = [
        c for c in sentence.children(head) if c.dep in ("compound", "amod", "nmod", "nummod", "poss", "det", "quantmod")
    ]
    while stack:
        token = stack.pop()
        kept.append(token)
        stack.extend(sentence.children(token))
    return tuple(sorted(kept, key=lambda t: t.i))
