"""Numbers with what they count: money, shares, weights and distances, pieces and persons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from comity.data import load
from comity.errors import DataError
from comity.model import Quantity

PATH: Final = Path(__file__).with_name("units.yaml")

Found = tuple[int, int, Quantity]
"""Start and end in the text that was searched, and what stands there."""

WORDS: Final[Mapping[str, float]] = {
    "half a": 0.5, "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a dozen": 12, "two dozen": 24,
    "a couple of": 2, "a pair of": 2, "half a dozen": 6,
}  # fmt: skip
PARTS: Final[Mapping[str, int]] = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10,
}  # fmt: skip

DIGITS: Final = r"(?:\d{1,3}, \d{3}(?=\s(?:crore|lakh))|\d{1,3}(?:,\d{2,3})+|\d+)(?:\.\d+)?"
TENS: Final = (
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|two|three|four|five|six|seven|eight|nine)"
)
APPROXIMATE: Final = (
    r"(?:(?:(?:just|well|slightly|a\s+little)\s+)?(?:almost|nearly|about|around|some|roughly|approximately|over|under|above|"
    r"below|close\s+to|at\s+least|at\s+most|up\s+to|(?:more|less|fewer|greater)\s+than|as\s+(?:many|much)\s+as|"
    r"an?\s+estimated|in\s+excess\s+of|upwards?\s+of|nearly)\s+|[~≈]\s?)?"
)
PERCENT: Final = r"(?:\s?%|\s?pct\b|[\s-]?per[\s-]?cent(?:age\s+points?)?\b|\s+percentage\s+points?\b)"
NOT_INSIDE: Final = r"(?<![\w+/$€£¥₹#])(?<!\d[.,:])(?<![\w)][-–])"
"""A number never starts inside a word, another number or a name such as F-16."""


# --- the table ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Units:
    """units.yaml, its words in small letters; the fields are described there."""

    scales: Mapping[str, float]
    letters: Mapping[str, float]
    signs: Mapping[str, str]
    """What stands before a sum -> currency; codes stand there too."""
    currencies: Mapping[str, str]
    """What stands after a sum -> currency."""
    measures: Mapping[str, tuple[str, float]]
    rates: Mapping[str, str]
    counted: Mapping[str, tuple[str, str]]
    """Noun, singular or plural -> unit (person, piece) and measure."""
    not_after: frozenset[str]
    not_between: Mapping[str, None]
    rare: frozenset[str]
    human: frozenset[str]
    """Nouns for persons beyond those counted and those that their ending tells."""
    tools: frozenset[str]
    """Nouns in -er and -or that are no persons."""
    uncounted: frozenset[str]
    """Nouns that a number before them makes no quantity with."""


@cache
def load_units() -> Units:
    """The units, read once. Raises DataError where units.yaml breaks its schema."""
    return parse_units(load(PATH))


def parse_units(data: Mapping[str, Any]) -> Units:
    """The units given as plain data. Raises DataError naming the row that is wrong."""
    for table in ("scales", "letters"):
        for word, size in data[table].items():
            if not isinstance(size, int | float) or size <= 0:
                raise DataError(f"units.yaml: {table} {word!r} is {size!r}: give a number above 0")
    signs, currencies = _money(data["money"])
    invariable = frozenset(data["invariable"])
    counted = dict(_counted("person", data["persons"], invariable))
    counted |= dict(_counted("piece", data["pieces"], invariable))
    measures = dict(_measures(data["measures"]))
    return Units(
        data["scales"],
        data["letters"],
        signs,
        currencies,
        measures,
        data["rates"],
        counted,
        frozenset(data["not_after"]),
        dict.fromkeys(data["not_between"]),
        *(frozenset(data[name]) for name in ("rare", "human", "tools", "uncounted")),
    )


def _money(rows: Mapping[str, Any]) -> tuple[dict[str, str], dict[str, str]]:
    signs: dict[str, str] = {}
    words: dict[str, str] = {}
    for code, row in rows.items():
        if not re.fullmatch("[A-Z]{3}", code) or set(row) != {"signs", "words"}:
            raise DataError(f"units.yaml: money {code!r} must be an ISO 4217 code with signs and words")
        signs |= dict.fromkeys((code, *row["signs"]), code)
        for word in (code, *row["words"]):
            words[word.lower()] = words[f"{word.lower()}s"] = code
    return signs, words


def _measures(rows: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, float]]]:
    for unit, words in rows.items():
        for word, factor in words.items():
            if not isinstance(factor, int | float) or factor <= 0:
                raise DataError(f"units.yaml: measure {word!r} of {unit!r} is {factor!r}: give a number above 0")
            first, _, rest = word.partition(" of ")
            yield from ((form, (unit, factor)) for form in (word, f"{first}s of {rest}" if rest else f"{word}s"))


def _counted(unit: str, nouns: list[str], invariable: frozenset[str]) -> Iterator[tuple[str, tuple[str, str]]]:
    for noun in nouns:
        yield noun, (unit, noun)
        if noun not in invariable:
            yield f"{noun}s", (unit, noun)


# --- patterns -----------------------------------------------------------------------------------------------------


def _either(words: Mapping[str, Any]) -> str:
    """A regular expression for any of the words, the longest first, blanks and hyphens alike."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in longest) + ")"


