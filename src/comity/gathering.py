"""Items and addresses to texts: addresses are asked, what they give is kept and read, what they name is followed."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Final

from comity import settings
from comity.edtf import published_span
from comity.ledger.store import Archive
from comity.model import Document, Rejected
from comity.net import Failed, Fetched, Fetcher, Gone, open_fetcher
from comity.read import Item, Options, read_items
from comity.read.item import AS_IT_IS
from comity.read.items import Follow
from comity.read.reader import Link

STEP: Final = "fetch"
"""The step that rejects an address."""
DEEPEST: Final = 3
"""Lists of lists that are followed from one address: a sitemap of sitemaps has two."""


def gather(
    items: Sequence[Item | Link | Rejected], archive: Archive, options: Options = AS_IT_IS
) -> Generator[Document | Rejected, None, None]:
    """The texts of the items, in order; addresses are asked only where there are any. See ``Web``."""
    if not any(isinstance(item, Link) for item in items):
        yield from read_items(items)
        return
    with closing(open_fetcher()) as fetcher:
        for item in items:
            if isinstance(item, Link):
                yield from Web(fetcher, archive, options).read(item)
            else:
                yield from read_items([item])


class Web:
    """Reads one address, and what it names up to a number. What is fetched is kept in the archive before it is read."""

    def __init__(self, fetcher: Fetcher, archive: Archive, options: Options = AS_IT_IS) -> None:
        self._fetcher, self._archive, self._options = fetcher, archive, options
        self._left = settings.number("max_links") if options.links is None else options.links
        self._seen: set[str] = set()

    def read(self, link: Link, depth: int = 0) -> Iterator[Document | Rejected]:
        """The documents at an address; a Rejected where it gives nothing that can be read."""
        self._seen.add(link.address)
        for item in ask(link, self._fetcher, self._archive, self._options):
            named: list[Link] = []
            yield from read_items([item], noting(named))
            yield from self._follow(named, depth + 1)

    def _follow(self, named: Iterable[Link], depth: int) -> Iterator[Document | Rejected]:
        if depth > DEEPEST:
            return
        for link in newest_first(named):
            if link.address not in self._seen and self._left > 0:
                self._left -= 1
                yield from self.read(link, depth)


def newest_first(links: Iterable[Link]) -> list[Link]:
    """Links by the day that they bear, those without one behind them in their order: a sitemap has the oldest first."""
    days = [(published_span(link.matter.published)[1] or "", link) for link in links]
    return [link for _, link in sorted(days, key=lambda row: row[0], reverse=True)]


def noting(named: list[Link]) -> Follow:
    """Follows nothing: writes down what is named."""

    def note(link: Link) -> Iterable[Item]:
        named.append(link)
        return ()

    return note


def ask(link: Link, fetcher: Fetcher, archive: Archive, options: Options = AS_IT_IS) -> Iterator[Item | Rejected]:
    """What an address gives, kept, as an item; why there is none."""
    answer = fetcher.fetch(link.address)
    if isinstance(answer, Fetched):
        archive.keep(answer.capture, answer.raw)
        yield item_of(link, answer, options)
    elif isinstance(answer, Gone | Failed):
        yield Rejected(link.address, STEP, answer.reason)


def item_of(link: Link, fetched: Fetched, options: Options = AS_IT_IS) -> Item:
    """What an address gave, to be read: under the address that was asked, with where that led."""
    return Item(
        link.address,
        fetched.raw,
        media=fetched.media,
        charset=fetched.charset,
        matter=replace(link.matter, url=fetched.capture.landed),
        given=link.given,
        options=options,
    )
