"""The few words of a long sentence that a claim is about: the clause around its trigger."""

from __future__ import annotations

import re
from typing import Final

LIMIT: Final = 110
TAIL: Final = 30
"""Characters that should follow the trigger's start: a subject before it is worth more than words after it."""
SHORT: Final = 24
"""A shorter clause says too little by itself."""
BREAK: Final = re.compile(r"[;:—–]\s+|,\s+(?=(?:and|but|while|which|who|where|since|as|so|thus|however|although)\b)")


def clause_of(sentence: str, trigger: str, limit: int = LIMIT) -> str:
    """The sentence where it fits into ``limit`` characters, else the clause or window around the trigger, with dots."""
    text = " ".join(sentence.split())
    if len(text) <= limit:
        return text
    at = _place(text, trigger)
    start, end = _clause(text, at)
    if not SHORT <= end - start <= limit:
        start, end = _window(text, at if start <= at else start, start, limit)
    return _dotted(text, start, end)


def _place(text: str, trigger: str) -> int:
    """Where the trigger, or its longest word, stands; 0 where it does not."""
    low = text.lower()
    words = [" ".join(trigger.lower().split()), *sorted(trigger.lower().split(), key=len, reverse=True)]
    return max(0, next((low.find(word) for word in words if word and word in low), 0))


def _clause(text: str, at: int) -> tuple[int, int]:
    edges = [0, *(match.end() for match in BREAK.finditer(text)), len(text)]
    start = max(edge for edge in edges if edge <= at)
    return start, min(edge for edge in edges if edge > at)


def _window(text: str, at: int, floor: int, limit: int) -> tuple[int, int]:
    """``limit`` characters of whole words, from the clause's start where the trigger is near enough to it."""
    room = limit - 4
    start = floor if at - floor <= room - TAIL else text.rfind(" ", 0, at - room // 2 + 1) + 1
    end = min(len(text), start + room)
    if end < len(text):
        space = text.rfind(" ", start, end + 1)
        end = space if space > start else end
    return start, end


def _dotted(text: str, start: int, end: int) -> str:
    before = "… " if start > 0 else ""
    body = text[start:end].strip().rstrip(",;:—–")
    return before + body.strip() + (" …" if end < len(text) else "")
