"""International bodies and the services of states that news calls by a name of their own."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from comity.data import check, keys, load, strings

HERE = Path(__file__).parent

_BODY = frozenset({"id", "name"})
_BODY_TOO = frozenset({"aliases", "kind", "members", "source", "note"})
_SERVICE = frozenset({"name", "state", "sector"})
_SERVICE_TOO = frozenset({"aliases", "source", "note", "kind"})


@dataclass(frozen=True, slots=True)
class Body:
    """An international body or grouping of states. ``members``: alpha-3 codes, only where few and settled."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Service:
    """A ministry, armed service, seat, party or firm of one state."""

    state: str
    sector: str
    names: tuple[str, ...]


@cache
def bodies() -> tuple[Body, ...]:
    """The bodies of bodies.yaml. Raises DataError naming the row that breaks the schema."""
    return tuple(_body(row) for row in check(load(HERE / "bodies.yaml"), list, "bodies.yaml"))


@cache
def services() -> tuple[Service, ...]:
    """The services of services.yaml. Raises DataError naming the row that breaks the schema."""
    return tuple(_service(row) for row in check(load(HERE / "services.yaml"), list, "services.yaml"))


def _body(row: Any) -> Body:
    where = f"bodies.yaml: {row.get('id') if isinstance(row, dict) else row!r}"
    keys(check(row, dict, where), where, _BODY, _BODY_TOO)
    names = (check(row["name"], str, where), *strings(row.get("aliases"), where))
    return Body(str(row["id"]), names[0], names, row.get("kind", "IGO"), strings(row.get("members"), where))


def _service(row: Any) -> Service:
    where = f"services.yaml: {row.get('name') if isinstance(row, dict) else row!r}"
    keys(check(row, dict, where), where, _SERVICE, _SERVICE_TOO)
    names = (check(row["name"], str, where), *strings(row.get("aliases"), where))
    return Service(check(row["state"], str, where), check(row["sector"], str, where), names)
