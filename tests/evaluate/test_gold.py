"""Files of gold, and the one clear line that a bad one gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import EvaluateError
from comity.evaluate.gold import Options, columns_of, day, keys_of, read_gold, read_jsonl, read_table
from evaluate.gold import write


def test_lines_of_json(tmp_path: Path) -> None:
    assert read_jsonl(write(tmp_path / "a.jsonl", '{"a": 1}', "", '{"a": 2}')) == [{"a": 1}, {"a": 2}]


@pytest.mark.parametrize("line", ['{"a":', "[1]", "7"])
def test_a_line_that_is_no_object_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(EvaluateError, match=r"a\.jsonl', line 2: no JSON"):
        read_jsonl(write(tmp_path / "a.jsonl", '{"a": 1}', line))


def test_a_table(tmp_path: Path) -> None:
    path = write(tmp_path / "a.tsv", "\ufefftext\tcountry", "a man\tPER")
    assert read_table(path, "\t", ("text", "country")) == [{"text": "a man", "country": "PER"}]


def test_a_table_without_a_column(tmp_path: Path) -> None:
    with pytest.raises(EvaluateError, match="no column 'country'"):
        read_table(write(tmp_path / "a.tsv", "text", "a man"), "\t", ("text", "country"))


def test_a_row_that_is_cut_off(tmp_path: Path) -> None:
    with pytest.raises(EvaluateError, match="line 2: fewer than 2 cells"):
        read_table(write(tmp_path / "a.tsv", "text\tcountry", "a man"), "\t", ("text", "country"))


def test_no_file_and_no_text(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EvaluateError, match="not UTF-8"):
        read_gold(tmp_path / "a")
    with pytest.raises(EvaluateError, match="cannot read"):
        read_gold(tmp_path / "b")


def test_what_a_file_is_recognised_by() -> None:
    assert keys_of('{"doc": 1, "row": "a\n{') == {"doc", "row"}
    assert keys_of('["doc"]') == keys_of("") == set()
    assert columns_of('"a",b\n1,2', ",") == {"a", "b"}


def test_a_line_break_of_unicode_ends_no_line(tmp_path: Path) -> None:
    assert read_jsonl(write(tmp_path / "a.jsonl", '{"a": "b\u2028c"}')) == [{"a": "b\u2028c"}]


def test_what_is_no_date() -> None:
    assert day("2024-08", "a") == "2024-08"
    with pytest.raises(EvaluateError, match="a: '2024-13-45' is no date"):
        day("2024-13-45", "a")


def test_own_gold_is_a_file_or_lies_below_a_folder(tmp_path: Path) -> None:
    options = Options(own=(tmp_path / "ours", tmp_path / "one.jsonl"))
    assert options.is_own(tmp_path / "ours" / "a.jsonl") and options.is_own(tmp_path / "one.jsonl")
    assert not options.is_own(tmp_path / "theirs.jsonl")
