"""What was read on two states, from a ledger: its documents, its visits to addresses, and what it could not use."""

from __future__ import annotations

from comity.analyse import PairPage
from comity.analyse.survey import Looked, Origin, Survey, survey
from comity.figuring import documents_of
from comity.ledger.store import Ledger
from comity.model import Document
from comity.whence.sources import find_source
from comity.whence.texts import kind_of


def survey_of(ledger: Ledger, page: PairPage) -> Survey:
    """What was looked through for the two states of a page, as of its day."""
    own, read = documents_of(ledger, page)
    looked = Looked(own, read, list(ledger.archive.visits()), list(ledger.rejections()))
    return survey((page.a.id, page.b.id), looked, origin_of, page.as_of)


def origin_of(document: Document) -> Origin:
    """Who published a document, as the list of sources has it."""
    source = find_source(document.publisher, document.url)
    return Origin(kind_of(document), source.grade, source.country, source.group)
