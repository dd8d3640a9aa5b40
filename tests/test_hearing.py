"""Meetings as each side told them, over the samples: stories by name, and the laws over real texts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import comity
from comity import hearing
from comity.analyse.aligning import Match, align
from comity.analyse.sides import JOINT, Accounts, Comparison
from comity.desk import Desk
from comity.errors import NotFoundError, UsageError
from comity.hearing import side_of
from comity.ledger import MemoryLedger
from comity.relink import relink
from factories import make_claim, make_document, make_party, make_when

SAMPLES = Path(__file__).parent.parent / "samples"
UKRAINE = sorted((SAMPLES / "india-japan").glob("2022-03-19-*"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with comity.open(tmp_path_factory.mktemp("told") / "told.db") as opened:
        opened.add(SAMPLES / "two-sides", *UKRAINE)
        yield opened


def told(desk: Desk, file: str) -> Accounts:
    """The accounts of the meeting that a file tells of."""
    claims = [claim for claim in desk.claims() if claim.document.path and file in claim.document.path]
    first = next(one for one in claims if one.kind == "engagement" and one.status == "happened")
    return hearing.accounts(desk.ledger, desk.ledger.entries_of([first.id])[first.id])


def between(found: Accounts, a: str, b: str) -> Comparison:
    return next(one for one in found.comparisons if {one.a.id, one.b.id} == {a, b})


def match(comparison: Comparison, words: str) -> Match:
    return next(one for one in comparison.alignment.both if any(words in row.exact for row in (*one.a, *one.b)))


def only(comparison: Comparison, side: str) -> str:
    rows = comparison.alignment.only_a if comparison.a.id == side else comparison.alignment.only_b
    return " ".join(one.exact for one in rows)


# --- stories --------------------------------------------------------------------------------------------------------


def test_bali_each_side_has_its_own_sore_points(desk: Desk) -> None:
    found = between(told(desk, "white-house-bali"), "CHN", "USA")
    assert "raised concerns about Chinese practices in Xinjiang" in only(found, "USA")
    assert "first red line" in only(found, "CHN")


def test_bali_both_agreed_to_keep_talking(desk: Desk) -> None:
    verdict = match(between(told(desk, "white-house-bali"), "CHN", "USA"), "maintain strategic communication").verdict
    assert verdict is not None
    assert (verdict.harder, verdict.a, verdict.b) == ("same", "agreed", "agreed")


def test_video_call_one_voiced_concern_where_the_other_has_him_speak_of_it(desk: Desk) -> None:
    found = between(told(desk, "kremlin-video-call"), "RUS", "USA")
    verdict = match(found, "movements of Russian troops").verdict
    assert verdict is not None
    assert {verdict.a, verdict.b} == {"spoke of", "voiced deep concern"}
    assert (verdict.harder == "a") == (found.a.id == "USA")


def test_san_francisco_the_buoy_is_in_one_text_alone(desk: Desk) -> None:
    found = between(told(desk, "mofa-japan-san-francisco"), "CHN", "JPN")
    assert "demanded the immediate removal of the buoy" in only(found, "JPN")
    assert "45th anniversary" in only(found, "CHN")


def test_moscow_a_joint_text_and_two_of_their_own(desk: Desk) -> None:
    found = told(desk, "mea-india-moscow")
    assert [side.id for side in found.sides][-1] == JOINT
    assert {side.id for side in found.sides} == {"IND", "CHN", JOINT}
    troops = match(between(found, "CHN", JOINT), "border troops of both sides should continue")
    assert any("disengage as soon as possible" in row.exact for row in (*troops.a, *troops.b))


def test_video_call_the_demand_for_guarantees_is_in_one_text_alone(desk: Desk) -> None:
    found = between(told(desk, "kremlin-video-call"), "RUS", "USA")
    assert "legally binding guarantees" in only(found, "RUS")
    assert "sovereignty and territorial integrity of Ukraine" in only(found, "USA")


def test_quad_four_texts_are_held_against_one_another(desk: Desk) -> None:
    found = told(desk, "mofa-japan-quad")
    assert {side.id for side in found.sides} == {"AUS", "IND", "JPN", "USA"}
    assert len(found.comparisons) == 6
    asean = match(between(found, "IND", "JPN"), "centrality")
    assert asean.verdict is not None
    assert asean.verdict.harder == "same"


def test_ukraine_the_joint_text_has_serious_concern(desk: Desk) -> None:
    found = told(desk, "ukraine-indian-readout")
    verdict = match(between(found, "IND", JOINT), "voiced serious concern").verdict
    assert verdict is not None
    assert (verdict.harder, verdict.b) == ("b", "voiced serious concern")


def test_ukraine_a_text_without_a_claim_on_the_summit_is_found_by_its_day_and_number(desk: Desk) -> None:
    found = told(desk, "ukraine-indian-readout")
    joint = next(side for side in found.sides if side.id == JOINT)
    pairs = [pair for pair in found.pairs if joint.texts[0].document.id in (pair.a, pair.b)]
    assert max(pair.score for pair in pairs) > 0.8
    assert any("both tell of 2022-03-19" in pair.why for pair in pairs)


def test_ukraine_a_newspaper_is_no_side(desk: Desk) -> None:
    found = told(desk, "ukraine-indian-readout")
    paths = [text.document.path or "" for side in found.sides for text in side.texts]
    assert not any("wire" in path for path in paths)


# --- laws over real texts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("file", ["white-house-bali", "kremlin-video-call", "mea-india-moscow"])
def test_swapping_the_texts_swaps_who_is_harder(desk: Desk, file: str) -> None:
    one = told(desk, file).comparisons[0]
    back = align(one.b.statements, one.a.statements, hearing.near)
    flip = {"a": "b", "b": "a"}
    there = {frozenset(row.id for row in (*m.a, *m.b)): m.verdict and m.verdict.harder for m in one.alignment.both}
    here = {frozenset(row.id for row in (*m.a, *m.b)): m.verdict and m.verdict.harder for m in back.both}
    assert {key: flip.get(value or "", value) for key, value in here.items()} == there
    assert (back.only_b, back.only_a) == (one.alignment.only_a, one.alignment.only_b)


@pytest.mark.parametrize("file", ["white-house-bali", "mofa-japan-quad"])
def test_a_text_against_itself_says_the_same(desk: Desk, file: str) -> None:
    for side in told(desk, file).sides:
        found = align(side.statements, side.statements, hearing.near)
        assert (found.only_a, found.only_b) == ((), ())
        assert {match.verdict.harder for match in found.both if match.verdict} <= {"same"}


# --- what is not there ----------------------------------------------------------------------------------------------


def small(*publishers: str, title: str = "Readout") -> MemoryLedger:
    """A ledger in which each publisher tells of one meeting of India and Japan, in words of its own."""
    ledger = MemoryLedger()
    for place, publisher in enumerate(publishers):
        words = f"On 20 August 2024 India and Japan held meeting number {place} in Delhi."
        document = make_document(words, publisher=publisher, title=title, path=f"{place}.txt", published="2024-08-21")
        parties = (make_party("IND"), make_party("JPN"))
        given = {"kind": "engagement", "event": "CONSULT", "parties": parties, "when": make_when("2024-08-20")}
        ledger.record(document, [make_claim(document, words, trigger="held meeting", **given)], "test-1")
    relink(ledger)
    return ledger


def entry(ledger: MemoryLedger) -> str:
    (id,) = set(ledger.entries_of([claim.id for claim in ledger.claims()]).values())
    return id


def test_where_there_is_one_side_alone_it_is_said() -> None:
    ledger = small("Ministry of External Affairs, India", "Example Wire")
    found = hearing.accounts(ledger, entry(ledger))
    assert ([side.id for side in found.sides], found.comparisons) == (["IND"], ())
    assert (found.looked.members, found.looked.others) == (2, 1)


STATEMENT = (
    "On 20 August 2024 India and Japan held talks in Delhi. They agreed to open a hotline between the two coast guards "
    "and to share what they know of ships that carry coal through the strait, and welcomed the work of the lighthouse "
    "keepers who watch the reefs by night in all seasons. Both underlined that fishermen need safe harbours."
)


@pytest.mark.parametrize(
    ("title", "side"),
    [("India-Japan Joint Statement", JOINT), ("Briefing on the India-Japan Joint Statement", "IND")],
)
def test_a_text_about_a_joint_one_is_its_office_s_own(title: str, side: str) -> None:
    assert side_of(make_document(title=title, publisher="Ministry of External Affairs of India")) == side


def test_copies_are_no_side_and_what_two_states_published_is_their_joint_text() -> None:
    ledger = MemoryLedger()
    for publisher in ("Ministry of External Affairs, India", "Example Wire", "Ministry of Foreign Affairs of Japan"):
        document = make_document(
            f"{STATEMENT}\n\n{publisher}", publisher=publisher, title="Talks", published="2024-08-20"
        )
        given = {"kind": "engagement", "event": "CONSULT", "when": make_when("2024-08-20"), "trigger": "held talks"}
        ledger.record(document, [make_claim(document, STATEMENT.partition(" They")[0], **given)], "test-1")
    relink(ledger)
    found = hearing.accounts(ledger, entry(ledger))
    assert [(side.id, len(side.texts)) for side in found.sides] == [(JOINT, 1)]
    assert found.looked.copies == 1


def test_between_asks_for_two_sides_alone() -> None:
    ledger = small(
        "Ministry of External Affairs, India", "Ministry of Foreign Affairs of Japan", "Ministry of Defence, Peru"
    )
    assert len(hearing.accounts(ledger, entry(ledger)).comparisons) == 3
    assert len(hearing.accounts(ledger, entry(ledger), ("IND", "JPN")).comparisons) == 1


def test_an_agreement_is_no_meeting() -> None:
    ledger = MemoryLedger()
    document = make_document()
    ledger.record(document, [make_claim(document)], "test-1")
    relink(ledger)
    with pytest.raises(UsageError, match="of kind agreement: name a meeting"):
        hearing.accounts(ledger, entry(ledger))


def test_an_unknown_entry_is_not_found() -> None:
    with pytest.raises(NotFoundError):
        hearing.accounts(MemoryLedger(), "e-none")


@pytest.mark.parametrize(
    ("publisher", "title", "side"),
    [
        ("Ministry of External Affairs, India", "Visit of the Minister", "IND"),
        ("The White House", "Readout", "USA"),
        ("Ministry of External Affairs, India", "India-Japan Joint Statement", JOINT),
        ("Example Wire", "Joint statement issued in Delhi", None),
        (None, "Readout", None),
    ],
)
def test_whose_text_it_is(publisher: str | None, title: str, side: str | None) -> None:
    assert side_of(make_document(publisher=publisher, title=title)) == side
