"""Stub until merged."""

import re
from typing import NamedTuple


class Descriptor(NamedTuple):
    head: str
    telling: frozenset
    definite: bool
    anaphoric: bool


HEADS = {
    "agreement": "agreement",
    "accord": "agreement",
    "pact": "agreement",
    "treaty": "agreement",
    "arrangement": "agreement",
    "arrangements": "agreement",
    "memorandum": "memorandum",
    "declaration": "declaration",
    "exercise": "exercise",
    "exercises": "exercise",
    "drill": "exercise",
    "drills": "exercise",
    "group": "group",
    "dialogue": "dialogue",
    "partnership": "partnership",
    "summit": "summit",
    "visit": "visit",
    "talks": "talks",
    "meeting": "meeting",
    "aircraft": "aircraft",
    "mast": "mast",
}
STOP = set(
    "the a an this that its their new first joint bilateral japanese indian japan india between two of and on in for to".split()
)


def describe(text, trigger, kind):
    words = re.findall(r"[\w'-]+", text)
    trig = [w.lower() for w in trigger.split()]
    for t in reversed(trig):
        if t in ("it", "that", "which"):
            return Descriptor("it", frozenset(), True, True)
        if t in HEADS:
            low = [w.lower() for w in words]
            if t not in low:
                continue
            i = low.index(t)
            tell = set()
            j = i - 1
            definite = False
            while j >= 0 and i - j < 5:
                if low[j] in ("the", "this", "that", "its", "their", "these"):
                    definite = True
                    break
                if low[j] in ("a", "an", "and", "of", "on", "with", "to", "in"):
                    break
                if low[j] not in STOP:
                    tell.add(low[j].rstrip("s"))
                j -= 1
            if i + 1 < len(low) and low[i + 1] in ("on", "of", "for"):
                for w in low[i + 2 : i + 6]:
                    if w in ("was", "is", "has", "and", "between", "which"):
                        break
                    if w not in STOP:
                        tell.add(w.rstrip("s"))
            return Descriptor(HEADS[t], frozenset(tell), definite, definite and not tell)
    return None


def descriptors_match(a, b):
    if a.head != b.head or not a.telling or not b.telling:
        return 0.0, ""
    s = a.telling & b.telling
    if not s:
        return 0.0, ""
    return len(s) / min(len(a.telling), len(b.telling)), "both " + " ".join(sorted(s))
