"""What a text says, sentence by sentence: who, how hard, numbers, dates and names; what is left out and why."""

from __future__ import annotations

from dataclasses import replace

from comity.analyse.aligning import Statement
from comity.analyse.sides import Bounds
from comity.model import Document
from comity.statements import facts_of, hear
from factories import make_claim, make_document, make_sections

MINISTRY = "Ministry of Foreign Affairs of Japan"


def text(*paragraphs: str) -> Document:
    return make_document("\n\n".join(paragraphs), publisher=MINISTRY, published="2024-08-21", title="Readout")


def said(*paragraphs: str) -> tuple[Statement, ...]:
    return hear(text(*paragraphs)).statements


def test_a_sentence_keeps_its_place_and_its_claims() -> None:
    document = text("Japan met India in Tokyo.", "India and Japan signed an agreement.")
    claim = make_claim(document, "India and Japan signed an agreement.")
    first, second = hear(document, [claim]).statements
    assert document.text[second.start : second.end] == "India and Japan signed an agreement."
    assert (first.claims, second.claims) == ((), (claim.id,))


def test_who_says_it_is_who_is_told_to_say_it() -> None:
    (one,) = said("Foreign Minister Wang Yi of China stressed that Japan must act with care.")
    assert one.who == (frozenset({"CHN"}),)
    assert one.named == (frozenset({"Wang", "Yi"}),)


def test_who_is_bound_is_the_subject_of_what_binds() -> None:
    (one,) = said("India said that Japan will send six aircraft to Peru.")
    assert one.who == (frozenset({"JPN"}),)


def test_how_a_meeting_went_is_said_by_nobody() -> None:
    assert said("Prime Minister Kishida met Prime Minister Modi in Delhi.")[0].who == (frozenset(),)


def test_numbers_dates_and_names() -> None:
    (one,) = said("The two ministers agreed to send 40 tonnes of rice to Peru by May 2025.")
    values = {(value.field, value.text) for value in one.values}
    assert {("number", "40 tonnes"), ("name", "Peru")} <= values
    assert [value.text for value in one.values if value.field == "date"] == ["by May 2025"]


def test_an_item_speaks_with_the_words_before_its_list() -> None:
    found = hear(text("The two leaders agreed on the following:", "talks on fish shall be held;"))
    items = hear(text("The two leaders condemned the following:", "attacks on ships in the strait that cost lives;"))
    assert found.left == (("leads to a list", 1),)
    assert [point.cue for one in items.statements for point in one.points] == ["condemned"]


def test_what_is_left_out_is_counted_with_its_reason() -> None:
    document = text(
        "Readout of the talks", "Japan met India in Tokyo.", "Japan met India in Tokyo.", "Tokyo, 21 August."
    )
    headed = replace(document, sections=(replace(document.sections[0], role="headline"), *document.sections[1:]))
    assert dict(hear(headed).left) == {"headline": 1, "said before": 1, "no whole sentence": 1}


def test_paragraphs_about_other_meetings_are_left_out() -> None:
    document = text("Japan met India in Tokyo.", "Japan met France in Tokyo.")
    found = hear(document, bounds=Bounds(frozenset({0}), 1))
    assert (len(found.statements), found.left) == (1, (("about another meeting", 1),))


def test_the_same_text_is_heard_the_same() -> None:
    document = text("Japan and India agreed to meet again in 2025.", "Both condemned the attack.")
    assert hear(document) == hear(replace(document, sections=make_sections(document.text)))


def test_by_what_a_meeting_is_known() -> None:
    document = text(
        "Prime Minister Kishida met Prime Minister Modi at the 14th India-Japan Annual Summit on 20 August 2024."
    )
    found = facts_of(document, {"e-1"})
    assert (found.days, found.numbers, found.entries) == ({"2024-08-20"}, {"14th summit"}, {"e-1"})
    assert {"Kishida", "Modi"} <= found.people
