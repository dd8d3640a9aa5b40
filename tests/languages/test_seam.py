"""The languages: which there are, what each has, and how one is chosen."""

from __future__ import annotations

import pytest

from comity.errors import UsageError
from comity.languages.seam import get_language, languages


def test_languages_are_found_by_themselves() -> None:
    assert {id: language.name for id, language in languages().items()} == {"en": "English", "ja": "Japanese"}


def test_a_language_has_the_id_it_is_found_by() -> None:
    assert all(language.id == id for id, language in languages().items())


def test_a_language_that_nobody_codes_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"'tlh'.*en, ja"):
        get_language("tlh")
