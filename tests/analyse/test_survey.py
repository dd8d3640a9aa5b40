"""What was read on a pair: outlets, months, gaps, and the days that a watched feed misses."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.analyse.survey import Looked, Origin, survey, watches
from comity.captures import Outcome, Visit
from comity.model import Document, Rejected
from factories import make_document

FEED = "https://herald.example/feed"


def document(text: str, published: str | None, publisher: str | None = "Herald", language: str = "en") -> Document:
    """A document on the pair."""
    return replace(make_document(text), published=published, publisher=publisher, language=language)


DOCUMENTS = [
    document("A first text.", "2024-01-10"),
    document("A second text.", "2024-01-20", "Ministry of Trade, Peru", "es"),
    document("A third text.", "2024-06-01"),
    document("A text without a day.", None, None),
]


def origin_of(document: Document) -> Origin:
    """The ministry is official."""
    return Origin("official" if "Ministry" in (document.publisher or "") else "media", "C")


def surveyed(*documents: Document, read: int = 0, visits: tuple[Visit, ...] = ()):
    """The survey of some documents on a pair, with so many others read."""
    others = [document(f"Another text {n}.", "2024-03-01") for n in range(read)]
    return survey(("CHL", "PER"), Looked(documents, [*documents, *others], visits, ()), origin_of)


def test_outlets_are_told_with_what_they_are() -> None:
    found = surveyed(*DOCUMENTS)
    assert [(one.name, one.origin.kind, len(one.documents)) for one in found.outlets] == [
        ("Herald", "media", 2), ("", "media", 1), ("Ministry of Trade, Peru", "official", 1),
    ]  # fmt: skip
    assert (found.official, found.undated) == (1, 1)
    assert dict(found.languages) == {"en": 3, "es": 1}


def test_every_month_between_the_first_and_the_last_has_its_row() -> None:
    found = surveyed(*DOCUMENTS, read=3)
    assert [(one.month, len(one.documents), one.read) for one in found.months] == [
        ("2024-01", 2, 2), ("2024-02", 0, 0), ("2024-03", 0, 3), ("2024-04", 0, 0), ("2024-05", 0, 0),
        ("2024-06", 1, 1),
    ]  # fmt: skip


def test_long_stretches_without_a_document_are_gaps() -> None:
    assert surveyed(*DOCUMENTS).gaps == (("2024-01-20", "2024-06-01"),)


def test_nothing_read_is_told_as_nothing() -> None:
    found = surveyed()
    assert (found.documents, found.months, found.outlets, found.gaps) == (0, (), (), ())


def test_reasons_for_which_texts_were_not_read_are_counted_by_kind() -> None:
    rejected = [Rejected(f"{n}.txt", "read", f"empty: {n} letters") for n in range(3)] + [
        Rejected("a", "read", "no such file")
    ]
    found = survey(("CHL", "PER"), Looked((), (), (), rejected), origin_of)
    assert found.rejected == (("empty", 3), ("no such file", 1))


# --- watched feeds ------------------------------------------------------------------------------------------------


def visit(day: str, outcome: Outcome = "new", since: str | None = None, **changes: object) -> Visit:
    """A visit to the feed."""
    return replace(Visit(FEED, f"{day}T08:00:00Z", outcome, since=since, until=day), **changes)


@pytest.mark.parametrize(
    ("visits", "missing"),
    [
        ([visit("2024-03-01", since="2024-02-20"), visit("2024-03-04", since="2024-03-01")], ()),
        ([visit("2024-03-01", since="2024-02-20"), visit("2024-03-06", since="2024-03-05")],
         (("2024-03-02", "2024-03-04"),)),
        ([visit("2024-03-01"), visit("2024-03-02", "failed"), visit("2024-03-03")], (("2024-03-02", "2024-03-02"),)),
        ([visit("2024-03-01"), visit("2024-03-05", "unchanged")], ()),
        ([visit("2024-03-01", "failed"), visit("2024-03-02", "failed")], (("2024-03-01", "2024-03-02"),)),
        ([visit("2024-03-01", "failed"), visit("2024-03-03", since="2024-03-02")], (("2024-03-01", "2024-03-01"),)),
    ],
)  # fmt: skip
def test_the_days_that_no_visit_reached_back_to_are_missing(visits: list[Visit], missing: tuple) -> None:
    (watch,) = watches(visits)
    assert watch.missing == missing


def test_days_after_the_last_visit_are_missing_up_to_the_day_that_is_asked_for() -> None:
    (watch,) = watches([visit("2024-03-01", since="2024-02-20"), visit("2024-03-02", since="2024-02-20")], "2024-03-04")
    assert watch.missing == (("2024-03-03", "2024-03-04"),)


def test_visits_after_the_day_are_not_known() -> None:
    assert watches([visit("2024-03-01", since="2024-02-20")], "2024-02-28") == ()


def test_what_a_feed_named_is_told_by_what_became_of_it() -> None:
    def named(page: str, outcome: Outcome, documents: int = 0) -> Visit:
        return visit("2024-03-01", outcome, address=f"https://herald.example/{page}", feed=FEED, documents=documents)

    visits = [named("a", "failed"), named("a", "new", 1), named("b", "failed"), named("c", "gone"), visit("2024-03-01")]
    (watch,) = watches(visits)
    assert (watch.waiting, watch.gone) == (("https://herald.example/b",), ("https://herald.example/c",))
    assert watch.documents == 1


def test_an_address_that_was_added_once_is_no_watched_feed() -> None:
    assert watches([visit("2024-03-01", address="https://herald.example/a")]) == ()


DAYS = st.integers(1, 28).map(lambda day: f"2024-03-{day:02}")


@given(st.lists(st.tuples(DAYS, DAYS, st.sampled_from(["new", "unchanged", "failed"])), min_size=2, max_size=8))
def test_a_day_is_shown_or_missing_and_never_both(rows: list[tuple[str, str, Outcome]]) -> None:
    visits = [
        visit(max(a, b), outcome, since=min(a, b)) for a, b, outcome in sorted(rows, key=lambda row: max(row[:2]))
    ]
    (watch,) = watches(visits)
    reached = {one.time[:10] for one in visits if one.outcome != "failed"}
    lost = {f"2024-03-{day:02}" for a, b in watch.missing for day in range(int(a[8:]), int(b[8:]) + 1)}
    assert not reached & lost
    assert all(watch.first[:10] <= a <= b <= watch.last[:10] for a, b in watch.missing)
