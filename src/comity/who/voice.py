"""The state or body whose office publishes a document: who "we" and "the Government" are in it."""

from __future__ import annotations

from functools import lru_cache

from comity.model import Actor
from comity.who.lexicon import Entry, find_spans
from comity.who.states import state_name
from comity.who.words import split

_OFFICES = frozenset(
    "ministry government chancellery office department presidency cabinet parliament commons lords "
    "spokesman spokesmen spokesperson spokeswoman briefing conference assembly house houses chamber answers replies "
    "reply interpellation minister ministers president presidents readout "
    "palace council directorate bundestag senate congress duma diet secretariat commission chancery".split()
)
_NOT = frozenset(
    "joint liaison envoy delegation european eu union alliance embassy mission news wire times post review institute "
    "university observer centre center".split()
)
_SECTORS = frozenset({"GOV", "MIL", "LEG"})
_STATES = frozenset({"state", "demonym", "capital"})


@lru_cache(maxsize=256)
def find_home(publisher: str | None) -> Actor | None:
    """The one state or body that an office's name gives ("Ministry of Foreign Affairs, Madrid"); None for a paper."""
    words = split(publisher or "")
    keys = {word.key for word in words}
    spans = find_spans(words)
    found = dict.fromkeys(actor for span in spans if (actor := _actor(span.entry)) is not None)
    houses = any(span.entry.kind == "service" and span.entry.sector in _SECTORS for span in spans)
    is_office = keys & _OFFICES or houses or any(actor.sector == "IGO" for actor in found)
    return next(iter(found)) if len(found) == 1 and is_office and not keys & _NOT else None


def _actor(entry: Entry) -> Actor | None:
    if entry.kind == "body":
        return Actor(entry.value, entry.name, entry.sector)
    if entry.kind in _STATES or (entry.kind == "service" and entry.sector in _SECTORS):
        return Actor(entry.value, state_name(entry.value), "GOV")
    return None
