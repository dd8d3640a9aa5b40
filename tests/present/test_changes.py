"""Changes as they are printed and exported."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import get_args

from analyse.made import FORCE, MISDATED, PLAN, SIGNED, SIXTH, Told, linked
from comity.analyse.changes import Changes, Horizon, Meaning, find_changes
from comity.present.changes import TITLES, changes_record, print_changes
from comity.present.terminal import console


def made(rows: Sequence[Told], old: Sequence[Told] = (), **counts: int) -> Changes:
    news = {claim.id for _, claim in rows} - {claim.id for _, claim in old}
    links = linked({"e-1": [row for row in rows if row is not SIXTH], "e-2": [SIXTH]})
    found = find_changes([claim for _, claim in rows], news, links, Horizon("2022-12-31", "2024-01-01"))
    return Changes("2023-01-01", tuple(found), **({"documents": len(news)} | counts))


def printed(changes: Changes, limit: int | None = None) -> str:
    out = io.StringIO()
    print_changes(console(out, 100), changes, limit)
    return " ".join(out.getvalue().split())


def test_every_meaning_has_its_section() -> None:
    assert tuple(TITLES) == get_args(Meaning)


def test_what_moved_says_from_where_to_where() -> None:
    text = printed(made([SIGNED, FORCE], [SIGNED]))
    assert text.startswith("Learned since 1 January 2023 1 new document · 1 change")
    assert "MOVED what was known stands in another state" in text
    assert "signed → in force; “The pact came into force.”; e-1" in text
    assert FORCE[1].id[:10] in text


def test_what_was_missed_says_so() -> None:
    text = printed(made([PLAN], [PLAN]))
    assert "MISSED" in text
    assert "planned → silent" in text


def test_an_account_that_differs_names_both_dates() -> None:
    assert "accounts differ: signed 8 or 9 Sep 2020" in printed(made([SIGNED, MISDATED], [SIGNED]))


def test_what_changes_nothing_is_counted() -> None:
    text = printed(made([], documents=3, repeated=2, waiting=1, recoded=4))
    assert "3 new documents · 0 changes · 2 claims that repeat what was known" in text
    assert "1 that wait to be looked at · 4 read anew in older documents Nothing new." in text


def test_limit_cuts_each_section() -> None:
    assert "… 1 more" in printed(made([SIGNED, FORCE]), limit=1)


def test_record_has_meaning_states_and_the_line() -> None:
    (row,) = changes_record(made([SIGNED, FORCE], [SIGNED]))["changes"]
    assert (row["meaning"], row["before"], row["after"], row["entry"]) == ("moved", "signed", "in force", "e-1")
    assert row["sources"][0]["exact"] == "The pact came into force."


def test_record_is_cut_too() -> None:
    assert len(changes_record(made([SIGNED, FORCE]), limit=1)["changes"]) == 1
