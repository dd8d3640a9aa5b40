"""What a beginning of an id means: the one record, or the list of those that begin so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from starlette.responses import Response

from comity import views
from comity.errors import AmbiguousError
from comity.present.inert import inert
from comity.web.call import Call


@dataclass(frozen=True, slots=True)
class Meant:
    """A record that may be meant."""

    id: str
    told: str


def or_list(endpoint: Callable[[Call], Response]) -> Callable[[Call], Response]:
    """The endpoint; where several ids begin so, a page that lists them."""

    @wraps(endpoint)
    def answered(call: Call) -> Response:
        try:
            return endpoint(call)
        except AmbiguousError as several:
            rows = [Meant(id, inert(told_of(call, id))) for id in several.ids]
            return call.page("meant.html.j2", 300, given=inert(call.path("id")), rows=rows)

    return answered


def told_of(call: Call, id: str) -> str:
    """What a record is, in a line; a promise is told by its id alone, as it takes long to read."""
    ledger = call.desk.ledger
    if id.startswith("c-"):
        return ledger.claim(id).passage.exact
    if id.startswith("d-"):
        return ledger.document(id).title or "a document without a title"
    return views.entry(ledger, id, lineage=False).entry.name if id.startswith("e-") else "a promise"


def elsewhere(call: Call, address: str) -> str:
    """The address of a record by its full id, with what was asked behind the question mark."""
    query = call.request.url.query
    return f"{address}?{query}" if query else address
