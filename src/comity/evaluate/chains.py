"""Promises held against two annotators' chains: which sentences commit, which are one promise, what became of it.

A sentence, pair or state counts as gold where both annotators have it, as wrong where neither has; where only one
has it, it is left out. The first line of a file names the pair and the day; then come the rows of
both, each with its ``pass``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any, Final, NamedTuple

from comity.evaluate.anchors import read_texts
from comity.evaluate.coding import code_all
from comity.evaluate.examples import spread
from comity.evaluate.gold import Format, Options, bad, keys_of, read_jsonl
from comity.evaluate.report import Example, Figure, Result, Table
from comity.ledger.memory import MemoryLedger
from comity.model import Claim, Document
from comity.promise.passages import SHORT
from comity.promise.records import Commitment
from comity.promises import Promises, promises
from comity.relink import relink

Unit = tuple[str, int]
"""A sentence: the name of its file, and its place in it."""
Pair = tuple[Unit, Unit]
SENTENCE_END: Final = re.compile(
    "".join(rf"(?<!\b{word})" for word in SHORT) + r"(?<!\b[A-Z])[.!?][\"”’')\]]*\s+|;?\s*\n\s*|;\s+(?=\()"
)
"""Where a sentence ends, near enough to tell whether two anchors stand in one."""
PASSES: Final = ("A", "B")


@dataclass
class Reading:
    """What one annotator found in the texts of a pair."""

    commitments: dict[Unit, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Sentence -> the chains that it commits to."""
    outcomes: dict[Unit, set[tuple[str, bool]]] = field(default_factory=lambda: defaultdict(set))
    """Sentence -> the chains that it bears on, and whether against them."""
    states: dict[str, str] = field(default_factory=dict)

    def units_of(self, chain: str) -> frozenset[Unit]:
        return frozenset(unit for unit, chains in self.commitments.items() if chain in chains)

    def pairs(self) -> set[Pair]:
        """The sentences that commit to one thing, two by two."""
        chains: dict[str, list[Unit]] = defaultdict(list)
        for unit, names in self.commitments.items():
            for name in names:
                chains[name].append(unit)
        return {pair for units in chains.values() for pair in combinations(sorted(units), 2)}


class Tally(NamedTuple):
    """Right ones among those given, and found ones among those wanted."""

    right: int
    given: int
    found: int
    wanted: int

    @property
    def precision(self) -> float | None:
        return self.right / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        return self.found / self.wanted if self.wanted else None

    @property
    def f1(self) -> float | None:
        if self.precision is None or self.recall is None:
            return None
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True)
class Gold:
    """The two readings of the texts of a pair, as of a day."""

    pair: tuple[str, str]
    as_of: str
    a: Reading
    b: Reading
    documents: Sequence[Document]


# --- reading ------------------------------------------------------------------------------------------------------


def recognises(path: Path, head: str) -> bool:
    return path.suffix == ".jsonl" and {"pair", "as_of"} <= keys_of(head)


def read(path: Path, texts: Sequence[Path]) -> Gold:
    """The gold of one file. Raises EvaluateError for a row that lacks something or an anchor that stands nowhere."""
    head, rows = _head(path, read_jsonl(path))
    documents = read_texts({str(row["file"]) for row in rows if "file" in row}, tuple(texts))
    by_name = {Path(document.path or "").name: document for document in documents}
    readings = {name: Reading() for name in PASSES}
    for number, row in enumerate(rows, start=2):
        try:
            _take(readings[row["pass"]], row, by_name)
        except KeyError as exc:
            raise bad(path, number, f"lacks {exc}") from exc
        except ValueError as exc:
            raise bad(path, number, str(exc)) from exc
    return Gold(head[0], head[1], readings["A"], readings["B"], documents)


