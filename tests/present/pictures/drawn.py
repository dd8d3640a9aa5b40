"""What every picture keeps to, whoever draws it, and its marks as a reader of the page meets them."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from comity.present.pictures import Picture

SVG = "{http://www.w3.org/2000/svg}"
COLOURS = re.compile(r"none|var\(--cy-[a-z0-9]+\)|url\(#[a-z-]+\)")


def page(id: str) -> str:
    """The links of a page: every id has an address."""
    return f"/to/{id}"


def claims_only(id: str) -> str | None:
    """The links of a page that knows claims and nothing else."""
    return f"/claim/{id}" if id.startswith("c-") else None


def keeps(picture: Picture) -> Picture:
    """The picture, when it keeps the contract of all pictures."""
    root = ElementTree.fromstring(picture.svg)
    assert (root.get("role"), root.get("aria-label")) == ("group", picture.alt)
    assert picture.alt.endswith(".") and "  " not in picture.alt
    assert {row.id for row in picture.table.rows} >= set(marks(picture))
    assert all(len(row.cells) == len(picture.table.columns) for row in picture.table.rows)
    for node in root.iter():
        assert node.tag.removeprefix(SVG) in "svg defs pattern g a title path rect circle line text tspan".split()
        assert not {name for name in node.attrib if name == "style" or name.startswith(("on", "{"))}
        assert all(COLOURS.fullmatch(value) for name, value in node.attrib.items() if name in ("fill", "stroke"))
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert all(id and id.startswith(picture.name.split("-")[0]) for id in ids)
    return picture


def marks(picture: Picture) -> dict[str, str]:
    """Id of each mark -> what it says, in the order in which they are drawn."""
    root = ElementTree.fromstring(picture.svg)
    return {node.get("data-id", ""): node.findtext(f"{SVG}title", "") for node in root.iter() if node.get("data-id")}


def addresses(picture: Picture) -> dict[str, str | None]:
    """Id of each mark -> where it leads; what leads nowhere is no link."""
    root = ElementTree.fromstring(picture.svg)
    found = [node for node in root.iter() if node.get("data-id")]
    assert all((node.tag == f"{SVG}a") == bool(node.get("href")) for node in found)
    return {node.get("data-id", ""): node.get("href") for node in found}


def texts(picture: Picture) -> list[str]:
    """The texts that are drawn."""
    return ["".join(node.itertext()) for node in ElementTree.fromstring(picture.svg).iter(f"{SVG}text")]


def cells(picture: Picture) -> list[tuple[str, ...]]:
    """The rows of the table without their proofs, where the last column is that."""
    end = -1 if picture.table.columns[-1] == "proof" else None
    return [row.cells[:end] for row in picture.table.rows]
