"""All addresses, in one table."""

from typing import Final

from comity.web.call import Page
from comity.web.pages import home, session

PAGES: Final[tuple[Page, ...]] = (*home.PAGES, *session.PAGES)
