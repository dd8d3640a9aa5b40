"""The data file: it loads, it keeps its schema, and a fault in it is named."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from comity.errors import DataError
from comity.read.lexicon import compile_lexicon, load

SOURCE = (files("comity.read") / "layout.yaml").read_text("utf-8")


def test_it_loads_once() -> None:
    assert load() is load()
    assert load().languages["ja"] == "Japanese"


def test_words_are_lower_case_and_patterns_do_not_match_nothing() -> None:
    lexicon = load()
    for words in vars(lexicon.words).values():
        assert all(word == word.lower() for word in words)
    for pattern in vars(lexicon.patterns).values():
        assert not pattern.search("")


@pytest.mark.parametrize(
    ("section", "key", "value", "fault"),
    [
        ("patterns", "byline", ["("], "no regular expression"),
        ("patterns", "byline", None, "list of strings"),
        ("words", "menu", [True], "quotes"),
        ("words", "extra", ["a"], "must have the keys"),
        ("languages", "no", False, "quotes around codes"),
    ],
)
def test_faults_are_named(section: str, key: str, value: object, fault: str) -> None:
    data = yaml.safe_load(SOURCE)
    data[section][key] = value
    with pytest.raises(DataError, match=fault):
        compile_lexicon(yaml.safe_dump(data))


@pytest.mark.parametrize("source", ["", "- a", "patterns: [", "words: {}"])
def test_what_is_no_lexicon(source: str) -> None:
    with pytest.raises(DataError, match=r"layout\.yaml"):
        compile_lexicon(source)
