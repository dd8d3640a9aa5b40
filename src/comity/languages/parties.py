"""Who takes part in what a predicate tells, and in which role, by the cases of the names that belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from comity.languages.discourse import Discourse
from comity.languages.records import Case, Clauses, Frame, Predicate, Term
from comity.model import Party, PartyRole
from comity.who.bodies import bodies
from comity.who.states import states

_ROLES: Final[dict[Case, PartyRole]] = {
    "with": "recipient", "to": "recipient", "object": "recipient", "by": "actor", "from": "actor", "subject": "actor",
    "topic": "actor", "about": "third",
}  # fmt: skip
_HOSTED: Final = frozenset({"engagement", "exercise"})


class Found(NamedTuple):
    """A name and the part that it has."""

    term: Term
    role: PartyRole
    rule: str = ""


def find_parties(
    clauses: Clauses, place: int, frame: Frame | None, terms: Sequence[Term], discourse: Discourse
) -> tuple[tuple[Party, ...], tuple[str, ...]]:
    """The parties of a claim with their roles, and the rules that gave those whom the clause does not name."""
    one = clauses.predicates[place]
    grammar = discourse.names.lexicon.grammar
    found = list(_named(clauses, one, frame, terms, grammar))
    if not any(row.role == "actor" for row in found):
        found = [*_above(clauses, one, terms, _speaks(one, frame), grammar["joined"]), *found]
    if not any(row.role == "actor" for row in found) and not one.verbal and one.link == "end":
        found += [row._replace(role="actor") for row in _all(one, terms)]
    if not any(row.role == "actor" for row in found):
        found = [*(Found(term, "actor", "the topic before") for term in discourse.topic), *found]
    if not any(row.role == "actor" for row in found):
        found = _together(found, one, frame, discourse)
    if not any(row.role == "actor" for row in found) and frame is not None and frame.kind in _HOSTED:
        hosts = [term for term in terms if term.case == "at" and term.sort == "state" and term.start >= one.scope]
        found += [Found(term, "actor", "where it is held") for term in hosts]
    parties = _parties(found, one)
    joint = _joint(parties, frame, one, _spoken_of(terms, discourse))
    rules = tuple(dict.fromkeys(row.rule for row in found if row.rule))
    return (*parties, *joint), (*rules, *(["those spoken of"] if joint else []))


def _speaks(one: Predicate, frame: Frame | None) -> bool:
    """Whether the act is itself a word for or against somebody."""
    return frame.speaks if frame is not None else bool(one.word.governor and one.word.governor.speaks)


def _named(
    clauses: Clauses, one: Predicate, frame: Frame | None, terms: Sequence[Term], grammar: Mapping[str, str]
) -> Iterator[Found]:
    """The names in the stretch that belongs to the predicate."""
    place = clauses.predicates.index(one)
    inner = [p for p in clauses.predicates if p.governor == place and p.verbal and p.end <= one.start]
    begin = max([one.scope, *(p.end for p in inner)]) if inner else one.scope
    near = [term for term in terms if one.scope <= term.start and term.end <= one.start + 1]
    own = [term for term in near if term.start >= begin or term.case in ("topic", "from", "by", "to", "with")]
    subjects = [term for term in own if term.case == "subject"]
    embedded = bool(subjects) and one.governor is not None
    if _speaks(one, frame):
        told_of = ("subject", "by", "of", "inside") if "passive" not in one.marks else ("subject",)
        yield from (
            Found(t, "recipient") for t in near if t.case in told_of and (t.case != "subject" or t.start < begin)
        )
        own = [term for term in own if term.case not in told_of or (term.case == "subject" and term.start >= begin)]
    for term in own:
        gap = clauses.plain[term.end - clauses.start : one.start - clauses.start]
        role = _role(term, frame, gap, grammar)
        if term.case == "by" and one.verbal and "passive" not in one.marks and role == "actor":
            role = None
        if role == "actor" and embedded and term.case == "topic":
            continue
        if role:
            yield Found(term, role)


def _role(term: Term, frame: Frame | None, gap: str, grammar: Mapping[str, str]) -> PartyRole | None:
    """The role of one name, by its case; of one that is part of the act's noun by what the act is."""
    visit = frame is not None and frame.visit
    if term.case in ("inside", "none", "of", "and") and re.fullmatch(grammar["part"], gap):
        owned = gap.startswith(grammar["of"])
        if visit and not owned and not gap and term.sort == "state":
            return "recipient"
        if frame is not None and frame.kind == "incident" and not owned and term.sort == "state":
            return "recipient"
        return "actor"
    if term.case == "at" and term.sort in ("office", "row", "group"):
        return "actor" if term.sort != "office" else None
    if term.case == "from" and term.sort == "state" and visit:
        return "actor"
    if term.case == "object" and not (visit or (frame and (frame.speaks or frame.event in _ON))):
        return None if term.sort == "state" else "recipient"
    if term.case == "about" and not (frame and frame.kind in ("position", "engagement", "policy")):
        return None
    if term.case == "about" and frame is not None and frame.kind == "policy":
        return "recipient"
    return _ROLES.get(term.case)


