"""Sentences from fields: kind by status, and never a plan as an act."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from analyse.test_pair import make_pair
from comity.analyse import Line, pair_page
from comity.model import COLUMNS, STATUSES, Claim, Document, Quantity, Status, Thing
from comity.present.phrase import HEDGES, REPORTED, agree, phrase_of, with_article
from factories import claims as any_claims
from present.story import ACSA, VEER, day, told

ANY = settings(max_examples=80, deadline=None)
TALKS = Thing("2+2", "2+2 Ministerial Meetings")


def line_of(one: tuple[Document, Claim]) -> Line:
    page = pair_page([one[1]], [one[0]], "IND", "JPN")
    return next(line for lines in (page.actually, page.likely, page.should) for line in lines)


def phrase(text: str, when: str | None = None, **fields: object) -> str:
    return phrase_of(line_of(told(text, when, **fields)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("when", "fields", "sentence"),
    [
        ("2020-09-09", {"thing": ACSA},
         "On 9 September 2020, India and Japan signed the Acquisition and Cross-Servicing Agreement."),
        (None, {"thing": ACSA}, "India and Japan signed the Acquisition and Cross-Servicing Agreement."),
        ("2021-07-11", {"thing": ACSA, "trigger": "came into force"},
         "The Acquisition and Cross-Servicing Agreement came into force on 11 July 2021."),
        ("2021/..", {"thing": ACSA, "trigger": "in force", "status": "under_way"},
         "The Acquisition and Cross-Servicing Agreement has been in force since 2021."),
        (None, {"thing": ACSA, "trigger": "in force", "status": "under_way"},
         "The Acquisition and Cross-Servicing Agreement was in force."),
        ("2022", {"thing": ACSA, "trigger": "uses", "stage": "operational", "status": "under_way"},
         "The Acquisition and Cross-Servicing Agreement was in use in 2022."),
        ("2023-01", {"kind": "exercise", "thing": VEER}, "The exercise Veer Guardian took place in January 2023."),
        ("2023-01", {"kind": "exercise", "thing": VEER, "parties": ("IND", "JPN", "USA", "AUS")},
         "The exercise Veer Guardian, with Australia and the United States, took place in January 2023."),
        ("2024-08-20", {"kind": "engagement", "thing": TALKS},
         "The 2+2 Ministerial Meetings took place on 20 August 2024."),
        ("2022", {"kind": "mechanism", "thing": TALKS, "trigger": "launched"},
         "The 2+2 Ministerial Meetings were launched in 2022."),
        (None, {"kind": "mechanism", "thing": TALKS, "trigger": "is"}, "The 2+2 Ministerial Meetings are on record."),
        ("2022", {"kind": "measure", "quantity": Quantity(2e10, "USD", "bilateral trade", "$20 billion")},
         "Example Wire put bilateral trade at $20 billion in 2022."),
    ],
)  # fmt: skip
def test_what_happened(when: str | None, fields: dict[str, object], sentence: str) -> None:
    assert phrase("They signed it.", when, **fields) == sentence


@pytest.mark.parametrize(
    "fields",
    [
        {"thing": None},
        {"thing": ACSA, "trigger": "welcomed"},
        {"thing": ACSA, "alleged": True},
        {"thing": ACSA, "status": "not_happened"},
        {"thing": ACSA, "status": "denied"},
        {"kind": "position", "thing": Thing("ukraine", "Ukraine")},
        {"kind": "engagement", "thing": Thing("us-2", "US-2 aircraft")},
        {"kind": "measure", "quantity": Quantity(1, "USD", "x_1")},
        {"kind": "transfer", "thing": VEER},
    ],
)
def test_thin_fields_give_the_words_of_the_source(fields: dict[str, object]) -> None:
    assert phrase("They signed it.", "2020", **fields).endswith(": “They signed it.”")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": "exercise", "status": "planned", "trigger": "hold", "thing": VEER, "due": day("2027")},
         "the holding of the exercise Veer Guardian was planned for 2027."),
        ({"status": "hoped", "trigger": "sign", "thing": ACSA},
         "the signing of the Acquisition and Cross-Servicing Agreement was hoped for."),
        ({"status": "called_for", "trigger": "update", "thing": ACSA},
         "the updating of the Acquisition and Cross-Servicing Agreement was urged."),
        ({"status": "agreed", "trigger": "start negotiations", "thing": ACSA},
         "the negotiation of the Acquisition and Cross-Servicing Agreement was agreed on, still to be carried out."),
        ({"kind": "mechanism", "status": "proposed", "trigger": "establish", "thing": TALKS},
         "the launch of the 2+2 Ministerial Meetings was proposed."),
    ],
)  # fmt: skip
def test_what_was_said(fields: dict[str, object], sentence: str) -> None:
    assert phrase("They spoke.", **fields) == f"On 21 August 2024, Example Wire reported that {sentence}"


def test_date_of_a_plan_is_given_as_it_is() -> None:
    said = phrase("They spoke.", "2022", status="planned", trigger="sign", thing=ACSA)
    assert said.endswith("was planned, dated 2022.")


def test_date_of_saying_is_not_said_twice() -> None:
    said = phrase("They spoke.", "2024-08-21", status="planned", trigger="sign", thing=ACSA)
    assert said.endswith("was planned.")


def test_undated_text_says_so() -> None:
    assert phrase("They spoke.", published=None).startswith("In an undated text, Example Wire reported:")


def test_a_text_of_an_unknown_outlet_is_no_outlet() -> None:
    said = phrase("They spoke.", outlet=None)
    assert said == "A text of 21 August 2024 reported: “They spoke.”"
    said = phrase("They spoke.", outlet=None, published=None, status="hoped")
    assert said == "An undated text of unknown origin reported a hope: “They spoke.”"


def test_a_ministry_has_its_article() -> None:
    assert phrase("They spoke.", outlet="Ministry of Ports").startswith("On 21 August 2024, the Ministry of Ports ")


@pytest.mark.parametrize(
    ("stage", "act"),
    [("in_force", "the entry into force of"), ("approved", "the approval of"), ("amended", "the updating of")],
)
def test_the_stage_of_a_plan_says_which_act(stage: str, act: str) -> None:
    assert f" that {act} the " in phrase("They spoke.", status="planned", trigger="do", thing=ACSA, stage=stage)


def test_a_rate_is_no_name_of_a_number() -> None:
    said = phrase("It grew.", kind="measure", quantity=Quantity(1e12, "JPY", "per year", "a trillion yen"))
    assert said.endswith("reported: “It grew.”")


def test_allegation_is_no_report() -> None:
    assert "reported an allegation: " in phrase("Japan broke it.", alleged=True)


def test_every_status_has_its_report_and_what_is_only_said_its_hedge() -> None:
    assert set(REPORTED) == set(STATUSES)
    assert set(HEDGES) == {*COLUMNS["LIKELY"], *COLUMNS["SHOULD"]}


@ANY
@given(any_claims())
def test_plan_is_never_stated_as_an_act(claim: Claim) -> None:
    status: Status = claim.status
    said = phrase_of(line_of((told("x")[0], make_pair(claim))))
    if status not in COLUMNS["ACTUALLY"]:
        hedges = (f"was {HEDGES[status]}", REPORTED[status], "reported an allegation")
        assert any(hedge in said for hedge in hedges)


# --- words --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "verb", "said"),
    [
        ("the talks", "was launched", "were launched"),
        ("the Ministerial Meetings (2+2)", "has been under way", "have been under way"),
        ("the dialogue", "was launched", "was launched"),
        ("the talks", "came into force", "came into force"),
        ("the Talks Agreement", "is on record", "is on record"),
    ],
)
def test_verbs_agree(name: str, verb: str, said: str) -> None:
    assert agree(name, verb) == said


@pytest.mark.parametrize(("name", "said"), [("Quad", "the Quad"), ("The Quad", "The Quad"), ("a pact", "a pact")])
def test_articles(name: str, said: str) -> None:
    assert with_article(name) == said
