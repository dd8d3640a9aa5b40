"""Whether an act was done, by its words and by who tells it."""

from __future__ import annotations

import pytest

from comity.model import Speaker, Status
from comity.statuses import accuses, find_denier, future_status
from comity.suggest import as_trigger
from comity.what.frames import Trigger
from comity.whether.form import Assessment
from factories import FakeEncoder, make_party
from sentences import parsed, token

KENYA, UGANDA = Speaker("KEN", "Kenya"), Speaker("UGA", "Uganda")


def trigger(kind: str = "incident") -> Trigger:
    return as_trigger(token(parsed("Kenya will shell Uganda."), "shell"), FakeEncoder(kinds={kind: 1.0}).answer)


@pytest.mark.parametrize(
    ("kind", "speaker", "status"),
    [
        ("policy", None, "promised"),
        ("policy", KENYA, "promised"),
        ("policy", UGANDA, "expected"),
        ("engagement", None, "planned"),
    ],
)
def test_a_plain_future_is_a_promise_a_plan_or_a_forecast(kind: str, speaker: Speaker | None, status: Status) -> None:
    told = Assessment("promised", future=True)
    assert future_status(told, trigger(kind), [make_party("KEN")], speaker) == status


@pytest.mark.parametrize(
    ("speaker", "status", "alleged"),
    [
        (UGANDA, "happened", True),
        (KENYA, "happened", False),
        (None, "happened", False),
        (UGANDA, "planned", False),
    ],
)
def test_one_accuses_another_of_a_deed_that_was_done(speaker: Speaker | None, status: Status, alleged: bool) -> None:
    assert accuses(trigger(), status, [make_party("KEN")], speaker) is alleged


def test_who_would_have_done_it_denies_it() -> None:
    denier = find_denier("denied", [make_party("KEN"), make_party("UGA", "recipient")])
    assert denier and denier.id == "KEN"
    assert find_denier("happened", [make_party("KEN")]) is None
    assert find_denier("denied", [make_party("KEN"), make_party("UGA")]) is None
