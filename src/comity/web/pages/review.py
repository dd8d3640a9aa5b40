"""The queue of what a person should look at, and one item of it at a time, decided by keys or by forms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from starlette.responses import Response

from comity import views
from comity.desk import split_pair
from comity.errors import UsageError
from comity.judge.fields import FIELDS, same, worded
from comity.judge.fields import said as says
from comity.judge.queue import Item
from comity.model import Action, Claim
from comity.present.entry import state_words
from comity.present.inert import inert
from comity.present.proof import paragraph_of
from comity.present.queue import NATURES
from comity.present.runs import Run, runs_of
from comity.reviewing import review as queue_of
from comity.web.call import Call, Page
from comity.web.held import pairs_of
from comity.web.pages.decisions import DecideForm, decide_form, page_start
from comity.web.shown import ClaimRow, DecisionRow, claim_row, decision_rows
from comity.web.signing import said, signer

LINES: Final = 25
"""Items on one page of the queue."""
PAIRS: Final = 12
"""Pairs that are offered to choose from."""
KEYS: Final[dict[str, str]] = {"accept": "a", "reject": "r", "edit": "e", "merge": "m", "split": "s", "undo": "u"}
OFFERS: Final[dict[str, tuple[Action, ...]]] = {
    "doubt": ("accept", "reject", "edit", "merge", "split"), "proposal": ("merge", "split"),
}  # fmt: skip
"""What can be done to an item; of a conflict it depends on the decision."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which items are asked for."""

    pair: str
    nature: str

    def address(self, path: str, **further: object) -> str:
        """An address that asks for the same items."""
        given = {"pair": self.pair, "nature": self.nature} | further
        query = urlencode({name: value for name, value in given.items() if value not in ("", None)})
        return f"{path}?{query}" if query else path


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item in the list."""

    id: str
    href: str
    nature: str
    why: str
    claims: tuple[ClaimRow, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A claim of an item, in its paragraph, with its fields and its entry."""

    row: ClaimRow
    runs: tuple[Run, ...]
    why: tuple[str, ...]
    entry: tuple[str, str, str] | None
    """Id, name and state of the entry that it is in."""
    grade: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that can be done to an item: its key, and its form."""

    key: str
    form: DecideForm


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One item of the queue, with all that is needed to decide it."""

    id: str
    nature: str
    why: str
    place: int
    total: int
    subjects: tuple[Subject, ...]
    fields: tuple[tuple[str, tuple[str, ...], bool], ...]
    """Name, what each claim says in it, and whether the claims differ."""
    decision: DecisionRow | None
    candidates: tuple[ClaimRow, ...]
    """Of a decision that lost its claim: those that may be meant."""
    offers: tuple[Offer, ...]
    before: str | None
    after: str | None
    here: str


def asked(call: Call) -> tuple[Asked, tuple[str, ...]]:
    """What the address asks for, and the parties of the pair. UsageError where it is none."""
    pair, nature = call.query("pair"), call.query("nature")
    if nature and nature not in NATURES:
        raise UsageError(f"nothing in the queue is a {nature!r}: take {', '.join(NATURES)}")
    parties = split_pair(pair) if pair else ()
    return Asked("-".join(parties), nature), parties


def items_of(call: Call, parties: tuple[str, ...]) -> list[Item]:
    """The queue, kept until the ledger changes."""
    return call.kept(lambda: queue_of(call.desk.ledger, parties), "review", parties)


def review(call: Call) -> Response:
    """The queue, what matters most first."""
    wanted, parties = asked(call)
    found = items_of(call, parties)
    counts = Counter(item.nature for item in found)
    shown = [item for item in found if wanted.nature in ("", item.nature)]
    start = page_start(call.query("from"), len(shown))
    return call.page(
        "review.html.j2",
        asked=wanted,
        counts=[(nature, words, counts[nature]) for nature, words in NATURES.items()],  # type: ignore[index]
        pairs=[] if parties else _pairs(found),
        rows=[_row(item, wanted) for item in shown[start : start + LINES]],
        start=start,
        lines=LINES,
        total=len(shown),
        everything=len(found),
        said=said(call),
        by=signer(call),
    )


