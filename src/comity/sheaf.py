"""Blind sheets that are filled in passage by passage: each answer is a small file, written whole or not at all."""

from __future__ import annotations

import json
import os
import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from comity import settings
from comity.errors import NotFoundError, PresentError, UsageError
from comity.judge.agreement import CODED, Difference
from comity.ledger.store import Ledger
from comity.model import content_id
from comity.sheets import blank, check_words, draw

NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
HEAD: Final = "sheet.json"

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The passages that were drawn for a coder, and what was answered so far."""

    name: str
    coder: str
    told: Mapping[str, Any]
    """How it was drawn: pair, seed, when."""
    passages: tuple[Row, ...]
    """A blank row each, in the order in which they are coded."""
    answers: Mapping[str, tuple[Row, ...]]
    """Passage -> its rows; one without a ``kind`` says that it claims nothing."""

    @property
    def done(self) -> bool:
        """Whether every passage was coded."""
        return all(row["passage"] in self.answers for row in self.passages)

    @property
    def rows(self) -> list[dict[str, str]]:
        """What was coded, as a sheet has it; passages that nobody looked at yet are left out."""
        return [
            {**passage, **answer} for passage in self.passages for answer in self.answers.get(passage["passage"], ())
        ]


@dataclass(frozen=True, slots=True)
class Settling:
    """Two sheets that are compared, and what a third person settled of their differences."""

    name: str
    a: tuple[Row, ...]
    b: tuple[Row, ...]
    titles: tuple[str, str]
    settled: Mapping[str, Mapping[str, str]]
    """Id of a difference -> ``decided``, ``by`` and ``why``."""


def difference_id(one: Difference) -> str:
    """The same difference has the same id, however often two sheets are compared."""
    return content_id("x", [one.passage, one.field, one.a, one.b])


def folder_for(ledger: str) -> Path:
    """The folder of the sheets of a ledger: as set, else beside its file. UsageError where it has no file."""
    given = str(settings.get("sheets"))
    if given:
        return Path(given)
    if "://" in ledger:
        raise UsageError("this ledger has no folder of its own: set COMITY_SHEETS to a folder for the sheets")
    return Path(f"{ledger}.sheets")


class Sheaf:
    """The sheets, and the comparisons of two, in a folder: one folder each, in which every answer is a file.

    Raises PresentError where the folder cannot be read or written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    # --- sheets ---------------------------------------------------------------------------------------------------

    def begin(self, name: str, coder: str, told: Mapping[str, Any], passages: Sequence[Row]) -> Sheet:
        """Keep a new sheet. UsageError where there is one of this name, or no passage."""
        if not passages:
            raise UsageError("no passage can be drawn: choose another pair, or add documents first")
        self._make("sheets", name, {"coder": coder, "told": dict(told), "passages": list(passages)})
        return self.sheet(name)

    def sheets(self) -> list[Sheet]:
        """All of them, by name."""
        return [self.sheet(name) for name in self._names("sheets")]

    def sheet(self, name: str) -> Sheet:
        """NotFoundError where there is none of this name."""
        head, answers = self._load("sheets", name)
        passages = tuple(head["passages"])
        known = {row["passage"] for row in passages}
        kept = {id: tuple(told["rows"]) for id, told in answers.items() if id in known}
        return Sheet(name, head["coder"], head["told"], passages, kept)

    def answer(self, sheet: Sheet, passage: str, rows: Sequence[Row]) -> None:
        """Keep what a passage says: a row for each claim; a row without a kind where it claims nothing.

        Raises NotFoundError where the sheet has no such passage, EvaluateError for a word that is none of its column's.
        """
        if passage not in {row["passage"] for row in sheet.passages}:
            raise NotFoundError(f"the sheet {sheet.name!r} has no passage {passage!r}")
        cells = [{name: " ".join(row.get(name, "").split()) for name in (*CODED, "note")} for row in rows]
        for place, row in enumerate(cells, 1):
            check_words(f"claim {place}", row)
        self._write(self._of("sheets", sheet.name) / f"{passage}.json", {"rows": cells})

    # --- comparisons ----------------------------------------------------------------------------------------------

    def compare(self, titles: tuple[str, str], a: Sequence[Row], b: Sequence[Row]) -> Settling:
        """Keep two sheets to be compared; those that were compared already are found again."""
        name = content_id("settling", [list(a), list(b)])
        if name not in self._names("settlings"):
            self._make("settlings", name, {"a": list(a), "b": list(b), "titles": list(titles)})
        return self.settling(name)

    def settlings(self) -> list[Settling]:
        return [self.settling(name) for name in self._names("settlings")]

    def settling(self, name: str) -> Settling:
        """NotFoundError where there is none of this name."""
        head, settled = self._load("settlings", name)
        first, second = head["titles"]
        return Settling(name, tuple(head["a"]), tuple(head["b"]), (first, second), settled)

    def settle(self, settling: Settling, one: Difference, told: Mapping[str, str]) -> None:
        """Keep what a third person settled of a difference."""
        self._write(self._of("settlings", settling.name) / f"{difference_id(one)}.json", dict(told))

    # --- files ----------------------------------------------------------------------------------------------------

    def _of(self, kind: str, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise NotFoundError(f"no sheet is called {name!r}")
        return self.folder / kind / name

    def _names(self, kind: str) -> list[str]:
        try:
            return sorted(path.parent.name for path in (self.folder / kind).glob(f"*/{HEAD}"))
        except OSError as exc:
            raise self._failed("read", exc) from exc

    def _load(self, kind: str, name: str) -> tuple[dict[str, Any], dict[str, Any]]:
        """What stands in the head, and in the answers by their names."""
        place = self._of(kind, name)
        try:
            head = json.loads((place / HEAD).read_text("utf-8"))
            found = sorted(place.glob("[!.]*.json"))
            return head, {path.stem: json.loads(path.read_text("utf-8")) for path in found if path.name != HEAD}
        except FileNotFoundError as exc:
            raise NotFoundError(f"no sheet is called {name!r}") from exc
        except (OSError, ValueError) as exc:
            raise self._failed("read", exc) from exc

    def _make(self, kind: str, name: str, head: Mapping[str, Any]) -> None:
        """A folder with its head: it is there as a whole or not at all."""
        place = self._of(kind, name)
        if place.exists():
            raise UsageError(f"there is a sheet called {name!r} already: go on with it, or draw with another seed")
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            begun = Path(tempfile.mkdtemp(prefix=".begun-", dir=place.parent))
            self._write(begun / HEAD, head)
            begun.rename(place)
        except OSError as exc:
            raise self._failed("write", exc) from exc

    def _write(self, path: Path, content: Mapping[str, Any]) -> None:
        """A file of which nobody ever sees a half."""
        try:
            handle, name = tempfile.mkstemp(prefix=".begun-", dir=path.parent)
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                json.dump(content, out, ensure_ascii=False)
                out.flush()
                os.fsync(out.fileno())
            Path(name).replace(path)
        except OSError as exc:
            raise self._failed("write", exc) from exc

    def _failed(self, did: str, exc: Exception) -> PresentError:
        reason = exc.strerror if isinstance(exc, OSError) else exc
        return PresentError(f"cannot {did} the sheets in {str(self.folder)!r}: {reason}; see the setting COMITY_SHEETS")


def name_of(coder: str, parties: Iterable[str], n: int, seed: int) -> str:
    """What a sheet is called. UsageError where the coder's name has no letter or digit."""
    plain = re.sub(r"[^a-z0-9]+", "-", coder.casefold()).strip("-")[:30].strip("-")
    if not plain:
        raise UsageError(f"{coder!r} is no name of a coder: give one with letters of the Latin alphabet or digits")
    return "-".join([plain, *(id.lower() for id in parties), str(n), str(seed)])


def drawn(ledger: Ledger, coder: str, parties: Sequence[str], n: int, seed: int) -> list[dict[str, str]]:
    """The blank rows of ``n`` passages, as ``comity review --blind`` draws them."""
    rows = [blank(spot, coder) for spot in draw(ledger, parties, n, seed)]
    return [{name: str(value) for name, value in row.items()} for row in rows]
