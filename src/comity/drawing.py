"""Every picture by its name: what it shows, and how it is drawn from a ledger, for two states or for all."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from functools import cached_property
from types import MappingProxyType
from typing import Final, Literal

from comity.analyse import PairPage
from comity.analyse.atlas import atlas
from comity.analyse.deeds import EventType
from comity.analyse.domains import domains
from comity.analyse.figures import Figures
from comity.analyse.network import DONE, Network, network
from comity.analyse.numbers import numbers
from comity.analyse.pairs import Together, pairs
from comity.analyse.survey import Month, months_of
from comity.errors import UsageError
from comity.figuring import documents_of, figures
from comity.judged import JudgedLedger
from comity.ledger.store import ClaimFilter, Ledger
from comity.model import Column
from comity.present.pictures.atlas import draw_atlas
from comity.present.pictures.balance import draw_balance
from comity.present.pictures.coverage import draw_coverage, over_strip
from comity.present.pictures.domains import draw_domains
from comity.present.pictures.ladder import draw_ladder
from comity.present.pictures.lanes import draw_lanes
from comity.present.pictures.network import draw_network
from comity.present.pictures.numbers import draw_numbers
from comity.present.pictures.pairs import draw_pairs
from comity.present.pictures.picture import Links, Picture, nowhere
from comity.present.pictures.rhythm import draw_rhythm
from comity.present.pictures.strip import draw_strip
from comity.present.words import coverage_of, nothing_of
from comity.surveying import survey_of
from comity.views import lineage, pair
from comity.what.codebook import load_codebook
from comity.who.states import states

Scope = Literal["pair", "ledger", "either"]
OF_READING: Final = "coverage"
"""The picture of what was read; the others of a pair have a strip of it beneath."""


@dataclass(frozen=True)
class Asked:
    """What is to be drawn. Several pictures of one ``Asked`` read the ledger once."""

    ledger: Ledger
    pair: tuple[str, str] | None
    """ISO 3166-1 alpha-3; None: the whole ledger."""
    as_of: str | None = None
    """An ISO day."""
    year: str | None = None
    links: Links = nowhere
    most: int | None = None
    """Rows that a picture of rows shows at most; all are in its data."""

    @cached_property
    def page(self) -> PairPage:
        return pair(self.ledger, *self._two, self.as_of)

    @cached_property
    def figures(self) -> Figures:
        return figures(self.ledger, *self._two, self.as_of)

    @cached_property
    def reach(self) -> tuple[tuple[Month, ...], str]:
        """The months in which documents on the pair came out, and in words how far the sources reach."""
        return months_of(self.page, self.read), coverage_of(self.page)

    @cached_property
    def read(self) -> Mapping[str | None, int]:
        """Date of publication -> how many documents of the ledger bear it."""
        return self.ledger.published()

    @cached_property
    def published(self) -> dict[str, str | None]:
        """Id -> date of publication (EDTF) of each document on the pair."""
        return {document.id: document.published for document in documents_of(self.ledger, self.page)[0]}

    @property
    def _two(self) -> tuple[str, str]:
        assert self.pair
        return self.pair


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of picture."""

    shows: str
    draw: Callable[[Asked], Picture]
    scope: Scope = "pair"
    """Whether it is of two states, of the whole ledger, or of either."""
    by_year: bool = False
    """Whether it can be drawn for one year."""
    by_day: bool = True
    """Whether it can be drawn as of a day."""


def draw(
    ledger: Ledger,
    name: str,
    pair: tuple[str, str] | None = None,
    as_of: str | None = None,
    year: str | None = None,
    links: Links = nowhere,
) -> Picture:
    """A picture by its name, of two states (ISO 3166-1 alpha-3) or, with ``pair`` None, of the whole ledger.

    ``as_of``: an ISO day; only what was published by then. Raises UsageError for an unknown name, and for what does not
    fit it: a pair that is missing or too much, a day or year that it cannot be drawn for.
    """
    return draw_asked(Asked(ledger, pair, as_of, year, links), name)


def draw_asked(asked: Asked, name: str) -> Picture:
    """A picture by its name. Raises UsageError as ``draw``."""
    sort = get_sort(name)
    if asked.pair is None and sort.scope == "pair":
        raise UsageError(f"the picture {name!r} is of two countries: name both, like IND JPN")
    if asked.pair is not None and sort.scope == "ledger":
        raise UsageError(f"the picture {name!r} is of the whole ledger: leave the countries out")
    if asked.as_of is not None and not sort.by_day:
        raise UsageError(f"the picture {name!r} cannot be drawn as of a day: leave it out")
    if asked.year is not None and not (sort.by_year and re.fullmatch(r"\d{4}", asked.year)):
        raise UsageError(f"the picture {name!r} cannot be drawn for the year {asked.year!r}: leave it out")
    drawn = sort.draw(asked)
    return drawn if asked.pair is None or name == OF_READING else over_strip(drawn, *asked.reach)


