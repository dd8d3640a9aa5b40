"""find_times: order, offsets, basis and laws over any text."""

from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.edtf import bounds, contains
from comity.model import When
from comity.when import find_times

PIECES = (
    "the", "in", "on", "by", "since", "until", "from", "to", "and", "between", "may", "May", "March", "20", "21st",
    "2023", "2,000", "-", ",", "of", "Tuesday", "last", "next", "year", "ago", "two", "century", "BC", "early", "mid-",
    "end", "week", "1990s", "Q3", "fiscal", "today", "16-26", "Jan.", "(", ")", "within", "months", "08", "'22", "31",
    "February",
)  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)


def test_the_expressions_of_a_sentence_come_in_order_with_offsets() -> None:
    text = "On Tuesday they recalled the 2008 declaration, and will meet by the end of this year."
    found = find_times(text, 100, "2023-03-22")
    assert [mention.when.text for mention in found] == ["Tuesday", "2008", "by the end of this year"]
    assert [mention.when.basis for mention in found] == ["relative", "explicit", "relative"]
    assert all(text[mention.start - 100 : mention.end - 100] == mention.when.text for mention in found)


def test_a_mention_holds_its_date_its_days_and_its_words() -> None:
    (mention,) = find_times("They met on 20-21 March.", 0, "2023-03-22")
    assert mention.when == When("2023-03-20/2023-03-21", "2023-03-20", "2023-03-21", "relative", "20-21 March")


@pytest.mark.parametrize(
    "words",
    [
        "now",
        "recently",
        "in recent years",
        "Since then",
        "soon",
        "in the near future",
        "the following year",
        "the same month",
        "The previous year",
        "later that year",
        "the following Monday",
        "fifty-six years later",
        "a year later",
        "the next day",
    ],
)
def test_vague_words_are_kept_without_a_date(words: str) -> None:
    (mention,) = find_times(f"{words} trade has grown.", 0, "2023-03-22")
    assert mention.when == When(None, None, None, "none", words)


@pytest.mark.parametrize(
    ("text", "edtf", "basis"),
    [
        ("In June 2020 they clashed; two months later they withdrew.", "2020-08~", "explicit"),
        ("They met on 5 May 2021 and left the following day.", "2021-05-06", "explicit"),
        ("On Tuesday they met, and the same day signed.", "2023-03-21", "relative"),
        ("In 2019 they met; a year earlier they had not.", "2018~", "explicit"),
        ("They fought from 2010 to 2012 and met three years later.", None, "none"),
        ("They met in 2019, two years later than planned.", None, "none"),
        ("In May 2024 they meant to renew the 2008 treaty within that year.", "2024", "explicit"),
    ],
)
def test_words_that_count_from_a_date_of_the_sentence_take_it(text: str, edtf: str | None, basis: str) -> None:
    mention = find_times(text, 0, "2023-03-22")[-1]
    assert (mention.when.edtf, mention.when.basis) == (edtf, basis)


@pytest.mark.parametrize("words", ["a few years ago", "several decades ago", "over the last few months"])
def test_uncounted_spans_have_no_date(words: str) -> None:
    (mention,) = find_times(f"It began {words}.", 0, "2023-03-22")
    assert (mention.when.edtf, mention.when.basis) == (None, "none")


def test_an_anchor_that_is_no_edtf_is_an_error_and_an_open_or_ancient_one_is_none() -> None:
    with pytest.raises(ValueError, match="not an EDTF"):
        find_times("on Tuesday", 0, "last Tuesday")
    for anchor in ("2020/..", "-0599"):
        assert find_times("on Tuesday", 0, anchor)[0].when.basis == "none"


@pytest.mark.parametrize("text", ["", "The two sides agreed to deepen trust.", "We are partners and friends."])
def test_a_sentence_without_times_has_none(text: str) -> None:
    assert find_times(text, 0, "2023-03-22") == ()


@given(WORDS, st.one_of(st.none(), st.dates(min_value=date(1, 1, 1)).map(str)), st.sampled_from(["past", "future"]))
def test_mentions_are_ordered_apart_and_well_formed(text: str, anchor: str | None, direction: str) -> None:
    found = find_times(text, 7, anchor, direction)  # type: ignore[arg-type]
    assert all(one.end <= other.start for one, other in pairwise(found))
    for mention in found:
        when = mention.when
        assert text[mention.start - 7 : mention.end - 7] == when.text
        assert (when.start, when.end) == (bounds(when.edtf) if when.edtf else (None, None))
        assert (when.basis == "none") == (when.edtf is None)


