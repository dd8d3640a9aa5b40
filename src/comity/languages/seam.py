"""What a language is to the program, and which ones there are: the language of a document chooses who codes it.

A language is a package or module in this folder that has a ``LANGUAGE``; it is found by itself. Adding one is a parser
and a folder of YAML: see docs/editing.md.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

from comity.errors import UsageError
from comity.model import Claim, Document, Sentence


class Language(Protocol):
    """One language that is coded."""

    @property
    def id(self) -> str:
        """ISO 639-1: ``ja``."""
        ...

    @property
    def name(self) -> str:
        """Its English name."""
        ...

    @property
    def version(self) -> str:
        """The coder as it is stored with documents: rules and a hash of the data, so that a change codes anew."""
        ...

    def parse(self, documents: Iterable[Document]) -> Iterator[tuple[Sentence, ...]]:
        """The sentences of each document, in order; only passages that can make claims are parsed."""
        ...

    def code(self, document: Document, sentences: Sequence[Sentence]) -> tuple[Claim, ...]:
        """The claims of a document in the order of its sentences; the same input gives the same claims."""
        ...


@cache
def languages() -> Mapping[str, Language]:
    """Id -> language, of all modules in this folder that have one."""
    found: dict[str, Language] = {}
    for module in sorted(row.name for row in pkgutil.iter_modules([str(Path(__file__).parent)])):
        language = getattr(importlib.import_module(f"{__package__}.{module}"), "LANGUAGE", None)
        if language is not None:
            found[language.id] = language
    return found


def get_language(id: str) -> Language:
    """The language of this id. Raises UsageError where there is none."""
    found = languages().get(id)
    if found is None:
        known = ", ".join(sorted(languages()))
        raise UsageError(f"no coder is there for the language {id!r}: set COMITY_LANGUAGES to some of {known}")
    return found
