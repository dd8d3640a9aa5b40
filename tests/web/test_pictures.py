"""Pictures of a pair: parts, pages and files."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from comity import drawing
from comity.present.pictures import Picture
from comity.web.pages import pictures
from web.pairs import client_of, links_of, words_of

PART = {"hx-request": "true"}


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    return client_of(tmp_path)


def test_cheap_pictures_stand_on_the_page_others_are_asked_for(client: TestClient) -> None:
    page = client.get("/IND-JPN?as_of=2023-12-31").text
    assert "Timeline by lanes" in words_of(page)
    assert 'hx-get="/IND-JPN/picture/ladder?as_of=2023-12-31"' in page
    assert "/IND-JPN/picture/ladder?as_of=2023-12-31" in links_of(page)


def test_another_name_is_no_picture(client: TestClient) -> None:
    assert client.get("/IND-JPN/picture/pairs").status_code == 404


def test_of_large_pages_all_pictures_are_asked_for(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("comity.web.pages.pair.FEW", 1)
    assert 'hx-get="/IND-JPN/picture/lanes"' in client.get("/IND-JPN").text


def test_a_mark_opens_its_proof_and_has_its_row(client: TestClient) -> None:
    links = [link for link in links_of(client.get("/IND-JPN/picture/lanes", headers=PART).text) if "/claim/" in link]
    assert links
    assert all(links.count(link) >= 2 for link in links)


def test_a_part_is_a_part_and_a_page_is_a_page(client: TestClient) -> None:
    part, page = client.get("/IND-JPN/picture/ladder", headers=PART).text, client.get("/IND-JPN/picture/ladder").text
    assert "<html" not in part
    assert "promise" in part
    assert "<h1>IND-JPN</h1>" in page


@pytest.mark.parametrize(("ending", "begin"), [("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_picture_is_a_file(client: TestClient, ending: str, begin: bytes) -> None:
    found = client.get(f"/IND-JPN/picture/lanes.{ending}?theme=dark")
    assert found.content.startswith(begin)
    assert found.headers["content-disposition"] == f'attachment; filename="IND-JPN-lanes.{ending}"'


def test_another_ending_is_none(client: TestClient) -> None:
    assert client.get("/IND-JPN/picture/lanes.exe").status_code == 404


def test_a_picture_is_drawn_once(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    draw = drawing.draw_asked

    def counted(asked: drawing.Asked, name: str) -> Picture:
        drawn.append(name)
        return draw(asked, name)

    monkeypatch.setattr(drawing, "draw_asked", counted)
    assert [client.get("/IND-JPN").status_code for _ in range(3)] == [200] * 3
    assert sorted(drawn) == sorted(one.name for one in pictures.PICTURES if one.cheap)


@pytest.mark.parametrize("shown", pictures.PICTURES, ids=lambda shown: shown.name)
def test_every_picture_of_the_page_is_drawn(client: TestClient, shown: pictures.Shown) -> None:
    found = client.get(f"/IND-JPN/picture/{shown.name}")
    assert (found.status_code, "<svg" in found.text) == (200, True)
