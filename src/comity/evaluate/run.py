"""Gold in, report out: each format's files are scored together, and the floors held against the figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from comity.errors import EvaluateError
from comity.evaluate.contest import compare
from comity.evaluate.floors import check, read_floors
from comity.evaluate.formats import FORMATS, gold_files
from comity.evaluate.gold import Options
from comity.evaluate.report import Report, Result
from comity.languages.english import LANGUAGE


def evaluate(paths: Sequence[Path], options: Options, named: str | None = None, floors: Path | None = None) -> Report:
    """Score the program over gold. Raises EvaluateError for what is no gold and for floors that are none."""
    bounds = read_floors(floors) if floors else None
    by_format, passed_over = gold_files(list(paths), named)
    if not by_format:
        raise EvaluateError(f"no gold in {', '.join(repr(str(path)) for path in paths)}; name it, or give its --format")
    results = tuple(_score(name, part, options) for name, files in by_format.items() for part in _parts(name, files))
    if options.compare:
        results = (*results, compare(options.compare, own=all(map(options.is_own, options.compare))))
    report = Report(LANGUAGE.version, results, passed_over=tuple(map(str, passed_over)))
    return check(report, bounds) if bounds is not None else report


def _parts(name: str, files: Sequence[Path]) -> list[list[Path]]:
    """The files that are scored together: of a format, all; of rows that quote documents, those of one folder."""
    if name != QUOTING:
        return [list(files)]
    folders: dict[Path, list[Path]] = {}
    for file in files:
        folders.setdefault(file.parent, []).append(file)
    return list(folders.values())


def _score(name: str, files: Sequence[Path], options: Options) -> Result:
    """The result of some files. Rows beside their own texts are named after their folder: ``held.entries.b3.f1``."""
    result = replace(FORMATS[name].score(files, options), own=all(map(options.is_own, files)))
    folder = files[0].parent
    if name != QUOTING or not (folder / TEXTS).is_dir():
        return result
    figures = tuple(replace(figure, name=f"{folder.name}.{figure.name}") for figure in result.figures)
    return replace(result, title=f"{result.title} ({folder.name})", figures=figures)


QUOTING: Final = "claims"
TEXTS: Final = "texts"
"""The folder beside a file of rows that holds the documents it quotes."""
