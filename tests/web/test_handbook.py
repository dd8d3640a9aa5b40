"""Documents as parts of pages."""

from __future__ import annotations

import pytest

from comity.errors import DataError
from comity.web import handbook

TEXT = """# Title

<script>alert(1)</script> and [evil](javascript:alert(1)), [file](other.md), [own](concepts.md#time), ![i](x.png).

## Same

| a | b |
|---|--:|
| 1 | 2 |

## Same

- x
"""


@pytest.fixture
def sections() -> list[handbook.Section]:
    return list(handbook._sections(TEXT))


def test_headings_part_it_and_have_ids_of_their_own(sections: list[handbook.Section]) -> None:
    told = [(row.level, row.title, row.id) for row in sections]
    assert told == [(1, "Title", "title"), (2, "Same", "same"), (2, "Same", "same-2")]


def test_nothing_in_it_runs(sections: list[handbook.Section]) -> None:
    body = str(sections[0].body)
    assert "&lt;script&gt;" in body
    assert "<img" not in body
    assert "<span>file</span>" in body
    assert '<a href="/codebook#time">own</a>' in body


def test_numbers_are_set_to_the_right_without_style(sections: list[handbook.Section]) -> None:
    assert '<td class="number">2</td>' in sections[1].body
    assert "style" not in sections[1].body


def test_what_is_not_there_is_named() -> None:
    with pytest.raises(DataError, match=r"none\.md is not there"):
        handbook.read_handbook("none.md")
    with pytest.raises(DataError, match="no section 'None'"):
        handbook.get_section("concepts.md", "None")
