"""All addresses, in one table."""

from typing import Final

from comity.web.call import Page
from comity.web.pages import (
    adjudicate,
    api,
    blind,
    claim,
    codebook,
    decisions,
    document,
    entry,
    home,
    promise,
    review,
    search,
    session,
)  # fmt: skip

PAGES: Final[tuple[Page, ...]] = (
    *home.PAGES, *session.PAGES, *search.PAGES, *codebook.PAGES, *api.PAGES, *claim.PAGES, *document.PAGES,
    *entry.PAGES, *promise.PAGES, *review.PAGES, *decisions.PAGES, *blind.PAGES, *adjudicate.PAGES,
)  # fmt: skip
