"""The seam to Altair and vl-convert."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import ValidationError

from comity.present.pictures.chart import OPENS, Chart, Datum, Mark, as_is, draw_chart, layer, words
from comity.present.pictures.palette import colour
from present.pictures.drawn import SVG

HOSTILE = "\x1b[31m<script>alert('1')</script> & datum[\"x\"] ${x}"
X: dict[str, Any] = {"field": "x", "type": "ordinal", "axis": {"labelAngle": 0}}


def drawn(*rows: Datum, **look: Any) -> ElementTree.Element:
    layers = [
        layer("rows", {"type": "rect", **look}, x=X, fill=as_is("fill"), **OPENS),
        layer("rows", {"type": "text"}, x=X, **words("told")),
    ]
    svg = draw_chart(Chart(100, 50, layers, {"rows": list(rows)}), 10, 5.25)
    return ElementTree.fromstring(svg)


def row(x: str, id: str = "c-1", href: str | None = "/claim/c-1", told: str = "one") -> Datum:
    return {"x": x, "fill": colour("ink"), "told": told, "mark": Mark(id, told, href)}


def test_a_mark_is_a_link_with_its_id_and_what_it_says() -> None:
    [found] = drawn(row("a")).iter("a")
    assert found.attrib == {"href": "/claim/c-1", "data-id": "c-1", "class": "cy-mark"}
    assert [child.tag for child in found] == ["title", "path"]


def test_a_mark_that_leads_nowhere_is_no_link() -> None:
    group = drawn(row("a", href=None))
    assert list(group.iter("a")) == []
    assert [node.get("data-id") for node in group.iter("g") if node.get("data-id")] == ["c-1"]


def test_each_row_keeps_its_own_mark() -> None:
    links = drawn(row("a"), row("b", "c-2", told="two")).iter("a")
    found = {link.get("data-id"): link.findtext("title") for link in links}
    assert found == {"c-1": "one", "c-2": "two"}


def test_named_colours_go_through() -> None:
    [found] = drawn(row("a")).iter("a")
    assert [child.get("fill") for child in found.iter("path")] == ["var(--cy-ink)"]


def test_hostile_text_is_shown_and_is_no_part_of_the_drawing() -> None:
    group = drawn(row(HOSTILE, told=HOSTILE))
    assert not list(group.iter("script"))
    assert [text.text for text in group.iter("text")].count(HOSTILE.replace("\x1b", "␛")) == 2


def test_only_the_look_is_kept() -> None:
    names = {name for node in drawn(row("a"), cursor="pointer", blend="multiply").iter() for name in node.attrib}
    assert names <= set("transform fill stroke d opacity text-anchor font-size href data-id class".split())


def test_numbers_are_short() -> None:
    group = drawn(row("a"), row("b"), row("c"))
    assert group.get("transform") == "translate(10,5.2)"
    assert not re.search(r"\.\d\d", ElementTree.tostring(group, "unicode"))


def test_a_chart_has_no_size_of_its_own() -> None:
    assert len({ElementTree.tostring(drawn(row("a" * size))).replace(b"a" * size, b"") for size in (40, 400)}) == 1


def test_broken_grammar_is_found_before_it_is_drawn() -> None:
    with pytest.raises(ValidationError):
        draw_chart(Chart(100, 50, [layer("rows", {"type": "rext"})], {"rows": []}), 0, 0)


def test_nothing_is_imported_before_a_chart_is_drawn() -> None:
    code = "import sys, comity.drawing; print({'altair', 'vl_convert'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "set()\n"


def test_the_namespace_of_the_drawing_is_dropped() -> None:
    assert not [node for node in drawn(row("a")).iter() if node.tag.startswith(SVG)]
