"""A text that a reader laid out to a Document: tell the language, find roles and facts, settle what is known of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from urllib.parse import urlsplit

from comity import settings
from comity.model import Document, Rejected
from comity.read.block import Block
from comity.read.encoding import whole
from comity.read.facts import Facts, find_facts
from comity.read.item import Item
from comity.read.language import code_of, find_language, find_uncoded
from comity.read.matter import NOTHING, Matter
from comity.read.page import lay_out
from comity.read.sections import sections_of


@dataclass(frozen=True, slots=True)
class Laid:
    """What a reader makes of an item: its text, how that falls into blocks, and what the item says of itself."""

    text: str
    blocks: Callable[[str], Sequence[Block]]
    """Text -> its blocks in order; not asked for where the text is rejected."""
    matter: Matter = NOTHING
    basis: str = "metadata"
    """How a date in ``matter`` is known: ``front matter``, ``metadata``, ``header`` ..."""
    pages: tuple[int, ...] = ()
    """The offset of each page's first character, of what has pages."""
    fault: str | None = None
    """Why the text cannot be used though it could be read: a stub before a paywall, pages that are pictures."""


def make_document(item: Item, laid: Laid) -> Document | Rejected:
    """The document of an item, or why there is none.

    Of what is known from several places the user's date counts first, then what the text says of itself in so many
    words (front matter, metadata), then what is known from outside (feed, table, header), then what its lines show.
    """
    laid = replace(laid, text=whole(laid.text))
    if reason := laid.fault or _find_fault(laid.text):
        return Rejected(item.path, "read", reason)
    language = _declared(laid.matter, item.matter) or find_language(laid.text)
    if reason := find_uncoded(language):
        return Rejected(item.path, "read", reason)
    matter = _beside(laid.matter, item.matter)
    page = lay_out(laid.text, laid.blocks(laid.text), matter.title)
    sections = sections_of(laid.text, page)
    facts = find_facts(laid.text, page, sections)
    published, basis = _published(item, laid, facts)
    return Document(
        id=Document.id_of(laid.text),
        text=laid.text,
        sha256=hashlib.sha256(laid.text.encode()).hexdigest(),
        sections=sections,
        path=whole(item.path),
        url=_address(laid.matter.url, item.matter.url) or facts.url,
        title=matter.title or facts.title,
        author=matter.author or facts.author,
        publisher=matter.publisher or facts.publisher,
        published=published,
        published_basis=basis,
        language=language,
        pages=laid.pages,
    )


def _declared(*matters: Matter) -> str | None:
    """The language that is stated, where it is one that is not coded: the text need not be looked at."""
    codes = (code_of(one.language) for one in matters if one.language)
    return next((code for code in codes if code and find_uncoded(code)), None)


def _find_fault(text: str) -> str | None:
    letters, least = sum(map(str.isalpha, text)), settings.number("min_letters")
    if letters >= least:
        return None
    return f"empty: {letters} letters; a text needs {least}, so check that the article was saved with its body"


def _beside(own: Matter, told: Matter) -> Matter:
    """What a text says of itself, and of what it does not say, what is told of it."""
    values = {row.name: getattr(own, row.name) or getattr(told, row.name) for row in fields(Matter)}
    return Matter(**{name: whole(value) if value else None for name, value in values.items()})


def _published(item: Item, laid: Laid, facts: Facts) -> tuple[str | None, str | None]:
    """The day of publication and how it is known."""
    if item.given:
        return item.given, "given"
    if laid.matter.published:
        return laid.matter.published, laid.basis
    return (item.matter.published, item.basis) if item.matter.published else (facts.published, facts.basis)


def _address(own: str | None, fetched: str | None) -> str | None:
    """The address that a page gives itself; the one it was fetched from where that is on another host."""
    if own and fetched and host_of(own) != host_of(fetched):
        own = None
    return whole(own or fetched or "") or None


def host_of(address: str) -> str:
    """The host of an address, lower case, without ``www.``; empty where it is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
