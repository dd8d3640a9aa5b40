"""Make the files of other forms and their gold: DOCX, mail, feeds, WARC, tables and JSON Lines."""

from __future__ import annotations

import base64
import csv
import io
import json
import uuid
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from email.message import EmailMessage
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.utils import format_datetime
from html import escape
from pathlib import Path
from typing import Any

from make import HERE, SAVED, Block, articles, gold_of, pages, read_blocks

Rows = Iterator[dict[str, Any]]


def write_letters() -> list[dict[str, Any]]:
    return [row for write in (_documents, _mail, _feeds, _archives, _tables) for row in write()]


def _blocks(name: str) -> list[Block]:
    return read_blocks(articles()[name]["text"])


def _body(name: str) -> list[str]:
    return [text for block in _blocks(name) for text in block.body()]


def _row(file: str, shape: str, reader: str, article: str, **told: Any) -> dict[str, Any]:
    """A row of gold; what ``told`` does not say the document does not say either."""
    text = articles()[article]
    row = {
        "file": file, "half": file.partition("/")[0], "shape": shape, "reader": reader, "title": text["title"],
        "titles": [], "published": None, "published_also": [], "publisher": None, "publisher_also": [],
        "author": None, "language": text.get("language", "en"), "url": None, "stub": False, "body": _body(article),
        "neutral": [],
    }  # fmt: skip
    row |= told
    row["neutral"] = [text for text in (row["title"], text.get("deck"), *row["neutral"]) if text]
    return row


# --- DOCX ---------------------------------------------------------------------------------------------------------


def _documents() -> Rows:
    yield _docx("dev/memo.docx", "rail", "Transport Desk", "20 April 2023", "2023-04-20", _styled)
    yield _docx("dev/minutes.docx", "communique-forest", "Forest Bureau", "19 May 2022", "2022-05-19", _numbered)
    yield _docx("dev/running-heads.docx", "opinion-trade", "The Halifax Notes", "October 2022", "2022-10", _headed)
    yield _docx("held/letter.docx", "dated-training", "Judicial Academy", "24 February 2023", "2023-02-24", _in_table)
    yield _docx("held/tracked.docx", "glacier", "Mountain Service", "26 January 2024", "2024-01-26", _tracked)
    yield _docx("held/plan.docx", "joint-statement-solar", "Energy Committee", "9 May 2023", "2023-05-09", _numbered)


def _docx(
    file: str, article: str, outlet: str, printed: str, published: str, fill: Callable[..., None]
) -> dict[str, Any]:
    import docx

    document = docx.Document()
    told = document.core_properties
    told.author, told.comments, told.title = "", "", ""
    told.created = told.modified = SAVED.replace(tzinfo=None)
    fill(document, article, outlet, printed)
    raw = io.BytesIO()
    document.save(raw)
    (HERE / file).write_bytes(_repack(raw.getvalue()))
    author = articles()[article]["author"] if fill is _headed else None
    return _row(file, f"docx-{Path(file).stem}", "docx", article, published=published, publisher=outlet, author=author,
                neutral=[outlet, printed, author or ""])  # fmt: skip


