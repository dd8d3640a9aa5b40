"""How good a source is: its class, owner and Admiralty grade, from editable lists; the unknown cannot be judged (F).

A publisher's name is its own word: where the address of a text is known, the host says whose it is. A name is believed
where there is no address, where the host is its own, and of an outlet that has no host.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, Final

from babel.core import get_global

from comity import data
from comity.errors import DataError
from comity.whence.hosts import domains_of, host_of, is_host

CLASSES: Final = ("official", "joint", "wire", "media", "research", "other")
GRADES: Final = "ABCDEF"
FOLDER: Final = Path(__file__).parent / "sources"
PATTERNS: Final = "sources/patterns.yaml"

_NEEDED: Final = frozenset({"name", "class", "grade"})
_LOOKED_UP: Final = frozenset({"hosts", "languages", "source"})
_ALLOWED: Final = frozenset({"aliases", "country", "group", "sample"}) | _LOOKED_UP


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet or office that publishes. ``grade``: A (reliable) to E, F where it cannot be judged."""

    name: str
    kind: str
    grade: str
    country: str | None = None
    """ISO 3166-1 alpha-3; None of a body of many states, and where it is not known."""
    group: str = ""
    """Its owner, or the state that runs it: sources of one group are not independent of one another."""
    languages: tuple[str, ...] = ()
    """ISO 639-1."""
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """All that is listed: by name and alias, and by host; and how offices and open places are known beside that."""

    named: Mapping[str, Source]
    held: Mapping[str, Source]
    names: tuple[str, ...]
    """Phrases in the names of offices."""
    states: Mapping[str, str | None]
    """Domain -> the state whose it is; None where it is kept for bodies of many."""
    open: frozenset[str]


UNKNOWN: Final = Source("", "other", "F")


@lru_cache(maxsize=8192)
def find_source(publisher: str | None, url: str | None = None) -> Source:
    """What is known of a publisher, or of the host of an address; UNKNOWN where it is neither listed nor an office's.

    The page's own word makes nothing official: a name is not believed at a host that is somebody else's, nor at one
    that nobody knows.
    """
    claimed, host = _find_named(publisher), host_of(url)
    if host is None:
        return claimed or UNKNOWN
    held = _find_held(host)
    if held is None:
        return claimed if claimed and not claimed.hosts and claimed.kind != "official" else UNKNOWN
    if claimed and _speaks_at(claimed, held):
        return replace(claimed, country=held.country, group=held.group)
    return held


def group_of(publisher: str | None, url: str | None) -> str | None:
    """What two documents share that are not independent: the group of their source; of an unknown one its host, else
    its name; None where neither is known."""
    found = find_source(publisher, url)
    if found.group and found.grade != "F":
        return found.group
    name = _key(publisher or "").removeprefix("the ")
    return host_of(url) or name or None


def load_sources() -> Mapping[str, Source]:
    """Lower-case name -> source, without aliases. Raises DataError naming the row."""
    named = load_table().named
    return {_key(source.name): source for source in dict.fromkeys(named.values())}


def load_patterns() -> Mapping[str, Any]:
    """The content of patterns.yaml: offices' names and domains, open hosts, titles. Raises DataError."""
    content: Mapping[str, Any] = data.check(data.load(FOLDER / "patterns.yaml"), dict, PATTERNS)
    data.keys(content, PATTERNS, frozenset({"official", "open", "texts"}), frozenset())
    return content


# --- who is asked -------------------------------------------------------------------------------------------------


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _find_named(publisher: str | None) -> Source | None:
    """A listed outlet of that name or alias, else an office of state by its name."""
    name, table = _key(publisher or ""), load_table()
    listed = table.named.get(name) or table.named.get(name.removeprefix("the "))
    if listed is not None or publisher is None:
        return listed
    is_office = any(phrase in name for phrase in table.names)
    return Source(publisher, "official", "B", group=publisher) if is_office else None


def _find_held(host: str) -> Source | None:
    """Whose host it is, by the longest domain that is listed, a state's, or open to anybody."""
    table = load_table()
    for domain in domains_of(host) if host else ():
        if domain in table.held:
            return table.held[domain]
        if domain in table.open:
            return Source(domain, "other", "F", hosts=(domain,))
        if domain in table.states:
            state = table.states[domain]
            return Source(host, "official", "B", state, state or host, hosts=(host,))
    return None


def _speaks_at(claimed: Source, held: Source) -> bool:
    """Whether an office without a host of its own speaks at a host of its state."""
    if claimed.kind != "official" or held.kind != "official" or claimed.hosts:
        return False
    if claimed.country is None:
        return held.name == held.hosts[0]
    return claimed.country == held.country


