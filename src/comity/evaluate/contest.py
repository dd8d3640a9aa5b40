"""Rules alone, encoder alone and both over the same labelled passages: field by field what each scores, which is best,
and which is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from comity.evaluate import fields
from comity.evaluate.corpus import (
    answers_of,
    column_pair,
    false_events,
    kind_pair,
    met,
    status_pair,
    type_pair,
)
from comity.evaluate.fields import Case, is_wrong_act
from comity.evaluate.metrics import Answer, accuracy, estimate, f1, macro_f1, precision, recall, share, total
from comity.evaluate.passages import GoldEvent, GoldPassage, read_passages
from comity.evaluate.report import Better, Cell, Figure, Result, Table, is_held_out
from comity.evaluate.thrice import WAYS, Thrice, Ways, code_thrice
from comity.model import Claim
from comity.suggest import ACT
from comity.verdict import ALLEGED, FRAMED, LOOSE, NO_ACT, SURE, SURE_KIND

Rows = Sequence[tuple[list[Any], ...]]
"""For each passage the items by each way."""
BOTH: Final = WAYS.index("both")
Items = Callable[[GoldPassage, Sequence[Case]], list[Any]]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is compared: the items of a passage's cases, and their statistic."""

    name: str
    items: Items
    statistic: Callable[[Sequence[Any]], float | None]
    better: Better = "high"


# --- what is compared ---------------------------------------------------------------------------------------------


def _pairs(pair: Callable[[GoldEvent, Claim], Answer], passage: GoldPassage, cases: Sequence[Case]) -> list[Answer]:  # noqa: ARG001
    return list(answers_of(cases, pair))


def _alleged(passage: GoldPassage, cases: Sequence[Case]) -> list[Any]:  # noqa: ARG001
    return [fields.alleged_counts(case.event, case.claim) for case in cases if case.event and case.claim]


def _wrong(passage: GoldPassage, cases: Sequence[Case]) -> list[bool]:  # noqa: ARG001
    return [wrong for case in cases if (wrong := is_wrong_act(case)) is not None]


def _wrong_of_found(passage: GoldPassage, cases: Sequence[Case]) -> list[bool]:
    return _wrong(passage, [case for case in cases if case.event])


def _met(passage: GoldPassage, cases: Sequence[Case]) -> list[Any]:  # noqa: ARG001
    return [met(case) for case in cases]


def _false(which: int, passage: GoldPassage, cases: Sequence[Case]) -> list[bool]:
    return false_events([passage], [cases])[which][0]


STATUS: Final = (
    Measure("status right", partial(_pairs, status_pair), accuracy),
    Measure("status, macro-F1", partial(_pairs, status_pair), macro_f1),
    Measure("column right", partial(_pairs, column_pair), accuracy),
    Measure("alleged, F1", _alleged, f1),
    Measure("ACTUALLY wrong", _wrong_of_found, share, "low"),
)
SORTS: Final = (
    Measure("kind right", partial(_pairs, kind_pair), accuracy),
    Measure("kind, macro-F1", partial(_pairs, kind_pair), macro_f1),
    Measure("type right", partial(_pairs, type_pair), accuracy),
    Measure("type, macro-F1", partial(_pairs, type_pair), macro_f1),
)
EVENTS: Final = (
    Measure("events, recall", _met, recall),
    Measure("events, precision", _met, precision),
    Measure("events, F1", _met, f1),
    Measure("no event, yet a claim", partial(_false, 0), share, "low"),
    Measure("no event, yet one under ACTUALLY", partial(_false, 1), share, "low"),
    Measure("ACTUALLY wrong", _wrong, share, "low"),
)


def _framed(coded: Thrice) -> Ways:
    return coded.framed


def _added(coded: Thrice) -> Ways:
    return coded.added


def _unknown(coded: Thrice) -> Ways:
    """The same for what the rules do not know of such acts."""
    return [], *coded.added[1:]


def _all(coded: Thrice) -> Ways:
    return coded.everything


PARTS: Final[tuple[tuple[str, tuple[tuple[Measure, Callable[[Thrice], Ways]], ...]], ...]] = (
    ("Rules, model or both: fields of the same claims", tuple((measure, _framed) for measure in (*STATUS, *SORTS))),
    (
        "Rules, model or both: acts that the model adds",
        (*((measure, _added) for measure in STATUS), *((measure, _unknown) for measure in SORTS)),
    ),
    ("Rules, model or both: events", tuple((measure, _all) for measure in EVENTS)),
)
"""Title; what is compared, and over which cases."""
HOW: Final = Table(
    "Rules, model or both: how the answer that is kept is found",
    ("field", "kept", "why"),
    (
        ("status, column", f"both: the likeliest of the model's shares, {FRAMED} added to the rules' status "
         f"({LOOSE} where the model adds the act); ACTUALLY only where the rules say so",
         "a plan must not be shown as an act; weights set on dev"),
        ("alleged", f"both: where either says so, the model from {ALLEGED}", "bar set on train, alike on dev"),
        ("kind", f"both: of incidents, policies, positions and transfers the model's from {SURE_KIND}, else the rules'",
         "other kinds are told by their noun or number; bar set on dev"),
        ("type", f"both: the model's from {SURE}, else the rules'", "bar set on dev"),
        ("event or none", f"both: a rule's deed, told by a verb, falls where the model's probability of an act is "
         f"under {NO_ACT}; the model adds acts from {ACT}", "recall; what is unsure waits; the second bar set on dev"),
        ("kind, type of acts that the model adds", "the model's, of the types that its kind may have",
         "no rule knows the word"),
        ("dates, things, quantities, places, parties, speakers", "the rules'", "the model has no answer"),
    ),
)  # fmt: skip
NOTES: Final = (
    "Fields are compared on the claims that rules make and the program keeps, where they meet an event of the gold: "
    "one claim as the rules tell it, as the model alone would, and as both do, held against the gold once, by words "
    "and parties alone. Of acts that the model adds the rules tell the status, not kind and type. Events are compared "
    "over all claims of each: the model's are the words that it takes for acts, with the parties that the rules find.",
    "Dates, things, quantities, places, parties and speakers: the model has no answer, the rules alone decide.",
    "Claims that wait for review are counted for all three, for claims of rules alone have no score to wait by; "
    '"shown", the program\'s claims but for those, leaves them out.',
    "A gain above 0 says that both are better than the one alone, whichever way is better; its interval is 95 %.",
    "The model learned from corpus/train.jsonl, and most bars were set on corpus/dev.jsonl: there its figures, and "
    "those of both, are better than on new text.",
)


