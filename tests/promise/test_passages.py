"""Clauses that commit, or tell a deed, of which the coder made no claim."""

from __future__ import annotations

import pytest

from comity.model import Claim, Document, Role
from comity.promise.passages import Context, find_deeds, find_undertakings, sentences_of
from factories import make_claim, make_document, make_party, make_sections

PERU, FRANCE = make_party("PER", name="Peru"), make_party("FRA", name="France")
SIDES = Context((PERU, FRANCE), {"peru": "PER", "lima": "PER", "france": "FRA", "paris": "FRA"})
BOTH = ("PER", "FRA")


def report(text: str, role: Role = "body", published: str | None = "2024-08-21") -> Document:
    return make_document(text, sections=make_sections(text, role), published=published)


def undertakings(text: str, *known: Claim, role: Role = "body") -> list[tuple[Claim, str]]:
    found = find_undertakings(report(text, role), known, SIDES)
    return [(claim, claim.passage.exact[clause.start : clause.end].strip()) for claim, clause in found]


def clauses(text: str, *known: Claim) -> list[str]:
    return [clause for _, clause in undertakings(text, *known)]


def undertaken(text: str) -> Claim:
    ((claim, _),) = undertakings(text)
    return claim


def makers(text: str) -> list[tuple[str, ...]]:
    return [tuple(party.id for party in claim.parties) for claim, _ in undertakings(text)]


def deeds(text: str, *taken: tuple[int, int], published: str | None = "2024-08-21") -> list[Claim]:
    return list(find_deeds(report(text, published=published), taken, SIDES))


def deed(text: str, published: str | None = "2024-08-21") -> Claim:
    (claim,) = deeds(text, published=published)
    return claim


# --- sentences ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Peru paid. France slept.", ["Peru paid.", "France slept."]),
        ("Who paid? Peru! It slept.", ["Who paid?", "Peru!", "It slept."]),
        (
            "Mr. Silva met Gen. Roux on Feb. 3 there. He slept.",
            ["Mr. Silva met Gen. Roux on Feb. 3 there.", "He slept."],
        ),
        ("A. Silva paid 2.5 soles. (He slept.)", ["A. Silva paid 2.5 soles.", "(He slept.)"]),
        ("A list\n  of docks\nand piers", ["A list", "of docks", "and piers"]),
        ("He said “we paid.” France slept.", ["He said “we paid.”", "France slept."]),
        ('He said "we paid." France slept.', ['He said "we paid."', "France slept."]),
    ],
)
def test_a_section_falls_into_sentences(text: str, sentences: list[str]) -> None:
    assert [passage.exact for passage in sentences_of(report(text))] == sentences


def test_a_sentence_keeps_its_place_in_the_document() -> None:
    document = report("  Peru paid.  \n\n  It slept.\nIt woke.  ")
    assert all(document.text[one.start : one.end] == one.exact for one in sentences_of(document))
    assert [one.start for one in sentences_of(document)] == [2, 18, 28]


@pytest.mark.parametrize("role", ["body", "list", "quote"])
def test_a_sentence_has_the_role_of_its_section(role: Role) -> None:
    assert {passage.role for passage in sentences_of(report("Peru paid. It slept.", role))} == {role}


@pytest.mark.parametrize("role", ["headline", "caption", "comment"])
def test_other_sections_have_none(role: Role) -> None:
    assert not list(sentences_of(report("Peru will pay.", role)))


# --- clauses that commit ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "status", "trigger"),
    [
        ("Peru will lend ferries.", "planned", "lend"),
        ("Peru pledged to lend ferries.", "agreed", "lend"),
        ("Peru aims to lend ferries.", "hoped", "lend"),
        ("Peru will also soon lend ferries.", "planned", "lend"),
    ],
)
def test_words_that_bind_make_a_claim(text: str, status: str, trigger: str) -> None:
    claim = undertaken(text)
    assert (claim.status, claim.trigger, claim.why) == (status, trigger, ("undertaking",))
    assert claim.passage.exact == text


def test_each_clause_makes_its_own() -> None:
    text = "Peru will lend ferries, and France will open a pier."
    assert clauses(text) == ["Peru will lend ferries,", "and France will open a pier."]