@cache
def _number(letters: bool) -> str:
    """A regular expression for a number with its words of size, or with letters of size too ("5bn")."""
    units = load_units()
    scale = rf"(?:[\s-]*{_either(units.scales)}\b(?:[\s-]+{_either(units.scales)}\b)*)"
    if letters:
        scale = rf"(?:{scale}|\s?(?:{_either(units.letters)})\b)"
    span = rf"(?:\s?[-–]\s?{DIGITS}|\s+to\s+{DIGITS})?"
    hundreds = rf"(?:{_either(WORDS)}[\s-]+hundred[\s-]+(?:and\s+)?(?!an?\b))?"
    spelt = rf"(?:{hundreds}(?:{TENS}|{_either(WORDS)}(?:\s+and\s+a\s+half)?))"
    between = rf"between\s+{DIGITS}{scale}?\s+and\s+{DIGITS}"
    since = r"(?!(?:19|20)\d\d\s+to\s+\d)"  # "since 2005 to 25 billion"
    return rf"(?P<number>(?:{between}|{since}{DIGITS}{span}){scale}?|{spelt}(?:\s+to\s+{spelt})?\b{scale}?)"


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    units = load_units()
    signs = "(?:" + "|".join(rf"{re.escape(s)}" for s in sorted(units.signs, key=len, reverse=True)) + ")"
    rate = rf"(?P<rate>\s+(?:a|an|per|each)\s+{_either(units.rates)}|\s+annually|\s+daily)?"
    price = rf"(?P<price>\s+(?:a|per)\s+{_either(units.measures)})?"
    between = rf"(?!{_either(units.not_between)}\b)[\w'’./-]+"
    adjectives = rf"(?P<adjectives>(?:\s+{between}){{0,4}}?)"
    fixed, loose = re.UNICODE, re.UNICODE | re.IGNORECASE
    table = {
        "before": (
            rf"(?i:{APPROXIMATE})(?<![\w$])(?P<sign>{signs})\s?(?=[\d])(?i:{_number(True)})(?i:{price}{rate})(?!\w)",
            fixed,
        ),
        "after": (
            rf"{APPROXIMATE}{NOT_INSIDE}{_number(True)}[\s-]+(?P<word>{_either(units.currencies)}){price}{rate}\b",
            loose,
        ),
        "percent": (
            rf"{APPROXIMATE}{NOT_INSIDE}{_number(False)}{PERCENT}",
            loose,
        ),
        "measure": (
            rf"{APPROXIMATE}{NOT_INSIDE}{_number(False)}[\s-]*(?P<word>{_either(units.measures)}){rate}\b",
            loose,
        ),
        "count": (
            rf"{APPROXIMATE}{NOT_INSIDE}{_number(False)}{adjectives}\s+(?P<word>{_either(units.counted)})\b",
            loose,
        ),
        "model": (
            rf"(?i:{APPROXIMATE}){NOT_INSIDE}(?i:{_number(False)})\s+(?P<word>[A-Z][A-Za-z]*-\d+[A-Z]*)s\b",
            fixed,
        ),
    }
    return {name: re.compile(pattern, flags) for name, (pattern, flags) in table.items()}


