"""Feasts and the days that they fall on."""

from __future__ import annotations

from datetime import date, timedelta

from comity.when.spans import easter

HOLIDAYS: dict[str, tuple[int, int]] = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "xmas": (12, 25),
    "boxing day": (12, 26), "new year's eve": (12, 31), "new year's day": (1, 1), "new year": (1, 1),
    "valentine's day": (2, 14), "halloween": (10, 31), "may day": (5, 1), "women's day": (3, 8),
    "april fools' day": (4, 1), "all saints' day": (11, 1), "armistice day": (11, 11), "bastille day": (7, 14),
    "epiphany": (1, 6), "anzac day": (4, 25),
}  # fmt: skip
"""Days of one date each year, by the names that English gives them wherever it is written."""
EASTER: dict[str, int] = {
    "good friday": -2, "holy thursday": -3, "easter sunday": 0, "easter monday": 1, "easter": 0, "ash wednesday": -46,
    "palm sunday": -7, "maundy thursday": -3, "pentecost": 49,
}  # fmt: skip
"""Days that move with western Easter, by their distance from it."""
_FEASTS = "|".join(
    name.replace("'", "['’]").replace(" ", r"\s+") for name in sorted([*HOLIDAYS, *EASTER], key=len, reverse=True)
)
HOLIDAY = (
    rf"(?:(?i:(?P<which>last|this|next|that|the))\s+)?(?P<holiday>(?=[A-Z])(?<!Lunar\s)(?<!Chinese\s)(?i:{_FEASTS}))"
    r"\b(?!['’]s)(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
)
"""A feast, with its year where that is said."""


def name_of(words: str) -> str:
    """The name of a feast as the tables have it."""
    return " ".join(words.lower().replace("’", "'").split())


def month_of(name: str) -> int:
    """The month of a feast; of one that moves, that of most Easters."""
    return HOLIDAYS[name][0] if name in HOLIDAYS else 4


def feast(name: str, year: int) -> date:
    """The day of a feast in a year."""
    if name in HOLIDAYS:
        return date(year, *HOLIDAYS[name])
    return easter(year) + timedelta(days=EASTER[name])


def feast_near(name: str, today: date, direction: str, which: str = "") -> date:
    """The last such day up to today (``last``: before it), or the first from today on (``next``: after it)."""
    days = [feast(name, year) for year in range(today.year - 1, today.year + 2)]
    if which in ("last", "next"):
        return max(d for d in days if d < today) if which == "last" else min(d for d in days if d > today)
    if which == "this":
        return feast(name, today.year)
    return max(d for d in days if d <= today) if direction == "past" else min(d for d in days if d >= today)