# --- what is listed -----------------------------------------------------------------------------------------------


@cache
def load_table() -> Table:
    """All files of the folder as one table. Raises DataError naming the row."""
    patterns = load_patterns()
    official = data.check(patterns["official"], dict, f"{PATTERNS}: official")
    data.keys(official, f"{PATTERNS}: official", frozenset({"names", "suffixes", "hosts", "ends"}), frozenset())
    named: dict[str, Source] = {}
    held: dict[str, Source] = {}
    for where, row, look_ups in chain.from_iterable(map(_rows, sorted(FOLDER.glob("*.yaml")))):
        source = read_row(row, where, look_ups)
        _put(named, map(_key, (source.name, *data.strings(row.get("aliases"), where))), source, where)
        _put(held, source.hosts, source, where)
    names = data.strings(official["names"], f"{PATTERNS}: official.names")
    hosts = frozenset(data.strings(patterns["open"], f"{PATTERNS}: open"))
    return Table(named, held, tuple(map(_key, names)), _states(official), hosts)


def _rows(path: Path) -> Iterator[tuple[str, Mapping[str, Any], Mapping[str, str]]]:
    """The rows of a file with where they stand, and the pages that they name in short."""
    where = f"sources/{path.name}"
    if where == PATTERNS:
        return
    content = data.check(data.load(path), dict, where)
    data.keys(content, where, frozenset({"outlets"}), frozenset({"look_ups"}))
    look_ups = data.check(content.get("look_ups", {}), dict, f"{where}: look_ups")
    for row in data.check(content["outlets"], list, f"{where}: outlets"):
        row = data.check(row, dict, where)
        yield f"{where}: {row.get('name')!r}", row, look_ups


def _put(table: dict[str, Source], keys: Iterable[str], source: Source, where: str) -> None:
    for key in keys:
        if table.setdefault(key, source) is not source:
            raise DataError(f"{where}: {key!r} is {table[key].name}'s already; take it out of one of the two rows")


def read_row(row: Mapping[str, Any], where: str, look_ups: Mapping[str, str] | None = None) -> Source:
    """A row of a list as a source. Raises DataError where it breaks the schema."""
    data.keys(row, where, _NEEDED if row.get("sample") else _NEEDED | _LOOKED_UP, _ALLOWED)
    if row["class"] not in CLASSES or not isinstance(row["grade"], str) or row["grade"] not in tuple(GRADES):
        raise DataError(f"{where} needs a class of {', '.join(CLASSES)} and a grade A to F")
    source = Source(
        data.check(row["name"], str, where),
        row["class"],
        row["grade"],
        row.get("country"),
        row.get("group") or (row.get("country") if row["class"] == "official" else None) or row["name"],
        data.strings(row.get("languages"), where),
        data.strings(row.get("hosts"), where),
    )
    _check(source, where)
    if not row.get("sample") and not str((look_ups or {}).get(row["source"], row["source"])).startswith("http"):
        raise DataError(
            f"{where}: its source {row['source']!r} is no address, and none of look_ups; give a public page"
        )
    return source


def _check(source: Source, where: str) -> None:
    country = source.country
    if country is not None and not re.fullmatch("[A-Z]{3}", str(country)):
        raise DataError(f"{where}: the country {country!r} is no ISO 3166-1 alpha-3 code; write it as IND")
    if bad := next((code for code in source.languages if not re.fullmatch("[a-z]{2}", code)), None):
        raise DataError(f"{where}: the language {bad!r} is no ISO 639-1 code; write it as ja")
    if bad := next((host for host in source.hosts if not is_host(host) or host.startswith("www.")), None):
        raise DataError(f"{where}: {bad!r} is no host; write it as mofa.go.jp, in lower case, without www. and path")


def _states(official: Mapping[str, Any]) -> dict[str, str | None]:
    """Domain -> the state it is kept for."""
    ends = {
        two: three for three, (two, *_) in get_global("territory_aliases").items() if re.fullmatch("[A-Z]{3}", three)
    }
    other = data.check(official["ends"], dict, f"{PATTERNS}: official.ends")
    found: dict[str, str | None] = dict(data.check(official["hosts"], dict, f"{PATTERNS}: official.hosts"))
    for label, codes in data.check(official["suffixes"], dict, f"{PATTERNS}: official.suffixes").items():
        for code in data.strings(codes, f"{PATTERNS}: official.suffixes.{label}"):
            found[f"{label}.{code}"] = other.get(code) or ends.get(code.upper())
    return found
