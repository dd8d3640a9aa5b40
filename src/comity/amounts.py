"""Which of a sentence's quantities an act has: the one in what it acts on, before any other of its clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from comity import grammar
from comity.model import Kind, Quantity, Sentence, Token
from comity.reading import Reading
from comity.what.frames import SINGLE_FOCUS, Trigger
from comity.what.quantities import Found

ALOOF: Final[frozenset[Kind]] = frozenset({"position", "engagement"})
"""Kinds that have only the number of what they act on: thanks for a loan are no loan."""
ASKING: Final = ("REQUEST", "REJECT", "THREATEN")
"""Stances on what is asked, refused or threatened: its number is theirs."""
TOLD: Final[frozenset[Kind]] = frozenset({"exercise", "measure"})
"""Kinds whose doers are counted though the verb has an object: "400 firms have offices there"."""
HARMING: Final = frozenset({"kill", "wound", "hurt", "injure", "leave"})
"""Verbs that tell after an attack whom it hurt."""
COUNTED: Final = ("person", "piece")
"""Units of what is counted, not measured."""
REACHED: Final = ("to", "of", "at", "by", "with", "for", "worth")
"""Prepositions after a verb that bring its number."""


def find_amount(reading: Reading, trigger: Trigger) -> Quantity | None:
    """The quantity of an act; None where the text gives none that the frame allows."""
    rows = [row for row in _rows(reading) if _fits(trigger, row[2])]
    if not rows:
        return None
    for noun, tailed in _nouns(reading.sentence, trigger):
        found = _of_noun(reading.sentence, noun, tailed, rows)
        if found is not None:
            return found
    return _of_clause(reading, trigger)


def _rows(reading: Reading) -> list[Found]:
    """Sums and measures as they stand in the text; persons and pieces by the grammar."""
    counts: list[Found] = [(count.start, count.end, count.quantity) for count in reading.counts]
    sums = [row for row in reading.quantities if row[2].unit not in COUNTED or not _beside(row, counts)]
    return [*sums, *(row for row in counts if not _beside(row, [row for row in sums if row[2].unit not in COUNTED]))]


def _beside(row: Found, rows: Sequence[Found]) -> bool:
    return any(row[0] < end and start < row[1] for start, end, _ in rows)


def _fits(trigger: Trigger, quantity: Quantity) -> bool:
    wanted = trigger.frame.quantity
    if wanted == "share":
        return quantity.unit == "share"
    money = len(quantity.unit) == 3 and quantity.unit.isupper()
    return wanted != "money" or money


def _is_aloof(trigger: Trigger) -> bool:
    return trigger.frame.kind in ALOOF and trigger.frame.event not in ASKING


def _of_clause(reading: Reading, trigger: Trigger) -> Quantity | None:
    """Any sum or measure of the clause: of what the frame wants a number of, or of what may have one."""
    if trigger.frame.kind in ALOOF and not trigger.frame.quantity:
        return None
    clause = reading.clause(trigger.token)
    apart = () if trigger.frame.quantity else (*COUNTED, "kilometre")
    here = [
        quantity
        for start, end, quantity in reading.quantities
        if _fits(trigger, quantity)
        and quantity.unit not in apart
        and any(t.i in clause for t in reading.sentence.at(start, end))
    ]
    return min(here, key=lambda quantity: quantity.measure == "change", default=None)


def _nouns(sentence: Sentence, trigger: Trigger) -> Iterator[tuple[Token, bool]]:
    """The nouns that an act has to do with, the nearest to it first, and whether what hangs on them counts too."""
    token, kind = trigger.token, trigger.frame.kind
    tailed = not _is_aloof(trigger)
    if trigger.focus is not None:
        first = grammar.first_conjunct(sentence, trigger.focus) if kind in SINGLE_FOCUS else trigger.focus
        yield from ((noun, tailed) for noun in dict.fromkeys((first, trigger.focus)))
    if not grammar.is_verb(token):
        yield token, tailed
        return
    acted_on = grammar.objects(sentence, token)
    if kind == "incident":
        yield from ((noun, False) for noun in _hurt(sentence, token))
    yield from ((noun, tailed) for noun in acted_on)
    if token.dep in ("acl", "relcl", "amod") and grammar.is_noun(sentence.head(token)):
        yield sentence.head(token), tailed
    yield from ((child, tailed) for child in sentence.children(token, "npadvmod", "advmod", "nummod"))
    if tailed:
        yield from ((noun, False) for noun in grammar.after(sentence, token, *REACHED) if not grammar.is_verb(noun))
    if tailed and (kind in TOLD or not acted_on):
        yield from ((noun, True) for noun in grammar.subjects(sentence, token))


def _hurt(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Whom an attack hurt: "shelled two villages, killing 14 people"."""
    for then in sentence.children(verb, "advcl"):
        if then.lemma in HARMING:
            yield from grammar.objects(sentence, then)


def _of_noun(sentence: Sentence, noun: Token, tailed: bool, rows: Sequence[Found]) -> Quantity | None:
    """The quantity in a noun's phrase: the number on the noun itself, else the first behind it ("a loan of 5 yen")."""
    own = {t.i for t in grammar.noun_phrase(sentence, noun)}
    for inside in (own, {t.i for t in _tail(sentence, noun)} if tailed else own):
        found = [row for row in rows if any(t.i in inside for t in sentence.at(row[0], row[1]))]
        if found:
            return min(found, key=lambda row: (row[2].measure == "change", row[0]))[2]
    return None


def _tail(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """A noun's phrase with what hangs on it by prepositions, without the clauses about it."""
    yield noun
    for child in sentence.children(noun):
        if child.dep not in ("relcl", "acl", "advcl", "conj", "cc", "appos", "punct", "ccomp"):
            yield from _tail(sentence, child)
