"""Which lane a line comes into, and why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from analyse.made import page_of
from comity.analyse import lanes as module
from comity.analyse.lanes import Placed, lane_of, load_lanes, place
from comity.data import load
from comity.errors import DataError
from comity.model import Thing
from comity.what.codebook import load_codebook
from factories import make_party
from present.story import told

PAIR = ("IND", "JPN")
ROWS = "{lanes: [{id: forces, name: F}, {id: other, name: O}], rules: [%s]}"


def placed(text: str, **fields: Any) -> Placed:
    (line,) = page_of({"e-1": [told(text, "2022-03-19", **fields)]}).actually
    return lane_of(line, PAIR)


@pytest.mark.parametrize(
    ("text", "fields", "lane"),
    [
        ("Prime Minister Modi met Prime Minister Kishida.", {"kind": "engagement"}, "leaders"),
        ("The foreign ministers met in Delhi.", {"kind": "engagement"}, "ministers"),
        ("The Chief of Army Staff is visiting Japan.", {"kind": "engagement"}, "army"),
        ("Warships of both trained in the Bay of Bengal.", {"kind": "exercise"}, "navy"),
        ("Fighters of both trained over Hyakuri.", {"kind": "exercise"}, "air"),
        ("Both trained together.", {"kind": "exercise"}, "forces"),
        ("India bought the radar.", {"kind": "transfer"}, "equipment"),
        ("Their space agencies signed a paper.", {}, "space"),
        ("They signed a paper on tariffs.", {}, "trade"),
        ("They agreed on visas for students.", {}, "people"),
        ("Ships of one rammed a boat of the other.", {"kind": "incident"}, "incidents"),
        ("They signed two papers.", {}, "other"),
    ],
)
def test_lines_come_into_lanes_by_kind_context_and_words(text: str, fields: Any, lane: str) -> None:
    assert placed(text, **fields).lane == lane


def test_words_about_another_state_are_about_a_third_party() -> None:
    parties = (make_party("JPN"), make_party("IND"), make_party("CHN", "third"))
    found = placed("Both are worried.", kind="position", parties=parties)
    assert (found.lane, found.why) == ("third", "position, China")


def test_a_service_counts_where_no_word_tells() -> None:
    parties = (make_party("JPN", sector="MIL"), make_party("IND"))
    assert placed("They signed two papers.", parties=parties).why == "MIL"


def test_why_a_line_is_in_its_lane() -> None:
    assert placed("Warships of both trained.", kind="exercise").why == "exercise, “warships”"
    assert placed("They signed two papers.").why == "no rule fits"


def test_words_are_whole_ones() -> None:
    assert placed("They stressed the importance of it.").lane == "other"
    assert placed("The vice-president of an agency came.").lane == "other"


def test_editions_of_one_name_stand_together() -> None:
    jimex = Thing("jimex", "JIMEX")
    named = told("Warships met in JIMEX.", "2022-09-11", kind="exercise", thing=jimex, trigger="met")
    bare = told("The fourth was held.", "2020-09-01", kind="exercise", thing=jimex, trigger="held")
    rows = {lane.id: own for lane, own in place(page_of({"e-1": [named], "e-2": [bare]}).actually, PAIR)}
    assert [row.why for row in rows["navy"]] == ["exercise, “warships”", "exercise, as others of JIMEX"]


def test_every_lane_is_there_and_every_line_in_one() -> None:
    rows = place(page_of({"e-1": [told("They signed two papers.", "2020")]}).actually, PAIR)
    assert [lane for lane, _ in rows] == list(load_lanes().lanes)
    assert sum(len(own) for _, own in rows) == 1


# --- data ---------------------------------------------------------------------------------------------------------


def test_contexts_and_types_are_those_of_the_coder() -> None:
    contexts = set(load(module.PATH.parent.parent / "what" / "contexts.yaml"))
    assert {name for rule in load_lanes().rules for name in rule.contexts} <= contexts
    assert {name for rule in load_lanes().rules for name in rule.events} <= {row.id for row in load_codebook().types}


def test_each_lane_has_a_rule() -> None:
    assert {rule.lane for rule in load_lanes().rules} == {lane.id for lane in load_lanes().lanes} - {"other"}


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "lanes.yaml"
    monkeypatch.setattr(module, "PATH", path)
    yield path


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (ROWS % "{lane: sea, words: [ship]}", "rule 1: 'sea' is no lane"),
        (ROWS % "{lane: other}", "rule 1: asks for nothing"),
        (ROWS % "{lane: other, kinds: [war]}", "rule 1: 'war' is no kind"),
        (ROWS % "{lane: other, word: [ship]}", r"rule 1: missing \[\], unknown \['word'\]"),
        (ROWS % "{lane: other, words: ['']}", "rule 1, words: '' is not a non-empty string"),
        ("{lanes: [{id: other, name: O}], rules: []}", "lanes need ids that differ, 'forces' and 'other' among them"),
    ],
)
def test_a_mistake_is_named(written: Path, content: str, fault: str) -> None:
    assert yaml.safe_load(content)
    written.write_text(content)
    with pytest.raises(DataError, match=rf"lanes\.yaml: {fault}"):
        load_lanes.__wrapped__()