def _repack(raw: bytes) -> bytes:
    """The same archive with one date on all members, so that it is the same on every run."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, SAVED.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _styled(document: Any, article: str, outlet: str, printed: str) -> None:
    document.add_paragraph(outlet)
    document.add_heading(articles()[article]["title"], 0)
    document.add_paragraph(printed)
    for block in _blocks(article):
        document.add_heading(block.text, 2) if block.kind == "h" else document.add_paragraph(block.text)


def _numbered(document: Any, article: str, outlet: str, printed: str) -> None:
    document.add_paragraph(outlet).alignment = 1
    title = document.add_paragraph()
    title.alignment = 1
    title.add_run(articles()[article]["title"]).bold = True
    document.add_paragraph(printed).alignment = 2
    for block in _blocks(article):
        if block.kind == "ul":
            for row in block.rows:
                document.add_paragraph(row[0], style="List Bullet")
        elif block.kind == "table":
            table = document.add_table(rows=0, cols=len(block.rows[0]))
            for row in block.rows:
                for cell, text in zip(table.add_row().cells, row, strict=True):
                    cell.text = text
        else:
            style = {"h": "Heading 2", "num": "List Number"}.get(block.kind)
            document.add_paragraph(block.text, style=style)


def _headed(document: Any, article: str, outlet: str, printed: str) -> None:
    text = articles()[article]
    section = document.sections[0]
    section.header.paragraphs[0].text = f"{outlet} · {printed}"
    section.footer.paragraphs[0].text = "Draft for readers, not for quotation · page"
    document.add_paragraph(text["title"], style="Title")
    document.add_paragraph(f"{text['author']}, {printed}", style="Subtitle")
    for block in _blocks(article):
        document.add_paragraph(block.text, style="Intense Quote" if block.kind == "quote" else None)


def _in_table(document: Any, article: str, outlet: str, printed: str) -> None:
    """A letterhead in a table of two cells, as many offices set it."""
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = outlet, printed
    document.add_paragraph()
    document.add_paragraph().add_run(articles()[article]["title"]).bold = True
    for block in _blocks(article):
        paragraph = document.add_paragraph()
        half = len(block.text) // 2
        paragraph.add_run(block.text[:half]).italic = False
        paragraph.add_run(block.text[half:])


def _tracked(document: Any, article: str, outlet: str, printed: str) -> None:
    """With changes that were tracked: what was struck out is no longer said."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    _styled(document, article, outlet, printed)
    struck = "The ministry had first offered to pay for all of it until the end of the century."
    xml = (f'<w:p {nsdecls("w")}><w:del w:id="1" w:author="x" w:date="2024-01-25T10:00:00Z"><w:r><w:delText>{struck}'
           "</w:delText></w:r></w:del></w:p>")  # fmt: skip
    document.paragraphs[4]._p.addnext(parse_xml(xml))
    hidden = document.add_paragraph().add_run("Note to the typist: leave this out of the printed version of the text.")
    hidden.font.hidden = True


# --- mail ---------------------------------------------------------------------------------------------------------


def _mail() -> Rows:
    yield from _plain_mail()
    yield from _two_versions()
    yield from _forwarded()
    yield from _encoded()
    yield from _attached()


def _told(sender: str, moment: str) -> dict[str, Any]:
    """What the head of a mail says. Whether who sends it is its outlet is not asked."""
    return {"published": moment[:10], "author": sender, "unasked": ["publisher", "author"]}


def _head(message: Any, article: str, sender: str, moment: str, subject: str = "") -> None:
    message["From"] = f'"{sender}" <desk@mail.example>'
    message["To"] = "readers@list.example"
    message["Subject"] = subject or articles()[article]["title"]
    message["Date"] = format_datetime(datetime.fromisoformat(moment))
    message["Message-ID"] = f"<{uuid.uuid5(uuid.NAMESPACE_URL, article)}@mail.example>"


def _text(article: str) -> str:
    return "\n\n".join(_body(article)) + "\n"


def _page(article: str, extra: str = "") -> str:
    parts = "".join(f"<p>{escape(text)}</p>" for text in _body(article))
    return f'<html><head><style>p{{margin:0}}</style></head><body><div dir="ltr">{parts}</div>{extra}</body></html>'


def _save(file: str, message: Any) -> None:
    (HERE / file).write_bytes(message.as_bytes())


def _plain_mail() -> Rows:
    moment = "2024-05-22T07:15:00+03:00"
    message = EmailMessage()
    _head(message, "gasfield", "Levant desk", moment)
    foot = "\n-- \nLevant desk\nTo leave this list write to leave@list.example\n"
    message.set_content(_text("gasfield") + foot, cte="7bit")
    _save("dev/plain.eml", message)
    yield _row("dev/plain.eml", "eml-plain", "eml", "gasfield", **_told("Levant desk", moment))


def _two_versions() -> Rows:
    for file, article, moment, only in (
        ("dev/alternative.eml", "border", "2023-04-03T08:00:00+02:00", False),
        ("held/html-only.eml", "salmon", "2024-07-11T09:30:00+02:00", True),
    ):
        message = MIMEMultipart("alternative")
        message.set_boundary(f"----=_Part_{article}")
        _head(message, article, "Morning letter", moment)
        foot = (
            '<p style="font-size:9px">You get this letter because you asked for it. <a href="#">Leave the list</a></p>'
        )
        pixel = '<img src="https://track.example/o.gif" width="1" height="1" alt="">'
        if not only:
            message.attach(MIMEText(_text(article), "plain", "utf-8"))
        message.attach(MIMEText(_page(article, foot + pixel), "html", "utf-8"))
        _save(file, message)
        yield _row(file, f"eml-{Path(file).stem}", "eml", article, **_told("Morning letter", moment))


