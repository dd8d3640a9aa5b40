"""An evaluation on a terminal."""

from __future__ import annotations

import io

import pytest

from comity.evaluate.report import Report, Result, Table
from comity.present.scoreboard import print_report
from comity.present.terminal import console
from evaluate.gold import make_report


def printed(**fields: object) -> str:
    out = io.StringIO()
    print_report(console(out, width=120), make_report(**fields))
    return out.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        "Claims", "corpus.actually_wrong  0.250↓  0.100 to 0.400  40  did not happen", "a note", "happened", "0.500",
        "expected calibration error 0.150", "0.8 to 0.9", "agreement happened",
        "BROKEN  corpus.actually_wrong is 0.250, the floor says at most 0.200", "No floor: corpus.empty",
    ],
)  # fmt: skip
def test_what_is_printed(words: str) -> None:
    assert words in printed()


def test_text_of_gold_steers_no_terminal() -> None:
    assert "\x1b" not in printed()


def test_without_floors_none_are_listed() -> None:
    assert "Floors" not in printed(checks=(), unpinned=())


def test_files_that_were_passed_over_are_named() -> None:
    assert "known format: a, b, c, d, e ..." in printed(passed_over=tuple("abcdef"))


def test_words_stand_left_numbers_right_and_nothing_is_cut() -> None:
    table = Table("Kept", ("", "n", "kept"), (("a_name_of_many_letters", 12345, "both"), ("b", 1, "of the rules")))
    out = io.StringIO()
    print_report(console(out, width=36), Report("c", (Result("compare", "T", ("a",), (), (table,)),)))
    lines = out.getvalue().splitlines()
    assert "".join(line.split()[0] for line in lines[-4:-2]).startswith("a_name_of_many")
    assert not any("…" in line for line in lines)
