"""Bodies by their short names: "the Union", "the Commission", "the Alliance", "the bloc"; Brussels for the Union."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from comity.model import Actor, Mention, Sentence
from comity.who.bodies import Body, bodies
from comity.who.capitals import is_government
from comity.who.drafts import Line
from comity.who.names import head_of

_SHORT = {
    "union": "EU", "commission": "EU", "alliance": "NATO", "league": None, "community": None, "forum": None,
    "council": None, "agency": None, "organisation": None, "organization": None, "fund": None,
}  # fmt: skip
"""The last words of bodies' names -> the body that is meant where the document names none in full, if there is one."""
_EUROPE = frozenset({"eu", "european", "europe", "brussels", "europeans", "eurozone", "frontex"})
_SIDES = frozenset({"side", "party", "delegation"})
_BLOCS = frozenset({"bloc", "grouping"})
_BEFORE = frozenset({"the", "european", "eu", "atlantic", "our", "every", "s"})
_WITHIN_STATES = frozenset({"government", "budget", "minister", "ministry", "cabinet", "territory", "leader", "of"})
_MODIFIERS = frozenset({"the", "our", "every", "s"})


@dataclass(frozen=True, slots=True)
class Briefs:
    """The bodies that short names mean in one document. ``seated``: Brussels is the Union, as nothing names Belgium."""

    meant: dict[str, Actor]
    seated: bool


def read_briefs(lines: Sequence[Line], rows: Sequence[Sequence[Mention]]) -> Briefs:
    """What the short names mean: nothing where the document has another union, commission or alliance."""
    named = [actor for row in rows for mention in row if mention.form == "body" for actor in mention.actors]
    states = {actor.id for row in rows for mention in row for actor in mention.actors}
    european = bool(states & _members()) or any(word.key in _EUROPE for line in lines for word in line.words)
    meant = {}
    for word, id in _SHORT.items():
        own = [actor for actor in named if actor.name.lower().endswith(word)]
        if len({actor.id for actor in own}) == 1:
            meant[word] = own[0]
        elif id and not own and (word == "alliance" or european) and not _has_other(lines, word):
            meant[word] = _body(id)
    belgian = any(actor.id == "BEL" for row in rows for mention in row for actor in mention.actors)
    return Briefs(meant, not belgian)


@cache
def _members() -> frozenset[str]:
    return frozenset(_row("EU").members) | {"GBR"}


def _row(id: str) -> Body:
    return next(body for body in bodies() if body.id == id)


def _has_other(lines: Sequence[Line], word: str) -> bool:
    """True for "the Joint Commission", "Alliance for Peace": a longer name with the word."""
    places = [(line, index) for line in lines for index, other in enumerate(line.words) if other.key == word]
    return any(_is_longer(line, index) for line, index in places)


def _is_longer(line: Line, index: int) -> bool:
    before = line.words[index - 1] if index else None
    if index + 1 < len(line.words) and (line.words[index + 1].is_name or line.key(index + 1) in _WITHIN_STATES):
        return True
    return before is not None and before.capital and before.key not in _BEFORE


def _body(id: str) -> Actor:
    body = _row(id)
    return Actor(body.id, body.name, body.kind)


def find_briefs(line: Line, briefs: Briefs, taken: Sequence[Mention], last: Actor | None) -> list[Mention]:
    """The short names of a sentence beside the names ``taken``. ``last``: the body that "the bloc" means."""
    found = _seats(line, taken) if briefs.seated else []
    for index, word in enumerate(line.words):
        before = line.key(index - 1)
        if word.capital and word.key in briefs.meant and before in _MODIFIERS and not _is_longer(line, index):
            found.append(_mention(line, index, briefs.meant[word.key]))
        elif word.key in _SIDES and before == "european" and "union" in briefs.meant:
            found.append(_mention(line, index, briefs.meant["union"]))
        elif word.key in _BLOCS and before == "the" and last is not None:
            found.append(_mention(line, index, last))
    return found


def _seats(line: Line, taken: Sequence[Mention]) -> list[Mention]:
    """Brussels where it acts as a government does."""
    heads = frozenset(mention.head for mention in taken)
    tokens = [token for token in line.sentence.tokens if token.text == "Brussels"]
    acting = [token for token in tokens if is_government(line.sentence, token, heads)]
    return [span_mention(line.sentence, token.start, token.end, _body("EU")) for token in acting]


def _mention(line: Line, index: int, actor: Actor) -> Mention:
    first = index - 1 if line.key(index - 1) in ("the", "european") else index
    start, end = line.words[first].start, line.words[index].end
    return span_mention(line.sentence, start, end, actor)


def span_mention(sentence: Sentence, start: int, end: int, actor: Actor) -> Mention:
    """A body's mention between two offsets of the document."""
    text = sentence.text[start - sentence.start : end - sentence.start]
    return Mention(start=start, end=end, head=head_of(sentence, start, end), actors=(actor,), form="body", text=text)