def _forwarded() -> Rows:
    first, moment = "2019-03-02T11:00:00+00:00", "2019-03-04T16:20:00+00:00"
    inner = articles()["notes-airlink"]["title"]
    message = EmailMessage()
    _head(message, "notes-airlink", "R. Castell", moment, f"Fwd: {inner}")
    note = "For your files."
    marks = ["---------- Forwarded message ----------", "From: Air Desk <air@mail.example>",
             f"Date: {format_datetime(datetime.fromisoformat(first))}", f"Subject: {inner}",
             "To: R. Castell <castell@mail.example>"]  # fmt: skip
    message.set_content(note + "\n\n" + "\n".join(marks) + "\n\n" + _text("notes-airlink"))
    _save("dev/forwarded.eml", message)
    told = _told("Air Desk", first) | {"published_also": [moment[:10]], "titles": [f"Fwd: {inner}"]}
    yield _row("dev/forwarded.eml", "eml-forwarded", "eml", "notes-airlink", **told, neutral=[note, *marks])

    first, moment = "2020-11-08T09:00:00+02:00", "2020-11-09T10:10:00+02:00"
    enclosed = EmailMessage()
    _head(enclosed, "memo-school", "District office", first)
    enclosed.set_content(_text("memo-school"), cte="8bit")
    outer = EmailMessage()
    _head(outer, "memo-fair", "Ministry registry", moment)
    outer.set_content(_text("memo-fair"))
    outer.add_attachment(enclosed)
    outer.set_boundary("=-registry-1")
    _save("held/enclosed.eml", outer)
    yield _row("held/enclosed.eml", "eml-enclosed", "eml", "memo-fair", **_told("Ministry registry", moment))
    yield _row("held/enclosed.eml", "eml-enclosed", "eml", "memo-school", **_told("District office", first))


def _encoded() -> Rows:
    for file, article, charset, cte, moment in (
        ("dev/quoted-printable.eml", "scholars", "iso-8859-1", "quoted-printable", "2024-02-09T20:00:00-03:00"),
        ("held/base64.eml", "glacier", "windows-1252", "base64", "2024-01-30T12:00:00+06:00"),
    ):
        message = EmailMessage()
        _head(message, article, "Correspondent", moment)
        message.set_content(_text(article), charset=charset, cte=cte)
        _save(file, message)
        yield _row(file, f"eml-{Path(file).stem}", "eml", article, **_told("Correspondent", moment))


