"""A ledger with the small story in it, a way to run a command, and a pipeline that parses nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

import comity
from comity.cli import main
from comity.ledger import SqlLedger, open_ledger
from comity.model import Rejected
from comity.read import Options
from present.story import STORY


@dataclass(frozen=True)
class Ran:
    """What a command left: its exit status and what it printed."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder, at 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def ran(*arguments: str) -> Ran:
        status = main(arguments)
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return ran


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """The story's ledger, at the path that commands use by themselves."""
    path = tmp_path / "comity.db"
    with open_ledger(path) as store:
        record_story(store)
    return path


def record_story(store: SqlLedger) -> None:
    for document, claim in STORY:
        store.record(document, [claim], "test-1")


@dataclass
class FakePipeline:
    """Records the story whatever it is given; ``rejected`` is what it then reports."""

    rejected: tuple[Rejected, ...] = ()
    calls: list[tuple[list[str], dict[str, str]]] = field(default_factory=list)
    progress: Any = None
    columns: dict[str, str] = field(default_factory=dict)

    def add(
        self, store: SqlLedger, paths: Sequence[str], *, published: Mapping[str, str], options: Options, progress: Any
    ) -> Any:
        self.columns = dict(options.columns)
        self.calls.append((list(paths), dict(published)))
        self.progress = progress
        if progress is not None:
            progress(1, 2)
        record_story(store)
        return SimpleNamespace(new=8, same=1, updated=0, claims=8, rejected=self.rejected)


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> FakePipeline:
    fake, module = FakePipeline(), ModuleType("comity.pipeline")
    module.add = fake.add  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "comity.pipeline", module)
    monkeypatch.setattr(comity, "pipeline", module, raising=False)
    return fake
