"""Bytes to text: encodings found, and what is no text refused in plain words."""

from __future__ import annotations

import pytest
from tests.read.pages import BODY, read_text, reject

from comity.read.encoding import UnreadableError, decode

ENGLISH = f"“{BODY}” — the minister’s café"
JAPANESE = "日本とインドは安全保障協力に関する共同宣言に署名した。両首脳は関係を強化することで一致した。" * 5


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_english_in_many_encodings(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp", "iso2022_jp", "utf-16"])
def test_japanese_in_many_encodings(encoding: str) -> None:
    assert decode(JAPANESE.encode(encoding)) == JAPANESE


def test_latin_1() -> None:
    assert decode(f"{BODY} El señor".encode("latin-1")).endswith("señor")


def test_newlines_and_letters_are_made_one_kind() -> None:
    assert decode("a\r\nb\rc\u2028d cafe\u0301".encode()) == "a\nb\nc\nd caf\u00e9"


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"%PDF-1.7 and more", "a PDF file; save its text"),
        (b"PK\x03\x04" + b"x" * 99, "office document"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "a picture"),
        (b"\x00\x01\x02\x03" * 50, "binary"),
        (bytes(range(256)) * 8, "binary"),
        (BODY.encode() + b"\x00" * 20, "control codes"),
        ("a café “quoted” twice ".encode() * 3 + b"\xe2\x80", "broken UTF-8 at byte"),
        ("\ufeffcaf\u00e9".encode() + b"\xff", "broken"),
        (("\ufeff" + BODY).encode("utf-16-le")[:-1], "UTF-16"),
    ],
)
def test_what_is_no_text_is_refused(raw: bytes, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        decode(raw)


def test_the_share_of_control_codes_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMITY_MAX_BINARY_SHARE", "0.5")
    assert "\x00" in read_text(BODY + "\x00" * 20).text


def test_refused_bytes_make_a_rejected_document() -> None:
    assert "PDF" in reject(b"%PDF-1.4")
    assert reject(b"").startswith("empty: 0 letters")
    assert reject(b"Port.").startswith("empty: 4 letters; a text needs 40")
