"""Gold of all triples in a text, (actor, CAMEO root, recipient) in REBEL's linear form: whole extraction."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from comity.errors import EvaluateError
from comity.evaluate.coding import document_of, parse_texts
from comity.evaluate.gold import Format, Options, columns_of, read_table
from comity.evaluate.metrics import Counts, recall, scores
from comity.evaluate.report import Example, Figure, Result, Table
from comity.evaluate.roots import codes_of_type
from comity.triples import Triple as Found
from comity.triples import find_triples
from comity.what.encoder import Encoder, Reader, load_encoder
from comity.who import find_mentions

COLUMNS: Final = ("doc_id", "text", "triplets")
CAMEO: Final = {
    "make public statement": "01", "appeal": "02", "express intent to cooperate": "03", "consult": "04",
    "engage in diplomatic cooperation": "05", "engage in material cooperation": "06", "provide aid": "07",
    "yield": "08", "investigate": "09", "demand": "10", "disapprove": "11", "reject": "12", "threaten": "13",
    "protest": "14", "exhibit military posture": "15", "reduce relations": "16", "coerce": "17", "assault": "18",
    "fight": "19", "engage in unconventional mass violence": "20",
}  # fmt: skip
"""Names of the CAMEO roots, in lower case -> their codes."""
TRIPLET: Final = re.compile(r"<triplet>(?P<actor>[^<]*)(?P<rest>(?:<subj>[^<]*<obj>[^<]*)+)")
TAIL: Final = re.compile(r"<subj>(?P<recipient>[^<]*)<obj>(?P<root>[^<]*)")
PREPOSITIONS: Final = frozenset("of in for from at on with against between to by near who that which".split())


@dataclass(frozen=True, slots=True)
class Triple:
    """Who, what, to whom; several codes where the program's type takes in several roots."""

    actor: str
    codes: frozenset[str]
    recipient: str


@dataclass(frozen=True, slots=True)
class Row:
    """A text and the triples that the gold finds in it, each once."""

    place: str
    text: str
    triples: tuple[Triple, ...]


def recognises(path: Path, head: str) -> bool:  # noqa: ARG001
    return set(COLUMNS) <= columns_of(head, ",")


def read_triples(linear: str) -> Iterator[Triple]:
    """``<triplet> A <subj> B <obj> Root <subj> C <obj> Root ...``. Raises KeyError for a root that CAMEO lacks."""
    for found in TRIPLET.finditer(linear):
        for tail in TAIL.finditer(found["rest"]):
            code = CAMEO[" ".join(tail["root"].lower().split())]
            yield Triple(found["actor"].strip(), frozenset({code}), tail["recipient"].strip())


def read_rows(path: Path) -> list[Row]:
    rows = []
    for number, row in enumerate(read_table(path, ",", COLUMNS), start=2):
        try:
            triples = tuple(dict.fromkeys(read_triples(row["triplets"])))
        except KeyError as exc:
            raise EvaluateError(f"{str(path)!r}, row {number}: {exc} is no CAMEO root; mend the row") from exc
        rows.append(Row(f"{path.name}:{row['doc_id']}", row["text"], triples))
    return rows


# --- what the program says ----------------------------------------------------------------------------------------

SIGNED: Final = frozenset({"05"})
"""The root of an agreement that was made: "sign formal agreement" is 057."""


def triples_of(found: Iterable[Found]) -> tuple[Triple, ...]:
    """Those that were found, in the gold's form, each once."""
    return tuple(dict.fromkeys(Triple(row.actor.text, codes_of(row), row.recipient.text) for row in found))


def codes_of(found: Found) -> frozenset[str]:
    """The roots of a triple's type; an agreement that was made is CAMEO's "sign formal agreement" (057)."""
    return SIGNED if found.type == "AGREE" and found.status == "happened" else codes_of_type(found.type)


def read_texts(rows: Sequence[Row], encoder: Reader) -> list[tuple[Triple, ...]]:
    """What the program finds in each text."""
    documents = [document_of(row.text) for row in rows]
    parsed = parse_texts(documents)
    return [
        triples_of(find_triples(document, sentences, encoder))
        for document, sentences in zip(documents, parsed, strict=True)
    ]


@cache
def plain(phrase: str) -> str:
    """A phrase in lower case, without articles and possessives."""
    words = re.findall(r"[^\W_]+", re.sub(r"['’]s\b", "", phrase.lower()))
    return " ".join(word for word in words if word not in ("the", "a", "an"))


@cache
def head(phrase: str) -> str:
    """The last word of the phrase before its first preposition."""
    words = plain(phrase).split()
    stop = next((i for i, word in enumerate(words) if i and word in PREPOSITIONS), len(words))
    return words[stop - 1] if words else ""


