"""Which rows of gold are one entry, and what the program put together."""

from __future__ import annotations

from pathlib import Path

from comity.evaluate.anchors import Row
from comity.evaluate.entries import examples, figures, link_texts, match
from comity.evaluate.gold import Options
from comity.evaluate.rows import score
from evaluate.gold import write_jsonl
from factories import make_claim, make_document, make_thing

FIRST = make_document("India and Japan signed the supply pact.", path="a.txt")
SECOND = make_document("Japan and India have signed the supply pact at last.", path="b.txt")


def row(name: str, entry: str, anchor: str = "signed the supply") -> Row:
    return Row("a.txt", name, anchor, kind="agreement", parties=frozenset({"IND", "JPN"}), statuses=("happened",),
               entry=entry)  # fmt: skip


def test_documents_are_linked_among_themselves() -> None:
    one, other = (make_claim(document, thing=make_thing()) for document in (FIRST, SECOND))
    linked = link_texts([(FIRST, [one]), (SECOND, [other])])
    assert linked[one.id] == linked[other.id]


def test_a_claim_stands_for_one_row() -> None:
    claim = make_claim(FIRST)
    found = match([row("A1", "pact"), row("A2", "pact"), row("A3", "pact", "nowhere")], [claim])
    assert [(judged.name, claim) for judged, claim in found] == [("A1", claim)]


def test_what_was_mixed_and_what_was_torn() -> None:
    claims = [make_claim(FIRST, trigger=word) for word in ("signed", "sealed", "made")]
    groups = [[(row(f"A{at}", entry), claim) for at, (entry, claim) in enumerate(zip("xxy", claims, strict=True))]]
    entries = {claims[0].id: "e-1", claims[1].id: "e-2", claims[2].id: "e-2"}
    found = {figure.name: figure.value for figure in figures(groups, entries)}
    assert (found["entries.pairs.precision"], found["entries.pairs.recall"]) == (0.0, 0.0)
    assert [example.failure for example in examples(groups, entries)] == [
        "put together, but two things", "one thing, but apart",
    ]  # fmt: skip


def test_rows_with_entries_are_scored(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "India and Japan signed a trade agreement on 3 May 2011, in the old town of Tokyo.", "utf-8"
    )
    told = {"doc": "a.txt", "row": "A1", "anchor": "signed a trade", "kind": "agreement", "entry": "pact",
            "parties": ["IND", "JPN"], "status": ["happened"]}  # fmt: skip
    result = score([write_jsonl(tmp_path / "g.jsonl", told)], Options())
    assert {figure.name: figure.value for figure in result.figures}["entries.b3.f1"] == 1.0
