"""What a person types for a field of a claim ("status=promised"): checked, as the value that it stands for."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any, Final, get_args

from rapidfuzz import process

from comity import edtf
from comity.errors import UsageError
from comity.judge.fields import FIELDS
from comity.model import KINDS, STATUSES, Actor, Claim, PartyRole, Quantity, Speaker, Thing, When, Where
from comity.what.codebook import TYPES, load_things
from comity.what.frames import load_frames
from comity.what.names import new_thing
from comity.what.quantities import find_quantities
from comity.where.gazetteer import countries, find_city, fold, places
from comity.who.bodies import bodies
from comity.who.states import state_id, state_name

NOTHING: Final = ("none", "-", "")
"""Takes away what stands in a field."""
ALWAYS: Final = ("kind", "status", "alleged")
"""Fields that cannot be empty."""
YES: Final = ("true", "yes")
NO: Final = ("false", "no")
ROLES: Final = get_args(PartyRole)


def read_edit(claim: Claim, text: str) -> tuple[str, Any]:
    """``FIELD=VALUE`` as the field and its value, as JSON has it. Raises UsageError saying what is allowed.

    ``claim`` gives what the text leaves out: a party's sector and words.
    """
    field, equals, value = (part.strip() for part in text.partition("="))
    if not equals or field not in FIELDS:
        raise UsageError(f"--set {text!r}: write FIELD=VALUE, with FIELD one of {', '.join(FIELDS)}")
    if value in NOTHING and field not in ALWAYS:
        return field, [] if field == "parties" else None
    if field == "parties":
        return field, _parties(claim, value)
    return field, READERS[field](value)


def _among(name: str, value: str, allowed: Iterable[str]) -> str:
    """The allowed word that is meant, in any case and with blanks for underscores."""
    given = value.casefold().replace(" ", "_")
    found = next((word for word in allowed if word.casefold() == given), None)
    if found is None:
        raise UsageError(f"{name} cannot be {value!r}: use one of {', '.join(allowed)}")
    return found


@cache
def _stages() -> tuple[str, ...]:
    return tuple(sorted({frame.stage for frame in load_frames() if frame.stage}))


def _truth(value: str) -> bool:
    return _among("alleged", value, (*YES, *NO)) in YES


def _thing(value: str) -> dict[str, Any]:
    """``jimex``, ``jimex#6`` for its sixth edition, or ``new:Fish Pact`` for what no table knows."""
    name, _, edition = value.partition("#")
    if edition and not re.fullmatch(r"[1-9]\d{0,3}", edition):
        raise UsageError(f"thing cannot be {value!r}: write the number of an edition like jimex#6")
    if name.startswith("new:") and name.removeprefix("new:").strip():
        thing = new_thing(" ".join(name.removeprefix("new:").split()))
    else:
        thing = _known(name)
    return asdict(Thing(thing.id, thing.name, int(edition) if edition else None))


def _known(name: str) -> Thing:
    """The thing of things.yaml with this id or name."""
    things = load_things()
    key = name.casefold()
    if key in things:
        return things[key].thing
    named = [row.thing for row in things.values() if key in {alias.casefold() for alias in row.aliases}]
    if len(named) == 1:
        return named[0]
    near = [thing.id for thing in named] or [word for word, _, _ in process.extract(key, list(things), score_cutoff=60)]
    hint = f"did you mean {', '.join(near[:5])}? " if near else ""
    raise UsageError(f"no thing has the id {name!r}: {hint}Give an id of what/things.yaml, or new:NAME for another")


def _when(value: str) -> dict[str, Any]:
    try:
        start, end = edtf.bounds(value)
    except ValueError as exc:
        like = edtf.parse_date(value) or "2022-03-19, 2022-03 or 2022-01-16/2022-01-26"
        raise UsageError(f"{value!r} is no EDTF date: write it like {like}") from exc
    return asdict(When(value, start, end, "explicit"))


def _where(value: str) -> dict[str, Any]:
    """The place as the gazetteer has it; one that it lacks by its name alone. ``Kochi, IND`` says in which country."""
    name, _, country = (part.strip() for part in value.partition(","))
    if not name:
        raise UsageError(f"where cannot be {value!r}: write a place, like Kochi or 'Kochi, IND'")
    code = _actor(country).id if country else None
    known = places().get(fold(name)) or countries().get(fold(name).removeprefix("the "))
    city = None if known and not code else find_city(fold(name), frozenset({code} if code else ()))
    if city and code in (None, city.country):
        return asdict(Where(city.name, city.country, city.lat, city.lon, "city"))
    return asdict(known if known and code in (None, known.country) else Where(name, code, None, None, None))


def _quantity(value: str) -> dict[str, Any]:
    """``5 trillion yen`` or ``5e12 JPY``."""
    plain = re.fullmatch(r"([-+]?\d[\d,]*(?:\.\d+)?(?:e\d+)?)\s*([A-Za-z%]\S*)", value)
    number = float(plain[1].replace(",", "")) if plain else math.inf
    if plain and math.isfinite(number) and (plain[2].isupper() or plain[2] in ("share", "piece", "person")):
        return asdict(Quantity(number, plain[2]))
    found = [quantity for start, end, quantity in find_quantities(value, 0) if (start, end) == (0, len(value))]
    if len(found) == 1:
        return asdict(found[0])
    if plain and math.isfinite(number):
        return asdict(Quantity(number, plain[2]))
    raise UsageError(f"{value!r} is no quantity: write a number and its unit, like '5 trillion yen' or '5e12 JPY'")


def _speaker(value: str) -> dict[str, Any]:
    actor = _actor(value)
    return asdict(Speaker(actor.id, actor.name))


def _parties(claim: Claim, value: str) -> list[dict[str, Any]]:
    """``IND, JPN:recipient``: who is named without a role is an actor."""
    found = []
    for part in filter(None, (part.strip() for part in re.split(r"[,;]", value))):
        name, _, role = (word.strip() for word in part.partition(":"))
        actor = _actor(name)
        held = next((party for party in claim.parties if party.id == actor.id), None)
        found.append({
            "id": actor.id,
            "name": held.name if held else actor.name,
            "sector": held.sector if held else actor.sector,
            "mention": held.mention if held else "",
            "role": _among("a party's role", role or "actor", ROLES),
        })  # fmt: skip
    return found


def _actor(name: str) -> Actor:
    """A state by name or code, or an international body by id or name."""
    key = name.casefold()
    for body in bodies():
        if key in {body.id.casefold(), *map(str.casefold, body.names)}:
            return Actor(body.id, body.name, body.kind)
    id = state_id(name)
    if id is None:
        raise UsageError(f"no state or body is called {name!r}: give a name (japan), a code (JPN) or a body (ASEAN)")
    return Actor(id, state_name(id), "GOV")


READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "kind": lambda value: _among("kind", value, KINDS),
    "event": lambda value: _among("event", value, TYPES),
    "status": lambda value: _among("status", value, STATUSES),
    "stage": lambda value: _among("stage", value, _stages()),
    "alleged": _truth,
    "thing": _thing,
    "when": _when,
    "due": _when,
    "where": _where,
    "quantity": _quantity,
    "speaker": _speaker,
}
"""Field -> what reads its value; parties need the claim too."""
