"""Acts between states."""

from __future__ import annotations

from typing import Any

import pytest

from comity.analyse.deeds import EventType
from comity.analyse.network import MOST, Network, network
from comity.model import Claim
from factories import make_party
from present.story import told

TYPES = (EventType("CONSULT", "verbal cooperation", ()), EventType("COERCE", "material conflict", ()))
NAMES = {"AUS": "Australia", "CHN": "China", "IND": "India", "JPN": "Japan", "USA": "United States"}


def act(*parties: str, when: str | None = "2020", **fields: Any) -> Claim:
    given: dict[str, Any] = {"kind": "engagement", "event": "CONSULT", "parties": parties} | fields
    return told(f"{parties} met, {when} {sorted(map(str, fields.items()))}.", when, **given)[1]


MET, CLASH, MET_AGAIN = act("IND", "JPN"), act("CHN", "JPN", event="COERCE"), act("IND", "JPN", when=None)
OTHERS = act("AUS", "CHN", when="2021")
STORY = (MET, CLASH, MET_AGAIN, OTHERS)


def of(*claims: Claim, centre: tuple[str, ...] = (), year: str | None = None, **entries: str) -> Network:
    linked = {claim.id: entry for claim, entry in zip(claims, entries.values(), strict=False)}
    return network(claims or STORY, linked, NAMES, TYPES, centre, year)


def ties(found: Network) -> dict[str, tuple[int, int]]:
    return {tie.id: (tie.cooperation.n, tie.conflict.n) for tie in found.ties}


def test_cooperation_is_kept_apart_from_conflict() -> None:
    assert ties(of()) == {"IND-JPN": (2, 0), "AUS-CHN": (1, 0), "CHN-JPN": (0, 1)}
    assert [state.name for state in of().states] == ["Australia", "China", "India", "Japan"]


def test_a_year_leaves_out_others_and_what_no_text_dates() -> None:
    found = of(year="2020")
    assert ties(found) == {"CHN-JPN": (0, 1), "IND-JPN": (1, 0)}
    assert (found.years, found.undated) == (("2020", "2021"), 1)


def test_around_two_states_only_their_own_acts_count() -> None:
    found = of(centre=("IND", "JPN"))
    assert ties(found) == {"IND-JPN": (2, 0), "CHN-JPN": (0, 1)}
    assert [side.id for side in found.centre] == ["IND", "JPN"]


def test_an_act_told_twice_is_one() -> None:
    rows = (act("IND", "JPN"), act("IND", "JPN", trigger="spoke"))
    assert ties(of(*rows, one="e-1", other="e-1")) == {"IND-JPN": (1, 0)}
    [tie] = of(*rows, one="e-1", other="e-1").ties
    assert (len(tie.cooperation.claims), tie.cooperation.entries) == (2, ("e-1",))


@pytest.mark.parametrize(
    "fields",
    [{"status": "planned"}, {"status": "not_happened"}, {"status": "denied"}, {"alleged": True}, {"kind": "position"},
     {"kind": "measure"}, {"event": None}, {"score": 0.1}],
)  # fmt: skip
def test_what_is_no_act(fields: dict[str, Any]) -> None:
    assert of(act("IND", "JPN", **fields)).ties == ()


def test_bodies_are_no_states_and_who_stands_by_does_not_act() -> None:
    parties: Any = (make_party("IND"), make_party("JPN", "recipient"), make_party("USA", "third"), make_party("UN"))
    assert list(ties(of(act(*parties)))) == ["IND-JPN"]


def test_many_states_are_cut_to_the_largest() -> None:
    names = {f"S{n:02}": f"State {n}" for n in range(MOST + 3)}
    rows = [act("S00", id, trigger=f"{n}{id}") for n in range(2) for id in list(names)[1 + n :]]
    found = network(rows, {}, names, TYPES)
    assert (len(found.states), found.other_states) == (MOST, 3)


def test_the_order_of_claims_does_not_matter() -> None:
    assert ties(of(*STORY[::-1])) == ties(of())