OWNER: Final = r"(?=\s+(?:of|its|the|their|all|his|her|our|that|those|India|Japan|China|[A-Z]\w+['’]s)\b)"
FRACTIONS: Final = (
    rf"(?P<many>one|two|three|four|five|seven|a)[\s-]+(?P<part>{_either(PARTS)})s?\b(?=\s+(?:of|its|the|their|all|as)\b|\W*$|[,;])",
    rf"(?P<many>two|three|four)[\s-]+(?P<part>{_either(PARTS)})s\b",
    rf"(?P<part>half)\b{OWNER}",
    r"(?<=by )(?:a )?(?P<part>half|third|quarter)\b(?!\s+(?:an?|past|of|part|party|parties|state|country)\b)",
)
FRACTION: Final = tuple(re.compile(rf"{APPROXIMATE}(?<![\w-]){pattern}(?!-)", re.IGNORECASE) for pattern in FRACTIONS)
NEARLY_HALF: Final = re.compile(
    APPROXIMATE[:-1] + r"(?<![\w-])(?P<part>half)\b(?!\s+(?:an?|centur)\b|-)", re.IGNORECASE
)
NO_FRACTION_BEFORE: Final = re.compile(
    r"\b(?:and|first|second|latter|other|last|next|better|past|later|final)\s+$", re.IGNORECASE
)
NO_FRACTION_AFTER: Final = re.compile(
    r"\s+(?:of\s+)?(?:an?\s+|the\s+)?(?:19|20)?(?:century|decade|hour|day|month|year|dozen|time|party|country|way|\d{4})",
    re.IGNORECASE,
)
CHANGE_BEFORE: Final = re.compile(
    r"\b(?:rose|risen|rise|rises|rising|grew|grown|grow|grows|growing|fell|fallen|fall|falls|falling|dropped|declined|"
    r"declining|increased|increasing|jumped|surged|shrank|climbed|expanded|contracted|slipped|soared|up|down)"
    r"(?:\s+(?:by|further|another|a|of))*\s+$",
    re.IGNORECASE,
)
CHANGE_AFTER: Final = re.compile(
    r"\s+(?:(?:year-on-year|annual|sharp|more|less|higher|lower)\s*)*"
    r"(?:rise|growth|increase|decline|drop|fall|jump|surge|cut|hike|higher|lower|more|less)\b",
    re.IGNORECASE,
)


# --- finding ------------------------------------------------------------------------------------------------------


def find_quantities(text: str, offset: int) -> tuple[Found, ...]:
    """The quantities of a text in order, none overlapping: start and end (each with the offset added) and the record.

    Values are in single units: 20.75e9 USD, 0.6 share, 18 piece, 402.336 kilometre; of a range the lower end. ``text``
    of a quantity are the words between the offsets, with "almost" or "over" where they stand before the number.
    """
    found: list[Found] = []
    for start, end, quantity in _candidates(text) if _hint().search(text) else ():
        if not any(start < e and s < end for s, e, _ in found):
            found.append((start, end, quantity))
    return tuple((start + offset, end + offset, quantity) for start, end, quantity in sorted(found, key=lambda f: f[0]))


@cache
def _hint() -> re.Pattern[str]:
    """What at least stands in a text with a quantity: a digit, or a word for a number above one or for a part."""
    words = {
        word: 0 for word in (*WORDS, *PARTS, *load_units().scales) if len(word) > 3 or word in ("two", "six", "ten")
    }
    return re.compile(rf"\d|\b{_either(words)}", re.IGNORECASE)


def _candidates(text: str) -> Iterator[Found]:
    """What may be quantities, the surest kinds first; they may overlap."""
    for name in ("before", "after"):
        for match in _patterns()[name].finditer(text):
            yield from _sum(match)
    for match in _patterns()["percent"].finditer(text):
        yield from _percentage(text, match)
    for match in _patterns()["measure"].finditer(text):
        yield from _measure(match)
    for pattern in (*FRACTION, NEARLY_HALF):
        for match in pattern.finditer(text):
            yield from _fraction(text, match)
    for name in ("count", "model"):
        for match in _patterns()[name].finditer(text):
            yield from _count(text, match)


def _quantity(match: re.Match[str], value: float, unit: str, measure: str | None = None) -> Found:
    return match.start(), match.end(), Quantity(value, unit, measure, match.group())


@lru_cache(maxsize=4096)
def value_of(number: str) -> float | None:
    """The value of a number in digits or words with its words of size; None for words that give none."""
    rest = re.sub(r"\s+", " ", re.sub(r", ?(?=\d)", "", number.lower().removeprefix("between"))).strip()
    digits = re.match(r"\d+(?:\.\d+)?", rest)
    value = float(digits.group()) if digits else _spelt(rest)
    rest = re.sub(rf"hundred[ -](?:and )?(?!an?\b)(?=(?:{TENS}|{_either(WORDS)})\b)", "", rest)
    return None if value is None else round(value * _size(rest), 6)


