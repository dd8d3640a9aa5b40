"""Text of sources made harmless to look at: control characters, ANSI sequences and bidi overrides become signs."""

from __future__ import annotations

import re
from typing import Final

OVERRIDES: Final = "\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff"
"""Characters that reorder, break or hide what stands around them."""
UNSAFE: Final = re.compile(f"[\x00-\x1f\x7f-\x9f\ud800-\udfff{OVERRIDES}]")
UNSAFE_BUT_BREAKS: Final = re.compile(f"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff{OVERRIDES}]")


def inert(text: str) -> str:
    """The text on one line: white space folded, every other control character as a visible sign (ESC as ``␛``)."""
    return UNSAFE.sub(_sign, text.replace("\r\n", " ").translate(_SPACES))


def inert_lines(text: str) -> str:
    """The text with its line breaks, every other control character as a visible sign; its length is kept."""
    return UNSAFE_BUT_BREAKS.sub(_sign, text.replace("\t", " ").replace("\r", " "))


_SPACES: Final = {ord(char): " " for char in "\t\n\r\x0b\x0c\u2028\u2029"}


def _sign(match: re.Match[str]) -> str:
    """The picture of a control character where Unicode has one, else the replacement character."""
    code = ord(match[0])
    return chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else "\ufffd"
