"""What pages of a pair are made of, each read once while the ledger stands still."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from comity.analyse import PairPage
from comity.analyse.figures import Figures
from comity.figuring import figures_of
from comity.promises import Promises, promises
from comity.views import Held, page_of, read_pair
from comity.web.call import Call
from comity.web.question import Asked


def held(call: Call, asked: Asked) -> Held:
    """The claims on the pair: what pages as of all days are made of."""
    a, b, known_on = asked.a, asked.b, asked.known_on
    return call.kept(lambda: read_pair(call.desk.ledger, a, b, known_on), "held", a, b, known_on)


def published(call: Call, known_on: str | None) -> Mapping[str | None, int]:
    """How many documents of the ledger bear each date."""
    return call.kept(lambda: call.desk.ledger.published(known_on), "published", known_on)


def pair_page(call: Call, asked: Asked) -> PairPage:
    """The pair's page as of the days that are asked for."""

    def make() -> PairPage:
        return page_of(held(call, asked), published(call, asked.known_on), asked.as_of)

    return call.kept(make, "page", asked.a, asked.b, asked.as_of, asked.known_on)


def pair_promises(call: Call, asked: Asked) -> Promises:
    """What the two promised, as the ledger holds it now."""
    a, b, as_of = asked.a, asked.b, asked.as_of
    return call.kept(lambda: promises(call.desk.ledger, a, b, as_of), "promises", a, b, as_of)


def pair_figures(call: Call, asked: Asked) -> Figures:
    """The figures of the pair, as the ledger holds it now."""
    now = replace(asked, known_on=None)

    def make() -> Figures:
        return figures_of(call.desk.ledger, pair_page(call, now), pair_promises(call, now))

    return call.kept(make, "figures", asked.a, asked.b, asked.as_of)
