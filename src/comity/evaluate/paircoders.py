"""Who answers what a marked source does to a marked target: the rules, and the encoder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from comity.coder import code
from comity.evaluate.coding import document_of, parse_texts
from comity.evaluate.fields import content
from comity.evaluate.roots import MUTUAL, NONE, root_of
from comity.model import Claim, Party
from comity.what.encoder import Encoder, MarkedPair, Reader, load_encoder

EMPTY: Final = frozenset("the a an of and 's to for in on his her its their".split())


@dataclass(frozen=True, slots=True)
class Answer:
    """A root (or NONE) and, from a coder that has one, its score from 0 to 1."""

    root: str
    score: float | None = None


class PairCoder(Protocol):
    """Whatever answers what the source does to the target; the seam for a trained model."""

    name: str

    def code(self, pairs: Sequence[MarkedPair]) -> Sequence[Answer]:
        """One answer a pair, in order: what its ``actor``, the source, does to its ``other``, the target."""

    @property
    def free(self) -> PairCoder:
        """The coder as it answers where a pair may have no root at all."""


class RuleCoder:
    """The rules' answer, without the encoder: of the sentence's claims the one between the two marked ones."""

    name = "rules"

    @property
    def free(self) -> PairCoder:
        return self

    def code(self, pairs: Sequence[MarkedPair]) -> Sequence[Answer]:
        texts = list(dict.fromkeys(pair.text for pair in pairs))
        documents = list(map(document_of, texts))
        coded = (code(document, parsed) for document, parsed in zip(documents, parse_texts(documents), strict=True))
        claims = dict(zip(texts, coded, strict=True))
        return [answer_of(pair, claims[pair.text]) for pair in pairs]


def answer_of(pair: MarkedPair, claims: Iterable[Claim]) -> Answer:
    """The root of the claim that fits the pair best, the first of equals; NONE where none fits."""
    fits = [(fit(pair, claim), root_of(claim.event, claim.status)) for claim in claims]
    best, root = max(fits, key=lambda row: row[0], default=(0, NONE))
    return Answer(root if best else NONE)


def fit(pair: MarkedPair, claim: Claim) -> int:
    """3: the source acts on the target; 2: they act together; 1: the source acts; 0: neither."""
    actors = [party for party in claim.parties if party.role == "actor"]
    others = [party for party in claim.parties if party.role != "actor"]
    source, target = pair.words(pair.actor), pair.words(pair.other)
    if not _any_in(actors, source):
        return 0
    return 3 if _any_in(others, target) else 2 if _any_in(actors, target) else 1


def _any_in(parties: Iterable[Party], words: str) -> bool:
    return any(content(party.mention, EMPTY) & content(words, EMPTY) for party in parties)


class EncoderCoder:
    """The encoder's answer: its likeliest root, NONE among them unless the pair is known to have one (``certain``).

    Each pair is read both ways, for what one does to another is seldom what the other does to it: a one-way root counts
    by its share times the share that it has not the other way round, and is given up where that way is the likelier.
    """

    name = "encoder"

    def __init__(self, reader: Reader, certain: bool = False) -> None:
        self._reader = reader
        self._certain = certain

    @property
    def free(self) -> PairCoder:
        return EncoderCoder(self._reader)

    def code(self, pairs: Sequence[MarkedPair]) -> Sequence[Answer]:
        there, back = (self._read(ways) for ways in (pairs, [pair.swapped for pair in pairs]))
        return [self._answer(*shares) for shares in zip(there, back, strict=True)]

    def _read(self, pairs: Sequence[MarkedPair]) -> list[Mapping[str, float]]:
        return [answer.shares["root"] for answer in self._reader.read(pairs)]

    def _answer(self, there: Mapping[str, float], back: Mapping[str, float]) -> Answer:
        kept = [root for root in there if not (self._certain and root == NONE)]
        rows = {root: there[root] * (1 if root in (*MUTUAL, NONE) else 1 - back[root]) for root in kept}
        best = max(rows, key=lambda root: rows[root])
        if not self._certain and best not in MUTUAL and back[best] > there[best]:
            best = NONE
        return Answer(best, round(rows[best] / sum(rows.values()), 4))


def load_coders(weights: Path | None = None) -> tuple[PairCoder, ...]:
    """The coders that are measured, the best first. ``weights``: the folder of another encoder than the one shipped.

    Every marked pair of gold has a root, so that the encoder is not asked whether it has.
    """
    reader = Encoder(weights) if weights else load_encoder()
    return EncoderCoder(reader, certain=True), RuleCoder()
