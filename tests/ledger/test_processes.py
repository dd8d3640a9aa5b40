"""Several programs at one ledger, and programs killed in the middle: nothing is lost or half there."""

from __future__ import annotations

import pickle
import random
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from comity.ledger import Lost, open_ledger
from factories import make_claim, make_document
from ledger.conftest import SERVER, postgres_address

WRITER = Path(__file__).with_name("writer.py")
CLAIMS = 4
KILLS = 50
FEWER_KILLS = 15


def make_coding(number):
    sentences = [f"India and Japan signed paper {number}-{part}." for part in range(CLAIMS)]
    document = make_document(" ".join(sentences), path=f"reports/{number:03}.txt")
    return document, [make_claim(document, sentence) for sentence in sentences]


CODINGS = [make_coding(number) for number in range(40)]
IDS = {document.id for document, _ in CODINGS}


@pytest.fixture(params=["sqlite", "postgres"] if SERVER else ["sqlite"])
def address(request, path):
    """Where a new ledger can be made."""
    if request.param == "sqlite":
        yield str(path)
    else:
        with postgres_address() as opened:
            yield opened


@pytest.fixture
def start(tmp_path):
    """Starts a program that writes."""

    def started(address, codings, coder="test", rounds=1):
        pickled = tmp_path / f"{coder}.pickle"
        pickled.write_bytes(pickle.dumps(codings))
        command = [sys.executable, str(WRITER), address, str(pickled), coder, str(rounds)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    return started


def kill(writer, seconds, *, starting=False):
    """Kills the writer so long after its first document, or its start; gives the ids that it said were recorded."""
    with writer:
        first = "" if starting else writer.stdout.readline()
        time.sleep(seconds)
        writer.kill()
        assert first or starting, writer.stderr.read()
        return {line.strip() for line in (first, *writer.stdout) if line.endswith("\n")}


def check_whole(address):
    """Every document has all its claims and sentences, of the coder that it names; each claim is linked or waits."""
    with open_ledger(address) as ledger:
        coders = {document.id: None for document in ledger.documents()}
        coders |= {claim.document.id: claim.coder for claim in ledger.claims()}
        found = [(claim.document.id, claim.coder) for claim in ledger.claims()]
        assert len(ledger.search("japan", limit=10_000)) == len(found)
        assert all(ledger.coded(ledger.document(id), coder) for id, coder in coders.items())
        with ledger.linking() as links:
            waiting = {claim.id for claim in links.pending()}
        assert len(waiting) + len(ledger.entries_of({claim.id for claim in ledger.claims()})) == len(found)
    assert sorted(found) == sorted(list(coders.items()) * CLAIMS)
    return set(coders)


def check_file(path):
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def export(address):
    with open_ledger(address) as ledger, ledger.linking() as links:
        assert (links.pending(), links.gone()) == ([], Lost())
        return repr([list(ledger.documents()), [(claim.id, claim) for claim in ledger.claims()]])


@pytest.mark.long
def test_killed_at_any_moment_the_ledger_is_whole_and_can_be_completed(address, start, tmp_path):
    moments = random.Random(7)
    for number in range(KILLS if "://" not in address else FEWER_KILLS):
        writer = start(address, CODINGS, f"kill{number}", rounds=1_000)
        assert kill(writer, moments.uniform(0, 0.12)) <= check_whole(address)
        if "://" not in address:
            check_file(address)
    undisturbed = str(tmp_path / "undisturbed.db")
    for place in (address, undisturbed):
        assert start(place, CODINGS, "last").communicate()[1] == ""
    assert check_whole(address) == IDS
    assert export(address) == export(undisturbed)


@pytest.mark.long
def test_killed_while_it_makes_the_ledger_it_can_be_made_again(start, tmp_path):
    moments = random.Random(8)
    for number in range(FEWER_KILLS):
        path = str(tmp_path / f"{number}.db")
        writer = start(path, [make_coding(0)], f"kill{number}", rounds=1_000)
        assert kill(writer, moments.uniform(0.03, 0.2), starting=True) <= check_whole(path)


@pytest.mark.long
def test_two_writers_at_once_lose_nothing(address, start):
    codings = [make_coding(number) for number in range(60)]
    writers = [start(address, half, f"half{n}") for n, half in enumerate((codings[:40], codings[20:]))]
    assert [writer.communicate()[1] for writer in writers] == ["", ""]
    assert check_whole(address) == {document.id for document, _ in codings}
    assert len(export(address)) > len(codings)


def test_a_reader_sees_whole_documents_while_another_writes(address, start):
    with open_ledger(address) as ledger, start(address, [make_coding(n) for n in range(30)], rounds=3) as writer:
        while writer.poll() is None:
            assert len(list(ledger.claims())) % CLAIMS == 0
        assert len(list(ledger.claims())) == 30 * CLAIMS
        writer.stdout.read()
