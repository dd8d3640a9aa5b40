"""The pictures of a pair: one table of them; each a part of the pair's page, a page of its own, and a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from comity.analyse import PairPage
from comity.analyse.figures import Figures
from comity.ledger import Ledger
from comity.present.pictures import Picture
from comity.present.pictures.palette import THEMES, Theme
from comity.promises import Promises
from comity.web.call import Call, Page
from comity.web.held import pair_figures, pair_page, pair_promises
from comity.web.question import Asked, elsewhere
from comity.web.render import opens

FEW: Final = 400
"""Lines of a page up to which its cheap pictures are drawn with it; of more they come when they are looked at."""
SHARP: Final = 2
"""Pixels of a PNG for each unit of the picture."""
MEDIA: Final = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}


@dataclass(frozen=True)
class Given:
    """What pictures are drawn from; each is read when it is first looked at, and kept for the others."""

    call: Call
    asked: Asked

    @property
    def ledger(self) -> Ledger:
        return self.call.desk.ledger

    @cached_property
    def page(self) -> PairPage:
        return pair_page(self.call, self.asked)

    @cached_property
    def promises(self) -> Promises:
        return pair_promises(self.call, self.asked)

    @cached_property
    def figures(self) -> Figures:
        return pair_figures(self.call, self.asked)


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture of the page. ``draw``: None where the program has no such drawing; then it is not on the page."""

    name: str
    title: str
    told: str
    """What is to be seen, for who does not load it."""
    draw: Callable[[Given], Picture] | None = None
    cheap: bool = False
    """Whether it is drawn from the page alone, and with the page where that has few lines."""


PICTURES: tuple[Shown, ...] = (
    Shown("ladder", "Said and done", "each promise from its first word to what became of it"),
    Shown("lanes", "Timeline by lanes", "what happened, is likely and should, by who acts", cheap=True),
    Shown("strip", "In place", "agreements and mechanisms over time, with the steps of each", cheap=True),
    Shown("rhythm", "Rhythm", "rounds and editions that were held, missed, and are to be expected"),
    Shown("positions", "Positions", "what each side says of third parties and issues, in its own words"),
    Shown("numbers", "Numbers", "figures over time, by which side gives them"),
    Shown("atlas", "Map", "where events took or are to take place"),
    Shown("domains", "Years and domains", "what happened by year and domain, over how much was read"),
    Shown("balance", "Said against done", "commitments by year: said, restated, stepped towards, delivered"),
    Shown("network", "Around the two", "who acted with either of them"),
)
"""In the order in which the page has them."""
NETWORK: Callable[[Ledger, str | None], Picture] | None = None
"""The network of all states in a ledger, of a year (None: of all); None where the program has no such drawing."""


def shown() -> tuple[Shown, ...]:
    """The pictures that can be drawn."""
    return tuple(one for one in PICTURES if one.draw)


def picture_of(call: Call, asked: Asked, name: str) -> Picture:
    """A picture by its name, drawn once while the ledger stands still. 404 where there is no such one."""
    draw = next((one.draw for one in shown() if one.name == name), None)
    if draw is None:
        raise HTTPException(404)
    given = Given(call, asked)
    return call.kept(lambda: draw(given), "picture", name, asked.a, asked.b, asked.as_of, asked.known_on)


def picture(call: Call) -> Response:
    """A picture as a part of the pair's page, or as a page of its own."""
    if other := elsewhere(call):
        return other
    asked, name = Asked.of(call), call.path("name")
    drawn = picture_of(call, asked, name)
    template = "pair_picture_part.html.j2" if call.is_part else "pair_picture.html.j2"
    return call.page(template, asked=asked, drawn=drawn, name=name, files=tuple(MEDIA))


def file(call: Call) -> Response:
    """A picture as a file, on light paper or by ``?theme=dark`` on dark."""
    if other := elsewhere(call):
        return other
    asked, name, ending = Asked.of(call), call.path("name"), call.path("ending")
    if ending not in MEDIA:
        raise HTTPException(404)
    content = rendered(picture_of(call, asked, name), ending, "dark" if call.query("theme") == "dark" else "light")
    return attached(content, MEDIA[ending], f"{asked.pair}-{name}.{ending}")


def rendered(picture: Picture, ending: str, theme: Theme) -> bytes:
    """The bytes of a picture as a file, its paper filled in."""
    head, sign, rest = picture.standalone(theme).partition(">")
    svg = f'{head}{sign}<rect width="100%" height="100%" fill="{THEMES[theme]["paper"]}"/>{rest}'
    if ending == "svg":
        return f"{svg}\n".encode()
    import vl_convert

    made: bytes = vl_convert.svg_to_png(svg, scale=SHARP) if ending == "png" else vl_convert.svg_to_pdf(svg)
    return made


def attached(content: bytes, media: str, name: str) -> Response:
    """A file to be saved under a name."""
    return Response(content, media_type=media, headers={"content-disposition": f'attachment; filename="{name}"'})


LINKS: Final = opens
"""Where the marks of pictures lead: what a drawing in ``PICTURES`` is to be given."""

PAGES: Final = (
    Page("/{pair}/picture/{name}.{ending}", file, "a picture as an SVG, PNG or PDF file", gives="file"),
    Page("/{pair}/picture/{name}", picture, "a picture of a pair"),
)
