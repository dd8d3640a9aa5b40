"""Commitments for tests: of what Japan said on two days that it would sell, and of anything else."""

from __future__ import annotations

from typing import Any

from comity.model import Claim, Document
from comity.promise.records import Commitment, Due, Receipt, Rung, Statement, Told
from factories import make_claim, make_document

SAID = "Japan will sell six aircraft to India by the end of 2020."
AGAIN = "Japan pledged again to sell six aircraft to India."


def report(text: str = SAID, published: str = "2018-10-29") -> Document:
    return make_document(text, published=published, path=f"{published}.txt")


def promised(document: Document | None = None, **fields: Any) -> Claim:
    given = {"kind": "transfer", "status": "promised", "trigger": "sell", "parties": ("JPN", "IND")}
    return make_claim(document or report(), **(given | fields))


def make_statement(claim: Claim) -> Statement:
    due = Due("2020", "2020-12-31", "explicit", "by the end of 2020")
    return Statement(
        told=Told(claim),
        clause=claim.passage.exact,
        start=claim.passage.start,
        makers=("JPN",),
        beneficiaries=("IND",),
        form="act",
        strength=3,
        specificity=3,
        act="supply",
        words={"aircraft": 1.0},
        due=due,
    )


def make_commitment(*claims: Claim, **fields: Any) -> Commitment:
    """One that the machine holds to be overdue: nothing was found in two documents."""
    rows = tuple(map(make_statement, claims or (promised(), promised(report(AGAIN, "2019-03-02")))))
    ladder = tuple(Rung(1 if place else 0, row.document.published, (row.claim,), "") for place, row in enumerate(rows))
    given: dict[str, Any] = {
        "id": f"p-{rows[0].claim.id[2:]}",
        "name": "Sale of aircraft",
        "statements": rows,
        "ladder": ladder,
        "state": "overdue",
        "as_of": "2022-05-01",
        "due": rows[0].due,
        "late": 486,
        "receipt": Receipt("2022-05-01", "2018-10-29", 2, 3, ("Example Wire",), 0.0, ("en",), (), ("aircraft",)),
        "assessment": "provisional",
        "why": "was due by 2020-12-31, 486 days ago",
    }
    return Commitment(**(given | fields))
