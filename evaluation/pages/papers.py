"""Make the PDF files and their gold: set by Typst, scans drawn as pictures, encryption and turning by pypdf.

A running head may name who publishes, a series or a title: the outlet is asked only where there is a letterhead, or
none at all. The page of each paragraph is what Typst says of its final layout. Encrypted files differ on every run, so
they are made only where they are missing.
"""

from __future__ import annotations

import io
import json
import random
import re
import tempfile
from pathlib import Path
from typing import Any

import typst
import yaml
from make import HERE, Block, articles, read_blocks
from PIL import Image, ImageFilter

LIGATURES = (("ffi", "ﬃ"), ("ffl", "ﬄ"), ("fi", "ﬁ"), ("fl", "ﬂ"))


def write_papers() -> list[dict[str, Any]]:
    rows = yaml.safe_load((HERE / "papers.yaml").read_text("utf-8"))
    return [_write(row) for row in rows]


def _write(row: dict[str, Any]) -> dict[str, Any]:
    path = HERE / row["half"] / f"{row['name']}.pdf"
    parts = _parts(row)
    shown = [(text, kind) for name, blocks in parts for text, kind in _lines(blocks) if row.get("scan") != name]
    with tempfile.TemporaryDirectory() as folder:
        places = _set(row, parts, Path(folder), path)
    return _gold(row, path, [text for text, _ in shown], places)


def _parts(row: dict[str, Any]) -> list[tuple[str, list[Block]]]:
    """The articles as blocks; of several, each begins with its title as a heading."""
    texts = articles()
    several = len(row["articles"]) > 1
    return [
        (name, [Block("h", texts[name]["title"])] * several + read_blocks(texts[name]["text"]))
        for name in row["articles"]
    ]


def _lines(blocks: list[Block]) -> list[tuple[str, str]]:
    return [(text, block.kind) for block in blocks for text in block.body()]


def _gold(row: dict[str, Any], path: Path, body: list[str], places: dict[int, int]) -> dict[str, Any]:
    texts = articles()
    title = row.get("title") or texts[row["articles"][0]]["title"]
    scanned = row.get("scan") == "all"
    picture = [text for name, blocks in _parts(row) if row.get("scan") == name for text, _ in _lines(blocks)]
    neutral = [title, row.get("printed", ""), *row.get("letterhead", ()), *row.get("notes", {}).values(), *picture,
               row.get("author", "")]  # fmt: skip
    return {
        "file": f"{row['half']}/{path.name}", "half": row["half"], "shape": f"pdf-{row['name']}", "reader": "pdf",
        "title": _plain(title), "titles": [title] if row.get("ligatures") else [],
        "published": row.get("published"), "publisher": _plain(row["outlet"]) if "outlet" in row else None,
        "publisher_also": row.get("outlets", []), "author": row.get("author"),
        "language": "en", "url": None, "stub": False, "scanned": scanned,
        "body": body if not scanned else [text for _, blocks in _parts(row) for text, _ in _lines(blocks)],
        "pages": [] if scanned else [places[at] for at in range(len(body))],
        "neutral": [text for text in neutral if text],
        "unasked": [] if "letterhead" in row or "outlet" not in row else ["publisher"],
    }  # fmt: skip


def _plain(text: str) -> str:
    for plain, joined in LIGATURES:
        text = text.replace(joined, plain)
    return text


# --- setting ------------------------------------------------------------------------------------------------------


def _set(row: dict[str, Any], parts: list[tuple[str, list[Block]]], folder: Path, path: Path) -> dict[int, int]:
    """Write the file; give the page of each paragraph."""
    if row.get("scan") == "all":
        _draw(_source(row, parts), folder, row["name"])
        source = _pictures(row, folder, row["name"])
    else:
        for name, blocks in parts:
            if row.get("scan") == name:
                _draw(_source({**row, "head": "", "title": "", "printed": ""}, [(name, blocks)], True), folder, name)
        source = _source(row, parts)
    (folder / "main.typ").write_text(source, "utf-8")
    found = json.loads(typst.query(str(folder / "main.typ"), "<para>", field="value"))
    raw = typst.compile(str(folder / "main.typ"))
    if not (row.get("locked") and path.exists()):
        path.write_bytes(_finish(row, raw))
    return dict(found)