def _pairs(found: Sequence[Item]) -> list[tuple[str, int]]:
    """The pairs of which most items are, to choose from."""
    counts = Counter(pair for item in found for claim in item.claims[:1] for pair in pairs_of(claim))
    return [(f"{a}-{b}", count) for (a, b), count in counts.most_common(PAIRS)]


def _row(item: Item, wanted: Asked) -> ItemRow:
    href = wanted.address("/review/next", item=item.id)
    return ItemRow(item.id, href, NATURES[item.nature], inert(item.why), tuple(map(claim_row, item.claims)))


def one(call: Call) -> Response:
    """One item of the queue: the one that is asked for, else that at the same place, else the first."""
    wanted, parties = asked(call)
    found = [item for item in items_of(call, parties) if wanted.nature in ("", item.nature)]
    place = _place(call, found)
    page = item_page(call, wanted, found, place) if found else None
    return call.page("review_item.html.j2", page=page, asked=wanted, said=said(call), by=signer(call))


def _place(call: Call, found: Sequence[Item]) -> int:
    ids = [item.id for item in found]
    id = call.query("item")
    return ids.index(id) if id in ids else page_start(call.query("at"), len(found))


# --- one item -----------------------------------------------------------------------------------------------------


def item_page(call: Call, wanted: Asked, found: Sequence[Item], place: int) -> ItemPage:
    """What is shown of the item at a place of the queue."""
    item = found[place]
    before, after = (found[at].id if 0 <= at < len(found) else None for at in (place - 1, place + 1))
    here = wanted.address("/review/next", item=item.id)
    # What is decided leaves the queue: the next one is shown, or what then stands at this place.
    back = wanted.address("/review/next", item=after, at=place or None)
    decision = _decision(call, item)
    return ItemPage(
        id=item.id,
        nature=NATURES[item.nature],
        why=inert(item.why),
        place=place + 1,
        total=len(found),
        subjects=tuple(_subject(call, claim) for claim in item.claims),
        fields=fields_of(item.claims),
        decision=decision,
        candidates=() if item.claims else tuple(claim_row(call.desk.claim(id)) for id in item.about),
        offers=tuple(_offers(call, item, decision, back)) if call.viewer.may("editor") else (),
        before=wanted.address("/review/next", item=before) if before else None,
        after=wanted.address("/review/next", item=after) if after else None,
        here=here,
    )


def _decision(call: Call, item: Item) -> DecisionRow | None:
    if item.decision is None:
        return None
    everything = tuple(call.desk.ledger.decisions())
    return decision_rows(call.desk.ledger, [one for one in everything if one.id == item.decision], everything)[0]


def _subject(call: Call, claim: Claim) -> Subject:
    document = call.desk.ledger.document(claim.document.id)
    text, span = paragraph_of(claim, document)
    why = tuple(inert(line) for line in claim.why)
    return Subject(claim_row(claim), runs_of(text, [span]), why, _entry(call, claim), inert(document.grade))


def fields_of(claims: Sequence[Claim]) -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    """Each field that can be corrected, with what the claims say in it, side by side."""
    rows = [says(claim) for claim in claims]
    return tuple(
        (
            name,
            tuple(inert(worded(name, row[name])) for row in rows),
            any(not same(name, rows[0][name], row[name]) for row in rows[1:]),
        )
        for name in FIELDS
    )


def _entry(call: Call, claim: Claim) -> tuple[str, str, str] | None:
    id = call.desk.ledger.entries_of([claim.id]).get(claim.id)
    if id is None:
        return None
    found = views.entry(call.desk.ledger, id, lineage=False).entry
    return found.id, inert(found.name), state_words(found.state)


def _offers(call: Call, item: Item, decision: DecisionRow | None, back: str) -> list[Offer]:
    """What can be done: of a conflict to decide the same anew, or to take the decision back."""
    if decision is None:
        wanted = [(action, " ".join(item.about)) for action in OFFERS[item.nature]]
    else:
        anew: list[Action] = ["accept", "reject", "edit"] if item.claims else []
        wanted = [*((action, item.about[0]) for action in anew), ("undo", decision.id)]
    offers = [Offer(KEYS[action], decide_form(call, action, ids, back)) for action, ids in wanted]
    return [offer for offer in offers if offer.form.action != "split" or len(offer.form.leaving) != 1]


PAGES: Final = (
    Page("/review", review, "what a person should look at, what matters most first"),
    Page("/review/next", one, "one item of the queue at a time"),
)
