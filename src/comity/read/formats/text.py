"""Plain text and Markdown, with front matter where there is any."""

from __future__ import annotations

from collections.abc import Iterator

from comity.read import lines, markdown
from comity.read.document import Laid, make_document
from comity.read.encoding import decode
from comity.read.item import Item
from comity.read.matter import split_matter
from comity.read.reader import Found, Reader, suffix_of

MARKDOWN = frozenset({".md", ".markdown"})


def read_text(item: Item) -> Iterator[Found]:
    """The document that a text is."""
    matter, text = split_matter(decode(item.load()))
    is_markdown = suffix_of(item.path) in MARKDOWN or item.media == "text/markdown"
    blocks = (markdown if is_markdown else lines).blocks_of
    yield make_document(item, Laid(text, blocks, matter, "front matter"))


READER = Reader(
    name="text",
    suffixes=frozenset({"", ".txt", ".text", *MARKDOWN}),
    media=frozenset({"text/plain", "text/markdown"}),
    is_one=lambda _: False,
    read=read_text,
    order=99,
)