def _head(
    path: Path, rows: Sequence[Mapping[str, Any]]
) -> tuple[tuple[tuple[str, str], str], Sequence[Mapping[str, Any]]]:
    """The pair and the day of the first line, and the rows behind it. Raises EvaluateError where it gives none."""
    try:
        (a, b), as_of = rows[0]["pair"], rows[0]["as_of"]
    except (IndexError, KeyError, TypeError, ValueError) as exc:
        raise bad(path, 1, f"no pair and day of promises ({exc!r})") from exc
    return ((str(a), str(b)), str(as_of)), rows[1:]


def _take(reading: Reading, row: Mapping[str, Any], documents: Mapping[str, Document]) -> None:
    if "state" in row:
        reading.states[row["chain"]] = row["state"]
        return
    at = documents[row["file"]].text.find(row["anchor"])
    if at < 0:
        raise ValueError(f"{row['anchor']!r} does not stand in {row['file']}")
    unit = row["file"], _sentence(documents[row["file"]].text, at)
    if row["says"] == "commitment":
        reading.commitments[unit].add(row["chain"])
    elif row["says"] in ("outcome", "counter"):
        reading.outcomes[unit].add((row["chain"], row["says"] == "counter"))
    elif row["says"] != "none":
        raise ValueError(f"{row['says']!r} is none of commitment, outcome, counter, none")


def _sentence(text: str, at: int) -> int:
    """The place of the sentence that holds an offset."""
    return sum(1 for hit in SENTENCE_END.finditer(text, 0, at + 1) if hit.end() <= at)


# --- what the program found ---------------------------------------------------------------------------------------


def coded(documents: Sequence[Document]) -> MemoryLedger:
    """A ledger of the documents, coded and linked."""
    ledger = MemoryLedger()
    for document, claims in zip(documents, code_all(documents), strict=True):
        ledger.record(document, claims, "evaluate")
    relink(ledger)
    return ledger


class Found(NamedTuple):
    """What the program says, by sentences."""

    reading: Reading
    commitments: Mapping[str, Commitment]


def found_in(given: Promises, documents: Iterable[Document]) -> Found:
    """The commitments, restatements and outcomes of the program as a reading."""
    texts = {document.id: document for document in documents}
    reading = Reading()
    for one in given.commitments:
        for statement in one.statements:
            reading.commitments[_unit(statement.claim, texts)].add(one.id)
        for rung in one.ladder:
            for claim in rung.claims:
                if rung.telling is None:
                    reading.outcomes[_unit(claim, texts)].add((one.id, rung.rung < 0))
        reading.states[one.id] = one.state
    return Found(reading, {one.id: one for one in given.commitments})


def _unit(claim: Claim, texts: Mapping[str, Document]) -> Unit:
    """The sentence in which the trigger of a claim stands."""
    document = texts[claim.document.id]
    words = claim.trigger.split()
    at = claim.passage.exact.find(words[0]) if words else 0
    return Path(document.path or "").name, _sentence(document.text, claim.passage.start + max(at, 0))


# --- scoring ------------------------------------------------------------------------------------------------------


def detection(gold: Gold, found: Reading) -> Tally:
    """Sentences that commit somebody."""
    return _tally(set(gold.a.commitments), set(gold.b.commitments), set(found.commitments))


def restatement(gold: Gold, found: Reading) -> Tally:
    """Sentences that say an earlier promise again: joined to it, of those that the program takes for commitments.

    Right: most of the earlier sentences that the program puts it with say the same promise. Found: it stands with one
    that does.
    """
    a, b, given = gold.a.pairs(), gold.b.pairs(), found.pairs()
    units = set(gold.a.commitments) & set(gold.b.commitments) & set(found.commitments)
    right = judged = hits = wanted = 0
    for unit in units:
        earlier = [(other, unit) for other in units if other < unit]
        same = [pair in a for pair in earlier if pair in given and (pair in a) == (pair in b)]
        judged += bool(same)
        right += bool(same) and sum(same) * 2 >= len(same)
        again = [pair for pair in earlier if pair in a and pair in b]
        wanted += bool(again)
        hits += any(pair in given for pair in again)
    return Tally(right, judged, hits, wanted)


