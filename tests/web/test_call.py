"""What a request asks for, and the table of addresses."""

from __future__ import annotations

import pytest

from comity.web.call import is_local
from comity.web.pages import PAGES


@pytest.mark.parametrize("address", ["/", "/IND-JPN", "/search?q=a%20b&x=1#top", "/claim/c-1"])
def test_an_address_of_this_server(address: str) -> None:
    assert is_local(address)


@pytest.mark.parametrize("address", [
    "", "x", "//evil", "/\\evil", "https://evil", "/a b", "/a\nb", "/é", "javascript:x", "\\/evil", "/\t/evil",
])  # fmt: skip
def test_an_address_that_is_none_or_leads_elsewhere(address: str) -> None:
    assert not is_local(address)


def test_every_address_is_told_and_what_changes_something_is_posted() -> None:
    assert len({(page.path, page.method) for page in PAGES}) == len(PAGES)
    assert all(page.told for page in PAGES)
    assert all(
        page.method == "POST" for page in PAGES if page.role == "editor" and page.path.endswith(("decide", "undo"))
    )
    assert {page.path for page in PAGES if page.role == "none"} == {"/login", "/theme"}
