"""Pictures of a pair: parts, pages and files."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from comity.present.pictures import Picture, Row, Table
from comity.present.pictures.svg import frame, mark, text
from comity.web.pages import pictures
from comity.web.pages.pictures import LINKS, Given, Shown
from web.pairs import client_of, links_of, words_of

PART = {"hx-request": "true"}


def lanes(given: Given) -> Picture:
    """A picture of the newest line: a mark, and its row."""
    line = given.page.actually.dated[0]
    drawn = mark(text(1, 9, line.what), line.what, LINKS(line.id), line.id)
    table = Table(("What",), (Row((line.what,), line.id),))
    return Picture("lanes", "Timeline", f"One line of {len(given.page.actually)}.", frame(9, 9, "One", [drawn]), table)


def promises(given: Given) -> Picture:
    count = len(given.promises.commitments)
    return Picture("ladder", "Ladder", f"{count} promises.", frame(9, 9, "Ladder", []), Table(("What",), ()))


@pytest.fixture
def client(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    rows = (Shown("ladder", "Ladder", "promises", promises), Shown("lanes", "Timeline", "lines", lanes, cheap=True),
            Shown("atlas", "Map", "places"))  # fmt: skip
    monkeypatch.setattr(pictures, "PICTURES", rows)
    return client_of(tmp_path)


def test_cheap_pictures_stand_on_the_page_others_are_asked_for(client: TestClient) -> None:
    page = client.get("/IND-JPN?as_of=2023-12-31").text
    assert "One line of" in words_of(page)
    assert 'hx-get="/IND-JPN/picture/ladder?as_of=2023-12-31"' in page
    assert "/IND-JPN/picture/ladder?as_of=2023-12-31" in links_of(page)


def test_a_picture_without_a_drawing_is_not_offered(client: TestClient) -> None:
    assert "picture/atlas" not in client.get("/IND-JPN").text
    assert client.get("/IND-JPN/picture/atlas").status_code == 404


def test_of_large_pages_all_pictures_are_asked_for(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.web.pages.pair.FEW", 1)
    assert 'hx-get="/IND-JPN/picture/lanes"' in client.get("/IND-JPN").text


def test_a_mark_opens_its_proof_and_has_its_row(client: TestClient) -> None:
    links = links_of(client.get("/IND-JPN/picture/lanes", headers=PART).text)
    assert sum(link.startswith("/claim/c-") for link in links) == 2


def test_a_part_is_a_part_and_a_page_is_a_page(client: TestClient) -> None:
    part, page = client.get("/IND-JPN/picture/ladder", headers=PART).text, client.get("/IND-JPN/picture/ladder").text
    assert "<html" not in part
    assert "promises." in part
    assert "<h1>IND-JPN</h1>" in page


@pytest.mark.parametrize(("ending", "begin"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_picture_is_a_file(client: TestClient, ending: str, begin: bytes) -> None:
    found = client.get(f"/IND-JPN/picture/lanes.{ending}?theme=dark")
    assert found.content.startswith(begin)
    assert found.headers["content-disposition"] == f'attachment; filename="IND-JPN-lanes.{ending}"'


def test_another_ending_is_none(client: TestClient) -> None:
    assert client.get("/IND-JPN/picture/lanes.exe").status_code == 404


def test_a_picture_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def counted(given: Given) -> Picture:
        drawn.append(given.asked.pair)
        return lanes(given)

    monkeypatch.setattr(pictures, "PICTURES", (Shown("lanes", "Timeline", "lines", counted, cheap=True),))
    client = client_of(tmp_path)
    assert [client.get("/IND-JPN").status_code for _ in range(3)] == [200] * 3
    assert drawn == ["IND-JPN"]


def test_every_name_is_a_word_of_its_own() -> None:
    names = [one.name for one in pictures.PICTURES]
    assert len(set(names)) == len(names)
    assert all(name.isalpha() and name.islower() for name in names)
