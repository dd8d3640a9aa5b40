"""Tables: which column is the text, what the others say, and rows that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.formats.packing import documents, found_in, reasons
from tests.read.pages import BODY

from comity.model import Document
from comity.read import Item, read_item

HEADER = "title,body,date,outlet,link"
ROW = f'Ports,"{BODY}",2024-03-12,Harbour Times,https://harbour.example/ports'


def test_a_row_is_a_document_with_what_its_columns_say() -> None:
    (document,) = documents(found_in(f"{HEADER}\n{ROW}\n".encode(), "news.csv"))
    assert (document.text, document.path) == (BODY, "news.csv!/1")
    assert (document.title, document.publisher, document.url) == (
        "Ports", "Harbour Times", "https://harbour.example/ports",
    )  # fmt: skip
    assert (document.published, document.published_basis) == ("2024-03-12", "column")


def test_columns_are_named_by_the_caller() -> None:
    raw = f"kop;inhoud;dag\nPorts;{BODY};2024-03-12\n".encode()
    (document,) = documents(found_in(raw, "news.csv", {"text": "inhoud", "published": "dag", "title": "kop"}))
    assert (document.title, document.text, document.published) == ("Ports", BODY, "2024-03-12")


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"text": "body", "published": "when"}, "no column is called 'when'; the columns are a, body"),
        ({}, "no column is called 'text'"),
    ],
)
def test_a_column_that_is_not_there_is_named(columns: dict[str, str], words: str) -> None:
    found = found_in(f'a,body\n1,"{BODY}"\n'.encode(), "news.csv", columns or {"text": "text"})
    assert words in reasons(found)["news.csv"]


def test_a_table_without_a_text_asks_for_its_column() -> None:
    assert "name it by --map text=NAME: there are a, b" in reasons(found_in(b"a,b\n1,2\n", "news.csv"))["news.csv"]


def test_a_date_that_cannot_be_read_rejects_the_row_where_its_column_was_named() -> None:
    raw = f'body,date\n"{BODY}",soon\n'.encode()
    assert documents(found_in(raw, "news.csv"))[0].published is None
    found = found_in(raw, "news.csv", {"published": "date"})
    assert reasons(found) == {"news.csv!/1": "'soon' is no date, or may be two days; write it as 2022-03-19"}


def test_the_day_of_a_time_stamp_is_the_day_it_says() -> None:
    raw = json.dumps({"text": BODY, "date": "2024-03-12T23:30:00-05:00"}).encode()
    assert documents(found_in(raw, "news.jsonl"))[0].published == "2024-03-12"


def test_a_bad_row_costs_that_row() -> None:
    lines = [json.dumps({"text": BODY}), "{broken", "[1]", json.dumps({"text": ""}), json.dumps({"text": BODY + " A."})]
    found = found_in("\n".join(lines).encode(), "news.jsonl")
    assert len(documents(found)) == 2
    assert [path.rpartition("/")[2] for path in reasons(found)] == ["2", "3", "4"]


def test_a_csv_row_with_too_many_fields_is_told() -> None:
    found = found_in(f'text,title\n"{BODY}",a,b\n"{BODY}",a\n'.encode(), "news.csv")
    assert "3 fields where the header names 2" in reasons(found)["news.csv!/1"]
    assert len(documents(found)) == 1


def test_inner_fields_are_named_by_dots() -> None:
    raw = json.dumps({"article": {"body": BODY, "day": "2024-03-12"}}).encode()
    (document,) = documents(found_in(raw, "n.jsonl", {"text": "article.body", "published": "article.day"}))
    assert (document.text, document.published) == (BODY, "2024-03-12")


def test_a_json_list_is_read_like_its_lines() -> None:
    raw = json.dumps([{"text": BODY}, 7]).encode()
    found = found_in(raw, "news.json")
    assert (documents(found)[0].path, list(reasons(found))) == ("news.json!/1", ["news.json!/2"])


def test_tables_of_other_encodings_are_read() -> None:
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        raw = f'title,text\nCafé,"{BODY}"\n'.encode(encoding)
        assert documents(found_in(raw, "news.csv"))[0].title == "Café"


def test_a_long_table_is_not_held_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_BYTES", "500")
    path = tmp_path / "news.jsonl"
    path.write_text("".join(json.dumps({"text": f"{BODY} Item {n}."}) + "\n" for n in range(50)))
    assert len(documents(list(read_item(Item(str(path), path))))) == 50


def test_a_line_over_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_BYTES", "500")
    found = found_in(b'{"text": "' + b"a" * 600 + b'"}', "news.jsonl")
    assert reasons(found) == {"news.jsonl": "line 1 is over 500 bytes; split it, or raise the setting max_bytes"}


@settings(deadline=None)
@given(raw=st.binary(max_size=300) | st.text(max_size=300).map(str.encode), name=st.sampled_from([".csv", ".jsonl"]))
def test_no_bytes_make_reading_a_table_raise(raw: bytes, name: str) -> None:
    for start in (b"", b"text,title\n", b'{"text": '):
        found = found_in(start + raw, f"t{name}")
        assert all(isinstance(one, Document) or one.reason for one in found)


def test_halves_of_letters_are_shown_as_broken() -> None:
    raw = json.dumps({"text": BODY, "title": "\ud83d Ports", "author": "\udfff", "url": "http://a.example/\ud800"})
    (document,) = documents(found_in(raw.encode(), "a.jsonl"))
    assert (document.title, document.author, document.url) == ("\ufffd Ports", "\ufffd", "http://a.example/\ufffd")


def test_halves_of_letters_in_a_reason_are_shown_as_broken() -> None:
    assert "there are \ufffd" in reasons(found_in(b'{"\\ud800":1}\n', "a.jsonl"))["a.jsonl!/1"]


@pytest.mark.parametrize("language", ["EN", "en-US", "en_GB", "English", "eng", "und", "n/a", "\x1b"])
def test_a_language_may_be_stated_in_any_way(language: str) -> None:
    raw = json.dumps({"text": BODY, "language": language}).encode()
    assert [document.language for document in documents(found_in(raw, "a.jsonl"))] == ["en"]


@pytest.mark.parametrize("language", ["fr", "fr-CA", "FR", "French"])
def test_a_language_that_is_not_coded_is_believed(language: str) -> None:
    raw = json.dumps({"text": BODY, "language": language}).encode()
    assert "French (fr)" in reasons(found_in(raw, "a.jsonl"))["a.jsonl!/1"]


def test_one_object_over_several_lines_is_a_text() -> None:
    (document,) = documents(found_in(json.dumps({"title": "Ports", "text": BODY}, indent=2).encode(), "a.json"))
    assert (document.title, document.path) == ("Ports", "a.json!/1")
