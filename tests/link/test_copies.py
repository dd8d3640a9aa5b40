from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.link.copies import find_copies, find_garbled, group, keys_of
from comity.model import Document
from link.spinner import BOILERPLATE, rebuilt, spin

WIRE = [
    "The coast guards of Norland and Sudria will hold a drill against piracy off Port Amber from 4 to 9 May, their "
    "commanders said after a meeting in the Sudrian capital on Tuesday.",
    "Three ships and two aircraft of each side are to take part, Commodore Ilse Harkness of Norland's Coast Guard told "
    "reporters. Her counterpart, Captain Juan Ferro, said that observers from four other countries had been invited.",
    "The drill was agreed in March 2021, when the foreign ministers of the two countries signed a paper on safety at "
    "sea, but it was put off twice because of storms and of a dispute over the cost of fuel.",
    "Norland has lent Sudria two patrol boats since 2019 and trains its crews at Skerry Bay. A third is to be handed "
    "over before the end of the year, according to the ministry of transport.",
    "Piracy in the Amber Strait rose by a third last year, with 31 attacks on merchant ships, most of them at anchor.",
]
OTHER = [
    "Officers of the Sudrian Coast Guard are getting ready for a visit by Norland's ships next month. The two services "
    "plan to rehearse the boarding of a hijacked tanker, an official at the port authority of Port Amber said.",
    "The exercise, from 4 to 9 May, has been long in the making: bad weather and a quarrel about who pays for fuel had "
    "got in its way since ministers signed a paper on maritime safety in March 2021.",
    "Captain Juan Ferro called it a test of radio procedures above all. Commodore Ilse Harkness of Norland expects six "
    "ships altogether. Shipowners, who counted 31 attacks in the strait last year, asked for regular patrols instead.",
]
UNRELATED = [
    "Prices of rice rose for the sixth month in a row, and farmers in the northern provinces asked for a lower tax.",
    "The minister of agriculture said that stores were full and that no family would go without, but traders doubt it "
    "and pointed to two failed harvests and to the closing of the railway through the hills.",
    "A committee of parliament is to look into the matter in June.",
]


def story(rows: list[str], publisher: str = "Coast Courier", day: str | None = "2024-04-17", end: str = "") -> Document:
    return rebuilt([*rows, end] if end else rows, publisher=publisher, published=day)


def ids(documents: list[Document]) -> set[frozenset[str]]:
    """The groups as sets of document ids."""
    found = group(documents)
    return {frozenset(id for id, (name, _) in found.items() if name == one) for one, _ in found.values()}


# --- keys -----------------------------------------------------------------------------------------------------------


def test_keys_are_the_same_on_every_machine() -> None:
    keys = keys_of(story(WIRE[:1]))
    assert keys == keys_of(story(WIRE[:1], "Bay Post", None))
    assert min(keys) == "f08c042085c"


def test_a_document_of_a_few_words_has_no_keys() -> None:
    assert keys_of(story(["Ministers met in Tokyo."])) == frozenset() == keys_of(story([""]))


def test_a_shared_stretch_of_29_words_always_meets() -> None:
    piece = " ".join(" ".join(WIRE).split()[7:36])
    for seed in range(20):
        words = [random.Random(seed).choice("ab") + str(n) for n in range(400)]
        long = f"{' '.join(words[:200])} {piece} {' '.join(words[200:])}"
        assert keys_of(story([piece])) & keys_of(story([long]))


def test_two_reports_written_apart_share_hardly_a_key() -> None:
    assert not keys_of(story(WIRE)) & keys_of(story(UNRELATED))


# --- copies ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "rows",
    [
        WIRE[:3],
        WIRE[1:3],
        WIRE[::-1],
        [BOILERPLATE[0], *WIRE, BOILERPLATE[1]],
        [*UNRELATED, *WIRE],
        [row.replace(" said", " told a news conference").replace("two ", "both ") for row in WIRE],
        [" ".join(WIRE[:2]), " ".join(WIRE[2:])],
    ],
    ids=["cut", "the middle", "turned round", "boilerplate", "in a longer page", "edited", "other paragraphs"],
)
def test_a_copy_is_found(rows: list[str]) -> None:
    one, two = story(WIRE), story(rows, "Bay Post", "2024-04-18")
    likeness = find_copies(one, two)
    assert likeness.copies and not likeness.garbled and keys_of(one) & keys_of(two)
    assert group([one, two]) == {one.id: (one.id, False), two.id: (one.id, False)}


