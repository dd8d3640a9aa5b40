"""Numbers with their units by a language's numbers.yaml: 5 trillion yen, 30 per cent, two ships."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

from comity import data
from comity.languages.lexicon import Lexicon
from comity.model import Quantity

_KEYS: Final = frozenset({"scales", "money", "shares", "units", "kept"})


class Counted(NamedTuple):
    """A quantity in a sentence, by its offsets; ``weighs``: money, a share, or a count that may stand for an act's."""

    start: int
    end: int
    quantity: Quantity
    weighs: bool


@dataclass(frozen=True)
class NumberFinder:
    """Finds quantities by the words of a language's numbers.yaml."""

    lexicon: Lexicon

    @cached_property
    def rows(self) -> dict[str, Any]:
        """The file, checked. Raises DataError."""
        rows = self.lexicon.rows("numbers")
        data.keys(rows, "numbers.yaml", _KEYS, frozenset())
        return rows

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        rows = self.rows
        units = [*rows["money"], *rows["shares"], *rows["units"]]
        scales, words = (_either(part) for part in (rows["scales"], units))
        return re.compile(rf"(?P<number>(?:[0-9][0-9,]*(?:\.[0-9]+)?(?:{scales})*)+)(?P<unit>{words})")

    @cached_property
    def _part(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<digits>[0-9][0-9,]*(?:\.[0-9]+)?)(?P<scales>(?:{_either(self.rows['scales'])})*)")

    def find(self, text: str) -> list[Counted]:
        """The quantities in a sentence, from the left."""
        return [self._counted(found) for found in self._pattern.finditer(text)]

    def _counted(self, found: re.Match[str]) -> Counted:
        value, unit = self._value(found["number"]), found["unit"]
        if unit in self.rows["money"]:
            return Counted(*found.span(), Quantity(value, self.rows["money"][unit], None, found[0]), True)
        if unit in self.rows["shares"]:
            value *= self.rows["shares"][unit]
            return Counted(*found.span(), Quantity(round(value, 6), "share", None, found[0]), True)
        name = self.rows["units"][unit]
        return Counted(*found.span(), Quantity(value, name, None, found[0]), name in self.rows["kept"])

    def _value(self, text: str) -> float:
        """Digits and scales summed: 1兆2,000億 is 1.2e12."""
        total = 0.0
        for part in self._part.finditer(text):
            value = float(part["digits"].replace(",", ""))
            for scale in part["scales"]:
                value *= self.rows["scales"][scale]
            total += value
        return total


def _either(words: Any) -> str:
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
