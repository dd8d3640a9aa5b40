"""A folder of files in every format that is read, some of them damaged: for what must survive bad input."""

from __future__ import annotations

import bz2
import csv
import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable, Mapping
from email.message import EmailMessage
from html import escape
from pathlib import Path
from types import MappingProxyType

STATES = (
    "Chile", "Peru", "Kenya", "Uganda", "Norway", "Finland", "Vietnam", "Malaysia", "Jordan", "Oman", "Poland",
    "Latvia",
    "Ghana", "Senegal", "Nepal", "Bhutan", "Mexico", "Cuba", "Portugal", "Malta",
)  # fmt: skip
ACTS = (
    "signed a treaty on",
    "agreed to talks on",
    "held a meeting about",
    "will hold an exercise for",
    "hope for a pact on",
)
THINGS = (
    "ports",
    "water",
    "rail freight",
    "fisheries",
    "air services",
    "customs",
    "energy grids",
    "rice",
    "steel",
    "visas",
)
SMALL = "the of and that with from has have are were was which their its by to in for on at".split()
WORDS = (
    "harbour meadow lantern copper violin orchard granite pepper saddle ribbon candle walnut thunder pocket garden "
    "mirror basket hammer ladder button feather marble anchor kettle barrel whistle blanket compass pillow needle"
).split()


def text_of(number: int) -> str:
    """A text that no other number has; each tenth begins with a sentence between two states, as in a mixed archive."""
    dice = random.Random(number)
    a, b = dice.sample(STATES, 2)
    act, thing, year = dice.choice(ACTS), dice.choice(THINGS), 1990 + number % 35
    who = f"{a} and {b}" if number % 10 == 0 else f"The {dice.choice(WORDS)} makers and the {dice.choice(WORDS)} guild"
    told = f"{who} {act} {thing} in March {year}, officials said on Friday."
    rest = " ".join(" ".join(_word(dice) for _ in range(14)).capitalize() + "." for _ in range(3))
    return f"{told}\n\n{rest}"


def _word(dice: random.Random) -> str:
    """A small word, or one that no language has: two texts share no stretch of words."""
    if dice.random() < 0.4:
        return dice.choice(SMALL)
    return "".join(dice.choice("bdfgklmnprstvz") + dice.choice("aeiou") for _ in range(dice.randint(2, 4)))


def html_of(text: str) -> bytes:
    """A page."""
    paragraphs = "".join(f"<p>{escape(one)}</p>" for one in text.split("\n\n"))
    head = "<title>Neighbours act together</title><meta charset=utf-8>"
    body = f"<body><article><h1>Neighbours act together</h1>{paragraphs}</article></body>"
    return f"<!doctype html><html><head>{head}</head>{body}</html>".encode()


def csv_of(text: str) -> bytes:
    """A table of one row."""
    out = io.StringIO()
    csv.writer(out).writerows([("title", "text"), ("Neighbours", text)])
    return out.getvalue().encode()


def mail_of(text: str) -> bytes:
    """A mail."""
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = "desk@herald.example", "Neighbours", "Fri, 15 Mar 2024 10:00:00 +0000"
    mail.set_content(text)
    return mail.as_bytes()


def zip_of(text: str) -> bytes:
    """An archive of one text."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("inner.txt"), text)
    return raw.getvalue()


def docx_of(text: str) -> bytes:
    """A word processor's document."""
    from docx import Document

    made, raw = Document(), io.BytesIO()
    for paragraph in text.split("\n\n"):
        made.add_paragraph(paragraph)
    made.save(raw)
    return raw.getvalue()


def odt_of(text: str) -> bytes:
    """The same in the open format."""
    spaces = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    spaces += 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    body = "".join(f"<text:p>{escape(one)}</text:p>" for one in text.split("\n\n"))
    told = f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body>"
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        archive.writestr(zipfile.ZipInfo("content.xml"), f"{told}</office:document-content>")
    return raw.getvalue()


