"""Bytes to a Document: decode, take off the front matter, tell the language, lay out the page."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from comity import settings
from comity.model import Document, Rejected
from comity.read import lines, markdown
from comity.read.encoding import UnreadableError, decode
from comity.read.facts import Facts, find_facts
from comity.read.language import find_language, find_uncoded
from comity.read.matter import Matter, MatterError, split_matter
from comity.read.page import lay_out
from comity.read.sections import sections_of

MARKDOWN = frozenset({".md", ".markdown"})


def read_bytes(raw: bytes, path: str | None, given: str | None) -> Document | Rejected:
    """The document that bytes hold, or why they cannot be used. Never raises for any bytes.

    ``path`` says where they come from and, by its suffix, whether they are Markdown; ``given`` is the EDTF date of
    publication that the user states, and counts before any date in the text.
    """
    try:
        matter, text = split_matter(decode(raw))
    except (UnreadableError, MatterError) as exc:
        return Rejected(path or "", "read", str(exc))
    language = _declared(matter) or find_language(text)
    if reason := _find_fault(text) or find_uncoded(language):
        return Rejected(path or "", "read", reason)
    return _document(text, path, given, matter, language)


def _declared(matter: Matter) -> str | None:
    """The language that front matter states, where it is one that is not coded: the text need not be looked at."""
    return matter.language if matter.language and find_uncoded(matter.language) else None


def _find_fault(text: str) -> str | None:
    letters, least = sum(map(str.isalpha, text)), settings.number("min_letters")
    if letters >= least:
        return None
    return f"empty: {letters} letters; a text needs {least}, so check that the article was saved with its body"


def _document(text: str, path: str | None, given: str | None, matter: Matter, language: str) -> Document:
    is_markdown = PurePath(path or "").suffix.lower() in MARKDOWN
    page = lay_out(text, (markdown if is_markdown else lines).blocks_of(text), matter.title)
    sections = sections_of(text, page)
    facts = find_facts(text, page, sections)
    published, basis = _published(given, matter, facts)
    return Document(
        id=Document.id_of(text),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        sections=sections,
        path=path,
        url=matter.url or facts.url,
        title=matter.title or facts.title,
        author=matter.author or facts.author,
        publisher=matter.publisher or facts.publisher,
        published=published,
        published_basis=basis,
        language=language,
    )


def _published(given: str | None, matter: Matter, facts: Facts) -> tuple[str | None, str | None]:
    """The date of publication and how it is known: from the user, else front matter, else the page."""
    if given:
        return given, "given"
    return (matter.published, "front matter") if matter.published else (facts.published, facts.basis)
