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

from comity.ledger import open_ledger
from factories import make_claim, make_document

WRITER = Path(__file__).with_name("writer.py")
CLAIMS = 4
KILLS = 20


def make_coding(number):
    sentences = [f"India and Japan signed paper {number}-{part}." for part in range(CLAIMS)]
    document = make_document(" ".join(sentences), path=f"reports/{number:03}.txt")
    return document, [make_claim(document, sentence) for sentence in sentences]


def start_writer(path, codings, coder="test", rounds=1):
    pickled = path.with_name(f"{coder}.pickle")
    pickled.write_bytes(pickle.dumps(codings))
    command = [sys.executable, str(WRITER), str(path), str(pickled), coder, str(rounds)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kill(writer, seconds, *, starting=False):
    """Kills the writer so long after its first document, or its start; gives the ids that it said were recorded."""
    with writer:
        first = "" if starting else writer.stdout.readline()
        time.sleep(seconds)
        writer.kill()
        assert first or starting, writer.stderr.read()
        return {line.strip() for line in (first, *writer.stdout) if line.endswith("\n")}


def check_whole(path):
    """Every document has all its claims and sentences, all of the coder that the document names."""
    open_ledger(path).close()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        sentences = connection.execute("SELECT count(*) FROM sentences WHERE superseded IS NULL").fetchone()[0]
        coders = dict(connection.execute("SELECT id, coder FROM documents WHERE superseded IS NULL"))
    with open_ledger(path) as ledger:
        found = [(claim.document.id, claim.coder) for claim in ledger.claims()]
        assert len(ledger.search("japan", limit=10_000)) == sentences == len(found)
    assert sorted(found) == sorted(list(coders.items()) * CLAIMS)
    return set(coders)


@pytest.mark.long
def test_killed_at_any_moment_the_ledger_is_whole(path):
    moments = random.Random(7)
    codings = [make_coding(number) for number in range(40)]
    for number in range(KILLS):
        writer = start_writer(path, codings, f"kill{number}", rounds=1_000)
        assert kill(writer, moments.uniform(0, 0.08)) <= check_whole(path)
    assert start_writer(path, codings, "last").communicate()[1] == ""
    assert check_whole(path) == {document.id for document, _ in codings}


@pytest.mark.long
def test_killed_while_it_makes_the_ledger_it_can_be_made_again(tmp_path):
    moments = random.Random(8)
    for number in range(KILLS):
        path = tmp_path / f"{number}.db"
        writer = start_writer(path, [make_coding(0)], f"kill{number}", rounds=1_000)
        assert kill(writer, moments.uniform(0.03, 0.2), starting=True) <= check_whole(path)


@pytest.mark.long
def test_two_writers_at_once_lose_nothing(path):
    codings = [make_coding(number) for number in range(60)]
    writers = [start_writer(path, half, f"half{n}") for n, half in enumerate((codings[:40], codings[20:]))]
    assert [writer.communicate()[1] for writer in writers] == ["", ""]
    assert check_whole(path) == {document.id for document, _ in codings}


def test_a_reader_sees_whole_documents_while_another_writes(path):
    with open_ledger(path) as ledger, start_writer(path, [make_coding(n) for n in range(30)], rounds=3) as writer:
        while writer.poll() is None:
            assert len(list(ledger.claims())) % CLAIMS == 0
        assert len(list(ledger.claims())) == 30 * CLAIMS
        writer.stdout.read()
