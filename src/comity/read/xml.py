"""XML from documents that nobody vouches for: no document type, no entities, nothing fetched."""

from __future__ import annotations

from typing import Any

from comity.read.faults import UnreadableError

Element = Any
"""An element of ElementTree."""


def parse_xml(raw: bytes, name: str) -> Element:
    """The root of some XML. Raises UnreadableError where it is damaged, or defines entities.

    Office programs write no document type: what has one is made to make a reader fetch or swell.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        return fromstring(raw, forbid_dtd=True)
    except DefusedXmlException as exc:
        raise UnreadableError(f"{name} defines entities or a document type, which is not read; save it again") from exc
    except (ParseError, ValueError, LookupError) as exc:
        raise UnreadableError(f"damaged: {name} is no XML ({str(exc)[:60]}); save it again") from exc
