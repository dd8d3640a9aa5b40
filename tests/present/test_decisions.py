"""Decisions as JSON Lines, and as rows for the table of things."""

from __future__ import annotations

import io
import json

import yaml

from comity.model import Thing
from comity.present.decisions import decision_record, write_aliases, write_decisions
from judge.made import decided, pact, undone

JIMEX = {"id": "jimex", "name": "JIMEX", "edition": None}
DRILL = pact(thing=Thing("new:sea-drill", "Sea Drill: No. 7"))


def test_one_decision_a_line_with_its_values_as_json() -> None:
    made = [decided("edit", DRILL, field="thing", value=JIMEX), decided("reject", pact())]
    out = io.StringIO()
    write_decisions(out, [*made, undone(made[1])])
    first, second, third = map(json.loads, out.getvalue().splitlines())
    assert (first["id"], first["value"], first["targets"][0]["claim"]) == (made[0].id, JIMEX, DRILL.id)
    assert second["machine"][pact().id]["status"] == "happened"
    assert third["undoes"] == made[1].id


def test_a_value_that_is_no_json_is_shown_as_it_is() -> None:
    assert decision_record(decided("edit", pact(), machine="{", field="status"))["machine"] == "{"


def aliases(*decisions: object) -> object:
    out = io.StringIO()
    write_aliases(out, decisions)  # type: ignore[arg-type]
    return yaml.safe_load(out.getvalue())


def test_corrected_names_are_rows_for_the_table_of_things() -> None:
    made = [decided("edit", DRILL, field="thing", value=JIMEX, why=f"reason {n}\n- id: evil") for n in range(2)]
    assert aliases(*made) == [{"id": "jimex", "aliases": ["Sea Drill: No. 7"]}]


def test_what_is_undone_or_known_or_no_thing_of_the_table_is_left_out() -> None:
    edit = decided("edit", DRILL, field="thing", value=JIMEX)
    known = decided("edit", pact(thing=Thing("malabar", "Malabar")), field="thing", value=JIMEX)
    new = decided("edit", DRILL, field="thing", value={"id": "new:x", "name": "X"})
    none = decided("edit", DRILL, field="thing", value=None)
    assert aliases(edit, undone(edit), known, new, none, decided("accept", DRILL)) is None
