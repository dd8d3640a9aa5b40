"""export and brief."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from cli.conftest import Run
from present.story import CLAIMS

pytestmark = pytest.mark.usefixtures("ledger")


def test_export_is_one_claim_a_line(run: Run) -> None:
    lines = run("export", "claims").out.splitlines()
    assert {json.loads(line)["id"] for line in lines} == {claim.id for claim in CLAIMS}


def test_export_is_the_same_every_time(run: Run) -> None:
    assert run("export", "claims").out == run("export", "claims").out


def test_export_to_a_file(run: Run, tmp_path: Path) -> None:
    ran = run("export", "claims", "--format", "csv", "-o", "claims.csv")
    with (tmp_path / "claims.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert ran.out == ""
    assert len(rows) == len(CLAIMS)
    assert "'=Outlet & Sons" in {row["document_publisher"] for row in rows}


def test_export_to_a_dash_prints(run: Run) -> None:
    assert len(run("export", "claims", "-o", "-").out.splitlines()) == len(CLAIMS)


def test_export_of_a_pair(run: Run) -> None:
    assert run("export", "claims", "--pair", "india", "china").out == ""
    assert len(run("export", "claims", "--pair", "india", "japan").out.splitlines()) == len(CLAIMS)


def test_export_where_nothing_can_be_written(run: Run) -> None:
    ran = run("export", "claims", "-o", "no/where.jsonl")
    assert ran.status == 1
    assert ran.err == "comity: cannot write 'no/where.jsonl': No such file or directory; choose another file with -o\n"


STARTS = {
    "brief.md": b"# India and Japan",
    "brief.html": b"<!doctype html>",
    "brief.pdf": b"%PDF-1.7",
    "brief.docx": b"PK",
}


@pytest.mark.parametrize("name", STARTS)
def test_brief(run: Run, tmp_path: Path, name: str) -> None:
    ran = run("brief", "india", "japan", "-o", name)
    assert ran.out == f"Written: {name}\n"
    assert (tmp_path / name).read_bytes().startswith(STARTS[name])


def test_brief_as_of(run: Run, tmp_path: Path) -> None:
    run("brief", "india", "japan", "--as-of", "2020-12-31", "-o", "brief.md")
    assert "As of 31 December 2020" in (tmp_path / "brief.md").read_text()


def test_brief_beside_pairs_that_are_named(run: Run, tmp_path: Path) -> None:
    run("brief", "india", "japan", "--with", "australia-japan", "--with", "IND-FRA", "-o", "brief.md")
    text = (tmp_path / "brief.md").read_text()
    assert "comity compare" not in text
    assert "| AUS–JPN [" in text
    assert "| IND–FRA [" in text


def test_brief_beside_what_is_no_pair(run: Run) -> None:
    ran = run("brief", "india", "japan", "--with", "japan", "-o", "brief.md")
    assert (ran.status, "'japan' is no pair" in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("form", "start"), [("bibtex", "@misc{r-IND-JPN,"), ("csl-json", "[\n"), ("plain", "1. Looked")]
)
def test_notes_alone_are_printed(run: Run, form: str, start: str) -> None:
    assert run("brief", "india", "japan", "--notes", form).out.startswith(start)


def test_notes_alone_to_a_file_have_the_numbers_of_the_brief(run: Run, tmp_path: Path) -> None:
    run("brief", "india", "japan", "--notes", "plain", "-o", "notes.txt")
    run("brief", "india", "japan", "-o", "brief.md")
    notes = (tmp_path / "notes.txt").read_text().splitlines()
    assert len(notes) == (tmp_path / "brief.md").read_text().count("\n[^")


def test_brief_in_a_format_that_is_not_known(run: Run) -> None:
    ran = run("brief", "india", "japan", "-o", "brief.odt")
    assert ran.status == 2
    assert "ends in none of .md, .html, .pdf or .docx" in ran.err


def test_brief_needs_a_file(run: Run) -> None:
    ran = run("brief", "india", "japan")
    assert (ran.status, "name it with -o" in ran.err) == (2, True)


def test_brief_on_nothing(run: Run, tmp_path: Path) -> None:
    ran = run("brief", "chile", "norway", "-o", "brief.md")
    assert ran.status == 1
    assert "no claim on Chile and Norway" in ran.err
    assert not (tmp_path / "brief.md").exists()


def test_brief_where_nothing_can_be_written(run: Run) -> None:
    assert run("brief", "india", "japan", "-o", "no/where.md").status == 1
