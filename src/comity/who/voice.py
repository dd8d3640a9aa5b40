"""The state or body whose office publishes a document: who "we" and "the Government" are in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from comity.model import Actor
from comity.who.lexicon import Entry, Span, find_spans
from comity.who.states import state_name
from comity.who.words import Word, split

_OFFICES = frozenset(
    "ministry government chancellery office department presidency cabinet parliament commons lords "
    "spokesman spokesmen spokesperson spokeswoman briefing conference assembly house houses chamber answers replies "
    "reply hansard interpellation minister ministers president presidents readout "
    "palace council directorate bundestag senate congress duma diet secretariat commission chancery".split()
)
_NOT = frozenset(
    "joint trilateral tripartite bilateral quadrilateral partnership forum chair chairs mediation track roundtable "
    "summit trust "
    "liaison envoy delegation european eu union alliance embassy mission news wire times post review institute "
    "university observer centre center".split()
)
_PRESS = frozenset("service section room conference podium cell desk point".split())
_TONGUES = frozenset("version translation summary record text edition transcript language page original".split())
_SECTORS = frozenset({"GOV", "MIL", "LEG"})
_STATES = frozenset({"state", "demonym", "capital"})


@lru_cache(maxsize=256)
def find_home(publisher: str | None) -> Actor | None:
    """The one state or body that an office's name gives ("Ministry of Foreign Affairs, Madrid"); None for a paper."""
    words = split(publisher or "")
    keys = {word.key for word in words}
    spans = [span for span in find_spans(words) if not _is_tongue(words, span)]
    found = dict.fromkeys(actor for span in spans if (actor := _actor(span.entry)) is not None)
    bodies = [actor for actor in found if actor.sector == "IGO"]
    if len(bodies) == 1 and all(span.entry.kind in ("body", "capital") for span in spans if _actor(span.entry)):
        found = dict.fromkeys(bodies)  # "UN mission, Zagreb"
    houses = any(span.entry.kind == "service" and span.entry.sector in _SECTORS for span in spans)
    is_office = keys & _OFFICES or houses or bodies or ("press" in keys and keys & _PRESS)
    return next(iter(found)) if len(found) == 1 and is_office and not keys & _NOT else None


def _is_tongue(words: Sequence[Word], span: Span) -> bool:
    """ "English summary", "record in English", "from the Arabic": a language, no state."""
    after = words[span.end].key if span.end < len(words) else ""
    before = {word.key for word in words[max(span.first - 2, 0) : span.first]}
    return span.entry.kind == "demonym" and (after in _TONGUES or bool(before & {"in", "from"}))


def _actor(entry: Entry) -> Actor | None:
    if entry.kind == "body":
        return Actor(entry.value, entry.name, entry.sector)
    if entry.kind in _STATES or (entry.kind == "service" and entry.sector in _SECTORS):
        return Actor(entry.value, state_name(entry.value), "GOV")
    return None
