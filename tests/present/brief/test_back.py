"""Page two of a brief."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from analyse.kept import promise
from analyse.made import OTHER_PLAN, PLAN, page_of
from comity.analyse.dossier import Dossier
from comity.analyse.rhythm import Held, Missed, Rhythm
from comity.present.brief import Looked, Row, Section, Tally, brief
from present.dossiers import DAY, FAR, LATE, PROMISES, beside, make_dossier
from present.story import CLAIMS, story_page

HELD = tuple(Held(f"e-{year}", f"{year}-09-11", f"{year}-09-11", None, (CLAIMS[3].id,)) for year in (2021, 2022))
JIMEX = Rhythm("jimex", "JIMEX", "exercise", HELD, (365,), 365.0, "2023-09-11",
               (Missed("2023-09-11", "2023-03-13", "2024-03-11", ("d-1", "d-2")),
                Missed("2024-09-10", "2024-03-11", "2025-03-11", ())), (), 0)  # fmt: skip
STEADY = replace(JIMEX, series="malabar", name="Malabar", missed=())
LONE = replace(JIMEX, series="once", name="Once", gaps=(), median_gap=None, expected=None, missed=())


def section(key: str, dossier: Dossier | None = None) -> Section:
    return next(section for section in brief(dossier or make_dossier()).sections if section.key == key)


def texts(key: str, dossier: Dossier | None = None) -> list[str]:
    return [sentence.text for sentence in section(key, dossier).sentences]


def nothing() -> Dossier:
    return make_dossier(story_page("2001-01-01"), ())


# --- said and done ------------------------------------------------------------------------------------------------


def test_promises_stand_by_specificity_and_state_with_their_interval() -> None:
    (row,) = section("said-and-done").rows
    assert row.cells[:10] == ("3 of 3", "5", "2", "–", "2", "1", "–", "–", "–", "–")
    assert row.cells[10] == "0 of 2, 0 % (0–66)"
    assert "not due yet" in row.cells[11]


def test_what_no_person_assessed_is_counted() -> None:
    assert texts("said-and-done") == [
        "Not assessed by a person: 5 of 5 promises; their states are provisional, by rule."
    ]
    judged = (*PROMISES[1:], replace(LATE, assessment="contested"))
    assert "4 of 5 promises" in texts("said-and-done", make_dossier(commitments=judged))[0]
    assert texts("said-and-done", make_dossier(commitments=judged))[0].endswith("Assessed: 1, of them contested 1.")


def test_a_row_of_counts_rests_on_the_count_of_its_class() -> None:
    (row,) = section("said-and-done").rows
    assert isinstance(row.proofs[0], Tally)
    assert row.proofs[0].command == "comity figures IND JPN --rows promises.3"


# --- overdue and due ----------------------------------------------------------------------------------------------


def test_what_is_overdue_says_by_how_long_and_rests_on_its_receipt() -> None:
    first, second = section("overdue").sentences
    assert (first.date, first.text) == ("31 Jul 2024", "“sell ships”: Japan, overdue 22 days.")
    assert second.date == "31 Dec 2020"
    looked = next(proof for proof in first.proofs if isinstance(proof, Looked))
    assert looked.told == (
        "No evidence found by 2024-08-22 in 5 documents on the pair since 1 Jan 2019, 1 outlet; nothing read "
        "1 Jan 2020–1 Jun 2021."
    )


def test_what_falls_due_in_the_next_days() -> None:
    assert texts("due") == ["“hold a drill”: Japan, open."]


def test_where_nothing_falls_due_the_next_is_told() -> None:
    first, later = section("due", make_dossier(commitments=(FAR,))).sentences
    assert first.text == "No promise read by 22 August 2024 falls due in these days."
    assert isinstance(first.proofs[0], Looked)
    assert (later.date, later.text) == ("31 Dec 2030", "The next after them: “build a railway”: Japan, open.")


# --- positions, disputed ------------------------------------------------------------------------------------------


def test_positions_stand_by_when_they_were_printed() -> None:
    found = section("positions").sentences
    assert [sentence.date for sentence in found] == ["in print 22 Aug 2024", "in print 28 Mar 2023"]
    assert found[0].text == "Meridian reported a hope: “India and Japan hope to deepen their ties.”"


def test_accounts_that_differ_are_cited_together() -> None:
    found = section("disputed", make_dossier(page_of({"e-1": [PLAN, OTHER_PLAN]}, "2023-01-09"), ())).sentences
    assert [sentence.text for sentence in found] == ["Veer Guardian: accounts differ: planned 12–26 or 16–26 Jan 2023."]
    assert {proof.id for proof in found[0].proofs} == {PLAN[1].id, OTHER_PLAN[1].id}


def test_what_rests_on_one_source_is_named_with_it() -> None:
    assert texts("disputed") == [
        "One source alone: Acquisition and Cross-Servicing Agreement (Setouchi Shimpo); Veer Guardian (Meridian)."
    ]


# --- rhythm, numbers ----------------------------------------------------------------------------------------------


def test_missed_beats_come_first_and_say_what_was_read() -> None:
    rows = section("rhythm", make_dossier(rhythms=(STEADY, LONE, JIMEX))).rows
    assert [row.cells[0] for row in rows] == ["JIMEX", "Malabar"]
    assert rows[0].cells[1:5] == ("2", "365 d (n 1)", "11 Sep 2022", "11 Sep 2023")
    assert rows[0].cells[5] == "11 Sep 2023: no word of it in 2 texts; 10 Sep 2024: nothing read"


def test_a_rhythm_rests_on_its_last_round_and_on_the_count() -> None:
    (row,) = section("rhythm", make_dossier(rhythms=(JIMEX,))).rows
    assert [proof.id for proof in row.proofs] == [CLAIMS[3].id, "n-IND-JPN.rhythm.jimex"]


def test_numbers() -> None:
    assert section("numbers").rows == (
        Row(
            ("19 Mar 2022", "5 trillion yen", "promised", "“Japan will invest 5 trillion yen in India.”"), (CLAIMS[4],)
        ),
    )


# --- pairs beside it ----------------------------------------------------------------------------------------------


def test_pairs_stand_on_one_basis_each_with_its_count_and_receipt() -> None:
    rows = section(
        "compared", make_dossier(others=(beside("AUS", "JPN", promise("2020-01-01")), beside("FRA", "IND")))
    ).rows
    assert [row.cells[0] for row in rows] == ["IND–JPN", "AUS–JPN", "FRA–IND"]
    assert rows[1].cells[1:5] == ("4", "1 (25)", "0 (0)", "0 (0)")
    assert {type(proof) for proof in rows[1].proofs} == {Tally, Looked}


def test_no_pair_beside_it_is_said() -> None:
    assert texts("compared") == ["No other pair of the ledger has one of the two states."]


# --- nothing ------------------------------------------------------------------------------------------------------


def test_every_section_of_nothing_says_how_far_was_looked() -> None:
    made = brief(nothing()).pages[1]
    assert all(any(isinstance(proof, Looked) for proof in one.sentences[0].proofs) for one in made)
    assert "No promise is overdue by 1 January 2001." in texts("overdue", nothing())


def test_what_was_left_out_is_counted_with_the_command_for_it() -> None:
    many = [replace(LATE, id=f"p-{number:016}", name=f"promise {number}") for number in range(15)]
    made = section("overdue", make_dossier(commitments=many))
    assert (len(made.sentences), made.more) == (12, 3)
    assert made.where == "comity promises IND JPN --state overdue"


def test_commands_ask_as_of_the_same_day() -> None:
    asked: Any = brief(make_dossier(story_page("2021-12-31"))).sections
    assert all(one.where.endswith(" --as-of 2021-12-31") for one in asked if one.where and one.key != "compared")
    assert DAY == "2024-08-22"
