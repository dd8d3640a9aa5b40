"""ZIP, TAR, gzip and bzip2: members by their own readers, bombs refused, names that are labels only."""

from __future__ import annotations

import bz2
import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.read.formats.packing import OTHER, TEXT, documents, found_in, paths, reasons, tarred, zipped

from comity.model import Document, Rejected
from comity.read import read

MEMBERS = {"b.txt": OTHER, "sub/a.md": TEXT, "picture.png": b"\x89PNG", ".hidden.txt": TEXT, "__MACOSX/c.txt": TEXT}
PACKED = {
    "a.zip": zipped(MEMBERS),
    "a.tar": tarred(MEMBERS, "w"),
    "a.tar.gz": tarred(MEMBERS),
    "a.tar.bz2": tarred(MEMBERS, "w:bz2"),
}


@pytest.mark.parametrize("name", PACKED)
def test_members_are_read_as_files_of_a_folder_are(name: str) -> None:
    found = found_in(PACKED[name], name)
    assert paths(found) == [f"{name}!/b.txt", f"{name}!/sub/a.md"]
    assert list(reasons(found)) == [f"{name}!/picture.png"]


@pytest.mark.parametrize(("name", "pack"), [("a.txt.gz", gzip.compress), ("a.txt.bz2", bz2.compress)])
def test_a_single_compressed_file_is_read(name: str, pack) -> None:
    assert paths(found_in(pack(TEXT), name)) == [f"{name}!/a.txt"]


def test_an_archive_in_an_archive_is_read() -> None:
    raw = zipped({"in.tar.gz": tarred({"a.txt": TEXT})})
    assert paths(found_in(raw, "out.zip")) == ["out.zip!/in.tar.gz!/a.txt"]


def test_archives_nested_too_deep_are_refused() -> None:
    raw = TEXT
    for depth in range(6):
        raw = zipped({f"{depth}.zip" if depth else "a.txt": raw, "b.txt": OTHER})
    found = found_in(raw, "out.zip")
    assert len(documents(found)) == 3
    assert [reason for reason in reasons(found).values() if "archives within archives, over 3 deep" in reason]