def test_a_likeness_says_why() -> None:
    paper = story(WIRE[:3], "Bay Post", "2024-04-18", "(Harbour Wire)")
    why = find_copies(story(WIRE, "Harbour Wire"), paper).why
    assert "of the shorter wording" in why and "both print harbour" in why


def test_two_reports_of_one_event_are_no_copies() -> None:
    likeness = find_copies(story(WIRE), story(OTHER, "Bay Post"))
    assert not likeness.copies and likeness.score < 0.2
    assert group([story(WIRE), story(OTHER, "Bay Post")]) == {}


AGREED = (
    "“The two sides decided to set up a hotline between their coast guards, to hold a drill every spring and to share "
    "what their radars see in the strait. They agreed that fishermen who stray across it shall be sent home within "
    "three days, and that a joint committee shall meet in Skerry Bay each October to settle what remains open.”"
)


def test_two_sides_that_quote_what_they_agreed_are_no_copies() -> None:
    ours = [
        "The Foreign Minister of Norland received his Sudrian counterpart this morning.",
        f"The joint statement says: {AGREED}",
        "Norland attaches great weight to the freedom of the strait, the Minister underlined at the close.",
    ]
    theirs = [
        "At the invitation of Norland, Minister Ferro paid a working visit. He raised the matter of fuel and of debts.",
        f"Both Ministers issued a text, in which it is said: {AGREED}",
        "Sudria thanked its partner for two patrol boats and asked for a third.",
    ]
    one, two = story(ours, "Ministry of Foreign Affairs, Norland"), story(theirs, "Foreign Ministry of Sudria")
    assert not find_copies(one, two).copies and group([one, two]) == {}


def test_a_statement_and_a_page_that_quotes_it_are_no_copies() -> None:
    statement = story([AGREED.strip("“”")], "Ministry of Foreign Affairs, Norland")
    page = story([WIRE[0], f"The statement reads: {AGREED}", WIRE[3]], "Bay Post")
    assert not find_copies(statement, page).copies


def test_a_statement_printed_as_it_is_is_a_copy() -> None:
    text = AGREED.strip("“”")
    statement, page = story([text], "Ministry of Foreign Affairs"), story(["Full text:", text], "Bay Post")
    assert find_copies(statement, page).copies


def yearly(number: str, year: str, days: str, ships: str) -> Document:
    rows = [
        f"The {number} edition of the exercise AMBER SHIELD between the coast guards of Norland and Sudria begins off "
        f"Port Amber on {days} May {year}.",
        f"{ships} ships of each side take part. The exercise, which has been held since 2012, aims to strengthen the "
        "ability of the two services to work together against piracy and to save lives at sea.",
        "It consists of a harbour phase, with visits and seminars, and of a sea phase with boarding and rescue drills.",
    ]
    return story(rows, "Coast Guard of Norland", f"{year}-05-0{days}")


def test_two_uses_of_one_template_are_no_copies() -> None:
    one, two = yearly("sixth", "2022", "4", "Three"), yearly("seventh", "2023", "7", "Five")
    assert keys_of(one) & keys_of(two) and not find_copies(one, two).copies
    assert "one template" in find_copies(one, two).why


def test_the_daily_count_is_no_copy_of_yesterdays() -> None:
    rows = [
        "As of 6 in the morning, {} aircraft and {} ships of the northern fleet were seen around the island. Of the "
        "aircraft {} crossed the middle line. Our forces watched them and answered with patrols and missiles.",
    ]
    days = [
        story([rows[0].format(*numbers)], "Ministry of National Defence", f"2024-04-{day}")
        for day, numbers in ((17, (12, 7, 5)), (18, (31, 9, 20)), (19, (4, 6, 2)))
    ]
    assert group(days) == {}


