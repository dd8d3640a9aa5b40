"""Templates: texts are escaped and inert, files are named by their content."""

from __future__ import annotations

import re

import pytest
from jinja2 import UndefinedError

from comity.present.pictures.palette import LIGHT
from comity.web.render import STATIC, environment, has_static, opens, palette, static


def test_what_a_source_says_is_shown_and_never_run() -> None:
    made = environment().from_string("{{ text }}|{{ text|inert }}").render(text="<b>\x1b[31m\u202e\nx")
    assert made == "&lt;b&gt;␛[31m�\nx|&lt;b&gt;␛[31m� x"


def test_a_name_that_nobody_gave_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nobody }}").render()


def test_a_static_file_is_named_by_its_content() -> None:
    assert re.fullmatch(r"/static/page\.css\?v=[0-9a-f]{10}", static("page.css"))
    assert not has_static("none.js")


@pytest.mark.parametrize(("id", "address"), [
    ("c-1", "/claim/c-1"), ("e-1", "/entry/e-1"), ("p-1", "/promise/p-1"), ("d-1", "/document/d-1"),
    ("IND-JPN", "/IND-JPN"), ("x-1", None), ("ind-jpn", None), ("", None),
])  # fmt: skip
def test_where_a_record_opens(id: str, address: str | None) -> None:
    assert opens(id) == address


def test_every_colour_that_is_used_has_a_name() -> None:
    used = set(re.findall(r"var\(--cy-([a-z0-9]+)\)", (STATIC / "page.css").read_text("utf-8")))
    assert used <= set(LIGHT)
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b", (STATIC / "page.css").read_text("utf-8"))
    assert palette().count("--cy-ink:") == 3