def _attached() -> Rows:
    moment = "2022-12-12T18:00:00+02:00"
    message = MIMEMultipart("mixed")
    message.set_boundary("==grain==")
    _head(message, "grain", "Commodities desk", moment)
    message.attach(MIMEText(_text("grain"), "plain", "us-ascii" if _text("grain").isascii() else "utf-8"))
    part = MIMEBase("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")
    part.set_payload(base64.encodebytes((HERE / "dev/memo.docx").read_bytes()).decode())
    part["Content-Transfer-Encoding"] = "base64"
    part["Content-Disposition"] = 'attachment; filename="memo.docx"'
    message.attach(part)
    picture = MIMEBase("image", "gif")
    picture.set_payload(base64.b64encode(b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff;").decode())
    picture["Content-Transfer-Encoding"] = "base64"
    picture["Content-Disposition"] = 'inline; filename="logo.gif"'
    message.attach(picture)
    _save("dev/attachment.eml", message)
    yield _row("dev/attachment.eml", "eml-attachment", "eml", "grain", **_told("Commodities desk", moment))
    yield _row("dev/attachment.eml", "eml-attachment", "eml", "rail", published="2023-04-20",
               published_also=["2022-12-12"],
               unasked=["publisher", "author"], neutral=["Transport Desk", "20 April 2023"])  # fmt: skip


# --- feeds --------------------------------------------------------------------------------------------------------


def _feeds() -> Rows:
    full = [("satellite", "2023-09-18T17:22:00+00:00"), ("rail", "2023-04-20T16:45:00+02:00"),
            ("cement", "2024-04-12T07:30:00+07:00")]  # fmt: skip
    short = [("harbour", "2024-03-05T18:20:00+05:30"), ("vaccines", "2024-01-27T21:40:00-06:00")]
    yield from _rss("dev/full.rss", "Open Desk", full, whole=True)
    yield from _rss("dev/summaries.xml", "Harbour Watch", short, whole=False)
    atom = [("museum", "2023-03-03T12:00:00+01:00"), ("dam", "2024-08-30T19:00:00+02:00")]
    yield from _atom("held/entries.atom", "Lakes and Coasts", atom)
    rdf = [("islands", "2022-02-11T09:00:00+12:00"), ("drones", "2024-03-17T21:00:00+04:00")]
    yield from _rdf("held/list.rdf", "Far Wires", rdf)


def _link(article: str) -> str:
    return f"https://feed.example/{article}"


def _feed_row(file: str, outlet: str, article: str, moment: str, **told: Any) -> dict[str, Any]:
    given = {"published": moment[:10], "publisher": outlet, "url": _link(article),
             "author": articles()[article]["author"] or None}  # fmt: skip
    return _row(file, f"feed-{Path(file).stem}", "feed", article, **(given | told))


def _rss(file: str, outlet: str, items: Sequence[tuple[str, str]], whole: bool) -> Rows:
    out = []
    for article, moment in items:
        text = articles()[article]
        content = "".join(
            f"<h2>{escape(b.text)}</h2>" if b.kind == "h" else f"<p>{escape(b.text)}</p>" for b in _blocks(article)
        )
        link = f'<a href="{_link(article)}">{escape(text["title"])}</a>'
        content += f'<p>The post {link} appeared first on <a href="#">{outlet}</a>.</p>'
        summary = _body(article)[0]
        out.append(
            f"<item><title>{escape(text['title'])}</title><link>{_link(article)}</link>"
            f"<dc:creator><![CDATA[{text['author']}]]></dc:creator>"
            f"<pubDate>{format_datetime(datetime.fromisoformat(moment))}</pubDate>"
            f'<guid isPermaLink="false">https://feed.example/?p={len(article)}</guid>'
            f"<description><![CDATA[{escape(summary)}]]></description>"
            + (f"<content:encoded><![CDATA[{content}]]></content:encoded>" if whole else "")
            + "</item>"
        )
        told = {} if whole else {"body": [summary]}
        yield _feed_row(file, outlet, article, moment, **told)
    head = ('<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>')  # fmt: skip
    meta = (f"<title>{outlet}</title><link>https://feed.example/</link><description>All texts</description>"
            f"<lastBuildDate>{format_datetime(SAVED)}</lastBuildDate><language>en</language>")  # fmt: skip
    (HERE / file).write_text(f"{head}{meta}{''.join(out)}</channel></rss>\n", "utf-8")


def _atom(file: str, outlet: str, items: Sequence[tuple[str, str]]) -> Rows:
    out = []
    for at, (article, moment) in enumerate(items):
        text = articles()[article]
        parts = "".join(f"<p>{escape(part)}</p>" for part in _body(article))
        page = f'<div xmlns="http://www.w3.org/1999/xhtml">{parts}</div>'
        content = f'<content type="html">{escape(parts)}</content>' if at else f'<content type="xhtml">{page}</content>'
        out.append(
            f'<entry><title type="html">{escape(escape(text["title"]))}</title><id>urn:x:{article}</id>'
            f'<link rel="alternate" href="{_link(article)}"/><published>{moment}</published>'
            f"<updated>{SAVED.isoformat()}</updated><author><name>{text['author']}</name></author>{content}</entry>"
        )
        yield _feed_row(file, outlet, article, moment)
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>{outlet}</title>'
    head += f"<id>urn:x:feed</id><updated>{SAVED.isoformat()}</updated>"
    (HERE / file).write_text(f"{head}{''.join(out)}</feed>\n", "utf-8")


def _rdf(file: str, outlet: str, items: Sequence[tuple[str, str]]) -> Rows:
    out = []
    for article, moment in items:
        text = articles()[article]
        body = escape("".join(f"<p>{part}</p>" for part in _body(article)))
        out.append(
            f'<item rdf:about="{_link(article)}"><title>{escape(text["title"])}</title><link>{_link(article)}</link>'
            f"<dc:date>{moment}</dc:date><dc:creator>{text['author']}</dc:creator>"
            f"<description>{body}</description></item>"
        )
        yield _feed_row(file, outlet, article, moment)
    head = ('<?xml version="1.0" encoding="UTF-8"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
            ' xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">')  # fmt: skip
    channel = f'<channel rdf:about="https://feed.example/"><title>{outlet}</title>'
    channel += "<link>https://feed.example/</link><description>x</description></channel>"
    (HERE / file).write_text(f"{head}{channel}{''.join(out)}</rdf:RDF>\n", "utf-8")


# --- archives of the web ------------------------------------------------------------------------------------------


def _archives() -> Rows:
    yield from _warc("dev/crawl.warc.gz", ("wp-classic-1", "hashed-wire-2", "drupal7-doc-1", "webforms-table-2"), True)
    yield from _warc("held/crawl.warc", ("wp-block-1", "drupal9-gov-1", "testid-wire-2"), False)


def _warc(file: str, names: Sequence[str], pressed: bool) -> Rows:
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    made = {Path(page.name).stem: page for page in pages()}
    with (HERE / file).open("wb") as stream:
        writer = WARCWriter(stream, gzip=pressed)
        for name in names:
            page = made[name]
            address = page.url or f"https://archive.example/{name}.aspx"
            _record(writer, StatusAndHeaders, address, "text/html", (HERE / page.name).read_bytes())
            _record(writer, StatusAndHeaders, f"{address}#logo", "image/gif", b"GIF89a\x01\x00\x01\x00\x00;")
            row = gold_of(page)
            yield row | {
                "file": file,
                "shape": f"warc-{Path(file).suffix[1:]}",
                "reader": "warc",
                "url": row["url"] or address,
            }
        _record(
            writer, StatusAndHeaders, "https://archive.example/robots.txt", "text/plain", b"User-agent: *\nAllow: /\n"
        )


def _record(writer: Any, headers: Any, address: str, media: str, raw: bytes) -> None:
    """A response as a crawler keeps it, with ids and dates that are the same on every run."""
    told = headers("200 OK", [("Content-Type", media), ("Content-Length", str(len(raw)))], protocol="HTTP/1.1")
    fixed = {"WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address)}>",
             "WARC-Date": SAVED.strftime("%Y-%m-%dT%H:%M:%SZ")}  # fmt: skip
    writer.write_record(writer.create_warc_record(
        address, "response", payload=io.BytesIO(raw), http_headers=told, warc_headers_dict=fixed))  # fmt: skip


# --- tables -------------------------------------------------------------------------------------------------------

PLAIN = {name: name for name in ("title", "text", "published", "publisher", "url", "author")}
OTHER = {"title": "headline", "text": "body", "published": "date", "publisher": "source", "url": "link", "author": "by"}


def _tables() -> Rows:
    dev = [("fishing", "Meridian Wire", "2024-02-14"), ("tunnel", "Druk Chronicle", "2021-09-30"), ("archive", "", "")]
    held = [("islands", "Lagoon Post", "2022-02-11"), ("museum", "", "2023-03"), ("salmon", "The Fjord Record", "")]
    yield from _table("dev/texts.csv", dev, PLAIN)
    yield from _table("held/export.csv", held, OTHER)
    yield from _table("dev/texts.jsonl", dev[::-1], PLAIN)
    yield from _table("held/export.jsonl", held[::-1], OTHER)


def _table(file: str, items: Sequence[tuple[str, str, str]], columns: dict[str, str]) -> Rows:
    rows = []
    kind = Path(file).suffix[1:]
    for article, outlet, published in items:
        text = articles()[article]
        cells = {"title": text["title"], "text": "\n\n".join(_body(article)), "published": published,
                 "publisher": outlet, "url": _link(article), "author": text["author"]}  # fmt: skip
        rows.append({columns[name]: value for name, value in cells.items()} | {"id": len(rows) + 1})
        yield _row(file, f"{kind}-{Path(file).stem}", kind, article, published=published or None,
                   publisher=outlet or None,
                   author=text["author"], url=_link(article), columns={} if columns is PLAIN else columns)  # fmt: skip
    out = io.StringIO(newline="")
    if kind == "csv":
        table = csv.DictWriter(out, list(rows[0]))
        table.writeheader()
        table.writerows(rows)
    else:
        out.write("".join(json.dumps(row, ensure_ascii=columns is PLAIN) + "\n" for row in rows))
    (HERE / file).write_text(out.getvalue(), "utf-8-sig" if columns is OTHER and kind == "csv" else "utf-8", newline="")
