"""A small cross-encoder that reads a promise beside another passage: what the passage is to the promise.

It is trained by ``corpus/matcher.py`` on the project's own dossiers of promises and deeds, and run with onnxruntime on one
thread: the same input gives the same answer.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from comity.errors import EncoderError

FOLDER: Final = Path(__file__).parent / "weights"
LENGTH: Final = 128
"""Word pieces that are read of both passages; of the longer one the end is cut."""
BEFORE: Final = 160
"""Characters of what stands before a passage that are read with it."""
LABELS: Final = ("none", "again", "step", "done", "against")
"""What a passage is to a promise: nothing, the promise again, a step, a delivery in whole or part, a counter-act."""


class Read(NamedTuple):
    """A passage as it is read: its words, what stands before it, and the ISO day on which it was published."""

    text: str
    before: str = ""
    day: str | None = None

    @property
    def words(self) -> str:
        """``2021-06: what stood before // the passage``."""
        before = " ".join(self.before.split())
        if len(before) > BEFORE:
            before = before[-BEFORE:].partition(" ")[2]
        return f"{(self.day or '')[:7]}: {before} // {' '.join(self.text.split())}"


class Matcher:
    """The trained cross-encoder."""

    def __init__(self, folder: Path = FOLDER) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        facts = _read(folder / "matcher.json")
        told: dict[str, Any] = json.loads(facts)
        weights = _checked(folder / "matcher.onnx", told["sha256"])
        self._tokenizer = Tokenizer.from_str(_checked(folder / "tokenizer.json", told["tokenizer"]).decode())
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LENGTH)
        self._temperature = float(told["temperature"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.add_free_dimension_override_by_name("n", 1)
        self._session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
        self._known: dict[tuple[str, str], Mapping[str, float]] = {}
        self.name = f"matcher-{hashlib.sha256(facts).hexdigest()[:8]}"

    def read(self, promise: Read, other: Read) -> Mapping[str, float]:
        """The probability of each label. Each pair is read alone, so that no answer hangs on others."""
        key = promise.words, other.words
        if key not in self._known:
            encoded = self._tokenizer.encode(*key)
            row = {"ids": encoded.ids, "seen": encoded.attention_mask, "types": encoded.type_ids}
            logits = self._session.run(["label"], {name: np.array([ids]) for name, ids in row.items()})[0]
            self._known[key] = _shares(logits[0] / self._temperature)
        return self._known[key]


def _shares(scaled: Sequence[float]) -> Mapping[str, float]:
    powers = np.exp(scaled - np.max(scaled))
    return {name: round(float(share), 4) for name, share in zip(LABELS, powers / powers.sum(), strict=True)}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as exc:
        raise EncoderError(
            f"cannot read {path.name} of the matcher ({exc.strerror}): install the package again"
        ) from exc


def _checked(path: Path, sha256: str) -> bytes:
    """The bytes of a file of the matcher. Raises EncoderError where they are not those that were trained."""
    content = _read(path)
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise EncoderError(f"{path.name} is not the file that was trained ({found[:12]}): install the package again")
    return content


@cache
def matcher() -> Matcher:
    """The matcher that ships with the package. Raises EncoderError where its files are missing or changed."""
    return Matcher()
