"""What a brief is made from, gathered from a ledger: one pass for each pair, and the pairs to compare it with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from comity.analyse import PairPage
from comity.analyse.dossier import Dossier
from comity.analyse.figures import Figures
from comity.analyse.judgement import judgements
from comity.analyse.recent import find_recent
from comity.figuring import figures_of
from comity.judged import JudgedLedger
from comity.ledger.remembering import remembering
from comity.ledger.store import Ledger
from comity.promises import Heard, hear, promised
from comity.views import pair
from comity.who import states

if TYPE_CHECKING:
    from comity.present.brief import Brief

Pair = tuple[str, str]
BESIDE: Final = 2
"""Pairs that a brief is compared with."""


def gather(ledger: Ledger, a: str, b: str, as_of: str | None = None, beside: Sequence[Pair] | None = None) -> Dossier:
    """What the ledger holds on two states (ISO 3166-1 alpha-3), as of an ISO day (None: the last day that was read).

    ``beside``: the pairs to compare it with; None: the two that ``pairs_beside`` finds.
    """
    ledger = remembering(ledger)
    page = pair(ledger, a, b, as_of)
    heard = hear(ledger, a, b, as_of)
    others = _others(ledger, page, beside)
    return _made(ledger, page, figures_of(ledger, page, promised(ledger, heard)), others)


def dossier_of(ledger: Ledger, page: PairPage, own: Figures, beside: Sequence[Pair] | None = None) -> Dossier:
    """As ``gather``, of a page and its figures that were read before."""
    return _made(ledger, page, own, _others(ledger, page, beside))


Other = tuple[PairPage, Heard]


def _others(ledger: Ledger, page: PairPage, beside: Sequence[Pair] | None) -> list[Other]:
    """The pages of the pairs beside, and what their texts tell: the matcher reads that of one while that of the next
    is looked for."""
    pairs = pairs_beside(ledger, page.a.id, page.b.id) if beside is None else beside
    return [(pair(ledger, *other, page.as_of), hear(ledger, *other, page.as_of)) for other in pairs]


def _made(ledger: Ledger, page: PairPage, own: Figures, others: Sequence[Other]) -> Dossier:
    return Dossier(
        page=page,
        figures=own,
        others=tuple(figures_of(ledger, other, promised(ledger, heard)) for other, heard in others),
        recent=find_recent(page, own.commitments, own.as_of),
        judgements=judgements(own),
    )


def pairs_beside(ledger: Ledger, a: str, b: str) -> list[Pair]:
    """The two other pairs of states, one of them ``a`` or ``b``, that most documents make a claim on."""
    known = states()
    near = [row for row in JudgedLedger(ledger).pairs() if {row.a, row.b} & {a, b} and {row.a, row.b} <= known.keys()]
    ordered = sorted(near, key=lambda row: (-row.documents, row.a, row.b))
    return [(row.a, row.b) for row in ordered if {row.a, row.b} != {a, b}][:BESIDE]


def brief_of(dossier: Dossier) -> Brief:
    """The brief of a dossier, cut to two pages."""
    from comity.present.brief import brief as made
    from comity.present.brief.cutting import fitted
    from comity.present.brief.front import on_ladder
    from comity.present.pdf import count_pages
    from comity.present.pictures.ladder import draw_ladder

    climbed = draw_ladder(on_ladder(dossier.commitments), dossier.day)
    return fitted(made(dossier, [climbed]), count_pages)


RENDERED: Final = (".md", ".html", ".pdf", ".docx")
"""The endings of files that a brief can be written as."""


def rendered(made: Brief, ending: str) -> bytes:
    """The bytes of a brief as a file with one of ``RENDERED``."""
    return _renderer(ending)(made)


def _renderer(ending: str) -> Callable[[Brief], bytes]:
    """What makes the bytes of a format."""
    if ending == ".pdf":
        from comity.present.pdf import to_pdf

        return to_pdf
    if ending == ".docx":
        from comity.present.docx import to_docx

        return to_docx
    from comity.present.html import to_html
    from comity.present.markdown import to_markdown

    render = to_markdown if ending == ".md" else to_html
    return lambda made: render(made).encode()
