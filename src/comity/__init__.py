"""Comity: a ledger of what states say, promise and do to one another, each line proved by its sentence.

The flow, step by step:

1. ``read``: a path becomes Documents with their sections and dates; what cannot be used, a Rejected.
2. ``parse``: a Document becomes sentences with tokens, heads and offsets.
3. ``coder``: a sentence becomes Claims, by asking who, when, where, what, whether, whence.
4. ``ledger``: a document with its claims is recorded, whole or not at all.
5. ``analyse``: claims become plain result records, such as the page of a pair.
6. ``present``: records become tables, pages and briefs, each line with its sentence.

    import comity
    with comity.open("comity.db") as ledger:
        ledger.add("reports/")
        print(ledger.pair("IND", "JPN").actually)
"""

from comity.desk import Desk, open
from comity.errors import ComityError

__all__ = ["ComityError", "Desk", "open"]