_ON: Final = frozenset({"CONSULT", "ASSAULT", "COERCE", "SANCTION", "AID", "ACCUSE", "SUPPORT", "REJECT", "PROTEST"})


def _above(clauses: Clauses, one: Predicate, terms: Sequence[Term], speaks: bool, joined: str) -> list[Found]:
    """Who acts by the words before the stretch: the topic of the sentence; who speaks is no "by".

    ``joined``: the pattern of what stands between names in a row.
    """
    cases = ("topic", "from") if speaks else ("topic", "from", "subject", "by")
    before = [term for term in terms if term.end <= one.start and term.case in cases]
    topics = [term for term in before if term.case in ("topic", "from")] or before
    if not topics:
        return []
    last = topics[-1]
    row = [last]
    for term in reversed(topics[:-1]):
        between = clauses.plain[term.end - clauses.start : row[0].start - clauses.start]
        if not re.fullmatch(joined, between):
            break
        row.insert(0, term)
    return [Found(term, "actor") for term in row]


def _all(one: Predicate, terms: Sequence[Term]) -> list[Found]:
    """All who are named before a noun that is a headline."""
    return [Found(term, "actor") for term in terms if term.end <= one.start and term.case != "about"]


def _together(found: list[Found], one: Predicate, frame: Frame | None, discourse: Discourse) -> list[Found]:
    """Who acts where nobody is said to: those between whom it is done, else who publishes and speaks."""
    between = [row for row in found if row.term.case == "with"]
    if len({id for row in between for id in row.term.states}) > 1:
        return [row._replace(role="actor") if row in between else row for row in found]
    speaks = (frame is not None and frame.speaks) or (frame is None and one.word.governor is not None)
    if speaks and discourse.sure and discourse.home and "passive" not in one.marks:
        own = Term(one.start, one.start, "", "state", (discourse.home,))
        return [Found(own, "actor", "who publishes"), *found]
    return found


def _parties(found: Sequence[Found], one: Predicate) -> list[Party]:
    """One party for each state or body, in its first role; actors first."""
    rows: dict[str, Party] = {}
    if one.word.to:
        rows[one.word.to] = _party(one.word.to, None, "recipient")
    for row in sorted(found, key=lambda row: ("actor", "recipient", "third").index(row.role)):
        for id in row.term.states:
            if id not in rows or (row.role == "actor" and (rows[id].role == "third" or not rows[id].mention)):
                rows[id] = _party(id, row.term, row.role)
    return sorted(rows.values(), key=lambda party: ("actor", "recipient", "third").index(party.role))


def _spoken_of(terms: Sequence[Term], discourse: Discourse) -> tuple[str, ...]:
    """The two whom the sentence is about: those named together last, else all whom it names itself."""
    row = discourse.row(2)
    grouped = [term.states for term in terms if term.sort == "group"]
    if row or grouped:
        return row or grouped[0]
    named = tuple(dict.fromkeys(id for term in terms for id in term.states if term.case != "about" and len(id) == 3))
    return named if len(named) == 2 else ()


def _joint(parties: Sequence[Party], frame: Frame | None, one: Predicate, pair: Sequence[str]) -> list[Party]:
    """Those spoken of, where a thing done together names too few."""
    own = [party.id for party in parties if party.role != "third"]
    joint = frame.joint if frame is not None else bool(one.word.governor and one.word.governor.joint)
    if not joint or len(own) > 1 or not set(own) <= set(pair):
        return []
    return [_party(id, None, "actor") for id in pair if id not in own]


def _party(id: str, term: Term | None, role: PartyRole) -> Party:
    sector = term.sector if term else "GOV"
    return Party(id, _name(id), "IGO" if id not in states() else sector, term.text if term else "", role)


def _name(id: str) -> str:
    if id in states():
        return states()[id].name
    return next((body.name for body in bodies() if body.id == id), id)
