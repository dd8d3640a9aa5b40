"""Named agencies, armed groups, parties, firms and bodies, each with its state and sector."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from comity.data import check, load, strings
from comity.who.bodies import bodies, services
from comity.who.nouns import Token, keys_of

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Group:
    """A name that news uses. ``id``: of its state or of the body itself; None for a group of no one state."""

    id: str | None
    sector: str
    name: str
    exact: str | None = None
    """A name all in capitals must be written so."""

    def fits(self, tokens: tuple[Token, ...]) -> bool:
        if self.exact is not None:
            return "".join(token.text for token in tokens).replace(".", "") == self.exact
        return any(token.capital for token in tokens) or len(tokens) > 2


@cache
def groups() -> Mapping[tuple[str, ...], tuple[Group, ...]]:
    """The keys of each name -> whom it may mean, the likeliest first. Raises DataError naming the wrong list."""
    found: dict[tuple[str, ...], list[Group]] = {}
    for name, group in _all():
        rows = found.setdefault(keys_of(_bare(name)), [])
        if group not in rows:
            rows.append(group)
    return {key: tuple(rows) for key, rows in found.items()}


def sole_groups() -> tuple[Group, ...]:
    """The groups of named.yaml, each under each of its names, where nobody else bears the name."""
    content = check(load(HERE / "named.yaml"), dict, "named.yaml")
    rows = [
        group for sector, by_state in content.items() if sector != "checked" for _, group in _sector(sector, by_state)
    ]
    bearers: dict[str, set[str | None]] = {}
    for group in rows:
        bearers.setdefault(group.name, set()).add(group.id)
    return tuple(group for group in rows if len(bearers[group.name]) == 1)


def _all() -> Iterator[tuple[str, Group]]:
    for sector, by_state in check(load(HERE / "named.yaml"), dict, "named.yaml").items():
        if sector != "checked":
            yield from _sector(sector, by_state)
    for body in bodies():
        yield from ((name, Group(body.id, body.kind, body.name, _exact(name))) for name in body.names)
    for service in services():
        for name in service.names:
            yield name, Group(service.state, service.sector, service.names[0], _exact(name))


def _sector(sector: str, by_state: Any) -> Iterator[tuple[str, Group]]:
    where = f"named.yaml: {sector}"
    for state, names in check(by_state, dict, where).items():
        for name in strings(names, f"{where}: {state}"):
            yield name, Group(state.rstrip("_") or None, sector, name, _exact(name))


def _exact(name: str) -> str | None:
    plain = name.replace(".", "").replace(" ", "").replace("-", "").replace("'", "").replace("/", "")
    return plain if plain.isupper() and len(plain) < 9 else None


def _bare(name: str) -> str:
    return name[4:] if name[:4].lower() == "the " else name
