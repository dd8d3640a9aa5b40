"""A Japanese notice and an English one of the same meeting: one entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from comity.hearing import accounts
from comity.ledger import MemoryLedger
from comity.pipeline import add

NOTICE = (
    "令和６年８月20日\n\n８月20日、上川外務大臣は、ニューデリーにおいて、ジャイシャンカル・インド外務大臣と会談しました。"
    "双方は、安全保障分野での協力を一層進めていくことで一致しました。\n"
)
RELEASE = (
    "---\npublished: 2024-08-20\n---\nForeign Minister Yoko Kamikawa of Japan met India's External Affairs Minister"
    " S. Jaishankar in New Delhi on 20 August 2024.\n"
)
OFFICIAL = {"ja.txt": f"---\npublisher: 外務省\n---\n{NOTICE}",
            "en.md": RELEASE.replace("published", "publisher: MEA India\npublished", 1)}  # fmt: skip
OTHER = RELEASE.replace("20 August", "3 June")


@pytest.mark.parametrize(("english", "entries"), [(RELEASE, 1), (OTHER, 2)])
def test_one_meeting_in_two_languages(english: str, entries: int, tmp_path: Path) -> None:
    (tmp_path / "ja.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "en.md").write_text(english, "utf-8")
    ledger = MemoryLedger()
    assert not add(ledger, [str(tmp_path)]).rejected
    meetings = [claim.id for claim in ledger.claims() if claim.kind == "engagement"]
    assert len(set(ledger.entries_of(meetings).values())) == entries


def test_texts_in_two_languages_are_told_and_not_compared(tmp_path: Path) -> None:
    for name, text in OFFICIAL.items():
        (tmp_path / name).write_text(text, "utf-8")
    ledger = MemoryLedger()
    add(ledger, [str(tmp_path)])
    meeting = next(claim.id for claim in ledger.claims() if claim.kind == "engagement")
    found = accounts(ledger, ledger.entries_of([meeting])[meeting])
    left = [reason for side in found.sides if side.id == "JPN" for text in side.texts for reason, _ in text.left]
    assert left == ["not in English"]
    assert ({side.id for side in found.sides}, found.comparisons) == ({"IND", "JPN"}, ())
