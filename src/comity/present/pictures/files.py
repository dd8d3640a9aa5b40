"""Writes a picture to a file on paper of its theme: SVG, PNG at twice its size, or PDF; same picture, same bytes."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from comity.errors import PresentError
from comity.present.pictures.palette import THEMES, Theme
from comity.present.pictures.picture import Picture

ENDINGS: Final = (".svg", ".png", ".pdf")
SHARP: Final = 2
"""Pixels of a PNG for each unit of the picture."""


def write(picture: Picture, path: Path, theme: Theme = "light") -> None:
    """Write the picture as the ending of the path says.

    Raises PresentError for another ending, and where the file cannot be written.
    """
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        raise PresentError(f"{str(path)!r} ends in none of {', '.join(ENDINGS)}: the ending says what to write")
    content = rendered(picture, ending, theme)
    try:
        path.write_bytes(content)
    except OSError as exc:
        raise PresentError(f"cannot write {str(path)!r}: {exc.strerror}; choose another file with -o") from exc


def rendered(picture: Picture, ending: str, theme: Theme = "light") -> bytes:
    """The bytes of a file with one of ``ENDINGS``."""
    svg = on_paper(picture, theme)
    if ending == ".svg":
        return f"{svg}\n".encode()
    import vl_convert

    made: bytes = vl_convert.svg_to_png(svg, scale=SHARP) if ending == ".png" else vl_convert.svg_to_pdf(svg)
    return made


def on_paper(picture: Picture, theme: Theme) -> str:
    """The picture with its colours filled in, before a sheet of the theme's paper."""
    head, sign, rest = picture.standalone(theme).partition(">")
    return f'{head}{sign}<rect width="100%" height="100%" fill="{THEMES[theme]["paper"]}"/>{rest}'
