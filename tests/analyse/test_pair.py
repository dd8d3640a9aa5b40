"""The page of a pair: lines, columns, what is in place, coverage, and the day it stands at."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.analyse import InPlace, PairPage, pair_page
from comity.analyse.pair import waits
from comity.model import Claim, Document, Party, Quantity, Thing
from factories import claims as any_claims
from factories import make_claim, make_document, make_party
from present.story import ACSA, CLAIMS, DOCUMENTS, STORY, bounded, day, story_page, told

ANY = settings(max_examples=60, deadline=None)


def page(*told_ones: tuple[Document, Claim], as_of: str | None = None) -> PairPage:
    return pair_page([claim for _, claim in told_ones], [document for document, _ in told_ones], "IND", "JPN", as_of)


def row(name: str, as_of: str | None = None) -> InPlace | None:
    return next((row for row in story_page(as_of).in_place if row.name == name), None)


@pytest.mark.parametrize(
    ("status", "score", "waiting"),
    [
        ("happened", 0.5, True),
        ("happened", 0.6, False),
        ("planned", 0.5, False),
        ("planned", 0.3, True),
        ("happened", None, False),
    ],
)
def test_an_act_has_to_be_surer_than_a_plan(status: str, score: float | None, waiting: bool) -> None:
    assert waits(make_claim(status=status, score=score)) is waiting


# --- whose claims -------------------------------------------------------------------------------------------------


def test_only_claims_on_both_count() -> None:
    one_sided = told("China signed it.", parties=("CHN", "JPN"))
    assert len(page(one_sided).actually) == 0


@pytest.mark.parametrize("parties", [("IND", "JPN"), ("JPN", "IND"), ("CHN", "JPN", "IND")])
def test_order_of_parties_does_not_matter(parties: tuple[str, ...]) -> None:
    assert len(page(told("They signed it.", parties=parties)).actually) == 1


def test_pair_comes_first_among_parties() -> None:
    found = page(told("They signed it.", parties=("AUS", "JPN", "IND")))
    assert [party.id for party in found.actually.undated[0].parties] == ["IND", "JPN", "AUS"]


def test_party_keeps_its_strongest_role() -> None:
    text = "They signed it."
    parties = (make_party("IND"), make_party("JPN", "third"), make_party("JPN", "recipient"))
    line = page(told(text, parties=parties)).actually.undated[0]
    assert [party.role for party in line.parties] == ["actor", "recipient"]


def test_sides_are_named_as_the_claims_name_them() -> None:
    assert (story_page().a.name, story_page().b.name) == ("India", "Japan")


def test_sides_without_a_claim_are_named_by_id() -> None:
    assert page().a.name == "IND"


# --- columns ------------------------------------------------------------------------------------------------------


def test_each_status_has_its_column() -> None:
    found = story_page()
    assert [len(lines) for lines in (found.actually, found.likely, found.should)] == [4, 2, 2]


def test_newest_first() -> None:
    assert [line.date for line in story_page().actually.dated] == ["2023-01", "2021-07-11", "2020-09-09"]


def test_years_before_christ_come_last() -> None:
    found = page(told("Old ties.", "-0599/-0500"), told("New ties.", "2008"), told("Ties.", "0100"))
    assert [line.date for line in found.actually.dated] == ["2008", "0100", "-0599/-0500"]


def test_undated_lines_have_their_own_place() -> None:
    assert [line.what for line in story_page().actually.undated] == ["India and Japan share common values"]


def test_due_date_stands_in_for_a_plan_without_another() -> None:
    plan = told("They will sign it in 2027.", status="planned", due=day("2027"))
    assert page(plan).likely.dated[0].date == "2027"


def test_column_iterates_dated_then_undated() -> None:
    assert [line.date for line in story_page().actually][-1] is None


# --- lines --------------------------------------------------------------------------------------------------------


def test_same_thing_kind_status_and_date_is_one_line() -> None:
    found = page(
        told("India and Japan signed the ACSA.", "2020-09-09", "A", "2020-09-11", thing=ACSA),
        told("The ACSA was signed by both.", "2020-09-09", "B", "2020-09-10", thing=ACSA),
    )
    (line,) = found.actually.dated
    assert (line.documents, line.publishers) == (2, ("B", "A"))


@pytest.mark.parametrize(
    "other",
    [
        {"status": "under_way"},
        {"kind": "mechanism"},
        {"alleged": True},
        {"thing": Thing("other", "Other")},
        {"trigger": "came into force"},
        {"quantity": Quantity(2.0, "USD")},
        {"when": day("2020-09-10")},
        {"due": day("2021")},
    ],
)
def test_what_differs_stays_apart(other: dict[str, object]) -> None:
    text = "India and Japan signed the ACSA."
    given = {"thing": ACSA, "when": day("2020-09-09"), "trigger": "signed"}
    one, two = make_document(text, publisher="A"), make_document(text + " Too.", publisher="B")
    both = [make_claim(one, text, **given), make_claim(two, text, **given | other)]
    found = pair_page(both, [one, two], "IND", "JPN")
    assert len(found.actually) == 2


def test_copies_of_a_sentence_are_one_line() -> None:
    text = "India and Japan share values."
    copies = [told(text + f"\nCopy {n}.", outlet=f"Outlet {n}", kind="position") for n in range(3)]
    (line,) = page(*copies).actually.undated
    assert (line.documents, len(line.publishers)) == (3, 3)


def test_two_claims_of_one_sentence_stay_two() -> None:
    text = "India and Japan share values."
    document = make_document(text)
    both = [make_claim(document, text, event=event) for event in ("AGREE", "CONSULT")]
    assert len(pair_page(both, [document], "IND", "JPN").actually) == 2


def test_positions_on_one_topic_stay_apart() -> None:
    topic = Thing("ukraine", "Ukraine")
    found = page(
        told("Japan opposes the war with India.", "2022-03-19", kind="position", thing=topic),
        told("India and Japan talk of peace.", "2022-03-19", kind="position", thing=topic),
    )
    assert len(found.actually) == 2


def test_positions_show_words_and_not_their_topic() -> None:
    found = page(told("India and Japan talk of peace.", kind="position", thing=Thing("ukraine", "Ukraine")))
    assert found.actually.undated[0].what == "India and Japan talk of peace"


def test_earliest_source_stands_for_the_line() -> None:
    late = told("The ACSA was signed.", "2020-09-09", "Late", "2022-01-01", thing=ACSA)
    unknown = told("The ACSA was signed then.", "2020-09-09", "Unknown", None, thing=ACSA)
    early = told("India and Japan signed the ACSA.", "2020-09-09", "Early", "2020-09-10", thing=ACSA)
    assert page(unknown, late, early).actually.dated[0].publishers == ("Early", "Late", "Unknown")


def test_unknown_outlet_is_no_outlet() -> None:
    line = page(told("They signed it.", outlet=None)).actually.undated[0]
    assert (line.documents, line.publishers) == (1, ())


# --- what is in place ---------------------------------------------------------------------------------------------


def test_agreement_stands_at_its_furthest_step() -> None:
    found = row(ACSA.name)
    assert found is not None
    assert (found.state, found.date) == ("in force", "2021-07-11")
    assert [(step.state, step.date) for step in found.steps] == [("signed", "2020-09-09"), ("in force", "2021-07-11")]


def test_later_text_of_one_name_counts() -> None:
    found = page(
        told("A signed.", "2008-10-22", thing=ACSA),
        told("A was issued anew.", "2025-08-29", thing=ACSA, trigger="issued", stage="signed"),
    )
    assert [(row.state, row.date) for row in found.in_place] == [("concluded", "2025-08-29")]


@pytest.mark.parametrize("text", ["| They met at last;", "They met at last.", " They met at last"])
def test_marks_around_a_sentence_are_no_part_of_it(text: str) -> None:
    assert page(told(text, kind="engagement", trigger="met")).actually.undated[0].what == "They met at last"


def test_state_as_of_a_date() -> None:
    found = row(ACSA.name, "2020-12-31")
    assert found is not None
    assert (found.state, found.date) == ("signed", "2020-09-09")


def test_nothing_in_place_before_it_was_signed() -> None:
    assert row(ACSA.name, "2019-12-31") is None


def test_plan_is_not_in_place() -> None:
    assert page(told("They will sign it.", status="planned", thing=ACSA)).in_place == ()


def test_alleged_agreement_is_not_in_place() -> None:
    assert page(told("They signed it.", thing=ACSA, alleged=True)).in_place == ()


def test_thing_without_a_name_is_not_in_place() -> None:
    assert page(told("They signed something.")).in_place == ()


@pytest.mark.parametrize("trigger", ["expired", "suspended", "negotiating"])
def test_what_does_not_stand(trigger: str) -> None:
    stage = "negotiating" if trigger == "negotiating" else None
    assert page(told(f"The ACSA {trigger}.", "2022", thing=ACSA, trigger=trigger, stage=stage)).in_place == ()


def test_last_meeting_of_a_mechanism() -> None:
    talks = Thing("2+2", "2+2 meetings")
    found = page(
        told("The 2+2 was launched.", "2019", kind="mechanism", thing=talks, trigger="launched"),
        told("The 2+2 was held.", "2024-08-20", kind="engagement", thing=talks, trigger="held"),
    )
    assert [(row.kind, row.state, row.date) for row in found.in_place] == [("mechanism", "met", "2024-08-20")]


def test_meeting_alone_is_no_mechanism() -> None:
    assert page(told("The summit was held.", kind="engagement", thing=Thing("s", "Summit"))).in_place == ()


def test_mechanism_only_named_is_on_record() -> None:
    found = page(told("The dialogue is one of several.", kind="mechanism", thing=Thing("d", "Dialogue"), trigger="is"))
    assert found.in_place[0].state == "on record"


def test_things_with_other_ids_stay_apart() -> None:
    found = page(told("They signed A.", thing=Thing("a", "Pact")), told("They signed B.", thing=Thing("b", "Pact")))
    assert len(found.in_place) == 2


# --- numbers, coverage, as of -------------------------------------------------------------------------------------


def test_numbers_are_measures_and_money() -> None:
    found = page(
        told("Trade was 5.", kind="measure", quantity=Quantity(5, "share")),
        told("They agreed on a loan.", kind="agreement", quantity=Quantity(1e9, "JPY")),
        told("Six ships met.", kind="exercise", quantity=Quantity(6, "ship")),
        told("Trade grew.", kind="measure"),
    )
    assert sorted(line.kind for line in found.numbers) == ["agreement", "measure"]


def test_coverage_counts_documents_outlets_and_dates() -> None:
    stray = make_document("Nothing here.")
    coverage = pair_page(CLAIMS, [*DOCUMENTS, stray], "IND", "JPN").coverage
    assert (coverage.documents, coverage.read, coverage.undated) == (8, 9, 1)
    assert (coverage.first, coverage.last) == ("2018-10-29", "2024-08-22")
    assert coverage.outlets[:2] == ("=Outlet & Sons", "Coromandel Post")


def test_as_of_leaves_later_and_undated_documents_out() -> None:
    coverage = story_page("2020-12-31").coverage
    assert (coverage.documents, coverage.read, coverage.last, coverage.undated) == (2, 2, "2020-09-10", 1)


def test_month_of_publication_counts_from_its_last_day() -> None:
    report = told("They signed it.", "2020", published="2020-09")
    assert len(page(report, as_of="2020-09-29").actually) == 0
    assert len(page(report, as_of="2020-09-30").actually) == 1


def test_as_of_hides_acts_that_began_later() -> None:
    early = told("They met in March.", "2023-03-20", published="2023-03-01", kind="engagement")
    assert len(page(early, as_of="2023-03-10").actually) == 0


def test_as_of_shows_plans_that_lie_ahead() -> None:
    plan = told("They will meet in May.", "2023-05", published="2023-03-01", status="planned")
    assert len(page(plan, as_of="2023-03-10").likely) == 1


def test_publication_date_that_is_none_counts_as_undated_in_the_span() -> None:
    coverage = page(told("They signed it.", published="soon")).coverage
    assert coverage.documents == 1


# --- laws ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_order_of_claims_does_not_matter(order: tuple[int, ...]) -> None:
    few = STORY[1:4]
    assert page(*(few[place] for place in order)) == page(*few)


@ANY
@given(st.lists(any_claims(), max_size=6), st.none() | st.dates().map(str))
def test_every_claim_stands_in_one_line(claims: list[Claim], as_of: str | None) -> None:
    pair = [make_pair(claim) for claim in claims]
    found = pair_page(pair, [], "IND", "JPN", as_of)
    shown = [
        claim.id for lines in (found.actually, found.likely, found.should) for line in lines for claim in line.claims
    ]
    assert len(shown) == len(pair) or as_of is not None
    assert set(shown) <= {claim.id for claim in pair}


def make_pair(claim: Claim) -> Claim:
    """The claim with India and Japan among its parties."""
    others = {name: getattr(claim, name) for name in Claim.__dataclass_fields__ if name not in ("id", "parties")}
    sides: tuple[Party, ...] = (make_party("IND"), make_party("JPN"))
    return Claim(**others, parties=(*sides, *claim.parties))


# --- dates inferred from offices ----------------------------------------------------------------------------------


def test_what_is_only_inferred_dates_no_line() -> None:
    document, claim = told("India and Japan on Tuesday signed the ACSA.", published=None, thing=ACSA)
    found = page((document, replace(claim, id="", when=bounded("2024-08-20"))))
    (line,) = found.actually.undated
    assert (line.date, line.inferred, found.actually.dated) == (None, bounded("2024-08-20"), ())
    assert [row.date for row in found.in_place] == [None]


def test_a_date_that_the_text_gives_goes_before_one_inferred() -> None:
    document, claim = told("India and Japan will sign on Tuesday, by 2025.", published=None, status="planned")
    (line,) = page((document, replace(claim, id="", when=bounded(), due=day("2025")))).likely
    assert line.date == "2025"
