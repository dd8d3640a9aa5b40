"""Puts what the pages take from npm beside them, before a wheel or a source distribution is made."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

STATIC = Path("src", "comity", "web", "static")
SOURCE = Path("node_modules", "htmx.org")
COPIES = {Path("dist", "htmx.min.js"): "htmx.min.js", Path("LICENSE"): "htmx.LICENSE"}
INSTALL = ("ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")


class PagesHook(BuildHookInterface):  # type: ignore[misc]
    """The pages work without script, so an editable install goes on without it; what is given away has it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        why = put(Path(self.root))
        if why is None:
            return
        if version != "editable":
            raise SystemExit(f"htmx cannot be shipped: {why}; install Node.js with npm, then build again")
        print(f"comity: the pages will do without htmx: {why}", file=sys.stderr)


def put(root: Path) -> str | None:
    """Have htmx and its licence among the static files; else why they are not there."""
    if is_there(root):
        return None
    why = None if is_installed(root) else install(root)
    if why is None:
        for source, name in COPIES.items():
            shutil.copyfile(root / SOURCE / source, root / STATIC / name)
    return why


def wanted(root: Path) -> str:
    """The version that package.json asks for."""
    return str(json.loads((root / "package.json").read_text("utf-8"))["dependencies"]["htmx.org"])


def is_there(root: Path) -> bool:
    """Whether the static files have this very version."""
    script = root / STATIC / "htmx.min.js"
    known = script.is_file() and f'version:"{wanted(root)}"' in script.read_text("utf-8")
    return known and (root / STATIC / "htmx.LICENSE").is_file()


def is_installed(root: Path) -> bool:
    """Whether npm has put this very version into node_modules."""
    package = root / SOURCE / "package.json"
    return package.is_file() and json.loads(package.read_text("utf-8"))["version"] == wanted(root)


def install(root: Path) -> str | None:
    """Let npm install what package-lock.json pins; else why it could not."""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not on the PATH"
    done = subprocess.run([npm, *INSTALL], cwd=root, capture_output=True, text=True, check=False)
    if done.returncode == 0 and is_installed(root):
        return None
    words = (done.stderr.strip() or f"npm ended with status {done.returncode}").splitlines()
    return f"npm ci failed ({words[-1]})"
