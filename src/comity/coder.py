"""One document's sentences -> claims, by asking the six: who, when, where, what, whether, whence.

For each word that may make a claim the steps are:
1. whether: the status, from the word's form and all it hangs on; nothing said, no claim;
2. who: the parties in the act with their roles; too few, no claim;
3. what: kind, event, the named thing, the quantity; 4. when and due; 5. where; 6. whence: the speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from comity import grammar
from comity.discourse import Discourse, Topic, heading_noun
from comity.model import (
    Claim,
    Document,
    DocumentRef,
    Kind,
    Mention,
    Party,
    PartyRole,
    Passage,
    Quantity,
    Sentence,
    Speaker,
    Status,
    Thing,
    TimeMention,
    Token,
    When,
    Where,
    column_of,
)
from comity.what.codebook import VERSION as CODEBOOK
from comity.what.codebook import get_specific, load_things
from comity.what.contexts import find_contexts
from comity.what.frames import Trigger, find_triggers, load_nouns, stem
from comity.what.quantities import find_quantities
from comity.what.things import ThingMention, find_things
from comity.when import find_times
from comity.when.govern import govern
from comity.where import find_wheres
from comity.whence.speaker import find_speaker
from comity.whether.status import FACTS, Assessment, assess, without
from comity.who import find_mentions
from comity.who.roles import find_parts

CODER = f"rules-1/{CODEBOOK}"
"""Version of the rules and the codebook, stored with each claim."""

THINGS: frozenset[Kind] = frozenset({"agreement", "mechanism", "exercise", "engagement"})
"""Kinds that are things: a verb that acts on one tells the status of the thing, not its own."""

MEETINGS: frozenset[Kind] = frozenset({"engagement", "mechanism"})
"""A mechanism's round is an engagement."""

EVENTS: frozenset[Kind] = frozenset({"exercise", "engagement", "incident", "transfer"})
"""Kinds that are over once their date is: dated in the past, they happened, whatever the tense around them."""

PRIVATE = frozenset({"EDU", "JRN", "MED", "REL"})
"""Sectors that never act for a state."""

PEOPLE = frozenset({"CVL", "AGR", "LAB", "REF", "CRM"})
"""Sectors that something may be done to, but that do nothing for a state."""

DEADLINE = ("by", "within", "until", "till", "before")


@dataclass(frozen=True)
class Reading:
    """A sentence with what was found in it."""

    index: int
    sentence: Sentence
    opens: bool
    """Whether the sentence opens its paragraph."""
    anchor: str | None
    mentions: tuple[Mention, ...]
    things: tuple[ThingMention, ...]
    quantities: tuple[tuple[int, int, Quantity], ...]

    @cached_property
    def past(self) -> tuple[TimeMention, ...]:
        return find_times(self.sentence.text, self.sentence.start, self.anchor, "past")

    @cached_property
    def future(self) -> tuple[TimeMention, ...]:
        return find_times(self.sentence.text, self.sentence.start, self.anchor, "future")

    @cached_property
    def wheres(self) -> tuple[tuple[int, int, Where], ...]:
        return find_wheres(self.sentence)

    def times(self, status: Status) -> tuple[TimeMention, ...]:
        """The time expressions; those without a year lie ahead where they say when something is still to come."""
        if column_of(status) == "ACTUALLY":
            return self.past
        return tuple(
            back if self._told_in_past(back) else ahead for back, ahead in zip(self.past, self.future, strict=True)
        )

    def _told_in_past(self, time: TimeMention) -> bool:
        """True where the time hangs on a verb in the past: it dates the saying, not what is to come."""
        verb = grammar.clause_head(self.sentence, self.sentence.at(time.start, time.end)[0])
        return verb.tag == "VBD" or any(a.lower in ("had", "was", "were") for a in self.sentence.children(verb, "aux"))


