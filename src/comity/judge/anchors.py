"""Finds the claim that a decision was about, also after newer rules have coded its document anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from comity.judge.fields import Said
from comity.model import Anchor, Claim


class Finder:
    """Claims by id, and by the document that they are of."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._ids: dict[str, Claim] = {}
        self._documents: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._ids[claim.id] = claim
            self._documents[claim.document.id].append(claim)

    def find(self, anchor: Anchor, kept: Said) -> tuple[Claim, ...]:
        """The claim meant, if it is one alone: by id, else by its place. Several: a person has to say which.

        By place: the same document, an overlapping passage and the same trigger, else the same kind. Of several, those
        that name the same thing. ``kept``: what the machine said when it was decided; what stood beside the claim
        then is not it.
        """
        if anchor.claim in self._ids:
            return (self._ids[anchor.claim],)
        near = [claim for claim in self._documents[anchor.document] if _overlaps(claim, anchor)]
        alike = [claim for claim in near if claim.trigger == anchor.trigger]
        others = frozenset(kept.get("beside", ()))
        found = alike or [claim for claim in near if claim.kind == anchor.kind and claim.trigger not in others]
        for narrower in (_of_kind(found, anchor), _of_thing(found, kept)):
            found = narrower if len(found) > 1 and narrower else found
        return tuple(found)


def _overlaps(claim: Claim, anchor: Anchor) -> bool:
    return claim.passage.start < anchor.end and claim.passage.end > anchor.start


def _of_kind(claims: list[Claim], anchor: Anchor) -> list[Claim]:
    return [claim for claim in claims if claim.kind == anchor.kind]


def _of_thing(claims: list[Claim], kept: Said) -> list[Claim]:
    wanted = kept.get("thing")
    return [claim for claim in claims if claim.thing and wanted and claim.thing.id == wanted["id"]]
