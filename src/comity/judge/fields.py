"""The fields of a claim that a person may correct: what it says in them, and a claim that says otherwise."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields, replace
from typing import Any, Final, get_args

from comity.model import KINDS, STATUSES, Claim, Party, PartyRole, Quantity, Speaker, Thing, When, Where

RECORDS: Final[dict[str, type]] = {
    "thing": Thing, "when": When, "due": When, "where": Where, "quantity": Quantity, "speaker": Speaker,
}  # fmt: skip
FIELDS: Final = (
    "kind", "event", "status", "alleged", "stage", "parties", "thing", "when", "due", "where", "quantity", "speaker",
)  # fmt: skip

Said = Mapping[str, Any]
"""Field -> what a claim says in it, as JSON has it."""

_ID: Final[dict[str, Callable[[Any], Any]]] = {
    "thing": lambda value: (value["id"], value.get("edition")),
    "when": lambda value: value["edtf"],
    "due": lambda value: value["edtf"],
    "where": lambda value: value["name"].casefold(),
    "quantity": lambda value: (value["value"], value["unit"]),
    "speaker": lambda value: value["id"] or value["name"],
    "parties": lambda value: sorted({(party["id"], party["role"]) for party in value}),
}
"""Of a field's value that which makes it another one: of a date not the words that give it, of a party not its name."""


def said(claim: Claim) -> dict[str, Any]:
    """What the claim says in the fields that can be corrected."""
    return {name: _plain(getattr(claim, name)) for name in FIELDS}


def same(field: str, a: Any, b: Any) -> bool:
    """Whether two values of a field say the same."""
    return bool(_meaning(field, a) == _meaning(field, b))


def edited(claim: Claim, field: str, value: Any) -> Claim:
    """The claim with another value in one field; it keeps its id. ValueError where the value does not fit the field."""
    found = fault(field, value)
    if found:
        raise ValueError(found)
    return replace(claim, **{field: _record(field, value)})


def fault(field: str, value: Any) -> str | None:
    """What is wrong with a value, in a few words; None where it fits the field."""
    if field not in FIELDS:
        return f"no field that can be edited is called {field!r}"
    if field in ("kind", "status"):
        allowed = KINDS if field == "kind" else STATUSES
        return None if value in allowed else f"{field} is {value!r}: use one of {', '.join(allowed)}"
    if field == "alleged":
        return None if isinstance(value, bool) else f"alleged is {value!r}: use true or false"
    if field in ("event", "stage"):
        return None if value is None or isinstance(value, str) else f"{field} is {value!r}: use a word"
    if field == "parties":
        return None if _are_parties(value) else "parties are no list of id, name, sector, mention and role"
    return None if value is None or _fits(RECORDS[field], value) else f"{field} lacks a field or has one too many"


def _are_parties(value: Any) -> bool:
    roles = get_args(PartyRole)
    return isinstance(value, list) and all(_fits(Party, one) and one["role"] in roles for one in value)


def _fits(record: type, value: Any) -> bool:
    """Whether a mapping has the fields of the record; those with a default may be missing."""
    if not isinstance(value, dict):
        return False
    known = fields(record)
    needed = {f.name for f in known if f.default is f.default_factory}
    return needed <= value.keys() <= {f.name for f in known}


def _record(field: str, value: Any) -> Any:
    if field == "parties":
        return tuple(Party(**party) for party in value)
    return RECORDS[field](**value) if field in RECORDS and value is not None else value


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [asdict(one) for one in value]
    return value if value is None or isinstance(value, str | bool) else asdict(value)


def _meaning(field: str, value: Any) -> Any:
    return _ID[field](value) if field in _ID and value is not None else value


# --- in words -----------------------------------------------------------------------------------------------------


def worded(field: str, value: Any) -> str:
    """The value as a person would type it: ``promised``, ``2022-03-19``, ``jimex``, ``IND:actor, JPN:actor``."""
    if value is None or value == []:
        return "none"
    if field == "parties":
        return ", ".join(f"{party['id']}:{party['role']}" for party in value)
    if field == "alleged":
        return "true" if value else "false"
    return _shown(field, value) if field in RECORDS else str(value)


def _shown(field: str, value: Any) -> str:
    if field == "quantity":
        return f"{value['value']:.15g} {value['unit']}"
    if field == "thing":
        return f"{value['id']}#{value['edition']}" if value.get("edition") is not None else str(value["id"])
    return str(_meaning(field, value) if field != "where" else value["name"])


# --- what the machine said when it was decided ------------------------------------------------------------------------


def snapshot(claim: Claim, beside: tuple[str, ...], entry: str | None = None) -> dict[str, Any]:
    """What is kept with a decision on a claim: what it says, the triggers of the claims that stood beside it, and the
    entry that it was in."""
    return {**said(claim), "beside": sorted(set(beside) - {claim.trigger}), "entry": entry}


def snapshots(machine: str | None) -> Mapping[str, Said]:
    """Claim id -> what was kept of it with a decision; nothing where nothing was, or what was kept is no such thing."""
    try:
        kept = json.loads(machine or "{}")
    except ValueError:
        return {}
    return {id: one for id, one in kept.items() if isinstance(one, dict)} if isinstance(kept, dict) else {}
