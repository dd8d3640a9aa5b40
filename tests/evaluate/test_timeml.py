"""News with TIMEX3 expressions."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.errors import EvaluateError
from comity.evaluate.gold import Options
from comity.evaluate.timeml import read_file, score
from evaluate.gold import write

FILE = """<?xml version="1.0" ?>
<TimeML><DCT><TIMEX3 tid="t0" type="DATE" value="1998-04-02">2/4/98</TIMEX3></DCT>
<TEXT>
Smith &amp; Sons <EVENT eid="e1">met</EVENT> on <TIMEX3 tid="t1" type="DATE" value="1998-03-03">3 March 1998</TIMEX3>.

They met for <TIMEX3 tid="t2" type="DURATION" value="P4D">three days</TIMEX3>.
</TEXT></TimeML>"""


def test_a_file(tmp_path: Path) -> None:
    file = read_file(write(tmp_path / "a.tml", FILE))
    first = file.times[0]
    assert file.text[first.start : first.end] == "3 March 1998"
    assert file.written == "1998-04-02"
    assert "Smith & Sons met" in file.text


def test_figures(tmp_path: Path) -> None:
    result = score([write(tmp_path / "a.tml", FILE)], Options())
    found = {figure.name: figure.value for figure in result.figures}
    assert found["timeml.strict_f1"] == found["timeml.relaxed_f1"]
    assert found["timeml.value_f1"] == pytest.approx(1 / 2)
    assert [(example.text, example.failure) for example in result.examples] == [("three days", "wrong value")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<TimeML>", "no <TEXT>"),
        ('<TEXT>on <TIMEX3 value="1998">the day</TEXT>', "never closed"),
        ("<TEXT>on the day</TIMEX3></TEXT>", "never opened"),
    ],
)
def test_a_file_that_is_cut_off(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(EvaluateError, match=reason):
        read_file(write(tmp_path / "a.tml", text))
