"""The score of what readers make of saved documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from comity.errors import EvaluateError
from comity.evaluate.gold import Options
from comity.evaluate.pages import Judged, score, score_judged
from comity.evaluate.report import Result
from comity.evaluate.saved import NONE, Answer, read_saved
from comity.read.language import find_uncoded
from evaluate.gold import make_saved, saved_row, write, write_jsonl
from factories import make_document

BODY = ("The two ministers signed a pact on ports in the old town.",)
RIGHT = Answer(BODY[0], "A pact", "2024-05-03", "Example Wire", "A. Writer", "en", document=make_document(BODY[0]))


def judged(answer: Answer, **fields: Any) -> Judged:
    given = {"title": "A pact", "published": "2024-05-03", "publisher": "The Example Wire", "body": BODY}
    return Judged(make_saved(Path("dev/a.txt"), **(given | fields)), answer)


def figures(*ours: Judged, unasked: tuple[Answer, ...] = ()) -> dict[str, float | None]:
    return {figure.name: figure.value for figure in scored(*ours, unasked=unasked).figures}


def scored(*ours: Judged, unasked: tuple[Answer, ...] = ()) -> Result:
    return score_judged(ours, unasked, Options())


def test_all_is_right() -> None:
    found = figures(judged(RIGHT, author="A. Writer"))
    names = ("pages.body.f1", "pages.date", "pages.outlet", "pages.title", "pages.author", "pages.language")
    assert [found[name] for name in names] == [1.0] * 6
    assert not scored(judged(RIGHT)).examples


def test_a_rejected_text_has_all_wrong() -> None:
    found = figures(judged(NONE))
    assert (found["pages.body.recall"], found["pages.date"], found["pages.rejected"]) == (0.0, 0.0, 1.0)


def test_what_the_document_does_not_say_must_not_be_given() -> None:
    found = figures(judged(RIGHT, published=None, publisher=None), judged(NONE, published=None, publisher=None))
    assert (found["pages.false_dates"], found["pages.false_outlets"], found["pages.date"]) == (0.5, 0.5, None)


def test_a_field_that_gold_leaves_open_is_not_asked() -> None:
    left = judged(RIGHT, publisher=None, author="Nobody", unasked=frozenset({"publisher", "author"}))
    found = figures(left)
    assert found["pages.false_outlets"] is None and found["pages.author"] is None
    assert not scored(left).examples


def test_authors_are_the_same_however_they_are_strung() -> None:
    assert judged(Answer(author="Ana Bo; Cy Do"), author="Ana Bo and Cy Do").is_right("author")
    assert not judged(Answer(author="Ana Bo"), author="Ana Bo and Cy Do").is_right("author")


@pytest.mark.parametrize(
    ("given", "wanted", "right"),
    [("2024-05-03T10:00:00Z", "2024-05-03", True), ("2024-05", "2024-05-03", False), ("2024-05", "2024-05", True)],
)
def test_a_date_is_right_to_the_day_that_is_given(given: str, wanted: str, right: bool) -> None:
    assert judged(Answer(published=given), published=wanted).is_right("published") is right


def test_other_right_answers_count() -> None:
    assert judged(Answer(title="Pact!"), also={"title": ("pact",)}).is_right("title")


def test_stubs_and_scans_are_recognised_by_the_reason() -> None:
    stub, scan = Answer(fault="a stub before a paywall"), Answer(fault="the pages are pictures")
    found = figures(judged(stub, stub=True), judged(NONE, stub=True), judged(scan, scanned=True), judged(stub))
    assert (found["pages.stubs"], found["pages.scans"], found["pages.false_stubs"]) == (0.5, 1.0, 0.5)
    assert figures(judged(RIGHT, scanned=True))["pages.scans"] == 1.0, "read off the picture"


def test_a_language_that_is_not_coded_asks_for_no_body() -> None:
    refused = judged(Answer(fault=find_uncoded("sw")), language="sw")
    assert not refused.readable and judged(NONE, language="sw").readable


def test_a_document_that_nobody_asked_for_is_counted() -> None:
    assert figures(judged(RIGHT), unasked=(RIGHT, NONE))["pages.unasked"] == 1.0


def test_what_is_wrong_is_shown() -> None:
    wrong = Answer("Read our letter.", "Letter", "2025-01-01", "The Example Wire", document=RIGHT.document)
    shown = {example.failure for example in scored(judged(wrong), judged(RIGHT, stub=True)).examples}
    assert shown == {"text: date", "text: title", "text: body", "text: stub not recognised"}


def test_html_has_the_bare_library_beside(tmp_path: Path) -> None:
    page = f"<html><head><title>Ports</title></head><body><p>{BODY[0]}</p>{'<p>Some more of it.</p>' * 9}</body></html>"
    file = write(tmp_path / "a.html", page)
    result = scored(Judged(make_saved(file, reader="html", shape="plain", body=BODY), NONE))
    found = {figure.name: figure.value for figure in result.figures}
    assert found["pages.body.f1"] == 0.0 and (found["pages.bare.body.recall"] or 0) > 0.9
    assert any(row[0] == "plain" for table in result.tables for row in table.rows)


def test_one_half_alone_is_scored(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", *BODY)
    gold = write_jsonl(tmp_path / "gold.jsonl", saved_row(), saved_row(half="held"), saved_row(half="held"))
    assert score([gold], Options(half="held")).figures[0].n == 2
    with pytest.raises(EvaluateError, match="no document of the half 'dev'"):
        score([write_jsonl(tmp_path / "held.jsonl", saved_row(half="held"))], Options(half="dev"))


def test_our_own_gold_is_whole() -> None:
    rows = read_saved(Path(__file__).parents[2] / "evaluation" / "pages" / "gold.jsonl")
    pages = [row for row in rows if row.reader == "html"]
    shapes = {half: {row.shape for row in rows if row.half == half} for half in ("dev", "held")}
    assert len(pages) >= 72 and len({row.shape for row in pages}) >= 24
    assert not shapes["dev"] & shapes["held"]
    assert all(row.file.parent.name == row.half and row.body for row in rows)
