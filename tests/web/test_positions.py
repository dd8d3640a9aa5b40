"""Positions of two states side by side."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from comity.model import Party
from present.story import told
from web.pairs import client_of, links_of, words_of

PART = {"hx-request": "true"}
UKRAINE = (
    Party("UKR", "Ukraine", "GOV", "Ukraine", "recipient"),
    Party("IND", "India", "GOV", "India", "actor"),
)


def taken(words: str, *sides: str, published: str = "2022-03-20") -> tuple[object, object]:
    """A position of some sides on Ukraine."""
    names = {"IND": "India", "JPN": "Japan"}
    parties = (UKRAINE[0], *(Party(side, names[side], "GOV", names[side], "actor") for side in sides))
    return told(words, None, "Meridian", published, kind="position", parties=parties)


def client(folder: Path, *rows: tuple[object, object]) -> TestClient:
    return client_of(folder, list(rows))  # type: ignore[arg-type]


def test_each_side_stands_in_its_own_words(tmp_path: Path) -> None:
    rows = (taken("India called for peace in Ukraine.", "IND"), taken("Japan condemned the attack on Ukraine.", "JPN"))
    words = words_of(client(tmp_path, *rows).get("/IND-JPN/positions").text)
    assert "Ukraine India “India called for peace in Ukraine.” Meridian" in words
    assert "Japan “Japan condemned the attack on Ukraine.”" in words


def test_what_both_took_together_stands_once(tmp_path: Path) -> None:
    page = client(tmp_path, taken("India and Japan expressed concern over Ukraine.", "IND", "JPN"))
    words = words_of(page.get("/IND-JPN/positions").text)
    assert words.count("expressed concern") == 1
    assert "Both together" in words


def test_a_sentence_opens_its_proof(tmp_path: Path) -> None:
    page = client(tmp_path, taken("India called for peace in Ukraine.", "IND")).get("/IND-JPN/positions", headers=PART)
    assert any(link.startswith("/claim/c-") for link in links_of(page.text))


def test_as_of_a_day_later_texts_are_left_out(tmp_path: Path) -> None:
    page = client(tmp_path, taken("India called for peace in Ukraine.", "IND"))
    words = words_of(page.get("/IND-JPN/positions?as_of=2021-12-31").text)
    assert "No position on a third party or issue was found" in words


def test_a_hostile_text_is_words(tmp_path: Path) -> None:
    page = client(tmp_path, taken("India <script>alert(1)</script> on Ukraine.", "IND")).get("/IND-JPN/positions").text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
