"""Decisions for other programs: all of them as JSON Lines, and corrected things as rows for the table of things."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import IO, Any

import yaml

from comity.judge.fields import snapshots
from comity.judge.standing import standing
from comity.model import Decision
from comity.present.data import to_json
from comity.present.inert import inert

HEAD = "# Names to add to the aliases of rows in what/things.yaml, from decisions; look at each before you add it.\n"


def decision_record(decision: Decision) -> dict[str, Any]:
    """A decision as plain values: ``value`` and ``machine`` are what their JSON says."""
    told = asdict(decision)
    parsed = {name: _parsed(told[name]) for name in ("value", "machine")}
    return {"id": decision.id, **{key: value for key, value in told.items() if key != "id"}, **parsed}


def write_decisions(out: IO[str], decisions: Iterable[Decision]) -> None:
    """One decision a line, undone ones and their undoing too."""
    for decision in decisions:
        out.write(to_json(decision_record(decision), indent=None) + "\n")


def write_aliases(out: IO[str], decisions: Sequence[Decision]) -> None:
    """The things that standing edits set, each with the names that the texts have for it, as YAML."""
    rows: dict[str, dict[str, list[Decision]]] = {}
    for id, name, decision in _aliases(decisions):
        rows.setdefault(id, {}).setdefault(name, []).append(decision)
    out.write(HEAD)
    for id, names in sorted(rows.items()):
        out.write(f"- id: {_scalar(id)}\n  aliases:\n")
        for name, made in sorted(names.items()):
            told = "; ".join(f"{one.by}, {one.made[:10]}: {one.why} ({one.id})" for one in made)
            out.write(f"  - {_scalar(name)}  # {inert(told)}\n")


def _aliases(decisions: Sequence[Decision]) -> Iterator[tuple[str, str, Decision]]:
    """(id of a thing, words that a text has for it, the decision), where no table knew the words."""
    for decision in standing(decisions):
        thing = _parsed(decision.value) if decision.action == "edit" and decision.field == "thing" else None
        if not isinstance(thing, dict) or str(thing.get("id", "new:")).startswith("new:"):
            continue
        for anchor in decision.targets:
            before = snapshots(decision.machine).get(anchor.claim, {}).get("thing")
            if before and before["id"].startswith("new:"):
                yield thing["id"], before["name"], decision


def _scalar(text: str) -> str:
    """The text as YAML has it in one line."""
    return yaml.safe_dump(inert(text), allow_unicode=True, width=10**6).removesuffix("...\n").rstrip("\n")


def _parsed(text: str | None) -> Any:
    try:
        return None if text is None else json.loads(text)
    except ValueError:
        return text
