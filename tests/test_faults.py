"""Files of all formats, some of them damaged: the good ones land, each bad one is told once, kills lose nothing."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from comity.ledger import open_ledger
from mixed import DAMAGES, FORMATS, make_files

FILES = int(os.environ.get("COMITY_TEST_FILES", "130"))
"""So many files; CI takes 10,000."""
FEWER = FILES // 5 if FILES > 1000 else FILES
"""So many are read by a program that is killed on the way, and by one that is not."""
KILLS = 3


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str], set[str]]:
    """A folder of files, and which of them are good and bad."""
    folder = tmp_path_factory.mktemp("mixed") / "files"
    good, bad = make_files(folder, FILES, 0.05 if FILES > 1000 else 0.3)
    return folder, good, bad


def add(folder: Path, ledger: Path) -> subprocess.Popen[str]:
    """Start adding the folder to a ledger; it says on stdout what it rejects."""
    command = [sys.executable, "-m", "comity", "--ledger", str(ledger), "add", "files"]
    return subprocess.Popen(
        command, cwd=folder.parent, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, process_group=0
    )


def exported(folder: Path, ledger: Path) -> bytes:
    """All claims of a ledger as bytes."""
    command = [sys.executable, "-m", "comity", "--ledger", str(ledger), "export", "claims", "--format", "jsonl"]
    return subprocess.run(command, cwd=folder.parent, check=True, capture_output=True).stdout


@pytest.fixture(scope="module")
def undisturbed(mixed: tuple[Path, set[str], set[str]]) -> Path:
    """The ledger of a run that nothing disturbs."""
    folder, _, bad = mixed
    ledger = folder.parent / "undisturbed.db"
    running = add(folder, ledger)
    _, told = running.communicate()
    assert running.returncode == (1 if bad else 0), told
    return ledger


def outer(path: str | None) -> str:
    """The file in the folder that a document or rejection comes from."""
    return str(path).removeprefix("files/").partition("!/")[0]


def test_every_damage_and_every_format_is_among_them(mixed: tuple[Path, set[str], set[str]]) -> None:
    _, good, bad = mixed
    assert len({name.partition(".")[2] for name in good}) == len(FORMATS)
    assert len(bad) >= len(DAMAGES)


def test_the_good_ones_land_and_each_bad_one_is_told_once(
    mixed: tuple[Path, set[str], set[str]], undisturbed: Path
) -> None:
    _, good, bad = mixed
    with open_ledger(undisturbed) as ledger:
        landed = [outer(document.path) for document in ledger.documents()]
        told = [(outer(row.document), row.reason) for row in ledger.rejections()]
    assert sorted(landed) == sorted(good)
    assert sorted(name for name, _ in told) == sorted(bad)
    assert all(len(reason) > 10 for _, reason in told)


@pytest.mark.long
def test_killed_and_started_again_it_ends_with_the_same_ledger(tmp_path: Path) -> None:
    folder, dice = tmp_path / "files", random.Random(7)
    make_files(folder, FEWER, 0.05, seed=2)
    undisturbed, ledger = tmp_path / "undisturbed.db", tmp_path / "killed.db"
    add(folder, undisturbed).communicate()
    for _ in range(KILLS):
        running = add(folder, ledger)
        try:
            running.communicate(timeout=dice.uniform(0.3, 1.0) * max(8.0, FEWER / 50))
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.communicate()
    add(folder, ledger).communicate()
    assert exported(folder, ledger) == exported(folder, undisturbed)
