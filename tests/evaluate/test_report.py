"""The records of a report."""

from __future__ import annotations

from evaluate.gold import make_report


def test_broken_floors_and_figures_by_name() -> None:
    report = make_report()
    assert [check.name for check in report.broken] == ["corpus.actually_wrong"]
    assert report.figures["corpus.actually_wrong"].value == 0.25
