"""The group that a document puts together at its start, and the two states that it is about and no others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from comity.model import CLAIMING_ROLES, Actor, Mention, Sentence
from comity.who.trail import Pair, Trail, acts, groups_of, main_pair, only_two, states_of

Rows = Sequence[tuple[Mention, ...]]
_OPENING = 4


def new_trail(sentences: Sequence[Sentence], rows: Rows, home: Actor | None, told: Counter[str]) -> Trail:
    """The trail of a document of which only the names are known. ``home``: whose office publishes it; ``told``: how
    often each state is named in any way, capitals that are only places among them.
    """
    return Trail(
        main_pair(sentences, rows),
        circle=_circle(sentences, rows),
        two=_two(sentences, rows, home, told),
        likely=_likely(sentences, rows, home, told),
        home=home,
        named=frozenset(told),
    )


def _likely(sentences: Sequence[Sentence], rows: Rows, home: Actor | None, told: Counter[str]) -> Pair | None:
    """The two meant where words say that they are two: named more than twice as often as any third."""
    if any(_has_body(sentence, row) for sentence, row in zip(sentences, rows, strict=True)):
        return None
    counts = Counter(told)
    if home is not None:
        counts[home.id] += max(counts.values(), default=0)
    top = counts.most_common(3)
    if len(top) < 2 or (len(top) > 2 and top[1][1] <= 2 * top[2][1]):
        return None
    pair = [state for state, _ in top[:2]]
    known = all(state == (home and home.id) or acts(state, sentences, rows) for state in pair)
    return only_two(set(pair)) if known else None


def _circle(sentences: Sequence[Sentence], rows: Rows) -> tuple[Actor, ...]:
    """The three or more whom one of the first sentences names side by side; the first such group."""
    told = [(one, row) for one, row in zip(sentences, rows, strict=True) if one.role in CLAIMING_ROLES]
    for sentence, row in told[:_OPENING]:
        groups = [group for group in groups_of(sentence, row, with_bodies=True) if len(group) > 2]
        if groups:
            named = {actor.id: actor for mention in row for actor in mention.actors if actor.id in groups[0]}
            return tuple(named.values())
    return ()


def _two(sentences: Sequence[Sentence], rows: Rows, home: Actor | None, told: Counter[str]) -> Pair | None:
    """The only two states that act; two that are named three times as often as any third; the one that is named with
    the one that publishes. None where a body is put beside a state."""
    if any(_has_body(sentence, row) for sentence, row in zip(sentences, rows, strict=True)):
        return None
    top = [(state, n) for state, n in told.most_common() if acts(state, sentences, rows)]
    if home is not None:
        met = _met_at_first(sentences, rows, home)
        if met is not None:
            return met
        others = [(state, n) for state, n in top if state != home.id]
        second = others[1][1] if len(others) > 1 else 0
        alone = bool(others) and others[0][1] >= max(2, 2 * second)
        return only_two({home.id, others[0][0]}) if alone else None
    rivals = [n for state, n in told.items() if state not in {state for state, _ in top[:2]}]
    if len(top) < 2 or top[1][1] < 2 * max(rivals, default=0) or (len(top) > 2 and top[1][1] < 3 * top[2][1]):
        return None
    return only_two({top[0][0], top[1][0]})


def _met_at_first(sentences: Sequence[Sentence], rows: Rows, home: Actor) -> Pair | None:
    """The publisher's state and the one other that the first sentence of its text has it meet or call."""
    told = [(one, row) for one, row in zip(sentences, rows, strict=True) if one.role in CLAIMING_ROLES]
    for sentence, row in told[:_READOUT]:
        others = set(states_of(row)) - {home.id}
        if any(token.lemma in _MEETING and token.pos == "VERB" for token in sentence.tokens) and len(others) == 1:
            return only_two({home.id, *others})
    return None


_READOUT = 2
_MEETING = frozenset("meet speak receive telephone phone call host visit welcome confer talk".split())


def _has_body(sentence: Sentence, row: Sequence[Mention]) -> bool:
    """ "The EU and Japan": a body that takes part as a state does."""
    bodies = {actor.id for mention in row if mention.form == "body" for actor in mention.actors}
    return any(group & bodies and group - bodies for group in groups_of(sentence, row, with_bodies=True))


def other_of(two: Pair | None, here: Iterable[str]) -> str | None:
    """The one of two states that a sentence does not name, where it names the other."""
    left = set(two or ()) - set(here)
    return left.pop() if two is not None and len(left) == 1 else None
