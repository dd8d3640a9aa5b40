"""The commands that keep a ledger in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Run
from comity.ledger import open_ledger

pytestmark = pytest.mark.usefixtures("ledger")


def test_a_backup_holds_what_the_ledger_holds(run: Run, ledger: Path, tmp_path: Path) -> None:
    ran = run("backup", "safe.db")
    assert (ran.status, ran.out, ran.err) == (0, "Written: safe.db\n", "")
    with open_ledger(ledger) as held, open_ledger(tmp_path / "safe.db") as copy:
        assert list(copy.claims()) == list(held.claims())


def test_what_is_not_linked_yet_is_linked_and_afresh_to_the_same_entries(run: Run, ledger: Path) -> None:
    assert [run("link").out, run("link").out] == ["8 claims linked\n", "0 claims linked\n"]
    with open_ledger(ledger) as held:
        ids = [claim.id for claim in held.claims()]
        before = dict(held.entries_of(ids))
    assert run("link", "--afresh").out == "8 claims linked\n"
    with open_ledger(ledger) as held:
        assert held.entries_of(ids) == before


def test_a_backup_is_replaced_only_by_force(run: Run) -> None:
    run("backup", "safe.db")
    ran = run("backup", "safe.db")
    assert ran.status == 1
    assert ran.err == "comity: the backup 'safe.db' is there already: name another file, or replace it by --force\n"
    assert run("backup", "safe.db", "--force").status == 0


def test_there_is_no_backup_of_nothing(run: Run, tmp_path: Path) -> None:
    assert run("--ledger", "other.db", "backup", "safe.db").status == 1
    assert not (tmp_path / "safe.db").exists()
