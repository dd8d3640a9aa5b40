"""Rows of saved documents, and which answer belongs to which."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import EvaluateError
from comity.evaluate.saved import NONE, Answer, answers, bare, find_pages, match, read_saved, to_answer
from comity.model import Rejected
from evaluate.gold import make_saved, saved_row, write, write_jsonl
from factories import make_document

FIRST = "The two ministers signed a pact on ports in the old town on the third of May."
SECOND = "Nobody came to the second round, which had been planned for the autumn in the new town."


def test_a_row_is_read_with_its_file(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", FIRST)
    row = saved_row(body=[FIRST], titles=["Ports"], published="2024-05-03")
    [saved] = read_saved(write_jsonl(tmp_path / "gold.jsonl", row))
    assert (saved.file, saved.body, saved.also["title"]) == (tmp_path / "a.txt", (FIRST,), ("Ports",))


def test_a_row_that_is_none_and_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EvaluateError, match="line 1: no row of a saved document"):
        read_saved(write_jsonl(tmp_path / "gold.jsonl", {"file": "a.txt"}))
    with pytest.raises(EvaluateError, match=r"a\.txt' is not there"):
        read_saved(write_jsonl(tmp_path / "gold.jsonl", saved_row()))


def test_a_file_is_read_by_the_readers(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", "Ministers sign a pact", "", FIRST, "", SECOND)
    [answer], rest = answers([make_saved(file)])
    assert FIRST in answer.body and not rest


def test_a_subheading_counts_and_what_stands_around_does_not(tmp_path: Path) -> None:
    lines = ("Ministers sign a pact", "", FIRST, "", "## What comes next", "", SECOND, "", "Share this")
    [answer], _ = answers([make_saved(write(tmp_path / "a.md", *lines))])
    assert "What comes next" in answer.body and "Share this" not in answer.body


def test_answers_go_to_the_rows_that_they_share_most_with(tmp_path: Path) -> None:
    rows = [make_saved(tmp_path / "a", body=(text,)) for text in (FIRST, SECOND)]
    given = [Answer(SECOND), Answer(FIRST), Answer("")]
    assert match(rows, given) == {0: given[1], 1: given[0]}


def test_what_no_row_asks_for_is_kept_apart(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", FIRST)
    found, rest = answers([make_saved(file), make_saved(file)])
    assert found[1] is NONE and not rest


def test_a_rejected_text_has_its_reason() -> None:
    assert to_answer(Rejected("a", "read", "a stub")).fault == "a stub"


def test_a_paragraph_is_looked_for_on_its_page(tmp_path: Path) -> None:
    document = make_document(f"{FIRST}\n{SECOND}", pages=(0, len(FIRST) + 1))
    answer = Answer(document=document)
    assert list(find_pages(make_saved(tmp_path, body=(FIRST, SECOND), pages=(1, 2)), answer)) == [True, True]
    assert list(find_pages(make_saved(tmp_path, body=(FIRST, SECOND), pages=(2, 2)), answer)) == [False, True]


def test_the_bare_library_reads_a_page(tmp_path: Path) -> None:
    page = f"<html><body><h1>Ports</h1>{f'<p>{FIRST}</p><p>{SECOND}</p>' * 3}</body></html>"
    [answer] = bare([make_saved(write(tmp_path / "a.html", page))])
    assert FIRST in answer.body
