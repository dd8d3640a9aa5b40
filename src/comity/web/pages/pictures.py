"""The pictures of a pair: one table of them; each a part of the pair's page, a page of its own, and a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.responses import Response

from comity import drawing
from comity.analyse import PairPage
from comity.analyse.figures import Figures
from comity.present.pictures import Picture
from comity.present.pictures.files import rendered
from comity.present.pictures.picture import Links
from comity.web.call import Call, Page, attached
from comity.web.held import pair_figures, pair_page, published
from comity.web.question import Asked, elsewhere
from comity.web.render import opens
from comity.web.sheet import head_of

MOST_ROWS: Final = 20
"""Rows of a picture that is a part of the page; on its own page it has all."""
FEW: Final = 400
"""Lines of a page up to which its cheap pictures are drawn with it; of more they come when they are looked at."""
MEDIA: Final = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}


@dataclass(frozen=True)
class Given(drawing.Asked):
    """What pictures are drawn from: read when it is first looked at, and kept for all pages."""

    call: Call = field(kw_only=True)
    asked: Asked = field(kw_only=True)

    @staticmethod
    def of(call: Call, asked: Asked, links: Links, most: int | None) -> Given:
        pair = (asked.a, asked.b)
        return Given(call.desk.ledger, pair, asked.as_of, links=links, most=most, call=call, asked=asked)

    @cached_property
    def page(self) -> PairPage:
        return pair_page(self.call, self.asked)

    @cached_property
    def figures(self) -> Figures:
        return pair_figures(self.call, self.asked)

    @cached_property
    def read(self) -> Mapping[str | None, int]:
        return published(self.call, self.asked.known_on)


@dataclass(frozen=True, slots=True)
class Shown:
    """One picture of the page."""

    name: str
    title: str
    told: str
    """What is to be seen, for who does not load it."""
    cheap: bool = False
    """Whether it is drawn from the page alone, and with the page where that has few lines."""


PICTURES: tuple[Shown, ...] = (
    Shown("ladder", "Said and done", "each promise from its first word to what became of it"),
    Shown("lanes", "Timeline by lanes", "what happened, is likely and should, by who acts", cheap=True),
    Shown("strip", "In place", "agreements and mechanisms over time, with their steps", cheap=True),
    Shown("rhythm", "Rhythm", "rounds and editions that were held, missed, and are to be expected"),
    Shown("numbers", "Numbers", "figures over time, by which side gives them", cheap=True),
    Shown("atlas", "Map", "where events took or are to take place", cheap=True),
    Shown("domains", "Years and domains", "what happened by year and domain, over how much was read"),
    Shown("balance", "Said against done", "commitments by year: said, restated, stepped towards, done"),
    Shown("coverage", "What was read", "documents by month, and days that watched feeds miss"),
    Shown("network", "Around the two", "who acted with either of them"),
)
"""In the order in which the page has them."""
COUNTED: Final = "balance"
"""The picture whose counts are figures of the pair, each with a page of what it counts."""
AS_IT_IS: Final = ("ladder", "rhythm", "balance", "network")
"""Pictures for which the ledger is read as it is now, whatever day is asked for."""


def picture_of(call: Call, asked: Asked, name: str, most: int | None = None) -> Picture:
    """A picture by its name, drawn once while the ledger stands still; ``most``: of so many rows. 404 where there is no
    such one."""
    if name not in {one.name for one in PICTURES}:
        raise HTTPException(404)

    def make() -> Picture:
        return drawing.draw_asked(Given.of(call, asked, _links(asked, name), most), name)

    return call.kept(make, "picture", name, asked.a, asked.b, asked.as_of, asked.known_on, most)


def _links(asked: Asked, name: str) -> Links:
    """What a mark opens: its record; of a count that is one of the pair's figures all that it counts."""
    if name != COUNTED:
        return opens
    return lambda id: opens(id) or asked.under("/figures", rows=id)


def picture(call: Call) -> Response:
    """A picture as a part of the pair's page, or as a page of its own."""
    if other := elsewhere(call):
        return other
    asked, name = Asked.of(call), call.path("name")
    drawn = picture_of(call, asked, name, MOST_ROWS if call.is_part else None)
    now = bool(asked.known_on) and name in AS_IT_IS
    told: dict[str, Any] = {"asked": asked, "drawn": drawn, "name": name, "files": tuple(MEDIA), "now": now}
    if call.is_part:
        return call.page("pair_picture_part.html.j2", **told)
    return call.page("pair_picture.html.j2", head=head_of(pair_page(call, asked)), **told)


def file(call: Call) -> Response:
    """A picture as a file, on light paper or by ``?theme=dark`` on dark."""
    if other := elsewhere(call):
        return other
    asked, name, ending = Asked.of(call), call.path("name"), call.path("ending")
    if ending not in MEDIA:
        raise HTTPException(404)
    content = rendered(
        picture_of(call, asked, name), f".{ending}", "dark" if call.query("theme") == "dark" else "light"
    )
    return attached(content, MEDIA[ending], f"{asked.pair}-{name}.{ending}")


PAGES: Final = (
    Page("/{pair}/picture/{name}.{ending}", file, "a picture as an SVG, PNG or PDF file", gives="file"),
    Page("/{pair}/picture/{name}", picture, "a picture of a pair"),
)
