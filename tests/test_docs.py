"""What the reference promises: each command, option, setting, error, method and field is there, and no other."""

from __future__ import annotations

import importlib.util
import inspect
import re
from dataclasses import fields
from pathlib import Path

import pytest

from comity import Desk, errors
from comity.cli import cli
from comity.model import COLUMNS, KINDS, Claim
from comity.settings import TABLE, Setting

REFERENCE = Path(__file__).parent.parent / "docs" / "reference.md"
README = REFERENCE.parent.parent / "README.md"
ERRORS = {name: value for name, value in vars(errors).items() if inspect.isclass(value)}
METHODS = [name for name, value in vars(Desk).items() if inspect.isfunction(value) and not name.startswith("_")]


def section(title: str) -> str:
    """The text of the reference from a heading to the next one of its level or above."""
    text = REFERENCE.read_text("utf-8")
    found = re.search(rf"(?ms)^(?P<level>#+) {title}\n(?P<body>.*?)(?=^(?!(?P=level)#)#+ |\Z)", text)
    assert found, f"docs/reference.md has no section {title!r}"
    return found["body"]


def rows(title: str) -> list[list[str]]:
    """The rows of a section's tables, without heads; cells without the signs of code."""
    lines = [line for line in section(title).splitlines() if line.startswith("| `") or line.startswith("| A")]
    return [[cell.strip(" `") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def test_every_command_has_its_section_and_no_other() -> None:
    assert sorted(re.findall(r"(?m)^### comity (\w+)$", section("Commands"))) == sorted(cli.commands)


@pytest.mark.parametrize("name", cli.commands)
def test_every_option_of_a_command_is_in_its_section(name: str) -> None:
    options = {opt for parameter in cli.commands[name].params for opt in parameter.opts if opt.startswith("--")}
    described = set(re.findall(r"--[a-z][a-z-]+", section(f"comity {name}")))
    assert options <= described
    assert described <= options | {"--ledger"}


@pytest.mark.parametrize("name", cli.commands)
def test_a_command_opens_with_its_usage(name: str) -> None:
    assert section(f"comity {name}").lstrip().startswith(f"`comity {name}")


@pytest.mark.parametrize("setting", TABLE, ids=lambda setting: setting.name)
def test_every_setting_has_its_row(setting: Setting) -> None:
    row = next(row for row in rows("Settings") if row[0] == setting.name)
    assert row[1:3] == [setting.variable, str(setting.default)]
    assert row[3].startswith(setting.help.split(";")[0].replace("--ledger", "`--ledger`"))


def test_no_other_setting() -> None:
    assert [row[0] for row in rows("Settings")] == [setting.name for setting in TABLE]


def test_every_error_has_its_row_and_no_other() -> None:
    assert {row[0] for row in rows("Errors")} == set(ERRORS)


@pytest.mark.parametrize("name", ERRORS)
def test_an_errors_row_tells_its_exit_status(name: str) -> None:
    row = next(row for row in rows("Errors") if row[0] == name)
    assert row[2] == ("2" if issubclass(ERRORS[name], errors.UsageError) else "1")
    assert all(row)


@pytest.mark.parametrize("name", METHODS)
def test_every_method_of_a_desk_has_its_row(name: str) -> None:
    assert any(row[0].startswith(f"{name}(") for row in rows("Python"))


@pytest.mark.parametrize("field", [field.name for field in fields(Claim)])
def test_every_field_of_a_claim_has_its_row(field: str) -> None:
    assert any(re.match(rf"{field}\b", row[0]) for row in rows("A claim"))


def test_kinds_and_statuses_have_their_rows() -> None:
    assert [row[0] for row in rows("Kinds")] == list(KINDS)
    expected = [[column, status] for column, statuses in COLUMNS.items() for status in statuses]
    table = [line.split("|")[1:3] for line in section("Statuses").splitlines() if "` |" in line]
    assert [[cell.strip(" `") for cell in row] for row in table] == expected


def test_the_readme_prints_what_the_program_prints() -> None:
    spec = importlib.util.spec_from_file_location("readme", REFERENCE.parent / "readme.py")
    assert spec and spec.loader
    readme = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(readme)
    text = README.read_text("utf-8")
    assert text.count("$ comity ") >= 3, "examples that are run"
    assert readme.rewritten(text) == text, "the README's examples print otherwise now: make readme"
