"""Commitments for tests of figures: first said on a day, with rungs, a due day and a state."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from comity.model import Claim, Document
from comity.promise.records import Commitment, Due, Rung
from factories import make_document
from present.story import day
from promise.commitments import make_commitment, promised

AS_OF = "2022-05-01"


def text_of(words: str, published: str | None) -> Document:
    return make_document(words, published=published, path=f"{published}.txt")


def told(words: str, published: str | None, **fields: Any) -> Claim:
    return promised(text_of(words, published), **fields)


def deed(height: int, when: str | None, published: str = "2021-01-01", **fields: Any) -> Rung:
    """A deed at a height of the ladder; of what has no day, the rung has that of the report."""
    claim = told(f"Done, {height} {when} {published}.", published, status="happened", when=day(when))
    return Rung(height, when or published, (claim,), "", **fields)


def again(published: str, telling: Any = "restated") -> Rung:
    return Rung(1, published, (told(f"Said again on {published}.", published),), "", telling)


def promise(said: str | None, *rungs: Rung, due: str | None = None, **fields: Any) -> Commitment:
    """A commitment first said on a day; ``specificity``, ``form``, ``kind`` and ``contexts`` are those of its first
    statement."""
    first = {name: fields.pop(name) for name in ("specificity", "form") if name in fields}
    coded = {name: fields.pop(name) for name in ("kind", "contexts", "coder") if name in fields}
    claim = told(f"{said}: they will do {len(rungs)} {due} {sorted({**first, **fields}.items())}.", said, **coded)
    made = make_commitment(claim)
    statement = replace(made.first, **first)
    ladder = (Rung(0, said, (claim,), "", "first"), *rungs)
    given = {"state": "open", "as_of": AS_OF, "late": None, "due": Due(due, due, "explicit") if due else None}
    return replace(made, **(given | {"statements": (statement,), "ladder": ladder} | fields))