def pairs(gold: Gold, found: Reading) -> Tally:
    """Pairs of sentences that commit to one thing; of the program's, those of sentences that commit at all."""
    both = set(gold.a.commitments) & set(gold.b.commitments)
    given = {pair for pair in found.pairs() if set(pair) <= both}
    return _tally(gold.a.pairs(), gold.b.pairs(), given)


def _tally(a: set[Any], b: set[Any], given: set[Any]) -> Tally:
    judged = given - (a ^ b)
    right = len(judged & a & b)
    return Tally(right, len(judged), right, len(a & b))


def outcome_match(gold: Gold, found: Reading) -> Tally:
    """Sentences that bear on a promise, each with the promise; for or against it."""
    wanted = [
        (unit, mine | yours, against)
        for unit, rows in gold.a.outcomes.items()
        for chain, against in rows
        for other, also in gold.b.outcomes.get(unit, ())
        if against == also and (mine := gold.a.units_of(chain)) & (yours := gold.b.units_of(other))
    ]
    hits = sum(any(_bears(found, unit, units, against) for units in [joint]) for unit, joint, against in wanted)
    right = given = 0
    for unit, rows in found.outcomes.items():
        for id, against in rows:
            told = [_told(reading, unit, found.units_of(id), against) for reading in (gold.a, gold.b)]
            if told[0] == told[1] or all(told):
                given += 1
                right += all(told)
    return Tally(right, given, hits, len(wanted))


def _bears(found: Reading, unit: Unit, units: frozenset[Unit], against: bool) -> bool:
    return any(also == against and found.units_of(id) & units for id, also in found.outcomes.get(unit, ()))


def _told(reading: Reading, unit: Unit, units: frozenset[Unit], against: bool) -> bool:
    return any(also == against and reading.units_of(chain) & units for chain, also in reading.outcomes.get(unit, ()))


class Stated(NamedTuple):
    """A promise on whose state both annotators agree, and the state that the program gives (None: no promise)."""

    chain: str
    gold: str
    given: str | None
    id: str | None


def stated(gold: Gold, found: Reading) -> list[Stated]:
    """The promises on whose state both annotators agree."""
    rows = []
    for chain, state in gold.a.states.items():
        mine = gold.a.units_of(chain)
        other = _nearest(gold.b, mine)
        if other is not None and gold.b.states.get(other) == state:
            id = _nearest(found, mine & gold.b.units_of(other))
            rows.append(Stated(chain, state, found.states[id] if id else None, id))
    return rows


def _nearest(reading: Reading, units: frozenset[Unit]) -> str | None:
    """The chain of a reading that shares most sentences with some; None where none does."""
    counts = Counter(chain for unit in units for chain in reading.commitments.get(unit, ()))
    if not counts:
        return None
    return min(counts, key=lambda chain: (-counts[chain], len(reading.units_of(chain)), chain))


def state_tally(rows: Sequence[Stated]) -> Tally:
    right = sum(row.gold == row.given for row in rows)
    return Tally(right, sum(row.given is not None for row in rows), right, len(rows))


def readers(gold: Gold) -> dict[str, float | None]:
    """How far the annotators agree: F1 of one against the other; of promises that both have, the share in one state."""
    one = Gold(gold.pair, gold.as_of, gold.a, gold.a, gold.documents)
    same = [
        gold.b.states.get(other) == state for chain, state in gold.a.states.items()
        if (other := _nearest(gold.b, gold.a.units_of(chain)))
    ]  # fmt: skip
    return {
        "commitments": detection(one, gold.b).f1,
        "restatements": restatement(one, gold.b).f1,
        "outcomes": outcome_match(one, gold.b).f1,
        "states": sum(same) / len(same) if same else None,
    }


