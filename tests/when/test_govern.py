"""Which date of a sentence is the date of an act."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from comity.model import Kind
from comity.when import find_times
from comity.when.govern import govern
from sentences import parsed, token

ANCHOR = "2024-08-21"


def date(text: str, word: str, focus: str | None = None, kind: Kind = "engagement") -> str | None:
    """The words of the date that governs the act of a word."""
    sentence = parsed(text)
    times = find_times(sentence.text, sentence.start, ANCHOR)
    found = govern(sentence, token(sentence, word), token(sentence, focus) if focus else None, times, kind)
    return found.when.text if found else None


@pytest.mark.parametrize(
    ("text", "word", "words"),
    [
        ("Peru and Chile met on Tuesday.", "met", "Tuesday"),
        ("On Tuesday Peru and Chile met.", "met", "Tuesday"),
        ("In May 2021, Peru visited Chile.", "visited", "May 2021"),
        ("Peru visited Chile last year.", "visited", "last year"),
        ("Peru visited Chile.", "visited", None),
    ],
)
def test_the_date_of_the_clause(text: str, word: str, words: str | None) -> None:
    assert date(text, word) == words


@pytest.mark.parametrize(
    ("text", "word", "words"),
    [
        ("Kenya decided in May to hold talks in June.", "decided", "May"),
        ("Kenya decided in May to hold talks in June.", "hold", "June"),
        ("Kenya said on Monday that it met Uganda in April.", "said", "Monday"),
        ("Kenya said on Monday that it met Uganda in April.", "met", "April"),
        ("Kenya, which left the bloc in 2019, met Uganda in 2021.", "met", "2021"),
        ("Kenya, which left the bloc in 2019, met Uganda in 2021.", "left", "2019"),
        ("Kenya met Uganda in 2019 and visited Rwanda in 2021.", "met", "2019"),
        ("Kenya met Uganda in 2019 and visited Rwanda in 2021.", "visited", "2021"),
    ],
)
def test_of_two_dates_the_one_that_governs(text: str, word: str, words: str) -> None:
    assert date(text, word) == words


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Kenya said on Monday that it met Uganda.", "met"),
        ("Kenya met Uganda, which left the bloc in 2019.", "met"),
        ("Kenya met Uganda and visited Rwanda in 2021.", "met"),
        ("Kenya met Uganda, a partner since 2006.", "met"),
        ("Kenya adopted the Vision for the Next Decade.", "adopted"),
    ],
)
def test_the_date_of_something_else_is_not_its_date(text: str, word: str) -> None:
    assert date(text, word) is None


def test_an_infinitive_takes_the_date_above_where_it_has_none() -> None:
    assert date("In May Kenya agreed to hold talks.", "hold") == "May"


def test_a_coordinated_verb_shares_the_date_at_the_front() -> None:
    assert date("In May 2021 Kenya met Uganda and visited Rwanda.", "visited") == "May 2021"


@pytest.mark.parametrize(
    ("text", "word", "words"),
    [("They spoke of Tuesday's talks.", "talks", "Tuesday's"), ("The May 2021 talks failed.", "talks", "May 2021")],
)
def test_the_date_in_the_act_nouns_own_phrase(text: str, word: str, words: str) -> None:
    found = date(text, word, word)
    assert found is not None
    assert words.startswith(found.removesuffix("'s"))


@pytest.mark.parametrize("kind", ["agreement", "mechanism"])
def test_a_year_in_the_name_of_a_text_is_not_the_date_of_the_act(kind: Kind) -> None:
    assert date("Kenya revised the 2008 treaty.", "revised", "treaty", kind) is None
    assert date("Kenya revised the 2008 treaty in 2020.", "revised", "treaty", kind) == "2020"


def test_a_year_in_the_name_of_an_exercise_is_its_date() -> None:
    assert date("Kenya held the 2008 drill.", "held", "drill", "exercise") == "2008"


def test_of_two_dates_of_one_act_the_finer_one() -> None:
    assert date("In 2022, the talks ended on 15 November 2022.", "ended") == "15 November 2022"


def test_a_date_that_is_known_comes_before_a_vague_one() -> None:
    assert date("Recently Kenya met Uganda in May 2024.", "met") == "May 2024"


@pytest.mark.parametrize(("kind", "words"), [("position", "Monday"), ("engagement", None)])
def test_the_time_of_saying_is_the_time_of_a_position_only(kind: Kind, words: str | None) -> None:
    assert date("Kenya said on Monday that it trusts Uganda.", "trusts", None, kind) == words


def test_no_times_no_date() -> None:
    sentence = parsed("Kenya met Uganda on Monday.")
    assert govern(sentence, token(sentence, "met"), None, (), "engagement") is None


ACTS = ("met", "decided to meet", "said it trusts", "will visit", "signed a treaty with")
TIMES = ("", "on Tuesday", "in May 2021", "last year", "by 2030", "recently")
texts = st.builds(
    "{} Kenya {} Uganda {}.".format, st.sampled_from(TIMES).map(str.capitalize), st.sampled_from(ACTS),
    st.sampled_from(TIMES),
)  # fmt: skip


@settings(max_examples=25, deadline=None)
@given(texts)
def test_the_date_of_any_word_is_one_of_the_sentences(text: str) -> None:
    sentence = parsed(text)
    times = find_times(sentence.text, sentence.start, ANCHOR)
    for word in sentence.tokens:
        assert govern(sentence, word, None, times, "engagement") in (None, *times)
