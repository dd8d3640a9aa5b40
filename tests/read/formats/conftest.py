"""Programs that are there, or are not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from comity.read.pdf import recognition


@pytest.fixture
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which no tesseract is installed."""
    monkeypatch.setattr(recognition, "PROGRAM", "no-such-program")


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in the place of tesseract: it lists two languages, and finds a file's words on any picture."""
    told = tmp_path / "told.txt"
    program = tmp_path / "tesseract"
    code = (
        f"#!{sys.executable}\nimport sys\nif '--list-langs' in sys.argv: print('eng\\njpn')\n"
        f"else: sys.stdin.buffer.read(8) == b'\\x89PNG\\r\\n\\x1a\\n' and print(open({str(told)!r}).read())\n"
    )
    program.write_text(code)
    program.chmod(0o755)
    monkeypatch.setattr(recognition, "PROGRAM", str(program))
    return told
