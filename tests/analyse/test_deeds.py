"""What happened, by type and year, beside the score of all that is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.analyse import deeds as module
from comity.analyse.deeds import EventType, deeds, is_between, load_weights, scores
from comity.analyse.lines import make_lines
from comity.errors import DataError
from comity.model import Claim
from comity.what.codebook import load_codebook
from factories import make_party
from present.story import told

PAIR = ("IND", "JPN")
TYPES = [EventType(term.id, term.quad, term.cameo) for term in load_codebook().types]


def claim(text: str, event: str | None, when: str | None = "2020-09-09", **fields: object) -> Claim:
    return told(text, when, kind=fields.pop("kind", "engagement"), event=event, **fields)[1]


MET = claim("They met.", "CONSULT")
CLASH = claim("Ships clashed.", "ASSAULT", "2021-03", kind="incident")
PLAN = claim("They will give aid.", "AID", status="planned")
VIEW = claim("Both hold this view.", "AGREE", kind="position")
ALLEGED = claim("One is said to have intruded.", "COERCE", alleged=True, kind="incident")
NO_DAY = claim("They trained together.", "COOPERATE", None, kind="exercise")
THIRD = claim("Both condemned the launch.", "ACCUSE", parties=("IND", "JPN", make_party("CHN", "recipient")))
ALL = [MET, CLASH, PLAN, VIEW, ALLEGED, NO_DAY, THIRD]


def test_only_what_happened_is_a_deed() -> None:
    found = deeds(make_lines(ALL), PAIR, TYPES)
    assert {row.type: row.count.n for row in found.types if row.year is None} == {
        "CONSULT": 1,
        "COOPERATE": 1,
        "ASSAULT": 1,
    }
    assert (found.total.cooperation.n, found.total.conflict.n) == (2, 1)


def test_deeds_by_year_and_the_undated_apart() -> None:
    found = deeds(make_lines(ALL), PAIR, TYPES)
    assert [(row.year, row.cooperation.n, row.conflict.n) for row in found.tallies[1:]] == [
        ("2020", 1, 0), ("2021", 0, 1), ("undated", 1, 0)
    ]  # fmt: skip
    assert found.tallies[1].cooperation.claims == (MET.id,)


def test_what_they_did_to_a_third_stands_aside() -> None:
    assert deeds(make_lines(ALL), PAIR, TYPES).aside.claims == (THIRD.id,)
    assert not is_between(claim("A stood by.", "CONSULT", parties=("IND", make_party("JPN", "third"))), PAIR)
    assert is_between(claim("A helped B.", "AID", parties=("IND", make_party("JPN", "recipient"))), PAIR)


def test_the_score_is_the_mean_of_the_roots_weights() -> None:
    whole, year, *_ = scores([MET, PLAN], PAIR, TYPES)
    assert (whole.year, whole.claims.n, whole.mean) == (None, 2, 4.0)
    assert (year.year, year.mean, year.low, year.high) == ("2020", 4.0, 4.0, 4.0)


def test_a_type_of_two_unlike_roots_has_bounds() -> None:
    (whole, _) = scores([claim("They asked.", "REQUEST")], PAIR, TYPES)
    assert (whole.mean, whole.low, whole.high) == (-1.0, -5.0, 3.0)


def test_no_score_without_a_type() -> None:
    (whole,) = scores([claim("It was.", None)], PAIR, TYPES)
    assert (whole.claims.n, whole.mean) == (0, None)


def test_the_weights_of_all_roots() -> None:
    assert {root for row in TYPES for root in row.roots} <= load_weights().keys()
    assert (load_weights()["07"], load_weights()["19"]) == (7.0, -10.0)


def test_a_missing_weight_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bad = tmp_path / "goldstein.yaml"
    bad.write_text('weights: {"01": 11.0}\n')
    monkeypatch.setattr(module, "PATH", bad)
    with pytest.raises(DataError, match=r"goldstein\.yaml: root '01' has weight 11\.0"):
        load_weights.__wrapped__()
