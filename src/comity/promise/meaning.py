"""A small encoder that reads passages: how near a passage is to a promise, and what it is to it.

It is trained by ``corpus/matcher.py`` on the project's own dossiers of promises and deeds, and run with onnxruntime on
one thread for each passage: the same passage gives the same vector.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from comity.weights import checked, open_session, open_tokenizer, parsed, read_file

FOLDER: Final = Path(__file__).parent / "weights"
LENGTH: Final = 96
"""Word pieces that are read of a passage; what lies behind is cut."""
BEFORE: Final = 160
"""Characters of what stands before a passage that are read with it."""
ROLES: Final = ("again", "step", "done", "against")
"""What a passage is to a promise: the promise again, a step, a delivery in whole or part, a counter-act."""
SPREAD: Final = (300.0, 20.0)
"""What the parts of the vectors are multiplied by before the head of roles: they are of length 1."""
MOST: Final = 50_000
"""Vectors that are remembered; then all are forgotten."""
PARTS: Final = frozenset({"sha256", "tokenizer", "bar", "bias", "weights"})
Vector = np.ndarray[Any, np.dtype[np.float32]]


class Passage(NamedTuple):
    """A passage as it is read, with what stands before it."""

    text: str
    before: str = ""

    @property
    def words(self) -> str:
        """``what stood before // the passage``."""
        before = " ".join(self.before.split())
        if len(before) > BEFORE:
            before = before[-BEFORE:].partition(" ")[2]
        return f"{before} // {' '.join(self.text.split())}" if before else " ".join(self.text.split())


class Matcher:
    """The trained encoder."""

    def __init__(self, folder: Path = FOLDER) -> None:
        facts = read_file(folder / "matcher.json")
        told = parsed(facts, "matcher.json", PARTS)
        self._tokenizer = open_tokenizer(checked(folder / "tokenizer.json", told["tokenizer"]), LENGTH)
        self._session = open_session(checked(folder / "matcher.onnx", told["sha256"]))
        self._head = np.array(told["weights"], dtype=np.float32), np.array(told["bias"], dtype=np.float32)
        self._known: dict[Passage, Vector] = {}
        self._coming: dict[Passage, Future[Vector]] = {}
        self._pool = ThreadPoolExecutor(2 * (os.cpu_count() or 1), "matcher")
        self.bar = float(told["bar"])
        """The likeness from which a passage bears on a promise, by this alone."""
        self.name = f"matcher-{hashlib.sha256(facts).hexdigest()[:8]}"

    def vector(self, passage: Passage) -> Vector:
        """The vector of a passage, of length 1.

        Each is read alone: int8 takes its ranges over all that is read together.
        """
        known = self._known.get(passage)
        if known is None:
            coming = self._coming.pop(passage, None)
            known = coming.result() if coming else self._read(passage)
            if len(self._known) >= MOST:
                self._known.clear()
            self._known[passage] = known
        return known

    def vectors(self, passages: Iterable[Passage]) -> list[Vector]:
        """The vector of each passage: several are read at a time, each alone."""
        wanted = list(passages)
        self.read_ahead(wanted)
        return [self.vector(one) for one in wanted]

    def read_ahead(self, passages: Iterable[Passage]) -> None:
        """Begin to read passages, several at a time, each alone; ``vector`` waits for the one that it is asked for."""
        for one in passages:
            if one not in self._known and one not in self._coming:
                self._coming[one] = self._pool.submit(self._read, one)

    def _read(self, passage: Passage) -> Vector:
        encoded = self._tokenizer.encode(passage.words)
        row = {"ids": np.array([encoded.ids]), "seen": np.array([encoded.attention_mask])}
        vector: Vector = self._session.run(["vector"], row)[0][0]
        return vector

    def likeness(self, one: Passage, other: Passage) -> float:
        """The cosine of two passages."""
        return round(float(self.vector(one) @ self.vector(other)), 4)

    def roles(self, promise: Passage, other: Passage) -> Mapping[str, float]:
        """The probability of each role of a passage, should it bear on the promise."""
        p, x = self.vector(promise), self.vector(other)
        weights, bias = self._head
        scaled = weights @ np.concatenate([p * x * SPREAD[0], x * SPREAD[1], np.abs(p - x) * SPREAD[1]]) + bias
        powers = np.exp(scaled - scaled.max())
        return {name: round(float(share), 4) for name, share in zip(ROLES, powers / powers.sum(), strict=True)}


@cache
def matcher() -> Matcher:
    """The matcher that ships with the package. Raises EncoderError where its files are missing or changed."""
    return Matcher()
