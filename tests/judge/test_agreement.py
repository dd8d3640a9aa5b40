"""How far two coders agree."""

from __future__ import annotations

import pytest

from comity.judge.agreement import Agreement, agreement, alpha, differences, met, rows_of

ROW = {"passage": "p-1", "text": "India and Japan signed a pact.", "kind": "agreement", "status": "happened"}


def test_alpha_of_a_worked_example() -> None:
    """Krippendorff (2011), the example of two observers and ten binary units: alpha 0.095."""
    first, second = "0100000000", "1110010100"
    units = list(zip(first, second, strict=True))
    assert alpha(units) == pytest.approx(0.095, abs=0.001)


def test_alpha_of_three_coders_with_gaps() -> None:
    assert alpha([("a", "a", None), ("b", None, "b"), ("c", None, None)]) == 1.0
    assert alpha([("a", "a"), ("a", "a")]) is None


def test_rows_meet_the_likest_first_and_each_once() -> None:
    likeness = {("a", "x"): 2.0, ("a", "y"): 3.0, ("b", "x"): 1.0, ("b", "y"): 2.5}
    assert list(met("ab", "xy", lambda one, other: likeness[one, other])) == [(0, 1), (1, 0)]
    assert list(met("ab", "xy", lambda one, other: likeness[one, other], above=1.0)) == [(0, 1)]


def measured(a: list[dict[str, str]], b: list[dict[str, str]]) -> dict[str, Agreement]:
    return {row.field: row for row in agreement(a, b)}


def test_agreement_by_field_with_n() -> None:
    a = [ROW, ROW | {"passage": "p-2", "status": "hoped"}, ROW | {"passage": "p-3", "kind": ""}]
    b = [ROW, ROW | {"passage": "p-2", "status": "planned"}, ROW | {"passage": "p-3", "kind": ""}]
    found = measured(a, b)
    assert (found["has a claim"].alpha, found["has a claim"].n) == (1.0, 3)
    assert (found["status"].same, found["status"].n) == (0.5, 2)
    assert (found["kind"].alpha, found["kind"].same) == (None, 1.0)


def test_only_passages_that_both_read_are_compared() -> None:
    assert measured([ROW], [ROW | {"passage": "p-9"}])["has a claim"] == Agreement("has a claim", None, None, 0)


@pytest.mark.parametrize(
    ("field", "a", "b"),
    [
        ("actors", "JPN; IND", "ind, jpn"),
        ("alleged", "", "no"),
        ("thing", "  The ACSA", "the acsa"),
        ("event", "", " "),
    ],
)
def test_the_same_written_otherwise(field: str, a: str, b: str) -> None:
    assert differences([ROW | {field: a}], [ROW | {field: b}]) == ()


def test_what_is_left_to_settle() -> None:
    extra = ROW | {"kind": "exercise", "status": "planned", "actors": "IND"}
    found = differences([ROW | {"when": "2022"}, extra], [ROW | {"when": "2023"}])
    assert [(row.field, row.a, row.b) for row in found] == [("when", "2022", "2023"),
                                                            ("claim", "exercise, planned, ind, -", "-")]  # fmt: skip
    assert rows_of(found)[0] == {"passage": "p-1", "text": ROW["text"], "field": "when", "a": "2022", "b": "2023",
                                 "decided": ""}  # fmt: skip
