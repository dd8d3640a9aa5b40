"""The data of a language: its schema, its hash, words without boundaries."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from comity.errors import DataError
from comity.languages.japanese import LANGUAGE
from comity.languages.japanese.parser import ClauseParser
from comity.languages.lexical import LexicalLanguage
from comity.languages.lexicon import Finder, Lexicon
from comity.languages.names import NameFinder
from languages.notices import notice


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the Japanese data."""
    return Path(shutil.copytree(LANGUAGE.folder, tmp_path / "data"))


def edit(folder: Path, name: str, old: str, new: str) -> Lexicon:
    path = folder / f"{name}.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return Lexicon(folder)


def test_another_word_makes_another_version(folder: Path) -> None:
    edit(folder, "acts", "発効, 効力", "発効, 施行, 効力")
    other = LexicalLanguage("ja", "Japanese", folder, ClauseParser)
    assert other.version != LANGUAGE.version
    assert other.version.split("/")[:3] == LANGUAGE.version.split("/")[:3]


def test_a_new_word_makes_claims(folder: Path) -> None:
    edit(folder, "acts", "words: [署名, 調印", "words: [署名, 記名, 調印")
    other = LexicalLanguage("ja", "Japanese", folder, ClauseParser)
    document = notice("日印両国は、協定に記名した。")
    (sentences,) = other.parse([document])
    (claim,) = other.code(document, sentences)
    assert (claim.kind, claim.stage, claim.why[0]) == ("agreement", "signed", "agreement.sign")


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("acts", "kind: exercise", "kind: drill", "has the kind 'drill'"),
        ("acts", "event: COOPERATE, stage", "events: COOPERATE, stage", "events"),
        ("governors", "effect: agreed", "effect: settled", "no effect is called so"),
    ],
)
def test_a_mistake_in_words_is_told(folder: Path, name: str, old: str, new: str, told: str) -> None:
    lexicon = edit(folder, name, old, new)
    with pytest.raises(DataError, match=told):
        _ = lexicon.words


@pytest.mark.parametrize(
    ("old", "new", "told"), [("marks: [duty]", "marks: [must]", "must"), ("link: chain}", "link: chained}", "chained")]
)
def test_a_mistake_in_endings_is_told(folder: Path, old: str, new: str, told: str) -> None:
    with pytest.raises(DataError, match=told):
        edit(folder, "endings", old, new).endings("endings")


def test_what_all_languages_need_is_asked_for(folder: Path) -> None:
    with pytest.raises(DataError, match="lacks 'aside'"):
        _ = edit(folder, "endings", "\naside:", "\nbeside:").grammar


def test_a_pattern_that_is_none_is_told(folder: Path) -> None:
    with pytest.raises(DataError, match="no pattern"):
        _ = edit(folder, "endings", 'pattern: "との間', 'pattern: "(との間').cases


def test_a_person_without_a_page_that_writes_the_name_is_told(folder: Path) -> None:
    lexicon = edit(folder, "names", '[UKR, "https://', '[UKR, "')
    with pytest.raises(DataError, match="name no page"):
        _ = NameFinder(lexicon, "ja").persons


def test_the_longest_word_from_the_left() -> None:
    assert list(Finder(["共同訓練", "訓練", "会談"]).find("共同訓練と訓練")) == [(0, "共同訓練"), (5, "訓練")]


def test_no_word_inside_a_longer_one_of_letters_written_together() -> None:
    assert list(Finder(["マリ", "EU"]).find("ソマリア、EURO、EU")) == [(10, "EU")]
