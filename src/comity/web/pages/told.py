"""The page on which the sides' own texts of one meeting are held against one another."""

from __future__ import annotations

from typing import Final

from starlette.responses import Response

from comity import hearing
from comity.analyse.sides import Accounts
from comity.present.accounts import lack_words, looked_words, pair_words, shown, text_words, title_of
from comity.present.inert import inert
from comity.web.call import Call, Page
from comity.web.meant import elsewhere, or_list


@or_list
def told(call: Call) -> Response:
    """What each two sides both say of a meeting, and what one alone says. UsageError of an entry that is none."""
    id = call.desk.ledger.entry(call.path("id"))
    if id != call.path("id"):
        return call.to(elsewhere(call, f"/entry/{id}/accounts"))
    found: Accounts = call.kept(lambda: hearing.accounts(call.desk.ledger, id), "accounts of", id)
    texts = [(inert(side.name), text_words(text), text.document.id) for side in found.sides for text in side.texts]
    return call.page(
        "entry_accounts.html.j2",
        id=id,
        title=title_of(found),
        texts=texts,
        pairs=pair_words(found),
        looked=looked_words(found),
        lack=lack_words(found),
        comparisons=[shown(one) for one in found.comparisons],
    )


PAGES: Final = (
    Page("/entry/{id}/accounts", told, "what each side's own texts of a meeting say, sentence against sentence"),
)
