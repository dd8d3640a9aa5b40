"""Files, folders and standard input; dates given by name; whatever cannot be read."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from tests.read.pages import BODY, PAGE

from comity.errors import UsageError
from comity.model import Document, Rejected
from comity.read import read

NO_DATES: Mapping[str, str] = {}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.md", "c", ".hidden.txt", "sub/d.text", ".git/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(PAGE, "utf-8")
    return tmp_path


def names(found: Sequence[Document | Rejected]) -> list[str]:
    return [Path(str(row.path if isinstance(row, Document) else row.document)).name for row in found]


def only(path: Path | str) -> Document | Rejected:
    (found,) = read([str(path)], NO_DATES)
    return found


def reason(path: Path | str) -> str:
    found = only(path)
    assert isinstance(found, Rejected)
    assert (found.document, found.step) == (str(path), "read")
    return found.reason


def test_a_folder_is_walked_in_order_without_hidden_files(folder: Path) -> None:
    found = list(read([str(folder)], NO_DATES))
    assert names(found) == ["a.md", "b.txt", "c", "d.text"]
    assert all(isinstance(row, Document) for row in found)


def test_other_files_of_a_folder_are_rejected_once(folder: Path) -> None:
    (folder / "x.pages").write_bytes(b"PK\x03\x04")
    rejected = [row for row in read([str(folder)], NO_DATES) if isinstance(row, Rejected)]
    assert [row.reason for row in rejected] == ["files that end in '.pages' are not read; save the text as .txt or .md"]


def test_the_same_text_is_the_same_document_wherever_it_lies(folder: Path) -> None:
    one, other = read([str(folder / "b.txt"), str(folder / "c")], NO_DATES)
    assert isinstance(one, Document) and isinstance(other, Document)
    assert one.id == other.id and one.path != other.path


def test_standard_input() -> None:
    (document,) = read(["-"], {"": "2024-03-12"}, io.BytesIO(PAGE.encode()))
    assert isinstance(document, Document)
    assert (document.path, document.published) == ("-", "2024-03-12")


def test_dates_are_given_by_name_by_path_or_for_the_only_file(folder: Path) -> None:
    for key in ("b.txt", str(folder / "b.txt"), ""):
        (document,) = read([str(folder / "b.txt")], {key: "2020-02"})
        assert isinstance(document, Document)
        assert (document.published, document.published_basis) == ("2020-02", "given")


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ({"b.txt": "soon"}, "'soon' is no date"),
        ({"b.txt": "2024-02-30"}, "is no date"),
        ({"z.txt": "2024-02-03"}, "'z.txt'"),
        ({"": "2024-02-03"}, "needs one file, not 4"),
    ],
)
def test_dates_that_cannot_be_are_a_usage_error_at_once(folder: Path, published: dict[str, str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        read([str(folder)], published)


def test_a_path_that_is_not_there() -> None:
    assert reason("/no/such/file.txt") == "no such file"
    (found,) = read(["a\0b"], NO_DATES)
    assert isinstance(found, Rejected) and found.reason == "no such file"


def test_a_large_file_is_rejected_by_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_BYTES", "100")
    path = tmp_path / "a.txt"
    path.write_text(PAGE)
    assert (
        reason(path) == f"{path.stat().st_size} bytes, over the 100 allowed; split it, or raise the setting max_bytes"
    )
    (found,) = read(["-"], NO_DATES, io.BytesIO(PAGE.encode()))
    assert isinstance(found, Rejected) and found.reason.startswith("over 100 bytes")


def test_what_is_no_regular_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert reason(tmp_path / "pipe").startswith("not a regular file")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PAGE)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert reason(path).startswith("no permission to read it")


def test_one_bad_file_does_not_stop_the_rest(folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"\x00" * 500)
    found = list(read([str(folder), "/none"], NO_DATES))
    assert [type(row) for row in found] == [Document, Rejected, Document, Document, Rejected]


def test_a_name_that_is_no_unicode_is_shown(tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    Path(path).write_text(BODY)
    document = only(path)
    assert isinstance(document, Document)
    assert document.path is not None and document.path.encode()
