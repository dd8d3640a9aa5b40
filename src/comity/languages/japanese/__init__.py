"""Japanese: official notices, by particles and the endings of predicates."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from comity.languages.japanese.parser import ClauseParser
from comity.languages.lexical import LexicalLanguage

LANGUAGE: Final = LexicalLanguage("ja", "Japanese", Path(__file__).parent, ClauseParser)
