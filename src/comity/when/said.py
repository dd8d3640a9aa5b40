"""The forms of a time that hold their own year: nothing else is needed to resolve them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from comity.edtf import format_day
from comity.when.spans import century, first_side, last_side, slice_of
from comity.when.words import DECADES, PARTS, number_of

Groups = Mapping[str, str]
"""The named groups of a form that matched."""


def _numeric(groups: Groups) -> str | None:
    one, other = int(groups["one"]), int(groups["other"])
    readings = {(month, day) for month, day in ((one, other), (other, one)) if 1 <= month <= 12}
    return format_day(int(groups["year"]), *readings.pop()) if len(readings) == 1 else None


def _years(groups: Groups) -> str:
    """``2012-16`` and ``1999-00`` are years; ``2022-03``, which would run backwards, is a month."""
    first, last = int(groups["first"]), int(groups["last"])
    if len(groups["last"]) == 4:
        return f"{first}/{last}"
    if last < first % 100 and 1 <= last <= 12:
        return format_day(first, last)
    return f"{first}/{first - first % 100 + last + (100 if last < first % 100 else 0)}"


def _half(groups: Groups) -> str:
    return slice_of(groups["year"], *PARTS["first half" if groups["number"] == "1" else "second half"])


def _era(groups: Groups) -> str:
    years = [format_day(1 - int(groups[name])) for name in ("year", "last") if name in groups]
    return "/".join(years)


def _our_era(groups: Groups) -> str:
    return format_day(int(groups.get("year") or groups["before"]))


def _century(groups: Groups) -> str:
    last = century(number_of(groups["number"]), "era" in groups)
    if "first" not in groups:
        return last
    first = century(number_of(groups["first"]), "era" in groups)
    return f"{first_side(first)}/{last_side(last)}"


def _decade(groups: Groups) -> str:
    if "name" in groups:
        return f"{DECADES[groups['name'].lower()]}X"
    if "short" in groups:
        return f"19{groups['short']}X"
    return f"{groups.get('digits') or groups['old']}X"


def spelt_year(groups: Groups) -> str:
    """``nineteen ninety-seven``, ``two thousand and five`` in digits."""
    if "few" in groups:
        return format_day(2000 + number_of(groups["few"]))
    return format_day(number_of(groups["century"]) * 100 + number_of(groups["rest"]))


SAID: dict[str, Callable[[Groups], str | None]] = {
    "vague": lambda groups: None,  # noqa: ARG005
    "iso": lambda groups: groups["edtf"],
    "year": lambda groups: groups["year"],
    "year_spelt": spelt_year,
    "numeric": _numeric,
    "half": _half,
    "years": _years,
    "era": _era,
    "our_era": _our_era,
    "century": _century,
    "decade": _decade,
}
"""Form to the function that gives its EDTF; None where the words give no date."""
