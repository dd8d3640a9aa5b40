"""One document's sentences -> claims, by asking the six: who, when, where, what, whether, whence.

For each word that may make a claim the steps are:
1. whether: the status, from the word's form and all it hangs on; nothing said, no claim;
2. who: the parties in the act with their roles; too few, no claim;
3. what: kind, event, the named thing, the quantity; 4. when and due; 5. where; 6. whence: the speaker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from comity import data, grammar
from comity.amounts import find_amount
from comity.dates import EVENTS, explained, find_dates, find_written, timely
from comity.discourse import Discourse, Topic
from comity.model import (
    Claim,
    Document,
    DocumentRef,
    Kind,
    Passage,
    Quantity,
    Sentence,
    Thing,
    Where,
)
from comity.objects import find_thing, settle
from comity.parties import are_enough, find_parties, taking_part
from comity.reading import EDITIONS, PRONOUNS, THINGS, Reading, find_antecedent, read_sentences
from comity.statuses import accuses, find_denier, find_status, future_status, is_meant
from comity.suggest import (
    Candidate,
    as_trigger,
    find_candidates,
    is_act,
    mark_trigger,
    may_claim,
    part_of,
)
from comity.verdict import may_be, score_of, weigh
from comity.what.codebook import VERSION as CODEBOOK
from comity.what.contexts import find_contexts
from comity.what.encoder import Answer, Reader
from comity.what.frames import Trigger, find_triggers, noun_is, stem
from comity.whether.form import Assessment
from comity.who import find_mentions


@cache
def coder_version() -> str:
    """The rules, the codebook and a hash of the data files: stored with each claim, so that a change codes anew."""
    return f"rules-2/{CODEBOOK}/{data.digest()}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim with the reading and the word that made it.

    Where an encoder read it again: ``first`` is the claim before, ``answer`` what the encoder said.
    """

    claim: Claim
    reading: Reading
    trigger: Trigger
    first: Claim | None = None
    answer: Answer | None = None


def code(document: Document, sentences: Sequence[Sentence], encoder: Reader | None = None) -> tuple[Claim, ...]:
    """The claims of one document in the order of its sentences; the same input gives the same claims.

    Rules make claims first; an ``encoder`` then reads each again, and the acts that no rule knows.
    """
    return tuple(draft.claim for draft in draft_claims(document, sentences, encoder))


def draft_claims(document: Document, sentences: Sequence[Sentence], encoder: Reader | None = None) -> tuple[Draft, ...]:
    """The same claims, each with what made it."""
    discourse = Discourse(find_mentions(sentences, document.published, document.publisher))
    source = _reference(document)
    bound = find_written(sentences, discourse.mentions) if document.published is None else None
    readings = list(read_sentences(document, sentences, discourse, bound.when.edtf if bound else None))
    drafts: list[Draft] = []
    for reading in readings:
        drafts += _code_sentence(reading, discourse, source)
        for topic in _mentioned(reading):
            discourse.add(topic)
    if encoder is not None:
        drafts = _read_again(drafts, readings, discourse, source, encoder)
    found: dict[str, Draft] = {}
    for draft in drafts:
        claim = replace(explained(draft.claim, bound), page=document.page_at(draft.claim.passage.start))
        found.setdefault(claim.id, replace(draft, claim=claim))
    return tuple(found.values())


def _read_again(
    drafts: Sequence[Draft], readings: Sequence[Reading], discourse: Discourse, source: DocumentRef, encoder: Reader
) -> list[Draft]:
    """The drafts as the encoder weighs them, and those of acts that no rule made a claim of, in reading order.

    A frame of any verb at all ("*") knows no more than that something was done: where the encoder takes it for an act,
    the encoder says of what kind.
    """
    marked = [mark_trigger(draft.reading, draft.trigger) for draft in drafts]
    more = list(_left(drafts, readings, discourse))
    answers = encoder.read([*marked, *(candidate.pair for candidate in more)])
    weighed = [
        _scored(_weighed_again(draft, answer), answer, encoder)
        for draft, answer in zip(drafts, answers, strict=False)
        if may_be(draft.claim, draft.trigger, answer)
    ]
    read = zip(more, answers[len(drafts) :], strict=True)
    for candidate, answer in sorted(read, key=lambda row: bool(row[0].leads_to)):
        if any(d.reading is candidate.reading and d.trigger.token.i in candidate.leads_to for d in weighed):
            continue  # "agreed to hold talks": one act, told by the second verb
        new = _suggested(candidate, answer, discourse, source)
        if new is not None:
            weighed = [draft for draft in weighed if not _is_vague(draft, candidate)]
            before = [(d.claim, d.trigger) for d in weighed if d.reading is candidate.reading]
            if not _says_it_again(new.claim, new.trigger, before):
                weighed.append(_scored(new, answer, encoder))
    return sorted(weighed, key=lambda draft: (draft.reading.index, draft.trigger.token.i))


