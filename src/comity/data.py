"""Reads the YAML that people edit, and checks rows against their schema: every mistake is a DataError that names it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from comity.errors import DataError

PACKAGE = Path(__file__).parent


def load(path: Path) -> Any:
    """The content of a YAML file. Raises DataError naming the file where it is missing or no YAML."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except OSError as exc:
        raise DataError(f"{path.name} cannot be read: {exc.strerror}; reinstall comity") from exc
    except yaml.YAMLError as exc:
        raise DataError(f"{path.name} is no YAML: {exc}; mend it or reinstall comity") from exc


APART: Final = ("link", "promise", "analyse", "languages")
"""Folders whose data files make no other claims in English: steps that come after coding, and other languages, which
name their own data in their coder."""


def digest() -> str:
    """A short hash of the data files that the coder reads: another word in one of them makes another coder."""
    found = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("*.yaml")):
        if path.relative_to(PACKAGE).parts[0] in APART:
            continue
        found.update(path.relative_to(PACKAGE).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:8]


def check(content: Any, kind: type, where: str) -> Any:
    """The content, when it is of the kind. Raises DataError naming file and row."""
    if not isinstance(content, kind):
        raise DataError(f"{where}: expected {kind.__name__}, found {content!r}; mend that row")
    return content


def strings(content: Any, where: str) -> tuple[str, ...]:
    """A list of non-empty strings, or nothing at all."""
    if content is None:
        return ()
    rows = check(content, list, where)
    bad = next((row for row in rows if not isinstance(row, str) or not row.strip()), None)
    if bad is not None:
        raise DataError(f"{where}: {bad!r} is not a non-empty string; quote it or take it out")
    return tuple(rows)


def keys(row: Mapping[str, Any], where: str, needed: frozenset[str], allowed: frozenset[str]) -> None:
    """Raises DataError where a row lacks a needed key or has one that nobody reads."""
    missing, unknown = needed - row.keys(), row.keys() - needed - allowed
    if missing or unknown:
        raise DataError(f"{where}: missing {sorted(missing)}, unknown {sorted(unknown)}; mend that row")


_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
