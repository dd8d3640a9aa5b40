"""Small invented gold for tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from comity.evaluate.passages import GoldEvent, GoldParty, GoldPassage, GoldSentence
from comity.evaluate.report import (
    Bin,
    Check,
    Confusion,
    Example,
    Figure,
    Reliability,
    Report,
    Result,
    Table,
)
from comity.evaluate.saved import Saved
from factories import make_document

PASSAGE: dict[str, Any] = {
    "id": "t-1",
    "register": "wire",
    "published": "2024-08-21",
    "states": ["IND", "JPN"],
    "source": "Example Wire",
    "writer": "t",
    "sentences": [
        {
            "id": "t-1.1",
            "text": "India and Japan signed an agreement on port security on Tuesday.",
            "events": [
                {
                    "trigger": "signed", "status": "happened", "alleged": False, "kind": "agreement", "type": "AGREE",
                    "actors": [{"id": "IND", "sector": None, "mention": "India"},
                               {"id": "JPN", "sector": None, "mention": "Japan"}],
                    "recipients": [], "thirds": [], "thing": None, "when": "2024-08-20", "due": None,
                    "quantity": None, "speaker": None,
                }
            ],
            "dates": [{"text": "on Tuesday", "value": "2024-08-20"}],
        },
        {"id": "t-1.2", "text": "The harbour smelt of rain.", "events": [], "dates": []},
    ],
}  # fmt: skip
"""A passage of a wire report as the corpus has it: one agreement, one sentence without event."""


def write_jsonl(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def write(path: Path, *lines: str) -> Path:
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def make_event(**fields: Any) -> GoldEvent:
    """The signing of an agreement by India and Japan; ``parties`` may be (id, role) pairs."""
    pairs = fields.pop("parties", (("IND", "actor"), ("JPN", "actor")))
    given: dict[str, Any] = {
        "trigger": "signed", "status": "happened", "alleged": False, "kind": "agreement", "type": "AGREE",
        "parties": tuple(GoldParty(id, role, "", id) for id, role in pairs), "thing": None, "when": None, "due": None,
        "quantity": None, "speaker": None,
    }  # fmt: skip
    return GoldEvent(**(given | fields))


def make_passage(*events: GoldEvent, text: str = "India and Japan signed a pact.") -> GoldPassage:
    """A passage of one sentence with these events."""
    sentence = GoldSentence("t-9.1", text, 0, len(text), events, ())
    return GoldPassage("t-9", "wire", "t", make_document(text), (sentence,))


def make_report(**fields: Any) -> Report:
    """A report with one of each thing; texts hold what must be made harmless."""
    result = Result(
        "corpus", "Claims", ("gold/a.jsonl",),
        (Figure("corpus.actually_wrong", 0.25, 40, 0.1, 0.4, "did not happen", "low"),
         Figure("corpus.empty", None, 0, meaning="nothing there")),
        (Table("Statuses", ("class", "n", "F1"), (("happened", 3, 0.5), ("denied", 0, None))),),
        (Confusion("Statuses", ("happened", "planned"), ("happened", "planned"), ((3, 1), (2, 0))),),
        (Reliability("Score", (Bin(0.8, 0.9, 10, 0.85, 0.7),), 0.15),),
        (Example("t-1.1", "<b>A *plan*</b> \x1b[31m", "no event", "agreement happened", "no event shown as an act"),),
        ("a note",),
        own=True,
    )  # fmt: skip
    check = Check("corpus.actually_wrong", "at_most", 0.2, 0.25, False)
    given: dict[str, Any] = {"coder": "test-1", "results": (result,), "checks": (check,), "unpinned": ("corpus.empty",)}
    return Report(**(given | fields))


def saved_row(**fields: Any) -> dict[str, Any]:
    """A row of gold for the saved document ``a.txt``, which says nothing of itself."""
    given = {
        "file": "a.txt", "half": "dev", "shape": "plain", "reader": "text", "title": None, "published": None,
        "publisher": None, "author": None, "language": "en", "stub": False, "body": ["A pact was signed on ports."],
    }  # fmt: skip
    return given | fields


def make_saved(file: Path, **fields: Any) -> Saved:
    """The same as a record."""
    given: dict[str, Any] = {
        "file": file, "half": "dev", "shape": "plain", "reader": "text", "title": None, "published": None,
        "publisher": None, "author": None, "language": "en", "url": None, "stub": False, "scanned": False,
        "body": (), "neutral": (), "pages": (),
    }  # fmt: skip
    return Saved(**(given | fields))