def test_words_that_bind_twice_in_a_clause_make_one() -> None:
    assert clauses("Peru decided it will lend ferries.") == ["Peru decided it will lend ferries."]


def test_a_clause_with_a_known_claim_makes_none() -> None:
    text = "Peru will lend ferries, and France will open a pier."
    known = make_claim(report(text), trigger="open")
    assert clauses(text, known) == ["Peru will lend ferries,"]


@pytest.mark.parametrize(
    "text",
    [
        "Will Peru lend ferries?",
        "Peru lent ferries.",
        "Peru hopes for ferries.",
        "It was his will.",
        "Peru will, in turn.",
        "The plans for Peru failed.",
        "The goal was scored late.",
        "A price was what they agreed on Monday.",
        "A pier is scheduled for something.",
    ],
)
def test_words_that_lead_to_no_act_make_none(text: str) -> None:
    assert not clauses(text)


@pytest.mark.parametrize(
    "text",
    [
        "A decision to open a pier came.",
        "There is a goal of opening a pier.",
        "Peru set a target of $5 million.",
        "A pier is scheduled for May.",
        "A pier is scheduled for early next year.",
        "Peru committed $2 million.",
        "Peru and France agreed on a regatta.",
    ],
)
def test_nouns_and_days_bind_by_what_follows(text: str) -> None:
    assert clauses(text) == [text]


# --- makers -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Peru will lend ferries to France.", ("PER",)),
        ("Paris will lend ferries.", ("FRA",)),
        ("Peru and France will lend ferries.", BOTH),
        ("The two sides will lend ferries.", BOTH),
        ("In Lima both ministers will open a pier.", BOTH),
        ("Peruvians at sea will lend ferries.", BOTH),
        ("Ferries will be lent by Peru.", BOTH),
    ],
)
def test_who_is_named_before_the_words_makes_the_promise(text: str, ids: tuple[str, ...]) -> None:
    assert makers(text) == [ids]


# --- lists --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ["- ", "• ", "1. ", "(a) ", "iv) "])
def test_items_are_bound_by_the_line_above(mark: str) -> None:
    found = undertakings(f"The two sides agreed to:\n{mark}lend ferries\n{mark}open a pier")
    assert [(claim.trigger, claim.status) for claim, _ in found] == [("lend", "agreed"), ("open", "agreed")]


def test_a_line_leads_without_a_colon_too() -> None:
    found = undertakings("The two sides will\n- lend ferries;\n- open a pier.")
    assert [clause for _, clause in found] == ["- lend ferries;", "- open a pier."]


@pytest.mark.parametrize("lead", [
    "- The two sides will", "- The two sides agreed, for the sake of peace and trade, on a text that is to provide for",
])  # fmt: skip
def test_an_item_may_lead_to_items_of_its_own(lead: str) -> None:
    assert clauses(f"{lead}\n- lend ferries;\n- open a pier.")[-2:] == ["- lend ferries;", "- open a pier."]


def test_an_item_that_ends_leads_to_none() -> None:
    assert clauses("The two sides met:\n- Peru will lend ferries;\n- open a pier;") == ["- Peru will lend ferries;"]


@pytest.mark.parametrize(("text", "found"), [
    ("Peru will be in Nice in May.", True), ("Peru will be in Nice.", False),
    ("Peru will have a pier up by June.", True), ("Peru will have a pier up.", False),
    ("Peru aims at a pier by June.", False), ("Peru decided that France would be lent ferries.", True),
    ("Peru decided that France is old.", False), ("Peru undertook not to lend ferries.", True),
    ("Peru agreed in May to lend ferries.", True), ("Peru announced more than $5 million of loans.", True),
    ("Peru announced a rise of piers.", False), ("Two piers are planned.", True), ("Peru's will, it said.", False),
])  # fmt: skip
def test_what_is_to_be_binds_with_its_day(text: str, found: bool) -> None:
    assert bool(clauses(text)) == found


def test_the_line_says_who_makes_the_promises() -> None:
    assert makers("Peru will:\n- lend ferries to France\n- open a pier") == [("PER",), ("PER",)]


