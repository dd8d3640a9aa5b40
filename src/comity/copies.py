"""The kept copies of a document: what its address gave, each time that it was asked."""

from __future__ import annotations

from comity.captures import Capture
from comity.ledger.store import Archive
from comity.model import Document
from comity.read.item import WITHIN


def captures_of(archive: Archive, document: Document) -> list[Capture]:
    """What is kept of the address that a document was read from, or of the archive there that it lies in.

    By the time, the last at the end. Nothing is fetched.
    """
    places = [place.partition(WITHIN)[0] for place in (document.path, document.url) if place]
    found = {one for place in dict.fromkeys(places) if "://" in place for one in archive.captures(place)}
    return sorted(found, key=lambda one: (one.fetched, one.address, one.sha256))
