"""Dossiers for tests of the brief: the small story, with promises of every kind, and a picture that marks one claim."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analyse.kept import again, deed, promise
from comity.analyse import PairPage
from comity.analyse.balance import balance, restating
from comity.analyse.count import days_of
from comity.analyse.deeds import deeds, scores
from comity.analyse.dossier import Dossier
from comity.analyse.figures import Figures
from comity.analyse.judgement import judgements
from comity.analyse.pair import Coverage, Side
from comity.analyse.rates import rates
from comity.analyse.recent import find_recent
from comity.analyse.survival import delay
from comity.present.pictures import Picture, Row, Table
from comity.promise.records import Commitment, Receipt
from present.story import CLAIMS, story_page

DAY = "2024-08-22"
RECEIPT = Receipt(DAY, "2019-01-01", 5, 8, ("Example Wire",), 0.0, ("en",), (("2020-01-01", "2021-06-01"),), ("ships",))
LATE = promise("2019-01-01", due="2024-07-31", state="overdue", late=22, as_of=DAY, receipt=RECEIPT, name="sell ships")
OLD = promise(
    "2018-01-01", due="2020-12-31", state="overdue", late=1330, as_of=DAY, receipt=RECEIPT, name="open a port"
)
SOON = promise("2024-08-01", due="2024-09-30", state="open", as_of=DAY, name="hold a drill")
FAR = promise("2024-01-01", due="2030-12-31", state="open", as_of=DAY, name="build a railway")
KEPT = promise("2020-01-01", again("2021-01-01"), deed(5, "2021-06-01"), state="delivered", as_of=DAY, name="send rice")
PROMISES = (LATE, OLD, SOON, FAR, KEPT)


def make_figures(page: PairPage, commitments: Sequence[Commitment] = (), **fields: Any) -> Figures:
    """The figures of a page and its promises, as a ledger would give them."""
    proving = [claim for one in commitments for rung in one.ladder for claim in rung.claims]
    lines = (*page.actually, *page.likely, *page.should, *page.moved)
    claims = {claim.id: claim for claim in (*proving, *(claim for line in lines for claim in line.claims))}
    published = {claim.document.id: claim.document.published for claim in claims.values()}
    days = days_of(published)
    given: dict[str, Any] = {
        "a": page.a, "b": page.b, "as_of": page.as_of or DAY, "coverage": page.coverage,
        "balance": balance(commitments, published), "rates": rates(commitments, days),
        "delay": delay(commitments, days), "restating": restating(commitments), "rhythms": (),
        "deeds": deeds(page.actually, ("IND", "JPN"), ()), "scores": scores((), ("IND", "JPN"), ()),
        "commitments": tuple(commitments), "claims": claims, "published": published,
    }  # fmt: skip
    return Figures(**(given | fields))


def make_dossier(page: PairPage | None = None, commitments: Sequence[Commitment] = PROMISES, **fields: Any) -> Dossier:
    """A dossier on a page, by default the story's; ``rhythms`` are those of its figures."""
    page = page or story_page()
    figures = make_figures(page, commitments, rhythms=fields.pop("rhythms", ()))
    given: dict[str, Any] = {
        "page": page, "figures": figures, "others": (), "recent": find_recent(page, commitments, figures.as_of),
        "judgements": judgements(figures),
    }  # fmt: skip
    return Dossier(**(given | fields))


def beside(a: str, b: str, *commitments: Commitment) -> Figures:
    """The figures of another pair."""
    coverage = Coverage(4, 9, ("Example Wire",), "2020-01-01", "2024-08-01", 0)
    return make_figures(story_page(), commitments, a=Side(a, a.title()), b=Side(b, b.title()), coverage=coverage)


def make_picture(high: int = 60) -> Picture:
    """A picture with one mark."""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 {high}" width="100" height="{high}" role="group">'
        '<rect x="1" y="1" width="50" height="9" fill="var(--cy-ink)"/></svg>'
    )
    table = Table(("Promise", "State"), (Row(("send rice", "delivered"), CLAIMS[0].id),))
    return Picture("ladder", "Ladder", "One promise, delivered in 2021.", svg, table, "A dot: done.")
