"""A receipt: what was looked through in vain, in the same words everywhere."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import comity
from comity.model import Document
from comity.promise.receipts import receipt_of
from comity.promise.records import Receipt
from factories import make_document
from promise.commitments import stated

SRC = Path(comity.__file__).parent
PROMISE = stated(day="2018-10-29", words={"ferry": 1.0, "hull": 0.5})


def page(published: str | None, publisher: str | None = "Harbour Times", **fields: Any) -> Document:
    return make_document(f"{published} {publisher} {fields}", published=published, publisher=publisher, **fields)


def receipt(*documents: Document, until: str | None = "2022-05-01", read: tuple[Document, ...] = ()) -> Receipt:
    published = Counter(document.published for document in (*documents, *read))
    return receipt_of([PROMISE], documents, published, until, lambda one: one.publisher == "Ministry of Ports")


def test_it_counts_the_documents_on_the_pair_and_all_that_were_read() -> None:
    found = receipt(page("2019-01-01"), read=(page("2019-02-01"), page("2022-01-01")))
    assert (found.documents, found.read) == (1, 3)


def test_only_what_was_published_since_it_was_said_and_until_the_day_counts() -> None:
    days = ("2018-10-28", "2018-10-29", "2022-05-01", "2022-05-02")
    found = receipt(*map(page, days))
    assert (found.since, found.until, found.documents) == ("2018-10-29", "2022-05-01", 2)


def test_a_document_without_a_date_counts_and_fills_no_gap() -> None:
    found = receipt(page(None), page("2019-06-01"))
    assert found.documents == 2
    assert found.gaps == (("2019-06-01", "2022-05-01"),)


def test_the_outlets_by_name_each_once() -> None:
    found = receipt(page("2019-01-01", "B Post"), page("2019-02-01", "A Wire"), page("2019-03-01", "B Post"),
                    page("2019-04-01", None))  # fmt: skip
    assert found.outlets == ("A Wire", "B Post")


def test_the_share_of_official_documents() -> None:
    found = receipt(page("2019-01-01", "Ministry of Ports"), page("2019-02-01"), page("2019-03-01"))
    assert found.official == 0.333
    assert receipt().official == 0.0


def test_the_languages_each_once() -> None:
    found = receipt(page("2019-01-01", language="ja"), page("2019-02-01", language="en"), page("2019-03-01"))
    assert found.languages == ("en", "ja")


@pytest.mark.parametrize(("day", "gaps"), [("2019-10-29", 0), ("2019-10-30", 1)])
def test_more_than_a_year_without_a_document_is_a_gap(day: str, gaps: int) -> None:
    assert len(receipt(page(day), until=day).gaps) == gaps


def test_the_days_at_both_ends_bound_the_gaps() -> None:
    assert receipt().gaps == (("2018-10-29", "2022-05-01"),)


def test_it_names_the_heaviest_words_that_were_looked_for() -> None:
    many = stated(words={f"word{place}": place / 10 for place in range(1, 10)} | {"ferry": 0.7})
    found = receipt_of([PROMISE, many], [], {}, None, bool).words
    assert found[:3] == ("ferry", "word9", "word8")
    assert len(found) == 8


@pytest.mark.parametrize(("count", "wording"), [
    (0, "no evidence found by 2022-05-01 in 0 documents"),
    (1, "no evidence found by 2022-05-01 in 1 document"),
    (2, "no evidence found by 2022-05-01 in 2 documents"),
])  # fmt: skip
def test_the_wording(count: int, wording: str) -> None:
    assert receipt(*[page(f"2019-01-0{place + 1}") for place in range(count)]).wording == wording


def test_the_wording_of_many_and_of_no_day() -> None:
    assert Receipt(None, None, 1234, 0, (), 0, (), (), ()).wording.endswith("by an unknown day in 1,234 documents")


@pytest.mark.parametrize("path", [*sorted((SRC / "promise").iterdir()), SRC / "present" / "promises.py"],
                         ids=lambda path: path.name)  # fmt: skip
def test_nobody_is_said_to_have_broken_a_promise(path: Path) -> None:
    assert path.is_dir() or "broken" not in path.read_text("utf-8").lower()


dates = st.none() | st.dates().map(str)


@given(st.lists(st.builds(page, dates, st.sampled_from(["A Wire", "B Post"]))).flatmap(
    lambda pages: st.tuples(st.just(pages), st.permutations(pages))))  # fmt: skip
def test_the_order_of_the_documents_changes_nothing(given: tuple[list[Document], list[Document]]) -> None:
    pages, shuffled = given
    assert receipt(*pages) == receipt(*shuffled)


@given(st.lists(st.builds(page, dates)), st.dates().map(str), st.dates().map(str))
def test_a_later_day_looks_through_no_fewer_documents(pages: list[Document], one: str, other: str) -> None:
    first, last = sorted((one, other))
    assert receipt(*pages, until=first).documents <= receipt(*pages, until=last).documents
