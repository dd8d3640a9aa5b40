"""OpenDocument texts: what stands on their pages once changes are accepted."""

from __future__ import annotations

import pytest
from tests.read.formats.office import NAMES, TEXT, document_of, odt
from tests.read.formats.packing import found_in, reasons

PARTS = f"""<text:tracked-changes><text:changed-region><text:deletion><text:p>struck</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:p text:style-name="P1">A treaty on<text:s/>water</text:p>
<text:h text:outline-level="2">Background</text:h>
<text:p>{TEXT}<text:note><text:note-citation>1</text:note-citation>
<text:note-body><text:p>Kenya signed in 1998.</text:p>
</text:note-body></text:note></text:p>
<text:list><text:list-item><text:p>They will share the fish.</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>2021</text:p></table:table-cell>
<table:table-cell><text:p>1,200</text:p></table:table-cell></table:table-row></table:table>"""


def test_the_parts_of_a_text_come_in_order() -> None:
    document = document_of(odt(PARTS), "a.odt")
    assert document.title == "A treaty on water"
    assert document.text.split("\n\n")[2:] == [
        TEXT, "Kenya signed in 1998.", "They will share the fish.", "2021 | 1,200",
    ]  # fmt: skip
    assert [row.heading for row in document.sections if row.role == "body"] == ["Background"]


def test_it_is_known_by_its_bytes() -> None:
    assert document_of(odt(PARTS), "download").title == "A treaty on water"


ENTITY = f'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><office:text {NAMES}>&a;</office:text>'
LOCKED = {"META-INF/manifest.xml": "<m><encryption-data/></m>"}


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (odt(PARTS, kind="spreadsheet"), "is no text"),
        (odt(PARTS, parts=LOCKED), "needs a password"),
        (odt(PARTS, parts={"content.xml": ENTITY}), "defines entities"),
        (odt(PARTS, parts={"content.xml": "<a/>"}), "no text part"),
        (odt(PARTS)[:400], "damaged"),
    ],
)
def test_what_cannot_be_read_is_named(raw: bytes, words: str) -> None:
    assert words in reasons(found_in(raw, "a.odt"))["a.odt"]
