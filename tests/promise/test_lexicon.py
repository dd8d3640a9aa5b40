"""The tables of words.yaml: what they tell of acts, and that each mistake in them is named by its row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from comity.errors import DataError
from comity.promise import lexicon
from comity.promise.lexicon import (
    CARRIED,
    STRENGTHS,
    delivers,
    find_act,
    find_done,
    load_class,
    load_pattern,
    load_reasons,
    load_same,
    load_who,
    load_words,
    rung_towards,
)

Write = Callable[[str], None]


def forget() -> None:
    for one in vars(lexicon).values():
        if hasattr(one, "cache_clear"):
            one.cache_clear()


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Puts another file in the place of words.yaml."""
    path = tmp_path / "words.yaml"
    monkeypatch.setattr(lexicon, "PATH", path)

    def put(text: str) -> None:
        path.write_text(text, "utf-8")
        forget()

    yield put
    monkeypatch.undo()
    forget()


# --- acts ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "act"),
    [("to ink a treaty", "sign"), ("ratified it", "approve"), ("hand over ferries", "deliver"), ("lend yen", "fund"),
     ("Cancelled", "cancel"), ("a groundbreaking", "build"), ("sang", None)],
)  # fmt: skip
def test_words_tell_an_act(words: str, act: str | None) -> None:
    found = find_act(words)
    assert (found.name if found else None) == act


def test_of_two_acts_the_first_told_stands() -> None:
    found = find_act("ratify what they signed")
    assert found and found.name == "approve"


def test_only_whole_words_tell_an_act() -> None:
    assert find_act("designers") is None


@pytest.mark.parametrize(
    ("verb", "clause", "act"),
    [("held", "a naval drill was held off Lima", "exercise"), ("entered", "the accord entered into force", "enforce"),
     ("held", "a banquet was held", "meet"), ("built", "they built it for a drill", "build")],
)  # fmt: skip
def test_a_verb_that_carries_leaves_the_act_to_its_clause(verb: str, clause: str, act: str) -> None:
    found = find_act(verb, clause)
    assert found and found.name == act


@pytest.mark.parametrize(("words", "counter"), [("scrapped", True), ("put off", True), ("opened", False)])
def test_some_acts_undo_what_was_promised(words: str, counter: bool) -> None:
    found = find_act(words)
    assert found and found.counter is counter


# --- what is done -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "told"),
    [("Peru opened a dock", "opened"), ("they met in Nice", "met"), ("it was called off", "called off"),
     ("they took part", "took part")],
)  # fmt: skip
def test_past_forms_tell_a_deed(words: str, told: str) -> None:
    found = find_done(words)
    assert found and found[1] == told


@pytest.mark.parametrize("words", ["Peru opens a dock", "trade may exceed it", "the opening", "they sing"])
def test_other_forms_tell_no_deed(words: str) -> None:
    assert find_done(words) is None


@pytest.mark.parametrize(
    ("promised", "done", "delivered"),
    [("sign", "sign", True), ("sign", "enforce", True), ("enforce", "sign", False), ("order", "deliver", True),
     ("sign", "meet", False), ("explore", "explore", False), ("no such act", "sign", False)],
)  # fmt: skip
def test_an_act_is_delivered_by_itself_and_what_presumes_it(promised: str, done: str, delivered: bool) -> None:
    assert delivers(promised, done) is delivered


@pytest.mark.parametrize(
    ("promised", "done", "rung"),
    [("deliver", "order", 4), ("build", "fund", 3), ("sign", "talk", 2), ("fund", "cancel", 0)],
)
def test_a_step_has_its_rung(promised: str, done: str, rung: int) -> None:
    assert rung_towards(promised, done) == rung


# --- the file as it is --------------------------------------------------------------------------------------------


def test_tables_speak_of_acts_that_exist() -> None:
    words = load_words()
    told = {*words["fulfils"], *(one for row in words["fulfils"].values() for one in row)}
    told |= {*words["steps"], *(one for row in words["steps"].values() for one in row)}
    assert (told | set(CARRIED)) - words["acts"].keys() == set()


def test_steps_stand_between_restating_and_delivering() -> None:
    assert {rung for row in load_words()["steps"].values() for rung in row.values()} == {2, 3, 4}


@pytest.mark.parametrize("name", sorted(name for name, rows in load_words().items() if isinstance(rows, list)))
def test_every_list_loads(name: str) -> None:
    assert load_same() if name == "same" else load_pattern(name)


def test_every_pattern_loads() -> None:
    paths: list[tuple[str, ...]] = [(name,) for name in STRENGTHS]
    paths += [("blocking", name) for name in load_reasons()] + [("who", name) for name in load_who()]
    assert not any(load_pattern(*path).search("") for path in paths)


def test_words_of_one_meaning_have_one_that_stands_for_them() -> None:
    same = load_same()
    assert same["accord"] == same["pact"] == same["agreement"] == "agreement"


def test_small_words_that_yaml_takes_for_truth_are_words() -> None:
    assert {"on", "no", "off"} <= load_class("ground")


# --- mistakes in it -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "load", "message"),
    [("ground: [up, on]", lambda: load_class("ground"), r"words\.yaml: ground: True is not a non-empty string; quote"),
     ("aiming: [no]", lambda: load_pattern("aiming"), r"words\.yaml: aiming: False is not"),
     ("blocking: {wish: [so, 5]}", lambda: load_pattern("blocking", "wish"), r"words\.yaml: blocking\.wish: 5 is not"),
     ("same: [[dock, pier], [off, away]]", load_same, r"words\.yaml: same: row 2: False is not"),
     ("acts: {sign: {words: [ink, on]}}", lambda: find_act("x"), r"words\.yaml: acts\.sign\.words: True is not"),
     ("who: {on: [x]}", load_who, r"words\.yaml: who: True is not"),
     ("blocking: {no: [x]}", load_reasons, r"words\.yaml: blocking: False is not"),
     ("light: take", lambda: load_class("light"), r"words\.yaml: light: expected list, found 'take'"),
     ("acts: {sign: [ink]}", lambda: find_act("x"), r"words\.yaml: acts\.sign: expected dict, found \['ink'\]"),
     ("acts: {sign: {rung: 2}}", lambda: find_act("x"), r"words\.yaml: acts\.sign: missing \['words'\]"),
     ("acts: {sign: {words: [ink], rnug: 2}}", lambda: find_act("x"), r"acts\.sign: missing \[\], unknown \['rnug'\]"),
     ("aiming: ['(unclosed']", lambda: load_pattern("aiming"), r"words\.yaml: aiming: .*; mend that row"),
     ("vague: []", lambda: load_class("light"), r"words\.yaml: light is missing; put it back"),
     ("[a, b]", load_words, r"words\.yaml: expected dict")],
)  # fmt: skip
def test_a_mistake_is_named_by_its_row(write: Write, text: str, load: Callable[[], Any], message: str) -> None:
    write(text)
    with pytest.raises(DataError, match=message):
        load()


def test_a_list_without_words_fits_nothing(write: Write) -> None:
    write("aiming: []")
    assert load_pattern("aiming").search("we aim high, twice. ") is None


def test_what_was_read_of_one_file_is_not_kept_for_another(write: Write) -> None:
    write("past: [sprang]")
    assert load_class("past") == {"sprang"}
    write("past: [swam]")
    assert load_class("past") == {"swam"}
