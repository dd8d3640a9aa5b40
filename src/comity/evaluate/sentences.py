"""Gold of sentences without event, one a line: how many the program makes a claim of all the same."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from comity.evaluate.coding import code_texts, document_of
from comity.evaluate.gold import Format, Options, read_gold
from comity.evaluate.metrics import estimate, share
from comity.evaluate.report import Example, Result
from comity.model import Claim

ENDS: Final = (".", "!", "?", '"', "”", "'", "’", ")")


def recognises(path: Path, head: str) -> bool:
    """True for lines that each begin and end as a sentence does: wrapped prose and lists do not."""
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    whole = lines if len(head) < 4000 else lines[:-1]
    return path.suffix == ".txt" and bool(whole) and all(_is_sentence(line) for line in whole)


def _is_sentence(line: str) -> bool:
    return " " in line and not line[0].islower() and line[0] not in "#|-*" and line.endswith(ENDS)


def score(paths: Sequence[Path], options: Options) -> Result:
    rows = [(path, line) for path in paths for line in read_gold(path).split("\n") if line.strip()]
    coded = list(code_texts(document_of(line) for _, line in rows))
    claimed = [[bool(claims)] for claims in coded]
    acted = [[any(claim.column == "ACTUALLY" for claim in claims)] for claims in coded]
    wrong = [(path, line, claims) for (path, line), claims in zip(rows, coded, strict=True) if claims]
    wrong.sort(key=lambda row: all(claim.column != "ACTUALLY" for claim in row[2]))
    return Result(
        "sentences",
        "Sentences without event",
        tuple(map(str, paths)),
        (
            estimate("sentences.actually", acted, share, "no event, yet a claim under ACTUALLY", "low"),
            estimate("sentences.any", claimed, share, "no event, yet a claim", "low"),
        ),
        examples=tuple(_example(*row) for row in wrong[: options.examples]),
    )


def _example(path: Path, line: str, claims: Sequence[Claim]) -> Example:
    given = "; ".join(f"{claim.kind} {claim.status} ({claim.trigger})" for claim in claims)
    return Example(path.name, line, "no event", given, "a claim where nothing happened")


FORMAT: Final = Format("sentences", recognises, score)