def matched(gold: Sequence[Triple], given: Sequence[Triple], side: Callable[[str], str]) -> Counts:
    """Each gold triple is met by at most one given triple with the same sides and one of its codes."""
    left = list(given)
    for triple in gold:
        found = next((other for other in left if _same(triple, other, side)), None)
        if found is not None:
            left.remove(found)
    right = len(given) - len(left)
    return Counts(right, len(left), len(gold) - right)


def _same(a: Triple, b: Triple, side: Callable[[str], str]) -> bool:
    return bool(a.codes & b.codes) and side(a.actor) == side(b.actor) and side(a.recipient) == side(b.recipient)


# --- scoring ------------------------------------------------------------------------------------------------------


def score(paths: Sequence[Path], options: Options) -> Result:
    encoder = Encoder(options.encoder) if options.encoder else load_encoder()
    return score_rows([row for path in paths for row in read_rows(path)], paths, options, encoder)


def score_rows(rows: Sequence[Row], paths: Sequence[Path], options: Options, encoder: Reader) -> Result:
    gold, worded = [row.triples for row in rows], read_texts(rows, encoder)
    known = resolve(phrase for row in (*gold, *worded) for t in row for phrase in (t.actor, t.recipient))
    gold_ids, given_ids = ([resolved(row, known) for row in side] for side in (gold, worded))
    return Result(
        "triplets",
        "Extraction: who does what to whom",
        tuple(map(str, paths)),
        (
            *_scores("strict", gold, worded, plain, "words equal but for case, articles and possessives"),
            *_scores("head", gold, worded, head, "heads of the words equal"),
            *_scores("country", gold_ids, given_ids, str, "triples with a state or body on both sides, as ids"),
        ),
        (_by_root("CAMEO roots, words equal", gold, worded, plain),
         _by_root("CAMEO roots, states on both sides", gold_ids, given_ids, str)),
        examples=tuple(_examples(rows, worded))[: options.examples],
        notes=("A type that takes in several CAMEO roots meets any of them.",),
    )  # fmt: skip


def _scores(
    name: str,
    gold: Sequence[Sequence[Triple]],
    given: Sequence[Sequence[Triple]],
    side: Callable[[str], str],
    meaning: str,
) -> tuple[Figure, ...]:
    counts = [[matched(wanted, found, side)] for wanted, found in zip(gold, given, strict=True)]
    return scores(f"triplets.{name}", counts, f"micro-F1, {meaning}")


def resolve(phrases: Iterable[str]) -> dict[str, str]:
    """Phrase -> the id of the state or body that our own ``who`` takes it for; those it knows alone."""
    wanted = list(dict.fromkeys(phrases))
    parsed = parse_texts(document_of(phrase) for phrase in wanted)
    found = {}
    for phrase, sentences in zip(wanted, parsed, strict=True):
        mentions = [mention for row in find_mentions(sentences, None) for mention in row]
        if mentions:
            found[phrase] = mentions[0].actors[0].id
    return found


def resolved(triples: Iterable[Triple], known: dict[str, str]) -> tuple[Triple, ...]:
    """The triples of which both sides are known, as ids, each once; those of one actor alone are left out."""
    found = (
        Triple(known[triple.actor], triple.codes, known[triple.recipient])
        for triple in triples
        if triple.actor in known and triple.recipient in known
    )
    return tuple(dict.fromkeys(triple for triple in found if triple.actor != triple.recipient))


def _by_root(
    title: str, gold: Sequence[Sequence[Triple]], given: Sequence[Sequence[Triple]], side: Callable[[str], str]
) -> Table:
    """Recall of each root."""
    rows = []
    for name, code in CAMEO.items():
        counts = [
            matched([triple for triple in wanted if code in triple.codes], found, side)
            for wanted, found in zip(gold, given, strict=True)
        ]
        n = sum(count.right + count.missed for count in counts)
        rows += [(name, n, recall(counts))] if n else []
    return Table(title, ("root", "n", "recall"), tuple(rows))


def _examples(rows: Sequence[Row], given: Sequence[Sequence[Triple]]) -> Iterator[Example]:
    for row, found in zip(rows, given, strict=True):
        if matched(row.triples, found, head).missed or matched(row.triples, found, head).wrong:
            yield Example(row.place, row.text, _told(row.triples), _told(found), "extraction")


def _told(triples: Iterable[Triple]) -> str:
    return "; ".join(f"{t.actor} [{'/'.join(sorted(t.codes))}] {t.recipient}" for t in triples) or "none"


FORMAT: Final = Format("triplets", recognises, score)
