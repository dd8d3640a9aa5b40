"""A small story for pages and briefs: one agreement over its life, an exercise, a promise, a hope and a number."""

from __future__ import annotations

from typing import Any

from comity.analyse import PairPage, pair_page
from comity.edtf import bounds
from comity.model import Claim, Document, Quantity, Thing, When
from factories import make_claim, make_document

ACSA = Thing("acsa", "Acquisition and Cross-Servicing Agreement")
VEER = Thing("veer-guardian", "Veer Guardian")
HOSTILE = "Aircraft \x1b[31mdeal\x1b[0m [bold]could[/bold] be <script>alert(1)</script> *revived* at last."


def day(edtf: str | None) -> When | None:
    """An explicit time with the days it spans."""
    return When(edtf, *bounds(edtf), "explicit", edtf) if edtf else None


def bounded(edtf: str = "2023-09-13/2024-10-01") -> When:
    """A time that no text dates, with the days that offices leave for it."""
    return When(edtf, *bounds(edtf), "office", "Tuesday")


def told(text: str, when: str | None = None, outlet: str | None = "Example Wire", published: str | None = "2024-08-21",
         **fields: Any) -> tuple[Document, Claim]:  # fmt: skip
    """A document of one sentence and the claim it makes."""
    document = make_document(text, publisher=outlet, published=published, path=f"reports/{published}.txt", title=None)
    return document, make_claim(document, text.split("\n")[0], when=day(when), **fields)


STORY = (
    told("India and Japan decided to start talks on an ACSA.", "2018-10-29", "Ministry A", "2018-10-29",
         thing=ACSA, status="agreed", trigger="negotiations"),
    told("India and Japan on Wednesday signed the ACSA.", "2020-09-09", "Coromandel Post", "2020-09-10", thing=ACSA),
    told("The ACSA came into force on 11 July.", "2021-07-11", "Setouchi Shimpo", "2021-07-12", thing=ACSA,
         trigger="came into force"),
    told("The exercise Veer Guardian was held in January.", "2023-01", "Meridian", "2023-01-27", kind="exercise",
         thing=VEER, trigger="held"),
    told("Japan will invest 5 trillion yen in India.", "2022-03-19", "Ministry J", "2022-03-19", kind="measure",
         status="promised", trigger="will invest", quantity=Quantity(5e12, "JPY", "investment", "5 trillion yen")),
    told("India and Japan hope to deepen their ties.", None, "Meridian", "2024-08-22", kind="position", status="hoped",
         trigger="hope"),
    told("India and Japan share common values.", None, "Two Oceans", "2023-03-28", kind="position",
         status="under_way", trigger="share"),
    told(HOSTILE, None, "=Outlet & Sons", None, kind="transfer", status="conditional", trigger="could be"),
)  # fmt: skip
DOCUMENTS = [document for document, _ in STORY]
CLAIMS = [claim for _, claim in STORY]


def story_page(as_of: str | None = None) -> PairPage:
    return pair_page(CLAIMS, DOCUMENTS, "IND", "JPN", as_of)
