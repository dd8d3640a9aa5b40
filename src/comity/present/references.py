"""The notes of a brief alone: BibTeX, CSL-JSON and plain text to paste, under the numbers of the brief."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote

from comity.model import Claim
from comity.present.brief.notes import Note
from comity.present.dates import full
from comity.present.inert import inert
from comity.present.words import outlet_of

SPECIAL: Final[Mapping[str, str]] = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}", "^": "\\textasciicircum{}",
    "~": "\\textasciitilde{}", **{sign: f"\\{sign}" for sign in "$&#_%"},
}  # fmt: skip
"""Signs that BibTeX or LaTeX would read as markup; a brace counts for it even behind a backslash."""
DATE: Final = re.compile(r"(?P<year>-?\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[~?%]?)")
SEASONS: Final = {21: 1, 22: 2, 23: 3, 24: 4}
"""Seasons of EDTF, and as CSL counts them."""
LEDGER: Final = "Comity ledger"
"""Where a count or a receipt is to be looked up."""


# --- plain --------------------------------------------------------------------------------------------------------


def to_plain(notes: Iterable[Note]) -> str:
    """A line for each note: number, whole quotation, outlet, date, address, ids."""
    return "".join(f"{note.number}. {_line(note)}\n" for note in notes)


def _line(note: Note) -> str:
    quoted = f"“{note.quote}” " if note.claim else ""
    parts = [note.origin, note.url, note.command, *note.ids]
    return f"{quoted}{', '.join(inert(part) for part in parts if part)}."


# --- BibTeX -------------------------------------------------------------------------------------------------------


def to_bibtex(notes: Iterable[Note]) -> str:
    """An entry of the kind ``misc`` for each note; its key is the id of the first claim, or that of the count."""
    return "\n".join(_entry(note) for note in notes)


def _entry(note: Note) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(note) if value)
    return f"@misc{{{_key(note)},\n{fields}}}\n"


def _key(note: Note) -> str:
    """The id, of letters, digits, hyphens and points alone."""
    return re.sub(r"[^A-Za-z0-9.-]", "-", note.proofs[0].id)


def _fields(note: Note) -> Iterator[tuple[str, str]]:
    claim = note.claim
    if claim is None:
        yield "title", f"{{{escaped(note.origin)}}}"
        yield "howpublished", escaped(", ".join(part for part in (LEDGER, note.command) if part))
        yield "note", escaped(f"Note {note.number}")
        return
    published = claim.document.published
    yield "title", f"{{{escaped(_title(claim))}}}"
    yield "howpublished", escaped(outlet_of(claim.document))
    if published and (found := DATE.fullmatch(published)) and not found["mark"]:
        yield "year", str(int(found["year"]))
        yield "date", published
    elif published:
        yield "year", escaped(full(published))
    yield "pages", str(claim.page or "")
    yield "url", _address(note.url)
    yield "note", escaped(f"Note {note.number}: “{note.quote}” ({', '.join(note.ids)})")


def escaped(text: str) -> str:
    """The text with every sign that BibTeX would read as markup spelt out, on one line."""
    return "".join(SPECIAL.get(sign, sign) for sign in inert(text))


def _address(url: str) -> str:
    """The address with braces, backslashes and blanks as percent signs have them."""
    return quote(url, safe="%/:=&?~#+!$,;'@()*[]")


def _title(claim: Claim) -> str:
    """The title of the text; where it has none, the beginning of the passage."""
    return inert(claim.document.title or " ".join(claim.passage.exact.split()))[:200]


# --- CSL-JSON -----------------------------------------------------------------------------------------------------


def to_csl(notes: Iterable[Note]) -> str:
    """An item for each note, as citation processors read it; undated ones have no ``issued``."""
    return json.dumps([_item(note) for note in notes], ensure_ascii=False, indent=1) + "\n"


def _item(note: Note) -> dict[str, Any]:
    claim = note.claim
    if claim is None:
        told = {"title": note.origin, "publisher": LEDGER, "note": f"Note {note.number}. {note.command}".strip()}
        return {"id": note.proofs[0].id, "type": "dataset", **told}
    issued = date_of(claim.document.published)
    return {
        "id": claim.id,
        "type": "webpage" if note.url else "document",
        "title": _title(claim),
        "container-title": outlet_of(claim.document),
        **({"issued": issued} if issued else {}),
        **({"page": str(claim.page)} if claim.page else {}),
        **({"URL": note.url} if note.url else {}),
        "note": f"Note {note.number}: “{note.quote}” ({', '.join(note.ids)})",
    }


def date_of(edtf: str | None) -> dict[str, Any] | None:
    """A date as CSL has it, no finer than it is known: parts for day, month or year, words for what has none."""
    if not edtf:
        return None
    sides = [DATE.fullmatch(side) for side in edtf.split("/")]
    known = [side for side in sides if side]
    if len(known) < len(sides) or any(int(side["month"] or 1) > 12 for side in known):
        return _season(edtf) or {"literal": full(edtf)}
    parts = [[int(side[name]) for name in ("year", "month", "day") if side[name]] for side in known]
    return {"date-parts": parts} | ({"circa": True} if any(side["mark"] for side in known) else {})


def _season(edtf: str) -> dict[str, Any] | None:
    found = DATE.fullmatch(edtf)
    season = SEASONS.get(int(found["month"] or 0)) if found and not found["day"] else None
    return {"date-parts": [[int(found["year"])]], "season": season} if found and season else None


NOTES: Final[Mapping[str, Callable[[Iterable[Note]], str]]] = {
    "bibtex": to_bibtex, "csl-json": to_csl, "plain": to_plain,
}  # fmt: skip
"""The formats of the notes alone, by name."""
