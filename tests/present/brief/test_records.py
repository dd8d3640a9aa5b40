"""The records of a brief: an uncited one cannot be made, and what is cut is counted."""

from __future__ import annotations

import pytest

from comity.errors import PresentError
from comity.present.brief import Looked, Row, Section, Sentence, Tally
from comity.present.brief.records import distinct
from present.story import CLAIMS

SAID = Sentence("They signed it.", (CLAIMS[0],))
TABLED = Row(("pact", "2020"), (CLAIMS[1],))


def test_uncited_sentence_cannot_be_made() -> None:
    with pytest.raises(PresentError, match=r"a sentence without a source: 'All is well\.'"):
        Sentence("All is well.", ())


def test_uncited_row_cannot_be_made() -> None:
    with pytest.raises(PresentError, match="a row without a source"):
        Row(("pact", "2020"), ())


def test_absence_rests_on_what_was_looked_through() -> None:
    assert Sentence("Nothing was found.", (Looked("r-IND-JPN", "8 documents"),)).proofs[0].id == "r-IND-JPN"


def test_a_shortened_section_says_how_many_are_left_out() -> None:
    section = Section("numbers", "Numbers", rows=(TABLED, TABLED), sentences=(SAID, SAID), more=3)
    cut = section.shortened(3)
    assert (len(cut.rows), len(cut.sentences), cut.more) == (2, 1, 4)


def test_a_section_that_is_short_enough_stays() -> None:
    section = Section("numbers", "Numbers", sentences=(SAID,))
    assert section.shortened(5) is section


def test_each_proof_once() -> None:
    count = Tally("n-1", "2 promises", ("p-1", "p-2"), "comity figures")
    assert distinct((CLAIMS[0], count, CLAIMS[0])) == (CLAIMS[0], count)
