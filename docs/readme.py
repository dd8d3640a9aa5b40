"""The README's console examples as they really print: `make readme` writes them anew, a test compares.

In each console block the output below a line `$ comity ...` is replaced by what the command prints in a fresh folder
that holds the samples, at 80 columns and without colour.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```)", re.DOTALL)


def rewritten(text: str) -> str:
    """The README with every `$ comity` example run anew, in their order, in one folder."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "samples", Path(folder) / "samples")
        return BLOCK.sub(lambda block: _run_block(block.group(1), folder), text)


def _run_block(block: str, folder: str) -> str:
    commands = [line for line in block.splitlines() if line.startswith("$ ")]
    if not all(command.startswith("$ comity ") for command in commands):
        return block
    return "".join(f"{command}\n{_output(command.removeprefix('$ comity '), folder)}\n" for command in commands)


def _output(arguments: str, folder: str) -> str:
    environment = {**os.environ, "COLUMNS": "80", "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "comity", *arguments.split()],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return "\n".join(line.rstrip() for line in done.stdout.rstrip().splitlines())


if __name__ == "__main__":
    README.write_text(rewritten(README.read_text("utf-8")), "utf-8")
