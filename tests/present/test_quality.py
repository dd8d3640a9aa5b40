"""The quality page."""

from __future__ import annotations

from dataclasses import replace

from comity.present.quality import OTHERS, escaped, to_quality
from evaluate.gold import make_report


def test_it_opens_with_what_did_not_happen() -> None:
    page = to_quality(make_report())
    assert page.startswith("# Quality\n")
    assert "25.0% did not actually happen (n = 40 claims\nthat the gold can judge; 10.0% to 40.0%)" in page
    assert "| `corpus.actually_wrong` | 0.250 | ↓ | 0.100 to 0.400 | 40 | did not happen |" in page


def test_failures_are_shown_by_example() -> None:
    page = to_quality(make_report())
    assert "**no event shown as an act**" in page
    assert "“\\<b\\>A \\*plan\\*\\</b\\> ␛\\[31m”" in page


def test_gold_of_others_is_never_quoted() -> None:
    report = make_report()
    page = to_quality(replace(report, results=(replace(report.results[0], own=False),)))
    assert "plan" not in page and OTHERS in page
    assert "corpus.actually_wrong" in page


def test_without_passages_it_opens_with_the_first_result() -> None:
    assert "did not actually happen" not in to_quality(make_report(results=()))


def test_text_is_escaped_for_markdown() -> None:
    assert escaped("a|b\n`c`") == "a\\|b \\`c\\`"


def test_a_result_without_figures_has_no_table_of_them() -> None:
    report = make_report()
    page = to_quality(replace(report, results=(replace(report.results[0], figures=()),)))
    assert "| figure |" not in page and "### Statuses" in page
