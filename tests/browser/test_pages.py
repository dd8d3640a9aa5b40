"""Every page in a real browser: nothing comes from elsewhere, nothing fails, and everybody can use it."""

from __future__ import annotations

from playwright.sync_api import Page

from browser.conftest import Site


def test_the_first_page_opens(site: Site, page: Page) -> None:
    page.goto(site.address)
    assert page.locator("h1").count() == 1
