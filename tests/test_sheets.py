"""Sheets that coders fill in."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import EvaluateError, PresentError
from comity.judge.agreement import CODED
from comity.ledger import MemoryLedger
from comity.sheets import COLUMNS, blank, draw, read_sheet, write_sheet
from factories import make_claim, make_document

SENTENCES = [f"India and Japan signed pact number {n}." for n in range(20)]
QUIET = [f"It rained on day {n}." for n in range(20)]
DOCUMENT = make_document("\n\n".join(SENTENCES + QUIET))


@pytest.fixture
def ledger() -> MemoryLedger:
    found = MemoryLedger()
    found.record(DOCUMENT, [make_claim(DOCUMENT, exact) for exact in SENTENCES], "test-1")
    other = make_document("Peru and Chile met.", path="other.txt")
    found.record(other, [make_claim(other, parties=("PER", "CHL"))], "test-1")
    return found


def test_a_quarter_is_without_a_claim(ledger: MemoryLedger) -> None:
    drawn = draw(ledger, (), 8, seed=0)
    assert [spot.claimed for spot in drawn].count(False) == 2
    assert len({spot.id for spot in drawn}) == 8


def test_the_same_seed_draws_the_same_and_another_others(ledger: MemoryLedger) -> None:
    assert draw(ledger, (), 8, seed=0) == draw(ledger, (), 8, seed=0) != draw(ledger, (), 8, seed=1)


def test_only_documents_on_the_parties(ledger: MemoryLedger) -> None:
    assert [spot.document.path for spot in draw(ledger, ("PER", "CHL"), 9, seed=0)] == ["other.txt"]


def test_no_more_than_there_are(ledger: MemoryLedger) -> None:
    drawn = draw(ledger, (), 500, seed=0)
    assert (len(drawn), sum(spot.claimed for spot in drawn)) == (len(SENTENCES) + len(QUIET) + 1, len(SENTENCES) + 1)


def test_a_blank_row_tells_nothing_of_the_machine(ledger: MemoryLedger) -> None:
    row = blank(draw(ledger, (), 1, seed=0)[0], "ito")
    assert tuple(row) == COLUMNS
    assert (row["coder"], row["text"] in SENTENCES + QUIET) == ("ito", True)
    assert {row[field] for field in CODED} == {""}


@pytest.mark.parametrize("name", ["sheet.csv", "sheet.jsonl"])
def test_a_sheet_survives_its_file(ledger: MemoryLedger, tmp_path: Path, name: str) -> None:
    rows = [
        blank(spot, "ito") | {"kind": "agreement", "note": 'two\nlines, "quoted"\u2028'}
        for spot in draw(ledger, (), 4, 0)
    ]
    write_sheet(tmp_path / name, rows)
    read = read_sheet(tmp_path / name)
    assert [(row["passage"], row["kind"], row["text"]) for row in read] == [
        (row["passage"], row["kind"], row["text"]) for row in rows
    ]


def test_formulas_are_guarded(tmp_path: Path) -> None:
    write_sheet(tmp_path / "a.csv", [dict.fromkeys(COLUMNS, "") | {"text": "=1+1"}])
    assert read_sheet(tmp_path / "a.csv")[0]["text"] == "'=1+1"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv", b"x,y\n1,2\n", "has no column 'kind'"),
        ("a.csv", b"", "has no rows"),
        ("a.csv", b"passage,kind\n", "has no rows"),
        ("a.jsonl", b"[1]", "has no column"),
        ("a.jsonl", b"{", "cannot be read"),
        ("a.csv", b"\xff\xfe\x00", "cannot be read as a sheet: no UTF-8; give"),
        (
            "a.csv",
            b"passage,kind,status\np-1,agreement,happend\n",
            "row 1: status cannot be 'happend'; use one of happened",
        ),
        ("a.csv", b"passage,kind\np-1,Agreement\np-2,treaty\n", "row 2: kind cannot be 'treaty'; use one of agreement"),
        (
            "a.jsonl",
            b'{"passage": "p-1", "kind": "", "event": "HUG"}',
            "row 1: event cannot be 'HUG'; use one of AGREE",
        ),
        ("none.csv", None, "cannot be read as a sheet: No such file or directory; give"),
    ],
)
def test_what_is_no_sheet(tmp_path: Path, name: str, content: bytes | None, words: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(EvaluateError, match=words):
        read_sheet(tmp_path / name)


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    with pytest.raises(PresentError, match="choose another file with -o"):
        write_sheet(tmp_path / "no" / "a.csv", [])
