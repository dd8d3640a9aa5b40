"""The trained models that ship with Comity: their files checked, their sessions on one thread."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from comity.errors import EncoderError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer


def read_file(path: Path) -> bytes:
    """The bytes of a file of a model. Raises EncoderError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as exc:
        raise EncoderError(f"cannot read {path.name} ({exc.strerror}): install the package again") from exc


def checked(path: Path, sha256: str) -> bytes:
    """The bytes of a file of a model. Raises EncoderError where they are not those that were trained."""
    content = read_file(path)
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise EncoderError(f"{path.name} is not the file that was trained ({found[:12]}): install the package again")
    return content


def parsed(facts: bytes, name: str, parts: frozenset[str]) -> dict[str, Any]:
    """What a file says of its model. Raises EncoderError where it is no JSON, or lacks one of the parts."""
    try:
        found: Any = json.loads(facts)
    except ValueError as exc:
        raise EncoderError(f"{name} is no JSON ({exc}): install the package again") from exc
    if not isinstance(found, dict) or not parts <= found.keys():
        raise EncoderError(f"{name} lacks a part: install the package again")
    return found


def open_session(weights: bytes) -> InferenceSession:
    """A session on one thread for inputs that are read one by one."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.add_free_dimension_override_by_name("n", 1)
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


def open_tokenizer(content: bytes, length: int) -> Tokenizer:
    """A tokenizer that cuts behind so many word pieces."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(content.decode())
    tokenizer.no_padding()
    tokenizer.enable_truncation(length)
    return tokenizer
