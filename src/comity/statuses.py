"""Whether an act was done: the status of its words, of the thing that a verb acts on, and of who tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from comity import grammar
from comity.dates import EVENTS
from comity.model import Party, Sentence, Speaker, Status, column_of
from comity.reading import THINGS, Reading
from comity.what.frames import Trigger, stem
from comity.whether.act import meant
from comity.whether.form import Assessment
from comity.whether.status import assess, without
from comity.whether.weigh import FACTS

PLEDGES: Final = frozenset({"announce", "pledge", "commit", "promise"})
"""Verbs by which a sum is promised, not paid."""
TARGETS: Final = frozenset({"target", "goal", "aim", "objective", "pledge"})
"""What is set, announced or agreed as a target is a promise of the number in it."""
HOSTILE: Final[frozenset[str | None]] = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "THREATEN"})
"""Types of act that nobody owns to before another has said it."""


def find_status(reading: Reading, trigger: Trigger) -> Assessment:
    """The status of the act; where a verb acts on a thing, the status of the thing ("postponed the visit")."""
    sentence, focus = reading.sentence, trigger.focus
    if trigger.nominal and not any(grammar.is_verb(t) for t in sentence.tokens):
        return _titled(reading, trigger)
    own = meant(sentence, trigger.token, assess(sentence, trigger.token))
    if trigger.frame.event == "REQUEST" and own.status in FACTS:
        return replace(own, status="called_for", why=(*own.why, "asking"))  # what is told is what should happen
    if trigger.token.lemma == "expect" and own.status in FACTS:
        return replace(own, status="expected", why=(*own.why, "expected"))
    if trigger.frame.without:
        return without(own, trigger.token.lemma)
    if focus is not None and stem(focus) in TARGETS and own.status in FACTS:
        return replace(own, status="promised", why=(*own.why, f"a {stem(focus)}"))
    if trigger.frame.kind == "measure" and trigger.token.lemma in PLEDGES and own.status in FACTS:
        return replace(own, status="promised", why=(*own.why, f"promised by {trigger.token.lemma!r}"))
    acted_on = focus is not None and focus.dep in ("dobj", "nsubjpass", "pobj")
    acted_on = acted_on and (trigger.frame.kind in THINGS or trigger.frame.thing)
    about_the_verb = trigger.frame.stage == "suspended" or "any" in trigger.frame.object
    if focus is None or not acted_on or about_the_verb or focus == trigger.token:
        return own
    direct = sentence.head(focus) == trigger.token
    of_the_thing = assess(sentence, focus) if direct or trigger.frame.thing else own
    return own if of_the_thing.status is None else of_the_thing


def is_meant(sentence: Sentence, trigger: Trigger, status: Status) -> bool:
    """False where the words of the act stand there, but its status is another's."""
    if trigger.frame.status and trigger.frame.status != status:
        return False
    if trigger.nominal and trigger.frame.kind == "incident" and column_of(status) != "ACTUALLY":
        return False  # "would help to repel the invasion": the clause is in doubt, not the invasion
    denied_object = trigger.frame.subject and status == "not_happened" and _denies_object(sentence, trigger)
    return not denied_object  # "the statement gave no date": there is a statement


def _denies_object(sentence: Sentence, trigger: Trigger) -> bool:
    """True where only the object is negated, and the claim is about the subject."""
    denied = any(grammar.negated(sentence, o) for o in sentence.children(trigger.token, "dobj", "attr"))
    about_subject = trigger.focus in grammar.subjects(sentence, trigger.token)
    return denied and about_subject and not grammar.negated(sentence, trigger.token)


def _titled(reading: Reading, trigger: Trigger) -> Assessment:
    """A line without a verb that names an act and its day ("Third 2+2 meeting, 20 August 2024") says that it was held,
    or where the day lies ahead of publication, that it is planned."""
    for time in reading.past:
        when = time.when
        if trigger.frame.kind in EVENTS and when.end is not None and reading.anchor is not None:
            ahead = (when.start or when.end) > reading.anchor
            return Assessment("planned" if ahead else "happened", why=("dated title",))
    return Assessment(None)


def future_status(
    assessment: Assessment, trigger: Trigger, parties: Sequence[Party], speaker: Speaker | None
) -> Status:
    """A plain future is a plan for what has a date and place, a promise by who speaks for himself, else a forecast."""
    status = assessment.status
    assert status is not None
    if status == "conditional" and assessment.future and trigger.frame.kind in THINGS:
        return "expected"  # "would" with no condition, of a meeting or drill: told from an earlier day
    if not assessment.future or status != "promised":
        return status
    if speaker is not None and speaker.id not in {party.id for party in parties}:
        return "expected"
    if trigger.frame.kind in THINGS:
        return "planned"
    return "promised" if any(party.role == "actor" for party in parties) else "expected"


def accuses(trigger: Trigger, status: Status, parties: Sequence[Party], speaker: Speaker | None) -> bool:
    """True where one tells that another fights, takes or gives: its word alone stands for it."""
    grave = trigger.frame.kind in ("incident", "transfer") or trigger.frame.event in HOSTILE
    if speaker is None or status not in FACTS or not (grave or trigger.frame.tone == "hostile"):
        return False
    acting = {party.id for party in parties if party.role == "actor"}
    return bool(acting) and speaker.id not in acting


def find_denier(status: Status, parties: Sequence[Party]) -> Speaker | None:
    """Who says that it is not so: the one that would have done it."""
    acting = [party for party in parties if party.role == "actor"]
    return (
        Speaker(acting[0].id, acting[0].mention or acting[0].name) if status == "denied" and len(acting) == 1 else None
    )
