"""The brief: its sections, its citations, and the rule that nothing stands uncited."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analyse.made import COPY, HELD, MISDATED, OTHER_PLAN, PLAN, SIGNED, SIXTH, SPUN, page_of
from analyse.test_pair import make_pair
from comity.analyse import pair_page
from comity.errors import PresentError
from comity.model import Claim, Thing
from comity.present.brief import Brief, Section, Sentence, brief, numbered
from factories import claims as any_claims
from factories import make_claim, make_document
from present.story import ACSA, CLAIMS, DOCUMENTS, VEER, bounded, story_page, told

ANY = settings(max_examples=40, deadline=None)


def section(title: str, made: Brief | None = None) -> Section:
    made = made or brief(story_page())
    return next(section for section in made.sections if section.title == title)


def texts(title: str) -> list[str]:
    return [sentence.text for sentence in section(title).sentences]


def test_uncited_sentence_cannot_be_made() -> None:
    with pytest.raises(PresentError, match=r"without a source: 'All is well\.'"):
        Sentence("All is well.", ())


def test_sections() -> None:
    assert [section.title for section in brief(story_page()).sections] == [
        "Bottom line", "In place", "What actually happened", "What is likely", "What should happen", "Numbers",
        "Undated",
    ]  # fmt: skip


def test_head() -> None:
    made = brief(story_page("2021-12-31"))
    assert made.title == "India and Japan: said and done"
    assert made.as_of == "As of 31 December 2021"
    assert made.coverage.startswith("3 of 3 documents")


def test_bottom_line_is_latest_act_what_stands_and_what_is_promised() -> None:
    latest, stands, ahead = texts("Bottom line")
    assert latest == "The latest act on record: the exercise Veer Guardian took place in January 2023."
    assert stands == "In place: the Acquisition and Cross-Servicing Agreement (in force, 11 Jul 2021)."
    assert ahead.startswith("Said to come: on 19 March 2022, Ministry J reported a promise")


def test_bottom_line_says_less_where_less_is_known() -> None:
    page = pair_page(CLAIMS[5:6], DOCUMENTS, "IND", "JPN")
    bottom = section("Bottom line", brief(page))
    assert (bottom.sentences, bottom.notice) == ((), "No evidence found in 8 documents.")


def test_positions_are_not_the_latest_act() -> None:
    newest = told("They share values.", "2030", kind="position", status="happened")
    page = pair_page([*CLAIMS, newest[1]], DOCUMENTS, "IND", "JPN")
    assert "Veer Guardian" in section("Bottom line", brief(page)).sentences[0].text


def test_what_stands_names_three_and_counts_the_others() -> None:
    many = [told(f"They signed pact {n}.", f"200{n}", thing=Thing(f"p{n}", f"Pact {n}")) for n in range(6)]
    page = pair_page([claim for _, claim in many], [], "IND", "JPN")
    sentence = section("Bottom line", brief(page)).sentences[1]
    assert sentence.text.endswith("and 3 others listed below.")
    assert len(sentence.citations) == 3


def test_sentence_cites_each_outlet_once_and_three_at_most() -> None:
    told_ones = [
        told("They signed it.\n" + str(n), "2020", f"Outlet {n // 2}", thing=ACSA, trigger="signed") for n in range(10)
    ]
    page = pair_page([claim for _, claim in told_ones], [], "IND", "JPN")
    (sentence,) = section("What actually happened", brief(page)).sentences
    assert len({claim.document.publisher for claim in sentence.citations}) == 3


def test_undated_wishes_stand_in_their_section_and_say_so() -> None:
    assert {sentence.date for sentence in section("What should happen").sentences} == {"time not given"}


def test_undated_leaves_out_what_stands_in_place() -> None:
    undated = told("India and Japan signed the ACSA once.", None, thing=ACSA)
    page = pair_page([*CLAIMS, undated[1]], DOCUMENTS, "IND", "JPN")
    assert len(section("Undated", brief(page)).sentences) == 1


def test_sentence_that_makes_two_claims_is_said_once() -> None:
    text = "India will send ships and aircraft to Japan."
    document = make_document(text)
    both = [make_claim(document, text, kind="transfer", status="promised", event=event) for event in ("AID", "CONSULT")]
    (sentence,) = section("What is likely", brief(pair_page(both, [], "IND", "JPN"))).sentences
    assert len(sentence.citations) == 2


def test_row_in_place_cites_the_steps_it_tells() -> None:
    talks = Thing("2+2", "2+2 talks")
    rounds = [told(f"Round {n}.", f"202{n}", kind="engagement", thing=talks, trigger="held") for n in range(4)]
    launch = told("Talks were launched.", "2019", kind="mechanism", thing=talks, trigger="launched")
    page = pair_page([claim for _, claim in (launch, *rounds)], [], "IND", "JPN")
    (sentence,) = section("In place", brief(page)).sentences
    assert sentence.text == "2+2 talks: launched in 2019; last met in 2023."
    assert [claim.passage.exact for claim in sentence.citations] == ["Talks were launched.", "Round 3."]


def test_newest_limits_each_section() -> None:
    assert len(section("What actually happened", brief(story_page(), newest=2)).sentences) == 2


def test_notes_are_numbered_by_first_use() -> None:
    made = brief(story_page())
    numbers, notes = numbered(made)
    assert [note.number for note in notes] == list(range(1, len(notes) + 1))
    assert numbers[made.sections[0].sentences[0].citations[0].id] == 1
    assert notes[0].uses == 2


def test_note_has_quote_outlet_date_and_id() -> None:
    _, notes = numbered(brief(story_page()))
    note = next(note for note in notes if note.id == CLAIMS[1].id)
    assert note.quote == "India and Japan on Wednesday signed the ACSA."
    assert (note.outlet, note.published) == ("Coromandel Post", "10 September 2020")


@ANY
@given(st.lists(any_claims(), max_size=5))
def test_every_sentence_cites_claims_of_the_page(claims: list[Claim]) -> None:
    pair = [make_pair(claim) for claim in claims]
    made = brief(pair_page(pair, [], "IND", "JPN"))
    cited = {claim.id for section in made.sections for row in section.sentences for claim in row.citations}
    assert cited <= {claim.id for claim in pair}


@pytest.mark.parametrize(("status", "title"), [("happened", "Undated"), ("planned", "What is likely")])
def test_an_inferred_date_is_said_to_be_inferred(status: str, title: str) -> None:
    text, fields = "India and Japan train on Tuesday.", {"kind": "exercise", "thing": VEER, "trigger": "hold"}
    document, claim = told(text, published=None, status=status, **fields)
    made = brief(pair_page([replace(claim, id="", when=bounded(), due=None)], [document], "IND", "JPN"))
    (sentence,) = section(title, made).sentences
    assert sentence.text.endswith(" (date inferred from offices: 13 Sep 2023–1 Oct 2024)")
    assert sentence.text.count("2024") == 1


# --- entries ------------------------------------------------------------------------------------------------------


def test_accounts_that_differ_are_a_sentence_with_both_citations() -> None:
    made = brief(page_of({"e-1": [PLAN, OTHER_PLAN]}, "2023-01-09"))
    (sentence,) = section("What is likely", made).sentences
    assert sentence.text.endswith(" Accounts differ: planned 12–26 or 16–26 January 2023.")
    assert {claim.id for claim in sentence.citations} == {PLAN[1].id, OTHER_PLAN[1].id}


def test_a_date_of_signature_that_differs_is_cited_in_place() -> None:
    (sentence,) = section("In place", brief(page_of({"e-1": [SIGNED, MISDATED]}))).sentences
    assert "(in other accounts 8 September 2020)" in sentence.text
    assert {claim.id for claim in sentence.citations} == {SIGNED[1].id, MISDATED[1].id}


def test_a_copy_is_not_cited_beside_what_it_copies() -> None:
    copies = {COPY[0].id: (SIXTH, False), SPUN[0].id: (SIXTH, True)}
    made = brief(page_of({"e-1": [SPUN, COPY, SIXTH]}, **copies))
    (sentence,) = section("What actually happened", made).sentences
    assert [claim.id for claim in sentence.citations] == [SIXTH[1].id]


def test_a_met_plan_is_no_sentence() -> None:
    made = brief(page_of({"e-1": [PLAN, HELD]}))
    assert section("What is likely", made).sentences == ()
    assert "Said to come" not in " ".join(row.text for row in made.sections[0].sentences)
