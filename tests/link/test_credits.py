import pytest

from comity.link.credits import UNNAMED, agencies_of, credits_of, find_agency, load_agencies, share_agency
from factories import make_document

BODY = "The two ministers met in Tokyo on Thursday and spoke of trade."


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"TOKYO, Sept 8 (Harbour Wire) - {BODY}", "harbour"),
        (f"NEW DELHI (Kyodo) — {BODY}", "kyodo"),
        (f"New Delhi [India], March 19 (ANI): {BODY}", "asian news international"),
        (f"{BODY} (Reuters)", "reuters"),
        (f"{BODY} — PTI", "press trust of india"),
        (f"{BODY}\n\n(With inputs from ANI)", "asian news international"),
        (f"{BODY}\n\nSource: Xinhua", "xinhua"),
        (f"{BODY}\n\nWith inputs from agencies", UNNAMED),
        (f"{BODY}\n\n(Published from a syndicated feed.)", UNNAMED),
    ],
)
def test_a_credit_is_found_where_it_stands(text: str, agency: str) -> None:
    assert credits_of(make_document(text, publisher="Coast Courier")) == {agency}


def test_a_place_in_a_dateline_is_no_agency() -> None:
    for place in ("KOCHI (India)", "GEORGETOWN (UK)", "Kochi [India]"):
        assert not credits_of(make_document(f"{place} - {BODY}", publisher="Coast Courier"))


@pytest.mark.parametrize("end", ["by Japan.", "(LEMOA)", "with the UN.", "— Tokyo", "as Reuters reported last week."])
def test_what_is_no_agency_is_no_credit(end: str) -> None:
    assert not credits_of(make_document(f"{BODY}\n\nThe pact was signed {end}", publisher="Coast Courier"))


def test_the_author_can_be_an_agency() -> None:
    assert credits_of(make_document(BODY, publisher="Coast Courier", author="Press Trust of India")) == {
        "press trust of india"
    }


def test_an_agency_does_not_credit_itself() -> None:
    own = make_document(f"TOKYO (Harbour Wire) - {BODY}", publisher="Harbour Wire")
    assert not credits_of(own) and agencies_of(own) == {"harbour"}


def test_an_agency_and_the_paper_that_prints_it_share_its_story() -> None:
    own = make_document(BODY, publisher="Harbour Newswire")
    paper = make_document(f"{BODY} (Harbour Wire)", publisher="Coast Courier")
    assert share_agency(own, paper) == share_agency(paper, own) == "harbour"


def test_two_reports_of_one_outlet_share_nothing_by_that() -> None:
    assert share_agency(make_document(BODY), make_document(f"{BODY} Again.")) is None


def test_a_credit_to_agencies_goes_with_any_agency_but_not_with_none() -> None:
    unnamed = make_document(f"{BODY}\n\nWith inputs from agencies", publisher="Coast Courier")
    assert share_agency(unnamed, make_document(BODY, publisher="Kyodo News")) == UNNAMED
    assert share_agency(unnamed, make_document(BODY, publisher="Bay Post")) is None


def test_names_of_an_agency_are_one() -> None:
    assert find_agency("PTI") == find_agency("Press Trust of India") == "press trust of india"
    assert find_agency("Kyodo News") == find_agency("Kyodo") == "kyodo"
    assert find_agency("Coast Courier") is None
    assert find_agency("aa") is None, "an acronym minds its case"


def test_the_table_is_sound() -> None:
    table = load_agencies()
    assert len(set(table.ids.values())) > 30 and table.unnamed.search("with inputs from agencies")