# --- scoring ------------------------------------------------------------------------------------------------------


def compare(paths: Sequence[Path], own: bool = False) -> Result:
    """What rules, model and both score over labelled passages; held-out files are passed over, and a note says so."""
    out = [path for path in paths if is_held_out(path)]
    passages = [passage for path in paths if path not in out for passage in read_passages(path)]
    told = tuple(f"{path.name} is held out: it is measured on, not chosen by, so nothing is compared on it."
                 for path in out)  # fmt: skip
    kept = tuple(str(path) for path in paths if path not in out)
    result = score_thrice(list(code_thrice(passages)), kept) if passages else Result("compare", TITLE, kept, ())
    return replace(result, notes=(*told, *result.notes), own=own)


TITLE: Final = "Rules alone, model alone, both"


def score_thrice(coded: Sequence[Thrice], paths: tuple[str, ...]) -> Result:
    """The result of passages that were coded three ways, at least one."""
    tables = [
        Table(title, _head(lines[0][1](coded[0])), tuple(_row(measure, coded, ways) for measure, ways in lines))
        for title, lines in PARTS
    ]
    return Result("compare", TITLE, paths, (), (*tables, HOW), notes=NOTES)


def _head(ways: Ways) -> tuple[str, ...]:
    return "", *(*WAYS, "shown")[: len(ways)], "n", "gain on rules", "gain on model", "best", "kept"


def _row(measure: Measure, coded: Sequence[Thrice], ways: Callable[[Thrice], Ways]) -> tuple[Cell, ...]:
    groups = [[tuple(measure.items(one.passage, cases) for cases in ways(one))] for one in coded]
    rows = [row for group in groups for row in group]
    values = [_value(measure, way, rows) for way in range(len(rows[0]))]
    gains = [estimate(name, groups, partial(_gain, measure, way)) for way, name in enumerate(WAYS[:2])]
    name = f"{measure.name} ↓" if measure.better == "low" else measure.name
    return name, *values, _counted(measure, rows), *map(_told, gains), _best(measure, values), _kept(gains)


def _value(measure: Measure, way: int, rows: Rows) -> float | None:
    return measure.statistic([item for row in rows for item in row[way]])


def _gain(measure: Measure, way: int, rows: Rows) -> float | None:
    """How much better both are than one of them alone, whichever direction is better."""
    both, alone = _value(measure, BOTH, rows), _value(measure, way, rows)
    if both is None or alone is None:
        return None
    return alone - both if measure.better == "low" else both - alone


def _counted(measure: Measure, rows: Rows) -> Cell:
    """Of how many it is; by each of the three where they differ."""
    ns = [_n(measure, [item for row in rows for item in row[way]]) for way in range(len(WAYS))]
    return ns[0] if len(set(ns)) == 1 else " / ".join(f"{n:,}" for n in ns)


def _n(measure: Measure, items: Sequence[Any]) -> int:
    """Items; of counts the members of the gold, for precision those given."""
    if measure.statistic not in (f1, recall, precision):
        return len(items)
    found = total(items)
    return found.right + (found.wrong if measure.statistic is precision else found.missed)


def _told(gain: Figure) -> str:
    if gain.value is None:
        return "not measured"
    ends = "" if gain.low is None or gain.high is None else f" ({gain.low + 0.0:+.3f} to {gain.high + 0.0:+.3f})"
    return f"{gain.value + 0.0:+.3f}{ends}"


def _best(measure: Measure, values: Sequence[float | None]) -> str:
    """The names of those that score best."""
    known = {way: value for way, value in zip(WAYS, values, strict=False) if value is not None}
    best = (min if measure.better == "low" else max)(known.values(), default=None)
    return ", ".join(way for way, value in known.items() if value == best)


def _kept(gains: Sequence[Figure]) -> str:
    """What is kept, and of each that scores higher alone, whether it does so surely: beyond the interval."""
    ahead = [(name, gain) for name, gain in zip(WAYS, gains, strict=False) if gain.value is not None and gain.value < 0]
    sure = [name for name, gain in ahead if gain.high is not None and gain.high < 0]
    near = [name for name, _ in ahead if name not in sure]
    told = ("both", *(f"worse than {name}" for name in sure), *(f"not told apart from {name}" for name in near))
    return ", ".join(told)