@given(WORDS)
def test_without_an_anchor_nothing_is_relative_and_the_same_words_are_found(text: str) -> None:
    bare, anchored = find_times(text, 0, None), find_times(text, 0, "2023-03-22")
    assert "relative" not in {mention.when.basis for mention in bare}
    assert [mention.when.text for mention in bare] == [mention.when.text for mention in anchored]
    assert all(one == other for one, other in zip(bare, anchored, strict=True) if one.when.edtf)


@given(st.text(max_size=60))
def test_no_text_breaks_it(text: str) -> None:
    for mention in find_times(text, 0, "2023-03-22"):
        assert 0 <= mention.start < mention.end <= len(text)


def test_a_sentence_without_words_of_time_is_screened_out_fast() -> None:
    text = "The two governments agreed to deepen their partnership and to widen cooperation in trade and technology."
    start = time.perf_counter()
    for _ in range(1000):
        find_times(text, 0, "2023-03-22")
    assert time.perf_counter() - start < 1.0  # 60 microseconds each are meant; a busy machine gets leeway


@pytest.mark.parametrize(
    "piece", [" ", "1, ", "9", "about ", "20 March to ", "by the end of ", "2020-", "a couple of "]
)
def test_no_repetition_makes_it_slow(piece: str) -> None:
    start = time.perf_counter()
    find_times("5 " + piece * 2000 + "x", 0, "2023-03-22")
    assert time.perf_counter() - start < 2.0


# --- bounded ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "bound", "edtf"),
    [
        ("on Tuesday", "2023-09-13/2024-10-01", "2023-09-12/2024-10-01"),
        ("yesterday", "2023-09-13/2024-10-01", "2023-09-12/2024-09-30"),
        ("last year", "2023-09-13/2024-10-01", "2022/2023"),
        ("this year", "2024-01-26/2024-10-01", "2024"),
        ("in June", "2023-09-13/2024-10-01", "2023-06/2024-06"),
        ("on 20 August", "2023-09-13/2024-10-01", "2023-08-20/2024-08-20"),
        ("on Tuesday", "2014-05-26/..", "2014-05-20/.."),
        ("on Tuesday", "2015-12/2018-03~", "2015-12/2018-03"),
        ("on Tuesday", "2015/2018", "2014/2018"),
        ("since last year", "2023-09-13/2024-10-01", "2022/.."),
        ("by the end of the year", "2023-09-13/2024-10-01", "../2024-12"),
    ],
)
def test_a_bound_gives_what_the_words_mean_from_its_first_day_to_its_last(words: str, bound: str, edtf: str) -> None:
    (mention,) = find_times(f"They met {words}.", 0, None, "past", bound)
    assert mention.when == When(edtf, *bounds(edtf), "office", mention.when.text)


@pytest.mark.parametrize("words", ["soon", "in the coming days", "two weeks later"])
def test_what_no_day_would_date_has_no_date_within_a_bound(words: str) -> None:
    found = find_times(f"They met {words}.", 0, None, "past", "2023-09-13/2024-10-01")
    assert [mention.when.edtf for mention in found] in ([], [None])


@pytest.mark.parametrize(("anchor", "basis"), [("2024-08-21", "relative"), (None, "office")])
def test_a_bound_leaves_explicit_dates_and_the_day_of_publication_alone(anchor: str | None, basis: str) -> None:
    found = find_times("On Tuesday they recalled 4 May 2023.", 0, anchor, "past", "2023-09-13/2024-10-01")
    assert [(mention.when.basis, mention.when.end) for mention in found][1] == ("explicit", "2023-05-04")
    assert found[0].when.basis == basis


@given(WORDS, st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 900), st.integers(0, 900))
def test_a_bound_holds_what_any_of_its_days_would_give(text: str, start: date, days: int, nth: int) -> None:
    day = start + timedelta(days=min(nth, days))
    bounded = find_times(text, 0, None, "past", f"{start}/{start + timedelta(days=days)}")
    for mention, dated in zip(bounded, find_times(text, 0, str(day)), strict=True):
        if mention.when.basis == "office" and dated.when.basis == "relative":
            assert contains(str(mention.when.edtf), str(dated.when.edtf))
