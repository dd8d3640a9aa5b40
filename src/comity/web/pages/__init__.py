"""All addresses, in one table."""

from itertools import chain
from typing import Final

from comity.web.call import Page
from comity.web.pages import (
    accounts,
    adjudicate,
    api,
    blind,
    claim,
    codebook,
    decisions,
    document,
    entry,
    figures,
    files,
    home,
    network,
    pair,
    pictures,
    positions,
    promise,
    promised,
    review,
    search,
    session,
    survey,
    told,
)  # fmt: skip

GROUPS: Final = (
    home, session, search, codebook, api, network, claim, document, entry, told, promise, review, decisions, blind,
    adjudicate, accounts, figures, files, pictures, positions, promised, survey, pair,
)  # fmt: skip
"""The pages of a pair come last: their addresses begin with a word of the reader's."""

PAGES: Final[tuple[Page, ...]] = tuple(chain.from_iterable(group.PAGES for group in GROUPS))
