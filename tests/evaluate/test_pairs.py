"""Marked pairs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from comity.errors import EvaluateError
from comity.evaluate.gold import Options
from comity.evaluate.paircoders import Answer, RuleCoder
from comity.evaluate.pairs import read_marked, read_rows, score_rows
from comity.what.encoder import MarkedPair
from evaluate.gold import write

HEAD = "marked_sentence\tgold_root\tgold_penta"
MARKED = "<s>Chile</s> accused <t>Peru</t> of theft."
ROWS = (HEAD, f"{MARKED}\tACCUSE\t3", "<s>Peru</s> sent rice to <t>Chile</t>.\tAID\t2")


class Echo:
    """Answers ACCUSE, surely, whatever the pair is."""

    name = "echo"

    @property
    def free(self) -> Echo:
        return self

    def code(self, pairs: Sequence[MarkedPair]) -> Sequence[Answer]:
        return [Answer("ACCUSE", 0.9) for _ in pairs]


def test_marks_become_offsets() -> None:
    pair = read_marked(MARKED)
    assert pair == MarkedPair("Chile accused Peru of theft.", (0, 5), (14, 18))
    assert pair.swapped.words(pair.swapped.actor) == "Peru"


def test_of_words_marked_twice_the_first_count() -> None:
    assert read_marked("<s>A</s> met <t>B</t>, said <s>A</s>.") == MarkedPair("A met B, said A.", (0, 1), (6, 7))


@pytest.mark.parametrize("marked", ["no marks", "<s>A</s> met B", "<s>A met <t>B</t>"])
def test_marks_that_are_missing(marked: str) -> None:
    assert read_marked(marked) is None


def test_rows_without_marks_are_counted(tmp_path: Path) -> None:
    rows, unmarked = read_rows(write(tmp_path / "a.tsv", HEAD, f"{MARKED}\tACCUSE\t3", "none\tAID\t2"))
    assert ([row.quad for row in rows], unmarked) == (["verbal conflict"], 1)


def test_a_root_that_there_is_not(tmp_path: Path) -> None:
    with pytest.raises(EvaluateError, match="row 2: 'GREET' is no root"):
        read_rows(write(tmp_path / "a.tsv", HEAD, f"{MARKED}\tGREET\t1"))


def test_figures_of_a_coder_that_is_blind_to_direction(tmp_path: Path) -> None:
    path = write(tmp_path / "a.tsv", *ROWS)
    result = score_rows(read_rows(path)[0], 0, [path], Options(), [Echo()])
    values = {figure.name: figure.value for figure in result.figures}
    assert (values["pairs.root_accuracy"], values["pairs.direction"], values["pairs.silent"]) == (0.5, 0.0, 0.0)
    assert result.reliability[0].error == pytest.approx(0.4)
    assert result.examples[0].failure == "AID taken for ACCUSE"


def test_every_coder_has_its_figures(tmp_path: Path) -> None:
    path = write(tmp_path / "a.tsv", *ROWS)
    result = score_rows(read_rows(path)[0], 0, [path], Options(), [RuleCoder(), Echo()])
    names = [figure.name for figure in result.figures]
    assert {"pairs.root", "pairs.echo.root"} <= set(names)
    assert not result.reliability, "rules give no score"
