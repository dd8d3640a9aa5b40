"""Judge: what people decided, laid over what the machine says. It changes no record and asks nobody."""

from comity.judge.agreement import agreement, differences
from comity.judge.claims import Judged, Waiting, judge, waiting
from comity.judge.conflicts import Conflict, conflicts
from comity.judge.constraints import Apart, constraints
from comity.judge.queue import Item, Use, queue
from comity.judge.standing import standing, standing_assessments

__all__ = [
    "Apart",
    "Conflict",
    "Item",
    "Judged",
    "Use",
    "Waiting",
    "agreement",
    "conflicts",
    "constraints",
    "differences",
    "judge",
    "queue",
    "standing",
    "standing_assessments",
    "waiting",
]
