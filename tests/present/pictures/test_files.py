"""Pictures as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import PresentError
from comity.present.pictures import Picture, Table
from comity.present.pictures.files import ENDINGS, rendered, write
from comity.present.pictures.palette import DARK, LIGHT, Theme, colour
from comity.present.pictures.svg import frame, text

SVG = frame(120, 40, "Two words.", [text(8, 20, "two words"), text(8, 34, "soft", fill=colour("soft"))])
PICTURE = Picture("words", "Words", "Two words.", SVG, Table(("word",), ()))


@pytest.mark.parametrize(("ending", "start"), [(".svg", b"<svg "), (".png", b"\x89PNG"), (".pdf", b"%PDF-")])
def test_the_ending_says_what_is_written(ending: str, start: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"words{ending.upper()}"
    write(PICTURE, path)
    assert path.read_bytes().startswith(start)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_same_picture_is_the_same_bytes(ending: str) -> None:
    assert rendered(PICTURE, ending) == rendered(PICTURE, ending)


def test_a_png_has_twice_the_size_in_pixels() -> None:
    header = rendered(PICTURE, ".png")[16:24]
    assert (int.from_bytes(header[:4]), int.from_bytes(header[4:])) == (240, 80)


def test_a_pdf_holds_no_date() -> None:
    assert b"Date" not in rendered(PICTURE, ".pdf")


@pytest.mark.parametrize(("theme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_a_file_has_the_paper_and_colours_of_its_theme(theme: Theme, colours: dict[str, str]) -> None:
    svg = rendered(PICTURE, ".svg", theme).decode()
    assert f'<rect width="100%" height="100%" fill="{colours["paper"]}"/><text' in svg
    assert colours["soft"] in svg
    assert "var(" not in svg


@pytest.mark.parametrize("name", ["words", "words.gif", "svg"])
def test_another_ending(name: str, tmp_path: Path) -> None:
    with pytest.raises(PresentError, match=r"ends in none of \.svg, \.png, \.pdf"):
        write(PICTURE, tmp_path / name)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PresentError, match=r"cannot write '.*words\.svg': No such file or directory; choose another"):
        write(PICTURE, tmp_path / "missing" / "words.svg")
