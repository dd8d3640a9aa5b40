"""All addresses, in one table."""

from typing import Final

from comity.web.call import Page
from comity.web.pages import api, codebook, home, search, session

PAGES: Final[tuple[Page, ...]] = (*home.PAGES, *search.PAGES, *codebook.PAGES, *api.PAGES, *session.PAGES)
