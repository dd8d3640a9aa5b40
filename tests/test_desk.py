"""The Python way in: open a ledger, add, ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import comity
from comity import Desk, pipeline
from comity.desk import get_day, get_pair, get_state
from comity.errors import ComityError, LedgerError, NotFoundError, UsageError
from comity.languages import english

REPORT = """Lake Herald, 10 May 2023

Kenya and Uganda signed a fisheries treaty in Nairobi on 4 May 2023.

Kenya will deliver two radars to Uganda by 2026.

Kenya hopes to hold talks with Rwanda.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "reports" / "lake.txt"
    path.parent.mkdir()
    path.write_text(REPORT, "utf-8")
    return path


@pytest.fixture
def desk(tmp_path: Path, report: Path) -> Iterator[Desk]:
    """A ledger with the report in it."""
    with comity.open(tmp_path / "comity.db") as opened:
        opened.add(report, published={"lake.txt": "2023-05-10"})
        yield opened


# --- round trip ---------------------------------------------------------------------------------------------------


def test_add_tells_what_it_did(tmp_path: Path, report: Path) -> None:
    with comity.open(tmp_path / "other.db") as desk:
        done = desk.add(report)
        assert (done.new, done.claims, done.rejected) == (1, 3, [])
        assert desk.add(report.parent).same == 1


def test_the_page_of_a_pair(desk: Desk) -> None:
    page = desk.pair("KEN", "UGA")
    assert [line.what for line in page.actually] != []
    assert (len(page.actually), len(page.likely), len(page.should)) == (1, 1, 0)


def test_the_page_names_both_sides(desk: Desk) -> None:
    page = desk.pair("uganda", "Kenya")
    assert [(side.id, side.name) for side in (page.a, page.b)] == [("UGA", "Uganda"), ("KEN", "Kenya")]


def test_a_hope_stands_under_should(desk: Desk) -> None:
    page = desk.pair("KEN", "RWA")
    assert [line.status for line in page.should] == ["hoped"]
    assert len(page.actually) == len(page.likely) == 0


@pytest.mark.parametrize(("as_of", "lines"), [("2023-05-09", 0), ("2023-05-10", 1), ("2023-05", 1), ("2022", 0)])
def test_what_was_published_later_is_left_out(desk: Desk, as_of: str, lines: int) -> None:
    assert len(desk.pair("KEN", "UGA", as_of=as_of).actually) == lines


@pytest.mark.parametrize(
    ("parties", "count"), [((), 3), (("KEN",), 3), (("UGA",), 2), (("KEN", "RWA"), 1), (("PER",), 0)]
)
def test_claims_by_party(desk: Desk, parties: tuple[str, ...], count: int) -> None:
    assert len(list(desk.claims(*parties))) == count


def test_a_claim_by_the_beginning_of_its_id(desk: Desk) -> None:
    claim = next(desk.claims("UGA"))
    assert desk.claim(claim.id) == desk.claim(claim.id[:14]) == claim


def test_no_claim_with_that_id(desk: Desk) -> None:
    with pytest.raises(NotFoundError, match="c-ffff"):
        desk.claim("c-ffff")


def test_documents(desk: Desk) -> None:
    assert [(document.text, document.published) for document in desk.documents()] == [(REPORT, "2023-05-10")]


@pytest.mark.parametrize(
    ("words", "parties", "found"),
    [
        ("radars", (), ["Kenya will deliver two radars to Uganda by 2026."]),
        ("kenya talks", (), ["Kenya hopes to hold talks with Rwanda."]),
        (
            '"fisheries treaty"',
            ("KEN", "UGA"),
            ["Kenya and Uganda signed a fisheries treaty in Nairobi on 4 May 2023."],
        ),
        ("radars", ("RWA",), []),
        ("submarines", (), []),
    ],
)
def test_search(desk: Desk, words: str, parties: tuple[str, ...], found: list[str]) -> None:
    assert [hit.exact for hit in desk.search(words, parties)] == found


def test_search_stops_at_the_limit(desk: Desk) -> None:
    assert len(desk.search("Kenya", limit=2)) == 2


def test_a_ledger_keeps_what_was_added(desk: Desk, tmp_path: Path) -> None:
    before = list(desk.claims())
    desk.close()
    with comity.open(tmp_path / "comity.db", create=False) as again:
        assert list(again.claims()) == before


