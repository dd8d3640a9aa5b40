"""Labelled rows to train on: from our passages, from the generated sentences, and from a table of marked pairs.

A row is a sentence with an actor, another (or none), the word that tells the act (or none), and a label a head; a head
without a label is not trained on that row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, permutations
from pathlib import Path
from typing import Any, Final

from comity.evaluate.pairs import read_rows
from comity.evaluate.roots import MUTUAL, NONE
from comity.model import KINDS, STATUSES
from comity.what.encoder import MarkedPair, Span

TYPES: Final = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT",
    "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
)  # fmt: skip
ROOTS: Final = (*(type for type in TYPES if type not in ("CONCEDE", "RETREAT")), "YIELD")
HEADS: Final[dict[str, tuple[str, ...]]] = {
    "type": (*TYPES, "NONE"),
    "root": (*ROOTS, "NONE"),
    "kind": (*KINDS, "none"),
    "status": (*STATUSES, "none"),
    "alleged": ("no", "yes"),
}
"""Head -> its labels in the order of its outputs."""


@dataclass(frozen=True, slots=True)
class Row:
    """A marked sentence with its labels, head -> label."""

    pair: MarkedPair
    labels: dict[str, str]
    source: str = ""


PAIRS: Final = 3
"""Of an event with many parties so many pairs are trained on."""
NOTHING: Final = {"type": "NONE", "root": "NONE", "kind": "none", "status": "none"}


# --- the root as PLOVER's news coders give it ----------------------------------------------------------------------

SOFT: Final = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "AGREE"})
HARD: Final = frozenset({"SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST"})


def root_of(type: str, status: str) -> str | None:
    """The root that a news coder gives an act of a type and status: plans to help are AGREE, to harm THREATEN.

    None where the codebook of roots does not say (an attack that did not happen).
    """
    if status == "called_for":
        return "REQUEST"
    if type in SOFT and status in ("agreed", "promised", "planned", "expected", "hoped", "proposed"):
        return "AGREE"
    if type in HARD and status in ("agreed", "promised", "planned", "conditional", "hoped"):
        return "THREATEN"
    if type in SOFT and status == "not_happened":
        return "REJECT"
    if status in ("happened", "under_way"):
        return "YIELD" if type in ("CONCEDE", "RETREAT") else type
    return None


# --- our passages ---------------------------------------------------------------------------------------------------


def corpus_rows(passages: Iterable[dict[str, Any]]) -> Iterator[Row]:
    """Rows of every event with every pair of its parties, turned pairs, and pairs without an event between them."""
    for passage in passages:
        for sentence in passage["sentences"]:
            yield from _sentence_rows(sentence["text"], sentence["events"], f"corpus:{sentence['id']}")


def _sentence_rows(text: str, events: Sequence[dict[str, Any]], source: str) -> Iterator[Row]:
    linked: set[tuple[str, str]] = set()
    first: set[tuple[Span | None, Span | None]] = set()
    spoken: dict[str, Span] = {}
    for event in events:
        trigger = _find(text, event["trigger"].split(" ... ")[0])
        labels = labels_of(event)
        actors, others = _mentions(text, event["actors"]), _mentions(text, event["recipients"])
        spoken |= dict(actors) | dict(others)
        if trigger:
            yield Row(MarkedPair(text, None, None, trigger), labels, source)
        for pair in islice(_pairs(text, actors, others), PAIRS):
            linked |= {_words(text, pair.actor, pair.other)} if pair.actor and pair.other else set()
            if trigger:
                yield Row(replace(pair, trigger=trigger), labels, source)
            if (pair.actor, pair.other) not in first:
                first.add((pair.actor, pair.other))
                yield Row(pair, labels, source)
        yield from islice(_turned(text, actors, others, trigger, source), 2)
    apart = (
        MarkedPair(text, one, two)
        for one, two in permutations(dict.fromkeys(spoken.values()), 2)
        if not {_words(text, one, two), _words(text, two, one)} & linked
    )
    yield from (Row(pair, NOTHING, source) for pair in islice(apart, PAIRS))


def _words(text: str, one: Span, two: Span) -> tuple[str, str]:
    return text[slice(*one)], text[slice(*two)]


def labels_of(event: dict[str, Any]) -> dict[str, str]:
    """Head -> label of an event; a type that is not given trains no type."""
    labels = {"kind": event["kind"], "status": event["status"], "alleged": "yes" if event["alleged"] else "no"}
    if event["type"]:
        labels["type"] = event["type"]
        root = root_of(event["type"], event["status"])
        labels |= {"root": root} if root else {}
    return labels


def _mentions(text: str, parties: Iterable[dict[str, Any]]) -> list[tuple[str, Span]]:
    found = [(party["id"], _find(text, party["mention"])) for party in parties if party["mention"]]
    return [(id, span) for id, span in found if span]


def _find(text: str, words: str) -> Span | None:
    found = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) if words else None
    return found.span() if found else None


def _pairs(text: str, actors: list[tuple[str, Span]], others: list[tuple[str, Span]]) -> Iterator[MarkedPair]:
    """Each actor with each recipient; actors among themselves where there is none; who is alone by himself."""
    for _, place in others if not actors else ():
        yield MarkedPair(text, None, place)
    for id, span in actors:
        partners = others or [(other, place) for other, place in actors if other != id]
        apart = [place for _, place in partners if place != span]
        for place in apart:
            yield MarkedPair(text, span, place)
        if not apart:
            yield MarkedPair(text, span)


def _turned(
    text: str, actors: list[tuple[str, Span]], others: list[tuple[str, Span]], trigger: Span | None, source: str
) -> Iterator[Row]:
    """What is done to one is not done by it, with the word of the act marked and without."""
    for _, span in actors:
        for _, other in others:
            if span != other:
                yield Row(MarkedPair(text, other, span, trigger), NOTHING, source)
                yield Row(MarkedPair(text, other, span), NOTHING, source)


def candidate_rows(rows: Iterable[dict[str, Any]]) -> Iterator[Row]:
    """Rows of ``corpus/candidates.py``; of words that tell no act every second one."""
    idle = 0
    for row in rows:
        idle += row["labels"]["status"] == "none"
        if row["labels"]["status"] == "none" and idle % 2:
            continue
        spans = [tuple(row[name]) if row[name] else None for name in ("actor", "other", "trigger")]
        yield Row(MarkedPair(row["text"], *spans), row["labels"], "candidate")


# --- generated sentences, and tables of marked pairs -----------------------------------------------------------------


def generated_rows(rows: Iterable[dict[str, Any]]) -> Iterator[Row]:
    """Rows of ``corpus/grammar.py``, and every second one-way row turned: what is done to one is not done by it."""
    for number, row in enumerate(rows):
        if number % 2 and row["t"] and row["root"] not in (*MUTUAL, NONE):
            yield Row(MarkedPair(row["text"], tuple(row["t"]), tuple(row["s"])), NOTHING, "turned")
        pair = MarkedPair(row["text"], tuple(row["s"]), tuple(row["t"]) if row["t"] else None)
        labels = {head: row[head] for head in ("type", "root", "kind", "status") if row.get(head)}
        if "alleged" in row and row["type"] != "NONE":
            labels["alleged"] = "yes" if row["alleged"] else "no"
        yield Row(pair, labels, "grammar")


def table_rows(path: Path) -> Iterator[Row]:
    """Rows of a PLV-format table: the root, and what of the type follows from it; turned copies of clear directions."""
    for row in read_rows(path)[0]:
        labels = {"root": row.root} | ({"type": row.root} if row.root != "YIELD" else {})
        yield Row(row.pair, labels, "table")
        if row.root not in MUTUAL:
            yield Row(row.pair.swapped, {"root": "NONE", "type": "NONE"}, "turned")
