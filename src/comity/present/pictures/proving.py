"""What a mark that counts leads to: the one claim, promise or entry that it counts, else the rows of its figure."""

from __future__ import annotations

from comity.analyse.count import Count
from comity.present.pictures.chart import Mark
from comity.present.pictures.picture import Links


def proof_of(count: Count, name: str) -> str:
    """The id of what proves a count: its only claim, commitment or entry, else the name of the figure."""
    return next((ids[0] for ids in (count.claims, count.commitments, count.entries) if len(ids) == 1), name)


def counted(count: Count, name: str, told: str, links: Links) -> Mark:
    """The mark of a count. Where its figure has no page of rows, it opens the first sentence of it."""
    id = proof_of(count, name)
    first = (*count.claims, *count.commitments)[:1]
    return Mark(id, told, next((href for one in (id, *first) if (href := links(one))), None))


def sentences(count: Count) -> str:
    """The ids of all claims that a count rests on, for its row of the table."""
    return " ".join(count.claims)
