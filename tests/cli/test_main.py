"""The group of commands, and the one place that turns errors into exit statuses."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

from cli.conftest import Run
from comity import cli as package
from comity.cli import cli, main
from comity.errors import LedgerError, NotFoundError, PresentError, UsageError

HEAVY = (
    "rich",
    "jinja2",
    "spacy",
    "sqlite3",
    "yaml",
    "babel",
    "numpy",
    "comity.present",
    "comity.analyse",
    "comity.evaluate",
    "httpx",
    "warcio",
)
COMMANDS = [
    "add", "demo", "watch", "pair", "show", "changes", "search", "documents", "accounts", "promises", "figures",
    "compare", "coverage", "draw", "review", "decide", "export", "brief", "serve", "backup", "link", "evaluate",
]  # fmt: skip


def python(code: str, *arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, **options)  # type: ignore[call-overload,no-any-return]


def test_commands_are_listed_in_the_order_of_use() -> None:
    assert cli.list_commands(click.Context(cli)) == COMMANDS


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.status == 0
    assert f"Example:\n    comity {command}" in ran.out


def test_group_has_an_example(run: Run) -> None:
    assert "Example:\n    comity add" in run("--help").out


@pytest.mark.parametrize("command", COMMANDS)
def test_paragraphs_of_help_begin_at_one_edge(run: Run, command: str) -> None:
    told, _, _ = run(command, "--help").out.partition("Example:")
    assert all(line.startswith("  ") and line[2] != " " for line in told.split("\n\n")[1:] if line.strip())


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; from comity.cli import main; main(['--help']); print([m for m in sys.argv if m in sys.modules])"
    assert python(code, *HEAVY).stdout.splitlines()[-1] == "[]"


def test_version(run: Run) -> None:
    assert run("--version").out.startswith("comity")


@pytest.mark.parametrize(
    ("error", "status"),
    [(LedgerError("no"), 1), (NotFoundError("no"), 1), (PresentError("no"), 1), (UsageError("no"), 2)],
)
def test_errors_become_one_line_and_a_status(
    run: Run, monkeypatch: pytest.MonkeyPatch, error: Exception, status: int
) -> None:
    monkeypatch.setattr(package.cli, "main", lambda **_: (_ for _ in ()).throw(error))
    ran = run("documents")
    assert (ran.status, ran.out, ran.err) == (status, "", "comity: no\n")


def test_error_is_one_inert_line(run: Run) -> None:
    ran = run("pair", "a\x1b[2J\nb", "japan")
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert "\x1b" not in ran.err


@pytest.mark.parametrize("arguments", [["nonsense"], ["pair", "india"], ["pair", "a", "b", "--limit", "-1"]])
def test_wrong_calls_have_status_2(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.status == 2
    assert "Error:" in ran.err


def test_interrupt_has_status_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.ledger.open_ledger", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
    ran = run("documents")
    assert ran.status == 130
    assert "Traceback" not in ran.err


def test_reader_that_goes_away_is_no_error(ledger: Path) -> None:
    code = "import sys; from comity.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "--ledger", str(ledger), "export", "claims"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == ""
    process.stderr.close()
    assert process.wait(timeout=60) == 1


def test_ledger_of_the_environment(run: Run, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved = ledger.rename(ledger.with_name("other.db"))
    monkeypatch.setenv("COMITY_LEDGER", str(moved))
    assert run("documents").status == 0


def test_ledger_option_comes_before_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_LEDGER", "one.db")
    assert "'two.db'" in run("--ledger", "two.db", "documents").err


def test_missing_ledger_is_named_and_not_made(run: Run, tmp_path: Path) -> None:
    ran = run("pair", "india", "japan")
    assert ran.status == 1
    assert "comity.db" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_narrow_encodings_do_not_stop_the_output(ledger: Path) -> None:
    code = "import sys; from comity.cli import main; sys.exit(main(sys.argv[1:]))"
    ran = python(code, "--ledger", str(ledger), "pair", "IND", "JPN", env={"PYTHONIOENCODING": "ascii"} | python_path())
    assert ran.returncode == 0, ran.stderr
    assert "IN PLACE" in ran.stdout


def python_path() -> dict[str, str]:
    return {"PYTHONPATH": str(Path(package.__file__).parents[2])}


def test_main_returns_0_for_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    assert capsys.readouterr().err == ""