def _finish(row: dict[str, Any], raw: bytes) -> bytes:
    if not (row.get("locked") or row.get("turned")):
        return raw
    from pypdf import PdfWriter, Transformation

    writer = PdfWriter(clone_from=io.BytesIO(raw))
    if row.get("turned"):
        for page in writer.pages:
            width, height = float(page.mediabox.width), float(page.mediabox.height)
            page.add_transformation(Transformation().rotate(90).translate(tx=height))
            for box in (page.mediabox, page.cropbox):
                box.upper_right = (height, width)
            page.rotate(90)
    if row.get("locked"):
        writer.encrypt(user_password="", owner_password="owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _source(row: dict[str, Any], parts: list[tuple[str, list[Block]]], drawn: bool = False) -> str:
    """The whole as Typst. ``drawn``: to become a picture, so that a part which is one is set all the same."""
    lines = [_setup(row)]
    if "letterhead" in row:
        lines.append(f"#align(center)[{' #linebreak() '.join(f'#strong({_str(t)})' for t in row['letterhead'])}]")
        lines.append("#line(length: 100%)")
    title = row.get("title", articles()[row["articles"][0]]["title"])
    lines.append(f'#align(center, text(1.3em, weight: "bold", {_str(title)}))' if title else "")
    lines += [f"#align(right, {_str(row['printed'])})"] if row.get("printed") else []
    lines += [f"#align(center, emph({_str(row['author'])}))"] if row.get("author") else []
    body = _body(row, parts, drawn)
    lines.append(f"#columns({row['columns']})[\n{body}\n]" if row.get("columns") else body)
    return "\n\n".join(lines)


def _setup(row: dict[str, Any]) -> str:
    head = f"context [#text(0.8em, {_str(row.get('head', ''))}) #h(1fr) #text(0.8em, counter(page).display())]"
    foot = "context align(center, text(0.8em)[Page #counter(page).display() of #counter(page).final().at(0)])"
    font = "DejaVu Sans Mono" if row.get("typed") else "Libertinus Serif"
    return "\n".join([
        f"#set page(paper: {_str(row['paper'])}, flipped: {_bool(row, 'flipped')}, margin: (x: 3cm, y: 3.2cm), "
        f"header: {head if row.get('head') else 'none'}, footer: {foot if row.get('foot') else 'none'})",
        f"#set text(font: {_str(font)}, size: {row['size']}, lang: \"en\", hyphenate: {_bool(row, 'hyphenate')})",
        f"#set par(justify: {_bool(row, 'justify')}, spacing: 1.4em, leading: 0.9em)",
        '#set document(title: "Untitled", date: datetime(year: 2025, month: 6, day: 17))',
        "#let mark(at) = context [#metadata((at, here().page())) <para>]",
    ])  # fmt: skip


def _body(row: dict[str, Any], parts: list[tuple[str, list[Block]]], drawn: bool) -> str:
    out, at, paragraph = [], 0, -1
    for name, blocks in parts:
        if row.get("scan") == name and not drawn:
            out += [f"#page(margin: 0pt, header: none, footer: none)[#image({_str(f'{name}-1.jpg')}, width: 100%)]"]
            continue
        for block in blocks:
            paragraph += block.kind != "h"
            note = row.get("notes", {}).get(paragraph) if block.kind == "p" else None
            out.append(_block(block, at, row, note))
            at += len(block.body())
    return "\n\n".join(out)


def _block(block: Block, at: int, row: dict[str, Any], note: str | None) -> str:
    texts = [_text(text, row) for text in block.body()]
    if block.kind == "h":
        return f"#block(sticky: true)[#mark({at})#strong({texts[0]})]"
    if block.kind == "ul":
        return "\n".join(f"- #mark({at + place})#{text}" for place, text in enumerate(texts))
    if block.kind == "table":
        cells = [f"[{f'#mark({at + place})' * (not column)}#{_text(cell, row)}]"
                 for place, cells in enumerate(block.rows) for column, cell in enumerate(cells)]  # fmt: skip
        return f"#table(columns: {len(block.rows[0])}, inset: 7pt, {', '.join(cells)})"
    if block.kind == "quote":
        return f"#pad(x: 1.5em)[#mark({at})#emph({texts[0]})]"
    number = f"{block.number}. " if block.kind == "num" else ""
    return f"{number and '#' + _str(number)}#mark({at})#{texts[0]}" + (f"#footnote[#{_str(note)}]" if note else "")


def _text(text: str, row: dict[str, Any]) -> str:
    if row.get("ligatures"):
        for plain, joined in LIGATURES:
            text = text.replace(plain, joined)
    return _str(text)


def _str(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _bool(row: dict[str, Any], name: str) -> str:
    return "true" if row.get(name) else "false"


# --- scans --------------------------------------------------------------------------------------------------------


def _draw(source: str, folder: Path, name: str) -> None:
    """Each page as a picture: grey, a little askew, with dust, as a copier gives it."""
    (folder / "scan.typ").write_text(source, "utf-8")
    pages = typst.compile(str(folder / "scan.typ"), format="png", ppi=110)
    dice = random.Random(name)
    for at, raw in enumerate(pages if isinstance(pages, list) else [pages], start=1):
        page = Image.open(io.BytesIO(raw)).convert("L")
        page = page.rotate(dice.uniform(-0.8, 0.8), fillcolor=250, resample=Image.Resampling.BICUBIC)
        for _ in range(300):
            page.putpixel((dice.randrange(page.width), dice.randrange(page.height)), dice.randrange(160))
        page.filter(ImageFilter.GaussianBlur(0.5)).save(folder / f"{name}-{at}.jpg", quality=45)


def _pictures(row: dict[str, Any], folder: Path, name: str) -> str:
    """A document of the pictures alone."""
    pages = sorted(folder.glob(f"{name}-*.jpg"), key=lambda path: int(re.findall(r"\d+", path.stem)[-1]))
    setup = f"#set page(paper: {_str(row['paper'])}, margin: 0pt)\n#set document(date: none)\n"
    return setup + "\n#pagebreak()\n".join(f"#image({_str(page.name)}, width: 100%)" for page in pages)
