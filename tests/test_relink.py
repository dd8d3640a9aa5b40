"""Linking a ledger: what came in bit by bit, in any order, is linked as if it had come at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from comity.ledger import MemoryLedger
from comity.model import Anchor, Claim, Decision, Document, Quantity
from comity.relink import relink
from factories import make_claim, make_document, make_thing, make_when

Told = tuple[Document, list[Claim]]
NOUNS = {
    "agreement": ("signed", "fisheries agreement"), "mechanism": ("launched", "energy partnership"),
    "exercise": ("held", "naval exercise"), "engagement": ("held", "defence talks"),
    "transfer": ("delivered", "rail loan"), "measure": ("reached", "trade"), "position": ("stressed", "trade"),
}  # fmt: skip
DAYS = ("2022-03-01", "2022-03-03", "2022-04-20", "2024-03-02")
PARTIES = (("IND", "JPN"), ("IND", "JPN"), ("IND", "JPN", "USA"), ("IND", "USA"))
WORDS = "in Kochi before the monsoon | after months of work | on the margins of a summit in the capital".split(" | ")


@st.composite
def told(draw: st.DrawFn, number: int) -> Told:
    """A report of a few sentences, each with a claim about one of very few things."""
    rows = []
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(sorted(NOUNS)))
        verb, noun = NOUNS[kind]
        field = draw(st.sampled_from(("", "maritime", "coastal survey")))
        status = draw(st.sampled_from(("happened", "happened", "planned")))
        day = make_when(draw(st.sampled_from(DAYS))) if draw(st.booleans()) else None
        edition = draw(st.sampled_from((None, 1, 2))) if kind in ("exercise", "engagement") else None
        thing = make_thing(f"{kind}-{draw(st.sampled_from('ab'))}", "Supply", edition) if draw(st.booleans()) else None
        quantity = Quantity(draw(st.sampled_from((1e9, 2e9))), "USD") if kind in ("transfer", "measure") else None
        text = f"The states {verb} a {field} {noun} {draw(st.sampled_from(WORDS))}."
        rows.append((text, {"kind": kind, "status": status, "when" if status == "happened" else "due": day,
                            "parties": draw(st.sampled_from(PARTIES)), "thing": thing, "quantity": quantity,
                            "trigger": f"{verb} {noun}"}))  # fmt: skip
    text = "\n\n".join([f"Report {number}.", *(f"{number}-{at}: {row[0]}" for at, row in enumerate(rows))])
    published = draw(st.sampled_from((None, *DAYS)))
    document = make_document(text, path=f"{number}.txt", published=published)
    return document, [make_claim(document, f"{number}-{at}: {row[0]}", **row[1]) for at, row in enumerate(rows)]


archives = st.integers(3, 9).flatmap(lambda size: st.tuples(*(told(number) for number in range(size))))


def recorded(archive: Sequence[Told]) -> MemoryLedger:
    ledger = MemoryLedger()
    for document, claims in archive:
        ledger.record(document, claims, "test-1")
    return ledger


def linked(archive: Sequence[Told], decisions: Sequence[Decision] = ()) -> MemoryLedger:
    """All linked at once."""
    ledger = recorded(archive)
    for decision in decisions:
        ledger.decide(decision)
    relink(ledger)
    return ledger


def seen(ledger: MemoryLedger) -> tuple[object, ...]:
    """All that the linking gives: entries, proposals, sources."""
    claims, documents = [claim.id for claim in ledger.claims()], [document.id for document in ledger.documents()]
    return dict(ledger.entries_of(claims)), set(ledger.proposals()), dict(ledger.sources_of(documents))


def decision(
    action: str, targets: Sequence[Claim], others: Sequence[Claim] = (), undoes: str | None = None
) -> Decision:
    anchors = [tuple(map(Anchor.of, rows)) for rows in (targets, others)]
    return Decision(action, "K. Ito", "2026-11-22T09:00:00+00:00", "seen", targets=anchors[0], others=anchors[1],
                    undoes=undoes)  # type: ignore[arg-type]  # fmt: skip


def documents_of(*claims: Claim) -> set[str]:
    return {claim.document.id for claim in claims}


def come_in(ledger: MemoryLedger, archive: Iterable[Told], coder: str, data: st.DataObject) -> None:
    """Record one document after another, linking between some of them."""
    for document, claims in archive:
        ledger.record(document, claims, coder)
        if data.draw(st.booleans()):
            relink(ledger)


@given(archives, st.data())
@settings(max_examples=60, deadline=None)
def test_the_order_in_which_documents_come_does_not_matter(archive: Sequence[Told], data: st.DataObject) -> None:
    ledger = MemoryLedger()
    come_in(ledger, data.draw(st.permutations(archive)), "test-1", data)
    relink(ledger)
    assert seen(ledger) == seen(linked(archive))


@given(archives, st.data())
@settings(max_examples=30, deadline=None)
def test_what_was_coded_otherwise_before_leaves_no_trace(archive: Sequence[Told], data: st.DataObject) -> None:
    ledger = MemoryLedger()
    before = data.draw(st.permutations(archive))
    otherwise = [(one, [*claims[1:], make_claim(one, kind="policy", trigger="banned")]) for one, claims in before]
    come_in(ledger, otherwise, "test-0", data)
    come_in(ledger, data.draw(st.permutations(archive)), "test-1", data)
    relink(ledger)
    assert seen(ledger) == seen(linked(archive))


@given(archives, st.data())
@settings(max_examples=30, deadline=None)
def test_linking_afresh_changes_nothing(archive: Sequence[Told], data: st.DataObject) -> None:
    ledger = MemoryLedger()
    for document, claims in data.draw(st.permutations(archive)):
        ledger.record(document, claims, "test-1")
        relink(ledger)
    before = seen(ledger)
    relink(ledger, afresh=True)
    assert seen(ledger) == before


@given(archives, st.data())
@settings(max_examples=30, deadline=None)
def test_a_decision_bears_on_what_comes_later_as_on_what_was_there(
    archive: Sequence[Told], data: st.DataObject
) -> None:
    a, b = data.draw(st.permutations([claim for _, claims in archive for claim in claims]))[:2]
    made = data.draw(st.sampled_from((decision("merge", [a, b]), decision("split", [a], [b]))))
    ledger, owners = MemoryLedger(), documents_of(a, b)
    for document, claims in sorted(archive, key=lambda row: row[0].id not in owners):
        ledger.record(document, claims, "test-1")
        relink(ledger)
        if ledger.decide(made) == "new" and owners <= {one.id for one in ledger.documents()}:
            relink(ledger, documents=owners)
    relink(ledger, documents=owners)
    assert seen(ledger) == seen(linked(archive, [made]))


@given(archives, st.data())
@settings(max_examples=30, deadline=None)
def test_what_was_split_or_merged_and_undone_is_as_before(archive: Sequence[Told], data: st.DataObject) -> None:
    ledger = linked(archive)
    before = seen(ledger)
    a, b = data.draw(st.permutations([claim for _, claims in archive for claim in claims]))[:2]
    made = data.draw(st.sampled_from((decision("merge", [a, b]), decision("split", [a], [b]))))
    ledger.decide(made)
    relink(ledger, documents=documents_of(a, b))
    entries = ledger.entries_of([a.id, b.id])
    assert (entries[a.id] == entries[b.id]) == (made.action == "merge")
    ledger.decide(decision("undo", [], undoes=made.id))
    relink(ledger, documents=documents_of(a, b))
    assert seen(ledger) == before
