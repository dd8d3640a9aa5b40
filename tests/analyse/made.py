"""Claims that are linked, for tests of pages: a small story of two editions, a pact and a meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comity.analyse import PairPage, pair_page
from comity.link.entries import Linked
from comity.model import Claim, Document, Thing
from present.story import ACSA, VEER, day, told

Told = tuple[Document, Claim]
JIMEX = Thing("jimex", "JIMEX", 6)
TALKS = Thing("ind-jpn-2-plus-2", "2+2 talks")

PLAN = told("They will train from 16 to 26 January.", None, "Hooghly Mirror", "2022-12-23", kind="exercise", thing=VEER,
            status="planned", trigger="train", due=day("2023-01-16/2023-01-26"))  # fmt: skip
OTHER_PLAN = told("Veer Guardian will be held from 12 January.", None, "Coromandel Post", "2023-01-08", kind="exercise",
                  thing=VEER, status="planned", trigger="held", due=day("2023-01-12/2023-01-26"))  # fmt: skip
DECISION = told("They decided to train fighters together.", "2018-10-29", "Meridian", "2018-10-29", kind="exercise",
                status="agreed", trigger="train")  # fmt: skip
HELD = told("Veer Guardian ended on Thursday.", "2023-01-26", "Meridian", "2023-01-27", kind="exercise", thing=VEER,
            trigger="ended")  # fmt: skip
AGREED = told("They agreed to sign an ACSA.", "2018-10-29", "Ministry A", "2018-10-29", thing=ACSA, status="agreed",
              stage="signed", trigger="sign")  # fmt: skip
SIGNED = told("They signed the ACSA on Wednesday.", "2020-09-09", "Coromandel Post", "2020-09-10", thing=ACSA)
MISDATED = told("The pact was signed on 8 September.", "2020-09-08", "Strait & Shore", "2022-09-20")
FORCE = told("The pact came into force.", "2021-07-11", "Setouchi Shimpo", "2021-07-12", stage="in_force",
             trigger="came into force")  # fmt: skip
USED = told("They will use the ACSA more.", None, "Meridian", "2022-01-01", thing=ACSA, status="planned", trigger="use")
SIXTH = told("The sixth JIMEX was held.", "2022-09-11", "Meridian", "2022-09-13", kind="exercise", thing=JIMEX,
             trigger="held")  # fmt: skip
COPY = told("The sixth JIMEX was held, our agency says.", "2022-09", "Coromandel Post", "2022-09-14", kind="exercise",
            thing=JIMEX, trigger="held")  # fmt: skip
SPUN = told("The 6th JIMEX was carried out.", "2022-09-11", "Pacific Ledger", "2022-09-12", kind="exercise",
            thing=JIMEX, trigger="carried")  # fmt: skip


def linked(entries: Mapping[str, Sequence[Told]], copies: Mapping[str, tuple[Told, bool]] | None = None) -> Linked:
    """Entry id -> what is told of it; ``copies``: document id of a copy -> the original, and whether it is garbled."""
    ids = {claim.id: id for id, rows in entries.items() for _, claim in rows}
    groups = {id: (original[0].id, garbled) for id, (original, garbled) in (copies or {}).items()}
    return Linked(ids, groups)


def page_of(entries: Mapping[str, Sequence[Told]], as_of: str | None = None, **copies: tuple[Told, bool]) -> PairPage:
    rows = [row for own in entries.values() for row in own]
    documents, claims = [document for document, _ in rows], [claim for _, claim in rows]
    return pair_page(claims, documents, "IND", "JPN", as_of, linked(entries, copies))
