"""Answers that are kept while the ledger stands still."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from time import sleep

import pytest

from comity.web.kept import Kept


def test_an_answer_is_made_once_and_anew_when_the_ledger_has_moved() -> None:
    made: list[str] = []
    kept = Kept()
    for moment in ("1", "1", "2"):
        assert kept.get(moment, "key", lambda moment=moment: made.append(moment) or moment) == moment
    assert made == ["1", "2"]


def test_many_who_ask_at_once_wait_for_one() -> None:
    made: list[int] = []
    kept = Kept()

    def make() -> int:
        sleep(0.01)
        made.append(1)
        return 7

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: kept.get("1", "key", make), range(8)))
    assert (answers, len(made)) == ([7] * 8, 1)


def test_a_failure_is_not_kept() -> None:
    kept = Kept()
    with pytest.raises(ZeroDivisionError):
        kept.get("1", "key", lambda: 1 // 0)
    assert not kept.has("1", "key")
    assert kept.get("1", "key", lambda: 3) == 3


def test_the_oldest_makes_room() -> None:
    kept = Kept(most=2)
    for key in "abc":
        kept.get("1", key, lambda: 1)
    assert [kept.has("1", key) for key in "abc"] == [False, True, True]
    assert not kept.has("2", "c")