def _spelt(words: str) -> float | None:
    hundreds = re.match(rf"(.+?)[ -]hundred[ -](?:and )?(?!an?\b)(?=(?:{TENS}|{_either(WORDS)})\b)", words)
    if hundreds:
        return (_spelt(hundreds[1]) or 0) * 100 + (_spelt(words[hundreds.end() :]) or 0)
    tens = re.match(TENS, words)
    if tens:
        return sum(WORDS[word] for word in tens.group().split("-"))
    first = next((word for word in sorted(WORDS, key=len, reverse=True) if re.match(rf"{word}\b", words)), None)
    return None if first is None else WORDS[first] + (0.5 if "and a half" in words else 0)


def _size(words: str) -> float:
    """What the words or letters of size after a number multiply it by; 1 where there are none."""
    units = load_units()
    size, rest = 1.0, re.split(r" and (?=\d)", words.replace("-", " "))[-1]
    for word in sorted(units.scales, key=len, reverse=True):
        rest, times = re.subn(rf"\b{word}\b|(?<=\d){word}\b", "", rest)
        size *= units.scales[word] ** times
    letters = re.search(rf"\d\s?({_either(units.letters)})\b", words)
    return size * units.letters[letters[1]] if letters else size


def _rate(match: re.Match[str]) -> str | None:
    """The "per day" of a match, None where it has none."""
    words = re.findall(r"\w+", (match["rate"] or "").lower())
    if not words:
        return None
    plain = {"annually": "year", "daily": "day"} | dict(load_units().rates)
    return f"per {plain[words[-1]]}"


def _sum(match: re.Match[str]) -> Iterator[Found]:
    units, groups = load_units(), match.groupdict()
    value = value_of(match["number"])
    word = re.sub(r"[\s-]+", " ", groups.get("word") or "").lower()
    unit = units.currencies[word] if word else units.signs[match["sign"]]
    price = re.sub(r"^\s+(?:a|per)\s+", "per ", match["price"] or "") or None
    if value is not None and (word not in units.rare or value >= 1000):
        yield _quantity(match, value, unit, price or _rate(match))


def _percentage(text: str, match: re.Match[str]) -> Iterator[Found]:
    value = value_of(match["number"])
    change = CHANGE_BEFORE.search(text[: match.start()]) or CHANGE_AFTER.match(text, match.end())
    if value is not None:
        yield _quantity(match, round(value / 100, 8), "share", "change" if change or "point" in match.group() else None)


def _measure(match: re.Match[str]) -> Iterator[Found]:
    unit, factor = load_units().measures[re.sub(r"[\s-]+", " ", match["word"]).lower()]
    value = value_of(match["number"])
    rate = _rate(match)
    if value is not None:
        yield _quantity(match, round(value * factor, 6), f"{unit} {rate}" if rate else unit)


def _fraction(text: str, match: re.Match[str]) -> Iterator[Found]:
    groups = match.groupdict()
    if NO_FRACTION_BEFORE.search(text[: match.start()]) or NO_FRACTION_AFTER.match(text, match.end()):
        return
    value = WORDS[(groups.get("many") or "one").lower()] / PARTS[groups["part"].lower()]
    if value < 1:
        yield _quantity(match, round(value, 6), "share")


def _count(text: str, match: re.Match[str]) -> Iterator[Found]:
    """A count of things or persons; not a year, a model's or a section's number."""
    word, number = re.sub(r"[\s-]+", " ", match["word"]).lower(), match["number"]
    unit, measure = load_units().counted.get(word, ("piece", match["word"]))
    before = re.search(r"(\w+)\.?[\s-]+$", text[: match.start()])
    named = (
        before is not None and before[1].lower() in load_units().not_after and match.start() == match.start("number")
    )
    value = value_of(number)
    one = number.lower() in ("a", "an", "one")
    if value is not None and value > 0 and not named and not one and not _is_year(match):
        yield _quantity(match, value, unit, measure)


def _is_year(match: re.Match[str]) -> bool:
    """True for a bare 1900 to 2099 that does not count the noun right after it ("the 2022 aircraft deal")."""
    if not re.fullmatch(r"(?:19|20)\d\d", match["number"]) or match.start() < match.start("number"):
        return False
    return bool((match.groupdict().get("adjectives") or "").strip()) or not match["number"].endswith("00")
