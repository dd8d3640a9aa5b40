"""Commitments for tests: of what Japan said on two days that it would sell, and of anything else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields as fields_of
from typing import Any

from comity.edtf import bounds
from comity.model import Claim, Document, When
from comity.promise.chains import Chain
from comity.promise.compare import Rarity, Subject
from comity.promise.outcomes import Deed
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
        told=Told(claim, day=claim.document.published),
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


# --- one statement, one deed, and a chain ------------------------------------------------------------------------

SALE: Mapping[str, float] = {"aircraft": 1.0, "sale": 0.8}
RARITY = Rarity(100, {})
"""Every word is as rare as the others."""


def by(edtf: str, **fields: Any) -> Due:
    """Due by a day that the text gives in full."""
    return Due(**({"edtf": edtf, "end": bounds(edtf)[1], "basis": "explicit", "text": None} | fields))


def on(edtf: str) -> When:
    return When(edtf, *bounds(edtf), "explicit", None)


def told(text: str = SAID, day: str | None = "2018-10-29", **fields: Any) -> Told:
    """A claim on a text of one day, Japan's promise of a sale; any field of the claim or of what is told of it."""
    own = {name: fields.pop(name) for name in _names(Told) & fields.keys()}
    document = fields.pop("document", None) or make_document(f"{text}\n\n{day}", published=day, path=f"{day}.txt")
    claim = promised(document, **({"exact": text if text in document.text else None} | fields))
    given: dict[str, Any] = {"claim": claim, "source": document.id, "day": day}
    return Told(**(given | own))


def stated(text: str = SAID, day: str | None = "2018-10-29", **fields: Any) -> Statement:
    """One statement; any field of it, of its claim, or of what is told of that."""
    own = {name: fields.pop(name) for name in _names(Statement) & fields.keys()}
    one = told(text, day, **fields)
    given: dict[str, Any] = {
        "told": one, "clause": text, "start": one.claim.passage.start, "makers": ("JPN",), "beneficiaries": ("IND",),
        "form": "act", "strength": 3, "specificity": 2, "act": "deliver", "words": SALE,
    }  # fmt: skip
    return Statement(**(given | own))


def done(text: str, day: str = "2020-06-01", **fields: Any) -> Deed:
    """One deed of a day, on which it is told and, unless ``dated`` is false, dated; any field of what it is compared
    by, or of its claim."""
    own = {name: fields.pop(name) for name in _names(Subject) & fields.keys()}
    dated = fields.pop("dated", True)
    given = {"status": "happened", "trigger": "delivered", "when": on(day) if dated else None}
    subject: dict[str, Any] = {
        "told": told(text, day, **(given | fields)),
        "clause": text,
        "words": SALE,
        "act": "deliver",
    }
    return Deed(Subject(**({"done": True} | subject | own)), day, day, dated)


def chained(*statements: Statement) -> Chain:
    """A chain of these, whatever speaks against it."""
    return Chain(list(statements), [() for _ in statements])


def _names(record: type) -> set[str]:
    return {field.name for field in fields_of(record)}


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
