"""A ledger looked at by entries: pages as of a day and as known on a day, entries, and what changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime

import pytest

from analyse.made import AGREED, DECISION, FORCE, HELD, PLAN, SIGNED, SIXTH, Told
from comity import views
from comity.deciding import Signature, decide
from comity.errors import NotFoundError, UsageError
from comity.ledger import MemoryLedger
from comity.model import Claim
from comity.relink import relink
from factories import make_claim, make_party, make_thing, make_when
from judge.made import decided
from present.story import ACSA, day, told

Add = Callable[..., None]
JIMEX = make_thing("jimex", "JIMEX", 5)
TWO = make_thing("ind-jpn-2+2", "India-Japan 2+2")
FRIDAY, MONDAY = datetime(2025, 6, 6, 12, tzinfo=UTC), datetime(2025, 6, 9, 12, tzinfo=UTC)
NAMED = told("The ACSA came into force.", "2021-07-11", "Setouchi Shimpo", "2021-07-12", thing=ACSA, stage="in_force",
             trigger="came into force")  # fmt: skip


class Clock:
    now = FRIDAY

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(clock: Clock) -> Iterator[MemoryLedger]:
    with MemoryLedger(clock) as opened:
        yield opened


@pytest.fixture
def add(ledger: MemoryLedger, clock: Clock) -> Add:
    """Record and link what is told, at a time."""

    def added(*rows: Told, at: datetime = FRIDAY, coder: str = "test-1") -> None:
        clock.now = at
        for document, claim in rows:
            ledger.record(document, [claim], coder)
        relink(ledger)

    return added


def meanings(changes: views.Changes) -> list[tuple[str, str | None, str | None]]:
    return [(row.meaning, row.before, row.after) for row in changes.rows]


# --- the page -----------------------------------------------------------------------------------------------------


def test_the_page_has_an_entry_for_each_line(ledger: MemoryLedger, add: Add) -> None:
    add(SIGNED, NAMED)
    (row,) = views.pair(ledger, "IND", "JPN").in_place
    assert (row.state, row.entry) == ("in force", ledger.entry(f"e-{SIGNED[1].id[2:]}"))
    assert (views.pair(ledger, "IND", "JPN").a.name, row.name) == ("India", ACSA.name)


def test_known_on_a_day_is_what_the_ledger_held_then(ledger: MemoryLedger, add: Add) -> None:
    add(SIGNED)
    add(NAMED, at=MONDAY)
    states = [[row.state for row in views.pair(ledger, "IND", "JPN", None, held).in_place]
              for held in ("2025-06-05", "2025-06-06", "2025-06-09", None)]  # fmt: skip
    assert states == [[], ["signed"], ["in force"], ["in force"]]


def test_known_on_a_day_counts_the_documents_of_that_day(ledger: MemoryLedger, add: Add) -> None:
    add(SIGNED)
    add(NAMED, at=MONDAY)
    assert views.pair(ledger, "IND", "JPN", None, "2025-06-06").coverage.read == 1


def test_as_of_and_known_on_a_day(ledger: MemoryLedger, add: Add) -> None:
    add(SIGNED, NAMED)
    page = views.pair(ledger, "IND", "JPN", "2020-12-31", "2025-06-06")
    assert [(row.state, row.date) for row in page.in_place] == [("signed", "2020-09-09")]
    assert (page.as_of, page.known_on) == ("2020-12-31", "2025-06-06")


def test_a_rejected_claim_was_not_rejected_before(ledger: MemoryLedger, add: Add) -> None:
    add(SIGNED)
    ledger.decide(decided("reject", SIGNED[1], made="2025-06-10T00:00:00+00:00"))
    pages = [views.pair(ledger, "IND", "JPN", None, held) for held in ("2025-06-09", None)]
    assert [len(page.actually) for page in pages] == [1, 0]


def test_a_claim_that_was_given_other_parties_has_its_entry(ledger: MemoryLedger, add: Add) -> None:
    add(SIGNED)
    parties = [asdict(make_party(id)) for id in ("IND", "CHN")]
    ledger.decide(decided("edit", SIGNED[1], field="parties", value=parties, made="2025-06-10T00:00:00+00:00"))
    pages = [views.pair(ledger, "IND", "CHN", None, held) for held in ("2025-06-10", None)]
    assert [row.entry for page in pages for row in page.in_place] == [f"e-{SIGNED[1].id[2:]}"] * 2


def test_a_decision_on_another_claim_of_the_sentence_is_not_taken_for_one_of_the_pair(
    ledger: MemoryLedger, add: Add
) -> None:
    document, claim = SIGNED
    other = replace(claim, id="", parties=(make_party("IND"), make_party("CHN")))
    add(NAMED)
    ledger.record(document, [claim, other], "test-1")
    ledger.decide(decided("reject", other, made="2025-06-06T12:00:00+00:00"))
    relink(ledger)
    pages = [views.pair(ledger, "IND", "JPN", None, held) for held in ("2025-06-06", None)]
    assert [len(page.in_place) for page in pages] == [1, 1]


# --- an entry -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("claim", [SIGNED[1], NAMED[1]])
def test_any_claim_of_it_leads_to_an_entry(ledger: MemoryLedger, add: Add, claim: Claim) -> None:
    add(SIGNED, NAMED)
    page = views.entry(ledger, f"e-{claim.id[2:]}")
    assert (page.entry.state, [one.id for one in page.claims]) == ("in force", [SIGNED[1].id, NAMED[1].id])


def test_no_such_entry(ledger: MemoryLedger) -> None:
    with pytest.raises(NotFoundError, match="e-ffff"):
        views.entry(ledger, "e-ffff")


def test_lineage_is_read_where_it_is_asked_for(ledger: MemoryLedger, add: Add) -> None:
    fifth = told("The fifth JIMEX was held.", "2021-10-08", "Meridian", "2021-10-09", kind="exercise", thing=JIMEX,
                 trigger="held")  # fmt: skip
    add(SIXTH, fifth)
    page, alone = (views.entry(ledger, f"e-{SIXTH[1].id[2:]}", lineage) for lineage in (True, False))
    assert ([row.kind for row in page.entry.relations], alone.entry.relations) == (["other_edition"], ())
    assert (alone.entry.name, alone.entry.state) == (page.entry.name, page.entry.state)


def test_the_lineage_of_a_page_is_read_from_its_claims(ledger: MemoryLedger, add: Add) -> None:
    older, newer = (make_thing(f"text-{year}", f"{year} Joint Declaration") for year in (2008, 2025))
    old = told("They signed the 2008 Joint Declaration.", "2008-10-22", "A", "2008-10-22", thing=older)
    new = told("The 2025 Joint Declaration updates the 2008 Joint Declaration.", "2025-08-29", "C", "2025-08-29",
               thing=newer, trigger="updates")  # fmt: skip
    add(old, new)
    ids = [f"e-{claim.id[2:]}" for _, claim in (old, new)]
    found = views.lineage(views.pair(ledger, "IND", "JPN"))
    assert [(row.kind, row.entry) for row in found.relations[ids[1]]] == [("amends", ids[0])]
    assert found.names[ids[0]] == "2008 Joint Declaration"


def test_what_people_decided_is_told(ledger: MemoryLedger, add: Add) -> None:
    add(SIGNED, NAMED, SIXTH)
    ledger.decide(decided("accept", SIGNED[1]))
    ledger.decide(decided("accept", SIXTH[1]))
    (line,) = views.entry(ledger, f"e-{NAMED[1].id[2:]}").decided
    assert line.startswith("accepted by K. Ito on 2026-11-22: seen in the original (j-")


def test_a_plan_is_silent_once_a_later_text_was_read(ledger: MemoryLedger, add: Add) -> None:
    add(PLAN)
    assert views.entry(ledger, f"e-{PLAN[1].id[2:]}").entry.state == "planned"
    add(told("They met.", "2024", "A", "2024-05-01", kind="engagement", trigger="met"))
    assert views.entry(ledger, f"e-{PLAN[1].id[2:]}").entry.state == "silent"


# --- changes ------------------------------------------------------------------------------------------------------


def test_what_is_new_since_monday(ledger: MemoryLedger, add: Add) -> None:
    add(SIGNED, SIXTH)
    add(NAMED, at=MONDAY)
    changes = views.changes(ledger, "2025-06-09")
    assert meanings(changes) == [("moved", "signed", "in force")]
    assert (changes.documents, changes.repeated, changes.since) == (1, 0, "2025-06-09")


def test_what_is_new_on_a_pair_counts_its_own_documents(ledger: MemoryLedger, add: Add) -> None:
    add(SIGNED, told("France and Peru met.", "2024-05-01", parties=("FRA", "PER"), kind="engagement", trigger="met"))
    counts = [views.changes(ledger, "2025-06-06", pair).documents for pair in ((), ("IND", "JPN"))]
    assert counts == [2, 1]


def test_nothing_is_new_since_tuesday(ledger: MemoryLedger, add: Add) -> None:
    add(SIGNED)
    add(NAMED, at=MONDAY)
    assert meanings(views.changes(ledger, "2025-06-10")) == []


@pytest.mark.parametrize("day", ["0001-01-01", "0000-01-01"])
def test_no_ledger_is_as_old_as_the_calendar(ledger: MemoryLedger, day: str) -> None:
    with pytest.raises(UsageError, match=f"no ledger is as old as '{day}'"):
        views.changes(ledger, day)


def test_since_the_day_of_the_first_text_all_is_new(ledger: MemoryLedger, add: Add) -> None:
    add(SIGNED, NAMED)
    assert meanings(views.changes(ledger, "2025-06-06")) == [("act", None, "in force"), ("act", None, "in force")]


def test_copies_of_what_was_known_are_counted(ledger: MemoryLedger, add: Add) -> None:
    again = told("India and Japan signed the ACSA.", "2020-09-09", "Late", "2020-09-12", thing=ACSA)
    add(SIGNED)
    add(again, at=MONDAY)
    changes = views.changes(ledger, "2025-06-09")
    assert (meanings(changes), changes.repeated, changes.documents) == ([], 1, 1)


def test_newer_rules_make_no_news(ledger: MemoryLedger, add: Add) -> None:
    document, claim = SIGNED
    add(SIGNED)
    recoded = make_claim(document, claim.passage.exact, when=day("2020-09-09"), thing=ACSA, trigger="signed on")
    add((document, recoded), at=MONDAY, coder="test-2")
    changes = views.changes(ledger, "2025-06-09")
    assert (meanings(changes), changes.recoded, changes.documents) == ([], 1, 0)


def test_a_day_that_passed_since_is_missed(ledger: MemoryLedger, add: Add) -> None:
    add(PLAN)
    later = told("They met.", "2024-05-01", "A", "2024-05-01", kind="engagement", trigger="met")
    add(later, at=MONDAY)
    assert ("missed", "planned", "silent") in meanings(views.changes(ledger, "2025-06-09"))


def test_changes_of_a_pair(ledger: MemoryLedger, add: Add) -> None:
    add(told("China and Nepal signed it.", "2024", parties=("CHN", "NPL")), SIGNED)
    assert len(views.changes(ledger, "2025-06-06").rows) == 2
    assert len(views.changes(ledger, "2025-06-06", ("IND", "JPN")).rows) == 1


def test_what_waits_is_counted(ledger: MemoryLedger, add: Add) -> None:
    add(told("They signed it.", "2024", score=0.1))
    changes = views.changes(ledger, "2025-06-06")
    assert (changes.rows, changes.waiting) == ((), 1)


def test_a_plan_and_its_exercise(ledger: MemoryLedger, add: Add) -> None:
    """The linking of a plan and what became of it, through the ledger."""
    add(DECISION, AGREED, PLAN)
    add(HELD, FORCE, at=MONDAY)
    found = meanings(views.changes(ledger, "2025-06-09"))
    assert ("moved", "planned", "held") in found


def test_an_empty_ledger(ledger: MemoryLedger) -> None:
    assert views.changes(ledger, "2025-06-06").rows == ()
    assert views.pair(ledger, "IND", "JPN").in_place == ()


def test_an_entry_of_which_every_claim_was_rejected_has_no_life(ledger: MemoryLedger, add: Add) -> None:
    add(SIGNED)
    id = ledger.entries_of([SIGNED[1].id])[SIGNED[1].id]
    decide(ledger, "reject", [id], Signature("Ito", "another pact"))
    page = views.entry(ledger, id)
    assert (page.entry.state, page.entry.lifecycle) == ("rejected by people", ())


# --- undated documents --------------------------------------------------------------------------------------------


def test_a_dated_document_is_not_inferred(ledger: MemoryLedger, add: Add) -> None:
    add(SIGNED)
    assert views.inferred(ledger, SIGNED[0].id) is None


def test_the_day_of_an_undated_document_is_that_of_the_known_entry_that_fits(ledger: MemoryLedger, add: Add) -> None:
    bound = make_when("2024-08-01/2024-08-31", start="2024-08-01", end="2024-08-31", basis="office", text="Tuesday")
    rounds = [told(f"The 2+2 was held on {day}.", day, f"Wire {day}", day, kind="engagement", thing=TWO)
              for day in ("2024-08-20", "2022-09-08")]  # fmt: skip
    document, claim = told("Ministers used Tuesday's 2+2.", None, "Setouchi Shimpo", None, kind="engagement", thing=TWO)
    undated = (document, replace(claim, id="", when=bound))
    add(*rounds, undated)
    found = views.inferred(ledger, document.id)
    assert found is not None
    assert (found.when.edtf, found.when.basis) == ("2024-08-20", "office")


def test_positions_are_read_of_both_sides_and_as_people_judged_them(ledger: MemoryLedger, add: Add) -> None:
    parties = [(make_party(side), make_party("RUS", "recipient")) for side in ("IND", "JPN")]
    rows = [told(f"{own[0].name} spoke of Russia.", kind="position", parties=own) for own in parties]
    add(*rows)
    [issue] = views.positions(ledger, "IND", "JPN").issues
    assert (len(issue.of_a), len(issue.of_b)) == (1, 1)
    ledger.decide(decided("reject", rows[0][1]))
    assert not views.positions(ledger, "IND", "JPN").issues[0].both


# --- whose the documents are --------------------------------------------------------------------------------------

STORY = (
    "TOKYO (Harbour Wire): The sixth JIMEX was held off the coast of Honshu from Sunday, with four ships of the two "
    "navies taking part in drills against submarines, the defence ministry said in a note to the press on Tuesday."
)


def test_two_texts_of_one_house_are_one_source(ledger: MemoryLedger, add: Add) -> None:
    add(SIGNED, told("The two signed the pact in Tokyo.", "2020-09-09", "Nikkei", "2020-09-11", thing=ACSA),
        told("A pact was signed by both.", "2020-09-09", "Financial Times", "2020-09-12", thing=ACSA))  # fmt: skip
    owners = views.linked_in(ledger, list(ledger.claims())).owners
    assert sorted(owners.values()) == ["Coromandel Post", "Nikkei", "Nikkei"]
    (line,) = views.pair(ledger, "IND", "JPN").actually
    assert (line.sources, line.documents) == (2, 3)


def test_the_owner_of_what_is_copied_is_known_where_its_claims_are_not_asked_for(
    ledger: MemoryLedger, add: Add
) -> None:
    first = told(STORY, "2022-09-11", "Harbour Wire", "2022-09-12", kind="exercise", thing=JIMEX, trigger="held")
    copy = told(f"{STORY} More follows.", "2022-09-11", "Coromandel Post", "2022-09-13", kind="exercise", thing=JIMEX,
                trigger="held")  # fmt: skip
    add(first, copy)
    linked = views.linked_in(ledger, [copy[1]])
    assert linked.copies[copy[0].id][0] == first[0].id
    assert linked.source_of(copy[0].id) == "harbour wire"