def test_sections_of_a_list_need_no_marks() -> None:
    text = "The two sides will:\n\nlend ferries\n\nopen a pier"
    lead, *items = make_sections(text)
    sections = (lead, *(make_sections(text, "list")[1:]))
    found = find_undertakings(make_document(text, sections=sections), (), SIDES)
    assert len(items) == 2
    assert [(claim.trigger, claim.passage.role) for claim, _ in found] == [("lend", "list"), ("open", "list")]


@pytest.mark.parametrize(
    "text",
    [
        "The two sides will.\n- lend ferries",
        "The two sides met:\n- lend ferries",
        "The two sides will:\nPeru paid.\n- lend ferries",
        "- lend ferries",
    ],
)
def test_other_items_are_not_bound(text: str) -> None:
    assert not clauses(text)


def test_an_item_with_words_of_its_own_is_bound_by_these() -> None:
    ((claim, clause),) = undertakings("The two sides will:\n- Peru aims to lend ferries")
    assert (claim.status, claim.trigger, clause) == ("hoped", "lend", "- Peru aims to lend ferries")


def test_an_item_with_a_known_claim_is_left_to_it() -> None:
    text = "The two sides will:\n- lend ferries\n- open a pier"
    known = make_claim(report(text), "- lend ferries", trigger="lend")
    assert clauses(text, known) == ["- open a pier"]


# --- deeds --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "trigger"),
    [("Peru opened a pier.", "opened"), ("The two met in Nice.", "met"), ("A pier was built in Lima.", "built"),
     ("The sale was called off.", "called off")],
)  # fmt: skip
def test_a_clause_that_tells_an_act_as_done_is_a_deed(text: str, trigger: str) -> None:
    claim = deed(text)
    assert (claim.trigger, claim.status, claim.parties) == (trigger, "happened", SIDES.sides)


@pytest.mark.parametrize(
    "text",
    ["Peru has not opened a pier.", "No pier was opened.", "Peru never opened it.", "Peru hasn't opened it.",
     "Peru hasn’t opened it.", "A pier opened by neither side.", "A pier has yet to be opened."],
)  # fmt: skip
def test_what_was_not_done_is_told_so(text: str) -> None:
    found = [claim.status for claim in deeds(text)]
    assert "happened" not in found


def test_what_was_not_done_is_a_deed_too() -> None:
    assert deed("Peru hasn't opened it.").status == "not_happened"


@pytest.mark.parametrize(
    "text",
    ["Was a pier opened?", "Peru opens a pier.", "A pier should be opened.", "A pier may be built.",
     "A pier is expected to be formally opened.", "Trade may exceed it."],
)  # fmt: skip
def test_what_is_asked_or_awaited_is_no_deed(text: str) -> None:
    assert not deeds(text)


def test_each_clause_tells_its_own_deed() -> None:
    assert [claim.trigger for claim in deeds("Peru opened a pier, and France sold ferries.")] == ["opened", "sold"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Peru opened a pier on 3 May 2022.", "2022-05-03"),
        ("In 2021, Peru paid; it opened a pier.", "2021"),
        ("Peru paid what it set out in 2021; it opened a pier.", None),
        ("Peru opened a pier in December.", "2023-12"),
        ("Peru opened a pier, to be closed by 2030.", None),
        ("Peru opened a pier.", None),
    ],
)
def test_a_deed_has_the_date_of_its_clause_else_what_opens_its_sentence(text: str, edtf: str | None) -> None:
    when = deeds(text)[-1].when
    assert (when.edtf if when else None) == edtf


def test_without_a_day_of_print_a_day_without_a_year_stays_open() -> None:
    assert deed("Peru opened a pier on 3 May.", published=None).when is None


def test_a_clause_that_is_taken_tells_no_other_deed() -> None:
    text = "Peru opened a pier, and France sold ferries."
    assert [claim.trigger for claim in deeds(text, (0, 5))] == ["sold"]


def test_what_undoes_a_promise_is_told_in_a_taken_clause_too() -> None:
    text = "Peru cancelled the pier that it had promised."
    assert [claim.trigger for claim in deeds(text, (0, len(text)))] == ["cancelled"]
