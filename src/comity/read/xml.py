"""XML read safely: which root a text has, and its tree, without entities and without asking any address."""

from __future__ import annotations

import re
from typing import Any, Final

from comity.read.encoding import decode_markup
from comity.read.faults import UnreadableError
from comity.read.item import Item

Element = Any
"""An element of ElementTree."""
PROLOG: Final = 20_000
"""Characters before the root element: comments, a document type."""

_BEFORE = re.compile(r"\s*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE\b[^>\[]*(?:\[.*?\]\s*)?>)", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"\s*<(?P<name>[A-Za-z_][\w.:-]*)[\s/>]")
_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_NUMBERED = re.compile(r"&#(?:x(?P<hex>[0-9a-f]{4,8})|(?P<plain>[0-9]{5,8}));", re.IGNORECASE)
_ENTITY = re.compile(r"<!ENTITY\b", re.IGNORECASE)


def find_root(text: str) -> str | None:
    """The name of the root element, without its prefix, lower case; None where the text is no XML."""
    at, text = 0, text[:PROLOG].removeprefix("\ufeff")
    while found := _BEFORE.match(text, at):
        at = found.end()
    root = _ROOT.match(text, at)
    return root["name"].lower() if root else None


def root_of(head: bytes) -> str | None:
    """The same of the first bytes of a file, in whichever encoding."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    return find_root(head.decode("utf-16" if wide else "utf-8", "replace"))


def load_xml(item: Item) -> str:
    """The text of an item that is XML. Raises UnreadableError where it declares entities, as XML bombs do."""
    text = decode_markup(item.load(), item.charset)
    if _ENTITY.search(text):
        raise UnreadableError("this XML declares entities, which can blow up or read files; they are never expanded")
    return _NUMBERED.sub(_no_half, _DECLARATION.sub("", text, count=1))


def _no_half(letter: re.Match[str]) -> str:
    """A letter by its number, unless that is one of the halves of letters, which none is written by."""
    number = int(letter["hex"], 16) if letter["hex"] else int(letter["plain"])
    return "\ufffd" if 0xD800 <= number <= 0xDFFF else letter[0]


def parse_xml(text: str) -> Element | None:
    """The root element of a text; None where it is ill-formed. Raises UnreadableError on entities of any kind."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        return fromstring(text.encode("utf-8", "replace"), forbid_entities=True, forbid_external=True)
    except DefusedXmlException as exc:
        raise UnreadableError(f"this XML declares entities, which are never expanded: {type(exc).__name__}") from exc
    except (ParseError, ValueError):
        return None


def parse_part(raw: bytes, name: str) -> Element:
    """The root of a part of an office document. Raises UnreadableError where it is damaged, or defines entities.

    Office programs write no document type: what has one is made to make a reader fetch or swell.
    """
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        return fromstring(raw, forbid_dtd=True)
    except DefusedXmlException as exc:
        raise UnreadableError(f"{name} defines entities or a document type, which is not read; save it again") from exc
    except (ParseError, ValueError, LookupError) as exc:
        raise UnreadableError(f"damaged: {name} is no XML ({str(exc)[:60]}); save it again") from exc
