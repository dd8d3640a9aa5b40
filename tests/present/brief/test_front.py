"""Page one of a brief: bottom line, in place, what is new, the ladder."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyse.kept import again, deed, promise
from analyse.made import COPY, MISDATED, SIGNED, SIXTH, SPUN, page_of
from analyse.test_pair import make_pair
from comity.analyse import PairPage, pair_page
from comity.analyse.dossier import Dossier
from comity.model import Claim, Thing
from comity.present.brief import Brief, Looked, Section, Sentence, Tally, brief, on_ladder
from factories import claims as any_claims
from present.dossiers import PROMISES, make_dossier, make_picture
from present.story import CLAIMS, DOCUMENTS, day, story_page, told

ANY = settings(max_examples=25, deadline=None)
EMPTY = make_dossier(pair_page([], [], "IND", "JPN"), ())


def section(key: str, dossier: Dossier | None = None, **options: Any) -> Section:
    made = brief(dossier or make_dossier(), **options)
    return next(section for section in made.sections if section.key == key)


def bottom(dossier: Dossier | None = None) -> tuple[Sentence, ...]:
    return section("bottom", dossier).sentences


def alone(*rows: Any, **fields: Any) -> PairPage:
    return pair_page([claim for _, claim in rows], [document for document, _ in rows], "IND", "JPN", **fields)


def test_pages_and_their_sections() -> None:
    made = brief(make_dossier())
    assert [one.key for one in made.pages[0]] == ["bottom", "in-place", "changed", "ladder"]
    assert [one.key for one in made.pages[1]] == [
        "said-and-done", "compared", "overdue", "due", "positions", "disputed", "rhythm", "numbers", "judgements",
    ]  # fmt: skip


def test_head() -> None:
    made = brief(make_dossier(story_page("2021-12-31")))
    assert (made.title, made.as_of, made.day) == (
        "India and Japan: said and done",
        "As of 31 December 2021",
        "2021-12-31",
    )
    assert made.coverage.text.startswith("3 of 3 documents on this pair")
    assert isinstance(made.coverage.proofs[0], Looked)


# --- the bottom line ----------------------------------------------------------------------------------------------


def test_bottom_line_is_the_latest_act_what_stands_and_the_promises_by_state() -> None:
    latest, stands, promised = bottom()
    assert latest.text == "The latest act on record (Jan 2023): the exercise Veer Guardian took place in January 2023."
    assert stands.text == "In place: the Acquisition and Cross-Servicing Agreement (in force, 11 Jul 2021)."
    assert promised.text == (
        "Of 5 promises found, by state: 2 overdue, 2 open, 1 delivered; "
        "the newest to come: “hold a drill” (1 Aug 2024)."
    )


def test_a_count_of_promises_rests_on_its_rows() -> None:
    count = bottom()[2].proofs[0]
    assert isinstance(count, Tally)
    assert set(count.rows) == {one.id for one in PROMISES}
    assert count.command == "comity figures IND JPN --rows said"


def test_bottom_line_on_nothing_rests_on_what_was_looked_through() -> None:
    assert [sentence.text.split(" by ")[0] for sentence in bottom(EMPTY)] == [
        "No dated act of both is on record", "Nothing is on record as in place", "No promise between the two was found",
    ]  # fmt: skip
    assert all(isinstance(sentence.proofs[0], Looked) for sentence in bottom(EMPTY))


def test_a_position_is_not_the_latest_act() -> None:
    newest = told("They share values.", "2030", kind="position", status="happened")
    page = pair_page([*CLAIMS, newest[1]], DOCUMENTS, "IND", "JPN")
    assert "Veer Guardian" in bottom(make_dossier(page))[0].text


def test_an_act_that_nobody_can_date_is_not_the_latest() -> None:
    open_ended = told("They fished there, until this year.", "../2030", trigger="fished", kind="transfer")
    page = pair_page([*CLAIMS, open_ended[1]], DOCUMENTS, "IND", "JPN")
    assert "Veer Guardian" in bottom(make_dossier(page))[0].text


def test_what_stands_names_three_and_counts_the_others() -> None:
    many = [told(f"They signed pact {n}.", f"200{n}", thing=Thing(f"p{n}", f"Pact {n}")) for n in range(6)]
    sentence = bottom(make_dossier(alone(*many)))[1]
    assert sentence.text.endswith("and 3 others listed below.")
    assert len(sentence.proofs) == 3


# --- in place -----------------------------------------------------------------------------------------------------


def cells(page: PairPage) -> list[tuple[str, ...]]:
    return [row.cells for row in section("in-place", make_dossier(page)).rows]


def test_the_days_of_a_life_stand_in_their_columns() -> None:
    assert cells(story_page()) == [
        ("Acquisition and Cross-Servicing Agreement", "9 Sep 2020", "11 Jul 2021", "–", "–")
    ]  # fmt: skip


def test_the_last_meeting_shows_that_a_mechanism_works() -> None:
    talks = Thing("2+2", "2+2 talks")
    rounds = [told(f"Round {n}.", f"202{n}", kind="engagement", thing=talks, trigger="held") for n in range(4)]
    launch = told("Talks were launched.", "2019", kind="mechanism", thing=talks, trigger="launched")
    assert cells(alone(launch, *rounds)) == [("2+2 talks", "–", "–", "last met 2023", "–")]


def test_what_is_to_be_done_with_a_thing_next_is_its_review() -> None:
    pact = Thing("pact", "Pact")
    made = told("They signed the pact.", "2020-01-01", thing=pact)
    ahead = told("They will review the pact.", None, thing=pact, status="planned", trigger="review", due=day("2026-03"))
    past = told("They planned to review the pact.", None, thing=pact, status="planned", trigger="review",
                due=day("2021-03"))  # fmt: skip
    assert cells(alone(made, ahead, past))[0][4] == "Mar 2026"


def test_accounts_that_differ_stand_side_by_side_and_are_cited() -> None:
    (row,) = section("in-place", make_dossier(page_of({"e-1": [SIGNED, MISDATED]}))).rows
    assert row.cells[1] == "8 or 9 Sep 2020"
    assert {proof.id for proof in row.proofs} == {SIGNED[1].id, MISDATED[1].id}


def test_an_act_without_a_date_says_so() -> None:
    assert cells(alone(told("They signed the ACSA once.", None, thing=Thing("acsa", "ACSA"))))[0][1] == "no date given"


# --- what is new --------------------------------------------------------------------------------------------------


def test_what_changed_by_the_day_it_happened() -> None:
    found = section("changed").sentences
    assert [(one.date, one.text) for one in found] == [
        ("31 Jul 2024", "Came due, and nothing was found that delivers it: “sell ships” (Japan)."),
        ("1 Aug 2024", "Promised: “hold a drill” (Japan, due 30 Sep 2024)."),
    ]


def test_nothing_changed_says_how_many_documents_are_of_these_days() -> None:
    (sentence,) = section("changed", make_dossier(commitments=())).sentences
    assert sentence.text == "Nothing dated in these days was found; documents on the pair published in them: 1."
    assert isinstance(sentence.proofs[0], Looked)


def test_a_copy_is_not_cited_beside_what_it_copies() -> None:
    copies = {COPY[0].id: (SIXTH, False), SPUN[0].id: (SIXTH, True)}
    page = page_of({"e-1": [SPUN, COPY, SIXTH]}, "2022-10-01", **copies)
    (sentence,) = section("changed", make_dossier(page, ())).sentences
    assert [proof.id for proof in sentence.proofs] == [SIXTH[1].id]


# --- the ladder ---------------------------------------------------------------------------------------------------


def test_the_ladder_has_the_promises_with_most_rungs() -> None:
    rows = section("ladder").rows
    assert rows[0].cells == ("“send rice”", "1 Jan 2020", "once", "5 delivered, 1 Jun 2021", "● delivered")
    assert len(rows) == len(PROMISES)


def test_of_rungs_of_one_height_the_first_and_the_last_are_drawn() -> None:
    steps = [deed(4, f"2021-0{month}-01") for month in (3, 1, 2)]
    (one,) = on_ladder([promise("2020-01-01", *steps, again("2020-05-01"))])
    assert [rung.day for rung in one.ladder] == ["2020-01-01", "2021-03-01", "2021-01-01", "2020-05-01"]


def test_a_picture_is_a_block_with_its_words_and_cited_rows() -> None:
    made = section("ladder", pictures=[make_picture()])
    assert made.picture is not None
    assert made.picture.alt == "One promise, delivered in 2021."
    assert all(row.proofs for row in made.rows)


# --- laws ---------------------------------------------------------------------------------------------------------


@ANY
@given(st.lists(any_claims(), max_size=5))
def test_every_line_of_any_claims_is_cited(claims: list[Claim]) -> None:
    pair = [make_pair(claim) for claim in claims]
    made = brief(make_dossier(pair_page(pair, [], "IND", "JPN"), ()))
    cited = {proof.id for line in made.lines for proof in line.proofs if isinstance(proof, Claim)}
    assert all(line.proofs for line in made.lines)
    assert cited <= {claim.id for claim in pair}


@pytest.mark.parametrize("dossier", [make_dossier(), EMPTY], ids=["story", "nothing"])
def test_no_section_is_empty(dossier: Dossier) -> None:
    made: Brief = brief(dossier)
    assert all(section.lines for section in made.sections)
    assert replace(made) == made
