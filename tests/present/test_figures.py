"""Figures in tables and as records."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest

from analyse.kept import again, deed, promise
from comity.analyse.balance import balance, restating
from comity.analyse.deeds import EventType, deeds, scores
from comity.analyse.figures import Comparison, Figures
from comity.analyse.pair import Coverage, Side
from comity.analyse.rates import rates
from comity.analyse.rhythm import rhythms
from comity.analyse.survival import delay
from comity.model import Entry, LifeStep
from comity.present.figures import figures_record, print_comparison, print_figures, print_rows, rows_record
from comity.present.terminal import console
from present.story import CLAIMS, HOSTILE, story_page

READ = {"d-1": "2018-10-29", "d-2": "2021-06-01"}
PAIR = ("IND", "JPN")
TYPES = [EventType("AGREE", "verbal cooperation", ("03",))]
ROWS = (
    promise("2018-10-29", again("2019-03-02"), deed(5, "2020-02-01"), state="delivered", due="2020-12-31"),
    promise("2018-10-29", deed(-1, "2020"), specificity=1),
    promise("2019", state="overdue", due="2020-06-30", name=HOSTILE),
)
ROUNDS = [
    Entry(f"e-{year}", "exercise", f"JIMEX {year}", PAIR, (CLAIMS[3].id,), series="jimex",
          lifecycle=(LifeStep("held", f"{year}-09-11", (CLAIMS[3].id,)),))
    for year in (2017, 2018)
]  # fmt: skip


def made(**fields: Any) -> Figures:
    proving = [claim for one in ROWS for rung in one.ladder for claim in rung.claims]
    given: dict[str, Any] = {
        "a": Side("IND", "India"), "b": Side("JPN", "Japan"), "as_of": "2022-05-01",
        "coverage": Coverage(2, 5, ("Example Wire",), "2018-10-29", "2021-06-01", 0),
        "balance": balance(ROWS, READ), "rates": rates(ROWS, list(READ.values())), "delay": delay(ROWS, READ.values()),
        "restating": restating(ROWS), "rhythms": rhythms(ROUNDS, READ, "2022-05-01"),
        "deeds": deeds(story_page().actually, PAIR, TYPES), "scores": scores(CLAIMS, PAIR, TYPES), "commitments": ROWS,
        "claims": {claim.id: claim for claim in (*CLAIMS, *proving)},
    }  # fmt: skip
    return Figures(**(given | fields))


def printed(draw: Callable[..., None], *arguments: object, width: int = 80) -> str:
    out = io.StringIO()
    draw(console(out, width), *arguments)
    return out.getvalue()


def line(text: str, start: str) -> list[str]:
    """The cells of the first line that starts so."""
    return next(row for row in text.splitlines() if row.strip().startswith(start)).split()


def test_years_with_their_documents_and_layers() -> None:
    text = printed(print_figures, made())
    assert line(text, "2018") == ["2018", "1", "2", "–", "–", "–", "–"]
    assert line(text, "2020") == ["2020", "0", "–", "–", "–", "1", "1"]
    assert line(text, "all years") == ["all", "years", "2", "3", "1", "–", "1", "1"]


def test_rates_by_class_with_n_and_interval_and_what_is_unknown() -> None:
    text = printed(print_figures, made())
    assert "3 of 3         2  1 of 2, 50 % (9–91)  1 of 2, 50 % (9–91)     –" in text
    assert line(text, "0 of 3") == ["0", "of", "3", "–", "–", "–", "–"]
    assert "Unknown: 1 no due day (1 of 3 named)." in text


def test_delay_says_how_many_it_rests_on() -> None:
    text = printed(print_figures, made())
    assert "not reached: after 460 days 67 % are open" in text
    assert "(95 %: 460 days or more; 1 delivered of 3)" in " ".join(text.split())
    assert "1 restatement, 1 delivery: 1 for each delivery" in text


def test_rhythm_with_missed_rounds_and_what_was_read() -> None:
    text = " ".join(printed(print_figures, made(), width=140).split())
    assert "JIMEX 2 365 d n=1 11 Sep 2018 11 Sep 2019 11 Sep 2019 (nothing read)" in text
    assert "10 Sep 2021 (1 document read)" in text
    assert "hiatus since 11 Sep 2018" in text


def test_score_beside_deeds() -> None:
    text = printed(print_figures, made())
    assert "AGREE 3 · aside, on or by a third 0" in text
    assert line(text[text.index("DEEDS") :], "all years") == ["all", "years", "3", "–", "+4.00", "8"]


@pytest.mark.parametrize("width", [80, 140])
def test_no_line_is_wider_than_the_terminal_or_cut(width: int) -> None:
    for text in (printed(print_figures, made(), width=width), printed(print_comparison, compared(4), width=width)):
        assert max(len(row) for row in text.splitlines()) <= width
        assert "…" not in text


def test_bars_only_where_there_is_room() -> None:
    assert "○○" in printed(print_figures, made(), width=140)
    assert "○" not in printed(print_figures, made(), width=80)


def test_nothing_on_a_pair_says_how_far_was_looked() -> None:
    text = printed(print_figures, made(coverage=Coverage(0, 5, (), None, None, 0)))
    assert "No evidence found by 1 May 2022 in 5 documents." in text
    assert "KEPT" not in text


def compared(count: int) -> Comparison:
    return Comparison("2022-05-01", tuple(made() for _ in range(count)))


def test_pairs_side_by_side_with_numbers_for_each_hundred_documents() -> None:
    text = printed(print_comparison, compared(2))
    assert line(text, "documents") == ["documents", *["2", "of", "5"] * 2]
    assert line(text, "said") == ["said", *["3", "(150)"] * 2]


def test_rows_show_promises_with_their_sentences_and_hide_what_would_steer_a_terminal() -> None:
    text = printed(print_rows, made(), "due.3")
    assert f"comity show {ROWS[0].id[:12]}" in text
    assert " ".join(ROWS[0].ladder[2].claims[0].passage.exact.split()) in " ".join(text.split())
    assert "\x1b" not in text


def test_rows_of_deeds_are_sentences_with_their_ids() -> None:
    text = printed(print_rows, made(), "deeds.AGREE.2020")
    assert "India and Japan on Wednesday signed the ACSA." in text
    assert CLAIMS[1].id[:10] in text


def test_records_open_every_count() -> None:
    record = figures_record(made())
    assert record["counts"]["kept.3"]["commitments"] == (ROWS[0].id,)
    assert record["rates"][3]["answered"]["n"] == 2
    assert record["per_100_documents"]["said"] == 150.0
    assert {id for count in record["counts"].values() for id in count["claims"]} == {
        one["id"] for one in record["claims"]
    }


def test_a_record_of_rows_holds_their_sentences() -> None:
    record = rows_record(made(), "kept.3")
    assert [one["id"] for one in record["promises"]] == [ROWS[0].id]
    assert [one["id"] for one in record["proofs"]] == list(record["claims"])
