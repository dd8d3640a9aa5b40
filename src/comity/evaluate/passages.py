"""The corpus as it lies in its files: labelled passages, read into records, with the document that each one makes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from comity.edtf import bounds
from comity.evaluate.coding import document_of
from comity.evaluate.gold import bad, read_jsonl
from comity.model import KINDS, STATUSES, Column, Document, PartyRole, Section, Status, column_of

ROLES: Final[tuple[tuple[str, PartyRole], ...]] = (
    ("actors", "actor"),
    ("recipients", "recipient"),
    ("thirds", "third"),
)
ONLOOKER: Final = "XXX"
"""The id of who acts or speaks for no state."""
ENDED: Final = re.compile(r"[.!?…][\"”'’)\]]*$")


@dataclass(frozen=True, slots=True)
class GoldParty:
    """Who takes part, and how; ``sector`` is empty for the government itself, ``mention`` where no word names it."""

    id: str
    role: PartyRole
    sector: str
    mention: str


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One labelled event. ``type`` and the optional fields are None where the sentence gives none."""

    trigger: str
    status: Status
    alleged: bool
    kind: str
    type: str | None
    parties: tuple[GoldParty, ...]
    thing: str | None
    when: str | None
    due: str | None
    quantity: tuple[float, str] | None
    speaker: str | None

    @property
    def column(self) -> Column:
        return column_of(self.status)


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """A sentence with its labels; ``start`` and ``end`` are offsets into the passage's document."""

    id: str
    text: str
    start: int
    end: int
    events: tuple[GoldEvent, ...]
    dates: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class GoldPassage:
    """A passage with all its sentences."""

    id: str
    register: str
    writer: str
    document: Document
    sentences: tuple[GoldSentence, ...]


def read_passages(path: Path) -> list[GoldPassage]:
    """The passages of a corpus file. Raises EvaluateError naming the line."""
    found = []
    for number, row in enumerate(read_jsonl(path), start=1):
        try:
            found.append(_passage(path, row))
        except (KeyError, TypeError, ValueError) as exc:
            raise bad(path, number, f"no labelled passage ({exc!r})") from exc
    return found


def _passage(path: Path, row: Mapping[str, Any]) -> GoldPassage:
    texts = [sentence["text"] for sentence in row["sentences"]]
    document, starts = joined(texts, _day(row.get("published")), f"{path.name}:{row['id']}")
    sentences = tuple(_sentence(sentence, start) for sentence, start in zip(row["sentences"], starts, strict=True))
    document = replace(document, publisher=row.get("source") or None)
    return GoldPassage(row["id"], row.get("register") or "", row.get("writer") or "", document, sentences)


def _day(published: str | None) -> str | None:
    """The day a passage is from. Raises ValueError where it is no EDTF."""
    if published:
        bounds(published)
    return published or None


def joined(texts: Sequence[str], published: str | None, path: str) -> tuple[Document, list[int]]:
    """The sentences as one paragraph, and where each starts; a first one without a full stop is the headline."""
    headed = len(texts) > 1 and not ENDED.search(texts[0])
    starts, length = [], 0
    for index, text in enumerate(texts):
        starts.append(length)
        length += len(text) + (2 if headed and index == 0 else 1)
    whole = (f"{texts[0]}\n\n" if headed else f"{texts[0]} " if texts else "") + " ".join(texts[1:])
    document = document_of(whole.rstrip(), published, path)
    if headed:
        sections = (Section(0, len(texts[0]), "headline"), Section(starts[1], len(document.text), "body"))
        document = replace(document, sections=sections)
    return document, starts


def _sentence(row: Mapping[str, Any], start: int) -> GoldSentence:
    events = tuple(_event(event) for event in row.get("events") or ())
    dates = tuple((date["text"], date["value"]) for date in row.get("dates") or ())
    return GoldSentence(row["id"], row["text"], start, start + len(row["text"]), events, dates)


def _event(row: Mapping[str, Any]) -> GoldEvent:
    if row["status"] not in STATUSES or row["kind"] not in KINDS:
        raise ValueError(f"no kind and status of the codebook: {row['kind']}, {row['status']}")
    parties = tuple(
        GoldParty(party["id"], role, party.get("sector") or "", party.get("mention") or "")
        for name, role in ROLES
        for party in row.get(name) or ()
    )
    quantity = row.get("quantity")
    speaker = row.get("speaker")
    return GoldEvent(
        trigger=row["trigger"],
        status=row["status"],
        alleged=bool(row.get("alleged")),
        kind=row["kind"],
        type=_given(row.get("type")),
        parties=parties,
        thing=_given(row.get("thing")),
        when=_given(row.get("when")),
        due=_given(row.get("due")),
        quantity=(float(quantity["value"]), str(quantity["unit"])) if quantity else None,
        speaker=speaker["id"] if speaker else None,
    )


def _given(value: str | None) -> str | None:
    """The value; ``-`` and nothing are None."""
    return value if value and value != "-" else None
