"""All addresses, in one table."""

from typing import Final

from comity.web.call import Page
from comity.web.pages import adjudicate, blind, claim, decisions, document, entry, home, promise, review, session

PAGES: Final[tuple[Page, ...]] = (
    *home.PAGES, *session.PAGES, *claim.PAGES, *document.PAGES, *entry.PAGES, *promise.PAGES, *review.PAGES,
    *decisions.PAGES, *blind.PAGES, *adjudicate.PAGES,
)  # fmt: skip