def pdf_of(text: str) -> bytes:
    """A page of PDF, each paragraph in lines of 80 letters."""
    lines: list[str] = []
    for paragraph in text.split("\n\n"):
        words = iter(paragraph.split())
        line = next(words)
        for word in words:
            if len(line) + len(word) > 78:
                lines.append(line)
                line = word
            else:
                line += f" {word}"
        lines += [line, ""]
    drawn = "BT /F1 10 Tf 12 TL 60 760 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources "
        "<< /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    raw, places = "%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(raw))
        raw += f"{number} 0 obj\n{one}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(raw)}\n%%EOF\n"
    return f"{raw}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


def feed_of(text: str) -> bytes:
    """A feed of one entry."""
    body = escape(escape(text))
    item = (
        f"<item><title>Neighbours</title><link>https://herald.example/a</link><description>{body}</description></item>"
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Herald</title>{item}</channel></rss>'.encode()


def warc_of(text: str) -> bytes:
    """A web archive of one answer."""
    body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html_of(text)
    lines = (
        "WARC/1.0", "WARC-Type: response", "WARC-Target-URI: https://herald.example/a",
        "WARC-Date: 2024-03-15T10:00:00Z", "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>",
        "Content-Type: application/http; msgtype=response", f"Content-Length: {len(body)}", "", "",
    )  # fmt: skip
    head = "\r\n".join(lines)
    return gzip.compress(head.encode() + body + b"\r\n\r\n", mtime=0)


FORMATS: Mapping[str, Callable[[str], bytes]] = MappingProxyType(
    {
        ".txt": str.encode, ".html": html_of, ".csv": csv_of, ".eml": mail_of, ".zip": zip_of, ".docx": docx_of,
        ".odt": odt_of,
        ".pdf": pdf_of, ".rss": feed_of, ".warc.gz": warc_of,
        ".txt.gz": lambda text: gzip.compress(text.encode(), mtime=0),
        ".txt.bz2": lambda text: bz2.compress(text.encode()),
        ".jsonl": lambda text: json.dumps({"text": text}).encode(),
        ".md": lambda text: f"# Neighbours\n\n{text}".encode(),
    }
)  # fmt: skip
"""Ending -> how a text becomes a file of it, which holds that text and no other."""

DAMAGES: Mapping[str, tuple[str, bytes | None]] = MappingProxyType(
    {
        "emptied": ("", b""),
        "noise": (".txt", bytes(range(256)) * 8),
        "broken utf-8": (".txt", "Größe und Öl, dé à où, ñandú. ".encode() * 9 + b"\xff\xfe\xfa"),
        "cut zip": (".zip", None),
        "cut docx": (".docx", None),
        "cut gzip": (".txt.gz", None),
        "cut bzip2": (".txt.bz2", None),
        "cut warc": (".warc.gz", None),
        "a pdf that is none": (".pdf", b"%PDF-1.4\n" + b"\x00garbage" * 60),
        "no such column": (".csv", b"a,b\n1,2\n"),
        "no json": (".jsonl", None),
        "a page of nothing": (".html", b"<html><body><script>1</script></body></html>"),
        "xml that is no feed": (".rss", b"<?xml version='1.0'?><bomb><a>1</a></bomb>"),
    }
)
"""What is done to a file -> the ending that it needs ("": any), and what it then holds (None: its first half)."""


def make_files(folder: Path, count: int, damaged: float, seed: int = 1) -> tuple[set[str], set[str]]:
    """Fill a folder with so many files, that share of them damaged; the names of the good and of the bad ones."""
    dice = random.Random(seed)
    good: set[str] = set()
    bad: set[str] = set()
    for number in range(count):
        harm = dice.choice(list(DAMAGES)) if dice.random() < damaged else None
        ending = (DAMAGES[harm][0] if harm else "") or dice.choice(list(FORMATS))
        raw = FORMATS[ending](text_of(number))
        name = f"{number % 20:02}/{number:05}{ending}"
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(_harmed(raw, DAMAGES[harm][1]) if harm else raw)
        (bad if harm else good).add(name)
    return good, bad


def _harmed(raw: bytes, instead: bytes | None) -> bytes:
    return raw[: len(raw) // 2] if instead is None else instead
