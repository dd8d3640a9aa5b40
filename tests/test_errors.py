"""The tree of errors as it is drawn and as it is."""

from __future__ import annotations

import inspect
import re

import pytest

from comity import ComityError, errors

DRAWN = re.compile(r"(?P<branch>[│├└─\s]*)(?P<name>[A-Z]\w+Error)\b")
DEFINED = {name: value for name, value in vars(errors).items() if inspect.isclass(value)}


def drawn() -> dict[str, str]:
    """Class -> base, as the docstring draws them: four columns are one step down."""
    tree: dict[str, str] = {}
    above: list[str] = ["Exception"]
    for line in (errors.__doc__ or "").splitlines():
        if found := DRAWN.match(line):
            depth = len(found["branch"]) // 4
            above = [*above[: depth + 1], found["name"]]
            tree[found["name"]] = above[depth]
    return tree


def test_the_tree_is_drawn_as_it_is() -> None:
    assert drawn() == {name: value.__base__.__name__ for name, value in DEFINED.items()}


@pytest.mark.parametrize("name", sorted(DEFINED))
def test_every_error_is_comitys_and_says_what_it_means(name: str) -> None:
    assert issubclass(DEFINED[name], ComityError)
    assert inspect.getdoc(DEFINED[name])


def test_an_error_is_shown_as_it_is() -> None:
    assert str(errors.NotFoundError("no claim 'c-1': see comity search")) == "no claim 'c-1': see comity search"
