"""What the texts on a pair of states tell: claims and bare clauses, ready for the steps of ``promise/``."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Final

from comity.analyse.pair import waits
from comity.edtf import published_span
from comity.ledger.store import Ledger
from comity.link.descriptors import content_words
from comity.link.entries import Linked, kind_of, make_entry
from comity.link.lives import step_of
from comity.model import Claim, Document, Party
from comity.promise.chains import distinct
from comity.promise.clauses import clause_at
from comity.promise.criteria import Weigh, assess
from comity.promise.lexicon import find_act, load_act_words, load_class, load_pattern, load_same, load_who
from comity.promise.outcomes import GOAL, NOT_DONE
from comity.promise.passages import Context, find_deeds, find_undertakings
from comity.promise.records import Refused, Statement, Told
from comity.triage import find_actors, may_stand_for
from comity.views import inferred, linked_in
from comity.who import state_name
from comity.who.places import count_states, may_name
from comity.who.states import states

REACH: Final = 300
"""Characters before a sentence that may say what it is about."""
PLURAL: Final = re.compile(r"(?<=\d)s$")
"""How a type that ends in a number makes its plural: K2s."""
PLAIN: Final = re.compile(r"(?:19|20)\d\d")
"""Years."""
FAINT: Final = 0.5
"""What a word counts that many promises share."""
OPEN: Final = ("vague", "conditional", "no words that bind")
"""Why a claim was refused whose clause may commit somebody to something else."""
REMEMBERED: Final = 20_000
"""Texts of which it is remembered whom they name: each is asked about for several pairs."""
WHO: Final = 0.6
"""What it counts who meets."""


@dataclass(frozen=True)
class Text:
    """A document on the pair, and what its claims tell."""

    document: Document
    day: str | None
    """The ISO day on which it was published; of an undated one what the offices in it and known entries leave."""
    source: str
    garbled: bool
    context: Context
    told: tuple[Told, ...]
    owner: str | None = None
    """The independent source that it is of."""

    @property
    def series(self) -> str | None:
        """The one exercise series that the text is about, if it is one."""
        found = {one.series for one in self.told if one.series}
        return min(found) if len(found) == 1 else None

    def tell(self, claim: Claim) -> Told:
        """A claim of a bare clause of the text."""
        before = words_before(self.document.text, claim.passage.start)
        return Told(
            claim, None, self.source, self.garbled, before=before, day=self.day, series=self.series, owner=self.owner
        )


@dataclass(frozen=True)
class Telling:
    """All that the texts on a pair tell."""

    texts: tuple[Text, ...]
    weigh: Weigh

    @property
    def told(self) -> list[Told]:
        return [one for text in self.texts for one in text.told]

    @property
    def counted(self) -> list[Told]:
        """The claims that wait for nobody."""
        return [one for one in self.told if not waits(one.claim)]


def tell(ledger: Ledger, pair: tuple[str, str], claims: Sequence[Claim], documents: Iterable[Document]) -> Telling:
    """What documents on a pair tell. ``claims``: those on both, as people judged them."""
    read = tuple(documents)
    linked = linked_in(ledger, claims, read)
    entries = _entries(claims, linked)
    own: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        own[claim.document.id].append(claim)
    texts = []
    for document in read:
        source, garbled = linked.copies.get(document.id, (document.id, False))
        day = _day(ledger, document)
        plain = Text(
            document, day, source, garbled, context_of(own[document.id], pair), (), linked.source_of(document.id)
        )
        told = tuple(_linked(plain.tell(claim), linked, entries) for claim in own[document.id])
        texts.append(replace(plain, told=told))
    return Telling(tuple(texts), weigher(claims))


def _entries(claims: Iterable[Claim], linked: Linked) -> dict[str, tuple[str, str, str | None]]:
    """Entry -> its kind and name, and the series of an exercise."""
    members: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if entry := linked.entries.get(claim.id):
            members[entry].append(claim)
    return {
        entry: (kind_of(rows), make_entry(entry, rows, linked.copies).name, _series(rows))
        for entry, rows in members.items()
    }


def _series(members: Iterable[Claim]) -> str | None:
    """The id of the exercise that most claims of an entry name."""
    named = Counter(one.thing.id for one in members if one.thing and one.kind == "exercise")
    return min(named, key=lambda id: (-named[id], id)) if named else None


def _linked(told: Told, linked: Linked, entries: Mapping[str, tuple[str, str, str | None]]) -> Told:
    """A claim with what linking says of it."""
    entry = linked.entries.get(told.claim.id)
    kind, name, series = entries[entry] if entry else (told.claim.kind, "", None)
    step = step_of(told.claim, kind)  # type: ignore[arg-type]
    return replace(told, entry=entry, step=step.state if step else None, name=name, series=series)


def _day(ledger: Ledger, document: Document) -> str | None:
    day = published_span(document.published)[1]
    if day is None and (found := inferred(ledger, document.id)):
        return found.when.end
    return day


def documents_on(
    ledger: Ledger, documents: Iterable[Document], pair: tuple[str, str], claiming: Collection[str]
) -> list[Document]:
    """The documents that have a claim on both of a pair, or a claim on one and words for the other, or none and more
    words for both, their people and places than for any other state."""
    one_sided = ledger.documents_with(pair[0]) | ledger.documents_with(pair[1])
    return [
        document for document in documents
        if document.id in claiming
        or (document.id in one_sided and _has_both(document.text, pair))
        or is_about(document.text, pair)
    ]  # fmt: skip


@lru_cache(maxsize=REMEMBERED)
def _has_both(text: str, pair: tuple[str, str]) -> bool:
    """Whether something in a text may stand for each of two states."""
    return all(may_stand_for(text, side) for side in pair) and actors_in(text).issuperset(pair)


def is_about(text: str, pair: tuple[str, str]) -> bool:
    """Whether a text names two states, their people and places more often than any other state."""
    for name in _plain_names(pair):
        if name in text:
            return _is_mostly_about(text, pair)
    return False


@lru_cache(maxsize=REMEMBERED)
def _is_mostly_about(text: str, pair: tuple[str, str]) -> bool:
    if not all(may_name(text, side) for side in pair):
        return False
    counts = _counted_in(text)
    least = min(counts[side] for side in pair)
    return least > 0 and all(count < least for state, count in counts.items() if state not in pair)


@lru_cache(maxsize=REMEMBERED)
def actors_in(text: str) -> frozenset[str]:
    """The states and bodies for which something in a text may stand."""
    return frozenset(find_actors(text))


@lru_cache(maxsize=REMEMBERED)
def _counted_in(text: str) -> Mapping[str, int]:
    return count_states(text)


@cache
def _plain_names(pair: tuple[str, str]) -> tuple[str, ...]:
    terms = [states()[side] for side in pair]
    names = [name for term in terms for name in (*term.names, *term.demonyms, *term.capitals)]
    return tuple(name for name in names if not any(other in name for other in names if other != name))


def words_before(text: str, start: int) -> str:
    """The end of what stands before an offset, of the same paragraph where it has any."""
    before = text[max(0, start - REACH) : start].rstrip()
    paragraph = before.rpartition("\n")[2]
    return paragraph or before


def context_of(claims: Sequence[Claim], pair: tuple[str, str]) -> Context:
    """Who a document is about: the pair, and the words by which its claims name either."""
    parties = [party for claim in claims for party in claim.parties if party.id in pair]
    sides = {party.id: replace(party, mention=party.name, role="actor", sector="GOV") for party in parties}
    for id in pair:
        sides.setdefault(id, Party(id, state_name(id), "GOV", state_name(id), "actor"))
    names = {party.mention.lower(): party.id for party in parties if len(party.mention) > 2}
    return Context(tuple(sides[id] for id in pair), {side.name.lower(): side.id for side in sides.values()} | names)


# --- what commits, and what was done ------------------------------------------------------------------------------


def find_statements(telling: Telling) -> tuple[list[Statement], list[Refused]]:
    """What commits somebody, one for each thing that a clause promises; and what only looks so."""
    found: list[Statement | Refused] = []
    for text in telling.texts:
        known = [result for one in text.told if (result := assess(one, telling.weigh))]
        found += known
        settled = [one.claim for one in known if isinstance(one, Statement) or one.why not in OPEN]
        for claim, clause in find_undertakings(text.document, settled, text.context):
            if result := assess(text.tell(claim), telling.weigh, clause):
                found.append(result)
    statements = distinct([one for one in found if isinstance(one, Statement)])
    return statements, [one for one in found if isinstance(one, Refused)]


def find_done(telling: Telling, statements: Sequence[Statement]) -> list[Told]:
    """What is told as done, or not done: by counted claims in clauses that commit nobody, and by other such clauses."""
    bound = {_place(row.claim) for row in statements}
    free = [one for one in telling.counted if _place(one.claim) not in bound and not is_goal(one.claim)]
    undone = [one for one in telling.counted if _place(one.claim) in bound and is_undone(one.claim)]
    known = {one.claim.id for one in undone}
    against = [row.told for row in statements if is_undone(row.claim) and row.claim.id not in known]
    return [*free, *undone, *against, *_by_clauses(telling, statements)]


def _place(claim: Claim) -> tuple[str, int, int]:
    return claim.document.id, *span_of(claim)


def _by_clauses(telling: Telling, statements: Sequence[Statement]) -> Iterator[Told]:
    """What clauses tell as done of which no counted claim is made, and which commit nobody or tell of it again."""
    taken: dict[str, set[tuple[int, int]]] = defaultdict(set)
    telling_act = [one.claim for one in telling.counted if find_act(one.claim.trigger)]
    for claim in (*telling_act, *(row.claim for row in statements if not row.retold)):
        taken[claim.document.id].add(span_of(claim))
    for text in telling.texts:
        for claim in find_deeds(text.document, taken[text.document.id], text.context):
            yield text.tell(claim)


def is_goal(claim: Claim) -> bool:
    """Whether a claim tells that something was set as a goal, which is a promise and no deed."""
    clause = clause_at(claim.passage.exact, claim.trigger)
    return GOAL.search(claim.passage.exact, clause.start, clause.end) is not None


def is_undone(claim: Claim) -> bool:
    """Whether a claim tells that something was called off, put off or not done, as the clause of a promise may too."""
    act = find_act(claim.trigger)
    return claim.status in NOT_DONE or (act is not None and act.counter)


def span_of(claim: Claim) -> tuple[int, int]:
    """The offsets of the clause that a claim stands in."""
    clause = clause_at(claim.passage.exact, claim.trigger)
    return claim.passage.start + clause.start, claim.passage.start + clause.end


# --- words --------------------------------------------------------------------------------------------------------


def weigher(claims: Iterable[Claim]) -> Weigh:
    """What tells what a text is about: its telling words, without those of promising, of years, of who takes part."""
    ground = load_class("ground") | load_class("past") | load_class("irregular") | load_class("untelling")
    ground |= load_act_words() | load_class("counts") | _people(claims)
    faint, same = load_class("faint"), load_same()

    @cache
    def weigh(text: str) -> Mapping[str, float]:
        found: dict[str, float] = {}
        for word, weight in content_words(text).items():
            if word not in ground and not PLAIN.fullmatch(word):
                word = PLURAL.sub("", word)
                one = same.get(word, word)
                found[one] = max(weight * (FAINT if one in faint else 1.0), found.get(one, 0.0))
        return found | {f"@{name}": WHO for name in load_who() if load_pattern("who", name).search(text)}

    return weigh


def _people(claims: Iterable[Claim]) -> frozenset[str]:
    """The words that name who takes part, or speaks: those that stand for one side alone."""
    sides: dict[str, set[str | None]] = defaultdict(set)
    for claim in claims:
        names: list[tuple[str | None, str]] = [(party.id, party.mention) for party in claim.parties]
        names += [(claim.speaker.id, claim.speaker.name or "")] if claim.speaker else []
        for id, name in names:
            for word in re.findall(r"\b[A-Z][\w-]+", name):
                sides[word.lower()].add(id)
    return frozenset(word for word, ids in sides.items() if len(ids) == 1)
