"""The first page: find a pair, what changed lately, who is read about, how far the sources reach."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from starlette.responses import Response

from comity.analyse.changes import MEANINGS, Changes, Meaning
from comity.analyse.lines import make_lines
from comity.analyse.overview import NO_DOMAIN, Field, Overview, PairTally, Reach, make_overview, reach_of
from comity.desk import get_day, get_pair, split_pair
from comity.drawing import draw
from comity.edtf import published_span
from comity.errors import UsageError
from comity.ledger.store import ClaimFilter
from comity.model import COLUMNS, Claim
from comity.present.changes import TITLES
from comity.present.pictures import Picture
from comity.present.pictures.heat import step_of
from comity.views import linked_in
from comity.web.call import Call, Page, Query
from comity.web.lines import Row, changed_row, row_of
from comity.web.render import opens
from comity.who import state_id, states, suggest_states

LATELY: Final = 30
"""Days that are lately."""
SHOWN: Final = 6
"""Lines of each meaning on the first page."""
FEW: Final = 300
"""Documents up to which all parts of the page are made at once; of more each comes when it is ready."""
NEWEST: Final = 10
"""Documents whose acts are shown where nothing came in lately."""
LONGEST: Final = 45
"""Years that stand side by side, at most."""
LARGEST: Final = 12
"""Pairs that are listed on the first page."""
MOST_PAIRS: Final = 500
"""Pairs that are listed on a page of their own."""
MOST_LINES: Final = 200
"""Lines of a meaning on the page of all changes."""


@dataclass(frozen=True, slots=True)
class Section:
    """Changes of one meaning: the first of them, and how many there are."""

    meaning: str
    title: str
    words: str
    count: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class News:
    """What the ledger learned since a day, or what its newest documents tell where that is nothing."""

    since: str
    sections: tuple[Section, ...]
    changes: Changes | None
    newest: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A pair as somebody wrote it, what is wrong with it, and pairs that may have been meant."""

    a: str = ""
    b: str = ""
    wrong: str = ""
    meant: tuple[tuple[str, str], ...] = ()
    """Address and names."""


@dataclass(frozen=True, slots=True)
class Heat:
    """Pairs of states, and what happened by year and domain: rows of numbers with the step of each in its row."""

    pairs: tuple[PairTally, ...]
    more: int
    years: tuple[str, ...]
    domains: tuple[tuple[str, tuple[tuple[int, int], ...]], ...]
    """Domain, and for each year and for what is undated the number of claims and its step, 0 to 4."""
    read: tuple[int, ...]
    """Documents by year of publication, and undated ones."""
    picture: Picture
    """The largest states by each other."""


@dataclass(frozen=True, slots=True)
class Sources:
    """How far the sources reach, and what could not be used."""

    reach: Reach
    claims: int
    waiting: int
    rejected: tuple[tuple[str, int], ...]
    """Step and reason, and how many texts."""


def home(call: Call) -> Response:
    """The first page."""
    return _home(call, Asked())


def find_pair(call: Call) -> Response:
    """Go to the page of two states, by name or code; ask again, with what may have been meant, where one is unknown."""
    a, b = call.query("a"), call.query("b")
    try:
        pair = split_pair(a) if a and not b else get_pair(a, b)
    except UsageError as exc:
        return _home(call, Asked(a, b, str(exc), _meant(a, b)), 400)
    return call.to(f"/{pair[0]}-{pair[1]}")


def _home(call: Call, asked: Asked, status: int = 200) -> Response:
    at_once = sum(call.desk.ledger.published().values()) <= FEW
    makers: dict[str, Callable[[Call], object]] = {"news": _lately, "heat": heat_of, "reach": sources}
    ready = {name: make(call) if at_once or _is_kept(call, name) else None for name, make in makers.items()}
    names = sorted((state.name, state.id) for state in states().values())
    return call.page("home.html.j2", status, asked=asked, names=names, **ready)


def _is_kept(call: Call, name: str) -> bool:
    key = ("news", _since(), ()) if name == "news" else ("overview",)
    return call.site.kept.has(call.desk.ledger.moment(), key)


def _meant(a: str, b: str) -> tuple[tuple[str, str], ...]:
    """Pairs of states spelt like the ones that were written."""
    firsts, seconds = ([found] if (found := state_id(text)) else _near(text) for text in (a, b))
    pairs = [(one, other) for one in firsts for other in seconds if one != other]
    return tuple((f"/{one}-{other}", f"{states()[one].name} and {states()[other].name}") for one, other in pairs[:4])


def _near(text: str) -> list[str]:
    return [id for name in suggest_states(text) if (id := state_id(name))] if text else []


# --- what changed -------------------------------------------------------------------------------------------------


def lately(call: Call) -> Response:
    """What changed lately, as a part of the first page."""
    return call.page("home_part.html.j2", part="news", news=_lately(call))


def changed(call: Call) -> Response:
    """What the ledger learned since a day, all of it, of a pair or of all."""
    since, pair = call.query("since"), call.query("pair")
    day = get_day(since, first=True) if since else _since()
    parties = split_pair(pair) if pair else ()
    news = news_of(call, day, parties, MOST_LINES)
    return call.page("changes.html.j2", news=news, since=day, pair=pair)


