"""Reading a text of a test, and looking at what came of it."""

from __future__ import annotations

from comity.model import Document, Rejected, Role
from comity.read import Item, read_item

PAGE = """\
• 4 May, 2024
THE HARBOUR TIMES
Home | World | Opinion

Chile and Peru agree to share a port after nine years of talks

Carmen Soto
Tue, 12 Mar 2024 | Reading Time: 3 minutes

LIMA — Chile and Peru agreed on Monday to share the port of Arica, their foreign ministers said here.

The ministers hope that a treaty can be signed in June, and that both parliaments will approve it.

The views expressed are personal and do not reflect those of The Harbour Times.
"""
"""A page as it is copied from the web: an invented paper, and nothing that happened."""

BODY = "Chile and Peru agreed on Monday to share the port of Arica, their foreign ministers said in Lima."
"""A sentence that can only be an article's."""


def read_bytes(raw: bytes, path: str | None = "page.txt", given: str | None = None) -> Document | Rejected:
    """What the one text that bytes hold comes to."""
    (found,) = read_item(Item(path or "", raw, given=given))
    return found


def read_text(text: str, path: str = "page.txt", given: str | None = None) -> Document:
    """The document that a text makes."""
    document = read_bytes(text.encode(), path, given)
    assert isinstance(document, Document), document
    return document


def reject(raw: bytes, path: str = "page.txt") -> str:
    """The reason for which bytes are rejected."""
    rejected = read_bytes(raw, path, None)
    assert isinstance(rejected, Rejected), rejected
    assert (rejected.document, rejected.step) == (path, "read")
    return rejected.reason


def parts_of(document: Document) -> list[tuple[Role, str]]:
    """Role and words of each section."""
    return [(section.role, document.text[section.start : section.end]) for section in document.sections]


def words_as(role: Role, text: str, path: str = "page.txt") -> list[str]:
    """The words of all sections that have a role."""
    return [words for found, words in parts_of(read_text(text, path)) if found == role]


def headings_of(document: Document) -> dict[str, str | None]:
    """The heading of each section that can make claims, by its words."""
    return {
        document.text[row.start : row.end]: row.heading for row in document.sections if row.role in ("body", "list")
    }
