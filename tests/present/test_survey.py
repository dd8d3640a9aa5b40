"""The survey on a terminal, as tables, as JSON."""

from __future__ import annotations

import io
import json

from analyse.test_survey import DOCUMENTS, Looked, Visit, origin_of, survey, visit
from comity.model import Rejected
from comity.present.data import to_json
from comity.present.survey import grids_of, missing_of, print_survey, sparkline, survey_record
from comity.present.terminal import console

VISITS = (visit("2024-03-01", since="2024-02-20"), visit("2024-03-06", since="2024-03-05"))
HOSTILE = Visit("https://x.example/\x1b[2J<b>", "2024-03-01T08:00:00Z", "new", since="2024-03-01")
FOUND = survey(
    ("CHL", "PER"),
    Looked(DOCUMENTS, DOCUMENTS, (*VISITS, HOSTILE), [Rejected("a", "read", "empty: 3 letters")]),
    origin_of,
)


def printed(found=FOUND) -> str:
    """What the terminal shows."""
    file = io.StringIO()
    print_survey(console(file, 100), found, ("Chile", "Peru"))
    return file.getvalue()


def test_the_terminal_shows_outlets_languages_gaps_and_feeds() -> None:
    told = printed()
    assert told.startswith("Chile – Peru: what was read, all that was read\n4 of 4 documents on this pair · 2 outlets")
    for words in ("none named", "Ministry of Trade, Peru", "20 January 2024", "2 Mar 2024 to 4", "empty"):
        assert words in told


def test_nothing_of_a_source_steers_the_terminal() -> None:
    assert "\x1b" not in printed()


def test_a_letter_is_as_high_as_documents_are_many() -> None:
    assert sparkline(FOUND) == "█····▄"


def test_many_stretches_are_cut_with_their_number() -> None:
    assert missing_of([("2024-03-01", "2024-03-01")] * 10).endswith("2 more")
    assert missing_of([]) == "none"


def test_every_row_has_a_cell_for_each_column() -> None:
    assert all(len(row) == len(grid.columns) for grid in grids_of(FOUND) for row in grid.rows)


def test_json_holds_all_of_it() -> None:
    record = json.loads(to_json(survey_record(FOUND)))
    assert (record["documents"], record["official"], len(record["months"])) == (4, 1, 6)
    assert record["watches"][0]["missing"] == [["2024-03-02", "2024-03-04"]]
