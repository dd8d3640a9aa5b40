"""A Japanese notice and an English one of the same meeting: one entry."""

from __future__ import annotations

from pathlib import Path

import pytest

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
OTHER = RELEASE.replace("20 August", "3 June")


@pytest.mark.parametrize(("english", "entries"), [(RELEASE, 1), (OTHER, 2)])
def test_one_meeting_in_two_languages(english: str, entries: int, tmp_path: Path) -> None:
    (tmp_path / "ja.txt").write_text(NOTICE, "utf-8")
    (tmp_path / "en.md").write_text(english, "utf-8")
    ledger = MemoryLedger()
    assert not add(ledger, [str(tmp_path)]).rejected
    meetings = [claim.id for claim in ledger.claims() if claim.kind == "engagement"]
    assert len(set(ledger.entries_of(meetings).values())) == entries
