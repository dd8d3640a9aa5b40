"""What most tests of time expressions ask: the EDTF and the basis that a sentence's words come to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from comity.when import find_times

ANCHOR = "2023-03-22"
"""A Wednesday."""


@pytest.fixture
def read() -> Callable[..., list[tuple[str, str | None]]]:
    """``read(text)``: (words, EDTF) of each expression, for a text published on Wednesday 22 March 2023."""

    def read(text: str, anchor: str | None = ANCHOR, **options: Any) -> list[tuple[str, str | None]]:
        return [(str(mention.when.text), mention.when.edtf) for mention in find_times(text, 0, anchor, **options)]

    return read


@pytest.fixture
def edtf_of(read: Callable[..., list[tuple[str, str | None]]]) -> Callable[..., str | None]:
    """``edtf_of(text)``: the EDTF of the only expression in the text; fails where there is not just one."""

    def edtf_of(text: str, anchor: str | None = ANCHOR, **options: Any) -> str | None:
        ((_, edtf),) = read(text, anchor, **options)
        return edtf

    return edtf_of
