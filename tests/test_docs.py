"""What the documents promise: a line for each command, setting and error, and examples that run."""

from __future__ import annotations

import inspect
import re
import shlex
from pathlib import Path

import pytest

from comity import errors
from comity.cli import cli, main
from comity.settings import TABLE, Setting

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference.md"
ERRORS = [name for name, value in vars(errors).items() if inspect.isclass(value)]


def section(name: str) -> str:
    """The text of the reference from a heading to the next one of its level or above."""
    found = re.search(
        rf"(?ms)^(?P<level>#+) {name}\n(?P<body>.*?)(?=^(?!(?P=level)#)#+ |\Z)", REFERENCE.read_text("utf-8")
    )
    assert found, f"docs/reference.md has no section {name!r}"
    return found["body"]


def has_line(text: str, name: str) -> bool:
    """True where a line names it in code and says something of it."""
    return bool(re.search(rf"(?m)^.*`(?:comity )?{re.escape(name)}\b[^`]*`.*\w", text))


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_has_its_line(name: str) -> None:
    assert has_line(section("Commands"), name)


@pytest.mark.parametrize("setting", TABLE, ids=lambda setting: setting.name)
def test_every_setting_has_its_line(setting: Setting) -> None:
    text = section("Settings")
    assert has_line(text, setting.name) or has_line(text, setting.variable)


@pytest.mark.parametrize("name", ERRORS)
def test_every_error_has_its_line(name: str) -> None:
    assert has_line(section("Errors"), name)
