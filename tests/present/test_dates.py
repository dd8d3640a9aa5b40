"""EDTF in English."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.present.dates import adverb, either, full, short

CASES = [
    ("2021-07-11", "11 Jul 2021", "11 July 2021", "on 11 July 2021"),
    ("2021-07", "Jul 2021", "July 2021", "in July 2021"),
    ("2021", "2021", "2021", "in 2021"),
    ("2022-03~", "c. Mar 2022", "c. March 2022", "around March 2022"),
    ("2008-10-22?", "22 Oct 2008?", "22 October 2008?", "on 22 October 2008?"),
    ("2008%", "c. 2008?", "c. 2008?", "around 2008?"),
    ("2023-03-20/2023-03-21", "20–21 Mar 2023", "20–21 March 2023", "on 20–21 March 2023"),
    ("2023-02-28/2023-03-02", "28 Feb–2 Mar 2023", "28 February to 2 March 2023", "from 28 February to 2 March 2023"),
    ("2022-12-30/2023-01-02", "30 Dec 2022–2 Jan 2023", "30 December 2022 to 2 January 2023",
     "from 30 December 2022 to 2 January 2023"),
    ("2022/2023", "2022–2023", "2022 to 2023", "from 2022 to 2023"),
    ("2008/..", "since 2008", "since 2008", "since 2008"),
    ("../2020", "until 2020", "until 2020", "until 2020"),
    ("201X", "2010s", "2010s", "in the 2010s"),
    ("2022-21", "spring 2022", "spring 2022", "in spring 2022"),
    ("2022-03-XX", "Mar 2022", "March 2022", "in March 2022"),
    ("-0599/-0500", "6th c. BC", "6th century BC", "in the 6th century BC"),
    ("1901/2000", "20th c.", "20th century", "in the 20th century"),
    ("2001/2100", "21st c.", "21st century", "in the 21st century"),
    ("-0599", "600 BC", "600 BC", "in 600 BC"),
]  # fmt: skip


@pytest.mark.parametrize(("edtf", "brief", "long", "phrase"), CASES)
def test_words(edtf: str, brief: str, long: str, phrase: str) -> None:
    assert (short(edtf), full(edtf), adverb(edtf)) == (brief, long, phrase)


def test_unknown_is_said() -> None:
    assert (short(None), full(None), adverb(None)) == ("undated", "undated", "")


@pytest.mark.parametrize("text", ["soon", "2021-13-40", "11/07"])
def test_what_is_no_date_is_not_made_one(text: str) -> None:
    assert "None" not in short(text)


@given(st.dates(), st.dates())
def test_every_interval_has_words_with_its_years(one: object, other: object) -> None:
    first, last = sorted((str(one), str(other)))
    words = full(f"{first}/{last}")
    assert str(int(first[:4])) in words
    assert str(int(last[:4])) in words


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        (["2011-02-16", "2011-02-15"], "15 or 16 Feb 2011"),
        (["2023-01-16/2023-01-26", "2023-01-12/2023-01-26"], "12–26 or 16–26 Jan 2023"),
        (["2020-08", "2020-09-09"], "Aug or 9 Sep 2020"),
        (["2011", "2012"], "2011 or 2012"),
        (["2011-02-16", "2011-02-16"], "16 Feb 2011"),
        (["2010-01-01", "2011-02-16", "2011-03-16"], "1 Jan 2010 or 16 Feb 2011 or 16 Mar 2011"),
    ],
)
def test_dates_of_which_one_is_right(dates: list[str], words: str) -> None:
    assert either(dates) == words
