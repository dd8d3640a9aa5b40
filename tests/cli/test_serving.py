"""The command that serves the pages: where, to whom, and how it ends."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from cli.conftest import Run
from comity.cli import serving
from comity.errors import UsageError
from comity.web import Guard

READER, EDITOR = "r" * 20, "e" * 20


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("READER_TOKEN", "EDITOR_TOKEN", "HOSTS", "WRITES_PER_MINUTE"):
        monkeypatch.delenv(f"COMITY_{name}", raising=False)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What would be served, instead of serving it."""
    kept: list[Any] = []
    monkeypatch.setattr(serving, "_run", lambda app, _: kept.append(app))
    return kept


@pytest.mark.usefixtures("ledger")
def test_a_line_says_where_of_what_and_who_may_do_what(run: Run, served: list[Any]) -> None:
    ran = run("serve", "--port", "0")
    assert ran.status == 0
    assert ran.err.startswith("Comity at http://127.0.0.1:")
    assert ran.err.endswith("· ledger comity.db · everybody on this machine may read and edit · Ctrl-C ends it\n")
    assert len(served) == 1


@pytest.mark.usefixtures("ledger", "served")
def test_no_token_is_ever_printed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_READER_TOKEN", READER)
    monkeypatch.setenv("COMITY_EDITOR_TOKEN", EDITOR)
    ran = run("serve", "--port", "0")
    assert "to read a token is asked for, to edit the editor's" in ran.err
    assert READER not in ran.err + ran.out
    assert EDITOR not in ran.err + ran.out


def test_a_reader_alone_means_that_nobody_edits() -> None:
    assert serving.rules(Guard(READER)) == "to read a token is asked for, nobody may edit"


@pytest.mark.usefixtures("ledger", "served")
@pytest.mark.parametrize(("settings", "words"), [
    ({}, "'192.0.2.1' can be reached from elsewhere: set COMITY_READER_TOKEN or COMITY_EDITOR_TOKEN"),
    ({"READER_TOKEN": "short"}, "the reader's token has fewer than 16 signs"),
    ({"WRITES_PER_MINUTE": "0"}, "set it to 1 or more"),
])  # fmt: skip
def test_who_could_be_reached_from_elsewhere_is_guarded(
    run: Run, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], words: str
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(f"COMITY_{name}", value)
    ran = run("serve", "--host", "192.0.2.1")
    assert ran.status == 2
    assert words in ran.err


@pytest.mark.parametrize(("host", "given", "names"), [
    ("127.0.0.1", "", {"localhost", "127.0.0.1", "::1"}),
    ("192.0.2.1", " a.example, b.example ,", {"localhost", "127.0.0.1", "::1", "192.0.2.1", "a.example", "b.example"}),
    ("0.0.0.0", "a.example", {"localhost", "127.0.0.1", "::1", "a.example"}),
])  # fmt: skip
def test_the_names_that_it_answers_to(monkeypatch: pytest.MonkeyPatch, host: str, given: str, names: set[str]) -> None:
    monkeypatch.setenv("COMITY_HOSTS", given)
    assert set(serving.names_of(host, Guard(READER))) == names


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_every_address_needs_names(host: str) -> None:
    with pytest.raises(UsageError, match="COMITY_HOSTS"):
        serving.names_of(host, Guard(READER))


@pytest.mark.usefixtures("ledger", "served")
def test_a_port_that_is_taken_is_told_in_a_line(run: Run) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        ran = run("serve", "--port", str(port))
    assert ran.status == 1
    assert ran.err.startswith(f"comity: cannot serve at 127.0.0.1:{port} (")
    assert ran.err.count("\n") == 1


@pytest.mark.usefixtures("served")
def test_there_must_be_a_ledger(run: Run) -> None:
    ran = run("serve")
    assert ran.status == 1
    assert "comity.db" in ran.err


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_it_serves_until_it_is_interrupted(ledger: Path) -> None:
    command = [sys.executable, "-m", "comity", "--ledger", str(ledger), "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stderr
        address = server.stderr.readline().split()[2]
        with urlopen(f"{address}/search?q=acsa", timeout=20) as answer:
            assert b"<mark>ACSA</mark>" in answer.read()
            assert answer.headers["server"] is None
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=20)
    assert (server.returncode, out) == (130, "")
    assert "acsa" not in err