def test_a_missing_ledger_is_not_made_where_none_is_wanted(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match=r"none\.db"):
        comity.open(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_the_with_block_closes(tmp_path: Path) -> None:
    with comity.open(tmp_path / "comity.db") as desk:
        pass
    with pytest.raises(ComityError, match="closed"):
        desk.search("radars")


# --- corrections --------------------------------------------------------------------------------------------------


def newer_coder(monkeypatch: pytest.MonkeyPatch, **fields: Any) -> None:
    """Rules of another version, whose claims differ in these fields."""
    older = pipeline.code
    monkeypatch.setattr(english, "coder_version", lambda: "newer")
    monkeypatch.setattr(
        pipeline, "code", lambda *given: tuple(replace(claim, **fields, id="") for claim in older(*given))
    )


def test_a_correction_holds_through_a_new_date_and_a_new_coder(
    desk: Desk, report: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    radars = next(claim for claim in desk.claims("UGA") if claim.status == "promised")
    desk.decide("edit", radars.id, edits=["status=planned"], why="it has its year", by="A. Rao")
    assert desk.add(report, published={"lake.txt": "2023-06-10"}).updated == 1
    newer_coder(monkeypatch, trigger="will", score=0.01)
    assert desk.add(report).updated == 1
    (now,) = [claim for claim in desk.claims("UGA") if "radars" in claim.passage.exact]
    assert (now.status, now.id != radars.id, now.score) == ("planned", True, 1.0)
    assert [line.status for line in desk.pair("KEN", "UGA").likely] == ["planned"]


def test_undoing_gives_back_the_page(desk: Desk) -> None:
    before = desk.pair("KEN", "UGA")
    (made,) = desk.decide("reject", *[claim.id for claim in desk.claims("UGA")], why="a hoax", by="A. Rao")
    assert len(desk.pair("KEN", "UGA").actually) == 0
    desk.decide("undo", made.id, why="it is none", by="A. Rao")
    assert desk.pair("KEN", "UGA") == before


def test_the_queue_asks_about_what_changed(desk: Desk, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for claim in list(desk.claims()):
        desk.decide("accept", claim.id, why="seen", by="A. Rao")
    assert desk.review() == []
    newer_coder(monkeypatch, kind="policy")
    desk.add(report)
    assert [item.nature for item in desk.review()] == ["conflict"] * 3
    assert len(desk.review("KEN", "RWA")) == 1


# --- what a person types ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "id"), [("KEN", "KEN"), ("ken", "KEN"), ("kenya", "KEN"), ("the Netherlands", "NLD"), ("uk", "GBR")]
)
def test_a_state_by_code_or_name(text: str, id: str) -> None:
    assert get_state(text) == id


@pytest.mark.parametrize(("text", "name"), [("Kenia", "Kenya"), ("Ugandda", "Uganda"), ("Phillipines", "Philippines")])
def test_an_unknown_state_gets_a_suggestion(text: str, name: str) -> None:
    with pytest.raises(UsageError, match=rf"no country is called '{text}'; did you mean .*{name}"):
        get_state(text)


def test_where_nothing_is_near_the_error_says_how_to_write() -> None:
    with pytest.raises(UsageError, match=r"'xqzw'; give a name \(japan\) or a three-letter code \(JPN\)"):
        get_state("xqzw")


def test_a_pair_needs_two(desk: Desk) -> None:
    assert get_pair("peru", "CHL") == ("PER", "CHL")
    with pytest.raises(UsageError, match=r"'KEN' and 'kenya' are one country \(KEN\)"):
        desk.pair("KEN", "kenya")


def test_an_unknown_state_of_a_pair(desk: Desk) -> None:
    with pytest.raises(UsageError, match="'Kenia'"):
        desk.pair("Kenia", "UGA")


@pytest.mark.parametrize(
    ("text", "day"),
    [("2021-07-11", "2021-07-11"), ("2021-07", "2021-07-31"), ("2024-02", "2024-02-29"), ("2021", "2021-12-31")],
)
def test_the_last_day_of_a_date(text: str, day: str) -> None:
    assert get_day(text) == day


@pytest.mark.parametrize(
    "text", ["", "today", "2021-13", "2021-02-30", "11.7.2021", "2021-07-11/2021-07-12", "21", "2021~"]
)
def test_no_date(text: str) -> None:
    with pytest.raises(UsageError, match="is no date: write it like 2021-07-11"):
        get_day(text)


@pytest.mark.parametrize("name", comity.__all__)
def test_public_names(name: str) -> None:
    assert getattr(comity, name).__doc__
