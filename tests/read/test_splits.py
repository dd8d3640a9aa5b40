"""What is split off a paragraph: datelines, run-in headings, labels, subheadings."""

from __future__ import annotations

import pytest
from tests.read.pages import BODY, headings_of, parts_of, read_text

from comity.read.dateline import find_dateline
from comity.read.headings import is_heading, is_label

TITLE = "Chile and Peru agree to share a port"


@pytest.mark.parametrize(
    "dateline",
    [
        "LIMA —",
        "LIMA, Peru --",
        "NEW DELHI :",
        "Lima:",
        "Santiago/Lima:",
        "LIMA/SANTIAGO, April 21 (Reuters) -",
        "TOKYO, Aug. 20 (Example Wire) -",
        "New Delhi [India], March 20 (ANI):",
        "BEIJING, March 3 /Xinhua/ --",
        "YOKOSUKA –",
        "NEW DELHI, 22 December:",
        "WASHINGTON (AP) —",
    ],
)
def test_dateline(dateline: str) -> None:
    parts = parts_of(read_text(f"{TITLE}\n\n{dateline} {BODY}"))
    assert parts[1:] == [("dateline", dateline), ("body", BODY)]


@pytest.mark.parametrize(
    "text",
    [
        "Japan, along with the United States, opposes the move.",
        "The pact — signed in May — is in force.",
        "Mr. Soto: We will sign.",
        "A: Canada will sign in June.",
        "Peru and Chile - both on the Pacific - agreed.",
        "In 2015 - when talks began - nobody hoped.",
    ],
)
def test_no_dateline(text: str) -> None:
    assert find_dateline(text, 0, len(text), first=True) is None


def test_below_the_opening_a_dateline_needs_a_known_place() -> None:
    text = "ACSA - The pact is in force."
    assert find_dateline(text, 0, len(text), first=False) is None
    assert find_dateline("LIMA - The pact is in force.", 0, 28, first=False) == 7


def test_a_line_of_place_and_date_is_a_dateline() -> None:
    document = read_text(f"{TITLE}\n\nLima, 19 March 2022\n\n{BODY}")
    assert parts_of(document)[1] == ("dateline", "Lima, 19 March 2022")
    assert (document.published, document.published_basis) == ("2022-03-19", "dateline")


@pytest.mark.parametrize("words", ["Defence and security", "On Ukraine", "Importance of Chile-Peru ties", "Investment"])
def test_is_heading(words: str) -> None:
    assert is_heading(words)


@pytest.mark.parametrize(
    "words",
    [
        "Talks failed", "Japan sells weapons to India", "Modi visited Tokyo", "No sale was announced", "Mr",
        "It can wait", "India cut tariffs", "eleven years on", "Peru, Chile and Bolivia",
    ],
)  # fmt: skip
def test_is_no_heading(words: str) -> None:
    assert not is_heading(words)


@pytest.mark.parametrize("words", ["Conclusion", "In brief", "Trade and economic ties", "Transportation", "KEY POINTS"])
def test_is_label(words: str) -> None:
    assert is_label(words)


@pytest.mark.parametrize("words", ["Modi", "Rajnath Singh", "He said", "The pact covers", "A", "Q"])
def test_is_no_label(words: str) -> None:
    assert not is_label(words)


def test_a_numbered_item_gives_its_heading_to_the_section() -> None:
    text = f"{TITLE}\n\n{BODY}\n1. Trade and economic ties. {BODY}\n2. The two leaders met. {BODY}\n\n{BODY}"
    headings = headings_of(read_text(text))
    assert headings[BODY] is None or headings[BODY] == "Trade and economic ties"
    assert headings[f"The two leaders met. {BODY}"] is None
    assert ("list", BODY) in parts_of(read_text(text))


@pytest.mark.parametrize(
    ("opening", "heading"),
    [
        ("Conclusion: ", "Conclusion"),
        ("Importance of port ties. ", "Importance of port ties"),
        ("Civil nuclear energy. ", "Civil nuclear energy"),
        ("Jaishankar: ", None),
        ("Chile shrank. ", None),
        ("Peru clung to the treaty. ", None),
        ("They bade farewell. ", None),
    ],
)
def test_run_in_headings(opening: str, heading: str | None) -> None:
    document = read_text(
        f"{TITLE}\n\nThe ministers met for two hours in Lima on Monday and on Tuesday.\n\n{opening}{BODY}"
    )
    section = document.sections[-1]
    assert section.heading == heading
    assert document.text[section.start : section.end] == (BODY if heading else opening + BODY)


def test_a_subheading_travels_to_the_paragraphs_below() -> None:
    document = read_text(
        f"{TITLE}\n\n{BODY}\n\nWhat the deal covers\n\nTuna is covered. Sharks are not.\n\nIt ends in May."
    )
    assert headings_of(document) == {
        BODY: None,
        "Tuna is covered. Sharks are not.": "What the deal covers",
        "It ends in May.": "What the deal covers",
    }
    assert ("masthead", "What the deal covers") in parts_of(document)


def test_words_that_lead_to_a_list_are_body() -> None:
    document = read_text(f"{TITLE}\n\n{BODY}\n\nThe pact covers\n\n- tuna;\n- sharks.\n\n{BODY}")
    assert ("body", "The pact covers") in parts_of(document)
