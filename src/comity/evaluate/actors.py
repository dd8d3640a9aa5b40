"""Gold of actor phrases with a day: the state and the sector that the program resolves each to (NGEC's table)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from comity.evaluate.gold import Format, Options, columns_of, read_table
from comity.evaluate.metrics import accuracy, class_table, estimate
from comity.evaluate.report import Example, Figure, Result
from comity.when import find_times
from comity.who import Resolved, find_actor, states

COLUMNS: Final = ("text", "query_date", "country", "code_1")
ANY: Final = "*"
NONE: Final = "none"
BODIES: Final = {"UN": "UNO", "OHCHR": "UNO", "EU": "EUR", "EEAS": "EUR", "ECB": "EUR", "ECJ": "EUR"}
"""How the ids of bodies begin for which the table has a code of their own; all others are IGO to it."""


@dataclass(frozen=True, slots=True)
class Case:
    """A row of gold; ``sectors`` holds code_1 and code_2 as far as they are asked for."""

    place: str
    phrase: str
    on: str | None
    context: str
    country: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What the program says: a country in the table's codes, a sector; NONE where it says nothing."""

    country: str
    sector: str
    second: str = NONE


def resolve(cases: Sequence[Case]) -> list[Found]:
    """What the program makes of each phrase by itself: the one seam to ``comity.who``."""
    return [_found(find_actor(case.phrase, case.on, case.context)) for case in cases]


def _found(actor: Resolved | None) -> Found:
    if actor is None:
        return Found(NONE, NONE)
    sector = actor.sector or NONE
    if actor.id is None or actor.id in states():
        return Found(actor.id or NONE, sector, actor.second or NONE)
    family = next((code for start, code in BODIES.items() if actor.id.startswith(start)), "IGO")
    return Found(family, sector, actor.second or NONE)


def recognises(path: Path, head: str) -> bool:  # noqa: ARG001
    return set(COLUMNS) <= columns_of(head, "\t")


def read_cases(path: Path) -> list[Case]:
    return [
        Case(
            f"{path.name}:{number}",
            row["text"],
            day_of(row["query_date"]),
            row.get("context", ""),
            row["country"] or NONE,
            tuple(row[name] or NONE for name in ("code_1", "code_2") if row.get(name, ANY) != ANY),
        )
        for number, row in enumerate(read_table(path, "\t", COLUMNS), start=2)
    ]


def day_of(text: str) -> str | None:
    """The EDTF of a day as the table writes it; ``Today`` is the day of the evaluation."""
    if text.strip().lower() == "today":
        return date.today().isoformat()
    times = find_times(text, 0, None)
    return times[0].when.edtf if times else None


def sector_fits(wanted: str, found: Found) -> bool:
    """True where the sectors are one; of a state without more the table gives none, the program its government."""
    return wanted == found.sector or (wanted == NONE and found.sector in ("GOV", "IGO"))


def score(paths: Sequence[Path], options: Options) -> Result:
    cases = [case for path in paths for case in read_cases(path)]
    found = resolve(cases)
    both = list(zip(cases, found, strict=True))
    countries = [(case.country, given.country) for case, given in both if case.country != ANY]
    sectors = [(wanted, wanted if sector_fits(wanted, given) else given.sector)
               for case, given in both for wanted in case.sectors[:1]]  # fmt: skip
    seconds = [(case.sectors[1], given.second) for case, given in both if len(case.sectors) > 1]
    wrong = [pair for pair in both if not _is_right(*pair)]
    figures: tuple[Figure, ...] = (
        estimate("actors.country", [[pair] for pair in countries], accuracy, "countries right"),
        estimate("actors.sector", [[pair] for pair in sectors], accuracy, "sectors right"),
        estimate("actors.second_sector", [[pair] for pair in seconds], accuracy, "second sectors right"),
    )
    return Result(
        "actors",
        "Who: phrases to country and sector",
        tuple(map(str, paths)),
        figures,
        (class_table("Sectors", sectors),),
        examples=tuple(_example(*pair) for pair in wrong[: options.examples]),
    )


def _is_right(case: Case, found: Found) -> bool:
    return case.country in (ANY, found.country) and all(sector_fits(wanted, found) for wanted in case.sectors[:1])


def _example(case: Case, found: Found) -> Example:
    field = "sector" if case.country in (ANY, found.country) else "country"
    dated = f"{case.phrase} ({case.on})" if case.on else case.phrase
    gold = "/".join((case.country, *case.sectors))
    return Example(case.place, dated, gold, f"{found.country}/{found.sector}", f"wrong {field}")


FORMAT: Final = Format("actors", recognises, score)
