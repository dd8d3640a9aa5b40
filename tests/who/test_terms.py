"""Between which days an undated text was written, by the offices of those whom it names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.dates import find_apart
from comity.model import Role
from comity.parse import load_parser, parse_text
from comity.who import find_mentions
from comity.who.terms import Bound, find_bound

KISHIDA = "2021-10-04/2024-10-01"


def bound_of(text: str, role: Role = "body") -> Bound | None:
    """The bound of an undated text whose paragraphs are parted by ``|``."""
    parsed = parse_text(load_parser(), [part.strip() for part in text.split("|")])
    sentences = [replace(sentence, role=role) for sentence in parsed]
    return find_bound(sentences, find_mentions(sentences, None), [find_apart(sentence) for sentence in sentences])


def days_of(text: str) -> str | None:
    """Its EDTF."""
    found = bound_of(text)
    return found.when.edtf if found else None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Foreign Minister Yoko Kamikawa met Defence Minister Rajnath Singh.", "2023-09-13/2024-10-01"),
        ("Fumio Kishida, Prime Minister of Japan, met Joe Biden, President of the United States.", KISHIDA),
        ("Chancellor Olaf Scholz met the French foreign minister, Catherine Colonna.", "2022-05-20/2024-01-11"),
        ("Argentine President Mauricio Macri met Chilean President Michelle Bachelet.", "2015-12/2018-03~"),
        ("Foreign Minister Penny Wong received them.|Defence Minister Richard Marles spoke.", "2022-06-01/.."),
        ("Prime Minister Fumio Kishida left.|Foreign Minister Yoshimasa Hayashi spoke.", "2021-11-10/2023-09-13"),
        ("Foreign Minister Yoko Kamigawa met Foreign Minister Subramanyam Jaishankar.", "2023-09-13/2024-10-01"),
    ],
)
def test_all_whom_a_text_names_held_their_offices_when_it_was_written(text: str, edtf: str) -> None:
    assert days_of(text) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "Kenya and Uganda held talks on Tuesday.",
        "The foreign minister met the Japanese prime minister on Tuesday.",
        "Foreign Minister Juan Nobody met Prime Minister Maria Unheard on Tuesday.",
        "Fumio Kishida spoke in Tokyo.",
    ],
)
def test_nothing_is_inferred_where_nobody_is_named_in_office(text: str) -> None:
    assert bound_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Shinzo Abe met Prime Minister Fumio Kishida.",
        "Prime Minister Shigeru Ishiba thanked Prime Minister Fumio Kishida.",
        "Foreign Minister Takeshi Iwaya met Prime Minister Fumio Kishida.",
        "Prime Minister Shinzo Abe spoke.|Foreign Minister Yoko Kamikawa spoke.",
    ],
)
def test_offices_that_contradict_one_another_bound_nothing(text: str) -> None:
    assert bound_of(text) is None


@pytest.mark.parametrize(
    "other",
    [
        "Former Prime Minister Shinzo Abe was praised.",
        "The then Prime Minister Shinzo Abe had agreed.",
        "In 2015 Prime Minister Shinzo Abe had agreed.",
        "Five years ago Prime Minister Shinzo Abe had agreed.",
        "Prime Minister-designate Shinzo Abe was praised.",
        "It was begun under Prime Minister Shinzo Abe.",
    ],
)
def test_who_is_of_another_time_counts_for_nothing(other: str) -> None:
    assert days_of(f"Prime Minister Fumio Kishida spoke on Tuesday.|{other}") == KISHIDA


def test_news_of_this_week_is_of_no_other_time() -> None:
    assert days_of("On Tuesday Prime Minister Fumio Kishida spoke.") == KISHIDA


def test_a_family_name_alone_may_be_that_of_another() -> None:
    assert days_of("President Bush spoke.") is None
    assert days_of("President George W. Bush spoke.|President Bush left.") == "2001-01-20/2009-01-20"


@pytest.mark.parametrize("title", ["Foreign Secretary", "Deputy Foreign Minister", "Vice-Minister for Foreign Affairs"])
def test_another_office_than_the_one_held_later_counts_for_nothing(title: str) -> None:
    assert bound_of(f"{title} S. Jaishankar spoke.") is None


def test_a_secretary_is_a_minister_where_the_state_calls_its_ministers_so() -> None:
    assert days_of("US Secretary of State Antony Blinken spoke.") == "2021-01-26/2025-01-21"


def test_readers_and_advertisements_do_not_date_a_text() -> None:
    assert bound_of("Prime Minister Fumio Kishida spoke.", "comment") is None


def test_two_terms_leave_all_the_days_between_them() -> None:
    found = bound_of("Prime Minister Shinzo Abe spoke.")
    assert found is not None
    assert (found.when.edtf, found.is_wide) == ("2006-09-26/2020-09-16", True)


def test_the_terms_at_its_ends_are_the_reasons() -> None:
    found = bound_of("Prime Minister Fumio Kishida met Prime Minister Narendra Modi and President Emmanuel Macron.")
    assert found is not None
    assert (found.when.basis, found.is_wide) == ("office", False)
    assert found.reasons == ("Fumio Kishida, Prime Minister of Japan from 2021-10-04 to 2024-10-01",)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("US President Donald Trump spoke.",
         "Donald Trump, President of the United States from 2017-01-20 to 2021-01-20 and since 2025-01-20"),
        ("Argentine President Mauricio Macri spoke.",
         "Mauricio Macri, President of Argentina from 2015-12 to about 2019-12"),
    ],
)  # fmt: skip
def test_a_reason_says_no_more_than_the_table_knows(text: str, reason: str) -> None:
    found = bound_of(text)
    assert found is not None
    assert found.reasons == (reason,)


def test_whoever_is_still_in_office_leaves_the_end_open() -> None:
    found = bound_of("Prime Minister Narendra Modi spoke.")
    assert found is not None
    assert (found.when.start, found.when.end, found.is_wide) == ("2014-05-26", None, True)
