"""Event tokens with certainty, polarity and time."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import EvaluateError
from comity.evaluate.gold import Options
from comity.evaluate.meantime import CLASS_OF, CLASSES, class_of, read_sentences, score
from comity.model import STATUSES
from evaluate.gold import write

LINES = (
    "1\tThey\t_\t_\t_\t_",
    "2\tset\tB-E-7\tB-CERTAIN-7\tB-POS-7\tB-NON_FUTURE-7",
    "3\tout\tI-E-7\tI-CERTAIN-7\tI-POS-7\tI-NON_FUTURE-7",
    "",
    "4\tNobody\t_\t_\t_\t_",
    "5\twill\t_\t_\t_\t_",
    "6\treturn\tB-E-8\tB-CERTAIN-8\tB-NEG-8\tB-FUTURE-8",
)


def test_every_status_has_a_class() -> None:
    assert CLASS_OF.keys() == {*STATUSES, None}
    assert set(CLASS_OF.values()) == set(CLASSES)


@pytest.mark.parametrize(
    ("values", "label"),
    [
        (("CERTAIN", "POS", "NON_FUTURE"), "happened"),
        (("CERTAIN", "NEG", "FUTURE"), "negated"),
        (("CERTAIN", "POS", "FUTURE"), "future certain"),
        (("POSSIBLE", "POS", "NON_FUTURE"), "future possible"),
        (("UNDERSPECIFIED", "POS", "FUTURE"), "future possible"),
        (("UNDERSPECIFIED", "POS", "NON_FUTURE"), None),
        (("CERTAIN", "POS", "UNDERSPECIFIED"), None),
    ],
)
def test_classes(values: tuple[str, str, str], label: str | None) -> None:
    assert class_of(*values) == label


def test_each_token_of_an_event_is_one_and_means_the_whole(tmp_path: Path) -> None:
    (first, second), (third,) = read_sentences(write(tmp_path / "a.conll", *LINES))
    assert first.text[first.start : first.end] == second.text[second.start : second.end] == "set out"
    assert (first.label, third.label) == ("happened", "negated")


def test_figures(tmp_path: Path) -> None:
    result = score([write(tmp_path / "a.conll", *LINES)], Options())
    found = {figure.name: figure.value for figure in result.figures}
    assert (found["meantime.accuracy"], found["meantime.macro_f1"]) == (1.0, 1.0)
    assert found["meantime.accuracy_all_happened"] == pytest.approx(2 / 3)


def test_a_line_that_is_cut_off(tmp_path: Path) -> None:
    with pytest.raises(EvaluateError, match="line 1: 2 columns instead of 6"):
        read_sentences(write(tmp_path / "a.conll", "1\tThey"))