def code(document: Document, sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
    """The claims of one document in the order of its sentences; the same input gives the same claims."""
    discourse = Discourse(find_mentions(sentences, document.published))
    source = _reference(document)
    found: dict[str, Claim] = {}
    paragraph = -1
    for index, sentence in enumerate(sentences):
        reading = _read(index, sentence, sentence.paragraph != paragraph, document, discourse)
        paragraph = sentence.paragraph
        for claim in _code_sentence(reading, discourse, source):
            found.setdefault(claim.id, claim)
    return tuple(found.values())


def _reference(document: Document) -> DocumentRef:
    return DocumentRef(
        document.id,
        document.path,
        document.url,
        document.title,
        document.publisher,
        document.published,
        document.grade,
    )


def _read(index: int, sentence: Sentence, opens: bool, document: Document, discourse: Discourse) -> Reading:
    return Reading(
        index,
        sentence,
        opens,
        document.published,
        discourse.mentions[index],
        find_things(sentence),
        find_quantities(sentence.text, sentence.start),
    )


def _code_sentence(reading: Reading, discourse: Discourse, source: DocumentRef) -> Iterator[Claim]:
    kinds = _kinds(reading, discourse)
    made: set[int] = set()
    counted: set[Quantity] = set()
    for group in find_triggers(reading.sentence, kinds, bool(reading.quantities)):
        for trigger in group:
            if trigger.frame.within and discourse.near(reading.index, trigger.frame.kind) is None:
                continue
            claim = _claim(reading, trigger, discourse, source)
            if claim is None or ("*" in trigger.frame.verbs and trigger.token.i in made):
                continue
            if claim.kind == "measure" and claim.quantity in counted:
                break
            made.add(trigger.token.i)
            counted |= {claim.quantity} if claim.quantity else set()
            discourse.add(_topic(claim, trigger, reading))
            yield claim
            break


def _kinds(reading: Reading, discourse: Discourse) -> dict[int, frozenset[Kind]]:
    """Index of a token that stands for a thing -> the kinds it may be of: heads of names, and "this" or "it"."""
    kinds = {mention.head: frozenset({mention.kind}) for mention in reading.things if mention.kind}
    meant = frozenset(kind for kind in THINGS if _antecedent(reading, discourse, kind) is not None)
    for token in reading.sentence.tokens:
        if meant and token.lower in PRONOUNS and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj"):
            kinds[token.i] = meant
    return kinds


PRONOUNS = frozenset({"this", "it", "that"})


def _antecedent(reading: Reading, discourse: Discourse, kind: Kind) -> Topic | None:
    """What "this" or "it" means where a thing of the kind is meant: in the first sentence under a heading that names a
    thing the heading's, elsewhere the last such thing."""
    headed = _heading_topic(reading)
    if headed is not None:
        return headed if headed.kind == kind else None
    return discourse.near(reading.index, kind)


def _heading_topic(reading: Reading) -> Topic | None:
    noun, heading = heading_noun(reading.sentence), reading.sentence.heading
    kind = next((k for k in sorted(THINGS) if noun in load_nouns()[k]), None)
    if kind is None or noun is None or heading is None or not reading.opens:
        return None
    return Topic(kind, noun, _heading_thing(heading), (), reading.index)


def _heading_thing(heading: str) -> Thing:
    name = heading.strip(" .:")
    return Thing("new:" + "-".join(name.lower().split()), name)


def _topic(claim: Claim, trigger: Trigger, reading: Reading) -> Topic:
    noun = stem(trigger.focus) if trigger.focus else stem(trigger.token)
    return Topic(claim.kind, noun, claim.thing, claim.parties, reading.index)


# --- one claim ----------------------------------------------------------------------------------------------------


def _claim(reading: Reading, trigger: Trigger, discourse: Discourse, source: DocumentRef) -> Claim | None:
    sentence, frame = reading.sentence, trigger.frame
    assessment = _status(reading, trigger)
    if assessment.status is None or (frame.status and frame.status != assessment.status):
        return None
    if trigger.nominal and frame.kind == "incident" and column_of(assessment.status) != "ACTUALLY":
        return None  # "would help to repel the invasion": the clause is in doubt, not the invasion
    thing = _thing(reading, trigger, discourse)
    parties, rule = _parties(reading, trigger, discourse, thing)
    if not _enough(trigger, parties, reading):
        return None
    quantity = _quantity(reading, trigger)
    if frame.quantity and quantity is None:
        return None
    speaker = find_speaker(sentence, trigger.token, reading.mentions)
    status = _weighed(assessment, trigger, parties, speaker)
    when, due = _when(reading, trigger, status)
    if trigger.nominal and rule and thing is None and when is None:
        return None  # "this visit" again: nothing is said of it that was not said before
    if status == "under_way" and trigger.frame.kind in EVENTS and when is not None and _over(when, reading.anchor):
        status = "happened"
    named = thing.thing if isinstance(thing, ThingMention) else thing
    claim = Claim(
        document=source,
        passage=Passage(sentence.text, sentence.start, sentence.end, sentence.role),
        kind=frame.kind,
        event=frame.event,
        status=status,
        parties=parties,
        mode=frame.mode,
        contexts=find_contexts(sentence.text),
        alleged=assessment.alleged or _accuses(trigger, parties, speaker),
        thing=_of_the_pair(named, parties),
        when=when,
        due=due,
        where=_where(reading, trigger),
        quantity=quantity,
        speaker=speaker,
        stage=frame.stage,
        trigger=trigger.words,
        why=(frame.id, *assessment.why, *rule),
        coder=CODER,
    )
    return _settled(claim)


def _status(reading: Reading, trigger: Trigger) -> Assessment:
    """The status of the act; where a verb acts on a thing, the status of the thing ("postponed the visit")."""
    sentence, focus = reading.sentence, trigger.focus
    if trigger.nominal and not any(grammar.is_verb(t) for t in sentence.tokens):
        return _titled(reading, trigger)
    own = assess(sentence, trigger.token)
    if trigger.frame.without:
        return without(own, trigger.token.lemma)
    if focus is not None and stem(focus) in TARGETS and own.status in FACTS:
        return replace(own, status="promised", why=(*own.why, f"a {stem(focus)}"))
    acted_on = focus is not None and focus.dep in ("dobj", "nsubjpass", "pobj") and trigger.frame.kind in THINGS
    about_the_verb = trigger.frame.stage == "suspended" or "any" in trigger.frame.object
    if focus is None or not acted_on or about_the_verb or focus == trigger.token:
        return own
    direct = sentence.head(focus) == trigger.token
    return assess(sentence, focus) if direct or trigger.frame.thing else own


TARGETS = frozenset({"target", "goal", "aim", "objective", "pledge"})
"""What is set, announced or agreed as a target is a promise of the number in it."""


def _titled(reading: Reading, trigger: Trigger) -> Assessment:
    """A line without a verb that names an act and its day ("Third 2+2 meeting, 20 August 2024") says that it was held,
    or where the day lies ahead of publication, that it is planned."""
    for time in reading.past:
        when = time.when
        if trigger.frame.kind in EVENTS and when.end is not None and reading.anchor is not None:
            ahead = (when.start or when.end) > reading.anchor
            return Assessment("planned" if ahead else "happened", why=("dated title",))
    return Assessment(None)


def _weighed(
    assessment: Assessment, trigger: Trigger, parties: Sequence[Party], speaker: Speaker | None
) -> Status:
    """A plain future is a plan for what has a date and place, a promise by who speaks for himself, else a forecast."""
    status = assessment.status
    assert status is not None
    if not assessment.future or status != "promised":
        return status
    if speaker is not None and speaker.id not in {party.id for party in parties}:
        return "expected"
    if trigger.frame.kind in THINGS:
        return "planned"
    return "promised" if any(party.role == "actor" for party in parties) else "expected"


def _accuses(trigger: Trigger, parties: Sequence[Party], speaker: Speaker | None) -> bool:
    """True where a party tells of a hostile act of another."""
    if speaker is None or speaker.id is None or trigger.frame.kind != "incident":
        return False
    roles = {party.id: party.role for party in parties}
    return roles.get(speaker.id) in ("recipient", "third")


def _settled(claim: Claim) -> Claim:
    """The last looks at a claim as a whole: bound to cooperate is an agreement; a sanction not imposed a stance."""
    if claim.kind == "position" and claim.event == "COOPERATE" and claim.status == "agreed":
        return replace(claim, id="", kind="agreement", event="AGREE")
    if claim.kind == "policy" and claim.status == "not_happened" and len(claim.parties) > 1:
        return replace(claim, id="", kind="position", event="REJECT")
    return claim


# --- who ----------------------------------------------------------------------------------------------------------


def _parties(
    reading: Reading, trigger: Trigger, discourse: Discourse, thing: ThingMention | Thing | None
) -> tuple[tuple[Party, ...], tuple[str, ...]]:
    """The parties and, where they are not all in the words of the act, the rule that brought them."""
    found = _named_parties(reading, trigger)
    if not trigger.frame.joint or len(_taking_part(found)) >= 2:
        return found, ()
    for rule, more in _understood(reading, trigger, discourse, thing):
        joined = _joined(found, more)
        if len(_taking_part(joined)) >= 2 and _taking_part(found) <= {party.id for party in more}:
            return joined, (rule,)
    return found, ()


def _named_parties(reading: Reading, trigger: Trigger) -> tuple[Party, ...]:
    rows: dict[str, Party] = {}
    for mention, role in find_parts(reading.sentence, trigger.token, trigger.focus, reading.mentions):
        for actor in mention.actors:
            if actor.sector not in PRIVATE and not (role == "actor" and actor.sector in PEOPLE):
                rows.setdefault(actor.id, Party(actor.id, actor.name, actor.sector, mention.text, role))
    return tuple(rows.values())


def _taking_part(parties: Sequence[Party]) -> set[str]:
    return {party.id for party in parties if party.role != "third"}


def _joined(found: tuple[Party, ...], more: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties with those understood; a state that was only the place takes part where it is understood to."""
    rows = {party.id: party for party in found}
    for party in more:
        if party.id not in rows or rows[party.id].role == "third":
            rows[party.id] = party
    return tuple(rows.values())


def _understood(
    reading: Reading, trigger: Trigger, discourse: Discourse, thing: ThingMention | Thing | None
) -> Iterator[tuple[str, tuple[Party, ...]]]:
    """Whom a joint act is between where too few are named: the thing's own parties, those of the same thing before,
    the two states that the passage is about."""
    if isinstance(thing, ThingMention) and 2 <= len(thing.parties) <= 4:
        yield f"parties of {thing.thing.name}", tuple(_party(id, thing.thing.name) for id in thing.parties)
    noun = stem(trigger.focus or trigger.token)
    before = discourse.named(trigger.frame.kind, noun)
    if noun in PRONOUNS:
        before = _antecedent(reading, discourse, trigger.frame.kind)
    if before is not None and trigger.frame.kind in THINGS:
        yield f"parties of the {noun} named before", before.parties
    if _bilateral(reading.sentence, trigger) or (trigger.frame.kind in THINGS and not _is_proper(reading, trigger)):
        pair = discourse.pair(reading.index)
        yield "the pair of the passage", tuple(Party(a.id, a.name, a.sector, a.name, "actor") for a in pair)


def _party(id: str, mention: str) -> Party:
    from comity.who import state_name

    return Party(id, state_name(id), "GOV", mention, "actor")


def _is_proper(reading: Reading, trigger: Trigger) -> bool:
    """True for an act noun with a name of its own ("the COP27 summit") where the sentence speaks of no two states."""
    if any(len(mention.actors) > 1 for mention in reading.mentions):
        return False
    phrase = grammar.noun_phrase(reading.sentence, trigger.token)
    return trigger.nominal and any(t.tag.startswith("NNP") and t.i != trigger.token.i for t in phrase)


BILATERAL = frozenset({"bilateral", "joint", "mutual", "both", "two"})


def _bilateral(sentence: Sentence, trigger: Trigger) -> bool:
    head = trigger.focus or trigger.token
    words = {t.lower for t in grammar.noun_phrase(sentence, head)} | {t.lower for t in sentence.children(trigger.token)}
    return bool(words & BILATERAL)


def _enough(trigger: Trigger, parties: Sequence[Party], reading: Reading) -> bool:
    frame = trigger.frame
    if len(parties) < frame.parties or not any(p.role != "third" and p.sector != "IGO" for p in parties):
        return False
    if frame.people and not _people(reading, trigger):
        return False
    if frame.states and not _states_speak(reading, trigger):
        return False
    roles: set[PartyRole] = {party.role for party in parties}
    passive = grammar.is_passive(reading.sentence, trigger.token)
    return "actor" in roles or frame.parties < 2 or (frame.joint and (passive or trigger.nominal))


def _subject_mentions(reading: Reading, trigger: Trigger) -> list[Mention]:
    subjects = grammar.subjects(reading.sentence, trigger.token)
    inside = {t.i for s in subjects for t in (s, *grammar.noun_phrase(reading.sentence, s))}
    return [mention for mention in reading.mentions if mention.head in inside]


def _people(reading: Reading, trigger: Trigger) -> bool:
    subjects = _subject_mentions(reading, trigger)
    people = any(m.form in ("person", "office", "pair", "pronoun") for m in subjects)
    return people or len({a.id for m in subjects for a in m.actors}) >= 2


def _states_speak(reading: Reading, trigger: Trigger) -> bool:
    return len({a.id for m in _subject_mentions(reading, trigger) for a in m.actors}) >= 2


# --- what, when, where --------------------------------------------------------------------------------------------


def _thing(reading: Reading, trigger: Trigger, discourse: Discourse) -> ThingMention | Thing | None:
    """The named thing that the act is about: in the noun acted on, else the only one of its kind in the clause."""
    focus = trigger.focus or trigger.token
    sentence = reading.sentence
    phrase = {t.i for t in sentence.subtree(focus)}
    near = [m for m in reading.things if m.head == focus.i] or [m for m in reading.things if m.head in phrase]
    right = [m for m in near if m.kind in (trigger.frame.kind, None) or {m.kind, trigger.frame.kind} <= MEETINGS]
    if right and trigger.frame.kind in THINGS:
        return right[0]
    if near and trigger.frame.kind in ("measure", "transfer"):
        return near[0]
    if trigger.frame.kind not in THINGS:
        return None
    if focus.lower in PRONOUNS:
        topic = _antecedent(reading, discourse, trigger.frame.kind)
        return topic.thing if topic else None
    clause = {t.i for t in grammar.clause(sentence, grammar.clause_head(sentence, trigger.token))}
    others = [m for m in reading.things if m.head in clause and m.kind == trigger.frame.kind]
    return others[0] if len(others) == 1 else _thing_before(reading, trigger, discourse)


def _of_the_pair(thing: Thing | None, parties: Sequence[Party]) -> Thing | None:
    """The pair's own agreement or mechanism where a name is common to many pairs ("the annual summit")."""
    if thing is None or thing.id not in load_things():
        return thing
    return get_specific(thing.id, frozenset(_taking_part(parties)))


def _thing_before(reading: Reading, trigger: Trigger, discourse: Discourse) -> Thing | None:
    """ "The exercise" again: the thing of the latest claim that used the noun, where the noun is definite."""
    focus = trigger.focus or trigger.token
    definite = any(c.lower in ("the", "this", "that") for c in reading.sentence.children(focus, "det"))
    before = discourse.named(trigger.frame.kind, stem(focus)) if definite else None
    return before.thing if before else None


def _quantity(reading: Reading, trigger: Trigger) -> Quantity | None:
    wanted = trigger.frame.quantity
    clause = {t.i for t in grammar.clause(reading.sentence, grammar.clause_head(reading.sentence, trigger.token))}
    for start, end, quantity in sorted(reading.quantities, key=lambda row: row[2].measure == "change"):
        here = any(t.i in clause for t in reading.sentence.at(start, end))
        money = len(quantity.unit) == 3 and quantity.unit.isupper()
        fits = wanted in (True, False) or (wanted == "share" and quantity.unit == "share") or (wanted == "money" and money)
        if here and fits:
            return quantity
    return None


def _when(reading: Reading, trigger: Trigger, status: Status) -> tuple[When | None, When | None]:
    """The date of the act and, for what is still to come, the date it is due."""
    found = govern(reading.sentence, trigger.token, trigger.focus, reading.times(status), trigger.frame.kind)
    if found is None:
        return None, None
    if column_of(status) == "ACTUALLY":
        return found.when, None
    if found.when.edtf is not None and _is_deadline(reading.sentence, found):
        return None, found.when
    return found.when, found.when if found.when.edtf and _inside_clause(reading.sentence, trigger, found) else None


def _over(when: When, anchor: str | None) -> bool:
    """True where the dated act lies wholly before the day of publication."""
    return when.end is not None and anchor is not None and when.end < anchor


def _is_deadline(sentence: Sentence, time: TimeMention) -> bool:
    first = sentence.at(time.start, time.end)[0]
    before = sentence.tokens[first.i - 1].lower if first.i else ""
    return first.lower in DEADLINE or before in DEADLINE


def _inside_clause(sentence: Sentence, trigger: Trigger, time: TimeMention) -> bool:
    """True where the date hangs on the act itself, not on the verb that promises it."""
    verb = grammar.clause_head(sentence, trigger.token)
    return any(verb in (t, *sentence.ancestors(t)) for t in sentence.at(time.start, time.end))


def _where(reading: Reading, trigger: Trigger) -> Where | None:
    if trigger.frame.kind not in ("exercise", "engagement", "incident", "agreement"):
        return None
    verb = grammar.clause_head(reading.sentence, trigger.token)
    clause = {t.i for t in grammar.clause(reading.sentence, verb)}
    for start, end, where in reading.wheres:
        if any(t.i in clause for t in reading.sentence.at(start, end)):
            return where
    return None
