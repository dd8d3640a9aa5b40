"""Lists on a terminal: what a search found, and the documents that were read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from comity.model import Document
from comity.present.data import Found
from comity.present.dates import short
from comity.present.inert import inert
from comity.present.proof import MARK
from comity.present.terminal import PREFIX
from comity.present.words import outlet_of, plural


def print_hits(out: Console, hits: Sequence[Found], words: str) -> None:
    """Each sentence with the words marked, its outlet and date, and the claims it proves."""
    pattern = _pattern(words)
    for hit in hits:
        text = Text(inert(" ".join(hit.exact.split())))
        if pattern:
            text.highlight_regex(pattern, MARK)
        out.print(text)
        out.print(Padding(_origin(hit), (0, 0, 1, 2)))
    out.print(Text(f"{plural(len(hits), 'sentence')} found", style="dim"))


def _pattern(words: str) -> str:
    """A pattern for the words searched for; a phrase in double quotes stays one, a trailing star is any ending."""
    parts = [phrase or word for phrase, word in re.findall(r'"([^"]+)"|([^\s"]+)', words)]
    plain = [re.escape(part.rstrip("*")) for part in parts if part.strip("*")]
    return rf"(?i)\b(?:{'|'.join(sorted(plain, key=len, reverse=True))})\w*" if plain else ""


def _origin(hit: Found) -> Text:
    origin = Text(f"{outlet_of(hit.document)}, {short(hit.document.published)}  ", style="dim")
    if not hit.claims:
        return origin.append("no claim", style="dim").append(f"  {hit.document.id[:PREFIX]}", style="cyan")
    return origin.append("  ".join(id[:PREFIX] for id in hit.claims), style="cyan")


def print_documents(out: Console, documents: Sequence[Document], claims: Mapping[str, int]) -> None:
    """One row a document; ``claims``: how many each makes, by document id."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=14)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(width=10, justify="right", no_wrap=True)
    table.add_column(width=PREFIX, no_wrap=True)
    for document in documents:
        table.add_row(*_row(document, claims.get(document.id, 0)))
    out.print(table)
    out.print(Text(f"{plural(len(documents), 'document')}, {plural(sum(claims.values()), 'claim')}", style="dim"))


def _row(document: Document, claims: int) -> tuple[Text, Text, Text, Text]:
    basis = f"\n{inert(document.published_basis)}" if document.published and document.published_basis else ""
    date = Text(short(document.published), style="bold").append(basis, style="dim not bold")
    title = Text(inert(document.title or "untitled")).append(f"\n{outlet_of(document)}", style="dim")
    if document.path:
        title.append(inert(f" · {document.path}"), style="dim")
    count = Text(plural(claims, "claim"), style="bold" if claims else "dim")
    return date, title, count, Text(document.id[:PREFIX], style="cyan")