def _left(drafts: Sequence[Draft], readings: Sequence[Reading], discourse: Discourse) -> Iterator[Candidate]:
    """The words that the rules left, of which an answer of the encoder's could make a claim."""
    taken: dict[int, set[int]] = defaultdict(set)
    for draft in drafts:
        if "*" not in draft.trigger.frame.verbs:
            taken[draft.reading.index] |= {t.i for t in (draft.trigger.token, draft.trigger.focus) if t}
    about_two = discourse.is_about_two()
    for reading in readings:
        for candidate in find_candidates(reading, frozenset(taken[reading.index])):
            open_to_one = about_two or candidate.whole or candidate.pair.actor
            if open_to_one and may_claim(candidate, discourse.pair_near(reading.index)):
                yield candidate


def _suggested(candidate: Candidate, answer: Answer, discourse: Discourse, source: DocumentRef) -> Draft | None:
    """What the encoder's answer to a word makes of it; None where it sees no act or nobody takes part."""
    if not is_act(candidate, answer):
        return None
    trigger = as_trigger(candidate.token, answer, part_of(candidate, answer, discourse))
    claim = _claim(candidate.reading, trigger, discourse, source)
    return _weighed_again(Draft(claim, candidate.reading, trigger), answer) if claim is not None else None


def _weighed_again(draft: Draft, answer: Answer) -> Draft:
    """The draft with the encoder's word on it; what moves to another column is dated anew, for "on Thursday" of what is
    to come is not the last one."""
    claim = weigh(draft.claim, answer)
    if claim.column != draft.claim.column:
        when, due = find_dates(draft.reading, draft.trigger, claim.status)
        claim = replace(claim, id="", when=when, due=due)
    return replace(draft, claim=claim, first=draft.claim, answer=answer)


def _scored(draft: Draft, answer: Answer, encoder: Reader) -> Draft:
    return replace(draft, claim=replace(draft.claim, score=score_of(draft.claim, answer, encoder.trust)))


def _is_vague(draft: Draft, candidate: Candidate) -> bool:
    """True for what a frame of any verb made of the same word."""
    same = draft.reading is candidate.reading and draft.trigger.token == candidate.token
    return same and "*" in draft.trigger.frame.verbs


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


def _code_sentence(reading: Reading, discourse: Discourse, source: DocumentRef) -> Iterator[Draft]:
    kinds = _kinds(reading, discourse)
    made: set[int] = set()
    counted: set[Quantity] = set()
    found: list[tuple[Claim, Trigger]] = []
    for group in find_triggers(reading.sentence, kinds, bool(reading.quantities)):
        for trigger in group:
            if trigger.frame.within and discourse.near(reading.index, trigger.frame.kind) is None:
                continue
            if _only_governs(reading.sentence, trigger):
                continue
            claim = _claim(reading, trigger, discourse, source)
            if claim is None or ("*" in trigger.frame.verbs and trigger.token.i in made):
                continue
            if (claim.kind == "measure" and claim.quantity in counted) or _says_it_again(claim, trigger, found):
                break
            found.append((claim, trigger))
            made.add(trigger.token.i)
            counted |= {claim.quantity} if claim.quantity else set()
            discourse.add(_topic(claim, trigger, reading))
            yield Draft(claim, reading, trigger)
            break


def _kinds(reading: Reading, discourse: Discourse) -> dict[int, frozenset[Kind]]:
    """Index of a token that stands for a thing -> the kinds it may be of: heads of names, and "this" or "it"."""
    kinds = {mention.head: frozenset({mention.kind}) for mention in reading.things if mention.kind}
    meant = {kind for kind in THINGS if find_antecedent(reading, discourse, kind) is not None}
    for token in reading.sentence.tokens:
        if token.dep not in ("nsubj", "nsubjpass", "dobj", "pobj"):
            continue
        if token.lower in PRONOUNS or token.lower in EDITIONS:
            kinds[token.i] = frozenset(meant)
        elif grammar.is_noun(token):
            meant |= {kind for kind in THINGS if noun_is(reading.sentence, token, (kind,))}
    return {index: kind for index, kind in kinds.items() if kind}


