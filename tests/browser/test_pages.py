"""Every page in a real browser: nothing comes from elsewhere, nothing fails, and everybody can use it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page

import comity
from browser.conftest import Site
from conftest import AXE

WIDE: Final = {"viewport": {"width": 1280, "height": 900}}
LOOKS: Final[dict[str, dict[str, Any]]] = {
    "light": WIDE,
    "dark": {**WIDE, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}, "is_mobile": True},
}
PAGES: Final = (
    "/", "/IND-JPN", "/IND-JPN?as_of=2019-06-30", "/IND-JPN?column=waiting", "/IND-JPN/promises", "/IND-JPN/figures",
    "/IND-JPN/accounts", "/IND-JPN/positions", "/IND-JPN/picture/ladder", "/IND-JPN/picture/lanes",
    "/IND-JPN/picture/strip", "/IND-JPN/picture/rhythm", "/IND-JPN/picture/numbers", "/IND-JPN/picture/atlas",
    "/IND-JPN/picture/domains", "/IND-JPN/picture/balance", "/IND-JPN/picture/network",
    "/IND-JPN/picture/coverage", "/IND-JPN/coverage",
    "/compare?pair=IND-JPN&pair=AUS-JPN", "/network", "/changes", "/search?q=exercise", "/search?q=nothinglikeit",
    "/review", "/review/next", "/decisions", "/blind", "/adjudicate", "/codebook", "/quality", "/api", "/login",
    "/nosuchpage", "CLAIM", "ENTRY", "DOCUMENT", "PROMISE", "TOLD",
)  # fmt: skip
"""The addresses of all sorts of pages; in capitals those of one record each."""


@pytest.fixture(scope="module")
def records(site: Site) -> dict[str, str]:
    """The address of one record of each sort: the first promise with a receipt, and the exercise it is told of."""
    with comity.open(site.ledger, create=False) as desk:
        found = next(line for line in desk.pair("IND", "JPN").actually if line.entry and line.sources > 1)
        claim = found.claims[0]
        promise = next(one for one in desk.promises("IND", "JPN").commitments if one.receipt)
        summit = next(one for one in desk.claims("IND", "JPN") if "14th India-Japan Annual Summit" in one.passage.exact)
        told = desk.ledger.entries_of([summit.id])[summit.id]
    return {
        "CLAIM": f"/claim/{claim.id}", "ENTRY": f"/entry/{found.entry}",
        "DOCUMENT": f"/document/{claim.document.id}", "PROMISE": f"/promise/{promise.id}/part",
        "TOLD": f"/entry/{told}/accounts",
    }  # fmt: skip


@pytest.fixture(scope="module")
def violations() -> Callable[[Page], list[str]]:
    """What axe-core finds against WCAG 2.2 AA on a page: rule and first place of each."""
    script = AXE.read_text("utf-8")

    def find(page: Page) -> list[str]:
        page.evaluate(script)
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = page.evaluate("tags => axe.run({runOnly: tags})", tags)["violations"]
        return [f"{row['id']}: {row['nodes'][0]['html'][:160]} ({len(row['nodes'])})" for row in found]

    return find


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("address", PAGES)
def test_a_page_has_no_fault(
    site: Site, chromium: Browser, records: dict[str, str], violations: Callable[[Page], list[str]], address: str,
    look: str,
) -> None:  # fmt: skip
    with chromium.new_context(**LOOKS[look]) as context:
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda row: None if row.url.startswith((site.address, "data:")) else faults.append(row.url))
        page.goto(site.address + records.get(address, address))
        page.wait_for_load_state("networkidle")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (faults + violations(page), wide) == ([], 0)


@pytest.mark.parametrize("address", ["/", "/IND-JPN", "/search?q=exercise", "/review"])
def test_a_page_says_all_without_script(site: Site, chromium: Browser, address: str) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(site.address + address)
        assert page.locator("h1").count() == 1
        assert len(page.locator("main").inner_text()) > 500
