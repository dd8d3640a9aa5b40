"""Blind sheets in a folder: begun, coded passage by passage, found again, compared and settled."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.errors import EvaluateError, NotFoundError, PresentError, UsageError
from comity.judge.agreement import Difference
from comity.sheaf import Sheaf, Sheet, difference_id, folder_for, name_of

PASSAGES = [{"passage": f"p-{n}", "text": f"Sentence {n}.", "coder": "ito", "kind": ""} for n in (1, 2)]
SAID = {"kind": "agreement", "status": "happened", "actors": "IND JPN"}
LEFT = Difference("p-1", "Sentence 1.", "status", "happened", "promised")


@pytest.fixture
def sheaf(tmp_path: Path) -> Sheaf:
    return Sheaf(tmp_path / "sheets")


@pytest.fixture
def sheet(sheaf: Sheaf) -> Sheet:
    return sheaf.begin("ito-2-0", "ito", {"seed": 0}, PASSAGES)


def test_an_answer_is_found_again(sheaf: Sheaf, sheet: Sheet) -> None:
    sheaf.answer(sheet, "p-1", [SAID])
    (row,) = sheaf.sheet("ito-2-0").rows
    assert (row["passage"], row["kind"], row["coder"]) == ("p-1", "agreement", "ito")


def test_a_later_answer_takes_the_place_of_an_earlier_one(sheaf: Sheaf, sheet: Sheet) -> None:
    sheaf.answer(sheet, "p-1", [SAID, SAID])
    sheaf.answer(sheet, "p-1", [{"kind": ""}])
    assert [row["kind"] for row in sheaf.sheet(sheet.name).rows] == [""]


def test_a_sheet_is_done_when_every_passage_was_looked_at(sheaf: Sheaf, sheet: Sheet) -> None:
    for row in sheet.passages:
        assert not sheaf.sheet(sheet.name).done
        sheaf.answer(sheet, row["passage"], [{}])
    assert sheaf.sheet(sheet.name).done


def test_a_half_written_answer_is_never_read(sheaf: Sheaf, sheet: Sheet) -> None:
    (sheaf.folder / "sheets" / sheet.name / ".begun-x.json").write_text("{")
    assert sheaf.sheet(sheet.name).answers == {}


def test_what_fails_leaves_the_former_answer(sheaf: Sheaf, sheet: Sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    sheaf.answer(sheet, "p-1", [SAID])
    monkeypatch.setattr("comity.sheaf.Path.replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(PresentError, match="No space left; see the setting COMITY_SHEETS"):
        sheaf.answer(sheet, "p-1", [{}])
    assert sheaf.sheet(sheet.name).rows[0]["kind"] == "agreement"


def test_a_word_that_is_none_of_its_column_is_refused(sheaf: Sheaf, sheet: Sheet) -> None:
    with pytest.raises(EvaluateError, match="claim 2: kind cannot be 'treaty'"):
        sheaf.answer(sheet, "p-1", [SAID, {"kind": "treaty"}])
    assert not sheaf.sheet(sheet.name).answers


def test_no_sheet_is_drawn_over(sheaf: Sheaf, sheet: Sheet) -> None:
    with pytest.raises(UsageError, match="there is a sheet called 'ito-2-0' already"):
        sheaf.begin(sheet.name, "ito", {}, PASSAGES)


def test_a_sheet_without_passages_is_refused(sheaf: Sheaf) -> None:
    with pytest.raises(UsageError, match="no passage can be drawn"):
        sheaf.begin("ito-0-0", "ito", {}, [])


@pytest.mark.usefixtures("sheet")
@pytest.mark.parametrize("name", ["../ledger", "nobody", "", ".hidden", "a/b", "ITO"])
def test_what_is_no_sheet_is_not_found(sheaf: Sheaf, name: str) -> None:
    with pytest.raises(NotFoundError, match="no sheet is called"):
        sheaf.sheet(name)


def test_a_passage_of_another_sheet_is_refused(sheaf: Sheaf, sheet: Sheet) -> None:
    with pytest.raises(NotFoundError, match=r"has no passage '\.\./x'"):
        sheaf.answer(sheet, "../x", [SAID])


def test_a_damaged_head_says_where(sheaf: Sheaf, sheet: Sheet) -> None:
    (sheaf.folder / "sheets" / sheet.name / "sheet.json").write_text("{")
    with pytest.raises(PresentError, match="cannot read the sheets in"):
        sheaf.sheets()


def test_two_sheets_are_compared_and_settled(sheaf: Sheaf) -> None:
    made = sheaf.compare(("a.csv", "b.csv"), [PASSAGES[0] | SAID], [PASSAGES[0]])
    sheaf.settle(made, LEFT, {"decided": "happened", "by": "rao"})
    (found,) = sheaf.settlings()
    assert found.settled == {difference_id(LEFT): {"decided": "happened", "by": "rao"}}
    assert sheaf.compare(("a.csv", "b.csv"), found.a, found.b).settled == found.settled


def test_the_folder_is_beside_the_ledger_or_as_it_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COMITY_SHEETS", raising=False)
    assert folder_for("x/comity.db") == Path("x/comity.db.sheets")
    with pytest.raises(UsageError, match="set COMITY_SHEETS to a folder"):
        folder_for("postgresql://server/comity")
    monkeypatch.setenv("COMITY_SHEETS", "kept")
    assert folder_for("postgresql://server/comity") == Path("kept")


def test_a_sheet_is_called_by_coder_pair_size_and_seed() -> None:
    assert name_of("K. Ito", ("IND", "JPN"), 20, 3) == "k-ito-ind-jpn-20-3"
    with pytest.raises(UsageError, match="no name of a coder"):
        name_of("..", (), 20, 3)


def test_answers_are_readable_by_other_programs(sheaf: Sheaf, sheet: Sheet) -> None:
    sheaf.answer(sheet, "p-2", [SAID | {"note": " two\nlines "}])
    told = json.loads((sheaf.folder / "sheets" / sheet.name / "p-2.json").read_text("utf-8"))
    assert (told["rows"][0]["note"], told["rows"][0]["when"]) == ("two lines", "")