def get_sort(name: str) -> Sort:
    """The sort of picture of a name. UsageError, with those that are like it, where there is none."""
    if name in PICTURES:
        return PICTURES[name]
    near = get_close_matches(name, PICTURES, n=3, cutoff=0.5) or list(PICTURES)
    raise UsageError(f"no picture is called {name!r}; did you mean {', '.join(near)}?")


# --- from a ledger ------------------------------------------------------------------------------------------------


def _ladder(asked: Asked) -> Picture:
    found = asked.figures
    return draw_ladder(
        found.commitments, found.as_of, asked.links, names=_sides(asked), most=asked.most, looked=nothing_of(asked.page)
    )


def _sides(asked: Asked) -> dict[str, str]:
    """The two states by id, and how they are called."""
    return {side.id: side.name for side in (asked.page.a, asked.page.b)}


def _strip(asked: Asked) -> Picture:
    return draw_strip(asked.page, lineage(asked.page), asked.links)


def _rhythm(asked: Asked) -> Picture:
    found = asked.figures
    return draw_rhythm(found.rhythms, found.claims, found.as_of, asked.links, looked=nothing_of(asked.page))


def _coverage(asked: Asked) -> Picture:
    return draw_coverage(survey_of(asked.ledger, asked.page), asked.links)


def _domains(column: Column) -> Callable[[Asked], Picture]:
    return lambda asked: draw_domains(domains(asked.page, asked.published, column), asked.links)


def _pairs(asked: Asked) -> Picture:
    rows = (Together(**asdict(row)) for row in JudgedLedger(asked.ledger).pairs())
    return draw_pairs(pairs(rows, state_names()), asked.links)


def _network(asked: Asked) -> Picture:
    return draw_network(network_of(asked), asked.links)


def network_of(asked: Asked) -> Network:
    """The network around two states, or of the whole ledger, in the year that is asked for."""
    judged = JudgedLedger(asked.ledger)
    around = [(side,) for side in asked.pair] if asked.pair else [()]
    wanted = [ClaimFilter(parties=parties, statuses=DONE, published_until=asked.as_of) for parties in around]
    claims = {claim.id: claim for one in wanted for claim in judged.claims(one)}
    entries = asked.ledger.entries_of(claims.keys())
    return network(claims.values(), entries, state_names(), event_types(), asked.pair or (), asked.year)


def state_names() -> dict[str, str]:
    """Id -> name of every state."""
    return {id: state.name for id, state in states().items()}


def event_types() -> list[EventType]:
    """The PLOVER types of the codebook."""
    return [EventType(term.id, term.quad, term.cameo) for term in load_codebook().types]


PICTURES: Final[Mapping[str, Sort]] = MappingProxyType(
    {
        "ladder": Sort("each promise: said, restated, stepped towards, delivered or not", _ladder),
        "lanes": Sort(
            "what happened, is likely and should happen, by lanes", lambda one: draw_lanes(one.page, one.links)
        ),
        "strip": Sort("what is in place, since when, and on what it rests", _strip),
        "rhythm": Sort("the rounds of each series, the next and the missed", _rhythm),
        "domains": Sort("what happened by year and domain, over how much was read", _domains("ACTUALLY")),
        "domains-likely": Sort("what is likely, by year and domain", _domains("LIKELY")),
        "domains-should": Sort("what should happen, by year and domain", _domains("SHOULD")),
        "balance": Sort("what was said and what was done, by year", lambda one: draw_balance(one.figures, one.links)),
        "numbers": Sort("figures over time, by who gives them", lambda one: draw_numbers(numbers(one.page), one.links)),
        OF_READING: Sort("what was read, by month, and the days that watched feeds miss", _coverage),
        "atlas": Sort("where events took place: a map", lambda one: draw_atlas(atlas(one.page), one.links)),
        "network": Sort("who acted with whom, around two countries or in all", _network, "either", by_year=True),
        "pairs": Sort("how much is claimed of each two countries", _pairs, "ledger", by_day=False),
    }
)
"""All pictures; the commands, the desk and the pages draw by these names."""
