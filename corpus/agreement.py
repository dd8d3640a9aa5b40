"""Two annotators' passes over the corpus -> how far they agree, field by field: `python corpus/agreement.py`.

Events of a sentence meet one to one, the likest first (shared words of the trigger, kind, status, parties). Agreement
is Krippendorff's alpha for two coders and nominal values: of "has an event" over sentences, of the fields over events
that met; how many met stands beside it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from comity.evaluate.gold import read_jsonl
from comity.judge.agreement import alpha, met

Event = dict[str, Any]
Sentence = dict[str, Any]


def ids_of(parties: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(sorted({party["id"] for party in parties}))


FIELDS = {
    "status": lambda e: e["status"],
    "kind": lambda e: e["kind"],
    "type": lambda e: e["type"] or "-",
    "alleged": lambda e: e["alleged"],
    "actors": lambda e: ids_of(e["actors"]),
    "recipients": lambda e: ids_of(e["recipients"]),
    "parties": lambda e: ids_of(e["actors"] + e["recipients"]),
    "thing": lambda e: bool(e["thing"]),
    "when": lambda e: e["when"] or "-",
    "due": lambda e: e["due"] or "-",
    "quantity": lambda e: (e["quantity"] or {}).get("value"),
    "speaker": lambda e: (e["speaker"] or {}).get("id"),
}
"""Field -> its value as it is compared."""


def likeness(a: Event, b: Event) -> float:
    """How much two events of one sentence are the same; 0 where they share no word of the trigger and no party."""
    words = [set(event["trigger"].lower().replace(" ... ", " ").split()) for event in (a, b)]
    shared = len(words[0] & words[1]) / len(words[0] | words[1])
    parties = set(FIELDS["parties"](a)) & set(FIELDS["parties"](b))
    if not shared and not parties:
        return 0.0
    same = sum(FIELDS[name](a) == FIELDS[name](b) for name in ("status", "kind", "type"))
    return 3 * shared + bool(parties) + same


def _as_words(pair: tuple[Any, Any]) -> tuple[str, str]:
    """Two values as alpha takes them: "none given" is a value like another."""
    return str(pair[0]), str(pair[1])


def sentences_of(path: Path) -> dict[str, Sentence]:
    return {sentence["id"]: sentence for passage in read_jsonl(path) for sentence in passage["sentences"]}


def main() -> int:
    here = Path(__file__).parent
    first, second = (sentences_of(here / f"pass_{name}.jsonl") for name in "ab")
    both = [(first[id], second[id]) for id in first]
    pairs = [
        (a["events"][i], b["events"][j]) for a, b in both for i, j in met(a["events"], b["events"], likeness, above=1.0)
    ]  # fmt: skip
    counts = [sum(len(sentence["events"]) for sentence in side) for side in zip(*both, strict=True)]
    print(f"{len(both)} sentences; events: {counts[0]} and {counts[1]}; met: {len(pairs)}")
    known = [(bool(a["events"]), bool(b["events"])) for a, b in both]
    rows = {"has an event": known} | {
        name: [(value(a), value(b)) for a, b in pairs] for name, value in FIELDS.items()
    }  # fmt: skip
    for name, values in rows.items():
        same = sum(a == b for a, b in values) / len(values)
        print(f"{name:14} alpha {alpha(map(_as_words, values)):.3f}  same {same:.1%}  n {len(values)}")
    times = [{(d["text"], d["value"]) for d in sentence["dates"]} for pair in both for sentence in pair]
    shared = sum(len(a & b) for a, b in zip(times[::2], times[1::2], strict=True))
    print(f"{'dates':14} F1 {2 * shared / max(1, sum(map(len, times))):.3f}  n {sum(map(len, times[::2]))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
