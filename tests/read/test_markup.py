"""What an element is called."""

from __future__ import annotations

import pytest

from comity.read.markup import names_of, parse


@pytest.mark.parametrize(
    ("attributes", "names"),
    [
        ('class="by line" id="x" role="note"', "by line x note"),
        ('data-component="byline"', "byline"),
        ('data-testid="headline"', "headline"),
        ('data-xy-name="standfirst"', "standfirst"),
        ('data-username="admin" data-src="footer"', ""),
    ],
)
def test_an_element_is_called_by_what_scripts_and_tests_find_it_by(attributes: str, names: str) -> None:
    root = parse(f"<html><body><div {attributes}>x</div></body></html>")
    assert names_of(next(root.iter("div"))) == names