def test_a_story_brought_up_to_date_stays_one_story() -> None:
    later = [row.replace("31 attacks", "33 attacks") for row in WIRE]
    assert find_copies(story(WIRE, "Harbour Wire"), story(later, "Bay Post", "2024-04-18", "(Harbour Wire)")).copies


def test_a_footer_in_common_makes_no_copies_however_long() -> None:
    footer = " ".join(
        f"The Institute{n} of the strait publishes papers and holds seminars on {n} seas." for n in range(9)
    )
    short = ["Norland's coast guard got a new ship today.", "It is the third one of its kind."]
    other = ["The harbour of Port Amber is closed until noon.", "A storm has torn a crane from its rails."]
    assert not find_copies(story([*short, footer]), story([*other, footer])).copies


# --- one agency's story ---------------------------------------------------------------------------------------------

SAID = "“We shall sail together each spring, whatever the weather and whatever the price of fuel may be,”"


def reworded(end: str) -> Document:
    rows = [
        "Port Amber will see a drill of two coast guards this May. Norland and Sudria settled on it this week.",
        f"{SAID} Commodore Ilse Harkness said, with Captain Juan Ferro at her side. Six ships will come.",
    ]
    return story(rows, "Bay Post", "2024-04-17", end)


def test_an_agencys_story_told_in_other_words_is_one_source_where_it_is_credited() -> None:
    wire = story([*WIRE[:2], f"{SAID} Harkness said."], "Harbour Wire")
    assert find_copies(wire, reworded("(Harbour Wire)")).copies
    assert not find_copies(wire, reworded("(Norland Newswire)")).copies
    assert not find_copies(wire, reworded("")).copies


def test_two_stories_of_one_agency_are_two() -> None:
    assert not find_copies(story(WIRE, "Harbour Wire"), story(UNRELATED, "Bay Post", end="(Harbour Wire)")).copies


# --- garbled copies -------------------------------------------------------------------------------------------------


def spun(day: str | None = "2024-04-18", publisher: str = "Pearl Ledger", end: str = "", seed: int = 0) -> Document:
    return story([spin(row, seed=seed) for row in WIRE], publisher, day, end)


def test_a_copy_with_its_words_swapped_is_found_and_marked() -> None:
    one, two = story(WIRE), spun()
    assert find_copies(one, two).garbled and find_copies(two, one).garbled
    assert group([two, one]) == {one.id: (one.id, False), two.id: (one.id, True)}


@pytest.mark.parametrize("day", ["2024-04-16", None])
def test_the_garbled_one_is_told_by_its_words_whatever_its_day(day: str | None) -> None:
    one, two = story(WIRE), spun(day)
    assert find_garbled(one, two) is two is find_garbled(two, one)
    assert group([one, two])[two.id] == (one.id, True), "nor is the group named after it"


def test_the_one_that_credits_the_other_is_the_garbled_one() -> None:
    usual, odd = spun(None, "Pearl Ledger", "(Harbour Wire)"), story(WIRE, "Harbour Wire", None)
    assert find_garbled(usual, odd) is usual
    turned = (
        story([spin(row) for row in WIRE], "Harbour Wire", None),
        story(WIRE, "Pearl Ledger", None, "(Harbour Wire)"),
    )
    assert find_garbled(*turned) is turned[1]


@pytest.mark.parametrize("fields", [{"published": "2024-04-19"}, {"grade": "E"}])
def test_where_the_words_say_nothing_the_day_does_and_then_the_grade(fields: dict[str, str]) -> None:
    rows = ["The envoy praised zorbling and quaxes by the river.", "They will frobble it before the grumbles end."]
    odd = [row.replace("zorbling", "blimping").replace("grumbles", "snorkles") for row in rows]
    one = rebuilt(rows, published="2024-04-17", grade="B")
    two = rebuilt(odd, **{"published": "2024-04-17", "grade": "B", **fields})
    assert find_garbled(one, two) is two is find_garbled(two, one)


