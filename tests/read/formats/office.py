"""Office documents made in memory, part by part."""

from __future__ import annotations

import io
from collections.abc import Mapping

from tests.read.formats.packing import documents, found_in, zipped
from tests.read.pages import BODY

from comity.model import Document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
)
STYLES = f"""<w:styles {W}>
<w:style w:styleId="T"><w:name w:val="Title"/></w:style>
<w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Own"><w:name w:val="Our heading"/><w:basedOn w:val="H1"/></w:style>
<w:style w:styleId="LB"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:styleId="TOC"><w:name w:val="toc 1"/></w:style></w:styles>"""
TEXT = BODY.strip()


def p(content: str, style: str = "") -> str:
    """A paragraph; its content is runs where it holds markup."""
    runs = content if "<" in content else f"<w:r><w:t>{content}</w:t></w:r>"
    own = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{own}{runs}</w:p>"


def t(words: str) -> str:
    """A run."""
    return f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>'


def word(*content: str, kind: str = MAIN, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word document."""
    body = f"<w:document {W}><w:body>{''.join(content)}</w:body></w:document>"
    made = {"[Content_Types].xml": TYPES.format(kind=kind), "word/document.xml": body, "word/styles.xml": STYLES}
    return zipped({name: part.encode() for name, part in (made | dict(parts or {})).items()})


def document_of(raw: bytes, name: str = "a.docx") -> Document:
    """The one document of an office file."""
    (found,) = documents(found_in(raw, name))
    return found


def lines_of(*content: str, parts: Mapping[str, str] | None = None) -> list[str]:
    """The lines of a Word document's text, less the last, which makes it long enough."""
    text = document_of(word(*content, p(TEXT), parts=parts)).text
    assert text.endswith(TEXT)
    return [line for line in text.removesuffix(TEXT).split("\n") if line]


def by_library() -> bytes:
    """A Word document as python-docx writes it."""
    from docx import Document as Written

    made = Written()
    made.core_properties.title, made.core_properties.author = "A treaty on water", "python-docx"
    made.sections[0].header.paragraphs[0].text = "HEADER OF THE PAGE"
    made.add_heading("A treaty on water", 0)
    made.add_heading("Background", 1)
    made.add_paragraph(TEXT)
    made.add_paragraph("Both sides will share the water of the lake.", style="List Bullet")
    table = made.add_table(2, 2)
    for cell, words in zip(table._cells, ("Year", "Tonnes", "2021", "1,200"), strict=True):
        cell.text = words
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMES = " ".join(f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "text", "table", "draw", "style"))


def odt(content: str, kind: str = "text", parts: Mapping[str, str] | None = None) -> bytes:
    """An OpenDocument file."""
    body = f"<office:body><office:text>{content}</office:text></office:body>"
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    main = f"<office:document-content {NAMES}>{styles}{body}</office:document-content>"
    made = {"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": main, **(parts or {})}
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in made.items():
            archive.writestr(name, part)
    return out.getvalue()
