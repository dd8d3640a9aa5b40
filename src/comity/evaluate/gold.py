"""Gold files: how they are read, what a format is, and which errors a bad one gives."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from comity.edtf import bounds
from comity.errors import EvaluateError
from comity.evaluate.report import Result

HEAD: Final = 4000
"""Characters of a file by which its format is recognised."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a person asked for.

    ``texts``: folders of the documents that rows of gold quote; ``examples``: at most; ``own``: files and folders of
    gold whose text may be published; ``encoder``: the folder of other weights than those shipped, for marked pairs
    and triplets; ``compare``: labelled passages over which rules, model and both are compared; ``half``: of saved
    documents, and of passages in other languages, those of one half alone.
    """

    texts: tuple[Path, ...] = ()
    examples: int = 10
    own: tuple[Path, ...] = ()
    encoder: Path | None = None
    compare: tuple[Path, ...] = ()
    half: str | None = None

    def is_own(self, path: Path) -> bool:
        """True where the file is one of our own, or lies below a folder of them."""
        whole = path.resolve()
        return any(whole == own.resolve() or own.resolve() in whole.parents for own in self.own)


@dataclass(frozen=True, slots=True)
class Format:
    """A form of gold. ``recognises`` is given a path and the beginning of its text; ``score`` all files of the form."""

    name: str
    recognises: Callable[[Path, str], bool]
    score: Callable[[Sequence[Path], Options], Result]


def read_gold(path: Path) -> str:
    """The text of a gold file. Raises EvaluateError."""
    try:
        return path.read_text("utf-8-sig")
    except OSError as exc:
        raise EvaluateError(f"cannot read {str(path)!r}: {exc.strerror}; name another file") from exc
    except UnicodeDecodeError as exc:
        raise EvaluateError(f"{str(path)!r} is not UTF-8 text at byte {exc.start}: save it as UTF-8") from exc


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """One object a line. Raises EvaluateError naming the line."""
    return [row for _, row in read_lines(path)]


def read_lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The number of each line with the object in it. Raises EvaluateError naming the line."""
    for number, line in enumerate(read_gold(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as exc:
            raise bad(path, number, f"no JSON ({exc})") from exc
        if not isinstance(row, dict):
            raise bad(path, number, "no JSON object")
        yield number, row


def read_table(path: Path, delimiter: str, needed: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a table with a head. Raises EvaluateError where a column or a cell is missing."""
    reader = csv.DictReader(io.StringIO(read_gold(path), newline=""), delimiter=delimiter)
    missing = [name for name in needed if name not in (reader.fieldnames or ())]
    if missing:
        raise EvaluateError(f"{str(path)!r} has no column {missing[0]!r}: it needs {', '.join(needed)}")
    rows = []
    try:
        for row in reader:
            if any(row[name] is None for name in needed):
                raise bad(path, reader.line_num, f"fewer than {len(reader.fieldnames or ())} cells")
            rows.append({name: str(row[name]) for name in row if name is not None})
    except csv.Error as exc:
        raise bad(path, reader.line_num, str(exc)) from exc
    return rows


def bad(path: Path, line: int, reason: str) -> EvaluateError:
    """The error of one line of a gold file."""
    return EvaluateError(f"{str(path)!r}, line {line}: {reason}; mend the line or take it out")


def day(text: str, where: str) -> str:
    """The EDTF of a date that gold gives. Raises EvaluateError saying where it stands."""
    try:
        bounds(text)
    except ValueError as exc:
        raise EvaluateError(f"{where}: {text!r} is no date; write it as 2024-08-21, or take it out") from exc
    return text


def keys_of(head: str) -> set[str]:
    """The keys in the first line of a file of JSON objects, also where the line is cut off; else nothing."""
    line = head.lstrip().split("\n", 1)[0]
    return set(re.findall(r'"(\w+)"\s*:', line)) if line.startswith("{") else set()


def columns_of(head: str, delimiter: str) -> set[str]:
    """The cells of a file's first line."""
    return {cell.strip().strip('"') for cell in head.split("\n", 1)[0].split(delimiter)}
