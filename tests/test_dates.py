"""When an act was done or is due."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.coder import code
from comity.dates import explained, find_apart, find_written, timely
from comity.model import Claim, Rejected, When
from comity.parse import load_parser
from comity.read import read
from comity.what.encoder import load_encoder
from comity.who import find_mentions
from comity.who.terms import Bound
from factories import make_claim, make_document, make_when
from sentences import coded, parsed

UNDATED = Path(__file__).parent.parent / "samples" / "india-japan" / "undated-two-plus-two-in-new-delhi.txt"
MINISTERS = "Foreign Minister Yoko Kamikawa met Foreign Minister S. Jaishankar in New Delhi on Tuesday."
OFFICE = When("2023-09-13/2024-10-01", "2023-09-13", "2024-10-01", "office")


@pytest.mark.parametrize(
    ("day", "published", "status"),
    [
        ("2024-08-20", "2024-08-21", "happened"),
        ("2024-08-22", "2024-08-21", "planned"),
        ("2024-08-21", "2024-08-21", "under_way"),
        ("2024-08-20", None, "under_way"),
    ],
)
def test_what_is_told_in_the_present_is_over_goes_on_or_lies_ahead(
    day: str, published: str | None, status: str
) -> None:
    assert timely(make_when(day), published) == status


@pytest.mark.parametrize(
    ("text", "when", "due"),
    [
        ("Kenya and Uganda held talks on 4 May 2023.", "2023-05-04", None),
        ("Kenya and Uganda will hold talks on 4 May 2025.", "2025-05-04", "2025-05-04"),
        ("Kenya and Uganda plan to sign a treaty by 2026.", None, "../2026"),
    ],
)
def test_an_act_has_a_date_and_what_is_to_come_a_day_on_which_it_is_due(
    text: str, when: str | None, due: str | None
) -> None:
    (claim,) = coded(text)
    assert (claim.when and claim.when.edtf, claim.due and claim.due.edtf) == (when, due)


# --- undated documents --------------------------------------------------------------------------------------------


def coded_on(text: str, published: str | None) -> Claim:
    """The one claim that the rules make of a text published on a day, or on no known one."""
    document = make_document(text, published=published)
    (claim,) = code(document, next(iter(load_parser().parse([document]))))
    return claim


def test_offices_bound_what_no_day_of_publication_dates() -> None:
    claim = coded_on(MINISTERS, None)
    assert claim.document.published is None
    assert claim.when == When("2023-09-12/2024-10-01", "2023-09-12", "2024-10-01", "office", "Tuesday")
    assert claim.why[-1].startswith("written 2023-09-13/2024-10-01, inferred: Yoko Kamikawa, Foreign Minister of Japan")


@pytest.mark.parametrize(
    ("text", "published", "basis"),
    [
        (MINISTERS, "2024-08-21", "relative"),
        (MINISTERS.replace("on Tuesday", "on 20 August 2024"), None, "explicit"),
        ("The Japanese foreign minister met the Indian foreign minister on Tuesday.", None, "none"),
        (MINISTERS.replace(" on Tuesday", ""), None, None),
    ],
)
def test_offices_date_nothing_else(text: str, published: str | None, basis: str | None) -> None:
    claim = coded_on(text, published)
    assert (claim.when and claim.when.basis) == basis
    assert not any("inferred" in reason for reason in claim.why)


def test_what_an_undated_text_says_is_to_come_is_due_within_its_bound() -> None:
    text = "Foreign Minister Yoko Kamikawa will meet Foreign Minister S. Jaishankar in New Delhi next month."
    claim = coded_on(text, None)
    assert claim.due is not None
    assert (claim.due.edtf, claim.due.basis) == ("2023-10/2024-11", "office")


def test_the_undated_two_plus_two_lies_in_the_terms_of_its_four_ministers() -> None:
    (document,) = read([str(UNDATED)], {}, None)
    assert not isinstance(document, Rejected)
    claims = code(document, next(iter(load_parser().parse([document]))), load_encoder())
    times = {claim.when.text: claim.when.edtf for claim in claims if claim.when and claim.kind == "engagement"}
    assert times == {"Tuesday": "2023-09-12/2024-10-01", "Monday": "2023-09-11/2024-09-30"}


def test_a_wide_bound_is_marked() -> None:
    claim = make_claim(when=OFFICE, why=("frame",))
    open_end = Bound(When("2014-05-26/..", "2014-05-26", None, "office"), ("Jane Roe, President of Peru since 2014",))
    assert explained(claim, open_end).why[1] == (
        "written 2014-05-26/.., a wide bound, inferred: Jane Roe, President of Peru since 2014"
    )
    assert explained(make_claim(when=make_when()), open_end) == make_claim(when=make_when())
    assert explained(claim, None) == claim


@pytest.mark.parametrize(
    ("text", "apart"),
    [
        ("They met on Tuesday.", []),
        ("They met last week and will meet next year.", []),
        ("They met in 2015.", ["2015"]),
        ("They met last year.", ["last year"]),
        ("They met on Tuesday, ten years ago.", ["ten years ago"]),
    ],
)
def test_a_sentence_that_tells_of_another_time(text: str, apart: list[str]) -> None:
    assert [text[start:end].removeprefix("in ") for start, end in find_apart(parsed(text))] == apart


def test_nobody_named_leaves_the_day_of_writing_unknown() -> None:
    sentences = [parsed("Kenya and Uganda held talks on Tuesday.")]
    assert find_written(sentences, find_mentions(sentences, None)) is None
