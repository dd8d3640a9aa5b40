"""When an act was done or is due."""

from __future__ import annotations

import pytest

from comity.dates import timely
from factories import make_when
from sentences import coded


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