def tallies(gold: Gold, found: Reading) -> dict[str, Tally]:
    return {
        "commitments": detection(gold, found),
        "restatements": restatement(gold, found),
        "pairs": pairs(gold, found),
        "outcomes": outcome_match(gold, found),
        "states": state_tally(stated(gold, found)),
    }


# --- the report ---------------------------------------------------------------------------------------------------

MEANINGS: Final = {
    "commitments": "sentences that commit somebody",
    "restatements": "sentences that say an earlier promise again, joined to it",
    "pairs": "pairs of sentences that make one promise, of all sentences",
    "outcomes": "sentences that bear on a promise, each with it, for or against",
    "states": "promises in the state that both annotators give",
}


def score(paths: Sequence[Path], options: Options) -> Result:
    golds = [(path, read(path, options.texts or (path.parent,))) for path in paths]
    figures: list[Figure] = []
    tables: list[Table] = []
    wrong: list[Example] = []
    for path, gold in golds:
        with coded(gold.documents) as ledger:
            found = found_in(promises(ledger, *gold.pair, None), gold.documents)
        figures += _figures(path.stem, gold, found.reading)
        tables += [_agreement(path.stem, gold), _by_state(path.stem, stated(gold, found.reading))]
        wrong += _examples(path.name, gold, found)
    return Result(
        "promises",
        "Promises: commitments, restatements, outcomes and states",
        tuple(map(str, paths)),
        tuple(figures),
        tuple(tables),
        examples=spread(wrong, options.examples),
    )


def _figures(name: str, gold: Gold, found: Reading) -> Iterator[Figure]:
    for what, tally in tallies(gold, found).items():
        meaning = MEANINGS[what]
        yield Figure(f"{name}.{what}.f1", tally.f1, tally.wanted, meaning=meaning)
        yield Figure(f"{name}.{what}.precision", tally.precision, tally.given, meaning=f"{meaning}: of those given")
        yield Figure(f"{name}.{what}.recall", tally.recall, tally.wanted, meaning=f"{meaning}: of those there are")


def _agreement(name: str, gold: Gold) -> Table:
    rows = tuple((what, share) for what, share in readers(gold).items())
    return Table(f"{name}: one annotator against the other (F1; of states the share)", ("what", "agree"), rows)


def _by_state(name: str, rows: Sequence[Stated]) -> Table:
    counts = Counter((row.gold, row.given or "no promise found") for row in rows)
    cells = tuple((gold, given, n) for (gold, given), n in sorted(counts.items(), key=lambda row: (-row[1], row[0])))
    return Table(f"{name}: states, the gold's and the program's", ("gold", "given", "n"), cells)


def _examples(name: str, gold: Gold, found: Found) -> Iterator[Example]:
    both = set(gold.a.commitments) & set(gold.b.commitments)
    either = set(gold.a.commitments) | set(gold.b.commitments)
    texts = {Path(document.path or "").name: document.text for document in gold.documents}
    for unit in sorted(both - set(found.reading.commitments)):
        yield Example(f"{name} {unit[0]}", text_of(texts[unit[0]], unit[1]), "a commitment", "none", "missed")
    for unit in sorted(set(found.reading.commitments) - either):
        yield Example(f"{name} {unit[0]}", text_of(texts[unit[0]], unit[1]), "none", "a commitment", "no commitment")
    for row in stated(gold, found.reading):
        if row.id and row.gold != row.given:
            first = found.commitments[row.id].first.claim.passage.exact
            yield Example(f"{name} {row.chain}", first, row.gold, row.given or "", "wrong state")


def text_of(text: str, place: int) -> str:
    """The words of a sentence by its place."""
    ends = [0, *(hit.end() for hit in SENTENCE_END.finditer(text)), len(text)]
    return text[ends[place] : ends[place + 1]].strip()


FORMAT: Final = Format("promises", recognises, score)
