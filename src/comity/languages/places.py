"""Places in a sentence of another language: towns by a language's places.yaml and by CLDR's names of time zones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from babel import Locale

from comity import data
from comity.languages.lexicon import Finder, Lexicon
from comity.model import Where
from comity.where.gazetteer import find_city, fold


@dataclass(frozen=True)
class PlaceFinder:
    """Finds towns by the words of a language."""

    lexicon: Lexicon
    language: str

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Word -> the name under which the gazetteer knows the town."""
        zones = Locale(self.language).time_zones
        known = {
            str(row["city"]): zone.rpartition("/")[2].replace("_", " ") for zone, row in zones.items() if "city" in row
        }
        own = {
            word: data.check(name, str, f"places.yaml: {word}") for word, name in self.lexicon.rows("places").items()
        }
        return known | own

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.words)

    def find(self, text: str) -> Where | None:
        """The last town named in a stretch of text."""
        found = [word for _, word in self._finder.find(text)]
        city = find_city(fold(self.words[found[-1]]), frozenset()) if found else None
        return Where(city.name, city.country, city.lat, city.lon, "city") if city else None
