"""Promises held against two annotators' chains: reading gold, sentences, the tallies, and a score over two texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from comity.errors import EvaluateError
from comity.evaluate.chains import (
    FORMAT,
    Gold,
    Reading,
    Tally,
    Unit,
    detection,
    found_in,
    outcome_match,
    pairs,
    read,
    readers,
    recognises,
    restatement,
    score,
    state_tally,
    stated,
    tallies,
    text_of,
)
from comity.evaluate.gold import Options
from comity.promise.records import Rung
from comity.promises import Promises
from evaluate.gold import write_jsonl
from factories import make_claim
from promise.commitments import make_commitment, promised, report

HEAD = {"pair": ["IND", "JPN"], "as_of": "2026-12-31"}
FIRST = (
    '---\ntitle: "A pact on lighthouses"\npublisher: "Coast Post"\npublished: 2024-03-05\n---\n\n'
    "India and Japan will sign an agreement on lighthouses by the end of 2025. "
    "Fishermen on both coasts have waited for one since the storms of last autumn.\n"
)
SECOND = (
    '---\ntitle: "Lighthouse pact signed"\npublisher: "Harbour News"\npublished: 2025-06-12\n---\n\n'
    "India and Japan signed an agreement on lighthouses on 11 June 2025. "
    "The keepers of the old lamps were glad to hear of it in both countries.\n"
)
PROMISE, DEED = "will sign an agreement", "signed an agreement"
CARRIED: dict[str, Any] = {"file": "a.md", "anchor": PROMISE, "says": "commitment", "chain": "pact"}
DONE: dict[str, Any] = {"file": "b.md", "anchor": DEED, "says": "outcome", "chain": "pact", "rung": 5}
STANDS: dict[str, Any] = {"chain": "pact", "label": "the pact", "state": "delivered"}


def by(name: str, *rows: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"pass": name, **row} for row in rows]


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.md").write_text(FIRST, "utf-8")
    (folder / "b.md").write_text(SECOND, "utf-8")
    return folder


def make_reading(
    commitments: Mapping[int, Sequence[str]] | None = None,
    outcomes: Mapping[int, Sequence[tuple[str, bool]]] | None = None,
    **states: str,
) -> Reading:
    """A reading of one text: number of a sentence -> chains, or chains and whether against them."""
    reading = Reading(states=dict(states))
    for place, chains in (commitments or {}).items():
        reading.commitments[at(place)] |= set(chains)
    for place, rows in (outcomes or {}).items():
        reading.outcomes[at(place)] |= set(rows)
    return reading


def at(place: int) -> Unit:
    return "a.md", place


def gold_of(a: Reading, b: Reading | None = None) -> Gold:
    """Gold of two readings; of one where both annotators read the same."""
    return Gold(("IND", "JPN"), "2026-12-31", a, b or a, ())


# --- reading ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "head", "known"),
    [
        ("a.jsonl", '{"pair": ["IND", "JPN"], "as_of": "2025"}\n{"pass": "A"}', True),
        ("a.json", '{"pair": ["IND", "JPN"], "as_of": "2025"}', False),
        ("a.jsonl", '{"doc": "a.md", "row": "A1", "anchor": "signed"}', False),
    ],
)
def test_a_file_is_recognised_by_its_first_line(name: str, head: str, known: bool) -> None:
    assert recognises(Path(name), head) is known


def test_each_annotator_has_a_reading(tmp_path: Path, texts: Path) -> None:
    rows = [*by("A", CARRIED, DONE, STANDS), *by("B", CARRIED)]
    gold = read(write_jsonl(tmp_path / "g.jsonl", HEAD, *rows), (texts,))
    assert (gold.pair, gold.as_of) == (("IND", "JPN"), "2026-12-31")
    assert gold.a.commitments == gold.b.commitments == {("a.md", 0): {"pact"}}
    assert gold.a.outcomes == {("b.md", 0): {("pact", False)}} and not gold.b.outcomes
    assert (gold.a.states, gold.b.states) == ({"pact": "delivered"}, {})


def test_a_counter_act_stands_against_its_chain(tmp_path: Path, texts: Path) -> None:
    row = DONE | {"says": "counter"}
    gold = read(write_jsonl(tmp_path / "g.jsonl", HEAD, *by("A", row)), (texts,))
    assert gold.a.outcomes == {("b.md", 0): {("pact", True)}}


def test_what_is_none_is_in_no_reading(tmp_path: Path, texts: Path) -> None:
    row = {"file": "b.md", "anchor": "were glad", "says": "none", "reason": "vague"}
    gold = read(write_jsonl(tmp_path / "g.jsonl", HEAD, *by("A", row)), (texts,))
    assert not gold.a.commitments and not gold.a.outcomes


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"pass": "A", **CARRIED, "anchor": "sank a ship"}, "'sank a ship' does not stand in a.md"),
        ({"pass": "A", "file": "a.md", "anchor": PROMISE}, "lacks 'says'"),
        ({"pass": "A", "file": "a.md", "anchor": PROMISE, "says": "commitment"}, "lacks 'chain'"),
        ({"pass": "C", **CARRIED}, "lacks 'C'"),
        (CARRIED, "lacks 'pass'"),
    ],
)
def test_a_bad_row_is_named_by_its_line(tmp_path: Path, texts: Path, row: dict[str, Any], reason: str) -> None:
    path = write_jsonl(tmp_path / "g.jsonl", HEAD, *by("A", CARRIED), row)
    with pytest.raises(EvaluateError, match=f"g.jsonl', line 3: {reason}"):
        read(path, (texts,))


def test_a_text_that_is_not_there_is_named(tmp_path: Path, texts: Path) -> None:
    path = write_jsonl(tmp_path / "g.jsonl", HEAD, *by("A", CARRIED | {"file": "c.md"}))
    with pytest.raises(EvaluateError, match=r"'c\.md'"):
        read(path, (texts,))


# --- sentences ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Rain fell. Snow fell! Did hail?", ["Rain fell.", "Snow fell!", "Did hail?"]),
        ("Mr. Rao met Gen. T. Oda. They talked.", ["Mr. Rao met Gen. T. Oda.", "They talked."]),
        ('"We will." So he said.', ['"We will."', "So he said."]),
        ("They will:\n- meet;\n- trade", ["They will:", "- meet", "- trade"]),
        ("It covers (i) ports; (ii) ships.", ["It covers (i) ports", "(ii) ships."]),
        ("Trade grew by 3.8 per cent; ports were busy.", ["Trade grew by 3.8 per cent; ports were busy."]),
    ],
)
def test_sentences_are_told_apart(text: str, sentences: list[str]) -> None:
    found = [text_of(text, place) for place in range(len(sentences))]
    assert [one.removesuffix(";") for one in found] == sentences


def test_anchors_in_one_sentence_are_one_unit(tmp_path: Path, texts: Path) -> None:
    rows = by("A", CARRIED, CARRIED | {"anchor": "by the end of 2025", "chain": "day"})
    gold = read(write_jsonl(tmp_path / "g.jsonl", HEAD, *rows), (texts,))
    assert gold.a.commitments == {("a.md", 0): {"pact", "day"}}


def test_pairs_are_of_sentences_with_a_chain_in_common() -> None:
    reading = make_reading({0: ["x"], 1: ["x", "y"], 2: ["y"], 3: ["z"]})
    assert reading.pairs() == {(at(0), at(1)), (at(1), at(2))}
    assert reading.units_of("y") == {at(1), at(2)}


# --- tallies ------------------------------------------------------------------------------------------------------


def test_shares_of_a_tally() -> None:
    tally = Tally(right=3, given=4, found=3, wanted=6)
    assert (tally.precision, tally.recall) == (0.75, 0.5)
    assert tally.f1 == pytest.approx(0.6)


def test_a_tally_of_nothing_has_no_shares() -> None:
    empty = Tally(0, 0, 0, 0)
    assert (empty.precision, empty.recall, empty.f1) == (None, None, None)
    assert Tally(0, 2, 0, 2).f1 == 0.0


def test_detection_leaves_out_what_one_annotator_alone_has() -> None:
    gold = gold_of(make_reading({0: ["x"], 1: ["x"], 2: ["x"]}), make_reading({0: ["x"], 1: ["x"], 3: ["y"]}))
    given = make_reading({0: ["p"], 2: ["p"], 3: ["p"], 4: ["p"]})
    assert detection(gold, given) == Tally(right=1, given=2, found=1, wanted=2)


def test_a_restatement_is_joined_to_an_earlier_sentence_of_its_promise() -> None:
    gold = gold_of(make_reading({0: ["x"], 1: ["x"], 2: ["y"], 3: ["y"]}))
    given = make_reading({0: ["p"], 1: ["p"], 2: ["p"], 3: ["q"]})
    assert restatement(gold, given) == Tally(right=1, given=2, found=1, wanted=2)


def test_restatements_are_asked_for_where_the_program_saw_a_commitment() -> None:
    gold = gold_of(make_reading({0: ["x"], 1: ["x"]}))
    assert restatement(gold, make_reading({0: ["p"]})) == Tally(0, 0, 0, 0)


def test_restatements_on_which_the_annotators_differ_are_left_out() -> None:
    gold = gold_of(make_reading({0: ["x"], 1: ["x"]}), make_reading({0: ["x"], 1: ["y"]}))
    assert restatement(gold, make_reading({0: ["p"], 1: ["p"]})) == Tally(0, 0, 0, 0)


def test_pairs_count_every_two_sentences_of_a_promise() -> None:
    gold = gold_of(make_reading({0: ["x"], 1: ["x"], 2: ["x"], 3: ["y"]}))
    given = make_reading({0: ["p"], 1: ["p"], 3: ["p"], 9: ["p"]})
    assert pairs(gold, given) == Tally(right=1, given=3, found=1, wanted=3)


def test_pairs_on_which_the_annotators_differ_are_left_out() -> None:
    gold = gold_of(make_reading({0: ["x"], 1: ["x"]}), make_reading({0: ["x"], 1: ["y"]}))
    assert pairs(gold, make_reading({0: ["p"], 1: ["p"]})) == Tally(0, 0, 0, 0)


@pytest.mark.parametrize(("against", "right"), [(False, 1), (True, 0)])
def test_an_outcome_bears_on_a_promise_for_it_or_against(against: bool, right: int) -> None:
    gold = gold_of(make_reading({0: ["x"]}, {5: [("x", False)]}))
    given = make_reading({0: ["p"]}, {5: [("p", against)]})
    assert outcome_match(gold, given) == Tally(right, given=1, found=right, wanted=1)


def test_an_outcome_of_another_promise_is_wrong() -> None:
    gold = gold_of(make_reading({0: ["x"], 1: ["y"]}, {5: [("x", False)]}))
    given = make_reading({1: ["p"]}, {5: [("p", False)]})
    assert outcome_match(gold, given) == Tally(right=0, given=1, found=0, wanted=1)


def test_an_outcome_that_one_annotator_alone_has_is_left_out() -> None:
    gold = gold_of(make_reading({0: ["x"]}, {5: [("x", False)]}), make_reading({0: ["x"]}))
    given = make_reading({0: ["p"]}, {5: [("p", False)]})
    assert outcome_match(gold, given) == Tally(0, 0, 0, 0)


def test_chains_are_matched_by_their_sentences_not_their_names() -> None:
    gold = gold_of(make_reading({0: ["x"]}, {5: [("x", True)]}), make_reading({0: ["other"]}, {5: [("other", True)]}))
    given = make_reading({0: ["p"]}, {5: [("p", True)]})
    assert outcome_match(gold, given) == Tally(1, 1, 1, 1)


# --- states -------------------------------------------------------------------------------------------------------


def test_states_that_both_give_are_held_against_the_programs() -> None:
    gold = gold_of(make_reading({0: ["x"], 1: ["y"], 2: ["z"]}, x="delivered", y="open", z="lapsed"))
    given = make_reading({0: ["p"], 1: ["q"]}, p="delivered", q="overdue")
    rows = stated(gold, given)
    assert [(row.chain, row.gold, row.given, row.id) for row in rows] == [
        ("x", "delivered", "delivered", "p"), ("y", "open", "overdue", "q"), ("z", "lapsed", None, None),
    ]  # fmt: skip
    assert state_tally(rows) == Tally(right=1, given=2, found=1, wanted=3)


def test_states_in_dispute_are_left_out() -> None:
    a, b = make_reading({0: ["x"], 1: ["y"]}, x="open", y="open"), make_reading({0: ["x"]}, x="lapsed")
    assert stated(gold_of(a, b), make_reading({0: ["p"]}, p="open")) == []


def test_of_several_promises_the_one_with_most_sentences_in_common_counts() -> None:
    gold = gold_of(make_reading({0: ["x"], 1: ["x"]}, x="open"))
    given = make_reading({0: ["p", "q"], 1: ["q"]}, p="lapsed", q="open")
    assert [row.id for row in stated(gold, given)] == ["q"]


# --- readers ------------------------------------------------------------------------------------------------------


def test_annotators_who_read_the_same_agree() -> None:
    reading = make_reading({0: ["x"], 1: ["x"]}, {5: [("x", False)]}, x="delivered")
    assert readers(gold_of(reading)) == {"commitments": 1.0, "restatements": 1.0, "outcomes": 1.0, "states": 1.0}


def test_annotators_who_differ_agree_in_part() -> None:
    a = make_reading({0: ["x"], 1: ["y"]}, x="open", y="open")
    b = make_reading({0: ["m"], 1: ["n"], 2: ["n"]}, m="open", n="lapsed")
    agree = readers(gold_of(a, b))
    assert agree["commitments"] == pytest.approx(0.8)
    assert (agree["states"], agree["outcomes"]) == (0.5, None)


# --- what the program found ---------------------------------------------------------------------------------------


def test_a_promise_of_the_program_is_read_by_its_sentences() -> None:
    said, done = report(), report("On Monday it rained. Japan sold six aircraft to India.", "2020-06-01")
    first, deed = promised(said), make_claim(done, "Japan sold six aircraft to India.", trigger="sold")
    told = Rung(0, None, (first,), "", "first")
    deeds = (Rung(5, None, (deed,), ""), Rung(-1, None, (first,), ""))
    one = make_commitment(first, ladder=(told, *deeds), state="delivered")
    found = found_in(Promises("IND", "JPN", None, (one,), ()), (said, done))
    assert found.reading.commitments == {("2018-10-29.txt", 0): {one.id}}
    assert found.reading.outcomes == {("2020-06-01.txt", 1): {(one.id, False)}, ("2018-10-29.txt", 0): {(one.id, True)}}
    assert (found.reading.states, found.commitments) == ({one.id: "delivered"}, {one.id: one})


def test_every_tally_has_its_name() -> None:
    reading = make_reading({0: ["x"]}, x="open")
    assert list(tallies(gold_of(reading), reading)) == ["commitments", "restatements", "pairs", "outcomes", "states"]


# --- the whole ----------------------------------------------------------------------------------------------------


def test_two_texts_are_scored(tmp_path: Path, texts: Path) -> None:
    rows = (CARRIED, DONE, STANDS)
    path = write_jsonl(tmp_path / "g.jsonl", HEAD, *by("A", *rows), *by("B", *rows))
    result = score([path], Options(texts=(texts,)))
    values = {figure.name: (figure.value, figure.n) for figure in result.figures}
    assert values["g.commitments.f1"] == (1.0, 1)
    assert values["g.restatements.f1"] == values["g.pairs.f1"] == (None, 0)
    assert (values["g.outcomes.f1"][1], values["g.states.f1"][1]) == (1, 1)
    assert (FORMAT.name, result.format, result.paths) == ("promises", "promises", (str(path),))


def test_the_tables_tell_agreement_and_states(tmp_path: Path, texts: Path) -> None:
    rows = (CARRIED, DONE, STANDS)
    path = write_jsonl(tmp_path / "g.jsonl", HEAD, *by("A", *rows), *by("B", *rows))
    agreement, states = score([path], Options(texts=(texts,))).tables
    assert agreement.rows == (("commitments", 1.0), ("restatements", None), ("outcomes", 1.0), ("states", 1.0))
    assert [(gold, n) for gold, _, n in states.rows] == [("delivered", 1)]


def test_what_was_missed_and_what_is_wrong_are_shown(tmp_path: Path, texts: Path) -> None:
    missed = {"file": "a.md", "anchor": "Fishermen on both coasts", "says": "commitment", "chain": "fish"}
    rows = (CARRIED, missed, STANDS | {"state": "withdrawn"})
    path = write_jsonl(tmp_path / "g.jsonl", HEAD, *by("A", *rows), *by("B", *rows))
    shown = score([path], Options(texts=(texts,))).examples
    assert {(one.place, one.failure, one.gold) for one in shown} == {
        ("g.jsonl a.md", "missed", "a commitment"), ("g.jsonl pact", "wrong state", "withdrawn"),
    }  # fmt: skip
    assert next(one for one in shown if one.failure == "missed").text.startswith("Fishermen on both coasts have")


def test_texts_beside_the_gold_are_found(texts: Path) -> None:
    path = write_jsonl(texts / "g.jsonl", HEAD, *by("A", CARRIED), *by("B", CARRIED | {"anchor": "by the end of 2025"}))
    result = score([path], Options())
    assert {figure.name: figure.value for figure in result.figures}["g.commitments.recall"] == 1.0