def _mentioned(reading: Reading) -> Iterator[Topic]:
    """The things that a sentence names, whether or not it makes a claim of them: "it" may mean them later."""
    for mention in reading.things:
        if mention.kind in THINGS:
            noun = stem(reading.sentence.tokens[mention.head])
            yield Topic(mention.kind, noun, mention.named, (), reading.index)


def _only_governs(sentence: Sentence, trigger: Trigger) -> bool:
    """True for a verb that only leads to another ("aim to double", "agreed with them to hold"): that one is the act."""
    plain = trigger.frame.kind == "position" and trigger.frame.event is None
    gerunds = [g for prep in sentence.children(trigger.token, "prep") for g in sentence.children(prep, "pcomp")]
    return plain and bool(sentence.children(trigger.token, "xcomp") or (trigger.frame.direct and gerunds))


def _says_it_again(claim: Claim, trigger: Trigger, found: Sequence[tuple[Claim, Trigger]]) -> bool:
    """True where the sentence made the same claim before in other words: "met for the visit", "paid a visit"."""
    return any(
        _sense(claim) == _sense(other) and _may_be_one(claim.thing, other.thing)
        for other, earlier in found
        if trigger.nominal
        or earlier.nominal
        or None in (trigger.focus, earlier.focus)
        or trigger.focus == earlier.focus
    )


def _may_be_one(one: Thing | None, other: Thing | None) -> bool:
    """True unless two names, or two editions of one name, tell two things apart."""
    if one is None or other is None:
        return True
    return one.id == other.id and (one.edition == other.edition or None in (one.edition, other.edition))


def _sense(claim: Claim) -> tuple[object, ...]:
    date = claim.when.edtf if claim.when else None
    return claim.kind, claim.status, claim.stage, frozenset(taking_part(claim.parties)), date, claim.quantity


def _topic(claim: Claim, trigger: Trigger, reading: Reading) -> Topic:
    noun = stem(trigger.focus) if trigger.focus else stem(trigger.token)
    return Topic(claim.kind, noun, claim.thing, claim.parties, reading.index)


# --- one claim ----------------------------------------------------------------------------------------------------


def _claim(reading: Reading, trigger: Trigger, discourse: Discourse, source: DocumentRef) -> Claim | None:
    sentence, frame = reading.sentence, trigger.frame
    assessment = find_status(reading, trigger)
    if assessment.status is None and trigger.told is not None and not sentence.text.endswith("?"):
        assessment = Assessment(trigger.told, why=("told so for the encoder",))
    if assessment.status is None or not is_meant(sentence, trigger, assessment.status):
        return None
    thing = find_thing(reading, trigger, discourse)
    parties, rule = find_parties(reading, trigger, discourse, thing)
    quantity = find_amount(reading, trigger)
    if not are_enough(trigger, parties, reading) or (frame.quantity and quantity is None):
        return None
    speaker = reading.speaker_of(trigger.token)
    status = future_status(assessment, trigger, parties, speaker)
    when, due = find_dates(reading, trigger, status)
    if trigger.nominal and rule and thing is None and when is None and not frame.implied:
        return None  # "this visit" again: nothing is said of it that was not said before
    if status == "under_way" and trigger.frame.kind in EVENTS and when is not None:
        status = timely(when, reading.anchor)
    named = settle(reading, thing, parties, when if frame.stage == "signed" else None)
    claim = Claim(
        document=source,
        passage=Passage(sentence.text, sentence.start, sentence.end, sentence.role),
        kind=frame.kind,
        event=frame.event,
        status=status,
        parties=parties,
        contexts=find_contexts(sentence.text),
        alleged=assessment.alleged or accuses(trigger, status, parties, speaker),
        thing=named,
        when=when,
        due=due,
        where=_where(reading, trigger),
        quantity=quantity,
        speaker=speaker or find_denier(status, parties),
        stage=frame.stage,
        trigger=trigger.words,
        why=(frame.id, *assessment.why, *rule),
        coder=coder_version(),
    )
    return _settled(claim)


def _settled(claim: Claim) -> Claim:
    """The last looks at a claim as a whole: bound to cooperate is an agreement; a sanction not imposed a stance."""
    if claim.kind == "position" and claim.event in ("COOPERATE", None) and claim.status == "agreed":
        return replace(claim, id="", kind="agreement", event="AGREE")
    if claim.kind == "policy" and claim.status == "not_happened" and len(claim.parties) > 1:
        return replace(claim, id="", kind="position", event="REJECT")
    return claim


def _where(reading: Reading, trigger: Trigger) -> Where | None:
    if trigger.frame.kind not in ("exercise", "engagement", "incident", "agreement"):
        return None
    return next(reading.where_of(trigger.token), None)