@pytest.mark.parametrize(
    "pack", [lambda raw: zipped({"a.txt": raw}), lambda raw: tarred({"a.txt": raw}), gzip.compress]
)
def test_a_bomb_is_refused_and_its_size_never_held(pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_UNPACKED_BYTES", "200000")
    monkeypatch.setenv("COMITY_MAX_RATIO", "10")
    found = found_in(pack(b"0" * 2_000_000), "bomb.zip")
    assert not documents(found)
    assert "as a zip bomb does" in "".join(reasons(found).values())


def test_many_bombs_in_one_archive_share_a_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_UNPACKED_BYTES", "200000")
    monkeypatch.setenv("COMITY_MAX_RATIO", "10")
    inner = zipped({"a.txt": TEXT * 900})
    found = found_in(zipped({f"{n}.zip": inner for n in range(9)}), "out.zip")
    assert any("as a zip bomb does" in reason for reason in reasons(found).values())


def test_a_member_over_the_limit_is_refused_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_BYTES", "1000")
    found = found_in(zipped({"a.txt": TEXT * 20, "b.txt": OTHER}), "a.zip")
    assert (paths(found), list(reasons(found))) == (["a.zip!/b.txt"], ["a.zip!/a.txt"])


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "a/../../evil.txt"])
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_lead_nowhere(pack, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (document,) = documents(found_in(pack({name: TEXT}), "a.zip"))
    assert ".." not in str(document.path) and str(document.path).startswith("a.zip!/")
    assert list(tmp_path.iterdir()) == []


def test_links_and_devices_of_a_tar_are_passed_over() -> None:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w") as archive:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE):
            info = tarfile.TarInfo(f"link{kind.decode()}.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    assert list(reasons(found_in(raw.getvalue(), "a.tar"))) == ["a.tar"]


def test_a_member_with_a_password_says_so() -> None:
    raw = bytearray(zipped({"a.txt": TEXT}))
    central = raw.index(b"PK\x01\x02")
    raw[6] |= 1
    raw[central + 8] |= 1
    assert "needs a password" in reasons(found_in(bytes(raw), "a.zip"))["a.zip!/a.txt"]


def test_a_damaged_member_costs_that_member() -> None:
    raw = bytearray(zipped({"a.txt": TEXT * 9, "b.txt": OTHER}))
    raw[60:64] = b"\xff\xff\xff\xff"
    found = found_in(bytes(raw), "a.zip")
    assert (paths(found), list(reasons(found))) == (["a.zip!/b.txt"], ["a.zip!/a.txt"])


def test_a_cut_off_archive_gives_what_stands_before() -> None:
    raw = tarred({"a.txt": TEXT, "b.txt": OTHER * 200}, "w")
    found = found_in(raw[: len(raw) // 2], "a.tar")
    assert paths(found) == ["a.tar!/a.txt"]
    assert "a.tar" in reasons(found)


def test_an_archive_without_texts_says_so() -> None:
    for members in ({}, {".hidden.txt": TEXT}):
        assert "nothing in this zip file is a text" in reasons(found_in(zipped(members), "a.zip"))["a.zip"]


def test_an_archive_on_the_disk_is_read_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(PACKED["a.zip"])
    found = list(read([str(tmp_path)], {}))
    assert len(documents(found)) == 2


@settings(deadline=None)
@given(cut=st.integers(0, 3000), noise=st.binary(max_size=40), name=st.sampled_from(sorted(PACKED)))
def test_damage_anywhere_never_raises(cut: int, noise: bytes, name: str) -> None:
    raw = PACKED[name]
    found = found_in(raw[:cut] + noise + raw[cut + len(noise) :], name)
    assert all(isinstance(one, Document | Rejected) for one in found)


def test_a_zip_that_lies_about_sizes_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_BYTES", "1000")
    raw = bytearray(zipped({"a.txt": TEXT * 50}))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = raw.index(mark) + place
        raw[at : at + 4] = (100).to_bytes(4, "little")
    with zipfile.ZipFile(io.BytesIO(bytes(raw))) as archive:
        assert archive.infolist()[0].file_size == 100
    assert list(reasons(found_in(bytes(raw), "a.zip"))) == ["a.zip!/a.txt"]


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_ways_of_packing_that_come_out_all_at_once_are_not_unpacked(way: int) -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("bomb.txt", TEXT, way)
        archive.writestr("good.txt", TEXT)
    found = found_in(raw.getvalue(), "a.zip")
    assert paths(found) == ["a.zip!/good.txt"]
    assert reasons(found)["a.zip!/bomb.txt"] == "packed in a rare way; unpack it by hand and add the files"


@pytest.mark.parametrize(("head", "fits"), [(b"%PDF-1.7\n", True), (b"plain", False)])
def test_a_paper_in_an_archive_may_be_as_large_as_one_in_a_folder(
    head: bytes, fits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMITY_MAX_BYTES", "1000")
    (reason,) = reasons(found_in(zipped({"a.pdf": head + b"x" * 2000}), "a.zip")).values()
    assert ("over the 1000 bytes" not in reason) == fits


def test_what_is_compressed_and_cut_off_is_no_text() -> None:
    raw = gzip.compress(TEXT * 20)[:-9]
    assert reasons(found_in(raw, "a.txt.gz")) == {
        "a.txt.gz": "cut off: what is compressed has no end; what stands before is read"
    }


def test_names_that_are_no_text_can_be_recorded() -> None:
    (document,) = documents(found_in(tarred({"port\udcff.txt": TEXT}), "a.tgz"))
    assert document.path == "a.tgz!/port\ufffd.txt"
