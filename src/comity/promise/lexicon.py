"""The words of ``words.yaml``, compiled once: what binds, what bars, which acts there are and what delivers them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from comity import data
from comity.errors import DataError

PATH: Final = Path(__file__).with_name("words.yaml")
STRENGTHS: Final = {"binding": 3, "timed": 3, "agreeing": 2, "passive": 2, "aiming": 1}
"""Verb strength by the class of its words."""


class Act(NamedTuple):
    """A class of acts: the rung that one is by itself (0: none), and whether it undoes what was promised."""

    name: str
    rung: int
    counter: bool


@cache
def load_words() -> Mapping[str, Any]:
    """The tables of words.yaml by name. Raises DataError where the file is no table."""
    content: dict[str, Any] = data.check(data.load(PATH), dict, PATH.name)
    return content


@cache
def load_class(name: str) -> frozenset[str]:
    """The words of a plain list. Raises DataError where it is none."""
    return frozenset(_rows(name))


@cache
def load_same() -> Mapping[str, str]:
    """Word -> the word that stands for all that say the same."""
    table = data.check(_table("same"), list, f"{PATH.name}: same")
    rows = [data.strings(row, f"{PATH.name}: same: row {place}") for place, row in enumerate(table, 1)]
    return {word: row[0] for row in rows for word in row}


@cache
def load_pattern(*path: str) -> re.Pattern[str]:
    """One pattern for all patterns or words of a list, between word boundaries. Raises DataError for a bad pattern."""
    return _joined(_rows(*path), ".".join(path))


@cache
def load_who() -> tuple[str, ...]:
    """The classes of those who meet."""
    return _names("who")


@cache
def load_reasons() -> tuple[str, ...]:
    """The reasons for which words commit nobody."""
    return _names("blocking")


def _table(*path: str) -> Any:
    """What stands under some names, one in another. Raises DataError where one of them is missing."""
    found: Any = load_words()
    for name in path:
        if not isinstance(found, dict) or name not in found:
            raise DataError(f"{PATH.name}: {'.'.join(path)} is missing; put it back")
        found = found[name]
    return found


def _rows(*path: str) -> tuple[str, ...]:
    return data.strings(_table(*path), f"{PATH.name}: {'.'.join(path)}")


def _names(table: str) -> tuple[str, ...]:
    where = f"{PATH.name}: {table}"
    return data.strings(list(data.check(_table(table), dict, where)), where)


@cache
def _acts() -> tuple[tuple[Act, re.Pattern[str]], ...]:
    return tuple((_act(name), _joined(_rows("acts", name, "words"), f"acts.{name}")) for name in _names("acts"))


@cache
def load_act_words() -> frozenset[str]:
    """The verbs in the past that tell acts of any class."""
    return frozenset(word for name in _names("acts") for word in _rows("acts", name, "words") if PAST.search(word))


def _act(name: str) -> Act:
    where = f"{PATH.name}: acts.{name}"
    row = data.check(_table("acts", name), dict, where)
    data.keys(row, where, frozenset({"words"}), frozenset({"rung", "counter"}))
    return Act(name, row.get("rung", 0), row.get("counter", False))


@cache
def find_act(words: str, clause: str = "") -> Act | None:
    """The class of acts that a few words tell, with the clause that they stand in; None where they tell none.

    The first class of which a word stands in them; where that only says that something is held, entered or put, the
    clause says what.
    """
    first = _first_act(words)
    if clause and re.match(rf"(?:{'|'.join(load_class('carrying'))})\b", words, re.IGNORECASE):
        return _telling_act(clause) or first
    return first


def _telling_act(clause: str) -> Act | None:
    """The act that a clause tells beside a verb that carries it: an exercise held, a text that entered into force."""
    rows = {act.name: (act, pattern) for act, pattern in _acts()}
    return next((rows[name][0] for name in CARRIED if rows[name][1].search(clause)), None)


CARRIED: Final = ("cancel", "postpone", "enforce", "operate", "exercise", "negotiate", "talk")
"""Classes of acts that a verb may carry and not tell, the most telling first."""


def _first_act(words: str) -> Act | None:
    first = _first_hit(words, 0, len(words))
    return first[0] if first else None


def _first_hit(words: str, start: int, end: int) -> tuple[Act, str] | None:
    """The first act that a stretch of some words tells, and the word that tells it."""
    found = [
        (hit.start(), place, act, hit.group())
        for place, (act, pattern) in enumerate(_acts())
        if (hit := pattern.search(words, start, end))
    ]
    return min(found)[2:] if found else None


def find_done(words: str) -> tuple[Act | None, str] | None:
    """The class of acts that some words tell as done, and the word that tells it; None where none does.

    The class is None for a verb in the past that is of no class.
    """
    found = [
        (hit.start(), place, act, hit.group())
        for place, (act, pattern) in enumerate(_acts())
        for hit in pattern.finditer(words)
        if (act.counter and " " in hit.group()) or PAST.search(hit.group()) or hit.group().lower() in load_class("past")
    ]
    found = [row for row in found if row[2].counter] or found
    return (min(found)[2], min(found)[3]) if found else _lent(words) or _past(words)


def _past(words: str) -> tuple[None, str] | None:
    """A verb in the past that is of no class of acts, and no verb of saying or meaning."""
    before = ""
    for hit in WORD.finditer(words):
        word = hit.group().lower()
        told = PAST.search(word) or word in load_class("irregular")
        if told and word not in load_class("untelling") and before not in load_class("before_no_past"):
            return None, hit.group()
        before = word
    return None


WORD: Final = re.compile(r"(?<![\w-])[A-Za-z]+(?![\w-])")


def _lent(words: str) -> tuple[Act, str] | None:
    """An act told by its noun behind a verb that lends it: "gave its approval", "took delivery of"."""
    found = (_first_hit(words, hit.end(), hit.end() + LENT) for hit in load_pattern("lending").finditer(words))
    return next((act for act in found if act), None)


LENT: Final = 30
"""Characters behind a verb within which stands the act that it lends."""
PAST: Final = re.compile(r"(?<!e)ed$", re.IGNORECASE)
"""How a verb ends that tells what was done, as "exceed" does not."""
LOOKED: Final = "explore"
"""The class of what is looked into: looking is a step, and delivers nothing."""


@cache
def delivers(promised: str, done: str) -> bool:
    """Whether an act of one class is what was promised as one of another."""
    return (promised == done and promised != LOOKED) or done in load_words()["fulfils"].get(promised, ())


@cache
def rung_towards(promised: str, done: str) -> int:
    """The rung of an act towards a promised one, 2 to 4; 0 where it is no step."""
    return int(load_words()["steps"].get(promised, {}).get(done, 0))


def _joined(patterns: Iterable[str], where: str) -> re.Pattern[str]:
    rows = [f"(?:{one})" for one in patterns] or [NOTHING]
    try:
        return re.compile(rf"\b(?:{'|'.join(rows)})(?!\w)", re.IGNORECASE)
    except re.error as exc:
        raise DataError(f"{PATH.name}: {where}: {exc}; mend that row") from exc


NOTHING: Final = "(?!)"
"""The pattern of no words at all: nothing fits it."""
