"""What changed: moved, done, missed, planned, told otherwise, said; and what only repeats."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from analyse.made import AGREED, COPY, FORCE, HELD, MISDATED, OTHER_PLAN, PLAN, SIGNED, SIXTH, SPUN, USED, Told, linked
from comity.analyse.changes import MEANINGS, Change, Horizon, find_changes
from present.story import ACSA, told

WISH = told("They hope to deepen ties.", None, "Meridian", "2024-08-22", kind="position", status="hoped")
NEVER = Horizon(None, None)
LATER = Horizon("2022-12-31", "2024-12-31")


def changes(entries: Mapping[str, Sequence[Told]], old: Sequence[Told] = (), horizon: Horizon = NEVER) -> list[Change]:
    claims = [claim for rows in entries.values() for _, claim in rows]
    known = {claim.id for _, claim in old}
    return find_changes(claims, {claim.id for claim in claims} - known, linked(entries), horizon)


def told_of(rows: Sequence[Change]) -> list[tuple[str, str | None, str | None]]:
    return [(row.meaning, row.before, row.after) for row in rows]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ([], [SIGNED], [("act", None, "signed")]),
        ([SIGNED], [FORCE], [("moved", "signed", "in force")]),
        ([AGREED], [SIGNED], [("moved", "planned", "signed")]),
        ([PLAN], [HELD], [("moved", "planned", "held")]),
        ([], [PLAN], [("plan", None, "planned")]),
        ([PLAN], [OTHER_PLAN], [("account", "planned", "planned")]),
        ([SIGNED], [MISDATED], [("account", "signed", "signed")]),
        ([SIGNED], [USED], [("plan", "signed", "signed")]),
        ([FORCE], [SIGNED], [("act", "in force", "in force")]),
        ([SIXTH], [COPY, SPUN], []),
        ([], [WISH], [("said", None, None)]),
        ([], [PLAN, HELD], [("act", None, "held")]),
    ],
)
def test_by_meaning(old: list[Told], new: list[Told], found: list[tuple[str, str | None, str | None]]) -> None:
    assert told_of(changes({"e-1": [*old, *new]}, old)) == found


def test_twenty_copies_are_one_line() -> None:
    copies = [told(f"JIMEX was held, says {n}.", "2022-09-11", f"Outlet {n}", "2022-09-14", kind="exercise",
                   trigger="held") for n in range(20)]  # fmt: skip
    (row,) = changes({"e-1": copies})
    assert (row.meaning, row.line.documents) == ("act", 20)


def test_every_new_step_has_its_row() -> None:
    assert told_of(changes({"e-1": [SIGNED, FORCE]})) == [("act", None, "in force"), ("act", None, "in force")]


@pytest.mark.parametrize(
    ("horizon", "found"),
    [
        (LATER, [("missed", "planned", "silent")]),
        (Horizon("2022-12-31", "2023-01-26"), []),
        (Horizon("2023-06-01", "2024-12-31"), []),
    ],
)
def test_a_day_that_passed_in_silence_since(horizon: Horizon, found: list[tuple[str, str, str]]) -> None:
    rows = changes({"e-1": [PLAN]}, [PLAN], horizon)
    assert told_of(rows) == found
    assert all(row.line.silent for row in rows)


def test_a_new_plan_whose_day_has_passed_is_marked() -> None:
    (row,) = changes({"e-1": [PLAN]}, horizon=LATER)
    assert (row.meaning, row.line.silent) == ("plan", True)


def test_the_past_is_not_missed_where_it_was_reported() -> None:
    assert "missed" not in {row.meaning for row in changes({"e-1": [PLAN, HELD]}, [PLAN], LATER)}


def test_what_waits_changes_nothing() -> None:
    unsure = told("They signed a pact.", "2024", thing=ACSA, score=0.2)
    assert changes({"e-1": [unsure]}) == []


@pytest.mark.parametrize(
    ("fields", "meaning"),
    [
        ({"status": "denied"}, "said"),
        ({"alleged": True}, "said"),
        ({"kind": "measure", "status": "under_way"}, "said"),
        ({"kind": "measure", "status": "promised"}, "plan"),
        ({"kind": "exercise", "status": "not_happened"}, "act"),
        ({"status": "not_happened"}, "said"),
        ({"kind": "incident"}, "act"),
        ({"status": "called_for"}, "said"),
    ],
)
def test_what_a_claim_alone_is_news_of(fields: dict[str, object], meaning: str) -> None:
    (row,) = changes({"e-1": [told("So it is.", "2024", **fields)]})
    assert row.meaning == meaning


def test_claims_in_no_entry_are_rows_too() -> None:
    (row,) = find_changes([SIGNED[1]], {SIGNED[1].id}, linked({}), NEVER)
    assert (row.meaning, row.entry, row.name) == ("act", None, ACSA.name)


def test_meanings_come_in_their_order_the_newest_first() -> None:
    rows = changes({"e-1": [SIGNED, FORCE], "e-2": [WISH], "e-3": [SIXTH], "e-4": [PLAN]}, [SIGNED])
    assert [row.meaning for row in rows] == sorted((row.meaning for row in rows), key=MEANINGS.index)
    assert [row.meaning for row in rows] == ["moved", "act", "plan", "said"]