def _since() -> str:
    """The first day of those that are lately."""
    return str(datetime.now(UTC).date() - timedelta(days=LATELY))


def _lately(call: Call) -> News:
    return news_of(call, _since(), (), SHOWN)


def news_of(call: Call, since: str, parties: tuple[str, ...], limit: int) -> News:
    """What was learned since an ISO day; ``limit``: lines of a meaning."""
    found = call.kept(lambda: call.desk.changes(since, *parties), "news", since, parties)
    sections = tuple(_section(found, meaning, limit) for meaning in MEANINGS if found.of(meaning))
    newest = () if found.rows or parties else _newest(call)
    return News(since, sections, found, newest)


def _section(found: Changes, meaning: Meaning, limit: int) -> Section:
    rows = found.of(meaning)
    return Section(meaning, *TITLES[meaning], len(rows), tuple(changed_row(row) for row in rows[:limit]))


def _newest(call: Call) -> tuple[Row, ...]:
    """The acts that the documents tell which were published last."""
    dated = [(day, one.id) for one in call.desk.documents() if (day := published_span(one.published)[1])]
    claims: list[Claim] = []
    for _, id in sorted(dated, reverse=True)[:NEWEST]:
        claims += call.desk.judged.claims(ClaimFilter(document=id, statuses=COLUMNS["ACTUALLY"][:1]))
    lines = make_lines(claims, linked=linked_in(call.desk.ledger, claims))
    return tuple(row_of(line) for line in lines[: SHOWN * 2])


# --- who is read about, and how far the sources reach -------------------------------------------------------------


def heat(call: Call) -> Response:
    """Pairs of states and years by domain, as a part of the first page."""
    return call.page("home_part.html.j2", part="heat", heat=heat_of(call, all_pairs=not call.is_part))


def reach(call: Call) -> Response:
    """How far the sources reach, as a part of the first page."""
    return call.page("home_part.html.j2", part="reach", reach=sources(call))


def sources(call: Call) -> Sources:
    """Documents, outlets, dates, and rejections by their reasons."""
    found = overview(call)
    reasons = Counter(f"{row.step}: {row.reason}" for row in call.desk.ledger.rejections())
    rejected = sorted(reasons.items(), key=lambda row: (-row[1], row[0]))
    return Sources(found.reach, found.claims, found.waiting, tuple(rejected))


def overview(call: Call) -> Overview:
    """The ledger at a glance."""
    return call.kept(lambda: make_overview(call.desk.claims(), reach_of_all(call), states()), "overview")


def reach_of_all(call: Call) -> Reach:
    """How far all documents reach."""
    return call.kept(lambda: reach_of(list(call.desk.documents())), "reach")


def heat_of(call: Call, all_pairs: bool = False) -> Heat:
    """The tables of pairs and domains."""
    found = overview(call)
    pairs = found.pairs[: MOST_PAIRS if all_pairs else LARGEST]
    years = _years([row.year for row in found.fields if row.year] + [year for year, _ in found.reach.years])
    read = dict(found.reach.years)
    return Heat(
        pairs=pairs,
        more=len(found.pairs) - len(pairs),
        years=years,
        domains=tuple(_rows(found.fields, years)),
        read=(*(read.get(year, 0) for year in years), found.reach.undated),
        picture=call.kept(lambda: draw(call.desk.ledger, "pairs", links=opens), "picture", "pairs"),
    )


def _years(told: list[str]) -> tuple[str, ...]:
    """All years from the first to the last; of a span too long for a page only those of which something is told."""
    span = range(int(min(told)), int(max(told)) + 1) if told else range(0)
    return tuple(f"{year:04}" for year in span) if len(span) <= LONGEST else tuple(sorted(set(told)))


def _rows(fields: Sequence[Field], years: Sequence[str]) -> Iterator[tuple[str, tuple[tuple[int, int], ...]]]:
    """The domains, that of which most is told first, what names none last."""
    counts = {(row.domain, row.year): row.claims for row in fields}
    totals = Counter[str]()
    for row in fields:
        totals[row.domain] += row.claims
    most = max((row.claims for row in fields if row.year and row.domain != NO_DOMAIN), default=1)
    for domain in sorted(totals, key=lambda domain: (domain == NO_DOMAIN, -totals[domain], domain)):
        numbers = [counts.get((domain, year), 0) for year in (*years, None)]
        yield domain, tuple((count, step_of(count, most)) for count in numbers)


PAIR: Final = Query("pair", "two countries, by code or name, with a hyphen", "IND-JPN")
SINCE: Final = Query("since", "a day, month or year; without it 30 days ago", "2025-09-01")
PAGES: Final = (
    Page("/", home, "the first page"),
    Page("/pair", find_pair, "go to the page of two states",
         queries=(Query("a", "a country by name or code", "india"), Query("b", "another one", "japan"))),
    Page("/changes", changed, "what the ledger learned since a day", queries=(SINCE, PAIR)),
    Page("/home/changes", lately, "what changed lately", gives="part"),
    Page("/home/heat", heat, "pairs of states, and years by domain", gives="part"),
    Page("/home/reach", reach, "how far the sources reach", gives="part"),
)  # fmt: skip
