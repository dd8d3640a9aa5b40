"""Which rows of gold are one entry, and which the program put together: B-cubed and pairwise figures of the linking.

Only rows that some claim found can be judged: a row's claim is the nearest of its kind and parties that quotes it, and
each claim stands for one row. Errors of the coder that move a claim to another thing count against the linking.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from comity.evaluate.anchors import Row, differences, quoting
from comity.evaluate.clusters import b3, pairwise
from comity.evaluate.report import Example, Figure
from comity.ledger.memory import MemoryLedger
from comity.model import Claim, Document
from comity.relink import relink

Judged = tuple[Row, Claim]


def link_texts(coded: Iterable[tuple[Document, Sequence[Claim]]]) -> Mapping[str, str]:
    """Claim id -> entry id, of documents with their claims, as a ledger of them alone would link them."""
    with MemoryLedger() as ledger:
        ids = []
        for document, claims in coded:
            ledger.record(document, claims, "evaluate")
            ids += [claim.id for claim in claims]
        relink(ledger)
        return dict(ledger.entries_of(ids))


def match(rows: Sequence[Row], claims: Sequence[Claim]) -> list[Judged]:
    """The rows of one document, each with the claim that stands for it; a claim stands for one row."""
    near = [
        (len(wrong), row.name, claim.id, row, claim) for row in rows for claim in quoting(row, claims)
        if not {"kind", "parties"} & set(wrong := differences(row, claim))
    ]  # fmt: skip
    used: set[str] = set()
    found = []
    for _, name, id, row, claim in sorted(near, key=lambda one: one[:3]):
        if not used & {name, id}:
            used |= {name, id}
            found.append((row, claim))
    return found


def figures(groups: Sequence[Sequence[Judged]], entries: Mapping[str, str]) -> Iterator[Figure]:
    """``groups``: the judged rows of each document.

    Without intervals: documents drawn with replacement would stand in an entry twice, and make it look better.
    """
    placed = [(row.entry, entries[claim.id]) for group in groups for row, claim in group]
    for name, measure, meaning in (("b3", b3, "rows of one entry put together, on average of rows (B-cubed)"),
                                   ("pairs", pairwise, "pairs of rows of one entry put together")):  # fmt: skip
        found = measure(placed)
        yield Figure(f"entries.{name}.f1", found.f1, len(placed), meaning=meaning)
        yield Figure(f"entries.{name}.precision", found.precision, len(placed), meaning="of what is together, right")
        yield Figure(f"entries.{name}.recall", found.recall, len(placed), meaning="of what belongs together, found")
    alone = b3([(gold, place) for place, (gold, _) in enumerate(placed)])
    yield Figure("entries.alone.f1", alone.f1, len(placed), meaning="B-cubed of nothing put together, to compare",
                 better="neither")  # fmt: skip


def examples(groups: Sequence[Sequence[Judged]], entries: Mapping[str, str]) -> Iterator[Example]:
    """Entries that mix what the gold parts, and what the gold has as one and the program parted."""
    judged = [one for group in groups for one in group]
    yield from _mixed([(entries[claim.id], row.entry, row) for row, claim in judged], "put together, but two things")
    yield from _mixed([(row.entry, entries[claim.id], row) for row, claim in judged], "one thing, but apart")


def _mixed(rows: Iterable[tuple[str, str, Row]], failure: str) -> Iterator[Example]:
    whole: dict[str, dict[str, Row]] = defaultdict(dict)
    for one, other, row in rows:
        whole[one].setdefault(other, row)
    for parts in whole.values():
        if len(parts) > 1:
            first, second = sorted(parts.values(), key=lambda row: row.name)[:2]
            yield Example(f"{first.doc} {first.name}, {second.doc} {second.name}", f"{first.anchor} / {second.anchor}",
                          first.entry if first.entry == second.entry else f"{first.entry}, {second.entry}",
                          failure, failure)  # fmt: skip
