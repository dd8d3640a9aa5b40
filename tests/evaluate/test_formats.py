"""Which format a file is of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.errors import EvaluateError, UsageError
from comity.evaluate.formats import FORMATS, find_format, get_format, gold_files
from evaluate.gold import PASSAGE, write

BEGINNINGS = {
    "corpus": ("a.jsonl", json.dumps(PASSAGE)),
    "notices": (
        "a.jsonl",
        '{"id": "ja-1", "text": "両国は会談した。", "published": null, "publisher": null, "claims": []}',
    ),
    "promises": ("a.jsonl", '{"pair": ["IND", "JPN"], "as_of": "2025-12-31"}'),
    "claims": ("a.jsonl", '{"doc": "a.md", "row": "A1", "anchor": "signed"}'),
    "pages": ("a.jsonl", '{"file": "a.html", "half": "dev", "shape": "plain", "reader": "html"}'),
    "pairs": ("a.tsv", "sentence\tmarked_sentence\tgold_root\tgold_penta\nx\ty\tAID\t2"),
    "triplets": ("a.csv", "doc_id,text,triplets\n1,x,y"),
    "actors": ("a.tsv", "text\tquery_date\tcountry\tcode_1\nan envoy\t\tPER\tGOV"),
    "factuality": ("a.jsonl", '{"text": "They left .", "targets": []}'),
    "meantime": ("a.conll", "1\tThey\t_\t_\t_\t_\n2\tleft\tB-E-1\tB-CERTAIN-1\tB-POS-1\tB-NON_FUTURE-1"),
    "timeml": ("a.xml", '<?xml version="1.0" ?>\n<TimeML>'),
    "timenorm": ("a.tsv", "2020-01-01\tDATE\t2020-01-01\ntoday\tDATE\t2020-01-01\nnow"),
    "sides": ("a.jsonl", '{"meeting": "road", "sides": ["PER", "CHL"], "a": [], "b": []}'),
    "sentences": ("a.txt", "Nobody came.\nIt rained all day."),
}


def test_every_format_has_a_beginning() -> None:
    assert BEGINNINGS.keys() == FORMATS.keys()


@pytest.mark.parametrize("name", BEGINNINGS)
def test_a_file_is_recognised_by_its_content(tmp_path: Path, name: str) -> None:
    file, content = BEGINNINGS[name]
    (tmp_path / file).write_text(content, "utf-8")
    found = find_format(tmp_path / file)
    assert found is not None and found.name == name


@pytest.mark.parametrize("content", ["", "{}", "a,b\n1,2", "A note that is\nwrapped over lines."])
def test_what_is_no_gold(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.txt").write_text(content, "utf-8")
    assert find_format(tmp_path / "a.txt") is None


def test_bytes_are_no_gold(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xff\x00")
    assert find_format(tmp_path / "a.txt") is None


def test_a_folder_gives_all_its_gold_and_says_what_it_passed_over(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    inner, outer = write(tmp_path / "deep" / "a.txt", "Nobody came."), write(tmp_path / "b.txt", "It rained.")
    other = write(tmp_path / "notes.md", "- a list")
    write(tmp_path / ".hidden.txt", "Nobody saw it.")
    assert gold_files([tmp_path], None) == ({"sentences": [outer, inner]}, [other])


def test_a_format_that_is_named_counts(tmp_path: Path) -> None:
    path = write(tmp_path / "list", "- nothing")
    assert gold_files([path], "sentences") == ({"sentences": [path]}, [])


def test_a_file_of_no_format_is_named(tmp_path: Path) -> None:
    with pytest.raises(EvaluateError, match="gold of no format"):
        gold_files([write(tmp_path / "notes.md", "- a list")], None)


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(EvaluateError, match="does not exist"):
        gold_files([tmp_path / "none"], None)


def test_a_format_that_there_is_not() -> None:
    with pytest.raises(UsageError, match="no format is called 'runes'"):
        get_format("runes")
