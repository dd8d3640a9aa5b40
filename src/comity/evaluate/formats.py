"""The table of gold formats: a new one is a module with a FORMAT, and its row here."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from comity.errors import EvaluateError, UsageError
from comity.evaluate import (
    actors,
    chains,
    corpus,
    factuality,
    meantime,
    notices,
    pages,
    pairs,
    rows,
    sentences,
    sides,
    timeml,
    timenorm,
    triplets,
)
from comity.evaluate.gold import HEAD, Format, read_gold

FORMATS: Final[dict[str, Format]] = {
    module.FORMAT.name: module.FORMAT
    for module in (
        corpus,
        notices,
        chains,
        rows,
        pages,
        pairs,
        triplets,
        actors,
        factuality,
        meantime,
        timeml,
        timenorm,
        sentences,
        sides,
    )
}
"""Name -> format, in the order in which a file is held against them."""


def get_format(name: str) -> Format:
    """The format of this name. Raises UsageError where there is none."""
    if name not in FORMATS:
        raise UsageError(f"no format is called {name!r}: use one of {', '.join(FORMATS)}")
    return FORMATS[name]


def find_format(path: Path) -> Format | None:
    """The format that a file is of, by its content; None where no format knows it, or it is no text."""
    try:
        head = read_gold(path)[:HEAD]
    except EvaluateError:
        return None
    return next((form for form in FORMATS.values() if form.recognises(path, head)), None)


def gold_files(paths: list[Path], named: str | None) -> tuple[dict[str, list[Path]], list[Path]]:
    """Format -> its files, and the files of folders that are of none.

    Raises EvaluateError for a path that is not there, a file named itself that is of no format, and where nothing is
    left to score.
    """
    found: dict[str, list[Path]] = {name: [] for name in FORMATS}
    passed_over: list[Path] = []
    for path in paths:
        for file in _files(path):
            form = get_format(named) if named else find_format(file)
            if form is not None:
                found[form.name].append(file)
            elif file == path:
                read_gold(file)
                raise EvaluateError(f"{str(path)!r} is gold of no format that is known; name it with --format")
            else:
                passed_over.append(file)
    return {name: files for name, files in found.items() if files}, passed_over


def _files(path: Path) -> list[Path]:
    """The file itself, or all files below a folder in order of their names, hidden ones left out."""
    if not path.exists():
        raise EvaluateError(f"{str(path)!r} does not exist; name a file or folder of gold")
    if not path.is_dir():
        return [path]
    files = [f for f in sorted(path.rglob("*")) if f.is_file()]
    return [f for f in files if not any(part.startswith(".") for part in f.relative_to(path).parts)]
