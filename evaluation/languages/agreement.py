"""Two passes over the notices of a language -> how far they agree: `python evaluation/languages/agreement.py [ja]`.

Claims of a passage meet one to one where the words of one hold those of the other, the likest first. Agreement is
Krippendorff's alpha for two coders and nominal values: of "has a claim" over sentences, of the fields over claims that
met; "none given" is a value like another.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from comity.evaluate.gold import read_jsonl
from comity.judge.agreement import alpha, met

Claim = dict[str, Any]
Passage = dict[str, Any]
SENTENCE_END = re.compile(r"(?<=。)|\n")
HALVES = {"all": ("dev", "held"), "held": ("held",)}


def ids_of(claim: Claim, *roles: str) -> str:
    return ", ".join(sorted(party["id"] for party in claim["parties"] if party["role"] in roles))


FIELDS = {
    "kind": lambda c: c["kind"],
    "event": lambda c: c["event"],
    "status": lambda c: c["status"],
    "actors": lambda c: ids_of(c, "actor"),
    "recipients": lambda c: ids_of(c, "recipient"),
    "parties": lambda c: ids_of(c, "actor", "recipient"),
    "thing": lambda c: c["thing"],
    "when": lambda c: c["when"],
    "due": lambda c: c["due"],
}
"""Field -> its value as it is compared."""


def likeness(a: Claim, b: Claim) -> float:
    """How much two claims of one passage are about the same; 0 where neither's words hold the other's."""
    if a["exact"] not in b["exact"] and b["exact"] not in a["exact"]:
        return 0.0
    return 1.0 + sum(value(a) == value(b) for value in FIELDS.values())


def claimed(passage: Passage) -> list[bool]:
    """For each sentence of a passage, whether the words of some claim are in it."""
    sentences = [sentence for sentence in SENTENCE_END.split(passage["text"]) if sentence]
    return [any(claim["exact"] in sentence for claim in passage["claims"]) for sentence in sentences]


def report(name: str, both: Sequence[tuple[Passage, Passage]]) -> None:
    known = [pair for a, b in both for pair in zip(claimed(a), claimed(b), strict=True)]
    pairs = [(a["claims"][i], b["claims"][j]) for a, b in both for i, j in met(a["claims"], b["claims"], likeness)]
    counts = [sum(len(passage["claims"]) for passage in side) for side in zip(*both, strict=True)]
    f1 = 2 * len(pairs) / sum(counts)
    print(f"{name}: {len(both)} passages, {len(known)} sentences, {sum(not a and not b for a, b in known)} without a "
          f"claim by both; claims: {counts[0]} and {counts[1]}; met: {len(pairs)}; F1 {f1:.3f}")  # fmt: skip
    rows = {"has a claim": known} | {field: [(value(a), value(b)) for a, b in pairs] for field, value in FIELDS.items()}
    for field, values in rows.items():
        told = alpha((str(a), str(b)) for a, b in values)
        same = sum(a == b for a, b in values)
        print(f"{field:12} alpha {'-' if told is None else f'{told:.3f}'}  same {same} of {len(values)}")


def main() -> int:
    code = sys.argv[1] if len(sys.argv) > 1 else "ja"
    first, second = (
        {passage["id"]: passage for passage in read_jsonl(Path(__file__).parent / f"{code}_{name}.jsonl")}
        for name in "ab"
    )
    for name, halves in HALVES.items():
        report(name, [(first[id], second[id]) for id in first if first[id]["half"] in halves])
    return 0


if __name__ == "__main__":
    sys.exit(main())