def test_copies_of_a_garbled_copy_are_garbled() -> None:
    rows = [story(WIRE), story(WIRE[:4], "Bay Post"), spun(), story([spin(row) for row in WIRE[:3]], "Gull News", None)]
    assert [group(rows)[document.id][1] for document in rows] == [False, False, True, True]


# --- groups ---------------------------------------------------------------------------------------------------------


def test_a_group_is_named_after_the_one_that_came_first_and_credits_nobody() -> None:
    wire, paper = story(WIRE, "Harbour Wire", "2024-04-17"), story(WIRE, "Bay Post", "2024-04-17", "(Harbour Wire)")
    early, undated = story(WIRE[:4], "Gull News", "2024-04-16"), story(WIRE[1:], "Pearl Ledger", None)
    assert {name for name, _ in group([paper, undated, wire]).values()} == {wire.id}
    assert {name for name, _ in group([paper, undated, wire, early]).values()} == {early.id}


def test_a_document_alone_is_in_no_group() -> None:
    assert group([story(WIRE)]) == {} == group([]) and group([story(WIRE), story(UNRELATED)]) == {}
    assert group([story(WIRE), story(WIRE)]) == {}, "the same document twice is one"


def test_a_digest_does_not_make_one_of_what_it_gathers() -> None:
    first, second = story(WIRE, "Harbour Wire", "2024-04-16"), story(UNRELATED * 2, "Gull News", "2024-04-17")
    third = story(OTHER, "Bay Post", "2024-04-17")
    digest = story([*WIRE, *UNRELATED * 2, *OTHER], "Week in Brief", "2024-04-20")
    assert ids([first, second, third, digest]) == {frozenset({first.id, digest.id})}


def test_two_parts_of_one_story_are_one_with_it() -> None:
    first, last = story(WIRE[:2], "Gull News"), story(WIRE[3:], "Bay Post")
    assert ids([first, last]) == set()
    whole = story([*WIRE, *UNRELATED], "Harbour Wire")
    assert ids([first, last, whole]) == {frozenset({first.id, last.id, whole.id})}


def test_hundreds_of_copies_are_one_group() -> None:
    rows = [story([*WIRE, f"Read by number {n}."], f"Paper {n}") for n in range(120)]
    assert {len(one) for one in ids(rows)} == {120}


POOL = [
    story(WIRE),
    story(WIRE[:3], "Bay Post", None),
    spun(None),
    spun("2024-04-16", "Gull News", "(Harbour Wire)"),
    story(OTHER, "Gull News"),
    story(OTHER[::-1], "Pearl Ledger", None),
    story([spin(row) for row in OTHER], "Bay Post"),
    story([*WIRE, *OTHER], "Week in Brief", "2024-04-20"),
    story(UNRELATED, "Bay Post"),
    yearly("sixth", "2022", "4", "Three"),
    yearly("seventh", "2023", "7", "Five"),
]


@given(st.permutations(POOL), st.integers(0, len(POOL)))
@settings(max_examples=60, deadline=None)
def test_the_order_of_documents_does_not_matter(shuffled: list[Document], size: int) -> None:
    some = shuffled[:size]
    assert group(some) == group(sorted(some, key=lambda document: document.id))
    assert group(shuffled) == group(POOL)


@given(st.permutations(POOL))
@settings(max_examples=30, deadline=None)
def test_adding_to_what_stands_gives_what_sorting_all_gives(shuffled: list[Document]) -> None:
    held: dict[str, tuple[str, bool]] = {}
    seen: list[Document] = []
    for new in shuffled:
        met = {one.id for one in seen if keys_of(one) & keys_of(new)}
        names = {held[id][0] for id in met if id in held}
        near = [one for one in seen if one.id in met or held.get(one.id, ("",))[0] in names]
        held = {id: place for id, place in held.items() if id not in {one.id for one in near}}
        held |= group([*near, new])
        seen.append(new)
    assert held == group(POOL)


def test_a_good_source_is_not_marked_whatever_its_words() -> None:
    one = story(WIRE)
    official = rebuilt(
        [spin(row) for row in WIRE], publisher="Ministry of Transport", published="2024-04-18", grade="B"
    )
    assert group([one, official])[official.id] == (one.id, False)
