"""All addresses, in one table."""

from typing import Final

from comity.web.call import Page
from comity.web.pages import accounts, figures, files, home, network, pair, pictures, promised, session

PAGES: Final[tuple[Page, ...]] = (
    *home.PAGES, *session.PAGES, *accounts.PAGES, *figures.PAGES, *files.PAGES, *network.PAGES, *pictures.PAGES,
    *promised.PAGES, *pair.PAGES,
)  # fmt: skip
