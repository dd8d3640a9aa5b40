"""A small encoder that reads a marked pair: the PLOVER type, the kind and the status of what one does to the other.

The two names are masked ("@ S @ signed a pact with # T #") so that it reads what is said, not of whom;
the word that may tell the act is marked where it is known ("^ signed ^"). It is trained by ``corpus/train.py`` on the
project's own sentences, and run with onnxruntime on one thread: the same input gives the same answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np

from comity.weights import checked, open_session, open_tokenizer, parsed, read_file

FOLDER: Final = Path(__file__).parent / "weights"
LENGTH: Final = 96
"""Word pieces that are read of a sentence; what lies behind is cut."""
MOST: Final = 5_000
"""Answers that are remembered; then all are forgotten."""
MARKS: Final = str.maketrans("@#^", "   ")
"""The marks themselves are no part of a text."""
PARTS: Final = frozenset({"sha256", "tokenizer", "labels", "temperature"})
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class MarkedPair:
    """A sentence with the spans (character offsets) of the one who acts, the other, and the word that tells the act.

    At least one of the actor and the word is given.
    """

    text: str
    actor: Span | None
    other: Span | None = None
    trigger: Span | None = None

    @property
    def swapped(self) -> MarkedPair:
        """The same with the one who acts and the other exchanged."""
        return MarkedPair(self.text, self.other, self.actor, self.trigger)

    def words(self, span: Span | None) -> str:
        """The words of one of the spans; none where it is not given."""
        return self.text[slice(*span)] if span else ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the encoder makes of a pair: head -> label -> calibrated probability."""

    shares: Mapping[str, Mapping[str, float]]

    def label(self, head: str) -> str:
        """The likeliest label; the first in the head's order where two are even."""
        row = self.shares[head]
        return max(row, key=lambda label: row[label])

    def score(self, head: str, label: str | None = None) -> float:
        """The probability of a label, or of the likeliest."""
        return self.shares[head][label or self.label(head)]

    @property
    def event(self) -> float:
        """The probability that there is an act between the two at all."""
        return round(1 - self.shares["status"]["none"], 4)


def mask(pair: MarkedPair) -> str:
    """The sentence as the encoder sees it. Spans may touch; where they overlap the actor's comes first."""
    spans = [(pair.actor, "@ S @")] if pair.actor else []
    spans += [(pair.other, "# T #")] if pair.other and not _overlap_any(pair.other, spans) else []
    if pair.trigger and not _overlap_any(pair.trigger, spans):
        spans.append((pair.trigger, f"^ {pair.words(pair.trigger).translate(MARKS)} ^"))
    text, at = "", 0
    for (start, end), words in sorted(spans):
        text += f"{pair.text[at:start].translate(MARKS)} {words} "
        at = end
    return " ".join((text + pair.text[at:].translate(MARKS)).split())


def _overlap_any(a: Span, spans: Sequence[tuple[Span, str]]) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for b, _ in spans)


class Reader(Protocol):
    """Whatever reads marked pairs."""

    name: str
    trust: Mapping[str, float]
    """What a claim's score is made of (see ``comity.verdict.score_of``); empty: the probability of an act."""

    def read(self, pairs: Sequence[MarkedPair]) -> list[Answer]:
        """One answer a pair, in the order given."""


class Encoder:
    """The trained encoder. ``read`` gives one answer a pair, in order."""

    def __init__(self, folder: Path = FOLDER) -> None:
        facts = read_file(folder / "encoder.json")
        self._facts = parsed(facts, "encoder.json", PARTS)
        self._tokenizer = open_tokenizer(checked(folder / "tokenizer.json", self._facts["tokenizer"]), LENGTH)
        self._session = open_session(checked(folder / "encoder.onnx", self._facts["sha256"]))
        self._heads = [output.name for output in self._session.get_outputs()]
        self.name = f"encoder-{hashlib.sha256(facts).hexdigest()[:8]}"
        self.trust: Mapping[str, float] = self._facts.get("trust", {})
        self._known: dict[str, Answer] = {}
        self._marks = tuple(self._tokenizer.encode(mark, add_special_tokens=False).ids[0] for mark in "@#")

    def read(self, pairs: Sequence[MarkedPair]) -> list[Answer]:
        """One answer a pair, in the order given.

        Each is read alone: int8 takes its ranges over all that is read together, and an answer must not hang on others.
        """
        return [self._remembered(mask(pair)) for pair in pairs]

    def _remembered(self, text: str) -> Answer:
        """The answer to a masked text; copies of one story ask the same again."""
        answer = self._known.get(text)
        if answer is None:
            if len(self._known) >= MOST:
                self._known.clear()
            answer = self._known[text] = self._answer(text)
        return answer

    def _answer(self, text: str) -> Answer:
        encoded = self._tokenizer.encode(text)
        ids, seen = np.array([encoded.ids]), np.array([encoded.attention_mask])
        at = [_first(encoded.ids, mark) for mark in self._marks]
        logits = self._session.run(self._heads, {"ids": ids, "seen": seen, "actor": at[0], "other": at[1]})
        return Answer(_Shares(self._facts, dict(zip(self._heads, logits, strict=True))))


class _Shares(Mapping[str, Mapping[str, float]]):
    """Head -> label -> probability, reckoned for a head when it is asked for: most answers are asked for one alone."""

    def __init__(self, facts: Mapping[str, Any], logits: Mapping[str, np.ndarray]) -> None:
        self._facts, self._logits = facts, logits
        self._rows: dict[str, dict[str, float]] = {}

    def __getitem__(self, head: str) -> Mapping[str, float]:
        if head not in self._rows:
            shares = _shares(self._logits[head], self._facts["temperature"].get(head, 1.0))
            names = self._facts["labels"][head]
            self._rows[head] = dict(zip(names, (round(share, 4) for share in shares), strict=True))
        return self._rows[head]

    def __iter__(self) -> Iterator[str]:
        return iter(self._logits)

    def __len__(self) -> int:
        return len(self._logits)


def _shares(logits: np.ndarray, temperature: float) -> list[float]:
    """Calibrated probabilities: softmax of the logits over the head's temperature (Guo et al. 2017)."""
    scaled = logits / temperature
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    shares: list[float] = (powers / powers.sum(axis=1, keepdims=True))[0].tolist()
    return shares


def _first(ids: Sequence[int], mark: int) -> np.ndarray:
    """The first place of a mark, 0 (the start token) where it is not."""
    return np.array([ids.index(mark) if mark in ids else 0])


@cache
def load_encoder() -> Encoder:
    """The encoder that ships; loaded once."""
    return Encoder()
