"""Who: the states, bodies, services and persons that a text names, and whom its pronouns and pairs mean."""

from comity.who.mentions import find_mentions
from comity.who.offices import Term, holder, terms
from comity.who.phrase import Resolved, find_actor
from comity.who.states import State, state_id, state_name, states, suggest_states

__all__ = [
    "Resolved",
    "State",
    "Term",
    "find_actor",
    "find_mentions",
    "holder",
    "state_id",
    "state_name",
    "states",
    "suggest_states",
    "terms",
]
